//! What a plan asks for of a large baseline is fetched together before its steps are carried out. In a country each body and
//! task that a scenario names lies in memory that no near cache holds. A step asks for one after the other, and each must wait for
//! the one before; a loop that does nothing but ask lets a processor wait for many at once.

use super::baseline::Baseline;
use super::state::Draft;
use crate::model::{BodyIx, Holder, TaskIx};
use crate::scenario::{Atom, Operation, Plan, Receiver, Row, Selector, Word};
use std::hint::black_box;

/// From how many tasks on a baseline is larger than a processor's second cache.
const LARGE: usize = 10_000;

/// The bodies and tasks of the baseline that a plan asks for; used again for the next plan.
#[derive(Default)]
pub struct Fetched {
    /// The bodies that it names, and those right above them.
    pub bodies: Vec<BodyIx>,
    /// Of these, the ones whose work goes to others.
    givers: Vec<BodyIx>,
    /// The tasks that it names, and those of the givers.
    pub tasks: Vec<TaskIx>,
}

impl Draft<'_> {
    /// Fetches what a plan asks for, where that pays. It changes nothing, and what it leaves out is only found later.
    pub fn fetch(&self, plan: &Plan, fetched: &mut Fetched) {
        fetched.bodies.clear();
        fetched.givers.clear();
        fetched.tasks.clear();
        if self.baseline.tasks.len() < LARGE {
            return;
        }
        plan.steps.iter().for_each(|step| self.named(&step.operation, fetched));
        let Fetched { bodies, givers, tasks } = fetched;
        bodies.extend_from_slice(givers);
        // Whatever becomes of a body, the one above it loses or gains a unit.
        for at in 0..bodies.len() {
            bodies.extend(self.baseline.bodies[bodies[at].at()].parent);
        }
        let mut sum = bodies.iter().map(|body| self.marks_of(*body)).sum::<u32>();
        for body in givers {
            tasks.extend_from_slice(self.baseline.held.row(body.0));
        }
        for task in tasks.iter() {
            let slots = self.baseline.slots(*task);
            sum ^= slots.len() as u32 ^ self.territory(*task).0 ^ u32::from(self.changes.tasks.contains(*task));
        }
        for task in tasks.iter() {
            for slot in self.baseline.slots(*task) {
                if let Holder::Body(body) = slot.holder {
                    sum ^= self.baseline.agencies[body.at()].0;
                }
            }
        }
        black_box(sum);
    }

    /// Something of all that is known of a body by its number.
    #[inline]
    fn marks_of(&self, body: BodyIx) -> u32 {
        let Baseline { bodies, agencies, children, references, excepted, procedures, .. } = self.baseline;
        let lists = [references.row(body.0).len(), excepted.row(body.0).len(), procedures.row(body.0).len()];
        let units = children.row(body.0).first().map_or(0, |unit| unit.0);
        let posts = self.baseline.posts(body).in_use().map(|used| u32::from(used.1.listed)).sum::<u32>();
        let known = bodies[body.at()].area.0 ^ agencies[body.at()].0 ^ u32::from(self.changes.bodies.contains(body));
        known ^ units ^ posts ^ lists.iter().sum::<usize>() as u32
    }

    fn named(&self, operation: &Operation, fetched: &mut Fetched) {
        let organisation = self.baseline.organisation;
        let find = |word: &Word| organisation.find_body(word);
        let Fetched { bodies, givers, tasks } = fetched;
        match operation {
            Operation::Merge { bodies: merged, into, .. } => {
                givers.extend(merged.iter().filter(|body| *body != into).filter_map(find));
                bodies.extend(find(into));
            }
            Operation::Split { body, parts: rows } | Operation::Dissolve { body, heirs: rows } => {
                givers.extend(find(body));
                bodies.extend(rows.iter().filter_map(receiver).filter_map(find));
            }
            Operation::Move { body, under } => {
                givers.extend(find(body));
                bodies.extend(find(under));
            }
            Operation::Resize { body, .. } | Operation::Rename { body, .. } => bodies.extend(find(body)),
            Operation::Reassign { from, to, tasks: chosen, .. } => {
                bodies.extend(from.iter().chain([to]).filter_map(find));
                tasks.extend(named_tasks(chosen).filter_map(|task| organisation.find_task(task)));
            }
            _ => {}
        }
    }
}

fn receiver(row: &Row) -> Option<&Word> {
    match &row.to {
        Receiver::Body(id) => Some(id),
        _ => None,
    }
}

fn named_tasks(selector: &Selector) -> impl Iterator<Item = &str> {
    selector.atoms().filter_map(|atom| match atom {
        Atom::Task(id) => Some(id.as_str()),
        _ => None,
    })
}
