//! The dotted links of a tree, from what was to what became of it: along the gutters beside columns and the lanes above
//! rows, so that they cross no box.

use super::layout::{Leaf, Placed};
use crate::output::draw::canvas::At;

/// How many links lie side by side before the first lane is used again.
const LANES: i32 = 4;
/// From one lane to the next.
const APART: i32 = 7;
/// From the right edge of a column to its first lane.
const BESIDE: i32 = 12;
/// From the top of a row of columns to the first lane above it.
const OVER: i32 = 30;

/// The links of a page whose ends both stand on it, in one part of the tree. Where an end stands on another page, the
/// words in the boxes say the same.
pub fn links(leaf: &Leaf, wanted: &[(usize, usize)]) -> Vec<Vec<At>> {
    let mut found = Vec::new();
    let mut first: Vec<(usize, &Placed)> =
        leaf.placed.iter().filter(|one| one.level > 0).map(|one| (one.item, one)).collect();
    first.sort_by_key(|one| one.0);
    let find = |item: usize| first.binary_search_by_key(&item, |one| one.0).ok().map(|at| first[at].1);
    for (from, to) in wanted {
        let (Some(from), Some(to)) = (find(*from), find(*to)) else { continue };
        if from.part == to.part && from.item != to.item {
            found.push(route(from, to, found.len() as i32 % LANES));
        }
    }
    found
}

fn route(from: &Placed, to: &Placed, lane: i32) -> Vec<At> {
    let beside = |placed: &Placed| placed.edge + BESIDE + lane * APART;
    let (start, end) = ((from.at.right(), from.at.middle().1), (to.at.right(), to.at.middle().1));
    if from.edge == to.edge {
        return vec![start, (beside(from), start.1), (beside(to), end.1), end];
    }
    let over = from.row.max(to.row) - OVER - lane * APART;
    vec![start, (beside(from), start.1), (beside(from), over), (beside(to), over), (beside(to), end.1), end]
}
