//! Norms as files: `norms/<topic>.toml`, read strictly, with every mistake of every file in one go.
//!
//! Layers lie over each other: the pack that ships with the program, a province's own folder, the folder `norms/` of
//! a case. A norm of the same id is replaced whole.

use super::cells::shortened;
use super::competence::{Competences, TOPICS, dossier_names};
use super::encoding;
use super::problem::{self, Problem};
use super::settings::{Settings, Value as Written, at_of};
use crate::model::nearest;
use crate::norms::{Amount, Citation, Dated, Decimal, Norm, Norms, Status, Unit, Value, overlap};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// The pack that ships, a file a topic.
const PACK: &[(&str, &str)] = &[
    ("norms/administrative-units.toml", include_str!("../../norms/administrative-units.toml")),
    ("norms/allowances.toml", include_str!("../../norms/allowances.toml")),
    ("norms/assumptions.toml", include_str!("../../norms/assumptions.toml")),
    ("norms/attrition.toml", include_str!("../../norms/attrition.toml")),
    ("norms/benefits.toml", include_str!("../../norms/benefits.toml")),
    ("norms/communes.toml", include_str!("../../norms/communes.toml")),
    ("norms/competence.toml", include_str!("../../norms/competence.toml")),
    ("norms/departments.toml", include_str!("../../norms/departments.toml")),
    ("norms/districts.toml", include_str!("../../norms/districts.toml")),
    ("norms/documents.toml", include_str!("../../norms/documents.toml")),
    ("norms/inspectorates.toml", include_str!("../../norms/inspectorates.toml")),
    ("norms/leaders.toml", include_str!("../../norms/leaders.toml")),
    ("norms/procedures.toml", include_str!("../../norms/procedures.toml")),
    ("norms/reduction.toml", include_str!("../../norms/reduction.toml")),
    ("norms/retirement.toml", include_str!("../../norms/retirement.toml")),
    ("norms/salaries.toml", include_str!("../../norms/salaries.toml")),
    ("norms/sizes.toml", include_str!("../../norms/sizes.toml")),
    ("norms/staffing.toml", include_str!("../../norms/staffing.toml")),
    ("norms/tasks.toml", include_str!("../../norms/tasks.toml")),
    ("norms/transition.toml", include_str!("../../norms/transition.toml")),
];

/// The pack that ships.
pub fn shipped_norms() -> Norms {
    // A test holds the shipped pack to be without fault.
    parse_norms(PACK).unwrap_or_default()
}

/// The norms of a folder: every `.toml` in it.
///
/// # Errors
/// All problems of all its files, or that there is no such folder.
pub fn read_norms(dir: &Path) -> Result<Norms, Vec<Problem>> {
    let name = dir.display().to_string();
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(_) if !dir.is_dir() => return Err(vec![Problem::fault(&name, "no-norms-folder")]),
        Err(error) => return Err(vec![Problem::fault(&name, "unreadable").arg("error", error)]),
    };
    let names = entries.filter_map(Result::ok).map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> =
        names.filter(|name| name.ends_with(".toml") && !name.starts_with(['.', '~'])).collect();
    names.sort();
    let mut problems = Vec::new();
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for file in names {
        let shown = format!("{}/{file}", name.trim_end_matches('/'));
        match encoding::read(&dir.join(&file), &shown) {
            Ok(bytes) => files.extend(bytes.map(|bytes| (shown, bytes))),
            Err(problem) => problems.push(problem),
        }
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    decode_norms(&files, problems)
}

/// The norms of files that were read already, by name.
///
/// # Errors
/// All problems of all files.
pub fn decode_norms(files: &[(&str, &[u8])], mut problems: Vec<Problem>) -> Result<Norms, Vec<Problem>> {
    let mut texts = Vec::new();
    for (name, bytes) in files {
        match encoding::decode(bytes, name) {
            Ok(text) => texts.push((*name, text)),
            Err(problem) => problems.push(problem),
        }
    }
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_ref())).collect();
    match parse_norms(&texts) {
        Ok(norms) if problems.is_empty() => Ok(norms),
        Ok(_) => Err(problems),
        Err(more) => {
            problems.extend(more);
            problem::sort(&mut problems);
            Err(problems)
        }
    }
}

