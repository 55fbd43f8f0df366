//! A described space of scenarios: `spaces/<id>.toml`.

use super::encoding;
use super::problem::{Problem, sort};
use super::settings::{Settings, at_of};
use super::space_choices::choice;
use super::space_names::Known;
use crate::model::Organisation;
use crate::scenario::{Malformed, Plan};
use crate::space::{Constraints, Sample, Space, WHOLE_LIMIT};
use std::path::Path;
use toml::de::DeTable;

/// Reads a space. What it names must be in the case, or be made by the plans that its scenarios start from, or by one
/// of its own steps.
///
/// # Errors
/// All problems of its file, or that there is none.
pub fn read_space(path: &Path, organisation: &Organisation, base: &[Plan]) -> Result<Space, Vec<Problem>> {
    let file = path.display().to_string();
    match encoding::read(path, &file) {
        Ok(Some(bytes)) => {
            let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            parse_space(&id, &file, &bytes, organisation, base)
        }
        Ok(None) => Err(vec![Problem::fault(&file, "no-file")]),
        Err(problem) => Err(vec![problem]),
    }
}

/// Reads a space from the bytes of its file; `id` is its name where it has none.
///
/// # Errors
/// All problems of the file.
pub fn parse_space(
    id: &str,
    file: &str,
    bytes: &[u8],
    organisation: &Organisation,
    base: &[Plan],
) -> Result<Space, Vec<Problem>> {
    let text = encoding::decode(bytes, file).map_err(|problem| vec![problem])?;
    let (mut toml, table) = Settings::parse(file, &text);
    let Some(table) = table else { return Err(toml.problems) };
    toml.closed(&table, &["name", "notes", "date", "choice", "constraints", "sample"]);
    if table.get("notes").is_some() {
        toml.one_or_more(&table, "notes");
    }
    let name = toml.text(&table, "name").unwrap_or_else(|| id.to_owned());
    let date = toml.date(&table, "date");
    let mut choices = Vec::new();
    let mut steps = Vec::new();
    for (start, table) in toml.tables(&table, "choice") {
        choices.extend(choice(&mut toml, start, table, organisation, &mut steps));
    }
    if choices.is_empty() && toml.problems.is_empty() {
        toml.push(0, "choice", "space-no-choice", &[]);
    }
    let known = Known::new(organisation, base, steps.iter().map(|(_, step)| step));
    for (at, step) in &steps {
        for (key, why) in known.faults(step) {
            toml.malformed(*at, key, &why);
        }
    }
    let constraints = constraints(&mut toml, &table, &known);
    let sample = sample(&mut toml, &table);
    let space = Space { name, date, choices, constraints, sample };
    if toml.problems.is_empty() {
        let too_large = match space.combinations() {
            None => true,
            Some(all) => all > WHOLE_LIMIT && space.sample.is_none(),
        };
        if too_large {
            let count = space.combinations().map(|all| all.to_string()).unwrap_or_default();
            toml.push(0, "sample", "space-too-large", &[("count", count), ("limit", WHOLE_LIMIT.to_string())]);
        }
    }
    sort(&mut toml.problems);
    // A name that is wrong in a list of pairs is wrong in each of them.
    toml.problems.dedup();
    if toml.problems.is_empty() { Ok(space) } else { Err(toml.problems) }
}

fn constraints(toml: &mut Settings<'_>, table: &DeTable<'_>, known: &Known<'_>) -> Constraints {
    let Some(table) = inner(toml, table, "constraints") else { return Constraints::default() };
    toml.closed(table, &["once", "living", "not_together", "together", "max_steps"]);
    let max_steps = table.contains_key("max_steps").then(|| count(toml, table, "max_steps", 1));
    Constraints {
        once: yes(toml, table, "once"),
        living: yes(toml, table, "living"),
        not_together: bodies(toml, table, "not_together", known),
        together: bodies(toml, table, "together", known),
        max_steps: max_steps.flatten().and_then(|most| usize::try_from(most).ok()),
    }
}

fn sample(toml: &mut Settings<'_>, table: &DeTable<'_>) -> Option<Sample> {
    let table = inner(toml, table, "sample")?;
    toml.closed(table, &["count", "seed"]);
    let count_of = count(toml, table, "count", 1);
    let seed = if table.contains_key("seed") { count(toml, table, "seed", 0) } else { Some(0) };
    Some(Sample { count: count_of?, seed: seed? })
}

/// Lists of bodies that are named together, each of at least two.
fn bodies(toml: &mut Settings<'_>, table: &DeTable<'_>, key: &'static str, known: &Known<'_>) -> Vec<Vec<String>> {
    let Some(value) = table.get(key) else { return Vec::new() };
    let wrong = |toml: &mut Settings<'_>, at| toml.push(at, key, "wrong-type", &[("expected", "lists".to_owned())]);
    let Some(lists) = value.get_ref().as_array() else {
        wrong(toml, value.span().start);
        return Vec::new();
    };
    let mut read = Vec::new();
    for list in lists {
        let ids = list.get_ref().as_array().map(|ids| ids.iter().map(|id| id.get_ref().as_str()).collect());
        let ids: Option<Vec<&str>> = ids.unwrap_or_default();
        let Some(ids) = ids.filter(|ids| ids.len() > 1) else {
            wrong(toml, list.span().start);
            continue;
        };
        for id in &ids {
            if let Some(why) = known.body(id) {
                toml.malformed(list.span().start, key, &why);
            }
        }
        read.push(ids.into_iter().map(str::to_owned).collect());
    }
    read
}

/// `true` or `false`.
fn yes(toml: &mut Settings<'_>, table: &DeTable<'_>, key: &'static str) -> bool {
    let Some(value) = table.get(key) else { return false };
    value.get_ref().as_bool().unwrap_or_else(|| {
        toml.push(value.span().start, key, "space-yes-no", &[]);
        false
    })
}

/// A whole number that is not too small.
pub(super) fn count(toml: &mut Settings<'_>, table: &DeTable<'_>, key: &'static str, least: u64) -> Option<u64> {
    let text = toml.text_or_number(table, key).unwrap_or_default().replace('_', "");
    let read = text.parse::<u64>().ok().filter(|number| *number >= least);
    if read.is_none() {
        toml.push(at_of(table, key), key, "space-count", &[("text", text), ("least", least.to_string())]);
    }
    read
}

/// A table in a table.
pub(super) fn inner<'t, 'd>(toml: &mut Settings<'_>, table: &'t DeTable<'d>, key: &str) -> Option<&'t DeTable<'d>> {
    let value = table.get(key)?;
    let inner = value.get_ref().as_table();
    if inner.is_none() {
        toml.push(value.span().start, key, "wrong-type", &[("expected", "table".to_owned())]);
    }
    inner
}

/// A missing key of a table that begins at a byte.
pub(super) fn missing(toml: &mut Settings<'_>, at: usize, key: &'static str) {
    toml.malformed(at, key, &Malformed::Missing(key));
}
