//! The commands in the documents run, and print what the documents say they print.
//!
//! Each fenced block marked `console` holds commands, `$ tinhgon …`, each with what it prints below it; a line `...`
//! stands for any number of lines. `$ echo $?` prints the exit code of the command before it. The commands of one
//! document run in order in one folder of their own, with a copy of `scenarios/`, so that one may read what another
//! has written. `UPDATE=1 cargo test --test docs` rewrites the blocks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails is to panic")]

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};

const ELISION: &str = "...";

/// A command of a document and what it is said to print.
#[derive(Debug, PartialEq, Eq)]
struct Shown {
    /// The line of the command, from 0.
    line: usize,
    command: String,
    printed: Vec<String>,
}

/// The commands of the `console` blocks.
fn commands(document: &str) -> Vec<Shown> {
    let mut commands: Vec<Shown> = Vec::new();
    let (mut in_block, mut open) = (false, false);
    for (line, text) in document.lines().enumerate() {
        if text.starts_with("```") {
            (in_block, open) = (text == "```console", false);
        } else if let Some(command) = text.strip_prefix("$ ").filter(|_| in_block) {
            commands.push(Shown { line, command: command.to_owned(), printed: Vec::new() });
            open = true;
        } else if let Some(last) = commands.last_mut().filter(|_| in_block && open) {
            last.printed.push(text.to_owned());
        }
    }
    commands
}

/// The runs of lines between elisions.
fn runs(printed: &[String]) -> Vec<&[String]> {
    printed.split(|line| line == ELISION).collect()
}

/// Whether lines are what is said, where an elision stands for any number of them.
fn is_as_said(said: &[String], lines: &[String]) -> bool {
    let runs = runs(said);
    let [first, middle @ .., last] = runs.as_slice() else { return said == lines };
    if !lines.starts_with(first) || !lines.ends_with(last) || first.len() + last.len() > lines.len() {
        return false;
    }
    let mut rest = &lines[first.len()..lines.len() - last.len()];
    middle.iter().filter(|run| !run.is_empty()).all(|run| {
        let found = rest.windows(run.len()).position(|window| window == *run);
        found.is_some_and(|at| {
            rest = &rest[at + run.len()..];
            true
        })
    })
}

/// What is said, with the lines as they are now: a run begins where its first line is found again, figures aside, and
/// is as long as it was. Everything is shown where a run is not found.
fn said_anew(said: &[String], lines: &[String]) -> Vec<String> {
    let runs = runs(said);
    if runs.len() == 1 {
        return lines.to_vec();
    }
    let mut anew: Vec<String> = Vec::new();
    let mut from = 0;
    for (at, run) in runs.iter().enumerate() {
        let start = match run.first() {
            _ if at == 0 => Some(0),
            None => Some(lines.len()),
            Some(_) if at + 1 == runs.len() => lines.len().checked_sub(run.len()),
            Some(first) => (from..lines.len()).find(|line| bones(&lines[*line]) == bones(first)),
        };
        let Some(start) = start.filter(|start| *start >= from) else { return lines.to_vec() };
        if at > 0 {
            anew.push(ELISION.to_owned());
        }
        from = (start + run.len()).min(lines.len());
        anew.extend_from_slice(&lines[start..from]);
    }
    anew
}

/// A line without figures, signs and spaces.
fn bones(line: &str) -> String {
    line.chars().filter(|sign| sign.is_alphabetic()).collect()
}

/// A folder in which the commands of one document run.
struct Desk {
    dir: tempfile::TempDir,
    code: i32,
}

impl Desk {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        copy(&root().join("scenarios"), &dir.path().join("scenarios"));
        Self { dir, code: 0 }
    }

    /// What a command prints, standard error last.
    fn run(&mut self, command: &str) -> Vec<String> {
        if command == "echo $?" {
            return vec![self.code.to_string()];
        }
        let words = command.strip_prefix("tinhgon ").unwrap_or_else(|| panic!("not a command of ours: {command}"));
        assert!(!words.contains(['"', '\'', '|', '>', '\\']), "no shell here: {command}");
        let mut program = Command::cargo_bin("tinhgon").unwrap();
        program.current_dir(self.dir.path()).args(words.split_whitespace());
        for name in ["LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "COLUMNS", "CLICOLOR_FORCE"] {
            program.env_remove(name);
        }
        let output = program.output().unwrap();
        self.code = output.status.code().unwrap();
        let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        text.lines().map(|line| line.trim_end().to_owned()).collect()
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Runs the commands of a document; each must print what it says.
fn check(document: &str) {
    let path = root().join(document);
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut desk = Desk::new();
    let mut wrong = Vec::new();
    let shown = commands(&text);
    assert!(!shown.is_empty(), "{document} has commands");
    let mut rewritten = Vec::new();
    for shown in shown {
        let printed = desk.run(&shown.command);
        if !is_as_said(&shown.printed, &printed) {
            wrong.push(format!("{document}:{}: $ {}\n{}", shown.line + 1, shown.command, printed.join("\n")));
            rewritten.push((shown.line + 1, shown.printed.len(), said_anew(&shown.printed, &printed)));
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        for (from, length, anew) in rewritten.into_iter().rev() {
            lines.splice(from..from + length, anew);
        }
        fs::write(&path, lines.join("\n") + "\n").unwrap();
        return;
    }
    let how = "these print otherwise; UPDATE=1 rewrites them";
    assert!(wrong.is_empty(), "{how}:\n\n{}", wrong.join("\n\n"));
}

#[test]
fn the_tour_of_the_readme_runs() {
    check("README.md");
}

#[test]
fn the_page_on_charts_runs() {
    check("docs/charts.md");
}

fn lines(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

#[test]
fn commands_are_found_with_what_they_print() {
    let document = "```sh\n$ no\n```\n```console\n$ tinhgon a\nb\n\n$ echo $?\n0\n```\nc\n";
    let shown: Vec<(usize, String, Vec<String>)> =
        commands(document).into_iter().map(|shown| (shown.line, shown.command, shown.printed)).collect();
    let expected = [
        (4, "tinhgon a".to_owned(), vec!["b".to_owned(), String::new()]),
        (7, "echo $?".to_owned(), vec!["0".to_owned()]),
    ];
    assert_eq!(shown, expected);
}

#[test]
fn an_elision_stands_for_any_number_of_lines_and_nothing_else_does() {
    for said in ["a b c d", "... d", "a ...", "a ... d", "... b ...", "a ... b ... d", "... a b c d"] {
        assert!(is_as_said(&lines(said), &lines("a b c d")), "{said}");
    }
    for said in ["a b c", "... c", "b ...", "a ... c ... b ... d", "a b c ... c d", "... x ..."] {
        assert!(!is_as_said(&lines(said), &lines("a b c d")), "{said}");
    }
}

#[test]
fn an_update_keeps_the_elisions() {
    assert_eq!(said_anew(&lines("a1 ... b1 c1 ... e1"), &lines("a2 x b2 c2 d2 e2")), lines("a2 ... b2 c2 ... e2"));
    assert_eq!(said_anew(&lines("a1 b1"), &lines("a2 b2 c2")), lines("a2 b2 c2"));
    assert_eq!(said_anew(&lines("a1 ... z1 ... e1"), &lines("a2 b2 e2")), lines("a2 b2 e2"));
}
