//! `compare`: any number of plans side by side.

use super::args::Compare;
use super::exit;
use super::session::{AS_IT_STANDS, Failure, Run, Session};
use crate::compare::{Candidate, compare};
use crate::competence::{decisions, findings};
use crate::draft::{Baseline, Draft};
use crate::evaluate::{Figure, StatusQuo, judged, subject_id};
use crate::input::Case;
use crate::norms::Norms;
use crate::output::json_text;
use crate::report::json::{EvaluationJson, ProvenanceJson, evaluation_json};
use crate::report::{Alternative, Comparison, ComparisonJson, Judgement, Names, compared_json, comparison_report};
use crate::scenario::Plan;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Findings of one list that are shown where not all are asked for.
const LISTED: usize = 20;

/// A plan that has been evaluated.
struct Evaluated {
    run: Run,
    candidate: Candidate,
    json: EvaluationJson,
}

/// Runs the command.
pub fn run(args: &Compare, decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    let case = session.open(&args.case, decided)?;
    let baseline = Baseline::new(&case.organisation);
    let quo = StatusQuo::new(&baseline);
    let norms = session.pack(&case, &args.law)?;
    let as_it_stands = Draft::new(&baseline);
    let chosen =
        args.pareto.iter().map(|word| session.directed_figure(word, &as_it_stands)).collect::<Result<Vec<_>, _>>()?;
    let weights = args.weights.iter().map(|text| session.weight(text, &as_it_stands)).collect::<Result<Vec<_>, _>>()?;
    let reference = reference(args, session)?;
    let mut subjects = BTreeMap::new();
    let mut plans = Vec::with_capacity(args.plans.len());
    for word in &args.plans {
        plans.push(evaluated(word, args, &case, &norms, &quo, session, &mut subjects)?);
    }
    let candidates: Vec<Candidate> = plans.iter().map(|plan| plan.candidate.clone()).collect();
    let compared = compare(&candidates, reference, &chosen, &weights);
    let alternatives: Vec<Alternative<'_>> = (plans.iter().zip(&compared))
        .map(|(plan, compared)| Alternative {
            plan: plan.run.plan.as_ref(),
            indicators: &plan.candidate.indicators,
            compared,
        })
        .collect();
    let limit = if session.options.all { usize::MAX } else { LISTED };
    let comparison = Comparison { plans: &alternatives, reference, subjects: &subjects, limit };
    let names = Names { texts: &session.texts, draft: &as_it_stands, norms: Some(&norms) };
    let last_day: Option<Date> = plans.iter().filter_map(|plan| plan.run.last_day).max();
    let weakest = plans.iter().filter_map(|plan| plan.run.grade).max();
    let provenance = session.judged_provenance(&case, &args.law, last_day, weakest);
    let report = comparison_report(&comparison, provenance.clone(), &names);
    session.emit(&report, || {
        let json = ComparisonJson {
            provenance: ProvenanceJson::new(&provenance),
            reference: alternatives.get(reference).and_then(|one| one.plan).map(|plan| plan.id.clone()),
            plans: plans.iter().zip(&compared).map(|(plan, one)| compared_json(plan.json.clone(), one)).collect(),
        };
        Some(json_text(&json))
    })?;
    Ok(exit::OK)
}

/// The position of the reference among the plans: the one named, else the first.
fn reference(args: &Compare, session: &Session<'_>) -> Result<usize, Failure> {
    let Some(word) = &args.reference else { return Ok(0) };
    args.plans
        .iter()
        .position(|plan| plan == word)
        .ok_or_else(|| Failure::usage(session.with_near("not-among-plans", word, &args.plans)))
}

fn evaluated(
    word: &str,
    args: &Compare,
    case: &Case,
    norms: &Norms,
    quo: &StatusQuo<'_>,
    session: &Session<'_>,
    subjects: &mut BTreeMap<(&'static str, String), String>,
) -> Result<Evaluated, Failure> {
    let plans = if word == AS_IT_STANDS { Vec::new() } else { session.plan(&args.case, word)? };
    let mut draft = Draft::new(quo.baseline());
    let run = session.carry_out(&mut draft, &plans, case)?;
    session.require_left_out(&plans, &draft)?;
    let law = session.law(norms, session.law_day(case, run.last_day), case, &plans, &args.law)?;
    let order: Vec<&Plan> = plans.iter().collect();
    let decisions = decisions(&draft, &order, &run.ran.done, norms, session.options.as_of);
    let evaluation = judged(quo, law.as_ref(), &run.moves, findings(&decisions, norms), &mut draft);
    let candidate = Candidate::new(&evaluation, &draft);
    let names = Names { texts: &session.texts, draft: &draft, norms: Some(norms) };
    for judged in &evaluation.findings {
        let subject = judged.finding.subject;
        subjects.entry(subject_id(&draft, subject)).or_insert_with(|| names.subject(subject, &run.steps).1);
    }
    let provenance = session.judged_provenance(case, &args.law, run.last_day, run.grade);
    let judgement = law.as_ref().map(|law| Judgement { law, norms, against: None });
    let json = evaluation_json(&evaluation, run.plan.as_ref(), &run.steps, judgement, &provenance, &names);
    Ok(Evaluated { run, candidate, json })
}

impl Session<'_> {
    /// A weight such as `people_moved=2`.
    fn weight(&self, text: &str, draft: &Draft<'_>) -> Result<(Figure, u32), Failure> {
        let parts = text.split_once('=').and_then(|(word, weight)| Some((word, weight.trim().parse::<u32>().ok()?)));
        let Some((word, weight)) = parts else {
            return Err(Failure::usage(self.with_near("not-a-weight", text, &[])));
        };
        Ok((self.directed_figure(word.trim(), draft)?, weight))
    }
}
