//! All runs together: numbers a year with their spread, and for each body over its limit when it comes under it.

use super::bands::Series;
use super::norms::BodyNorm;
use super::run::{
    Course, HEADCOUNT, LEFT, MEASURES, POOLED, RETIRED, Ready, SURPLUS, Scratch, Setting, Tally, WAITING,
};
use crate::model::{Category, Count};
use rayon::prelude::*;

/// The fewest runs that a thread takes at once.
const BLOCK: u32 = 64;
/// The most blocks: their sums are kept until all are done.
const BLOCKS: u32 = 256;

/// What the runs of a plan come to.
#[derive(Clone, Debug)]
pub struct Path {
    /// How it was made.
    pub setting: Setting,
    /// The calendar years.
    pub years: Vec<i32>,
    /// People at the start.
    pub people: i64,
    /// People at the end of each year; nobody is recruited.
    pub headcount: Series,
    /// People who retire in each year.
    pub retired: Series,
    /// People who leave otherwise in each year.
    pub left: Series,
    /// Deputies over the limits of their bodies at the end of each year.
    pub surplus: Series,
    /// Deputies of the departments over their common limit at the end of each year.
    pub pooled: Series,
    /// People without a post at the end of each year.
    pub waiting: Series,
    /// The bodies over their limit.
    pub bodies: Vec<BodyPath>,
    /// Runs in which every body, and the departments together, are within their limits by the last day that the law
    /// gives them. A department counts with the others, not by itself.
    pub all_in_time: u32,
    /// Months of people over all runs, by year and then by category.
    pub person_months: Vec<[u64; Category::ALL.len()]>,
}

/// A body that has more deputies than it may have.
#[derive(Clone, Debug)]
pub struct BodyPath {
    /// Its number and limit.
    pub norm: BodyNorm,
    /// Deputies over the limit who left by its last day, over all runs, by year.
    pub reduced: Vec<u64>,
    /// Runs in which it comes under the limit, by year.
    pub complied: Vec<u32>,
    /// Runs in which it does so by its last day.
    pub in_time: u32,
}

/// What one person costs in a year, in đồng; none: no figure is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pay {
    /// By staff category.
    pub yearly: [Count; Category::ALL.len()],
}

/// Simulates a course. `progress` is told how many runs have been done since it was told last; it may be called from
/// any thread. The result does not depend on the number of threads: each run has draws of its own, and runs are put
/// together in their order.
pub fn simulate(course: &Course, setting: Setting, progress: &(dyn Fn(u32) + Sync)) -> Path {
    let ready = Ready::new(course, setting);
    let years = setting.years as usize;
    let block = BLOCK.max(setting.runs.div_ceil(BLOCKS));
    let tallies: Vec<Tally> = (0..setting.runs.div_ceil(block))
        .into_par_iter()
        .map(|at| {
            let mut tally = Tally::new(ready.over.len(), years);
            let mut scratch = Scratch::default();
            let runs = at * block..((at + 1) * block).min(setting.runs);
            let done = runs.len() as u32;
            runs.for_each(|run| ready.run(run, &mut scratch, &mut tally));
            progress(done);
            tally
        })
        .collect();
    let mut sum = Tally::new(ready.over.len(), years);
    tallies.iter().for_each(|tally| sum.add(tally));
    let series = |measure: usize| Series {
        years: (0..years)
            .map(|year| sum.rows.iter().skip(year * MEASURES + measure).step_by(years * MEASURES).copied().collect())
            .collect(),
    };
    let bodies = ready.over.iter().enumerate().map(|(at, norm)| BodyPath {
        norm: course.norms[*norm].clone(),
        reduced: sum.reduced[at * years..(at + 1) * years].to_vec(),
        complied: sum.complied[at * years..(at + 1) * years].to_vec(),
        in_time: sum.in_time[at],
    });
    Path {
        setting,
        years: (0..years).map(|year| setting.start.year() + year as i32).collect(),
        people: course.people.len() as i64,
        headcount: series(HEADCOUNT),
        retired: series(RETIRED),
        left: series(LEFT),
        surplus: series(SURPLUS),
        pooled: series(POOLED),
        waiting: series(WAITING),
        bodies: bodies.collect(),
        all_in_time: sum.all_in_time,
        person_months: person_months(course, setting, &sum),
    }
}

/// Months of people over all runs: those of everybody, less those after leaving.
fn person_months(course: &Course, setting: Setting, sum: &Tally) -> Vec<[u64; Category::ALL.len()]> {
    let runs = u64::from(setting.runs);
    let mut there = [0; Category::ALL.len()];
    course.people.iter().for_each(|person| there[person.category.at()] += runs);
    let mut until = 0;
    let mut by_year = Vec::with_capacity(setting.years as usize);
    for year in 0..setting.years as usize {
        let end = setting.months_until(year);
        let mut months = [0; Category::ALL.len()];
        for category in 0..Category::ALL.len() {
            let at = year * Category::ALL.len() + category;
            months[category] = there[category] * (end - until) as u64 - sum.absent[at];
            there[category] -= sum.gone[at];
        }
        by_year.push(months);
        until = end;
    }
    by_year
}

/// The mean cost of all people in each year, in đồng: their months by category times a twelfth of the yearly cost.
/// Unknown where people of a category without a figure are there.
pub fn payroll(path: &Path, pay: &Pay) -> Vec<Count> {
    let runs = u128::from(path.setting.runs.max(1));
    let of_year = |months: &[u64; Category::ALL.len()]| {
        let mut sum: u128 = 0;
        for (months, yearly) in months.iter().zip(&pay.yearly).filter(|(months, _)| **months > 0) {
            sum += u128::from(*months) * u128::try_from((*yearly)?).ok()?;
        }
        i64::try_from((sum + 6 * runs) / (12 * runs)).ok()
    };
    path.person_months.iter().map(of_year).collect()
}
