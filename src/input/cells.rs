//! The typed cells of one row, with what is wrong reported where it stands.

use super::problem::Problem;
use super::sheet::{Place, Row, Sheet};
use super::values::{self, NumberFault};
use super::vocabulary::{Vocabulary, Yes};
use crate::model::{Grade, Provenance};
use crate::scenario::list;
use jiff::civil::Date;
use memchr::memchr2;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The greatest number of entries of a list in one cell.
const LIST_LIMIT: usize = 10_000;

/// The words of one column that were read already: closed lists repeat a handful of spellings.
pub struct Words<V>(FxHashMap<String, Option<V>>);

impl<V> Default for Words<V> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

/// What the `grade` and `source` columns of a table share.
pub struct Sources {
    grade: Place,
    source: Place,
    default: Grade,
    grades: Words<Grade>,
    sources: FxHashMap<String, Arc<str>>,
}

impl Sources {
    /// The columns of a sheet, with the grade of rows that name none.
    pub fn of(sheet: &Sheet<'_>, default: Grade) -> Self {
        Self {
            grade: sheet.place("grade"),
            source: sheet.place("source"),
            default,
            grades: Words::default(),
            sources: FxHashMap::default(),
        }
    }
}

/// The cells of one row.
pub struct Cells<'r, 's> {
    /// The sheet.
    pub sheet: &'r Sheet<'s>,
    /// The row.
    pub row: &'r Row<'r>,
    /// Where faults go.
    pub problems: &'r mut Vec<Problem>,
}

impl Cells<'_, '_> {
    /// A problem in one cell.
    pub fn problem(&self, place: Place, code: &'static str) -> Problem {
        Problem::fault(self.sheet.file, code).at(self.row.line).column(self.sheet.heading(place))
    }

    /// The cell, none where it is empty.
    pub fn optional<T: for<'t> From<&'t str>>(&self, place: Place) -> Option<T> {
        let cell = self.row.cell(place);
        (!cell.is_empty()).then(|| cell.into())
    }

    /// A cell that must be filled; empty where it is not, which has been reported.
    pub fn required<T: for<'t> From<&'t str>>(&mut self, place: Place) -> T {
        let cell = self.row.cell(place);
        if cell.is_empty() {
            self.problems.push(self.problem(place, "empty-cell"));
        }
        cell.into()
    }

    /// A list.
    pub fn list<T: for<'t> From<&'t str>>(&mut self, place: Place) -> Vec<T> {
        let cell = self.row.cell(place);
        if cell.is_empty() {
            return Vec::new();
        }
        if memchr2(b'|', b'"', cell.as_bytes()).is_none() {
            return vec![cell.into()];
        }
        let entries = list(cell);
        if entries.len() > LIST_LIMIT {
            self.problems.push(self.problem(place, "list-too-long").arg("limit", LIST_LIMIT));
            return Vec::new();
        }
        entries.iter().map(|entry| entry.as_str().into()).collect()
    }

    /// A whole number not below zero; none where it is unknown.
    pub fn count(&mut self, place: Place) -> Option<i64> {
        let cell = self.row.cell(place);
        match values::count(cell) {
            Ok(number) => number,
            Err(fault) => {
                self.bad_number(place, fault);
                None
            }
        }
    }

    /// A decimal number times a power of ten.
    pub fn scaled(&mut self, place: Place, decimals: u32) -> Option<i64> {
        let cell = self.row.cell(place);
        match values::scaled(cell, decimals) {
            Ok((number, false)) => number,
            Ok((number, true)) => {
                // In a Vietnamese export `9.690` has a point between thousands; elsewhere it is nine and a bit.
                let thousands = self.sheet.delimiter == b';' && cell.contains('.');
                let number = number.map(|number| if thousands { number * 1000 } else { number });
                let read = if thousands { cell.replace('.', "") } else { cell.replace('.', ",") };
                self.problems.push(self.problem(place, "ambiguous-number").warn().arg("text", cell).arg("read", read));
                number
            }
            Err(fault) => {
                self.bad_number(place, fault);
                None
            }
        }
    }

