//! Where a figure comes from: the rows that make it, which add up to it exactly.

use crate::draft::{Draft, Event};
use crate::evaluate::{Figure, StatusQuo, differences, people_moved, touched_papers};
use crate::model::{BodyIx, Category, Count, DocumentIx, Extent, FieldIx, Grade, ProcedureIx, TaskIx};
use crate::rules::{BodyFacts, Spread, TaskFacts, body_grade, measure_body, measure_task, shares};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A figure, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The figure.
    pub figure: Figure,
    /// Its value; none: unknown.
    pub total: Count,
    /// How the parts make it.
    pub whole: Whole,
    /// The rows that make it.
    pub parts: Vec<Part>,
}

/// How parts make a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// They add up.
    Sum,
    /// They are the bodies on the longest path, one each.
    Longest,
    /// They are the sub-units of the body that has the most, one each.
    Widest,
}

/// What a part is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row {
    /// A body.
    Body(BodyIx),
    /// A task.
    Task(TaskIx),
    /// A field.
    Field(FieldIx),
    /// Two agencies.
    Pair(BodyIx, BodyIx),
    /// One category of a body's posts.
    Posts(BodyIx, Category),
    /// A document.
    Document(DocumentIx),
    /// A procedure.
    Procedure(ProcedureIx),
}

/// One row's contribution.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is about.
    pub row: Row,
    /// What it adds; none: unknown.
    pub amount: Count,
    /// The weakest grade of the rows of the tables behind it.
    pub grade: Grade,
    /// The source of the row, where it has one of its own.
    pub source: Option<Arc<str>>,
    /// The agencies concerned.
    pub agencies: Vec<BodyIx>,
    /// Where; empty: no matter of territory.
    pub areas: Extent,
}

/// Takes a figure of a draft apart.
pub fn explain(quo: &StatusQuo<'_>, draft: &mut Draft<'_>, figure: Figure) -> Explanation {
    let mut rows = Rows { quo, parts: Vec::new() };
    let mut whole = Whole::Sum;
    match figure {
        Figure::Layers => {
            whole = Whole::Longest;
            rows.longest_path(draft);
        }
        Figure::SpanMax => {
            whole = Whole::Widest;
            rows.widest(draft);
        }
        Figure::Bodies | Figure::Agencies | Figure::SubUnits | Figure::BodiesEmpty => rows.bodies(draft, figure),
        Figure::Quota | Figure::Filled | Figure::Heads | Figure::Deputies => rows.posts(draft, figure),
        Figure::AgencyPairsSharingTasks => rows.pairs(draft),
        Figure::FieldsFragmented => rows.fields(draft),
        Figure::BenchQuota | Figure::BenchStaff | Figure::LeadersReleased => rows.journal(draft, figure),
        Figure::PeopleMoved => rows.people_moved(draft),
        Figure::TasksMoved | Figure::DocumentsTouched | Figure::ProceduresTouched => rows.changed(draft, figure),
        _ => rows.tasks(draft, figure),
    }
    let parts = rows.parts;
    let of_posts = matches!(figure, Figure::Quota | Figure::Filled | Figure::Heads | Figure::Deputies);
    let known = !of_posts || quo.baseline().organisation().has_posts();
    let total = if known { parts.iter().map(|part| part.amount).sum() } else { None };
    Explanation { figure, total, whole, parts }
}

struct Rows<'q, 'b> {
    quo: &'q StatusQuo<'b>,
    parts: Vec<Part>,
}

impl Rows<'_, '_> {
    fn add(&mut self, row: Row, amount: Count, agencies: Vec<BodyIx>, areas: Extent) {
        let (grade, source) = self.provenance(row);
        self.parts.push(Part { row, amount, grade, source, agencies, areas });
    }

    fn add_plain(&mut self, row: Row, amount: Count) {
        self.add(row, amount, Vec::new(), Extent::nothing());
    }

