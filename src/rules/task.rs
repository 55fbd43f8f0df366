//! What is measured of one task: who leads it where, who works together on it.

use super::counts::{TaskCounts, TierLeads};
use super::lead::LeadHolder;
use crate::draft::{Draft, Scope, Slot};
use crate::model::{BodyIx, Extent, Holder, KindIx, Role, TaskIx};
use smallvec::SmallVec;

/// A run of elementary areas in which the same agencies lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadCell {
    /// First area.
    pub from: u32,
    /// One past the last area.
    pub to: u32,
    /// The agencies, in order; empty: nobody.
    pub leads: SmallVec<[BodyIx; 4]>,
}

/// What is measured of one task.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskFacts {
    /// What it adds to the figures.
    pub counts: TaskCounts,
    /// Who leads where, over the territory, in the order of areas.
    pub cells: SmallVec<[LeadCell; 2]>,
    /// Areas that nobody leads.
    pub uncovered: Extent,
    /// Areas in which one tier has several leads.
    pub several: Extent,
    /// Areas in which agencies of different tiers lead.
    pub shared: Extent,
    /// Agencies that work on it in a common area, as ordered pairs, each once.
    pub pairs: SmallVec<[(BodyIx, BodyIx); 6]>,
    /// Who counts as a holder in the fragmentation of its field, each once.
    pub holders: LeadHolders,
}

/// Mostly one or two.
type LeadHolders = SmallVec<[LeadHolder; 4]>;

impl TaskFacts {
    /// The agencies that lead in any of the areas, in order.
    pub fn leads_within(&self, areas: &Extent) -> Vec<BodyIx> {
        let within = |cell: &&LeadCell| areas.meets(&Extent::span(cell.from, cell.to));
        let mut leads: Vec<BodyIx> =
            self.cells.iter().filter(within).flat_map(|cell| cell.leads.iter().copied()).collect();
        leads.sort_unstable();
        leads.dedup();
        leads
    }
}

/// One body's part in a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The body that holds it.
    pub body: BodyIx,
    /// The agency that it counts for.
    pub agency: BodyIx,
    /// Lead or coordinate.
    pub role: Role,
    /// The kind through which it holds it; none: by itself.
    pub through: Option<KindIx>,
    /// Where, within the territory.
    pub scope: Scope,
}

/// Mostly few, so that they need no memory of their own.
type Parts = SmallVec<[Part; 8]>;

/// Intervals of areas.
type Spans = SmallVec<[(u32, u32); 8]>;

/// Measures a task as the draft has it.
pub fn measure_task(draft: &mut Draft<'_>, task: TaskIx) -> TaskFacts {
    let organisation = draft.baseline().organisation();
    let slots = kept_slots(draft, task);
    let mut facts = TaskFacts {
        counts: TaskCounts {
            support: organisation.task(task).support,
            lead_duties: holding_bodies(draft, &slots, Role::Lead),
            coordinating_duties: holding_bodies(draft, &slots, Role::Coordinate),
            ..TaskCounts::default()
        },
        ..TaskFacts::default()
    };
    if facts.counts.support {
        return facts;
    }
    let territory = draft.territory(task);
    let parts = parts_within(draft, &slots, territory);
    facts.holders = holders(draft, &parts);
    if parts.iter().all(|part| part.scope == territory) {
        one_cell(draft, territory, &parts, &mut facts);
    } else {
        sweep(draft, territory, &parts, &mut facts);
    }
    facts.pairs.sort_unstable();
    facts.pairs.dedup();
    facts
}

/// Every body's part in a task, kinds expanded, within the task's territory.
pub fn parts(draft: &mut Draft<'_>, task: TaskIx) -> Vec<Part> {
    let slots = kept_slots(draft, task);
    let territory = draft.territory(task);
    parts_within(draft, &slots, territory).into_vec()
}

/// The slots of a task, kept while the draft is asked about sets of areas.
fn kept_slots(draft: &Draft<'_>, task: TaskIx) -> SmallVec<[Slot; 4]> {
    let mut kept = SmallVec::new();
    draft.slots(task).iter().for_each(|slot| kept.push(*slot));
    kept
}

