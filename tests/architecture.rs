//! The shape of the house, enforced on the sources: arrows point down, rooms on one floor do not see each other, and
//! what must be absent is absent. `docs/architecture.md` says why.

#![allow(clippy::unwrap_used, reason = "a test that fails is to panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The most lines that a file of `src` may have.
const LONGEST: usize = 400;

/// The floor on which the readers and exporters live: the lowest that may do I/O.
const IO_FLOOR: u8 = 6;

/// Every room, its floor, and its place among the rooms of its floor that see those before them; 0: none of them.
const ROOMS: &[(&str, u8, u8)] = &[
    ("model", 0, 1),
    ("norms", 0, 2),
    ("scenario", 1, 0),
    ("space", 2, 0),
    ("draft", 2, 1),
    ("rules", 2, 2),
    ("evaluate", 2, 3),
    ("overlap", 3, 0),
    ("explain", 3, 0),
    ("lineage", 3, 0),
    ("benefits", 3, 0),
    ("cost", 3, 0),
    ("competence", 3, 0),
    ("compare", 4, 0),
    ("simulate", 4, 0),
    ("batch", 4, 0),
    ("report", 5, 1),
    ("chart", 5, 2),
    ("dossier", 5, 3),
    ("input", IO_FLOOR, 0),
    ("output", IO_FLOOR, 0),
    ("cli", 7, 0),
];

/// The only files below the readers and exporters that may know serde and schemars: the JSON contracts.
const CONTRACTS: &[&str] = &[
    "report/json.rs",
    "report/comparison.rs",
    "report/decision_json.rs",
    "report/law_json.rs",
    "report/path_json.rs",
    "report/benefits_json.rs",
    "report/cost_json.rs",
];

fn room(name: &str) -> Option<(u8, u8)> {
    ROOMS.iter().find(|room| room.0 == name).map(|room| (room.1, room.2))
}

/// Whether one room may name another.
fn may_see(from: &str, to: &str) -> bool {
    let (Some((floor, place)), Some((other_floor, other_place))) = (room(from), room(to)) else { return false };
    from == to || other_floor < floor || (other_floor == floor && other_place > 0 && other_place < place)
}

/// A file of `src`: its path below it and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The room that the file belongs to; none: the roots of the library and of the program.
    fn room(&self) -> Option<&str> {
        let first = self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        (!matches!(first, "lib" | "main")).then_some(first)
    }

    /// How many modules deep the file is below the root of the crate.
    fn depth(&self) -> usize {
        let parts = self.path.split('/').count();
        if self.path.ends_with("/mod.rs") { parts - 1 } else { parts }
    }
}

/// Everything that is wrong with a file, a line each.
fn faults(source: &Source) -> Vec<String> {
    let tokens = without_tests(tokens(&source.text));
    let mut faults = Vec::new();
    let lines = source.text.lines().count();
    if lines > LONGEST {
        faults.push(format!("{lines} lines, more than {LONGEST}"));
    }
    for mark in ["TODO", "FIXME", "XXX"] {
        if source.text.contains(mark) {
            faults.push(format!("{mark} is left over"));
        }
    }
    let floor = match source.room() {
        None => 7,
        Some(name) => {
            let Some((floor, _)) = room(name) else { return vec![format!("{name} has no floor")] };
            for other in rooms_named(&tokens, source.depth()).iter().filter(|other| !may_see(name, other)) {
                faults.push(format!("{name} names {other}"));
            }
            floor
        }
    };
    faults.extend(absences(&tokens, floor, CONTRACTS.contains(&source.path.as_str())));
    faults
}

/// What a file of a floor uses that must be absent there.
fn absences(tokens: &[&str], floor: u8, contract: bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, token) in tokens.iter().enumerate() {
        let next = |ahead: usize| tokens.get(at + ahead).copied().unwrap_or_default();
        if *token == "." && matches!(next(1), "unwrap" | "expect") && next(2) == "(" {
            found.insert(format!("{}() outside tests", next(1)));
        }
        if floor > IO_FLOOR {
            continue;
        }
        let prints = matches!(*token, "println" | "eprintln" | "print" | "eprint" | "dbg") && next(1) == "!";
        let exits = *token == "process" && (next(2) == "exit" || next(2) == "abort");
        let clock = matches!(*token, "SystemTime" | "Instant") || (*token == "now" && next(1) == "(");
        for (is_there, what) in [(prints, "prints"), (exits, "exits"), (clock, "reads the clock")] {
            if is_there {
                found.insert(format!("{what}: {token}"));
            }
        }
        let of_std = |module: &str| {
            let after = &tokens[at..tokens.len().min(at + 40)];
            *token == "std" && next(1) == "::" && (next(2) == module || names_in_group(after, module))
        };
        if of_std("env") {
            found.insert("std::env".to_owned());
        }
        if floor < IO_FLOOR {
            for module in ["fs", "io", "net", "process"].into_iter().filter(|module| of_std(module)) {
                found.insert(format!("std::{module}"));
            }
            if matches!(*token, "serde" | "serde_json" | "schemars") && !contract {
                found.insert((*token).to_owned());
            }
        }
    }
    found
}

