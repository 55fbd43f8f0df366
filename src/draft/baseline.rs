//! The dense image of an organisation as it stands: immutable, shared by every draft.

use super::lists::Lists;
use super::past::Past;
use super::roll::{KindTasks, Roll};
use super::scopes::{Scope, Scopes};
use super::slot::{Slot, Slots};
use super::slot_rows::{Holdings, SlotRows, Unbound, slots, slots_of};
use super::state::{BodyState, Draft};
use crate::model::{BodyIx, FieldIx, Holder, Link, Node, Organisation, Posts, ProcedureIx, TaskIx, fold};
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
    /// Whether bodies alone hold it in the baseline, and no kind.
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
    pub(super) field_names: [FxHashMap<String, FieldIx>; 2],
    /// Tasks of each field.
    pub(super) field_tasks: Lists<TaskIx>,
    /// What the figures need of each task.
    pub(super) tasks: Vec<TaskRow>,
    /// The slots of the tasks, one after the other, and where those of each begin and end.
    pub(super) slots: SlotRows,
    /// References that name each body.
    pub(super) references: Lists<u32>,
    /// Procedures that each body settles by itself.
    pub(super) procedures: Lists<ProcedureIx>,
    /// Procedures of each task.
    pub(super) task_procedures: Lists<ProcedureIx>,
    /// What plans had changed before, where it is the apparatus after them.
    pub(super) past: Past,
}

impl TaskRow {
    /// The row of a task that is held by these slots.
    pub(super) fn held_as(self, slots: &[Slot]) -> Self {
        let of_body = |slot: &Slot| matches!(slot.holder, Holder::Body(_));
        Self { by_bodies: slots.iter().all(of_body), ..self }
    }
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
        let (mut starts, mut slots) = (vec![0], Vec::with_capacity(loaded.slots.1.len()));
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

    fn assemble(organisation: &'o Organisation, mut scopes: Scopes<'static>, slots: SlotRows) -> Self {
        let bodies = organisation.bodies();
        // The graph is gone through while sets of areas are looked up.
        let ((children, kind_bodies), (states, tasks)) =
            rayon::join(|| comprised(organisation), || rows(organisation, &mut scopes, &slots));
        let Holdings { held, kind_tasks, excepted } = Holdings::of(&slots, &scopes);
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
            slots,
            references: Lists::of(bodies.len(), references.collect()),
            procedures: Lists::of(bodies.len(), settled),
            task_procedures: Lists::of(organisation.tasks().len(), of_task),
            past: Past::default(),
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

    /// How many bodies there have ever been.
    pub fn body_count(&self) -> usize {
        self.bodies.len()
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
        slots_of(&self.slots, task.at())
    }

    /// The areas that a body serves; none where it has ended, or is no body of the baseline.
    pub(super) fn area(&self, body: BodyIx) -> Scope {
        self.bodies.get(body.at()).filter(|state| state.alive).map_or(Scope::NOTHING, |state| state.area)
    }

    /// The posts of a body.
    #[inline]
    pub(super) fn posts(&self, body: BodyIx) -> &Posts {
        self.past.posts.get(body.0).unwrap_or_else(|| &self.organisation.body(body).posts)
    }

    /// The id of a body.
    pub(super) fn id(&self, body: BodyIx) -> &str {
        match body.at().checked_sub(self.organisation.bodies().len()) {
            Some(created) => &self.past.created[created],
            None => &self.organisation.body(body).id,
        }
    }

    /// The name of a body.
    pub(super) fn name(&self, body: BodyIx) -> &str {
        let loaded = || self.organisation.bodies().get(body.at()).map_or_else(|| self.id(body), |row| &row.name);
        self.past.names.get(body.0).map_or_else(loaded, String::as_str)
    }

    /// The body of an id, alive or ended.
    #[inline]
    pub(super) fn find(&self, id: &str) -> Option<BodyIx> {
        self.organisation.find_body(id).or_else(|| self.past.created_ids.get(id).copied())
    }

    /// Who settles a procedure.
    pub(super) fn settlers(&self, procedure: ProcedureIx) -> &[Holder] {
        let loaded = || &self.organisation.procedure(procedure).settled_by;
        self.past.procedures.get(procedure.0).unwrap_or_else(loaded)
    }

    /// The slots of a task as a row that can be changed. A row is filled at once with as many as it has room for, which is
    /// sooner done than to copy those of the task alone: it does not count what stands behind them.
    #[inline]
    pub(super) fn row_of_slots(&self, task: TaskIx) -> Slots {
        let (starts, slots) = &self.slots;
        let (start, end) = (starts[task.at()] as usize, starts[task.at() + 1] as usize);
        match slots[start..].first_chunk() {
            Some(first) if end - start <= first.len() => Slots::from_buf_and_len(*first, end - start),
            _ => Slots::from_slice(&slots[start..end]),
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
fn rows(organisation: &Organisation, scopes: &mut Scopes<'static>, slots: &SlotRows) -> (Vec<BodyState>, Vec<TaskRow>) {
    let bodies = organisation.bodies().iter().map(|body| BodyState {
        alive: true,
        kind: body.kind,
        parent: body.parent,
        area: scopes.intern(body.extent.clone()),
    });
    let bodies = bodies.collect();
    let tasks = organisation.tasks().iter().enumerate().map(|(at, task)| {
        let territory = scopes.intern(task.territory.clone());
        let row = TaskRow { territory, field: task.field, weight: task.weight, support: task.support, by_bodies: true };
        row.held_as(slots_of(slots, at))
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
