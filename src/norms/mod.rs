//! Law as dated data: values with their unit, the days on which they hold, the paper they stand in and how sure that is.
//!
//! [`Norms`] is the pack, sound and in the order of its ids; [`Norms::at`] is the law of one day, and [`Norms::diff`]
//! what changed between two. Norms name kinds by id. No input or output and no file format here.

mod decimal;
mod norm;
mod pack;
mod unit;

pub use decimal::Decimal;
pub use norm::{Amount, Citation, Dated, Norm, Status, Value};
pub use pack::{Basis, Change, Changed, Flaw, Norms, NormsAt, overlap};
pub use unit::Unit;
