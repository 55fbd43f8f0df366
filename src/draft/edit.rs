//! The few ways in which a draft changes. Every operation is made of these, so that indexes and touched rows are
//! kept in one place.

use super::baseline::Baseline;
use super::changed_bodies::ChangedBodies;
use super::journal::Event;
use super::scopes::Scope;
use super::slot::{self, Slot, Slots};
use super::state::{BodyState, Draft};
use crate::model::{BodyIx, Category, Count, Holder, Posts, ProcedureIx, Role, Staff, TaskIx};
use smallvec::SmallVec;

impl Draft<'_> {
    #[inline]
    pub(super) fn note(&mut self, event: Event) {
        self.journal.note(event);
    }

    /// Marks a task as one that may evaluate differently, though the step leaves nobody who both leads and coordinates.
    #[inline]
    pub(super) fn mark_task(&mut self, task: TaskIx) {
        self.changes.tasks.mark(task);
    }

    /// Marks a task as one that may evaluate differently, and in which somebody may both lead and coordinate now.
    pub(super) fn touch_task(&mut self, task: TaskIx) {
        let step = self.journal.step;
        let last = self.changes.tasks.mark(task);
        if *last != step + 1 {
            *last = step + 1;
            self.changes.step_tasks.push(task);
        }
    }

    /// Marks a body that may measure differently.
    #[inline]
    pub(super) fn touch_body(&mut self, body: BodyIx) {
        self.changes.bodies.mark(body);
    }

    /// Marks a body of which nothing but what it holds differs.
    #[inline]
    pub(super) fn touch_holder(&mut self, body: BodyIx) {
        self.changes.bodies.mark_as_holder(body);
    }

    /// Marks all work of a body, since the body itself, its agency or its area differs. What it has a part in through
    /// its kind alone, and as all of its kind do, is found by the kind.
    pub(super) fn touch_work(&mut self, body: BodyIx) {
        let stays = self.keeps_agency(body);
        for at in 0..self.held(body).len() {
            let task = self.held(body)[at];
            match self.is_held_by_bodies(task) {
                // What single bodies hold goes by their agencies, not by their area.
                true if stays => {}
                true => self.mark_task(task),
                false => self.touch_task(task),
            }
        }
        let kind = self.kind(body);
        if !self.changes.rolled.contains(&kind) {
            self.changes.rolled.push(kind);
        }
        if !self.may_hold(kind) {
            return;
        }
        let mut tasks: SmallVec<[TaskIx; 16]> = SmallVec::new();
        self.kind_tasks_meeting(kind, self.area(body), false, |task| tasks.push(task));
        tasks.into_iter().for_each(|task| self.touch_task(task));
    }

    /// Marks a body and everything below it, with all their work.
    pub(super) fn touch_subtree(&mut self, body: BodyIx) {
        self.touch_body(body);
        self.touch_work(body);
        for at in 0..self.children(body).len() {
            let unit = self.children(body)[at];
            self.touch_subtree(unit);
        }
    }

    /// The state of a body, to be changed; the body is marked.
    pub(super) fn edit_body(&mut self, body: BodyIx) -> &mut BodyState {
        self.touch_body(body);
        self.changes.answered = None;
        let state = self.body(body);
        self.changes.bodies.edit_state(body, state)
    }

    /// The posts of a body, to be changed; the body is marked.
    pub(super) fn edit_posts(&mut self, body: BodyIx) -> &mut Posts {
        self.touch_body(body);
        own_posts(&mut self.changes.bodies, self.baseline, body)
    }

    /// A new body without posts; the caller has made sure that the id is free.
    pub(super) fn create_body(&mut self, id: &str, name: Option<&str>, state: BodyState) -> BodyIx {
        let body = BodyIx::new(self.body_count());
        self.changes.created.push(id.to_owned());
        self.changes.created_ids.insert(id.to_owned(), body);
        if let Some(name) = name {
            self.changes.names.put(body.0, name.to_owned());
        }
        self.changes.answered = None;
        self.changes.bodies.edit_state(body, state);
        self.changes.bodies.edit_posts(body, &Posts::NONE);
        self.changes.bodies.set_agency(body, self.agency_above(body));
        self.attach(body, state.parent);
        self.touch_body(body);
        self.touch_work(body);
        body
    }

    fn edit_children(&mut self, body: BodyIx) -> &mut Vec<BodyIx> {
        self.touch_body(body);
        let baseline = self.baseline;
        self.changes.bodies.edit_children(body, baseline.children.row(body.0))
    }

    /// The tasks in which a body has a slot of its own, in order, to be changed.
    pub(super) fn edit_held(&mut self, body: BodyIx) -> &mut Vec<TaskIx> {
        let baseline = self.baseline;
        self.changes.bodies.edit_held(body, baseline.held.row(body.0))
    }

    fn attach(&mut self, body: BodyIx, parent: Option<BodyIx>) {
        if let Some(parent) = parent {
            let children = self.edit_children(parent);
            let at = children.partition_point(|child| *child < body);
            children.insert(at, body);
        }
    }

    fn detach(&mut self, body: BodyIx) {
        if let Some(parent) = self.parent(body) {
            let children = self.edit_children(parent);
            if let Ok(at) = children.binary_search(&body) {
                children.remove(at);
            }
        }
    }

    /// Finds the agencies of a body that stands elsewhere now and of everything below it. Who stands for itself does so
    /// anywhere, and those below it go with it.
    fn find_agencies(&mut self, body: BodyIx) {
        if self.baseline.organisation.kind(self.kind(body)).agency {
            return;
        }
        self.changes.bodies.set_agency(body, self.agency_above(body));
        for at in 0..self.children(body).len() {
            let unit = self.children(body)[at];
            self.find_agencies(unit);
        }
    }

    /// Puts a body with everything below it under another.
    pub(super) fn put_under(&mut self, body: BodyIx, parent: Option<BodyIx>, given: bool) {
        let from = self.parent(body);
        if from == parent {
            return;
        }
        self.detach(body);
        self.edit_body(body).parent = parent;
        self.attach(body, parent);
        self.find_agencies(body);
        self.touch_subtree(body);
        self.note(Event::Moved { body, from, under: parent, given });
    }

    /// Ends a body. Its work, people, sub-units and papers have gone where they go.
    pub(super) fn end_body(&mut self, body: BodyIx) {
        self.touch_work(body);
        self.detach(body);
        self.edit_body(body).alive = false;
        let excepted = self.baseline.excepted.row(body.0);
        if excepted.is_empty() && !self.changes.excepts {
            return;
        }
        let mut tasks: SmallVec<[TaskIx; 16]> = SmallVec::from_slice(excepted);
        if self.changes.excepts {
            tasks.extend(self.changes.tasks.all_slots().map(|(task, _)| task));
        }
        for task in tasks {
            if self.slots(task).iter().any(|slot| !self.scopes.excepted(slot, body).is_nothing()) {
                let mut slots = self.copy_slots(task);
                slots.iter_mut().for_each(|slot| self.scopes.set_excepted(slot, body, Scope::NOTHING));
                self.put_slots(task, slots);
            }
        }
    }

    /// The slots of a task, to be changed and put back.
    #[inline]
    pub(super) fn copy_slots(&self, task: TaskIx) -> Slots {
        Slots::from_slice(self.slots(task))
    }

    /// Replaces the slots of a task; slots without scope vanish, and the indexes of holders follow.
    pub(super) fn put_slots(&mut self, task: TaskIx, mut slots: Slots) {
        if slots.iter().any(|slot| slot.scope.is_nothing()) {
            slots.retain(|slot| !slot.scope.is_nothing());
        }
        if self.slots(task) == &slots[..] {
            return;
        }
        self.touch_task(task);
        let known = self.baseline.slots(task);
        let has_own = self.changes.tasks.slots(task).is_some();
        // Until all that follows is marked, the row stands empty.
        let own = std::mem::take(self.changes.tasks.edit_slots(task, Slots::new));
        let before = if has_own { &own } else { known };
        self.changes.excepts |= slots.iter().any(|slot| !slot.except.is_empty());
        self.mark_holders(task, before, &slots, false);
        self.mark_holders(task, &slots, before, true);
        *self.changes.tasks.edit_slots(task, Slots::new) = slots;
    }

    /// Marks the bodies whose work some slots of a task change that are not among others, and keeps the index of holders
    /// that have a part here alone.
    fn mark_holders(&mut self, task: TaskIx, here: &[Slot], there: &[Slot], holds: bool) {
        for slot in here.iter().filter(|slot| !there.contains(slot)) {
            if there.iter().all(|other| other.holder != slot.holder) {
                self.index_holder(task, slot.holder, holds);
            }
            match (slot.holder, slot::find(there, slot.holder, slot.role)) {
                (Holder::Body(body), _) => self.touch_holder(body),
                // Whatever becomes of this slot, each of them has work by another, and had it in the baseline.
                (Holder::Kind(kind), _) if self.has_other_work(kind, slot.scope) => {}
                (Holder::Kind(_), Some(other)) if other.scope == slot.scope => {
                    for at in 0..self.scopes.exceptions(slot.except).len() {
                        self.touch_holder(self.scopes.exceptions(slot.except)[at].0);
                    }
                }
                (Holder::Kind(kind), _) => {
                    for body in self.reached(kind, slot.scope) {
                        self.touch_holder(body);
                    }
                }
            }
        }
    }

    /// A holder has a part in a task that it had none in, or has none any longer.
    pub(super) fn index_holder(&mut self, task: TaskIx, holder: Holder, holds: bool) {
        let baseline = self.baseline;
        let tasks = match holder {
            Holder::Body(body) => self.edit_held(body),
            Holder::Kind(kind) => {
                self.changes.kind_tasks.edit(kind.0, |row| overwrite(row, baseline.kind_tasks.row(kind.0)))
            }
        };
        match (tasks.binary_search(&task), holds) {
            (Err(at), true) => tasks.insert(at, task),
            (Ok(at), false) => drop(tasks.remove(at)),
            _ => {}
        }
    }

    /// Gives a body so much more scope in the slots.
    pub(super) fn give(&mut self, slots: &mut Slots, body: BodyIx, role: Role, scope: Scope) {
        if scope.is_nothing() {
            return;
        }
        match slot::find_mut(slots, Holder::Body(body), role) {
            Some(slot) => slot.scope = self.scopes.union(slot.scope, scope),
            None => slots.push(Slot::of_body(body, role, scope)),
        }
    }

    /// Takes out of the slots what a body itself holds in a role, by its own duty or through its kind.
    pub(super) fn take(&mut self, slots: &mut Slots, body: BodyIx, role: Role) {
        slots.retain(|slot| slot.holder != Holder::Body(body) || slot.role != role);
        let (kind, area) = (self.kind(body), self.area(body));
        if let Some(slot) = slot::find_mut(slots, Holder::Kind(kind), role) {
            let reach = self.scopes.meet(area, slot.scope);
            self.scopes.set_excepted(slot, body, reach);
        }
    }

    /// Adds to the bench.
    pub(super) fn bench_people(&mut self, category: Category, quota: Count, filled: Count) {
        add_people(&mut self.changes.bench.posts[category], quota, filled);
    }

    /// Counts leaders who lost their office.
    pub(super) fn release_leaders(&mut self, body: BodyIx, leaders: Count) {
        if leaders != Some(0) {
            self.note(Event::LeadersReleased { body, leaders });
        }
        self.changes.leaders_released = plus(self.changes.leaders_released, leaders);
    }

    /// The references that name a body follow it.
    pub(super) fn pass_references(&mut self, from: BodyIx, to: Option<BodyIx>) {
        if self.references(from).is_empty() {
            return;
        }
        let references: SmallVec<[u32; 8]> = SmallVec::from_slice(self.references(from));
        for reference in references.iter().copied() {
            self.note(Event::Reference { reference, from, to });
        }
        let baseline = self.baseline;
        self.changes.bodies.edit_references(from, &[]).clear();
        match to {
            Some(to) => {
                let row = self.changes.bodies.edit_references(to, baseline.references.row(to.0));
                row.extend(references);
            }
            None => self.changes.bench.references.extend(references),
        }
    }

    /// A procedure that one holder settled is settled by others; by none: it is on the bench.
    pub(super) fn pass_procedure(&mut self, procedure: ProcedureIx, from: Holder, to: &[Holder]) {
        let mut settlers = self.settlers(procedure).to_vec();
        let Some(at) = settlers.iter().position(|holder| *holder == from) else { return };
        settlers.remove(at);
        for holder in to {
            if !settlers.contains(holder) {
                settlers.push(*holder);
                self.index_settler(procedure, *holder, true);
            }
            self.note(Event::Procedure { procedure, from, to: Some(*holder) });
        }
        self.index_settler(procedure, from, false);
        if to.is_empty() {
            self.note(Event::Procedure { procedure, from, to: None });
        }
        if settlers.is_empty() {
            self.changes.bench.procedures.push(procedure);
        }
        self.changes.procedures.put(procedure.0, settlers);
    }

    fn index_settler(&mut self, procedure: ProcedureIx, holder: Holder, settles: bool) {
        let Holder::Body(body) = holder else { return };
        let baseline = self.baseline;
        let settled = self.changes.bodies.edit_settled(body, baseline.procedures.row(body.0));
        match (settled.iter().position(|other| *other == procedure), settles) {
            (None, true) => settled.push(procedure),
            (Some(at), false) => drop(settled.remove(at)),
            _ => {}
        }
    }
}

/// The row of the posts of a body, to be changed where it stands.
pub(super) fn own_posts<'c>(bodies: &'c mut ChangedBodies, baseline: &Baseline<'_>, body: BodyIx) -> &'c mut Posts {
    bodies.edit_posts(body, if body.at() < baseline.bodies.len() { baseline.posts(body) } else { &Posts::NONE })
}

/// Adds people and posts to those of a category.
#[inline]
pub(super) fn add_people(staff: &mut Staff, quota: Count, filled: Count) {
    staff.quota = plus(staff.quota, quota);
    staff.filled = plus(staff.filled, filled);
}

/// Fills a row, whatever an earlier scenario left in it.
fn overwrite<T: Copy>(row: &mut Vec<T>, with: &[T]) {
    row.clear();
    row.extend_from_slice(with);
}

/// A sum in which one unknown makes the whole unknown.
pub fn plus(one: Count, other: Count) -> Count {
    one.zip(other).map(|(one, other)| one + other)
}

/// A difference in which one unknown makes the whole unknown.
pub fn minus(one: Count, other: Count) -> Count {
    one.zip(other).map(|(one, other)| one - other)
}
