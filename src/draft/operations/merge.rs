//! Merge (sáp nhập: the successor lived; hợp nhất: it is new).

use crate::draft::changes::Changes;
use crate::draft::edit::{add_people, minus, own_posts, plus};
use crate::draft::holding::Tasks;
use crate::draft::journal::Event;
use crate::draft::scopes::Scope;
use crate::draft::slot::{find, find_mut};
use crate::draft::state::{BodyState, Draft};
use crate::model::{BodyIx, Holder, KindIx, Posts, Role, Staff};
use crate::scenario::{Leaders, Malformed, Refusal, Units, Word};
use smallvec::SmallVec;

/// The successor as a step names it.
pub(super) struct Named<'a> {
    pub into: &'a str,
    pub name: Option<&'a str>,
    pub kind: Option<&'a str>,
    pub parent: Option<&'a str>,
}

impl Draft<'_> {
    /// Bodies become one. The successor takes their duties with their scopes, sub-units, posts, documents and
    /// procedures. Its own area grows by merged bodies of its own kind; a new successor takes the union of all. What
    /// a kind held for a merged body becomes the successor's own duty in that area, unless the successor is of that
    /// kind; then it holds the union of what was held, or, being new, its kind's work in its whole area. One head
    /// stays: the living successor's, else that of the first subject that has one.
    ///
    /// Refused: fewer than two bodies, or one twice; a body that has ended; a living successor below a merged body;
    /// an inside with an outside body; a new id that is or was in use.
    pub(super) fn merge(
        &mut self,
        subjects: &[Word],
        named: &Named<'_>,
        units: Units,
        leaders: Option<Leaders>,
    ) -> Result<(), Refusal> {
        let mut bodies: SmallVec<[BodyIx; 4]> = SmallVec::new();
        for id in subjects {
            let body = self.living_body(id)?;
            if bodies.contains(&body) {
                return Err(Refusal::NamedTwice(id.to_string()));
            }
            bodies.push(body);
        }
        let into = match subjects.iter().position(|id| **id == *named.into) {
            Some(at) => Some(bodies[at]),
            None => self.find(named.into),
        };
        let living = into.map(|into| self.not_ended(into, named.into)).transpose()?;
        if living.is_some() && (named.kind.is_some() || named.parent.is_some()) {
            return Err(Malformed::KindOrParentOfLiving.into());
        }
        let first = bodies.first().copied();
        let mut merged: SmallVec<[BodyIx; 4]> = SmallVec::new();
        for body in bodies.iter().copied().filter(|body| Some(*body) != living) {
            merged.push(body);
        }
        let Some(first) = first.filter(|_| merged.len() + usize::from(living.is_some()) >= 2) else {
            return Err(Refusal::FewerThanTwo);
        };
        let kind = match (living, named.kind) {
            (Some(living), _) => self.kind(living),
            (None, Some(kind)) => self.known_kind(kind)?,
            (None, None) => self.kind(first),
        };
        if self.baseline.some_outside {
            let outside = self.baseline.organisation.kind(kind).outside;
            if let Some(other) = merged.iter().find(|body| self.is_outside(**body) != outside) {
                return Err(Refusal::InsideAndOutside(self.id(*other).to_owned()));
            }
        }
        let successor = match living {
            Some(living) => {
                if let Some(above) = merged.iter().find(|body| self.is_at_or_below(living, **body)) {
                    return Err(Refusal::SuccessorBelowMerged(self.id(*above).to_owned()));
                }
                living
            }
            None => {
                let parent = match named.parent {
                    Some(parent) => Some(self.living_body(parent)?),
                    None => self.parent(first),
                };
                self.new_successor(&merged, named, kind, parent)
            }
        };
        self.absorb(&merged, successor, living.is_some(), units, leaders);
        if let (Some(_), Some(name)) = (living, named.name) {
            self.set_name(successor, name);
        }
        Ok(())
    }

    fn new_successor(&mut self, merged: &[BodyIx], named: &Named<'_>, kind: KindIx, parent: Option<BodyIx>) -> BodyIx {
        let inside = |draft: &Self, body: BodyIx| merged.iter().any(|gone| draft.is_at_or_below(body, *gone));
        let mut parent = parent;
        while let Some(here) = parent.filter(|here| inside(self, *here)) {
            parent = self.parent(here);
        }
        let mut area = Scope::NOTHING;
        for body in merged {
            area = self.scopes.union(area, self.area(*body));
        }
        // Nothing to begin with, even where the case has no table of posts: the sum with the unknown is unknown.
        let state = BodyState { alive: true, kind, parent, area };
        let successor = self.create_body(named.into, named.name, state);
        self.note(Event::Created(successor));
        successor
    }

    /// The merged bodies become part of a successor that lives. `lived` tells whether it did so before the step.
    pub(super) fn absorb(
        &mut self,
        merged: &[BodyIx],
        successor: BodyIx,
        lived: bool,
        units: Units,
        leaders: Option<Leaders>,
    ) {
        let ranked_units = if units == Units::Merge { self.units_by_owner(merged, successor) } else { Vec::new() };
        self.absorb_posts(merged, successor, lived, leaders);
        self.absorb_work(merged, successor, lived);
        for body in merged {
            for unit in self.units(*body) {
                if !merged.contains(&unit) {
                    self.put_under(unit, Some(successor), false);
                }
            }
            for procedure in self.settled(*body).to_vec() {
                self.pass_procedure(procedure, Holder::Body(*body), &[Holder::Body(successor)]);
            }
            self.pass_references(*body, Some(successor));
        }
        for body in merged {
            self.end_body(*body);
            self.note(Event::Merged { from: *body, into: successor });
        }
        if units == Units::Merge {
            self.merge_twins(successor, &ranked_units, leaders);
        }
    }

    /// The sub-units of the successor and of the merged bodies, the successor's own first.
    fn units_by_owner(&self, merged: &[BodyIx], successor: BodyIx) -> Vec<BodyIx> {
        let owners = std::iter::once(&successor).chain(merged);
        owners.flat_map(|owner| self.children(*owner)).copied().collect()
    }

    /// Sub-units of one kind of which a parent should have one become one, and so on below.
    fn merge_twins(&mut self, successor: BodyIx, ranked: &[BodyIx], leaders: Option<Leaders>) {
        let children = self.children(successor).to_vec();
        let ranked: Vec<BodyIx> = ranked.iter().copied().filter(|unit| children.contains(unit)).collect();
        let mut kinds: Vec<KindIx> = ranked.iter().map(|unit| self.kind(*unit)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds.into_iter().filter(|kind| self.baseline.organisation.kind(*kind).single) {
            let twins: Vec<BodyIx> = ranked.iter().copied().filter(|unit| self.kind(*unit) == kind).collect();
            if let [first, others @ ..] = twins.as_slice()
                && !others.is_empty()
            {
                self.absorb(others, *first, true, Units::Merge, leaders);
            }
        }
    }

    /// Posts add up by category. Heads beyond the one who stays become deputies, staff or benched.
    fn absorb_posts(&mut self, merged: &[BodyIx], successor: BodyIx, lived: bool, leaders: Option<Leaders>) {
        let headed = |posts: &Posts| posts.in_use().any(|(_, staff)| staff.heads != Some(0));
        let keeper = match lived && headed(self.posts(successor)) {
            true => Some(successor),
            false => merged.iter().copied().find(|body| headed(self.posts(*body))),
        };
        let kind = self.kind(successor);
        for body in merged.iter().copied() {
            let alike = self.kind(body) == kind;
            let fate = leaders.unwrap_or(if alike { Leaders::Deputy } else { Leaders::Staff });
            let keeps_deputies = alike || leaders == Some(Leaders::Deputy);
            let (keeps_heads, outside) = (keeper == Some(body), self.is_outside(body));
            self.touch_body(successor);
            let Self { changes: Changes { bodies, bench, .. }, journal, baseline, .. } = self;
            let own = bodies.posts(body).copied();
            let brought = own.as_ref().unwrap_or_else(|| baseline.posts(body));
            let sum = own_posts(bodies, baseline, successor);
            // Who brings nothing of a category changes nothing of it.
            for (category, from) in brought.in_use().filter(|(_, from)| **from != Staff::NONE) {
                let mut filled = from.filled;
                let staff = &mut sum[category];
                staff.listed |= from.listed;
                match (keeps_heads, fate) {
                    (true, _) => staff.heads = plus(staff.heads, from.heads),
                    (false, Leaders::Deputy) => staff.deputies = plus(staff.deputies, from.heads),
                    (false, Leaders::Staff) => {}
                    (false, Leaders::Bench) => filled = minus(filled, from.heads),
                }
                if keeps_deputies {
                    staff.deputies = plus(staff.deputies, from.deputies);
                }
                add_people(staff, from.quota, filled);
                if (from.quota, filled) != (Some(0), Some(0)) {
                    let to = Some(successor);
                    journal.note(Event::People { from: body, to, category, quota: from.quota, filled });
                }
                let benched = fate == Leaders::Bench && !keeps_heads && from.heads != Some(0);
                if benched && !outside {
                    add_people(&mut bench.posts[category], Some(0), from.heads);
                    let quota = Some(0);
                    journal.note(Event::People { from: body, to: None, category, quota, filled: from.heads });
                }
            }
        }
    }

    fn absorb_work(&mut self, merged: &[BodyIx], successor: BodyIx, lived: bool) {
        let kind = self.kind(successor);
        let mut alike: SmallVec<[BodyIx; 4]> = SmallVec::new();
        for body in merged.iter().copied().filter(|body| self.kind(*body) == kind) {
            alike.push(body);
        }
        let before = self.area(successor);
        let mut area = before;
        for body in if lived { &alike[..] } else { merged } {
            area = self.scopes.union(area, self.area(*body));
        }
        let mut tasks = Tasks::new();
        // What the merged bodies and the successor hold through their kind alone, its slot gives the successor as it
        // is; to visit it would only note it.
        let as_it_is = self.journal.brief && lived;
        for body in merged {
            match as_it_is && alike.contains(body) {
                true => self.work_of_its_own(*body, &mut tasks),
                false => self.work(*body).iter().for_each(|task| tasks.push(*task)),
            }
        }
        if area != before {
            for area in [before, area] {
                self.kind_tasks_meeting(kind, area, !as_it_is, |task| tasks.push(task));
            }
        }
        tasks.sort_unstable();
        tasks.dedup();
        let mut comes = Tasks::new();
        for task in tasks {
            if self.is_held_by_bodies(task) {
                if self.pass_own(task, merged, successor) {
                    comes.push(task);
                }
                continue;
            }
            let mut slots = self.copy_slots(task);
            for role in Role::ALL.iter().copied() {
                let mut of_kind = Scope::NOTHING;
                if lived && let Some(slot) = find(&slots, Holder::Kind(kind), role).copied() {
                    of_kind = self.kind_part(&slot, successor);
                }
                for body in merged.iter().copied() {
                    let all = self.effective(task, body, role);
                    let own = find(&slots, Holder::Body(body), role).map_or(Scope::NOTHING, |slot| slot.scope);
                    if alike.contains(&body) {
                        if let Some(slot) = find(&slots, Holder::Kind(kind), role).copied() {
                            let part = self.kind_part(&slot, body);
                            of_kind = self.scopes.union(of_kind, part);
                        }
                        self.give(&mut slots, successor, role, own);
                    } else {
                        self.give(&mut slots, successor, role, all);
                    }
                    slots.retain(|slot| slot.holder != Holder::Body(body) || slot.role != role);
                    if !all.is_nothing() {
                        let (from, to) = (Some(Holder::Body(body)), Some(Holder::Body(successor)));
                        self.note(Event::Work { task, role, from, to, scope: all, given: false });
                    }
                }
                if lived && let Some(slot) = find_mut(&mut slots, Holder::Kind(kind), role) {
                    let reach = self.scopes.meet(area, slot.scope);
                    let without = self.scopes.minus(reach, of_kind);
                    self.scopes.set_excepted(slot, successor, without);
                }
            }
            self.put_slots(task, slots);
        }
        self.come_to_hold(successor, comes.iter().copied());
        merged.iter().for_each(|body| self.holds_nothing(*body));
        if area != before {
            self.edit_body(successor).area = area;
            self.touch_work(successor);
        }
    }
}
