//! Work that passes from body to body in tasks that no kind holds. That is most tasks, and in them the slots of the
//! bodies say all, so that they are changed where they stand.

use super::baseline::Baseline;
use super::changed_tasks::ChangedTasks;
use super::journal::Event;
use super::scopes::Scope;
use super::slot::{Slot, Slots};
use super::state::Draft;
use crate::model::{BodyIx, Holder, Role, TaskIx};
use smallvec::SmallVec;

impl Draft<'_> {
    /// Whether bodies alone hold a task.
    #[inline]
    pub(super) fn is_held_by_bodies(&self, task: TaskIx) -> bool {
        match self.changes.tasks.slots(task) {
            Some(slots) => slots.iter().all(|slot| matches!(slot.holder, Holder::Body(_))),
            None => self.baseline.tasks[task.at()].by_bodies,
        }
    }

    /// What some bodies hold in a task which bodies alone hold goes to another, each scope as it is. Whether the other
    /// had no part in it.
    pub(super) fn pass_own(&mut self, task: TaskIx, from: &[BodyIx], to: BodyIx) -> bool {
        self.mark_task(task);
        let Self { changes, scopes, journal, .. } = self;
        let slots = own_slots(&mut changes.tasks, self.baseline, task);
        let row = slots.as_mut_slice();
        // Where the other has each role, and where the roles stand that go to it: those of one role one after the other,
        // in the order in which their holders are given.
        let mut has = [None; Role::ALL.len()];
        let mut passing: SmallVec<[(Role, u32, u32); 4]> = SmallVec::new();
        for (at, slot) in row.iter().enumerate() {
            let Holder::Body(body) = slot.holder else { continue };
            if body == to {
                has[slot.role.at()] = Some(at);
            } else if let Some(rank) = from.iter().position(|giver| *giver == body) {
                passing.push((slot.role, rank as u32, at as u32));
            }
        }
        if passing.len() > 1 {
            passing.sort_unstable();
        }
        let comes = has.iter().all(Option::is_none);
        let mut united = false;
        for (role, _, at) in passing.iter().copied() {
            let Slot { holder, scope, .. } = row[at as usize];
            match has[role.at()] {
                Some(own) => {
                    row[own].scope = scopes.union(row[own].scope, scope);
                    row[at as usize].scope = Scope::NOTHING;
                    united = true;
                }
                // Whoever had no part takes the place of who had it.
                None => {
                    row[at as usize].holder = Holder::Body(to);
                    has[role.at()] = Some(at as usize);
                }
            }
            let (from, to) = (Some(holder), Some(Holder::Body(to)));
            journal.note(Event::Work { task, role, from, to, scope, given: false });
        }
        if united {
            keep(slots, |slot| !slot.scope.is_nothing());
        }
        if has.iter().all(Option::is_some) {
            self.touch_task(task);
        }
        comes
    }

    /// A body has a part in tasks, in order, in which it had none.
    pub(super) fn come_to_hold<T>(&mut self, body: BodyIx, tasks: T)
    where
        T: DoubleEndedIterator<Item = TaskIx> + ExactSizeIterator + Clone,
    {
        if tasks.len() == 0 {
            return;
        }
        self.touch_holder(body);
        let held = self.edit_held(body);
        let mut known = held.len();
        held.extend(tasks.clone());
        // Both are in order, so that they are merged from the end: before a new task stand as many new ones as its place
        // says, and what is known and lower.
        for (at, task) in tasks.enumerate().rev() {
            while known > 0 && held[known - 1] > task {
                held[known + at] = held[known - 1];
                known -= 1;
            }
            held[known + at] = task;
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
        self.mark_task(task);
        let slots = own_slots(&mut self.changes.tasks, self.baseline, task);
        // Who had it, and whether another role besides, so that it stays a holder.
        let mut before: SmallVec<[(Holder, bool); 4]> = SmallVec::new();
        keep(slots, |slot| {
            if slot.role == role {
                before.push((slot.holder, false));
            }
            slot.role != role
        });
        for (holder, stays) in &mut before {
            *stays = *holder == Holder::Body(to) || slots.iter().any(|slot| slot.holder == *holder);
        }
        slots.push(Slot::of_body(to, role, scope));
        let mut had = false;
        for (holder, stays) in before.iter().copied() {
            if !stays {
                self.index_holder_later(task, holder, false);
            }
            if let Holder::Body(body) = holder {
                self.touch_holder(body);
                had |= body == to;
            }
        }
        if !had {
            self.touch_holder(to);
            self.index_holder_later(task, Holder::Body(to), true);
        }
    }

    /// As [`Self::index_holder`]. A draft for figures does so when the next step begins, or somebody is asked for work:
    /// the last step has no next one, and few are asked.
    fn index_holder_later(&mut self, task: TaskIx, holder: Holder, holds: bool) {
        match self.journal.brief {
            true => self.changes.put_off.push((task, holder, holds)),
            false => self.index_holder(task, holder, holds),
        }
    }

    /// Does what was put off.
    #[inline]
    pub(super) fn index_put_off(&mut self) {
        if !self.changes.put_off.is_empty() {
            self.index_all_put_off();
        }
    }

    #[inline(never)]
    fn index_all_put_off(&mut self) {
        for at in 0..self.changes.put_off.len() {
            let (task, holder, holds) = self.changes.put_off[at];
            self.index_holder(task, holder, holds);
        }
        self.changes.put_off.clear();
    }

    /// A body that ends has no part any longer in a task which bodies alone hold; in which scope it had each role.
    pub(super) fn drop_own(&mut self, task: TaskIx, body: BodyIx) -> [Scope; Role::ALL.len()] {
        let mut had = [Scope::NOTHING; Role::ALL.len()];
        keep(own_slots(&mut self.changes.tasks, self.baseline, task), |slot| {
            let own = slot.holder == Holder::Body(body);
            if own {
                had[slot.role.at()] = slot.scope;
            }
            !own
        });
        had
    }

    /// A body has a role in a task, which bodies alone hold, in so much more scope. Whether it had no part in it: then it is
    /// yet to be [told](Self::come_to_hold).
    pub(super) fn give_own(&mut self, task: TaskIx, body: BodyIx, role: Role, scope: Scope) -> bool {
        let slots = own_slots(&mut self.changes.tasks, self.baseline, task);
        let (mut has, mut has_other) = (false, false);
        for slot in slots.iter_mut().filter(|slot| slot.holder == Holder::Body(body)) {
            if slot.role == role {
                slot.scope = self.scopes.union(slot.scope, scope);
                has = true;
            } else {
                has_other = true;
            }
        }
        if !has {
            slots.push(Slot::of_body(body, role, scope));
        }
        if has_other {
            self.touch_task(task);
        }
        !has && !has_other
    }

    /// A body, all of whose slots have gone, has a part in nothing by itself.
    pub(super) fn holds_nothing(&mut self, body: BodyIx) {
        self.changes.bodies.edit_held(body, &[]).clear();
    }
}

/// Keeps some of the slots in their order.
#[inline]
fn keep(slots: &mut Slots, mut kept: impl FnMut(&Slot) -> bool) {
    let row = slots.as_mut_slice();
    let mut many = 0;
    for at in 0..row.len() {
        let slot = row[at];
        if kept(&slot) {
            row[many] = slot;
            many += 1;
        }
    }
    slots.truncate(many);
}

/// The row of the slots of a task which bodies alone hold, to be changed where it stands.
fn own_slots<'c>(tasks: &'c mut ChangedTasks, baseline: &Baseline<'_>, task: TaskIx) -> &'c mut Slots {
    tasks.edit_slots(task, || baseline.row_of_slots(task))
}
