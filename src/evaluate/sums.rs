//! The sums of a draft: the baseline's, less what its touched rows gave, plus what they give now.

use super::quo::{StatusQuo, field_of, pair, share};
use super::tally::Tally;
use crate::draft::{Changed, Draft, KindGroup, Overlay, Scope};
use crate::model::{BodyIx, FieldIx, KindIx, TaskIx};
use crate::rules::{
    BodyFacts, Brief, LeadHolder, SHARE_UNIT, Spread, TaskFacts, brief_task, measure_body, measure_shape, measure_task,
};
use smallvec::SmallVec;

/// What differs between the baseline and a draft, added up; used again for the next draft.
pub(super) struct Sums<'b> {
    pub tally: Tally,
    /// Tasks whose lead agency differs in some area, in order.
    pub moved: Vec<TaskIx>,
    /// Fields that are spread differently, as they are now.
    pub spreads: Vec<(FieldIx, Spread)>,
    /// By how many tasks a pair of agencies shares more than in the baseline.
    pairs: Overlay<i32, u64>,
    /// By how much the part of a holder in a field is larger than in the baseline.
    shares: Overlay<i128, u64>,
    /// What agencies share with whole kinds, to be expanded at the end.
    with_kinds: Vec<WithKind>,
    /// What was last asked about the bodies of a kind.
    others: Option<((KindIx, Scope), Others)>,
    /// The baseline itself, for tasks that must be measured again as they were.
    before: Draft<'b>,
}

type Members = SmallVec<[Changed; 8]>;
type Hulls = SmallVec<[((u32, u32), (u32, u32)); 8]>;
type Tasks = SmallVec<[TaskIx; 16]>;
type Others = SmallVec<[(BodyIx, i32); 8]>;

/// How many tasks fewer and more an agency shares with the bodies of a kind in a territory.
#[derive(Clone, Copy)]
struct WithKind {
    kind: KindIx,
    territory: Scope,
    agency: BodyIx,
    gone: i32,
    come: i32,
    /// Tasks that can no longer be said in brief; their pairs are taken away one by one.
    lost: i32,
}

impl<'b> Sums<'b> {
    pub fn new(quo: &StatusQuo<'b>) -> Self {
        Self {
            tally: quo.tally.clone(),
            moved: Vec::new(),
            spreads: Vec::new(),
            pairs: Overlay::default(),
            shares: Overlay::default(),
            with_kinds: Vec::new(),
            others: None,
            before: Draft::new(quo.baseline),
        }
    }

