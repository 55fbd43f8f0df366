//! A task in brief: most tasks are held over their whole territory, by bodies and perhaps by one kind, and then a few
//! numbers say all that a figure needs. All other tasks are measured area by area.

use super::counts::{TaskCounts, TierLeads};
use super::lead::LeadHolder;
use crate::draft::{Draft, KindIn, Scope, TaskRow};
use crate::model::{BodyIx, FieldIx, Holder, KindIx, Role, TaskIx};

/// How many agencies beside a kind a brief has room for: with them it fills one line of a processor's cache.
const MOST: usize = 8;

/// A task that the same agencies hold in its whole territory, beside the bodies of at most one kind, each in areas of
/// its own. It begins where a line of a processor's cache does, so that it lies in one.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
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
    /// A bit for each seat that is taken: also by agencies that had a part in the brief from which this one was measured.
    taken: u8,
    /// A bit for each agency that has a part.
    all: u8,
    /// A bit for each agency that leads.
    leads: u8,
    /// The agencies by their seats, in the order in which they came; then anybody.
    seats: [u32; MOST],
}

const NO_KIND: u16 = u16::MAX;

impl Brief {
    /// A task in which nobody has a part yet.
    fn of_nobody(row: TaskRow) -> Self {
        Self {
            counts: TaskCounts { support: row.support, ..TaskCounts::default() },
            field: row.field,
            weight: row.weight,
            kind: NO_KIND,
            kind_leads: false,
            other_members: false,
            taken: 0,
            all: 0,
            leads: 0,
            seats: [0; MOST],
        }
    }

    /// The same task without those who have a part, whose seats are kept for them.
    #[inline]
    pub fn cleared(&self) -> Self {
        let counts = TaskCounts { support: self.counts.support, ..TaskCounts::default() };
        let (kind, kind_leads, other_members) = (NO_KIND, false, false);
        Self { counts, kind, kind_leads, other_members, all: 0, leads: 0, ..*self }
    }

