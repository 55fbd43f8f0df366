//! Who works where after a plan: the people of the case, moved as the journal of the plan says.

use super::hazard::RetirementAges;
use super::month::Month;
use crate::draft::{Draft, Event};
use crate::model::{BodyIx, Category, Count, Organisation, Post};
use rustc_hash::{FxHashMap, FxHashSet};

/// When somebody leaves if nothing else happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// The month in which the age of retirement takes the person away.
    Retires(Month),
    /// The month for which the table already says that the person leaves.
    Leaves(Month),
    /// Sex or birth are not known: the age is drawn from the ages that are assumed.
    Drawn,
}

/// A person on the path. Nothing here tells who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// The body after the plan; none: on the bench.
    pub body: Option<BodyIx>,
    /// The body before the plan.
    pub origin: BodyIx,
    /// Staff category.
    pub category: Category,
    /// The post before the plan.
    pub post_before: Post,
    /// The post after the plan.
    pub post: Post,
    /// When the person leaves if nothing else happens.
    pub due: Due,
}

/// The posts of one category in a living body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The body.
    pub body: BodyIx,
    /// The category.
    pub category: Category,
    /// Posts assigned; none: unknown.
    pub quota: Count,
    /// People present.
    pub present: i64,
}

/// A body where people.csv and the figures of posts differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The body before the plan.
    pub body: BodyIx,
    /// The category.
    pub category: Category,
    /// Rows of people.csv.
    pub people: i64,
    /// People present by posts.csv; none: unknown.
    pub filled: Count,
}

/// Everybody after a plan.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    /// In the order of the case: that of bodies, categories and ids.
    pub people: Vec<Person>,
    /// The posts of living bodies, by body and category.
    pub seats: Vec<Seat>,
    /// Where the tables differ.
    pub mismatches: Vec<Mismatch>,
    /// People of posts.csv without a row in people.csv, whose ages are drawn.
    pub assumed: i64,
    /// People with a row, but without sex or birth in it.
    pub ageless: i64,
}

/// How near somebody is to an office when offices are given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    Head,
    Deputy,
    /// Has lost an office.
    Former,
    Staff,
}

type Places = FxHashMap<(Option<BodyIx>, Category), Vec<(Claim, u32)>>;

/// The people of a case where a plan puts them. Numbers are those of the plan; persons are taken in the order of the
/// case. Of a body that lives on, ordinary staff leave first, then deputies, then heads; who leaves a body otherwise
/// than by a merger loses the office. Who posts.csv counts and people.csv does not is added with an age that is drawn.
pub fn roster(draft: &Draft<'_>, ages: &RetirementAges) -> Roster {
    let organisation = draft.baseline().organisation();
    let mut roster = Roster::default();
    let mut places = Places::default();
    let claims = at_load(organisation, ages, &mut roster);
    for (at, (person, claim)) in roster.people.iter().zip(claims).enumerate() {
        places.entry((person.body, person.category)).or_default().push((claim, at as u32));
    }
    follow(draft, &mut places);
    for ((body, category), people) in &mut places {
        people.sort_by_key(|(claim, _)| *claim);
        let staff = body.map(|body| draft.posts(body)[*category]);
        let (heads, deputies) = match staff {
            None => (Some(0), Some(0)),
            Some(staff) => (staff.heads, staff.deputies),
        };
        // Where the figures are unknown, the offices are those of the table.
        let held = |claim: Claim| people.iter().filter(|(held, _)| *held == claim).count() as i64;
        let (heads, deputies) = (heads.unwrap_or(held(Claim::Head)), deputies.unwrap_or(held(Claim::Deputy)));
        for (rank, (_, person)) in (0_i64..).zip(people.iter()) {
            let person = &mut roster.people[*person as usize];
            person.body = *body;
            person.post = match rank {
                rank if rank < heads => Post::Head,
                rank if rank < heads + deputies => Post::Deputy,
                _ => Post::Staff,
            };
        }
    }
    for body in draft.counted() {
        for category in draft.categories(body) {
            let present = places.get(&(Some(body), category)).map_or(0, Vec::len) as i64;
            roster.seats.push(Seat { body, category, quota: draft.posts(body)[category].quota, present });
        }
    }
    roster
}

