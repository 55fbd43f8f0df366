//! Law as dated data: values with their unit, the days on which they hold, the paper they stand in and how sure that is.
//!
//! [`Norms`] is the pack, sound and in the order of its ids; [`Norms::at`] is the law of one day, and [`Norms::diff`]
//! what changed between two. [`Competence`] is the law of who decides: kind × operation → authority, paper, file;
//! [`Norms::claim`] finds the rule of a matter. Norms name kinds by id. No input or output and no file format here.

mod claim;
mod competence;
mod dossier;
mod norm;
mod pack;
mod unit;

pub use crate::model::Decimal;
pub use claim::{Claim, Matter, Target};
pub use competence::{Act, Authority, Competence, Form, Instrument, Rule, disputed, rules_overlap};
pub use dossier::{Dossier, DossierRule, Paper, dossiers_overlap};
pub use norm::{Amount, Citation, Dated, Norm, Status, Value};
pub use pack::{Basis, Change, Changed, Cited, Flaw, Norms, NormsAt, overlap};
pub use unit::Unit;
