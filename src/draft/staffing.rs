//! How the people and posts of a body are shared out: whole persons, by largest remainder, nobody lost.

use crate::model::{BodyIx, Category, Count, Posts, Staff};
use crate::scenario::Refusal;
use smallvec::{SmallVec, smallvec};

/// The share that one heir of a body gets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Portion {
    /// The heir.
    pub heir: BodyIx,
    /// How much.
    pub amount: Amount,
}

/// How much of a body's people and posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    /// Nothing.
    None,
    /// A fraction of the total.
    Fraction(i128, i128),
    /// So many people, and as many posts as are left for them.
    Count(i64),
}

impl Amount {
    fn is_nothing(self) -> bool {
        matches!(self, Amount::None | Amount::Fraction(0, _) | Amount::Count(0))
    }
}

/// What each heir gets and what is left, by category; none: unknown.
pub(super) struct Division {
    /// Posts for each portion, in its order.
    pub quota: Portions<ByCategory>,
    /// People for each portion, in its order.
    pub filled: Portions<ByCategory>,
    /// Posts that no share takes.
    pub quota_left: ByCategory,
    /// People whom no share takes.
    pub filled_left: ByCategory,
}

/// Whether the fractions of rows, as a plan writes them, sum to no more than one.
///
/// # Errors
/// They do not, or cannot be brought to one denominator.
pub(super) fn check_fractions(amounts: impl Iterator<Item = Amount>) -> Result<(), Refusal> {
    let portions: Portions<Portion> = amounts.map(|amount| Portion { heir: BodyIx(0), amount }).collect();
    Shares::new(&portions).map(|_| ())
}

/// Divides the people and posts of a body. `ids` are the heirs' ids, which settle ties.
///
/// # Errors
/// Fractions over one in sum, or more people than there are.
pub(super) fn divide(posts: &Posts, portions: &[Portion], ids: &[&str]) -> Result<Division, Refusal> {
    let shares = Shares::new(portions)?;
    let filled = by_category(posts, |staff| staff.filled);
    let quota = by_category(posts, |staff| staff.quota);
    let mut listed = [false; Category::ALL.len()];
    posts.in_use().for_each(|(category, staff)| listed[category.at()] = staff.listed);
    let (filled, filled_left) = shares.measure(&filled, &listed, portions, ids, Measure::People)?;
    let (quota, quota_left) = shares.measure(&quota, &listed, portions, ids, Measure::Posts)?;
    Ok(Division { quota, filled, quota_left, filled_left })
}

/// One count of each category.
fn by_category(posts: &Posts, count: impl Fn(&Staff) -> Count) -> ByCategory {
    let mut counts = [Some(0); Category::ALL.len()];
    posts.in_use().for_each(|(category, staff)| counts[category.at()] = count(staff));
    counts
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    People,
    Posts,
}

pub(super) type ByCategory = [Count; Category::ALL.len()];
type Known = [i64; Category::ALL.len()];
/// As many as a body has heirs: mostly few.
pub(super) type Portions<T> = SmallVec<[T; 4]>;

/// The fractions of the portions brought to one denominator.
struct Shares {
    parts: Portions<i128>,
    of: i128,
}

impl Shares {
    fn new(portions: &[Portion]) -> Result<Self, Refusal> {
        let mut of: i128 = 1;
        for portion in portions {
            if let Amount::Fraction(_, denominator) = portion.amount {
                of = lcm(of, denominator).ok_or(Refusal::SharesTooFine)?;
            }
        }
        let part = |portion: &Portion| match portion.amount {
            Amount::Fraction(part, denominator) if denominator == of => Some(part),
            Amount::Fraction(part, denominator) => part.checked_mul(divided(of, denominator).0),
            _ => Some(0),
        };
        let parts = portions.iter().map(part).collect::<Option<Portions<i128>>>().ok_or(Refusal::SharesTooFine)?;
        let sum = parts.iter().try_fold(0i128, |sum, part| sum.checked_add(*part)).ok_or(Refusal::SharesTooFine)?;
        if sum > of {
            return Err(Refusal::SharesOverOne);
        }
        Ok(Self { parts, of })
    }

    fn measure(
        &self,
        there: &[Count],
        listed: &[bool],
        portions: &[Portion],
        ids: &[&str],
        measure: Measure,
    ) -> Result<(Portions<ByCategory>, ByCategory), Refusal> {
        if there.iter().any(Option::is_none) {
            return Ok(self.of_unknown(there, listed, portions));
        }
        let mut left = Known::default();
        left.iter_mut().zip(there).for_each(|(left, there)| *left = there.unwrap_or(0));
        let total: i64 = left.iter().sum();
        let numbers = self.numbers(total, portions, ids, measure)?;
        let mut given = Portions::with_capacity(portions.len());
        for number in numbers {
            let drawn = draw(number, &left);
            let mut row = [Some(0); Category::ALL.len()];
            for (category, taken) in drawn.into_iter().enumerate() {
                left[category] -= taken;
                row[category] = Some(taken);
            }
            given.push(row);
        }
        let mut rest = [Some(0); Category::ALL.len()];
        rest.iter_mut().zip(left).for_each(|(rest, left)| *rest = Some(left));
        Ok((given, rest))
    }

