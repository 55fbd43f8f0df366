//! `benefits`: what people who leave are paid, or an interval where people are not known.

use super::args::{Benefits as Args, FormatWord};
use super::exit;
use super::law::LawArgs;
use super::session::{Failure, Run, Session};
use crate::benefits::{Estimate, Judged, Law, estimate, judge_all, need, summary};
use crate::draft::{Baseline, Draft, Event};
use crate::input::Case;
use crate::model::{BodyIx, Grade, nearest};
use crate::norms::Norms;
use crate::output::json_text;
use crate::report::{Benefits, Names, Provenance, benefit_report, benefits_json, benefits_report, date_text};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::path::Path;

/// Runs the command.
pub fn run(args: &Args, decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    let case = session.open(&args.case, decided)?;
    let norms = session.pack(&case, &LawArgs { norms: args.norms.clone(), ..LawArgs::default() })?;
    let plans = session.plans(&args.case, &args.choice)?;
    let baseline = Baseline::new(&case.organisation);
    let mut draft = Draft::new(&baseline);
    let run = session.carry_out(&mut draft, &plans, &case)?;
    let people = case.organisation.people();
    let judged = session.judged(&case, &draft, &run, &norms);
    let estimate = session.leavers(args.leavers, &judged, &draft, &case, &run, &norms);
    let provenance = session.money_provenance(&case, args.norms.as_deref(), &run, &judged, estimate.is_some());
    let names = Names { texts: &session.texts, draft: &draft, norms: Some(&norms) };
    if let Some(id) = &args.person {
        let Some(found) = judged.iter().find(|judged| people[judged.person].row.id == *id) else {
            let near = nearest(id, people.iter().map(|person| person.row.id.as_str()));
            return Err(Failure::usage(session.with_near("no-person", id, &near)));
        };
        let one = std::slice::from_ref(found);
        let provenance = session.money_provenance(&case, args.norms.as_deref(), &run, one, false);
        let report = benefit_report(&people[found.person], &found.verdict, provenance, &names);
        session.emit(&report, || None)?;
        return Ok(exit::OK);
    }
    let summary = summary(&case.organisation, &judged);
    // People are registered where they work before any plan.
    let before = Draft::new(&baseline);
    let need = need(&case.organisation, &judged, |body| before.agency(body));
    let facts = Benefits {
        judged: &judged,
        summary: &summary,
        need: &need,
        estimate: estimate.as_ref(),
        all: session.options.all,
        wide: session.format() == FormatWord::Csv,
    };
    let mut report = benefits_report(&facts, provenance.clone(), &names);
    if !people.is_empty() {
        report.intro.push(match session.options.as_of {
            Some(day) => names.say("benefits-law-day", &[("date", date_text(day, &session.texts))]),
            None => names.say("benefits-law", &[]),
        });
    }
    session.emit(&report, || Some(json_text(&benefits_json(&facts, &provenance, &names))))?;
    Ok(exit::OK)
}

impl Session<'_> {
    /// Everybody's verdict. Where a row does not say when its body is reorganised, the plan does.
    pub fn judged<'n>(&self, case: &Case, draft: &Draft<'_>, run: &Run, norms: &'n Norms) -> Vec<Judged<'n>> {
        let clocks = clocks(draft, run);
        let law = Law { norms, as_of: self.options.as_of };
        judge_all(&case.organisation, |body| clocks.get(&body).copied(), law)
    }

    /// The interval for a number of people: the one given, else from nobody to every leader whom the plan releases where
    /// the table of people says of nobody whether they leave.
    pub fn leavers<'n>(
        &self,
        given: Option<u32>,
        judged: &[Judged<'n>],
        draft: &Draft<'_>,
        case: &Case,
        run: &Run,
        norms: &'n Norms,
    ) -> Option<Estimate<'n>> {
        let open = judged.iter().all(|judged| judged.verdict.word() == "open");
        let leavers = match given {
            Some(number) => (i64::from(number), i64::from(number)),
            None if open && run.plan.is_some() => (0, draft.leaders_released()?),
            None => return None,
        };
        let day = self.options.as_of.or(run.last_day).or(case.info.as_of)?;
        estimate(leavers, norms.at(day))
    }

    /// Where amounts come from: the case, the people and the law, with the weakest grade of all that was used.
    pub fn money_provenance(
        &self,
        case: &Case,
        dir: Option<&Path>,
        run: &Run,
        judged: &[Judged<'_>],
        assumed: bool,
    ) -> Provenance {
        let mut provenance = self.provenance(case, run.last_day, run.grade);
        let claims = || judged.iter().filter_map(|judged| judged.verdict.claim());
        let people = case.organisation.people();
        let of_people = judged.iter().filter(|judged| judged.verdict.claim().is_some());
        let mut grades: Vec<Grade> = of_people.map(|judged| people[judged.person].row.provenance.grade).collect();
        if claims().any(|claim| !claim.is_verified()) {
            grades.push(Grade::Recalled);
        }
        if assumed {
            grades.push(Grade::Assumed);
        }
        provenance.grade = grades.into_iter().fold(provenance.grade, Grade::max);
        let mut layers = vec![self.texts.say("norms-shipped", &[])];
        layers.extend(dir.map(|dir| dir.display().to_string()));
        if !case.norm_files.is_empty() {
            layers.push(self.texts.say("norms-of-case", &[]));
        }
        provenance.norms = Some(layers.join(" + "));
        // Without a day asked for, everybody has the law of the day of leaving; the last of them is the one shown.
        let last = claims().map(|claim| claim.times.leave).max();
        provenance.as_of = self.options.as_of.or(last).or(provenance.as_of);
        provenance
    }
}

/// The day on which the plan first reorganises a body: merges, splits or ends it, moves it, or moves its people.
fn clocks(draft: &Draft<'_>, run: &Run) -> FxHashMap<BodyIx, Date> {
    let mut clocks: FxHashMap<BodyIx, Date> = FxHashMap::default();
    for entry in draft.journal().entries() {
        let Some(day) = run.ran.done.get(entry.step as usize).and_then(|done| done.date) else { continue };
        let touched = match entry.event {
            Event::Merged { from, into } => vec![from, into],
            Event::SplitOff { from, part } => vec![from, part],
            Event::People { from, to, .. } => std::iter::once(from).chain(to).collect(),
            Event::Ended(body) | Event::Moved { body, .. } => vec![body],
            _ => Vec::new(),
        };
        for body in touched {
            clocks.entry(body).or_insert(day);
        }
    }
    clocks
}
