//! The apparatus with a plan's changes laid over it: only what a step touches is copied.

use super::baseline::Baseline;
use super::journal::Journal;
use super::roll::Roll;
use super::scopes::{Scope, Scopes};
use super::slot::Slot;
use crate::model::{BodyIx, Category, Count, Holder, KindIx, Posts, ProcedureIx, TaskIx};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// A body as it is in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyState {
    /// Whether it lives.
    pub alive: bool,
    /// Its kind.
    pub kind: KindIx,
    /// The body it stands under.
    pub parent: Option<BodyIx>,
    /// The areas it serves.
    pub area: Scope,
    /// Its posts.
    pub posts: Posts,
}

/// An area that a plan made by merging others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewArea {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The ids of the areas it was made of, the first-listed first.
    pub members: Vec<String>,
    /// Its elementary areas.
    pub scope: Scope,
}

/// People, posts and papers that a plan leaves without a home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bench {
    /// Posts by category: quota and people present; nobody leads on the bench.
    pub posts: Posts,
    /// References whose document names nobody that lives.
    pub references: Vec<u32>,
    /// Procedures that nobody settles.
    pub procedures: Vec<ProcedureIx>,
}

/// What a plan has changed so far.
#[derive(Clone, Default)]
pub(super) struct Changes {
    pub bodies: FxHashMap<BodyIx, BodyState>,
    pub created: Vec<String>,
    pub created_ids: FxHashMap<String, BodyIx>,
    pub names: FxHashMap<BodyIx, String>,
    pub children: FxHashMap<BodyIx, Vec<BodyIx>>,
    pub held: FxHashMap<BodyIx, Vec<TaskIx>>,
    pub kind_bodies: FxHashMap<KindIx, Vec<BodyIx>>,
    pub kind_tasks: FxHashMap<KindIx, Vec<TaskIx>>,
    pub slots: FxHashMap<TaskIx, Vec<Slot>>,
    pub references: FxHashMap<BodyIx, Vec<u32>>,
    pub procedures: FxHashMap<ProcedureIx, Vec<Holder>>,
    pub settled: FxHashMap<BodyIx, Vec<ProcedureIx>>,
    pub new_areas: Vec<NewArea>,
    pub ended_areas: FxHashSet<String>,
    pub bench: Bench,
    /// Heads and deputies who lost their office by the end of their body; none: unknown.
    pub leaders_released: Count,
    /// Tasks whose slots, or the bodies behind them, may differ from the baseline.
    pub touched_tasks: FxHashSet<TaskIx>,
    /// Bodies whose own row, place or sub-units may differ from the baseline.
    pub touched_bodies: FxHashSet<BodyIx>,
    /// Tasks that the running step has touched.
    pub step_tasks: FxHashSet<TaskIx>,
}

/// A baseline with a sparse overlay. The status quo is the draft without steps.
pub struct Draft<'b> {
    pub(super) baseline: &'b Baseline<'b>,
    pub(super) scopes: Scopes<'b>,
    pub(super) changes: Changes,
    pub(super) journal: Journal,
    /// Rolls of kinds since a body, its place or its area last changed.
    pub(super) rolls: FxHashMap<KindIx, Arc<Roll>>,
}

impl<'b> Draft<'b> {
    /// The apparatus as it stands.
    pub fn new(baseline: &'b Baseline<'b>) -> Self {
        Self {
            baseline,
            scopes: Scopes::over(&baseline.scopes),
            changes: Changes { leaders_released: Some(0), ..Changes::default() },
            journal: Journal::default(),
            rolls: FxHashMap::default(),
        }
    }

    /// The apparatus as it stands, again.
    pub fn reset(&mut self) {
        *self = Self::new(self.baseline);
    }

    /// The baseline under it.
    pub fn baseline(&self) -> &'b Baseline<'b> {
        self.baseline
    }

    /// What its steps moved, in order.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// How many bodies there have ever been: positions below it are valid.
    pub fn body_count(&self) -> usize {
        self.baseline.organisation.bodies().len() + self.changes.created.len()
    }

