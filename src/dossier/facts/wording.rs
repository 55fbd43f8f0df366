//! How facts are worded: lists of names in a sentence, bodies that are many by their number, what posts are called.

use crate::dossier::filters::count;
use crate::evaluate::Indicators;
use crate::model::{BodyIx, Category, KindIx};
use crate::report::{Names, in_prose};
use minijinja::Value;

/// Bodies of one kind in a sentence are named one by one up to here; more are counted.
const ONE_BY_ONE: usize = 5;

/// Agencies in a sentence.
pub(super) fn joined(bodies: &[BodyIx], names: &Names<'_, '_>) -> String {
    sentence(&named(bodies, names), names)
}

/// Bodies one by one, but those of one kind that are many by their number: `06 sở`.
pub(super) fn named(bodies: &[BodyIx], names: &Names<'_, '_>) -> Vec<String> {
    let kind = |body: &BodyIx| names.draft.kind(*body);
    let alike = |body: &BodyIx| bodies.iter().filter(|other| kind(other) == kind(body)).count();
    let mut told: Vec<KindIx> = Vec::new();
    let mut list = Vec::new();
    for body in bodies {
        let many = alike(body);
        if many <= ONE_BY_ONE {
            list.push(names.body(*body));
        } else if !told.contains(&kind(body)) {
            told.push(kind(body));
            let number = in_prose(i64::try_from(many).ok(), names.texts);
            list.push(names.say("bodies-of-kind", &[("count", number), ("kind", names.kind_counted(kind(body)))]));
        }
    }
    list
}

/// Names in a sentence, the last joined by a word.
pub(super) fn sentence(list: &[String], names: &Names<'_, '_>) -> String {
    match list {
        [rest @ .., last] if !rest.is_empty() => {
            names.say("dossier-and", &[("first", rest.join(", ")), ("last", last.clone())])
        }
        list => list.concat(),
    }
}

pub(super) fn whole(number: usize) -> Value {
    count(i64::try_from(number).ok())
}

/// What posts are called in a sum, by the categories that are in it: officials tell posts of civil servants from the
/// number of public employees and from people who work part of their time.
pub(super) fn posts_name(indicators: &Indicators, names: &Names<'_, '_>) -> String {
    let has = |category: &Category| indicators.by_category[*category as usize][0].is_some_and(|posts| posts != 0);
    let parts: [(&str, &[Category]); 3] = [
        ("dossier-posts", &[Category::CivilServant, Category::Cadre]),
        ("dossier-posts-units", &[Category::PublicEmployee, Category::ContractSupport, Category::ContractProfessional]),
        ("dossier-posts-part-time", &[Category::PartTime]),
    ];
    let filled = parts.iter().filter(|(_, categories)| categories.iter().any(has));
    let said: Vec<String> = filled.map(|(key, _)| names.say(key, &[])).collect();
    if said.is_empty() { names.say("dossier-posts", &[]) } else { sentence(&said, names) }
}