    /// Grade and source of the rows behind a part; what only a plan made is assumed.
    fn provenance(&self, row: Row) -> (Grade, Option<Arc<str>>) {
        let organisation = self.quo.baseline().organisation();
        let body = |body: BodyIx| organisation.bodies().get(body.at());
        match row {
            Row::Body(at) => {
                body(at).map_or((Grade::Assumed, None), |row| (row.provenance.grade, row.provenance.source.clone()))
            }
            Row::Pair(a, b) => (body_grade(organisation, a).max(body_grade(organisation, b)), None),
            Row::Posts(at, category) => {
                let rows = body(at).map(|body| body.posts_rows.as_slice()).unwrap_or_default();
                let row = rows.iter().find(|row| row.category == category);
                row.map_or((Grade::Assumed, None), |row| (row.provenance.grade, row.provenance.source.clone()))
            }
            Row::Task(task) => (self.quo.task_grade(task), organisation.task(task).provenance.source.clone()),
            Row::Field(field) => (self.quo.field_grade(field), None),
            Row::Document(at) => {
                let row = &organisation.documents()[at.at()].provenance;
                (row.grade, row.source.clone())
            }
            Row::Procedure(at) => {
                let row = &organisation.procedure(at).provenance;
                (row.grade, row.source.clone())
            }
        }
    }

    fn measured(draft: &mut Draft<'_>) -> Vec<(BodyIx, BodyFacts)> {
        let bodies = (0..draft.body_count()).map(BodyIx::new);
        bodies.filter_map(|body| measure_body(draft, body).map(|facts| (body, facts))).collect()
    }

    fn bodies(&mut self, draft: &mut Draft<'_>, figure: Figure) {
        for (body, facts) in Self::measured(draft) {
            let counted = match figure {
                Figure::Agencies => facts.agency,
                Figure::SubUnits => !facts.agency,
                Figure::BodiesEmpty => facts.empty,
                _ => true,
            };
            if counted {
                self.add_plain(Row::Body(body), Some(1));
                if figure == Figure::BodiesEmpty {
                    self.weaken_by_posts(body);
                }
            }
        }
    }

    /// The last part rests on the posts of a body as well as on its own row.
    fn weaken_by_posts(&mut self, body: BodyIx) {
        let grade = body_grade(self.quo.baseline().organisation(), body);
        if let Some(part) = self.parts.last_mut() {
            part.grade = part.grade.max(grade);
        }
    }

    fn posts(&mut self, draft: &mut Draft<'_>, figure: Figure) {
        for (body, facts) in Self::measured(draft) {
            for (category, staff) in facts.posts.iter() {
                let amount = match figure {
                    Figure::Quota => staff.quota,
                    Figure::Filled => staff.filled,
                    Figure::Heads => staff.heads,
                    _ => staff.deputies,
                };
                if amount != Some(0) {
                    self.add_plain(Row::Posts(body, category), amount);
                }
            }
        }
    }

    fn longest_path(&mut self, draft: &mut Draft<'_>) {
        let bodies = Self::measured(draft);
        let mut at = bodies.iter().rev().max_by_key(|(_, facts)| facts.depth).map(|(body, _)| *body);
        let mut path = Vec::new();
        while let Some(body) = at {
            path.extend((!draft.is_outside(body)).then_some(body));
            at = draft.parent(body);
        }
        path.into_iter().rev().for_each(|body| self.add_plain(Row::Body(body), Some(1)));
    }

    fn widest(&mut self, draft: &mut Draft<'_>) {
        let bodies = Self::measured(draft);
        let Some((body, _)) = bodies.iter().rev().max_by_key(|(_, facts)| facts.span) else { return };
        for unit in draft.children(*body).to_vec() {
            if !draft.is_outside(unit) {
                self.add_plain(Row::Body(unit), Some(1));
            }
        }
    }

    fn tasks(&mut self, draft: &mut Draft<'_>, figure: Figure) {
        for task in (0..draft.baseline().organisation().tasks().len()).map(TaskIx::new) {
            let facts = measure_task(draft, task);
            let everywhere = || facts.cells.iter().map(|cell| (cell.from, cell.to)).collect();
            let (amount, areas) = task_part(figure, &facts);
            if amount != 0 {
                let concerned = if areas.is_empty() { Extent::of(everywhere()) } else { areas.clone() };
                self.add(Row::Task(task), Some(amount), facts.leads_within(&concerned), areas);
            }
        }
    }