    /// A body as it is now.
    pub fn body(&self, body: BodyIx) -> BodyState {
        match self.changes.bodies.get(&body) {
            Some(state) => state.clone(),
            None => {
                let row = self.baseline.organisation.body(body);
                BodyState {
                    alive: true,
                    kind: row.kind,
                    parent: row.parent,
                    area: self.baseline.areas[body.at()],
                    posts: row.posts,
                }
            }
        }
    }

    /// Whether a body lives.
    pub fn lives(&self, body: BodyIx) -> bool {
        self.changes.bodies.get(&body).is_none_or(|state| state.alive)
    }

    /// The kind of a body.
    pub fn kind(&self, body: BodyIx) -> KindIx {
        match self.changes.bodies.get(&body) {
            Some(state) => state.kind,
            None => self.baseline.organisation.body(body).kind,
        }
    }

    /// The body that a body stands under.
    pub fn parent(&self, body: BodyIx) -> Option<BodyIx> {
        match self.changes.bodies.get(&body) {
            Some(state) => state.parent,
            None => self.baseline.organisation.body(body).parent,
        }
    }

    /// The areas that a body serves.
    pub fn area(&self, body: BodyIx) -> Scope {
        match self.changes.bodies.get(&body) {
            Some(state) => state.area,
            None => self.baseline.areas[body.at()],
        }
    }

    /// The posts of a body.
    pub fn posts(&self, body: BodyIx) -> &Posts {
        match self.changes.bodies.get(&body) {
            Some(state) => &state.posts,
            None => &self.baseline.organisation.body(body).posts,
        }
    }

    /// The id of a body.
    pub fn id(&self, body: BodyIx) -> &str {
        match body.at().checked_sub(self.baseline.organisation.bodies().len()) {
            Some(created) => &self.changes.created[created],
            None => &self.baseline.organisation.body(body).id,
        }
    }

    /// The name of a body.
    pub fn name(&self, body: BodyIx) -> &str {
        match self.changes.names.get(&body) {
            Some(name) => name,
            None if body.at() < self.baseline.organisation.bodies().len() => {
                &self.baseline.organisation.body(body).name
            }
            None => self.id(body),
        }
    }

    /// The body of an id, alive or ended.
    pub fn find(&self, id: &str) -> Option<BodyIx> {
        self.baseline.organisation.find_body(id).or_else(|| self.changes.created_ids.get(id).copied())
    }

    /// Whether a body is in no count of bodies and posts.
    pub fn is_outside(&self, body: BodyIx) -> bool {
        self.baseline.organisation.kind(self.kind(body)).outside
    }

    /// The living sub-units of a body.
    pub fn children(&self, body: BodyIx) -> &[BodyIx] {
        self.changes.children.get(&body).map_or_else(|| self.baseline.children.row(body.0), Vec::as_slice)
    }

    /// The tasks in which a body has a slot of its own.
    pub fn held(&self, body: BodyIx) -> &[TaskIx] {
        self.changes.held.get(&body).map_or_else(|| self.baseline.held.row(body.0), Vec::as_slice)
    }

    /// The living bodies of a kind.
    pub fn bodies_of(&self, kind: KindIx) -> &[BodyIx] {
        self.changes.kind_bodies.get(&kind).map_or_else(|| self.baseline.kind_bodies.row(kind.0), Vec::as_slice)
    }

    /// The tasks in which a kind has a slot.
    pub fn tasks_of_kind(&self, kind: KindIx) -> &[TaskIx] {
        self.changes.kind_tasks.get(&kind).map_or_else(|| self.baseline.kind_tasks.row(kind.0), Vec::as_slice)
    }

    /// The slots of a task.
    pub fn slots(&self, task: TaskIx) -> &[Slot] {
        self.changes.slots.get(&task).map_or_else(|| self.baseline.slots(task), Vec::as_slice)
    }

    /// The references that name a body.
    pub fn references(&self, body: BodyIx) -> &[u32] {
        self.changes.references.get(&body).map_or_else(|| self.baseline.references.row(body.0), Vec::as_slice)
    }

    /// The references that named a body as the case was loaded.
    pub fn named_at_load(&self, body: BodyIx) -> &[u32] {
        self.baseline.references.row(body.0)
    }

