//! Work that passes from body to body in tasks that no kind holds. That is most tasks, and in them the slots of the
//! bodies say all, so that they are changed where they stand.

use super::baseline::Baseline;
use super::changes::Changes;
use super::journal::Event;
use super::scopes::Scope;
use super::slot::{Slot, Slots, find_mut};
use super::state::Draft;
use crate::model::{BodyIx, Holder, Role, TaskIx};
use smallvec::SmallVec;

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
        std::mem::take(own_slots(&mut self.changes, self.baseline, task))
    }

    /// What some bodies hold in a task which bodies alone hold goes to another, each scope as it is. Whether the other
    /// had no part in it.
    pub(super) fn pass_own(&mut self, task: TaskIx, from: &[BodyIx], to: BodyIx) -> bool {
        self.mark_task(task);
        let Self { changes, scopes, journal, .. } = self;
        let slots = own_slots(changes, self.baseline, task);
        let comes = !slots.iter().any(|slot| slot.holder == Holder::Body(to));
        for role in Role::ALL.iter().copied() {
            for body in from.iter().copied() {
                let Some(at) = place(slots, body, role) else { continue };
                let scope = slots[at].scope;
                match find_mut(slots, Holder::Body(to), role) {
                    Some(slot) => {
                        slot.scope = scopes.union(slot.scope, scope);
                        slots.remove(at);
                    }
                    // Whoever had no part takes the place of who had it.
                    None => slots[at].holder = Holder::Body(to),
                }
                let (from, to) = (Some(Holder::Body(body)), Some(Holder::Body(to)));
                journal.note(Event::Work { task, role, from, to, scope, given: false });
            }
        }
        if Role::ALL.iter().all(|role| place(slots, to, *role).is_some()) {
            self.touch_task(task);
        }
        comes
    }

    /// A body has a part in tasks, in order, in which it had none.
    pub(super) fn come_to_hold(&mut self, body: BodyIx, tasks: &[TaskIx]) {
        if tasks.is_empty() {
            return;
        }
        self.touch_holder(body);
        let known = self.baseline.held.row(body.0);
        let held = self.changes.held.edit(body.0, |row| {
            row.clear();
            row.extend_from_slice(known);
        });
        match tasks {
            [task] => held.insert(held.partition_point(|other| other < task), *task),
            _ => {
                held.extend_from_slice(tasks);
                held.sort_unstable();
            }
        }
    }

    /// Whether a body can take a role over in a task by its slots alone: bodies alone hold it, and this one has no other
    /// role in it that leading would cut.
    pub(super) fn can_take_over(&self, task: TaskIx, to: BodyIx, role: Role) -> bool {
        self.slots(task).iter().all(|slot| match slot.holder {
            Holder::Body(body) => body != to || slot.role == role,
            Holder::Kind(_) => false,
        })
    }

    /// Whether a body, and nobody else, has a role in a task in a scope.
    pub(super) fn has_alone(&self, task: TaskIx, body: BodyIx, role: Role, scope: Scope) -> bool {
        let mut in_role = self.slots(task).iter().filter(|slot| slot.role == role);
        in_role.next().is_some_and(|slot| slot.holder == Holder::Body(body) && slot.scope == scope)
            && in_role.next().is_none()
    }

    /// A body takes a role over, in a scope, from whoever has it; see [`Self::can_take_over`].
    pub(super) fn take_over(&mut self, task: TaskIx, to: BodyIx, role: Role, scope: Scope) {
        let mut slots = self.lift_slots(task);
        let mut before: SmallVec<[Holder; 4]> = SmallVec::new();
        slots.retain(|slot| {
            if slot.role == role {
                before.push(slot.holder);
            }
            slot.role != role
        });
        for holder in before.iter().copied().filter(|holder| *holder != Holder::Body(to)) {
            if slots.iter().all(|slot| slot.holder != holder) {
                self.index_holder(task, holder, false);
            }
            if let Holder::Body(body) = holder {
                self.touch_holder(body);
            }
        }
        slots.push(Slot::of_body(to, role, scope));
        match before.contains(&Holder::Body(to)) {
            true => self.touch_holder(to),
            false => self.come_to_hold(to, &[task]),
        }
        self.changes.slots.put(task.0, slots);
    }

    /// A body, all of whose slots have gone, has a part in nothing by itself.
    pub(super) fn holds_nothing(&mut self, body: BodyIx) {
        self.changes.held.edit(body.0, |_| ()).clear();
    }
}

/// The row of a task's slots, to be changed where it stands.
fn own_slots<'c>(changes: &'c mut Changes, baseline: &Baseline<'_>, task: TaskIx) -> &'c mut Slots {
    changes.slots.edit(task.0, |row| {
        let known = baseline.slots(task);
        // What an earlier scenario left in the row is written over where it stands.
        row.truncate(known.len());
        let (here, beyond) = known.split_at(row.len());
        row.iter_mut().zip(here).for_each(|(slot, known)| slot.clone_from(known));
        beyond.iter().for_each(|slot| row.push(slot.clone()));
    })
}

/// Where the slot of a body in a role stands.
#[inline]
pub(super) fn place(slots: &[Slot], body: BodyIx, role: Role) -> Option<usize> {
    slots.iter().position(|slot| slot.holder == Holder::Body(body) && slot.role == role)
}
