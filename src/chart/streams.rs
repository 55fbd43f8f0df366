//! Who is where after an option, by the agency in which everybody was before it.
//!
//! The journal says how many went from one body to another at each step, not who. What a body holds is kept by the
//! agency that it came from; what leaves is taken from each of these in proportion, whole persons by largest remainder,
//! so that nobody is lost and a person who is moved twice is one stream from the first agency to the last.

use crate::draft::{Draft, Event};
use crate::model::{BodyIx, Category, Count, Staff};
use std::collections::BTreeMap;

/// People by the agency before and after; to none: the bench.
pub type Streams = BTreeMap<(BodyIx, Option<BodyIx>), i64>;

/// The streams of people under an option, and whether a count on the way is unknown.
pub fn people(before: &Draft<'_>, after: &Draft<'_>) -> (Streams, bool) {
    followed(before, after, |staff| staff.filled, |_, filled| filled)
}

/// The streams of posts, told in the same way.
#[cfg(feature = "dossier")]
pub fn posts(before: &Draft<'_>, after: &Draft<'_>) -> (Streams, bool) {
    followed(before, after, |staff| staff.quota, |quota, _| quota)
}

/// The streams of what bodies hold and of what a step moves of it, both as counts of the same thing.
fn followed(
    before: &Draft<'_>,
    after: &Draft<'_>,
    held_by: fn(&Staff) -> Count,
    moved: fn(Count, Count) -> Count,
) -> (Streams, bool) {
    let mut held: BTreeMap<(Option<BodyIx>, Category), BTreeMap<BodyIx, i64>> = BTreeMap::new();
    let mut unknown = false;
    for body in before.counted() {
        for category in before.categories(body) {
            match held_by(&before.posts(body)[category]) {
                Some(filled) => {
                    let group = held.entry((Some(body), category)).or_default();
                    *group.entry(before.agency(body)).or_default() += filled;
                }
                None => unknown = true,
            }
        }
    }
    for entry in after.journal().entries() {
        let Event::People { from, to, category, quota, filled } = &entry.event else { continue };
        let Some(filled) = moved(*quota, *filled) else {
            unknown = true;
            continue;
        };
        let taken = match held.get_mut(&(Some(*from), *category)) {
            Some(group) => take(group, filled),
            None => Vec::new(),
        };
        let group = held.entry((*to, *category)).or_default();
        for (agency, count) in taken {
            *group.entry(agency).or_default() += count;
        }
    }
    let mut streams = Streams::new();
    for ((body, _), group) in held {
        let to = body.filter(|body| after.lives(*body)).map(|body| after.agency(body));
        for (agency, count) in group.into_iter().filter(|(_, count)| *count > 0) {
            *streams.entry((agency, to)).or_default() += count;
        }
    }
    (streams, unknown)
}

/// Takes so many out of a group, from each part in proportion; less where there are not so many.
fn take(group: &mut BTreeMap<BodyIx, i64>, wanted: i64) -> Vec<(BodyIx, i64)> {
    let there: i64 = group.values().sum();
    let wanted = wanted.clamp(0, there);
    if wanted == 0 {
        return Vec::new();
    }
    let share = |count: i64| i128::from(count) * i128::from(wanted);
    let mut taken: Vec<(BodyIx, i64, i128)> = group
        .iter()
        .map(|(agency, count)| {
            let whole = share(*count) / i128::from(there);
            (*agency, i64::try_from(whole).unwrap_or(0), share(*count) % i128::from(there))
        })
        .collect();
    let mut left = wanted - taken.iter().map(|part| part.1).sum::<i64>();
    let mut order: Vec<usize> = (0..taken.len()).collect();
    order.sort_by_key(|at| (-taken[*at].2, taken[*at].0));
    for at in order {
        if left > 0 {
            taken[at].1 += 1;
            left -= 1;
        }
    }
    for (agency, count, _) in &taken {
        if let Some(there) = group.get_mut(agency) {
            *there -= count;
        }
    }
    taken.into_iter().map(|(agency, count, _)| (agency, count)).collect()
}

#[cfg(test)]
mod tests {
    use super::take;
    use crate::model::BodyIx;
    use std::collections::BTreeMap;

    #[test]
    fn whole_persons_are_taken_in_proportion_and_nobody_is_lost() {
        let mut group = BTreeMap::from([(BodyIx(1), 7), (BodyIx(2), 2), (BodyIx(3), 1)]);
        let taken = take(&mut group, 5);
        assert_eq!(taken, [(BodyIx(1), 4), (BodyIx(2), 1), (BodyIx(3), 0)]);
        assert_eq!(group.values().sum::<i64>(), 5);
        assert_eq!(take(&mut group, 100).iter().map(|part| part.1).sum::<i64>(), 5);
    }
}
