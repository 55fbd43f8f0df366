//! The law of a day, rule by rule: at the limit and one past it, and who is spared for want of data.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "law/areas.rs"]
mod areas;
#[path = "rulings/case.rs"]
#[allow(dead_code, reason = "the builder serves other tests too")]
mod case;
#[path = "law/communes.rs"]
mod communes;
#[path = "law/court.rs"]
mod court;
#[path = "law/days.rs"]
mod days;
#[path = "law/departments.rs"]
mod departments;
#[path = "law/divisions.rs"]
mod divisions;
#[path = "law/evidence.rs"]
mod evidence;
#[allow(unused_imports, reason = "the judge serves other tests too")]
mod naive;
#[path = "law/program.rs"]
mod program;
#[path = "law/saved.rs"]
mod saved;
#[path = "rulings/state.rs"]
#[allow(dead_code, reason = "the builder serves other tests too")]
mod state;
#[path = "law/structure.rs"]
mod structure;
#[path = "law/surplus.rs"]
mod surplus;
#[path = "law/target.rs"]
mod target;
#[path = "law/totals.rs"]
mod totals;
#[path = "law/units.rs"]
mod units;
