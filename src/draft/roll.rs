//! Kinds: the roll of their living bodies in the order of the areas they serve, and the tasks they hold.

use super::baseline::Baseline;
use super::scopes::{Scope, Scopes};
use super::state::Draft;
use crate::model::{BodyIx, Holder, KindIx, Role, TaskIx};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// A living body of a kind.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// The body.
    pub body: BodyIx,
    /// The agency that it counts for.
    pub agency: BodyIx,
    /// The interval from its first to its last area.
    reach: (u32, u32),
}

/// The living bodies of a kind that serve any area, as the case was loaded.
#[derive(Clone, Debug, Default)]
pub(super) struct Roll {
    members: Vec<Member>,
    /// Whether no two intervals overlap, so that they can be searched.
    apart: bool,
    /// Whether each body serves one interval, so that they can be counted.
    single: bool,
    /// All areas that a body of the kind serves.
    all: Scope,
}

/// What tasks of one group have in common: reach, territory, whether they are plain; of those that the kind holds
/// alone, its role and whether they are support.
type Alike = (Scope, Scope, bool, Option<(Role, bool)>);

/// The tasks that a kind holds.
pub(super) type KindTasks = Vec<KindGroup>;

/// Tasks that a kind holds in the same areas.
#[derive(Clone, Debug)]
pub struct KindGroup {
    /// Where the kind holds them.
    pub reach: Scope,
    /// Where they are to be done.
    pub territory: Scope,
    /// Whether the kind has one slot in each, without exceptions, over the territory at least; nobody else of the kind
    /// has a part; all others have theirs in the whole territory; and no two of its bodies share an area or an agency.
    /// A change of the kind's bodies then tells of each task what it tells of the first.
    pub plain: bool,
    /// Whether they are plain and nobody else has a part in them, so that they differ in field and weight only.
    pub alone: bool,
    /// The tasks, in order.
    pub tasks: Vec<TaskIx>,
    /// From the first to the last area of the reach.
    hull: (u32, u32),
}

impl KindGroup {
    /// Whether its reach may meet areas of this hull.
    #[inline]
    pub fn may_meet(&self, hull: (u32, u32)) -> bool {
        self.hull.0 < hull.1 && hull.0 < self.hull.1
    }
}

/// A body of a kind whose area may differ from the baseline: [`Scope::NOTHING`] where it is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The body.
    pub body: BodyIx,
    /// Its area in the baseline.
    pub before: Scope,
    /// Its area now.
    pub after: Scope,
}

/// How the bodies of a kind hold a task, each in areas of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindIn {
    /// Bodies that serve some area of the territory.
    pub members: u32,
    /// Bodies that hold the task anywhere.
    pub holding: u32,
    /// Whether together they serve the whole territory.
    pub everywhere: bool,
    /// Whether other bodies than in the baseline serve some area of the territory.
    pub others: bool,
}

/// A question to [`Draft::kind_within`] and its answer: most tasks of a kind ask the same.
pub(super) type Answered = ((KindIx, Scope, Scope), Option<KindIn>);

/// The members of a kind that may serve an area of a territory.
pub type Members = Vec<Member>;

fn member(scopes: &Scopes<'_>, body: BodyIx, agency: BodyIx, area: Scope) -> Option<Member> {
    let spans = scopes.extent(area).spans();
    let reach = (spans.first()?.0, spans.last()?.1);
    Some(Member { body, agency, reach })
}

