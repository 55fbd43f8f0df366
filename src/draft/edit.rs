//! The few ways in which a draft changes. Every operation is made of these, so that indexes and touched rows are
//! kept in one place.

use super::journal::Event;
use super::scopes::Scope;
use super::slot::{self, Slot};
use super::state::{BodyState, Draft};
use crate::model::{BodyIx, Category, Count, Holder, KindIx, ProcedureIx, Role, TaskIx};

impl Draft<'_> {
    pub(super) fn note(&mut self, event: Event) {
        self.journal.note(event);
    }

    /// Marks a task as one that may evaluate differently.
    pub(super) fn touch_task(&mut self, task: TaskIx) {
        self.changes.touched_tasks.insert(task);
        self.changes.step_tasks.insert(task);
    }

    /// Marks all work of a body, since the body itself, its agency or its area differs.
    pub(super) fn touch_work(&mut self, body: BodyIx) {
        let mut tasks = self.held(body).to_vec();
        tasks.extend_from_slice(self.tasks_of_kind(self.kind(body)));
        tasks.into_iter().for_each(|task| self.touch_task(task));
    }

    /// Marks a body and everything below it, with all their work.
    pub(super) fn touch_subtree(&mut self, body: BodyIx) {
        let mut stack = vec![body];
        while let Some(here) = stack.pop() {
            self.changes.touched_bodies.insert(here);
            self.touch_work(here);
            stack.extend_from_slice(self.children(here));
        }
    }

    /// The state of a body, to be changed; the body is marked.
    pub(super) fn edit_body(&mut self, body: BodyIx) -> &mut BodyState {
        self.rolls.clear();
        self.changes.touched_bodies.insert(body);
        let state = self.body(body);
        self.changes.bodies.entry(body).or_insert(state)
    }

    /// A new body; the caller has made sure that the id is free.
    pub(super) fn create_body(&mut self, id: &str, name: Option<&str>, state: BodyState) -> BodyIx {
        let body = BodyIx::new(self.body_count());
        self.changes.created.push(id.to_owned());
        self.changes.created_ids.insert(id.to_owned(), body);
        if let Some(name) = name {
            self.changes.names.insert(body, name.to_owned());
        }
        let (kind, parent) = (state.kind, state.parent);
        self.changes.bodies.insert(body, state);
        self.edit_kind_bodies(kind).push(body);
        self.attach(body, parent);
        self.changes.touched_bodies.insert(body);
        self.touch_work(body);
        body
    }

    fn edit_kind_bodies(&mut self, kind: KindIx) -> &mut Vec<BodyIx> {
        self.rolls.clear();
        let baseline = self.baseline;
        self.changes.kind_bodies.entry(kind).or_insert_with(|| baseline.kind_bodies.row(kind.0).to_vec())
    }

    fn edit_children(&mut self, body: BodyIx) -> &mut Vec<BodyIx> {
        self.changes.touched_bodies.insert(body);
        let baseline = self.baseline;
        self.changes.children.entry(body).or_insert_with(|| baseline.children.row(body.0).to_vec())
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
            self.edit_children(parent).retain(|child| *child != body);
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
        self.touch_subtree(body);
        self.note(Event::Moved { body, from, under: parent, given });
    }

    /// Ends a body. Its work, people, sub-units and papers have gone where they go.
    pub(super) fn end_body(&mut self, body: BodyIx) {
        self.touch_work(body);
        self.detach(body);
        self.edit_body(body).alive = false;
        let kind = self.kind(body);
        self.edit_kind_bodies(kind).retain(|other| *other != body);
        for task in self.tasks_of_kind(kind).to_vec() {
            if self.slots(task).iter().any(|slot| slot.except.iter().any(|entry| entry.0 == body)) {
                let mut slots = self.slots(task).to_vec();
                slots.iter_mut().for_each(|slot| slot.set_excepted(body, Scope::NOTHING));
                self.put_slots(task, slots);
            }
        }
    }

    /// Replaces the slots of a task; slots without scope vanish, and the indexes of holders follow.
    pub(super) fn put_slots(&mut self, task: TaskIx, mut slots: Vec<Slot>) {
        slots.retain(|slot| !slot.scope.is_nothing());
        let before: Vec<Holder> = self.slots(task).iter().map(|slot| slot.holder).collect();
        for holder in before.iter().copied().filter(|holder| slots.iter().all(|slot| slot.holder != *holder)) {
            self.index_holder(task, holder, false);
        }
        for slot in &slots {
            if !before.contains(&slot.holder) {
                self.index_holder(task, slot.holder, true);
            }
        }
        self.mark_holders(task, &slots);
        self.changes.slots.insert(task, slots);
        self.touch_task(task);
    }

    /// Marks the bodies whose work the new slots of a task change.
    fn mark_holders(&mut self, task: TaskIx, slots: &[Slot]) {
        let before = self.slots(task).to_vec();
        for (here, there) in [(&before[..], slots), (slots, &before[..])] {
            for slot in here.iter().filter(|slot| !there.contains(slot)) {
                match (slot.holder, slot::find(there, slot.holder, slot.role)) {
                    (Holder::Body(body), _) => drop(self.changes.touched_bodies.insert(body)),
                    (Holder::Kind(_), Some(other)) if other.scope == slot.scope => {
                        self.changes.touched_bodies.extend(slot.except.iter().map(|entry| entry.0));
                    }
                    (Holder::Kind(kind), _) => {
                        let bodies = self.bodies_of(kind).to_vec();
                        self.changes.touched_bodies.extend(bodies);
                    }
                }
            }
        }
    }

    fn index_holder(&mut self, task: TaskIx, holder: Holder, holds: bool) {
        let baseline = self.baseline;
        let tasks = match holder {
            Holder::Body(body) => self.changes.held.entry(body).or_insert_with(|| baseline.held.row(body.0).to_vec()),
            Holder::Kind(kind) => {
                self.changes.kind_tasks.entry(kind).or_insert_with(|| baseline.kind_tasks.row(kind.0).to_vec())
            }
        };
        match (tasks.binary_search(&task), holds) {
            (Err(at), true) => tasks.insert(at, task),
            (Ok(at), false) => drop(tasks.remove(at)),
            _ => {}
        }
    }

    /// The slots with so much more scope for a body.
    pub(super) fn with_given(&mut self, mut slots: Vec<Slot>, body: BodyIx, role: Role, scope: Scope) -> Vec<Slot> {
        if scope.is_nothing() {
            return slots;
        }
        match slot::find_mut(&mut slots, Holder::Body(body), role) {
            Some(slot) => slot.scope = self.scopes.union(slot.scope, scope),
            None => slots.push(Slot::of_body(body, role, scope)),
        }
        slots
    }

    /// The slots without what a body itself holds in a role, by its own duty or through its kind.
    pub(super) fn with_taken(&mut self, mut slots: Vec<Slot>, body: BodyIx, role: Role) -> Vec<Slot> {
        slots.retain(|slot| slot.holder != Holder::Body(body) || slot.role != role);
        let (kind, area) = (self.kind(body), self.area(body));
        if let Some(slot) = slot::find_mut(&mut slots, Holder::Kind(kind), role) {
            let reach = self.scopes.meet(area, slot.scope);
            slot.set_excepted(body, reach);
        }
        slots
    }

    /// The slots with coordination cut by leading: per body, kinds expanded, and for good.
    pub(super) fn settled_slots(&mut self, mut slots: Vec<Slot>) -> Vec<Slot> {
        if !self.may_lead_and_coordinate(&slots) {
            return slots;
        }
        let leads: Vec<Slot> = slots.iter().filter(|slot| slot.role == Role::Lead).cloned().collect();
        for slot in slots.iter_mut().filter(|slot| slot.role == Role::Coordinate) {
            match slot.holder {
                Holder::Body(body) => {
                    let lead = self.lead_within(&leads, body);
                    slot.scope = self.scopes.minus(slot.scope, lead);
                }
                Holder::Kind(kind) => self.cut_kind(slot, kind, &leads),
            }
        }
        slots.retain(|slot| !slot.scope.is_nothing());
        slots
    }

    /// Whether some body may both lead and coordinate: in most tasks the holders alone tell that none does.
    pub(super) fn may_lead_and_coordinate(&self, slots: &[Slot]) -> bool {
        let same = |lead: &Slot, other: &Slot| match (lead.holder, other.holder) {
            (Holder::Body(lead), Holder::Body(other)) => lead == other,
            (Holder::Kind(lead), Holder::Kind(other)) => lead == other,
            (Holder::Body(body), Holder::Kind(kind)) | (Holder::Kind(kind), Holder::Body(body)) => {
                self.kind(body) == kind
            }
        };
        let coordinating = slots.iter().filter(|slot| slot.role == Role::Coordinate);
        coordinating.into_iter().any(|other| slots.iter().any(|lead| lead.role == Role::Lead && same(lead, other)))
    }

    fn cut_kind(&mut self, slot: &mut Slot, kind: KindIx, leads: &[Slot]) {
        let mut leading: Vec<BodyIx> = leads
            .iter()
            .filter_map(|lead| match lead.holder {
                Holder::Body(body) if self.kind(body) == kind && self.lives(body) => Some(body),
                _ => None,
            })
            .collect();
        if slot::find(leads, Holder::Kind(kind), Role::Lead).is_some() {
            leading = self.bodies_of(kind).to_vec();
        }
        for body in leading {
            let lead = self.lead_within(leads, body);
            let reach = self.scopes.meet(self.area(body), slot.scope);
            let cut = self.scopes.meet(reach, lead);
            let all = self.scopes.union(slot.excepted(body), cut);
            slot.set_excepted(body, all);
        }
    }

    fn lead_within(&mut self, leads: &[Slot], body: BodyIx) -> Scope {
        let own = slot::find(leads, Holder::Body(body), Role::Lead).map_or(Scope::NOTHING, |slot| slot.scope);
        match slot::find(leads, Holder::Kind(self.kind(body)), Role::Lead).cloned() {
            Some(slot) => {
                let part = self.kind_part(&slot, body);
                self.scopes.union(own, part)
            }
            None => own,
        }
    }

    /// Cuts coordination by leading in every task that the step has touched.
    pub(super) fn settle_step(&mut self) {
        let mut tasks: Vec<TaskIx> = self.changes.step_tasks.drain().collect();
        tasks.sort_unstable();
        for task in tasks {
            let slots = self.slots(task).to_vec();
            let settled = self.settled_slots(slots.clone());
            if settled != slots {
                self.put_slots(task, settled);
            }
        }
        self.changes.step_tasks.clear();
    }

    /// Adds to the bench.
    pub(super) fn bench_people(&mut self, category: Category, quota: Count, filled: Count) {
        let staff = &mut self.changes.bench.posts[category];
        staff.quota = plus(staff.quota, quota);
        staff.filled = plus(staff.filled, filled);
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
        let references = self.references(from).to_vec();
        for reference in references.iter().copied() {
            self.note(Event::Reference { reference, from, to });
        }
        self.changes.references.insert(from, Vec::new());
        match to {
            Some(to) => {
                let mut all = self.references(to).to_vec();
                all.extend(references);
                self.changes.references.insert(to, all);
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
        self.changes.procedures.insert(procedure, settlers);
    }

    fn index_settler(&mut self, procedure: ProcedureIx, holder: Holder, settles: bool) {
        let Holder::Body(body) = holder else { return };
        let baseline = self.baseline;
        let settled = self.changes.settled.entry(body).or_insert_with(|| baseline.procedures.row(body.0).to_vec());
        match (settled.iter().position(|other| *other == procedure), settles) {
            (None, true) => settled.push(procedure),
            (Some(at), false) => drop(settled.remove(at)),
            _ => {}
        }
    }
}

/// A sum in which one unknown makes the whole unknown.
pub fn plus(one: Count, other: Count) -> Count {
    one.zip(other).map(|(one, other)| one + other)
}

/// A difference in which one unknown makes the whole unknown.
pub fn minus(one: Count, other: Count) -> Count {
    one.zip(other).map(|(one, other)| one - other)
}
