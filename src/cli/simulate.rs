//! `simulate`: the path of one or more plans over time.

use super::args::{FormatWord, Simulate};
use super::exit;
use super::law::LawArgs;
use super::session::{AS_IT_STANDS, Failure, Run, Session};
use crate::cost::{Gone, payroll as yearly};
use crate::draft::{Baseline, Draft};
use crate::input::Case;
use crate::model::{Category, Count, Grade};
use crate::norms::{Dated, Norms};
use crate::output::json_text;
use crate::report::json::ProvenanceJson;
use crate::report::{
    Names, NormUsedJson, PathFacts, Section, SimulationJson, Table, date_text, month_word, norm_columns, norm_row,
    path_json, path_report, path_sections, paths_compared,
};
use crate::simulate::{
    Assumptions, Course, Deadlines, DeputyNorms, Hazard, Month, Path, Pay, Redeployment, RetirementAges, Roster,
    Setting, WholePath, deputy_norms, payroll, redeploy, roster, simulate, whole_path,
};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;

/// Lines of one list that are shown where not all are asked for.
const LISTED: usize = 20;
/// The most years: longer forecasts would say more about the assumptions than about the province.
const MOST_YEARS: u32 = 40;
/// Years where no law sets a day.
const YEARS: i32 = 5;

/// A plan that has been carried out.
struct Carried<'b> {
    run: Run,
    draft: Draft<'b>,
    roster: Roster,
    norms: DeputyNorms,
    redeployment: Redeployment,
    /// What a person costs in a year, low and high.
    pay: [Pay; 2],
}

/// Runs the command.
pub fn run(args: &Simulate, decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    let case = session.open(&args.case, decided)?;
    let norms = session.pack(&case, &args.law)?;
    let baseline = Baseline::new(&case.organisation);
    let words = if args.plans.is_empty() { vec![AS_IT_STANDS.to_owned()] } else { args.plans.clone() };
    let mut runs = Vec::with_capacity(words.len());
    for word in &words {
        let plans = session.plan(&args.case, word)?;
        let mut draft = Draft::new(&baseline);
        runs.push((session.carry_out(&mut draft, &plans, &case)?, draft, plans));
    }
    let start = runs.iter().filter_map(|(run, ..)| run.last_day).max().or(case.info.as_of);
    let Some(start) = start else { return Err(Failure::usage(session.texts.say("path-no-day", &[]))) };
    let law_day = session.options.as_of.unwrap_or(start);
    let law = norms.at(law_day);
    let missing =
        || Failure::usage(session.texts.say("path-no-norms", &[("date", date_text(law_day, &session.texts))]));
    let ages = RetirementAges::of(law).ok_or_else(missing)?;
    let assumed = Assumptions::of(law).ok_or_else(missing)?;
    let deadlines = Deadlines::of(&norms, law_day);
    let mut carried: Vec<Carried<'_>> = Vec::with_capacity(runs.len());
    for (run, draft, plans) in runs {
        let Some(judge) = session.law(&norms, Some(law_day), &case, &plans, &args.law)? else { return Err(missing()) };
        let roster = roster(&draft, &ages);
        let limits = deputy_norms(&draft, &roster, &judge, &run.moves, &deadlines, &run.dates);
        let redeployment = redeploy(&draft, &roster);
        let pay = mean_pay(&draft, &norms, law_day, case.info.as_of);
        carried.push(Carried { run, draft, roster, norms: limits, redeployment, pay });
    }
    if carried.iter().all(|plan| plan.roster.people.is_empty()) {
        return Err(Failure::usage(session.texts.say("path-nobody", &[])));
    }
    let setting = setting(args, start, &carried);
    let months = setting.months();
    let leaving: Vec<Hazard> = (Category::ALL.iter())
        .map(|category| Hazard::yearly(&[assumed.resignation[category.at()], assumed.other[category.at()]], months))
        .collect();
    let drawn = [&assumed.leaders, &assumed.staff].map(|bands| bands.hazard(&ages, setting.start, months));
    let bar = session.progress(u64::from(setting.runs) * carried.len() as u64);
    let simulated = in_threads(args.jobs, || {
        let mut paths = Vec::with_capacity(carried.len());
        for plan in &carried {
            let course = Course {
                people: plan.roster.people.clone(),
                seats: plan.roster.seats.clone(),
                norms: plan.norms.bodies.clone(),
                pool: plan.norms.pool,
                leaving: leaving.clone(),
                ages: drawn.clone(),
            };
            let path = simulate(&course, setting, &|done| bar.inc(done.into()));
            let whole = whole_path(&course, &path);
            let payroll = plan.pay.map(|pay| payroll(&path, &pay));
            paths.push((path, whole, payroll));
        }
        paths
    });
    bar.finish_and_clear();
    let paths: Vec<(Path, WholePath, [Vec<Count>; 2])> =
        simulated.map_err(|error| Failure { code: exit::IO, text: error.to_string() })?;
    let facts: Vec<PathFacts<'_>> = carried
        .iter()
        .zip(&paths)
        .map(|(plan, (path, whole, payroll))| PathFacts {
            plan: plan.run.plan.as_ref(),
            path,
            whole,
            roster: &plan.roster,
            norms: &plan.norms,
            redeployment: &plan.redeployment,
            payroll,
        })
        .collect();
    session.hand_on(&case, &carried, &facts, &norms, (law_day, &args.law), setting)
}

