//! Pairs of agencies that share tasks, as a draft changes them.

use super::keyed::Keyed;
use super::quo::{StatusQuo, pair};
use crate::draft::Draft;
use crate::model::BodyIx;
use crate::rules::Brief;

/// By how many tasks pairs of agencies share more than in the baseline. Who has ended shares nothing any more, so that
/// its pairs are not kept one by one: how many there were, the status quo knows.
#[derive(Default)]
pub(super) struct Pairs {
    /// Of pairs of living agencies.
    more: Keyed<i32>,
    /// Bodies of the baseline that have ended.
    ended: Vec<BodyIx>,
}

impl Pairs {
    /// Begins a draft. Which bodies it has ended must be said before any task is added.
    pub fn begin(&mut self) {
        self.more.clear();
        self.ended.clear();
    }

    /// A body of the baseline has ended.
    pub fn end(&mut self, body: BodyIx) {
        self.ended.push(body);
    }

    /// So many tasks more.
    #[inline]
    pub fn add(&mut self, draft: &Draft<'_>, one: BodyIx, other: BodyIx, tasks: i32) {
        if self.keeps(draft, one) && self.keeps(draft, other) {
            self.add_kept(one, other, tasks);
        }
    }

    /// Whether the pairs of a body are kept one by one.
    #[inline]
    fn keeps(&self, draft: &Draft<'_>, body: BodyIx) -> bool {
        self.ended.is_empty() || draft.lives(body)
    }

    /// Of some agencies of a brief, a bit each, those whose pairs are kept one by one.
    #[inline]
    pub fn kept(&self, draft: &Draft<'_>, brief: &Brief, some: u8) -> u8 {
        let (mut kept, mut left) = (some, some);
        while left != 0 {
            let at = left.trailing_zeros();
            left &= left - 1;
            kept &= !(u8::from(!self.keeps(draft, brief.agency(at))) << at);
        }
        kept
    }

    /// As [`Self::add`], where the pairs of both are kept.
    #[inline]
    pub fn add_kept(&mut self, one: BodyIx, other: BodyIx, tasks: i32) {
        self.more.add(pair(one, other), tasks);
    }

    /// How many pairs share a task.
    pub fn count(&self, quo: &StatusQuo<'_>) -> i64 {
        let partners = |body: &BodyIx| i64::from(quo.partners[body.at()]);
        let of_ended = self.ended.iter().map(partners).sum::<i64>();
        let mut sharing = quo.pairs.len() as i64 - of_ended + self.among_ended(quo);
        let otherwise = || self.more.iter().filter(|entry| entry.1 != 0);
        quo.pairs.fetch(otherwise().map(|entry| entry.0));
        for (pair, more) in otherwise() {
            let was = quo.pairs.get(pair) as i32;
            sharing += i64::from(was + more > 0) - i64::from(was > 0);
        }
        sharing
    }

    /// Pairs both of whom have ended, which are among the partners of both.
    fn among_ended(&self, quo: &StatusQuo<'_>) -> i64 {
        let with_partners = self.ended.iter().copied().filter(|body| quo.partners[body.at()] > 0);
        let ended: smallvec::SmallVec<[BodyIx; 8]> = with_partners.collect();
        if ended.len() * ended.len() > quo.pairs.len() {
            let mut ended = ended;
            ended.sort_unstable();
            let has_ended = |body: u64| ended.binary_search(&BodyIx(body as u32)).is_ok();
            let both = |pair: &u64| has_ended(pair >> 32) && has_ended(pair & u64::from(u32::MAX));
            return quo.pairs.iter().filter(|(pair, _)| both(pair)).count() as i64;
        }
        let mut both = 0;
        for (at, one) in ended.iter().enumerate() {
            let shares = |other: &&BodyIx| quo.pairs.get(pair(*one, **other)) > 0;
            both += ended[at + 1..].iter().filter(shares).count() as i64;
        }
        both
    }
}
