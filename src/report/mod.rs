//! From the facts of the floors below to what is shown. No input or output here.

mod catalogue;
mod check;
mod comparison;
mod evaluation;
mod explanation;
mod findings;
pub mod json;
pub mod law;
mod lineage;
mod moves;
mod names;
mod norms;
mod number;
mod overlap;
mod page;
mod provenance;
mod texts;
mod tree;
mod words;

pub use catalogue::findings_page;
pub use check::check_report;
pub use comparison::{Alternative, Comparison, ComparisonJson, compared_json, comparison_report};
pub use evaluation::{EFFECTS, Evaluated, Judgement, evaluation_report, figure_name};
pub use explanation::{explanation_report, figure_formula, figures_report};
pub use findings::code_title;
pub use lineage::{hand_overs, origins};
pub use moves::{Homeless, homeless};
pub use names::{Names, PlanFacts, StepName, covering_areas};
pub use norms::{norm_report, norms_diff_report, norms_page, norms_report};
pub use number::{cell_text, change, percent, percent_cell, ratio};
pub use overlap::overlap_sections;
pub use page::{Block, Cell, Column, Line, Report, Row, Section, Table};
pub use provenance::{Provenance, count_text, date_text, grade_text};
pub use texts::{Lang, Texts};
pub use tree::{HeldDuty, Shown, title, tree, tree_report};
pub use words::{malformed_facts, malformed_text, refusal_facts, refusal_text};
