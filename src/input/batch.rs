//! The batch table: many scenarios, one row a rule.
//!
//! [`Assembler`] turns rows into scenarios one at a time, so that a reader of long tables need not hold them.

use super::batch_rows::BatchHeading;
use super::batch_steps::{StepRow, Tokens, operation};
use super::encoding;
use super::problem::Problem;
use super::values;
use super::verbs::Verb;
use crate::scenario::{BadStep, BatchScenario, Malformed, Mode, Plan, Step, Word};
use jiff::civil::Date;
use std::path::Path;

/// A row of the batch table, cell by cell, without spaces around them.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs, reason = "each field is the column of its name")]
pub struct BatchRow<'r> {
    pub scenario: &'r str,
    pub step: &'r str,
    pub date: &'r str,
    pub operation: &'r str,
    pub subject: &'r str,
    pub target: &'r str,
    pub select: &'r str,
    pub amount: &'r str,
    pub note: &'r str,
    /// The line on which the row begins.
    pub line: u32,
    /// What is wrong with the row as such, whatever its cells say.
    pub flaw: Option<Malformed>,
}

impl<'r> BatchRow<'r> {
    /// A row from its cells in the order of the contract.
    #[inline]
    pub(super) fn of(cells: [&'r str; 9], line: u64, flaw: Option<Malformed>) -> Self {
        let [scenario, step, date, operation, subject, target, select, amount, note] = cells;
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        Self { scenario, step, date, operation, subject, target, select, amount, note, line, flaw }
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
    rows: Vec<StepRow<'t>>,
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

impl Default for Assembler<'_> {
    fn default() -> Self {
        let scenario = BatchScenario { name: Word::default(), line: 0, plan: Ok(Plan::named(Word::default())) };
        Self { open: false, scenario, date: None, step: None, rows: Vec::new(), remarks: Vec::new() }
    }
}

impl<'t> Assembler<'t> {
    /// Takes a row; shows the scenario that it ends, if it begins another.
    pub fn push(&mut self, row: &BatchRow<'t>, show: &mut impl FnMut(&BatchScenario)) {
        if !self.open || self.scenario.name != row.scenario {
            self.finish(show);
            self.begin(row);
        }
        // The first fault is the reason; what follows it may only follow from it.
        if self.scenario.plan.is_err() {
            return;
        }
        let number = values::count(row.step).ok().flatten().and_then(|number| u32::try_from(number).ok());
        if let Err(why) = self.read(row, number) {
            self.step = None;
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
        (*name, *line) = (Word::new(row.scenario), row.line);
        match plan {
            Ok(plan) => {
                (plan.id, plan.name) = (name.clone(), name.clone());
                plan.steps.clear();
            }
            Err(_) => *plan = Ok(Plan::named(name.clone())),
        }
    }

    fn read(&mut self, row: &BatchRow<'t>, number: Option<u32>) -> Result<(), Malformed> {
        if row.scenario.is_empty() {
            return Err(Malformed::Missing("scenario"));
        }
        if let Some(flaw) = &row.flaw {
            return Err(flaw.clone());
        }
        let number = match number {
            Some(number) => number,
            None if row.step.is_empty() => return Err(Malformed::Missing("step")),
            None => {
                let word = row.step.to_owned();
                return Err(Malformed::NotAllowed { cell: "step", word, allowed: "1, 2, 3, …" });
            }
        };
        let date = match row.date {
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
        let Ok(plan) = &self.scenario.plan else { return Ok(()) };
        if plan.steps.last().is_some_and(|last| last.number > number) {
            return Err(Malformed::StepNumbersFall);
        }
        if row.operation.is_empty() {
            return Err(Malformed::Missing("operation"));
        }
        let (verb, mode) =
            Verb::read(row.operation).ok_or_else(|| Malformed::UnknownOperation(row.operation.to_owned()))?;
        if date.is_some_and(|date| self.date.is_some_and(|before| date < before)) {
            return Err(Malformed::DateFalls);
        }
        self.date = date.or(self.date);
        self.remarks.clear();
        let tokens = Tokens::read(row.note, &mut self.remarks)?;
        self.rows.clear();
        self.rows.push(StepRow::of(row, tokens));
        self.step = Some(OpenStep { number, line: row.line, date, verb, mode, subject: row.subject });
        Ok(())
    }

    /// A later row of the step: what it repeats must be the same.
    fn continue_step(&mut self, row: &BatchRow<'t>, date: Option<Date>) -> Result<(), Malformed> {
        let Some(step) = self.step else { return Ok(()) };
        if date.is_some() && date != step.date {
            return Err(Malformed::RowContradicts("date"));
        }
        if !row.operation.is_empty() && Verb::read(row.operation) != Some((step.verb, step.mode)) {
            return Err(Malformed::RowContradicts("operation"));
        }
        if !row.subject.is_empty() && row.subject != step.subject {
            return Err(Malformed::RowContradicts("subject"));
        }
        if !matches!(step.verb, Verb::Split | Verb::Dissolve | Verb::Abolish) {
            return Err(Malformed::OneRowOnly);
        }
        let tokens = Tokens::read(row.note, &mut self.remarks)?;
        self.rows.push(StepRow::of(row, tokens));
        Ok(())
    }

    fn close_step(&mut self) {
        let (Some(step), Ok(plan)) = (self.step.take(), &mut self.scenario.plan) else { return };
        match operation(step.verb, step.mode, step.subject, &self.rows) {
            Ok(operation) => plan.steps.push(Step {
                date: step.date,
                operation,
                basis: None,
                note: (!self.remarks.is_empty()).then(|| self.remarks.join(" | ")),
                number: step.number,
                line: step.line,
            }),
            Err((line, why)) => self.scenario.plan = Err(BadStep { step: step.number, line, why }),
        }
    }
}