fn parts_within(draft: &mut Draft<'_>, slots: &[Slot], territory: Scope) -> Parts {
    let mut parts = Parts::new();
    for slot in slots {
        match slot.holder {
            Holder::Body(body) => {
                let scope = draft.scopes().meet(slot.scope, territory);
                if !scope.is_nothing() {
                    let agency = draft.agency(body);
                    parts.push(Part { body, agency, role: slot.role, through: None, scope });
                }
            }
            Holder::Kind(kind) => {
                for member in draft.members_within(kind, territory) {
                    let held = draft.kind_part(slot, member.body);
                    let scope = draft.scopes().meet(held, territory);
                    if !scope.is_nothing() {
                        let (body, agency) = (member.body, member.agency);
                        parts.push(Part { body, agency, role: slot.role, through: Some(kind), scope });
                    }
                }
            }
        }
    }
    parts
}

/// How many bodies hold a task in a role, kinds expanded and not cut by the territory; a body that holds by itself
/// and through its kind counts once.
fn holding_bodies(draft: &mut Draft<'_>, slots: &[Slot], role: Role) -> u32 {
    let mut bodies = 0;
    for slot in slots.iter().filter(|slot| slot.role == role) {
        bodies += match slot.holder {
            Holder::Kind(kind) if slot.scope == Scope::EVERYWHERE && slot.except.is_empty() => draft.roll_len(kind),
            Holder::Kind(kind) => {
                // In a country a kind has bodies in every province, and a duty of one province concerns few of them.
                let members = draft.members_within(kind, slot.scope);
                members.iter().filter(|member| !draft.kind_part(slot, member.body).is_nothing()).count() as u32
            }
            Holder::Body(body) => {
                let kind = Holder::Kind(draft.kind(body));
                let through = slots.iter().find(|other| other.holder == kind && other.role == role);
                u32::from(through.is_none_or(|other| draft.kind_part(other, body).is_nothing()))
            }
        };
    }
    bodies
}

/// A task whose every part covers the whole territory: one cell says all.
fn one_cell(draft: &Draft<'_>, territory: Scope, parts: &[Part], facts: &mut TaskFacts) {
    for (at, part) in parts.iter().enumerate() {
        for other in &parts[..at] {
            if part.agency != other.agency {
                facts.pairs.push((part.agency.min(other.agency), part.agency.max(other.agency)));
            }
        }
    }
    let mut leads: SmallVec<[BodyIx; 4]> =
        parts.iter().filter(|part| part.role == Role::Lead).map(|part| part.agency).collect();
    leads.sort_unstable();
    leads.dedup();
    let mut found = Found::default();
    for (from, to) in draft.scopes_ref().extent(territory).spans() {
        found.cell(draft, LeadCell { from: *from, to: *to, leads: leads.clone() }, facts);
    }
    found.finish(facts);
}

/// Who counts as a holder in fragmentation: an agency, or a kind through which several agencies lead, each in areas
/// of its own.
fn holders(draft: &Draft<'_>, parts: &[Part]) -> LeadHolders {
    let mut holders = LeadHolders::new();
    let leads = || parts.iter().filter(|part| part.role == Role::Lead);
    let mut kinds: SmallVec<[KindIx; 4]> = leads().filter_map(|part| part.through).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let through: SmallVec<[&Part; 8]> = leads().filter(|part| part.through == Some(kind)).collect();
        if are_apart(draft, &through) {
            holders.push(LeadHolder::Kind(kind));
        } else {
            holders.extend(through.iter().map(|part| LeadHolder::Agency(part.agency)));
        }
    }
    holders.extend(leads().filter(|part| part.through.is_none()).map(|part| LeadHolder::Agency(part.agency)));
    holders.sort_unstable();
    holders.dedup();
    holders
}

