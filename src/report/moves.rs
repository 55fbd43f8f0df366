//! What a plan moves: who leads what before and after, and what is left without a home.

use super::names::{Names, column};
use super::page::{Cell, Column, Row, Section, Table};
use crate::evaluate::{Judged, Status};
use crate::lineage::LeadChange;
use crate::model::{BodyIx, DocumentIx, Posts, ProcedureIx, TaskIx};
use crate::rules::{Code, Subject};

/// Tasks whose lead differs, gathered by who led and who leads.
pub fn leads(moved: &[LeadChange], limit: usize, names: &Names<'_, '_>) -> Section {
    let title = names.say("section-leads", &[("count", names.number(moved.len()))]);
    let section = Section::new("leads", title);
    let organisation = names.draft.baseline().organisation();
    let mut ways: Vec<(&[BodyIx], &[BodyIx], Vec<&LeadChange>)> = Vec::new();
    for change in moved {
        match ways.iter_mut().find(|way| (way.0, way.1) == (&change.before, &change.after)) {
            Some(way) => way.2.push(change),
            None => ways.push((&change.before, &change.after, vec![change])),
        }
    }
    if ways.is_empty() {
        return section;
    }
    let nobody = || names.say("nobody", &[]);
    let mut table = Table::new(vec![column("id", names), column("task", names)]);
    for (from, to, tasks) in &ways {
        let (mut before, mut after) = (names.bodies(from), names.bodies(to));
        if before == after {
            // Two long lists that are counted alike are told apart only by every name.
            (before, after) = (names.all_bodies(from), names.all_bodies(to));
        }
        let or_nobody = |text: String| if text.is_empty() { nobody() } else { text };
        // The same agencies on both sides mean that only the areas differ.
        let key = if from == to { "leads-elsewhere" } else { "leads-way" };
        let args = [("from", or_nobody(before)), ("to", or_nobody(after)), ("count", names.number(tasks.len()))];
        table.rows.push(Row::Group(names.say(key, &args)));
        for change in tasks.iter().take(limit) {
            let task = organisation.task(change.task);
            table.row(vec![Cell::text(task.id.clone()), Cell::text(task.name.clone())]);
        }
        if tasks.len() > limit {
            let args = [("count", names.number(tasks.len() - limit))];
            table.row(vec![Cell::Blank, Cell::text(names.say("more-with-all", &args))]);
        }
    }
    section.table(table)
}

/// What a plan leaves without a home.
pub struct Homeless<'a> {
    /// People and posts by category.
    pub posts: &'a Posts,
    /// Tasks that nobody leads anywhere since the plan.
    pub tasks: Vec<TaskIx>,
    /// Documents that name nobody that lives.
    pub documents: Vec<DocumentIx>,
    /// Procedures that nobody settles.
    pub procedures: Vec<ProcedureIx>,
}

/// Gathers what a plan leaves without a home.
pub fn homeless<'a>(findings: &[Judged], names: &Names<'a, '_>) -> Homeless<'a> {
    let bench = names.draft.bench();
    let references = names.draft.baseline().organisation().references();
    let mut documents: Vec<DocumentIx> =
        bench.references.iter().map(|reference| references[*reference as usize].document).collect();
    documents.sort_unstable();
    documents.dedup();
    let tasks =
        findings.iter().filter_map(|judged| match (judged.finding.code, judged.status, judged.finding.subject) {
            (Code::TaskWithoutLead, Status::New, Subject::Task(task)) => Some(task),
            _ => None,
        });
    let mut procedures = bench.procedures.clone();
    procedures.sort_unstable();
    procedures.dedup();
    Homeless { posts: &bench.posts, tasks: tasks.collect(), documents, procedures }
}

/// What a plan leaves without a home, as a section; people and posts by category, the rest counted.
pub fn bench(findings: &[Judged], names: &Names<'_, '_>) -> Section {
    let homeless = homeless(findings, names);
    let organisation = names.draft.baseline().organisation();
    let section = Section::new("bench", names.say("section-bench", &[]));
    let mut table = Table::new(vec![
        column("what", names),
        column("count", names),
        Column { collapsible: true, ..column("examples", names) },
    ]);
    for (category, staff) in homeless.posts.iter() {
        for (key, count) in [("bench-staff", staff.filled), ("bench-quota", staff.quota)] {
            if count != Some(0) {
                let what = names.say(key, &[("category", names.category(category))]);
                table.row(vec![Cell::text(what), Cell::Number(count), Cell::Blank]);
            }
        }
    }
    let task_names = homeless.tasks.iter().map(|task| organisation.task(*task).name.clone()).collect();
    let titles = homeless.documents.iter().map(|at| {
        let document = &organisation.documents()[at.at()];
        document.number.clone().unwrap_or_else(|| document.title.clone())
    });
    let procedures = homeless.procedures.iter().map(|at| organisation.procedure(*at).name.clone()).collect();
    let lists: [(&str, Vec<String>); 3] =
        [("bench-tasks", task_names), ("bench-documents", titles.collect()), ("bench-procedures", procedures)];
    for (key, list) in lists {
        if !list.is_empty() {
            let count = Cell::Number(i64::try_from(list.len()).ok());
            table.row(vec![Cell::text(names.say(key, &[])), count, Cell::text(names.list(&list))]);
        }
    }
    if table.rows.is_empty() { section.text(names.say("bench-empty", &[])) } else { section.table(table) }
}
