//! The payroll of a year before and after a plan.
//!
//! Everybody keeps their pay when they move: what a body gives up goes with the people that the journal moves, at the
//! mean of the body, so that no đồng is made or lost on the way. Leadership allowances follow the heads and deputies of
//! each state. People who leave are taken off at the end.

use super::leaders::coefficients;
use super::pay::Pay;
use super::rates::{Assumption, Coefficients, Rates};
use crate::draft::{Draft, Event};
use crate::model::tables::Person;
use crate::model::{BodyIx, Category, Decimal, Post, Staff};
use crate::norms::NormsAt;
use std::collections::BTreeMap;

/// Where pay is counted: a body, none for the bench, and a staff category.
pub type Place = (Option<BodyIx>, Category);

/// One side of the comparison.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// A year's pay by place; none: unknown.
    pub places: BTreeMap<Place, Option<Pay>>,
}

impl Sheet {
    /// The sum of what is known.
    pub fn known(&self) -> Pay {
        self.places.values().flatten().fold(Pay::default(), |sum, pay| sum.plus(pay))
    }

    /// How many places are unknown.
    pub fn unknown(&self) -> usize {
        self.places.values().filter(|pay| pay.is_none()).count()
    }

    fn add(&mut self, place: Place, pay: Option<Pay>) {
        let entry = self.places.entry(place).or_insert(Some(Pay::default()));
        *entry = entry.zip(pay).map(|(sum, pay)| sum.plus(&pay));
    }
}

/// The people who leave.
#[derive(Clone, Copy, Debug)]
pub enum Gone<'a> {
    /// These, by their position in the table of people.
    People(&'a [usize]),
    /// So many, of whom nothing else is known.
    Number(i64),
}

/// A year's payroll before and after.
#[derive(Clone, Debug)]
pub struct Payroll<'n> {
    /// Before the plan.
    pub before: Sheet,
    /// After it, with everybody who was there.
    pub after: Sheet,
    /// Of it, leadership before.
    pub leaders_before: Pay,
    /// Of it, leadership after.
    pub leaders_after: Pay,
    /// What those who leave are no longer paid, by category; a mere number of people is taken at the mean of everybody
    /// and stands under no category.
    pub gone: Pay,
    /// The same by category, where it is known.
    pub gone_by_category: BTreeMap<Category, Pay>,
    /// People present before.
    pub people: i64,
    /// Of them, how many are paid by their own coefficients.
    pub exact: i64,
    /// How many categories of bodies have heads or deputies whose allowance no norm sets on that day; it counts as 0.
    pub leaders_unset: usize,
    /// The assumptions behind the pay of people who are not known one by one; empty where everybody is.
    pub assumptions: Vec<Assumption<'n>>,
}

impl Payroll<'_> {
    /// A year after less a year before, those who leave taken off.
    pub fn change(&self) -> Pay {
        self.after.known().minus(&self.before.known()).minus(&self.gone)
    }
}

/// People of one place.
#[derive(Clone, Copy, Default)]
struct Pool {
    people: i64,
    pay: Pay,
}

