//! A table as a spreadsheet program writes it: where its heading is, what separates its cells, which rows are rows.

use super::columns::{Column, Heading, Headings};
use super::lines::{MOST_CELLS, Span, cut, rows_are_lines};
use super::problem::Problem;
use crate::model::nearest;
use crate::scenario::trimmed;
use csv::StringRecord;
use smallvec::SmallVec;

/// The greatest number of rows of a table.
pub const ROW_LIMIT: u64 = 5_000_000;
/// The greatest number of columns of a table.
pub const COLUMN_LIMIT: usize = 200;
/// The greatest length of a cell in bytes.
pub const CELL_LIMIT: usize = 64 << 10;
/// How many rows from the top are tried as the heading.
const HEADING_WITHIN: usize = 10;

/// The heading of a table, and how to go through its rows.
pub struct Sheet<'a> {
    /// The file, for problems.
    pub file: &'a str,
    text: &'a str,
    /// The columns of the contract.
    pub columns: &'static [Column],
    /// What separates the cells.
    pub delimiter: u8,
    /// The headings as written.
    pub headings: Vec<String>,
    /// Position of each column of the contract.
    places: Vec<Option<usize>>,
    /// Positions that only number the rows.
    pub numbering: Vec<usize>,
    /// The heading's place among the rows.
    pub heading_row: usize,
}

/// A position in the rows of a sheet; none: the table lacks the column.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Where in the row.
    pub at: Option<usize>,
    /// The name in the contract.
    pub name: &'static str,
}

/// One row.
pub struct Row<'r> {
    /// Its cells without the spaces around them.
    pub cells: &'r [&'r str],
    /// The line on which it begins.
    pub line: u64,
}

impl Row<'_> {
    /// The cell at a place; empty where the row or the table lacks it.
    #[inline]
    pub fn cell(&self, place: Place) -> &str {
        place.at.and_then(|at| self.cells.get(at)).copied().unwrap_or_default()
    }
}

