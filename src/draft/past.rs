//! The apparatus after plans as a baseline of its own. Whoever runs many scenarios on top of the same plans carries these
//! out once, and each scenario then costs what it touches itself.

use super::baseline::Baseline;
use super::journal::Journal;
use super::lists::Lists;
use super::overlay::Overlay;
use super::slot_rows::{Holdings, slots_of};
use super::state::{Bench, Draft, NewArea};
use crate::model::{BodyIx, Count, Holder, Posts, TaskIx};
use rustc_hash::FxHashMap;

/// What plans have changed of an organisation beneath a baseline, as far as its dense tables do not hold it; nothing for the
/// apparatus as it was loaded.
#[derive(Clone)]
pub(super) struct Past {
    pub posts: Overlay<Posts>,
    pub names: Overlay<String>,
    pub procedures: Overlay<Vec<Holder>>,
    pub created: Vec<String>,
    pub created_ids: FxHashMap<String, BodyIx>,
    pub new_areas: Vec<NewArea>,
    pub bench: Bench,
    pub leaders_released: Count,
    pub journal: Journal,
}

impl Default for Past {
    fn default() -> Self {
        Self {
            posts: Overlay::default(),
            names: Overlay::default(),
            procedures: Overlay::default(),
            created: Vec::new(),
            created_ids: FxHashMap::default(),
            new_areas: Vec::new(),
            bench: Bench::default(),
            leaders_released: Some(0),
            journal: Journal::default(),
        }
    }
}

impl<'b> Baseline<'b> {
    /// The apparatus as a draft has it. A draft of it counts what its own steps touch; bodies, areas and sets of areas keep
    /// the numbers that they have in the first.
    pub fn after(draft: &Draft<'b>) -> Self {
        let (before, changes) = (draft.baseline, &draft.changes);
        let bodies = || (0..draft.body_count()).map(BodyIx::new);
        let mut slots = (vec![0], Vec::with_capacity(before.slots.1.len()));
        for task in (0..before.tasks.len()).map(TaskIx::new) {
            slots.1.extend_from_slice(draft.slots(task));
            slots.0.push(slots.1.len() as u32);
        }
        let children = bodies().flat_map(|body| draft.children(body).iter().map(move |unit| (body.0, *unit)));
        let kind_bodies = draft.living().map(|body| (draft.kind(body).0, body));
        let references = bodies().flat_map(|body| draft.references(body).iter().map(move |at| (body.0, *at)));
        let settled = bodies().flat_map(|body| draft.settled(body).iter().map(move |one| (body.0, *one)));
        let scopes = draft.scopes.whole();
        let (many, kinds) = (draft.body_count(), before.organisation.kinds().len());
        let Holdings { held, kind_tasks, excepted } = Holdings::of(&slots, &scopes);
        let mut posts = before.past.posts.clone();
        changes.bodies.all_posts().for_each(|(body, row)| posts.put(body.0, *row));
        let mut baseline = Self {
            organisation: before.organisation,
            some_outside: before.some_outside,
            bodies: bodies().map(|body| draft.body(body)).collect(),
            agencies: bodies().map(|body| draft.agency(body)).collect(),
            children: Lists::of(many, children.collect()),
            held: Lists::of(many, held),
            kind_bodies: Lists::of(kinds, kind_bodies.collect()),
            kind_tasks: Lists::of(kinds, kind_tasks),
            rolls: Vec::new(),
            kind_groups: Vec::new(),
            excepted: Lists::of(many, excepted),
            field_names: before.field_names.clone(),
            field_tasks: before.field_tasks.clone(),
            tasks: before.tasks.iter().enumerate().map(|(at, row)| row.held_as(slots_of(&slots, at))).collect(),
            slots,
            references: Lists::of(many, references.collect()),
            procedures: Lists::of(many, settled.collect()),
            task_procedures: before.task_procedures.clone(),
            past: Past {
                posts,
                names: before.past.names.beneath(&changes.names),
                procedures: before.past.procedures.beneath(&changes.procedures),
                created: before.past.created.iter().chain(&changes.created).cloned().collect(),
                created_ids: before.past.created_ids.iter().chain(&changes.created_ids).map(owned).collect(),
                new_areas: changes.new_areas.clone(),
                bench: changes.bench.clone(),
                leaders_released: changes.leaders_released,
                journal: draft.journal.clone(),
            },
            scopes,
        };
        baseline.rolls = baseline.call_rolls();
        baseline.kind_groups = baseline.group_kind_tasks();
        baseline
    }
}

fn owned((id, body): (&String, &BodyIx)) -> (String, BodyIx) {
    (id.clone(), *body)
}
