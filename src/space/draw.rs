//! Distinct numbers in an order that looks random, without remembering any of them.

/// A permutation of the numbers below a limit: a Feistel network over the next even number of bits, walked until it
/// falls below the limit (Black and Rogaway, "Ciphers with arbitrary finite domains", 2002).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shuffle {
    limit: u128,
    /// The bits of one half.
    half: u32,
    seed: u64,
}

const ROUNDS: u64 = 6;

impl Shuffle {
    /// The permutation that a seed gives.
    pub fn new(limit: u128, seed: u64) -> Self {
        let bits = u128::BITS - limit.saturating_sub(1).leading_zeros();
        Self { limit, half: bits.div_ceil(2).max(1), seed }
    }

    /// The number at a place below the limit.
    pub fn at(&self, place: u128) -> u128 {
        let mut number = self.turned(place);
        // A network permutes its whole domain, so the walk comes back below the limit, at the latest where it began.
        while number >= self.limit && self.limit > 0 {
            number = self.turned(number);
        }
        number
    }

    fn turned(&self, number: u128) -> u128 {
        let mask = (1_u128 << self.half) - 1;
        let (mut left, mut right) = (number >> self.half, number & mask);
        for round in 0..ROUNDS {
            let mixed = u128::from(mix(self.seed ^ mix(right as u64 ^ mix(round + 1)))) & mask;
            (left, right) = (right, left ^ mixed);
        }
        left << self.half | right
    }
}

/// The finaliser of SplitMix64.
fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::Shuffle;
    use std::collections::BTreeSet;

    #[test]
    fn every_number_comes_once() {
        for limit in [1, 2, 3, 7, 16, 17, 1000] {
            for seed in 0..5 {
                let shuffle = Shuffle::new(limit, seed);
                let drawn: BTreeSet<u128> = (0..limit).map(|place| shuffle.at(place)).collect();
                assert_eq!(drawn.len() as u128, limit, "{limit} {seed}");
                assert!(drawn.iter().all(|number| *number < limit));
            }
        }
    }

    #[test]
    fn a_seed_decides_the_order() {
        let order = |seed| (0..100).map(|place| Shuffle::new(100, seed).at(place)).collect::<Vec<_>>();
        assert_eq!(order(7), order(7));
        assert_ne!(order(7), order(8));
        assert_ne!(order(7), (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn a_space_may_be_larger_than_any_table() {
        let limit = 1 << 120;
        let shuffle = Shuffle::new(limit, 1);
        let drawn: BTreeSet<u128> = (0..1000).map(|place| shuffle.at(place)).collect();
        assert_eq!(drawn.len(), 1000);
    }
}
