//! What an apparatus costs in a year, before and after a plan, and what the change itself costs once.
//!
//! A year of a person costs `12 · [(Hs + Hl + Hv) · B · (1 + p) + Hr · B] + 12 · (Hs + Hl + Hv) · B · c + 12 · Hs · B · r`:
//! salary and allowances, employer's contributions, bonus fund. Where the table of people covers a body's category it is
//! exact; elsewhere coefficients are assumed, once low and once high, and a [`Span`] holds both. A change is taken
//! within one assumption, so that the same people are never paid low before and high after.

mod leaders;
mod once;
mod pay;
mod payroll;
mod rates;

pub use once::{Leaving, Once, once};
pub use pay::{Pay, PayPart, Span};
pub use payroll::{Gone, Payroll, Sheet, payroll};
pub use rates::Assumption;
