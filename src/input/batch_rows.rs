//! The rows of a batch table, from a stretch of its text: where its columns stand, and its cells without copying them.

use super::batch::{Assembler, BatchRow, Cell};
use super::lines::{Line, MOST_CELLS, Span, cut, rows_are_lines};
use super::problem::Problem;
use super::quotes::Quotes;
use super::sheet::{CELL_LIMIT, Sheet};
use super::{columns, encoding, legacy};
use crate::scenario::{BatchScenario, Malformed};
use memchr::{memchr, memchr_iter};

/// How many columns a batch table has.
const COLUMNS: usize = columns::BATCH.len();

/// How much of a table is looked at to find its heading.
const HEADING_WITHIN: usize = 64 << 10;

/// The heading of a batch table: what separates its cells, and which column stands where.
#[derive(Clone, Debug)]
pub struct BatchHeading {
    delimiter: u8,
    /// The column of the contract at each position; what is none of them has a number beyond these.
    columns: Vec<usize>,
    /// Whether these are the columns of the contract in its order, as in most tables.
    as_contract: bool,
    /// What ends a line.
    newline: u8,
    /// The byte at which the rows begin.
    pub body: usize,
    /// The line on which they begin.
    pub line: u64,
}

/// Cells of rows that have quotation marks, with the marks taken off.
#[derive(Default)]
struct Unquoted {
    text: String,
    /// Where each cell ends in the text.
    ends: Vec<usize>,
    /// The line of each row, and how many cells there are up to its end.
    rows: Vec<(u64, usize)>,
}

impl BatchHeading {
    /// Finds the heading of a table from its first bytes; `file` names it in problems.
    ///
    /// # Errors
    /// What keeps the table as a whole from being read.
    pub fn find(file: &str, bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        let mut start = &bytes[..bytes.len().min(HEADING_WITHIN)];
        if start.len() < bytes.len() {
            start = &start[..start.iter().rposition(|byte| *byte == b'\n').map_or(start.len(), |at| at + 1)];
        }
        let text = encoding::lossy(start);
        let mut problems = Vec::new();
        let Some(sheet) = Sheet::open(file, &text, columns::BATCH, &mut problems) else {
            // A table in another encoding has no heading that can be found, and that is what its user must be told.
            if let Err(problem) = encoding::decode(start, file) {
                return Err(vec![problem]);
            }
            return Err(problems);
        };
        let mut columns = vec![COLUMNS; sheet.headings.len()];
        for (column, found) in columns::BATCH.iter().enumerate() {
            if let Some(at) = sheet.place(found.name).at {
                columns[at] = column;
            }
        }
        let newline = if memchr(b'\n', start).is_some() { b'\n' } else { b'\r' };
        let body = end_of_row(start, sheet.delimiter, sheet.heading_row);
        let line = 1 + memchr_iter(newline, &start[..body]).count() as u64;
        let as_contract = columns.iter().copied().eq(0..COLUMNS);
        Ok(Self { delimiter: sheet.delimiter, columns, as_contract, newline, body, line })
    }

    /// What separates the cells.
    pub fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// What ends a line.
    pub fn newline(&self) -> u8 {
        self.newline
    }

    /// The byte of a quotation mark that is never closed.
    pub fn unclosed(&self, bytes: &[u8]) -> Option<usize> {
        let mut quotes = Quotes::default();
        quotes.scan(bytes, self.delimiter, self.newline, true, |_| {});
        quotes.open()
    }

    /// The scenarios of whole rows, which begin on the given line. Each row that is not blank belongs to one, so that
    /// none goes missing in what comes out.
    pub fn scenarios(&self, text: &str, line: u64, mut show: impl FnMut(&BatchScenario)) {
        let mut unquoted = Unquoted::default();
        let mut assembler = Assembler::default();
        self.rows(text, line, &mut unquoted, |row| assembler.push(row, &mut show));
        assembler.finish(&mut show);
    }

