//! From the rows of one step of the batch table to its operation.

use super::batch::{BatchRow, Cell};
use super::parts::{self, RawRow, RowCells, RowsOf, bare};
use super::verbs::Verb;
use crate::model::Role;
use crate::scenario::{Leaders, Malformed, Mode, Operation, Row, Selector, Units, Word, Words, list};

/// What the `note` cell says beside remarks.
#[derive(Debug, Default)]
pub struct Tokens {
    coordinate: bool,
    keep_coordinating: bool,
    leaders: Option<Leaders>,
    merge_units: bool,
    name: Option<Word>,
}

impl Tokens {
    /// What an empty cell says.
    const NONE: &Tokens =
        &Tokens { coordinate: false, keep_coordinating: false, leaders: None, merge_units: false, name: None };

    /// Reads tokens joined by ` | `; what is none of them is a remark.
    fn read(note: &str, remarks: &mut Vec<String>) -> Result<Self, Malformed> {
        let mut tokens = Tokens::default();
        let not_allowed = |word: &str, allowed| Malformed::NotAllowed { cell: "note", word: word.to_owned(), allowed };
        for token in parts::entries(note) {
            match token.split_once(':') {
                None if token == "coordinate" => tokens.coordinate = true,
                Some(("keep", "coordinate")) => tokens.keep_coordinating = true,
                Some(("keep", _)) => return Err(not_allowed(token, "keep:coordinate")),
                Some(("units", "merge")) => tokens.merge_units = true,
                Some(("units", "keep")) => {}
                Some(("units", _)) => return Err(not_allowed(token, "units:merge, units:keep")),
                Some(("leaders", word)) => {
                    const ALLOWED: &str = "leaders:deputy, leaders:staff, leaders:bench";
                    let read = parts::leaders(word.trim()).ok_or_else(|| not_allowed(token, ALLOWED))?;
                    tokens.leaders = Some(read);
                }
                Some(("name", name)) if !bare(name).is_empty() => tokens.name = Some(bare(name).into()),
                Some(("name", _)) => return Err(not_allowed(token, "name:TEXT")),
                _ => remarks.push(token.to_owned()),
            }
        }
        Ok(tokens)
    }

    /// Refuses tokens that the operation does not use.
    fn only(&self, coordinate: bool, keep: bool, merge: bool, name: bool) -> Result<(), Malformed> {
        for (filled, used, token) in [
            (self.coordinate, coordinate, "note: coordinate"),
            (self.keep_coordinating, keep, "note: keep:coordinate"),
            (self.leaders.is_some(), merge, "note: leaders"),
            (self.merge_units, merge, "note: units"),
            (self.name.is_some(), name, "note: name"),
        ] {
            if filled && !used {
                return Err(Malformed::NotUsed(token));
            }
        }
        Ok(())
    }
}

/// The cells of a row that make its part of an operation.
#[derive(Debug)]
pub struct StepRow<'t> {
    target: &'t str,
    select: &'t str,
    amount: &'t str,
    /// What its note says; none: the cell is empty, as most are.
    tokens: Option<Box<Tokens>>,
    /// Whether it is known that no sign in the row joins or quotes.
    plain: bool,
    line: u32,
}

impl<'t> StepRow<'t> {
    /// The cells of a row; remarks in its note are added to others.
    #[inline]
    pub fn read(row: &BatchRow<'t>, remarks: &mut Vec<String>) -> Result<Self, Malformed> {
        let [target, select, amount, note] =
            [Cell::Target, Cell::Select, Cell::Amount, Cell::Note].map(|at| row.cell(at));
        let tokens = if note.is_empty() { None } else { Some(Box::new(Tokens::read(note, remarks)?)) };
        Ok(Self { target, select, amount, tokens, plain: row.plain, line: row.line })
    }

    /// What its note says.
    #[inline]
    fn tokens(&self) -> &Tokens {
        self.tokens.as_deref().unwrap_or(Tokens::NONE)
    }

