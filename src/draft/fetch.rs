//! What a plan asks for of a large baseline is fetched together before its steps are carried out. In a country each body and
//! task that a scenario names lies in memory that no near cache holds. A step asks for one after the other, and each must wait for
//! the one before; a loop that does nothing but ask lets a processor wait for many at once.

use super::state::Draft;
use crate::model::{BodyIx, Holder, TaskIx};
use crate::scenario::{Atom, Operation, Plan, Receiver, Row, Selector, Word};
use std::hint::black_box;

/// From how many tasks on a baseline is larger than a processor's second cache.
const LARGE: usize = 10_000;

/// The bodies and tasks of the baseline that a plan names, and the tasks that these bodies hold; used again for the next plan.
#[derive(Default)]
pub struct Fetched {
    /// The bodies, in the order of the steps.
    pub bodies: Vec<BodyIx>,
    /// The tasks.
    pub tasks: Vec<TaskIx>,
}

impl Draft<'_> {
    /// Fetches what a plan asks for, where that pays. It changes nothing, and what it leaves out is only found later.
    pub fn fetch(&self, plan: &Plan, fetched: &mut Fetched) {
        fetched.bodies.clear();
        fetched.tasks.clear();
        if self.baseline.tasks.len() < LARGE {
            return;
        }
        plan.steps.iter().for_each(|step| self.named(&step.operation, fetched));
        let mut sum = 0;
        for body in fetched.bodies.iter().map(|body| body.0) {
            let known = &self.baseline.bodies[body as usize];
            sum ^= known.area.0 ^ self.baseline.agencies[body as usize].0 ^ self.changes.marks_of(body);
            sum ^= u32::from(self.baseline.posts(BodyIx(body)).used().next().is_some());
        }
        for body in &fetched.bodies {
            fetched.tasks.extend_from_slice(self.baseline.held.row(body.0));
        }
        for task in &fetched.tasks {
            let slots = self.baseline.slots(*task);
            sum ^= slots.len() as u32 ^ self.territory(*task).0 ^ self.changes.marks_of_task(task.0);
        }
        for task in &fetched.tasks {
            for slot in self.baseline.slots(*task) {
                if let Holder::Body(body) = slot.holder {
                    sum ^= self.baseline.agencies[body.at()].0;
                }
            }
        }
        black_box(sum);
    }

    fn named(&self, operation: &Operation, fetched: &mut Fetched) {
        let organisation = self.baseline.organisation;
        let mut body = |word: &Word| fetched.bodies.extend(organisation.find_body(word));
        match operation {
            Operation::Merge { bodies, into, .. } => bodies.iter().chain([into]).for_each(body),
            Operation::Split { body: one, parts: rows } | Operation::Dissolve { body: one, heirs: rows } => {
                body(one);
                rows.iter().filter_map(receiver).for_each(body);
            }
            Operation::Move { body: one, under } => [one, under].into_iter().for_each(body),
            Operation::Resize { body: one, .. } | Operation::Rename { body: one, .. } => body(one),
            Operation::Reassign { from, to, tasks, .. } => {
                from.iter().chain([to]).for_each(body);
                fetched.tasks.extend(named_tasks(tasks).filter_map(|task| organisation.find_task(task)));
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