    /// How many scenarios there are in whole rows, without reading them.
    pub fn count(&self, text: &str) -> u64 {
        let mut unquoted = Unquoted::default();
        let (mut count, mut name) = (0, None);
        self.rows(text, 1, &mut unquoted, |row| {
            let scenario = Some(row.cell(Cell::Scenario));
            if name != scenario {
                (count, name) = (count + 1, scenario);
            }
        });
        count
    }

    /// The names of the first and the last scenario of whole rows; none: every row is blank.
    pub fn first_and_last(&self, bytes: &[u8]) -> Option<(String, String)> {
        let text = encoding::lossy(bytes);
        let mut unquoted = Unquoted::default();
        let (mut first, mut last) = (None, None);
        self.rows(&text, 1, &mut unquoted, |row| {
            first.get_or_insert(row.cell(Cell::Scenario));
            last = Some(row.cell(Cell::Scenario));
        });
        first.zip(last).map(|(first, last)| (first.to_owned(), last.to_owned()))
    }

    /// Calls `see` with each row that is not blank.
    fn rows<'t>(&self, text: &'t str, line: u64, unquoted: &'t mut Unquoted, mut see: impl FnMut(&BatchRow<'t>)) {
        let bytes = text.as_bytes();
        let mut row = BatchRow::default();
        if rows_are_lines(bytes) {
            row.text = text;
            let mut number = line;
            let width = self.columns.len().min(MOST_CELLS);
            while !row.text.is_empty() {
                let line = cut(row.text, self.delimiter, &mut row.spans[..width]);
                row.plain = line.plain;
                let filled = if self.as_contract && line.fits && line.graphic && line.len <= CELL_LIMIT {
                    line.len >= COLUMNS
                } else {
                    self.fill(&mut row, line)
                };
                if filled {
                    row.end(number, &mut see);
                }
                row.text = row.text.get(line.whole..).unwrap_or_default();
                number += 1;
            }
            return;
        }
        unquoted.read(text, self.delimiter, self.newline, line);
        let unquoted: &'t Unquoted = unquoted;
        row.text = &unquoted.text;
        let mut from = 0;
        for (number, to) in &unquoted.rows {
            let start = |cell: usize| cell.checked_sub(1).map_or(0, |before| unquoted.ends[before]);
            let cells = (from..*to).map(|cell| Span { from: start(cell), to: unquoted.ends[cell] });
            row.spans = Default::default();
            if self.add(&mut row, cells, false) {
                row.end(*number, &mut see);
            }
            from = *to;
        }
    }

    /// Fills a row from a line whose cells are not simply those of the contract: they stand in another order, are more or
    /// fewer, or hold something that is not graphic. Tells whether one of them is filled. Where the line `fits`, the row has them.
    #[inline(never)]
    fn fill(&self, row: &mut BatchRow<'_>, line: Line) -> bool {
        let text = row.text.get(..line.len).unwrap_or_default();
        let readable = line.len <= CELL_LIMIT && (line.graphic || is_readable(text));
        if self.as_contract && line.fits {
            // They stand where they are read.
            let mut filled = false;
            for cell in row.spans.iter_mut().take(COLUMNS) {
                *cell = cell.trimmed(text);
                filled |= !cell.is_empty();
            }
            if readable {
                return filled;
            }
        }
        let cells = std::mem::take(&mut row.spans);
        match cells.get(..self.columns.len()) {
            Some(cells) if line.fits => self.add(row, cells.iter().copied(), readable),
            _ => {
                let mut next = 0;
                let cells = text.split(char::from(self.delimiter)).map(|cell| {
                    let from = next;
                    next += cell.len() + 1;
                    Span { from, to: from + cell.len() }
                });
                self.add(row, cells, readable)
            }
        }
    }

    /// Adds the cells of a row, without the spaces around them, to one that has none; tells whether one of them is filled.
    /// Of some it is known that each is `readable`.
    #[inline]
    fn add(&self, row: &mut BatchRow<'_>, cells: impl Iterator<Item = Span>, readable: bool) -> bool {
        let mut filled = false;
        for (at, cell) in cells.enumerate() {
            let cell = cell.trimmed(row.text);
            if cell.is_empty() {
                continue;
            }
            filled = true;
            match self.columns.get(at) {
                Some(column) if *column < COLUMNS => {
                    row.spans[*column] = cell;
                    if !readable && row.flaw.is_none() {
                        row.flaw = unreadable(cell.of(row.text), columns::BATCH[*column].name);
                    }
                }
                Some(_) => {}
                // Spreadsheets like to end rows with empty cells; only filled ones are too many.
                None if row.flaw.is_none() => row.flaw = Some(Malformed::NotUsed("note + 1")),
                None => {}
            }
        }
        filled
    }
}

