//! The rows of a batch table, from a stretch of its text: where its columns stand, and its cells without copying them.

use super::batch::{Assembler, BatchRow};
use super::problem::Problem;
use super::quotes::Quotes;
use super::sheet::{CELL_LIMIT, Sheet};
use super::{columns, encoding, legacy};
use crate::scenario::{BatchScenario, Malformed, trimmed};
use memchr::{memchr, memchr_iter};

/// How many columns a batch table has.
const COLUMNS: usize = 9;

/// How much of a table is looked at to find its heading.
const HEADING_WITHIN: usize = 64 << 10;

/// The heading of a batch table: what separates its cells, and which column stands where.
#[derive(Clone, Debug)]
pub struct BatchHeading {
    delimiter: u8,
    /// The column of the contract at each position.
    columns: Vec<Option<usize>>,
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
        let mut columns = vec![None; sheet.headings.len()];
        for (column, found) in columns::BATCH.iter().enumerate() {
            if let Some(at) = sheet.place(found.name).at {
                columns[at] = Some(column);
            }
        }
        let newline = if memchr(b'\n', start).is_some() { b'\n' } else { b'\r' };
        let body = end_of_row(start, sheet.delimiter, sheet.heading_row);
        let line = 1 + memchr_iter(newline, &start[..body]).count() as u64;
        Ok(Self { delimiter: sheet.delimiter, columns, newline, body, line })
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
        self.rows(text, line, &mut unquoted, |row| assembler.push(&row, &mut show));
        assembler.finish(&mut show);
    }

    /// How many scenarios there are in whole rows, without reading them.
    pub fn count(&self, text: &str) -> u64 {
        let mut unquoted = Unquoted::default();
        let (mut count, mut name) = (0, None);
        self.rows(text, 1, &mut unquoted, |row| {
            if name != Some(row.scenario) {
                (count, name) = (count + 1, Some(row.scenario));
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
            first.get_or_insert(row.scenario);
            last = Some(row.scenario);
        });
        first.zip(last).map(|(first, last)| (first.to_owned(), last.to_owned()))
    }

    /// Calls `see` with each row that is not blank.
    fn rows<'t>(&self, text: &'t str, line: u64, unquoted: &'t mut Unquoted, mut see: impl FnMut(BatchRow<'t>)) {
        let bytes = text.as_bytes();
        let mut row = Row::default();
        if rows_are_lines(bytes) {
            let mut number = line;
            lines(text, self.delimiter, |line, ends, graphic| {
                let few = ends.len() < MOST_CELLS;
                if few && graphic && ends.len() == self.columns.len() && line.len() <= CELL_LIMIT {
                    row.fill(self, line, ends);
                } else if few {
                    cells(line, ends).for_each(|cell| row.add(self, cell));
                } else {
                    line.split(char::from(self.delimiter)).for_each(|cell| row.add(self, cell));
                }
                row.take(number).into_iter().for_each(&mut see);
                number += 1;
            });
            return;
        }
        unquoted.read(text, self.delimiter, self.newline, line);
        let unquoted: &'t Unquoted = unquoted;
        let mut from = 0;
        for (number, to) in &unquoted.rows {
            let start = |cell: usize| cell.checked_sub(1).map_or(0, |before| unquoted.ends[before]);
            (from..*to).for_each(|cell| row.add(self, &unquoted.text[start(cell)..unquoted.ends[cell]]));
            row.take(*number).into_iter().for_each(&mut see);
            from = *to;
        }
    }
}

/// A row as far as it has been read.
#[derive(Default)]
struct Row<'t> {
    found: [&'t str; COLUMNS],
    /// How many cells there have been.
    cells: usize,
    /// Whether one of them was filled.
    filled: bool,
    flaw: Option<Malformed>,
}

impl<'t> Row<'t> {
    /// Takes all cells of a line, of which it is known where each ends, that there is nothing around it and that it can be
    /// read.
    #[inline]
    fn fill(&mut self, heading: &BatchHeading, line: &'t str, ends: &[usize]) {
        for (column, cell) in heading.columns.iter().zip(cells(line, ends)) {
            if let Some(column) = column {
                self.found[*column] = cell;
            }
        }
        self.filled = line.len() >= ends.len();
    }

    /// Adds a cell.
    fn add(&mut self, heading: &BatchHeading, cell: &'t str) {
        let at = self.cells;
        self.cells += 1;
        let cell = trimmed(cell);
        if cell.is_empty() {
            return;
        }
        self.filled = true;
        match heading.columns.get(at) {
            Some(Some(column)) => {
                self.found[*column] = cell;
                if self.flaw.is_none() {
                    self.flaw = unreadable(cell, columns::BATCH[*column].name);
                }
            }
            Some(None) => {}
            // Spreadsheets like to end rows with empty cells; only filled ones are too many.
            None if self.flaw.is_none() => self.flaw = Some(Malformed::NotUsed("note + 1")),
            None => {}
        }
    }

    /// The row that ends here, and begins the next; none: it is blank.
    #[inline]
    fn take(&mut self, line: u64) -> Option<BatchRow<'t>> {
        let found = std::mem::take(&mut self.found);
        self.cells = 0;
        std::mem::take(&mut self.filled).then(|| BatchRow::of(found, line, self.flaw.take()))
    }
}

/// The cells of a line, of which it is known where each ends.
#[inline]
pub(super) fn cells<'t>(line: &'t str, ends: &[usize]) -> impl Iterator<Item = &'t str> {
    let mut from = 0;
    ends.iter().map(move |end| line.get(std::mem::replace(&mut from, end + 1)..*end).unwrap_or_default())
}

