//! The batch table: many scenarios, one row a rule.
//!
//! [`Assembler`] turns rows into scenarios one at a time, so that a reader of long tables need not hold them.

use super::batch_rows::BatchHeading;
use super::batch_steps::{Fault, StepRow, of_one_row, of_rows};
use super::encoding;
use super::lines::{MOST_CELLS, Span};
use super::problem::Problem;
use super::values;
use super::verbs::Verb;
use crate::scenario::{BadStep, BatchScenario, Malformed, Mode, Plan, Step, Word};
use jiff::civil::Date;
use std::path::Path;

/// A cell of a row of the batch table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the column of its name, in the order of the contract")]
pub enum Cell {
    Scenario,
    Step,
    Date,
    Operation,
    Subject,
    Target,
    Select,
    Amount,
    Note,
}

/// A row of the batch table, cell by cell, without spaces around them.
#[derive(Clone, Debug, Default)]
pub struct BatchRow<'r> {
    /// The text in which its cells stand.
    pub(super) text: &'r str,
    /// The cells of the contract in its order; what stands behind them says nothing.
    pub(super) spans: [Span; MOST_CELLS],
    /// Whether it is known that no sign in it joins or quotes.
    pub(super) plain: bool,
    /// The line on which the row begins.
    pub line: u32,
    /// What is wrong with the row as such, whatever its cells say.
    pub flaw: Option<Malformed>,
}

impl<'r> BatchRow<'r> {
    /// What a cell says.
    #[inline]
    pub fn cell(&self, cell: Cell) -> &'r str {
        self.spans[cell as usize].of(self.text)
    }
}

/// Reads a batch table. A scenario that cannot be understood is one of the results, with its reason.
///
/// # Errors
/// What keeps the table as a whole from being read.
pub fn read_batch(path: &Path) -> Result<Vec<BatchScenario>, Vec<Problem>> {
    let file = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    match encoding::read(path, &file) {
        Ok(Some(bytes)) => parse_batch(&file, &bytes),
        Ok(None) => Err(vec![Problem::fault(&file, "no-file")]),
        Err(problem) => Err(vec![problem]),
    }
}

/// Reads a batch table from its bytes; `file` names it in problems.
///
/// # Errors
/// What keeps the table as a whole from being read.
pub fn parse_batch(file: &str, bytes: &[u8]) -> Result<Vec<BatchScenario>, Vec<Problem>> {
    let text = encoding::decode(bytes, file).map_err(|problem| vec![problem])?;
    let heading = BatchHeading::find(file, text.as_bytes())?;
    if let Some(at) = heading.unclosed(text.as_bytes()) {
        let line = encoding::line_of(text.as_bytes(), at);
        return Err(vec![Problem::fault(file, "unclosed-quote").at(line)]);
    }
    let mut scenarios = Vec::new();
    heading.scenarios(&text[heading.body..], heading.line, |scenario| scenarios.push(scenario.clone()));
    Ok(scenarios)
}

/// Puts rows together: rows of one step to an operation, steps of one name to a scenario. A scenario is put together where
/// it is shown, and leaves its memory to the next: a table has millions of them.
pub struct Assembler<'t> {
    /// Whether the scenario has rows that have not been shown.
    open: bool,
    /// The scenario whose rows are being read.
    scenario: BatchScenario,
    /// The date of its last step that had one.
    date: Option<Date>,
    /// The step whose rows are being read.
    step: Option<OpenStep<'t>>,
    /// Its rows, if it may have several.
    rows: Vec<StepRow<'t>>,
    /// Why its only row makes no operation: what is wrong with a row that should not follow it comes first.
    fault: Option<Malformed>,
    remarks: Vec<String>,
}

/// What the first row of a step says for all of them.
#[derive(Clone, Copy)]
struct OpenStep<'t> {
    number: u32,
    line: u32,
    date: Option<Date>,
    verb: Verb,
    mode: Option<Mode>,
    subject: &'t str,
}

/// What remarks say as the note of a step.
#[inline]
fn note_of(remarks: &[String]) -> Option<String> {
    (!remarks.is_empty()).then(|| remarks.join(" | "))
}

impl Default for Assembler<'_> {
    fn default() -> Self {
        let scenario = BatchScenario { name: Word::default(), line: 0, plan: Ok(Plan::named(Word::default())) };
        Self { open: false, scenario, date: None, step: None, rows: Vec::new(), fault: None, remarks: Vec::new() }
    }
}

impl<'t> Assembler<'t> {
    /// Takes a row; shows the scenario that it ends, if it begins another.
    pub fn push(&mut self, row: &BatchRow<'t>, show: &mut impl FnMut(&BatchScenario)) {
        if !self.open || self.scenario.name != row.cell(Cell::Scenario) {
            self.finish(show);
            self.begin(row);
        }
        // The first fault is the reason; what follows it may only follow from it.
        if self.scenario.plan.is_err() {
            return;
        }
        let step = row.cell(Cell::Step);
        let number = values::digits(step).or_else(|| values::count(step).ok().flatten());
        let number = number.and_then(|number| u32::try_from(number).ok());
        if let Err(why) = self.read(row, number) {
            (self.step, self.fault) = (None, None);
            self.scenario.plan = Err(BadStep { step: number.unwrap_or(0), line: row.line, why });
        }
    }

