//! Who decides on each step of a plan, by which paper and with which file: the rule of the norms that is nearest to the
//! bodies and areas that the step concerns.
//!
//! A body that a step creates, merges, splits or ends is decided on by the rule of its kind; ended bodies keep theirs.
//! Work that changes hands is decided on by the rule of whoever gives it, and also by that of a receiver outside the
//! apparatus of the province, which the province cannot bind. Twin units that a merger merges are decided on like the
//! others; units and areas that only follow are not decided on apart. Units that a dissolved body leaves to others do not
//! follow it: whoever decides on moving them decides where they go.

use crate::draft::{Done, Draft, Event};
use crate::model::{BodyIx, Grade, Holder, Tier};
use crate::norms::{Act, Claim, Form, Matter, Norms, Target};
use crate::rules::{Code, Finding, Severity, Subject};
use crate::scenario::{Abolished, Mode, Operation, Plan, Step, Word};
use jiff::civil::Date;

/// What one rule, or none, decides in one step. `'n` is the borrow of the norms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision<'n> {
    /// The position of the step in the run.
    pub step: u32,
    /// What it does.
    pub act: Act,
    /// The day whose law decides; none: no day is known, and so no rule.
    pub day: Option<Date>,
    /// The bodies and kinds that it concerns; where a whole tier ends, those that stand under no other that ends.
    pub subjects: Vec<Holder>,
    /// The administrative units that it concerns, by id.
    pub areas: Vec<String>,
    /// The rule; none: the norms say nothing.
    pub claim: Option<Claim<'n>>,
    /// Of a merge: whether the successor is new; of a split: whether the body ends by it.
    pub whole: bool,
    /// Whether the step, or else its plan, names a paper of those who decide.
    pub settled: bool,
}

impl Decision<'_> {
    /// Whether those who decide stand above the province.
    pub fn is_above_province(&self) -> bool {
        self.claim.is_some_and(|claim| claim.is_above_province())
    }

    /// Whether it creates, ends or merges away a body or an area that those above the province decide on.
    pub fn is_beyond_province(&self) -> bool {
        let grave =
            matches!(self.act, Act::Create | Act::Merge | Act::Split | Act::Dissolve | Act::Abolish | Act::MergeAreas);
        grave && self.is_above_province()
    }
}

/// The act of an operation.
pub fn act_of(operation: &Operation) -> Act {
    match operation {
        Operation::Create { .. } => Act::Create,
        Operation::Merge { .. } => Act::Merge,
        Operation::Split { .. } => Act::Split,
        Operation::Dissolve { .. } => Act::Dissolve,
        Operation::Reassign { .. } => Act::Reassign,
        Operation::Delegate { .. } => Act::Delegate,
        Operation::Move { .. } => Act::Move,
        Operation::Rename { .. } => Act::Rename,
        Operation::Resize { .. } => Act::Resize,
        Operation::Abolish { .. } => Act::Abolish,
        Operation::MergeAreas { .. } => Act::MergeAreas,
    }
}

/// Who decides on each step that was carried out, in the order of the steps; a step that concerns bodies of different
/// rules has a decision for each, and one that found its work done by another plan has none. The law is that of the
/// given day, else of the day of the step.
pub fn decisions<'n>(
    draft: &Draft<'_>,
    plans: &[&Plan],
    done: &[Done],
    norms: &'n Norms,
    as_of: Option<Date>,
) -> Vec<Decision<'n>> {
    let mut decisions = Vec::new();
    for (at, done) in done.iter().enumerate() {
        let steps = plans.get(done.plan).map_or(&[][..], |plan| &plan.steps);
        if let Some(step) = steps.iter().find(|step| step.number == done.number) {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            let basis = step.basis.as_deref().or(plans[done.plan].basis.as_deref());
            of_step(draft, at, (step, basis), as_of.or(done.date), norms, &mut decisions);
        }
    }
    decisions
}

/// The decisions beyond the competence of the province, each with every body that it concerns; without a body where the
/// step merges administrative units.
pub fn beyond_province<'d, 'n>(decisions: &'d [Decision<'n>]) -> impl Iterator<Item = (&'d Decision<'n>, Vec<BodyIx>)> {
    decisions.iter().filter(|decision| decision.is_beyond_province()).map(|decision| {
        let body = |holder: &Holder| match holder {
            Holder::Body(body) => Some(*body),
            Holder::Kind(_) => None,
        };
        (decision, decision.subjects.iter().filter_map(body).collect())
    })
}