    /// The procedures of a task.
    pub fn procedures_of(&self, task: TaskIx) -> &[ProcedureIx] {
        self.baseline.task_procedures.row(task.0)
    }

    /// The procedures that others settle than as the case was loaded.
    pub fn changed_procedures(&self) -> impl Iterator<Item = ProcedureIx> + '_ {
        let as_loaded = |procedure: ProcedureIx| &self.baseline.organisation.procedure(procedure).settled_by;
        let changed = self.changes.procedures.iter().filter(move |(procedure, now)| as_loaded(**procedure) != *now);
        changed.map(|(procedure, _)| *procedure)
    }

    /// The procedures that a body settles by itself.
    pub fn settled(&self, body: BodyIx) -> &[ProcedureIx] {
        self.changes.settled.get(&body).map_or_else(|| self.baseline.procedures.row(body.0), Vec::as_slice)
    }

    /// Who settles a procedure.
    pub fn settlers(&self, procedure: ProcedureIx) -> &[Holder] {
        match self.changes.procedures.get(&procedure) {
            Some(holders) => holders,
            None => &self.baseline.organisation.procedure(procedure).settled_by,
        }
    }

    /// The people, posts and papers without a home.
    pub fn bench(&self) -> &Bench {
        &self.changes.bench
    }

    /// Heads and deputies who lost their office by the end of their body; none: unknown.
    pub fn leaders_released(&self) -> Count {
        self.changes.leaders_released
    }

    /// The areas that the plan made.
    pub fn new_areas(&self) -> &[NewArea] {
        &self.changes.new_areas
    }

    /// Whether an area was merged away.
    pub fn area_ended(&self, id: &str) -> bool {
        self.changes.ended_areas.contains(id)
    }

    /// Sets of areas, to be compared and printed.
    pub fn scopes(&mut self) -> &mut Scopes<'b> {
        &mut self.scopes
    }

    /// Sets of areas, as they are known.
    pub fn scopes_ref(&self) -> &Scopes<'b> {
        &self.scopes
    }

    /// The territory of a task.
    pub fn territory(&self, task: TaskIx) -> Scope {
        self.baseline.territories[task.at()]
    }

    /// Tasks whose evaluation may differ from the baseline, in order.
    pub fn touched_tasks(&self) -> Vec<TaskIx> {
        let mut tasks: Vec<TaskIx> = self.changes.touched_tasks.iter().copied().collect();
        tasks.sort_unstable();
        tasks
    }

    /// Bodies whose evaluation may differ from the baseline, in order; new ones too.
    pub fn touched_bodies(&self) -> Vec<BodyIx> {
        let mut bodies: Vec<BodyIx> = self.changes.touched_bodies.iter().copied().collect();
        bodies.sort_unstable();
        bodies
    }

    /// The nearest body at or above that stands for itself under the one-lead rule; the body itself if none does.
    pub fn agency(&self, body: BodyIx) -> BodyIx {
        let mut at = Some(body);
        while let Some(here) = at {
            if self.baseline.organisation.kind(self.kind(here)).agency {
                return here;
            }
            at = self.parent(here);
        }
        body
    }

    /// Whether a body is the other or stands below it.
    pub fn is_at_or_below(&self, body: BodyIx, above: BodyIx) -> bool {
        let mut at = Some(body);
        while let Some(here) = at {
            if here == above {
                return true;
            }
            at = self.parent(here);
        }
        false
    }

    /// The nearest living body above that is none of the given ones.
    pub fn above(&self, body: BodyIx, but_not: &[BodyIx]) -> Option<BodyIx> {
        let mut at = self.parent(body);
        while let Some(here) = at {
            if self.lives(here) && !but_not.contains(&here) {
                return Some(here);
            }
            at = self.parent(here);
        }
        None
    }

    /// The posts that a body has rows for, or anything in.
    pub fn categories(&self, body: BodyIx) -> Vec<Category> {
        let used = |staff: &crate::model::Staff| staff.listed || staff.quota != Some(0) || staff.filled != Some(0);
        self.posts(body).iter().filter(|(_, staff)| used(staff)).map(|(category, _)| category).collect()
    }
}