/// Whether `std::{…}` names a module directly in its braces.
fn names_in_group(tokens: &[&str], module: &str) -> bool {
    tokens.get(2) == Some(&"{") && group(&tokens[2..]).contains(&module)
}

/// The names that stand directly in the braces with which the tokens begin.
fn group<'t>(tokens: &[&'t str]) -> Vec<&'t str> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut first = false;
    for token in tokens {
        match *token {
            "{" => {
                depth += 1;
                first = depth == 1;
            }
            "}" if depth == 1 => break,
            "}" => depth -= 1,
            "," => first = depth == 1,
            name => {
                if first && depth == 1 {
                    names.push(name);
                }
                first = false;
            }
        }
    }
    names
}

/// The rooms that a file names, by `crate::` or by as many `super::` as lead to the root.
fn rooms_named(tokens: &[&str], depth: usize) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut steps = 0;
        let mut root = tokens[at] == "crate" && tokens.get(at + 1) == Some(&"::");
        let mut here = if root { at + 2 } else { at };
        while !root && tokens.get(here) == Some(&"super") && tokens.get(here + 1) == Some(&"::") {
            steps += 1;
            here += 2;
        }
        root |= steps > 0 && steps == depth;
        if root {
            match tokens.get(here) {
                Some(&"{") => named.extend(group(&tokens[here..]).into_iter().map(str::to_owned)),
                Some(name) => drop(named.insert((*name).to_owned())),
                None => {}
            }
        }
        at = here.max(at + 1);
    }
    named
}

/// The tokens without what stands behind `#[cfg(test)]`.
fn without_tests(tokens: Vec<&str>) -> Vec<&str> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if !tokens[at..].starts_with(&["#", "[", "cfg", "(", "test", ")", "]"]) {
            kept.push(tokens[at]);
            at += 1;
            continue;
        }
        let mut depth = 0;
        at += 7;
        while at < tokens.len() {
            match tokens[at] {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            at += 1;
            if depth == 0 && matches!(tokens[at - 1], "}" | ";") {
                break;
            }
        }
    }
    kept
}

/// Words and signs of a source, `::` as one; comments, texts, characters and lifetimes are left out.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = text_length(rest) {
            length
        } else if first.is_alphanumeric() || first == '_' {
            let length = rest.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(rest.len());
            tokens.push(&rest[..length]);
            length
        } else if rest.starts_with("::") {
            tokens.push(&rest[..2]);
            2
        } else {
            if !first.is_whitespace() {
                tokens.push(&rest[..first.len_utf8()]);
            }
            first.len_utf8()
        };
        at += length;
    }
    tokens
}

/// The length of the text, character or lifetime with which a source begins, if it does.
fn text_length(source: &str) -> Option<usize> {
    let bare = source.strip_prefix('b').unwrap_or(source);
    let prefix = source.len() - bare.len();
    if let Some(raw) = bare.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let close = format!("\"{}", "#".repeat(hashes));
        return raw[hashes..].starts_with('"').then(|| {
            let start = prefix + 1 + hashes + 1;
            source[start..].find(&close).map_or(source.len(), |end| start + end + close.len())
        });
    }
    if let Some(quoted) = bare.strip_prefix('"') {
        return Some(prefix + 1 + closed(quoted, '"'));
    }
    let quoted = bare.strip_prefix('\'')?;
    let mut signs = quoted.chars();
    let (one, two) = (signs.next(), signs.next());
    if one == Some('\\') || two == Some('\'') {
        return Some(prefix + 1 + closed(quoted, '\''));
    }
    // A lifetime: its name is nobody's.
    let name = quoted.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(quoted.len());
    Some(prefix + 1 + name)
}

