//! tinhgon ("tinh gọn", lean) models a province's apparatus as a graph, applies restructuring plans to it and says
//! what each one does: who leads what, where work overlaps or is dropped, how many people and posts remain.
//!
//! The central types, from the ground up:
//!
//! - [`model::Organisation`]: the apparatus as a graph, built once from [`model::tables`] and then never changed.
//! - [`scenario::Plan`]: a named list of dated operations; data only, ids as text.
//! - [`draft::Draft`]: the dense image of an organisation ([`draft::Baseline`]) with a plan's changes laid over it;
//!   `'b` is the borrow of that image.
//! - [`evaluate::StatusQuo`] and [`evaluate::Evaluation`]: what the apparatus measures as it stands, and what a draft
//!   comes to: integers and findings.
//! - [`report`]: facts turned into what people read. [`input`] is the only reader.
//!
//! ```
//! use std::path::Path;
//! use tinhgon::draft::{Baseline, Draft, run};
//! use tinhgon::evaluate::{Figure, StatusQuo, evaluate};
//! use tinhgon::input::{read_case, read_plans};
//!
//! let dir = Path::new("scenarios/kon-tum");
//! let case = read_case(dir).expect("the shipped case has no faults");
//! let plans = read_plans(dir, "bo-cap-huyen").expect("the shipped plans have no faults");
//!
//! let baseline = Baseline::new(&case.organisation);
//! let quo = StatusQuo::new(&baseline);
//! let mut draft = Draft::new(&baseline);
//! run(&mut draft, &plans.iter().collect::<Vec<_>>(), case.info.as_of, None).expect("no step is refused");
//!
//! let outcome = evaluate(&quo, &mut draft);
//! assert_eq!(outcome.before.get(Figure::TasksWithoutLead), Some(0));
//! assert_eq!(outcome.after.get(Figure::TasksWithoutLead), Some(0), "every district task has found a lead");
//! assert!(outcome.after.get(Figure::Agencies) < outcome.before.get(Figure::Agencies));
//! ```
//!
//! Arrows between modules point down this list of floors only; `docs/method.md` says what every number means.

pub mod batch;
pub mod benefits;
pub mod chart;
pub mod cli;
pub mod compare;
pub mod competence;
pub mod cost;
pub mod dossier;
pub mod draft;
pub mod evaluate;
pub mod explain;
pub mod input;
pub mod lineage;
pub mod model;
pub mod norms;
pub mod output;
pub mod overlap;
pub mod report;
pub mod rules;
pub mod scenario;
pub mod simulate;
pub mod space;
