//! An evaluation under the law of a day: what the law says before and after a plan, beside what is measured anyway.

use super::figure::Figure;
use super::outcome::{Evaluation, Judged, Status, evaluate, in_order, with_status};
use super::quo::StatusQuo;
use crate::draft::Draft;
use crate::rules::law::{Checked, Law, LawFindings, Moves, Standing};
use crate::rules::{Code, Finding};

/// The outcome of a draft, under a law where one is given, with what others found of the steps of the plan: who decides.
pub fn judged(
    quo: &StatusQuo<'_>,
    law: Option<&Law<'_>>,
    moves: &Moves,
    of_steps: Vec<Finding>,
    draft: &mut Draft<'_>,
) -> Evaluation {
    let Some(law) = law else { return evaluate(quo, draft) };
    let mut evaluation = evaluate_under(quo, law, moves, draft);
    evaluation.add(law, of_steps);
    evaluation
}

/// The outcome of a draft under a law: indicators before and after, every finding with its status and the norm that it
/// rests on, and what each rule came to after the plan. `moves` are those of the draft's own run.
pub fn evaluate_under(quo: &StatusQuo<'_>, law: &Law<'_>, moves: &Moves, draft: &mut Draft<'_>) -> Evaluation {
    evaluate_after(quo, law, &Standing::new(law, quo.baseline()), moves, draft)
}

/// As [`evaluate_under`], where what the law says of the apparatus from which the draft starts is known already. Where plans lie
/// beneath that, `moves` begin with theirs, and statuses are those beside the apparatus as it was loaded.
pub fn evaluate_after(
    quo: &StatusQuo<'_>,
    law: &Law<'_>,
    standing: &Standing<'_>,
    moves: &Moves,
    draft: &mut Draft<'_>,
) -> Evaluation {
    let mut evaluation = evaluate(quo, draft);
    let after = match moves.planned {
        true => standing.judge(law, draft, moves),
        false => standing.said().clone(),
    };
    evaluation.findings.retain(|judged| law.settings().judges(judged.finding.code));
    evaluation.findings.iter_mut().for_each(|judged| law.settle(&mut judged.finding));
    evaluation.checked = checked(law, &evaluation, &after);
    evaluation.findings.extend(with_status(&standing.said_at_load().findings, after.findings));
    in_order(&mut evaluation.findings);
    evaluation
}

impl Evaluation {
    /// Adds what was found of the steps of the plan.
    fn add(&mut self, law: &Law<'_>, findings: Vec<Finding>) {
        for mut finding in findings.into_iter().filter(|finding| law.settings().judges(finding.code)) {
            law.settle(&mut finding);
            if let Some(checked) = self.checked.get_mut(finding.code.at()) {
                checked.fails += 1;
            }
            self.findings.push(Judged { finding, status: Status::New });
        }
        in_order(&mut self.findings);
    }
}

/// What each rule came to: those of the law as judged, the others by what they found.
fn checked(law: &Law<'_>, evaluation: &Evaluation, after: &LawFindings) -> Vec<Checked> {
    let mut checked = after.checked.clone();
    for judged in evaluation.findings.iter().filter(|judged| judged.status != Status::Fixed) {
        checked[judged.finding.code.at()].fails += 1;
    }
    let figure = |figure| evaluation.after.get(figure).unwrap_or(0);
    let tasks = u32::try_from(figure(Figure::Tasks) - figure(Figure::TasksSupport)).unwrap_or(0);
    for code in [Code::TaskWithoutLead, Code::TaskPartlyLed, Code::TaskSeveralLeads, Code::TaskSharedAcrossTiers] {
        if !law.settings().judges(code) {
            continue;
        }
        let checked = &mut checked[code.at()];
        checked.holds = tasks.saturating_sub(checked.fails);
    }
    checked
}
