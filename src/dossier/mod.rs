//! What planners hand in, before it is written in any format: annexes with their forms, and documents made of them.

mod annex;
mod annexes;
mod bound;
#[cfg(feature = "dossier")]
mod compose;
mod document;
#[cfg(feature = "dossier")]
mod facts;
mod figures;
#[cfg(feature = "dossier")]
mod filters;
#[cfg(feature = "dossier")]
mod markup;
#[cfg(feature = "dossier")]
mod template;

pub use annex::{Annex, AnnexColumn, AnnexRow, Level};
pub use annexes::{Annexes, annexes, roman, source_note};
pub use bound::{MOST_ROWS, bound};
#[cfg(feature = "dossier")]
pub use compose::{Parts, document};
pub use document::{Appendix, Document, DocumentKind, Element, Head, Signature, Span};
#[cfg(feature = "dossier")]
pub use facts::Particulars;
pub use figures::{Changed, DraftFigure, DraftFigures, changed, changes_annex, figures};
#[cfg(feature = "dossier")]
pub use template::{TemplateFault, Templates, Wrong};
