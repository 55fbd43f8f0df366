//! `tinhgon best` as its users meet it: ranks, balanced rows, and rows that become plans again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails is to panic")]

use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const KON_TUM: &str = "scenarios/kon-tum";
const TABLE: &str = "scenarios/kon-tum/batch/ghep-so-va-kkt.csv";
const RESULT: &str = "scenario,status,step,line,reason,agencies,people_moved,tasks_with_one_lead,filled\n\
    a,evaluated,,,,10,5,7,1\n\
    b,refused,1,3,why,,,,\n\
    c,evaluated,,,,9,5,7,1\n\
    d,evaluated,,,,9,,8,1\n\
    e,malformed,1,9,why,,,,\n\
    f,evaluated,,,,12,1,7,1\n\
    g,evaluated,,,,9,5,7,1\n";

fn fed(args: &[&str], bytes: &[u8]) -> Output {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("tinhgon"));
    command.args(["--lang", "en"]).args(args);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut input = child.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    let feeder = std::thread::spawn(move || drop(input.write_all(&bytes)));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    output
}

fn call(args: &[&str]) -> Output {
    fed(args, b"")
}

fn text(output: Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The names of scenarios in a part of the CSV of a report.
fn names(csv: &str, part: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let heading = reader.headers().unwrap().clone();
    let at = |word: &str| heading.iter().position(|cell| cell == word);
    let (scenario, of) = (at("Scenario").unwrap(), at("Part"));
    let rows = reader.records().map(|row| row.unwrap());
    let rows = rows.filter(|row| of.is_none_or(|of| row[of].starts_with(part)));
    rows.map(|row| row[scenario].to_owned()).collect()
}

#[test]
fn rows_are_ranked_and_what_is_unknown_or_was_not_evaluated_is_said() {
    let said = text(fed(&["best", "-", "--by", "agencies,people_moved"], RESULT.as_bytes()));
    assert!(said.contains("7 rows; 2 of them were refused or malformed"), "{said}");
    assert!(said.contains("1 rows have a figure that is unknown"), "{said}");
    let ranked = text(fed(&["best", "-", "--by", "agencies,people_moved", "--format", "csv"], RESULT.as_bytes()));
    assert_eq!(names(&ranked, "The best"), ["c", "g", "d", "a", "f"]);
    let more =
        text(fed(&["best", "-", "--by", "tasks_with_one_lead", "-n", "2", "--format", "csv"], RESULT.as_bytes()));
    assert_eq!(names(&more, "The best"), ["d", "a"], "more tasks with one lead are better");
}

#[test]
fn balanced_rows_are_those_that_no_other_beats() {
    let csv = text(fed(&["best", "-", "--pareto", "agencies,people_moved", "--format", "csv"], RESULT.as_bytes()));
    assert_eq!(names(&csv, "Balanced rows"), ["c", "f"]);
    assert!(csv.contains(",1,c,9,5,2"), "two rows are equal: {csv}");
    let json = text(fed(&["best", "-", "--pareto", "agencies,people_moved", "--format", "json"], RESULT.as_bytes()));
    let report: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["sections"][0]["key"], "balanced", "{json}");
}

#[test]
fn every_form_of_a_result_is_read() {
    let desk = tempfile::tempdir().unwrap();
    let name = |name: &str| desk.path().join(name).to_str().unwrap().to_owned();
    let mut all = Vec::new();
    for file in ["o.csv", "o.csv.gz", "o.csv.zst", "o.jsonl", "h.csv"] {
        let out = name(file);
        let mut args = vec!["batch", KON_TUM, TABLE, "-o", &out];
        args.extend((file == "h.csv").then_some("--header"));
        text(call(&args));
        let best = ["best", &out, "--by", "people_moved", "--pareto", "people_moved,excess_leads", "--format", "csv"];
        all.push(text(call(&best)));
    }
    assert!(all.iter().all(|said| *said == all[0]));
    let said = text(call(&["best", &name("o.csv"), "--by", "people_moved"]));
    assert!(said.contains("case kon-tum") && said.contains("as of the last step of each scenario"), "{said}");
}

