//! A task in brief: most tasks are held over their whole territory, by bodies and perhaps by one kind, and then a few
//! numbers say all that a figure needs. All other tasks are measured area by area.

use super::counts::{TaskCounts, TierLeads};
use super::lead::LeadHolder;
use crate::draft::{Draft, KindIn, Scope};
use crate::model::{BodyIx, FieldIx, Holder, KindIx, Role, TaskIx};

/// How many agencies beside a kind a brief has room for: with them it fills one line of a processor's cache.
const MOST: usize = 8;

/// How many most briefs have at most.
const FEW: usize = 4;

/// A task that the same agencies hold in its whole territory, beside the bodies of at most one kind, each in areas of
/// its own.
#[derive(Clone, Copy, Debug)]
pub struct Brief {
    /// What it adds to the figures.
    pub counts: TaskCounts,
    /// Its field.
    pub field: FieldIx,
    /// Its weight in fragmentation.
    pub weight: u32,
    kind: u16,
    kind_leads: bool,
    /// Whether other bodies of the kind than in the baseline have a part.
    pub other_members: bool,
    many: u8,
    /// A bit for each agency that leads.
    leads: u8,
    /// The agencies in the order in which they came, then [`NOBODY`].
    agencies: [u32; MOST],
}

/// Which agencies two briefs have in common: bits of the one and of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Common {
    /// Those that have a part in both.
    pub both: [u8; 2],
    /// Those that have the same part in both.
    pub alike: [u8; 2],
    /// Whether the same agencies have the same part.
    pub all_alike: bool,
}

const NO_KIND: u16 = u16::MAX;

/// Comes after every agency.
const NOBODY: u32 = u32::MAX;

// Agencies are compared all at once, not one by one until one is found: where a loop ends, a processor must guess, and of the
// briefs of a scenario no two are alike.
impl Brief {
    fn of_nobody(counts: TaskCounts, field: FieldIx, weight: u32) -> Self {
        let agencies = [NOBODY; MOST];
        let (kind, kind_leads, other_members) = (NO_KIND, false, false);
        Self { counts, field, weight, kind, kind_leads, other_members, many: 0, leads: 0, agencies }
    }

