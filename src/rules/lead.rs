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
    let mut say = |code, severity, areas: &Extent, measured, limit| {
        let severity =
            if severity == Severity::Breach && grade != Grade::Verified { Severity::Warning } else { severity };
        let agencies = facts.leads_within(areas);
        sink(Finding {
            areas: areas.clone(),
            agencies,
            ..Finding::plain(code, severity, Subject::Task(task), Some(measured), limit, grade)
        });
    };
    if facts.is_without_lead() {
        say(Code::TaskWithoutLead, Severity::Breach, &facts.uncovered, 0, Some(1));
    } else if facts.is_partly_led() {
        say(Code::TaskPartlyLed, Severity::Breach, &facts.uncovered, i64::from(facts.uncovered.len()), Some(0));
    }
    if facts.has_several_leads() {
        let leads = most_leads(facts);
        say(Code::TaskSeveralLeads, Severity::Breach, &facts.several, leads, Some(1));
    }
    if facts.is_shared_across_tiers() {
        let leads = facts.leads_within(&facts.shared).len() as i64;
        say(Code::TaskSharedAcrossTiers, Severity::Note, &facts.shared, leads, None);
    }
}

/// The largest number of leads in one area in which a tier has several.
fn most_leads(facts: &TaskFacts) -> i64 {
    let within = facts.cells.iter().filter(|cell| facts.several.meets(&Extent::span(cell.from, cell.to)));
    within.map(|cell| cell.leads.len() as i64).max().unwrap_or(0)
}
