//! TOML read strictly: closed sets of keys, exact types, and the line of everything that is wrong.

use super::cells::shortened;
use super::problem::Problem;
use crate::model::nearest;
use crate::report::malformed_facts;
use crate::scenario::Malformed;
use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

/// A value with its place in the file.
pub type Value<'d> = toml::Spanned<DeValue<'d>>;

/// A TOML file while it is read.
pub struct Settings<'d> {
    /// The file, for problems.
    pub file: &'d str,
    text: &'d str,
    /// What is wrong so far.
    pub problems: Vec<Problem>,
}

impl<'d> Settings<'d> {
    /// Parses a file. A file that is no TOML has all its faults reported and no table.
    pub fn parse(file: &'d str, text: &'d str) -> (Self, Option<DeTable<'d>>) {
        let mut settings = Self { file, text, problems: Vec::new() };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let line = error.span().map_or(1, |span| settings.line(span.start));
            settings.problems.push(Problem::fault(file, "not-toml").at(line).arg("error", error.message()));
        }
        let table = errors.is_empty().then(|| table.into_inner());
        (settings, table)
    }

    /// The line of a byte.
    pub fn line(&self, at: usize) -> u64 {
        super::encoding::line_of(self.text.as_bytes(), at)
    }

    /// Reports something wrong with a key.
    pub fn push(&mut self, at: usize, key: &str, code: &'static str, args: &[(&'static str, String)]) {
        let mut problem = Problem::fault(self.file, code).at(self.line(at)).column(key);
        problem.args = args.to_vec();
        self.problems.push(problem);
    }

    /// Reports a step that cannot be understood.
    pub fn malformed(&mut self, at: usize, key: &str, why: &Malformed) {
        let (code, args) = malformed_facts(why);
        self.push(at, key, code, &args);
    }

    /// Reports every key that is none of those allowed.
    pub fn closed(&mut self, table: &DeTable<'_>, allowed: &[&str]) {
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if !allowed.contains(&name) {
                let near = nearest(name, allowed.iter().copied()).join(", ");
                let args = [("near", near), ("allowed", allowed.join(", "))];
                self.push(key.span().start, name, "unknown-key", &args);
            }
        }
    }

    fn wrong_type(&mut self, value: &Value<'_>, key: &str, expected: &'static str) {
        self.push(value.span().start, key, "wrong-type", &[("expected", expected.to_owned())]);
    }

    /// A text without spaces around it; none where it is missing or empty.
    pub fn text(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        let value = table.get(key)?;
        match value.get_ref().as_str() {
            Some(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            None => {
                self.wrong_type(value, key, "text");
                None
            }
        }
    }

    /// A list of texts, none of them empty.
    pub fn texts(&mut self, table: &DeTable<'_>, key: &str) -> Vec<String> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let Some(entries) = value.get_ref().as_array() else {
            self.wrong_type(value, key, "list");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for entry in entries {
            match entry.get_ref().as_str().map(str::trim) {
                Some(text) if !text.is_empty() => texts.push(text.to_owned()),
                Some(_) => self.push(entry.span().start, key, "empty-key", &[]),
                None => self.wrong_type(entry, key, "text"),
            }
        }
        texts
    }

    /// A text or a list of texts.
    pub fn one_or_more(&mut self, table: &DeTable<'_>, key: &str) -> Vec<String> {
        match table.get(key) {
            Some(value) if value.get_ref().is_str() => self.text(table, key).into_iter().collect(),
            _ => self.texts(table, key),
        }
    }

    /// A list of tables.
    pub fn tables<'t, 'v>(&mut self, table: &'t DeTable<'v>, key: &str) -> Vec<(usize, &'t DeTable<'v>)> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let Some(entries) = value.get_ref().as_array() else {
            self.wrong_type(value, key, "tables");
            return Vec::new();
        };
        let mut tables = Vec::new();
        for entry in entries {
            match entry.get_ref().as_table() {
                Some(table) => tables.push((entry.span().start, table)),
                None => self.wrong_type(entry, key, "tables"),
            }
        }
        tables
    }

    /// A day.
    pub fn date(&mut self, table: &DeTable<'_>, key: &str) -> Option<Date> {
        let value = table.get(key)?;
        let read = value
            .get_ref()
            .as_datetime()
            .filter(|moment| moment.time.is_none() && moment.offset.is_none())
            .and_then(|moment| moment.date)
            .and_then(|date| Date::new(date.year as i16, date.month as i8, date.day as i8).ok());
        if read.is_none() {
            self.wrong_type(value, key, "date");
        }
        read
    }

    /// A text or a whole number, as text.
    pub fn text_or_number(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        match table.get(key).and_then(|value| value.get_ref().as_integer()) {
            Some(number) if number.radix() == 10 => Some(number.as_str().to_owned()),
            _ => self.text(table, key),
        }
    }

    /// A word that is one of those allowed.
    pub fn chosen<T>(
        &mut self,
        table: &DeTable<'_>,
        key: &'static str,
        allowed: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let word = self.text(table, key)?;
        let read = read(&word);
        if read.is_none() {
            let at = at_of(table, key);
            self.push(at, key, "word-not-allowed", &[("text", shortened(&word)), ("allowed", allowed.to_owned())]);
        }
        read
    }
}

/// Where a key stands; the start of the file where it does not.
pub fn at_of(table: &DeTable<'_>, key: &str) -> usize {
    table.get_key_value(key).map_or(0, |(key, _)| key.span().start)
}
