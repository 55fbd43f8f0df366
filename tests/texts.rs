//! Both languages say the same things: equal keys with equal arguments, and a text for everything that is shown.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails is to panic")]

use std::collections::{BTreeMap, BTreeSet};
use tinhgon::benefits::{Article, ObstacleCode};
use tinhgon::cost::PayPart;
use tinhgon::evaluate::{CATEGORY_MEASURES, CLASS_MEASURES, Figure, Status};
use tinhgon::model::{Barred, Category, Grade, Role, Tier};
use tinhgon::report::{Lang, Texts};
use tinhgon::rules::{Code, Severity};

const FILES: [&str; 19] = [
    "input",
    "steps",
    "report",
    "cli",
    "norms",
    "law",
    "competence",
    "benefits",
    "cost",
    "path",
    "batch",
    "sweep",
    "chart",
    "chart_organisation",
    "chart_analysis",
    "annex",
    "dossier",
    "dossier_acts",
    "page",
];

/// The keys of a file, attributes as `key.attribute`, each with the arguments that its text names.
fn keys(lang: &str, file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(format!("locales/{lang}/{file}.ftl")).unwrap();
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut current) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let name = line.split_once('=').map(|(name, _)| name.trim());
        match name {
            Some(name) if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                message = name.to_owned();
                current = name.to_owned();
                assert!(keys.insert(current.clone(), BTreeSet::new()).is_none(), "{lang}/{file}: {current} twice");
            }
            Some(name) if name.starts_with('.') => {
                current = format!("{message}{name}");
                assert!(keys.insert(current.clone(), BTreeSet::new()).is_none(), "{lang}/{file}: {current} twice");
            }
            _ => {}
        }
        for piece in line.split('$').skip(1) {
            let argument: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            keys.get_mut(&current).unwrap().insert(argument);
        }
    }
    keys
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_arguments() {
    for file in FILES {
        let (vi, en) = (keys("vi", file), keys("en", file));
        let missing: Vec<_> = vi.keys().filter(|key| !en.contains_key(*key)).collect();
        let more: Vec<_> = en.keys().filter(|key| !vi.contains_key(*key)).collect();
        assert!(missing.is_empty() && more.is_empty(), "{file}: only vi {missing:?}, only en {more:?}");
        for (key, arguments) in vi {
            assert_eq!(arguments, en[&key], "{file}: arguments of {key}");
        }
    }
}

#[test]
fn no_key_is_in_two_files() {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for file in FILES {
        for key in keys("vi", file).into_keys() {
            if let Some(other) = seen.insert(key.clone(), file) {
                panic!("{key} is in {other} and in {file}");
            }
        }
    }
}

#[test]
fn every_text_parses() {
    for lang in [Lang::Vi, Lang::En] {
        let texts = Texts::new(lang);
        for file in FILES {
            for key in keys(lang.word(), file).into_keys() {
                // A message may consist of attributes alone.
                let alone = !key.contains('.') && texts.find(&format!("{key}.cure"), &[]).is_some();
                assert!(alone || texts.find(&key, &[]).is_some(), "{}: {key}", lang.word());
            }
        }
    }
}

#[test]
fn everything_that_is_shown_has_a_text() {
    let dashed = |word: &str| word.replace('_', "-");
    let mut wanted: Vec<String> = Vec::new();
    for code in Code::ALL {
        let key = format!("finding-{}", code.word());
        wanted.extend([key.clone(), format!("{key}.cause"), format!("{key}.cure")]);
    }
    for figure in Figure::ALL {
        let key = format!("figure-{}", dashed(figure.word()));
        wanted.extend([key.clone(), format!("{key}.formula")]);
    }
    wanted.extend(Category::ALL.iter().map(|word| format!("category-{}", dashed(word.word()))));
    wanted.extend(Tier::ALL.iter().map(|word| format!("tier-{}", word.word())));
    wanted.extend(Role::ALL.iter().map(|word| format!("role-{}", word.word())));
    wanted.extend(Grade::ALL.iter().map(|word| format!("grade-{}", word.word())));
    let severities = [Severity::Breach, Severity::Warning, Severity::Note];
    wanted.extend(severities.iter().map(|word| format!("severity-{}", word.word())));
    let statuses = [Status::New, Status::Unchanged, Status::Fixed];
    wanted.extend(statuses.iter().map(|word| format!("status-{}", word.word())));
    wanted.extend(CATEGORY_MEASURES.iter().chain(&CLASS_MEASURES).map(|word| format!("measure-{}", dashed(word))));
    wanted.extend(ObstacleCode::ALL.iter().map(|code| format!("obstacle-{}", code.word())));
    wanted.extend(Barred::ALL.iter().map(|word| format!("barred-{}", dashed(word.word()))));
    wanted.extend(Article::ALL.iter().map(|article| format!("article-{}", article.word())));
    wanted.extend(PayPart::ALL.iter().map(|part| format!("pay-{}", part.word())));
    for lang in [Lang::Vi, Lang::En] {
        let texts = Texts::new(lang);
        let missing: Vec<&String> = wanted.iter().filter(|key| texts.find(key, &[]).is_none()).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", lang.word());
    }
}

/// Words that must not be printed to officials.
#[test]
fn words_of_the_workshop_stay_there() {
    const AVOIDED: [&str; 11] = [
        "kịch bản",
        "node",
        "đồ thị",
        "HHI",
        "Jaccard",
        "Pareto",
        "Sankey",
        "baseline",
        "phát hiện",
        "tối ưu",
        "người thừa",
    ];
    for file in FILES {
        let text = std::fs::read_to_string(format!("locales/vi/{file}.ftl")).unwrap().to_lowercase();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let shown = line.split_once('=').map_or(line, |(_, shown)| shown);
            for word in AVOIDED {
                assert!(!shown.contains(&word.to_lowercase()), "locales/vi/{file}.ftl: {word} in {line}");
            }
        }
    }
}

#[test]
fn the_page_of_findings_is_the_one_generated_from_the_codes() {
    let page = tinhgon::report::findings_page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write("docs/findings.md", &page).unwrap();
    }
    let there = std::fs::read_to_string("docs/findings.md").unwrap_or_default();
    assert_eq!(there, page, "run `UPDATE=1 cargo test --test texts` to rewrite docs/findings.md");
}
