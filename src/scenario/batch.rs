//! Scenarios of a batch table: each is a plan, or the step that keeps it from being one.

use super::plan::Plan;
use super::refusal::Malformed;
use super::word::Word;

/// One scenario of a batch table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchScenario {
    /// Its name.
    pub name: Word,
    /// The line of its first row.
    pub line: u32,
    /// Its plan, or why it has none.
    pub plan: Result<Plan, BadStep>,
}

/// A step of a batch table that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadStep {
    /// The number in the `step` cell, 0 where it cannot be read.
    pub step: u32,
    /// The line of the row.
    pub line: u32,
    /// Why.
    pub why: Malformed,
}
