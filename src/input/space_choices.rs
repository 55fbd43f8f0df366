//! From a `[[choice]]` of a space to what may be picked.

use super::parts;
use super::plan_steps::step_with;
use super::settings::{Settings, at_of};
use super::space::{count, inner, missing};
use super::space_names::unknown;
use crate::model::Organisation;
use crate::scenario::{Malformed, Noun, Operation, Step, Units, Word};
use crate::space::Choice;
use toml::de::DeTable;

/// The keys of every step of a space: what a table of scenarios has no cell for cannot stand there.
const COMMON: [&str; 3] = ["op", "date", "note"];
/// The keys of a step that is shared out.
const SHARED: [&str; 5] = ["op", "date", "note", "steps", "least"];
/// The most parts that a body may be cut into: finer is no way in which posts are shared out.
const FINEST: u64 = 1000;

/// Reads a choice; none where it has a problem, which is kept. Its steps are added to `steps`, each with its place.
pub fn choice(
    toml: &mut Settings<'_>,
    start: usize,
    table: &DeTable<'_>,
    organisation: &Organisation,
    steps: &mut Vec<(usize, Step)>,
) -> Option<Choice> {
    toml.closed(table, &["choose", "of", "pairs", "alternatives", "shares"]);
    let has = |key: &str| table.contains_key(key);
    let ways = [has("of") || has("pairs"), has("alternatives"), has("shares")];
    if ways.iter().filter(|way| **way).count() != 1 {
        toml.push(start, "choice", "space-one-way", &[]);
        return None;
    }
    if has("choose") && !ways[0] {
        toml.malformed(at_of(table, "choose"), "choose", &Malformed::NotUsed("choose"));
    }
    let before = toml.problems.len();
    let read = match ways {
        [true, ..] => some(toml, table, organisation, steps),
        [_, true, _] => alternatives(toml, table, steps),
        _ => shares(toml, table, steps),
    };
    read.filter(|_| toml.problems.len() == before)
}

/// One step, with its place kept.
fn one(
    toml: &mut Settings<'_>,
    at: usize,
    table: &DeTable<'_>,
    keys: &[&str],
    share: &str,
    steps: &mut Vec<(usize, Step)>,
) -> Option<Step> {
    let step = step_with(toml, at, 0, table, keys, share)?;
    steps.push((at, step.clone()));
    Some(step)
}

fn some(
    toml: &mut Settings<'_>,
    table: &DeTable<'_>,
    organisation: &Organisation,
    steps: &mut Vec<(usize, Step)>,
) -> Option<Choice> {
    let mut of = Vec::new();
    for (at, table) in toml.tables(table, "of") {
        of.extend(one(toml, at, table, &COMMON, "", steps));
    }
    if table.contains_key("pairs") {
        let at = at_of(table, "pairs");
        let pairs = inner(toml, table, "pairs")?;
        for step in pairings(toml, at, pairs, organisation)? {
            steps.push((at, step.clone()));
            of.push(step);
        }
    }
    if of.is_empty() {
        let key = if table.contains_key("of") { "of" } else { "pairs" };
        toml.push(at_of(table, key), key, "space-nothing", &[]);
        return None;
    }
    let (least, most) = choose(toml, table, of.len())?;
    Some(Choice::Some { least, most, of })
}

/// `2`, or `0..2` with both ends; without the key, one.
fn choose(toml: &mut Settings<'_>, table: &DeTable<'_>, among: usize) -> Option<(usize, usize)> {
    if !table.contains_key("choose") {
        return Some((1, 1));
    }
    let text = toml.text_or_number(table, "choose").unwrap_or_default();
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let read = match text.split_once("..") {
        Some((least, most)) => number(least).zip(number(most)),
        None => number(&text).map(|exactly| (exactly, exactly)),
    };
    let fits = read.filter(|(least, most)| least <= most && *most <= among);
    if fits.is_none() {
        let args = [("text", text), ("among", among.to_string())];
        toml.push(at_of(table, "choose"), "choose", "space-choose", &args);
    }
    fits
}