impl Baseline<'_> {
    /// The tasks of a kind by where it holds them.
    pub fn groups_of(&self, kind: KindIx) -> &[KindGroup] {
        &self.kind_groups[kind.at()]
    }

    /// The roll of each kind.
    pub(super) fn call_rolls(&mut self) -> Vec<Roll> {
        let kinds = (0..self.organisation.kinds().len()).map(KindIx::new);
        let mut rolls: Vec<Roll> = Vec::with_capacity(kinds.len());
        for kind in kinds {
            let bodies = self.kind_bodies.row(kind.0);
            let area = |body: &BodyIx| self.bodies[body.at()].area;
            let mut members: Vec<Member> = bodies
                .iter()
                .filter_map(|body| member(&self.scopes, *body, self.agencies[body.at()], area(body)))
                .collect();
            members.sort_by_key(|member| (member.reach, member.body));
            let apart = members.windows(2).all(|pair| pair[0].reach.1 <= pair[1].reach.0);
            let is_single = |body: &BodyIx| self.scopes.extent(area(body)).spans().len() <= 1;
            let single = bodies.iter().all(is_single);
            let spans = bodies.iter().flat_map(|body| self.scopes.extent(area(body)).spans().to_vec());
            let all = crate::model::Extent::of(spans.collect());
            rolls.push(Roll { members, apart, single, all: self.scopes.intern(all) });
        }
        rolls
    }

    /// The tasks of each kind, those together that a change of its bodies concerns in the same way.
    pub(super) fn group_kind_tasks(&mut self) -> Vec<KindTasks> {
        let mut groups = Vec::with_capacity(self.rolls.len());
        for kind in (0..self.rolls.len()).map(KindIx::new) {
            let mut found: FxHashMap<Alike, usize> = FxHashMap::default();
            let mut of_kind: KindTasks = Vec::new();
            for task in self.kind_tasks.row(kind.0).to_vec() {
                let territory = self.tasks[task.at()].territory;
                let plain = self.is_plain(task, kind);
                let mut reach = Scope::NOTHING;
                for at in 0..self.slots(task).len() {
                    let slot = &self.slots(task)[at];
                    if slot.holder == Holder::Kind(kind) {
                        let scope = slot.scope;
                        reach = self.scopes.union(reach, scope);
                    }
                }
                let alone = plain && self.slots(task).len() == 1;
                let row = self.tasks[task.at()];
                let alike = (reach, territory, plain, alone.then(|| (self.slots(task)[0].role, row.support)));
                let at = *found.entry(alike).or_insert_with(|| {
                    let hull = self.scopes.hull(reach);
                    of_kind.push(KindGroup { reach, territory, plain, alone, tasks: Vec::new(), hull });
                    of_kind.len() - 1
                });
                of_kind[at].tasks.push(task);
            }
            groups.push(of_kind);
        }
        groups
    }

    fn is_plain(&self, task: TaskIx, kind: KindIx) -> bool {
        let territory = self.scopes.extent(self.tasks[task.at()].territory);
        let of_kind = |agency: BodyIx| self.bodies[agency.at()].kind == kind;
        let agency = self.organisation.kind(kind).agency;
        let mut slots = 0;
        agency
            && !territory.is_empty()
            && self.rolls[kind.at()].apart
            && self.rolls[kind.at()].single
            && self.slots(task).iter().all(|slot| {
                self.scopes.extent(slot.scope).contains(territory)
                    && match slot.holder {
                        Holder::Body(body) => !of_kind(body) && !of_kind(self.agencies[body.at()]),
                        Holder::Kind(other) => {
                            slots += 1;
                            other == kind && slot.except.is_empty() && slots == 1
                        }
                    }
            })
    }
}