    fn pairs(&mut self, draft: &mut Draft<'_>) {
        let mut pairs: BTreeSet<(BodyIx, BodyIx)> = BTreeSet::new();
        for task in (0..draft.baseline().organisation().tasks().len()).map(TaskIx::new) {
            pairs.extend(measure_task(draft, task).pairs);
        }
        pairs.into_iter().for_each(|(a, b)| self.add_plain(Row::Pair(a, b), Some(1)));
    }

    fn fields(&mut self, draft: &mut Draft<'_>) {
        let organisation = draft.baseline().organisation();
        let mut parts: BTreeMap<(FieldIx, _), u128> = BTreeMap::new();
        for task in (0..organisation.tasks().len()).map(TaskIx::new) {
            let facts = measure_task(draft, task);
            let row = organisation.task(task);
            for (holder, part) in shares(row.weight, &facts.holders) {
                *parts.entry((row.field, holder)).or_default() += part;
            }
        }
        let mut spreads: BTreeMap<FieldIx, Spread> = BTreeMap::new();
        for ((field, _), part) in parts {
            spreads.entry(field).or_default().add(part);
        }
        for (field, _) in spreads.into_iter().filter(|(_, spread)| spread.is_fragmented()) {
            self.add_plain(Row::Field(field), Some(1));
        }
    }

    fn journal(&mut self, draft: &Draft<'_>, figure: Figure) {
        for entry in draft.journal().entries() {
            match (&entry.event, figure) {
                (Event::People { from, to: None, category, quota, .. }, Figure::BenchQuota) if *quota != Some(0) => {
                    self.add_plain(Row::Posts(*from, *category), *quota);
                }
                (Event::People { from, to: None, category, filled, .. }, Figure::BenchStaff) if *filled != Some(0) => {
                    self.add_plain(Row::Posts(*from, *category), *filled);
                }
                (Event::LeadersReleased { body, leaders }, Figure::LeadersReleased) => {
                    self.add_plain(Row::Body(*body), *leaders);
                    self.weaken_by_posts(*body);
                }
                _ => {}
            }
        }
    }

    fn people_moved(&mut self, draft: &Draft<'_>) {
        let before = Draft::new(self.quo.baseline());
        let known = self.quo.baseline().organisation().bodies().len();
        for body in draft.touched_bodies() {
            let mut lost = Vec::new();
            people_moved(&before, draft, body, known, |category, count| lost.push((category, count)));
            for (category, count) in lost.into_iter().filter(|(_, count)| *count != Some(0)) {
                self.add_plain(Row::Posts(body, category), count);
            }
        }
    }

    fn changed(&mut self, draft: &mut Draft<'_>, figure: Figure) {
        let differences = differences(self.quo, draft);
        let (documents, procedures) = touched_papers(self.quo, draft, &differences.moved_tasks);
        match figure {
            Figure::DocumentsTouched => documents.into_iter().for_each(|at| self.add_plain(Row::Document(at), Some(1))),
            Figure::ProceduresTouched => {
                procedures.into_iter().for_each(|at| self.add_plain(Row::Procedure(at), Some(1)))
            }
            _ => {
                for task in &differences.moved_tasks {
                    self.add_plain(Row::Task(*task), Some(1));
                }
            }
        }
    }
}

/// What a task adds to a figure, and where.
fn task_part(figure: Figure, facts: &TaskFacts) -> (i64, Extent) {
    let (counted, areas) = match figure {
        Figure::TasksWithOneLead => (facts.counts.has_one_lead(), Extent::nothing()),
        Figure::TasksWithoutLead => (facts.counts.is_without_lead(), facts.uncovered.clone()),
        Figure::TasksPartlyLed => (facts.counts.is_partly_led(), facts.uncovered.clone()),
        Figure::TasksWithSeveralLeads => (facts.counts.has_several(), facts.several.clone()),
        Figure::TasksSharedAcrossTiers => (facts.counts.is_shared(), facts.shared.clone()),
        Figure::TasksSupport => (facts.counts.support, Extent::nothing()),
        Figure::ExcessLeads => return (facts.counts.excess.into(), facts.several.clone()),
        Figure::LeadDuties => return (facts.counts.lead_duties.into(), Extent::nothing()),
        Figure::CoordinatingDuties => return (facts.counts.coordinating_duties.into(), Extent::nothing()),
        _ => (true, Extent::nothing()),
    };
    (i64::from(counted), areas)
}
