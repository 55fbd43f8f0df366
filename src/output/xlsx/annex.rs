//! One annex as a sheet: title, unit, two heading rows, rows with formulas for their sums, notes.

use super::pages;
use super::style::{self, across, for_print, height, lines};
use crate::dossier::{Annex, AnnexColumn, AnnexRow, Level, roman};
use crate::report::{Cell, Texts, cell_text};
use rust_xlsxwriter::{Formula, Worksheet, XlsxError, utility::row_col_to_cell};

/// The rows above the headings: number of the annex, title, unit.
const ABOVE: u32 = 3;
/// The row of the first heading.
const HEADINGS: (u32, u32) = (ABOVE, ABOVE + 1);
/// The row of the first cells.
pub(super) const FIRST: u32 = ABOVE + 2;
/// The most arguments that a function takes; Excel allows 255.
const ARGUMENTS: usize = 200;

/// Writes an annex onto a sheet.
pub(super) fn sheet(
    sheet: &mut Worksheet,
    name: &str,
    number: usize,
    annex: &Annex,
    texts: &Texts,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let last = u16::try_from(annex.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    for (at, column) in (0_u16..).zip(&annex.columns) {
        sheet.set_column_width(at, width(column))?;
    }
    let total: f64 = annex.columns.iter().map(width).sum();
    let numbered = texts.say("annex-number", &[("number", roman(number))]);
    across(sheet, 0, (0, last), &numbered, &style::title())?;
    across(sheet, 1, (0, last), &annex.title.to_uppercase(), &style::title())?;
    // Large bold capitals are half as wide again as the letters that columns are measured in.
    let titled = 1.4 * height(lines(&annex.title, total / 1.6));
    sheet.set_row_height(1, titled)?;
    across(sheet, 2, (0, last), &annex.unit, &style::unit())?;
    let headed = headings(sheet, annex)?;
    let mut rows = Vec::with_capacity(annex.rows.len());
    for (at, row) in (0_u32..).zip(&annex.rows) {
        rows.push((row.level, self::row(sheet, at, row, annex, texts)?));
    }
    let end = FIRST + count(annex.rows.len());
    let mut noted = height(1);
    for (at, note) in (end + 1..).zip(&annex.notes) {
        across(sheet, at, (0, last), note, &style::note())?;
        let tall = height(style::lines_drawn(note, total, false));
        sheet.set_row_height(at, tall)?;
        noted += tall;
    }
    let page = pages::height(annex.columns.iter().map(width));
    let begins = pages::begins(&rows, page, 2.0 * height(1) + titled + headed, headed, noted);
    if !begins.is_empty() {
        sheet.set_page_breaks(&begins.into_iter().map(|at| FIRST + count(at)).collect::<Vec<u32>>())?;
    }
    sheet.set_freeze_panes(FIRST, 2.min(last))?;
    let items = annex.rows.iter().filter(|row| row.level != Level::Total).count();
    if items > 0 {
        sheet.autofilter(HEADINGS.1, 0, FIRST + count(items) - 1, last)?;
    }
    for_print(sheet, name, Some(HEADINGS), texts)
}

/// The width of a column: its own, or that of the longest word of its heading, which would be torn in a narrower one.
fn width(column: &AnnexColumn) -> f64 {
    let words = column.title.split_whitespace().flat_map(|word| word.split_inclusive('-'));
    let longest = words.map(|word| word.chars().count()).max().unwrap_or(0);
    f64::from(column.width).max(longest as f64 + 1.0)
}

fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

/// Two rows: columns under one upper heading share its cell, others fill both rows. The height of both comes back.
fn headings(sheet: &mut Worksheet, annex: &Annex) -> Result<f64, XlsxError> {
    let format = style::heading();
    let (upper, lower) = HEADINGS;
    let columns = &annex.columns;
    let (mut tall, mut high, mut low) = (1, 1, 1);
    let mut at = 0;
    while at < columns.len() {
        let group = &columns[at].group;
        let first = u16::try_from(at).unwrap_or(u16::MAX);
        if group.is_empty() {
            sheet.merge_range(upper, first, lower, first, &columns[at].title, &format)?;
            tall = tall.max(lines(&columns[at].title, width(&columns[at])));
            at += 1;
            continue;
        }
        let end = columns[at..].iter().position(|column| column.group != *group).map_or(columns.len(), |n| at + n);
        high = high.max(lines(group, columns[at..end].iter().map(width).sum()));
        across(sheet, upper, (first, first + u16::try_from(end - at - 1).unwrap_or(0)), group, &format)?;
        for (column, here) in columns[at..end].iter().zip(first..) {
            sheet.write_string_with_format(lower, here, &column.title, &format)?;
            // The button of the filter takes some of the width.
            low = low.max(lines(&column.title, width(column) - 2.0));
        }
        at = end;
    }
    let low = low.max(tall.saturating_sub(high));
    sheet.set_row_height(upper, height(high))?;
    sheet.set_row_height(lower, height(low))?;
    Ok(height(high) + height(low))
}

/// A row with its cells; its height comes back.
fn row(sheet: &mut Worksheet, at: u32, row: &AnnexRow, annex: &Annex, texts: &Texts) -> Result<f64, XlsxError> {
    let here = FIRST + at;
    let named = name_end(row);
    let tall = height(tallest(row, named, annex));
    sheet.set_row_height(here, tall)?;
    for ((column, cell), field) in (0_u16..).zip(&row.cells).zip(&annex.columns) {
        let format = style::dashed(cell, style::of(cell, row.level, column == 0));
        if let (1, Some(last), Cell::Text(name)) = (column, named, cell) {
            across(sheet, here, (1, last), name, &format)?;
            continue;
        }
        if column > 1 && named.is_some_and(|last| column <= last) {
            continue;
        }
        let sums = field.sums && row.level != Level::Item && cell.is_number();
        match sums.then(|| formula(at, column, annex, texts)).flatten() {
            Some(formula) => {
                sheet.write_formula_with_format(here, column, formula.set_result(stored(cell, texts)), &format)?;
            }
            None => style::write(sheet, (here, column), cell, &format, texts)?,
        }
    }
    Ok(tall)
}

/// The last column over which the name of a group or of the total may stand, since nothing else does; none: an item.
fn name_end(row: &AnnexRow) -> Option<u16> {
    if row.level == Level::Item {
        return None;
    }
    let blank = row.cells.iter().skip(2).take_while(|cell| **cell == Cell::Blank).count();
    u16::try_from(1 + blank).ok()
}

/// How many lines the tallest cell of a row takes.
fn tallest(row: &AnnexRow, named: Option<u16>, annex: &Annex) -> usize {
    let width = |at: usize| -> f64 {
        let last = named.filter(|_| at == 1).map_or(at, usize::from);
        annex.columns.iter().take(last + 1).skip(at).map(width).sum()
    };
    let bold = row.level != Level::Item;
    let of = |(at, cell): (usize, &Cell)| match cell {
        Cell::Text(text) => style::lines_drawn(text, width(at), bold),
        _ => 1,
    };
    row.cells.iter().enumerate().map(of).max().unwrap_or(1)
}

/// The result that a formula has been worked out to: the number as a program reads it, or the word for unknown.
fn stored(cell: &Cell, texts: &Texts) -> String {
    match (cell, style::value(cell)) {
        (Cell::Hundredths(hundredths), _) => {
            let sign = if *hundredths < 0 { "-" } else { "" };
            format!("{sign}{}.{:02}", hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100)
        }
        (Cell::Number(Some(count)) | Cell::Change(Some(count)) | Cell::Millions(Some(count)), _) => count.to_string(),
        (cell, _) => cell_text(cell, texts),
    }
}

/// The formula of a sum: of a group over its items, of the total over the groups. Where an item is unknown the sum is
/// unknown, until somebody writes the number in.
fn formula(at: u32, column: u16, annex: &Annex, texts: &Texts) -> Option<Formula> {
    let place = usize::try_from(at).ok()?;
    let range = |from: usize, to: usize| {
        let (first, last) = (row_col_to_cell(FIRST + count(from), column), row_col_to_cell(FIRST + count(to), column));
        if from == to { first } else { format!("{first}:{last}") }
    };
    let level = |row: usize| annex.rows[row].level;
    let (parts, all) = match level(place) {
        Level::Item => return None,
        Level::Group => {
            let end = (place + 1..annex.rows.len()).find(|row| level(*row) != Level::Item).unwrap_or(annex.rows.len());
            if end == place + 1 {
                return None;
            }
            (vec![range(place + 1, end - 1)], (place + 1, end - 1))
        }
        Level::Total => {
            let mut parts = Vec::new();
            let mut row = 0;
            while row < place {
                let end = (row + 1..place).find(|other| level(*other) == Level::Group).unwrap_or(place);
                // A group whose sum is left blank is added up item by item.
                let blank = annex.rows[row].cells.get(usize::from(column)) == Some(&Cell::Blank);
                match level(row) {
                    Level::Group if !blank => parts.push(range(row, row)),
                    Level::Group if end == row + 1 => {}
                    Level::Group => parts.push(range(row + 1, end - 1)),
                    _ => parts.push(range(row, end - 1)),
                }
                row = end;
            }
            (parts, (0, place.checked_sub(1)?))
        }
    };
    let sums: Vec<String> = parts.chunks(ARGUMENTS).map(|parts| format!("SUM({})", parts.join(","))).collect();
    let sum = if sums.len() == 1 { sums[0].clone() } else { format!("SUM({})", sums.join(",")) };
    let items = (all.0..=all.1).filter(|row| level(*row) == Level::Item);
    let cells = items.filter_map(|row| annex.rows[row].cells.get(usize::from(column)));
    let unknown = cells.into_iter().any(|cell| cell.is_number() && style::value(cell).is_none());
    Some(Formula::new(if unknown {
        let word = texts.say("unknown", &[]);
        format!("=IF(COUNTIF({},\"{word}\")>0,\"{word}\",{sum})", range(all.0, all.1))
    } else {
        format!("={sum}")
    }))
}
