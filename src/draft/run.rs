//! Running plans, one on top of the other: dates never fall, and what different plans decide differently is a
//! conflict that stops the run.

use super::baseline::Baseline;
use super::journal::Event;
use super::scopes::Scope;
use super::state::Draft;
use crate::model::{BodyIx, Category, Holder, Role, TaskIx};
use crate::scenario::{Malformed, Plan, Refusal, Step};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// A step that has been carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The plan, by its position in the run.
    pub plan: usize,
    /// The number that the plan gives the step.
    pub number: u32,
    /// The day on which it takes effect; none: neither a step nor the case names a day.
    pub date: Option<Date>,
}

/// Why a run stopped, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// The plan, by its position in the run.
    pub plan: usize,
    /// The number that the plan gives the step.
    pub number: u32,
    /// The line of the step.
    pub line: u32,
    /// Why.
    pub why: Why,
}

/// Why a run stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The step is refused, or cannot be understood.
    Refused(Refusal),
    /// An earlier step of another plan decides otherwise.
    Conflict {
        /// The other plan, by its position in the run.
        plan: usize,
        /// The number of its step.
        number: u32,
        /// What both decide.
        over: Disputed,
    },
}

/// What two plans decide differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disputed {
    /// The lead on a task.
    Lead(TaskIx),
    /// The name of a body.
    Name(BodyIx),
    /// The place of a body.
    Place(BodyIx),
    /// A quota.
    Quota(BodyIx, Category),
    /// The later step is refused because of the earlier.
    Refused(Refusal),
}

/// How far plans have been run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    /// The steps that have been carried out, in order.
    pub done: Vec<Done>,
    /// The day of the last, or the one on which all began.
    date: Option<Date>,
    /// Whether a step was left out because its day is past the last one.
    ended: bool,
}

impl Ran {
    /// Nothing yet, on a day.
    pub fn from(date: Option<Date>) -> Self {
        Self { date, ..Self::default() }
    }

    /// Begins anew on a day.
    pub fn begin(&mut self, date: Option<Date>) {
        self.done.clear();
        (self.date, self.ended) = (date, false);
    }

    /// As far as another run, in the memory that this one has.
    pub fn set_to(&mut self, other: &Self) {
        self.done.clone_from(&other.done);
        (self.date, self.ended) = (other.date, other.ended);
    }
}

/// Runs plans in order, bases first, up to a day.
///
/// # Errors
/// The first step that is refused, malformed or in conflict with a step of another plan. The draft then holds the
/// steps before it.
pub fn run(
    draft: &mut Draft<'_>,
    plans: &[&Plan],
    from: Option<Date>,
    until: Option<Date>,
) -> Result<Vec<Done>, Stopped> {
    let mut ran = Ran::from(from);
    run_on(draft, plans, 0, until, &mut ran)?;
    Ok(ran.done)
}

/// Runs on, from the `first` of these plans: those before it have been run. They are a state to start from, whose decisions
/// the others may replace.
///
/// # Errors
/// As [`run`].
pub fn run_on(
    draft: &mut Draft<'_>,
    plans: &[&Plan],
    first: usize,
    until: Option<Date>,
    ran: &mut Ran,
) -> Result<(), Stopped> {
    let Ran { done, date, ended } = ran;
    // A plan alone contradicts nobody.
    let mut claims = (plans.len() - first > 1).then(Box::<Claims>::default);
    for (at, plan) in plans.iter().enumerate().skip(first) {
        for step in &plan.steps {
            if *ended {
                return Ok(());
            }
            let stop = |why| Stopped { plan: at, number: step.number, line: step.line, why };
            if step.date.zip(*date).is_some_and(|(day, before)| day < before) {
                return Err(stop(Why::Refused(Malformed::DateFalls.into())));
            }
            *date = step.date.or(*date);
            if until.zip(*date).is_some_and(|(last, day)| day > last) {
                *ended = true;
                return Ok(());
            }
            let first_entry = draft.journal.entries.len();
            if let Err(refusal) = draft.apply(&step.operation) {
                if !is_done_already(plans, done, at, step) {
                    return Err(stop(blame(draft.baseline(), plans, (first, done), at, step, refusal)));
                }
                draft.journal.step += 1;
            }
            done.push(Done { plan: at, number: step.number, date: *date });
            let claims = claims.as_mut();
            let contrary = claims.and_then(|claims| claims.add(draft, first_entry, at, done.len() - 1, plans, done));
            if let Some((earlier, over)) = contrary {
                return Err(stop(Why::Conflict { plan: done[earlier].plan, number: done[earlier].number, over }));
            }
        }
    }
    Ok(())
}

/// Whether another plan has carried out the very same operation: both decide alike, so there is nothing to do.
fn is_done_already(plans: &[&Plan], done: &[Done], at: usize, step: &Step) -> bool {
    let same = |done: &Done, other: &Step| other.number == done.number && other.operation == step.operation;
    let others = done.iter().filter(|done| done.plan != at);
    others.into_iter().any(|done| plans[done.plan].steps.iter().any(|other| same(done, other)))
}

