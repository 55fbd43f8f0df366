//! From the facts of the floors below to what is shown. No input or output here.

mod check;
mod evaluation;
mod findings;
pub mod json;
mod moves;
mod names;
mod number;
mod page;
mod provenance;
mod texts;
mod words;

pub use check::check_report;
pub use evaluation::{EFFECTS, Evaluated, evaluation_report, figure_name};
pub use findings::code_title;
pub use moves::{Homeless, homeless};
pub use names::{Names, PlanFacts, StepName, covering_areas};
pub use number::{cell_text, change, percent, percent_cell, ratio};
pub use page::{Block, Cell, Column, Line, Report, Row, Section, Table};
pub use provenance::{Provenance, count_text, date_text, grade_text};
pub use texts::{Lang, Texts};
pub use words::{malformed_facts, malformed_text, refusal_facts, refusal_text};