/// How many cells of a line are looked at together.
pub(super) const MOST_CELLS: usize = 16;

/// Whether, without quotation marks and lone returns, a row of a text is a line, and its cells are what stands between
/// separators.
pub(super) fn rows_are_lines(bytes: &[u8]) -> bool {
    let lone_return = || memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n'));
    memchr(b'"', bytes).is_none() && !lone_return()
}

/// Calls `see` with each line of a text without quotation marks and lone returns, where its cells end, and whether it has
/// nothing but letters, digits and signs of ASCII beside separators. Of a line with more than [`MOST_CELLS`] only these
/// ends are given.
///
/// Bytes are compared side by side, and ends counted down from their bits: cells are so short that where each ends is nothing
/// that a processor could guess.
#[inline]
pub(super) fn lines<'t>(text: &'t str, delimiter: u8, mut see: impl FnMut(&'t str, &[usize], bool)) {
    let bytes = text.as_bytes();
    let mut ends = [0; MOST_CELLS];
    let (mut from, mut cells, mut graphic) = (0, 0, true);
    let (blocks, rest) = bytes.as_chunks::<64>();
    let mut last = [b'0'; 64];
    last[..rest.len()].copy_from_slice(rest);
    for (block, of_block) in blocks.iter().chain([&last]).enumerate() {
        let (mut found, mut strange) = marks(of_block, delimiter);
        while found != 0 {
            let lowest = found & found.wrapping_neg();
            let mut end = 64 * block + found.trailing_zeros() as usize;
            found ^= lowest;
            let (next, is_last) = (end + 1, bytes.get(end) == Some(&b'\n'));
            end -= usize::from(is_last && bytes[from..end].last() == Some(&b'\r'));
            if let Some(place) = ends.get_mut(cells) {
                *place = end - from;
                cells += 1;
            }
            if is_last {
                let before = strange & (lowest - 1);
                strange ^= before;
                see(text.get(from..end).unwrap_or_default(), &ends[..cells], graphic && before == 0);
                (from, cells, graphic) = (next, 0, true);
            }
        }
        graphic &= strange == 0;
    }
    if from < bytes.len() {
        if let Some(place) = ends.get_mut(cells) {
            *place = bytes.len() - from;
            cells += 1;
        }
        see(text.get(from..).unwrap_or_default(), &ends[..cells], graphic);
    }
}

/// Of 64 bytes, a bit for each separator or end of a line, and one for each other byte that is not graphic, but for returns.
#[inline]
fn marks(bytes: &[u8; 64], delimiter: u8) -> (u64, u64) {
    let ends = bytes.map(|byte| u8::from(byte == delimiter) | u8::from(byte == b'\n'));
    let mut strange = bytes.map(|byte| u8::from(byte.wrapping_sub(0x21) > 0x5D) & u8::from(byte != b'\r'));
    strange.iter_mut().zip(&ends).for_each(|(strange, end)| *strange &= end ^ 1);
    // The lowest bits of eight bytes together as one byte.
    let gathered = |eight: [u8; 8]| u64::from_le_bytes(eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    let gather = |of: &[u8; 64]| of.as_chunks::<8>().0.iter().rev().fold(0, |bits, eight| bits << 8 | gathered(*eight));
    (gather(&ends), gather(&strange))
}

/// Whether every cell of some text can be read, as most can.
#[inline]
fn is_plain(text: &str) -> bool {
    text.len() <= CELL_LIMIT && text.is_ascii() && memchr(0, text.as_bytes()).is_none()
}

/// What keeps a cell from being read at all.
fn unreadable(cell: &str, column: &'static str) -> Option<Malformed> {
    if is_plain(cell) {
        return None;
    }
    if cell.len() > CELL_LIMIT {
        let word = super::cells::shortened(cell);
        return Some(Malformed::NotAllowed { cell: column, word, allowed: "64 KiB" });
    }
    // The sign of a lost letter is one of the few that begin so.
    let lost = || memchr(0xEF, cell.as_bytes()).is_some() && cell.contains('\u{fffd}');
    let no_text = memchr(0, cell.as_bytes()).is_some() || lost();
    if no_text {
        return Some(Malformed::NotText(super::cells::shortened(cell)));
    }
    let legacy = if cell.is_ascii() { None } else { legacy::find(cell) };
    legacy.map(|found| Malformed::NotText(found.written))
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

#[cfg(test)]
mod tests {
    use super::{MOST_CELLS, lines};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_is_cut_at_every_separator_and_line_end(
            text in prop::collection::vec(prop::sample::select(&[",", ",", ";", "|", "\t", "\n", "\r\n", " ", "!", "~", "\u{7f}", "-", "ĩ", "a", "bc", "abcdefgh"][..]), 0..200),
            delimiter in prop::sample::select(&b",;|\t"[..]),
        ) {
            let text = text.concat();
            let mut found = Vec::new();
            lines(&text, delimiter, |line, ends, graphic| found.push((line.to_owned(), ends.to_vec(), graphic)));
            let mut expected = Vec::new();
            for line in text.split_terminator('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)) {
                let ends = (0..line.len()).filter(|at| line.as_bytes()[*at] == delimiter).chain([line.len()]);
                let graphic = line.bytes().all(|byte| byte.is_ascii_graphic() || byte == delimiter);
                expected.push((line.to_owned(), ends.take(MOST_CELLS).collect::<Vec<_>>(), graphic));
            }
            prop_assert_eq!(found, expected);
        }
    }
}
