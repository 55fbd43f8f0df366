//! Tasks that change their lead: who stops, who begins, and what those above the province decide of it.

use super::wording::{joined, named, sentence, whole};
use crate::competence::Decision;
use crate::draft::Event;
use crate::lineage::{LeadChange, Passage};
use crate::model::{BodyIx, Holder, Role, TaskIx};
use crate::report::{Names, Studied};
use minijinja::{Value, context};
use std::collections::BTreeSet;

/// Tasks that a body leads since the option and did not lead before.
pub(super) fn received<'o>(body: BodyIx, option: &'o Studied<'_>) -> impl Iterator<Item = &'o LeadChange> {
    option.lineage.tasks.iter().filter(move |task| task.come().contains(&body))
}

/// Tasks that a living body led before and does not lead any more.
fn given<'o>(body: BodyIx, option: &'o Studied<'_>) -> impl Iterator<Item = &'o LeadChange> {
    option.lineage.tasks.iter().filter(move |task| task.gone().contains(&body))
}

/// Those who gave the lead on a task to some who begin to lead it.
fn givers(option: &Studied<'_>, task: TaskIx, to: &[BodyIx]) -> Vec<BodyIx> {
    let gave = |passage: &&Passage| passage.task == task && passage.to.iter().any(|body| to.contains(body));
    option.passages.iter().filter(gave).map(|passage| passage.from).collect()
}

/// Tasks that a body receives, gathered by who gave them to it.
pub(super) fn received_from(body: BodyIx, option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    tasks(received(body, option).map(|change| (givers(option, change.task, &[body]), change)), names)
}

/// Tasks that a body led together with others who stop, and leads on, gathered by who they are.
pub(super) fn kept_from(body: BodyIx, option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let kept = option.lineage.tasks.iter().filter(|change| change.before.contains(&body));
    let changes = kept.map(|change| (givers(option, change.task, &[body]), change));
    tasks(changes.filter(|(givers, _)| !givers.is_empty()), names)
}

/// Tasks that a body gives to some who begin to lead them, gathered by these.
pub(super) fn given_to(body: BodyIx, option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    tasks(handed_on(body, option, true), names)
}

/// Tasks that a body stops to lead beside others, gathered by those who lead on in its place; nobody: all the others do.
pub(super) fn left_to(body: BodyIx, option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    tasks(handed_on(body, option, false), names)
}

/// Tasks that a body gives, with those who lead them in its place: where some of these begin to, or where none does.
fn handed_on<'o>(
    body: BodyIx,
    option: &'o Studied<'_>,
    begins: bool,
) -> impl Iterator<Item = (Vec<BodyIx>, &'o LeadChange)> {
    let takers = move |change: &LeadChange| {
        let gave = |passage: &&Passage| passage.task == change.task && passage.from == body;
        option.passages.iter().find(gave).map(|passage| passage.to.clone()).unwrap_or_default()
    };
    let ways = given(body, option).map(move |change| (takers(change), change));
    ways.filter(move |(takers, change)| begins == takers.iter().any(|to| !change.before.contains(to)))
}

