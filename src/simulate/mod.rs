//! The path of an apparatus over time: who retires, who leaves, who moves from the bench into vacancies, and when each
//! body comes under its number of deputies.
//!
//! Everything here is plain data and pure functions. [`roster`] says who works where after a plan, [`deputy_norms`] what
//! the law of a day allows, [`simulate`] carries out the runs, [`whole_path`] makes whole persons a year of them, and
//! [`redeploy`] proposes where those on the bench may go. No input, no output, no clock; the only source of chance is the
//! seed.

mod bands;
mod bench;
mod deadline;
mod expected;
mod flow;
mod hazard;
mod month;
mod norms;
mod path;
mod people;
mod redeploy;
mod run;
mod wholes;

pub use bands::{Band, Series, difference};
pub use deadline::Deadlines;
pub use hazard::{AgeBands, Assumptions, Hazard, NEVER, RetirementAges};
pub use month::Month;
pub use norms::{BodyNorm, DeputyNorms, deputy_norms};
pub use path::{BodyPath, Path, Pay, payroll, simulate};
pub use people::{Due, Mismatch, Person, Roster, Seat, roster};
pub use redeploy::{BenchClass, Placement, Reason, Redeployment, Residue, redeploy};
pub use run::{Course, Pool, Setting};
pub use wholes::{WholePath, WholeRow, whole_path};