/// Whether several agencies share these parts and no two of them have an area in common.
fn are_apart(draft: &Draft<'_>, parts: &[&Part]) -> bool {
    let Some(first) = parts.first() else { return false };
    if parts.iter().all(|part| part.agency == first.agency) {
        return false;
    }
    let mut spans: SmallVec<[(u32, u32, BodyIx); 8]> = SmallVec::new();
    for part in parts {
        spans.extend(draft.scopes_ref().extent(part.scope).spans().iter().map(|(from, to)| (*from, *to, part.agency)));
    }
    spans.sort_unstable();
    let mut furthest = (0, spans[0].2);
    for (from, to, agency) in spans {
        if from < furthest.0 && agency != furthest.1 {
            return false;
        }
        if to > furthest.0 {
            furthest = (to, agency);
        }
    }
    true
}

/// Walks the territory from area to area wherever somebody's part begins or ends.
fn sweep(draft: &Draft<'_>, territory: Scope, parts: &[Part], facts: &mut TaskFacts) {
    let scopes = draft.scopes_ref();
    let mut starts: SmallVec<[(u32, usize); 8]> = SmallVec::new();
    let mut ends: SmallVec<[(u32, usize); 8]> = SmallVec::new();
    for (at, part) in parts.iter().enumerate() {
        for (from, to) in scopes.extent(part.scope).spans() {
            starts.push((*from, at));
            ends.push((*to, at));
        }
    }
    starts.sort_unstable();
    ends.sort_unstable();
    let mut edges: SmallVec<[u32; 32]> = starts.iter().chain(&ends).map(|edge| edge.0).collect();
    for (from, to) in scopes.extent(territory).spans() {
        edges.extend([*from, *to]);
    }
    edges.sort_unstable();
    edges.dedup();
    let mut active: SmallVec<[usize; 8]> = SmallVec::new();
    let (mut next_start, mut next_end) = (0, 0);
    let mut found = Found::default();
    let mut spans = scopes.extent(territory).spans().iter().peekable();
    for pair in edges.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        while next_end < ends.len() && ends[next_end].0 <= from {
            if let Some(at) = active.iter().position(|part| *part == ends[next_end].1) {
                active.swap_remove(at);
            }
            next_end += 1;
        }
        while next_start < starts.len() && starts[next_start].0 <= from {
            let added = starts[next_start].1;
            for other in active.iter().copied() {
                let (a, b) = (parts[added].agency, parts[other].agency);
                if a != b {
                    facts.pairs.push((a.min(b), a.max(b)));
                }
            }
            active.push(added);
            next_start += 1;
        }
        while spans.next_if(|span| span.1 <= from).is_some() {}
        if spans.peek().is_none_or(|span| from < span.0) {
            continue;
        }
        let mut leads: SmallVec<[BodyIx; 4]> = active
            .iter()
            .map(|at| &parts[*at])
            .filter(|part| part.role == Role::Lead)
            .map(|part| part.agency)
            .collect();
        leads.sort_unstable();
        leads.dedup();
        found.cell(draft, LeadCell { from, to, leads }, facts);
    }
    found.finish(facts);
}

/// What the sweep has found so far.
#[derive(Default)]
struct Found {
    uncovered: Spans,
    several: Spans,
    shared: Spans,
}

impl Found {
    fn finish(self, facts: &mut TaskFacts) {
        facts.uncovered = Extent::joined(self.uncovered);
        facts.several = Extent::joined(self.several);
        facts.shared = Extent::joined(self.shared);
    }

    fn cell(&mut self, draft: &Draft<'_>, cell: LeadCell, facts: &mut TaskFacts) {
        let organisation = draft.baseline().organisation();
        let mut leads = TierLeads::default();
        for agency in &cell.leads {
            leads.add(organisation.kind(draft.kind(*agency)).tier);
        }
        facts.counts.add_cell(&leads);
        let span = (cell.from, cell.to);
        let found = [
            (cell.leads.is_empty(), &mut self.uncovered),
            (leads.are_several(), &mut self.several),
            (leads.are_shared(), &mut self.shared),
        ];
        found.into_iter().filter(|found| found.0).for_each(|found| found.1.push(span));
        match facts.cells.last_mut() {
            Some(last) if last.to == cell.from && last.leads == cell.leads => last.to = cell.to,
            _ => facts.cells.push(cell),
        }
    }
}
