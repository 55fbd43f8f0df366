//! What there is before and after an option, row by row, as two bars each with what has changed after them.

use super::Chart;
use super::shape::{Bars, Series, Shape};
use super::words::{alt_total, changed, column, notes_of, subtitle};
use crate::model::{Count, capital};
use crate::report::{Cell, Studied, Study, Table, Texts, change};

/// What a chart of such rows is called.
pub struct Heading {
    /// The word of the chart.
    pub word: &'static str,
    /// Its title, in words.
    pub title: String,
    /// The key of what is counted.
    pub unit: &'static str,
    /// The key of what a row is.
    pub item: &'static str,
}

/// A row: how many there are before and after.
pub struct Pair {
    /// What is counted.
    pub name: String,
    /// What is said of it after the change; empty: nothing.
    pub remark: String,
    /// Before the option, or as things stand.
    pub before: Count,
    /// After it; without an option what there is before.
    pub after: Count,
}

/// The chart of some rows. `said`: notes of its own, above those of every chart.
pub fn pairs(
    study: &Study<'_>,
    option: Option<&Studied<'_>>,
    heading: Heading,
    (rows, said): (Vec<Pair>, Vec<String>),
    texts: &Texts,
) -> Chart {
    let before: Vec<Count> = rows.iter().map(|row| row.before).collect();
    let after: Vec<Count> = rows.iter().map(|row| row.after).collect();
    let now = texts.say(if option.is_some() { "column-before" } else { "column-now" }, &[]);
    let mut columns = vec![column("item", texts.say(heading.item, &[])), column("before", now.clone())];
    if option.is_some() {
        columns.push(column("after", texts.say("column-after", &[])));
        columns.push(column("change", texts.say("column-change", &[])));
    }
    let mut data = Table::new(columns);
    for row in &rows {
        let mut cells = vec![Cell::text(row.name.as_str()), Cell::Number(row.before)];
        if option.is_some() {
            cells.extend([Cell::Number(row.after), Cell::Change(change(row.before, row.after))]);
        }
        data.row(cells);
    }
    let sum = |counts: &[Count]| -> Count { counts.iter().copied().sum() };
    let alt = alt_total(&heading.title, sum(&before), option.is_some().then(|| sum(&after)), texts);
    let remark = |row: &Pair| {
        let said = [changed(row.before, row.after, texts), row.remark.clone()];
        said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ")
    };
    let remarks = rows.iter().map(remark).collect();
    let mut series = vec![Series { name: now, values: before }];
    if option.is_some() {
        series.push(Series { name: texts.say("column-after", &[]), values: after });
    }
    let mut notes = said;
    notes.extend(notes_of(option, study, texts));
    Chart {
        word: heading.word,
        title: heading.title,
        subtitle: subtitle(option, study, texts),
        unit: texts.say(heading.unit, &[]),
        notes,
        alt,
        shape: Shape::Bars(Bars {
            categories: rows.iter().map(|row| capital(&row.name)).collect(),
            series,
            remarks,
            ..Bars::default()
        }),
        data,
    }
}
