//! The cells of a row as they stand where a scenario changes nothing: most stay so, and whole runs of them are copied.

use std::ops::Range;

/// How many columns are asked about at once: as many as a word has bits.
pub(super) const BLOCK: usize = u64::BITS as usize;

/// The cells as they stand where a scenario has been evaluated and changed nothing.
#[derive(Default)]
pub(super) struct Standing {
    pub blocks: Vec<Block>,
    /// Where the cell of each column begins in the text, and where the last one ends.
    ends: Vec<usize>,
    text: Vec<u8>,
}

/// What may differ in some columns that follow each other.
#[derive(Default)]
pub(super) struct Block {
    /// A bit for each of the columns.
    all: u64,
    /// A bit for each column of which nothing is known.
    unknown: u64,
    /// Columns of figures.
    runs: Vec<Run>,
}

/// Figures that follow each other in columns that do so.
struct Run {
    figure: usize,
    column: usize,
    /// As many bits as there are of them.
    bits: u64,
}

impl Run {
    fn many(&self) -> usize {
        self.bits.count_ones() as usize
    }
}

impl Block {
    /// Adds a column of a figure.
    fn add(&mut self, column: usize, figure: usize) {
        let next = |run: &Run| (run.column + run.many(), run.figure + run.many());
        match self.runs.last_mut() {
            Some(run) if next(run) == (column, figure) => run.bits = run.bits << 1 | 1,
            _ => self.runs.push(Run { figure, column, bits: 1 }),
        }
    }

    /// A bit for each column that may not be as it stands, where these figures may not be; none: all may not.
    #[inline]
    pub fn others(&self, differ: Option<u64>) -> u64 {
        let Some(differ) = differ else { return self.all };
        let of_run = |run: &Run| (differ >> run.figure & run.bits) << run.column;
        self.runs.iter().fold(self.unknown, |others, run| others | of_run(run))
    }
}

/// What is known of a column where a scenario changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// Nothing.
    Nothing,
    /// Its cell, whatever the scenario changes.
    Always,
    /// Its cell, as long as the figure at this position is as it stands.
    While(usize),
}

impl Standing {
    /// Adds what is known of the next column, whose cell, if it is known, ends the text.
    pub fn add(&mut self, known: Known, text: &[u8]) {
        let column = self.ends.len() % BLOCK;
        if column == 0 {
            self.blocks.push(Block::default());
        }
        self.ends.push(self.text.len());
        self.text.extend_from_slice(text);
        if let Some(block) = self.blocks.last_mut() {
            block.all |= 1 << column;
            match known {
                Known::Nothing => block.unknown |= 1 << column,
                Known::Always => {}
                Known::While(figure) => block.add(column, figure),
            }
        }
    }

    /// The cells of some columns.
    #[inline]
    pub fn cells(&self, columns: Range<usize>) -> &[u8] {
        let end = |at: usize| self.ends.get(at).copied().unwrap_or(self.text.len());
        self.text.get(end(columns.start)..end(columns.end)).unwrap_or_default()
    }
}
