//! The slots of all tasks, one row after the other: made of the duties of an organisation, and read by who has a part in them.

use super::scopes::{Scope, Scopes};
use super::slot::{Except, Exceptions, Slot, find_mut};
use crate::model::{BodyIx, Extent, Holder, Link, Organisation, Role, TaskIx};

/// Where the slots of each task begin and end, and the slots.
pub(super) type SlotRows = (Vec<u32>, Vec<Slot>);

/// The slots of a task among those of all.
#[inline]
pub(super) fn slots_of((starts, slots): &SlotRows, task: usize) -> &[Slot] {
    &slots[starts[task] as usize..starts[task + 1] as usize]
}

/// Who has a part in which task: by a slot of its own, as a kind, as an exception; by the number of the holder.
pub(super) struct Holdings {
    pub held: Vec<(u32, TaskIx)>,
    pub kind_tasks: Vec<(u32, TaskIx)>,
    pub excepted: Vec<(u32, TaskIx)>,
}

impl Holdings {
    pub fn of(slots: &SlotRows, scopes: &Scopes<'_>) -> Self {
        let mut holdings = Self { held: Vec::new(), kind_tasks: Vec::new(), excepted: Vec::new() };
        for task in 0..slots.0.len() - 1 {
            for slot in slots_of(slots, task) {
                let exceptions = scopes.exceptions(slot.except).iter();
                holdings.excepted.extend(exceptions.map(|entry| (entry.0.0, TaskIx::new(task))));
                match slot.holder {
                    Holder::Body(body) => holdings.held.push((body.0, TaskIx::new(task))),
                    Holder::Kind(kind) => holdings.kind_tasks.push((kind.0, TaskIx::new(task))),
                }
            }
        }
        holdings
    }
}
/// One slot for each task, holder and role, the scopes of its duties united.
pub(super) fn slots(organisation: &Organisation, scopes: &mut Scopes<'static>) -> SlotRows {
    let mut order: Vec<u32> = organisation
        .graph()
        .edge_weights()
        .filter_map(|link| match *link {
            Link::Leads(duty) | Link::Coordinates(duty) => Some(duty),
            _ => None,
        })
        .collect();
    order.sort_by_key(|duty| (organisation.duties()[*duty as usize].task, *duty));
    let mut starts = Vec::with_capacity(organisation.tasks().len() + 1);
    let mut slots: Vec<Slot> = Vec::with_capacity(order.len());
    let mut next = order.into_iter().peekable();
    for task in 0..organisation.tasks().len() {
        let start = slots.len();
        starts.push(start as u32);
        while let Some(duty) = next.next_if(|duty| organisation.duties()[*duty as usize].task.at() == task) {
            let duty = &organisation.duties()[duty as usize];
            let scope = scopes.intern(duty.extent.clone());
            if scope.is_nothing() {
                continue;
            }
            let mut except: Vec<(BodyIx, Scope)> = Vec::with_capacity(duty.except.len());
            for (body, extent) in &duty.except {
                // What is excepted outside the duty's own areas says nothing and would make equal slots differ.
                let reach = organisation.body(*body).extent.meet(&duty.extent).meet(extent);
                except.push((*body, scopes.intern(reach)));
            }
            match find_mut(&mut slots[start..], duty.holder, duty.role) {
                Some(slot) => {
                    let united = unite(organisation, scopes, slot, scope, &except);
                    *slot = united;
                }
                None => {
                    let mut slot = Slot::new(duty.holder, duty.role, scope);
                    slot.except = together(scopes, &except);
                    slots.push(slot);
                }
            }
        }
    }
    starts.push(slots.len() as u32);
    (starts, slots)
}

/// Two duties of one holder and role as one: what either gives a body, the body holds.
fn unite(
    organisation: &Organisation,
    scopes: &mut Scopes<'static>,
    slot: &Slot,
    scope: Scope,
    except: &[(BodyIx, Scope)],
) -> Slot {
    let mut second = Slot::new(slot.holder, slot.role, scope);
    second.except = together(scopes, except);
    let area = |scopes: &mut Scopes<'static>, body: BodyIx| scopes.intern(organisation.body(body).extent.clone());
    unite_slots(scopes, slot, &second, area)
}

/// What single bodies do not hold, those of one body together.
fn together(scopes: &mut Scopes<'static>, except: &[(BodyIx, Scope)]) -> Except {
    let mut exceptions = Exceptions::default();
    for (body, scope) in except {
        let all = scopes.union(exceptions.of(*body), *scope);
        exceptions.set(*body, all);
    }
    scopes.intern_exceptions(exceptions)
}

/// Two slots of one holder and role as one. `area` gives the area of a body of the kind.
pub(super) fn unite_slots<'b>(
    scopes: &mut Scopes<'b>,
    one: &Slot,
    other: &Slot,
    area: impl Fn(&mut Scopes<'b>, BodyIx) -> Scope,
) -> Slot {
    let scope = scopes.union(one.scope, other.scope);
    let mut united = Slot::new(one.holder, one.role, scope);
    let of_both = [one, other].map(|slot| scopes.exceptions(slot.except).iter().map(|entry| entry.0));
    let excepted: Vec<BodyIx> = of_both.into_iter().flatten().collect();
    let mut exceptions = Exceptions::default();
    for body in excepted {
        let area = area(scopes, body);
        let held = [one, other].map(|slot| {
            let part = scopes.meet(area, slot.scope);
            let without = scopes.excepted(slot, body);
            scopes.minus(part, without)
        });
        let held = scopes.union(held[0], held[1]);
        let reach = scopes.meet(area, scope);
        let without = scopes.minus(reach, held);
        exceptions.set(body, without);
    }
    united.except = scopes.intern_exceptions(exceptions);
    united
}

/// A slot whose scopes are sets, to be carried from one table of scopes to another.
pub(super) struct Unbound {
    holder: Holder,
    role: Role,
    extent: Extent,
    except: Vec<(BodyIx, Extent)>,
}

impl Unbound {
    pub fn of(slot: &Slot, scopes: &Scopes<'_>) -> Self {
        let except = scopes.exceptions(slot.except).iter();
        let except = except.map(|(body, scope)| (*body, scopes.extent(*scope).clone())).collect();
        Self { holder: slot.holder, role: slot.role, extent: scopes.extent(slot.scope).clone(), except }
    }

    pub fn interned(&self, scopes: &mut Scopes<'static>) -> Slot {
        let mut slot = Slot::new(self.holder, self.role, scopes.intern(self.extent.clone()));
        let mut exceptions = Exceptions::default();
        for (body, extent) in &self.except {
            exceptions.set(*body, scopes.intern(extent.clone()));
        }
        slot.except = scopes.intern_exceptions(exceptions);
        slot
    }
}
