//! What a decision does, in words: what joins what, what goes from whom to whom, what is called what.

use super::wording::{named, sentence};
use crate::competence::Decision;
use crate::draft::Event;
use crate::lineage::Passage;
use crate::model::{BodyIx, Holder, Role, TaskIx};
use crate::norms::Act;
use crate::report::{Names, Studied, area_name, verb_text};

/// Bodies of one step are named each with its agency up to here; of more, their kinds are counted.
const NAMED: usize = 6;

/// One thing that is done: a text, or work that goes from some to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Text(String),
    Handed {
        /// Who gives; empty: nobody had it.
        from: Vec<String>,
        /// Who receives; empty: nobody.
        to: String,
    },
}

impl Deed {
    /// Adds a deed to others; what goes to one receiver is one deed.
    pub(super) fn put(deeds: &mut Vec<Deed>, deed: Deed) {
        if let Deed::Handed { from: more, to: receiver } = &deed
            && let Some(Deed::Handed { from, .. }) =
                deeds.iter_mut().find(|one| matches!(one, Deed::Handed { to, .. } if to == receiver))
        {
            more.iter().for_each(|name| put(from, name.clone()));
            return;
        }
        put(deeds, deed);
    }

    /// As it stands in a sentence.
    pub(super) fn text(&self, names: &Names<'_, '_>) -> String {
        match self {
            Deed::Text(text) => text.clone(),
            Deed::Handed { from, to } => {
                let key = match (from.is_empty(), to.is_empty()) {
                    (false, false) => "dossier-from-to",
                    (true, _) => "dossier-to",
                    (false, true) => "dossier-of",
                };
                names.say(key, &[("from", sentence(from, names)), ("to", to.clone())])
            }
        }
    }
}

fn put<T: PartialEq>(list: &mut Vec<T>, one: T) {
    if !list.contains(&one) {
        list.push(one);
    }
}

/// What a decision does, each with its verb, as its step did it.
pub(super) fn deeds(option: &Studied<'_>, decision: &Decision<'_>, names: &Names<'_, '_>) -> Vec<(String, Deed)> {
    let found = match decision.act {
        Act::Merge => mergers(decision, names),
        Act::Rename | Act::Move | Act::Split => changes(decision, names),
        // What another decision of the step tells is not told again, so that nothing may be left.
        Act::Reassign | Act::Delegate => return handed(option, decision, names),
        _ => Vec::new(),
    };
    if found.is_empty() { vec![(verb(decision, names), Deed::Text(subjects(decision, names)))] } else { found }
}

/// What a step does: of agencies and of a whole tier it is said that they end, of units that they are dissolved.
fn verb(decision: &Decision<'_>, names: &Names<'_, '_>) -> String {
    let organisation = names.draft.baseline().organisation();
    let is_agency = |holder: &Holder| match holder {
        Holder::Body(body) => organisation.kind(names.draft.kind(*body)).agency,
        Holder::Kind(_) => true,
    };
    match decision.act {
        Act::Abolish => names.say("dossier-verb-end", &[]),
        Act::Dissolve if decision.subjects.iter().all(is_agency) => names.say("dossier-verb-end", &[]),
        Act::Dissolve => names.say("dossier-verb-dissolve", &[]),
        _ => verb_text(decision, names.texts),
    }
}

fn events<'d>(decision: &Decision<'_>, names: &Names<'d, '_>) -> impl Iterator<Item = &'d Event> {
    let step = decision.step;
    names.draft.journal().entries().iter().filter(move |entry| entry.step == step).map(|entry| &entry.event)
}

fn concerns(decision: &Decision<'_>, body: BodyIx) -> bool {
    decision.subjects.contains(&Holder::Body(body))
}

/// What joins what: "A vào B" of a body that lived, "A và B thành C" of one that is new.
fn mergers(decision: &Decision<'_>, names: &Names<'_, '_>) -> Vec<(String, Deed)> {
    let mut pairs: Vec<(BodyIx, Vec<BodyIx>)> = Vec::new();
    for event in events(decision, names) {
        let Event::Merged { from, into } = event else { continue };
        if !concerns(decision, *from) && !concerns(decision, *into) {
            continue;
        }
        match pairs.iter_mut().find(|pair| pair.0 == *into) {
            Some(pair) => pair.1.push(*from),
            None => pairs.push((*into, vec![*from])),
        }
    }
    let is_new = |body: BodyIx| events(decision, names).any(|event| *event == Event::Created(body));
    let deed = |(into, from): (BodyIx, Vec<BodyIx>)| {
        let agency = names.draft.agency(into);
        // Units of agencies that become one become one in the same act, and neither joins the other.
        let with_agencies = agency != into && is_new(agency);
        let (verb, key) = match is_new(into) || with_agencies {
            true => ("verb-consolidate", "dossier-become"),
            false => ("verb-absorb", "dossier-join"),
        };
        let from: Vec<String> =
            from.into_iter().chain(with_agencies.then_some(into)).map(|body| names.unit(body)).collect();
        let into = match with_agencies {
            true => names.say("unit-of", &[("unit", names.body(into)), ("agency", names.body(agency))]),
            false => names.unit(into),
        };
        let text = names.say(key, &[("bodies", sentence(&from, names)), ("into", into)]);
        (names.say(verb, &[]), Deed::Text(text))
    };
    pairs.into_iter().map(deed).collect()
}