/// Reckons both sides under the law of a day. None where the norms lack a rate. `earlier` is the law of the state before:
/// the allowances of posts that a later law has ended, such as those of districts, are read from it.
pub fn payroll<'n>(
    draft: &Draft<'_>,
    law: NormsAt<'n>,
    earlier: Option<NormsAt<'n>>,
    gone: Gone<'_>,
) -> Option<Payroll<'n>> {
    let rates = Rates::of(law)?;
    let before = Draft::new(draft.baseline());
    let mut found = Payroll {
        before: Sheet::default(),
        after: Sheet::default(),
        leaders_before: Pay::default(),
        leaders_after: Pay::default(),
        gone: Pay::default(),
        gone_by_category: BTreeMap::new(),
        people: 0,
        exact: 0,
        leaders_unset: 0,
        assumptions: Vec::new(),
    };
    let rosters = rosters(draft);
    let mut pools: BTreeMap<Place, Option<Pool>> = BTreeMap::new();
    let mut own_leaders: BTreeMap<(BodyIx, Category), Pay> = BTreeMap::new();
    for (body, category, staff) in staffed(&before) {
        let roster = rosters.get(&(body, category)).map(Vec::as_slice).unwrap_or_default();
        let covered = staff.filled == i64::try_from(roster.len()).ok();
        let own = if covered { own_pay(roster, &rates) } else { None };
        let pool = staff.filled.and_then(|people| match own {
            Some((pay, leading)) => {
                own_leaders.insert((body, category), leading);
                found.exact += people;
                Some(Pool { people, pay })
            }
            None => Some(Pool { people, pay: rates.assumed(category)?.share(people, 1) }),
        });
        found.people += pool.map_or(0, |pool| pool.people);
        pools.insert((Some(body), category), pool);
    }
    for (place, pool) in &pools {
        found.before.add(*place, pool.map(|pool| pool.pay));
    }
    found.leave(gone, draft, &rates, &pools);
    move_people(&mut pools, draft);
    for (place, pool) in &pools {
        found.after.add(*place, pool.map(|pool| pool.pay));
    }
    let laws: Vec<NormsAt<'n>> = std::iter::once(law).chain(earlier).collect();
    found.lead([(&before, &laws), (draft, &laws[..1])], &rates, &own_leaders);
    if found.exact < found.people {
        found.assumptions = rates.assumptions();
    }
    Some(found)
}

impl Payroll<'_> {
    fn leave(&mut self, gone: Gone<'_>, draft: &Draft<'_>, rates: &Rates<'_>, pools: &BTreeMap<Place, Option<Pool>>) {
        let people = draft.baseline().organisation().people();
        match gone {
            Gone::Number(number) => {
                let all = self.before.known();
                self.gone = all.share(number.min(self.people), self.people);
            }
            Gone::People(leavers) => {
                let people = leavers.iter().filter_map(|at| people.get(*at));
                // Bodies outside the count are in no payroll.
                for person in people.filter(|person| !draft.is_outside(person.body)) {
                    let category = person.row.category;
                    // The post is filled again, so that its allowance goes on: it is counted with the heads and deputies.
                    let own = coefficients_of(&person.row)
                        .and_then(|of| rates.year(Coefficients { leadership: Decimal::default(), ..of }, category));
                    // Without coefficients of one's own, the mean of the place.
                    let pool = || pools.get(&(Some(person.body), category)).copied().flatten();
                    let pay = own.or_else(|| pool().map(|pool| pool.pay.share(1, pool.people)));
                    let pay = pay.unwrap_or_default();
                    self.gone = self.gone.plus(&pay);
                    let entry = self.gone_by_category.entry(category).or_default();
                    *entry = entry.plus(&pay);
                }
            }
        }
    }

    /// Leadership before and after, each under its laws. Those of a covered body keep their own allowances as long as
    /// its heads and deputies are as many as before.
    fn lead(
        &mut self,
        sides: [(&Draft<'_>, &[NormsAt<'_>]); 2],
        rates: &Rates<'_>,
        own: &BTreeMap<(BodyIx, Category), Pay>,
    ) {
        let before = sides[0].0;
        let same = |body: BodyIx, category: Category, staff: &Staff| {
            body.at() < before.body_count() && {
                let old = before.posts(body)[category];
                (old.heads, old.deputies) == (staff.heads, staff.deputies)
            }
        };
        for (side, (draft, laws)) in sides.into_iter().enumerate() {
            for (body, category, staff) in staffed(draft) {
                let kept = own.get(&(body, category)).filter(|_| same(body, category, &staff));
                let coefficients = coefficients(body, draft, laws);
                let paid = match kept {
                    Some(own) => Some(*own),
                    None => self.by_norm(coefficients, category, &staff, rates),
                };
                let (sheet, sum) = match side {
                    0 => (&mut self.before, &mut self.leaders_before),
                    _ => (&mut self.after, &mut self.leaders_after),
                };
                sheet.add((Some(body), category), paid);
                *sum = sum.plus(&paid.unwrap_or_default());
            }
        }
    }

    /// The allowances of so many heads and deputies; none: how many there are is unknown.
    fn by_norm(
        &mut self,
        coefficients: Option<(Decimal, Decimal)>,
        category: Category,
        staff: &Staff,
        rates: &Rates<'_>,
    ) -> Option<Pay> {
        let (heads, deputies) = staff.heads.zip(staff.deputies)?;
        if heads + deputies == 0 {
            return Some(Pay::default());
        }
        let Some((head, deputy)) = coefficients else {
            self.leaders_unset += 1;
            return Some(Pay::default());
        };
        let head = rates.leadership(head, category)?.share(heads, 1);
        Some(head.plus(&rates.leadership(deputy, category)?.share(deputies, 1)))
    }
}

