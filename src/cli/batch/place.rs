//! Where a batch writes to: standard output, or files that take their names when they are whole.

use super::pipeline::{Broken, Job, Load, Rest};
use super::resume::{self, Mark, Resumed};
use super::tally::Tally;
use super::{STREAM, part_text};
use crate::cli::args::Batch;
use crate::cli::session::{Failure, Session};
use crate::input::{Blocks, Source, Stop};
use crate::output::{Growing, WriteFault, is_device, is_packed, json_text, part_of, with_suffix, write_file};
use crate::report::Provenance;
use crate::report::json::ProvenanceJson;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Where the rows and the findings go; no path for the rows: standard output.
pub struct Place {
    rows: Option<PathBuf>,
    findings: Option<PathBuf>,
}

/// What is said about a result beside it.
pub struct About {
    /// Where the figures come from.
    pub provenance: Provenance,
    /// Lines of it above the rows, if they are asked for.
    pub header: Vec<String>,
    /// What the result is made from.
    pub mark: Mark,
    /// What else a reader may want to know.
    pub facts: Vec<(&'static str, Value)>,
}

/// A result that is being written.
pub struct Written {
    rows: Growing,
    findings: Option<Growing>,
    /// The file that the rows become; none: a stream or a device, which nothing stands beside.
    file: Option<PathBuf>,
}

/// A result that has been begun, what it holds already, and what is left of the table.
pub struct Begun {
    /// The result.
    pub written: Written,
    /// What became of the scenarios that it holds.
    pub tally: Tally,
    /// What is left.
    pub rest: Rest,
}

impl Place {
    /// The place that a call names, if a result may be written there.
    pub fn of(args: &Batch, session: &Session<'_>) -> Result<Self, Failure> {
        let usage = |key: &str| Err(Failure::usage(session.texts.say(key, &[])));
        let stream = |path: &&PathBuf| path.as_path() != Path::new(STREAM);
        let place =
            Self { rows: session.options.output.as_ref().filter(stream).cloned(), findings: args.findings.clone() };
        if place.findings.is_some()
            && (place.findings == place.rows || place.findings.as_deref() == Some(Path::new(STREAM)))
        {
            return usage("batch-same-file");
        }
        let file = place.file();
        if args.resume
            && (file.is_none_or(is_packed)
                || place.findings.as_deref().is_some_and(|path| is_packed(path) || is_device(path))
                || args.rows == Path::new(STREAM))
        {
            return usage("batch-resume-plain");
        }
        for path in file.into_iter().chain(place.findings.as_deref().filter(|path| !is_device(path))) {
            let part = part_of(path);
            if !session.options.force && !args.resume && part.exists() {
                let key = if is_packed(path) { "batch-part-exists-packed" } else { "batch-part-exists" };
                let text = session.texts.say(key, &[("file", part.display().to_string())]);
                return Err(Failure { code: crate::cli::exit::IO, text });
            }
            // What a run that is gone on with has finished already is no other result.
            let goes_on = args.resume && file.is_some_and(|file| part_of(file).exists());
            let other = Some(path) == file || !goes_on;
            if path.is_dir() || (!session.options.force && other && path.exists()) {
                return Err(session.not_written(&WriteFault::Exists(path.to_owned())));
            }
        }
        Ok(place)
    }

    /// Whether the rows go to standard output.
    pub fn is_stream(&self) -> bool {
        self.rows.is_none()
    }

    /// The file that the rows become; none: a stream or a device.
    pub fn file(&self) -> Option<&Path> {
        self.rows.as_deref().filter(|path| !is_device(path))
    }

