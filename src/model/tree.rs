//! Trees given as parent pointers: their order, their cycles.

/// The rows of a forest in preorder, siblings in the order of `rank` then of the rows, with each row's depth
/// (a root's is 0); rows that no root reaches are returned apart, by one cycle each.
pub struct Forest {
    /// Row numbers in preorder, parents before children.
    pub order: Vec<u32>,
    /// Depth of each row in `order`.
    pub depth: Vec<u32>,
    /// The rows of each cycle, in the order in which a parent follows its child.
    pub cycles: Vec<Vec<u32>>,
}

/// Orders the forest of `parents` (the row of each row's parent).
pub fn forest(parents: &[Option<u32>], rank: impl Fn(u32) -> i64) -> Forest {
    let mut children: Vec<(Option<u32>, i64, u32)> =
        parents.iter().enumerate().map(|(row, parent)| (*parent, rank(row as u32), row as u32)).collect();
    children.sort_unstable();
    let below = |parent: Option<u32>| {
        let start = children.partition_point(|child| child.0 < parent);
        let end = children.partition_point(|child| child.0 <= parent);
        &children[start..end]
    };
    let mut found = Forest { order: Vec::new(), depth: Vec::new(), cycles: Vec::new() };
    let mut stack: Vec<(u32, u32)> = below(None).iter().rev().map(|child| (child.2, 0)).collect();
    let mut reached = vec![false; parents.len()];
    while let Some((row, depth)) = stack.pop() {
        reached[row as usize] = true;
        found.order.push(row);
        found.depth.push(depth);
        stack.extend(below(Some(row)).iter().rev().map(|child| (child.2, depth + 1)));
    }
    found.cycles = cycles(parents, reached);
    found
}

/// One cycle for each ring of rows that no root reaches.
fn cycles(parents: &[Option<u32>], mut known: Vec<bool>) -> Vec<Vec<u32>> {
    let mut cycles = Vec::new();
    for start in 0..parents.len() as u32 {
        let mut path = Vec::new();
        let mut row = start;
        while !known[row as usize] {
            known[row as usize] = true;
            path.push(row);
            match parents[row as usize] {
                Some(parent) => row = parent,
                None => break,
            }
        }
        if let Some(at) = path.iter().position(|step| *step == row) {
            cycles.push(path.split_off(at));
        }
    }
    cycles
}

#[cfg(test)]
mod tests {
    use super::forest;

    #[test]
    fn siblings_keep_their_order_and_parents_come_first() {
        let found = forest(&[Some(2), Some(2), None, Some(0), None], |row| if row == 1 { -1 } else { 0 });
        assert_eq!(found.order, [2, 1, 0, 3, 4]);
        assert_eq!(found.depth, [0, 1, 1, 2, 0]);
        assert!(found.cycles.is_empty());
    }

    #[test]
    fn each_ring_is_found_once_and_what_hangs_below_it_is_no_ring() {
        let found = forest(&[Some(1), Some(0), Some(0), Some(3), None], |_| 0);
        assert_eq!(found.order, [4]);
        assert_eq!(found.cycles, [vec![0, 1], vec![3]]);
    }
}
