//! Where everything came from, and what each body that ends hands over to whom.

mod passages;

pub use passages::{Passage, passages};

use crate::draft::{Draft, Event, Scope};
use crate::evaluate::{StatusQuo, differences};
use crate::model::{BodyIx, Category, Count, DocumentIx, Holder, ProcedureIx, Role, TaskIx};
use std::collections::BTreeMap;

/// How a body of the after-state came to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was founded.
    Created,
    /// Sáp nhập: it lived, and took in other bodies.
    Absorbed(Vec<BodyIx>),
    /// Hợp nhất: it was made of other bodies.
    Consolidated(Vec<BodyIx>),
    /// Tách: it was split off a body that lived on.
    SplitOff(BodyIx),
    /// Chia: it is a part of a body that ended by it.
    Divided(BodyIx),
    /// It stood elsewhere.
    Moved(Option<BodyIx>),
    /// It had another name.
    Renamed(String),
}

/// People and posts that went from one body to another, summed over the steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// The body that gave.
    pub from: BodyIx,
    /// The body that received; none: the bench.
    pub to: Option<BodyIx>,
    /// The category.
    pub category: Category,
    /// Posts; none: unknown.
    pub quota: Count,
    /// People; none: unknown.
    pub filled: Count,
}

/// Who led a task before, and who leads it after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadChange {
    /// The task.
    pub task: TaskIx,
    /// The agencies before.
    pub before: Vec<BodyIx>,
    /// The agencies after.
    pub after: Vec<BodyIx>,
}

impl LeadChange {
    /// The agencies that led it and do not lead it any more.
    pub fn gone(&self) -> Vec<BodyIx> {
        self.before.iter().copied().filter(|body| !self.after.contains(body)).collect()
    }

    /// The agencies that lead it and did not lead it before.
    pub fn come(&self) -> Vec<BodyIx> {
        self.after.iter().copied().filter(|body| !self.before.contains(body)).collect()
    }

    /// Who has the part of a giver: where nobody took it over, those who led beside it lead on.
    pub fn has_part<'a>(&'a self, passage: &'a Passage) -> &'a [BodyIx] {
        if passage.to.is_empty() { &self.after } else { &passage.to }
    }

    /// Who has it where there is no giver: those who begin to lead, or, where the areas differ and not the agencies, all
    /// who lead.
    pub fn has_it(&self) -> Vec<BodyIx> {
        let come = self.come();
        if come.is_empty() { self.after.clone() } else { come }
    }
}

/// Where things came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineage {
    /// Living bodies that are not as they were, with all that happened to each, in tree order.
    pub bodies: Vec<(BodyIx, Vec<Origin>)>,
    /// Tasks whose lead differs.
    pub tasks: Vec<LeadChange>,
    /// People and posts that moved.
    pub posts: Vec<Flow>,
    /// Documents that named a body and now name another, or nobody.
    pub documents: Vec<(DocumentIx, BodyIx, Option<BodyIx>)>,
    /// Procedures that others settle.
    pub procedures: Vec<(ProcedureIx, Holder, Option<Holder>)>,
}

impl Lineage {
    /// What happened to a living body; empty: it is as it was.
    pub fn origins(&self, body: BodyIx) -> &[Origin] {
        self.bodies.binary_search_by_key(&body, |row| row.0).map_or(&[], |at| &self.bodies[at].1)
    }
}

/// What one receiver takes over from one body that ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// Tasks, roles and where.
    pub tasks: Vec<(TaskIx, Role, Scope)>,
    /// Documents that named the body.
    pub documents: Vec<DocumentIx>,
    /// Procedures with the files in progress; none: unknown.
    pub procedures: Vec<(ProcedureIx, Count)>,
    /// Posts and people by category.
    pub posts: Vec<(Category, Count, Count)>,
    /// Sub-units.
    pub units: Vec<BodyIx>,
}

/// How a body ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Sáp nhập into a body that lived.
    Absorbed(BodyIx),
    /// Hợp nhất into a new body.
    Consolidated(BodyIx),
    /// Chia into parts.
    Divided,
    /// Giải thể, kết thúc hoạt động.
    Dissolved,
}

/// The hand-over list of one body that ends: what goes to whom; to none: the bench, or nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// The body that ends.
    pub body: BodyIx,
    /// How it ends.
    pub ending: Ending,
    /// What each receiver takes, in the order in which they were first given something.
    pub deliveries: Vec<(Option<Holder>, Delivery)>,
}

