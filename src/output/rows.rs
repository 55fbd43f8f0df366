//! The rows of a batch: one line for each scenario, and one for each finding, as CSV or as JSON.

use super::row_cells::Cells;
use super::standing::{BLOCK, Known, Standing};
use crate::batch::{Column, Fate, Found, Outcome};
use crate::evaluate::Indicators;
use crate::model::Organisation;
use crate::report::{Texts, malformed_text, refusal_text};
use crate::scenario::BatchScenario;

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFormat {
    /// Commas, a heading, one row a line.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

/// The columns of the file of findings.
const FINDING: [&str; 9] =
    ["scenario", "code", "severity", "subject_type", "subject", "measured", "limit", "status", "first_line"];

/// Writes rows. Each is one line whatever is in it, so that a reader may cut the result at any line end.
pub struct RowWriter {
    columns: Vec<Column>,
    /// The words of the columns; for JSON with quotation marks and colon.
    words: Vec<String>,
    finding_words: Vec<String>,
    format: RowFormat,
    texts: Texts,
    standing: Standing,
}

impl RowWriter {
    /// A writer of the given columns; reasons are in the language of the texts.
    pub fn new(columns: Vec<Column>, format: RowFormat, organisation: &Organisation, texts: Texts) -> Self {
        let key = |word: String| match format {
            RowFormat::Csv => word,
            RowFormat::Jsonl => format!("{}:", serde_json::Value::from(word)),
        };
        let words = columns.iter().map(|column| key(column.word(organisation))).collect();
        let finding_words = FINDING.iter().map(|word| key((*word).to_owned())).collect();
        let mut standing = Standing::default();
        columns.iter().for_each(|_| standing.add(Known::Nothing, b""));
        Self { columns, words, finding_words, format, texts, standing }
    }

    /// The same writer, quicker where most figures of a row are these, as they are in the apparatus as it stands.
    pub fn expecting(self, indicators: &Indicators) -> Self {
        let mut standing = Standing::default();
        let mut text = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            text.clear();
            let mut cells = Cells::new(&mut text, self.format, &self.words);
            cells.at = at;
            let known = match column {
                // The first cell of a row begins otherwise than those that follow.
                _ if at == 0 => Known::Nothing,
                Column::Figure(figure) => {
                    cells.count(indicators.get(*figure));
                    Known::While(figure.at())
                }
                Column::Status => {
                    cells.text(Fate::Evaluated.word());
                    Known::Always
                }
                Column::Step | Column::Line | Column::Reason => {
                    cells.count(None);
                    Known::Always
                }
                _ => Known::Nothing,
            };
            standing.add(known, &text);
        }
        Self { standing, ..self }
    }

    /// The line above all rows; JSON has none.
    pub fn heading(&self) -> Vec<u8> {
        self.headed(&self.words)
    }

    /// The line above all findings; JSON has none.
    pub fn finding_heading(&self) -> Vec<u8> {
        self.headed(&self.finding_words)
    }

    fn headed(&self, words: &[String]) -> Vec<u8> {
        let mut line = Vec::new();
        if self.format == RowFormat::Csv {
            let mut cells = Cells::new(&mut line, self.format, words);
            words.iter().for_each(|word| cells.text(word));
            cells.end();
        }
        line
    }

    /// Adds the row of a scenario.
    pub fn row(&self, scenario: &BatchScenario, outcome: &Outcome<'_>, out: &mut Vec<u8>) {
        let mut cells = Cells::new(out, self.format, &self.words);
        for (at, (block, columns)) in self.standing.blocks.iter().zip(self.columns.chunks(BLOCK)).enumerate() {
            let mut others = block.others(outcome.differ);
            while others != 0 {
                let bit = others.trailing_zeros() as usize;
                others &= others - 1;
                self.stand(&mut cells, at * BLOCK + bit);
                match columns.get(bit) {
                    Some(Column::Figure(figure)) => {
                        cells.count(outcome.indicators.as_deref().and_then(|known| known.get(*figure)));
                    }
                    Some(column) => self.cell(*column, scenario, outcome, &mut cells),
                    None => {}
                }
            }
        }
        self.stand(&mut cells, self.columns.len());
        cells.end();
    }

    /// Copies the cells before a column that are as they stand.
    #[inline]
    fn stand(&self, cells: &mut Cells<'_>, before: usize) {
        if cells.at < before {
            cells.copy(self.standing.cells(cells.at..before), before);
        }
    }

    /// Adds a cell that may be otherwise than it stands. Where it is part of the loop over cells, what any of its arms may
    /// need is worked out before the loop begins, for every row.
    #[inline(never)]
    fn cell(&self, column: Column, scenario: &BatchScenario, outcome: &Outcome<'_>, cells: &mut Cells<'_>) {
        let indicators = outcome.indicators.as_deref();
        let known = |count: u32| indicators.map(|_| i64::from(count));
        let stopped = || match &outcome.fate {
            Fate::Evaluated => None,
            Fate::Refused { step, line, .. } | Fate::Malformed { step, line, .. } => Some((*step, *line)),
        };
        match column {
            Column::Figure(figure) => cells.count(indicators.and_then(|known| known.get(figure))),
            Column::Scenario => cells.text(&scenario.name),
            Column::Status => cells.text(outcome.fate.word()),
            // A step without a readable number has none.
            Column::Step => cells.count(stopped().map(|at| i64::from(at.0)).filter(|step| *step > 0)),
            Column::Line => cells.count(stopped().map(|at| i64::from(at.1))),
            Column::Reason => match &outcome.fate {
                Fate::Evaluated => cells.count(None),
                Fate::Refused { why, .. } => cells.text(&refusal_text(why, &self.texts)),
                Fate::Malformed { why, .. } => cells.text(&malformed_text(why, &self.texts)),
            },
            Column::FirstLine => cells.count(Some(i64::from(scenario.line))),
            Column::Category(category, at) => {
                cells.count(indicators.and_then(|known| known.by_category[category.at()][at]));
            }
            Column::Class(class, at) => cells.count(indicators.and_then(|known| known.by_class.get(class)?[at])),
            Column::Breaches => cells.count(known(outcome.counts.breaches)),
            Column::Warnings => cells.count(known(outcome.counts.warnings)),
            Column::Unknown => cells.count(known(outcome.counts.unknown)),
            Column::Notes => cells.count(known(outcome.counts.notes)),
        }
    }

    /// Adds the row of a finding.
    pub fn finding(&self, scenario: &BatchScenario, found: &Found, out: &mut Vec<u8>) {
        let mut cells = Cells::new(out, self.format, &self.finding_words);
        cells.text(&scenario.name);
        cells.text(found.code.word());
        cells.text(found.severity.word());
        cells.text(found.subject.0);
        cells.text(&found.subject.1);
        cells.count(found.measured);
        cells.count(found.limit);
        cells.text(found.status.word());
        cells.count(Some(i64::from(scenario.line)));
        cells.end();
    }
}
