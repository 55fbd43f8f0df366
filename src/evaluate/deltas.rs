//! By how much few of many numbers differ, found by a key and forgotten at the cost of those that there are.

use std::ops::AddAssign;

/// The fewest places, a power of two.
const FEWEST: usize = 64;

/// Differences by key. The rows stand one after the other, so that to go through them costs nothing but them; places in a
/// table that is never more than half full tell where each stands.
pub(super) struct Deltas<V> {
    /// By hash, the row of a key, one higher; none: 0.
    places: Vec<u32>,
    /// The keys with what is added up for each, in the order in which they came.
    rows: Vec<(u64, V)>,
}

impl<V> Default for Deltas<V> {
    fn default() -> Self {
        Self { places: vec![0; FEWEST], rows: Vec::new() }
    }
}

impl<V: AddAssign> Deltas<V> {
    /// Adds to the difference of a key.
    #[inline]
    pub fn add(&mut self, key: u64, more: V) {
        let at = self.find(key);
        match self.places[at] {
            0 => {
                self.rows.push((key, more));
                self.places[at] = self.rows.len() as u32;
                if self.rows.len() * 2 > self.places.len() {
                    self.grow();
                }
            }
            row => self.rows[row as usize - 1].1 += more,
        }
    }

    /// The place of a key, or the free one where it belongs.
    #[inline]
    fn find(&self, key: u64) -> usize {
        // The size is a power of two, and the high bits of the product are the best mixed ones.
        let mask = self.places.len() - 1;
        let mut at = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        loop {
            match self.places[at] {
                0 => return at,
                row if self.rows[row as usize - 1].0 == key => return at,
                _ => at = (at + 1) & mask,
            }
        }
    }

    #[cold]
    fn grow(&mut self) {
        let size = self.places.len() * 2;
        self.places.clear();
        self.places.resize(size, 0);
        for row in 0..self.rows.len() {
            let at = self.find(self.rows[row].0);
            self.places[at] = row as u32 + 1;
        }
    }

    /// The keys with their differences.
    pub fn iter(&self) -> impl Iterator<Item = &(u64, V)> {
        self.rows.iter()
    }

    /// Forgets all of them.
    pub fn clear(&mut self) {
        // The last that came is taken away first, so that no place is emptied on the way to another.
        while let Some((key, _)) = self.rows.last() {
            let at = self.find(*key);
            self.places[at] = 0;
            self.rows.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Deltas;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn they_are_a_map_that_can_be_forgotten(rounds in prop::collection::vec(prop::collection::vec((0u64..200, -9i64..9), 0..300), 1..6)) {
            let mut deltas: Deltas<i64> = Deltas::default();
            for round in rounds {
                let mut map = BTreeMap::new();
                for (key, more) in round {
                    deltas.add(key << 33, more);
                    *map.entry(key << 33).or_insert(0) += more;
                }
                prop_assert_eq!(deltas.iter().copied().collect::<BTreeMap<_, _>>(), map.clone());
                prop_assert_eq!(deltas.iter().count(), map.len());
                deltas.clear();
                prop_assert_eq!(deltas.iter().count(), 0);
            }
        }
    }
}
