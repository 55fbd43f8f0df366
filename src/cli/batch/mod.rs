//! `batch`: every scenario of a table, one row each, in the order of the table.

mod pipeline;
mod place;
mod progress;
mod resume;
mod tally;

use super::args::{Batch, Deny, FormatWord};
use super::exit;
use super::print;
use super::session::{Failure, Run, Session};
use super::sweep::SpaceRows;
use crate::batch::{Column, Depth, Setup, Start, asked, default_columns};
use crate::draft::{Baseline, Draft};
use crate::evaluate::StatusQuo;
use crate::input::{Blocks, Case, Source, Stop, sha256};
use crate::model::{Grade, Organisation, nearest};
use crate::output::{Growing, RowFormat, part_of};
use crate::report::Provenance;
use pipeline::{Broken, Job};
use place::{About, Begun, Place, hash_of};
use progress::Progress;
use resume::Mark;
use serde_json::json;
use std::mem::ManuallyDrop;
use std::num::NonZeroUsize;
use std::path::Path;
use tally::Tally;

/// The most workers: more than any machine has cores for.
const JOBS: usize = 512;

/// The word for standard input and standard output.
const STREAM: &str = "-";

/// Runs the command.
pub fn run(args: &Batch, decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    // The program ends with this command, and giving back a country string by string takes a part of what reading it took.
    let case = ManuallyDrop::new(session.open(&args.case, decided)?);
    let session = &*session;
    let place = Place::of(args, session)?;
    let norms = session.pack(&case, &args.law)?;
    let base = match &args.plan {
        Some(plan) => session.plan(&args.case, plan)?,
        None => Vec::new(),
    };
    let baseline = ManuallyDrop::new(Baseline::new(&case.organisation));
    let quo = ManuallyDrop::new(StatusQuo::new(&baseline));
    // What is wrong with the base is said once, and not of each scenario.
    let mut draft = Draft::new(&baseline);
    let Run { grade: base_grade, ran, moves, .. } = session.carry_out(&mut draft, &base, &case)?;
    let columns = columns(args, session, &case.organisation)?;
    let findings = args.findings.is_some();
    // Scenarios start from what it comes to.
    let starts = !base.is_empty();
    let after = ManuallyDrop::new(starts.then(|| Baseline::after(&draft)));
    let start = ManuallyDrop::new(after.as_ref().map(|after| StatusQuo::after(&quo, &mut draft, after)));
    let setup = Setup {
        quo: &quo,
        base: &base,
        start: start.as_ref().map(|quo| Start { quo, ran, moves }),
        norms: &norms,
        circumstances: session.circumstances(&case, &base, &args.law)?,
        from: case.info.as_of,
        until: session.options.at,
        as_of: session.options.as_of,
        depth: depth(args, session, &columns),
        asked: asked(&columns),
        findings,
    };
    let cores = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let jobs = args.jobs.unwrap_or(cores).get().min(JOBS);
    let job = Job { setup: &setup, columns: &columns, format: format(session)?, lang: session.texts.lang(), jobs };
    let (table, size) = match &args.space {
        None => {
            let table = open(args, session, &job)?;
            let size = table.size();
            (table, size)
        }
        Some(path) => {
            let space = session.space(path, &case.organisation, &base)?;
            let size = session.say_size(&space);
            (opened(Source::of(SpaceRows::new(space), None), args, session, &job)?, u64::try_from(size).ok())
        }
    };
    let about = about(args, session, &case, &job, base_grade)?;
    let Begun { mut written, mut tally, rest } = place.begin(args.resume, &about, &job, table, session)?;
    let mut progress = Progress::new(size, place.is_stream(), &session.texts);
    let ended = job.run(rest, |load| {
        written.add(load)?;
        tally.extend(&load.tally);
        let done = if args.space.is_some() { tally.scenarios() } else { load.read };
        progress.advance(done, load.tally.scenarios());
        Ok(())
    });
    progress.end();
    match ended {
        Ok(()) => written.finish(&about, &tally, session)?,
        // Whoever closes the pipe has read enough.
        Err(Broken::Write(fault)) if Growing::is_enough(&fault) => return Ok(exit::OK),
        Err(broken) => return Err(written.broken(broken, args.source(), session)),
    }
    print::err(&format!("{}\n", summary(&tally, session)));
    if !case.warnings.is_empty() {
        let count = [("count", session.texts.number(case.warnings.len() as i64))];
        print::err(&format!("{}\n", session.texts.say("inputs-with-warnings", &count)));
    }
    Ok(if tally.denied(&session.options.deny) { exit::FAULTS } else { exit::OK })
}

