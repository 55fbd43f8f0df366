//! Reassign (chuyển giao nhiệm vụ) and delegate (phân cấp, ủy quyền).

use crate::draft::journal::Event;
use crate::draft::resolve::Chosen;
use crate::draft::scopes::Scope;
use crate::draft::slot::{Slot, find};
use crate::draft::state::Draft;
use crate::model::{BodyIx, Extent, Holder, KindIx, Role, TaskIx};
use crate::scenario::{Malformed, Place, Refusal, Selector};

/// New slots of the tasks that a step changes, and what it moves; the draft is not changed yet.
type Proposal = Vec<(TaskIx, Vec<Slot>, Vec<Event>)>;

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
        let mut proposal = Proposal::with_capacity(selected.len());
        for task in selected {
            let slots = self.slots(task).to_vec();
            let (slots, scope) = match from {
                Some(from) => {
                    let scope = self.effective(task, from, role);
                    (self.with_taken(slots, from, role), scope)
                }
                None => (slots.into_iter().filter(|slot| slot.role != role).collect(), self.area(to)),
            };
            let slots = self.with_given(slots, to, role, scope);
            let (from, to) = (from.map(Holder::Body), Some(Holder::Body(to)));
            proposal.push((task, slots, vec![Event::Work { task, role, from, to, scope, given: true }]));
        }
        self.commit(proposal)?;
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
            let mut slots = self.slots(task).to_vec();
            let scope = self.held_scope(&slots, task, from);
            let left = match from {
                Holder::Body(body) => {
                    slots = self.with_taken(slots, body, Role::Lead);
                    Slot::of_body(body, Role::Coordinate, scope)
                }
                Holder::Kind(_) => {
                    let left = find(&slots, from, Role::Lead).cloned();
                    slots.retain(|slot| slot.holder != from || slot.role != Role::Lead);
                    let left =
                        left.unwrap_or_else(|| Slot { holder: from, ..Slot::of_body(BodyIx(0), Role::Lead, scope) });
                    Slot { role: Role::Coordinate, ..left }
                }
            };
            if let Holder::Kind(kind) = to
                && !self.meets_kind(kind, scope)
            {
                return Err(Refusal::NoBodyOfKindMeets(self.baseline.organisation.kind(kind).id.clone()));
            }
            let given = Slot { holder: to, role: Role::Lead, scope, except: Vec::new() };
            slots = self.with_united(slots, given);
            if keep {
                slots = self.with_united(slots, left);
            }
            let event = Event::Work { task, role: Role::Lead, from: Some(from), to: Some(to), scope, given: true };
            proposal.push((task, slots, vec![event]));
        }
        self.commit(proposal)
    }

    /// Resolves the tasks of a step in which `rest` means nothing.
    fn selection(&self, tasks: &Selector) -> Result<Chosen, Refusal> {
        if tasks.is_rest() {
            return Err(Malformed::NotAllowed {
                cell: "select",
                word: "rest".to_owned(),
                allowed: "task field text led-by",
            }
            .into());
        }
        self.chosen(tasks)
    }

    /// The selected tasks that a holder holds in a role.
    fn held_in_role(&mut self, holder: Holder, chosen: &Chosen, role: Role) -> Vec<TaskIx> {
        let tasks = match holder {
            Holder::Body(body) => self.work(body),
            Holder::Kind(kind) => self.tasks_of_kind(kind).to_vec(),
        };
        let mut held = Vec::new();
        for task in tasks {
            let slots = self.slots(task).to_vec();
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

    fn picked(&mut self, chosen: &Chosen) -> Vec<TaskIx> {
        let tasks = 0..self.baseline.organisation.tasks().len();
        tasks.map(TaskIx::new).filter(|task| self.picks(chosen, *task)).collect()
    }

    /// The scope in which a holder leads a task; of a kind, what its duty gives its living bodies.
    fn held_scope(&mut self, slots: &[Slot], task: TaskIx, holder: Holder) -> Scope {
        let kind = match holder {
            Holder::Body(body) => return self.effective(task, body, Role::Lead),
            Holder::Kind(kind) => kind,
        };
        let Some(slot) = find(slots, holder, Role::Lead).cloned() else { return Scope::NOTHING };
        let mut spans = Vec::new();
        for body in self.bodies_of(kind).to_vec() {
            let part = self.kind_part(&slot, body);
            spans.extend_from_slice(self.scopes.extent(part).spans());
        }
        self.scopes.intern(Extent::of(spans))
    }

    fn meets_kind(&mut self, kind: KindIx, scope: Scope) -> bool {
        self.bodies_of(kind).to_vec().into_iter().any(|body| {
            let area = self.area(body);
            self.scopes.meets(area, scope)
        })
    }

    /// The slots with one more, united with the one of the same holder and role.
    fn with_united(&mut self, mut slots: Vec<Slot>, slot: Slot) -> Vec<Slot> {
        match slots.iter().position(|other| other.holder == slot.holder && other.role == slot.role) {
            Some(at) => slots[at] = self.united(&slots[at].clone(), &slot),
            None => slots.push(slot),
        }
        slots
    }

    /// Puts the proposed slots in place, unless nothing would change: the effective task, body, role and scope.
    fn commit(&mut self, proposal: Proposal) -> Result<(), Refusal> {
        let mut changed = false;
        for (task, slots, _) in &proposal {
            let now = self.slots(*task).to_vec();
            let then = self.settled_slots(slots.clone());
            changed |= self.expanded(&now) != self.expanded(&then);
        }
        if !changed {
            return Err(Refusal::NoChange);
        }
        for (task, slots, events) in proposal {
            self.put_slots(task, slots);
            for event in events {
                self.pass_task_procedures(&event);
                self.note(event);
            }
        }
        Ok(())
    }

    /// What each living body holds by these slots: body, role and scope, in order.
    fn expanded(&mut self, slots: &[Slot]) -> Vec<(BodyIx, Role, Scope)> {
        let mut held: Vec<(BodyIx, Role, Scope)> = Vec::new();
        for slot in slots {
            match slot.holder {
                Holder::Body(body) => held.push((body, slot.role, slot.scope)),
                Holder::Kind(kind) => {
                    for body in self.bodies_of(kind).to_vec() {
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
        for procedure in self.baseline.task_procedures.row(task.0).to_vec() {
            let settlers = self.settlers(procedure).to_vec();
            for holder in settlers.iter().filter(|holder| from.is_none_or(|from| from == **holder) && *holder != to) {
                self.pass_procedure(procedure, *holder, &[*to]);
            }
        }
    }
}
