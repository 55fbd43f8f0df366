//! What `best` found, as a report.

use super::{COUNTED, Criterion, Row, Seen};
use crate::cli::session::Session;
use crate::model::Count;
use crate::report::{Cell, Column, Provenance, Report, Section, Table};
use std::path::PathBuf;

/// What was found in a result.
pub struct Found<'a> {
    /// The figures that are shown, those of the rank first.
    pub criteria: &'a [Criterion],
    /// How many of them rank.
    pub by: usize,
    /// How many balance.
    pub pareto: usize,
    /// The best rows.
    pub top: &'a [Row],
    /// The rows that no other beats, each with how many are equal to it.
    pub front: &'a [(u64, Row)],
    /// What became of all rows.
    pub seen: Seen,
}

impl Found<'_> {
    /// The report.
    pub fn report(&self, plans: &[PathBuf], provenance: Provenance, session: &Session<'_>) -> Report {
        let texts = &session.texts;
        let number = |count: u64| texts.number(i64::try_from(count).unwrap_or(i64::MAX));
        let seen = [("rows", number(self.seen.rows)), ("failed", number(self.seen.failed))];
        let mut intro = vec![texts.say("best-rows", &seen)];
        if self.seen.unknown > 0 {
            intro.push(texts.say("best-unknown", &[("count", number(self.seen.unknown))]));
        }
        let mut sections = Vec::new();
        if self.by > 0 {
            let mut table = self.table(None, session);
            for (at, row) in self.top.iter().enumerate() {
                let mut cells = vec![Cell::Number(count(at as u64 + 1)), Cell::text(row.scenario.clone())];
                cells.extend(row.figures.iter().map(|figure| Cell::Number(*figure)));
                table.row(cells);
            }
            let figures: Vec<String> = self.criteria[..self.by].iter().map(|one| title(one, session)).collect();
            let section = Section::new("best", texts.say("best-title", &[("count", number(self.top.len() as u64))]));
            sections.push(section.text(texts.say("best-by", &[("figures", figures.join("; "))])).table(table));
        }
        if self.pareto > 0 {
            let mut table = self.table(Some("equal"), session);
            for (at, (equal, row)) in self.front.iter().enumerate() {
                let mut cells = vec![Cell::Number(count(at as u64 + 1)), Cell::text(row.scenario.clone())];
                cells.extend(row.figures.iter().map(|figure| Cell::Number(*figure)));
                cells.push(Cell::Number(count(*equal)));
                table.row(cells);
            }
            let key = [("count", number(self.front.len() as u64))];
            let section = Section::new("balanced", texts.say("best-balanced-title", &key));
            sections.push(section.text(texts.say("best-balanced", &[])).table(table));
        }
        if !plans.is_empty() {
            let mut section = Section::new("plans", texts.say("best-plans", &[("count", number(plans.len() as u64))]));
            section = plans.iter().fold(section, |section, path| section.text(path.display().to_string()));
            sections.push(section);
        }
        Report { title: texts.say("best-report", &[]), intro, sections, provenance }
    }

    fn table(&self, last: Option<&'static str>, session: &Session<'_>) -> Table {
        let column = |key: String, title: String| Column { key: key.into(), title, collapsible: false };
        let said = |word: &str| column(word.to_owned(), session.texts.say(&format!("best-column-{word}"), &[]));
        let mut columns = vec![said("place"), said("scenario")];
        columns.extend(self.criteria.iter().map(|one| column(one.word.clone(), title(one, session))));
        columns.extend(last.map(said));
        Table::new(columns)
    }
}

fn count(count: u64) -> Count {
    i64::try_from(count).ok()
}

/// The name of a figure for people.
fn title(criterion: &Criterion, session: &Session<'_>) -> String {
    let word = criterion.word.replace('_', "-");
    let key = if COUNTED.contains(&criterion.word.as_str()) { "best-count" } else { "figure" };
    session.texts.say(&format!("{key}-{word}"), &[])
}
