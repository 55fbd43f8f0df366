//! `tinhgon batch` as its users meet it: rows in order, faults as rows, results that are whole or can be gone on with.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails is to panic")]

mod batch {
    mod bases;
    mod faults;
    mod formats;
    mod resume;
    mod streams;
}
mod sweep;

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tinhgon::rules::Code;

const KON_TUM: &str = "scenarios/kon-tum";
const TABLE: &str = "scenarios/kon-tum/batch/ghep-so-va-kkt.csv";

/// What a call came to.
struct Answer {
    code: i32,
    out: Vec<u8>,
    err: String,
}

/// A call on the case of Kon Tum, in English.
fn command(args: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("tinhgon"));
    command.args(["--lang", "en", "batch", KON_TUM]).args(args);
    command
}

fn call(args: &[&str]) -> Answer {
    fed(args, b"")
}

/// The same, with bytes on standard input.
fn fed(args: &[&str], bytes: &[u8]) -> Answer {
    let mut command = command(args);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut input = child.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    // A call that ends early does not read to the end.
    let feeder = std::thread::spawn(move || drop(input.write_all(&bytes)));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    Answer { code: output.status.code().unwrap_or(-1), out: output.stdout, err }
}

impl Answer {
    /// What a call that ends well writes to standard output.
    fn rows(self) -> String {
        assert_eq!(self.code, 0, "{}", self.err);
        String::from_utf8(self.out).unwrap()
    }
}

