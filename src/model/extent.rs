//! Sets of elementary areas, kept as sorted intervals: areas are numbered in tree order, so that a
//! province, a district or a commune is one interval each.

use smallvec::{SmallVec, smallvec};

/// Most sets are one interval, which needs no memory of its own.
type Spans = SmallVec<[(u32, u32); 1]>;

/// A set of elementary areas: sorted, disjoint, non-touching half-open intervals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Extent(Spans);

impl Extent {
    /// No area at all.
    pub fn nothing() -> Self {
        Self(Spans::new())
    }

    /// The elementary areas `from..to`.
    pub fn span(from: u32, to: u32) -> Self {
        if from < to { Self(smallvec![(from, to)]) } else { Self::nothing() }
    }

    /// The union of any intervals, in any order.
    pub fn of(mut spans: Vec<(u32, u32)>) -> Self {
        spans.retain(|(from, to)| from < to);
        spans.sort_unstable();
        Self::joined(spans)
    }

    /// The union of intervals that are in order, none of them empty.
    pub fn joined(spans: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut joined = Spans::new();
        for (from, to) in spans {
            match joined.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => joined.push((from, to)),
            }
        }
        Self(joined)
    }

    /// The intervals, sorted, disjoint and non-touching.
    #[inline]
    pub fn spans(&self) -> &[(u32, u32)] {
        &self.0
    }

    /// Whether no area is in it.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many elementary areas are in it.
    pub fn len(&self) -> u32 {
        self.0.iter().map(|(from, to)| to - from).sum()
    }

    /// The elementary areas in order.
    pub fn areas(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().flat_map(|&(from, to)| from..to)
    }

    /// Areas in either.
    pub fn union(&self, other: &Self) -> Self {
        Self::of(self.0.iter().chain(&other.0).copied().collect())
    }

    /// Areas in both.
    pub fn meet(&self, other: &Self) -> Self {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut common = Spans::new();
        while let (Some(&&(a, b)), Some(&&(c, d))) = (left.peek(), right.peek()) {
            let (from, to) = (a.max(c), b.min(d));
            if from < to {
                common.push((from, to));
            }
            if b <= d {
                left.next();
            } else {
                right.next();
            }
        }
        Self(common)
    }

    /// Areas in this one and not in the other.
    pub fn minus(&self, other: &Self) -> Self {
        let mut rest = Spans::new();
        for &(from, to) in &self.0 {
            let mut start = from;
            for &(cut_from, cut_to) in &other.0 {
                if cut_to <= start || cut_from >= to {
                    continue;
                }
                if cut_from > start {
                    rest.push((start, cut_from));
                }
                start = start.max(cut_to);
            }
            if start < to {
                rest.push((start, to));
            }
        }
        Self(rest)
    }

    /// Whether every area of the other is in this one.
    #[inline]
    pub fn contains(&self, other: &Self) -> bool {
        match (self.spans(), other.spans()) {
            ([(from, to)], [(other_from, other_to)]) => from <= other_from && other_to <= to,
            _ => other.minus(self).is_empty(),
        }
    }

    /// Whether some area is in both.
    #[inline]
    pub fn meets(&self, other: &Self) -> bool {
        let (mut left, mut right) = (self.spans(), other.spans());
        while let ([(from, to), others @ ..], [(other_from, other_to), more @ ..]) = (left, right) {
            if from < other_to && other_from < to {
                return true;
            }
            (left, right) = if to <= other_to { (others, right) } else { (left, more) };
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::Extent;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn any_extent() -> impl Strategy<Value = Extent> {
        prop::collection::vec((0u32..20, 0u32..20), 0..6).prop_map(Extent::of)
    }

    proptest! {
        #[test]
        fn set_algebra_is_that_of_plain_sets(a in any_extent(), b in any_extent()) {
            let (x, y): (BTreeSet<u32>, BTreeSet<u32>) = (a.areas().collect(), b.areas().collect());
            let as_set = |e: &Extent| e.areas().collect::<BTreeSet<u32>>();
            prop_assert_eq!(as_set(&a.union(&b)), &x | &y);
            prop_assert_eq!(as_set(&a.meet(&b)), &x & &y);
            prop_assert_eq!(as_set(&a.minus(&b)), &x - &y);
            prop_assert_eq!(a.contains(&b), y.is_subset(&x));
            prop_assert_eq!(a.meets(&b), !x.is_disjoint(&y));
            prop_assert_eq!(a.len() as usize, x.len());
            prop_assert_eq!(Extent::of(a.minus(&b).spans().to_vec()), a.minus(&b), "results are in normal form");
        }
    }
}
