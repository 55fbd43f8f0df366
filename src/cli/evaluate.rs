//! `evaluate`: before, after and change of one plan, or the apparatus as it stands.

use super::args::{Deny, Evaluate, FormatWord};
use super::exit;
use super::session::{Failure, Session};
use crate::competence::decisions;
use crate::draft::{Baseline, Draft};
use crate::evaluate::{Judged, Status, StatusQuo, evaluate};
use crate::input::shipped_norms;
use crate::lineage::lineage;
use crate::output::json_text;
use crate::report::decision_json::steps_json;
use crate::report::json::evaluation_json;
use crate::report::{Evaluated, Names, evaluation_report};
use crate::rules::Severity;
use crate::scenario::Plan;

/// Runs the command.
pub fn run(args: &Evaluate, decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    let case = session.open(&args.case, decided)?;
    let plans = session.plans(&args.case, &args.choice)?;
    let baseline = Baseline::new(&case.organisation);
    let quo = StatusQuo::new(&baseline);
    let mut draft = Draft::new(&baseline);
    let run = session.carry_out(&mut draft, &plans, &case)?;
    let evaluation = evaluate(&quo, &mut draft);
    let leads = lineage(&quo, &mut draft).tasks;
    let provenance = session.provenance(&case, run.last_day, run.grade);
    let norms = shipped_norms().overlaid(case.own_norms.clone());
    let order: Vec<&Plan> = plans.iter().collect();
    let decisions = decisions(&draft, &order, &run.done, &norms, session.options.as_of);
    let names = Names { texts: &session.texts, draft: &draft };
    let facts = Evaluated {
        evaluation: &evaluation,
        plan: run.plan.as_ref(),
        bases: &run.bases,
        steps: &run.steps,
        leads: &leads,
        decisions: &decisions,
        warnings: case.warnings.len(),
        // A table of values is read by programs, which lose nothing by its length.
        all: session.options.all || session.format() == FormatWord::Csv,
    };
    let report = evaluation_report(&facts, provenance.clone(), &names);
    session.emit(&report, || {
        let mut json = evaluation_json(&evaluation, run.plan.as_ref(), &run.steps, &provenance, &names);
        json.steps = steps_json(&run.steps, &decisions, &names);
        Some(json_text(&json))
    })?;
    Ok(if denied(session.options.deny, &evaluation.findings) { exit::FAULTS } else { exit::OK })
}

/// Whether a finding holds that the call denies.
fn denied(deny: Option<Deny>, findings: &[Judged]) -> bool {
    let worst = match deny {
        None => return false,
        Some(Deny::Breaches) => Severity::Breach,
        Some(Deny::Warnings) => Severity::Warning,
    };
    findings.iter().any(|judged| judged.status != Status::Fixed && judged.finding.severity <= worst)
}
