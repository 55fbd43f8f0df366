//! Evaluating many drafts of one baseline, one after the other, in the memory that the first one needed.

use super::figure::{Figure, Indicators};
use super::outcome::{people_moved, touched_papers};
use super::quo::StatusQuo;
use super::sums::Sums;
use crate::draft::Draft;

/// What evaluates drafts of one baseline. Whoever runs many scenarios keeps one worker and one draft for each thread,
/// and resets the draft between two of them ([`Draft::reset`]): then a scenario costs what it touches.
pub struct Worker<'q, 'b> {
    pub(super) quo: &'q StatusQuo<'b>,
    pub(super) sums: Sums<'b>,
    indicators: Indicators,
}

impl<'q, 'b> Worker<'q, 'b> {
    /// A worker on a baseline that has been measured.
    pub fn new(quo: &'q StatusQuo<'b>) -> Self {
        Self { quo, sums: Sums::new(quo), indicators: quo.indicators().clone() }
    }

    /// The indicators of a draft.
    pub fn indicators(&mut self, draft: &mut Draft<'_>) -> &Indicators {
        let quo = self.quo;
        self.sums.add_up(quo, draft);
        let tally = &mut self.sums.tally;
        for (category, staff) in draft.bench().posts.iter() {
            tally.bench(category, staff.quota, staff.filled);
        }
        tally.add(Figure::LeadersReleased, draft.leaders_released(), 1);
        tally.add(Figure::TasksMoved, Some(self.sums.moved.len() as i64), 1);
        let (documents, procedures) = touched_papers(quo, draft, &self.sums.moved);
        let tally = &mut self.sums.tally;
        tally.add(Figure::DocumentsTouched, Some(documents.len() as i64), 1);
        tally.add(Figure::ProceduresTouched, Some(procedures.len() as i64), 1);
        let known = quo.baseline.organisation().bodies().len();
        let mut moved = super::tally::Sum::default();
        for body in draft.marked_bodies().filter(|body| draft.has_other_posts(*body) || !draft.lives(*body)) {
            people_moved(self.sums.before(), draft, body, known, |_, count| moved.add(count, 1));
        }
        let fragmented = (self.sums.spreads.iter())
            .map(|(field, spread)| {
                i64::from(spread.is_fragmented()) - i64::from(quo.spreads[field.at()].is_fragmented())
            })
            .sum::<i64>();
        self.sums.tally.write(&mut self.indicators);
        let figures = &mut self.indicators.figures;
        figures[Figure::PeopleMoved.at()] = moved.count();
        figures[Figure::AgencyPairsSharingTasks.at()] = Some(self.sums.pairs(quo));
        figures[Figure::FieldsFragmented.at()] = Some(quo.fragmented + fragmented);
        &self.indicators
    }
}
