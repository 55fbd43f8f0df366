//! What a body holds: by duties of its own and through its kind.

use super::scopes::Scope;
use super::slot::{self, Slot};
use super::slot_rows::unite_slots;
use super::state::Draft;
use crate::model::{BodyIx, Holder, Role, TaskIx};
use smallvec::SmallVec;

/// Tasks of one body: mostly few.
pub type Tasks = SmallVec<[TaskIx; 16]>;

impl Draft<'_> {
    /// The scope in which a slot of a kind gives the task to a body of that kind.
    pub fn kind_part(&mut self, slot: &Slot, body: BodyIx) -> Scope {
        let area = self.area(body);
        let reach = self.scopes.meet(area, slot.scope);
        let excepted = self.scopes.excepted(slot, body);
        self.scopes.minus(reach, excepted)
    }

    /// The scope in which a body itself holds a task in a role: its own duty and its kind's.
    pub fn effective(&mut self, task: TaskIx, body: BodyIx, role: Role) -> Scope {
        let kind = self.kind(body);
        let (own, of_kind) = {
            let slots = self.slots(task);
            let own = slot::find(slots, Holder::Body(body), role).map_or(Scope::NOTHING, |slot| slot.scope);
            let of_kind = slot::find(slots, Holder::Kind(kind), role);
            let of_kind = of_kind.map(|slot| (slot.scope, self.scopes.excepted(slot, body)));
            (own, of_kind)
        };
        let Some((cut, excepted)) = of_kind else { return own };
        let reach = self.scopes.meet(self.area(body), cut);
        let part = self.scopes.minus(reach, excepted);
        self.scopes.union(own, part)
    }

    /// The tasks in which a body takes part in any role, by itself or through its kind, in order.
    pub fn work(&mut self, body: BodyIx) -> Tasks {
        self.index_put_off();
        let mut tasks = Tasks::from_slice(self.held(body));
        let through = self.kind_work(body);
        if !through.is_empty() {
            for task in through {
                if Role::ALL.iter().any(|role| !self.effective(task, body, *role).is_nothing()) {
                    tasks.push(task);
                }
            }
            tasks.sort_unstable();
            tasks.dedup();
        }
        tasks
    }

    /// Adds to tasks those of [`Draft::work`], without what a body has through its kind alone and as all of its kind do.
    pub(super) fn work_of_its_own(&self, body: BodyIx, tasks: &mut Tasks) {
        self.held(body).iter().for_each(|task| tasks.push(*task));
        if self.may_hold(self.kind(body)) {
            self.kind_tasks_meeting(self.kind(body), self.area(body), false, |task| tasks.push(task));
        }
    }

    /// The tasks that the kind of a body holds in areas that meet the body's.
    fn kind_work(&self, body: BodyIx) -> Tasks {
        let mut tasks = Tasks::new();
        self.kind_tasks_meeting(self.kind(body), self.area(body), true, |task| tasks.push(task));
        tasks
    }

    /// Whether a body takes part in any task.
    pub fn has_work(&mut self, body: BodyIx) -> bool {
        self.index_put_off();
        if !self.held(body).is_empty() || self.has_kind_work(self.kind(body), self.area(body)) {
            return true;
        }
        let tasks = self.kind_work(body);
        tasks.into_iter().any(|task| Role::ALL.iter().any(|role| !self.effective(task, body, *role).is_nothing()))
    }

    /// Two slots of one holder and role as one.
    pub(super) fn united(&mut self, one: &Slot, other: &Slot) -> Slot {
        let (changes, baseline) = (&self.changes, self.baseline);
        let area = |body: BodyIx| changes.bodies.state(body).unwrap_or_else(|| &baseline.bodies[body.at()]).area;
        unite_slots(&mut self.scopes, one, other, |_, body| area(body))
    }
}