    /// Shows the last scenario.
    pub fn finish(&mut self, show: &mut impl FnMut(&BatchScenario)) {
        if std::mem::take(&mut self.open) {
            self.close_step();
            show(&self.scenario);
        }
    }

    fn begin(&mut self, row: &BatchRow<'t>) {
        self.open = true;
        (self.date, self.step) = (None, None);
        let BatchScenario { name, line, plan } = &mut self.scenario;
        (*name, *line) = (Word::new(row.cell(Cell::Scenario)), row.line);
        match plan {
            Ok(plan) => {
                (plan.id, plan.name) = (name.clone(), name.clone());
                plan.steps.clear();
            }
            Err(_) => *plan = Ok(Plan::named(name.clone())),
        }
    }

    fn read(&mut self, row: &BatchRow<'t>, number: Option<u32>) -> Result<(), Malformed> {
        if row.cell(Cell::Scenario).is_empty() {
            return Err(Malformed::Missing("scenario"));
        }
        if let Some(flaw) = &row.flaw {
            return Err(flaw.clone());
        }
        let number = match number {
            Some(number) => number,
            None if row.cell(Cell::Step).is_empty() => return Err(Malformed::Missing("step")),
            None => {
                let word = row.cell(Cell::Step).to_owned();
                return Err(Malformed::NotAllowed { cell: "step", word, allowed: "1, 2, 3, …" });
            }
        };
        let date = match row.cell(Cell::Date) {
            "" => None,
            text => Some(values::date(text).ok_or_else(|| Malformed::Date(text.to_owned()))?),
        };
        match &self.step {
            Some(step) if step.number == number => self.continue_step(row, date),
            _ => {
                self.close_step();
                self.begin_step(row, number, date)
            }
        }
    }

    fn begin_step(&mut self, row: &BatchRow<'t>, number: u32, date: Option<Date>) -> Result<(), Malformed> {
        // A fault of the step before is the reason.
        let Ok(plan) = &mut self.scenario.plan else { return Ok(()) };
        if plan.steps.last().is_some_and(|last| last.number > number) {
            return Err(Malformed::StepNumbersFall);
        }
        if row.cell(Cell::Operation).is_empty() {
            return Err(Malformed::Missing("operation"));
        }
        let (verb, mode) = Verb::read(row.cell(Cell::Operation))
            .ok_or_else(|| Malformed::UnknownOperation(row.cell(Cell::Operation).to_owned()))?;
        if date.is_some_and(|date| self.date.is_some_and(|before| date < before)) {
            return Err(Malformed::DateFalls);
        }
        self.date = date.or(self.date);
        self.remarks.clear();
        let first = StepRow::read(row, &mut self.remarks)?;
        let step = OpenStep { number, line: row.line, date, verb, mode, subject: row.cell(Cell::Subject) };
        self.step = Some(step);
        if verb.has_rows() {
            self.rows.clear();
            self.rows.push(first);
            return Ok(());
        }
        // The memory of most steps is that of those of the scenario before.
        match of_one_row(verb, mode, step.subject, &first) {
            Ok(operation) => {
                let note = note_of(&self.remarks);
                plan.steps.push(Step { date, operation, basis: None, note, number, line: row.line });
            }
            Err(why) => self.fault = Some(why),
        }
        Ok(())
    }

    /// A later row of the step: what it repeats must be the same.
    fn continue_step(&mut self, row: &BatchRow<'t>, date: Option<Date>) -> Result<(), Malformed> {
        let Some(step) = &self.step else { return Ok(()) };
        if date.is_some() && date != step.date {
            return Err(Malformed::RowContradicts("date"));
        }
        if !row.cell(Cell::Operation).is_empty()
            && Verb::read(row.cell(Cell::Operation)) != Some((step.verb, step.mode))
        {
            return Err(Malformed::RowContradicts("operation"));
        }
        if !row.cell(Cell::Subject).is_empty() && row.cell(Cell::Subject) != step.subject {
            return Err(Malformed::RowContradicts("subject"));
        }
        if !step.verb.has_rows() {
            return Err(Malformed::OneRowOnly);
        }
        self.rows.push(StepRow::read(row, &mut self.remarks)?);
        Ok(())
    }

    fn close_step(&mut self) {
        let Some(step) = self.step.take() else { return };
        if let Some(why) = self.fault.take() {
            self.scenario.plan = Err(BadStep { step: step.number, line: step.line, why });
        } else if step.verb.has_rows()
            && let Ok(plan) = &mut self.scenario.plan
        {
            match of_rows(step.verb, step.subject, &self.rows) {
                Ok(operation) => {
                    let (OpenStep { date, number, line, .. }, note) = (step, note_of(&self.remarks));
                    plan.steps.push(Step { date, operation, basis: None, note, number, line });
                }
                Err(Fault { line, why }) => {
                    let line = line.unwrap_or(step.line);
                    self.scenario.plan = Err(BadStep { step: step.number, line, why });
                }
            }
        }
    }
}
