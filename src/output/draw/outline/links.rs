//! The dotted links of a tree, from what was to what became of it: along the gutters beside columns and the lanes above
//! rows, so that they cross no box.

use super::layout::{Leaf, Placed};
use crate::output::draw::canvas::At;
use std::collections::{BTreeMap, BTreeSet};

/// How many links lie side by side before the first lane is used again.
const LANES: i32 = 4;
/// From one lane to the next.
const APART: i32 = 7;
/// From the right edge of a column to its first lane.
const BESIDE: i32 = 12;
/// From the top of a row of columns to the first lane above it.
const OVER: i32 = 30;

/// How much of the width the links beside the last column need.
pub const BESIDE_LAST: i32 = BESIDE + LANES * APART;

/// From the middle of one dot to the next, and the length of a dot.
const DOTS: (i32, i32) = (13, 4);

/// The links of a page whose ends both stand on it, in one part of the tree. Where an end stands on another page, the
/// words in the boxes say the same. Links that share an end share a lane.
pub fn links(leaf: &Leaf, wanted: &[(usize, usize)]) -> Vec<Vec<At>> {
    let boxes = leaf.placed.iter().filter(|one| one.level > 0);
    let found: BTreeMap<usize, &Placed> = boxes.map(|one| (one.item, one)).collect();
    let mut lanes: BTreeMap<usize, i32> = BTreeMap::new();
    let mut used = 0;
    let mut routes = Vec::new();
    for (old, new) in wanted {
        let (Some(from), Some(to)) = (found.get(old), found.get(new)) else { continue };
        if from.part != to.part || old == new {
            continue;
        }
        let lane = lanes.get(new).or_else(|| lanes.get(old)).copied().unwrap_or_else(|| {
            used += 1;
            (used - 1) % LANES
        });
        lanes.insert(*old, lane);
        lanes.insert(*new, lane);
        routes.push(route(from, to, lane));
    }
    routes
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

/// The dots of links: where two run along one lane, their dots are the same and drawn once.
pub fn dots(routes: &[Vec<At>]) -> BTreeSet<(At, At)> {
    let mut dots = BTreeSet::new();
    for ends in routes.iter().flat_map(|route| route.windows(2)) {
        let (from, to) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        // A stretch runs across or down; its dots stand at multiples of their distance from the edge of the sheet.
        let (across, low, high) = if from.1 == to.1 { (true, from.0, to.0) } else { (false, from.1, to.1) };
        let mut at = low.div_euclid(DOTS.0) * DOTS.0;
        while at <= high {
            let (start, end) = (at.max(low), (at + DOTS.1).min(high));
            if start < end {
                let dot = if across { ((start, from.1), (end, from.1)) } else { ((from.0, start), (from.0, end)) };
                dots.insert(dot);
            }
            at += DOTS.0;
        }
    }
    dots
}
