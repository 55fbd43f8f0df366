//! Workbooks: annexes and reports as sheets of Excel, with formulas for sums and the figures stored beside them.

mod annex;
mod charts;
mod names;
mod pages;
mod provenance;
mod report;
mod style;

use crate::dossier::Annexes;
use crate::report::{Provenance, Report, Texts};
use names::SheetNames;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::fmt;

/// Why there is no workbook.
#[derive(Debug)]
pub struct WorkbookFault(String);

impl fmt::Display for WorkbookFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<XlsxError> for WorkbookFault {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// The annexes of an option as a workbook: a sheet for each, charts of some, and where the figures come from. The same
/// annexes give the same bytes.
///
/// # Errors
/// The format cannot hold them, for instance a text is longer than a cell may be.
pub fn annex_workbook(
    title: &str,
    annexes: &Annexes,
    provenance: &Provenance,
    texts: &Texts,
) -> Result<Vec<u8>, WorkbookFault> {
    let mut book = new_book()?;
    let mut names = SheetNames::default();
    let mut placed = Vec::with_capacity(annexes.filled.len());
    for (at, form) in annexes.filled.iter().enumerate() {
        let short = texts.find(&format!("annex-{}.sheet", form.word), &[]).unwrap_or_else(|| form.title.clone());
        let args = [("number", crate::dossier::roman(at + 1)), ("name", short)];
        let name = names.unused(&texts.say("sheet-annex", &args));
        annex::sheet(book.add_worksheet(), &name, at + 1, form, texts)?;
        placed.push((name, form));
    }
    charts::sheet(&mut book, &mut names, &placed, texts)?;
    let notes: Vec<(String, Vec<String>)> =
        placed.iter().map(|(name, form)| (name.clone(), form.notes.clone())).collect();
    let name = names.unused(&texts.say("sheet-sources", &[]));
    provenance::sheet(book.add_worksheet(), &name, provenance, &notes, texts)?;
    finish(book, title, provenance)
}

/// A report as a workbook: a sheet for each section, and where the figures come from.
///
/// # Errors
/// As [`annex_workbook`].
pub fn report_workbook(report: &Report, texts: &Texts) -> Result<Vec<u8>, WorkbookFault> {
    let mut book = new_book()?;
    let mut names = SheetNames::default();
    for section in &report.sections {
        let name = names.unused(if section.title.is_empty() { &report.title } else { &section.title });
        report::sheet(book.add_worksheet(), &name, report, section, texts)?;
    }
    let name = names.unused(&texts.say("sheet-sources", &[]));
    let intro = [(report.title.clone(), report.intro.clone())];
    provenance::sheet(book.add_worksheet(), &name, &report.provenance, &intro, texts)?;
    finish(book, &report.title, &report.provenance)
}

/// An empty workbook. Its own face is that of the cells: columns are as wide as so many of its digits, and a program that
/// has not got the face which a workbook has by default would make them wider.
fn new_book() -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    // A row of 15 points, and a column of eight digits of seven pixels.
    book.set_default_format(&style::plain(), 20, 64)?;
    Ok(book)
}

/// The bytes. A workbook says when it was made: here the reporting date of the case, since the clock would make every
/// copy another file.
fn finish(mut book: Workbook, title: &str, provenance: &Provenance) -> Result<Vec<u8>, WorkbookFault> {
    let day = provenance.data_as_of.or(provenance.as_of);
    let (year, month, day) = day.map_or((2000, 1, 1), |day| (day.year(), day.month(), day.day()));
    let number = |number: i8| u8::try_from(number).unwrap_or(1);
    let made = ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or(2000), number(month), number(day))?;
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    Ok(book.save_to_buffer()?)
}
