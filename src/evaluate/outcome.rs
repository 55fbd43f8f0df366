//! From a draft to its outcome.

use super::figure::Indicators;
use super::quo::StatusQuo;
use super::worker::Worker;
use crate::draft::{Draft, Event};
use crate::model::{BodyIx, Category, Count, DocumentIx, FieldIx, Grade, Posts, ProcedureIx, TaskIx};
use crate::rules::law::Checked;
use crate::rules::{
    Code, Finding, Severity, Spread, Subject, TaskFacts, body_grade, judge_body, judge_field, judge_task, measure_body,
    measure_task,
};
use rustc_hash::FxHashSet;

/// How a finding after the plan stands to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Mới phát sinh: it was not there before.
    New,
    /// Còn tồn tại: it was there and is there.
    Unchanged,
    /// Đã khắc phục: it was there and is gone.
    Fixed,
}

impl Status {
    /// The word of it in files.
    pub fn word(self) -> &'static str {
        match self {
            Status::New => "new",
            Status::Unchanged => "unchanged",
            Status::Fixed => "fixed",
        }
    }
}

/// A finding and how it stands to the findings before the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The finding: as it is now, or as it was where it is fixed.
    pub finding: Finding,
    /// New, unchanged or fixed.
    pub status: Status,
}

/// What a plan comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// The apparatus as it stands.
    pub before: Indicators,
    /// The apparatus after the plan.
    pub after: Indicators,
    /// Findings, those about tasks first, each in the order of the tables.
    pub findings: Vec<Judged>,
    /// What each rule came to after the plan, in the order of [`Code::ALL`]; empty: no law was asked.
    pub checked: Vec<Checked>,
}

/// What differs between the baseline and a draft, row by row.
pub struct Differences {
    /// Tasks that measure differently: as they were, as they are.
    pub tasks: Vec<(TaskIx, TaskFacts, TaskFacts)>,
    /// Bodies that may measure differently, new ones too.
    pub bodies: Vec<BodyIx>,
    /// Tasks whose lead agency differs in some area.
    pub moved_tasks: Vec<TaskIx>,
    /// Fields that are spread differently, as they are now.
    pub spreads: Vec<(FieldIx, Spread)>,
}

/// The indicators of a draft.
pub fn indicators(quo: &StatusQuo<'_>, draft: &mut Draft<'_>) -> Indicators {
    Worker::new(quo).indicators(draft).clone()
}

/// The outcome of a draft: indicators before and after, and every finding with its status. Where the draft stands on the
/// apparatus after plans, statuses are those beside the apparatus as it was loaded.
pub fn evaluate(quo: &StatusQuo<'_>, draft: &mut Draft<'_>) -> Evaluation {
    let mut worker = Worker::new(quo);
    let after = worker.indicators(draft).clone();
    let differences = row_by_row(worker, draft);
    let findings = judge(quo, draft, &differences);
    Evaluation { before: quo.indicators().clone(), after, findings, checked: Vec::new() }
}

/// Measures every row that a draft touches, as it was and as it is.
pub fn differences(quo: &StatusQuo<'_>, draft: &mut Draft<'_>) -> Differences {
    let mut worker = Worker::new(quo);
    worker.indicators(draft);
    row_by_row(worker, draft)
}

fn row_by_row(worker: Worker<'_, '_>, draft: &mut Draft<'_>) -> Differences {
    let mut before = Draft::new(worker.quo.baseline);
    let mut tasks = Vec::new();
    for task in draft.touched_tasks() {
        let (old, new) = (measure_task(&mut before, task), measure_task(draft, task));
        if old != new {
            tasks.push((task, old, new));
        }
    }
    let mut spreads: Vec<(FieldIx, Spread)> = worker.sums.spreads().map(|(field, spread)| (field, *spread)).collect();
    spreads.sort_unstable_by_key(|entry| entry.0);
    let mut moved_tasks = worker.sums.moved;
    moved_tasks.sort_unstable();
    Differences { moved_tasks, tasks, bodies: draft.touched_bodies(), spreads }
}

