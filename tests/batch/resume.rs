//! Results that were broken off, and are gone on with.

use crate::sweep::Numbers;
use crate::{Desk, call, command, light};
use std::process::Stdio;
use std::time::{Duration, Instant};

/// What decides the bytes of a result.
const OPTIONS: [&str; 4] = ["--columns", "people_moved,reason,breaches", "--deny", "breaches"];

/// Leaves a result as a run that was broken off would have: so many bytes of it, and of its findings.
fn break_off(desk: &Desk, table: &str, out: &str, rows: &[u8], findings: &[u8]) {
    // Findings that cannot be written keep a run from its first row.
    let answer = call(&[&[table, "-o", out, "--findings", "/dev/full", "--force"][..], &OPTIONS].concat());
    assert_eq!(answer.code, 3, "{}", answer.err);
    assert!(answer.err.contains("--resume"), "{}", answer.err);
    desk.put("out.csv.part", rows);
    desk.put("found.csv.part", findings);
}

#[test]
fn a_result_cut_anywhere_is_gone_on_with_to_the_same_bytes() {
    let desk = Desk::new();
    let (bytes, _) = light(120, 25);
    let table = desk.put("t.csv", bytes);
    let (whole, all, found_file) = (desk.name("whole.csv"), desk.name("all.csv"), desk.name("found.csv"));
    let first = call(&[&[table.as_str(), "-o", &whole, "--findings", &all][..], &OPTIONS].concat());
    let (rows, findings) = (desk.read("whole.csv"), desk.read("all.csv"));
    let out = desk.name("out.csv");
    let mut numbers = Numbers(11);
    let ends_of_rows: Vec<usize> =
        rows.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).collect();
    // Anywhere, within the heading, at the ends of rows, at the very end.
    let mut cuts: Vec<usize> = (0..6).map(|_| numbers.below(rows.len() as u64) as usize).collect();
    cuts.extend([0, 5, ends_of_rows[0], ends_of_rows[40], ends_of_rows[40] - 1, rows.len()]);
    for cut in cuts {
        // The findings are written before their rows, so there are at least those of the whole rows.
        let least = findings_of(&rows[..cut], &findings);
        let found = least + numbers.below((findings.len() - least) as u64 + 1) as usize;
        break_off(&desk, &table, &out, &rows[..cut], &findings[..found]);
        let resume = ["--findings", &found_file, "--resume"];
        let again = call(&[&[table.as_str(), "-o", &out][..], &resume, &OPTIONS].concat());
        assert_eq!((again.code, &again.err), (first.code, &first.err), "cut at {cut}");
        assert_eq!(desk.read("out.csv"), rows, "cut at {cut}");
        assert_eq!(desk.read("found.csv"), findings, "cut at {cut}, findings at {found}");
        assert_eq!(desk.read("out.csv.provenance.json"), desk.read("whole.csv.provenance.json"));
        assert!(desk.names().iter().all(|name| !name.contains(".part")), "{:?}", desk.names());
        for name in ["out.csv", "found.csv"] {
            std::fs::remove_file(desk.path(name)).unwrap();
        }
    }
}

/// The bytes of the findings on the scenarios whose rows are whole.
fn findings_of(rows: &[u8], findings: &[u8]) -> usize {
    let whole = rows.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let names: std::collections::HashSet<&[u8]> = rows[..whole]
        .split(|byte| *byte == b'\n')
        .skip(1)
        .map(|row| row.split(|byte| *byte == b',').next().unwrap())
        .collect();
    let mut bytes = 0;
    for (at, line) in findings.split_inclusive(|byte| *byte == b'\n').enumerate() {
        if at > 0 && !names.contains(line.split(|byte| *byte == b',').next().unwrap()) {
            break;
        }
        bytes += line.len();
    }
    bytes
}

#[test]
fn a_run_that_is_killed_is_gone_on_with() {
    let desk = Desk::new();
    let (bytes, _) = light(2_000, 20);
    let table = desk.put("t.csv", bytes);
    let (whole, all, found) = (desk.name("whole.csv"), desk.name("all.csv"), desk.name("found.csv"));
    let whole = call(&[&table, "-o", &whole, "--columns", "people_moved", "--findings", &all]);
    assert_eq!(whole.code, 0);
    let out = desk.name("out.csv");
    let part = desk.path("out.csv.part");
    // Findings make small blocks, so that there is something to kill it after.
    let run = [&table, "-o", &out, "--columns", "people_moved", "--findings", &found, "--jobs", "1"];
    let mut child = command(&run).stderr(Stdio::null()).spawn().unwrap();
    let start = Instant::now();
    while std::fs::metadata(&part).map_or(0, |about| about.len()) < 1_000 && start.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(part.exists() && !desk.path("out.csv").exists());
    let refused = call(&run);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("--resume") && refused.err.contains("--force"), "{}", refused.err);
    let other = call(&[&table, "-o", &out, "--columns", "tasks_moved", "--findings", &found, "--resume"]);
    assert_eq!(other.code, 1, "{}", other.err);
    assert!(other.err.contains("options"), "{}", other.err);
    let again = call(&[&run[..], &["--resume"]].concat());
    assert_eq!((again.code, &again.err), (0, &whole.err));
    assert_eq!(desk.read("out.csv"), desk.read("whole.csv"));
    assert!(desk.read("found.csv") == desk.read("all.csv"), "the findings differ");
}

#[test]
fn another_table_is_not_gone_on_with() {
    let desk = Desk::new();
    let (bytes, _) = light(30, 0);
    let table = desk.put("t.csv", &bytes);
    let out = desk.name("out.csv");
    break_off(&desk, &table, &out, b"", b"");
    let found = desk.name("found.csv");
    let resume = [&[table.as_str(), "-o", &out, "--findings", &found, "--resume"][..], &OPTIONS].concat();
    desk.put("t.csv", [&bytes[..], b"x,1,,rename,so-y-te,A,,,\n"].concat());
    let answer = call(&resume);
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("table"), "{}", answer.err);
    // Where nothing was begun there is nothing to go on with, and a loop that tries again may begin so.
    let fresh = call(&[&table, "-o", &desk.name("new.csv"), "--resume"]);
    assert_eq!(fresh.code, 0, "{}", fresh.err);
    let forced = call(&[&table, "-o", &out, "--force"]);
    assert_eq!(forced.code, 0, "{}", forced.err);
    assert!(!desk.path("out.csv.part").exists());
}
