//! Plans and their steps.

use super::operation::Operation;
use super::target::Target;
use super::word::Word;
use crate::model::Grade;
use jiff::civil::Date;

/// A plan (phương án sắp xếp).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Stable id: the stem of its file, or the scenario's name in a batch table.
    pub id: Word,
    /// Name for people.
    pub name: Word,
    /// The paper it rests on.
    pub basis: Option<String>,
    /// Plans it stands on, run before it in this order.
    pub extends: Vec<Word>,
    /// Earlier plans whose contrary steps it knowingly replaces.
    pub overrides: Vec<Word>,
    /// How sure the plan itself is, where it says so.
    pub grade: Option<Grade>,
    /// The reduction of staff that it sets itself.
    pub target: Option<Target>,
    /// Its steps.
    pub steps: Vec<Step>,
}

impl Plan {
    /// A plan of this name that says nothing yet.
    pub fn named(name: Word) -> Self {
        Self {
            id: name.clone(),
            name,
            basis: None,
            extends: Vec::new(),
            overrides: Vec::new(),
            grade: None,
            target: None,
            steps: Vec::new(),
        }
    }
}

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Day on which it takes effect; none: that of the step before, at first the reporting date.
    pub date: Option<Date>,
    /// What it does.
    pub operation: Operation,
    /// The paper it rests on.
    pub basis: Option<String>,
    /// Remark of the planner.
    pub note: Option<String>,
    /// The number that the plan gives it: its place in a file from 1, the `step` cell of a batch table.
    pub number: u32,
    /// The line on which it begins.
    pub line: u32,
}
