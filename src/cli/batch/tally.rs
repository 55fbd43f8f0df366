//! What became of the scenarios of a table, counted.

use crate::batch::{Column, Fate, Outcome};
use crate::cli::args::Deny;
use crate::output::RowFormat;
use serde::Serialize;
use std::io::{self, BufRead};

/// How many scenarios came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Those that were evaluated.
    pub evaluated: u64,
    /// Those with a step that cannot be carried out.
    pub refused: u64,
    /// Those with a step that cannot be understood.
    pub malformed: u64,
    /// Those with a breach, as far as findings were counted.
    #[serde(skip)]
    breaches: u64,
    /// Those with a breach, a warning, or something that nobody can tell.
    #[serde(skip)]
    warnings: u64,
}

impl Tally {
    /// All of them.
    pub fn scenarios(&self) -> u64 {
        self.evaluated + self.refused + self.malformed
    }

    /// Counts one.
    pub fn add(&mut self, outcome: &Outcome<'_>) {
        let counts = outcome.counts;
        self.count(outcome.fate.word(), [counts.breaches, counts.warnings, counts.unknown].map(u64::from));
    }

    fn count(&mut self, fate: &str, [breaches, warnings, unknown]: [u64; 3]) {
        match fate {
            Fate::EVALUATED => self.evaluated += 1,
            Fate::REFUSED => self.refused += 1,
            _ => self.malformed += 1,
        }
        self.breaches += u64::from(breaches > 0);
        self.warnings += u64::from(breaches + warnings + unknown > 0);
    }

    /// Adds others.
    pub fn extend(&mut self, other: &Self) {
        self.evaluated += other.evaluated;
        self.refused += other.refused;
        self.malformed += other.malformed;
        self.breaches += other.breaches;
        self.warnings += other.warnings;
    }

    /// Whether something is there that the call denies. What cannot be understood cannot be carried out either.
    pub fn denied(&self, deny: &[Deny]) -> bool {
        deny.iter().any(|deny| match deny {
            Deny::Malformed => self.malformed > 0,
            Deny::Refused => self.malformed + self.refused > 0,
            Deny::Breaches => self.breaches > 0,
            Deny::Warnings => self.warnings > 0,
        })
    }

    /// Counts rows that were written before.
    pub fn of_rows(rows: impl BufRead, columns: &[Column], format: RowFormat) -> io::Result<Self> {
        let mut tally = Self::default();
        let place = |column| columns.iter().position(|other| *other == column);
        let [status, breaches, warnings, unknown] =
            [Column::Status, Column::Breaches, Column::Warnings, Column::Unknown].map(place);
        let mut count = |cell: &dyn Fn(Option<usize>) -> String| {
            let number = |at| cell(at).parse().unwrap_or(0);
            tally.count(&cell(status), [number(breaches), number(warnings), number(unknown)]);
        };
        match format {
            RowFormat::Csv => {
                let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(rows);
                let mut record = csv::StringRecord::new();
                while reader.read_record(&mut record)? {
                    count(&|at| at.and_then(|at| record.get(at)).unwrap_or_default().to_owned());
                }
            }
            RowFormat::Jsonl => {
                for line in rows.lines() {
                    let row: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&line?)?;
                    let text =
                        |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    count(&|at| at.and_then(|at| row.values().nth(at)).map(text).unwrap_or_default());
                }
            }
        }
        Ok(tally)
    }
}
