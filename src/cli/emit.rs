//! Handing a report on: to standard output, or to a file with its provenance.

use super::args::FormatWord;
use super::exit;
use super::print::{self, PLAIN_WIDTH};
use super::session::{Failure, Session};
use crate::output::{Format, TextStyle, WriteFault, json_text, render, write_file};
use crate::report::Report;
use crate::report::json::ProvenanceJson;
use std::path::{Path, PathBuf};

impl Session<'_> {
    /// The format asked for, else the one that the ending of the file names.
    pub fn format(&self) -> FormatWord {
        let ending = self.options.output.as_deref().and_then(Path::extension).and_then(|ending| ending.to_str());
        let by_ending = match ending {
            Some("json") => FormatWord::Json,
            Some("csv") => FormatWord::Csv,
            Some("md") => FormatWord::Md,
            Some("xlsx") => FormatWord::Xlsx,
            _ => FormatWord::Text,
        };
        self.options.format.unwrap_or(by_ending)
    }

    /// Writes a report in the format asked for. `contract` is the JSON of a command that has one of its own.
    pub fn emit(&self, report: &Report, contract: impl FnOnce() -> Option<String>) -> Result<(), Failure> {
        if self.format() == FormatWord::Jsonl {
            return Err(Failure::usage(self.texts.say("only-of-batch", &[("option", "--format jsonl".to_owned())])));
        }
        if self.format() == FormatWord::Xlsx {
            return self.workbook(report);
        }
        let to_file = self.options.output.is_some();
        let style = TextStyle {
            width: if to_file { PLAIN_WIDTH } else { self.screen.width },
            styled: self.screen.styled && !to_file,
        };
        let format = match self.format() {
            FormatWord::Text => Format::Text(style),
            FormatWord::Csv => Format::Csv,
            FormatWord::Md => Format::Markdown,
            FormatWord::Json | FormatWord::Jsonl | FormatWord::Xlsx => Format::Json,
        };
        let own = if format == Format::Json { contract() } else { None };
        let text = own.unwrap_or_else(|| render(report, format, &self.texts));
        self.write(&text)?;
        if format == Format::Csv {
            self.provenance_beside(report)?;
        }
        Ok(())
    }

    /// Writes a report as a workbook, which only a file can hold.
    #[cfg(feature = "dossier")]
    fn workbook(&self, report: &Report) -> Result<(), Failure> {
        let Some(path) = &self.options.output else {
            return Err(Failure::usage(self.texts.say("workbook-no-output", &[])));
        };
        let unmade = |fault: crate::output::xlsx::WorkbookFault| {
            let args = [("file", path.display().to_string()), ("why", fault.to_string())];
            Failure { code: exit::IO, text: self.texts.say("unwritable", &args) }
        };
        let bytes = crate::output::xlsx::report_workbook(report, &self.texts).map_err(unmade)?;
        write_file(path, &bytes, self.options.force).map_err(|fault| self.not_written(&fault))
    }

    /// A program without dossiers makes no workbooks.
    #[cfg(not(feature = "dossier"))]
    fn workbook(&self, _: &Report) -> Result<(), Failure> {
        Err(Failure::usage(self.texts.say("workbook-not-built", &[])))
    }

    /// Writes a text to standard output or to the file asked for.
    pub fn write(&self, text: &str) -> Result<(), Failure> {
        match &self.options.output {
            Some(path) => {
                write_file(path, text.as_bytes(), self.options.force).map_err(|fault| self.not_written(&fault))
            }
            None => print::out(text, self.screen)
                .map_err(|error| self.not_written(&WriteFault::Io(PathBuf::from("stdout"), error))),
        }
    }

    /// A CSV holds values only; where they come from is in a file beside it, or on standard error.
    fn provenance_beside(&self, report: &Report) -> Result<(), Failure> {
        let Some(path) = &self.options.output else {
            print::err(&format!("{}\n", report.provenance.lines(&self.texts).join("\n")));
            return Ok(());
        };
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".provenance.json");
        let text = json_text(&ProvenanceJson::new(&report.provenance));
        // The CSV itself is there by now, so that what stood beside an older one is out of date.
        write_file(&path.with_file_name(name), text.as_bytes(), true).map_err(|fault| self.not_written(&fault))
    }

    /// Why a file or a folder is not written.
    pub fn not_written(&self, fault: &WriteFault) -> Failure {
        let text = match fault {
            WriteFault::Exists(path) if path.is_dir() => {
                self.texts.say("folder-exists", &[("file", path.display().to_string())])
            }
            WriteFault::Exists(path) => self.texts.say("file-exists", &[("file", path.display().to_string())]),
            WriteFault::Io(path, error) => {
                self.texts.say("unwritable", &[("file", path.display().to_string()), ("why", error.to_string())])
            }
        };
        Failure { code: exit::IO, text }
    }
}
