//! B06: the tasks that change hands, by the agency that gives them.

use super::form::{Field, Form};
use super::{Annex, Sources};
use crate::draft::Event;
use crate::model::{BodyIx, Count, Holder, Role, TaskIx, Tier};
use crate::report::{Cell, date_text};
use crate::scenario::{Mode, Operation, Step};
use std::collections::{BTreeMap, BTreeSet};

/// The form of a transfer of competence whose mode the plan does not say.
const NO_MODE: &str = "delegate";

/// A task that changes hands.
struct Transfer {
    task: TaskIx,
    from: Vec<BodyIx>,
    to: Vec<BodyIx>,
}

/// The form; none: no task changes hands.
pub(super) fn annex(sources: &Sources<'_, '_>) -> Option<Annex> {
    let mut form = Form::new("b06", fields(), sources.texts);
    let names = sources.names();
    let nobody = |text: String| if text.is_empty() { sources.say("nobody", &[]) } else { text };
    let (bases, people) = (legal_bases(sources), people_with_tasks(sources));
    let mut said: BTreeSet<(&[BodyIx], &[BodyIx])> = BTreeSet::new();
    // Where communes become new ones, what communes do stays with communes: no work is handed to another agency.
    let (carried_on, transfers): (Vec<_>, Vec<_>) =
        transfers(sources).into_iter().partition(|transfer| is_carried_on(sources, transfer));
    let (mut last, mut without, mut of_no_mode) = (None, 0, false);
    for transfer in &transfers {
        if last != Some(&transfer.from) {
            last = Some(&transfer.from);
            let from = nobody(sources.names_before().bodies(&transfer.from));
            form.group(sources.say("annex-from-agency", &[("agency", from)]));
        }
        // People do not go with one task or another, so that they are said once on the way from one agency to another.
        let with = match (&transfer.from[..], &transfer.to[..]) {
            ([from], [to]) if said.insert((&transfer.from, &transfer.to)) => people.get(&(*from, *to)).copied(),
            _ => None,
        };
        let task = sources.study.organisation().task(transfer.task);
        let Course { step: position, note } = course(sources, transfer);
        let step = position.and_then(|at| step_of(sources, at));
        let day = position.and_then(|at| sources.option.day_of(at));
        // What gave the task to whoever has it, and the paper by which it goes to another.
        let mut papers = bases.get(&transfer.task).cloned().unwrap_or_default();
        papers.extend(step.and_then(|step| step.basis.as_deref()).filter(|paper| !papers.contains(paper)));
        let basis = papers.join("; ");
        without += usize::from(basis.is_empty());
        let word = form_word(step);
        of_no_mode |= word == NO_MODE;
        form.item(vec![
            Cell::text(sources.study.organisation().field(task.field)),
            Cell::text(task.name.clone()),
            Cell::text(basis),
            Cell::text(nobody(names.bodies(&transfer.to))),
            Cell::text(sources.say(&format!("annex-transfer-{word}"), &[])),
            with.map_or(Cell::Blank, |people| Cell::Number(Some(people))),
            files(sources, transfer.task),
            Cell::text(day.map(|day| date_text(day, sources.texts)).unwrap_or_default()),
            Cell::text(note),
        ]);
    }
    if of_no_mode {
        form.note(sources.say("annex-b06-mode", &[]));
    }
    if !carried_on.is_empty() {
        let kinds: BTreeSet<String> =
            carried_on.iter().flat_map(|one| &one.to).map(|to| names.kind(names.draft.kind(*to))).collect();
        let kinds = kinds.into_iter().collect::<Vec<_>>().join("; ");
        let args = [("count", names.prose(carried_on.len())), ("kinds", kinds)];
        form.note(sources.say("annex-b06-carried-on", &args));
    }
    if without > 0 {
        form.note(sources.say("annex-b06-basis", &[("count", names.prose(without))]));
    }
    if said.iter().any(|(from, to)| from.len() == 1 && to.len() == 1) && !people.is_empty() {
        form.note(sources.say("annex-b06-people", &[]));
    }
    let givers: BTreeSet<BodyIx> = transfers.iter().flat_map(|transfer| transfer.from.iter().copied()).collect();
    let unsaid =
        people.iter().filter(|((from, to), _)| givers.contains(from) && !said.contains(&(&[*from][..], &[*to][..])));
    let unsaid: i64 = unsaid.map(|(_, people)| people).sum();
    if unsaid > 0 {
        form.note(
            sources.say("annex-b06-other-people", &[("count", crate::report::in_prose(Some(unsaid), sources.texts))]),
        );
    }
    if !files_known(sources) {
        form.note(sources.say("annex-b06-files", &[]));
    }
    let led_before = |change: &crate::lineage::LeadChange| {
        change.after != change.before && change.after.iter().all(|body| change.before.contains(body))
    };
    if sources.option.lineage.tasks.iter().any(|change| !change.after.is_empty() && led_before(change)) {
        form.note(sources.say("annex-b06-led-before", &[]));
    }
    form.finish()
}