/// People whom a body has lost, by category: net, so that who comes back counts as not moved.
pub(crate) fn people_moved(
    before: &Draft<'_>,
    draft: &Draft<'_>,
    body: BodyIx,
    known: usize,
    mut add: impl FnMut(Category, Count),
) {
    if draft.is_outside(body) {
        return;
    }
    let was = if body.at() < known { before.posts(body) } else { &Posts::NONE };
    let is = if draft.lives(body) { draft.posts(body) } else { &Posts::NONE };
    for (category, was, is) in was.beside(is) {
        let (was, is) = (was.filled, is.filled);
        if was != is {
            add(category, was.zip(is).map(|(was, is)| (was - is).max(0)));
        }
    }
}

/// Whether a loaded body has ended or has another name, so that whatever names it is to be changed.
pub(super) fn is_named_otherwise(draft: &Draft<'_>, body: BodyIx) -> bool {
    !draft.lives(body) || draft.name(body) != draft.baseline().organisation().body(body).name
}

/// Documents that name a body that ended or is renamed, or a task that moved; procedures that others settle, or of a
/// task that moved.
pub(crate) fn touched_papers(
    quo: &StatusQuo<'_>,
    draft: &Draft<'_>,
    moved_tasks: &[TaskIx],
) -> (Vec<DocumentIx>, Vec<ProcedureIx>) {
    let organisation = quo.baseline.organisation();
    if organisation.references().is_empty() && organisation.procedures().is_empty() {
        return (Vec::new(), Vec::new());
    }
    let mut documents: Vec<DocumentIx> = Vec::new();
    // A new name touches no row of its body, so renamed bodies are not among those that measure differently.
    for body in draft.marked_bodies().chain(draft.renamed()).filter(|body| !draft.is_new(*body)) {
        if is_named_otherwise(draft, body) {
            let named = draft.named_at_load(body).iter();
            documents.extend(named.map(|at| organisation.references()[*at as usize].document));
        }
    }
    let mut procedures: Vec<ProcedureIx> = draft.changed_procedures().collect();
    for task in moved_tasks {
        documents.extend(quo.documents_of_task.get(task).into_iter().flatten().copied());
        procedures.extend_from_slice(draft.procedures_of(*task));
    }
    documents.sort_unstable();
    documents.dedup();
    procedures.sort_unstable();
    procedures.dedup();
    (documents, procedures)
}

fn judge(quo: &StatusQuo<'_>, draft: &mut Draft<'_>, differences: &Differences) -> Vec<Judged> {
    let organisation = quo.baseline.organisation();
    let tasks: FxHashSet<TaskIx> = differences.tasks.iter().map(|entry| entry.0).collect();
    let bodies: FxHashSet<BodyIx> = differences.bodies.iter().copied().collect();
    let fields: FxHashSet<FieldIx> = differences.spreads.iter().map(|entry| entry.0).collect();
    let touched = |subject: Subject| match subject {
        Subject::Task(task) => tasks.contains(&task),
        Subject::Body(body) | Subject::Posts(body, _) | Subject::Units(body, _) => bodies.contains(&body),
        Subject::Field(field) => fields.contains(&field),
        // The rest is judged anew with each plan.
        _ => true,
    };
    let mut now: Vec<Finding> = Vec::new();
    for (task, _, facts) in &differences.tasks {
        judge_task(*task, facts, quo.task_grades[task.at()], &mut |finding| now.push(finding));
    }
    for body in differences.bodies.iter().copied() {
        if let Some(facts) = measure_body(draft, body) {
            judge_body(body, &facts, body_grade(organisation, body), &mut |finding| now.push(finding));
        }
    }
    for (field, spread) in &differences.spreads {
        judge_field(*field, spread, quo.field_grade(*field), &mut |finding| now.push(finding));
    }
    judge_bench(draft, &mut |finding| now.push(finding));
    now.extend(quo.findings.iter().filter(|finding| !touched(finding.subject)).cloned());
    let mut judged = with_status(quo.findings_at_load(), now);
    in_order(&mut judged);
    judged
}