    /// How many each portion gets of a known total.
    fn numbers(
        &self,
        total: i64,
        portions: &[Portion],
        ids: &[&str],
        measure: Measure,
    ) -> Result<Portions<i64>, Refusal> {
        let wide = i128::from(total);
        let product = |part: i128| part.checked_mul(wide).ok_or(Refusal::SharesTooFine);
        let sum = self.parts.iter().sum::<i128>();
        let all = product(sum)?;
        let together = if sum == self.of { wide } else { divided(all, self.of).0 };
        let mut numbers: Portions<i128> = SmallVec::new();
        let mut remainders: Portions<(i128, usize)> = SmallVec::new();
        for (at, part) in self.parts.iter().enumerate() {
            let (whole, rest) = divided(product(*part)?, self.of);
            numbers.push(whole);
            if *part > 0 {
                remainders.push((rest, at));
            }
        }
        remainders.sort_by(|a, b| b.0.cmp(&a.0).then(ids[a.1].cmp(ids[b.1])).then(a.1.cmp(&b.1)));
        let over = together - numbers.iter().sum::<i128>();
        for (_, at) in remainders.into_iter().take(usize::try_from(over).unwrap_or(0)) {
            numbers[at] += 1;
        }
        let mut left = wide - numbers.iter().sum::<i128>();
        let asked: i128 =
            portions.iter().map(|portion| if let Amount::Count(n) = portion.amount { n.into() } else { 0 }).sum();
        if measure == Measure::People && asked > left {
            let asked = (asked + together).try_into().unwrap_or(i64::MAX);
            return Err(Refusal::MorePeopleThanThereAre { asked, there: total });
        }
        for (at, portion) in portions.iter().enumerate() {
            if let Amount::Count(count) = portion.amount {
                numbers[at] = left.min(count.into());
                left -= numbers[at];
            }
        }
        Ok(numbers.into_iter().map(|number| i64::try_from(number).unwrap_or(i64::MAX)).collect())
    }

    /// A share of an unknown is unknown, unless one heir takes all or nobody takes any.
    fn of_unknown(&self, there: &[Count], listed: &[bool], portions: &[Portion]) -> (Portions<ByCategory>, ByCategory) {
        let mut given: Portions<ByCategory> = smallvec![[Some(0); Category::ALL.len()]; portions.len()];
        let mut rest = [Some(0); Category::ALL.len()];
        let takers: Vec<usize> = (0..portions.len()).filter(|at| !portions[*at].amount.is_nothing()).collect();
        for category in 0..there.len() {
            match takers.as_slice() {
                [] => rest[category] = there[category],
                [all] if self.parts[*all] == self.of => given[*all][category] = there[category],
                _ if listed[category] || there[category].is_none() => {
                    takers.iter().for_each(|at| given[*at][category] = None);
                    rest[category] = None;
                }
                _ => {}
            }
        }
        (given, rest)
    }
}

/// Draws a number from categories in proportion to what is left in each: largest remainder, ties in their order.
fn draw(number: i64, left: &Known) -> Known {
    let total: i128 = left.iter().map(|count| i128::from(*count)).sum();
    let mut drawn = Known::default();
    if total == 0 || number == 0 {
        return drawn;
    }
    if let Some(only) = left.iter().position(|count| i128::from(*count) == total) {
        drawn[only] = number;
        return drawn;
    }
    let mut remainders = [0i128; Category::ALL.len()];
    for (at, count) in left.iter().enumerate() {
        let (whole, rest) = divided(i128::from(number) * i128::from(*count), total);
        drawn[at] = i64::try_from(whole).unwrap_or(0);
        remainders[at] = rest;
    }
    let mut order: [usize; Category::ALL.len()] = std::array::from_fn(|at| at);
    order.sort_by_key(|at| std::cmp::Reverse(remainders[*at]));
    let over = number - drawn.iter().sum::<i64>();
    for at in order.into_iter().take(usize::try_from(over).unwrap_or(0)) {
        drawn[at] += 1;
    }
    drawn
}

/// Heads and deputies of a body that ends; none: unknown.
pub(super) fn leaders(posts: &Posts) -> Count {
    posts.in_use().map(|(_, staff)| staff.heads.zip(staff.deputies).map(|(heads, deputies)| heads + deputies)).sum()
}

/// Who loses an office when people leave a body that lives on: ordinary staff leave first, then deputies, then heads.
/// Returns the heads and deputies that stay, and how many lost their office.
pub(super) fn after_leaving(staff: &Staff, left: Count, taken: Count) -> (Count, Count, Count) {
    if taken == Some(0) {
        return (staff.heads, staff.deputies, Some(0));
    }
    let (Some(heads), Some(deputies)) = (staff.heads, staff.deputies) else {
        let Some(stay) = left else { return (staff.heads, staff.deputies, None) };
        // Nobody knows who left, but no more leaders than people can be left.
        let at_most = |leaders: Count, most: i64| if most == 0 { Some(0) } else { leaders.map(|some| some.min(most)) };
        let heads = at_most(staff.heads, stay);
        return (heads, at_most(staff.deputies, stay - heads.unwrap_or(0)), None);
    };
    if let Some(stay) = left {
        let heads_left = heads.min(stay);
        let deputies_left = deputies.min(stay - heads_left);
        return (Some(heads_left), Some(deputies_left), Some(heads - heads_left + deputies - deputies_left));
    }
    let perhaps = |leaders: i64| if leaders == 0 { Some(0) } else { None };
    (perhaps(heads), perhaps(deputies), perhaps(heads + deputies))
}

fn lcm(a: i128, b: i128) -> Option<i128> {
    // Mostly all have one denominator.
    if a == 1 || a == b {
        return Some(b);
    }
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, divided(x, y).1);
    }
    divided(a, x).0.checked_mul(b)
}

/// The whole and the rest of a division. Wide numbers are there for odd denominators; nearly all are small, and those
/// the machine divides at once.
#[inline]
fn divided(number: i128, by: i128) -> (i128, i128) {
    match (u64::try_from(number), u64::try_from(by)) {
        (Ok(number), Ok(by)) => ((number / by).into(), (number % by).into()),
        _ => (number / by, number % by),
    }
}