fn fields() -> Vec<Field> {
    vec![
        Field::words("field", 16),
        Field::words("task", 44),
        Field::words("legal-basis", 36),
        Field::words("receiver", 24),
        Field::words("transfer-form", 18),
        Field::count("staff-with-it").optional().wide(12),
        Field::count("files").optional().wide(11),
        Field::words("transfer-day", 12).optional(),
        Field::words("note", 14).optional(),
    ]
}

/// The tasks whose lead differs, with who gives and who receives, gathered by giver and receiver. Where no agency is
/// new or gone, those who lead are named all the same: the areas differ.
fn transfers(sources: &Sources<'_, '_>) -> Vec<Transfer> {
    let without = |one: &[BodyIx], other: &[BodyIx]| {
        let rest: Vec<BodyIx> = one.iter().copied().filter(|body| !other.contains(body)).collect();
        if rest.is_empty() { one.to_vec() } else { rest }
    };
    let changes = sources.option.lineage.tasks.iter();
    let mut transfers: Vec<Transfer> = changes
        .map(|change| Transfer {
            task: change.task,
            from: without(&change.before, &change.after),
            to: without(&change.after, &change.before),
        })
        .collect();
    transfers.sort_by(|a, b| (&a.from, &a.to, a.task).cmp(&(&b.from, &b.to, b.task)));
    transfers
}

/// Whether agencies of one kind of the communes give to others of it, since areas were merged.
fn is_carried_on(sources: &Sources<'_, '_>, transfer: &Transfer) -> bool {
    let draft = &sources.option.after.draft;
    let mut kinds = transfer.from.iter().chain(&transfer.to).map(|body| draft.kind(*body));
    let Some(first) = kinds.next() else { return false };
    let kind = sources.study.organisation().kind(first);
    !draft.new_areas().is_empty()
        && !transfer.from.is_empty()
        && !transfer.to.is_empty()
        && kind.agency
        && kind.tier == Tier::Commune
        && kinds.all(|kind| kind == first)
}

/// By which step a task left its giver, and what a reader must know who would take that for the whole way.
struct Course {
    step: Option<u32>,
    note: String,
}

fn course(sources: &Sources<'_, '_>, transfer: &Transfer) -> Course {
    let draft = &sources.option.after.draft;
    let gave = |holder: Holder| match holder {
        Holder::Body(body) => transfer.from.contains(&body),
        Holder::Kind(kind) => transfer.from.iter().any(|body| draft.kind(*body) == kind),
    };
    let mut steps: Vec<(u32, Option<Holder>)> = Vec::new();
    for entry in draft.journal().entries() {
        if let Event::Work { task, role: Role::Lead, from: Some(from), to, .. } = entry.event
            && task == transfer.task
            && gave(from)
        {
            steps.push((entry.step, to));
        }
    }
    let last = || sources.fates.step_of_task(transfer.task).or_else(|| carried_over(sources, transfer));
    let plain = |step: Option<u32>| Course { step, note: String::new() };
    let reaches = |to: &Option<Holder>| match to {
        Some(Holder::Body(to)) => sources.fates.successor(*to).is_some_and(|now| transfer.to.contains(&now)),
        Some(Holder::Kind(kind)) => transfer.to.iter().any(|body| draft.kind(*body) == *kind),
        None => transfer.to.is_empty(),
    };
    if let Some((step, _)) = steps.iter().find(|(_, to)| reaches(to)) {
        return plain(Some(*step));
    }
    let Some((first, _)) = steps.first().copied() else { return plain(last()) };
    let mut between: Vec<BodyIx> = Vec::new();
    for (_, to) in steps.iter().filter(|step| step.0 == first) {
        match to {
            Some(Holder::Body(to)) if !between.contains(to) => between.push(*to),
            _ => {}
        }
    }
    if between.is_empty() {
        return plain(last());
    }
    // Whoever took it gave it on: the day is that on which it reached those who have it.
    let day = sources.option.day_of(first).map(|day| date_text(day, sources.texts)).unwrap_or_default();
    let args = [("bodies", sources.names().bodies(&between)), ("date", day)];
    Course { step: last(), note: sources.say("annex-b06-between", &args) }
}

