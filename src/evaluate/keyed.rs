//! Numbers by key, added up where they are found, and forgotten at the cost of those that there are.

use std::hint::black_box;
use std::ops::AddAssign;

/// The fewest places, a power of two.
const FEWEST: usize = 64;

/// From how many places on they do not all lie in a processor's second cache.
const LARGE: usize = 1 << 16;

/// The key of a place that none has taken.
const NONE: u64 = u64::MAX;

/// Numbers by key, in places of which no more than half are taken. Each stands beside its key, so that in a large table to
/// find it reads one line of memory.
pub(super) struct Keyed<V> {
    places: Vec<Place<V>>,
    /// The places that are taken, in the order in which their keys came.
    taken: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Place<V> {
    key: u64,
    value: V,
}

impl<V: Copy + Default> Default for Keyed<V> {
    fn default() -> Self {
        Self { places: free(FEWEST), taken: Vec::new() }
    }
}

fn free<V: Copy + Default>(places: usize) -> Vec<Place<V>> {
    vec![Place { key: NONE, value: V::default() }; places]
}

impl<V: AddAssign + Copy + Default> Keyed<V> {
    /// Adds to the number of a key, which is not the highest that there is.
    #[inline]
    pub fn add(&mut self, key: u64, more: V) {
        let at = self.find(key);
        let place = &mut self.places[at];
        if place.key == key {
            place.value += more;
            return;
        }
        *place = Place { key, value: more };
        self.taken.push(at as u32);
        if self.taken.len() * 2 > self.places.len() {
            self.grow();
        }
    }

    /// The number of a key: zero where nothing was added.
    #[inline]
    pub fn get(&self, key: u64) -> V {
        let place = &self.places[self.find(key)];
        if place.key == key { place.value } else { V::default() }
    }

    /// Where the search for a key begins.
    #[inline]
    fn first(&self, key: u64) -> usize {
        // The size is a power of two, and the high bits of the product are the best mixed ones.
        (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & (self.places.len() - 1)
    }

    /// The place of a key, or else the free one where it belongs.
    #[inline]
    fn find(&self, key: u64) -> usize {
        let mut at = self.first(key);
        while self.places[at].key != key && self.places[at].key != NONE {
            at = (at + 1) & (self.places.len() - 1);
        }
        at
    }

    /// Asks for the places of some keys together, where the table is so large that each would have to be waited for.
    #[inline]
    pub fn fetch(&self, keys: impl Iterator<Item = u64>) {
        if self.places.len() >= LARGE {
            black_box(keys.fold(0, |sum, key| sum ^ self.places[self.first(key)].key));
        }
    }

    #[cold]
    fn grow(&mut self) {
        let larger = free(self.places.len() * 2);
        let smaller = std::mem::replace(&mut self.places, larger);
        for at in 0..self.taken.len() {
            let place = smaller[self.taken[at] as usize];
            let now = self.find(place.key);
            self.places[now] = place;
            self.taken[at] = now as u32;
        }
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.taken.len()
    }

    /// The keys with their numbers, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (u64, V)> {
        self.taken.iter().map(|at| &self.places[*at as usize]).map(|place| (place.key, place.value))
    }

    /// Forgets all of them.
    pub fn clear(&mut self) {
        for at in self.taken.drain(..) {
            self.places[at as usize].key = NONE;
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