    /// The agencies with whether they lead, each once.
    pub fn agencies(&self) -> impl Iterator<Item = (BodyIx, bool)> + Clone + '_ {
        let agencies = self.agencies[..usize::from(self.many)].iter().enumerate();
        agencies.map(|(at, agency)| (BodyIx(*agency), self.leads >> at & 1 == 1))
    }

    /// Something of all agencies, for whoever only wants to have asked.
    pub fn all_agencies(&self) -> u32 {
        self.agencies[0] ^ self.agencies[MOST - 1]
    }

    /// The agency at a place in their order.
    #[inline]
    pub fn agency(&self, at: u32) -> BodyIx {
        BodyIx(self.agencies[at as usize % MOST])
    }

    /// A bit for each agency, in their order.
    #[inline]
    pub fn all(&self) -> u8 {
        ((1u16 << self.many) - 1) as u8
    }

    /// The bits of the agencies that lead.
    #[inline]
    pub fn leading(&self) -> u8 {
        self.leads
    }

    /// The bit of an agency; none where it has no part.
    #[inline]
    pub fn bit(&self, agency: BodyIx) -> u8 {
        let few = usize::from(self.many) <= FEW;
        if few { self.bit_among::<FEW>(agency) } else { self.bit_among::<MOST>(agency) }
    }

    /// As [`Self::bit`], where there are no more agencies than this.
    #[inline]
    fn bit_among<const MANY: usize>(&self, agency: BodyIx) -> u8 {
        let found: [u32; MANY] = std::array::from_fn(|at| if self.agencies[at] == agency.0 { 1 << at } else { 0 });
        found.iter().fold(0, |bits, found| bits | found) as u8
    }

    /// What it has in common with another brief.
    #[inline]
    pub fn common(&self, other: &Self) -> Common {
        let few = usize::from(self.many.max(other.many)) <= FEW;
        if few { self.common_among::<FEW>(other) } else { self.common_among::<MOST>(other) }
    }

    /// As [`Self::common`], where neither has more agencies than this.
    #[inline]
    fn common_among<const MANY: usize>(&self, other: &Self) -> Common {
        let (mut both, mut alike) = ([0; 2], [0; 2]);
        for (at, agency) in other.agencies[..MANY].iter().enumerate() {
            let here = self.bit_among::<MANY>(BodyIx(*agency));
            let there = u8::from(here != 0) << at;
            let same = if (self.leads & here != 0) == (other.leads & there != 0) { u8::MAX } else { 0 };
            both = [both[0] | here, both[1] | there];
            alike = [alike[0] | here & same, alike[1] | there & same];
        }
        // Nobody is nobody on both sides.
        let all = [self.all(), other.all()];
        let [both, alike] = [both, alike].map(|bits| [bits[0] & all[0], bits[1] & all[1]]);
        Common { both, alike, all_alike: alike == all }
    }

    /// The kind of which each body holds it in its own areas, and whether it leads so.
    pub fn kind(&self) -> Option<(KindIx, bool)> {
        (self.kind != NO_KIND).then_some((KindIx(self.kind.into()), self.kind_leads))
    }

    /// Whether it has a kind whose bodies lead it.
    pub fn is_led_by_kind(&self) -> bool {
        self.kind_leads
    }

    /// Whether an agency has a part, beside its kind.
    #[inline]
    pub fn has(&self, agency: BodyIx) -> bool {
        self.bit(agency) != 0
    }

    /// Who counts as a holder in the fragmentation of its field.
    pub fn holders(&self) -> impl Iterator<Item = LeadHolder> + Clone + '_ {
        let agencies = self.agencies().filter(|agency| agency.1).map(|agency| LeadHolder::Agency(agency.0));
        let kind = self.kind().filter(|kind| kind.1).map(|kind| LeadHolder::Kind(kind.0));
        agencies.chain(kind).filter(|_| !self.counts.support)
    }

    /// Adds an agency.
    #[inline]
    fn add(&mut self, agency: BodyIx, leads: bool) -> Option<()> {
        let there = self.bit(agency);
        if there != 0 {
            self.leads |= if leads { there } else { 0 };
            return Some(());
        }
        *self.agencies.get_mut(usize::from(self.many))? = agency.0;
        self.leads |= u8::from(leads) << self.many;
        self.many += 1;
        Some(())
    }
}

/// Measures a task in brief as the draft has it; none: it must be measured area by area.
pub fn brief_task(draft: &mut Draft<'_>, task: TaskIx) -> Option<Brief> {
    let row = draft.task_row(task);
    let counts = TaskCounts { support: row.support, ..TaskCounts::default() };
    let mut brief = Brief::of_nobody(counts, row.field, row.weight);
    if row.territory.is_nothing() {
        return None;
    }
    let mut of_kind = None;
    let mut duties = [0; Role::ALL.len()];
    for slot in draft.slots(task) {
        let covers = draft.scopes_ref().covers(slot.scope, row.territory);
        match slot.holder {
            Holder::Body(body) => {
                duties[slot.role.at()] += 1;
                if covers {
                    brief.add(draft.agency(body), slot.role == Role::Lead)?;
                } else if draft.scopes_ref().overlap(slot.scope, row.territory) {
                    return None;
                }
            }
            Holder::Kind(kind) if covers && of_kind.is_none() && slot.except.is_empty() => {
                of_kind = Some((kind, slot.role, slot.scope));
            }
            Holder::Kind(_) => return None,
        }
    }
    let within = match of_kind {
        Some((kind, role, scope)) => {
            let within = hold_through(draft, task, kind, row.territory, scope)?;
            brief.kind = u16::try_from(kind.0).ok().filter(|kind| *kind != NO_KIND)?;
            brief.kind_leads = role == Role::Lead;
            brief.other_members = within.others;
            duties[role.at()] += within.holding;
            Some((kind, within))
        }
        None => None,
    };
    brief.counts.lead_duties = duties[Role::Lead.at()];
    brief.counts.coordinating_duties = duties[Role::Coordinate.at()];
    if !brief.counts.support {
        add_cells(draft, &mut brief, within);
    }
    Some(brief)
}

