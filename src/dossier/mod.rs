//! What planners hand in, before it is written in any format: annexes with their forms, and documents made of them.

mod annex;
mod document;

pub use annex::{Annex, AnnexColumn, AnnexRow, Level};
pub use document::{Appendix, Document, DocumentKind, Element, Head, Signature, Span};