/// Everybody as the tables say, by body and category, with the claims on offices.
fn at_load(organisation: &Organisation, ages: &RetirementAges, roster: &mut Roster) -> Vec<Claim> {
    let mut rows: FxHashMap<(BodyIx, Category), Vec<&crate::model::Person>> = FxHashMap::default();
    for person in organisation.people() {
        rows.entry((person.body, person.row.category)).or_default().push(person);
    }
    let mut claims = Vec::new();
    for (at, body) in organisation.bodies().iter().enumerate() {
        if organisation.kind(body.kind).outside {
            continue;
        }
        let at = BodyIx::new(at);
        for (category, staff) in body.posts.iter() {
            let mut of_seat = rows.remove(&(at, category)).unwrap_or_default();
            of_seat.sort_by(|a, b| a.row.id.cmp(&b.row.id));
            let people = of_seat.len() as i64;
            let told = people > 0 || (!organisation.people().is_empty() && staff.filled.is_some());
            if told && staff.filled != Some(people) {
                roster.mismatches.push(Mismatch { body: at, category, people, filled: staff.filled });
            }
            let row = |person: &&crate::model::Person| (person.row.post.unwrap_or(Post::Staff), due(&person.row, ages));
            let mut posts: Vec<(Post, Due)> = of_seat.iter().map(row).collect();
            roster.ageless += posts.iter().filter(|(_, due)| *due == Due::Drawn).count() as i64;
            let missing = staff.filled.map_or(0, |filled| (filled - people).max(0));
            roster.assumed += missing;
            let offices = [(Post::Head, staff.heads), (Post::Deputy, staff.deputies)];
            for _ in 0..missing {
                let held = |post: Post| posts.iter().filter(|(held, _)| *held == post).count() as i64;
                let open = offices.iter().find(|(post, number)| number.is_some_and(|number| held(*post) < number));
                posts.push((open.map_or(Post::Staff, |(post, _)| *post), Due::Drawn));
            }
            for (post, due) in posts {
                claims.push(match post {
                    Post::Head => Claim::Head,
                    Post::Deputy => Claim::Deputy,
                    Post::Staff => Claim::Staff,
                });
                roster.people.push(Person { body: Some(at), origin: at, category, post_before: post, post, due });
            }
        }
    }
    claims
}

fn due(row: &crate::model::PersonRow, ages: &RetirementAges) -> Due {
    let retires = row
        .sex
        .zip(row.birth)
        .map(|(sex, birth)| ages.leaving_month(sex, Month::of(birth), row.hard_conditions == Some(true)));
    match (row.leave_date.map(Month::of), retires) {
        (Some(leaves), Some(retires)) if retires <= leaves => Due::Retires(retires),
        (Some(leaves), _) => Due::Leaves(leaves),
        (None, Some(retires)) => Due::Retires(retires),
        (None, None) => Due::Drawn,
    }
}

/// Moves people as the journal says.
fn follow(draft: &Draft<'_>, places: &mut Places) {
    let entries = draft.journal().entries();
    let mut ended: FxHashSet<(u32, BodyIx)> = FxHashSet::default();
    let mut merged: FxHashSet<(u32, BodyIx, BodyIx)> = FxHashSet::default();
    for entry in entries {
        match entry.event {
            Event::Ended(body) => drop(ended.insert((entry.step, body))),
            Event::Merged { from, into } => drop(merged.insert((entry.step, from, into))),
            _ => {}
        }
    }
    for entry in entries {
        match entry.event {
            // Of a body that lives on, those who lose the office are those who have left by now.
            Event::LeadersReleased { body, .. } if ended.contains(&(entry.step, body)) => {
                for category in Category::ALL {
                    places.entry((Some(body), *category)).or_default().iter_mut().for_each(|(claim, _)| release(claim));
                }
            }
            Event::People { from, to, category, filled: Some(number), .. } => {
                let mut moving = leave(places.entry((Some(from), category)).or_default(), number);
                let merges = to.is_some_and(|to| merged.contains(&(entry.step, from, to)));
                let alike = to.is_some_and(|to| draft.kind(from) == draft.kind(to));
                if !(merges && alike) {
                    moving.iter_mut().for_each(|(claim, _)| release(claim));
                }
                places.entry((to, category)).or_default().append(&mut moving);
            }
            _ => {}
        }
    }
}

fn release(claim: &mut Claim) {
    if matches!(claim, Claim::Head | Claim::Deputy) {
        *claim = Claim::Former;
    }
}

/// Takes a number of people out, those without an office first, in the order of the case.
fn leave(people: &mut Vec<(Claim, u32)>, number: i64) -> Vec<(Claim, u32)> {
    let mut order: Vec<(Claim, u32)> = people.clone();
    let rank = |claim: Claim| match claim {
        Claim::Staff | Claim::Former => 0,
        Claim::Deputy => 1,
        Claim::Head => 2,
    };
    order.sort_by_key(|(claim, person)| (rank(*claim), *person));
    order.truncate(usize::try_from(number).unwrap_or(0));
    let leaving: FxHashSet<u32> = order.iter().map(|(_, person)| *person).collect();
    people.retain(|(_, person)| !leaving.contains(person));
    order
}
