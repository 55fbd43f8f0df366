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
    Fraction(u64, u64),
    /// So many people, and as many posts as are left for them.
    Count(i64),
}

impl Amount {
    fn is_nothing(self) -> bool {
        matches!(self, Amount::None | Amount::Fraction(0, _) | Amount::Count(0))
    }
}

/// What of one count each heir gets and what is left; none: unknown.
pub(super) struct Lot {
    /// For each portion, in its order.
    pub given: Portions<Count>,
    /// What no share takes.
    pub left: Count,
}

/// What becomes of the posts and people of one category.
pub(super) struct Divided {
    pub category: Category,
    listed: bool,
    pub quota: Lot,
    pub filled: Lot,
}

/// What becomes of the posts and people of a body, by category; categories of which it has none are left out.
pub(super) type Division = SmallVec<[Divided; 2]>;

/// Divides the people and posts of a body. `shares` are the fractions of the portions; `ids` are the heirs' ids, which
/// settle ties.
///
/// # Errors
/// More people than there are, or numbers too large to reckon with.
pub(super) fn divide(posts: &Posts, portions: &[Portion], shares: &Shares, ids: &[&str]) -> Result<Division, Refusal> {
    let whole = |count: Count| Lot { given: nothing(portions.len()), left: count };
    let mut division = Division::new();
    for (category, staff) in posts.in_use() {
        let (quota, filled) = (whole(staff.quota), whole(staff.filled));
        division.push(Divided { category, listed: staff.listed, quota, filled });
    }
    shares.measure(&mut division, portions, ids, Measure::People)?;
    shares.measure(&mut division, portions, ids, Measure::Posts)?;
    Ok(division)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    People,
    Posts,
}

impl Divided {
    fn lot(&mut self, measure: Measure) -> &mut Lot {
        match measure {
            Measure::People => &mut self.filled,
            Measure::Posts => &mut self.quota,
        }
    }
}

/// A count of each category that is divided: a body has people of one or two.
type Known = SmallVec<[i64; 4]>;
/// As many as a body has heirs: mostly few.
pub(super) type Portions<T> = SmallVec<[T; 4]>;

/// Nothing for each of so many portions.
fn nothing(portions: usize) -> Portions<Count> {
    let none = [Some(0); 4];
    if portions <= none.len() { SmallVec::from_buf_and_len(none, portions) } else { smallvec![Some(0); portions] }
}

/// The fractions of the portions brought to one denominator.
pub(super) struct Shares {
    parts: Portions<i128>,
    sum: i128,
    of: i128,
    /// Whether some portion is a number of people.
    counts: bool,
}

impl Shares {
    /// The fractions of rows, as a plan writes them.
    ///
    /// # Errors
    /// They sum to more than one, or cannot be brought to one denominator.
    pub(super) fn new(amounts: impl Iterator<Item = Amount>) -> Result<Self, Refusal> {
        let mut fractions: Portions<(i128, i128)> = SmallVec::new();
        let (mut of, mut counts): (i128, bool) = (1, false);
        for amount in amounts {
            counts |= matches!(amount, Amount::Count(_));
            let (part, denominator) = match amount {
                Amount::Fraction(part, denominator) => (part.into(), denominator.into()),
                _ => (0, 1),
            };
            let Some(common) = lcm(of, denominator) else { return Err(Refusal::SharesTooFine) };
            of = common;
            fractions.push((part, denominator));
        }
        let mut sum: i128 = 0;
        let mut parts: Portions<i128> = SmallVec::new();
        for (part, denominator) in fractions.iter().copied() {
            let by = if denominator == of { 1 } else { divided(of, denominator).0 };
            let Some(part) = part.checked_mul(by) else { return Err(Refusal::SharesTooFine) };
            let Some(all) = sum.checked_add(part) else { return Err(Refusal::SharesTooFine) };
            sum = all;
            parts.push(part);
        }
        if sum > of {
            return Err(Refusal::SharesOverOne);
        }
        Ok(Self { parts, sum, of, counts })
    }