/// The last step that moved a unit of a giver to a receiver, or merged the giver away: its tasks went with it.
fn carried_over(sources: &Sources<'_, '_>, transfer: &Transfer) -> Option<u32> {
    let (before, after) = (&sources.study.before.draft, &sources.option.after.draft);
    let went = |body: BodyIx| {
        !after.is_new(body) && transfer.from.contains(&before.agency(body)) && transfer.to.contains(&after.agency(body))
    };
    let entries = after.journal().entries().iter().rev();
    let found = entries.into_iter().find(|entry| match entry.event {
        Event::Merged { from, .. } => transfer.from.contains(&from),
        Event::Moved { body, .. } => went(body),
        _ => false,
    });
    found.map(|entry| entry.step)
}

/// The papers that give tasks to whoever leads them today.
fn legal_bases<'b>(sources: &Sources<'_, 'b>) -> BTreeMap<TaskIx, Vec<&'b str>> {
    let mut bases: BTreeMap<TaskIx, Vec<&str>> = BTreeMap::new();
    for duty in sources.study.organisation().duties().iter().filter(|duty| duty.role == Role::Lead) {
        if let Some(basis) = duty.legal_basis.as_deref() {
            let papers = bases.entry(duty.task).or_default();
            if !papers.contains(&basis) {
                papers.push(basis);
            }
        }
    }
    bases
}

/// How many people go from one agency to another; empty: nobody is known.
fn people_with_tasks(sources: &Sources<'_, '_>) -> BTreeMap<(BodyIx, BodyIx), i64> {
    let mut people: BTreeMap<(BodyIx, BodyIx), i64> = BTreeMap::new();
    let roster = sources.option.forecast.iter().flat_map(|forecast| &forecast.roster.people);
    for person in roster {
        let from = sources.study.before.draft.agency(person.origin);
        if let Some(to) = person.body.map(|body| sources.option.after.draft.agency(body)).filter(|to| *to != from) {
            *people.entry((from, to)).or_default() += 1;
        }
    }
    people
}

fn step_of<'a>(sources: &Sources<'a, '_>, position: u32) -> Option<&'a Step> {
    let done = sources.option.done.get(position as usize)?;
    let plan = sources.option.plans.get(done.plan)?;
    plan.steps.iter().find(|step| step.number == done.number)
}

/// The form of a transfer by the step that makes it.
fn form_word(step: Option<&Step>) -> &'static str {
    match step.map(|step| &step.operation) {
        Some(Operation::Delegate { mode: Some(Mode::Devolve), .. }) => "devolve",
        Some(Operation::Delegate { mode: Some(Mode::Decentralise), .. }) => "decentralise",
        Some(Operation::Delegate { mode: Some(Mode::Authorise), .. }) => "authorise",
        Some(Operation::Delegate { mode: None, .. }) => NO_MODE,
        Some(Operation::Reassign { .. }) => "reassign",
        _ => "as-it-is",
    }
}

/// Files in progress of the procedures of a task; blank: it has none.
fn files(sources: &Sources<'_, '_>, task: TaskIx) -> Cell {
    let procedures = sources.study.before.draft.procedures_of(task);
    if procedures.is_empty() || !files_known(sources) {
        return Cell::Blank;
    }
    let files: Count =
        procedures.iter().map(|procedure| sources.study.organisation().procedure(*procedure).in_progress).sum();
    Cell::Number(files)
}

/// Whether the case says of any procedure how many files are in progress.
fn files_known(sources: &Sources<'_, '_>) -> bool {
    sources.study.organisation().procedures().iter().any(|procedure| procedure.in_progress.is_some())
}
