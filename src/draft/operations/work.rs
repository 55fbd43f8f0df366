//! Reassign (chuyển giao nhiệm vụ) and delegate (phân cấp, ủy quyền).

use crate::draft::holding::Tasks;
use crate::draft::journal::Event;
use crate::draft::resolve::Chosen;
use crate::draft::scopes::Scope;
use crate::draft::slot::{Slot, Slots, find};
use crate::draft::state::Draft;
use crate::model::{BodyIx, Extent, Holder, KindIx, Role, TaskIx};
use crate::scenario::{Malformed, Place, Refusal, Selector};
use smallvec::SmallVec;

/// New slots of the tasks that a step changes, and what it moves; the draft is not changed yet.
type Proposal = SmallVec<[(TaskIx, Slots, Event); 1]>;

impl Draft<'_> {
    /// The lead on tasks goes to another body; with the role coordinate, their coordination. From a body: its scope
    /// on the selected tasks that it holds moves. From nobody: the target holds them in its own area, and nobody
    /// else does anywhere. Procedures of a task go with its lead.
    ///
    /// Refused: the giver holds none of them; nothing would change.
    pub(super) fn reassign(
        &mut self,
        from: Option<&str>,
        to: &str,
        tasks: &Selector,
        role: Role,
    ) -> Result<(), Refusal> {
        let from = from.map(|id| self.living_body(id)).transpose()?;
        let to = self.living_body(to)?;
        let chosen = self.selection(tasks)?;
        let selected = match from {
            Some(from) => self.held_in_role(Holder::Body(from), &chosen, role),
            None => self.picked(&chosen),
        };
        if selected.is_empty() {
            return Err(Refusal::NothingToGive);
        }
        let by_slots = |draft: &Self, task: &TaskIx| draft.can_take_over(*task, to, role);
        if from.is_none() && !self.area(to).is_nothing() && selected.iter().all(|task| by_slots(self, task)) {
            return self.take_all_over(&selected, to, role);
        }
        let mut proposal = Proposal::with_capacity(selected.len());
        for task in selected {
            let mut slots = self.copy_slots(task);
            let scope = match from {
                Some(from) => {
                    let scope = self.effective(task, from, role);
                    self.take(&mut slots, from, role);
                    scope
                }
                None => {
                    slots.retain(|slot| slot.role != role);
                    self.area(to)
                }
            };
            self.give(&mut slots, to, role, scope);
            let (from, to) = (from.map(Holder::Body), Some(Holder::Body(to)));
            proposal.push((task, slots, Event::Work { task, role, from, to, scope, given: true }));
        }
        self.commit(proposal)?;
        Ok(())
    }

    /// A body takes a role over in tasks in which slots of bodies say all.
    fn take_all_over(&mut self, tasks: &[TaskIx], to: BodyIx, role: Role) -> Result<(), Refusal> {
        let scope = self.area(to);
        let has_alone = |draft: &Self, task: TaskIx| draft.has_alone(task, to, role, scope);
        let Some(first) = tasks.iter().position(|task| !has_alone(self, *task)) else {
            return Err(Refusal::NoChange);
        };
        for (at, task) in tasks.iter().copied().enumerate() {
            if at == first || at > first && !has_alone(self, task) {
                self.take_over(task, to, role, scope);
            }
            let event = Event::Work { task, role, from: None, to: Some(Holder::Body(to)), scope, given: true };
            self.pass_task_procedures(&event);
            self.note(event);
        }
        Ok(())
    }

    /// The lead on tasks goes from a body or a kind to a body or a kind, in the scope in which the giver led; a kind
    /// takes it in that scope, each of its bodies in its own area. Of a kind, only its duty goes, not what its
    /// bodies lead by themselves. The giver may go on as a coordinator.
    ///
    /// Refused: the giver leads none of them; no living body of the receiving kind meets the scope; no change.
    pub(super) fn delegate(&mut self, from: &Place, to: &Place, tasks: &Selector, keep: bool) -> Result<(), Refusal> {
        let (from, to) = (self.holder(from)?, self.holder(to)?);
        let chosen = self.selection(tasks)?;
        let selected = self.held_in_role(from, &chosen, Role::Lead);
        if selected.is_empty() {
            return Err(Refusal::NothingToGive);
        }
        let mut proposal = Proposal::with_capacity(selected.len());
        for task in selected {
            let mut slots = self.copy_slots(task);
            let scope = self.held_scope(&slots, task, from);
            let left = match from {
                Holder::Body(body) => {
                    self.take(&mut slots, body, Role::Lead);
                    Slot::of_body(body, Role::Coordinate, scope)
                }
                Holder::Kind(_) => {
                    let left = find(&slots, from, Role::Lead).copied();
                    slots.retain(|slot| slot.holder != from || slot.role != Role::Lead);
                    let left = left.unwrap_or_else(|| Slot::new(from, Role::Lead, scope));
                    Slot { role: Role::Coordinate, ..left }
                }
            };
            if let Holder::Kind(kind) = to
                && !self.meets_kind(kind, scope)
            {
                return Err(Refusal::NoBodyOfKindMeets(self.baseline.organisation.kind(kind).id.clone()));
            }
            let given = Slot::new(to, Role::Lead, scope);
            self.unite_into(&mut slots, given);
            if keep {
                self.unite_into(&mut slots, left);
            }
            let event = Event::Work { task, role: Role::Lead, from: Some(from), to: Some(to), scope, given: true };
            proposal.push((task, slots, event));
        }
        self.commit(proposal)
    }

    /// Resolves the tasks of a step in which `rest` means nothing.
    fn selection(&self, tasks: &Selector) -> Result<Chosen, Refusal> {
        check_no_rest(tasks)?;
        self.chosen(tasks)
    }

    /// The selected tasks that a holder holds in a role.
    fn held_in_role(&mut self, holder: Holder, chosen: &Chosen, role: Role) -> Tasks {
        let tasks = match holder {
            Holder::Body(body) => self.work(body),
            Holder::Kind(kind) => Tasks::from_slice(self.tasks_of_kind(kind)),
        };
        let mut held = Tasks::new();
        for task in tasks {
            let slots = self.copy_slots(task);
            let scope = match holder {
                Holder::Body(body) => self.effective(task, body, role),
                Holder::Kind(_) => self.held_scope(&slots, task, holder),
            };
            if !scope.is_nothing() && self.picks(chosen, task) {
                held.push(task);
            }
        }
        held
    }

    /// The scope in which a holder leads a task; of a kind, what its duty gives its living bodies.
    fn held_scope(&mut self, slots: &[Slot], task: TaskIx, holder: Holder) -> Scope {
        let kind = match holder {
            Holder::Body(body) => return self.effective(task, body, Role::Lead),
            Holder::Kind(kind) => kind,
        };
        let Some(slot) = find(slots, holder, Role::Lead).copied() else { return Scope::NOTHING };
        let mut spans = Vec::new();
        let bodies: Vec<BodyIx> = self.bodies_of(kind).collect();
        for body in bodies {
            let part = self.kind_part(&slot, body);
            spans.extend_from_slice(self.scopes.extent(part).spans());
        }
        self.scopes.intern(Extent::of(spans))
    }

    fn meets_kind(&self, kind: KindIx, scope: Scope) -> bool {
        !self.reached(kind, scope).is_empty()
    }

    /// Adds a slot to others, united with the one of the same holder and role.
    fn unite_into(&mut self, slots: &mut Slots, slot: Slot) {
        match slots.iter().position(|other| other.holder == slot.holder && other.role == slot.role) {
            Some(at) => {
                let other = slots[at];
                slots[at] = self.united(&other, &slot);
            }
            None => slots.push(slot),
        }
    }

    /// Puts the proposed slots in place, unless nothing would change: the effective task, body, role and scope.
    fn commit(&mut self, proposal: Proposal) -> Result<(), Refusal> {
        let mut changed = false;
        for (task, slots, _) in &proposal {
            changed = changed || self.differ(*task, slots);
        }
        if !changed {
            return Err(Refusal::NoChange);
        }
        for (task, slots, event) in proposal {
            self.put_slots(task, slots);
            self.pass_task_procedures(&event);
            self.note(event);
        }
        Ok(())
    }

    /// Whether some body holds something else by these slots of a task than by those it has.
    fn differ(&mut self, task: TaskIx, slots: &Slots) -> bool {
        let by_body = |slots: &[Slot]| slots.iter().all(|slot| matches!(slot.holder, Holder::Body(_)));
        let among = |slots: &[Slot], slot: &Slot| slot.scope.is_nothing() || slots.contains(slot);
        let differ = |now: &[Slot], then: &[Slot]| {
            !now.iter().all(|slot| among(then, slot)) || !then.iter().all(|slot| among(now, slot))
        };
        // Slots of single bodies say themselves who holds what; kinds must be expanded.
        if by_body(slots) && by_body(self.slots(task)) && !self.may_lead_and_coordinate(slots) {
            return differ(self.slots(task), slots);
        }
        let now = self.copy_slots(task);
        let then = self.settled_slots(slots);
        if now == then {
            return false;
        }
        if by_body(&now) && by_body(&then) {
            return differ(&now, &then);
        }
        self.differs_for_one(&now, &then) || self.expanded(&now) != self.expanded(&then)
    }

    /// Whether the first holder of some slot already holds something else: then nobody else need be asked.
    fn differs_for_one(&mut self, now: &Slots, then: &Slots) -> bool {
        let mut probes: SmallVec<[(BodyIx, Role); 8]> = SmallVec::new();
        for (here, there) in [(now, then), (then, now)] {
            for slot in here.iter().filter(|slot| !there.contains(slot)) {
                let first = match slot.holder {
                    Holder::Body(body) => Some(body),
                    Holder::Kind(kind) => self.reached(kind, slot.scope).first().copied(),
                };
                probes.extend(first.filter(|body| self.lives(*body)).map(|body| (body, slot.role)));
            }
        }
        probes.into_iter().any(|(body, role)| self.held_by(now, body, role) != self.held_by(then, body, role))
    }

    /// The scope in which slots give a body a role: its own slot and its kind's.
    fn held_by(&mut self, slots: &Slots, body: BodyIx, role: Role) -> Scope {
        let own = find(slots, Holder::Body(body), role).map_or(Scope::NOTHING, |slot| slot.scope);
        match find(slots, Holder::Kind(self.kind(body)), role) {
            Some(slot) => {
                let part = self.kind_part(slot, body);
                self.scopes.union(own, part)
            }
            None => own,
        }
    }

    /// What each living body holds by these slots: body, role and scope, in order.
    fn expanded(&mut self, slots: &[Slot]) -> Vec<(BodyIx, Role, Scope)> {
        let mut held: Vec<(BodyIx, Role, Scope)> = Vec::new();
        for slot in slots {
            match slot.holder {
                Holder::Body(body) => held.push((body, slot.role, slot.scope)),
                Holder::Kind(kind) => {
                    let bodies: Vec<BodyIx> = self.bodies_of(kind).collect();
                    for body in bodies {
                        let part = self.kind_part(slot, body);
                        held.push((body, slot.role, part));
                    }
                }
            }
        }
        held.sort_unstable();
        let mut united: Vec<(BodyIx, Role, Scope)> = Vec::with_capacity(held.len());
        for (body, role, scope) in held.into_iter().filter(|entry| !entry.2.is_nothing()) {
            match united.last_mut() {
                Some(last) if (last.0, last.1) == (body, role) => last.2 = self.scopes.union(last.2, scope),
                _ => united.push((body, role, scope)),
            }
        }
        united
    }

    /// The procedures of a task whose lead has gone elsewhere follow it.
    fn pass_task_procedures(&mut self, event: &Event) {
        let Event::Work { task, role: Role::Lead, from, to: Some(to), .. } = event else { return };
        let baseline = self.baseline;
        for procedure in baseline.task_procedures.row(task.0).iter().copied() {
            let settlers = self.settlers(procedure).to_vec();
            for holder in settlers.iter().filter(|holder| from.is_none_or(|from| from == **holder) && *holder != to) {
                self.pass_procedure(procedure, *holder, &[*to]);
            }
        }
    }
}

/// That a selection stands by itself: what `rest` is the rest of, only rows of heirs and parts tell.
pub(super) fn check_no_rest(tasks: &Selector) -> Result<(), Refusal> {
    if tasks.is_rest() {
        let allowed = "task field text led-by";
        return Err(Malformed::NotAllowed { cell: "select", word: "rest".to_owned(), allowed }.into());
    }
    Ok(())
}
