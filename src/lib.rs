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
//! Arrows between modules point down this list of floors only; `docs/method.md` says what every number means.

pub mod cli;
pub mod compare;
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
