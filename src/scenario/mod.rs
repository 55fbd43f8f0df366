//! Plans (phương án sắp xếp): named lists of dated operations over the apparatus as it stands or over other plans.
//!
//! Data only: both spellings, TOML files and the batch table, become the same [`Step`]s, and ids stay text, because
//! a plan may name bodies that only its own earlier steps make.

mod amount;
mod batch;
mod operation;
mod plan;
mod refusal;
mod selector;
mod target;
mod word;

pub use amount::{Change, Share};
pub use batch::{BadStep, BatchScenario};
pub use operation::{Abolished, Leaders, Mode, Operation, Place, Receiver, Row, Units};
pub use plan::{Plan, Step};
pub use refusal::{Malformed, Noun, Refusal};
pub use selector::{Atom, Selector, SelectorFault, list};
pub use target::{Base, Target};
pub use word::{Word, Words, trimmed};
