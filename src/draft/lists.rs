//! Lists of positions, one for each row of a table.

/// Rows of variable length, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists<T> {
    starts: Vec<u32>,
    entries: Vec<T>,
}

impl<T: Copy + Ord> Lists<T> {
    /// Sorts pairs into the rows that they name: each row in order, and nothing twice in it. The entries of a row mostly come
    /// in order, so that to count them tells where they go, and nothing is left to be sorted.
    pub(super) fn of(rows: usize, pairs: Vec<(u32, T)>) -> Self {
        let mut starts = vec![0; rows + 1];
        pairs.iter().for_each(|(row, _)| starts[*row as usize + 1] += 1);
        (0..rows).for_each(|row| starts[row + 1] += starts[row]);
        let mut next = starts.clone();
        let mut entries: Vec<T> = pairs.iter().map(|pair| pair.1).collect();
        for (row, entry) in pairs {
            let place = &mut next[row as usize];
            entries[*place as usize] = entry;
            *place += 1;
        }
        let mut kept = 0;
        for row in 0..rows {
            let (from, to) = (starts[row] as usize, starts[row + 1] as usize);
            if !entries[from..to].is_sorted() {
                entries[from..to].sort_unstable();
            }
            starts[row] = kept as u32;
            let start = kept;
            for at in from..to {
                if kept == start || entries[kept - 1] != entries[at] {
                    entries[kept] = entries[at];
                    kept += 1;
                }
            }
        }
        starts[rows] = kept as u32;
        entries.truncate(kept);
        Self { starts, entries }
    }

    #[inline]
    pub(super) fn row(&self, row: u32) -> &[T] {
        match (self.starts.get(row as usize), self.starts.get(row as usize + 1)) {
            (Some(start), Some(end)) => &self.entries[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn each_row_has_its_entries_once_and_in_order(pairs in prop::collection::vec((0u32..8, 0u32..20), 0..60)) {
            let lists = Lists::of(8, pairs.clone());
            for row in 0..8 {
                let entries: BTreeSet<u32> = pairs.iter().filter(|pair| pair.0 == row).map(|pair| pair.1).collect();
                prop_assert_eq!(lists.row(row).to_vec(), Vec::from_iter(entries));
            }
            prop_assert_eq!(lists.row(8), &[] as &[u32]);
        }
    }
}
