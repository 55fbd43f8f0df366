//! The law as data: the pack is sound, changes on the right days, and nothing without a source gets in.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails is to panic")]

use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use tinhgon::input::{Problem, parse_norms, read_case, read_norms, shipped_norms};
use tinhgon::norms::{Amount, Changed, Decimal, Norms, Status, Unit, Value};
use tinhgon::report::{Lang, Texts, norms_page};

fn whole(norms: &Norms, day: Date, id: &str, case: &str) -> Option<i64> {
    norms.at(day).value(id)?.of(case)?.as_whole()
}

fn lines(problems: &[Problem]) -> String {
    let texts = Texts::new(Lang::En);
    problems.iter().map(|problem| problem.text(&texts) + "\n").collect()
}

fn fixture(name: &str) -> String {
    std::fs::read_to_string(format!("tests/fixtures/norms/{name}.toml")).unwrap()
}

#[test]
fn every_value_has_a_citation_and_days_ascend() {
    let norms = shipped_norms();
    assert!(norms.all().len() > 150, "{}", norms.all().len());
    for norm in norms.all() {
        assert!(!norm.values.is_empty() && norm.description_vi != norm.description_en, "{}", norm.id);
        assert!(norm.values.iter().all(|dated| !dated.citation.instrument.is_empty()), "{}", norm.id);
        for pair in norm.values.windows(2) {
            assert!(pair[0].from < pair[1].from, "{}", norm.id);
            assert!(pair[0].until.is_none_or(|until| until < pair[1].from), "{}", norm.id);
        }
    }
    let values = (norms.all().iter())
        .flat_map(|norm| norm.values.iter().map(|dated| (&norm.id, dated.status, &dated.citation)))
        .chain(norms.competences().iter().flat_map(|one| one.rules.iter().map(|it| (&one.id, it.status, &it.citation))))
        .chain(norms.dossiers().iter().flat_map(|one| one.values.iter().map(|it| (&one.id, it.status, &it.citation))));
    for (id, _, citation) in values.filter(|(_, status, _)| *status == Status::Recalled) {
        let note = citation.note.as_deref().unwrap_or_default();
        // An assumption is no law at all, and must say that instead.
        let said = if id.starts_with("assumptions.") {
            citation.instrument.contains("không phải quy định")
        } else {
            note.contains("nhớ lại")
        };
        assert!(said, "{id} is recalled, and its note does not say so: {note}");
    }
}

#[test]
fn values_change_on_their_day_and_not_the_day_before() {
    let norms = shipped_norms();
    let [second, third] = ["class-2", "class-1"].map(|case| {
        [date(2025, 6, 11), date(2025, 6, 12), date(2025, 6, 13)].map(|day| whole(&norms, day, "sizes.division", case))
    });
    assert_eq!(second, [Some(5), Some(7), Some(7)]);
    assert_eq!(third, [Some(6), Some(7), Some(7)]);
    for id in ["inspectorates.department", "inspectorates.district"] {
        let days = [date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 2)];
        assert_eq!(days.map(|day| whole(&norms, day, id, "")), [Some(1), Some(0), Some(0)], "{id}");
    }
    let days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2)];
    let population = days.map(|day| whole(&norms, day, "administrative_units.commune_population", "other"));
    assert_eq!(population, [Some(8_000), Some(16_000), Some(16_000)]);
    let days = [date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 2)];
    let insurance = days.map(|day| whole(&norms, day, "retirement.insurance_years", ""));
    assert_eq!(insurance, [Some(20), Some(15), Some(15)]);
    let days = [date(2025, 6, 30), date(2025, 7, 1)];
    assert_eq!(days.map(|day| whole(&norms, day, "communes.posts_commune", "class-1")), [Some(22), None]);
    assert_eq!(days.map(|day| whole(&norms, day, "communes.posts_frame", "")), [None, Some(32)]);
    let days = [date(2025, 2, 28), date(2025, 7, 1)];
    assert_eq!(days.map(|day| whole(&norms, day, "leaders.inspectorate_deputies_least", "")), [Some(1), None]);
    assert_eq!(whole(&norms, date(2020, 11, 24), "sizes.division", "class-1"), None, "before the first day");
    assert_eq!(whole(&norms, date(2025, 1, 1), "sizes.division", "class-9"), None, "a case without a value");
}

#[test]
fn parts_that_are_stated_with_their_total_add_up() {
    let norms = shipped_norms();
    let day = date(2025, 7, 1);
    let sum = |id: &str| -> i64 { norms.at(day).value(id).unwrap().amounts().map(|one| one.as_whole().unwrap()).sum() };
    assert_eq!(sum("communes.posts_frame_by_block"), sum("communes.posts_frame"));
    // Steps rise by the same amount, as the decree prints the scales.
    for (id, steps, last) in [
        ("salaries.scale_a3_1", 6, "8.00"),
        ("salaries.scale_a3_2", 6, "7.55"),
        ("salaries.scale_a2_1", 8, "6.78"),
        ("salaries.scale_a2_2", 8, "6.38"),
        ("salaries.scale_a1", 9, "4.98"),
        ("salaries.scale_a0", 10, "4.89"),
        ("salaries.scale_b", 12, "4.06"),
    ] {
        let scale: Vec<Amount> = norms.at(day).value(id).unwrap().amounts().collect();
        assert_eq!((scale.len(), scale.last()), (steps, Decimal::read(last).map(Amount::Number).as_ref()), "{id}");
    }
    let ages = |id: &str| match norms.at(day).value(id).unwrap() {
        Value::ByCase(cases) => cases.clone(),
        Value::One(_) => panic!("{id} is by month of birth"),
    };
    assert_eq!(ages("retirement.age_men").last().unwrap().1.as_whole(), Some(62 * 12));
    assert_eq!(ages("retirement.age_women").last().unwrap().1.as_whole(), Some(60 * 12));
    assert_eq!(
        ages("retirement.age_men_hard_conditions").last().unwrap(),
        &("1971-04".to_owned(), Amount::Number(Decimal::whole(57 * 12).unwrap()))
    );
}

