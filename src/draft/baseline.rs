//! The dense image of an organisation as it stands: immutable, shared by every draft.

use super::lists::Lists;
use super::roll::{KindTasks, Roll};
use super::scopes::{Scope, Scopes};
use super::slot::{Except, Exceptions, Slot, Slots, find_mut};
use super::state::{BodyState, Draft};
use crate::model::{BodyIx, Extent, FieldIx, Holder, Link, Node, Organisation, ProcedureIx, Role, TaskIx, fold};
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;

/// What the figures need of a task, in little space.
#[derive(Clone, Copy, Debug)]
pub struct TaskRow {
    /// Where it is to be done.
    pub territory: Scope,
    /// Its field.
    pub field: FieldIx,
    /// Its weight in fragmentation.
    pub weight: u32,
    /// Every body does it for itself.
    pub support: bool,
    /// Whether bodies alone hold it as the case was loaded, and no kind.
    pub by_bodies: bool,
}

/// The apparatus as it stands, derived from the graph of its organisation.
pub struct Baseline<'o> {
    pub(super) organisation: &'o Organisation,
    pub(super) scopes: Scopes<'static>,
    /// Whether any kind of bodies is outside the count.
    pub(super) some_outside: bool,
    /// Each body as it stands.
    pub(super) bodies: Vec<BodyState>,
    /// The agency that each body counts for.
    pub(super) agencies: Vec<BodyIx>,
    /// Sub-units of each body.
    pub(super) children: Lists<BodyIx>,
    /// Tasks in which a body has a slot of its own.
    pub(super) held: Lists<TaskIx>,
    /// Bodies of each kind.
    pub(super) kind_bodies: Lists<BodyIx>,
    /// Tasks in which a kind has a slot.
    pub(super) kind_tasks: Lists<TaskIx>,
    /// Living bodies of each kind in the order of their areas.
    pub(super) rolls: Vec<Roll>,
    /// Tasks of each kind by where it holds them.
    pub(super) kind_groups: Vec<KindTasks>,
    /// Tasks in which a body is excepted from what its kind holds.
    pub(super) excepted: Lists<TaskIx>,
    /// The first field of each name as it is written, and as it is matched.
    field_names: [FxHashMap<String, FieldIx>; 2],
    /// Tasks of each field.
    pub(super) field_tasks: Lists<TaskIx>,
    /// What the figures need of each task.
    pub(super) tasks: Vec<TaskRow>,
    slot_starts: Vec<u32>,
    slots: Vec<Slot>,
    /// References that name each body.
    pub(super) references: Lists<u32>,
    /// Procedures that each body settles by itself.
    pub(super) procedures: Lists<ProcedureIx>,
    /// Procedures of each task.
    pub(super) task_procedures: Lists<ProcedureIx>,
}

impl<'o> Baseline<'o> {
    /// The dense image of an organisation, coordination cut by leading.
    pub fn new(organisation: &'o Organisation) -> Self {
        let mut scopes = Scopes::new(organisation.everywhere());
        let slots = slots(organisation, &mut scopes);
        let loaded = Self::assemble(organisation, scopes, slots);
        let settled = loaded.settled();
        if settled.is_empty() {
            return loaded;
        }
        let mut scopes = loaded.scopes.clone();
        let (mut starts, mut slots) = (vec![0], Vec::with_capacity(loaded.slots.len()));
        for task in (0..organisation.tasks().len()).map(TaskIx::new) {
            match settled.get(&task) {
                Some(cut) => slots.extend(cut.iter().map(|slot| slot.interned(&mut scopes))),
                None => slots.extend_from_slice(loaded.slots(task)),
            }
            starts.push(slots.len() as u32);
        }
        Self::assemble(organisation, scopes, (starts, slots))
    }

    /// The slots of each task in which some body both leads and coordinates, after the cut.
    fn settled(&self) -> FxHashMap<TaskIx, Vec<Unbound>> {
        let mut draft = Draft::new(self);
        let mut settled = FxHashMap::default();
        for task in (0..self.organisation.tasks().len()).map(TaskIx::new) {
            if draft.may_lead_and_coordinate(self.slots(task)) {
                let cut = draft.settled_slots(self.slots(task));
                settled.insert(task, cut.iter().map(|slot| Unbound::of(slot, draft.scopes_ref())).collect());
            }
        }
        settled
    }

