//! The kernel's state: a dense, immutable image of the apparatus, and drafts that lay a plan's changes over it.

mod after;
mod baseline;
mod changed_bodies;
mod changed_tasks;
mod changes;
mod edit;
mod fetch;
mod holding;
mod journal;
mod lists;
mod operations;
mod overlay;
mod own_slots;
mod past;
mod resolve;
mod roll;
mod run;
mod scopes;
mod settle;
mod slot;
mod slot_rows;
mod staffing;
mod state;
mod touched;

pub use after::{areas_after, tables_after};
pub use baseline::{Baseline, TaskRow};
pub use edit::{minus, plus};
pub use fetch::Fetched;
pub use journal::{Entry, Event, Journal};
pub(crate) use overlay::Overlay;
pub use roll::{Changed, KindGroup, KindIn, Member, Members};
pub use run::{Disputed, Done, Ran, Stopped, Why, run, run_on};
pub use scopes::{Scope, Scopes};
pub use slot::{Except, Exceptions, Slot};
pub use state::{Bench, BodyState, Draft, NewArea};