/// A finding for each decision beyond the competence of the province: a warning, or a note where the step names a paper
/// of those who decide.
pub fn findings(decisions: &[Decision<'_>], norms: &Norms) -> Vec<Finding> {
    let finding = |(decision, bodies): (&Decision<'_>, Vec<BodyIx>)| {
        let subject = bodies.first().map_or(Subject::Row(decision.step, 1), |body| Subject::Body(*body));
        let severity = if decision.settled { Severity::Note } else { Severity::Warning };
        let basis = decision.claim.and_then(|claim| norms.basis_of(&claim));
        let plain = Finding::plain(Code::BeyondProvince, severity, subject, Some(0), None, Grade::Verified);
        Finding { basis, agencies: bodies, ..plain }
    };
    beyond_province(decisions).map(finding).collect()
}

fn of_step<'n>(
    draft: &Draft<'_>,
    at: u32,
    (step, basis): (&Step, Option<&str>),
    day: Option<Date>,
    norms: &'n Norms,
    into: &mut Vec<Decision<'n>>,
) {
    let act = act_of(&step.operation);
    let form = match &step.operation {
        Operation::Delegate { mode, .. } => mode.map(form_of),
        _ => None,
    };
    let whole = is_whole(draft, at, act);
    let first = into.len();
    let mut add = |act: Act, target: Target<'_>, subject: Option<Holder>, areas: &[Word]| {
        let claim = day.and_then(|day| norms.claim(Matter { target, act, form, day }));
        let same = into[first..].iter_mut().find(|decision| (decision.act, decision.claim) == (act, claim));
        match same {
            Some(decision) => decision.subjects.extend(subject),
            None => {
                let named = |claim: &Claim<'_>| basis.is_some_and(|it| claim.rule.authority.is_named_in(it));
                let settled = claim.as_ref().is_some_and(named);
                let (subjects, areas) = (subject.into_iter().collect(), areas.iter().map(Word::to_string).collect());
                into.push(Decision { step: at, act, day, subjects, areas, claim, whole, settled });
            }
        }
    };
    let subjects = subjects(draft, at, &step.operation);
    match &step.operation {
        Operation::MergeAreas { areas, .. } => {
            if let Some(level) = areas.iter().find_map(|area| level(draft, area)) {
                add(act, Target::Area(level), None, areas);
            }
        }
        Operation::Abolish { what: Abolished::Tier(tier), .. } => {
            for subject in subjects {
                add(act, Target::Tier(*tier), Some(subject), &[]);
            }
        }
        _ => {
            let organisation = draft.baseline().organisation();
            let left = if act == Act::Dissolve { left_units(draft, at) } else { Vec::new() };
            let of_act = subjects.into_iter().map(|subject| (act, subject));
            for (act, subject) in of_act.chain(left.into_iter().map(|unit| (Act::Move, Holder::Body(unit)))) {
                let kind = match subject {
                    Holder::Body(body) => draft.kind(body),
                    Holder::Kind(kind) => kind,
                };
                let target = Target::Body { kinds: &organisation.kinds_like(kind), tier: organisation.kind(kind).tier };
                add(act, target, Some(subject), &[]);
            }
        }
    }
}

fn is_whole(draft: &Draft<'_>, at: u32, act: Act) -> bool {
    match act {
        Act::Merge => events(draft, at).any(|event| matches!(event, Event::Created(_))),
        Act::Split => events(draft, at).any(|event| matches!(event, Event::Ended(_))),
        _ => false,
    }
}

fn form_of(mode: Mode) -> Form {
    match mode {
        Mode::Devolve => Form::Devolve,
        Mode::Decentralise => Form::Decentralise,
        Mode::Authorise => Form::Authorise,
    }
}

/// The level of an area; that of its first member where a plan made it.
fn level(draft: &Draft<'_>, id: &str) -> Option<Tier> {
    let organisation = draft.baseline().organisation();
    if let Some(area) = organisation.find_area(id) {
        return Some(organisation.area(area).level);
    }
    let made = draft.new_areas().iter().find(|area| area.id == id)?;
    made.members.iter().find_map(|member| level(draft, member))
}

/// The bodies and kinds that a step concerns, each once.
fn subjects(draft: &Draft<'_>, at: u32, operation: &Operation) -> Vec<Holder> {
    let mut subjects: Vec<Holder> = Vec::new();
    let mut add = |holder: Holder| {
        if !subjects.contains(&holder) {
            subjects.push(holder);
        }
    };
    match operation {
        Operation::Move { body, .. } | Operation::Rename { body, .. } | Operation::Resize { body, .. } => {
            draft.find(body).map(Holder::Body).into_iter().for_each(&mut add);
        }
        Operation::Reassign { .. } | Operation::Delegate { .. } => {
            for event in events(draft, at) {
                if let Event::Work { from, to, given: true, .. } = event {
                    from.iter().copied().for_each(&mut add);
                    to.iter().copied().filter(|to| from.is_none() || is_outside(draft, *to)).for_each(&mut add);
                }
            }
        }
        Operation::MergeAreas { .. } => {}
        _ => {
            let ended: Vec<BodyIx> = events(draft, at).filter_map(ends).collect();
            for event in events(draft, at) {
                match event {
                    Event::Created(body) => add(Holder::Body(*body)),
                    Event::Merged { from, into } => [*from, *into].into_iter().map(Holder::Body).for_each(&mut add),
                    Event::SplitOff { from, part } => [*from, *part].into_iter().map(Holder::Body).for_each(&mut add),
                    Event::Ended(body) if !ended.iter().any(|above| stood_under(draft, *body, *above)) => {
                        add(Holder::Body(*body));
                    }
                    _ => {}
                }
            }
        }
    }
    subjects
}

/// The units that a step leaves to other bodies than the one that it ends.
fn left_units(draft: &Draft<'_>, step: u32) -> Vec<BodyIx> {
    let moved = events(draft, step).filter_map(|event| match event {
        Event::Moved { body, .. } => Some(*body),
        _ => None,
    });
    moved.filter(|body| draft.lives(*body)).collect()
}

fn events<'d>(draft: &'d Draft<'_>, step: u32) -> impl Iterator<Item = &'d Event> {
    draft.journal().entries().iter().filter(move |entry| entry.step == step).map(|entry| &entry.event)
}

fn ends(event: &Event) -> Option<BodyIx> {
    match event {
        Event::Ended(body) => Some(*body),
        _ => None,
    }
}

fn is_outside(draft: &Draft<'_>, holder: Holder) -> bool {
    match holder {
        Holder::Body(body) => draft.is_outside(body),
        Holder::Kind(kind) => draft.baseline().organisation().kind(kind).outside,
    }
}

/// Whether a body stood under another as the case was loaded, or stands there now.
fn stood_under(draft: &Draft<'_>, body: BodyIx, above: BodyIx) -> bool {
    let loaded = draft.baseline().organisation().bodies().get(body.at()).and_then(|row| row.parent);
    body != above && (draft.parent(body) == Some(above) || loaded == Some(above))
}
