//! What the steps of a plan have changed so far, all of which is forgotten at once.

use super::changed_bodies::ChangedBodies;
use super::changed_tasks::ChangedTasks;
use super::overlay::Overlay;
use super::past::Past;
use super::roll::Answered;
use super::state::{Bench, NewArea};
use crate::model::{BodyIx, Count, Holder, KindIx, TaskIx};
use rustc_hash::{FxHashMap, FxHashSet};

/// What a plan has changed so far; what is in none of these is as in the baseline.
#[derive(Clone)]
pub(super) struct Changes {
    pub bodies: ChangedBodies,
    pub tasks: ChangedTasks,
    pub created: Vec<String>,
    pub created_ids: FxHashMap<String, BodyIx>,
    pub names: Overlay<String>,
    pub kind_tasks: Overlay<Vec<TaskIx>>,
    /// Whether any slots of these tasks may have exceptions.
    pub excepts: bool,
    pub procedures: Overlay<Vec<Holder>>,
    pub new_areas: Vec<NewArea>,
    pub ended_areas: FxHashSet<String>,
    pub bench: Bench,
    /// Heads and deputies who lost their office by the end of their body; none: unknown.
    pub leaders_released: Count,
    /// Holders that a step has put into tasks and taken out of others, which nobody has asked about since.
    pub put_off: Vec<(TaskIx, Holder, bool)>,
    /// Tasks that the running step has touched.
    pub step_tasks: Vec<TaskIx>,
    /// Kinds whose living bodies, or the areas of these, may differ from the baseline.
    pub rolled: Vec<KindIx>,
    /// What was last asked about the bodies of a kind, since one of them last changed.
    pub answered: Option<Answered>,
}

impl Default for Changes {
    fn default() -> Self {
        Self {
            bodies: ChangedBodies::default(),
            tasks: ChangedTasks::default(),
            created: Vec::new(),
            created_ids: FxHashMap::default(),
            names: Overlay::default(),
            kind_tasks: Overlay::default(),
            excepts: false,
            procedures: Overlay::default(),
            new_areas: Vec::new(),
            ended_areas: FxHashSet::default(),
            bench: Bench::default(),
            leaders_released: Some(0),
            put_off: Vec::new(),
            step_tasks: Vec::new(),
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
        self.tasks.clear();
        if !self.created.is_empty() {
            self.created.clear();
            self.created_ids.clear();
        }
        self.names.clear();
        self.kind_tasks.clear();
        self.excepts = false;
        self.procedures.clear();
        while self.new_areas.len() > past.new_areas.len()
            && let Some(area) = self.new_areas.pop()
        {
            self.ended_areas.retain(|ended| !area.members.contains(ended));
        }
        self.begin_with(past);
        self.put_off.clear();
        self.step_tasks.clear();
        self.rolled.clear();
        self.answered = None;
    }

    /// The body that a plan created under an id.
    pub fn find_created(&self, id: &str) -> Option<BodyIx> {
        if self.created.is_empty() { None } else { self.created_ids.get(id).copied() }
    }
}