impl<'t> BatchRow<'t> {
    /// Shows the row, which stands on a line, and leaves its flaw behind.
    #[inline]
    fn end(&mut self, line: u64, see: &mut impl FnMut(&Self)) {
        self.line = u32::try_from(line).unwrap_or(u32::MAX);
        see(self);
        if self.flaw.is_some() {
            self.flaw = None;
        }
    }
}

/// Whether none of the bytes is there that are in every text that cannot be read.
#[inline]
fn is_readable(text: &str) -> bool {
    text.bytes().fold(true, |so_far, byte| so_far & !matches!(byte, 0 | 0xC2 | 0xC3 | 0xEF))
}

/// What keeps a cell from being read at all.
fn unreadable(cell: &str, column: &'static str) -> Option<Malformed> {
    if cell.len() > CELL_LIMIT {
        let word = super::cells::shortened(cell);
        return Some(Malformed::NotAllowed { cell: column, word, allowed: "64 KiB" });
    }
    if is_readable(cell) {
        return None;
    }
    // The sign of a lost letter is one of the few that begin so.
    let lost = || memchr(0xEF, cell.as_bytes()).is_some() && cell.contains('\u{fffd}');
    if memchr(0, cell.as_bytes()).is_some() || lost() {
        return Some(Malformed::NotText(super::cells::shortened(cell)));
    }
    legacy::find(cell).map(|found| Malformed::NotText(found.written))
}

fn reader(bytes: &[u8], delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(bytes)
}

/// The byte after a row.
fn end_of_row(bytes: &[u8], delimiter: u8, row: usize) -> usize {
    let mut reader = reader(bytes, delimiter);
    let mut record = csv::ByteRecord::new();
    for _ in 0..=row {
        // The heading has been read once already, so nothing new goes wrong here.
        if !reader.read_byte_record(&mut record).is_ok_and(|more| more) {
            break;
        }
    }
    // A line that ends in CR LF may be given back before its second byte.
    let end = (reader.position().byte() as usize).min(bytes.len());
    if end > 0 && bytes[end - 1] == b'\r' && bytes.get(end) == Some(&b'\n') { end + 1 } else { end }
}

impl Unquoted {
    fn read(&mut self, text: &str, delimiter: u8, newline: u8, first: u64) {
        let bytes = text.as_bytes();
        let mut reader = reader(bytes, delimiter);
        let mut record = csv::StringRecord::new();
        let (mut counted, mut line) = (0, first);
        self.text.reserve(text.len());
        loop {
            let position = (reader.position().byte() as usize).min(bytes.len());
            // Text that is UTF-8 in rows of any length is always read.
            if !reader.read_record(&mut record).is_ok_and(|more| more) {
                return;
            }
            // The position of a row may stand before the blank lines above it.
            let blank = bytes[position..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
            line += memchr_iter(newline, &bytes[counted..position + blank]).count() as u64;
            counted = position + blank;
            let before = self.text.len();
            self.text.push_str(record.as_slice());
            self.ends.extend((0..record.len()).filter_map(|cell| record.range(cell)).map(|range| before + range.end));
            self.rows.push((line, self.ends.len()));
        }
    }
}
