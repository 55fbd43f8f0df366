//! What a draft lays over the dense tables of a baseline: a few rows, found by their number with one load, and forgotten at
//! the cost of those that there were. Rows keep their buffers for the next scenario.

/// A place of the index that no row has taken.
const NONE: u32 = 0;

/// A few rows by number. The index has four bytes for each number below the highest that ever had a row, so that those of a
/// country stay in the second cache of a processor; a hash of few rows needs none, but must be searched, and where a search
/// ends a processor guesses wrongly.
#[derive(Clone)]
pub struct Overlay<V> {
    /// By number, the place of its row, one higher; as long as the highest number that ever had one.
    places: Vec<u32>,
    /// The numbers of the rows, in the order in which they came.
    keys: Vec<u32>,
    /// The rows in the same order; those beyond the keys are kept for their buffers.
    rows: Vec<V>,
}

impl<V> Default for Overlay<V> {
    fn default() -> Self {
        Self { places: Vec::new(), keys: Vec::new(), rows: Vec::new() }
    }
}

impl<V: Default> Overlay<V> {
    #[inline]
    fn place(&self, key: u32) -> u32 {
        self.places.get(key as usize).copied().unwrap_or(NONE)
    }

    /// The row of a number, if there is one.
    #[inline]
    pub fn get(&self, key: u32) -> Option<&V> {
        match self.place(key) {
            NONE => None,
            at => self.rows.get(at as usize - 1),
        }
    }

    /// Whether there is a row of this number.
    #[inline]
    pub fn contains(&self, key: u32) -> bool {
        self.place(key) != NONE
    }

    /// Whether there is no row.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The rows in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &V)> {
        self.keys.iter().copied().zip(&self.rows)
    }

    /// The row of a number, to be changed. A new one is first filled, over what an earlier scenario left in it.
    #[inline]
    pub fn edit(&mut self, key: u32, fill: impl FnOnce(&mut V)) -> &mut V {
        let at = match self.place(key) {
            NONE => self.begin(key, fill),
            at => at as usize - 1,
        };
        &mut self.rows[at]
    }

    /// A new row: apart, since most edits find one.
    #[inline(never)]
    fn begin(&mut self, key: u32, fill: impl FnOnce(&mut V)) -> usize {
        let at = self.add(key);
        fill(&mut self.rows[at]);
        at
    }

    /// Sets the row of a number.
    #[inline]
    pub fn put(&mut self, key: u32, row: V) {
        let at = match self.place(key) {
            NONE => self.add(key),
            at => at as usize - 1,
        };
        self.rows[at] = row;
    }

    /// Its rows with those of another laid over them.
    pub fn beneath(&self, other: &Self) -> Self
    where
        V: Clone,
    {
        let mut all = Self::default();
        self.iter().chain(other.iter()).for_each(|(key, row)| all.put(key, row.clone()));
        all
    }

    #[inline]
    fn add(&mut self, key: u32) -> usize {
        if self.places.len() <= key as usize {
            self.grow(key);
        }
        self.keys.push(key);
        let at = self.keys.len();
        self.places[key as usize] = at as u32;
        if self.rows.len() < at {
            self.rows.push(V::default());
        }
        at - 1
    }

    #[cold]
    fn grow(&mut self, key: u32) {
        let size = (key as usize + 1).max(self.places.len() * 2);
        self.places.resize(size, NONE);
    }

    /// Forgets all rows, at a cost of those that there were.
    #[inline]
    pub fn clear(&mut self) {
        for key in &self.keys {
            if let Some(place) = self.places.get_mut(*key as usize) {
                *place = NONE;
            }
        }
        self.keys.clear();
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
                prop_assert_eq!(overlay.iter().count(), map.len());
                for key in 0..500 {
                    prop_assert_eq!(overlay.get(key), map.get(&key));
                }
                overlay.clear();
                prop_assert!((0..500).all(|key| !overlay.contains(key)));
            }
        }
    }
}
