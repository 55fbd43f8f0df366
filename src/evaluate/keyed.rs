//! Numbers by key, added up where they are found, and forgotten at the cost of those that there are.

use std::ops::AddAssign;

/// The fewest places, a power of two.
const FEWEST: usize = 64;

/// Numbers by key. The rows stand one after the other, so that to go through them costs nothing but them; places in a table
/// that is never more than half full tell where each stands.
pub(super) struct Keyed<V> {
    /// By hash, the row of a key, one higher; none: 0.
    places: Vec<u32>,
    /// The rows in the order in which they came.
    rows: Vec<Row<V>>,
}

/// A key with its number, and the place that tells where it stands.
struct Row<V> {
    key: u64,
    place: u32,
    value: V,
}

impl<V> Default for Keyed<V> {
    fn default() -> Self {
        Self { places: vec![0; FEWEST], rows: Vec::new() }
    }
}

impl<V: AddAssign + Copy + Default> Keyed<V> {
    /// Adds to the number of a key.
    #[inline]
    pub fn add(&mut self, key: u64, more: V) {
        match self.find(key) {
            Ok(row) => self.rows[row].value += more,
            Err(place) => {
                self.rows.push(Row { key, place: place as u32, value: more });
                self.places[place] = self.rows.len() as u32;
                if self.rows.len() * 2 > self.places.len() {
                    self.grow();
                }
            }
        }
    }

    /// The number of a key: zero where nothing was added.
    #[inline]
    pub fn get(&self, key: u64) -> V {
        self.find(key).map_or_else(|_| V::default(), |row| self.rows[row].value)
    }

    /// The row of a key, or else the free place where it belongs.
    #[inline]
    fn find(&self, key: u64) -> Result<usize, usize> {
        // The size is a power of two, and the high bits of the product are the best mixed ones.
        let mask = self.places.len() - 1;
        let mut at = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        loop {
            match self.places[at] {
                0 => return Err(at),
                row if self.rows[row as usize - 1].key == key => return Ok(row as usize - 1),
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
            if let Err(place) = self.find(self.rows[row].key) {
                self.rows[row].place = place as u32;
                self.places[place] = row as u32 + 1;
            }
        }
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The keys with their numbers, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (u64, V)> {
        self.rows.iter().map(|row| (row.key, row.value))
    }

    /// Forgets all of them.
    pub fn clear(&mut self) {
        for row in self.rows.drain(..) {
            self.places[row.place as usize] = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Keyed;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn they_are_a_map_that_can_be_forgotten(rounds in prop::collection::vec(prop::collection::vec((0u64..200, -9i64..9), 0..300), 1..6)) {
            let mut keyed: Keyed<i64> = Keyed::default();
            for round in rounds {
                let mut map = BTreeMap::new();
                for (key, more) in round {
                    keyed.add(key << 33, more);
                    *map.entry(key << 33).or_insert(0) += more;
                }
                prop_assert_eq!(keyed.iter().collect::<BTreeMap<_, _>>(), map.clone());
                prop_assert_eq!(keyed.len(), map.len());
                prop_assert!((0..200).all(|key| keyed.get(key << 33) == map.get(&(key << 33)).copied().unwrap_or(0)));
                keyed.clear();
                prop_assert_eq!(keyed.len(), 0);
                prop_assert!((0..200).all(|key| keyed.get(key << 33) == 0));
            }
        }
    }
}
