//! The mean path in closed form: people leave independently of each other, so that the mean number of deputies fewer
//! needs no draw. What is to be signed must not depend on a seed.

use super::path::Path;
use super::run::{Course, Ready};
use crate::model::Post;

/// The parts that a person is divided into.
pub(super) const PARTS: u64 = 1_000_000_000;

/// Deputies over the limit who are expected to leave by the last day, for each body over its limit and each year, in
/// billionths of a person: the mean of min(surplus, deputies who have left), by the distribution of a sum of unequal
/// chances (Poisson binomial), year by year.
pub(super) fn expected(course: &Course, path: &Path) -> Vec<Vec<u64>> {
    let ready = Ready::new(course, path.setting);
    let years = path.setting.years as usize;
    let mut bodies = Vec::with_capacity(ready.over.len());
    for (norm, in_time) in ready.over.iter().map(|at| &course.norms[*at]).zip(&ready.in_time) {
        let here = |at: &usize| course.people[*at].body == Some(norm.body) && course.people[*at].post == Post::Deputy;
        let deputies: Vec<usize> = (0..course.people.len()).filter(here).collect();
        let mut before = 0;
        let mut row = Vec::with_capacity(years);
        for year in 0..years {
            let months = path.setting.months_until(year).min(*in_time);
            let chances: Vec<f64> = deputies.iter().map(|person| ready.gone(*person, months)).collect();
            let mean = (mean_up_to(&chances, norm.surplus()) * PARTS as f64).round() as u64;
            // Rounding must not make a year negative.
            let until = mean.max(before);
            row.push(until - before);
            before = until;
        }
        bodies.push(row);
    }
    bodies
}

/// The mean of the number of those who have left, counted up to a bound.
fn mean_up_to(chances: &[f64], bound: i64) -> f64 {
    let mut counts = vec![0.0; chances.len() + 1];
    counts[0] = 1.0;
    for (at, chance) in chances.iter().enumerate() {
        for count in (0..=at + 1).rev() {
            let one_more = if count > 0 { counts[count - 1] * chance } else { 0.0 };
            counts[count] = counts[count] * (1.0 - chance) + one_more;
        }
    }
    let bound = usize::try_from(bound).unwrap_or(0);
    counts.iter().enumerate().map(|(count, chance)| count.min(bound) as f64 * chance).sum()
}

#[cfg(test)]
mod tests {
    use super::mean_up_to;

    #[test]
    fn the_mean_is_that_of_the_sum_cut_at_the_bound() {
        assert!((mean_up_to(&[0.5, 0.5], 1) - 0.75).abs() < 1e-12);
        assert!((mean_up_to(&[0.2, 0.3, 0.4], 3) - 0.9).abs() < 1e-12);
        assert!((mean_up_to(&[1.0, 1.0, 0.0], 1) - 1.0).abs() < 1e-12);
        assert!(mean_up_to(&[], 3).abs() < 1e-12);
    }
}