/// Where everything in a draft came from.
pub fn lineage(quo: &StatusQuo<'_>, draft: &mut Draft<'_>) -> Lineage {
    let organisation = quo.baseline().organisation();
    let mut lineage = Lineage::default();
    let mut origins: BTreeMap<BodyIx, Vec<Origin>> = BTreeMap::new();
    let mut flows: BTreeMap<(BodyIx, Option<BodyIx>, Category), (Count, Count)> = BTreeMap::new();
    for entry in draft.journal().entries() {
        match &entry.event {
            Event::Created(body) => {
                let parts = merged_by(draft, entry.step, *body);
                let origin = if parts.is_empty() { Origin::Created } else { Origin::Consolidated(parts) };
                origins.entry(*body).or_default().push(origin);
            }
            Event::Merged { from, into } if !is_made_by(draft, entry.step, *into) => {
                match origins.entry(*into).or_default().last_mut() {
                    Some(Origin::Absorbed(bodies)) => bodies.push(*from),
                    _ => origins.entry(*into).or_default().push(Origin::Absorbed(vec![*from])),
                }
            }
            Event::SplitOff { from, part } => {
                let ended = events(draft, entry.step).any(|event| *event == Event::Ended(*from));
                let origin = if ended { Origin::Divided(*from) } else { Origin::SplitOff(*from) };
                origins.entry(*part).or_default().push(origin);
            }
            Event::Moved { body, from, .. } => origins.entry(*body).or_default().push(Origin::Moved(*from)),
            Event::Renamed { body, before } => {
                origins.entry(*body).or_default().push(Origin::Renamed(before.clone()));
            }
            Event::People { from, to, category, quota, filled } => {
                let flow = flows.entry((*from, *to, *category)).or_insert((Some(0), Some(0)));
                flow.0 = crate::draft::plus(flow.0, *quota);
                flow.1 = crate::draft::plus(flow.1, *filled);
            }
            Event::Reference { reference, from, to } => {
                let document = organisation.references()[*reference as usize].document;
                lineage.documents.push((document, *from, *to));
            }
            Event::Procedure { procedure, from, to } => lineage.procedures.push((*procedure, *from, *to)),
            _ => {}
        }
    }
    lineage.bodies = origins.into_iter().filter(|(body, _)| draft.lives(*body)).collect();
    let flow = |((from, to, category), (quota, filled))| Flow { from, to, category, quota, filled };
    lineage.posts = flows.into_iter().map(flow).collect();
    let everywhere = organisation.everywhere();
    let differences = differences(quo, draft);
    let moved = |task: &TaskIx| differences.moved_tasks.binary_search(task).is_ok();
    lineage.tasks = differences
        .tasks
        .iter()
        .filter(|entry| moved(&entry.0))
        .map(|(task, old, new)| LeadChange {
            task: *task,
            before: old.leads_within(&everywhere),
            after: new.leads_within(&everywhere),
        })
        .collect();
    lineage
}

fn events<'d>(draft: &'d Draft<'_>, step: u32) -> impl Iterator<Item = &'d Event> {
    draft.journal().entries().iter().filter(move |entry| entry.step == step).map(|entry| &entry.event)
}

/// The bodies that a step merged into a successor.
fn merged_by(draft: &Draft<'_>, step: u32, successor: BodyIx) -> Vec<BodyIx> {
    let merged = events(draft, step).filter_map(|event| match event {
        Event::Merged { from, into } if *into == successor => Some(*from),
        _ => None,
    });
    merged.collect()
}

fn is_made_by(draft: &Draft<'_>, step: u32, body: BodyIx) -> bool {
    events(draft, step).any(|event| *event == Event::Created(body))
}

/// How a body ended, in the words of the law, told by the facts.
fn ending(draft: &Draft<'_>, step: u32, event: &Event) -> Option<(BodyIx, Ending)> {
    match *event {
        Event::Merged { from, into } if is_made_by(draft, step, into) => Some((from, Ending::Consolidated(into))),
        Event::Merged { from, into } => Some((from, Ending::Absorbed(into))),
        Event::Ended(body) => {
            let split = |event: &Event| matches!(event, Event::SplitOff { from, .. } if *from == body);
            let divided = events(draft, step).any(split);
            Some((body, if divided { Ending::Divided } else { Ending::Dissolved }))
        }
        _ => None,
    }
}

/// What each body that a draft ended handed over, in the order in which they ended.
pub fn hand_overs(draft: &Draft<'_>) -> Vec<HandOver> {
    let organisation = draft.baseline().organisation();
    let mut lists: Vec<HandOver> = Vec::new();
    let ended = draft.journal().entries().iter().filter_map(|entry| ending(draft, entry.step, &entry.event));
    for (body, ending) in ended {
        let mut list = HandOver { body, ending, deliveries: Vec::new() };
        for entry in draft.journal().entries() {
            match &entry.event {
                Event::Work { task, role, from: Some(Holder::Body(from)), to, scope, .. } if *from == body => {
                    list.to(*to).tasks.push((*task, *role, *scope));
                }
                Event::People { from, to, category, quota, filled } if *from == body => {
                    list.to(to.map(Holder::Body)).posts.push((*category, *quota, *filled));
                }
                Event::Reference { reference, from, to } if *from == body => {
                    let document = organisation.references()[*reference as usize].document;
                    list.to(to.map(Holder::Body)).documents.push(document);
                }
                Event::Procedure { procedure, from: Holder::Body(from), to } if *from == body => {
                    let files = organisation.procedure(*procedure).in_progress;
                    list.to(*to).procedures.push((*procedure, files));
                }
                Event::Moved { body: unit, from: Some(from), under, given: false } if *from == body => {
                    list.to(under.map(Holder::Body)).units.push(*unit);
                }
                _ => {}
            }
        }
        lists.push(list);
    }
    lists
}

impl HandOver {
    fn to(&mut self, receiver: Option<Holder>) -> &mut Delivery {
        let at = match self.deliveries.iter().position(|(to, _)| *to == receiver) {
            Some(at) => at,
            None => {
                self.deliveries.push((receiver, Delivery::default()));
                self.deliveries.len() - 1
            }
        };
        &mut self.deliveries[at].1
    }
}
