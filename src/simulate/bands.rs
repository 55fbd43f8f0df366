//! What many runs say of one number: the mean, and the values that 5, 50 and 95 of a hundred runs do not exceed.

/// One number for each year, in every run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// By year, then by run.
    pub years: Vec<Vec<i32>>,
}

/// The spread of one number over the runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// At most this in 5 of 100 runs.
    pub low: i64,
    /// At most this in 50 of 100 runs.
    pub middle: i64,
    /// At most this in 95 of 100 runs.
    pub high: i64,
    /// The mean in hundredths, halves away from zero.
    pub mean_hundredths: i64,
}

impl Series {
    /// The spread in one year; none where there are no runs.
    pub fn band(&self, year: usize) -> Option<Band> {
        let mut values = self.years.get(year)?.clone();
        values.sort_unstable();
        // The nearest rank: the smallest value that so many of a hundred runs do not exceed.
        let at = |hundredths: usize| {
            let rank = (values.len() * hundredths).div_ceil(100).max(1) - 1;
            values.get(rank).map(|value| i64::from(*value))
        };
        Some(Band { low: at(5)?, middle: at(50)?, high: at(95)?, mean_hundredths: mean_hundredths(&values)? })
    }

    /// The spread in each year.
    pub fn bands(&self) -> Vec<Band> {
        (0..self.years.len()).filter_map(|year| self.band(year)).collect()
    }

    /// The first year, by position, in which a run is at zero; how many runs come to it in each year.
    pub fn first_zero(&self) -> Vec<u32> {
        let runs = self.years.first().map_or(0, Vec::len);
        let mut counts = vec![0; self.years.len()];
        for run in 0..runs {
            if let Some(year) = self.years.iter().position(|values| values[run] == 0) {
                counts[year] += 1;
            }
        }
        counts
    }
}

fn mean_hundredths(values: &[i32]) -> Option<i64> {
    let runs = i128::try_from(values.len()).ok().filter(|runs| *runs > 0)?;
    let sum: i128 = values.iter().map(|value| i128::from(*value)).sum();
    let rounded = (sum.abs() * 200 + runs) / (2 * runs);
    i64::try_from(rounded * sum.signum()).ok()
}

/// One series less another, run by run: on common draws this is the effect of the difference alone.
pub fn difference(one: &Series, other: &Series) -> Series {
    let less = |(one, other): (&Vec<i32>, &Vec<i32>)| one.iter().zip(other).map(|(a, b)| a - b).collect();
    Series { years: one.years.iter().zip(&other.years).map(less).collect() }
}

#[cfg(test)]
mod tests {
    use super::{Band, Series, difference};

    #[test]
    fn bands_are_nearest_ranks() {
        let series = Series { years: vec![(1..=100).rev().collect(), vec![3]] };
        assert_eq!(series.band(0), Some(Band { low: 5, middle: 50, high: 95, mean_hundredths: 5050 }));
        assert_eq!(series.band(1), Some(Band { low: 3, middle: 3, high: 3, mean_hundredths: 300 }));
        assert_eq!(series.band(2), None);
        let nothing = difference(&series, &series);
        assert!(nothing.years.iter().flatten().all(|value| *value == 0));
    }

    #[test]
    fn the_first_year_at_zero_is_counted_once() {
        let series = Series { years: vec![vec![1, 0, 2], vec![0, 0, 1]] };
        assert_eq!(series.first_zero(), [1, 1]);
    }
}