/// A folder of files for one test.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn name(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path(name), bytes).unwrap();
        self.name(name)
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn names(&self) -> Vec<String> {
        let entries = self.0.path().read_dir().unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

/// A table of light scenarios, one operation each, with as many faulty ones.
fn light(scenarios: u64, faults: u64) -> (Vec<u8>, Vec<sweep::Expected>) {
    let case = tinhgon::input::read_case(Path::new(KON_TUM)).unwrap();
    let plan = sweep::Plan { scenarios, faults, operations: 1, seed: 7 };
    let mut table = Vec::new();
    let expected = sweep::write(&mut table, &sweep::Stock::of(&case.organisation), plan).unwrap();
    (table, expected)
}

/// The cells of a result, its heading aside.
fn cells(rows: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(rows.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_shipped_table_gives_one_row_a_scenario() {
    insta::assert_snapshot!("kon_tum", call(&[TABLE]).rows());
    let counted = call(&[TABLE]);
    assert_eq!(counted.err, "12 scenarios: 12 evaluated, 0 refused, 0 malformed.\n");
}

#[test]
fn a_row_says_what_evaluate_says_of_the_scenario() {
    let counted = ["--columns", "breaches,warnings,people_moved,tasks_moved"];
    for (options, depth) in [
        (&[][..], &counted[..]),
        (&[], &["--law"]),
        (&["--as-of", "2026-01-01", "--rule", "twin-units=off"], &["--law"]),
    ] {
        let rows = call(&[&[TABLE, "--format", "jsonl"], options, depth].concat()).rows();
        for row in rows.lines() {
            let row: Value = serde_json::from_str(row).unwrap();
            let name = row["scenario"].as_str().unwrap();
            let mut evaluate = Command::new(assert_cmd::cargo::cargo_bin("tinhgon"));
            evaluate.args(["evaluate", KON_TUM, "--table", TABLE, "--scenario", name, "--format", "json"]);
            evaluate.args(options);
            let said: Value = serde_json::from_slice(&evaluate.output().unwrap().stdout).unwrap();
            for (key, value) in row.as_object().unwrap() {
                if let Some(figure) = said["after"].get(key) {
                    assert_eq!(value, figure, "{name}: {key}");
                }
            }
            let measured = |finding: &&Value| {
                let code = Code::from_word(finding["code"].as_str().unwrap()).unwrap();
                // Who decides is asked of a plan that is meant, not of every scenario of a table.
                let asked = depth.contains(&"--law") && code != Code::BeyondProvince;
                finding["status"] != "fixed" && (asked || code.at() < 12)
            };
            let count = |severity: &str| {
                let findings = said["findings"].as_array().unwrap().iter().filter(measured);
                findings.filter(|finding| finding["severity"] == severity).count() as u64
            };
            assert_eq!(row["breaches"], count("breach"), "{name} {options:?}");
            assert_eq!(row["warnings"], count("warning"), "{name} {options:?}");
            if depth.contains(&"--law") {
                assert_eq!(row["unknown"], count("unknown"), "{name} {options:?}");
            }
        }
    }
}

#[test]
fn the_base_is_where_each_scenario_starts() {
    let table = "scenario,step,date,operation,subject,target,select,amount,note\n\
        a,1,,rename,so-nnmt,Sở Mới,,,\nb,1,2025-02-28,rename,so-nnmt,Sở Mới,,,\nc,1,,rename,so-tnmt,Sở Cũ,,,\n";
    let rows = fed(&["-", "-p", "departments-2025-03", "--columns", "step,line,agencies"], table.as_bytes()).rows();
    let rows = cells(&rows);
    let base = Command::new(assert_cmd::cargo::cargo_bin("tinhgon"))
        .args(["evaluate", KON_TUM, "-p", "departments-2025-03", "--format", "json"])
        .output()
        .unwrap();
    let base: Value = serde_json::from_slice(&base.stdout).unwrap();
    assert_eq!(rows[0][1..], ["evaluated", "", "", &base["after"]["agencies"].to_string()]);
    assert_eq!(rows[1][1..4], ["malformed", "1", "3"], "a day before the last of the base");
    assert_eq!(rows[2][1..4], ["refused", "1", "4"], "a body that the base has ended");
}

#[test]
fn findings_are_counted_as_they_are_collected() {
    let desk = Desk::new();
    let columns = "step,breaches,warnings,unknown,notes,people_moved";
    for law in [&["--law"][..], &[], &["--law", "--as-of", "2024-06-01"], &["--rule", "task-several-leads=note"]] {
        let out = desk.name("findings.csv");
        let counted = call(&[&[TABLE, "--columns", columns], law].concat()).rows();
        let collecting = [&[TABLE, "--columns", columns, "--findings", &out, "--force"], law].concat();
        assert_eq!(counted, call(&collecting).rows(), "{law:?}");
        let breaches = |row: &Vec<String>| row[3].parse::<u32>().unwrap();
        assert!(cells(&counted).iter().any(|row| breaches(row) > 0 || row[4] != "0"), "{counted}");
    }
}

#[test]
fn a_misspelt_id_is_told_what_is_like_it_in_its_own_scenario() {
    let table = "scenario,step,date,operation,subject,target,select,amount,note\n\
        a,1,,rename,so-y-tee,A,,,\nb,1,,create,so-y-teee,ubnd-tinh,kind:so,,\nb,2,,rename,so-y-tee,A,,,\n\
        c,1,,rename,so-y-tee,A,,,\n";
    let rows = cells(&fed(&["-", "--columns", "reason", "--jobs", "1"], table.as_bytes()).rows());
    let reasons: Vec<&str> = rows.iter().map(|row| row[2].as_str()).collect();
    assert!(reasons[0].contains("so-y-te,") && !reasons[0].contains("so-y-teee"), "{reasons:?}");
    assert!(reasons[1].contains("so-y-teee"), "{reasons:?}");
    assert_eq!(reasons[0], reasons[2], "what another scenario has made is forgotten");
}

#[test]
fn a_name_that_comes_again_is_another_scenario() {
    let table = "scenario,step,date,operation,subject,target,select,amount,note\n\
        a,1,,rename,so-y-te,A,,,\nb,1,,rename,so-y-te,B,,,\n,,,,,,,,\nb,2,,rename,so-y-te,C,,,\na,1,,rename,so-y-te,D,,,\n";
    let rows = fed(&["-", "--columns", "first_line"], table.as_bytes()).rows();
    assert_eq!(rows, "scenario,status,first_line\na,evaluated,2\nb,evaluated,3\na,evaluated,6\n");
}

#[test]
fn what_is_denied_fails_the_run_and_the_result_is_there_all_the_same() {
    let desk = Desk::new();
    let (bytes, _) = light(50, 25);
    let table = desk.put("t.csv", bytes);
    for (deny, code) in [("refused", 1), ("malformed", 1), ("breaches", 1), ("refused,breaches", 1)] {
        let out = desk.name(&format!("{deny}.csv"));
        let answer = call(&[&table, "-o", &out, "--columns", "people_moved", "--deny", deny]);
        assert_eq!(answer.code, code, "{}", answer.err);
        assert_eq!(cells(&std::fs::read_to_string(out).unwrap()).len(), 50);
    }
    assert_eq!(call(&[TABLE, "--deny", "refused"]).code, 0);
    assert_eq!(call(&[&table, "--rule", "task-several-leads=note", "--deny", "breaches"]).code, 0);
}
