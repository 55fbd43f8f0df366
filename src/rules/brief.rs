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
    /// Twice the agency, one more if it leads: in order.
    agencies: [u32; MOST],
}

const NO_KIND: u16 = u16::MAX;

impl Brief {
    /// The agencies with whether they lead, in order.
    pub fn agencies(&self) -> impl DoubleEndedIterator<Item = (BodyIx, bool)> + Clone + '_ {
        self.agencies[..usize::from(self.many)].iter().map(|code| (BodyIx(code >> 1), code & 1 == 1))
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
        self.codes().iter().any(|code| code >> 1 == agency.0)
    }

    #[inline]
    fn codes(&self) -> &[u32] {
        &self.agencies[..usize::from(self.many)]
    }

    /// Whether the same agencies hold it in the same roles.
    pub fn has_same_agencies(&self, other: &Self) -> bool {
        self.codes() == other.codes()
    }

    /// Whether the same agencies lead it beside its kind.
    pub fn has_same_leads(&self, other: &Self) -> bool {
        self.leading_codes().eq(other.leading_codes())
    }

    fn leading_codes(&self) -> impl Iterator<Item = u32> + '_ {
        self.codes().iter().copied().filter(|code| code & 1 == 1)
    }

    /// Who counts as a holder in the fragmentation of its field.
    pub fn holders(&self) -> impl Iterator<Item = LeadHolder> + Clone + '_ {
        let agencies = self.agencies().filter(|agency| agency.1).map(|agency| LeadHolder::Agency(agency.0));
        let kind = self.kind().filter(|kind| kind.1).map(|kind| LeadHolder::Kind(kind.0));
        agencies.chain(kind).filter(|_| !self.counts.support)
    }

    fn add(&mut self, agency: BodyIx, leads: bool) -> Option<()> {
        let many = usize::from(self.many);
        match self.agencies[..many].iter().position(|code| code >> 1 == agency.0) {
            Some(at) => self.agencies[at] |= u32::from(leads),
            None => {
                *self.agencies.get_mut(many)? = agency.0 << 1 | u32::from(leads);
                self.many += 1;
            }
        }
        Some(())
    }
}

/// Measures a task in brief as the draft has it; none: it must be measured area by area.
pub fn brief_task(draft: &mut Draft<'_>, task: TaskIx) -> Option<Brief> {
    let row = draft.task_row(task);
    let counts = TaskCounts { support: row.support, ..TaskCounts::default() };
    let mut brief = Brief {
        counts,
        field: row.field,
        weight: row.weight,
        kind: NO_KIND,
        kind_leads: false,
        other_members: false,
        many: 0,
        agencies: [0; MOST],
    };
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
    brief.agencies[..usize::from(brief.many)].sort_unstable();
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

    #[test]
    fn a_brief_fills_one_line_of_a_cache() {
        assert_eq!(size_of::<Option<Brief>>(), 64);
    }
}
