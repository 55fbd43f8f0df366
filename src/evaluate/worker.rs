//! Evaluating many drafts of one baseline, one after the other, in the memory that the first one needed.

use super::asked::Asked;
use super::figure::{Figure, Indicators};
use super::graded::{GradedCounts, of_baseline};
use super::outcome::{judge_bench, touched_papers};
use super::quo::StatusQuo;
use super::sums::Sums;
use crate::draft::Draft;
use crate::rules::{Code, Severity, Subject, body_grade, judge_body, judge_field, measure_body};

/// What evaluates drafts of one baseline. Whoever runs many scenarios keeps one worker and one draft for each thread,
/// and resets the draft between two of them ([`Draft::reset`]): then a scenario costs what it touches.
pub struct Worker<'q, 'b> {
    pub(super) quo: &'q StatusQuo<'b>,
    pub(super) sums: Sums<'b>,
    indicators: Indicators,
    /// Findings of the baseline that are about no task, by code.
    codes: FindingCounts,
    /// Findings of the baseline, by code and severity.
    pub(super) graded: GradedCounts,
}

/// How many findings there are of each code, in the order of [`Code::ALL`].
pub type FindingCounts = [i64; Code::ALL.len()];

impl<'q, 'b> Worker<'q, 'b> {
    /// A worker on a baseline that has been measured.
    pub fn new(quo: &'q StatusQuo<'b>) -> Self {
        let mut codes = [0; Code::ALL.len()];
        let others = quo.findings.iter().filter(|finding| !matches!(finding.subject, Subject::Task(_)));
        others.for_each(|finding| codes[finding.code.at()] += 1);
        Self {
            quo,
            sums: Sums::new(quo, Asked::ALL),
            indicators: quo.indicators().clone(),
            codes,
            graded: of_baseline(quo),
        }
    }

    /// A worker that works out no more than is asked for. It counts no findings.
    pub fn for_figures(quo: &'q StatusQuo<'b>, asked: Asked) -> Self {
        let mut indicators = quo.indicators().clone();
        if !asked.breakdown {
            indicators.by_category = Default::default();
            indicators.by_class = Vec::new();
        }
        Self {
            quo,
            sums: Sums::new(quo, asked),
            indicators,
            codes: [0; Code::ALL.len()],
            graded: [[0; Severity::ALL.len()]; Code::ALL.len()],
        }
    }

    /// How many findings there are of each code on the draft whose indicators were last asked for, as
    /// [`super::evaluate`] would collect them: counted, without making one.
    pub fn finding_counts(&mut self, draft: &mut Draft<'_>) -> FindingCounts {
        let organisation = self.quo.baseline.organisation();
        let mut counts = self.codes;
        counts.iter_mut().zip(self.sums.tally.codes()).for_each(|(count, tasks)| *count += tasks);
        for at in 0..draft.marked_body_count() {
            let body = draft.marked_body(at);
            let grade = body_grade(organisation, body);
            let was = if draft.is_new(body) { None } else { self.sums.measure_before(body) };
            let is = measure_body(draft, body);
            was.iter().for_each(|facts| judge_body(body, facts, grade, &mut |one| counts[one.code.at()] -= 1));
            is.iter().for_each(|facts| judge_body(body, facts, grade, &mut |one| counts[one.code.at()] += 1));
        }
        for (field, spread) in self.sums.spreads() {
            let (grade, was) = (self.quo.field_grade(field), &self.quo.spreads[field.at()]);
            judge_field(field, was, grade, &mut |one| counts[one.code.at()] -= 1);
            judge_field(field, spread, grade, &mut |one| counts[one.code.at()] += 1);
        }
        judge_bench(draft, &mut |one| counts[one.code.at()] += 1);
        counts
    }

    /// The indicators of a draft.
    pub fn indicators(&mut self, draft: &mut Draft<'_>) -> &Indicators {
        self.compared(draft).0
    }

    /// The indicators of a draft, and a bit for each figure that may be otherwise than in the baseline: whoever needs only
    /// these need not compare them all again.
    pub fn compared(&mut self, draft: &mut Draft<'_>) -> (&Indicators, u64) {
        let quo = self.quo;
        self.sums.add_up(quo, draft);
        let tally = &mut self.sums.tally;
        for (category, staff) in draft.bench().posts.in_use() {
            tally.bench(category, staff.quota, staff.filled);
        }
        tally.add(Figure::LeadersReleased, draft.leaders_released(), 1);
        let Sums { tally, moved, since, before, .. } = &mut self.sums;
        let counts = match quo.earlier.as_ref().zip(since.as_mut()) {
            None => {
                let (documents, procedures) = touched_papers(quo, draft, moved);
                [moved.len(), documents.len(), procedures.len()].map(|many| many as i64)
            }
            Some((earlier, since)) => {
                // What lay on the bench before need not lie there any longer.
                [Figure::BenchQuota, Figure::BenchStaff].into_iter().for_each(|bench| tally.add(bench, Some(0), 1));
                since.counts(earlier, before, draft, moved)
            }
        };
        let figures = [Figure::TasksMoved, Figure::DocumentsTouched, Figure::ProceduresTouched];
        figures.into_iter().zip(counts).for_each(|(figure, count)| tally.add(figure, Some(count), 1));
        let mut fragmented = quo.indicators().figures[Figure::FieldsFragmented.at()];
        for (field, spread) in self.sums.spreads() {
            let more = i64::from(spread.is_fragmented()) - i64::from(quo.fragmented[field.at()]);
            fragmented = fragmented.map(|fields| fields + more);
        }
        let indicators = &mut self.indicators;
        let mut differ = self.sums.tally.write_after(quo.indicators(), indicators);
        differ |= indicators.put(Figure::PeopleMoved, self.sums.people_moved.count());
        differ |= indicators.put(Figure::AgencyPairsSharingTasks, Some(self.sums.pairs.count(quo)));
        differ |= indicators.put(Figure::FieldsFragmented, fragmented);
        self.sums.asked.leave(indicators);
        (&self.indicators, differ)
    }
}
