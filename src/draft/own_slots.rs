//! Work that passes from body to body in tasks that no kind holds. That is most tasks, and in them the slots of the
//! bodies say all, so that they are changed where they stand.

use super::journal::Event;
use super::slot::{Slot, Slots};
use super::state::Draft;
use crate::model::{BodyIx, Holder, Role, TaskIx};

impl Draft<'_> {
    /// Whether bodies alone hold a task.
    #[inline]
    pub(super) fn is_held_by_bodies(&self, task: TaskIx) -> bool {
        self.slots(task).iter().all(|slot| matches!(slot.holder, Holder::Body(_)))
    }

    /// The slots of a task which bodies alone hold, to be changed and dropped again: the task is marked, and there is a
    /// row for it to put them back. What follows for bodies and their indexes is the caller's.
    pub(super) fn lift_slots(&mut self, task: TaskIx) -> Slots {
        self.touch_task(task);
        let known = self.baseline.slots(task);
        let row = self.changes.slots.edit(task.0, |row| {
            row.clear();
            known.iter().for_each(|slot| row.push(slot.clone()));
        });
        std::mem::take(row)
    }

    /// What some bodies hold in a task which bodies alone hold goes to another, each scope as it is. Whether the other
    /// had no part in it.
    pub(super) fn pass_own(&mut self, task: TaskIx, from: &[BodyIx], to: BodyIx) -> bool {
        let mut slots = self.lift_slots(task);
        let comes = !slots.iter().any(|slot| slot.holder == Holder::Body(to));
        for role in Role::ALL.iter().copied() {
            for body in from.iter().copied() {
                let Some(at) = place(&slots, body, role) else { continue };
                let scope = slots.remove(at).scope;
                self.give(&mut slots, to, role, scope);
                let (from, to) = (Some(Holder::Body(body)), Some(Holder::Body(to)));
                self.note(Event::Work { task, role, from, to, scope, given: false });
            }
        }
        self.changes.slots.put(task.0, slots);
        comes
    }

    /// A body has a part in tasks, in order, in which it had none.
    pub(super) fn come_to_hold(&mut self, body: BodyIx, tasks: &[TaskIx]) {
        if tasks.is_empty() {
            return;
        }
        self.touch_body(body);
        let known = self.baseline.held.row(body.0);
        let held = self.changes.held.edit(body.0, |row| {
            row.clear();
            row.extend_from_slice(known);
        });
        held.extend_from_slice(tasks);
        held.sort_unstable();
    }

    /// A body, all of whose slots have gone, has a part in nothing by itself.
    pub(super) fn holds_nothing(&mut self, body: BodyIx) {
        self.changes.held.edit(body.0, |_| ()).clear();
    }
}

/// Where the slot of a body in a role stands.
#[inline]
pub(super) fn place(slots: &[Slot], body: BodyIx, role: Role) -> Option<usize> {
    slots.iter().position(|slot| slot.holder == Holder::Body(body) && slot.role == role)
}
