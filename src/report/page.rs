//! What a report is made of, before any exporter sees it: sections of text and of tables with typed cells.

use super::provenance::Provenance;
use crate::model::Count;
use std::borrow::Cow;

/// One report, as every exporter receives it.
#[derive(Clone, Debug)]
pub struct Report {
    /// What it is about.
    pub title: String,
    /// Lines under the title.
    pub intro: Vec<String>,
    /// Its sections, in order.
    pub sections: Vec<Section>,
    /// Where its figures come from.
    pub provenance: Provenance,
}

/// A titled part of a report.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// A stable key, the value of the column `part` where all tables become one.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

impl Section {
    /// A section without content.
    pub fn new(key: &str, title: String) -> Self {
        Self { key: key.to_owned(), title, blocks: Vec::new() }
    }

    /// The same, with one more paragraph.
    pub fn text(mut self, text: String) -> Self {
        self.blocks.push(Block::Text(text));
        self
    }

    /// The same, with one more table.
    pub fn table(mut self, table: Table) -> Self {
        self.blocks.push(Block::Table(table));
        self
    }
}

/// A piece of a section.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// A smaller heading inside the section.
    Heading(String),
    /// Lines that keep their order and indentation, such as a tree.
    Lines(Vec<Line>),
    /// A table.
    Table(Table),
}

/// A line of an outline.
#[derive(Clone, Debug)]
pub struct Line {
    /// How deep it stands; 0 is a root.
    pub depth: u32,
    /// Its text.
    pub text: String,
}

/// A table: every row has one cell for each column.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// A stable key, for files that programs read.
    pub key: Cow<'static, str>,
    /// Its heading.
    pub title: String,
    /// Whether a reader loses nothing when a value that all rows share is said once above the table instead.
    pub collapsible: bool,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub enum Row {
    /// A heading over the rows that follow.
    Group(String),
    /// The cells.
    Cells(Vec<Cell>),
}

/// A cell. Numbers stay numbers until an exporter writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is to be said here.
    Blank,
    /// Words.
    Text(String),
    /// A count; none: unknown.
    Number(Count),
    /// A change of a count; none: unknown.
    Change(Count),
    /// An amount in đồng, shown in millions with one decimal; none: unknown.
    Millions(Count),
    /// A ratio in hundredths.
    Hundredths(i64),
    /// A percentage in hundredths of one percent, with its sign where it is a change.
    Percent {
        /// Hundredths of one percent.
        hundredths: i64,
        /// Whether it is a change, written with its sign.
        signed: bool,
    },
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Cell::Blank } else { Cell::Text(text) }
    }

    /// Whether the cell is set to the right of its column.
    pub fn is_number(&self) -> bool {
        !matches!(self, Cell::Blank | Cell::Text(_))
    }
}

impl Table {
    /// A table without rows.
    pub fn new(columns: Vec<Column>) -> Self {
        Self { columns, rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row::Cells(cells));
    }

    /// The rows that hold cells.
    pub fn cells(&self) -> impl Iterator<Item = &[Cell]> {
        self.rows.iter().filter_map(|row| match row {
            Row::Cells(cells) => Some(cells.as_slice()),
            Row::Group(_) => None,
        })
    }

    /// The table as a reader sees it: without the columns that are blank in every row, and without the collapsible
    /// ones in which all rows agree; these come back as pairs of heading and cell.
    pub fn collapsed(&self) -> (Vec<(String, Cell)>, Table) {
        let rows: Vec<&[Cell]> = self.cells().collect();
        let mut common = Vec::new();
        let mut kept = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            let first = rows.first().and_then(|row| row.get(at));
            let same = first.filter(|first| rows.iter().all(|row| row.get(at) == Some(first)));
            match same {
                Some(Cell::Blank) => {}
                Some(cell) if column.collapsible => common.push((column.title.clone(), cell.clone())),
                _ => kept.push(at),
            }
        }
        let columns = kept.iter().map(|at| self.columns[*at].clone()).collect();
        let keep = |row: &Row| match row {
            Row::Group(title) => Row::Group(title.clone()),
            Row::Cells(cells) => Row::Cells(kept.iter().filter_map(|at| cells.get(*at).cloned()).collect()),
        };
        (common, Table { columns, rows: self.rows.iter().map(keep).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Column, Table};

    fn column(key: &'static str, collapsible: bool) -> Column {
        Column { key: key.into(), title: key.to_owned(), collapsible }
    }

    #[test]
    fn what_all_rows_share_is_said_once_and_blank_columns_go() {
        let mut table = Table::new(vec![column("id", false), column("limit", true), column("note", true)]);
        table.row(vec![Cell::text("a"), Cell::Number(Some(1)), Cell::Blank]);
        table.row(vec![Cell::text("b"), Cell::Number(Some(1)), Cell::Blank]);
        let (common, kept) = table.collapsed();
        assert_eq!(common, [("limit".to_owned(), Cell::Number(Some(1)))]);
        assert_eq!(kept.columns.len(), 1);
        assert_eq!(kept.cells().count(), 2);
    }
}