    /// Refuses tokens that the operation does not use.
    #[inline]
    fn only(&self, coordinate: bool, keep: bool, merge: bool, name: bool) -> Result<(), Malformed> {
        self.tokens.as_ref().map_or(Ok(()), |tokens| tokens.only(coordinate, keep, merge, name))
    }

    /// As a row of heirs or parts.
    fn raw(&self) -> RawRow<'_> {
        let name = self.tokens().name.as_deref().unwrap_or_default();
        RawRow { to: self.target, name, select: self.select, share: self.amount, plain: self.plain }
    }

    /// The tasks, which must be named.
    fn tasks(&self) -> Result<Selector, Malformed> {
        if self.select.is_empty() {
            Err(Malformed::Missing("select"))
        } else {
            parts::selector(self.select, self.plain)
        }
    }

    fn no_select(&self) -> Result<(), Malformed> {
        if self.select.is_empty() { Ok(()) } else { Err(Malformed::NotUsed("select")) }
    }

    fn no_amount(&self) -> Result<(), Malformed> {
        if self.amount.is_empty() { Ok(()) } else { Err(Malformed::NotUsed("amount")) }
    }
}

/// Why rows make no operation.
#[derive(Debug)]
pub struct Fault {
    /// The line of the row that is wrong; none: the first of the step.
    pub line: Option<u32>,
    /// Why.
    pub why: Malformed,
}

impl From<Malformed> for Fault {
    fn from(why: Malformed) -> Self {
        Self { line: None, why }
    }
}