fn tasks<'l>(changes: impl Iterator<Item = (Vec<BodyIx>, &'l LeadChange)>, names: &Names<'_, '_>) -> Vec<Value> {
    let ways = gathered(changes, names);
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

/// Tasks that change their lead, but for those that stay with communes.
fn handed_over<'o>(option: &'o Studied<'_>) -> impl Iterator<Item = &'o LeadChange> {
    let changes = option.lineage.tasks.iter().filter(|change| change.before != change.after);
    changes.filter(|change| !option.is_carried_on(change))
}

/// Tasks that change their lead, gathered by who gives and who begins to lead; either may be nobody, where one of
/// several goes or comes. Tasks that stay with communes are none of them.
pub fn ways(option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let ways = gathered(handed_over(option).map(|change| (parties(option, change), change)), names);
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

/// Who gives a task and who begins to lead it; where nobody begins, those who stop.
fn parties(option: &Studied<'_>, change: &LeadChange) -> (Vec<BodyIx>, Vec<BodyIx>) {
    let come = change.come();
    let from = if come.is_empty() { change.gone() } else { givers(option, change.task, &come) };
    (from, come)
}

/// The same tasks by who begins to lead them: each receiver once, with those who give; apart what those above the
/// province decide. Under nobody stand the tasks of which one of several leads only stops. Of the option's own papers,
/// those tasks are left out that papers of an earlier plan hand over. `above`: see [`decided_above`].
pub fn taken(option: &Studied<'_>, names: &Names<'_, '_>, above: &BTreeSet<TaskIx>, is_own: bool) -> Vec<Value> {
    let changes = handed_over(option).filter(|change| !is_own || !is_earlier(option, change));
    let mut receivers: Vec<(Receiver, Vec<&LeadChange>)> = Vec::new();
    for change in changes {
        let come = change.come();
        let is_above = !come.is_empty() && above.contains(&change.task);
        match receivers.iter_mut().find(|receiver| receiver.0 == (come.clone(), is_above)) {
            Some(receiver) => receiver.1.push(change),
            None => receivers.push(((come, is_above), vec![change])),
        }
    }
    receivers.sort_by_key(|receiver| (receiver.0.0.is_empty(), receiver.0.1));
    let value = |((come, is_above), changes): (Receiver, Vec<&LeadChange>)| {
        let from = gathered(changes.iter().map(|change| (parties(option, change).0, *change)), names);
        // Others lead these too, whom the option leaves where they are.
        let shared = changes.iter().filter(|change| !come.is_empty() && change.after.len() > come.len()).count();
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
            shared => whole(shared),
            from => from,
        }
    };
    receivers.into_iter().map(value).collect()
}

/// Whether only steps of earlier plans hand a task over.
fn is_earlier(option: &Studied<'_>, change: &LeadChange) -> bool {
    let mut passages = option.passages.iter().filter(|passage| passage.task == change.task).peekable();
    passages.peek().is_some() && passages.all(|passage| option.is_earlier(passage.reached))
}

/// How many tasks nobody begins to lead: one of several only stops, or leads elsewhere.
pub fn left(option: &Studied<'_>) -> usize {
    handed_over(option).filter(|change| change.come().is_empty()).count()
}

/// How many tasks stay with communes whose areas became others.
pub fn carried_on(option: &Studied<'_>) -> usize {
    option.lineage.tasks.iter().filter(|change| option.is_carried_on(change)).count()
}

/// How many tasks only steps of earlier plans hand over.
pub fn earlier(option: &Studied<'_>) -> usize {
    option.lineage.tasks.iter().filter(|change| is_earlier(option, change)).count()
}

/// The tasks whose lead goes by a step on the giver or the receiver that is not the province's to decide.
pub fn decided_above(option: &Studied<'_>) -> BTreeSet<TaskIx> {
    let decisions: Vec<&Decision<'_>> = option.decisions.iter().filter(|one| one.is_above_province()).collect();
    let mut tasks = BTreeSet::new();
    for passage in &option.passages {
        let Some(change) = option.lineage.tasks.iter().find(|change| change.task == passage.task) else { continue };
        // Where those who begin to lead have it from somebody else, this passage says nothing of them.
        if !passage.to.iter().any(|to| change.come().contains(to)) {
            continue;
        }
        let draft = &option.after.draft;
        let holders = |body: &BodyIx| [Holder::Body(*body), Holder::Kind(draft.kind(*body))];
        let steps = [passage.left, passage.reached];
        let mut parties: Vec<Holder> = passage.to.iter().chain([&passage.from]).flat_map(holders).collect();
        // A step may name units, which the passage does not tell from their agencies.
        for entry in draft.journal().entries().iter().filter(|entry| steps.contains(&entry.step)) {
            match entry.event {
                Event::Work { task, role: Role::Lead, from, to, .. } if task == passage.task => {
                    parties.extend([from, to].into_iter().flatten());
                }
                _ => {}
            }
        }
        let concerns =
            |one: &&&Decision<'_>| steps.contains(&one.step) && one.subjects.iter().any(|one| parties.contains(one));
        if decisions.iter().any(|one| concerns(&one)) {
            tasks.insert(passage.task);
        }
    }
    tasks
}
