//! Going on with a batch that was broken off: is everything as it was, and how far did it come.

use super::pipeline::{Job, Rest};
use super::tally::Tally;
use crate::cli::exit;
use crate::cli::session::{Failure, Session};
use crate::input::{Block, Blocks, Stop};
use crate::output::part_of;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

/// What a result is made from: it is written first, beside the result that grows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The version of the program.
    pub version: String,
    /// SHA-256 over the files of the case.
    pub case: String,
    /// SHA-256 of the table as it is stored; none: it came from standard input.
    pub table: Option<String>,
    /// SHA-256 over everything else that decides what is written.
    pub options: String,
}

/// How far a result came.
pub struct Resumed {
    /// The bytes of whole rows.
    pub rows: u64,
    /// The bytes of whole findings of these rows.
    pub findings: u64,
    /// What became of the scenarios.
    pub tally: Tally,
    /// What is left of the table.
    pub rest: Rest,
}

/// Refuses to go on where something is not as it was.
pub fn check(found: &[u8], mark: &Mark, session: &Session<'_>) -> Result<(), Failure> {
    let differs = |key: &str| {
        let what = session.texts.say(key, &[]);
        Err(Failure { code: exit::FAULTS, text: session.texts.say("batch-changed", &[("what", what)]) })
    };
    let Ok(found) = serde_json::from_slice::<Mark>(found) else { return differs("batch-changed-mark") };
    if found.version != mark.version {
        return differs("batch-changed-version");
    }
    if found.case != mark.case {
        return differs("batch-changed-case");
    }
    if found.table != mark.table {
        return differs("batch-changed-table");
    }
    if found.options != mark.options { differs("batch-changed-options") } else { Ok(()) }
}

/// Finds out how far a result came. None: not even its heading is whole.
pub fn resume(
    rows: &Path,
    findings: Option<&Path>,
    preambles: &[Vec<u8>; 2],
    job: &Job<'_>,
    blocks: Blocks,
    session: &Session<'_>,
) -> Result<Result<Resumed, Blocks>, Failure> {
    let part = part_of(rows);
    let failed = |path: &Path, error: io::Error| session.unreadable(&path.display().to_string(), &error);
    let Some((good, lines)) = whole_lines(&part, &preambles[0]).map_err(|error| failed(&part, error))? else {
        return Ok(Err(blocks));
    };
    let tally = tally(&part, preambles[0].len() as u64, good, job).map_err(|error| failed(&part, error))?;
    let (rest, next) = pass_over(blocks, lines).map_err(|stop| match stop {
        Stop::Fault(problem) => Failure::faults(&[problem], &session.texts),
        Stop::Io(error) => session.unreadable("CSV", &error),
    })?;
    let of_findings = match findings {
        Some(path) => {
            let part = part_of(path);
            // A run that was broken off at its very end may have given the findings their name already.
            if !part.exists() && path.exists() {
                std::fs::rename(path, &part).map_err(|error| failed(&part, error))?;
            }
            whole_findings(&part, &preambles[1], next).map_err(|error| failed(&part, error))?
        }
        None => 0,
    };
    Ok(Ok(Resumed { rows: good, findings: of_findings, tally, rest }))
}

/// The bytes of whole lines of a file that begins so, and how many lines follow its beginning.
fn whole_lines(path: &Path, preamble: &[u8]) -> io::Result<Option<(u64, u64)>> {
    let mut file = File::open(path)?;
    let mut start = Vec::with_capacity(preamble.len());
    file.by_ref().take(preamble.len() as u64).read_to_end(&mut start)?;
    if start != preamble {
        return Ok(None);
    }
    let (mut good, mut lines, mut at) = (start.len() as u64, 0, start.len() as u64);
    let mut buffer = vec![0; 256 << 10];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(Some((good, lines)));
        }
        let read = &buffer[..count];
        lines += memchr::memchr_iter(b'\n', read).count() as u64;
        if let Some(last) = memchr::memrchr(b'\n', read) {
            good = at + last as u64 + 1;
        }
        at += count as u64;
    }
}

fn tally(path: &Path, from: u64, to: u64, job: &Job<'_>) -> io::Result<Tally> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    Tally::of_rows(BufReader::with_capacity(256 << 10, file.take(to - from)), job.columns, job.format)
}

/// The bytes of the findings on scenarios that begin above a line; none: on all.
fn whole_findings(path: &Path, preamble: &[u8], next: Option<u32>) -> io::Result<u64> {
    let Some((whole, _)) = whole_lines(path, preamble)? else { return Ok(0) };
    let mut reader = BufReader::with_capacity(256 << 10, File::open(path)?.take(whole));
    let (mut good, mut line) = (0, Vec::new());
    while reader.read_until(b'\n', &mut line)? > 0 {
        // The first line of the scenario is the last number of the row.
        let heading = good < preamble.len() as u64;
        if !heading && next.zip(last_number(&line)).is_some_and(|(next, line)| line >= u64::from(next)) {
            break;
        }
        good += line.len() as u64;
        line.clear();
    }
    Ok(good)
}

fn last_number(line: &[u8]) -> Option<u64> {
    let end = line.iter().rposition(u8::is_ascii_digit)? + 1;
    let start = line[..end].iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |at| at + 1);
    std::str::from_utf8(&line[start..end]).ok()?.parse().ok()
}

/// Passes over scenarios without reading what they do; gives what is left, and the line on which it begins.
fn pass_over(mut blocks: Blocks, mut scenarios: u64) -> Result<(Rest, Option<u32>), Stop> {
    let heading = blocks.heading();
    let mut block = Block::default();
    while blocks.next(&mut block)? {
        let count = block.count(&heading);
        if count > scenarios {
            let (mut at, mut next) = (0, None);
            block.scenarios(&heading, |scenario| {
                if at == scenarios {
                    next = Some(scenario.line);
                }
                at += 1;
            });
            return Ok((Rest { begun: Some((block, scenarios)), blocks }, next));
        }
        scenarios -= count;
    }
    Ok((Rest { begun: None, blocks }, None))
}
