//! The rules: what is measured of one task or one body, and what about it must be said. Each rule is one function
//! with one code, called with a sink: whoever only counts, counts; whoever reports, collects.

mod body;
mod brief;
mod code;
mod counts;
mod field;
pub mod law;
mod lead;
mod task;

pub use body::{
    BodyFacts, BodyShape, body_grade, hinges_on_work, judge_body, measure_body, measure_shape, shape_without_place,
};
pub use brief::{Brief, brief_task};
pub use code::{Code, Finding, Severity, Subject};
pub use counts::{TaskCounts, TierLeads};
pub use field::{SHARE_UNIT, Spread, judge_field, part_of, shares};
pub(crate) use lead::as_grave_as_known;
pub use lead::{LeadHolder, judge_task};
pub use task::{LeadCell, Part, TaskFacts, measure_task, parts};
