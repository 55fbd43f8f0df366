//! Whole persons a year: the mean path, rounded so that it adds up across and down.

use super::expected::{PARTS, expected};
use super::flow::{Way, transport};
use super::path::Path;
use super::run::Course;
use crate::model::BodyIx;

/// What the legal plan says: so many deputies fewer in each year, and what is to be solved by other means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholePath {
    /// The calendar years up to the last deadline.
    pub years: Vec<i32>,
    /// The bodies over their limit.
    pub rows: Vec<WholeRow>,
    /// All of them; every number is the sum of its column.
    pub total: WholeRow,
}

/// One line: the numbers of the years and the rest add up to the surplus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeRow {
    /// The body; none: the total.
    pub body: Option<BodyIx>,
    /// Deputies over the limit at the start.
    pub surplus: i64,
    /// Deputies fewer in each year.
    pub years: Vec<i64>,
    /// Deputies whom retirement and leaving do not take away in time: to be moved, given a lower post, or retired early.
    pub rest: i64,
}

/// Whole persons a year until the legal day: the mean path, which is reckoned without draws and so depends on no seed,
/// rounded by largest remainder, first the totals, then the bodies within them, so that rows add up to the surplus of
/// their body and columns to the total. `path` must be the path of the course.
pub fn whole_path(course: &Course, path: &Path) -> WholePath {
    let last = (path.bodies.iter().filter_map(|body| body.norm.deadline)).map(|day| i32::from(day.year())).max();
    let years: Vec<i32> = path.years.iter().copied().filter(|year| last.is_none_or(|last| *year <= last)).collect();
    let surplus: Vec<i64> = path.bodies.iter().map(|body| body.norm.surplus()).collect();
    let mut cells: Vec<Vec<u64>> = Vec::with_capacity(path.bodies.len());
    for (mut row, surplus) in expected(course, path).into_iter().zip(&surplus) {
        row.truncate(years.len());
        let all = u64::try_from(*surplus).unwrap_or(0) * PARTS;
        row.push(all.saturating_sub(row.iter().sum()));
        cells.push(row);
    }
    let rounded = rounded(&cells, PARTS, &surplus);
    let line = |body: Option<BodyIx>, surplus: i64, mut cells: Vec<i64>| {
        let rest = cells.pop().unwrap_or(0);
        WholeRow { body, surplus, years: cells, rest }
    };
    let mut total = vec![0; years.len() + 1];
    rounded.iter().for_each(|row| total.iter_mut().zip(row).for_each(|(sum, cell)| *sum += cell));
    let rows = path.bodies.iter().zip(&surplus).zip(rounded);
    WholePath {
        rows: rows.map(|((body, surplus), row)| line(Some(body.norm.body), *surplus, row)).collect(),
        total: line(None, surplus.iter().sum(), total),
        years,
    }
}

/// Rounds a table in parts of one to whole numbers: rows keep their sums, which are whole, and columns are rounded
/// by largest remainder. Which cells go up is the transportation problem that keeps nearest to the means.
fn rounded(cells: &[Vec<u64>], parts: u64, rows: &[i64]) -> Vec<Vec<i64>> {
    let mut whole: Vec<Vec<i64>> =
        cells.iter().map(|row| row.iter().map(|cell| (cell / parts) as i64).collect()).collect();
    let width = cells.first().map_or(0, Vec::len);
    let columns: Vec<u64> = (0..width).map(|at| cells.iter().map(|row| row[at]).sum()).collect();
    let targets = largest_remainder(&columns, parts, rows.iter().sum());
    let missing: Vec<i64> = rows.iter().zip(&whole).map(|(row, cells)| row - cells.iter().sum::<i64>()).collect();
    let lacking: Vec<i64> =
        targets.iter().enumerate().map(|(at, target)| target - whole.iter().map(|row| row[at]).sum::<i64>()).collect();
    let mut ways = Vec::new();
    for (source, row) in cells.iter().enumerate().filter(|(source, _)| missing[*source] > 0) {
        for (sink, cell) in row.iter().enumerate().filter(|(sink, _)| lacking[*sink] > 0) {
            // In hundredths of a percent, so that the costs stay exact in the solver.
            let short = (10_000 - cell % parts * 10_000 / parts) as i64;
            ways.push(Way { source, sink, cost: short, most: 1 });
            // A second unit in one cell only where there is no other way.
            ways.push(Way { source, sink, cost: 100_000 + short, most: missing[source] });
        }
    }
    let supplies: Vec<i64> = missing.iter().map(|count| (*count).max(0)).collect();
    let capacities: Vec<i64> = lacking.iter().map(|count| (*count).max(0)).collect();
    let units = transport(&supplies, &capacities, &ways).unwrap_or_else(|| vec![0; ways.len()]);
    for (way, units) in ways.iter().zip(units) {
        whole[way.source][way.sink] += units;
    }
    // Whatever is left, which is nothing unless the solver failed: row by row, so that rows add up all the same.
    for (row, (cells, sum)) in whole.iter_mut().zip(cells.iter().zip(rows)) {
        if row.iter().sum::<i64>() != *sum {
            *row = largest_remainder(cells, parts, *sum);
        }
    }
    whole
}

/// Whole numbers that add up to a sum, nearest to numbers in parts of one; ties go to the first.
fn largest_remainder(cells: &[u64], parts: u64, sum: i64) -> Vec<i64> {
    let mut whole: Vec<i64> = cells.iter().map(|cell| (cell / parts) as i64).collect();
    let mut order: Vec<usize> = (0..cells.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(cells[*at] % parts));
    let missing = usize::try_from(sum - whole.iter().sum::<i64>()).unwrap_or(0);
    order.into_iter().take(missing).for_each(|at| whole[at] += 1);
    whole
}

#[cfg(test)]
mod tests {
    use super::rounded;
    use proptest::prelude::*;

    #[test]
    fn many_small_chances_are_not_all_rounded_the_same_way() {
        // Ten bodies with one deputy too many, each with a fifth of a person a year and a fifth left over.
        let whole = rounded(&vec![vec![2, 2, 2, 2, 2]; 10], 10, &[1; 10]);
        for year in 0..5 {
            assert_eq!(whole.iter().map(|row| row[year]).sum::<i64>(), 2, "{whole:?}");
        }
    }

    proptest! {
        #[test]
        fn rows_and_columns_add_up(
            table in proptest::collection::vec((proptest::collection::vec(0_u64..=100, 6), 0_i64..9), 1..30),
        ) {
            let runs = 100;
            let mut rows = Vec::new();
            let mut cells = Vec::new();
            for (mut row, surplus) in table {
                // No more leave than are too many; who does not is in the last column.
                let mut left = u64::try_from(surplus).unwrap() * runs;
                for cell in &mut row {
                    *cell = (*cell).min(left);
                    left -= *cell;
                }
                row.push(left);
                cells.push(row);
                rows.push(surplus);
            }
            let whole = rounded(&cells, runs, &rows);
            for ((row, surplus), exact) in whole.iter().zip(&rows).zip(&cells) {
                prop_assert_eq!(row.iter().sum::<i64>(), *surplus);
                prop_assert!(row.iter().all(|cell| *cell >= 0));
                prop_assert!(row.iter().zip(exact).all(|(cell, exact)| *cell >= (exact / runs) as i64));
            }
            for at in 0..7 {
                let exact: u64 = cells.iter().map(|row| row[at]).sum();
                let column: i64 = whole.iter().map(|row| row[at]).sum();
                let floor = (exact / runs) as i64;
                prop_assert!(column == floor || column == floor + 1, "column {} of {}", column, exact);
            }
        }
    }
}
