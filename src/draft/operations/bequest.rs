//! What a body that ends, or gives up a part, leaves to others: tasks, people and posts, sub-units and papers.

use crate::draft::edit::add_people;
use crate::draft::journal::Event;
use crate::draft::resolve::Chosen;
use crate::draft::scopes::Scope;
use crate::draft::staffing::{Amount, Division, Portion, Portions, Shares, after_leaving, leaders};
use crate::draft::state::Draft;
use crate::model::{BodyIx, Holder, Role, TaskIx};
use crate::scenario::{Malformed, Receiver, Refusal, Row, Share};
use smallvec::{SmallVec, smallvec};

/// A row of heirs, its names resolved for one giver.
#[derive(Clone, Debug)]
pub(super) struct Heirs {
    /// What it selects; none: no tasks.
    pub tasks: Option<Chosen>,
    /// Whether it is the row `rest`.
    pub rest: bool,
    /// Who receives, in id order, and how much of the people and posts.
    pub receivers: SmallVec<[(BodyIx, Amount); 1]>,
    /// Whether each receiver takes the scope in its own area only.
    pub by_area: bool,
}

/// Which row takes each task of the giver; none: nobody does.
pub(super) type Decisions = SmallVec<[(TaskIx, Option<usize>); 16]>;

/// Who has a part in a task in which it had none. It is told of all such tasks at once.
type Comes = SmallVec<[(BodyIx, TaskIx); 16]>;