    fn assemble(organisation: &'o Organisation, mut scopes: Scopes<'static>, slots: (Vec<u32>, Vec<Slot>)) -> Self {
        let (slot_starts, slots) = slots;
        let bodies = organisation.bodies();
        // The graph is gone through while sets of areas are looked up.
        let ((children, kind_bodies), (states, tasks)) =
            rayon::join(|| comprised(organisation), || rows(organisation, &mut scopes, (&slot_starts, &slots)));
        let (mut held, mut kind_tasks, mut excepted) = (Vec::new(), Vec::new(), Vec::new());
        for task in 0..organisation.tasks().len() {
            for slot in &slots[slot_starts[task] as usize..slot_starts[task + 1] as usize] {
                let exceptions = scopes.exceptions(slot.except).iter();
                excepted.extend(exceptions.map(|entry| (entry.0.0, TaskIx::new(task))));
                match slot.holder {
                    Holder::Body(body) => held.push((body.0, TaskIx::new(task))),
                    Holder::Kind(kind) => kind_tasks.push((kind.0, TaskIx::new(task))),
                }
            }
        }
        let references = organisation.references().iter().enumerate().filter_map(|(at, reference)| {
            if let Node::Body(body) = reference.target { Some((body.0, at as u32)) } else { None }
        });
        let (mut settled, mut of_task) = (Vec::new(), Vec::new());
        for (at, procedure) in organisation.procedures().iter().enumerate() {
            let at = ProcedureIx::new(at);
            of_task.extend(procedure.task.map(|task| (task.0, at)));
            settled.extend(procedure.settled_by.iter().filter_map(|holder| match holder {
                Holder::Body(body) => Some((body.0, at)),
                Holder::Kind(_) => None,
            }));
        }
        let fields = organisation.tasks().iter().enumerate().map(|(at, task)| (task.field.0, TaskIx::new(at)));
        let mut baseline = Self {
            some_outside: organisation.kinds().iter().any(|kind| kind.outside),
            bodies: states,
            agencies: Vec::new(),
            rolls: Vec::new(),
            kind_groups: Vec::new(),
            excepted: Lists::of(bodies.len(), excepted),
            field_names: field_names(organisation),
            field_tasks: Lists::of(organisation.fields().len(), fields.collect()),
            children,
            held: Lists::of(bodies.len(), held),
            kind_bodies,
            kind_tasks: Lists::of(organisation.kinds().len(), kind_tasks),
            tasks,
            slot_starts,
            slots,
            references: Lists::of(bodies.len(), references.collect()),
            procedures: Lists::of(bodies.len(), settled),
            task_procedures: Lists::of(organisation.tasks().len(), of_task),
            scopes,
            organisation,
        };
        baseline.agencies = baseline.find_agencies();
        baseline.rolls = baseline.call_rolls();
        baseline.kind_groups = baseline.group_kind_tasks();
        baseline
    }

    /// Bodies are numbered in tree order, so that the agency above is known before those below it ask.
    fn find_agencies(&self) -> Vec<BodyIx> {
        let stands = |body: BodyIx| self.organisation.kind(self.bodies[body.at()].kind).agency;
        let mut agencies: Vec<BodyIx> = Vec::with_capacity(self.bodies.len());
        for body in (0..self.bodies.len()).map(BodyIx::new) {
            let above = self.bodies[body.at()].parent.map(|parent| agencies[parent.at()]);
            agencies.push(if stands(body) { body } else { above.filter(|above| stands(*above)).unwrap_or(body) });
        }
        agencies
    }

