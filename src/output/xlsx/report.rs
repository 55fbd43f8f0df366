//! One section of a report as a sheet.

use super::style::{self, across, for_print, height, lines};
use crate::dossier::Level;
use crate::report::{Block, Cell, Report, Row, Section, Table, Texts, cell_text};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (10, 60);
/// The width of all columns that can still be read on one page; wider tables have their widest columns narrowed.
const PAGE: usize = 170;
/// The narrowest that a wide column becomes.
const LEAST: usize = 24;
/// The width of a sheet without tables.
const PROSE: f64 = 110.0;

/// Writes a section: its paragraphs and outlines across the sheet, its tables with their headings.
pub(super) fn sheet(
    sheet: &mut Worksheet,
    name: &str,
    report: &Report,
    section: &Section,
    texts: &Texts,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let tables: Vec<Table> = section.blocks.iter().filter_map(table_of).collect();
    let widths = widths(&tables, texts);
    for (at, width) in (0_u16..).zip(&widths) {
        sheet.set_column_width(at, *width)?;
    }
    let last = u16::try_from(widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let total: f64 = widths.iter().sum();
    let title = if section.title.is_empty() { &report.title } else { &section.title };
    across(sheet, 0, (0, last), title, &style::title())?;
    sheet.set_row_height(0, 1.4 * height(lines(title, total / 1.4)))?;
    let mut row = 2;
    let mut headings = Vec::new();
    let mut extents = Vec::new();
    for block in &section.blocks {
        match block {
            Block::Text(text) => row = paragraph(sheet, row, (last, total), text, &style::note())?,
            Block::Heading(text) => {
                let format = style::plain().set_bold().set_text_wrap();
                row = paragraph(sheet, row, (last, total), text, &format)?;
            }
            Block::Lines(lines) => {
                for line in lines {
                    let depth = u8::try_from(line.depth.min(15)).unwrap_or(15);
                    let format = style::plain().set_indent(depth);
                    sheet.write_string_with_format(row, 0, &line.text, &format)?;
                    row += 1;
                }
            }
            Block::Table(table) => {
                let (common, _) = table.collapsed();
                for (title, cell) in &common {
                    let text = format!("{title}: {}", cell_text(cell, texts));
                    row = paragraph(sheet, row, (last, total), &text, &style::note())?;
                }
                headings.push(row);
                let first = row;
                row = self::table(sheet, row, (&table.collapsed().1, &widths), texts)?;
                extents.push((first, row));
                row += 1;
            }
        }
    }
    if let ([first], [(top, end)]) = (&headings[..], &extents[..]) {
        sheet.set_freeze_panes(first + 1, 0)?;
        let columns = tables.first().map_or(0, |table| table.columns.len());
        if end - top > 1 && columns > 0 {
            sheet.autofilter(*top, 0, end - 1, u16::try_from(columns - 1).unwrap_or(u16::MAX))?;
        }
    }
    let repeated = headings.first().filter(|_| headings.len() == 1).map(|row| (*row, *row));
    for_print(sheet, name, repeated, texts)
}

fn table_of(block: &Block) -> Option<Table> {
    match block {
        Block::Table(table) => Some(table.collapsed().1),
        _ => None,
    }
}

fn paragraph(
    sheet: &mut Worksheet,
    row: u32,
    (last, total): (u16, f64),
    text: &str,
    format: &rust_xlsxwriter::Format,
) -> Result<u32, XlsxError> {
    across(sheet, row, (0, last), text, format)?;
    sheet.set_row_height(row, height(style::lines_drawn(text, total, false)))?;
    Ok(row + 1)
}

/// A table with its heading; the row after it comes back.
fn table(
    sheet: &mut Worksheet,
    first: u32,
    (table, widths): (&Table, &[f64]),
    texts: &Texts,
) -> Result<u32, XlsxError> {
    let heading = style::heading();
    let titles = table.columns.iter().zip(widths).map(|(column, width)| lines(&column.title, width - 2.0));
    sheet.set_row_height(first, height(titles.max().unwrap_or(1)))?;
    for (at, column) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(first, at, &column.title, &heading)?;
    }
    let mut row = first + 1;
    let last = table.columns.len().saturating_sub(1);
    for line in &table.rows {
        match line {
            Row::Group(title) => {
                let format = style::of(&Cell::text(title.as_str()), Level::Group, false);
                across(sheet, row, (0, u16::try_from(last).unwrap_or(u16::MAX)), title, &format)?;
            }
            Row::Cells(cells) => {
                let tall = cells.iter().zip(widths).map(|(cell, width)| match cell {
                    Cell::Text(text) => style::lines_drawn(text, *width, false),
                    _ => 1,
                });
                sheet.set_row_height(row, height(tall.max().unwrap_or(1)))?;
                for (at, cell) in (0_u16..).zip(cells) {
                    style::write(sheet, (row, at), cell, &style::of(cell, Level::Item, false), texts)?;
                }
            }
        }
        row += 1;
    }
    Ok(row)
}

/// The width of each column: that of the longest cell of all tables, within limits.
fn widths(tables: &[Table], texts: &Texts) -> Vec<f64> {
    let columns = tables.iter().map(|table| table.columns.len()).max().unwrap_or(0);
    let mut widths = vec![WIDTHS.0; columns];
    for table in tables {
        for (at, column) in table.columns.iter().enumerate() {
            // Headings are broken at spaces, so that their longest word counts.
            let longest = column.title.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
            widths[at] = widths[at].max(longest + 3);
        }
        for row in table.cells() {
            for (at, cell) in row.iter().enumerate() {
                widths[at] = widths[at].max(cell_text(cell, texts).chars().count() + 2);
            }
        }
    }
    let total = |most: usize| widths.iter().map(|width| *width.min(&most)).sum::<usize>();
    let most = (LEAST..=WIDTHS.1).rev().find(|most| total(*most) <= PAGE).unwrap_or(LEAST);
    let mut widths: Vec<f64> = widths.into_iter().map(|width| width.min(most) as f64).collect();
    if widths.is_empty() {
        widths.push(PROSE);
    }
    widths
}
