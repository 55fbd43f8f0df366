//! What the steps of a plan have changed so far, all of which is forgotten at once.

use super::overlay::Overlay;
use super::past::Past;
use super::roll::Answered;
use super::slot::Slots;
use super::state::{Bench, BodyState, NewArea};
use crate::model::{BodyIx, Count, Holder, KindIx, Posts, ProcedureIx, TaskIx};
use rustc_hash::{FxHashMap, FxHashSet};

/// What a plan has changed so far; what is in none of these is as in the baseline.
#[derive(Clone)]
pub(super) struct Changes {
    /// Bodies that ended, came to be, or have another parent or area.
    pub bodies: Overlay<BodyState>,
    pub posts: Overlay<Posts>,
    pub created: Vec<String>,
    pub created_ids: FxHashMap<String, BodyIx>,
    pub names: Overlay<String>,
    pub children: Overlay<Vec<BodyIx>>,
    pub held: Overlay<Vec<TaskIx>>,
    pub kind_tasks: Overlay<Vec<TaskIx>>,
    pub slots: Overlay<Slots>,
    /// Whether any of these slots may have exceptions.
    pub excepts: bool,
    pub references: Overlay<Vec<u32>>,
    pub procedures: Overlay<Vec<Holder>>,
    pub settled: Overlay<Vec<ProcedureIx>>,
    pub new_areas: Vec<NewArea>,
    pub ended_areas: FxHashSet<String>,
    pub bench: Bench,
    /// Heads and deputies who lost their office by the end of their body; none: unknown.
    pub leaders_released: Count,
    /// Tasks whose slots, or the bodies behind them, may differ from the baseline; with the step that marked each last.
    pub touched_tasks: Overlay<u32>,
    /// Bodies that may measure differently than in the baseline, and whether by more than what they hold: by their own row,
    /// their posts, place or sub-units.
    pub touched_bodies: Overlay<bool>,
    /// Tasks that the running step has touched.
    pub step_tasks: Vec<TaskIx>,
    /// The agencies of new bodies, and of those that a step has put elsewhere.
    pub agencies: Overlay<u32>,
    /// Kinds whose living bodies, or the areas of these, may differ from the baseline.
    pub rolled: Vec<KindIx>,
    /// What was last asked about the bodies of a kind, since one of them last changed.
    pub answered: Option<Answered>,
}

impl Default for Changes {
    fn default() -> Self {
        Self {
            bodies: Overlay::default(),
            posts: Overlay::default(),
            created: Vec::new(),
            created_ids: FxHashMap::default(),
            names: Overlay::default(),
            children: Overlay::default(),
            held: Overlay::default(),
            kind_tasks: Overlay::default(),
            slots: Overlay::default(),
            excepts: false,
            references: Overlay::default(),
            procedures: Overlay::default(),
            settled: Overlay::default(),
            new_areas: Vec::new(),
            ended_areas: FxHashSet::default(),
            bench: Bench::default(),
            leaders_released: Some(0),
            touched_tasks: Overlay::default(),
            touched_bodies: Overlay::default(),
            step_tasks: Vec::new(),
            agencies: Overlay::default(),
            rolled: Vec::new(),
            answered: None,
        }
    }
}

impl Changes {
    /// Nothing yet, on top of what plans have changed beneath the baseline.
    pub fn since(past: &Past) -> Self {
        let mut changes = Self { new_areas: past.new_areas.clone(), ..Self::default() };
        changes.ended_areas.extend(past.new_areas.iter().flat_map(|area| area.members.iter().cloned()));
        changes.begin_with(past);
        changes
    }

    fn begin_with(&mut self, past: &Past) {
        self.bench.posts.set_to(&past.bench.posts);
        self.bench.references.clone_from(&past.bench.references);
        self.bench.procedures.clone_from(&past.bench.procedures);
        self.leaders_released = past.leaders_released;
    }

    /// Forgets everything but what was so before, and keeps the buffers.
    pub fn clear(&mut self, past: &Past) {
        self.bodies.clear();
        self.posts.clear();
        self.created.clear();
        self.created_ids.clear();
        self.names.clear();
        self.children.clear();
        self.held.clear();
        self.kind_tasks.clear();
        self.slots.clear();
        self.excepts = false;
        self.references.clear();
        self.procedures.clear();
        self.settled.clear();
        for area in self.new_areas.drain(past.new_areas.len()..) {
            self.ended_areas.retain(|ended| !area.members.contains(ended));
        }
        self.begin_with(past);
        self.touched_tasks.clear();
        self.touched_bodies.clear();
        self.step_tasks.clear();
        self.agencies.clear();
        self.rolled.clear();
        self.answered = None;
    }

    /// Something of whether a body has rows here, for whoever only wants to have asked.
    pub fn marks_of(&self, body: u32) -> u32 {
        let rows = [self.bodies.contains(body), self.posts.contains(body), self.children.contains(body)];
        let others = [self.held.contains(body), self.touched_bodies.contains(body), self.agencies.contains(body)];
        rows.into_iter().chain(others).map(u32::from).sum()
    }

    /// The same of a task.
    pub fn marks_of_task(&self, task: u32) -> u32 {
        u32::from(self.slots.contains(task)) + u32::from(self.touched_tasks.contains(task))
    }

    /// The body that a plan created under an id.
    pub fn find_created(&self, id: &str) -> Option<BodyIx> {
        if self.created.is_empty() { None } else { self.created_ids.get(id).copied() }
    }
}
