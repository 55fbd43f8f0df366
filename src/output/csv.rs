//! A report as one table of values: numbers as programs write them, unknown as an empty cell.
//!
//! All tables of a report become one, so that nothing is lost and everything can be filtered: the columns are those
//! of all tables, and the first ones say which section and group a row is from.

use crate::report::{Block, Cell, Report, Row, Texts};

/// The report as CSV.
pub fn render(report: &Report, texts: &Texts) -> String {
    let mut keys: Vec<(&str, String)> = Vec::new();
    for (_, table) in tables(report) {
        for column in &table.columns {
            if !keys.iter().any(|(key, _)| **key == *column.key) {
                keys.push((&column.key, column.title.clone()));
            }
        }
    }
    let mut out = String::new();
    let heading = [texts.say("column-part", &[]), texts.say("column-group", &[])];
    line(heading.into_iter().chain(keys.iter().map(|(_, title)| title.clone())), &mut out);
    for (part, table) in tables(report) {
        let mut group = String::new();
        for row in &table.rows {
            let cells = match row {
                Row::Group(title) => {
                    group.clone_from(title);
                    continue;
                }
                Row::Cells(cells) => cells,
            };
            let value = |key: &&str| {
                let at = table.columns.iter().position(|column| *column.key == **key);
                at.and_then(|at| cells.get(at)).map(value).unwrap_or_default()
            };
            let values = keys.iter().map(|(key, _)| value(key));
            line([part.clone(), group.clone()].into_iter().chain(values), &mut out);
        }
    }
    out
}

fn tables(report: &Report) -> impl Iterator<Item = (String, &crate::report::Table)> {
    report.sections.iter().flat_map(|section| {
        let mut part = section.title.clone();
        section.blocks.iter().filter_map(move |block| match block {
            Block::Heading(title) => {
                part.clone_from(title);
                None
            }
            Block::Table(table) => Some((part.clone(), table)),
            _ => None,
        })
    })
}

/// A cell as programs read it: no grouping of digits, a decimal point.
fn value(cell: &Cell) -> String {
    let decimal = |hundredths: i64| {
        let sign = if hundredths < 0 { "-" } else { "" };
        format!("{sign}{}.{:02}", hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100)
    };
    match cell {
        Cell::Blank | Cell::Number(None) | Cell::Change(None) | Cell::Millions(None) => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(Some(number)) | Cell::Change(Some(number)) | Cell::Millions(Some(number)) => number.to_string(),
        Cell::Hundredths(hundredths) | Cell::Percent { hundredths, .. } => decimal(*hundredths),
    }
}

fn line(cells: impl Iterator<Item = String>, out: &mut String) {
    let quoted = |cell: String| {
        let plain = !cell.contains([',', '"', '\n', '\r']);
        if plain { cell } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    };
    out.push_str(&cells.map(quoted).collect::<Vec<_>>().join(","));
    out.push_str("\r\n");
}
