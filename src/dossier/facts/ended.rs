//! Agencies that end, with what goes to whom, and what the option does to agencies, a line for each act of a decision.

use super::bodies::{NAMED, joined, whole};
use crate::dossier::filters::{count, in_prose};
use crate::lineage::{Delivery, Ending, HandOver, Origin};
use crate::model::{BodyIx, Count, Holder, KindIx, Role};
use crate::report::{Names, Studied, ending_text};
use minijinja::{Value, context};

/// Agencies of one kind that end alike are told one by one up to here; of more, one line tells all.
const ALONE: usize = 4;

/// What is delivered, by who takes it: bodies of one kind, or nobody.
type Taken<'o> = (Vec<Option<Holder>>, Vec<&'o Delivery>);

/// The agencies that end.
fn agencies<'o>(option: &'o Studied<'_>, names: &Names<'_, '_>) -> Vec<&'o HandOver> {
    let organisation = names.draft.baseline().organisation();
    option.hand_overs.iter().filter(|one| organisation.kind(names.draft.kind(one.body)).agency).collect()
}

/// The agencies that end, each with how and with what goes to whom. Of a kind of which many end, one line tells all, and
/// of a kind of which many receive, one receiver.
pub fn ended(option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let agencies = agencies(option, names);
    let mut told: Vec<KindIx> = Vec::new();
    let mut values = Vec::new();
    for one in &agencies {
        let kind = names.draft.kind(one.body);
        if told.contains(&kind) {
            continue;
        }
        let same: Vec<&HandOver> =
            agencies.iter().copied().filter(|other| names.draft.kind(other.body) == kind).collect();
        let alike = same.iter().all(|other| other.ending == one.ending);
        if same.len() <= ALONE || (!alike && same.len() <= NAMED) {
            values.push(context! {
                name => names.body(one.body),
                how => how(&one.ending, names),
                receivers => receivers(&[one], names),
            });
            continue;
        }
        told.push(kind);
        let bodies: Vec<BodyIx> = same.iter().map(|other| other.body).collect();
        let how = if alike { how(&one.ending, names) } else { names.say("dossier-ending-many", &[]) };
        values.push(context! { name => all_of(&bodies, names), how => how, receivers => receivers(&same, names) });
    }
    values
}

/// How an agency ends, in words: of agencies it is not said that they are dissolved.
fn how(ending: &Ending, names: &Names<'_, '_>) -> String {
    match ending {
        Ending::Dissolved => names.say("dossier-ends", &[]),
        ending => ending_text(ending, names),
    }
}

/// Many bodies of one kind by their number, with their names unless they are too many.
fn all_of(bodies: &[BodyIx], names: &Names<'_, '_>) -> String {
    let Some(first) = bodies.first() else { return String::new() };
    let number = in_prose(i64::try_from(bodies.len()).ok(), names.texts);
    let all = names.say("bodies-of-kind", &[("count", number), ("kind", names.kind(names.draft.kind(*first)))]);
    if bodies.len() > NAMED {
        return all;
    }
    let each: Vec<String> = bodies.iter().map(|body| names.body(*body)).collect();
    names.say("dossier-all-of", &[("all", all), ("names", each.join("; "))])
}

/// Who takes what of some bodies that end; who takes nothing that is told here is left out.
fn receivers(from: &[&HandOver], names: &Names<'_, '_>) -> Vec<Value> {
    let draft = names.draft;
    let kind = |to: &Option<Holder>| match to {
        Some(Holder::Body(body)) => Some(draft.kind(*body)),
        Some(Holder::Kind(_)) | None => None,
    };
    let mut all: Vec<(Option<Holder>, Vec<&Delivery>)> = Vec::new();
    for (to, delivery) in from.iter().flat_map(|one| &one.deliveries) {
        match all.iter_mut().find(|one| one.0 == *to) {
            Some(one) => one.1.push(delivery),
            None => all.push((*to, vec![delivery])),
        }
    }
    let mut taken: Vec<Taken<'_>> = Vec::new();
    for (to, deliveries) in &all {
        let many = kind(to).is_some_and(|own| all.iter().filter(|other| kind(&other.0) == Some(own)).count() > ALONE);
        match taken.iter_mut().find(|one| many && one.0.first().and_then(kind) == kind(to)) {
            Some(one) => {
                one.0.push(*to);
                one.1.extend(deliveries);
            }
            None => taken.push((vec![*to], deliveries.clone())),
        }
    }
    taken.iter().filter_map(|one| delivered(one, names)).collect()
}