    /// The baseline, as a draft without steps.
    pub fn before(&self) -> &Draft<'b> {
        &self.before
    }

    /// A body as it was.
    pub fn measure_before(&mut self, body: BodyIx) -> Option<BodyFacts> {
        measure_body(&mut self.before, body)
    }

    /// How many pairs of agencies share a task.
    pub fn pairs(&self, quo: &StatusQuo<'_>) -> i64 {
        let mut sharing = quo.pairs.len() as i64;
        for (pair, change) in self.pairs.iter().filter(|entry| *entry.1 != 0) {
            let was = quo.pairs.get(&pair).map_or(0, |tasks| *tasks as i32);
            sharing += i64::from(was + change > 0) - i64::from(was > 0);
        }
        sharing
    }

    /// Adds up everything that a draft touches.
    pub fn add_up(&mut self, quo: &StatusQuo<'b>, draft: &mut Draft<'_>) {
        self.tally.set_to(&quo.tally);
        self.moved.clear();
        self.spreads.clear();
        self.others = None;
        self.with_kinds.clear();
        self.pairs.clear();
        self.shares.clear();
        self.add_tasks(quo, draft);
        self.add_kinds(quo, draft);
        self.expand_kinds(quo, draft);
        self.moved.sort_unstable();
        self.add_spreads(quo);
        self.add_bodies(quo, draft);
    }

    fn add_tasks(&mut self, quo: &StatusQuo<'b>, draft: &mut Draft<'_>) {
        for at in 0..draft.marked_task_count() {
            let task = draft.marked_task(at);
            self.add_task(quo, draft, task);
        }
    }

    fn add_task(&mut self, quo: &StatusQuo<'b>, draft: &mut Draft<'_>, task: TaskIx) {
        match (quo.briefs[task.at()].as_ref(), brief_task(draft, task)) {
            (Some(old), Some(new)) => self.add_brief(draft, task, old, &new, 1),
            (old, _) => {
                if let Some((brief, (kind, _))) = old.and_then(|old| Some(old).zip(old.kind())) {
                    let territory = draft.territory(task);
                    brief.agencies().for_each(|(agency, _)| self.with_kind(kind, territory, agency).lost += 1);
                }
                self.add_facts(quo, draft, task, old);
            }
        }
    }

    /// Tasks that are touched by a change of the bodies of a kind alone: in each group all change alike.
    fn add_kinds(&mut self, quo: &StatusQuo<'b>, draft: &mut Draft<'_>) {
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
                self.add_group(quo, draft, group);
            }
        }
    }

    /// The tasks of a group that are not touched one by one. Those that the kind holds alone differ in nothing but their
    /// field and weight, which only count where the holders change.
    fn add_group(&mut self, quo: &StatusQuo<'b>, draft: &mut Draft<'_>, group: &KindGroup) {
        let mut left = group.tasks.iter().copied().filter(|task| !draft.is_marked(*task)).collect::<Tasks>();
        if group.alone
            && let Some(first) = left.first().copied()
            && let (Some(old), Some(new)) = (quo.briefs[first.at()].as_ref(), brief_task(draft, first))
            && old.kind() == new.kind()
            && old.has_same_agencies(&new)
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

    fn add_brief(&mut self, draft: &mut Draft<'_>, task: TaskIx, old: &Brief, new: &Brief, many: i64) {
        if old == new {
            return;
        }
        if old.counts != new.counts {
            self.tally.tasks(&old.counts, -many);
            self.tally.tasks(&new.counts, many);
        }
        if new.counts.support {
            return;
        }
        let (was, is) = (old.kind(), new.kind());
        let other_members = was.map(|kind| kind.0) != is.map(|kind| kind.0) || new.other_members;
        let leading = |kind: Option<(KindIx, bool)>| kind.filter(|kind| kind.1);
        let same_holders = leading(was) == leading(is) && old.has_same_leads(new);
        if !same_holders || (leading(is).is_some() && other_members) {
            self.moved.push(task);
        }
        if other_members || !old.has_same_agencies(new) {
            self.add_pairs(draft, task, old, new);
        }
        if !same_holders {
            self.add_shares(old, old.holders(), -1);
            self.add_shares(new, new.holders(), 1);
        }
    }

    fn add_pairs(&mut self, draft: &mut Draft<'_>, task: TaskIx, old: &Brief, new: &Brief) {
        if !old.has_same_agencies(new) {
            for (brief, sign) in [(old, -1), (new, 1)] {
                let mut agencies = brief.agencies();
                while let Some((agency, _)) = agencies.next() {
                    agencies.clone().for_each(|(other, _)| self.add_pair(agency, other, sign));
                }
            }
        }
        let territory = draft.territory(task);
        let same_kind = old.kind().zip(new.kind()).is_some_and(|(was, is)| was.0 == is.0);
        // Whoever worked with the kind's bodies and does so still has gained and lost only those that have changed.
        let stays = |brief: &Brief, agency: BodyIx| same_kind && brief.agencies().any(|other| other.0 == agency);
        if let Some((kind, _)) = old.kind() {
            for (agency, _) in old.agencies().filter(|agency| !stays(new, agency.0)) {
                self.with_kind(kind, territory, agency).gone += 1;
            }
        }
        if let Some((kind, _)) = new.kind() {
            for (agency, _) in new.agencies().filter(|agency| !stays(old, agency.0)) {
                self.with_kind(kind, territory, agency).come += 1;
            }
            if same_kind && new.other_members {
                for (member, sign) in self.other_members(draft, kind, territory) {
                    for (agency, _) in new.agencies().filter(|agency| stays(old, agency.0)) {
                        self.add_pair(member, agency, sign);
                    }
                }
            }
        }
    }

    /// How many tasks an agency shares with the bodies of a kind in a territory.
    fn with_kind(&mut self, kind: KindIx, territory: Scope, agency: BodyIx) -> &mut WithKind {
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
    fn expand_kinds(&mut self, quo: &StatusQuo<'_>, draft: &Draft<'_>) {
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
                    add_members(&mut self.pairs, &self.before, &one, -one.gone);
                    add_members(&mut self.pairs, draft, &one, one.come);
                }
                (false, false) => add_members(&mut self.pairs, &self.before, &one, one.come - one.gone),
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
                self.add_pair(member.body, one.agency, come - gone);
            }
        }
    }

    /// The bodies of a kind that have lost (-1) or gained (1) all they served of a territory. Most tasks of a kind that
    /// are asked about one after the other are of one territory.
    fn other_members(&mut self, draft: &Draft<'_>, kind: KindIx, territory: Scope) -> Others {
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

    fn add_pair(&mut self, one: BodyIx, other: BodyIx, sign: i32) {
        *self.pairs.edit(pair(one, other), |tasks| *tasks = 0) += sign;
    }

    fn add_shares(&mut self, brief: &Brief, holders: impl Iterator<Item = LeadHolder> + Clone, sign: i128) {
        let many = holders.clone().count().max(1) as u128;
        let part = (u128::from(brief.weight) * SHARE_UNIT / many) as i128;
        holders.for_each(|holder| self.add_share(brief.field, holder, sign * part));
    }

    fn add_share(&mut self, field: FieldIx, holder: LeadHolder, part: i128) {
        *self.shares.edit(share(field, holder), |part| *part = 0) += part;
    }

    /// A task that cannot be said in brief, before or now.
    fn add_facts(&mut self, quo: &StatusQuo<'b>, draft: &mut Draft<'_>, task: TaskIx, brief: Option<&Brief>) {
        let measured;
        let old = match quo.facts.get(&task) {
            Some(facts) if brief.is_none() => facts,
            _ => {
                measured = measure_task(&mut self.before, task);
                &measured
            }
        };
        let new = measure_task(draft, task);
        if *old == new {
            return;
        }
        if old.counts != new.counts {
            self.tally.tasks(&old.counts, -1);
            self.tally.tasks(&new.counts, 1);
        }
        if !old.counts.support && old.cells != new.cells {
            self.moved.push(task);
        }
        if old.pairs != new.pairs {
            old.pairs.iter().for_each(|pair| self.add_pair(pair.0, pair.1, -1));
            new.pairs.iter().for_each(|pair| self.add_pair(pair.0, pair.1, 1));
        }
        if old.holders != new.holders {
            let row = draft.task_row(task);
            for (facts, sign) in [(old, -1), (&new, 1)] {
                for (holder, part) in shares_of(row.weight, facts) {
                    self.add_share(row.field, holder, sign * part);
                }
            }
        }
    }

    fn add_spreads(&mut self, quo: &StatusQuo<'_>) {
        for (share, more) in self.shares.iter().filter(|entry| *entry.1 != 0) {
            let field = field_of(share);
            let was = quo.shares.get(&share).copied().unwrap_or(0);
            let is = was.wrapping_add_signed(*more);
            let at = match self.spreads.iter().position(|entry| entry.0 == field) {
                Some(at) => at,
                None => {
                    self.spreads.push((field, quo.spreads[field.at()]));
                    self.spreads.len() - 1
                }
            };
            let spread = &mut self.spreads[at].1;
            spread.sum = spread.sum + is - was;
            spread.squares = spread.squares + is * is - was * was;
        }
        self.spreads.sort_unstable_by_key(|entry| entry.0);
    }

    fn add_bodies(&mut self, quo: &StatusQuo<'_>, draft: &mut Draft<'_>) {
        for at in 0..draft.marked_body_count() {
            let body = draft.marked_body(at);
            let was = quo.shapes.get(body.at()).copied().flatten();
            let is = measure_shape(draft, body);
            if was != is {
                was.iter().for_each(|shape| self.tally.shape(shape, -1));
                is.iter().for_each(|shape| self.tally.shape(shape, 1));
            }
            if was.is_some() != is.is_some() || draft.has_other_posts(body) {
                was.iter().for_each(|shape| self.tally.posts(shape.class, self.before.posts(body), -1));
                is.iter().for_each(|shape| self.tally.posts(shape.class, draft.posts(body), 1));
            }
        }
    }
}

/// Adds so many tasks to the pairs of an agency with each body of a kind that serves some of a territory. No two
/// bodies of such a kind share an area, so that its members within the territory are exactly these.
fn add_members(pairs: &mut Overlay<i32, u64>, draft: &Draft<'_>, shared: &WithKind, many: i32) {
    if many != 0 {
        for member in draft.members_within(shared.kind, shared.territory) {
            *pairs.edit(pair(member.agency, shared.agency), |tasks| *tasks = 0) += many;
        }
    }
}

/// The part of a task's weight that each of its holders gets.
fn shares_of(weight: u32, facts: &TaskFacts) -> impl Iterator<Item = (LeadHolder, i128)> + '_ {
    crate::rules::shares(weight, &facts.holders).map(|(holder, part)| (holder, part as i128))
}