    /// The agencies with whether they lead, each once.
    pub fn agencies(&self) -> impl Iterator<Item = (BodyIx, bool)> + Clone + '_ {
        let seats = self.seats.iter().enumerate().filter(|(at, _)| self.all >> at & 1 == 1);
        seats.map(|(at, agency)| (BodyIx(*agency), self.leads >> at & 1 == 1))
    }

    /// The agency of a seat.
    #[inline]
    pub fn agency(&self, seat: u32) -> BodyIx {
        BodyIx(self.seats[seat as usize % MOST])
    }

    /// A bit for each agency, by its seat.
    #[inline]
    pub fn all(&self) -> u8 {
        self.all
    }

    /// The bits of the agencies that lead.
    #[inline]
    pub fn leading(&self) -> u8 {
        self.leads
    }

    /// The kind of which each body holds it in its own areas, and whether it leads so.
    #[inline]
    pub fn kind(&self) -> Option<(KindIx, bool)> {
        (self.kind != NO_KIND).then_some((KindIx(self.kind.into()), self.kind_leads))
    }

    /// The kind whose bodies lead it.
    #[inline]
    pub fn leading_kind(&self) -> Option<KindIx> {
        self.kind_leads.then_some(KindIx(self.kind.into()))
    }

    /// How many lead it: agencies, and the bodies of a kind as one.
    #[inline]
    pub fn leading_holders(&self) -> usize {
        self.leads.count_ones() as usize + usize::from(self.kind_leads)
    }

    /// Whether it has a kind whose bodies lead it.
    pub fn is_led_by_kind(&self) -> bool {
        self.kind_leads
    }

    /// Whether the bodies of a kind have a part, and not the same as in another brief: another kind, or other bodies of it.
    #[inline]
    pub fn has_other_members(&self, other: &Self) -> bool {
        self.kind != other.kind || self.other_members
    }

    /// Whether an agency has a part, beside its kind.
    #[inline]
    pub fn has(&self, agency: BodyIx) -> bool {
        self.agencies().any(|(other, _)| other == agency)
    }

    /// Who counts as a holder in the fragmentation of its field.
    pub fn holders(&self) -> impl Iterator<Item = LeadHolder> + Clone + '_ {
        let agencies = self.agencies().filter(|agency| agency.1).map(|agency| LeadHolder::Agency(agency.0));
        let kind = self.kind().filter(|kind| kind.1).map(|kind| LeadHolder::Kind(kind.0));
        agencies.chain(kind).filter(|_| !self.counts.support)
    }

    /// Measures the task as the draft has it, where the brief has been [cleared](Self::cleared); none: it must be measured
    /// area by area. Who has a part in both briefs has the same seat in both, so that bits tell what they have in common.
    pub fn measure(&mut self, draft: &mut Draft<'_>, task: TaskIx) -> Option<()> {
        let territory = draft.territory(task);
        if territory.is_nothing() {
            return None;
        }
        let mut seats = [0; MOST + 1];
        seats[..MOST].copy_from_slice(&self.seats);
        let mut seated = Seated { taken: self.taken.into(), all: 0, leads: 0 };
        let (mut bodies, mut leading, mut of_kind) = (0, 0, None);
        for slot in draft.slots(task) {
            let covers = slot.scope == territory || covers(draft, slot.scope, territory);
            let leads = slot.role == Role::Lead;
            match slot.holder {
                Holder::Body(body) => {
                    if covers {
                        seated.add(&mut seats, draft.agency(body), leads, bodies)?;
                    } else if draft.scopes_ref().overlap(slot.scope, territory) {
                        return None;
                    }
                    bodies += 1;
                    leading += u32::from(leads);
                }
                Holder::Kind(kind) if covers && of_kind.is_none() && slot.except.is_empty() => {
                    of_kind = Some((kind, leads, slot.scope));
                }
                Holder::Kind(_) => return None,
            }
        }
        self.seats.copy_from_slice(&seats[..MOST]);
        self.taken = u8::try_from(seated.taken).ok()?;
        (self.all, self.leads) = (seated.all as u8, seated.leads as u8);
        (self.counts.lead_duties, self.counts.coordinating_duties) = (leading, bodies - leading);
        if let Some((kind, leads, scope)) = of_kind {
            let within = hold_through(draft, task, kind, territory, scope)?;
            self.kind = u16::try_from(kind.0).ok().filter(|kind| *kind != NO_KIND)?;
            self.kind_leads = leads;
            self.other_members = within.others;
            let duties = if leads { &mut self.counts.lead_duties } else { &mut self.counts.coordinating_duties };
            *duties += within.holding;
            if leads && !self.counts.support {
                add_cells(draft, self, Some((kind, within)));
                return Some(());
            }
        }
        match self.leads & self.leads.wrapping_sub(1) {
            _ if self.counts.support => {}
            // Of whichever tier it is, one lead is one.
            0 => self.counts.add_single(self.leads != 0),
            _ => add_cells(draft, self, None),
        }
        Some(())
    }
}

/// Whether areas cover a territory that are not it: asked of few, and apart, so that it takes no registers from the others.
#[inline(never)]
fn covers(draft: &Draft<'_>, areas: Scope, territory: Scope) -> bool {
    draft.scopes_ref().covers(areas, territory)
}

/// Who has which seat, a bit each. The seats themselves are kept apart, so that these few stay in registers; behind them is
/// room for one more, who has none.
struct Seated {
    /// Always those before the first free one.
    taken: u32,
    all: u32,
    leads: u32,
}

impl Seated {
    /// Adds an agency; none: there is no room for more. Mostly it has the seat that it had when seats were given out in the
    /// order of the slots.
    #[inline]
    fn add(&mut self, seats: &mut [u32; MOST + 1], agency: BodyIx, leads: bool, before: u32) -> Option<()> {
        let likely = before as usize % MOST;
        let bit = match seats[likely] == agency.0 && self.taken >> likely & 1 == 1 {
            true => 1 << likely,
            false => self.find(seats, agency)?,
        };
        self.taken |= bit;
        self.all |= bit;
        self.leads |= if leads { bit } else { 0 };
        Some(())
    }

