//! The way of a lead, step by step, from an agency that gives it up to those who have it in the end.
//!
//! Who led before and who leads after do not say who gave to whom: where two departments led a task together and each
//! was merged into another, each gave its part to its own successor. The plans are carried out once more, and after
//! each step it is asked who leads.

use super::LeadChange;
use crate::draft::{Baseline, Done, Draft, Event};
use crate::model::{BodyIx, Holder, Role, TaskIx};
use crate::rules::measure_task;
use crate::scenario::Plan;
use std::collections::BTreeMap;

/// The lead on a task, from an agency that does not lead it any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The task.
    pub task: TaskIx,
    /// The agency that gave it up.
    pub from: BodyIx,
    /// Who leads in its place in the end, in order, also if they led beside it; empty: nobody took its part over.
    pub to: Vec<BodyIx>,
    /// Who had it on the way.
    pub between: Vec<BodyIx>,
    /// The position of the step by which it left the giver.
    pub left: u32,
    /// The position of the step by which it reached those who have it.
    pub reached: u32,
}

/// The passages of the tasks whose lead differs, by task and giver.
pub fn passages(baseline: &Baseline<'_>, plans: &[Plan], done: &[Done], changes: &[LeadChange]) -> Vec<Passage> {
    let mut ways: BTreeMap<(TaskIx, BodyIx), Passage> = BTreeMap::new();
    let mut leads: BTreeMap<TaskIx, Vec<BodyIx>> =
        changes.iter().map(|change| (change.task, change.before.clone())).collect();
    let (mut draft, mut earlier) = (Draft::new(baseline), Draft::new(baseline));
    let everywhere = baseline.organisation().everywhere();
    for (at, done) in done.iter().enumerate() {
        let step = plans.get(done.plan).and_then(|plan| plan.steps.iter().find(|step| step.number == done.number));
        let Some(step) = step else { continue };
        let known = draft.journal().entries().len();
        // A step that another plan has carried out already is refused, and changes nothing.
        if draft.apply(&step.operation).is_err() {
            continue;
        }
        let events: Vec<Event> = draft.journal().entries()[known..].iter().map(|entry| entry.event.clone()).collect();
        for (task, before) in leads.iter_mut().filter(|(task, _)| may_concern(&events, **task)) {
            let now = measure_task(&mut draft, *task).leads_within(&everywhere);
            if now == *before {
                continue;
            }
            let gone = before.iter().copied().filter(|body| !now.contains(body));
            for giver in gone.collect::<Vec<_>>() {
                let to = receivers(&events, (&earlier, &draft), *task, giver, (before, &now));
                pass_on(&mut ways, *task, giver, &to, at as u32);
            }
            *before = now;
        }
        // It follows one step behind: who a unit counted for before the step, only it knows.
        if earlier.apply(&step.operation).is_err() {
            return Vec::new();
        }
    }
    let ends = changes.iter().map(|change| (change.task, change)).collect::<BTreeMap<_, _>>();
    let mut passages: Vec<Passage> = ways.into_values().collect();
    for passage in &mut passages {
        let after = ends.get(&passage.task).map_or(&[][..], |change| &change.after);
        passage.to.retain(|body| after.contains(body));
        passage.to.sort_unstable();
        passage.to.dedup();
    }
    // Who gave a task up and leads it again in the end gave nothing; who only had it on the way is no giver.
    passages.retain(|passage| {
        ends.get(&passage.task)
            .is_some_and(|change| change.before.contains(&passage.from) && !change.after.contains(&passage.from))
    });
    passages
}

/// Whether a step may change who leads a task: it names the task, or changes what agencies there are and where.
fn may_concern(events: &[Event], task: TaskIx) -> bool {
    events.iter().any(|event| match event {
        Event::Work { task: moved, role, .. } => *moved == task && *role == Role::Lead,
        Event::People { .. }
        | Event::Reference { .. }
        | Event::Procedure { .. }
        | Event::Renamed { .. }
        | Event::Resized { .. }
        | Event::LeadersReleased { .. } => false,
        _ => true,
    })
}

/// Who takes an agency's part in a task over at a step: whom the step gives it to, else the successor of the agency,
/// else those who begin to lead.
fn receivers(
    events: &[Event],
    (earlier, draft): (&Draft<'_>, &Draft<'_>),
    task: TaskIx,
    giver: BodyIx,
    (before, now): (&[BodyIx], &[BodyIx]),
) -> Vec<BodyIx> {
    let mut found: Vec<BodyIx> = Vec::new();
    let mut add = |body: BodyIx| {
        if now.contains(&body) && !found.contains(&body) {
            found.push(body);
        }
    };
    let gave = |holder: &Option<Holder>| match holder {
        Some(Holder::Body(body)) => earlier.agency(*body) == giver,
        Some(Holder::Kind(kind)) => earlier.kind(giver) == *kind,
        None => true,
    };
    for event in events {
        match event {
            Event::Work { task: moved, role: Role::Lead, from, to: Some(to), .. } if *moved == task && gave(from) => {
                match to {
                    Holder::Body(body) => add(draft.agency(*body)),
                    Holder::Kind(kind) => {
                        now.iter().copied().filter(|body| draft.kind(*body) == *kind).for_each(&mut add);
                    }
                }
            }
            Event::Merged { from, into } if *from == giver => add(draft.agency(*into)),
            _ => {}
        }
    }
    if found.is_empty() {
        found.extend(now.iter().copied().filter(|body| !before.contains(body)));
    }
    found
}

/// Puts receivers in the place of a giver, wherever it stands on a way, and begins its own.
fn pass_on(ways: &mut BTreeMap<(TaskIx, BodyIx), Passage>, task: TaskIx, giver: BodyIx, to: &[BodyIx], step: u32) {
    for ((_, _), way) in ways.range_mut((task, BodyIx(0))..=(task, BodyIx(u32::MAX))) {
        if let Some(at) = way.to.iter().position(|body| *body == giver) {
            way.to.remove(at);
            way.to.extend(to.iter().copied().filter(|body| *body != way.from));
            way.between.push(giver);
            way.reached = step;
        }
    }
    ways.entry((task, giver)).or_insert_with(|| Passage {
        task,
        from: giver,
        to: to.to_vec(),
        between: Vec::new(),
        left: step,
        reached: step,
    });
}
