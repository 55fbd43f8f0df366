//! A form of an annex: columns under one or two heading rows, groups, items and sums.

use crate::chart::Chart;
use crate::report::{Cell, Column, Row, Texts, cell_text};
use std::borrow::Cow;

/// An annex: one form filled in.
#[derive(Clone, Debug, Default)]
pub struct Annex {
    /// Its stable word, which also names its sheet in a workbook: `b02`.
    pub word: &'static str,
    /// Its title, as officials write it.
    pub title: String,
    /// The unit of its numbers, such as "Đơn vị tính: người"; empty where columns differ.
    pub unit: String,
    /// Its columns.
    pub columns: Vec<AnnexColumn>,
    /// Its rows.
    pub rows: Vec<AnnexRow>,
    /// What stands under it: as of which day, the source, and what a reader must know.
    pub notes: Vec<String>,
}

/// A column of a form.
#[derive(Clone, Debug, Default)]
pub struct AnnexColumn {
    /// A stable key.
    pub key: Cow<'static, str>,
    /// The upper heading; neighbours with the same one stand under one cell; empty: the heading fills both rows.
    pub group: String,
    /// The heading.
    pub title: String,
    /// Its part of the width, in relation to the others.
    pub width: u32,
    /// Whether rows of sums add it up.
    pub sums: bool,
}

/// A row of a form: as many cells as there are columns.
#[derive(Clone, Debug)]
pub struct AnnexRow {
    /// What the row is.
    pub level: Level,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A heading over the items that follow, with their sums where columns add up.
    Group,
    /// An item.
    Item,
    /// The sum of all items.
    Total,
}

impl Annex {
    /// A cell as people read it. In a form nothing is a dash, so that the eye finds what there is; a table in the text has
    /// its noughts.
    pub fn shown(&self, cell: &Cell, texts: &Texts) -> String {
        let nothing = match cell {
            Cell::Number(count) | Cell::Change(count) | Cell::Millions(count) => *count == Some(0),
            Cell::Hundredths(hundredths) | Cell::Percent { hundredths, .. } => *hundredths == 0,
            Cell::Blank | Cell::Text(_) => false,
        };
        if nothing && !self.word.is_empty() { "-".to_owned() } else { cell_text(cell, texts) }
    }

    /// The data of a chart as an annex, without notes: its groups are named in the first column.
    pub fn of_chart(chart: &Chart) -> Self {
        let table = &chart.data;
        let column = |column: &Column| AnnexColumn {
            key: column.key.clone(),
            title: column.title.clone(),
            width: 1,
            ..AnnexColumn::default()
        };
        let row = |row: &Row| match row {
            Row::Group(title) => {
                let mut cells = vec![Cell::Blank; table.columns.len()];
                if let Some(first) = cells.first_mut() {
                    *first = Cell::text(title.as_str());
                }
                AnnexRow { level: Level::Group, cells }
            }
            Row::Cells(cells) => AnnexRow { level: Level::Item, cells: cells.clone() },
        };
        Self {
            word: chart.word,
            title: chart.title.clone(),
            unit: chart.unit.clone(),
            columns: table.columns.iter().map(column).collect(),
            rows: table.rows.iter().map(row).collect(),
            ..Self::default()
        }
    }
}
