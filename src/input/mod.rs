//! The readers of a case folder: tables, settings, plans and batch tables, as planners' programs write them.
//!
//! [`read_case`] reads the tables of a folder into a [`Case`], [`read_plan`] and [`read_plans`] its plans,
//! [`read_batch`] a table of many. Whatever is wrong comes back as [`Problem`]s, all of them in one go, and nothing
//! is handed on from a case that has a fault.

mod batch;
mod batch_blocks;
mod batch_rows;
mod batch_steps;
mod case;
mod cells;
mod columns;
mod competence;
mod defects;
mod encoding;
mod figures;
mod legacy;
mod legal;
mod lines;
mod naming;
mod norms;
mod papers;
mod parts;
mod people;
mod plan;
mod plan_steps;
mod problem;
mod quotes;
mod rows;
mod settings;
mod sheet;
mod shipped;
mod source;
mod space;
mod space_choices;
mod space_names;
mod tables;
mod values;
mod verbs;
mod vocabulary;

pub use crate::scenario::{BadStep, BatchScenario};
pub use batch::{Assembler, BatchRow, Cell, parse_batch, read_batch};
pub use batch_blocks::{Block, Blocks};
pub use batch_rows::BatchHeading;
pub use case::{Case, CaseInfo, read_case};
pub use figures::parse_figures;
pub use legal::{left_out_like, province_class};
pub use naming::MadeId;
pub use norms::{near_norms, parse_norms, read_norms, shipped_norms};
pub use plan::{parse_plan, plan_ids, read_plan, read_plans};
pub use problem::{CODES, Problem};
pub use shipped::shipped_kinds;
pub use source::{Source, Stop, sha256};
pub use space::{parse_space, read_space};
pub use verbs::operation_word;