/// Findings after a plan beside those before it: each that is there, and each that was.
pub(super) fn with_status(before: &[Finding], after: Vec<Finding>) -> Vec<Judged> {
    let key = |finding: &Finding| (finding.code, finding.subject);
    let was: FxHashSet<(Code, Subject)> = before.iter().map(key).collect();
    let is: FxHashSet<(Code, Subject)> = after.iter().map(key).collect();
    let fixed = before.iter().filter(|finding| !is.contains(&key(finding)));
    let fixed = fixed.map(|finding| Judged { finding: finding.clone(), status: Status::Fixed });
    let now = after.into_iter().map(|finding| {
        let status = if was.contains(&key(&finding)) { Status::Unchanged } else { Status::New };
        Judged { finding, status }
    });
    fixed.chain(now).collect()
}

/// Puts findings in the order of what they are about.
pub(super) fn in_order(judged: &mut [Judged]) {
    judged.sort_by_key(|judged| (group(judged.finding.subject), judged.finding.subject, judged.finding.code));
}

/// The kind and the stable id of what a finding is about: with the code, its identity across plans.
pub fn subject_id(draft: &Draft<'_>, subject: Subject) -> (&'static str, String) {
    let organisation = draft.baseline().organisation();
    match subject {
        Subject::Task(task) => ("task", organisation.task(task).id.clone()),
        Subject::Body(body) => ("body", draft.id(body).to_owned()),
        Subject::Posts(body, category) => ("posts", format!("{}:{}", draft.id(body), category.word())),
        Subject::Units(body, kind) => ("units", format!("{}:{}", draft.id(body), organisation.kind(kind).id)),
        Subject::Field(field) => ("field", organisation.field(field).to_owned()),
        Subject::Bench(category) => ("bench", category.word().to_owned()),
        Subject::Row(step, row) => ("row", format!("{}:{row}", step + 1)),
        Subject::Area(area) => ("area", organisation.area(area).id.clone()),
        Subject::MergedArea(at) => {
            ("area", draft.new_areas().get(at as usize).map(|area| area.id.clone()).unwrap_or_default())
        }
        Subject::Tier(tier) => ("tier", tier.word().to_owned()),
        Subject::Whole => ("whole", String::new()),
    }
}

/// Findings about tasks come first, then bodies with their posts and units, then the rest.
fn group(subject: Subject) -> u8 {
    match subject {
        Subject::Task(_) => 0,
        Subject::Field(_) => 1,
        Subject::Body(_) | Subject::Posts(..) | Subject::Units(..) => 2,
        Subject::Area(_) | Subject::MergedArea(_) => 3,
        Subject::Bench(_) | Subject::Tier(_) | Subject::Whole => 4,
        Subject::Row(..) => 5,
    }
}

/// Says what a plan leaves without a home, and which of its rows did nothing.
pub(super) fn judge_bench(draft: &Draft<'_>, sink: &mut impl FnMut(Finding)) {
    for (category, staff) in draft.bench().posts.iter() {
        for (code, count) in [(Code::StaffOnBench, staff.filled), (Code::QuotaOnBench, staff.quota)] {
            if count != Some(0) {
                sink(Finding::plain(
                    code,
                    Severity::Warning,
                    Subject::Bench(category),
                    count,
                    Some(0),
                    Grade::Verified,
                ));
            }
        }
    }
    for entry in draft.journal().entries() {
        if let Event::SelectsNothing { row, .. } = entry.event {
            let subject = Subject::Row(entry.step, row);
            sink(Finding::plain(Code::RowSelectsNothing, Severity::Warning, subject, Some(0), None, Grade::Verified));
        }
    }
}