impl Draft<'_> {
    /// The checks that rows share whoever receives: they make sense, and their fractions are not over one. No rows, or
    /// one with everything empty, leave everything to the bench.
    pub(super) fn check_rows(&self, rows: &[Row]) -> Result<Shares, Refusal> {
        self.check_sense(rows)?;
        Shares::new(rows.iter().map(|row| amount(row.share)))
    }

    /// Rows that make sense: at most one `rest`, and none that gives nothing.
    pub(super) fn check_sense(&self, rows: &[Row]) -> Result<(), Refusal> {
        let rests = rows.iter().filter(|row| row.tasks.as_ref().is_some_and(|tasks| tasks.is_rest())).count();
        if rests > 1 {
            return Err(Malformed::RestTwice.into());
        }
        for row in rows {
            if row.tasks.is_none() && row.share.is_none() {
                let to = match &row.to {
                    Receiver::Body(id) => id.to_string(),
                    Receiver::Kind(id) => format!("kind:{id}"),
                    Receiver::Parent => "parent".to_owned(),
                };
                return Err(Malformed::EmptyRow(to).into());
            }
        }
        Ok(())
    }

    /// The selector and share of a row whose receiver is one body.
    pub(super) fn heirs_of(&self, row: &Row, to: BodyIx) -> Result<Heirs, Refusal> {
        let tasks = row.tasks.as_ref().map(|tasks| self.chosen(tasks)).transpose()?;
        Ok(Heirs {
            rest: row.tasks.as_ref().is_some_and(|tasks| tasks.is_rest()),
            tasks,
            receivers: smallvec![(to, amount(row.share))],
            by_area: false,
        })
    }

    /// Which row takes each task that the body holds: the first that selects it, else `rest`.
    pub(super) fn decide(&mut self, body: BodyIx, rows: &[Heirs]) -> Decisions {
        let rest = rows.iter().position(|row| row.rest);
        let tasks = self.work(body);
        let mut decisions = Decisions::with_capacity(tasks.len());
        for task in tasks {
            let mut taker = rest;
            for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.rest) {
                if let Some(tasks) = &row.tasks
                    && self.picks(tasks, task)
                {
                    taker = Some(at);
                    break;
                }
            }
            decisions.push((task, taker));
        }
        decisions
    }

    /// Warns of each row that selects tasks of which its giver holds none.
    pub(super) fn warn_of_idle_rows(&mut self, body: Option<BodyIx>, rows: &[Heirs], decisions: &[&Decisions]) {
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.tasks.is_some() && !row.rest) {
            let idle = decisions.iter().all(|list| list.iter().all(|(_, taker)| *taker != Some(at)));
            if idle && !row.receivers.is_empty() {
                self.note(Event::SelectsNothing { body, row: at as u32 + 1 });
            }
        }
    }

    /// People and posts stay inside the count, or outside it.
    pub(super) fn check_outside(&self, body: BodyIx, rows: &[Heirs]) -> Result<(), Refusal> {
        if !self.baseline.some_outside {
            return Ok(());
        }
        let given = rows.iter().flat_map(|row| &row.receivers).filter(|(_, amount)| *amount != Amount::None);
        for (heir, _) in given {
            if self.is_outside(body) || self.is_outside(*heir) {
                let outside = if self.is_outside(body) { body } else { *heir };
                return Err(Refusal::PeopleOutside(self.id(outside).to_owned()));
            }
        }
        Ok(())
    }

    /// Hands the tasks of a body that ends to the rows that take them; each keeps its scope.
    pub(super) fn bequeath_work(&mut self, body: BodyIx, rows: &[Heirs], decisions: &Decisions) {
        let mut comes = Comes::new();
        for (task, taker) in decisions {
            let row = taker.map(|row| &rows[row]);
            if self.is_held_by_bodies(*task) {
                self.bequeath_own(*task, body, row, &mut comes);
                continue;
            }
            let mut slots = self.copy_slots(*task);
            for role in Role::ALL.iter().copied() {
                let scope = self.effective(*task, body, role);
                slots.retain(|slot| slot.holder != Holder::Body(body) || slot.role != role);
                for (heir, scope) in self.hand_over((*task, role, scope), body, row) {
                    self.give(&mut slots, heir, role, scope);
                }
            }
            self.put_slots(*task, slots);
        }
        comes.sort_unstable();
        for tasks in comes.chunk_by(|one, other| one.0 == other.0) {
            self.come_to_hold(tasks[0].0, tasks.iter().map(|come| come.1));
        }
        self.holds_nothing(body);
    }

    /// As [`Self::bequeath_work`], a task which bodies alone hold; receivers that had no part in it are noted.
    fn bequeath_own(&mut self, task: TaskIx, body: BodyIx, row: Option<&Heirs>, comes: &mut Comes) {
        self.mark_task(task);
        let had = self.drop_own(task, body);
        let from = Some(Holder::Body(body));
        for (role, scope) in Role::ALL.iter().copied().zip(had).filter(|(_, scope)| !scope.is_nothing()) {
            let Some(row) = row else {
                self.note(Event::Work { task, role, from, to: None, scope, given: false });
                continue;
            };
            for (heir, _) in &row.receivers {
                let scope = if row.by_area { self.scopes.meet(scope, self.area(*heir)) } else { scope };
                if scope.is_nothing() {
                    continue;
                }
                match self.give_own(task, *heir, role, scope) {
                    true => comes.push((*heir, task)),
                    false => self.touch_holder(*heir),
                }
                self.note(Event::Work { task, role, from, to: Some(Holder::Body(*heir)), scope, given: !row.rest });
            }
        }
    }

    /// Notes that a scope of a task that a body held goes to the receivers of a row; to nobody where there is no row.
    /// What each of them is to be given.
    pub(super) fn hand_over(
        &mut self,
        (task, role, scope): (TaskIx, Role, Scope),
        body: BodyIx,
        row: Option<&Heirs>,
    ) -> SmallVec<[(BodyIx, Scope); 4]> {
        let mut given = SmallVec::new();
        if scope.is_nothing() {
            return given;
        }
        let from = Some(Holder::Body(body));
        let Some(row) = row else {
            self.note(Event::Work { task, role, from, to: None, scope, given: false });
            return given;
        };
        for (heir, _) in &row.receivers {
            let scope = if row.by_area { self.scopes.meet(scope, self.area(*heir)) } else { scope };
            if !scope.is_nothing() {
                given.push((*heir, scope));
                self.touch_holder(*heir);
                let to = Some(Holder::Body(*heir));
                self.note(Event::Work { task, role, from, to, scope, given: !row.rest });
            }
        }
        given
    }

    /// Hands people and posts of a body that ends to its heirs, what no share takes to the bench; its leaders lose
    /// their office. Outside the count nobody moves.
    pub(super) fn bequeath_people(&mut self, body: BodyIx, portions: &[Portion], division: &Division) {
        if self.is_outside(body) {
            return;
        }
        let released = leaders(self.posts(body));
        self.release_leaders(body, released);
        self.give_people(body, portions, division);
        for divided in division {
            let (category, quota, filled) = (divided.category, divided.quota.left, divided.filled.left);
            if (quota, filled) != (Some(0), Some(0)) {
                self.bench_people(category, quota, filled);
                self.note(Event::People { from: body, to: None, category, quota, filled });
            }
        }
    }

    /// Adds to each heir what its share gives it.
    fn give_people(&mut self, body: BodyIx, portions: &[Portion], division: &Division) {
        for (at, portion) in portions.iter().enumerate() {
            for divided in division {
                let (category, quota, filled) = (divided.category, divided.quota.given[at], divided.filled.given[at]);
                if (quota, filled) == (Some(0), Some(0)) {
                    continue;
                }
                let staff = &mut self.edit_posts(portion.heir)[category];
                add_people(staff, quota, filled);
                staff.listed = true;
                self.note(Event::People { from: body, to: Some(portion.heir), category, quota, filled });
            }
        }
    }

    /// Hands over the people and posts of a body that lives on: ordinary staff leave first, then deputies, then heads.
    pub(super) fn part_with_people(&mut self, body: BodyIx, portions: &[Portion], division: &Division) {
        self.give_people(body, portions, division);
        for divided in division {
            let category = divided.category;
            let staff = self.posts(body)[category];
            let (quota, filled) = (divided.quota.left, divided.filled.left);
            let taken = divided.filled.given.iter().copied().sum();
            let (heads, deputies, released) = after_leaving(&staff, filled, taken);
            self.release_leaders(body, released);
            let left = crate::model::Staff { quota, filled, heads, deputies, ..staff };
            if left != staff {
                self.edit_posts(body)[category] = left;
            }
        }
    }

    /// Hands over procedures and documents of a body that ends. A procedure follows its task; documents, and
    /// procedures without one, go with `rest` where that is one body, else to the body above.
    pub(super) fn bequeath_papers(
        &mut self,
        body: BodyIx,
        rows: &[Heirs],
        decisions: &Decisions,
        above: Option<BodyIx>,
    ) {
        let rest = match rows.iter().find(|row| row.rest).map(|row| row.receivers.as_slice()) {
            Some([(heir, _)]) => Some(*heir),
            _ => above,
        };
        for procedure in self.settled(body).to_vec() {
            let task = self.baseline.organisation.procedure(procedure).task;
            let decided = task.and_then(|task| decisions.iter().find(|(held, _)| *held == task));
            let to: Vec<Holder> = match decided {
                Some((_, Some(row))) => rows[*row].receivers.iter().map(|(heir, _)| Holder::Body(*heir)).collect(),
                Some((_, None)) => Vec::new(),
                None => rest.map(Holder::Body).into_iter().collect(),
            };
            self.pass_procedure(procedure, Holder::Body(body), &to);
        }
        self.pass_references(body, rest);
    }

    /// Ends a body whose work is handed over: people, posts, papers and sub-units go to its heirs, each row of which
    /// has one receiver.
    pub(super) fn end_with_heirs(
        &mut self,
        body: BodyIx,
        heirs: &[Heirs],
        decisions: &Decisions,
        portions: &[Portion],
        division: &Division,
    ) {
        self.bequeath_people(body, portions, division);
        let above = self.parent(body);
        let rest = heirs.iter().find(|row| row.rest).map(|row| row.receivers[0].0);
        self.bequeath_papers(body, heirs, decisions, above);
        self.bequeath_units(body, rest, above);
        self.end_body(body);
        self.note(Event::Ended(body));
    }

    /// Puts the sub-units of a body that ends under the heir of `rest`, else under the body above; the unit that
    /// holds that heir goes to the body above.
    pub(super) fn bequeath_units(&mut self, body: BodyIx, heir: Option<BodyIx>, above: Option<BodyIx>) {
        for unit in self.units(body) {
            let to = match heir {
                Some(heir) if self.is_at_or_below(heir, unit) => above,
                Some(heir) => Some(heir),
                None => above,
            };
            self.put_under(unit, to, false);
        }
    }
}

/// What each receiver of the rows is to get of the people and posts.
pub(super) fn portions(rows: &[Heirs]) -> Portions<Portion> {
    let mut portions = Portions::new();
    for (heir, amount) in rows.iter().flat_map(|row| &row.receivers) {
        portions.push(Portion { heir: *heir, amount: *amount });
    }
    portions
}

/// A share as an amount to reckon with.
pub(super) fn amount(share: Option<Share>) -> Amount {
    match share {
        None => Amount::None,
        Some(Share::Fraction { part, of }) => Amount::Fraction(part.into(), of.into()),
        Some(Share::Count(count)) => Amount::Count(count.into()),
    }
}
