//! JSON: the bytes of any value, and a report's own tables for the commands without a contract of their own.

use crate::report::json::ProvenanceJson;
use crate::report::{Block, Cell, Report, Row, Table};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// A value as indented JSON with a line end. What this program serialises has text keys and finite numbers only.
pub fn json_text(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// The tables of a report, with stable keys.
pub fn report_json(report: &Report) -> Value {
    let sections: Vec<Value> = report
        .sections
        .iter()
        .map(|section| {
            let tables: Vec<Value> = section.blocks.iter().filter_map(block).collect();
            json!({ "key": section.key, "title": section.title, "content": tables })
        })
        .collect();
    json!({
        "provenance": ProvenanceJson::new(&report.provenance),
        "title": report.title,
        "sections": sections,
    })
}

fn block(block: &Block) -> Option<Value> {
    match block {
        Block::Text(text) => Some(json!({ "text": text })),
        Block::Heading(text) => Some(json!({ "heading": text })),
        Block::Lines(lines) => {
            let lines: Vec<Value> =
                lines.iter().map(|line| json!({ "depth": line.depth, "text": line.text })).collect();
            Some(json!({ "lines": lines }))
        }
        Block::Table(table) => Some(json!({ "rows": rows(table) })),
    }
}

fn rows(table: &Table) -> Vec<Value> {
    let mut group = Value::Null;
    let mut rows = Vec::new();
    for row in &table.rows {
        match row {
            Row::Group(title) => group = Value::from(title.as_str()),
            Row::Cells(cells) => {
                let mut map = Map::new();
                if !group.is_null() {
                    map.insert("group".to_owned(), group.clone());
                }
                for (column, cell) in table.columns.iter().zip(cells) {
                    map.insert(column.key.clone().into_owned(), value(cell));
                }
                rows.push(Value::Object(map));
            }
        }
    }
    rows
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Blank => Value::Null,
        Cell::Text(text) => Value::from(text.as_str()),
        Cell::Number(count) | Cell::Change(count) | Cell::Millions(count) => Value::from(*count),
        Cell::Hundredths(hundredths) | Cell::Percent { hundredths, .. } => Value::from(*hundredths as f64 / 100.0),
    }
}