/// How the bodies of a kind hold a task; none: two of them share an area or an agency, another holder is one of them,
/// or fewer than two of them have a part, so that the kind is no holder of its own.
fn hold_through(draft: &mut Draft<'_>, task: TaskIx, kind: KindIx, territory: Scope, scope: Scope) -> Option<KindIn> {
    let own = |draft: &Draft<'_>, body: BodyIx| draft.kind(body) == kind || draft.kind(draft.agency(body)) == kind;
    let another = |draft: &Draft<'_>| {
        draft.slots(task).iter().any(|slot| matches!(slot.holder, Holder::Body(body) if own(draft, body)))
    };
    let within = draft.kind_within(kind, territory, scope)?;
    (within.members > 1 && !another(draft)).then_some(within)
}

fn add_cells(draft: &Draft<'_>, brief: &mut Brief, within: Option<(KindIx, KindIn)>) {
    if !brief.kind_leads && brief.leads.count_ones() <= 1 {
        // Of whichever tier it is, one lead is one.
        (brief.counts.led, brief.counts.unled) = (brief.leads != 0, brief.leads == 0);
        return;
    }
    let organisation = draft.baseline().organisation();
    let mut leads = TierLeads::default();
    for (agency, _) in brief.agencies().filter(|agency| agency.1) {
        leads.add(organisation.kind(draft.kind(agency)).tier);
    }
    let mut counts = brief.counts;
    match within.filter(|_| brief.kind_leads) {
        Some((kind, within)) => {
            let mut with_kind = leads;
            with_kind.add(organisation.kind(kind).tier);
            counts.add_cell(&with_kind);
            if !within.everywhere {
                counts.add_cell(&leads);
            }
        }
        None => counts.add_cell(&leads),
    }
    brief.counts = counts;
}

#[cfg(test)]
mod tests {
    use super::Brief;
    use crate::model::{BodyIx, FieldIx};
    use crate::rules::TaskCounts;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_brief_fills_one_line_of_a_cache() {
        assert_eq!(size_of::<Option<Brief>>(), 64);
    }

    fn of(duties: &[(u32, bool)]) -> (Brief, BTreeMap<BodyIx, bool>) {
        let mut brief = Brief::of_nobody(TaskCounts::default(), FieldIx(0), 1);
        let mut agencies = BTreeMap::new();
        for (agency, leads) in duties {
            assert!(brief.add(BodyIx(*agency), *leads).is_some());
            *agencies.entry(BodyIx(*agency)).or_default() |= leads;
        }
        (brief, agencies)
    }

    proptest! {
        #[test]
        fn agencies_stand_once_and_are_told_from_those_of_another_brief(
            one in prop::collection::vec((0u32..10, any::<bool>()), 0..8),
            other in prop::collection::vec((0u32..10, any::<bool>()), 0..8),
        ) {
            let ((brief, agencies), (another, others)) = (of(&one), of(&other));
            prop_assert_eq!(brief.agencies().count(), agencies.len());
            prop_assert_eq!(brief.agencies().collect::<BTreeMap<_, _>>(), agencies.clone());
            let bits = |of: &Brief, is: &dyn Fn(&BodyIx, bool) -> bool| -> u8 {
                of.agencies().enumerate().map(|(at, (agency, leads))| u8::from(is(&agency, leads)) << at).sum()
            };
            prop_assert_eq!(brief.all(), bits(&brief, &|_, _| true));
            prop_assert_eq!(brief.leading(), bits(&brief, &|_, leads| leads));
            let common = brief.common(&another);
            let there = |agency: &BodyIx, _: bool| others.contains_key(agency);
            let here = |agency: &BodyIx, _: bool| agencies.contains_key(agency);
            prop_assert_eq!(common.both, [bits(&brief, &there), bits(&another, &here)]);
            let there = |agency: &BodyIx, leads: bool| others.get(agency) == Some(&leads);
            let here = |agency: &BodyIx, leads: bool| agencies.get(agency) == Some(&leads);
            prop_assert_eq!(common.alike, [bits(&brief, &there), bits(&another, &here)]);
            prop_assert_eq!(common.all_alike, agencies == others);
        }
    }

    #[test]
    fn a_brief_has_room_for_eight_agencies() {
        let (mut brief, _) =
            of(&[(1, true), (2, false), (3, false), (4, false), (5, false), (6, false), (7, false), (8, false)]);
        assert_eq!((brief.add(BodyIx(9), true), brief.add(BodyIx(8), true)), (None, Some(())));
    }
}
