//! Indicators and findings of a draft: the baseline's, less what its touched rows gave, plus what they give now.

mod figure;
mod outcome;
mod quo;
mod tally;

pub use figure::{ByCategory, ByClass, CATEGORY_MEASURES, CLASS_MEASURES, Figure, Indicators};
pub use outcome::{Evaluation, Judged, Status, evaluate, indicators};
pub use quo::StatusQuo;
