//! Benefits and costs as users meet them: words, amounts, contracts; and what must hold of every plan.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails is to panic")]

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;
use tinhgon::cost::{Gone, Pay, PayPart, payroll};
use tinhgon::draft::{Baseline, Draft, run};
use tinhgon::input::{read_case, read_plans, shipped_norms};

/// A small case with synthetic people, some of them those of published examples.
const PEOPLE: &str = "tests/fixtures/people";
const KON_TUM: &str = "scenarios/kon-tum";

/// What a call that ends well prints, 100 columns wide.
fn says(lang: &str, args: &[&str]) -> String {
    let mut command = Command::cargo_bin("tinhgon").unwrap();
    let output = command.args(["--lang", lang]).args(args).env("COLUMNS", "100").output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(output.status.success(), "{args:?}: {err}");
    out
}

/// The exit code and what is said of a call that does not end well.
fn fails(args: &[&str]) -> (i32, String) {
    let mut command = Command::cargo_bin("tinhgon").unwrap();
    let output = command.args(["--lang", "en"]).args(args).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&says("en", &[args, &["--format", "json"]].concat())).unwrap()
}

/// Without the lines on where the figures come from: their hash changes with every row of the case.
fn body(text: &str) -> &str {
    let end = ["\nSố liệu đến ngày", "\nData as of"].into_iter().find_map(|mark| text.find(mark));
    text[..end.unwrap_or(text.len())].trim_end()
}

#[test]
fn benefits_read_well_in_both_languages() {
    insta::assert_snapshot!("benefits_vi", body(&says("vi", &["benefits", PEOPLE])));
    insta::assert_snapshot!("benefits_en", body(&says("en", &["benefits", PEOPLE, "--plan", "ghep"])));
    insta::assert_snapshot!("benefit_vi", body(&says("vi", &["benefits", PEOPLE, "--person", "N001"])));
    insta::assert_snapshot!("benefit_en", body(&says("en", &["benefits", PEOPLE, "--person", "N002"])));
    insta::assert_snapshot!("estimate_vi", body(&says("vi", &["benefits", KON_TUM, "--plan", "bo-cap-huyen"])));
}

#[test]
fn costs_read_well_in_both_languages() {
    insta::assert_snapshot!("cost_vi", body(&says("vi", &["cost", PEOPLE, "--plan", "ghep", "--leavers", "3"])));
    insta::assert_snapshot!(
        "cost_en",
        body(&says("en", &["cost", KON_TUM, "--plan", "bo-cap-huyen", "--leavers", "120"]))
    );
}

