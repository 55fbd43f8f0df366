//! A task in brief: most tasks are held over their whole territory, by bodies and perhaps by one kind, and then a few
//! numbers say all that a figure needs. All other tasks are measured area by area.

use super::counts::{TaskCounts, TierLeads};
use super::lead::LeadHolder;
use crate::draft::{Draft, KindIn, Scope};
use crate::model::{BodyIx, FieldIx, Holder, KindIx, Role, TaskIx};

/// How many agencies beside a kind a brief has room for: with them it fills one line of a processor's cache.
const MOST: usize = 8;

/// A task that the same agencies hold in its whole territory, beside the bodies of at most one kind, each in areas of
/// its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Twice the agency, one more if it leads: in order, then [`NOBODY`].
    agencies: [u32; MOST],
}

const NO_KIND: u16 = u16::MAX;

/// The code of nobody: it leads nothing, and comes after every agency.
const NOBODY: u32 = u32::MAX - 1;

// Agencies are compared all at once, not one by one until one is found: where a loop ends, a processor must guess, and of the
// briefs of a scenario no two are alike.
impl Brief {
    fn of_nobody(counts: TaskCounts, field: FieldIx, weight: u32) -> Self {
        let agencies = [NOBODY; MOST];
        Self { counts, field, weight, kind: NO_KIND, kind_leads: false, other_members: false, many: 0, agencies }
    }

    /// The agencies with whether they lead, in order.
    pub fn agencies(&self) -> impl DoubleEndedIterator<Item = (BodyIx, bool)> + Clone + '_ {
        self.agencies[..usize::from(self.many)].iter().map(|code| (BodyIx(code >> 1), code & 1 == 1))
    }

    /// The agency at a place in their order.
    #[inline]
    pub fn agency(&self, at: u32) -> BodyIx {
        BodyIx(self.agencies[at as usize % MOST] >> 1)
    }

    /// A bit for each agency, in their order.
    #[inline]
    pub fn all(&self) -> u8 {
        ((1u16 << self.many) - 1) as u8
    }

    /// The bits of the agencies that lead.
    #[inline]
    pub fn leading(&self) -> u8 {
        self.bits(|code| code & 1 == 1)
    }

    /// The bit of an agency; none where it has no part.
    #[inline]
    pub fn bit(&self, agency: BodyIx) -> u8 {
        self.bits(|code| code >> 1 == agency.0)
    }

    /// The bits of the agencies that hold another task in brief too.
    #[inline]
    pub fn also_in(&self, other: &Self) -> u8 {
        self.bits_in(other, 1)
    }

    /// The bits of the agencies that hold another task in brief in the same role.
    #[inline]
    pub fn likewise_in(&self, other: &Self) -> u8 {
        self.bits_in(other, 0)
    }

    /// The bits of the codes that another brief has too, but for so many low bits of each.
    #[inline]
    fn bits_in(&self, other: &Self, but: u32) -> u8 {
        let mut found = [0u32; MOST];
        for one in &other.agencies {
            for (at, (found, code)) in found.iter_mut().zip(&self.agencies).enumerate() {
                *found |= if code >> but == one >> but { 1 << at } else { 0 };
            }
        }
        found.iter().fold(0, |bits, found| bits | found) as u8 & self.all()
    }

    #[inline]
    fn bits(&self, is: impl Fn(u32) -> bool) -> u8 {
        let found: [u32; MOST] = std::array::from_fn(|at| if is(self.agencies[at]) { 1 << at } else { 0 });
        found.iter().fold(0, |bits, found| bits | found) as u8
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

    /// Whether the same agencies hold it in the same roles.
    #[inline]
    pub fn has_same_agencies(&self, other: &Self) -> bool {
        self.agencies == other.agencies
    }

    /// Who counts as a holder in the fragmentation of its field.
    pub fn holders(&self) -> impl Iterator<Item = LeadHolder> + Clone + '_ {
        let agencies = self.agencies().filter(|agency| agency.1).map(|agency| LeadHolder::Agency(agency.0));
        let kind = self.kind().filter(|kind| kind.1).map(|kind| LeadHolder::Kind(kind.0));
        agencies.chain(kind).filter(|_| !self.counts.support)
    }

    /// Adds an agency where it stands in the order.
    #[inline]
    fn add(&mut self, agency: BodyIx, leads: bool) -> Option<()> {
        let there = self.bit(agency);
        if there != 0 {
            self.agencies[there.trailing_zeros() as usize % MOST] |= u32::from(leads);
            return Some(());
        }
        // It comes last and changes places with whoever is before it and should not be.
        *self.agencies.get_mut(usize::from(self.many))? = agency.0 << 1 | u32::from(leads);
        for at in (1..MOST).rev() {
            let (one, other) = (self.agencies[at - 1], self.agencies[at]);
            (self.agencies[at - 1], self.agencies[at]) = (one.min(other), one.max(other));
        }
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
    for slot in draft.slots(task) {
        let covers = draft.scopes_ref().covers(slot.scope, row.territory);
        match slot.holder {
            Holder::Body(body) => {
                *duties(&mut brief.counts, slot.role) += 1;
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
            *duties(&mut brief.counts, role) += within.holding;
            Some((kind, within))
        }
        None => None,
    };
    if !brief.counts.support {
        add_cells(draft, &mut brief, within);
    }
    Some(brief)
}

fn duties(counts: &mut TaskCounts, role: Role) -> &mut u32 {
    match role {
        Role::Lead => &mut counts.lead_duties,
        Role::Coordinate => &mut counts.coordinating_duties,
    }
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
        fn agencies_stand_in_order_and_are_told_from_those_of_another_brief(
            one in prop::collection::vec((0u32..10, any::<bool>()), 0..8),
            other in prop::collection::vec((0u32..10, any::<bool>()), 0..8),
        ) {
            let ((brief, agencies), (another, others)) = (of(&one), of(&other));
            prop_assert_eq!(brief.agencies().collect::<Vec<_>>(), agencies.clone().into_iter().collect::<Vec<_>>());
            let bits = |is: &dyn Fn(&BodyIx, &bool) -> bool| -> u8 {
                agencies.iter().enumerate().map(|(at, (agency, leads))| u8::from(is(agency, leads)) << at).sum()
            };
            prop_assert_eq!(brief.all(), bits(&|_, _| true));
            prop_assert_eq!(brief.leading(), bits(&|_, leads| *leads));
            prop_assert_eq!(brief.also_in(&another), bits(&|agency, _| others.contains_key(agency)));
            prop_assert_eq!(brief.likewise_in(&another), bits(&|agency, leads| others.get(agency) == Some(leads)));
        }
    }

    #[test]
    fn a_brief_has_room_for_eight_agencies() {
        let (mut brief, _) =
            of(&[(1, true), (2, false), (3, false), (4, false), (5, false), (6, false), (7, false), (8, false)]);
        assert_eq!((brief.add(BodyIx(9), true), brief.add(BodyIx(8), true)), (None, Some(())));
    }
}
