//! `cost`: a year's payroll before and after a plan, and what the change costs once.

use super::args::{Cost as Args, FormatWord};
use super::exit;
use super::law::LawArgs;
use super::session::{Failure, Session};
use crate::benefits::{Judged, estimate, summary};
use crate::cost::{Assumption, Gone, Leaving, once, payroll};
use crate::draft::{Baseline, Draft};
use crate::evaluate::{Figure, StatusQuo, indicators};
use crate::input::Case;
use crate::model::{Count, Grade};
use crate::norms::Norms;
use crate::output::json_text;
use crate::report::{Cost, Money, Names, cost_json, cost_report};
use jiff::civil::Date;

/// Runs the command.
pub fn run(args: &Args, decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    let case = session.open(&args.case, decided)?;
    let norms = session.pack(&case, &LawArgs { norms: args.norms.clone(), ..LawArgs::default() })?;
    let plans = session.plans(&args.case, &args.choice)?;
    let baseline = Baseline::new(&case.organisation);
    let quo = StatusQuo::new(&baseline);
    let mut draft = Draft::new(&baseline);
    let run = session.carry_out(&mut draft, &plans, &case)?;
    let moved = indicators(&quo, &mut draft).get(Figure::PeopleMoved);
    let Some(day) = session.law_day(&case, run.last_day) else {
        return Err(Failure::usage(session.texts.say("cost-no-day", &[])));
    };
    let judged = session.judged(&case, &draft, &run, &norms);
    let found = session.money(&case, &draft, &judged, args.leavers, moved, (&norms, day))?;
    let Some(Money { payroll, once }) = found else {
        let args = [("date", day.to_string())];
        return Err(Failure::usage(session.texts.say("cost-no-rates", &args)));
    };
    let assumed = payroll.exact < payroll.people || args.leavers.is_some() || run.plan.is_some();
    let mut provenance = session.money_provenance(&case, args.norms.as_deref(), &run, &judged, assumed);
    provenance.as_of = Some(day);
    provenance.grade = provenance.grade.max(Grade::Recalled);
    let names = Names { texts: &session.texts, draft: &draft, norms: Some(&norms) };
    let facts = Cost {
        payroll: &payroll,
        once: &once,
        planned: run.plan.is_some(),
        all: session.options.all,
        wide: session.format() == FormatWord::Csv,
    };
    let report = cost_report(&facts, provenance.clone(), &names);
    session.emit(&report, || Some(json_text(&cost_json(&facts, &provenance, &names))))?;
    Ok(exit::OK)
}

impl Session<'_> {
    /// A year's payroll before and after a plan, and what the change costs once; none: the law of the day has no rates.
    ///
    /// `moved` is how many people change their body. `leavers` is how many leave where the table of people is not to say.
    pub fn money<'n>(
        &self,
        case: &Case,
        draft: &Draft<'_>,
        judged: &[Judged<'_>],
        leavers: Option<u32>,
        moved: Count,
        (norms, day): (&'n Norms, Date),
    ) -> Result<Option<Money<'n>>, Failure> {
        let law = norms.at(day);
        let sums = summary(&case.organisation, judged).all;
        let due = judged.iter().filter(|judged| judged.verdict.claim().is_some()).map(|judged| judged.person);
        let due: Vec<usize> = due.collect();
        let (gone, leaving) = match leavers.map(i64::from) {
            Some(number) => {
                let paid = estimate((number, number), law);
                let leaving = paid.map_or(Leaving::AtLeast(0), |paid| Leaving::Between(paid.low, paid.high));
                (Gone::Number(number), leaving)
            }
            None if sums.people == 0 => (Gone::Number(0), Leaving::Nobody),
            None if sums.unknown > 0 => (Gone::People(&due), Leaving::AtLeast(sums.known)),
            None => (Gone::People(&due), Leaving::Between(sums.known, sums.known)),
        };
        let Some(payroll) = payroll(draft, law, case.info.as_of.map(|day| norms.at(day)), gone) else {
            return Ok(None);
        };
        if leavers.is_some_and(|number| i64::from(number) > payroll.people) {
            let present = self.texts.number(payroll.people);
            return Err(Failure::usage(self.texts.say("cost-too-many", &[("people", present)])));
        }
        let mut once = once(&payroll, draft, moved, leaving, law);
        if let Some(paid) = leavers.and_then(|number| estimate((number.into(), number.into()), law)) {
            once.assumptions.push(Assumption { norm: paid.basis.norm, dated: paid.basis.dated });
        }
        Ok(Some(Money { payroll, once }))
    }
}
