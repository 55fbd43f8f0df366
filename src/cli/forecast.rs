//! The path of plans over time, for whoever shows it: `simulate`, charts and documents.

use super::exit;
use super::law::LawArgs;
use super::session::{Failure, Run, Session};
use crate::cost::{Gone, payroll as yearly};
use crate::draft::Draft;
use crate::input::Case;
use crate::model::{Category, Count};
use crate::norms::Norms;
use crate::report::{Forecast, date_text};
use crate::scenario::Plan;
use crate::simulate::{
    Assumptions, Course, Deadlines, DeputyNorms, Hazard, Month, Pay, RetirementAges, Roster, Setting, deputy_norms,
    payroll, redeploy, roster, simulate, whole_path,
};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;

/// The most years: longer forecasts would say more about the assumptions than about the province.
const MOST_YEARS: u32 = 40;
/// Years where no law sets a day.
const YEARS: i32 = 5;
/// The fewest and the most runs where nobody says how many.
const RUNS: (u32, u32) = (200, 10_000);
/// How many people are drawn in all runs of a plan together where nobody says how many runs: a province has all of its
/// runs, and a country does not keep a document waiting. Whole persons a year are reckoned without draws.
const DRAWS: usize = 100_000_000;

/// A plan that has been carried out.
pub struct Carried<'b> {
    /// What the run came to.
    pub run: Run,
    /// The apparatus after it.
    pub draft: Draft<'b>,
    /// The plan with its bases.
    pub plans: Vec<Plan>,
}

/// How far and how often is asked for.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// Calendar years; none: up to the last legal day.
    pub years: Option<u32>,
    /// Runs; none: so many that the draws stay bounded, ten thousand for a province.
    pub runs: Option<u32>,
    /// Where the draws start.
    pub seed: u64,
    /// Threads; none: as many as the machine has.
    pub jobs: Option<usize>,
    /// Whether each plan is held to the law of its own last day; else all to that of the latest.
    pub own_law: bool,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { years: None, runs: None, seed: 1, jobs: None, own_law: false }
    }
}

/// The paths of plans, all over the same months.
pub struct Forecasts {
    /// The day whose law sets ages, chances and limits.
    pub law_day: Date,
    /// How long and how often.
    pub setting: Setting,
    /// One for each plan.
    pub each: Vec<Forecast>,
}

/// What of a plan a run starts from.
struct Start {
    roster: Roster,
    norms: DeputyNorms,
}

impl Session<'_> {
    /// Draws the paths of plans.
    pub fn forecast(
        &self,
        case: &Case,
        norms: &Norms,
        carried: &[Carried<'_>],
        args: &LawArgs,
        wanted: Wanted,
    ) -> Result<Forecasts, Failure> {
        let start = carried.iter().filter_map(|plan| plan.run.last_day).max().or(case.info.as_of);
        let Some(start) = start else { return Err(Failure::usage(self.texts.say("path-no-day", &[]))) };
        let law_day = self.options.as_of.unwrap_or(start);
        let law = norms.at(law_day);
        let missing = || Failure::usage(self.texts.say("path-no-norms", &[("date", date_text(law_day, &self.texts))]));
        let ages = RetirementAges::of(law).ok_or_else(missing)?;
        let assumed = Assumptions::of(law).ok_or_else(missing)?;
        let own_day = |plan: &Carried<'_>| plan.run.last_day.filter(|_| wanted.own_law && self.options.as_of.is_none());
        let day_of = |plan: &Carried<'_>| own_day(plan).unwrap_or(law_day);
        let mut starts = Vec::with_capacity(carried.len());
        for plan in carried {
            let deadlines = Deadlines::of(norms, day_of(plan));
            let Some(judge) = self.law(norms, Some(day_of(plan)), case, &plan.plans, args)? else {
                return Err(missing());
            };
            let roster = roster(&plan.draft, &ages);
            let norms = deputy_norms(&plan.draft, &roster, &judge, &plan.run.moves, &deadlines);
            starts.push(Start { roster, norms });
        }
        if starts.iter().all(|start| start.roster.people.is_empty()) {
            return Err(Failure::usage(self.texts.say("path-nobody", &[])));
        }
        let setting = setting(wanted, start, &starts);
        let months = setting.months();
        let leaving: Vec<Hazard> = (Category::ALL.iter())
            .map(|category| Hazard::yearly(&[assumed.resignation[category.at()], assumed.other[category.at()]], months))
            .collect();
        let drawn = [&assumed.leaders, &assumed.staff].map(|bands| bands.hazard(&ages, setting.start, months));
        let bar = self.progress(u64::from(setting.runs) * carried.len() as u64);
        let simulated = in_threads(wanted.jobs, || {
            let one = |(plan, start): (&Carried<'_>, Start)| {
                let course = Course {
                    people: start.roster.people.clone(),
                    seats: start.roster.seats.clone(),
                    norms: start.norms.bodies.clone(),
                    pool: start.norms.pool,
                    leaving: leaving.clone(),
                    ages: drawn.clone(),
                };
                let path = simulate(&course, setting, &|done| bar.inc(done.into()));
                let whole = whole_path(&course, &path);
                let pay = mean_pay(&plan.draft, norms, day_of(plan), case.info.as_of);
                let payroll = pay.map(|pay| payroll(&path, &pay));
                let redeployment = redeploy(&plan.draft, &start.roster);
                Forecast { path, whole, roster: start.roster, norms: start.norms, redeployment, payroll }
            };
            carried.iter().zip(starts).map(one).collect()
        });
        bar.finish_and_clear();
        let each = simulated.map_err(|error| Failure { code: exit::IO, text: error.to_string() })?;
        Ok(Forecasts { law_day, setting, each })
    }

    /// A bar on standard error; nothing where that is no terminal.
    fn progress(&self, runs: u64) -> ProgressBar {
        let bar = ProgressBar::new(runs);
        let template = format!("{} {{wide_bar}} {{percent}} %", self.texts.say("path-progress", &[]));
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style);
        }
        bar
    }
}