    /// The bit of the seat of an agency, or else of the next. All seats are looked at, not one after the other until its
    /// own is found: where a loop ends, a processor must guess, and of the briefs of a scenario no two are alike.
    #[inline]
    fn find(&self, seats: &mut [u32; MOST + 1], agency: BodyIx) -> Option<u32> {
        let own: [u32; MOST] = std::array::from_fn(|at| if seats[at] == agency.0 { 1 << at } else { 0 });
        let own = own.iter().fold(0, |bits, own| bits | own) & self.taken;
        let next = self.taken + 1;
        // Who has a seat already is also put behind the others, where the next takes its place: that is sooner done than
        // asked.
        *seats.get_mut(next.trailing_zeros() as usize)? = agency.0;
        Some(if own == 0 { next } else { own })
    }
}

/// Measures a task in brief as the draft has it; none: it must be measured area by area.
pub fn brief_task(draft: &mut Draft<'_>, task: TaskIx) -> Option<Brief> {
    let mut brief = Brief::of_nobody(draft.task_row(task));
    brief.measure(draft, task)?;
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

/// Adds what the leads in its areas mean, where several agencies lead or the bodies of a kind do.
fn add_cells(draft: &Draft<'_>, brief: &mut Brief, led_within: Option<(KindIx, KindIn)>) {
    let organisation = draft.baseline().organisation();
    let mut leads = TierLeads::default();
    for (agency, _) in brief.agencies().filter(|agency| agency.1) {
        leads.add(organisation.kind(draft.kind(agency)).tier);
    }
    let mut counts = brief.counts;
    match led_within {
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
    use super::{Brief, MOST, Seated};
    use crate::model::BodyIx;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_brief_fills_one_line_of_a_cache() {
        assert_eq!(size_of::<Option<Brief>>(), 64);
    }

    fn nobody() -> Seated {
        Seated { taken: 0, all: 0, leads: 0 }
    }

    proptest! {
        #[test]
        fn agencies_have_one_seat_and_keep_it(
            before in prop::collection::vec((0u32..8, any::<bool>(), 0u32..12), 0..12),
            after in prop::collection::vec((0u32..8, any::<bool>(), 0u32..12), 0..12),
        ) {
            let (mut seats, mut seated) = ([0; MOST + 1], nobody());
            for duties in [before, after] {
                (seated.all, seated.leads) = (0, 0);
                let (earlier, known) = (seated.taken, seats);
                let mut agencies = BTreeMap::new();
                for (agency, leads, likely) in duties {
                    prop_assert!(seated.add(&mut seats, BodyIx(agency), leads, likely).is_some());
                    *agencies.entry(agency).or_default() |= leads;
                }
                prop_assert!(seated.taken <= u8::MAX.into());
                let with = |bits: u32| (0..MOST).filter(move |at| bits >> at & 1 == 1);
                let seen = with(seated.all).map(|at| (seats[at], seated.leads >> at & 1 == 1));
                prop_assert_eq!(seen.clone().count(), agencies.len());
                prop_assert_eq!(seen.collect::<BTreeMap<u32, bool>>(), agencies);
                prop_assert!(with(earlier).all(|at| seats[at] == known[at]));
                prop_assert_eq!(earlier & !seated.taken, 0);
            }
        }
    }

    #[test]
    fn a_brief_has_room_for_eight_agencies() {
        let (mut seats, mut seated) = ([0; MOST + 1], nobody());
        let mut taken = |agency| seated.add(&mut seats, BodyIx(agency), true, 0).map(|()| seated.taken);
        assert_eq!((1..=8).filter_map(&mut taken).last(), Some(0xFF));
        assert_eq!([taken(8), taken(9), taken(9)], [Some(0xFF), Some(0x1FF), None]);
    }
}
