//! Overlap between agencies and within fields: what two of them both do, how a field is spread, what each has to do.
//!
//! After GAO-15-49SP (fragmentation, overlap, duplication): sharing counts only in a common area within the task's
//! territory, and tasks that every body does for itself are left out.

use crate::draft::Draft;
use crate::model::{BodyIx, Extent, FieldIx, Holder, Role, TaskIx};
use crate::rules::{LeadHolder, Spread, measure_task, shares};
use std::collections::BTreeMap;

/// Two agencies that work on common tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairOverlap {
    /// One agency.
    pub a: BodyIx,
    /// The other.
    pub b: BodyIx,
    /// Tasks that both work on in a common area, in any role.
    pub shared: u32,
    /// Of these, those that both lead in a common area.
    pub both_lead: u32,
    /// Of these, those that one leads and the other coordinates in a common area (interfaces).
    pub interfaces: u32,
    /// Tasks of the first.
    pub tasks_a: u32,
    /// Tasks of the second.
    pub tasks_b: u32,
}

impl PairOverlap {
    /// Jaccard: shared tasks among the tasks of either, in millionths.
    pub fn jaccard_millionths(&self) -> u64 {
        ratio(self.shared, self.tasks_a + self.tasks_b - self.shared)
    }

    /// Containment: shared tasks among those of the one with fewer, in millionths. A small agency inside a large one
    /// is a candidate for a merger.
    pub fn containment_millionths(&self) -> u64 {
        ratio(self.shared, self.tasks_a.min(self.tasks_b))
    }
}

fn ratio(part: u32, whole: u32) -> u64 {
    if whole == 0 { 0 } else { u64::from(part) * 1_000_000 / u64::from(whole) }
}

/// What one agency has to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Tasks that it leads somewhere.
    pub leads: u32,
    /// Tasks in which it coordinates somewhere.
    pub coordinates: u32,
    /// Agencies with which it shares a task.
    pub partners: u32,
}

/// How one field is spread over those who lead in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSpread {
    /// The field.
    pub field: FieldIx,
    /// Tasks in it that are not support.
    pub tasks: u32,
    /// The holders with their parts in units of [`crate::rules::SHARE_UNIT`], the largest first.
    pub holders: Vec<(LeadHolder, u128)>,
    /// Sums of the parts and of their squares.
    pub spread: Spread,
}

/// Overlap as a draft has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlap {
    /// Pairs that share a task, the most shared first.
    pub pairs: Vec<PairOverlap>,
    /// Agencies with work, in tree order.
    pub loads: Vec<(BodyIx, Load)>,
    /// Fields, in the order of the tables.
    pub fields: Vec<FieldSpread>,
}

/// Measures overlap on the whole apparatus of a draft.
pub fn overlap(draft: &mut Draft<'_>) -> Overlap {
    let organisation = draft.baseline().organisation();
    let mut tasks_of: BTreeMap<BodyIx, u32> = BTreeMap::new();
    let mut loads: BTreeMap<BodyIx, Load> = BTreeMap::new();
    let mut pairs: BTreeMap<(BodyIx, BodyIx), PairOverlap> = BTreeMap::new();
    let mut fields: BTreeMap<FieldIx, BTreeMap<LeadHolder, u128>> = BTreeMap::new();
    let mut field_tasks = vec![0; organisation.fields().len()];
    for task in (0..organisation.tasks().len()).map(TaskIx::new) {
        let facts = measure_task(draft, task);
        let row = organisation.task(task);
        if facts.counts.support {
            continue;
        }
        field_tasks[row.field.at()] += 1;
        for (holder, part) in shares(row.weight, &facts.holders) {
            *fields.entry(row.field).or_default().entry(holder).or_default() += part;
        }
        let held = scopes_by_agency(draft, task);
        for (agency, [lead, coordinate]) in &held {
            *tasks_of.entry(*agency).or_default() += 1;
            let load = loads.entry(*agency).or_default();
            load.leads += u32::from(!lead.is_empty());
            load.coordinates += u32::from(!coordinate.is_empty());
        }
        for (a, b) in facts.pairs {
            let empty = PairOverlap { a, b, shared: 0, both_lead: 0, interfaces: 0, tasks_a: 0, tasks_b: 0 };
            let pair = pairs.entry((a, b)).or_insert(empty);
            let ([lead_a, coordinate_a], [lead_b, coordinate_b]) = (&held[&a], &held[&b]);
            pair.shared += 1;
            pair.both_lead += u32::from(lead_a.meets(lead_b));
            pair.interfaces += u32::from(lead_a.meets(coordinate_b) || coordinate_a.meets(lead_b));
        }
    }
    for pair in pairs.values_mut() {
        (pair.tasks_a, pair.tasks_b) = (tasks_of[&pair.a], tasks_of[&pair.b]);
        for agency in [pair.a, pair.b] {
            loads.entry(agency).or_default().partners += 1;
        }
    }
    let mut pairs: Vec<PairOverlap> = pairs.into_values().collect();
    pairs.sort_by_key(|pair| (std::cmp::Reverse((pair.shared, pair.both_lead)), pair.a, pair.b));
    let fields = fields.into_iter().map(|(field, holders)| field_spread(field, field_tasks[field.at()], holders));
    Overlap { pairs, loads: loads.into_iter().collect(), fields: fields.collect() }
}

/// Where each agency leads and coordinates a task, within its territory; whoever holds nothing there is left out.
pub fn scopes_by_agency(draft: &Draft<'_>, task: TaskIx) -> BTreeMap<BodyIx, [Extent; 2]> {
    let scopes = draft.scopes_ref();
    let territory = scopes.extent(draft.territory(task));
    let mut spans: BTreeMap<BodyIx, [Vec<(u32, u32)>; 2]> = BTreeMap::new();
    let mut hold = |body: BodyIx, role: Role, extent: &Extent| {
        if !extent.is_empty() {
            let spans = &mut spans.entry(draft.agency(body)).or_default()[usize::from(role == Role::Coordinate)];
            spans.extend(extent.spans());
        }
    };
    for slot in draft.slots(task) {
        let reach = scopes.extent(slot.scope).meet(territory);
        match slot.holder {
            Holder::Body(body) => hold(body, slot.role, &reach),
            Holder::Kind(kind) => {
                for body in draft.bodies_of(kind) {
                    let held = scopes.extent(draft.area(body)).meet(&reach);
                    hold(body, slot.role, &held.minus(scopes.extent(scopes.excepted(slot, body))));
                }
            }
        }
    }
    spans.into_iter().map(|(agency, spans)| (agency, spans.map(Extent::of))).collect()
}

fn field_spread(field: FieldIx, tasks: u32, holders: BTreeMap<LeadHolder, u128>) -> FieldSpread {
    let mut spread = Spread::default();
    holders.values().for_each(|part| spread.add(*part));
    let mut holders: Vec<(LeadHolder, u128)> = holders.into_iter().collect();
    holders.sort_by_key(|(holder, part)| (std::cmp::Reverse(*part), *holder));
    FieldSpread { field, tasks, holders, spread }
}
