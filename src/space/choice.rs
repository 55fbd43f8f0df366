//! One choice of a space: what can be picked, how often, and the pick of a number.

use crate::scenario::{Operation, Row, Share, Step};
use std::borrow::Cow;

/// A step of a scenario: one of the space as it is described, or one with shares put in.
pub type Picked<'s> = Cow<'s, Step>;

/// What is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Some of a list of steps: from `least` to `most` of them, in the order of the list.
    Some {
        /// The fewest.
        least: usize,
        /// The most.
        most: usize,
        /// The steps.
        of: Vec<Step>,
    },
    /// One of several lists of steps; an empty one leaves things as they are.
    OneOf(Vec<Vec<Step>>),
    /// Every way to share out a body: each row takes so many of `parts`.
    Shares {
        /// The step, whose rows have no shares of their own.
        step: Step,
        /// Into how many parts the whole is cut.
        parts: u32,
        /// The fewest that a row takes.
        least: u32,
    },
}

impl Choice {
    /// How many picks there are; none: more than can be numbered.
    pub fn count(&self) -> Option<u128> {
        match self {
            Choice::Some { least, most, of } => {
                let ways = (*least..=*most).map(|some| binomial(of.len() as u128, some as u128));
                ways.into_iter().try_fold(0_u128, |sum, ways| sum.checked_add(ways?))
            }
            Choice::OneOf(lists) => Some(lists.len() as u128),
            Choice::Shares { step, parts, least } => {
                let rows = rows_of(&step.operation).map_or(0, <[Row]>::len) as u128;
                match u128::from(*parts).checked_sub(rows * u128::from(*least)) {
                    Some(free) if rows > 0 => binomial(free + rows - 1, rows - 1),
                    _ => Some(0),
                }
            }
        }
    }

    /// How many picks have no step.
    pub fn empty(&self) -> u128 {
        match self {
            Choice::Some { least, .. } => u128::from(*least == 0),
            Choice::OneOf(lists) => lists.iter().filter(|list| list.is_empty()).count() as u128,
            Choice::Shares { .. } => 0,
        }
    }

    /// The steps of a pick by its number.
    pub fn pick(&self, number: u128) -> Vec<Picked<'_>> {
        match self {
            Choice::Some { least, of, .. } => {
                let mut rest = number;
                let mut some = *least;
                // Fewer steps come first.
                while let Some(ways) =
                    binomial(of.len() as u128, some as u128).filter(|ways| rest >= *ways && *ways > 0)
                {
                    rest -= ways;
                    some += 1;
                }
                combination(of.len(), some, rest).into_iter().map(|at| Cow::Borrowed(&of[at])).collect()
            }
            Choice::OneOf(lists) => {
                let list = usize::try_from(number).ok().and_then(|at| lists.get(at));
                list.map(|list| list.iter().map(Cow::Borrowed).collect()).unwrap_or_default()
            }
            Choice::Shares { step, parts, least } => vec![Cow::Owned(shared(step, *parts, *least, number))],
        }
    }

    /// Every step that may be picked, without shares.
    pub fn steps(&self) -> Box<dyn Iterator<Item = &Step> + '_> {
        match self {
            Choice::Some { of, .. } => Box::new(of.iter()),
            Choice::OneOf(lists) => Box::new(lists.iter().flatten()),
            Choice::Shares { step, .. } => Box::new(std::iter::once(step)),
        }
    }
}

/// The rows of an operation that has some.
fn rows_of(operation: &Operation) -> Option<&[Row]> {
    match operation {
        Operation::Split { parts: rows, .. }
        | Operation::Dissolve { heirs: rows, .. }
        | Operation::Abolish { heirs: rows, .. } => Some(rows),
        _ => None,
    }
}

/// The step with the shares of a number. A row whose share is nothing has its tasks alone; without tasks it is left out.
fn shared(step: &Step, parts: u32, least: u32, number: u128) -> Step {
    let mut step = step.clone();
    if let Operation::Split { parts: rows, .. }
    | Operation::Dissolve { heirs: rows, .. }
    | Operation::Abolish { heirs: rows, .. } = &mut step.operation
    {
        let count = rows.len() as u32;
        let free = parts.saturating_sub(least.saturating_mul(count));
        let more = composition(free, count, number);
        for (row, more) in rows.iter_mut().zip(more) {
            let part = least + more;
            row.share = (part > 0).then_some(Share::Fraction { part, of: parts });
        }
        rows.retain(|row| row.tasks.is_some() || row.share.is_some());
    }
    step
}

/// How many ways there are to choose `some` of `all`; none: more than can be numbered.
fn binomial(all: u128, some: u128) -> Option<u128> {
    if some > all {
        return Some(0);
    }
    (0..some.min(all - some)).try_fold(1_u128, |ways, at| Some(ways.checked_mul(all - at)? / (at + 1)))
}

/// The combination of a rank among all that take `some` of the first `all` numbers, in the order of a dictionary.
fn combination(all: usize, some: usize, rank: u128) -> Vec<usize> {
    let mut chosen = Vec::with_capacity(some);
    let mut rest = rank;
    for at in 0..all {
        let wanted = some - chosen.len();
        if wanted == 0 {
            break;
        }
        // So many combinations take this number; where they cannot be numbered, the rank is among them.
        let with = binomial((all - at - 1) as u128, (wanted - 1) as u128).unwrap_or(u128::MAX);
        if rest < with {
            chosen.push(at);
        } else {
            rest -= with;
        }
    }
    chosen
}

/// The way of a rank to write a whole as a sum of so many numbers, the first of them growing slowest.
fn composition(whole: u32, numbers: u32, rank: u128) -> Vec<u32> {
    let mut sum = Vec::with_capacity(numbers as usize);
    let (mut left, mut rest) = (whole, rank);
    for behind in (1..numbers).rev() {
        let mut part = 0;
        loop {
            let ways = binomial(u128::from(left - part + behind - 1), u128::from(behind - 1)).unwrap_or(u128::MAX);
            if rest < ways || part == left {
                break;
            }
            rest -= ways;
            part += 1;
        }
        sum.push(part);
        left -= part;
    }
    sum.extend((numbers > 0).then_some(left));
    sum
}

#[cfg(test)]
mod tests {
    use super::{binomial, combination, composition};
    use std::collections::BTreeSet;

    #[test]
    fn combinations_come_in_the_order_of_a_dictionary_and_each_once() {
        let all: Vec<Vec<usize>> = (0..10).map(|rank| combination(5, 3, rank)).collect();
        assert_eq!(all[0], [0, 1, 2]);
        assert_eq!(all[9], [2, 3, 4]);
        assert!(all.is_sorted());
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 10);
        assert_eq!(combination(5, 0, 0), Vec::<usize>::new());
    }

    #[test]
    fn sums_come_each_once() {
        let ways = binomial(4 + 2, 2).unwrap();
        let all: BTreeSet<Vec<u32>> = (0..ways).map(|rank| composition(4, 3, rank)).collect();
        assert_eq!(all.len(), 15);
        assert!(all.iter().all(|sum| sum.len() == 3 && sum.iter().sum::<u32>() == 4));
        assert_eq!(composition(4, 1, 0), [4]);
    }

    #[test]
    fn what_cannot_be_numbered_is_none() {
        assert_eq!(binomial(5, 2), Some(10));
        assert_eq!(binomial(2, 5), Some(0));
        assert!(binomial(100, 50).is_some());
        assert_eq!(binomial(1000, 500), None);
    }
}