    /// A share of one in millionths: `0,535` or `53,5%`; a heading with `%` makes every number a percentage.
    pub fn millionths(&mut self, place: Place) -> Option<i64> {
        let cell = self.row.cell(place);
        let heading = self.sheet.heading(place);
        let (bare, percent) = match cell.strip_suffix('%') {
            Some(bare) => (bare.trim(), true),
            None => (cell, heading.contains('%')),
        };
        match values::scaled(bare, if percent { 4 } else { 6 }) {
            Ok((Some(share), _)) if share > 1_000_000 => {
                self.problems.push(self.problem(place, "share-over-one").arg("text", cell));
                None
            }
            Ok((share, _)) => share,
            Err(fault) => {
                self.bad_number(place, fault);
                None
            }
        }
    }

    fn bad_number(&mut self, place: Place, fault: NumberFault) {
        let cell = self.row.cell(place);
        self.problems.push(self.problem(place, fault.code()).arg("text", shortened(cell)));
    }

    /// A coordinate.
    pub fn degrees(&mut self, place: Place) -> Option<f64> {
        let cell = self.row.cell(place);
        if cell.is_empty() {
            return None;
        }
        let read = values::degrees(cell);
        if read.is_none() {
            self.problems.push(self.problem(place, "not-degrees").arg("text", shortened(cell)));
        }
        read
    }

    /// A day.
    pub fn date(&mut self, place: Place) -> Option<Date> {
        let cell = self.row.cell(place);
        if cell.is_empty() {
            return None;
        }
        let read = values::date(cell);
        if read.is_none() {
            self.problems.push(self.problem(place, "not-a-date").arg("text", shortened(cell)));
        }
        read
    }

    /// A day, month or year, in ISO form.
    pub fn partial_date(&mut self, place: Place) -> Option<String> {
        let cell = self.row.cell(place);
        if cell.is_empty() {
            return None;
        }
        let read = values::partial_date(cell).map(|(date, _)| date);
        if read.is_none() {
            self.problems.push(self.problem(place, "not-a-date").arg("text", shortened(cell)));
        }
        read
    }

    /// A word of a closed list; none where the cell is empty.
    pub fn word<V: Vocabulary>(&mut self, place: Place, known: &mut Words<V>) -> Option<V> {
        let cell = self.row.cell(place);
        if cell.is_empty() {
            return None;
        }
        let read = match known.0.get(cell) {
            Some(read) => *read,
            None => {
                let read = V::read(cell);
                known.0.insert(cell.to_owned(), read);
                read
            }
        };
        if read.is_none() {
            let problem = self.problem(place, "word-not-allowed").arg("text", shortened(cell));
            self.problems.push(problem.arg("allowed", V::ALLOWED));
        }
        read
    }

    /// A word of a closed list that must be there; the fallback stands in for a fault that has been reported.
    pub fn required_word<V: Vocabulary>(&mut self, place: Place, known: &mut Words<V>, fallback: V) -> V {
        if self.row.cell(place).is_empty() {
            self.problems.push(self.problem(place, "empty-cell"));
            return fallback;
        }
        self.word(place, known).unwrap_or(fallback)
    }

    /// Yes or no, unknown where the cell is empty.
    pub fn yes(&mut self, place: Place, known: &mut Words<Yes>) -> Option<bool> {
        self.word(place, known).map(|Yes(yes)| yes)
    }

    /// Grade and source of the row.
    pub fn provenance(&mut self, sources: &mut Sources) -> Provenance {
        let grade = self.word(sources.grade, &mut sources.grades).unwrap_or(sources.default);
        let source = self.row.cell(sources.source);
        if source.is_empty() {
            return Provenance::of(grade);
        }
        let source = match sources.sources.get(source) {
            Some(shared) => shared.clone(),
            None => {
                let shared: Arc<str> = Arc::from(source);
                sources.sources.insert(source.to_owned(), shared.clone());
                shared
            }
        };
        Provenance { grade, source: Some(source) }
    }
}

/// A cell as a message shows it.
pub fn shortened(text: &str) -> String {
    const SHOWN: usize = 80;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