    /// Begins a result, or goes on with one.
    pub fn begin(
        &self,
        resume: bool,
        about: &About,
        job: &Job<'_>,
        blocks: Blocks,
        session: &Session<'_>,
    ) -> Result<Begun, Failure> {
        let writer = job.writer();
        let mut heading: Vec<u8> = about.header.iter().flat_map(|line| format!("# {line}\n").into_bytes()).collect();
        heading.extend(writer.heading());
        let preambles = [heading, writer.finding_heading()];
        let fault = |fault: WriteFault| session.not_written(&fault);
        let mut blocks = blocks;
        if let Some(file) = self.file().filter(|file| resume && part_of(file).exists()) {
            let mark = mark_of(file);
            let found =
                std::fs::read(&mark).map_err(|error| session.unreadable(&mark.display().to_string(), &error))?;
            resume::check(&found, &about.mark, session)?;
            match resume::resume(file, self.findings.as_deref(), &preambles, job, blocks, session)? {
                Ok(Resumed { rows, findings, tally, rest }) => {
                    let findings = self.findings.as_deref().map(|path| Growing::go_on(path, findings));
                    let written = Written {
                        rows: Growing::go_on(file, rows).map_err(fault)?,
                        findings: findings.transpose().map_err(fault)?,
                        file: Some(file.to_owned()),
                    };
                    return Ok(Begun { written, tally, rest });
                }
                Err(untouched) => blocks = untouched,
            }
        }
        if let Some(file) = self.file() {
            write_file(&mark_of(file), json_text(&about.mark).as_bytes(), true).map_err(fault)?;
        }
        // The findings are begun first, so that where there are rows there are findings too.
        let findings = self.findings.as_deref().map(Growing::begin).transpose().map_err(fault)?;
        let rows = match &self.rows {
            Some(path) => Growing::begin(path).map_err(fault)?,
            None => Growing::stream("stdout", Box::new(std::io::stdout())),
        };
        let mut written = Written { rows, findings, file: self.file().map(Path::to_owned) };
        written.write(&preambles[0], &preambles[1]).or_else(|fault| match Growing::is_enough(&fault) {
            // The rows will find the pipe closed as well.
            true => Ok(()),
            false => Err(written.broken(Broken::Write(fault), Path::new(STREAM), session)),
        })?;
        Ok(Begun { written, tally: Tally::default(), rest: Rest { begun: None, blocks } })
    }
}

impl Written {
    /// Adds the rows and the findings of a block. The findings come first, so that no whole row is without them.
    pub fn add(&mut self, load: &Load) -> Result<(), WriteFault> {
        self.write(&load.rows, &load.findings)
    }

    fn write(&mut self, rows: &[u8], findings: &[u8]) -> Result<(), WriteFault> {
        if let Some(file) = &mut self.findings {
            file.write(findings)?;
        }
        self.rows.write(rows)
    }

    /// Gives a whole result its name, with what is said about it beside it.
    pub fn finish(self, about: &About, tally: &Tally, session: &Session<'_>) -> Result<(), Failure> {
        let fault = |fault: WriteFault| session.not_written(&fault);
        self.findings.map_or(Ok(()), Growing::finish).map_err(fault)?;
        if let Some(file) = &self.file {
            let path = with_suffix(file, ".provenance.json");
            write_file(&path, json_text(&about.json(tally)).as_bytes(), true).map_err(fault)?;
        }
        self.rows.finish().map_err(fault)?;
        if let Some(mark) = self.file.as_deref().map(mark_of) {
            // Without its result a mark means nothing; one that cannot be removed does no harm.
            let _ = std::fs::remove_file(mark);
        }
        Ok(())
    }

    /// Why a run ends early, and what is left of it.
    pub fn broken(&self, broken: Broken, table: &Path, session: &Session<'_>) -> Failure {
        let (failure, can_go_on) = match broken {
            Broken::Read(Stop::Fault(problem)) => (Failure::faults(&[problem], &session.texts), false),
            Broken::Read(Stop::Io(error)) => (session.unreadable(&table.display().to_string(), &error), true),
            Broken::Write(fault) => (session.not_written(&fault), true),
        };
        match &self.file {
            Some(file) => part_text(failure, file, can_go_on && !is_packed(file), session),
            None => failure,
        }
    }
}

impl About {
    /// What stands beside a result.
    fn json(&self, tally: &Tally) -> Value {
        let mut about = json!({ "provenance": ProvenanceJson::new(&self.provenance) });
        if let Value::Object(map) = &mut about {
            map.extend(self.facts.iter().map(|(key, value)| ((*key).to_owned(), value.clone())));
            map.insert("table_sha256".to_owned(), json!(self.mark.table));
            map.insert("scenarios".to_owned(), json!(tally));
        }
        about
    }
}

/// The SHA-256 of a table; none: it is no file, and cannot be read twice.
pub fn hash_of(table: &Path, session: &Session<'_>) -> Result<Option<String>, Failure> {
    if table == Path::new(STREAM) || is_device(table) {
        return Ok(None);
    }
    let hash = Source::sha256(table);
    hash.map(Some).map_err(|error| session.unreadable(&table.display().to_string(), &error))
}

/// The file that says what a growing result is made from.
fn mark_of(file: &Path) -> PathBuf {
    with_suffix(&part_of(file), ".json")
}
