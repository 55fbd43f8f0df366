//! Indicators and findings of a draft: the baseline's, less what its touched rows gave, plus what they give now.

mod asked;
mod briefs;
mod earlier;
mod figure;
mod graded;
mod keyed;
mod law;
mod outcome;
mod pairs;
mod quo;
mod sums;
mod tally;
mod whole_kinds;
mod worker;

pub use asked::Asked;
pub use figure::{ByCategory, ByClass, CATEGORY_MEASURES, CLASS_MEASURES, Figure, Indicators};
pub use graded::GradedCounts;
pub use law::{evaluate_after, evaluate_under, judged};
pub use outcome::{Differences, Evaluation, Judged, Status, differences, evaluate, indicators, subject_id};
pub(crate) use outcome::{people_moved, touched_papers};
pub use quo::StatusQuo;
pub use worker::{FindingCounts, Worker};
