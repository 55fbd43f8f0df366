//! The steps of an option as a roadmap: by day, with who decides and by which paper.

use super::findings::listed;
use crate::competence::Decision;
use crate::model::{BodyIx, Holder};
use crate::norms::{Act, Status};
use crate::report::{Names, Studied, area_name, authority_heading, authority_text, date_text, paper_text, verb_text};
use minijinja::{Value, context};
use std::collections::BTreeSet;

/// What is done, by which paper, and on what.
type Work = (String, String, Vec<String>);

/// The days of the steps, each with what is done, by whom it is decided, and by which paper.
pub fn roadmap(option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let mut days: Vec<(String, Vec<Work>)> = Vec::new();
    for decision in &option.decisions {
        let done = option.done.get(decision.step as usize);
        let day = done.and_then(|done| done.date).map(|day| date_text(day, names.texts)).unwrap_or_default();
        let paper = decision.claim.map_or_else(
            || names.say("dossier-no-rule", &[]),
            |claim| paper_text(claim.rule.instrument, claim.rule.authority, names.texts),
        );
        let verb = verb(decision, names);
        let subjects = subjects(decision, names);
        let at = match days.iter().position(|(one, _)| *one == day) {
            Some(at) => at,
            None => {
                days.push((day, Vec::new()));
                days.len() - 1
            }
        };
        let works = &mut days[at].1;
        match works.iter_mut().find(|work| (&work.0, &work.1) == (&verb, &paper)) {
            Some(work) => work.2.push(subjects),
            None => works.push((verb, paper, vec![subjects])),
        }
    }
    let work = |(verb, paper, mut subjects): Work| {
        subjects.retain(|subject| !subject.is_empty());
        let mut seen = BTreeSet::new();
        subjects.retain(|subject| seen.insert(subject.clone()));
        context! { verb => verb, paper => paper, subjects => listed(&subjects, 6, names), all => subjects }
    };
    let value = |(day, works): (String, Vec<Work>)| {
        context! { day => day, works => works.into_iter().map(work).collect::<Vec<Value>>() }
    };
    days.into_iter().map(value).collect()
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
        Act::Reassign => names.say("dossier-verb-reassign", &[]),
        _ => verb_text(decision, names.texts),
    }
}

fn subjects(decision: &Decision<'_>, names: &Names<'_, '_>) -> String {
    let body = |holder: &Holder| match holder {
        Holder::Body(body) => Some(*body),
        Holder::Kind(_) => None,
    };
    let mut bodies: Vec<BodyIx> = decision.subjects.iter().filter_map(body).collect();
    // What a consolidation makes is told by the body itself, not among those of which it is made.
    let known = names.draft.baseline().organisation().bodies().len();
    if decision.act == Act::Merge && bodies.iter().any(|body| body.at() < known) {
        bodies.retain(|body| body.at() < known);
    }
    if decision.act == Act::Merge && bodies.len() == 2 {
        let [one, other] = [0, 1].map(|at| names.unit(bodies[at]));
        return names.say("dossier-and", &[("first", one), ("last", other)]);
    }
    // A unit that moves is told with where it goes.
    if let (Act::Move, [unit]) = (decision.act, bodies.as_slice())
        && let Some(under) = names.draft.parent(*unit)
    {
        return names.say("dossier-moved", &[("unit", names.unit(*unit)), ("under", names.body(under))]);
    }
    let mut texts: Vec<String> = Vec::new();
    // Every department has an office: a unit is told by its agency, unless there are too many to name.
    const NAMED: usize = 6;
    if bodies.len() <= NAMED {
        texts.extend(bodies.iter().map(|body| names.unit(*body)));
    } else {
        texts.push(names.bodies(&bodies).replace("; ", ", "));
    }
    texts.extend(decision.subjects.iter().filter(|holder| body(holder).is_none()).map(|holder| names.holder(*holder)));
    texts.extend(decision.areas.iter().map(|id| area_name(id, names)));
    texts.join(", ")
}

/// Those who decide on a step, by their stable words, each once.
pub fn deciders(option: &Studied<'_>) -> Vec<&'static str> {
    let words = option.decisions.iter().filter_map(|decision| decision.claim).map(|claim| claim.rule.authority.word());
    words.collect::<BTreeSet<&'static str>>().into_iter().collect()
}

/// What those above the province decide on.
pub fn beyond(option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let mut values = Vec::new();
    let mut seen = BTreeSet::new();
    for decision in option.decisions.iter().filter(|decision| decision.is_beyond_province()) {
        let Some(claim) = decision.claim else { continue };
        let what = subjects(decision, names);
        let verb = verb(decision, names);
        let mut citation = claim.rule.citation.text();
        if claim.rule.status == Status::Recalled {
            citation = names.say("dossier-recalled", &[("citation", citation)]);
        }
        let authority = authority_text(claim.rule.authority, names.texts);
        if seen.insert((verb.clone(), what.clone(), authority.clone())) {
            values.push(context! {
                verb => verb,
                subject => what,
                authority => authority,
                heading => authority_heading(claim.rule.authority, names.texts),
                citation => citation,
                settled => decision.settled,
            });
        }
    }
    values
}
