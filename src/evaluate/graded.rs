//! Findings of a draft counted by code and severity, without collecting one: what most rows of a batch need.

use super::outcome::judge_bench;
use super::quo::StatusQuo;
use super::worker::Worker;
use crate::draft::Draft;
use crate::model::TaskIx;
use crate::rules::{
    Code, Finding, Severity, TaskCounts, as_grave_as_known, body_grade, brief_task, judge_body, judge_field,
    measure_body, measure_task,
};

/// How many findings there are of each code, in the order of [`Code::ALL`], and of those of each severity, in the order
/// of [`Severity::ALL`]: as grave as they are before a law or the user has a say.
pub type GradedCounts = [[i64; Severity::ALL.len()]; Code::ALL.len()];

/// Those of the apparatus as it stands.
pub(super) fn of_baseline(quo: &StatusQuo<'_>) -> GradedCounts {
    let mut counts = [[0; Severity::ALL.len()]; Code::ALL.len()];
    quo.findings.iter().for_each(|finding| add(&mut counts, finding, 1));
    counts
}

fn add(counts: &mut GradedCounts, finding: &Finding, many: i64) {
    counts[finding.code.at()][finding.severity.at()] += many;
}

impl Worker<'_, '_> {
    /// How many findings there are of each code and severity on the draft whose indicators were last asked for, as
    /// [`super::evaluate`] would collect them. It costs what the draft touches.
    pub fn graded_counts(&mut self, draft: &mut Draft<'_>) -> GradedCounts {
        let mut counts = self.graded;
        self.count_tasks(draft, &mut counts);
        let organisation = self.quo.baseline.organisation();
        for at in 0..draft.marked_body_count() {
            let body = draft.marked_body(at);
            let grade = body_grade(organisation, body);
            let was = if draft.is_new(body) { None } else { self.sums.measure_before(body) };
            let is = measure_body(draft, body);
            was.iter().for_each(|facts| judge_body(body, facts, grade, &mut |one| add(&mut counts, &one, -1)));
            is.iter().for_each(|facts| judge_body(body, facts, grade, &mut |one| add(&mut counts, &one, 1)));
        }
        for (field, spread) in self.sums.spreads() {
            let (grade, was) = (self.quo.field_grade(field), &self.quo.spreads[field.at()]);
            judge_field(field, was, grade, &mut |one| add(&mut counts, &one, -1));
            judge_field(field, spread, grade, &mut |one| add(&mut counts, &one, 1));
        }
        judge_bench(draft, &mut |one| add(&mut counts, &one, 1));
        counts
    }

    /// What is said of a task goes by who leads it, how gravely by its rows, which no plan changes.
    fn count_tasks(&self, draft: &mut Draft<'_>, counts: &mut GradedCounts) {
        for task in draft.touched_tasks() {
            let was = self.counts_before(task);
            let is = brief_task(draft, task).map_or_else(|| measure_task(draft, task).counts, |brief| brief.counts);
            let grade = self.quo.task_grades[task.at()];
            for (measured, many) in was.iter().map(|was| (was, -1)).chain([(&is, 1)]) {
                for (code, severity) in measured.codes() {
                    counts[code.at()][as_grave_as_known(severity, grade).at()] += many;
                }
            }
        }
    }

    fn counts_before(&self, task: TaskIx) -> Option<TaskCounts> {
        let brief = self.quo.briefs[task.at()].as_ref().map(|brief| brief.counts);
        brief.or_else(|| self.quo.facts.get(&task).map(|facts| facts.counts))
    }
}