/// Where a text that has begun ends, its closing sign included.
fn closed(text: &str, by: char) -> usize {
    let mut escaped = false;
    for (at, sign) in text.char_indices() {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if sign == by => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders: Vec<PathBuf> = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let below = path.strip_prefix(&root).unwrap();
                let parts: Vec<String> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
                sources.push(Source { path: parts.join("/"), text: fs::read_to_string(&path).unwrap() });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

#[test]
fn the_sources_keep_to_the_house() {
    let sources = sources();
    assert!(sources.len() > 50, "the sources were found");
    let faults: Vec<String> = sources
        .iter()
        .flat_map(|source| faults(source).into_iter().map(|fault| format!("src/{}: {fault}", source.path)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_room_is_a_module_of_the_library() {
    let library = sources().into_iter().find(|source| source.path == "lib.rs").unwrap().text;
    let modules: BTreeSet<&str> =
        library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let rooms: BTreeSet<&str> = ROOMS.iter().map(|room| room.0).collect();
    let without_floor: Vec<&&str> = modules.difference(&rooms).collect();
    assert!(without_floor.is_empty(), "rooms without a floor: {without_floor:?}");
}

fn faults_of(path: &str, text: &str) -> Vec<String> {
    faults(&Source { path: path.to_owned(), text: text.to_owned() })
}

#[test]
fn the_scanner_sees_arrows_that_point_up_or_across() {
    let up = "use crate::{model::{Body, Kind}, report::Texts};\nfn f() { crate::cli::run() }";
    assert_eq!(faults_of("rules/body.rs", up), ["rules names cli", "rules names report"]);
    assert_eq!(faults_of("overlap.rs", "use crate::explain::explain;"), ["overlap names explain"]);
    assert_eq!(faults_of("input/mod.rs", "use crate::output::render;"), ["input names output"]);
    assert_eq!(faults_of("draft/mod.rs", "use crate::rules::Code;"), ["draft names rules"]);
    assert_eq!(faults_of("compare.rs", "use super::report::Texts;"), ["compare names report"]);
    assert_eq!(faults_of("draft/run.rs", "use super::super::evaluate::Figure;"), ["draft names evaluate"]);
    assert_eq!(faults_of("attic/mod.rs", ""), ["attic has no floor"]);
}

#[test]
fn the_scanner_lets_arrows_down_pass() {
    let down = "use crate::draft::Draft;\nuse super::quo::StatusQuo;\nuse crate::rules::{Code, Finding};";
    assert!(faults_of("evaluate/outcome.rs", down).is_empty());
    assert!(
        faults_of("model/mod.rs", "//! See [`crate::report`].\nconst A: &str = \"crate::cli\"; // crate::cli")
            .is_empty()
    );
    assert!(faults_of("cli/mod.rs", "fn f() { println!(); std::process::exit(1) }").is_empty());
    let tests = "fn f<'a>(b: &'a [char]) -> bool { b[0] == '\"' }\n#[cfg(test)]\nmod tests { use crate::cli::run; fn g() { f().unwrap() } }";
    assert!(faults_of("model/fold.rs", tests).is_empty());
}

#[test]
fn the_scanner_sees_what_must_be_absent() {
    assert_eq!(faults_of("model/a.rs", "use std::{collections::BTreeMap, fs};"), ["std::fs"]);
    assert_eq!(faults_of("report/a.rs", "fn f() { std::io::stdout(); }"), ["std::io"]);
    assert_eq!(faults_of("draft/a.rs", "use serde::Serialize;"), ["serde"]);
    assert!(faults_of("report/json.rs", "use serde::Serialize;").is_empty());
    assert_eq!(
        faults_of("input/a.rs", "fn f() { std::env::var(\"A\"); println!(); }"),
        ["prints: println", "std::env"]
    );
    assert_eq!(faults_of("output/a.rs", "fn f() { Zoned::now(); }"), ["reads the clock: now"]);
    assert_eq!(faults_of("scenario/a.rs", "fn f() { g().unwrap(); h().expect(\"\"); i().unwrap_or(0); }").len(), 2);
    assert_eq!(faults_of("scenario/a.rs", &format!("// {}{}", "TO", "DO")), ["TODO is left over"]);
    assert_eq!(faults_of("scenario/a.rs", &"\n".repeat(LONGEST)), Vec::<String>::new());
    assert_eq!(faults_of("scenario/a.rs", &"\n".repeat(LONGEST + 1)), ["401 lines, more than 400"]);
}