#[test]
fn json_of_both_commands_keeps_to_its_schema() {
    let validator =
        |of: &str| jsonschema::validator_for(&serde_json::from_str(&says("en", &["schema", of])).unwrap()).unwrap();
    let (benefits, cost) = (validator("benefits"), validator("cost"));
    for args in
        [&["benefits", PEOPLE][..], &["benefits", PEOPLE, "--plan", "ghep"], &["benefits", KON_TUM, "--leavers", "7"]]
    {
        let errors: Vec<String> = benefits.iter_errors(&json(args)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{args:?}: {errors:?}");
    }
    for args in [&["cost", PEOPLE][..], &["cost", PEOPLE, "--plan", "ghep"], &["cost", KON_TUM, "-p", "toan-bo-2025"]] {
        let errors: Vec<String> = cost.iter_errors(&json(args)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{args:?}: {errors:?}");
    }
}

#[test]
fn sums_of_benefits_are_those_of_their_people() {
    let found = json(&["benefits", PEOPLE]);
    let people = found["people"].as_array().unwrap();
    let total = |keep: &dyn Fn(&Value) -> bool| {
        let due = people.iter().filter(|person| person["verdict"] == "due" && keep(person));
        due.map(|person| person["benefit"]["total"].as_i64().unwrap()).sum::<i64>()
    };
    assert_eq!(found["total"]["known"], total(&|_| true));
    assert_eq!(found["total"]["total"], Value::Null, "somebody's amount is unknown");
    for (group, key) in [("by_body", "body"), ("by_category", "category")] {
        for (name, sum) in found[group].as_object().unwrap() {
            assert_eq!(sum["known"], total(&|person| person[key] == **name), "{group} {name}");
        }
    }
    for (article, sum) in found["by_article"].as_object().unwrap() {
        assert_eq!(sum["known"], total(&|person| person["benefit"]["article"] == **article), "{article}");
    }
    let verdicts: Vec<&str> = people.iter().map(|person| person["verdict"].as_str().unwrap()).collect();
    let expected = ["due", "due", "stays", "due", "unknown", "refused", "open", "refused", "due", "refused", "unknown"];
    assert_eq!(verdicts, expected);
}

#[test]
fn a_plan_gives_the_day_from_which_twelve_months_run() {
    let verdict = |args: &[&str]| json(args)["people"][4]["verdict"].clone();
    assert_eq!(verdict(&["benefits", PEOPLE]), "unknown");
    assert_eq!(verdict(&["benefits", PEOPLE, "--plan", "ghep"]), "due");
}

#[test]
fn another_day_has_another_law() {
    let late = |args: &[&str]| json(args)["people"][5]["obstacles"][0]["code"].clone();
    assert_eq!(late(&["benefits", PEOPLE]), "left-too-late");
    assert_eq!(late(&["benefits", PEOPLE, "--as-of", "2025-07-31"]), Value::Null, "the last day was not yet set");
}

#[test]
fn norms_of_a_province_change_what_is_due() {
    let folder = tempfile::tempdir().unwrap();
    let norm = "[benefits.early_years_rounding]\ndescription_vi = \"chỉ năm tròn\"\ndescription_en = \"full years only\"\nunit = \"months\"\n\
        [[benefits.early_years_rounding.values]]\nfrom = 2025-01-01\nvalue = { half-from = 12, whole-from = 12 }\n\
        citation = { instrument = \"Thông tư 01/2025/TT-BNV\" }\nstatus = \"verified\"\n";
    std::fs::write(folder.path().join("benefits.toml"), norm).unwrap();
    let dir = folder.path().to_str().unwrap();
    let years = |args: &[&str]| json(args)["people"][0]["benefit"]["parts"][1]["amount"].clone();
    assert_eq!(years(&["benefits", PEOPLE]), 191_953_125);
    assert_eq!(years(&["benefits", PEOPLE, "--norms", dir]), 153_562_500, "two years and not two and a half");
}

#[test]
fn what_cannot_be_is_refused() {
    let (code, said) = fails(&["benefits", PEOPLE, "--person", "N0001"]);
    assert_eq!(code, 2);
    assert!(said.contains("N001"), "{said}");
    let (code, said) = fails(&["cost", PEOPLE, "--plan", "ghep", "--leavers", "39"]);
    assert_eq!((code, said.contains("38")), (2, true), "{said}");
    let (code, said) = fails(&["cost", PEOPLE, "--as-of", "2000-01-01"]);
    assert_eq!((code, said.contains("2000-01-01")), (2, true), "{said}");
}

#[test]
fn the_list_is_one_table_for_programs() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("people.csv");
    says("vi", &["benefits", PEOPLE, "--all", "-o", file.to_str().unwrap()]);
    let text = std::fs::read_to_string(&file).unwrap();
    let line = text.lines().find(|line| line.contains("N001")).unwrap();
    assert!(line.contains("744778125") && line.contains("so-a") && line.contains("01/11/2027"), "{line}");
    assert!(file.with_file_name("people.csv.provenance.json").exists());
}

#[test]
fn a_year_of_known_people_is_the_sum_of_their_coefficients() {
    // Sở A: Hs 4,65 + 3,66 + 5,42, Hl 0,6 + 0,9, 25 %; contributions of officials 22,5 %, bonus 10 % of Hs alone:
    // 12 · 2.340.000 · (15,23 · 1,475 + 13,73 · 0,1).
    let found = json(&["cost", PEOPLE]);
    let place = &found["before"]["bodies"]["so-a"]["civil_servant"];
    assert_eq!((&place["low"], &place["high"]), (&Value::from(669_349_980), &Value::from(669_349_980)));
    // Seven of the people are known one by one; a commune's are assumed, and low is less than high.
    assert_eq!(found["exact"], 7);
    let commune = &found["before"]["bodies"]["ux-1"]["cadre"];
    assert!(commune["low"].as_i64() < commune["high"].as_i64());
    assert_eq!(found["once"], Value::Null);
}

#[test]
fn what_happens_once_comes_from_the_norms() {
    let found = json(&["cost", PEOPLE, "--plan", "ghep", "--leavers", "3"]);
    let once = &found["once"];
    assert_eq!((&once["communes_removed"], &once["support"]), (&Value::from(1), &Value::from(500_000_000)));
    assert_eq!(
        (&once["leaving_least"], &once["leaving_most"]),
        (&Value::from(2_220_000_000_i64), &Value::from(6_000_000_000_i64))
    );
    assert_eq!(once["kept_months"], 6);
    // The grade says that an assumption, or worse, is behind it.
    assert_eq!(found["provenance"]["grade"], "synthetic");
    let named: Vec<&str> =
        found["assumptions"].as_array().unwrap().iter().map(|one| one["norm"].as_str().unwrap()).collect();
    assert!(named.contains(&"assumptions.benefit_per_leaver") && named.contains(&"assumptions.transition_loss"));
    // Months until it is saved again: at least the cheapest case, at most the dearest.
    let saving = (once["saving"]["low"].as_i64().unwrap(), once["saving"]["high"].as_i64().unwrap());
    assert!(saving.0 > 0 && saving.1 > 0);
    assert!(once["payback_least"].as_i64() <= once["payback_most"].as_i64());
    assert_eq!(
        once["payback_least"].as_i64().map(|months| months >= 12 * 2_220_000_000 / saving.0.max(saving.1)),
        Some(true)
    );
}

#[test]
fn unknown_posts_make_the_cost_unknown() {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new(PEOPLE), folder.path());
    std::fs::remove_file(folder.path().join("organisation/posts.csv")).unwrap();
    std::fs::remove_file(folder.path().join("organisation/people.csv")).unwrap();
    let found = json(&["cost", folder.path().to_str().unwrap(), "--plan", "ghep"]);
    assert_eq!(found["before"]["total"], Value::Null);
    assert_eq!(found["once"]["payback_least"], Value::Null);
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn no_plan_makes_or_loses_a_dong_of_pay_by_moving_people() {
    let norms = shipped_norms();
    for dir in [KON_TUM, PEOPLE] {
        let case = read_case(Path::new(dir)).unwrap();
        let baseline = Baseline::new(&case.organisation);
        for id in &case.plans {
            let plans = read_plans(Path::new(dir), id).unwrap();
            let mut draft = Draft::new(&baseline);
            run(&mut draft, &plans.iter().collect::<Vec<_>>(), case.info.as_of, None).unwrap();
            let law = norms.at("2025-07-01".parse().unwrap());
            let found = payroll(&draft, law, None, Gone::Number(0)).unwrap();
            let base = |sheet: Pay, leaders: &Pay| sheet.minus(leaders);
            let before = base(found.before.known(), &found.leaders_before);
            let after = base(found.after.known(), &found.leaders_after);
            assert_eq!((found.before.unknown(), found.after.unknown()), (0, 0), "{dir} {id}");
            for part in PayPart::ALL {
                assert_eq!(before.part(part), after.part(part), "{dir} {id} {}", part.word());
            }
            assert_eq!(found.gone, Pay::default());
        }
    }
}

#[test]
fn parts_places_and_categories_add_up_to_the_total() {
    let found = json(&["cost", PEOPLE, "--plan", "ghep"]);
    for side in ["before", "after"] {
        for scenario in ["low", "high"] {
            let total = found[side]["known"][scenario].as_i64().unwrap();
            let sum = |values: &mut dyn Iterator<Item = &Value>| {
                values.map(|span| span[scenario].as_i64().unwrap()).sum::<i64>()
            };
            assert_eq!(sum(&mut found[side]["parts"].as_object().unwrap().values()), total);
            let bodies = found[side]["bodies"].as_object().unwrap().values();
            assert_eq!(sum(&mut bodies.flat_map(|body| body.as_object().unwrap().values())), total);
        }
    }
    for scenario in ["low", "high"] {
        let of = |path: &str| found.pointer(&format!("/{path}/{scenario}")).unwrap().as_i64().unwrap();
        assert_eq!(of("change"), of("after/known") - of("before/known") - of("gone"));
        assert_eq!(of("once/saving"), -of("change"));
    }
}
