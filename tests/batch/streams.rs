//! In a pipe: order, closed pipes, memory.

use crate::{TABLE, command, fed, light};
use std::io::{Read, Write};
use std::process::Stdio;

#[test]
fn the_order_does_not_depend_on_the_threads() {
    let (bytes, _) = light(1_000, 20);
    let one = fed(&["-", "--jobs", "1", "--columns", "people_moved,reason"], &bytes).rows();
    // Findings make small blocks, so that many are under way.
    let desk = crate::Desk::new();
    let found = desk.name("f.csv");
    let four = fed(&["-", "--jobs", "4", "--columns", "people_moved,reason", "--findings", &found], &bytes).rows();
    assert!(one == four, "the rows differ");
    assert_eq!(one.lines().count(), 1_001);
}

#[test]
fn a_pipe_that_is_closed_is_no_fault() {
    let (bytes, _) = light(1_500, 0);
    let desk = crate::Desk::new();
    let table = desk.put("t.csv", bytes);
    for table in [table.as_str(), TABLE] {
        let mut child = command(&[table, "--jobs", "2"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
    }
}

/// The most memory, in KiB, that a run needs up to the end of a table that is not closed yet.
#[cfg(target_os = "linux")]
fn peak(bytes: &[u8], rows: usize) -> u64 {
    let mut child = command(&["-", "--jobs", "2", "--columns", "people_moved"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut output = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        output.read_to_string(&mut text).unwrap();
        text.lines().count()
    });
    let mut input = child.stdin.take().unwrap();
    // All but the last byte: when they are taken, everything but the last blocks has been evaluated.
    let (most, last) = bytes.split_at(bytes.len() - 1);
    input.write_all(most).unwrap();
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    input.write_all(last).unwrap();
    drop(input);
    assert!(child.wait().unwrap().success());
    assert_eq!(reader.join().unwrap(), rows + 1);
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_the_table() {
    // Malformed scenarios cost next to nothing, so that the table can be long.
    let table = |scenarios: usize| {
        let mut text = "scenario,step,date,operation,subject,target,select,amount,note\n".to_owned();
        (0..scenarios).for_each(|at| text.push_str(&format!("pa-{at:07},1,2025-03-01,,so-y-te,so-noi-vu,,,\n")));
        text.into_bytes()
    };
    let (small, large) = (peak(&table(10_000), 10_000), peak(&table(200_000), 200_000));
    assert!(large < small + 12 * 1024, "{small} KiB for a small table, {large} KiB for one twenty times as long");
}