/// The norms of texts, by the name of their file.
///
/// # Errors
/// All problems of all files.
pub fn parse_norms(files: &[(&str, &str)]) -> Result<Norms, Vec<Problem>> {
    let mut reading = Reading::default();
    for (file, text) in files {
        reading.file(file, text);
    }
    let shipped = || PACK.iter().flat_map(|(file, text)| dossier_names(file, text)).collect();
    reading.competences.judge(shipped, &mut reading.problems);
    problem::sort(&mut reading.problems);
    if !reading.problems.is_empty() {
        return Err(reading.problems);
    }
    let (competences, dossiers) = reading.competences.into_parts();
    // Every flaw has been reported with its line above; a case that slips through must not become a pack.
    let norms = Norms::build(reading.norms).and_then(|norms| norms.with_competences(competences, dossiers));
    norms.map_err(|flaw| vec![Problem::fault("norms", "norm-flawed").arg("flaw", format!("{flaw:?}"))])
}

/// What has been read of a layer.
#[derive(Default)]
struct Reading {
    norms: Vec<Norm>,
    competences: Competences,
    /// Where each id was first seen.
    seen: BTreeMap<String, (String, u64)>,
    problems: Vec<Problem>,
}

impl Reading {
    fn file(&mut self, file: &str, text: &str) {
        let (mut toml, table) = Settings::parse(file, text);
        for (topic, entries) in table.iter().flat_map(|table| in_order(table)) {
            let at = entries.span().start;
            let Some(entries) = entries.get_ref().as_table() else {
                toml.push(at, topic, "norm-not-an-entry", &[]);
                continue;
            };
            for (name, entry) in in_order(entries) {
                self.entry(&mut toml, format!("{topic}.{name}"), entry);
            }
        }
        self.problems.append(&mut toml.problems);
    }

    fn entry(&mut self, toml: &mut Settings<'_>, id: String, entry: &Written<'_>) {
        let at = entry.span().start;
        let Some(table) = entry.get_ref().as_table() else {
            return toml.push(at, &id, "norm-not-an-entry", &[]);
        };
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.';
        if !id.chars().all(plain) || id.matches('.').count() != 1 {
            toml.push(at, &id, "norm-bad-id", &[]);
        }
        let line = toml.line(at);
        if let Some((file, line)) = self.seen.get(&id) {
            return toml.push(at, &id, "norm-twice", &[("first", format!("{file}:{line}"))]);
        }
        self.seen.insert(id.clone(), (toml.file.to_owned(), line));
        if TOPICS.iter().any(|topic| id.split_once('.').is_some_and(|(first, _)| first == *topic)) {
            return self.competences.entry(toml, id, at, table);
        }
        toml.closed(table, &["description_vi", "description_en", "unit", "kinds", "values"]);
        let description_vi = needed(toml, table, &id, at, "description_vi");
        let description_en = needed(toml, table, &id, at, "description_en");
        let unit = match table.contains_key("unit") {
            true => toml.chosen(table, "unit", Unit::ALLOWED, Unit::from_word),
            false => {
                toml.push(at, &id, "norm-missing-key", &[("key", "unit".to_owned())]);
                None
            }
        };
        let kinds = toml.texts(table, "kinds");
        let mut values = Vec::new();
        let mut lines = Vec::new();
        let written = toml.tables(table, "values");
        if written.is_empty() {
            toml.push(at, &id, "norm-missing-key", &[("key", "values".to_owned())]);
        }
        let complete = written.len();
        for (at, value) in written {
            if let Some(dated) = dated(toml, &id, unit, at, value) {
                values.push(dated);
                lines.push(at);
            }
        }
        if let Some((one, other)) = overlap(&values) {
            let day = values[other].from.to_string();
            let args = [("line", toml.line(lines[one]).to_string()), ("day", day)];
            toml.push(lines[other], &id, "norm-overlap", &args);
        }
        if let (Some(description_vi), Some(description_en), Some(unit)) = (description_vi, description_en, unit)
            && values.len() == complete
        {
            self.norms.push(Norm { id, description_vi, description_en, unit, kinds, values });
        }
    }
}

/// A text that must be there.
pub(super) fn needed(toml: &mut Settings<'_>, table: &DeTable<'_>, id: &str, at: usize, key: &str) -> Option<String> {
    let wrong = toml.problems.len();
    let text = toml.text(table, key);
    if text.is_none() && toml.problems.len() == wrong {
        let at = if table.contains_key(key) { at_of(table, key) } else { at };
        toml.push(at, id, "norm-missing-key", &[("key", key.to_owned())]);
    }
    text
}

/// One entry of the history; none if something in it is wrong.
fn dated(toml: &mut Settings<'_>, id: &str, unit: Option<Unit>, at: usize, table: &DeTable<'_>) -> Option<Dated> {
    let wrong = toml.problems.len();
    toml.closed(table, &["from", "until", "value", "citation", "status"]);
    for key in ["from", "status"] {
        if !table.contains_key(key) {
            toml.push(at, id, "norm-missing-key", &[("key", key.to_owned())]);
        }
    }
    let from = toml.date(table, "from");
    let until = toml.date(table, "until");
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        let args = [("from", from.to_string()), ("until", until.to_string())];
        toml.push(at_of(table, "until"), id, "norm-until-before-from", &args);
    }
    let status = toml.chosen(table, "status", Status::ALLOWED, Status::from_word);
    let value = table.get("value").and_then(|value| self::value(toml, id, unit, value));
    let citation = citation(toml, id, at, table);
    if toml.problems.len() > wrong {
        return None;
    }
    Some(Dated { from: from?, until, value, citation: citation?, status: status? })
}

