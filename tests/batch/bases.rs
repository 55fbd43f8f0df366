//! Scenarios on a base, which is carried out once for all of them.

use crate::{Desk, KON_TUM, call, cells};
use serde_json::Value;
use std::process::Command;
use tinhgon::evaluate::Figure;

const BASES: [&str; 4] = ["departments-2025-03", "bo-cap-huyen", "xa-102-con-40", "toan-bo-2025"];

/// What a plan must say for it to decide otherwise than plans beneath it, as any scenario may.
const OVERRIDES: &str = "['departments-2025-03', 'bo-cap-huyen', 'xa-102-con-40', 'toan-bo-2025']";

const HEADING: &str = "scenario,step,date,operation,subject,target,select,amount,note\n";

/// Scenarios as rows of a table, and the same as steps of a plan.
const SCENARIOS: [(&str, &str); 4] = [
    (
        "a,1,2025-09-01,merge,so-noi-vu | so-tu-phap,so-noi-vu,,,\n",
        "[[step]]\nop = 'merge'\ndate = 2025-09-01\nbodies = ['so-noi-vu', 'so-tu-phap']\ninto = 'so-noi-vu'\n",
    ),
    (
        "b,1,2025-09-01,merge,so-y-te | so-gddt,so-y-te,,,\nb,2,,rename,so-y-te,Sở Mới,,,\n",
        "[[step]]\nop = 'merge'\ndate = 2025-09-01\nbodies = ['so-y-te', 'so-gddt']\ninto = 'so-y-te'\n\
        [[step]]\nop = 'rename'\nbody = 'so-y-te'\nname = 'Sở Mới'\n",
    ),
    (
        "e,1,2025-09-01,reassign,so-y-te,so-noi-vu,led-by:so-y-te,,\n",
        "[[step]]\nop = 'reassign'\ndate = 2025-09-01\nfrom = 'so-y-te'\nto = 'so-noi-vu'\nselect = 'led-by:so-y-te'\n",
    ),
    (
        "f,1,2025-09-01,dissolve,so-tu-phap,so-noi-vu,rest,1/1,\n",
        "[[step]]\nop = 'dissolve'\ndate = 2025-09-01\nbody = 'so-tu-phap'\n\
        heirs = [{ to = 'so-noi-vu', select = 'rest', share = '1/1' }]\n",
    ),
];

fn figures() -> Vec<&'static str> {
    Figure::ALL.iter().map(|figure| figure.word()).collect()
}

#[test]
fn a_scenario_on_a_base_is_what_a_plan_that_extends_it_is() {
    let desk = Desk::new();
    let rows: String = SCENARIOS.iter().map(|(rows, _)| *rows).collect();
    let table = desk.put("t.csv", format!("{HEADING}{rows}"));
    let found = desk.name("found.csv");
    for base in BASES {
        let columns = figures().join(",");
        let rows = call(&[&table, "-p", base, "--law", "--columns", &columns, "--findings", &found, "--force"]).rows();
        let found = cells(&String::from_utf8(desk.read("found.csv")).unwrap());
        for (row, (_, steps)) in cells(&rows).iter().zip(SCENARIOS) {
            assert_eq!(row[1], "evaluated", "{base} {row:?}");
            let plan = desk.put(
                "plan.toml",
                format!("name = 'p'\nextends = ['{base}']\noverrides = {OVERRIDES}\ngrade = 'synthetic'\n{steps}"),
            );
            let plan = evaluated(&plan);
            for (figure, cell) in figures().iter().zip(&row[2..]) {
                assert_eq!(&word(&plan["after"][figure]), cell, "{base} {} {figure}", row[0]);
            }
            let mut found: Vec<[String; 7]> =
                found.iter().filter(|found| found[0] == row[0]).map(|found| of_row(found)).collect();
            // Who may decide a step is told of plans, not of batches.
            let of_plan = plan["findings"].as_array().unwrap().iter().map(of_plan);
            let mut of_plan: Vec<[String; 7]> =
                of_plan.filter(|found| found[0] != "beyond-provincial-competence").collect();
            found.sort();
            of_plan.sort();
            assert_eq!(found, of_plan, "{base} {}", row[0]);
            let statuses = ["new", "unchanged", "fixed"];
            assert!(statuses.iter().all(|status| found.iter().any(|found| found[6] == *status)), "{base} {}", row[0]);
        }
    }
}

#[test]
fn findings_on_a_base_are_counted_as_they_are_collected() {
    let desk = Desk::new();
    let rows: String = SCENARIOS.iter().map(|(rows, _)| *rows).collect();
    let table = desk.put("t.csv", format!("{HEADING}{rows}"));
    let columns = format!("{},breaches,warnings,unknown,notes,by_category.civil_servant.quota", figures().join(","));
    for base in BASES {
        for law in [&[][..], &["--law"]] {
            let counted = call(&[&[&table, "-p", base, "--columns", &columns], law].concat()).rows();
            assert_eq!(counted.matches(",evaluated,").count(), SCENARIOS.len(), "{counted}");
            let found = desk.name("found.csv");
            let collecting =
                [&[&table, "-p", base, "--columns", &columns, "--findings", &found, "--force"], law].concat();
            assert_eq!(counted, call(&collecting).rows(), "{base} {law:?}");
        }
    }
}

/// What `evaluate` says of a plan in a file.
fn evaluated(plan: &str) -> Value {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("tinhgon"));
    let output = command.args(["--lang", "en", "evaluate", KON_TUM, "-p", plan, "--format", "json"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Code, severity, what it is about (two cells), measure, limit and status of a finding of a batch.
fn of_row(found: &[String]) -> [String; 7] {
    std::array::from_fn(|at| found[at + 1].clone())
}

/// The same of a finding of a plan.
fn of_plan(found: &Value) -> [String; 7] {
    let subject = &found["subject"];
    [
        &found["code"],
        &found["severity"],
        &subject["type"],
        &subject["id"],
        &found["measured"],
        &found["limit"],
        &found["status"],
    ]
    .map(word)
}

/// A value as a cell says it.
fn word(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