/// The merge of every two of some bodies, into the one that is named first.
fn pairings(toml: &mut Settings<'_>, at: usize, table: &DeTable<'_>, organisation: &Organisation) -> Option<Vec<Step>> {
    toml.closed(table, &["op", "among", "units", "leaders", "date", "note"]);
    let before = toml.problems.len();
    toml.chosen(table, "op", "merge", |word| (word == "merge").then_some(()));
    let units = toml.chosen(table, "units", "merge, keep", |word| match word {
        "merge" => Some(Units::Merge),
        "keep" => Some(Units::Keep),
        _ => None,
    });
    let leaders = toml.chosen(table, "leaders", "deputy, staff, bench", parts::leaders);
    let (date, note) = (toml.date(table, "date"), toml.text(table, "note"));
    let mut among: Vec<Word> = Vec::new();
    for word in toml.one_or_more(table, "among") {
        let found = match parts::after(&word, "kind") {
            None => vec![Word::from(word)],
            Some(kind) => {
                let Some(kind) = organisation.find_kind(kind) else {
                    let ids = organisation.kinds().iter().map(|kind| kind.id.as_str());
                    toml.malformed(at_of(table, "among"), "among", &unknown(Noun::Kind, kind, ids));
                    continue;
                };
                let of_kind = organisation.bodies().iter().filter(|body| body.kind == kind);
                of_kind.map(|body| Word::new(&body.id)).collect()
            }
        };
        for id in found {
            if !among.contains(&id) {
                among.push(id);
            }
        }
    }
    if among.is_empty() && toml.problems.len() == before {
        missing(toml, at, "among");
    }
    let line = toml.line(at) as u32;
    let mut steps = Vec::new();
    for (place, first) in among.iter().enumerate() {
        for second in &among[place + 1..] {
            let operation = Operation::Merge {
                bodies: [first, second].into_iter().cloned().collect(),
                into: first.clone(),
                name: None,
                kind: None,
                parent: None,
                units: units.unwrap_or_default(),
                leaders,
            };
            steps.push(Step { date, operation, basis: None, note: note.clone(), number: 0, line });
        }
    }
    (toml.problems.len() == before).then_some(steps)
}

fn alternatives(toml: &mut Settings<'_>, table: &DeTable<'_>, steps: &mut Vec<(usize, Step)>) -> Option<Choice> {
    let value = table.get("alternatives")?;
    let wrong = |toml: &mut Settings<'_>, at| {
        toml.push(at, "alternatives", "wrong-type", &[("expected", "step-lists".to_owned())]);
    };
    let Some(entries) = value.get_ref().as_array() else {
        wrong(toml, value.span().start);
        return None;
    };
    if entries.is_empty() {
        toml.push(value.span().start, "alternatives", "space-nothing", &[]);
    }
    let mut lists = Vec::new();
    for entry in entries {
        let Some(tables) = entry.get_ref().as_array() else {
            wrong(toml, entry.span().start);
            continue;
        };
        let mut list = Vec::new();
        for step in tables {
            match step.get_ref().as_table() {
                Some(table) => list.extend(one(toml, step.span().start, table, &COMMON, "", steps)),
                None => wrong(toml, step.span().start),
            }
        }
        lists.push(list);
    }
    Some(Choice::OneOf(lists))
}

fn shares(toml: &mut Settings<'_>, table: &DeTable<'_>, steps: &mut Vec<(usize, Step)>) -> Option<Choice> {
    let at = at_of(table, "shares");
    let table = inner(toml, table, "shares")?;
    let before = toml.problems.len();
    let parts = match table.contains_key("steps") {
        true => count(toml, table, "steps", 1),
        false => {
            missing(toml, at, "steps");
            None
        }
    };
    let least = if table.contains_key("least") { count(toml, table, "least", 0) } else { Some(0) };
    let step = one(toml, at, table, &SHARED, &format!("1/{}", parts.unwrap_or(1).max(1)), steps)?;
    let rows = match &step.operation {
        Operation::Split { parts: rows, .. }
        | Operation::Dissolve { heirs: rows, .. }
        | Operation::Abolish { heirs: rows, .. } => rows.len() as u64,
        _ => 0,
    };
    if rows == 0 {
        toml.push(at, "shares", "space-share-rows", &[]);
    }
    let (parts, least) = (parts?, least?);
    if parts > FINEST || least.saturating_mul(rows) > parts {
        let args = [("steps", parts.to_string()), ("rows", rows.to_string()), ("limit", FINEST.to_string())];
        toml.push(at, "shares", "space-parts", &args);
    }
    let (parts, least) = (u32::try_from(parts).ok()?, u32::try_from(least).ok()?);
    (toml.problems.len() == before).then_some(Choice::Shares { step, parts, least })
}