/// What some receivers take together; none: nothing.
fn delivered((to, deliveries): &Taken<'_>, names: &Names<'_, '_>) -> Option<Value> {
    let organisation = names.draft.baseline().organisation();
    let mut tasks: Vec<_> =
        deliveries.iter().flat_map(|one| &one.tasks).filter(|task| task.1 == Role::Lead).map(|task| task.0).collect();
    tasks.sort_unstable();
    tasks.dedup();
    let units: Vec<String> = deliveries.iter().flat_map(|one| &one.units).map(|unit| names.body(*unit)).collect();
    let mut documents: Vec<_> = deliveries.iter().flat_map(|one| &one.documents).collect();
    documents.sort_unstable();
    documents.dedup();
    let posts = || deliveries.iter().flat_map(|one| &one.posts);
    let quota: Count = posts().map(|(_, quota, _)| *quota).sum();
    let people: Count = posts().map(|(_, _, people)| *people).sum();
    let mut procedures: Vec<_> = deliveries.iter().flat_map(|one| &one.procedures).collect();
    procedures.sort_unstable_by_key(|one| one.0);
    procedures.dedup_by_key(|one| one.0);
    let files: Count = procedures.iter().map(|(_, files)| *files).sum();
    let nothing = tasks.is_empty() && units.is_empty() && documents.is_empty() && procedures.is_empty();
    if nothing && quota == Some(0) && people == Some(0) {
        return None;
    }
    let bodies: Vec<BodyIx> = to
        .iter()
        .filter_map(|to| match to {
            Some(Holder::Body(body)) => Some(*body),
            Some(Holder::Kind(_)) | None => None,
        })
        .collect();
    let name = match to.as_slice() {
        [Some(holder)] => names.holder(*holder),
        [None] | [] => names.say("on-bench", &[]),
        _ => names.bodies(&bodies),
    };
    let tasks: Vec<String> = tasks.into_iter().map(|task| organisation.task(task).name.clone()).collect();
    Some(context! {
        name => name,
        is_bench => to.first() == Some(&None),
        count => whole(tasks.len()),
        tasks => tasks,
        units => units,
        quota => count(quota),
        people => count(people),
        documents => whole(documents.len()),
        procedures => whole(procedures.len()),
        files => count(files),
    })
}

/// What the option does to agencies, a sentence for each act, in the words of a decision.
pub fn acts(option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<String> {
    let mut acts: Vec<String> = Vec::new();
    let agencies = agencies(option, names);
    let mut told: Vec<BodyIx> = Vec::new();
    for one in &agencies {
        if told.contains(&one.body) {
            continue;
        }
        let together = |other: &&HandOver| match one.ending {
            Ending::Divided => other.body == one.body,
            Ending::Dissolved => {
                other.ending == one.ending && names.draft.kind(other.body) == names.draft.kind(one.body)
            }
            Ending::Absorbed(_) | Ending::Consolidated(_) => other.ending == one.ending,
        };
        let bodies: Vec<BodyIx> = agencies.iter().copied().filter(together).map(|other| other.body).collect();
        told.extend(&bodies);
        let some = if bodies.len() > ALONE { all_of(&bodies, names) } else { joined(&bodies, names) };
        let into = |key: &str, into: BodyIx| names.say(key, &[("bodies", some.clone()), ("into", names.body(into))]);
        acts.push(match one.ending {
            Ending::Absorbed(body) => into("dossier-act-absorb", body),
            Ending::Consolidated(body) => into("dossier-act-consolidate", body),
            Ending::Divided => names.say("dossier-act-divide", &[("bodies", some.clone())]),
            Ending::Dissolved => names.say("dossier-act-end", &[("bodies", some.clone())]),
        });
    }
    let organisation = names.draft.baseline().organisation();
    let is_agency = |body: BodyIx| organisation.kind(names.draft.kind(body)).agency;
    for (body, origins) in option.lineage.bodies.iter().filter(|one| is_agency(one.0)) {
        let name = || ("into", names.body(*body));
        acts.extend(origins.iter().filter_map(|origin| match origin {
            Origin::Created => Some(names.say("dossier-act-create", &[name()])),
            Origin::SplitOff(from) => Some(names.say("dossier-act-split", &[name(), ("body", names.body(*from))])),
            Origin::Divided(from) => Some(names.say("dossier-act-part", &[name(), ("body", names.body(*from))])),
            Origin::Renamed(before) => Some(names.say("dossier-act-rename", &[name(), ("name", before.clone())])),
            Origin::Absorbed(_) | Origin::Consolidated(_) | Origin::Moved(_) => None,
        }));
    }
    acts
}
