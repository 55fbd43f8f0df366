//! `sweep`: the table of a described space, and the same rows for `batch` without a file in between.

use super::args::{FormatWord, Sweep};
use super::exit;
use super::print;
use super::session::{Failure, Session};
use crate::input::read_space;
use crate::model::Organisation;
use crate::output::{Growing, STEP_COLUMNS, WriteFault, is_device, scenario_rows};
use crate::scenario::Plan;
use crate::space::{Size, Space, Walk};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How many bytes of rows are made at a time.
const CHUNK: usize = 256 << 10;

/// Runs the command.
pub fn run(args: &Sweep, decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    let case = session.open(&args.case, decided)?;
    let session = &*session;
    if !matches!(session.options.format, None | Some(FormatWord::Csv)) {
        return Err(Failure::usage(session.texts.say("sweep-formats", &[])));
    }
    let base = match &args.plan {
        Some(plan) => session.plan(&args.case, plan)?,
        None => Vec::new(),
    };
    let space = session.space(&args.space, &case.organisation, &base)?;
    let mut growing = match session.options.output.as_deref().filter(|path| *path != Path::new("-")) {
        None => Growing::stream("stdout", Box::new(io::stdout())),
        Some(path) if path.is_dir() || (path.exists() && !is_device(path) && !session.options.force) => {
            return Err(session.not_written(&WriteFault::Exists(path.to_owned())));
        }
        Some(path) => Growing::begin(path).map_err(|fault| session.not_written(&fault))?,
    };
    session.say_size(&space);
    let mut rows = SpaceRows::new(space);
    while rows.fill() {
        match growing.write(&rows.made) {
            Ok(()) => {}
            // Whoever closes the pipe has read enough.
            Err(fault) if Growing::is_enough(&fault) => return Ok(exit::OK),
            Err(fault) => return Err(session.not_written(&fault)),
        }
    }
    growing.finish().map_err(|fault| session.not_written(&fault))?;
    let count = session.count(u128::from(rows.scenarios.load(Ordering::Relaxed)));
    print::err(&format!("{}\n", session.texts.say("sweep-written", &[("count", count)])));
    Ok(exit::OK)
}

impl Session<'_> {
    /// Reads a described space.
    pub fn space(&self, path: &Path, organisation: &Organisation, base: &[Plan]) -> Result<Space, Failure> {
        if !path.is_file() {
            return Err(Failure::usage(self.with_near("no-space", &path.display().to_string(), &[])));
        }
        read_space(path, organisation, base).map_err(|problems| Failure::faults(&problems, &self.texts))
    }

    /// Says how many scenarios there will be, or at most, before the first of them is made.
    pub fn say_size(&self, space: &Space) -> u128 {
        let (key, count) = match space.size() {
            Size::Exactly(count) => ("sweep-exactly", count),
            Size::AtMost(count) => ("sweep-at-most", count),
        };
        let all = space.combinations().map(|all| self.count(all)).unwrap_or_default();
        print::err(&format!("{}\n", self.texts.say(key, &[("count", self.count(count)), ("all", all)])));
        count
    }

    fn count(&self, count: u128) -> String {
        // Beyond what a report can hold the digits stand as they are.
        i64::try_from(count).map_or_else(|_| count.to_string(), |count| self.texts.number(count))
    }
}

/// The rows of a space as they would stand in a table, made as they are read.
pub struct SpaceRows {
    space: Space,
    walk: Walk,
    made: Vec<u8>,
    given: usize,
    begun: bool,
    /// How many scenarios have been made so far.
    pub scenarios: Arc<AtomicU64>,
}

impl SpaceRows {
    /// The rows of a space.
    pub fn new(space: Space) -> Self {
        let walk = space.walk();
        Self { space, walk, made: Vec::with_capacity(CHUNK), given: 0, begun: false, scenarios: Arc::default() }
    }

    /// Makes the next rows in place of the last; false: there are no more.
    fn fill(&mut self) -> bool {
        self.made.clear();
        self.given = 0;
        if !self.begun {
            self.begun = true;
            self.made.extend_from_slice(STEP_COLUMNS.join(",").as_bytes());
            self.made.push(b'\n');
        }
        while self.made.len() < CHUNK {
            let Some((number, steps)) = self.walk.next(&self.space) else { break };
            let name = self.space.scenario_name(number);
            scenario_rows(&name, steps.iter().map(AsRef::as_ref), &mut self.made);
            self.scenarios.fetch_add(1, Ordering::Relaxed);
        }
        !self.made.is_empty()
    }
}

impl Read for SpaceRows {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given == self.made.len() && !self.fill() {
            return Ok(0);
        }
        let count = buffer.len().min(self.made.len() - self.given);
        buffer[..count].copy_from_slice(&self.made[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}