pub(super) fn citation(toml: &mut Settings<'_>, id: &str, at: usize, table: &DeTable<'_>) -> Option<Citation> {
    let Some(written) = table.get("citation") else {
        toml.push(at, id, "norm-no-citation", &[]);
        return None;
    };
    let at = written.span().start;
    let Some(table) = written.get_ref().as_table() else {
        toml.push(at, "citation", "wrong-type", &[("expected", "table".to_owned())]);
        return None;
    };
    toml.closed(table, &["instrument", "article", "note"]);
    let instrument = toml.text(table, "instrument");
    if instrument.is_none() {
        toml.push(at, id, "norm-no-citation", &[]);
    }
    Some(Citation { instrument: instrument?, article: toml.text(table, "article"), note: toml.text(table, "note") })
}

/// A value: one amount, or a table of amounts by case.
fn value(toml: &mut Settings<'_>, id: &str, unit: Option<Unit>, written: &Written<'_>) -> Option<Value> {
    let Some(table) = written.get_ref().as_table() else {
        return amount(toml, id, unit, written).map(Value::One);
    };
    let cases = in_order(table);
    if cases.is_empty() {
        toml.push(written.span().start, id, "norm-missing-key", &[("key", "value".to_owned())]);
        return None;
    }
    let read = |(case, written)| amount(toml, id, unit, written).map(|amount| (str::to_owned(case), amount));
    let read: Vec<Option<(String, Amount)>> = cases.into_iter().map(read).collect();
    read.into_iter().collect::<Option<Vec<_>>>().map(Value::ByCase)
}

fn amount(toml: &mut Settings<'_>, id: &str, unit: Option<Unit>, written: &Written<'_>) -> Option<Amount> {
    let (amount, text) = match written.get_ref() {
        DeValue::Integer(number) if number.radix() == 10 => {
            (number.as_str().parse().ok().and_then(Decimal::whole).map(Amount::Number), number.as_str().to_owned())
        }
        DeValue::String(text) => (Decimal::read(text.trim()).map(Amount::Number), text.to_string()),
        DeValue::Datetime(moment) if moment.time.is_none() && moment.offset.is_none() => {
            let day = moment.date.and_then(|date| Date::new(date.year as i16, date.month as i8, date.day as i8).ok());
            (day.map(Amount::Date), moment.to_string())
        }
        // A binary fraction is not what the paper says.
        DeValue::Float(number) => (None, number.as_str().to_owned()),
        other => (None, other.type_str().to_owned()),
    };
    let fits = amount.filter(|amount| unit.is_none_or(|unit| unit.admits(*amount)));
    if fits.is_none() {
        let unit = unit.map_or("?", Unit::word).to_owned();
        toml.push(written.span().start, id, "norm-outside-unit", &[("text", shortened(&text)), ("unit", unit)]);
    }
    fits
}

/// The entries of a table as the file orders them.
fn in_order<'t, 'd>(table: &'t DeTable<'d>) -> Vec<(&'t str, &'t Written<'d>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries.into_iter().map(|(key, value)| (key.get_ref().as_ref(), value)).collect()
}

/// The ids like a word, nearest first; a norm may be called by its name without the topic.
pub fn near_norms(norms: &Norms, word: &str) -> Vec<String> {
    let ids = || norms.all().iter().map(|norm| norm.id.as_str());
    let near = nearest(word, ids());
    if !near.is_empty() {
        return near;
    }
    let named = nearest(word, ids().filter_map(|id| id.split_once('.').map(|(_, name)| name)));
    ids().filter(|id| named.iter().any(|name| id.ends_with(&format!(".{name}")))).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{PACK, parse_norms};

    #[test]
    fn the_shipped_norms_are_sound_and_all_embedded() {
        let norms = parse_norms(PACK);
        assert!(norms.is_ok(), "{norms:?}");
        let mut files: Vec<String> = std::fs::read_dir("norms")
            .unwrap()
            .map(|entry| format!("norms/{}", entry.unwrap().file_name().to_string_lossy()))
            .filter(|name| name.ends_with(".toml"))
            .collect();
        files.sort();
        assert_eq!(PACK.iter().map(|(name, _)| *name).collect::<Vec<_>>(), files);
    }
}
