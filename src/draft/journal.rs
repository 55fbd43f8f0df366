//! What the steps of a plan moved, from where to where: the ground for lineage, hand-over lists and conflicts.

use super::scopes::Scope;
use crate::model::{BodyIx, Category, Count, Holder, ProcedureIx, Role, TaskIx};

/// One thing that one step moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The position of the step in the run.
    pub step: u32,
    /// What happened.
    pub event: Event,
}

/// What a step can do to the apparatus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Work went from one holder to another; to none: nobody has it now.
    Work {
        /// The task.
        task: TaskIx,
        /// The role.
        role: Role,
        /// Who had it; none: nobody.
        from: Option<Holder>,
        /// Who has it.
        to: Option<Holder>,
        /// Where.
        scope: Scope,
        /// Whether the step names the receiver of this task; a merger only passes it on.
        given: bool,
    },
    /// People and posts went from one body to another, or to the bench.
    People {
        /// The body that gave.
        from: BodyIx,
        /// The body that received; none: the bench.
        to: Option<BodyIx>,
        /// The category.
        category: Category,
        /// Posts; none: unknown.
        quota: Count,
        /// People; none: unknown.
        filled: Count,
    },
    /// A body came to be.
    Created(BodyIx),
    /// A body became part of another.
    Merged {
        /// The body that ended.
        from: BodyIx,
        /// The successor.
        into: BodyIx,
    },
    /// A part was split off.
    SplitOff {
        /// The body.
        from: BodyIx,
        /// The part.
        part: BodyIx,
    },
    /// A body ended, and no single successor takes its place.
    Ended(BodyIx),
    /// A body went under another.
    Moved {
        /// The body.
        body: BodyIx,
        /// Its parent before.
        from: Option<BodyIx>,
        /// Its parent now.
        under: Option<BodyIx>,
        /// Whether the step moves it, or it follows a change above it.
        given: bool,
    },
    /// A body has another name.
    Renamed {
        /// The body.
        body: BodyIx,
        /// Its name before.
        before: String,
    },
    /// The quota of a category was set.
    Resized {
        /// The body.
        body: BodyIx,
        /// The category.
        category: Category,
        /// The quota now.
        quota: Count,
    },
    /// A reference of a document follows the body that it named.
    Reference {
        /// The position of the reference.
        reference: u32,
        /// The body it named.
        from: BodyIx,
        /// The body it names; none: nobody.
        to: Option<BodyIx>,
    },
    /// A procedure is settled by others.
    Procedure {
        /// The procedure.
        procedure: ProcedureIx,
        /// Who settled it.
        from: Holder,
        /// Who settles it; none: nobody.
        to: Option<Holder>,
    },
    /// Heads and deputies lost their office by the end of their body, or by leaving it.
    LeadersReleased {
        /// The body they led.
        body: BodyIx,
        /// How many; none: unknown.
        leaders: Count,
    },
    /// A row of the step selects nothing that its giver holds.
    SelectsNothing {
        /// The giver.
        body: Option<BodyIx>,
        /// The row, counted from 1.
        row: u32,
    },
    /// Areas became one.
    AreasMerged {
        /// The position in [`super::Draft::new_areas`].
        area: u32,
    },
}

/// The entries of a run, in order.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    /// Whether only what figures and findings need is noted.
    pub(super) brief: bool,
    pub(super) step: u32,
    pub(super) entries: Vec<Entry>,
}

impl Journal {
    pub(super) fn note(&mut self, event: Event) {
        if self.brief && !matches!(event, Event::SelectsNothing { .. }) {
            return;
        }
        self.entries.push(Entry { step: self.step, event });
    }

    /// Forgets what was noted since another journal, with which it began.
    pub(super) fn forget_since(&mut self, past: &Self) {
        self.step = past.step;
        self.entries.truncate(past.entries.len());
    }

    /// The entries, in the order in which the steps made them.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}
