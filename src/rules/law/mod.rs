//! What the law of a day says of an apparatus: staffing, leaders, sizes, structure, totals, administrative units.
//!
//! [`Law`] is the norms pack read for one day and one case: which value governs which kind of body. Each rule is one
//! function with one code; it says of each subject that it holds, that it does not, or that an input is missing
//! ([`Ruling`]). What fails or is unknown is a [`Finding`] that names the norm it rests on.

mod areas;
mod book;
mod deputies;
mod facts;
mod judge;
mod limit;
mod moves;
mod setting;
mod sizes;
mod standing;
mod structure;
mod totals;

pub use book::{Circumstances, Law};
pub use deputies::{DeputyLimit, deputy_limit};
pub use judge::{Checked, LawFindings, judge_law};
pub use limit::{Lack, Limit, Ruling};
pub use moves::Moves;
pub use setting::{Setting, Settings};
pub use standing::Standing;

#[cfg(doc)]
use super::Finding;
