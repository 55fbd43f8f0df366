//! One task, one lead: "one agency does many tasks; a task has one lead agency that answers for it"
//! (Resolution 18-NQ/TW; the province's plan carrying out 191-KH/TU, II.6).

use super::code::{Code, Finding, Severity, Subject};
use super::task::TaskFacts;
use crate::model::{BodyIx, Extent, Grade, KindIx, TaskIx};

/// Who counts as one holder in the fragmentation of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeadHolder {
    /// An agency.
    Agency(BodyIx),
    /// Several agencies that lead through one kind, each in areas of its own.
    Kind(KindIx),
}

/// Says what is to be said of one task. `grade` is the weakest of the rows that say who leads it: a breach is stated
/// only of verified rows, else the matter is to be reviewed.
pub fn judge_task(task: TaskIx, facts: &TaskFacts, grade: Grade, sink: &mut impl FnMut(Finding)) {
    for (code, severity) in facts.counts.codes() {
        let (areas, measured, limit) = match code {
            Code::TaskWithoutLead => (&facts.uncovered, 0, Some(1)),
            Code::TaskPartlyLed => (&facts.uncovered, i64::from(facts.uncovered.len()), Some(0)),
            Code::TaskSeveralLeads => (&facts.several, most_leads(facts), Some(1)),
            _ => (&facts.shared, facts.leads_within(&facts.shared).len() as i64, None),
        };
        let severity = as_grave_as_known(severity, grade);
        sink(Finding {
            areas: areas.clone(),
            agencies: facts.leads_within(areas),
            ..Finding::plain(code, severity, Subject::Task(task), Some(measured), limit, grade)
        });
    }
}

/// A breach is stated only of verified rows.
pub(crate) fn as_grave_as_known(severity: Severity, grade: Grade) -> Severity {
    if severity == Severity::Breach && grade != Grade::Verified { Severity::Warning } else { severity }
}

/// The largest number of leads in one area in which a tier has several.
fn most_leads(facts: &TaskFacts) -> i64 {
    let within = facts.cells.iter().filter(|cell| facts.several.meets(&Extent::span(cell.from, cell.to)));
    within.map(|cell| cell.leads.len() as i64).max().unwrap_or(0)
}
