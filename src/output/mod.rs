//! Exporters: a report goes in, bytes come out. Files are written whole or not at all.

mod case;
mod csv;
mod document_markdown;
#[cfg(feature = "dossier")]
pub mod docx;
#[cfg(feature = "dossier")]
pub mod draw;
mod figures;
mod file;
mod growing;
#[cfg(feature = "dossier")]
pub mod html;
mod json;
mod markdown;
mod people;
#[cfg(feature = "dossier")]
pub mod picture;
mod plan_file;
mod row_cells;
mod rows;
mod standing;
mod steps;
mod text;
#[cfg(feature = "dossier")]
pub mod xlsx;

pub use case::table_files;
pub use document_markdown::document_markdown;
pub use figures::figures_json;
pub use file::{WriteFault, write_file, write_files, write_folder};
pub use growing::{Growing, is_device, is_packed, part_of, with_suffix};
pub use json::{json_text, report_json};
pub use plan_file::plan_text;
pub use rows::{RowFormat, RowWriter};
pub use steps::{STEP_COLUMNS, StepCells, operation_cells, scenario_rows};
pub use text::TextStyle;

use crate::report::{Report, Texts};

/// The formats that a report can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a terminal.
    Text(TextStyle),
    /// One table with a heading, commas between cells.
    Csv,
    /// Markdown.
    Markdown,
    /// The report's own tables as JSON; the contract of `evaluate` and `compare` is elsewhere.
    Json,
}

/// A report in a format.
pub fn render(report: &Report, format: Format, texts: &Texts) -> String {
    match format {
        Format::Text(style) => text::render(report, style, texts),
        Format::Csv => csv::render(report, texts),
        Format::Markdown => markdown::render(report, texts),
        Format::Json => json_text(&report_json(report)),
    }
}
