//! The judge: the apparatus and its operations written as naively as the method page words them, on plain ordered
//! maps and sets. It shares no code with the kernel, copies the whole world at each step and recounts everything,
//! so that equal integers mean that both follow the same sentences.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part of the judge")]

pub mod abolish;
pub mod generate;
pub mod measure;
pub mod merge;
pub mod operations;
pub mod people;
pub mod sample;
pub mod selection;
pub mod split;
pub mod state;

pub use measure::measure;
pub use state::World;

use tinhgon::scenario::{Operation, Step};

/// Why a step is not carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It is understood, and impossible in the world as it is.
    Refused,
    /// It would be wrong in any world that these tables begin.
    Malformed,
}

impl World {
    /// Carries out one step, or leaves the world as it was.
    pub fn apply(&mut self, step: &Step) -> Result<(), Stop> {
        let mut next = self.clone();
        next.operate(&step.operation)?;
        next.settle();
        let must_change_work = matches!(step.operation, Operation::Reassign { .. } | Operation::Delegate { .. });
        if must_change_work && next.work() == self.work() {
            return Err(Stop::Refused);
        }
        *self = next;
        Ok(())
    }
}