    fn measure(
        &self,
        division: &mut Division,
        portions: &[Portion],
        ids: &[&str],
        measure: Measure,
    ) -> Result<(), Refusal> {
        // Most bodies have people of one category, from which all are drawn.
        if let [only] = division.as_mut_slice()
            && let Lot { given, left: Some(left) } = only.lot(measure)
        {
            let numbers = self.numbers(*left, portions, ids, measure)?;
            for (given, number) in given.iter_mut().zip(numbers) {
                if *left != 0 {
                    *given = Some(number);
                    *left -= number;
                }
            }
            return Ok(());
        }
        let mut left = Known::new();
        for divided in division.iter_mut() {
            let Some(count) = divided.lot(measure).left else {
                self.leave_unknown(division, portions, measure);
                return Ok(());
            };
            left.push(count);
        }
        let numbers = self.numbers(left.iter().sum(), portions, ids, measure)?;
        for (at, number) in numbers.iter().copied().enumerate() {
            draw(number, &mut left, |category, drawn| division[category].lot(measure).given[at] = Some(drawn));
        }
        for (divided, left) in division.iter_mut().zip(&left) {
            divided.lot(measure).left = Some(*left);
        }
        Ok(())
    }

    /// How many each portion gets of a known total.
    fn numbers(
        &self,
        total: i64,
        portions: &[Portion],
        ids: &[&str],
        measure: Measure,
    ) -> Result<Portions<i64>, Refusal> {
        // No part is more than their sum, and their sum no more than all, so that what follows is within the total.
        let Some(all) = self.sum.checked_mul(total.into()) else { return Err(Refusal::SharesTooFine) };
        let whole = |number: i128| i64::try_from(number).unwrap_or(i64::MAX);
        let together = if self.sum == self.of { total } else { whole(divided(all, self.of).0) };
        let mut numbers: Portions<i64> = SmallVec::new();
        let mut remainders: Portions<(i128, usize)> = SmallVec::new();
        let mut over = together;
        for (at, part) in self.parts.iter().enumerate() {
            let (number, rest) = divided(part * i128::from(total), self.of);
            numbers.push(whole(number));
            over -= whole(number);
            if rest > 0 {
                remainders.push((rest, at));
            }
        }
        if over > 0 {
            remainders.sort_by(|a, b| b.0.cmp(&a.0).then(ids[a.1].cmp(ids[b.1])).then(a.1.cmp(&b.1)));
            for (_, at) in remainders.iter().take(usize::try_from(over).unwrap_or(0)) {
                numbers[*at] += 1;
            }
        }
        let mut left = total - together;
        let count = |portion: &Portion| if let Amount::Count(count) = portion.amount { count } else { 0 };
        let asked: i64 = if self.counts { portions.iter().map(count).sum() } else { 0 };
        if measure == Measure::People && asked > left {
            return Err(Refusal::MorePeopleThanThereAre { asked: asked.saturating_add(together), there: total });
        }
        for (number, portion) in numbers.iter_mut().zip(portions).filter(|_| self.counts) {
            if let Amount::Count(count) = portion.amount {
                *number = left.min(count);
                left -= *number;
            }
        }
        Ok(numbers)
    }

    /// A share of an unknown is unknown, unless one heir takes all or nobody takes any.
    fn leave_unknown(&self, division: &mut Division, portions: &[Portion], measure: Measure) {
        let takers: Vec<usize> = (0..portions.len()).filter(|at| !portions[*at].amount.is_nothing()).collect();
        for divided in division {
            let listed = divided.listed;
            let lot = divided.lot(measure);
            match takers.as_slice() {
                [] => {}
                [all] if self.parts[*all] == self.of => lot.given[*all] = lot.left.replace(0),
                _ if listed || lot.left.is_none() => {
                    takers.iter().for_each(|at| lot.given[*at] = None);
                    lot.left = None;
                }
                _ => {}
            }
        }
    }
}

/// Draws a number from categories in proportion to what is left in each: largest remainder, ties in their order. Tells
/// how many are drawn from which, where there are any.
fn draw(number: i64, left: &mut Known, mut drawn: impl FnMut(usize, i64)) {
    let total: i64 = left.iter().sum();
    if total == 0 || number == 0 {
        return;
    }
    if let Some(only) = left.iter().position(|count| *count == total) {
        left[only] -= number;
        drawn(only, number);
        return;
    }
    let mut numbers = Known::new();
    let mut remainders: SmallVec<[(i128, usize); 4]> = SmallVec::new();
    for (at, count) in left.iter().enumerate() {
        let (whole, rest) = divided(i128::from(number) * i128::from(*count), total.into());
        numbers.push(i64::try_from(whole).unwrap_or(0));
        remainders.push((rest, at));
    }
    remainders.sort_by_key(|(rest, _)| std::cmp::Reverse(*rest));
    let over = number - numbers.iter().sum::<i64>();
    for (_, at) in remainders.iter().take(usize::try_from(over).unwrap_or(0)) {
        numbers[*at] += 1;
    }
    for (at, number) in numbers.iter().copied().enumerate() {
        left[at] -= number;
        drawn(at, number);
    }
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
    if b == 1 {
        return Some(a);
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