/// The operation of a step that may have several rows.
pub fn of_rows(verb: Verb, subject: &str, rows: &[StepRow<'_>]) -> Result<Operation, Fault> {
    match verb {
        Verb::Split => {
            let parts = receivers(rows, RowsOf::Split)?;
            Ok(Operation::Split { body: parts::body(subject, "subject")?, parts })
        }
        Verb::Abolish => {
            let what = parts::abolished(subject, "subject")?;
            Ok(Operation::Abolish { what, heirs: receivers(rows, RowsOf::Abolish)? })
        }
        // The caller reads the operations of one row.
        _ => {
            let body = parts::body(subject, "subject")?;
            Ok(Operation::Dissolve { body, heirs: receivers(rows, RowsOf::Dissolve)? })
        }
    }
}

/// The heirs or parts, one a row.
fn receivers(rows: &[StepRow<'_>], of: RowsOf) -> Result<Vec<Row>, Fault> {
    let at = |row: &StepRow<'_>, why: Malformed| Fault { line: Some(row.line), why };
    for row in rows {
        row.only(false, false, false, of == RowsOf::Split).map_err(|why| at(row, why))?;
    }
    if parts::to_the_bench(rows.iter().map(StepRow::raw), of) {
        return Ok(Vec::new());
    }
    let cells = RowCells { to: "target", name: "note: name" };
    let mut read = Vec::with_capacity(rows.len());
    for row in rows {
        match parts::row(row.raw(), of, cells) {
            Ok(receiver) => read.push(receiver),
            Err(why) => return Err(at(row, why)),
        }
    }
    match parts::second_rest(&read) {
        Some(second) => Err(at(&rows[second], Malformed::RestTwice)),
        None => Ok(read),
    }
}

/// The operation of a step of one row.
#[inline]
pub fn of_one_row(verb: Verb, mode: Option<Mode>, subject: &str, row: &StepRow<'_>) -> Result<Operation, Malformed> {
    let tokens = row.tokens();
    let target = row.target;
    let name = || tokens.name.clone();
    Ok(match verb {
        Verb::Create => {
            row.only(false, false, false, true)?;
            row.no_amount()?;
            let id = parts::body(subject, "subject")?;
            let parent = parts::body(target, "target")?;
            let (kind, areas) = kind_and(row.select, "area", "kind:K, area:A")?;
            let kind = kind.ok_or(Malformed::Missing("select"))?;
            Operation::Create { id, name: name(), parent, kind, areas }
        }
        Verb::Merge => {
            row.only(false, false, true, true)?;
            row.no_amount()?;
            let bodies = subjects(subject, row.plain)?;
            let into = parts::receiving_body(target, "target")?;
            let (kind, mut parents) = kind_and(row.select, "parent", "kind:K, parent:P")?;
            if parents.len() > 1 {
                let word = row.select.to_owned();
                return Err(Malformed::NotAllowed { cell: "select", word, allowed: "kind:K, parent:P" });
            }
            let units = if tokens.merge_units { Units::Merge } else { Units::Keep };
            Operation::Merge { bodies, into, name: name(), kind, parent: parents.pop(), units, leaders: tokens.leaders }
        }
        Verb::Reassign => {
            row.only(true, false, false, false)?;
            row.no_amount()?;
            let from = if bare(subject).is_empty() { None } else { Some(parts::body(subject, "subject")?) };
            let to = parts::receiving_body(target, "target")?;
            let role = if tokens.coordinate { Role::Coordinate } else { Role::Lead };
            Operation::Reassign { from, to, tasks: row.tasks()?, role }
        }
        Verb::Delegate => {
            row.only(false, true, false, false)?;
            row.no_amount()?;
            let (from, to) = (parts::place(subject, "subject")?, parts::place(target, "target")?);
            let tasks = row.tasks()?;
            Operation::Delegate { from, to, tasks, keep_coordinating: tokens.keep_coordinating, mode }
        }
        Verb::Move => {
            row.only(false, false, false, false)?;
            row.no_select()?;
            row.no_amount()?;
            Operation::Move { body: parts::body(subject, "subject")?, under: parts::receiving_body(target, "target")? }
        }
        Verb::Rename => {
            row.only(false, false, false, false)?;
            row.no_select()?;
            row.no_amount()?;
            let name = Word::new(bare(target));
            if name.is_empty() {
                return Err(Malformed::Missing("target"));
            }
            Operation::Rename { body: parts::body(subject, "subject")?, name }
        }
        Verb::Resize => {
            row.only(false, false, false, false)?;
            if !target.is_empty() {
                return Err(Malformed::NotUsed("target"));
            }
            let body = parts::body(subject, "subject")?;
            let category = parts::category(row.select, "select")?;
            Operation::Resize { body, category, change: parts::change(row.amount, "amount")? }
        }
        Verb::MergeAreas => {
            row.only(false, false, false, true)?;
            row.no_select()?;
            row.no_amount()?;
            Operation::MergeAreas {
                areas: subjects(subject, row.plain)?,
                into: parts::body(target, "target")?,
                name: name(),
            }
        }
        // The caller reads the operations of several rows.
        Verb::Split | Verb::Dissolve | Verb::Abolish => return Err(Malformed::OneRowOnly),
    })
}

/// The subject as a list of ids; of a plain one it is known that no sign in it joins or quotes.
fn subjects(text: &str, plain: bool) -> Result<Words, Malformed> {
    // Most lists have one entry, and neither of the signs that join and quote.
    if plain || !text.bytes().any(|byte| matches!(byte, b'|' | b'"')) {
        return Ok(Words::from_buf([parts::body(text, "subject")?]));
    }
    let mut entries = list(text);
    if entries.is_empty() {
        return Err(Malformed::Missing("subject"));
    }
    for entry in &mut entries {
        *entry = parts::body(entry, "subject")?;
    }
    Ok(entries)
}

/// A list of at most one `kind:K` and any number of another prefix.
fn kind_and(text: &str, other: &str, allowed: &'static str) -> Result<(Option<Word>, Words), Malformed> {
    let (mut kind, mut others) = (None, Words::new());
    if text.is_empty() {
        return Ok((kind, others));
    }
    for entry in parts::entries(text) {
        if let Some(id) = parts::after(entry, "kind").filter(|_| kind.is_none()) {
            kind = Some(id.into());
        } else if let Some(id) = parts::after(entry, other) {
            others.push(id.into());
        } else {
            return Err(Malformed::NotAllowed { cell: "select", word: entry.to_owned(), allowed });
        }
    }
    Ok((kind, others))
}
