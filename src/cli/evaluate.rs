//! `evaluate`: before, after and change of one plan, or the apparatus as it stands, under the law of a day.

use super::args::{Deny, Evaluate, FormatWord};
use super::exit;
use super::session::{Failure, Session};
use crate::draft::{Baseline, Draft};
use crate::evaluate::{Evaluation, Judged, Status, StatusQuo, evaluate, evaluate_under};
use crate::lineage::lineage;
use crate::output::json_text;
use crate::report::json::evaluation_json;
use crate::report::{Evaluated, Judgement, Names, evaluation_report};
use crate::rules::Severity;
use crate::rules::law::Law;

/// Runs the command.
pub fn run(args: &Evaluate, decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    let case = session.open(&args.case, decided)?;
    let norms = session.pack(&case, &args.law)?;
    let plans = session.plans(&args.case, &args.choice)?;
    let baseline = Baseline::new(&case.organisation);
    let quo = StatusQuo::new(&baseline);
    let mut draft = Draft::new(&baseline);
    let run = session.carry_out(&mut draft, &plans, &case)?;
    let law_of = |day| session.law(&norms, day, &case, &plans, &args.law);
    let law = law_of(session.law_day(&case, run.last_day))?;
    let mut judged = |law: &Law<'_>| evaluate_under(&quo, law, &run.moves, &mut draft);
    let against: Option<(Law<'_>, Evaluation)> = law_of(args.against)?.map(|other| {
        let evaluation = judged(&other);
        (other, evaluation)
    });
    let judged = law.as_ref().map(&mut judged);
    let evaluation = judged.unwrap_or_else(|| evaluate(&quo, &mut draft));
    let leads = lineage(&quo, &mut draft).tasks;
    let provenance = session.judged_provenance(&case, &args.law, run.last_day, run.grade);
    let names = Names { texts: &session.texts, draft: &draft, norms: Some(&norms) };
    let law = law.as_ref().map(|law| Judgement {
        law,
        norms: &norms,
        against: against.as_ref().map(|(other, evaluation)| (other.day(), evaluation)),
    });
    let facts = Evaluated {
        evaluation: &evaluation,
        plan: run.plan.as_ref(),
        bases: &run.bases,
        steps: &run.steps,
        leads: &leads,
        warnings: case.warnings.len(),
        // A table of values is read by programs, which lose nothing by its length.
        all: session.options.all || session.format() == FormatWord::Csv,
        law,
    };
    let report = evaluation_report(&facts, provenance.clone(), &names);
    session.emit(&report, || {
        let json = evaluation_json(&evaluation, run.plan.as_ref(), &run.steps, law, &provenance, &names);
        Some(json_text(&json))
    })?;
    Ok(if denied(&session.options.deny, &evaluation.findings) { exit::FAULTS } else { exit::OK })
}

/// Whether a finding holds that the call denies. What nobody can tell is no pass where warnings are denied; a plan that
/// is refused fails anyway.
fn denied(deny: &[Deny], findings: &[Judged]) -> bool {
    let worst = deny.iter().filter_map(|deny| match deny {
        Deny::Breaches => Some(Severity::Breach),
        Deny::Warnings => Some(Severity::Unknown),
        Deny::Refused | Deny::Malformed => None,
    });
    let Some(worst) = worst.max() else { return false };
    findings.iter().any(|judged| judged.status != Status::Fixed && judged.finding.severity <= worst)
}
