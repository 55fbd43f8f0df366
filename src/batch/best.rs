//! The best rows of a result, from one look at each: no more rows are kept than are asked for.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// What a row costs by one figure, turned so that less is better; none: unknown, which is worse than anything known.
pub type Cost = Option<i64>;

/// A row that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<R> {
    /// What it costs by each figure, in the order of the figures.
    pub costs: Vec<Cost>,
    /// Its place in the result, from 0: the earlier of two equal rows is the better one.
    pub order: u64,
    /// The row.
    pub row: R,
}

fn by_costs(one: &[Cost], other: &[Cost]) -> Ordering {
    let keys = |costs: &[Cost]| costs.iter().map(|cost| (cost.is_none(), *cost)).collect::<Vec<_>>();
    keys(one).cmp(&keys(other))
}

impl<R: Eq> Ord for Kept<R> {
    fn cmp(&self, other: &Self) -> Ordering {
        by_costs(&self.costs, &other.costs).then(self.order.cmp(&other.order))
    }
}

impl<R: Eq> PartialOrd for Kept<R> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The best rows so far, by one figure after the other.
#[derive(Clone, Debug)]
pub struct Top<R: Eq> {
    most: usize,
    /// The worst of them on top.
    rows: BinaryHeap<Kept<R>>,
}

impl<R: Eq> Top<R> {
    /// Keeps at most so many rows.
    pub fn new(most: usize) -> Self {
        Self { most, rows: BinaryHeap::new() }
    }

    /// Whether a row of these costs that comes now would be kept.
    pub fn wants(&self, costs: &[Cost]) -> bool {
        // Of equal rows the first is kept.
        self.rows.len() < self.most
            || self.rows.peek().is_some_and(|worst| by_costs(costs, &worst.costs) == Ordering::Less)
    }

    /// Adds a row.
    pub fn add(&mut self, kept: Kept<R>) {
        self.rows.push(kept);
        if self.rows.len() > self.most {
            self.rows.pop();
        }
    }

    /// The best rows, the best first.
    pub fn into_rows(self) -> Vec<Kept<R>> {
        self.rows.into_sorted_vec()
    }
}

/// The rows that no other row beats: none is at least as good by every figure and better by one. Of rows that are equal
/// by every figure the first is kept, and how many there are.
#[derive(Clone, Debug)]
pub struct Front<R>(Vec<(Vec<i64>, u64, Kept<R>)>);

impl<R> Default for Front<R> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<R> Front<R> {
    /// Whether a row of these costs belongs to the front as it is now; an equal one is counted.
    pub fn wants(&mut self, costs: &[i64]) -> bool {
        let beats = self.0.iter().position(|(other, ..)| other.iter().zip(costs).all(|(other, own)| other <= own));
        let Some(at) = beats else { return true };
        if self.0[at].0 == costs {
            self.0[at].1 += 1;
        }
        // What beats one row often beats the next.
        self.0.swap(0, at);
        false
    }

    /// Adds a row that is wanted; those that it beats go.
    pub fn add(&mut self, costs: Vec<i64>, kept: Kept<R>) {
        self.0.retain(|(other, ..)| !costs.iter().zip(other).all(|(own, other)| own <= other));
        self.0.push((costs, 1, kept));
    }

    /// The front, by one figure after the other, each row with how many are equal to it, itself among them.
    pub fn into_rows(mut self) -> Vec<(u64, Kept<R>)> {
        self.0.sort_by(|a, b| a.0.cmp(&b.0));
        self.0.into_iter().map(|(_, equal, kept)| (equal, kept)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Front, Kept, Top};

    fn top(costs: &[Option<i64>], most: usize) -> Vec<u64> {
        let mut top = Top::new(most);
        for (order, cost) in costs.iter().enumerate() {
            if top.wants(&[*cost]) {
                top.add(Kept { costs: vec![*cost], order: order as u64, row: () });
            }
        }
        top.into_rows().iter().map(|kept| kept.order).collect()
    }

    #[test]
    fn ties_go_by_order_and_what_is_unknown_comes_last() {
        assert_eq!(top(&[Some(3), None, Some(1), Some(3), Some(2)], 4), [2, 4, 0, 3]);
        assert_eq!(top(&[None, Some(9), None], 3), [1, 0, 2]);
        assert_eq!(top(&[Some(1)], 0), [0; 0]);
    }

    #[test]
    fn the_front_is_what_nothing_beats() {
        let rows = [[3, 3], [1, 5], [2, 2], [1, 5], [5, 1], [2, 3]];
        let mut front = Front::default();
        for (order, costs) in rows.iter().enumerate() {
            if front.wants(costs) {
                front.add(costs.to_vec(), Kept { costs: Vec::new(), order: order as u64, row: () });
            }
        }
        let rows: Vec<(u64, u64)> = front.into_rows().iter().map(|(equal, kept)| (*equal, kept.order)).collect();
        assert_eq!(rows, [(2, 1), (1, 2), (1, 4)]);
    }
}
