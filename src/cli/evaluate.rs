//! `evaluate`: before, after and change of one plan, or the apparatus as it stands, under the law of a day.

use super::args::{Deny, Evaluate, FormatWord};
use super::exit;
use super::session::{Failure, Session};
use crate::competence::{decisions, findings};
use crate::draft::{Baseline, Draft};
use crate::evaluate::{Judged, Status, StatusQuo, judged};
use crate::lineage::lineage;
use crate::output::json_text;
use crate::report::decision_json::steps_json;
use crate::report::json::evaluation_json;
use crate::report::{Evaluated, Judgement, Names, evaluation_report};
use crate::rules::Severity;
use crate::rules::law::Law;
use crate::scenario::Plan;

/// Runs the command.
pub fn run(args: &Evaluate, decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    let case = session.open(&args.case, decided)?;
    let norms = session.pack(&case, &args.law)?;
    let plans = session.plans(&args.case, &args.choice)?;
    let baseline = Baseline::new(&case.organisation);
    let quo = StatusQuo::new(&baseline);
    let mut draft = Draft::new(&baseline);
    let run = session.carry_out(&mut draft, &plans, &case)?;
    session.require_left_out(&plans, &draft)?;
    let law_of = |day| session.law(&norms, day, &case, &plans, &args.law);
    let law = law_of(session.law_day(&case, run.last_day))?;
    let order: Vec<&Plan> = plans.iter().collect();
    let decisions = decisions(&draft, &order, &run.ran.done, &norms, session.options.as_of);
    let mut judged = |law: Option<&Law<'_>>| judged(&quo, law, &run.moves, findings(&decisions, &norms), &mut draft);
    let evaluation = judged(law.as_ref());
    let other = law_of(args.against)?;
    let against = other.as_ref().map(|other| (other.day(), judged(Some(other))));
    let leads = lineage(&quo, &mut draft).tasks;
    let provenance = session.judged_provenance(&case, &args.law, run.last_day, run.grade);
    let names = Names { texts: &session.texts, draft: &draft, norms: Some(&norms) };
    let law = law.as_ref().map(|law| Judgement {
        law,
        norms: &norms,
        against: against.as_ref().map(|(day, evaluation)| (*day, evaluation)),
    });
    let facts = Evaluated {
        evaluation: &evaluation,
        plan: run.plan.as_ref(),
        bases: &run.bases,
        steps: &run.steps,
        leads: &leads,
        decisions: &decisions,
        warnings: case.warnings.len(),
        // Tables of values and workbooks are searched, and lose nothing by their length.
        all: session.options.all || matches!(session.format(), FormatWord::Csv | FormatWord::Xlsx),
        law,
    };
    let report = evaluation_report(&facts, provenance.clone(), &names);
    session.emit(&report, || {
        let mut json = evaluation_json(&evaluation, run.plan.as_ref(), &run.steps, law, &provenance, &names);
        json.steps = steps_json(&run.steps, &decisions, &names);
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
