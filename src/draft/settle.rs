//! Who both leads and coordinates only leads: coordination is cut by leading at load and after each step.

use super::scopes::Scope;
use super::slot::{self, Slot, Slots};
use super::state::Draft;
use crate::model::{BodyIx, Holder, KindIx, Role};

impl Draft<'_> {
    /// The slots with coordination cut by leading: per body, kinds expanded, and for good.
    pub(super) fn settled_slots(&mut self, slots: &[Slot]) -> Slots {
        let mut slots: Slots = Slots::from_slice(slots);
        if !self.may_lead_and_coordinate(&slots) {
            return slots;
        }
        let leads: Vec<Slot> = slots.iter().filter(|slot| slot.role == Role::Lead).copied().collect();
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
            leading = self.bodies_of(kind).collect();
        }
        let mut exceptions = self.scopes.exceptions(slot.except).clone();
        for body in leading {
            let lead = self.lead_within(leads, body);
            let reach = self.scopes.meet(self.area(body), slot.scope);
            let cut = self.scopes.meet(reach, lead);
            let all = self.scopes.union(exceptions.of(body), cut);
            exceptions.set(body, all);
        }
        slot.except = self.scopes.intern_exceptions(exceptions);
    }

    fn lead_within(&mut self, leads: &[Slot], body: BodyIx) -> Scope {
        let own = slot::find(leads, Holder::Body(body), Role::Lead).map_or(Scope::NOTHING, |slot| slot.scope);
        match slot::find(leads, Holder::Kind(self.kind(body)), Role::Lead).copied() {
            Some(slot) => {
                let part = self.kind_part(&slot, body);
                self.scopes.union(own, part)
            }
            None => own,
        }
    }

    /// Cuts coordination by leading in every task that the step has touched.
    pub(super) fn settle_step(&mut self) {
        // Tasks that the cut itself touches again are settled already.
        for at in 0..self.changes.step_tasks.len() {
            let task = self.changes.step_tasks[at];
            if self.may_lead_and_coordinate(self.slots(task)) {
                let settled = self.settled_slots(&self.copy_slots(task));
                self.put_slots(task, settled);
            }
        }
        self.changes.step_tasks.clear();
    }
}