impl Draft<'_> {
    /// How many living bodies of a kind serve any area.
    pub fn roll_len(&self, kind: KindIx) -> u32 {
        let known = self.baseline.rolls[kind.at()].members.len() as i64;
        let there = |area: Scope| i64::from(!area.is_nothing());
        (known + self.changed_members(kind).map(|one| there(one.after) - there(one.before)).sum::<i64>()) as u32
    }

    /// The living bodies of a kind that may serve an area of a territory; those left out serve none.
    pub fn members_within(&self, kind: KindIx, territory: Scope) -> Members {
        let roll = &self.baseline.rolls[kind.at()];
        let mut within = Members::new();
        let mut add = |member: &Member| {
            if self.changes.bodies.state(member.body).is_none() {
                let agency = self.changes.bodies.agency(member.body).unwrap_or(member.agency);
                within.push(Member { agency, ..*member });
            }
        };
        if roll.apart {
            let mut next = 0;
            for (from, to) in self.scopes.extent(territory).spans() {
                next += roll.members[next..].partition_point(|member| member.reach.1 <= *from);
                while let Some(member) = roll.members.get(next).filter(|member| member.reach.0 < *to) {
                    add(member);
                    next += 1;
                }
            }
        } else {
            roll.members.iter().for_each(&mut add);
        }
        for (body, state) in self.changes.bodies.states() {
            if state.kind == kind && state.alive && self.scopes.overlap(state.area, territory) {
                within.extend(member(&self.scopes, body, self.agency(body), state.area));
            }
        }
        within
    }

    /// The living bodies of a kind that serve some of these areas.
    pub(super) fn reached(&self, kind: KindIx, areas: Scope) -> SmallVec<[BodyIx; 16]> {
        let serves = |body: &BodyIx| self.scopes.overlap(self.area(*body), areas);
        self.members_within(kind, areas).into_iter().map(|member| member.body).filter(serves).collect()
    }

    /// Bodies of a kind whose area may differ from the baseline, ended and new ones too.
    pub fn changed_members(&self, kind: KindIx) -> impl Iterator<Item = Changed> + '_ {
        let of_kind = self.changes.bodies.states().filter(move |(_, state)| state.kind == kind);
        of_kind.map(|(body, state)| Changed {
            body,
            before: self.baseline.area(body),
            after: if state.alive { state.area } else { Scope::NOTHING },
        })
    }

    /// How the bodies of a kind hold a task of a territory in a scope around it; none: they do not stand for themselves,
    /// or two of them share an area.
    pub fn kind_within(&mut self, kind: KindIx, territory: Scope, scope: Scope) -> Option<KindIn> {
        let asked = (kind, territory, scope);
        if let Some((_, answer)) = self.changes.answered.filter(|answered| answered.0 == asked) {
            return answer;
        }
        let answer = self.find_within(kind, territory, scope);
        self.changes.answered = Some((asked, answer));
        answer
    }

    fn find_within(&mut self, kind: KindIx, territory: Scope, scope: Scope) -> Option<KindIn> {
        let baseline = self.baseline;
        let roll = &baseline.rolls[kind.at()];
        if !roll.apart || !roll.single || !baseline.organisation.kind(kind).agency {
            return None;
        }
        let (mut members, mut holding) = (self.known_within(roll, territory), self.known_within(roll, scope));
        let (mut lost, mut others) = (Scope::NOTHING, false);
        if self.changes.rolled.contains(&kind) {
            let changed: SmallVec<[Changed; 8]> = self.changed_members(kind).collect();
            let (mut before, mut after) = (Scope::NOTHING, Scope::NOTHING);
            for one in changed.iter().filter(|one| one.before != one.after) {
                if self.scopes.overlap(after, one.after) {
                    return None;
                }
                before = self.scopes.union(before, one.before);
                after = self.scopes.union(after, one.after);
                let counts = |draft: &Self, area: Scope| {
                    i64::from(draft.scopes.overlap(one.after, area)) - i64::from(draft.scopes.overlap(one.before, area))
                };
                others |= self.scopes.meet(one.before, territory) != self.scopes.meet(one.after, territory);
                members += counts(self, territory);
                holding += counts(self, scope);
            }
            // What the changed bodies serve now lies in what they served, so that they share nothing with the others.
            if before != after {
                if !self.scopes.contains(before, after) {
                    return None;
                }
                lost = self.scopes.minus(before, after);
            }
        }
        let everywhere = self.scopes.covers(roll.all, territory) && !self.scopes.overlap(lost, territory);
        Some(KindIn { members: members as u32, holding: holding as u32, everywhere, others })
    }

    /// How many bodies on a roll, no two of which share an area, serve some of these areas.
    fn known_within(&self, roll: &Roll, areas: Scope) -> i64 {
        if areas == Scope::EVERYWHERE {
            return roll.members.len() as i64;
        }
        let (mut many, mut next) = (0, 0);
        for (from, to) in self.scopes.extent(areas).spans() {
            let first = next + roll.members[next..].partition_point(|member| member.reach.1 <= *from);
            next = first + roll.members[first..].partition_point(|member| member.reach.0 < *to);
            many += (next - first) as i64;
        }
        many
    }

    /// Kinds whose bodies may differ from the baseline.
    pub fn changed_kinds(&self) -> &[KindIx] {
        &self.changes.rolled
    }

    /// The tasks of a kind as the case was loaded, by where it holds them.
    pub fn groups_of(&self, kind: KindIx) -> &'_ [KindGroup] {
        self.baseline.groups_of(kind)
    }

    /// Whether every body of a kind that serves some of these areas has work by a slot of the kind that is as it was.
    pub(super) fn has_other_work(&self, kind: KindIx, areas: Scope) -> bool {
        let hull = self.scopes.hull(areas);
        self.has_open_slot(kind, |group| group.may_meet(hull) && self.scopes.covers(group.reach, areas))
    }

    /// Whether a body of a kind that serves these areas has work by a slot of the kind that is as it was.
    pub(super) fn has_kind_work(&self, kind: KindIx, areas: Scope) -> bool {
        let hull = self.scopes.hull(areas);
        self.has_open_slot(kind, |group| group.may_meet(hull) && self.scopes.overlap(group.reach, areas))
    }

    /// Whether the kind has a slot without exceptions, and as in the baseline, in some fitting areas.
    fn has_open_slot(&self, kind: KindIx, fits: impl Fn(&KindGroup) -> bool) -> bool {
        let groups = self.groups_of(kind).iter().filter(|group| group.plain);
        groups
            .into_iter()
            .any(|group| fits(group) && group.tasks.iter().any(|task| self.changes.tasks.slots(*task).is_none()))
    }

    /// Whether there may be a task that a kind holds.
    #[inline]
    pub(super) fn may_hold(&self, kind: KindIx) -> bool {
        !self.groups_of(kind).is_empty() || !self.changes.kind_tasks.is_empty()
    }

    /// The tasks that a kind holds in areas that meet the given ones, in no order that means anything; the plain ones only
    /// where they are wanted.
    pub(super) fn kind_tasks_meeting(&self, kind: KindIx, area: Scope, plain: bool, mut found: impl FnMut(TaskIx)) {
        let hull = self.scopes.hull(area);
        for group in self.groups_of(kind).iter().filter(|group| plain || !group.plain) {
            // In a country most groups lie in other provinces, which their hulls tell at once.
            if !group.may_meet(hull) || !self.scopes.overlap(group.reach, area) {
                continue;
            }
            for task in group.tasks.iter().filter(|task| self.changes.tasks.slots(**task).is_none()) {
                found(*task);
            }
        }
        if self.may_hold(kind) {
            for (task, slots) in self.changes.tasks.all_slots() {
                if slots.iter().any(|slot| slot.holder == Holder::Kind(kind)) {
                    found(task);
                }
            }
        }
    }
}
