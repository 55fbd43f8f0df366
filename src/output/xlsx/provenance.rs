//! The sheet that says where the figures come from.

use super::style::{self, across, for_print, height, lines};
use crate::dossier::Level;
use crate::report::{Cell, Provenance, Texts, date_text, grade_text};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// The widths of the two columns.
const WIDTHS: (f64, f64) = (38.0, 96.0);

/// Writes the sheet: the case, the law and the program, then the notes of each sheet.
pub(super) fn sheet(
    sheet: &mut Worksheet,
    name: &str,
    provenance: &Provenance,
    notes: &[(String, Vec<String>)],
    texts: &Texts,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    sheet.set_column_width(0, WIDTHS.0)?.set_column_width(1, WIDTHS.1)?;
    across(sheet, 0, (0, 1), &name.to_uppercase(), &style::title())?;
    let heading = style::heading();
    sheet.write_string_with_format(2, 0, texts.say("sheet-what", &[]), &heading)?;
    sheet.write_string_with_format(2, 1, texts.say("sheet-value", &[]), &heading)?;
    let values = facts(provenance, texts).into_iter().chain(said(notes));
    for (row, (what, value)) in (3..).zip(values) {
        line(sheet, row, &what, &value, texts)?;
    }
    sheet.set_freeze_panes(3, 0)?;
    for_print(sheet, name, Some((2, 2)), texts)
}

fn line(sheet: &mut Worksheet, row: u32, what: &str, value: &str, texts: &Texts) -> Result<(), XlsxError> {
    for (column, text) in [(0, what), (1, value)] {
        let cell = Cell::text(text);
        style::write(sheet, (row, column), &cell, &style::of(&cell, Level::Item, false), texts)?;
    }
    let tall = style::lines_drawn(value, WIDTHS.1, false).max(lines(what, WIDTHS.0));
    sheet.set_row_height(row, height(tall))?;
    Ok(())
}

fn facts(provenance: &Provenance, texts: &Texts) -> Vec<(String, String)> {
    let day =
        |day: Option<jiff::civil::Date>| day.map_or_else(|| texts.say("unknown", &[]), |day| date_text(day, texts));
    // The name of a directory says nothing to a reader who has the name of the case.
    let case = if provenance.case_name.is_empty() { &provenance.case } else { &provenance.case_name };
    let all = [
        ("sheet-case", case.clone()),
        ("sheet-data-day", day(provenance.data_as_of)),
        ("sheet-grade", grade_text(provenance.grade, texts)),
        ("sheet-norms", provenance.norms.clone().unwrap_or_else(|| texts.say("unknown", &[]))),
        ("sheet-law-day", day(provenance.as_of)),
        ("sheet-hash", provenance.inputs_sha256.clone()),
        ("sheet-version", provenance.version.to_owned()),
    ];
    all.into_iter().map(|(key, value)| (texts.say(key, &[]), value)).collect()
}

/// The notes with the sheet that each stands on, named once.
fn said(notes: &[(String, Vec<String>)]) -> impl Iterator<Item = (String, String)> + '_ {
    notes.iter().flat_map(|(sheet, notes)| {
        let name = |at: usize| if at == 0 { sheet.clone() } else { String::new() };
        notes.iter().enumerate().map(move |(at, note)| (name(at), note.clone()))
    })
}