/// How long and how often: without `--years` up to the year of the last legal day.
fn setting(args: &Simulate, start: Date, carried: &[Carried<'_>]) -> Setting {
    let limits = carried.iter().flat_map(|plan| &plan.norms.bodies).filter(|norm| norm.surplus() > 0);
    let last = limits.filter_map(|norm| norm.deadline).map(|day| i32::from(day.year())).max();
    let first = i32::from(start.year());
    let years = last.unwrap_or(first + YEARS - 1) - first + 1;
    let years = args.years.unwrap_or_else(|| u32::try_from(years).unwrap_or(1)).clamp(1, MOST_YEARS);
    Setting { start: Month::of(start), years, runs: args.runs, seed: args.seed }
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

/// The values of the norms that a forecast rests on.
fn norms_used(norms: &Norms, day: Date, drawn: bool) -> Vec<(&'static str, &Dated)> {
    let law = norms.at(day);
    let retirement = ["retirement.age_men", "retirement.age_women", "leaders.department_deputies_average"];
    let mut used: Vec<(&'static str, &Dated)> =
        retirement.into_iter().filter_map(|id| Some((id, law.entry(id)?))).collect();
    used.extend(Deadlines::of(norms, day).entries());
    used.extend(Assumptions::entries(law, drawn));
    used
}

impl Session<'_> {
    /// A bar on standard error; nothing where that is no terminal.
    fn progress(&self, runs: u64) -> ProgressBar {
        let bar = ProgressBar::new(runs);
        let template = format!("{} {{wide_bar}} {{percent}} %", self.texts.say("path-progress", &[]));
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style);
        }
        bar
    }

    fn hand_on(
        &self,
        case: &Case,
        carried: &[Carried<'_>],
        facts: &[PathFacts<'_>],
        norms: &Norms,
        (law_day, layers): (Date, &LawArgs),
        setting: Setting,
    ) -> Result<u8, Failure> {
        // A table that a program reads on must add up to its total.
        let limit = if self.options.all || self.format() != FormatWord::Text { usize::MAX } else { LISTED };
        let several = facts.len() > 1;
        let drawn = carried.iter().any(|plan| plan.roster.assumed + plan.roster.ageless > 0);
        let used = norms_used(norms, law_day, drawn);
        // A forecast rests on assumptions whatever the tables are.
        let people = case.organisation.people().iter().map(|person| person.row.provenance.grade).max();
        let grade = carried.iter().filter_map(|plan| plan.run.grade).chain(people).fold(Grade::Assumed, Ord::max);
        let provenance = self.judged_provenance(case, layers, Some(law_day), Some(grade));
        let said = [
            ("start", format!("{:02}/{}", setting.start.of_year(), setting.start.year())),
            ("end", (setting.start.year() + setting.years as i32 - 1).to_string()),
            ("runs", self.texts.number(setting.runs.into())),
            ("seed", setting.seed.to_string()),
        ];
        let mut intro = vec![provenance.case_name.clone()];
        for plan in carried.iter().filter_map(|plan| plan.run.plan.as_ref()) {
            intro.push(if several { format!("{}: {}", plan.id, plan.name) } else { plan.name.clone() });
        }
        intro.push(self.texts.say("path-setting", &said));
        let mut sections = Vec::new();
        for (plan, facts) in carried.iter().zip(facts) {
            let names = Names { texts: &self.texts, draft: &plan.draft, norms: None };
            sections.extend(path_sections(facts, several, limit, &names));
        }
        let Some(first) = carried.first() else { return Ok(exit::OK) };
        let names = Names { texts: &self.texts, draft: &first.draft, norms: None };
        if several {
            sections.insert(0, paths_compared(facts, &names));
        }
        let mut table = Table::new(norm_columns(&self.texts));
        for (id, dated) in &used {
            table.row(norm_row(norms, id, dated, &self.texts));
        }
        let assumptions = (Section::new("assumptions", self.texts.say("section-path-assumptions", &[])))
            .text(self.texts.say("path-assumptions", &[]))
            .table(table);
        let report = path_report(intro, sections, assumptions, provenance.clone(), &names);
        self.emit(&report, || {
            let json = SimulationJson {
                provenance: ProvenanceJson::new(&provenance),
                start: month_word(&setting),
                years: facts.first().map(|one| one.path.years.clone()).unwrap_or_default(),
                runs: setting.runs,
                seed: setting.seed,
                norms: used.iter().map(|(id, dated)| NormUsedJson::new(id, dated)).collect(),
                plans: (carried.iter().zip(facts).enumerate())
                    .map(|(at, (plan, one))| {
                        let names = Names { texts: &self.texts, draft: &plan.draft, norms: None };
                        path_json(one, facts.first().filter(|_| at > 0), &names)
                    })
                    .collect(),
            };
            Some(json_text(&json))
        })?;
        Ok(exit::OK)
    }
}
