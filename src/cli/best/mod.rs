//! `best`: the best rows of a result of `batch`, and those that no other beats, in one pass.

mod plans;
mod read;
mod say;

use super::args::Best;
use super::exit;
use super::session::{Failure, Session};
use crate::batch::{Fate, Front, Kept, Top};
use crate::compare::Better;
use crate::evaluate::Figure;
use crate::input::Source;
use crate::model::{Count, nearest};
use read::Rows;
use say::Found;
use std::io;

/// Counts of findings that may stand in a result; fewer are better.
const COUNTED: [&str; 3] = ["breaches", "warnings", "unknown"];

/// A figure by which rows are told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// The word of its column.
    pub word: String,
    /// Which way it is better.
    better: Better,
}

/// What is kept of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name of the scenario.
    pub scenario: String,
    /// The line on which it begins in its table, where the result says it.
    pub line: Option<u64>,
    /// Its figures, in the order of the criteria.
    pub figures: Vec<Count>,
}

/// What became of the rows of a result.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// All of them.
    pub rows: u64,
    /// Those that were not evaluated, and are in no rank.
    pub failed: u64,
    /// Those of which a figure is unknown.
    pub unknown: u64,
}

/// Runs the command.
pub fn run(args: &Best, _decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    let by = args.by.iter().map(|word| session.criterion(word)).collect::<Result<Vec<_>, _>>()?;
    let pareto = args.pareto.iter().map(|word| session.criterion(word)).collect::<Result<Vec<_>, _>>()?;
    let mut plans = plans::Wish::of(args, session)?;
    let mut criteria = by.clone();
    criteria.extend(pareto.iter().filter(|one| !by.contains(one)).cloned());
    let (top, front, seen) = rank(args, &by, &pareto, &criteria, session)?;
    let top: Vec<Row> = top.into_rows().into_iter().map(|kept| kept.row).collect();
    let front: Vec<(u64, Row)> = front.into_rows().into_iter().map(|(equal, kept)| (equal, kept.row)).collect();
    let found = Found { criteria: &criteria, by: by.len(), top: &top, front: &front, seen, pareto: pareto.len() };
    let written = match &mut plans {
        Some(wish) => wish.write(top.iter().chain(front.iter().map(|(_, row)| row)), args, session)?,
        None => Vec::new(),
    };
    let report = found.report(&written, plans::provenance(&args.result), session);
    session.emit(&report, || None)?;
    Ok(exit::OK)
}

/// Reads the result once.
fn rank(
    args: &Best,
    by: &[Criterion],
    pareto: &[Criterion],
    criteria: &[Criterion],
    session: &Session<'_>,
) -> Result<(Top<Row>, Front<Row>, Seen), Failure> {
    let shown = args.result.display().to_string();
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Failure::usage(session.with_near("no-result", &shown, &[])),
        _ => session.unreadable(&shown, &error),
    };
    let (mut rows, columns) = Source::open(&args.result).and_then(Rows::open).map_err(failed)?;
    let words = ["scenario", "status", "first_line"].into_iter().map(str::to_owned);
    let wanted = Rows::wanted(words.chain(criteria.iter().map(|one| one.word.clone())).collect(), &columns);
    if let Some(word) = wanted.missing().find(|word| *word != "first_line") {
        let near = nearest(word, columns.iter().map(String::as_str));
        return Err(Failure::usage(session.with_near("best-no-column", word, &near)));
    }
    let places = |of: &[Criterion]| -> Vec<usize> {
        of.iter().filter_map(|one| criteria.iter().position(|other| other == one)).collect()
    };
    let (by_places, pareto_places) = (places(by), places(pareto));
    let mut top = Top::new(if by.is_empty() { 0 } else { args.top });
    let mut front = Front::default();
    let mut seen = Seen::default();
    let mut cells = Vec::new();
    while rows.next(&wanted, &mut cells).map_err(failed)? {
        let order = seen.rows;
        seen.rows += 1;
        let [scenario, status, line, figures @ ..] = cells.as_slice() else { continue };
        if status != Fate::EVALUATED {
            seen.failed += 1;
            continue;
        }
        let figures: Vec<Count> = figures.iter().map(|cell| cell.parse().ok()).collect();
        seen.unknown += u64::from(figures.iter().any(Option::is_none));
        let cost = |at: &usize| figures[*at].map(|value| criteria[*at].cost(value));
        let kept = |costs| {
            let row = Row { scenario: scenario.clone(), line: line.parse().ok(), figures: figures.clone() };
            Kept { costs, order, row }
        };
        let costs: Vec<_> = by_places.iter().map(cost).collect();
        if top.wants(&costs) {
            top.add(kept(costs));
        }
        let costs = pareto_places.iter().map(cost).collect::<Option<Vec<i64>>>().filter(|costs| !costs.is_empty());
        if let Some(costs) = costs.filter(|costs| front.wants(costs)) {
            front.add(costs, kept(Vec::new()));
        }
    }
    Ok((top, front, seen))
}

impl Criterion {
    /// A value turned so that less is better.
    fn cost(&self, value: i64) -> i64 {
        if self.better == Better::More { value.saturating_neg() } else { value }
    }
}

impl Session<'_> {
    /// A figure that is better one way, or a count of findings.
    fn criterion(&self, word: &str) -> Result<Criterion, Failure> {
        let word = word.trim();
        if COUNTED.contains(&word) {
            return Ok(Criterion { word: word.to_owned(), better: Better::Less });
        }
        let Some(figure) = Figure::from_word(word) else {
            let words = Figure::ALL.iter().map(|figure| figure.word()).chain(COUNTED);
            return Err(Failure::usage(self.with_near("no-figure", word, &nearest(word, words))));
        };
        match figure.better() {
            Some(better) => Ok(Criterion { word: word.to_owned(), better }),
            None => Err(Failure::usage(self.texts.say("figure-without-direction", &[("word", word.to_owned())]))),
        }
    }
}
