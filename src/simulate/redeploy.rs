//! Where those on the bench may go: classes of people to vacancies at the least cost. A proposal by class and body,
//! never by person.

use super::flow::{Way, transport};
use super::people::{Roster, Seat};
use crate::draft::Draft;
use crate::model::{AreaIx, BodyIx, Category, Post, Tier};
use std::collections::BTreeMap;

/// Cost of a step between tiers of government, in kilometres of the way that it is held equal to.
const TIER: i64 = 100;
/// Cost of each tier below the one before the plan for those who led: a step down weighs more on them.
const RANK: i64 = 20;
/// Kilometres between two areas of which one has no position.
const FAR: i64 = 60;

/// People on the bench who are alike: nothing tells them apart for a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BenchClass {
    /// Staff category.
    pub category: Category,
    /// Whether they were heads or deputies before the plan.
    pub led: bool,
    /// The agency before the plan.
    pub from: BodyIx,
}

/// A proposal: so many people of a class to a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The class.
    pub class: BenchClass,
    /// The body.
    pub to: BodyIx,
    /// How many.
    pub people: i64,
    /// Kilometres between the places; none: unknown.
    pub kilometres: Option<i64>,
}

/// Why somebody finds no post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No body has a vacancy in the category.
    NoVacancy,
    /// All vacancies in the category are taken.
    AllTaken,
    /// The posts of the category are not known.
    Unknown,
}

impl Reason {
    /// A stable word.
    pub fn word(self) -> &'static str {
        match self {
            Reason::NoVacancy => "no-vacancy",
            Reason::AllTaken => "all-taken",
            Reason::Unknown => "unknown-quota",
        }
    }
}

/// Those of a class who find no post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Residue {
    /// The class.
    pub class: BenchClass,
    /// How many.
    pub people: i64,
    /// Why.
    pub reason: Reason,
}

/// A proposal for the whole bench.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redeployment {
    /// Who may go where.
    pub placements: Vec<Placement>,
    /// Who finds no post.
    pub residue: Vec<Residue>,
}

/// Places the bench into vacancies of its own category: posts assigned less people present. The cost of a placement is
/// the distance in kilometres, with steps between tiers and ranks held equal to a way; the sum is the least there is.
pub fn redeploy(draft: &Draft<'_>, roster: &Roster) -> Redeployment {
    let mut classes: BTreeMap<BenchClass, i64> = BTreeMap::new();
    for person in roster.people.iter().filter(|person| person.body.is_none()) {
        let led = person.post_before != Post::Staff;
        let class = BenchClass { category: person.category, led, from: agency_before(draft, person.origin) };
        *classes.entry(class).or_default() += 1;
    }
    let mut done = Redeployment::default();
    for category in Category::ALL.iter().copied() {
        let of: Vec<(BenchClass, i64)> =
            classes.iter().filter(|(class, _)| class.category == category).map(|(class, n)| (*class, *n)).collect();
        if !of.is_empty() {
            place(draft, roster, &of, &mut done);
        }
    }
    done
}

