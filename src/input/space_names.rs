//! Whether the names in the steps of a space name anything.

use crate::model::{Organisation, fold, nearest};
use crate::scenario::{Abolished, Atom, Malformed, Noun, Operation, Place, Plan, Receiver, Row, Selector, Step, Word};
use std::collections::BTreeSet;

/// What names may stand for.
pub struct Known<'o> {
    organisation: &'o Organisation,
    /// Ids that a plan below the space or a step of the space makes.
    made: BTreeSet<Word>,
}

/// What a name that names nothing is told as.
pub fn unknown<'a>(noun: Noun, id: &str, known: impl Iterator<Item = &'a str>) -> Malformed {
    Malformed::Unknown { noun, id: id.to_owned(), near: nearest(id, known) }
}

/// The ids that an operation may make.
fn makes(operation: &Operation) -> Vec<&Word> {
    match operation {
        Operation::Create { id, .. } => vec![id],
        // A successor that is one of the merged bodies has to live.
        Operation::Merge { bodies, into, .. } => Some(into).filter(|into| !bodies.contains(into)).into_iter().collect(),
        Operation::MergeAreas { into, .. } => vec![into],
        Operation::Split { parts, .. } => {
            let new = parts.iter().map(|part| match &part.to {
                Receiver::Body(id) => Some(id),
                Receiver::Kind(_) | Receiver::Parent => None,
            });
            new.flatten().collect()
        }
        _ => Vec::new(),
    }
}

impl<'o> Known<'o> {
    /// What the case has, and what plans and steps make.
    pub fn new<'s>(organisation: &'o Organisation, base: &'s [Plan], steps: impl Iterator<Item = &'s Step>) -> Self {
        let of_base = base.iter().flat_map(|plan| &plan.steps);
        let made = of_base.chain(steps).flat_map(|step| makes(&step.operation)).cloned().collect();
        Self { organisation, made }
    }

    /// Why a body is none.
    pub fn body(&self, id: &str) -> Option<Malformed> {
        if self.organisation.find_body(id).is_some() || self.made.contains(id) {
            return None;
        }
        let ids = self.organisation.bodies().iter().map(|body| body.id.as_str());
        Some(unknown(Noun::Body, id, ids.chain(self.made.iter().map(Word::as_str))))
    }

    fn kind(&self, id: &str) -> Option<Malformed> {
        let ids = self.organisation.kinds().iter().map(|kind| kind.id.as_str());
        self.organisation.find_kind(id).is_none().then(|| unknown(Noun::Kind, id, ids))
    }

    fn area(&self, id: &str) -> Option<Malformed> {
        let known = self.organisation.find_area(id).is_some() || self.made.contains(id);
        let ids = self.organisation.areas().iter().map(|area| area.id.as_str());
        (!known).then(|| unknown(Noun::Area, id, ids))
    }

    fn place(&self, place: &Place) -> Option<Malformed> {
        match place {
            Place::Body(id) => self.body(id),
            Place::Kind(id) => self.kind(id),
        }
    }

    fn atom(&self, atom: &Atom) -> Option<Malformed> {
        match atom {
            Atom::Task(id) => {
                let ids = self.organisation.tasks().iter().map(|task| task.id.as_str());
                self.organisation.find_task(id).is_none().then(|| unknown(Noun::Task, id, ids))
            }
            Atom::Field(name) => {
                let wanted = fold(name);
                let found = self.organisation.fields().iter().any(|field| fold(field) == wanted);
                let names = self.organisation.fields().iter().map(String::as_str);
                (!found).then(|| unknown(Noun::Field, name, names))
            }
            Atom::Text(phrase) => {
                let wanted = str::to_lowercase(phrase);
                let found = self.organisation.tasks().iter().any(|task| task.name.to_lowercase().contains(&wanted));
                (!found).then(|| Malformed::TextInNoTask(phrase.to_string()))
            }
            Atom::LedBy(id) => self.body(id),
            Atom::Rest => None,
        }
    }

    fn tasks(&self, selector: &Selector) -> Vec<(&'static str, Malformed)> {
        selector.atoms().filter_map(|atom| self.atom(atom)).map(|why| ("select", why)).collect()
    }

    fn rows(&self, rows: &[Row], key: &'static str) -> Vec<(&'static str, Malformed)> {
        let mut faults = Vec::new();
        for row in rows {
            let receiver = match &row.to {
                Receiver::Body(id) => self.body(id),
                Receiver::Kind(id) => self.kind(id),
                Receiver::Parent => None,
            };
            faults.extend(receiver.map(|why| (key, why)));
            faults.extend(row.tasks.iter().flat_map(|tasks| self.tasks(tasks)));
        }
        faults
    }

    /// Everything that a step names and that is nowhere, by the key that names it.
    pub fn faults(&self, step: &Step) -> Vec<(&'static str, Malformed)> {
        let of = |key: &'static str, why: Option<Malformed>| why.map(|why| (key, why)).into_iter();
        match &step.operation {
            Operation::Create { parent, kind, areas, .. } => of("parent", self.body(parent))
                .chain(of("kind", self.kind(kind)))
                .chain(areas.iter().flat_map(|area| of("area", self.area(area))))
                .collect(),
            Operation::Merge { bodies, kind, parent, .. } => (bodies.iter())
                .flat_map(|body| of("bodies", self.body(body)))
                .chain(of("kind", kind.as_ref().and_then(|kind| self.kind(kind))))
                .chain(of("parent", parent.as_ref().and_then(|parent| self.body(parent))))
                .collect(),
            Operation::Split { body, parts } => of("body", self.body(body)).chain(self.rows(parts, "parts")).collect(),
            Operation::Dissolve { body, heirs } => {
                of("body", self.body(body)).chain(self.rows(heirs, "heirs")).collect()
            }
            Operation::Reassign { from, to, tasks, .. } => of("from", from.as_ref().and_then(|from| self.body(from)))
                .chain(of("to", self.body(to)))
                .chain(self.tasks(tasks))
                .collect(),
            Operation::Delegate { from, to, tasks, .. } => {
                of("from", self.place(from)).chain(of("to", self.place(to))).chain(self.tasks(tasks)).collect()
            }
            Operation::Move { body, under } => {
                of("body", self.body(body)).chain(of("under", self.body(under))).collect()
            }
            Operation::Rename { body, .. } | Operation::Resize { body, .. } => of("body", self.body(body)).collect(),
            Operation::Abolish { what, heirs } => {
                let kind = match what {
                    Abolished::Kind(id) => self.kind(id),
                    Abolished::Tier(_) => None,
                };
                of("what", kind).chain(self.rows(heirs, "heirs")).collect()
            }
            Operation::MergeAreas { areas, .. } => areas.iter().flat_map(|area| of("areas", self.area(area))).collect(),
        }
    }
}