/// What is said about the result, and what it is made from.
fn about(
    args: &Batch,
    session: &Session<'_>,
    case: &Case,
    job: &Job<'_>,
    base_grade: Option<Grade>,
) -> Result<About, Failure> {
    // Each scenario is judged by the law of its own last day, unless the call names one.
    let as_of = session.options.as_of;
    let provenance = Provenance { as_of, ..session.judged_provenance(case, &args.law, None, base_grade) };
    let mut header = Vec::new();
    if args.header {
        if job.format == RowFormat::Jsonl {
            return Err(Failure::usage(session.texts.say("batch-header-csv", &[])));
        }
        header = provenance.lines(&session.texts);
        if as_of.is_none() {
            let norms = [("norms", provenance.norms.clone().unwrap_or_default())];
            let law = session.texts.say("batch-law-of-each", &norms);
            header.get_mut(1).into_iter().for_each(|line| line.clone_from(&law));
        }
    }
    let words: Vec<String> = job.columns.iter().map(|column| column.word(&case.organisation)).collect();
    let Setup { base, norms, circumstances, from, until, as_of, depth, findings, .. } = job.setup;
    // The norms that ship are told by the version, and the case's own by its hash.
    let norms = args.law.norms.is_some().then_some(norms);
    let options = format!(
        "{:?}",
        ((&words, job.format, job.lang, &header, depth, findings), (base, norms, circumstances, from, until, as_of))
    );
    let mark = Mark {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        case: case.sha256.clone(),
        table: if session.options.output.is_some() { hash_of(args.source(), session)? } else { None },
        options: sha256(&options),
    };
    let table = args.source().file_name().map(|name| name.to_string_lossy().into_owned());
    let plans: Vec<&str> = base.iter().map(|plan| plan.id.as_str()).collect();
    let facts = vec![("table", json!(table)), ("plans", json!(plans)), ("columns", json!(words))];
    Ok(About { provenance, header, mark, facts })
}

/// The columns asked for. What became of which scenario is always told, first of all.
fn columns(args: &Batch, session: &Session<'_>, organisation: &Organisation) -> Result<Vec<Column>, Failure> {
    let mut columns = match args.columns.is_empty() {
        true => default_columns(args.by_law),
        false => vec![Column::Scenario, Column::Status],
    };
    for word in args.columns.iter().map(|word| word.trim()) {
        let Some(column) = Column::from_word(word, organisation) else {
            let words: Vec<String> = Column::all(organisation).iter().map(|known| known.word(organisation)).collect();
            let near = nearest(word, words.iter().map(String::as_str));
            return Err(Failure::usage(session.with_near("no-column", word, &near)));
        };
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    // What fails the run must be in the result, where a run that goes on finds it again.
    let denied = session.options.deny.iter().flat_map(|deny| match deny {
        Deny::Breaches => [Column::Breaches].as_slice(),
        Deny::Warnings => [Column::Breaches, Column::Warnings, Column::Unknown].as_slice(),
        Deny::Refused | Deny::Malformed => [].as_slice(),
    });
    for column in denied {
        if !columns.contains(column) {
            columns.push(*column);
        }
    }
    Ok(columns)
}

/// What must be found out for what is asked for.
fn depth(args: &Batch, session: &Session<'_>, columns: &[Column]) -> Depth {
    let findings = args.findings.is_some() || columns.iter().any(|column| column.counts_findings());
    let denied = session.options.deny.iter().any(|deny| matches!(deny, Deny::Breaches | Deny::Warnings));
    match (args.by_law, findings || denied) {
        (true, true) => Depth::Law,
        (false, true) => Depth::Measured,
        (_, false) => Depth::Figures,
    }
}

/// The format asked for, else the one that the ending of the file names.
fn format(session: &Session<'_>) -> Result<RowFormat, Failure> {
    let named = session.options.output.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy());
    let named = named.unwrap_or_default().into_owned();
    let named = named.trim_end_matches(".gz").trim_end_matches(".zst");
    match session.options.format {
        Some(FormatWord::Csv) => Ok(RowFormat::Csv),
        Some(FormatWord::Jsonl) => Ok(RowFormat::Jsonl),
        None if named.ends_with(".jsonl") => Ok(RowFormat::Jsonl),
        None => Ok(RowFormat::Csv),
        Some(_) => Err(Failure::usage(session.texts.say("batch-formats", &[]))),
    }
}

/// Opens the table and reads its heading.
fn open(args: &Batch, session: &Session<'_>, job: &Job<'_>) -> Result<Blocks, Failure> {
    let shown = args.source().display().to_string();
    let source = Source::open(args.source());
    if source.as_ref().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
        return Err(Failure::usage(session.with_near("no-table", &shown, &[])));
    }
    opened(source, args, session, job)
}

/// Reads the heading of what has been opened.
fn opened(
    source: std::io::Result<Source>,
    args: &Batch,
    session: &Session<'_>,
    job: &Job<'_>,
) -> Result<Blocks, Failure> {
    let path = args.source();
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let shown = path.display().to_string();
    let source = source.map_err(|error| session.unreadable(&shown, &error))?;
    Blocks::open(source, &name, job.block_size()).map_err(|stops| {
        let mut problems = Vec::new();
        for stop in stops {
            match stop {
                Stop::Fault(problem) => problems.push(problem),
                Stop::Io(error) => return session.unreadable(&shown, &error),
            }
        }
        Failure::faults(&problems, &session.texts)
    })
}

fn summary(tally: &Tally, session: &Session<'_>) -> String {
    let number = |count: u64| session.texts.number(i64::try_from(count).unwrap_or(i64::MAX));
    let args = [
        ("scenarios", number(tally.scenarios())),
        ("evaluated", number(tally.evaluated)),
        ("refused", number(tally.refused)),
        ("malformed", number(tally.malformed)),
    ];
    session.texts.say("batch-summary", &args)
}

/// A failure, with what can be done with the part of a result that is written.
fn part_text(failure: Failure, file: &Path, can_go_on: bool, session: &Session<'_>) -> Failure {
    let key = if can_go_on { "batch-part-kept" } else { "batch-part-left" };
    let advice = session.texts.say(key, &[("file", part_of(file).display().to_string())]);
    Failure { text: format!("{}\n{advice}", failure.text), ..failure }
}
