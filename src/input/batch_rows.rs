//! The rows of a batch table, from a stretch of its text: where its columns stand, and its cells without copying them.

use super::batch::{Assembler, BatchRow};
use super::problem::Problem;
use super::quotes::Quotes;
use super::sheet::{CELL_LIMIT, Sheet};
use super::{columns, encoding, legacy};
use crate::scenario::{BatchScenario, Malformed, trimmed};
use memchr::{memchr, memchr_iter};
use smallvec::SmallVec;

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
        let lone_return = || memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n'));
        if memchr(b'"', bytes).is_none() && !lone_return() {
            // Without quotation marks a row is a line, and its cells are what stands between separators.
            let (mut rest, mut number) = (text, line);
            while !rest.is_empty() {
                let end = memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
                let row = rest[..end].strip_suffix('\r').unwrap_or(&rest[..end]);
                self.row(cells(row, self.delimiter), is_plain(row), number).into_iter().for_each(&mut see);
                rest = rest.get(end + 1..).unwrap_or_default();
                number += 1;
            }
            return;
        }
        unquoted.read(text, self.delimiter, self.newline, line);
        let unquoted: &'t Unquoted = unquoted;
        let mut from = 0;
        for (number, to) in &unquoted.rows {
            let start = |cell: usize| cell.checked_sub(1).map_or(0, |before| unquoted.ends[before]);
            let cells = (from..*to).map(|cell| &unquoted.text[start(cell)..unquoted.ends[cell]]);
            self.row(cells, false, *number).into_iter().for_each(&mut see);
            from = *to;
        }
    }

    /// A row from its cells; none: it is blank. In a plain row no cell need be looked at to know that it can be read.
    fn row<'t>(&self, cells: impl Iterator<Item = &'t str>, plain: bool, line: u64) -> Option<BatchRow<'t>> {
        let mut found = [""; COLUMNS];
        let (mut blank, mut flaw) = (true, None);
        for (at, cell) in cells.enumerate() {
            let cell = trimmed(cell);
            if cell.is_empty() {
                continue;
            }
            blank = false;
            match self.columns.get(at) {
                Some(Some(column)) => {
                    found[*column] = cell;
                    if !plain && flaw.is_none() {
                        flaw = unreadable(cell, columns::BATCH[*column].name);
                    }
                }
                Some(None) => {}
                // Spreadsheets like to end rows with empty cells; only filled ones are too many.
                None => flaw = flaw.or(Some(Malformed::NotUsed("note + 1"))),
            }
        }
        let [scenario, step, date, operation, subject, target, select, amount, note] = found;
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let row = BatchRow { scenario, step, date, operation, subject, target, select, amount, note, line, flaw };
        (!blank).then_some(row)
    }
}

/// What stands between the separators of a row without quotation marks.
fn cells(row: &str, delimiter: u8) -> impl Iterator<Item = &str> {
    let mut from = 0;
    let ends = separators(row.as_bytes(), delimiter).into_iter().chain([row.len()]);
    ends.filter_map(move |end| row.get(std::mem::replace(&mut from, end + 1)..end))
}

/// Where a byte stands in a row. Bytes are compared by the eight, and found places counted down from their bits: cells are
/// so short that where each ends is nothing that a processor could guess.
fn separators(row: &[u8], wanted: u8) -> SmallVec<[usize; 16]> {
    const ONES: u64 = u64::MAX / 255;
    const SEVENS: u64 = ONES * 0x7F;
    let mut found = SmallVec::new();
    for (block, bytes) in row.chunks(64).enumerate() {
        let (eights, rest) = bytes.as_chunks::<8>();
        let mut bits = 0u64;
        for (at, eight) in eights.iter().enumerate() {
            let other = u64::from_le_bytes(*eight) ^ (ONES * u64::from(wanted));
            // The highest bit of each byte that is the one wanted, then all of these together as one byte.
            let same = !(((other & SEVENS) + SEVENS) | other | SEVENS);
            bits |= ((same >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * at);
        }
        for (at, byte) in rest.iter().enumerate() {
            bits |= u64::from(*byte == wanted) << (8 * eights.len() + at);
        }
        while bits != 0 {
            found.push(64 * block + bits.trailing_zeros() as usize);
            bits &= bits - 1;
        }
    }
    found
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
    let no_text = cell.contains('\0') || (!cell.is_ascii() && cell.contains('\u{fffd}'));
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
    use super::separators;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_separator_of_a_row_is_found(row in prop::collection::vec(prop::sample::select(&b",,;|\x00\x2b\x2d\xac\xffa"[..]), 0..200)) {
            let expected: Vec<usize> = (0..row.len()).filter(|at| row[*at] == b',').collect();
            prop_assert_eq!(&separators(&row, b',')[..], &expected[..]);
        }
    }
}