/// Bodies that have another name, stand elsewhere, or were made of a part of another.
fn changes(decision: &Decision<'_>, names: &Names<'_, '_>) -> Vec<(String, Deed)> {
    let text = |event: &Event| match event {
        Event::Renamed { body, before } if decision.act == Act::Rename && concerns(decision, *body) => {
            Some(names.say("dossier-become", &[("bodies", before.clone()), ("into", names.unit(*body))]))
        }
        // Of a move all that is decided on is told, also where a body that ends leaves it.
        Event::Moved { body, under: Some(under), given, .. }
            if concerns(decision, *body) && (*given || decision.act == Act::Move) =>
        {
            Some(names.say("dossier-moved", &[("unit", names.unit(*body)), ("under", names.body(*under))]))
        }
        Event::SplitOff { from, part } if concerns(decision, *part) => {
            Some(names.say("dossier-part", &[("body", names.unit(*part)), ("from", names.unit(*from))]))
        }
        _ => None,
    };
    let texts = events(decision, names).filter_map(text);
    texts.map(|text| (verb(decision, names), Deed::Text(text))).collect()
}

/// Work that the step gives: from whom to whom. Of what two decide, the giver and a receiver whom the province cannot
/// bind, the receiver's decision tells.
fn handed(option: &Studied<'_>, decision: &Decision<'_>, names: &Names<'_, '_>) -> Vec<(String, Deed)> {
    let of = |one: &Decision<'_>, holder: &Option<Holder>| holder.is_some_and(|holder| one.subjects.contains(&holder));
    let others = || option.decisions.iter().filter(|one| one.step == decision.step && *one != decision);
    let name = |holder: Holder| names.holder(holder);
    let mut deeds: Vec<Deed> = Vec::new();
    for event in events(decision, names) {
        let Event::Work { task, role, from, to, given: true, .. } = event else { continue };
        if !of(decision, to) && (!of(decision, from) || others().any(|other| of(other, to))) {
            continue;
        }
        let to = to.map(name).unwrap_or_default();
        let deed = match role {
            Role::Lead => Deed::Handed { from: givers(option, decision.step, *task, from, names), to },
            Role::Coordinate => {
                let task = names.draft.baseline().organisation().task(*task).name.clone();
                Deed::Text(names.say("dossier-coordinates", &[("to", to), ("task", task)]))
            }
        };
        Deed::put(&mut deeds, deed);
    }
    let verb = |deed: &Deed| match deed {
        Deed::Text(_) => names.say("dossier-verb-assign", &[]),
        Deed::Handed { .. } => verb(decision, names),
    };
    deeds.into_iter().map(|deed| (verb(&deed), deed)).collect()
}

/// Who gives the lead on a task at a step: whom the step names, else those who led until then.
fn givers(option: &Studied<'_>, step: u32, task: TaskIx, from: &Option<Holder>, names: &Names<'_, '_>) -> Vec<String> {
    if let Some(from) = from {
        return vec![names.holder(*from)];
    }
    let gave = |passage: &&Passage| passage.task == task && passage.left == step;
    option.passages.iter().filter(gave).map(|passage| names.body(passage.from)).collect()
}

/// The bodies, kinds and areas of a decision by name.
pub(super) fn subjects(decision: &Decision<'_>, names: &Names<'_, '_>) -> String {
    let body = |holder: &Holder| match holder {
        Holder::Body(body) => Some(*body),
        Holder::Kind(_) => None,
    };
    let bodies: Vec<BodyIx> = decision.subjects.iter().filter_map(body).collect();
    let mut texts: Vec<String> = Vec::new();
    // Every department has an office: a unit is told by its agency, unless there are too many to name.
    if bodies.len() <= NAMED {
        texts.extend(bodies.iter().map(|body| names.unit(*body)));
    } else {
        texts.extend(named(&bodies, names));
    }
    texts.extend(decision.subjects.iter().filter(|holder| body(holder).is_none()).map(|holder| names.holder(*holder)));
    texts.extend(decision.areas.iter().map(|id| area_name(id, names)));
    texts.join(", ")
}