#[test]
fn a_difference_says_what_changed_and_what_only_moved_to_another_paper() {
    let norms = shipped_norms();
    let changes: BTreeMap<&str, Changed> = (norms.diff(date(2025, 6, 11), date(2025, 6, 12)).iter())
        .map(|change| (change.norm.id.as_str(), change.changed))
        .collect();
    assert_eq!(changes["sizes.division"], Changed::Value);
    assert_eq!(changes["departments.count"], Changed::Basis);
    assert_eq!(changes["transition.surplus_deputies"], Changed::Begins);
    assert!(!changes.contains_key("salaries.base"));
    let back = norms.diff(date(2025, 6, 12), date(2025, 6, 11));
    assert_eq!(back.len(), changes.len());
    assert!(back.iter().any(|change| change.changed == Changed::Ends));
    assert!(norms.diff(date(2025, 6, 12), date(2025, 6, 12)).is_empty());
}

#[test]
fn each_mistake_is_refused_with_file_and_line() {
    let mut files: Vec<String> = std::fs::read_dir("tests/fixtures/norms")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().trim_end_matches(".toml").to_owned())
        .filter(|name| name != "sound")
        .collect();
    files.sort();
    let said: Vec<String> = (files.iter())
        .map(|name| {
            let problems = parse_norms(&[(&format!("norms/{name}.toml"), &fixture(name))]).unwrap_err();
            assert!(problems.iter().all(|problem| problem.line.is_some() && !problem.warning), "{name}");
            lines(&problems)
        })
        .collect();
    insta::assert_snapshot!("mistakes", said.join("\n"));
}

#[test]
fn one_id_in_two_files_of_a_layer_is_refused() {
    let sound = fixture("sound");
    let problems = parse_norms(&[("norms/a.toml", &sound), ("norms/b.toml", &sound)]).unwrap_err();
    assert_eq!(
        lines(&problems),
        "norms/b.toml:1: sizes.division: the norm is already at norms/a.toml:1: put its values in one place\n"
    );
}

#[test]
fn a_layer_replaces_norms_of_the_same_id_and_adds_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let own = fixture("sound").replace("value = 7", "value = 9");
    std::fs::write(folder.path().join("tinh.toml"), format!("{own}\n{}", own.replace("sizes.division", "tinh.to")))
        .unwrap();
    let shipped = shipped_norms();
    let count = shipped.all().len();
    let norms = shipped.overlaid(read_norms(folder.path()).unwrap());
    assert_eq!(norms.all().len(), count + 1);
    let day = date(2025, 6, 12);
    assert_eq!(whole(&norms, day, "sizes.division", ""), Some(9));
    assert_eq!(whole(&norms, day, "tinh.to", ""), Some(9));
    assert_eq!(norms.get("sizes.division").unwrap().values.len(), 2, "the older values go as well");
    assert_eq!(whole(&norms, day, "sizes.sub_department", ""), Some(12));
    let missing = read_norms(&folder.path().join("none")).unwrap_err();
    assert_eq!(missing[0].code, "no-norms-folder");
}

#[test]
fn a_case_brings_norms_of_its_own_and_their_faults_are_its_faults() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("case.toml", "name = \"Tỉnh thử\"\nas_of = 2025-02-01\n".to_owned()),
        ("organisation/bodies.csv", "id,name,kind,parent\nubnd,Ủy ban nhân dân tỉnh,ubnd-tinh,\n".to_owned()),
        ("organisation/tasks.csv", "id,name,field\nT1,Quản lý biên chế,Nội vụ\n".to_owned()),
        ("organisation/duties.csv", "task,body,role\nT1,ubnd,lead\n".to_owned()),
        ("norms/rieng.toml", fixture("sound")),
    ] {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let case = read_case(folder.path()).unwrap();
    assert_eq!(case.own_norms.all().len(), 1);
    std::fs::write(folder.path().join("norms/rieng.toml"), fixture("no-citation")).unwrap();
    let problems = read_case(folder.path()).unwrap_err();
    let named: Vec<(&str, Option<u64>)> = problems.iter().map(|one| (one.file.as_str(), one.line)).collect();
    assert_eq!(named, [("norms/rieng.toml", Some(6))]);
    std::fs::write(folder.path().join("norms/rieng.toml"), fixture("sound").replace("value = 7", "value = 8")).unwrap();
    assert_ne!(read_case(folder.path()).unwrap().sha256, case.sha256, "the hash covers the norms of the case");
}

#[test]
fn units_that_need_a_text_have_one() {
    for lang in [Lang::Vi, Lang::En] {
        let texts = Texts::new(lang);
        for unit in Unit::ALL.iter().filter(|unit| !matches!(unit, Unit::Coefficient | Unit::Date)) {
            assert!(texts.find(&format!("norm-unit-{}", unit.word()), &[]).is_some(), "{unit:?}");
        }
        for changed in Changed::ALL {
            assert!(texts.find(&format!("section-norms-{}", changed.word()), &[]).is_some(), "{changed:?}");
        }
    }
}

#[test]
fn the_page_of_norms_is_the_one_generated_from_the_pack() {
    let page = norms_page(&shipped_norms());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write("docs/norms.md", &page).unwrap();
    }
    let there = std::fs::read_to_string("docs/norms.md").unwrap_or_default();
    assert_eq!(there, page, "run `UPDATE=1 cargo test --test norms` to rewrite docs/norms.md");
}
