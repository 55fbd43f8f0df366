//! How well a ranking holds when nobody knows the weights: in how many weightings each option takes each place.
//!
//! These are the rank acceptability indices of SMAA-2 (Lahdelma, Salminen, Operations Research 49(3), 2001). They are
//! taken over every point of a simplex lattice (Scheffé, 1958) instead of over random weights, so that equal figures
//! give equal shares on every machine.

use crate::model::Count;

/// The most weightings that are tried: enough for shares of a percent, few enough to be quick.
const MOST: u64 = 20_000;

/// The finest lattice: steps of a fiftieth.
const FINEST: u32 = 50;

/// A figure scaled from the best (0) to the worst (this) among the options.
const WHOLE: i128 = 1_000_000_000;

/// In how many weightings each option takes each place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankShares {
    /// The criteria that tell the options apart, by position; only these are weighted.
    pub criteria: Vec<usize>,
    /// Every weight is a multiple of one part of so many.
    pub steps: u32,
    /// How many weightings there are.
    pub weightings: u64,
    /// For each option and place, the first being place 1, the number of weightings; a row adds up to all of them.
    /// Options of equal score share the better place, so that columns need not.
    pub places: Vec<Vec<u64>>,
    /// The place of each option where all weights are equal, 1 the best.
    pub even: Vec<usize>,
}

/// Ranks options by every weighting of a lattice. `costs` has a row for each option and in it a value for each
/// criterion, turned so that less is better. A criterion is left out where a value of it is unknown or where all options
/// agree on it; none: no criterion is left, or there are fewer than two options.
pub fn rank_shares(costs: &[Vec<Count>]) -> Option<RankShares> {
    let width = costs.first().filter(|_| costs.len() > 1)?.len();
    let mut criteria = Vec::new();
    let mut scaled: Vec<Vec<i64>> = vec![Vec::new(); costs.len()];
    for criterion in 0..width {
        let values: Option<Vec<i64>> = costs.iter().map(|row| row.get(criterion).copied().flatten()).collect();
        let Some(values) = values else { continue };
        let (Some(best), Some(worst)) = (values.iter().min(), values.iter().max()) else { continue };
        if best == worst {
            continue;
        }
        criteria.push(criterion);
        for (row, value) in scaled.iter_mut().zip(&values) {
            let part = WHOLE * i128::from(value - best) / i128::from(worst - best);
            row.push(i64::try_from(part).unwrap_or(i64::MAX));
        }
    }
    if criteria.is_empty() {
        return None;
    }
    let steps = steps(criteria.len());
    let mut lattice = Lattice { scaled: &scaled, places: vec![vec![0; costs.len()]; costs.len()], weightings: 0 };
    lattice.walk(0, steps, &vec![0; costs.len()]);
    let even: Vec<i64> = scaled.iter().map(|row| row.iter().sum()).collect();
    Some(RankShares {
        criteria,
        steps,
        weightings: lattice.weightings,
        places: lattice.places,
        even: (0..even.len()).map(|at| place(&even, at)).collect(),
    })
}

/// The finest steps whose lattice has no more than [`MOST`] points.
fn steps(criteria: usize) -> u32 {
    let fits = |steps: &u32| points(criteria, *steps) <= MOST;
    (1..=FINEST).take_while(fits).last().unwrap_or(1)
}

/// Points of a lattice: the ways to share out the steps among the criteria.
fn points(criteria: usize, steps: u32) -> u64 {
    // Each partial product is itself a binomial coefficient, so that every division is exact.
    (1..criteria as u64).fold(1, |points: u64, at| points.saturating_mul(u64::from(steps) + at) / at)
}

/// The place of an option by its score: one more than there are better ones.
fn place(scores: &[i64], at: usize) -> usize {
    1 + scores.iter().filter(|score| **score < scores[at]).count()
}

struct Lattice<'c> {
    scaled: &'c [Vec<i64>],
    places: Vec<Vec<u64>>,
    weightings: u64,
}

impl Lattice<'_> {
    /// Gives the criteria from `criterion` on all shares of the steps that are left.
    fn walk(&mut self, criterion: usize, left: u32, scores: &[i64]) {
        let last = self.scaled[0].len() == criterion + 1;
        for weight in if last { left..=left } else { 0..=left } {
            let add = |(score, row): (&i64, &Vec<i64>)| score + i64::from(weight) * row[criterion];
            let scores: Vec<i64> = scores.iter().zip(self.scaled).map(add).collect();
            if !last {
                self.walk(criterion + 1, left - weight, &scores);
                continue;
            }
            self.weightings += 1;
            for at in 0..scores.len() {
                self.places[at][place(&scores, at) - 1] += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{points, rank_shares, steps};

    #[test]
    fn an_option_that_is_best_in_everything_is_first_by_every_weighting() {
        let costs = [vec![Some(1), Some(1)], vec![Some(2), Some(3)], vec![Some(3), Some(2)]];
        let shares = rank_shares(&costs).unwrap();
        assert_eq!(shares.places[0], [shares.weightings, 0, 0]);
        assert_eq!(shares.even[0], 1);
    }

    #[test]
    fn every_option_has_one_place_in_every_weighting() {
        let costs = [vec![Some(1), Some(9), Some(4)], vec![Some(5), Some(5), Some(5)], vec![Some(9), Some(1), Some(6)]];
        let shares = rank_shares(&costs).unwrap();
        assert_eq!(shares.weightings, points(3, shares.steps));
        for row in &shares.places {
            assert_eq!(row.iter().sum::<u64>(), shares.weightings);
        }
        assert_eq!(rank_shares(&costs), Some(shares));
    }

    #[test]
    fn two_mirrored_options_win_equally_often_and_share_the_first_place_once() {
        let shares = rank_shares(&[vec![Some(0), Some(1)], vec![Some(1), Some(0)]]).unwrap();
        assert_eq!((shares.steps, shares.weightings), (50, 51));
        assert_eq!(shares.places, [[26, 25], [26, 25]]);
        assert_eq!(shares.even, [1, 1]);
    }

    #[test]
    fn what_is_unknown_or_the_same_for_all_is_not_weighted() {
        let costs = [vec![Some(1), None, Some(7)], vec![Some(2), Some(3), Some(7)]];
        assert_eq!(rank_shares(&costs).unwrap().criteria, [0]);
        assert_eq!(rank_shares(&[vec![None], vec![Some(1)]]), None);
        assert_eq!(rank_shares(&[vec![Some(1)]]), None);
    }

    #[test]
    fn the_lattice_is_as_fine_as_its_number_of_points_allows() {
        assert_eq!(points(3, 2), 6);
        assert!((1..=20).all(|criteria| points(criteria, steps(criteria)) <= 20_000));
        assert!(points(6, steps(6) + 1) > 20_000);
    }
}
