//! Every code has a text and a cure, in both languages, that name the same things.

use std::collections::{BTreeMap, BTreeSet};
use tinhgon::input::CODES;
use tinhgon::model::Category;
use tinhgon::report::{Lang, Texts, malformed_text, refusal_text};
use tinhgon::scenario::{Malformed, Noun, Refusal, SelectorFault};

/// The arguments of each key and attribute of a file of texts.
fn keys(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut key) = (String::new(), String::new());
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| !name.starts_with(' ')) {
            assert!(!found.contains_key(name), "{name} is defined twice");
            message = name.to_owned();
            key = message.clone();
        } else if let Some((name, _)) = line.trim().split_once(" =").filter(|(name, _)| name.starts_with('.')) {
            key = format!("{message}{name}");
        }
        if key.is_empty() {
            continue;
        }
        let names = found.entry(key.clone()).or_default();
        for piece in line.split("{ $").skip(1) {
            names.insert(piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect());
        }
    }
    found
}

#[test]
fn both_languages_say_the_same() {
    for (vi, en) in [
        (include_str!("../../locales/vi/input.ftl"), include_str!("../../locales/en/input.ftl")),
        (include_str!("../../locales/vi/steps.ftl"), include_str!("../../locales/en/steps.ftl")),
    ] {
        assert_eq!(keys(vi), keys(en));
    }
}

#[test]
fn every_code_has_a_text_and_every_text_a_code() {
    let named: BTreeSet<String> = CODES.iter().map(|code| format!("input-{code}")).collect();
    assert_eq!(named.len(), CODES.len());
    let written = keys(include_str!("../../locales/en/input.ftl"));
    let written: BTreeSet<String> = written.into_keys().filter(|key| !key.contains('.')).collect();
    assert_eq!(named, written);
    for lang in [Lang::Vi, Lang::En] {
        let texts = Texts::new(lang);
        for key in &named {
            assert!(texts.find(key, &[]).is_some() && texts.find(&format!("{key}.cure"), &[]).is_some(), "{key}");
        }
    }
}

fn id() -> String {
    "x".to_owned()
}

fn malformed() -> Vec<Malformed> {
    let nouns = [Noun::Body, Noun::Kind, Noun::Area, Noun::Task, Noun::Field, Noun::Category, Noun::Plan, Noun::Figure];
    let mut all: Vec<Malformed> = nouns
        .into_iter()
        .flat_map(|noun| [vec![], vec![id()]].map(|near| Malformed::Unknown { noun, id: id(), near }))
        .collect();
    all.extend([
        Malformed::TextInNoTask(id()),
        Malformed::Selector(SelectorFault::Empty),
        Malformed::Selector(SelectorFault::UnknownAtom(id())),
        Malformed::Selector(SelectorFault::RestNotAlone),
        Malformed::Share(id()),
        Malformed::Change(id()),
        Malformed::Missing("x"),
        Malformed::NotUsed("x"),
        Malformed::UnknownOperation(id()),
        Malformed::NotAllowed { cell: "x", word: id(), allowed: "y" },
        Malformed::Date(id()),
        Malformed::DateFalls,
        Malformed::StepNumbersFall,
        Malformed::RowContradicts("x"),
        Malformed::OneRowOnly,
        Malformed::RestTwice,
        Malformed::KindOrParentOfLiving,
        Malformed::Receiver(id()),
        Malformed::EmptyRow(id()),
        Malformed::UnknownPlan { id: id(), near: vec![] },
        Malformed::UnknownPlan { id: id(), near: vec![id()] },
        Malformed::ExtendsRing(vec![id(), id()]),
    ]);
    all
}

fn refusals() -> Vec<Refusal> {
    let mut all = vec![
        Refusal::BodyEnded(id()),
        Refusal::AreaEnded(id()),
        Refusal::IdInUse(id()),
        Refusal::FewerThanTwo,
        Refusal::NamedTwice(id()),
        Refusal::SuccessorBelowMerged(id()),
        Refusal::InsideAndOutside(id()),
        Refusal::PeopleOutside(id()),
        Refusal::IntoItself(id()),
        Refusal::WouldCycle(id()),
        Refusal::SharesOverOne,
        Refusal::MorePeopleThanThereAre { asked: 5, there: 3 },
        Refusal::NothingToGive,
        Refusal::NoChange,
        Refusal::NoBodyOfKindMeets(id()),
        Refusal::NothingToAbolish(id()),
        Refusal::HeirEnds(id()),
        Refusal::CategoryNeeded(id()),
        Refusal::QuotaUnknown { body: id(), category: Category::Cadre },
        Refusal::BelowZero { body: id(), quota: -1 },
        Refusal::AreasOverlap(id(), id()),
    ];
    all.extend(malformed().into_iter().map(Refusal::Malformed));
    all
}

#[test]
fn every_reason_reads_as_a_sentence() {
    for lang in [Lang::Vi, Lang::En] {
        let texts = Texts::new(lang);
        let said = malformed().iter().map(|why| malformed_text(why, &texts)).collect::<Vec<_>>();
        let refused = refusals().iter().map(|why| refusal_text(why, &texts)).collect::<Vec<_>>();
        for text in said.iter().chain(&refused) {
            assert!(!text.contains("{$") && !text.contains("malformed-") && !text.contains("refusal-"), "{text}");
        }
    }
}
