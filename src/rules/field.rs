//! Fragmentation of a field, after the Herfindahl–Hirschman index: a task's weight goes in equal parts to its
//! holders; s is a holder's share of the field, HHI = Σ s², the effective number of leads is 1/HHI.

use super::code::{Code, Finding, Severity, Subject};
use super::lead::LeadHolder;
use crate::model::{FieldIx, Grade};

/// One unit of weight in whole numbers: the least common multiple of 1 to 24, so that equal parts among up to 24
/// holders are exact. With more holders a part is rounded down.
pub const SHARE_UNIT: u128 = 5_354_228_880;

/// How the weight of a field is spread over its holders, in parts of [`SHARE_UNIT`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// Σ of the holders' parts.
    pub sum: u128,
    /// Σ of their squares.
    pub squares: u128,
}

/// The part of a task's weight that each of its holders gets.
pub fn shares(weight: u32, holders: &[LeadHolder]) -> impl Iterator<Item = (LeadHolder, u128)> + '_ {
    let part = part_of(weight, holders.len());
    holders.iter().map(move |holder| (*holder, part))
}

/// The part of one unit of weight that each of so many holders gets, where it is exact: a processor divides slowly.
const PARTS: [u64; 25] = {
    let mut parts = [SHARE_UNIT as u64; 25];
    let mut holders = 1;
    while holders < parts.len() {
        parts[holders] /= holders as u64;
        holders += 1;
    }
    parts
};

/// The part of a task's weight that each of so many holders gets; nobody is as one.
#[inline]
pub fn part_of(weight: u32, holders: usize) -> u128 {
    match PARTS.get(holders) {
        Some(part) => u128::from(weight) * u128::from(*part),
        None => u128::from(weight) * SHARE_UNIT / holders as u128,
    }
}

impl Spread {
    /// Adds the part of one holder in the field.
    pub fn add(&mut self, part: u128) {
        self.sum += part;
        self.squares += part * part;
    }

    /// Whether the effective number of leads is two or more: 1/HHI = sum²/squares ≥ 2, without division.
    pub fn is_fragmented(&self) -> bool {
        self.sum > 0
            && self
                .squares
                .checked_mul(2)
                .zip(self.sum.checked_mul(self.sum))
                .is_some_and(|(twice, whole)| twice <= whole)
    }

    /// The effective number of leads in hundredths, rounded down; 0 where nobody leads.
    pub fn effective_leads_hundredths(&self) -> i64 {
        match self.squares {
            0 => 0,
            squares => i64::try_from((self.sum * self.sum).saturating_mul(100) / squares).unwrap_or(i64::MAX),
        }
    }
}

/// Says what is to be said of one field: its effective number of leads, in hundredths, against two. `grade` is the
/// weakest of the rows that say who leads in it.
pub fn judge_field(field: FieldIx, spread: &Spread, grade: Grade, sink: &mut impl FnMut(Finding)) {
    if spread.is_fragmented() {
        let measured = Some(spread.effective_leads_hundredths());
        sink(Finding::plain(Code::FieldFragmented, Severity::Note, Subject::Field(field), measured, Some(200), grade));
    }
}

#[cfg(test)]
mod tests {
    use super::{SHARE_UNIT, Spread, part_of};

    fn spread(parts: &[u128]) -> Spread {
        Spread { sum: parts.iter().sum(), squares: parts.iter().map(|part| part * part).sum() }
    }

    #[test]
    fn two_equal_holders_are_just_fragmented_and_one_grain_off_is_not() {
        assert!(spread(&[SHARE_UNIT, SHARE_UNIT]).is_fragmented());
        assert!(!spread(&[SHARE_UNIT + 1, SHARE_UNIT]).is_fragmented());
        assert!(!spread(&[SHARE_UNIT]).is_fragmented());
        assert!(!spread(&[]).is_fragmented());
        assert_eq!(spread(&[SHARE_UNIT, SHARE_UNIT]).effective_leads_hundredths(), 200);
    }

    #[test]
    fn equal_parts_are_exact_up_to_twenty_four_holders() {
        assert!((1..=24).all(|holders| SHARE_UNIT.is_multiple_of(holders)));
        assert!((1..=30).all(|holders| part_of(7, holders) == 7 * SHARE_UNIT / holders as u128));
        assert_eq!(part_of(7, 0), 7 * SHARE_UNIT);
    }
}
