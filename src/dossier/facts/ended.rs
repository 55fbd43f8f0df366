//! Agencies that end, and what the option does to agencies, a line for each act of a decision.

use super::bodies::NAMED;
use super::left::Left;
use super::steps::deciding;
use super::wording::joined;
use crate::draft::Event;
use crate::lineage::{Ending, HandOver, Origin};
use crate::model::{BodyIx, KindIx};
use crate::norms::Act;
use crate::report::{Names, Studied, Study, date_text, ending_text, in_prose};
use minijinja::{Value, context};
use std::collections::BTreeSet;

/// Agencies of one kind that end alike are told one by one up to here; of more, one line tells all.
const ALONE: usize = 4;

/// The agencies that end.
fn agencies<'o>(option: &'o Studied<'_>, names: &Names<'_, '_>) -> Vec<&'o HandOver> {
    let organisation = names.draft.baseline().organisation();
    option.hand_overs.iter().filter(|one| organisation.kind(names.draft.kind(one.body)).agency).collect()
}

/// The agencies that end, each with how and with what goes to whom. Of a kind of which many end, one line tells all, and
/// of a kind of which many receive, one receiver.
pub fn ended(study: &Study<'_>, option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let agencies = agencies(option, names);
    if agencies.is_empty() {
        return Vec::new();
    }
    let left = Left::new(study, option);
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
                receivers => left.receivers(&[*one], names),
            });
            continue;
        }
        told.push(kind);
        let bodies: Vec<BodyIx> = same.iter().map(|other| other.body).collect();
        let how = if alike { how(&one.ending, names) } else { names.say("dossier-ending-many", &[]) };
        values.push(context! { name => all_of(&bodies, names), how => how, receivers => left.receivers(&same, names) });
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
    let all = names.say("bodies-of-kind", &[("count", number), ("kind", names.kind_counted(names.draft.kind(*first)))]);
    if bodies.len() > NAMED {
        return all;
    }
    let each: Vec<String> = bodies.iter().map(|body| names.body(*body)).collect();
    names.say("dossier-all-of", &[("all", all), ("names", each.join("; "))])
}

/// What the option does to agencies, a sentence for each act, in the words of a decision, with its day, who decides it
/// by stable word, whether those above the province do, and whether it has papers of an earlier plan.
pub fn acts(option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let mut acts: Vec<Value> = Vec::new();
    let act = |text: String, body: BodyIx, act: &[Act]| {
        let decision = deciding(option, body, act);
        let day = decision.and_then(|one| option.day_of(one.step));
        context! {
            text => text,
            day => day.map(|day| date_text(day, names.texts)).unwrap_or_default(),
            is_beyond => decision.is_some_and(|one| one.is_beyond_province()),
            is_earlier => decision.is_some_and(|one| option.is_earlier(one.step)),
            decider => decision.and_then(|one| one.claim).map(|claim| claim.rule.authority.word()).unwrap_or_default(),
        }
    };
    let agencies = agencies(option, names);
    // What becomes of bodies of administrative units that are merged, whoever decides on the units has decided.
    let followed = with_areas(option);
    let mut told: Vec<BodyIx> = followed.iter().copied().collect();
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
        let text = match one.ending {
            Ending::Absorbed(body) => into("dossier-act-absorb", body),
            Ending::Consolidated(body) => into("dossier-act-consolidate", body),
            Ending::Divided => names.say("dossier-act-divide", &[("bodies", some.clone())]),
            Ending::Dissolved => names.say("dossier-act-end", &[("bodies", some.clone())]),
        };
        acts.push(act(text, one.body, &[Act::Merge, Act::Split, Act::Dissolve, Act::Abolish]));
    }
    let organisation = names.draft.baseline().organisation();
    let is_agency = |body: BodyIx| organisation.kind(names.draft.kind(body)).agency;
    for (body, origins) in option.lineage.bodies.iter().filter(|one| is_agency(one.0) && !followed.contains(&one.0)) {
        let name = || ("into", names.body(*body));
        acts.extend(origins.iter().filter_map(|origin| match origin {
            Origin::Created => Some(act(names.say("dossier-act-create", &[name()]), *body, &[Act::Create])),
            Origin::SplitOff(from) => {
                Some(act(names.say("dossier-act-split", &[name(), ("body", names.body(*from))]), *body, &[Act::Split]))
            }
            Origin::Divided(from) => {
                Some(act(names.say("dossier-act-part", &[name(), ("body", names.body(*from))]), *body, &[Act::Split]))
            }
            Origin::Renamed(before) => {
                Some(act(names.say("dossier-act-rename", &[name(), ("name", before.clone())]), *body, &[Act::Rename]))
            }
            Origin::Absorbed(_) | Origin::Consolidated(_) | Origin::Moved(_) => None,
        }));
    }
    acts
}

/// The bodies that are merged or renamed since their administrative units become one.
fn with_areas(option: &Studied<'_>) -> BTreeSet<BodyIx> {
    let of_areas = |step: u32| option.decisions.iter().any(|one| one.step == step && one.act == Act::MergeAreas);
    let entries = option.after.draft.journal().entries().iter().filter(|entry| of_areas(entry.step));
    let mut bodies = BTreeSet::new();
    for entry in entries {
        match entry.event {
            Event::Merged { from, into } => bodies.extend([from, into]),
            Event::Renamed { body, .. } => bodies.extend([body]),
            _ => {}
        }
    }
    bodies
}
