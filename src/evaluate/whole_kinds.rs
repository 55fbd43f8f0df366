//! What changes with the bodies of a whole kind, and what agencies share with them.

use super::pairs::Pairs;
use super::quo::StatusQuo;
use super::sums::Sums;
use crate::draft::{Changed, Draft, KindGroup, Scope};
use crate::model::{BodyIx, KindIx, Role, TaskIx};
use smallvec::SmallVec;

type Members = SmallVec<[Changed; 8]>;
type Hulls = SmallVec<[((u32, u32), (u32, u32)); 8]>;
type Tasks = SmallVec<[TaskIx; 16]>;
/// Bodies of a kind with the sign of what they share.
pub(super) type Others = SmallVec<[(BodyIx, i32); 8]>;

/// How many tasks fewer and more an agency shares with the bodies of a kind in a territory.
#[derive(Clone, Copy)]
pub(super) struct WithKind {
    kind: KindIx,
    territory: Scope,
    agency: BodyIx,
    pub gone: i32,
    pub come: i32,
    /// Tasks that can no longer be said in brief; their pairs are taken away one by one.
    pub lost: i32,
}

impl<'b> Sums<'b> {
    /// Tasks that are touched by a change of the bodies of a kind alone: in each group all change alike.
    pub(super) fn add_kinds(&mut self, quo: &StatusQuo<'b>, draft: &mut Draft<'_>) {
        for at in 0..draft.changed_kinds().len() {
            let kind = draft.changed_kinds()[at];
            if draft.groups_of(kind).is_empty() {
                continue;
            }
            let changed: Members = draft.changed_members(kind).filter(|one| one.before != one.after).collect();
            if changed.is_empty() {
                continue;
            }
            let baseline = draft.baseline();
            let hull = |area| draft.scopes_ref().hull(area);
            let hulls = changed.iter().map(|one| (hull(one.before), hull(one.after))).collect::<Hulls>();
            for group in baseline.groups_of(kind).iter().filter(|group| group.plain) {
                if !hulls.iter().any(|hulls| group.may_meet(hulls.0) || group.may_meet(hulls.1)) {
                    continue;
                }
                let concerns = |one: &Changed| {
                    let scopes = draft.scopes_ref();
                    scopes.overlap(one.before, group.reach) || scopes.overlap(one.after, group.reach)
                };
                if !changed.iter().any(concerns) {
                    continue;
                }
                self.add_group(quo, draft, (kind, group), &changed);
            }
        }
    }

    /// The tasks of a group that are not touched one by one.
    fn add_group(
        &mut self,
        quo: &StatusQuo<'b>,
        draft: &mut Draft<'_>,
        (kind, group): (KindIx, &KindGroup),
        changed: &[Changed],
    ) {
        if let Some((more, others)) = self.only_holding(draft, kind, group, changed) {
            let (mut leading, mut coordinating) = (0, 0);
            for task in group.tasks.iter().copied() {
                if draft.is_marked(task) {
                    continue;
                }
                let Some(brief) = quo.briefs[task.at()].as_ref() else {
                    self.add_task(quo, draft, task);
                    continue;
                };
                if brief.is_led_by_kind() {
                    leading += 1;
                    if others && !brief.counts.support {
                        self.moved.push(task);
                    }
                } else {
                    coordinating += 1;
                }
            }
            self.tally.duties(Role::Lead, leading * more);
            self.tally.duties(Role::Coordinate, coordinating * more);
            return;
        }
        let mut left = group.tasks.iter().copied().filter(|task| !draft.is_marked(*task)).collect::<Tasks>();
        let Some(first) = left.first().copied() else { return };
        // Those that the kind holds alone differ in nothing but their field and weight, which only count where the
        // holders change.
        if group.alone
            && let Some(old) = quo.briefs[first.at()].as_ref()
            && let mut new = old.cleared()
            && new.measure(draft, first).is_some()
            && old.kind() == new.kind()
            && (old.all(), old.leading()) == (new.all(), new.leading())
        {
            let moved = self.moved.len();
            self.add_brief(draft, first, old, &new, left.len() as i64);
            if self.moved.len() > moved {
                self.moved.extend(left.drain(1..));
            }
            return;
        }
        left.into_iter().for_each(|task| self.add_task(quo, draft, task));
    }

