//! B06: the tasks that change hands, by the agency that gives them.

use super::form::{Field, Form};
use super::{Annex, Sources};
use crate::lineage::Passage;
use crate::model::{BodyIx, Count, Role, TaskIx};
use crate::report::{Cell, date_text};
use crate::scenario::{Mode, Operation, Step};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The form of a transfer of competence whose mode the plan does not say.
const NO_MODE: &str = "delegate";

/// A task that goes from some agencies to others.
struct Transfer<'o> {
    task: TaskIx,
    from: Vec<BodyIx>,
    to: Vec<BodyIx>,
    /// How each giver's part went; empty: the areas differ, not the agencies, or nobody had it.
    passages: Vec<&'o Passage>,
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
        transfers(sources).into_iter().partition(|one| sources.option.stays_with_communes(&one.from, &one.to));
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
        let positions = positions(sources, transfer);
        let steps: Vec<&Step> = positions.iter().filter_map(|at| step_of(sources, *at)).collect();
        // What gave the task to whoever has it, and the papers by which it goes to another.
        let mut papers = bases.get(&transfer.task).cloned().unwrap_or_default();
        for paper in steps.iter().filter_map(|step| step.basis.as_deref()) {
            if !papers.contains(&paper) {
                papers.push(paper);
            }
        }
        let basis = papers.join("; ");
        without += usize::from(basis.is_empty());
        let word = form_word(steps.last().copied());
        of_no_mode |= word == NO_MODE;
        form.item(vec![
            Cell::text(sources.study.organisation().field(task.field)),
            Cell::text(task.name.clone()),
            Cell::text(basis),
            Cell::text(nobody(names.bodies(&transfer.to))),
            Cell::text(sources.say(&format!("annex-transfer-{word}"), &[])),
            with.map_or(Cell::Blank, |people| Cell::Number(Some(people))),
            files(sources, transfer.task),
            Cell::text(days(sources, transfer, &positions)),
            Cell::text(between(sources, transfer)),
        ]);
    }
    if of_no_mode {
        form.note(sources.say("annex-b06-mode", &[]));
    }
    if !carried_on.is_empty() {
        // A task that is also handed over otherwise is in the list for that.
        let mut own: BTreeSet<TaskIx> = carried_on.iter().map(|transfer| transfer.task).collect();
        own.retain(|task| transfers.iter().all(|transfer| transfer.task != *task));
        let kinds: BTreeSet<String> =
            carried_on.iter().flat_map(|one| &one.to).map(|to| names.kind(names.draft.kind(*to))).collect();
        let kinds = kinds.into_iter().collect::<Vec<_>>().join("; ");
        let args = [("count", names.prose(own.len())), ("kinds", kinds)];
        form.note(sources.say("annex-b06-carried-on", &args));
    }
    let tasks: BTreeSet<TaskIx> = transfers.iter().map(|transfer| transfer.task).collect();
    if transfers.len() > tasks.len() {
        form.note(sources.say("annex-b06-again", &[("count", names.prose(transfers.len() - tasks.len()))]));
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
        Field::words("transfer-day", 15).optional(),
        Field::words("note", 14).optional(),
    ]
}

/// The tasks whose lead differs, with who gives and who receives, gathered by giver and receiver: a task is in two rows
/// where two who led it gave it to different ones. Where no agency is new or gone, those who lead are named all the
/// same: the areas differ.
fn transfers<'o>(sources: &Sources<'o, '_>) -> Vec<Transfer<'o>> {
    let mut transfers: Vec<Transfer<'o>> = Vec::new();
    for change in &sources.option.lineage.tasks {
        let first = transfers.len();
        for passage in sources.option.passages.iter().filter(|passage| passage.task == change.task) {
            let to = change.has_part(passage);
            match transfers[first..].iter_mut().find(|transfer| transfer.to == to) {
                Some(transfer) => {
                    transfer.from.push(passage.from);
                    transfer.passages.push(passage);
                }
                None => transfers.push(Transfer {
                    task: change.task,
                    from: vec![passage.from],
                    to: to.to_vec(),
                    passages: vec![passage],
                }),
            }
        }
        if transfers.len() == first {
            let to = change.has_it();
            transfers.push(Transfer { task: change.task, from: change.before.clone(), to, passages: Vec::new() });
        }
    }
    transfers.sort_by(|a, b| (&a.from, &a.to, a.task).cmp(&(&b.from, &b.to, b.task)));
    transfers
}

/// The steps that hand a task over, in order: that by which it left its giver, and on a later day that by which it
/// reached those who have it. What happens on the day itself to whoever receives it is another matter.
fn positions(sources: &Sources<'_, '_>, transfer: &Transfer<'_>) -> Vec<u32> {
    let day = |step: u32| sources.option.day_of(step);
    let of = |passage: &&Passage| match day(passage.left) == day(passage.reached) {
        true => vec![passage.left],
        false => vec![passage.left, passage.reached],
    };
    let mut positions: Vec<u32> = transfer.passages.iter().flat_map(of).collect();
    if positions.is_empty() {
        positions.extend(sources.fates.step_of_task(transfer.task));
    }
    positions.sort_unstable();
    positions.dedup();
    positions
}

/// The days of a transfer; where givers gave on different days, each day with its givers.
fn days(sources: &Sources<'_, '_>, transfer: &Transfer<'_>, positions: &[u32]) -> String {
    let text = |at: u32| sources.option.day_of(at).map(|day| date_text(day, sources.texts)).unwrap_or_default();
    let mut days: BTreeMap<Option<Date>, Vec<BodyIx>> = BTreeMap::new();
    for passage in &transfer.passages {
        days.entry(sources.option.day_of(passage.reached)).or_default().push(passage.from);
    }
    if days.len() <= 1 {
        let reached = transfer.passages.first().map(|passage| passage.reached);
        return reached.or(positions.last().copied()).map(text).unwrap_or_default();
    }
    let names = sources.names_before();
    let of = |(day, bodies): (&Option<Date>, &Vec<BodyIx>)| {
        let day = day.map(|day| date_text(day, sources.texts)).unwrap_or_default();
        sources.say("annex-b06-day-of", &[("date", day), ("bodies", names.bodies(bodies))])
    };
    days.iter().map(of).collect::<Vec<_>>().join("; ")
}

/// Who had a task on its way, and since when, where that was longer than a day: a reader would take the row for the
/// whole way.
fn between(sources: &Sources<'_, '_>, transfer: &Transfer<'_>) -> String {
    let mut stays: Vec<(Option<Date>, Vec<BodyIx>)> = Vec::new();
    for passage in &transfer.passages {
        let (left, reached) = (sources.option.day_of(passage.left), sources.option.day_of(passage.reached));
        if passage.between.is_empty() || left == reached {
            continue;
        }
        match stays.iter_mut().find(|stay| stay.0 == left) {
            Some((_, bodies)) => bodies.extend(&passage.between),
            None => stays.push((left, passage.between.clone())),
        }
    }
    let note = |(day, mut bodies): (Option<Date>, Vec<BodyIx>)| {
        bodies.sort_unstable();
        bodies.dedup();
        let day = day.map(|day| date_text(day, sources.texts)).unwrap_or_default();
        sources.say("annex-b06-between", &[("bodies", sources.names().bodies(&bodies)), ("date", day)])
    };
    stays.into_iter().map(note).collect::<Vec<_>>().join("; ")
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
