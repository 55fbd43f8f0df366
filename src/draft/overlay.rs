//! What a draft lays over the dense tables of a baseline: a few rows, found by their number, and forgotten at the cost
//! of those that there were. Rows keep their buffers for the next scenario.

/// A place of the table that no row has taken.
const FREE: u32 = u32::MAX;

/// A number by which rows are found.
pub trait Key: Copy + Eq + Default {
    /// The number with its bits so mixed that the high ones differ.
    fn mixed(self) -> u64;
}

// Fibonacci hashing: the high bits of the product are well mixed, however regular the numbers are.
impl Key for u32 {
    #[inline]
    fn mixed(self) -> u64 {
        u64::from(self).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

impl Key for u64 {
    #[inline]
    fn mixed(self) -> u64 {
        (self ^ (self >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

/// The bit of a key among those seen.
#[inline]
fn mark(key: impl Key) -> u64 {
    1 << (key.mixed() >> 58)
}

/// Up to so many rows are compared side by side, which is less work than a table: most scenarios change few bodies.
const FEW: usize = 8;

/// A few rows by number. Beyond a handful they are found by open addressing: a lookup is one multiplication and mostly one
/// load.
#[derive(Clone)]
pub struct Overlay<V, K = u32> {
    /// The first few of the numbers.
    first: [K; FEW],
    /// The numbers of the rows, in the order in which they came.
    keys: Vec<K>,
    /// The rows in the same order; those beyond the keys are kept for their buffers.
    rows: Vec<V>,
    /// Key and position, where there are more than a few: as many as a power of two, at most half of them in use.
    table: Vec<(K, u32)>,
    /// A bit for each key by its highest bits, once mixed: most keys that are asked for have no row, which this tells.
    seen: u64,
}

impl<V, K: Key> Default for Overlay<V, K> {
    fn default() -> Self {
        Self { first: [K::default(); FEW], keys: Vec::new(), rows: Vec::new(), table: Vec::new(), seen: 0 }
    }
}

impl<V: Default, K: Key> Overlay<V, K> {
    #[inline]
    fn start(&self, key: K) -> usize {
        (key.mixed() >> (64 - self.table.len().trailing_zeros())) as usize
    }

    #[inline]
    fn position(&self, key: K) -> Option<usize> {
        if self.seen & mark(key) == 0 {
            return None;
        }
        if self.keys.len() <= FEW {
            // All are compared, whichever it is: a search that stops there would make the processor guess where.
            let same: [u32; FEW] = std::array::from_fn(|at| if self.first[at] == key { 1 << at } else { 0 });
            let found = same.iter().fold(0, |found, same| found | same) & ((1 << self.keys.len()) - 1);
            return (found != 0).then_some(found.trailing_zeros() as usize);
        }
        let mask = self.table.len() - 1;
        let mut at = self.start(key);
        loop {
            let entry = self.table[at];
            if entry.1 == FREE {
                return None;
            }
            if entry.0 == key {
                return Some(entry.1 as usize);
            }
            at = (at + 1) & mask;
        }
    }

    /// The row of a number, if there is one.
    #[inline]
    pub fn get(&self, key: K) -> Option<&V> {
        self.position(key).map(|at| &self.rows[at])
    }

    /// Whether there is a row of this number.
    #[inline]
    pub fn contains(&self, key: K) -> bool {
        self.position(key).is_some()
    }

    /// Whether there is no row.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// How many rows there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// The number of the row that came at this place.
    #[inline]
    pub fn key(&self, at: usize) -> K {
        self.keys[at]
    }

    /// The rows in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (K, &V)> {
        self.keys.iter().copied().zip(&self.rows)
    }

    /// The row of a number, to be changed. A new one is first filled, over what an earlier scenario left in it.
    #[inline]
    pub fn edit(&mut self, key: K, fill: impl FnOnce(&mut V)) -> &mut V {
        let at = match self.position(key) {
            Some(at) => at,
            None => {
                let at = self.add(key);
                fill(&mut self.rows[at]);
                at
            }
        };
        &mut self.rows[at]
    }

    /// Sets the row of a number.
    #[inline]
    pub fn put(&mut self, key: K, row: V) {
        let at = self.position(key).unwrap_or_else(|| self.add(key));
        self.rows[at] = row;
    }

    fn add(&mut self, key: K) -> usize {
        let at = self.keys.len();
        self.seen |= mark(key);
        if let Some(first) = self.first.get_mut(at) {
            *first = key;
        }
        self.keys.push(key);
        if self.rows.len() == at {
            self.rows.push(V::default());
        }
        match at {
            0..FEW => {}
            FEW => self.enter_all(),
            _ if self.keys.len() * 2 > self.table.len() => self.enter_all(),
            _ => self.enter(key, at as u32),
        }
        at
    }

    fn enter(&mut self, key: K, row: u32) {
        let mask = self.table.len() - 1;
        let mut at = self.start(key);
        while self.table[at].1 != FREE {
            at = (at + 1) & mask;
        }
        self.table[at] = (key, row);
    }

    /// Enters every row, into a larger table where this one is half full.
    #[cold]
    fn enter_all(&mut self) {
        if self.keys.len() * 2 > self.table.len() {
            let size = (self.table.len() * 2).max(FEW * 4);
            self.table.clear();
            self.table.resize(size, (K::default(), FREE));
        }
        for at in 0..self.keys.len() {
            self.enter(self.keys[at], at as u32);
        }
    }

    /// Forgets all rows, at a cost of those that there were.
    pub fn clear(&mut self) {
        if self.keys.len() > FEW {
            self.clear_table();
        }
        self.keys.clear();
        self.seen = 0;
    }

    fn clear_table(&mut self) {
        if self.keys.len() * 4 > self.table.len() {
            self.table.fill((K::default(), FREE));
            return;
        }
        let mask = self.table.len() - 1;
        for row in 0..self.keys.len() {
            let mut at = self.start(self.keys[row]);
            // Entries of one run may be freed in any order: the search goes by position and skips free places.
            while self.table[at].1 != row as u32 {
                at = (at + 1) & mask;
            }
            self.table[at].1 = FREE;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Overlay;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn it_is_a_map_that_can_be_forgotten(rounds in prop::collection::vec(prop::collection::vec((0u32..500, 0u32..9), 0..200), 1..6)) {
            let mut overlay: Overlay<u32> = Overlay::default();
            for round in rounds {
                let mut map = BTreeMap::new();
                for (key, value) in round {
                    *overlay.edit(key, |row| *row = 100) += value;
                    *map.entry(key).or_insert(100) += value;
                }
                prop_assert_eq!(overlay.len(), map.len());
                for key in 0..500 {
                    prop_assert_eq!(overlay.get(key), map.get(&key));
                }
                overlay.clear();
                prop_assert!((0..500).all(|key| !overlay.contains(key)));
            }
        }
    }
}