#[test]
fn figures_without_direction_and_columns_that_are_not_there_are_refused() {
    for (by, why) in [("filled", "direction"), ("people_mvoed", "people_moved"), ("excess_leads", "excess_leads")] {
        let answer = fed(&["best", "-", "--by", by], RESULT.as_bytes());
        assert_eq!(answer.status.code(), Some(2), "{by}");
        let said = String::from_utf8(answer.stderr).unwrap();
        assert!(said.contains(why) || by == "filled", "{said}");
    }
    assert_eq!(call(&["best", "none.csv", "--by", "agencies"]).status.code(), Some(2));
    assert_eq!(fed(&["best", "-", "--by", "agencies", "--plan-out", "x.toml"], b"").status.code(), Some(2));
}

/// The rows of a result by scenario.
fn rows(path: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What `evaluate` says of a plan is what the row says.
fn same(plan: &Path, row: &Value) {
    let said = text(call(&["evaluate", KON_TUM, "--plan", plan.to_str().unwrap(), "--format", "json"]));
    let said: Value = serde_json::from_str(&said).unwrap();
    for (key, value) in row.as_object().unwrap() {
        if let Some(figure) = said["after"].get(key) {
            assert_eq!(value, figure, "{}: {key}", plan.display());
        }
    }
}

#[test]
fn the_best_rows_of_a_table_become_plans_that_evaluate_to_the_same() {
    let desk = tempfile::tempdir().unwrap();
    let name = |name: &str| desk.path().join(name).to_str().unwrap().to_owned();
    let (out, plans) = (name("o.jsonl"), name("plans"));
    text(call(&["batch", KON_TUM, TABLE, "-o", &out]));
    let args = ["best", &out, "--by", "excess_leads", "-n", "12", "--plan-out", &plans, "--table", TABLE];
    text(call(&args));
    let rows = rows(&out);
    assert_eq!(rows.len(), 12);
    for row in &rows {
        same(&Path::new(&plans).join(format!("{}.toml", row["scenario"].as_str().unwrap())), row);
    }
    assert_eq!(call(&args).status.code(), Some(3), "what is there stays");
    // Lines of the table tell scenarios of one name apart.
    let table = "scenario,step,date,operation,subject,target,select,amount,note\n\
        a,1,,rename,so-y-te,A,,,\nb,1,,rename,so-y-te,B,,,\na,1,,merge,so-khdt | so-tai-chinh,so-tai-chinh,,,\n";
    std::fs::write(name("t.csv"), table).unwrap();
    let result = name("again.csv");
    text(call(&["batch", KON_TUM, &name("t.csv"), "-o", &result, "--columns", "first_line,agencies"]));
    let one = name("one.toml");
    text(call(&["best", &result, "--by", "agencies", "--plan-out", &one, "--table", &name("t.csv")]));
    assert!(std::fs::read_to_string(one).unwrap().contains("op = \"merge\""));
}

#[test]
fn the_best_rows_of_a_space_over_a_plan_become_plans_over_that_plan() {
    let desk = tempfile::tempdir().unwrap();
    let name = |name: &str| desk.path().join(name).to_str().unwrap().to_owned();
    let space = "date = 2025-04-01\n[[choice]]\nshares = { op = \"dissolve\", body = \"bql-kkt\", steps = 3, least = 1, heirs = [\n\
        { to = \"so-nnmt\", select = \"field:Đất đai\" }, { to = \"so-cong-thuong\", select = \"rest\" } ] }\n";
    std::fs::write(name("chia.toml"), space).unwrap();
    let (out, plans, space) = (name("o.jsonl"), name("plans"), name("chia.toml"));
    let batch = call(&["batch", KON_TUM, "--space", &space, "-p", "departments-2025-03", "-o", &out]);
    assert!(String::from_utf8(batch.stderr).unwrap().starts_with("2 scenarios"));
    let best = ["best", &out, "--by", "people_moved", "--plan-out", &plans, "--space", &space, "--case", KON_TUM];
    text(call(&best));
    let rows = rows(&out);
    assert_eq!(rows.len(), 2);
    for row in &rows {
        assert_eq!(row["status"], "evaluated");
        same(&Path::new(&plans).join(format!("{}.toml", row["scenario"].as_str().unwrap())), row);
    }
}