fn place(draft: &Draft<'_>, roster: &Roster, classes: &[(BenchClass, i64)], done: &mut Redeployment) {
    let category = classes[0].0.category;
    let of_category: Vec<&Seat> = roster.seats.iter().filter(|seat| seat.category == category).collect();
    let room = |seat: &Seat| seat.quota.map_or(0, |quota| (quota - seat.present).max(0));
    let vacant: Vec<&Seat> = of_category.iter().copied().filter(|seat| room(seat) > 0).collect();
    let organisation = draft.baseline().organisation();
    let mut ways = Vec::with_capacity(classes.len() * vacant.len());
    let mut kilometres = Vec::with_capacity(ways.capacity());
    for (source, (class, people)) in classes.iter().enumerate() {
        let here = place_of(draft, class.from);
        for (sink, seat) in vacant.iter().enumerate() {
            let there = place_of(draft, draft.agency(seat.body));
            let way = here.zip(there).map(|(here, there)| distance(here, there));
            kilometres.push(way);
            let tier = |body: BodyIx| match organisation.kind(draft.kind(body)).tier {
                Tier::Province => 0,
                Tier::District => 1,
                Tier::Commune => 2_i64,
            };
            let down = tier(seat.body) - tier(class.from);
            let cost = way.unwrap_or(FAR) + TIER * down.abs() + RANK * i64::from(class.led) * down.max(0);
            ways.push(Way { source, sink, cost, most: (*people).min(room(seat)) });
        }
    }
    let supplies: Vec<i64> = classes.iter().map(|(_, people)| *people).collect();
    let capacities: Vec<i64> = vacant.iter().map(|seat| room(seat)).collect();
    let units = transport(&supplies, &capacities, &ways).unwrap_or_else(|| vec![0; ways.len()]);
    let mut left = supplies;
    for ((way, people), kilometres) in ways.iter().zip(units).zip(kilometres).filter(|((_, people), _)| *people > 0) {
        left[way.source] -= people;
        let (class, to) = (classes[way.source].0, vacant[way.sink].body);
        done.placements.push(Placement { class, to, people, kilometres });
    }
    let reason = match (vacant.is_empty(), of_category.iter().any(|seat| seat.quota.is_none())) {
        (_, true) => Reason::Unknown,
        (true, false) => Reason::NoVacancy,
        (false, false) => Reason::AllTaken,
    };
    let residue = classes.iter().zip(left).filter(|(_, people)| *people > 0);
    done.residue.extend(residue.map(|((class, _), people)| Residue { class: *class, people, reason }));
}

/// The agency that a body stood in before the plan: by agency, so that no class is a single post.
fn agency_before(draft: &Draft<'_>, body: BodyIx) -> BodyIx {
    let organisation = draft.baseline().organisation();
    let mut at = Some(body);
    while let Some(here) = at {
        let row = organisation.body(here);
        if organisation.kind(row.kind).agency {
            return here;
        }
        at = row.parent;
    }
    body
}

/// Latitude and longitude of the place that a body works for: that of its first area, else of the body above. Of a body
/// that the plan made, the body above is that of the plan.
fn place_of(draft: &Draft<'_>, body: BodyIx) -> Option<(f64, f64)> {
    let organisation = draft.baseline().organisation();
    let mut at = Some(body);
    while let Some(here) = at {
        let Some(row) = organisation.bodies().get(here.at()) else {
            at = draft.parent(here);
            continue;
        };
        let found = row.areas.iter().find_map(|area: &AreaIx| {
            let area = organisation.area(*area);
            area.lat.zip(area.lon)
        });
        if found.is_some() {
            return found;
        }
        at = row.parent;
    }
    None
}

/// Kilometres as the crow flies, by the equirectangular approximation: within a province it errs by less than one
/// percent. The cosine of the middle latitude is its series to the fourth power, the same on every machine.
fn distance(here: (f64, f64), there: (f64, f64)) -> i64 {
    let radians = |degrees: f64| degrees * std::f64::consts::PI / 180.0;
    let middle = radians((here.0 + there.0) / 2.0);
    let square = middle * middle;
    let cosine = 1.0 - square / 2.0 + square * square / 24.0;
    let (north, east) = (radians(there.0 - here.0), radians(there.1 - here.1) * cosine);
    (6371.0 * (north * north + east * east).sqrt()).round() as i64
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn distances_are_those_of_the_map() {
        assert_eq!(distance((14.35, 108.0), (14.35, 108.0)), 0);
        // One degree of latitude.
        assert_eq!(distance((14.0, 108.0), (15.0, 108.0)), 111);
        // One degree of longitude at 14.5° north: 111.19 km times 0.968.
        assert_eq!(distance((14.5, 107.0), (14.5, 108.0)), 108);
    }
}
