//! What had moved since the case was loaded, where the status quo is the apparatus after plans. All other figures are those of a
//! state; these compare two of them, and the first is always the apparatus as it was loaded.

use super::keyed::Keyed;
use super::outcome::{is_named_otherwise, people_moved};
use super::quo::StatusQuo;
use super::tally::Sum;
use super::worker::Worker;
use crate::draft::Draft;
use crate::model::{BodyIx, DocumentIx, ProcedureIx, TaskIx};
use crate::rules::measure_task;

/// What the plans beneath a status quo had moved.
pub(super) struct Earlier<'b> {
    /// The apparatus as it was loaded.
    loaded: &'b StatusQuo<'b>,
    /// Whether the lead agency of each task differs in some area.
    tasks: Vec<bool>,
    people: Sum,
    /// For how many reasons each document is touched: by a body that it names, or by a task.
    documents: Vec<i32>,
    /// The same of each procedure.
    procedures: Vec<i32>,
    /// How many tasks had moved, and how many documents and procedures were touched.
    counts: [i64; 3],
}

/// By how much a draft differs in this from what lies beneath its status quo.
pub(super) struct Since<'b> {
    loaded: Draft<'b>,
    documents: Keyed<i32>,
    procedures: Keyed<i32>,
}

impl<'b> Earlier<'b> {
    /// The apparatus as it was loaded.
    pub fn loaded(&self) -> &StatusQuo<'b> {
        self.loaded
    }

    /// What a draft of the loaded apparatus has moved.
    pub fn of(loaded: &'b StatusQuo<'b>, draft: &mut Draft<'_>) -> Self {
        let organisation = loaded.baseline.organisation();
        let mut worker = Worker::new(loaded);
        worker.indicators(draft);
        let mut earlier = Self {
            loaded,
            tasks: vec![false; organisation.tasks().len()],
            people: worker.sums.people_moved,
            documents: vec![0; organisation.documents().len()],
            procedures: vec![0; organisation.procedures().len()],
            counts: [0; 3],
        };
        worker.sums.moved.iter().for_each(|task| earlier.tasks[task.at()] = true);
        let mut since = Since::new(&earlier);
        since.add_papers(&earlier, &worker.sums.before, draft);
        worker.sums.moved.iter().for_each(|task| since.add_task(&earlier, *task, 1));
        earlier.counts = [worker.sums.moved.len() as i64, more(&since.documents, &[]), more(&since.procedures, &[])];
        since.documents.iter().for_each(|(document, reasons)| earlier.documents[document as usize] = reasons);
        since.procedures.iter().for_each(|(procedure, reasons)| earlier.procedures[procedure as usize] = reasons);
        earlier
    }

    /// The people whom bodies had lost.
    pub fn people(&self) -> Sum {
        self.people
    }
}

impl<'b> Since<'b> {
    /// Nothing yet.
    pub fn new(earlier: &Earlier<'b>) -> Self {
        let loaded = Draft::new(earlier.loaded.baseline);
        Self { loaded, documents: Keyed::default(), procedures: Keyed::default() }
    }

    /// Adds the people whom a body has lost since the case was loaded, less those whom it had lost before.
    pub fn add_people(&self, before: &Draft<'_>, draft: &Draft<'_>, body: BodyIx, people: &mut Sum) {
        let known = self.loaded.body_count();
        people_moved(&self.loaded, draft, body, known, |_, count| people.add(count, 1));
        if body.at() < before.body_count() {
            people_moved(&self.loaded, before, body, known, |_, count| people.add(count, -1));
        }
    }

    /// How many tasks have moved, and how many documents and procedures are touched. `moved` are the tasks that differ from
    /// the status quo.
    pub fn counts(
        &mut self,
        earlier: &Earlier<'b>,
        before: &Draft<'_>,
        draft: &mut Draft<'_>,
        moved: &[TaskIx],
    ) -> [i64; 3] {
        self.documents.clear();
        self.procedures.clear();
        let [mut tasks, documents, procedures] = earlier.counts;
        for task in moved.iter().copied() {
            let (was, is) = (earlier.tasks[task.at()], self.is_led_otherwise(earlier, draft, task));
            if was != is {
                let sign = if is { 1 } else { -1 };
                tasks += i64::from(sign);
                self.add_task(earlier, task, sign);
            }
        }
        self.add_papers(earlier, before, draft);
        let documents = documents + more(&self.documents, &earlier.documents);
        let procedures = procedures + more(&self.procedures, &earlier.procedures);
        [tasks, documents, procedures]
    }

    /// Whether the lead agency of a task differs in some area from the apparatus as it was loaded.
    fn is_led_otherwise(&mut self, earlier: &Earlier<'b>, draft: &mut Draft<'_>, task: TaskIx) -> bool {
        if let Some(old) = earlier.loaded.briefs[task.at()].as_ref().filter(|old| !old.is_led_by_kind()) {
            let mut new = old.cleared();
            if new.measure(draft, task).is_some() && !new.is_led_by_kind() {
                return !new.counts.support && old.leading() != new.leading();
            }
        }
        let (was, is) = (measure_task(&mut self.loaded, task), measure_task(draft, task));
        !was.counts.support && was.cells != is.cells
    }

    /// A task gives its papers a reason more, or one fewer.
    fn add_task(&mut self, earlier: &Earlier<'b>, task: TaskIx, sign: i32) {
        let documents = earlier.loaded.documents_of_task.get(&task).into_iter().flatten();
        documents.for_each(|document| self.documents.add(document.0.into(), sign));
        for procedure in self.loaded.procedures_of(task) {
            self.procedures.add(procedure.0.into(), sign);
        }
    }

    /// What bodies that have ended or are renamed, and procedures that others settle, add to the reasons of papers.
    fn add_papers(&mut self, earlier: &Earlier<'b>, before: &Draft<'_>, draft: &Draft<'_>) {
        let organisation = earlier.loaded.baseline.organisation();
        let marked = draft.marked_bodies();
        let renamed = draft.renamed().filter(|body| !draft.is_marked_body(*body));
        for body in marked.chain(renamed).filter(|body| body.at() < organisation.bodies().len()) {
            let more = i32::from(is_named_otherwise(draft, body)) - i32::from(is_named_otherwise(before, body));
            if more != 0 {
                let named = self.loaded.named_at_load(body).iter();
                let documents = named.map(|at| organisation.references()[*at as usize].document);
                documents.for_each(|DocumentIx(document)| self.documents.add(document.into(), more));
            }
        }
        for procedure in draft.changed_procedures() {
            let loaded = &organisation.procedure(procedure).settled_by;
            let touched = |state: &Draft<'_>| i32::from(state.settlers(procedure) != loaded);
            let ProcedureIx(at) = procedure;
            self.procedures.add(at.into(), touched(draft) - touched(before));
        }
    }
}

/// How many more have a reason, with those that they had.
fn more(reasons: &Keyed<i32>, known: &[i32]) -> i64 {
    let counts = |(key, more): (u64, i32)| {
        let was = known.get(key as usize).copied().unwrap_or(0);
        i64::from(was + more > 0) - i64::from(was > 0)
    };
    reasons.iter().map(counts).sum()
}