impl<'a> Sheet<'a> {
    /// Finds the heading. None if there is none to work with; what is wrong with it is pushed.
    pub fn open(
        file: &'a str,
        text: &'a str,
        columns: &'static [Column],
        problems: &mut Vec<Problem>,
    ) -> Option<Sheet<'a>> {
        let headings = Headings::of(columns);
        // Excel may open a file with `sep=;` to tell itself the separator.
        let found = find_heading(text, &headings);
        let Some((delimiter, heading_row, line, record)) = found else {
            problems.push(Problem::fault(file, "empty-table"));
            return None;
        };
        let before = problems.len();
        if record.len() > COLUMN_LIMIT {
            problems.push(Problem::fault(file, "too-many-columns").at(line).arg("limit", COLUMN_LIMIT));
            return None;
        }
        let mut places: Vec<Option<usize>> = vec![None; columns.len()];
        let mut numbering = Vec::new();
        for (at, heading) in record.iter().enumerate() {
            let heading = heading.trim();
            match headings.find(heading) {
                Heading::Known(column) if places[column].is_some() => problems.push(
                    Problem::fault(file, "duplicate-column").at(line).column(heading).arg("name", columns[column].name),
                ),
                Heading::Known(column) => places[column] = Some(at),
                Heading::Numbering => numbering.push(at),
                Heading::Empty => {}
                Heading::Withheld => {
                    problems.push(Problem::fault(file, "people-are-anonymous").at(line).column(heading).warn());
                }
                Heading::Unknown => {
                    let near = nearest(heading, columns.iter().map(|column| column.name)).join(", ");
                    let problem = Problem::fault(file, "unknown-column").at(line).column(heading).warn();
                    problems.push(problem.arg("near", near));
                }
            }
        }
        for (column, place) in columns.iter().zip(&places) {
            if column.required && place.is_none() {
                let alias = column.aliases.first().copied().unwrap_or(column.name);
                let problem = Problem::fault(file, "missing-column").at(line).column(column.name);
                problems.push(problem.arg("name", column.name).arg("alias", alias));
            }
        }
        if problems[before..].iter().any(|problem| !problem.warning) {
            return None;
        }
        let headings = record.iter().map(|heading| heading.trim().to_owned()).collect();
        Some(Sheet { file, text, columns, delimiter, headings, places, numbering, heading_row })
    }

    /// Where a column of the contract stands.
    pub fn place(&self, name: &'static str) -> Place {
        let column = self.columns.iter().position(|column| column.name == name);
        Place { at: column.and_then(|column| self.places[column]), name }
    }

    /// The heading of a column as the file writes it, else its name in the contract.
    pub fn heading(&self, place: Place) -> &str {
        place.at.and_then(|at| self.headings.get(at)).map_or(place.name, String::as_str)
    }

    /// Calls `see` with every row below the heading, whatever stands in it.
    pub fn walk(&self, problems: &mut Vec<Problem>, mut see: impl FnMut(&Row<'_>, &mut Vec<Problem>)) {
        let (mut at, mut count) = (0, 0);
        self.each(problems, |row, problems| {
            let place = at;
            at += 1;
            if place < self.heading_row
                && row.cells.iter().any(|cell| !cell.is_empty())
                && !is_separator_line(row.cells.first().copied())
            {
                problems.push(Problem::fault(self.file, "row-above-heading").at(row.line).warn());
            }
            if place <= self.heading_row {
                return true;
            }
            count += 1;
            if count > ROW_LIMIT {
                problems.push(Problem::fault(self.file, "too-many-rows").at(row.line).arg("limit", ROW_LIMIT));
                return false;
            }
            see(row, problems);
            true
        });
    }

    /// Calls `see` with every row, as long as it wants more.
    fn each(&self, problems: &mut Vec<Problem>, mut see: impl FnMut(&Row<'_>, &mut Vec<Problem>) -> bool) {
        if !rows_are_lines(self.text.as_bytes()) {
            return self.each_record(problems, see);
        }
        let (mut rest, mut number) = (self.text, 0);
        let width = self.headings.len().min(MOST_CELLS);
        let mut found: Vec<&str> = Vec::new();
        let mut cells = [Span::default(); MOST_CELLS];
        while !rest.is_empty() {
            let line = cut(rest, self.delimiter, &mut cells[..width]);
            let (whole, next) = rest.split_at_checked(line.whole).unwrap_or((rest, ""));
            (rest, number) = (next, number + 1);
            found.clear();
            match whole.get(..line.len).unwrap_or_default() {
                // A line with nothing in it is no row to a reader of records either.
                "" => continue,
                _ if line.fits => found.extend(cells[..width].iter().map(|cell| trimmed(cell.of(whole)))),
                text => found.extend(text.split(char::from(self.delimiter)).map(trimmed)),
            }
            if !see(&Row { cells: &found, line: number }, problems) {
                break;
            }
        }
    }

    /// As [`Self::each`], for a text in which quotation marks may keep a cell together.
    fn each_record(&self, problems: &mut Vec<Problem>, mut see: impl FnMut(&Row<'_>, &mut Vec<Problem>) -> bool) {
        let bytes = self.text.as_bytes();
        let mut reader = reader(self.text, self.delimiter);
        let mut record = StringRecord::new();
        let mut lines = Lines::of(bytes);
        let mut open = None;
        loop {
            let start = reader.position().byte() as usize;
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                // The text is UTF-8 and rows may be uneven, so this does not happen; a reader of bytes can tell why.
                Err(error) => {
                    let line = lines.at(start);
                    problems.push(Problem::fault(self.file, "unreadable").at(line).arg("error", error));
                    break;
                }
            }
            let line = lines.at(start);
            open = record.iter().next_back().filter(|cell| cell.contains('\n')).map(|_| line);
            let cells: SmallVec<[&str; 32]> = record.iter().map(trimmed).collect();
            if !see(&Row { cells: &cells, line }, problems) {
                break;
            }
        }
        // A quotation mark that is never closed swallows the rest of the file into one cell.
        if let Some(line) = open.filter(|_| bytes.iter().filter(|byte| **byte == b'"').count() % 2 == 1) {
            problems.push(Problem::fault(self.file, "unclosed-quote").at(line));
        }
    }
}

fn is_separator_line(first_cell: Option<&str>) -> bool {
    first_cell.is_some_and(|cell| cell.to_ascii_lowercase().starts_with("sep="))
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// A heading: separator, position, line, cells.
type Found = (u8, usize, u64, StringRecord);

/// The separator and the row that together show the most known headings.
fn find_heading(text: &str, headings: &Headings) -> Option<Found> {
    let mut best: Option<((usize, usize), Found)> = None;
    for delimiter in [b',', b';', b'\t'] {
        let mut reader = reader(text, delimiter);
        let mut lines = Lines::of(text.as_bytes());
        for row in 0..HEADING_WITHIN {
            let start = reader.position().byte() as usize;
            let mut record = StringRecord::new();
            if !reader.read_record(&mut record).is_ok_and(|more| more) {
                break;
            }
            let cells = record.iter().filter(|cell| !cell.trim().is_empty()).count();
            if cells == 0 || is_separator_line(record.get(0).map(str::trim)) {
                continue;
            }
            let short = record.iter().all(|cell| cell.len() < 200);
            let known = record.iter().filter(|cell| short && matches!(headings.find(cell), Heading::Known(_))).count();
            // Without a single known heading the first row with the most cells is the one to complain about.
            let score = (known, if known > 0 || row == 0 { cells } else { 0 });
            if best.as_ref().is_none_or(|(before, _)| score > *before) {
                best = Some((score, (delimiter, row, lines.at(start), record)));
            }
        }
    }
    best.map(|(_, found)| found)
}

/// Counts lines while reading onward.
struct Lines<'a> {
    bytes: &'a [u8],
    newline: u8,
    counted: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        // Old Macintosh files end lines with a lone carriage return.
        let newline = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
        Self { bytes, newline, counted: 0, line: 1 }
    }

    /// The line of the first byte at or after a position that does not end a line: csv's own position of a row may
    /// stand before the blank lines above it.
    fn at(&mut self, position: usize) -> u64 {
        let blank = self.bytes[position.min(self.bytes.len())..].iter().take_while(|b| matches!(b, b'\n' | b'\r'));
        let start = (position + blank.count()).min(self.bytes.len());
        if start > self.counted {
            let newline = self.newline;
            self.line += self.bytes[self.counted..start].iter().filter(|byte| **byte == newline).count() as u64;
            self.counted = start;
        }
        self.line
    }
}