/// How many runs so many people bear.
fn runs_for(people: usize) -> u32 {
    u32::try_from(DRAWS / people.max(1)).unwrap_or(RUNS.1).clamp(RUNS.0, RUNS.1)
}

/// How long and how often: without `--years` up to the year of the last legal day.
fn setting(wanted: Wanted, start: Date, starts: &[Start]) -> Setting {
    let limits = starts.iter().flat_map(|start| &start.norms.bodies).filter(|norm| norm.surplus() > 0);
    let last = limits.filter_map(|norm| norm.deadline).map(|day| i32::from(day.year())).max();
    let first = i32::from(start.year());
    let years = last.unwrap_or(first + YEARS - 1) - first + 1;
    let years = wanted.years.unwrap_or_else(|| u32::try_from(years).unwrap_or(1)).clamp(1, MOST_YEARS);
    let most = starts.iter().map(|start| start.roster.people.len()).max().unwrap_or(0);
    let runs = wanted.runs.unwrap_or_else(|| runs_for(most));
    Setting { start: Month::of(start), years, runs, seed: wanted.seed }
}

/// The mean cost of a person in a year by category, after a plan, under the low and under the high assumption.
fn mean_pay(draft: &Draft<'_>, norms: &Norms, day: Date, before: Option<Date>) -> [Pay; 2] {
    let mut means = [Pay::default(); 2];
    let earlier = before.map(|day| norms.at(day));
    let Some(payroll) = yearly(draft, norms.at(day), earlier, Gone::Number(0)) else { return means };
    for category in Category::ALL.iter().copied() {
        let there: Count = draft.counted().map(|body| draft.posts(body)[category].filled).sum();
        let people = there.zip(draft.bench().posts[category].filled).map(|(there, bench)| there + bench);
        let of_category =
            payroll.after.places.iter().filter(|(place, _)| place.1 == category).map(|(_, pay)| pay.as_ref());
        let sum = of_category.map(|pay| pay.map(|pay| pay.total())).try_fold((0, 0), |sum: (i64, i64), pay| {
            let pay = pay?;
            Some((sum.0 + pay.low, sum.1 + pay.high))
        });
        let Some((people, (low, high))) = people.filter(|people| *people > 0).zip(sum) else { continue };
        for (mean, sum) in means.iter_mut().zip([low, high]) {
            mean.yearly[category.at()] = Some(sum / people);
        }
    }
    means
}

/// Does work on so many threads; none: as many as the machine has.
fn in_threads<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> T + Send) -> Result<T, rayon::ThreadPoolBuildError> {
    Ok(rayon::ThreadPoolBuilder::new().num_threads(jobs.unwrap_or(0)).build()?.install(work))
}

#[cfg(test)]
mod tests {
    use super::runs_for;

    #[test]
    fn a_province_has_all_runs_and_a_country_as_many_as_it_bears() {
        assert_eq!(runs_for(0), 10_000);
        assert_eq!(runs_for(10_000), 10_000);
        assert_eq!(runs_for(470_000), 212);
        assert_eq!(runs_for(5_000_000), 200);
    }
}