/// Whether a refusal comes from another plan: without one of its steps, or without all of them, this step would be
/// carried out. Nobody blames those before the first of the plans that are run.
fn blame(
    baseline: &Baseline<'_>,
    plans: &[&Plan],
    (first, done): (usize, &[Done]),
    at: usize,
    step: &Step,
    refusal: Refusal,
) -> Why {
    if matches!(refusal, Refusal::Malformed(_)) {
        return Why::Refused(refusal);
    }
    let suspects: Vec<usize> = (0..done.len())
        .rev()
        .filter(|index| done[*index].plan != at && done[*index].plan >= first)
        .filter(|index| !plans[at].overrides.contains(&plans[done[*index].plan].id))
        .collect();
    let passes_without = |left_out: &dyn Fn(usize) -> bool| {
        let mut draft = Draft::new(baseline);
        for (_, other) in done.iter().enumerate().filter(|(index, _)| !left_out(*index)) {
            if let Some(other) = plans[other.plan].steps.iter().find(|step| step.number == other.number) {
                // A step that needs one left out fails here, and so tells nothing.
                let _ = draft.apply(&other.operation);
            }
        }
        draft.apply(&step.operation).is_ok()
    };
    let alone = suspects.iter().find(|suspect| passes_without(&|index| index == **suspect));
    let together = || suspects.iter().find(|suspect| passes_without(&|index| done[index].plan == done[**suspect].plan));
    match alone.or_else(together) {
        Some(earlier) => {
            let Done { plan, number, .. } = done[*earlier];
            Why::Conflict { plan, number, over: Disputed::Refused(refusal) }
        }
        None => Why::Refused(refusal),
    }
}

/// What the steps of the run have decided so far, by the position of the step in the run.
#[derive(Default)]
struct Claims {
    /// Of each task: where, who leads there, and by which step; kinds expanded.
    leads: FxHashMap<TaskIx, Vec<(Scope, BodyIx, usize)>>,
    names: Vec<(BodyIx, String, usize)>,
    places: Vec<(BodyIx, Option<BodyIx>, usize)>,
    quotas: Vec<(BodyIx, Category, usize)>,
}

impl Claims {
    /// Adds what a step decided; returns the earlier step of another plan that decided otherwise, if any.
    fn add(
        &mut self,
        draft: &mut Draft<'_>,
        first_entry: usize,
        plan: usize,
        step: usize,
        plans: &[&Plan],
        done: &[Done],
    ) -> Option<(usize, Disputed)> {
        let contrary = |earlier: usize| {
            let other = done[earlier].plan;
            other != plan && !plans[plan].overrides.contains(&plans[other].id)
        };
        let mut dispute = None;
        let events: Vec<Event> = draft.journal.entries[first_entry..].iter().map(|entry| entry.event.clone()).collect();
        for event in &events {
            match event {
                Event::Work { task, role: Role::Lead, from, to: Some(to), scope, given: true } => {
                    let claims = self.leads.entry(*task).or_default();
                    for (body, scope) in leaders(draft, *to, *scope) {
                        // Taken from nobody in particular, the lead is taken from everybody, wherever they have it.
                        let reach = if from.is_none() { Scope::EVERYWHERE } else { scope };
                        let other = claims.iter().find(|(areas, leader, earlier)| {
                            *leader != body && contrary(*earlier) && draft.scopes.overlap(*areas, reach)
                        });
                        dispute = dispute.or(other.map(|claim| (claim.2, Disputed::Lead(*task))));
                        claims.push((scope, body, step));
                    }
                }
                Event::Created(body) | Event::SplitOff { part: body, .. } => {
                    self.names.push((*body, draft.name(*body).to_owned(), step));
                }
                Event::Renamed { body, .. } => {
                    let name = draft.name(*body);
                    let other =
                        self.names.iter().find(|claim| claim.0 == *body && claim.1 != name && contrary(claim.2));
                    dispute = dispute.or(other.map(|claim| (claim.2, Disputed::Name(*body))));
                    self.names.push((*body, name.to_owned(), step));
                }
                Event::Moved { body, under, given: true, .. } => {
                    let other =
                        self.places.iter().find(|claim| claim.0 == *body && claim.1 != *under && contrary(claim.2));
                    dispute = dispute.or(other.map(|claim| (claim.2, Disputed::Place(*body))));
                    self.places.push((*body, *under, step));
                }
                Event::Resized { body, category, .. } => {
                    let other =
                        self.quotas.iter().find(|claim| (claim.0, claim.1) == (*body, *category) && contrary(claim.2));
                    dispute = dispute.or(other.map(|claim| (claim.2, Disputed::Quota(*body, *category))));
                    self.quotas.push((*body, *category, step));
                }
                _ => {}
            }
        }
        dispute
    }
}

/// The bodies that a holder means as things stand, each with its part of the scope.
fn leaders(draft: &mut Draft<'_>, holder: Holder, scope: Scope) -> Vec<(BodyIx, Scope)> {
    match holder {
        Holder::Body(body) => vec![(body, scope)],
        Holder::Kind(kind) => {
            let bodies: Vec<BodyIx> = draft.bodies_of(kind).collect();
            let parts = bodies.into_iter().map(|body| (body, draft.scopes.meet(draft.area(body), scope)));
            parts.collect()
        }
    }
}
