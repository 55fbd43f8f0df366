//! A long table in stretches of whole scenarios, so that nobody need hold all of it.

use super::batch_rows::BatchHeading;
use super::encoding;
use super::problem::Problem;
use super::quotes::Quotes;
use super::source::{Source, Stop};
use crate::scenario::BatchScenario;
use memchr::memchr_iter;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// The most bytes that one scenario may take. Something longer is no scenario but, say, a table without line ends.
const SCENARIO_LIMIT: usize = 64 << 20;

/// Whole scenarios of a table.
#[derive(Debug, Default)]
pub struct Block {
    bytes: Vec<u8>,
    /// The line on which it begins.
    line: u64,
}

impl Block {
    /// How many scenarios it holds.
    pub fn count(&self, heading: &BatchHeading) -> u64 {
        heading.count(&encoding::lossy(&self.bytes))
    }

    /// Its scenarios, in order.
    pub fn scenarios(&self, heading: &BatchHeading, show: impl FnMut(&BatchScenario)) {
        heading.scenarios(&encoding::lossy(&self.bytes), self.line, show);
    }
}

/// Reads a table block by block.
pub struct Blocks {
    source: Source,
    file: String,
    heading: Arc<BatchHeading>,
    size: usize,
    /// What has been read and not been given out: it begins with a row.
    rest: Vec<u8>,
    /// The line on which that begins.
    line: u64,
    /// Where rows begin in it.
    starts: Vec<usize>,
}

impl Blocks {
    /// Reads the heading of a table; `file` names it in problems and blocks have about `size` bytes.
    ///
    /// # Errors
    /// The table cannot be read, or has no heading.
    pub fn open(mut source: Source, file: &str, size: usize) -> Result<Self, Vec<Stop>> {
        let mut rest = Vec::with_capacity(size + (size >> 3));
        fill(&mut source, &mut rest, size).map_err(|error| vec![Stop::Io(error)])?;
        let heading = BatchHeading::find(file, &rest)
            .map_err(|problems| problems.into_iter().map(Stop::Fault).collect::<Vec<_>>())?;
        rest.drain(..heading.body);
        let line = heading.line;
        Ok(Self { source, file: file.to_owned(), heading: Arc::new(heading), size, rest, line, starts: Vec::new() })
    }

    /// The heading.
    pub fn heading(&self) -> Arc<BatchHeading> {
        Arc::clone(&self.heading)
    }

    /// How much of the table as it is stored has been read.
    pub fn read(&self) -> u64 {
        self.source.read.load(Ordering::Relaxed)
    }

    /// The size of the table as it is stored, where that is known.
    pub fn size(&self) -> Option<u64> {
        self.source.size
    }

    /// Fills a block with the next whole scenarios; false: there are no more.
    ///
    /// # Errors
    /// The table cannot be read, or not to its end.
    pub fn next(&mut self, block: &mut Block) -> Result<bool, Stop> {
        std::mem::swap(&mut self.rest, &mut block.bytes);
        self.rest.clear();
        block.line = self.line;
        let mut quotes = Quotes::default();
        self.starts.clear();
        self.starts.push(0);
        let mut wanted = self.size;
        let cut = loop {
            let over = fill(&mut self.source, &mut block.bytes, wanted).map_err(Stop::Io)?;
            let starts = &mut self.starts;
            quotes.scan(&block.bytes, self.heading.delimiter(), self.heading.newline(), over, |end| starts.push(end));
            if over {
                self.check_end(block, &quotes)?;
                break block.bytes.len();
            }
            if let Some(cut) = self.last_boundary(&block.bytes) {
                break cut;
            }
            if block.bytes.len() > SCENARIO_LIMIT {
                return Err(Stop::Fault(self.too_long(block, &quotes)));
            }
            wanted = block.bytes.len() + self.size;
        };
        self.rest.extend_from_slice(&block.bytes[cut..]);
        block.bytes.truncate(cut);
        self.line += memchr_iter(self.heading.newline(), &block.bytes).count() as u64;
        Ok(!block.bytes.is_empty())
    }

    /// Where the last scenario begins of which there may be more to come; none: it is the only one.
    fn last_boundary(&self, bytes: &[u8]) -> Option<usize> {
        // What stands behind the last line end may be half a row.
        let mut rows = self.starts.windows(2).rev();
        let mut wanted: Option<(String, usize)> = None;
        rows.find_map(|row| {
            // A blank row is nobody's.
            let (first, last) = self.heading.first_and_last(&bytes[row[0]..row[1]])?;
            match &wanted {
                Some((name, start)) if *name != last => Some(*start),
                _ => {
                    wanted = Some((first, row[0]));
                    None
                }
            }
        })
    }

    /// A mark that is never closed swallows the rest of the table; a file that is not as long as it was has changed.
    fn check_end(&self, block: &Block, quotes: &Quotes) -> Result<(), Stop> {
        if quotes.open().is_some() {
            return Err(Stop::Fault(self.too_long(block, quotes)));
        }
        if self.source.is_as_at_first() {
            return Ok(());
        }
        Err(Stop::Fault(Problem::fault(&self.file, "changed-meanwhile")))
    }

    fn too_long(&self, block: &Block, quotes: &Quotes) -> Problem {
        match quotes.open() {
            Some(mark) => {
                let above = memchr_iter(self.heading.newline(), &block.bytes[..mark]).count() as u64;
                Problem::fault(&self.file, "unclosed-quote").at(block.line + above)
            }
            None => {
                let problem = Problem::fault(&self.file, "scenario-too-long").at(block.line);
                problem.arg("limit", SCENARIO_LIMIT >> 20)
            }
        }
    }
}

/// Reads until there are so many bytes; true: there are no more.
fn fill(source: &mut Source, bytes: &mut Vec<u8>, wanted: usize) -> io::Result<bool> {
    let missing = wanted.saturating_sub(bytes.len()) as u64;
    // One byte more tells whether anything follows.
    let read = source.by_ref().take(missing + 1).read_to_end(bytes)?;
    Ok(read as u64 <= missing)
}
