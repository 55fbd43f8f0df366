//! The agencies of a matrix: each for itself, but for those of districts and communes, which are many and alike.

use super::joined::{Group, tier};
use crate::draft::Draft;
use crate::model::{BodyIx, Extent, TaskIx, Tier};
use crate::overlap::scopes_by_agency;
use crate::report::{Names, State, Study, Texts};
use std::collections::BTreeMap;

/// Holders with work, in the order in which they are shown.
pub struct Holders {
    /// Their names.
    pub names: Vec<String>,
    /// Their levels of government.
    pub tiers: Vec<Tier>,
    of: BTreeMap<BodyIx, usize>,
}

impl Holders {
    /// The agencies with work in a state: those of the province, then those outside its apparatus, then districts and
    /// communes, joined by kind unless the study is to show long lists whole.
    pub fn of(state: &State<'_>, study: &Study<'_>, texts: &Texts) -> Self {
        let draft = &state.draft;
        let names = Names { texts, draft, norms: None };
        let mut groups: BTreeMap<_, Vec<BodyIx>> = BTreeMap::new();
        for (body, _) in &state.overlap.loads {
            let group = Group::of(draft, *body, |_| !study.all);
            groups.entry((tier(draft, *body), draft.is_outside(*body), group)).or_default().push(*body);
        }
        let mut agencies = Self { names: Vec::new(), tiers: Vec::new(), of: BTreeMap::new() };
        for ((tier, _, group), bodies) in groups {
            let name = match (group, bodies.as_slice()) {
                (Group::Kind(kind), [_, _, ..]) => names.kind(kind),
                (Group::Kind(_), bodies) => bodies.first().map(|body| names.body(*body)).unwrap_or_default(),
                (Group::Alone(body), _) => names.body(body),
            };
            agencies.of.extend(bodies.into_iter().map(|body| (body, agencies.names.len())));
            agencies.names.push(name);
            agencies.tiers.push(tier);
        }
        agencies
    }

    /// The position of an agency; none: it has no work.
    pub fn find(&self, agency: BodyIx) -> Option<usize> {
        self.of.get(&agency).copied()
    }

    /// Where each leads and coordinates a task, those joined together.
    pub fn held(&self, draft: &Draft<'_>, task: TaskIx) -> BTreeMap<usize, [Extent; 2]> {
        let mut held: BTreeMap<usize, [Extent; 2]> = BTreeMap::new();
        for (agency, extents) in scopes_by_agency(draft, task) {
            let Some(at) = self.find(agency) else { continue };
            match held.get_mut(&at) {
                None => drop(held.insert(at, extents)),
                Some(sum) => sum.iter_mut().zip(&extents).for_each(|(sum, extent)| *sum = sum.union(extent)),
            }
        }
        held
    }
}

/// What two agencies share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Tasks that both lead in a common area.
    pub both_lead: u32,
    /// Tasks that one leads and the other coordinates in a common area.
    pub interfaces: u32,
}

/// What every two agencies share, support tasks left out, by position; the lesser position first. Where both are single
/// agencies this is what [`overlap`](crate::overlap::overlap) counts.
pub fn shared(agencies: &Holders, state: &State<'_>) -> BTreeMap<(usize, usize), Shared> {
    let mut pairs: BTreeMap<(usize, usize), Shared> = BTreeMap::new();
    for (at, facts) in state.tasks.iter().enumerate() {
        if facts.counts.support {
            continue;
        }
        let held: Vec<(usize, [Extent; 2])> = agencies.held(&state.draft, TaskIx::new(at)).into_iter().collect();
        for (later, (b, [lead_b, coordinate_b])) in held.iter().enumerate() {
            for (a, [lead_a, coordinate_a]) in &held[..later] {
                let both = lead_a.meets(lead_b);
                let interface = lead_a.meets(coordinate_b) || coordinate_a.meets(lead_b);
                if both || interface {
                    let pair = pairs.entry((*a, *b)).or_default();
                    pair.both_lead += u32::from(both);
                    pair.interfaces += u32::from(interface);
                }
            }
        }
    }
    pairs
}