    /// The organisation behind it.
    pub fn organisation(&self) -> &'o Organisation {
        self.organisation
    }

    /// The field of a name, however it is spelt. Most plans spell it as the case does, which needs no folding.
    pub(super) fn find_field(&self, name: &str) -> Option<FieldIx> {
        let [written, matched] = &self.field_names;
        written.get(name).or_else(|| matched.get(&fold(name))).copied()
    }

    /// The slots of a task.
    #[inline]
    pub fn slots(&self, task: TaskIx) -> &[Slot] {
        &self.slots[self.slot_starts[task.at()] as usize..self.slot_starts[task.at() + 1] as usize]
    }

    /// The slots of a task as a row that can be changed. A row is filled at once with as many as it has room for, which is
    /// sooner done than to copy those of the task alone: it does not count what stands behind them.
    #[inline]
    pub(super) fn row_of_slots(&self, task: TaskIx) -> Slots {
        let (start, end) = (self.slot_starts[task.at()] as usize, self.slot_starts[task.at() + 1] as usize);
        match self.slots[start..].first_chunk() {
            Some(first) if end - start <= first.len() => Slots::from_buf_and_len(*first, end - start),
            _ => Slots::from_slice(&self.slots[start..end]),
        }
    }
}

/// The fields by their names as written, and as matched; of names that match alike, the first field.
fn field_names(organisation: &Organisation) -> [FxHashMap<String, FieldIx>; 2] {
    let mut matched = FxHashMap::default();
    let mut written = FxHashMap::default();
    for (at, name) in organisation.fields().iter().enumerate() {
        let first = *matched.entry(fold(name)).or_insert(FieldIx::new(at));
        written.insert(name.clone(), first);
    }
    [written, matched]
}

/// The bodies and the tasks, their areas as numbers.
fn rows(
    organisation: &Organisation,
    scopes: &mut Scopes<'static>,
    (starts, slots): (&[u32], &[Slot]),
) -> (Vec<BodyState>, Vec<TaskRow>) {
    let bodies = organisation.bodies().iter().map(|body| BodyState {
        alive: true,
        kind: body.kind,
        parent: body.parent,
        area: scopes.intern(body.extent.clone()),
    });
    let bodies = bodies.collect();
    let of_body = |slot: &Slot| matches!(slot.holder, Holder::Body(_));
    let tasks = organisation.tasks().iter().zip(starts.windows(2)).map(|(task, ends)| TaskRow {
        territory: scopes.intern(task.territory.clone()),
        field: task.field,
        weight: task.weight,
        support: task.support,
        by_bodies: slots[ends[0] as usize..ends[1] as usize].iter().all(of_body),
    });
    (bodies, tasks.collect())
}

/// Sub-units of each body and bodies of each kind, from the graph's `Comprises` links.
fn comprised(organisation: &Organisation) -> (Lists<BodyIx>, Lists<BodyIx>) {
    let graph = organisation.graph();
    let (mut children, mut kinds) = (Vec::new(), Vec::new());
    for edge in graph.edge_references() {
        if *edge.weight() != Link::Comprises {
            continue;
        }
        match (graph[edge.source()], graph[edge.target()]) {
            (Node::Body(parent), Node::Body(unit)) => children.push((parent.0, unit)),
            (Node::Kind(kind), Node::Body(body)) => kinds.push((kind.0, body)),
            _ => {}
        }
    }
    (Lists::of(organisation.bodies().len(), children), Lists::of(organisation.kinds().len(), kinds))
}

/// One slot for each task, holder and role, the scopes of its duties united.
fn slots(organisation: &Organisation, scopes: &mut Scopes<'static>) -> (Vec<u32>, Vec<Slot>) {
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
struct Unbound {
    holder: Holder,
    role: Role,
    extent: Extent,
    except: Vec<(BodyIx, Extent)>,
}

impl Unbound {
    fn of(slot: &Slot, scopes: &Scopes<'_>) -> Self {
        let except = scopes.exceptions(slot.except).iter();
        let except = except.map(|(body, scope)| (*body, scopes.extent(*scope).clone())).collect();
        Self { holder: slot.holder, role: slot.role, extent: scopes.extent(slot.scope).clone(), except }
    }

    fn interned(&self, scopes: &mut Scopes<'static>) -> Slot {
        let mut slot = Slot::new(self.holder, self.role, scopes.intern(self.extent.clone()));
        let mut exceptions = Exceptions::default();
        for (body, extent) in &self.except {
            exceptions.set(*body, scopes.intern(extent.clone()));
        }
        slot.except = scopes.intern_exceptions(exceptions);
        slot
    }
}