    /// By how many more bodies of its kind a group of tasks is held, and whether by others, where nothing else differs:
    /// the kind serves as much of the territory as it did, and who shares its tasks does so with the same of its bodies,
    /// but for those that have ended.
    fn only_holding(
        &mut self,
        draft: &mut Draft<'_>,
        kind: KindIx,
        group: &KindGroup,
        changed: &[Changed],
    ) -> Option<(i64, bool)> {
        let other_partner = |one: &Changed| {
            let within = |area| draft.scopes_ref().overlap(area, group.territory);
            draft.lives(one.body) && within(one.before) != within(one.after)
        };
        if self.asked.pairs && changed.iter().any(other_partner) {
            return None;
        }
        let was = self.before.kind_within(kind, group.territory, group.reach)?;
        let is = draft.kind_within(kind, group.territory, group.reach)?;
        let alike = was.everywhere == is.everywhere && was.members > 1 && is.members > 1;
        alike.then(|| (i64::from(is.holding) - i64::from(was.holding), is.others))
    }

    /// How many tasks an agency shares with the bodies of a kind in a territory.
    pub(super) fn with_kind(&mut self, kind: KindIx, territory: Scope, agency: BodyIx) -> &mut WithKind {
        let is = |one: &WithKind| (one.kind, one.territory, one.agency) == (kind, territory, agency);
        let at = match self.with_kinds.iter().position(is) {
            Some(at) => at,
            None => {
                self.with_kinds.push(WithKind { kind, territory, agency, gone: 0, come: 0, lost: 0 });
                self.with_kinds.len() - 1
            }
        };
        &mut self.with_kinds[at]
    }

    /// Expands what agencies share with whole kinds into pairs, once for all tasks. An agency that keeps one of its tasks
    /// with the kind in the territory shares it, before and after, with every member that stays there, whatever else
    /// they gain or lose: only what it shares with the other members is to be counted.
    pub(super) fn expand_kinds(&mut self, quo: &StatusQuo<'_>, draft: &Draft<'_>) {
        for at in 0..self.with_kinds.len() {
            let one = self.with_kinds[at];
            if one.gone == 0 && one.come == 0 {
                continue;
            }
            let shared = quo.with_kinds.get(&(one.kind, one.territory, one.agency)).copied().unwrap_or(0);
            let keeps_some = shared as i32 > one.gone + one.lost;
            match (draft.changed_kinds().contains(&one.kind), keeps_some) {
                (true, true) => self.add_changed_members(draft, &one),
                (false, true) => {}
                (true, false) => {
                    add_members(&mut self.pairs, draft, &self.before, &one, -one.gone);
                    add_members(&mut self.pairs, draft, draft, &one, one.come);
                }
                (false, false) => add_members(&mut self.pairs, draft, &self.before, &one, one.come - one.gone),
            }
        }
    }

    /// Adds what an agency shares with those bodies of a kind that serve other areas than they did.
    fn add_changed_members(&mut self, draft: &Draft<'_>, one: &WithKind) {
        let scopes = draft.scopes_ref();
        for member in draft.changed_members(one.kind).filter(|member| member.before != member.after) {
            let gone = if scopes.overlap(member.before, one.territory) { one.gone } else { 0 };
            let come = if scopes.overlap(member.after, one.territory) { one.come } else { 0 };
            if gone != come {
                self.pairs.add(draft, member.body, one.agency, come - gone);
            }
        }
    }

    /// The bodies of a kind that have lost (-1) or gained (1) all they served of a territory. Most tasks of a kind that
    /// are asked about one after the other are of one territory.
    pub(super) fn other_members(&mut self, draft: &Draft<'_>, kind: KindIx, territory: Scope) -> Others {
        if let Some((asked, others)) = &self.others
            && *asked == (kind, territory)
        {
            return others.clone();
        }
        let mut others = Others::new();
        for one in draft.changed_members(kind).filter(|one| one.before != one.after) {
            let scopes = draft.scopes_ref();
            match (scopes.overlap(one.before, territory), scopes.overlap(one.after, territory)) {
                (true, false) => others.push((one.body, -1)),
                (false, true) => others.push((one.body, 1)),
                _ => {}
            }
        }
        self.others = Some(((kind, territory), others.clone()));
        others
    }
}

/// Adds so many tasks to the pairs of an agency with each body of a kind that, in a state, serves some of a territory. No two
/// bodies of such a kind share an area, so that its members within the territory are exactly these.
fn add_members(pairs: &mut Pairs, draft: &Draft<'_>, state: &Draft<'_>, shared: &WithKind, many: i32) {
    if many != 0 {
        for member in state.members_within(shared.kind, shared.territory) {
            pairs.add(draft, member.agency, shared.agency, many);
        }
    }
}
