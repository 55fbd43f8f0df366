//! Tasks that change their lead: who stops, who begins, and what those above the province decide of it.

use super::wording::{joined, named, sentence, whole};
use crate::competence::Decision;
use crate::draft::Event;
use crate::lineage::LeadChange;
use crate::model::{BodyIx, TaskIx};
use crate::report::{Names, Studied};
use minijinja::{Value, context};
use std::collections::BTreeSet;

/// The agencies that led a task and do not lead it any more.
pub(super) fn gone(task: &LeadChange) -> Vec<BodyIx> {
    task.before.iter().copied().filter(|body| !task.after.contains(body)).collect()
}

/// The agencies that lead a task since the option.
pub(super) fn come(task: &LeadChange) -> Vec<BodyIx> {
    task.after.iter().copied().filter(|body| !task.before.contains(body)).collect()
}

/// Tasks that a body leads since the option and did not lead before.
pub(super) fn received<'o>(body: BodyIx, option: &'o Studied<'_>) -> impl Iterator<Item = &'o LeadChange> {
    option.lineage.tasks.iter().filter(move |task| come(task).contains(&body))
}

/// Tasks that a living body led before and does not lead any more.
pub(super) fn given<'o>(body: BodyIx, option: &'o Studied<'_>) -> impl Iterator<Item = &'o LeadChange> {
    option.lineage.tasks.iter().filter(move |task| gone(task).contains(&body))
}

/// Tasks gathered by the agencies on the other side.
pub(super) fn tasks<'l>(
    changes: impl Iterator<Item = &'l LeadChange>,
    other: fn(&LeadChange) -> Vec<BodyIx>,
    names: &Names<'_, '_>,
) -> Vec<Value> {
    let ways = gathered(changes.map(|change| (other(change), change)), names);
    let way = |(bodies, tasks): (Vec<BodyIx>, Vec<String>)| {
        context! { agency => joined(&bodies, names), count => whole(tasks.len()), tasks => tasks }
    };
    ways.into_iter().map(way).collect()
}

/// The names of tasks by what they have in common, in the order in which it first comes.
fn gathered<'l, K: PartialEq>(
    changes: impl Iterator<Item = (K, &'l LeadChange)>,
    names: &Names<'_, '_>,
) -> Vec<(K, Vec<String>)> {
    let organisation = names.draft.baseline().organisation();
    let mut ways: Vec<(K, Vec<String>)> = Vec::new();
    for (key, change) in changes {
        let name = organisation.task(change.task).name.clone();
        match ways.iter_mut().find(|way| way.0 == key) {
            Some(way) => way.1.push(name),
            None => ways.push((key, vec![name])),
        }
    }
    ways
}

/// Tasks that change their lead, gathered by who stops leading and who begins to; either may be nobody, where one of
/// several goes or comes.
pub fn ways(option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let changes = option.lineage.tasks.iter().filter(|change| change.before != change.after);
    let ways = gathered(changes.map(|change| ((gone(change), come(change)), change)), names);
    let way = |((gone, come), tasks): ((Vec<BodyIx>, Vec<BodyIx>), Vec<String>)| {
        context! {
            from => joined(&gone, names),
            to => joined(&come, names),
            count => whole(tasks.len()),
            tasks => tasks,
        }
    };
    ways.into_iter().map(way).collect()
}

/// Who begins to lead tasks, and whether those above the province decide it.
type Receiver = (Vec<BodyIx>, bool);

/// The same tasks by who begins to lead them: each receiver once, with those who give; apart what those above the
/// province decide. Under nobody stand the tasks of which one of several leads only stops.
pub fn taken(option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let above = decided_above(option);
    let changes = option.lineage.tasks.iter().filter(|change| change.before != change.after);
    let mut receivers: Vec<(Receiver, Vec<&LeadChange>)> = Vec::new();
    for change in changes {
        let come = come(change);
        let is_above = !come.is_empty() && above.contains(&change.task);
        match receivers.iter_mut().find(|receiver| receiver.0 == (come.clone(), is_above)) {
            Some(receiver) => receiver.1.push(change),
            None => receivers.push(((come, is_above), vec![change])),
        }
    }
    receivers.sort_by_key(|receiver| (receiver.0.0.is_empty(), receiver.0.1));
    let value = |((come, is_above), changes): (Receiver, Vec<&LeadChange>)| {
        let from = gathered(changes.iter().map(|change| (gone(change), *change)), names);
        let giver = |(bodies, tasks): (Vec<BodyIx>, Vec<String>)| {
            context! { name => joined(&bodies, names), count => whole(tasks.len()) }
        };
        let from: Vec<Value> = from.into_iter().map(giver).collect();
        let to = named(&come, names);
        context! {
            to => sentence(&to, names),
            receivers => to.len(),
            is_above => is_above,
            count => whole(changes.len()),
            from => from,
        }
    };
    receivers.into_iter().map(value).collect()
}

/// The tasks that a step gives whose decision is not the province's.
fn decided_above(option: &Studied<'_>) -> BTreeSet<TaskIx> {
    let decisions: Vec<&Decision<'_>> = option.decisions.iter().filter(|one| one.is_above_province()).collect();
    let mut tasks = BTreeSet::new();
    for entry in option.after.draft.journal().entries() {
        let Event::Work { task, from, to, given: true, .. } = &entry.event else { continue };
        let concerns = |one: &&&Decision<'_>| {
            one.step == entry.step && [from, to].into_iter().flatten().any(|holder| one.subjects.contains(holder))
        };
        if decisions.iter().any(|one| concerns(&one)) {
            tasks.insert(*task);
        }
    }
    tasks
}