/// The staff of the living bodies that are counted.
fn staffed<'d>(draft: &'d Draft<'_>) -> impl Iterator<Item = (BodyIx, Category, Staff)> + 'd {
    draft
        .counted()
        .flat_map(|body| draft.posts(body).iter().map(move |(category, staff)| (body, category, *staff)))
        .filter(|(_, _, staff)| staff.filled != Some(0) || staff.heads != Some(0) || staff.deputies != Some(0))
}

fn rosters<'d>(draft: &'d Draft<'_>) -> BTreeMap<(BodyIx, Category), Vec<&'d Person>> {
    let mut rosters: BTreeMap<(BodyIx, Category), Vec<&Person>> = BTreeMap::new();
    for person in draft.baseline().organisation().people() {
        rosters.entry((person.body, person.row.category)).or_default().push(&person.row);
    }
    rosters
}

/// What people are paid without and for leading; none: too little is known of one of them.
fn own_pay(roster: &[&Person], rates: &Rates<'_>) -> Option<(Pay, Pay)> {
    roster.iter().try_fold((Pay::default(), Pay::default()), |(base, leading), person| {
        let of = coefficients_of(person)?;
        let alone = rates.year(Coefficients { leadership: Decimal::default(), ..of }, person.category)?;
        let whole = rates.year(of, person.category)?;
        Some((base.plus(&alone), leading.plus(&whole.minus(&alone))))
    })
}

/// The coefficients of a row; none where a needed one is empty.
fn coefficients_of(person: &Person) -> Option<Coefficients> {
    let leads = person.post != Some(Post::Staff);
    let leadership = person.leadership_allowance.or((!leads).then(Decimal::default))?;
    Some(Coefficients {
        rank: person.salary_coefficient?,
        over_frame: person.over_frame.unwrap_or_default(),
        leadership,
        percent: person.percent_allowance?,
        other: [person.regional_allowance.unwrap_or_default(), person.reserved_coefficient.unwrap_or_default()],
    })
}

/// Moves pay with people, in the order of the journal.
fn move_people(pools: &mut BTreeMap<Place, Option<Pool>>, draft: &Draft<'_>) {
    for entry in draft.journal().entries() {
        let Event::People { from, to, category, filled, .. } = entry.event else { continue };
        if draft.is_outside(from) || filled == Some(0) {
            continue;
        }
        let source = pools.entry((Some(from), category)).or_insert(Some(Pool::default()));
        let moved = match (*source, filled) {
            (Some(pool), Some(number)) if number > 0 => {
                let pay = if number >= pool.people { pool.pay } else { pool.pay.share(number, pool.people) };
                let people = (pool.people - number).max(0);
                *source = Some(Pool { people, pay: pool.pay.minus(&pay) });
                Some(Pool { people: number, pay })
            }
            _ => {
                *source = None;
                None
            }
        };
        let target = pools.entry((to, category)).or_insert(Some(Pool::default()));
        *target = target
            .zip(moved)
            .map(|(pool, more)| Pool { people: pool.people + more.people, pay: pool.pay.plus(&more.pay) });
    }
    // Whoever has given everybody has no pay any more, whatever was unknown about it.
    let ended = |place: &Place| place.0.is_some_and(|body| !draft.lives(body));
    pools.retain(|place, pool| !(ended(place) && pool.is_none_or(|pool| pool.people == 0)));
}
