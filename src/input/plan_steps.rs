//! From a `[[step]]` of a plan to its operation: each operation has its closed set of keys.

use super::parts::{self, RawRow, RowCells, RowsOf};
use super::settings::{Settings, at_of};
use super::verbs::Verb;
use crate::scenario::{Malformed, Mode, Operation, Row, Step, Units, Word, Words};
use toml::de::DeTable;

/// The keys that every step may have.
const COMMON: [&str; 4] = ["op", "date", "basis", "note"];

/// The keys of an operation beside those of every step.
fn keys(verb: Verb) -> &'static [&'static str] {
    match verb {
        Verb::Create => &["id", "parent", "kind", "area", "name"],
        Verb::Merge => &["bodies", "into", "name", "kind", "parent", "units", "leaders"],
        Verb::Split => &["body", "parts"],
        Verb::Dissolve => &["body", "heirs"],
        Verb::Reassign => &["from", "to", "select", "role"],
        Verb::Delegate => &["from", "to", "select", "keep", "mode"],
        Verb::Move => &["body", "under"],
        Verb::Rename => &["body", "name"],
        Verb::Resize => &["body", "category", "amount"],
        Verb::Abolish => &["what", "heirs"],
        Verb::MergeAreas => &["areas", "into", "name"],
    }
}

/// Reads one step; none where it has a problem, which is kept.
pub fn step(toml: &mut Settings<'_>, start: usize, number: u32, table: &DeTable<'_>) -> Option<Step> {
    step_with(toml, start, number, table, &COMMON, "")
}

/// Reads one step that may have other keys beside those of its operation. Where a share for all rows is given, none may
/// name its own.
pub fn step_with(
    toml: &mut Settings<'_>,
    start: usize,
    number: u32,
    table: &DeTable<'_>,
    common: &[&str],
    share: &str,
) -> Option<Step> {
    let before = toml.problems.len();
    let date = toml.date(table, "date");
    let basis = toml.text(table, "basis");
    let note = toml.text(table, "note");
    let Some(word) = toml.text(table, "op") else {
        if toml.problems.len() == before {
            toml.malformed(start, "op", &Malformed::Missing("op"));
        }
        return None;
    };
    let Some((verb, mode)) = Verb::read(&word) else {
        toml.malformed(at_of(table, "op"), "op", &Malformed::UnknownOperation(word));
        return None;
    };
    let allowed: Vec<&str> = common.iter().chain(keys(verb)).copied().collect();
    toml.closed(table, &allowed);
    let mut keyed = Keyed { toml, table, start, share };
    let operation = keyed.operation(verb, mode)?;
    let line = toml.line(start) as u32;
    (toml.problems.len() == before).then_some(Step { date, operation, basis, note, number, line })
}

/// A step whose keys are being read.
struct Keyed<'k, 'd, 'v> {
    toml: &'k mut Settings<'d>,
    table: &'k DeTable<'v>,
    start: usize,
    /// The share that every row is read with; empty: each names its own.
    share: &'k str,
}

impl Keyed<'_, '_, '_> {
    /// Keeps what is wrong with a key.
    fn settle<T>(&mut self, key: &'static str, read: Result<T, Malformed>) -> Option<T> {
        read.map_err(|why| {
            // A key that is missing is reported where the step begins.
            let at = if self.table.get(key).is_some() { at_of(self.table, key) } else { self.start };
            self.toml.malformed(at, key, &why);
        })
        .ok()
    }

    /// The text of a key; empty where it is missing. None where it is no text, which has been reported.
    fn text(&mut self, key: &'static str) -> Option<String> {
        let before = self.toml.problems.len();
        let text = self.toml.text(self.table, key).unwrap_or_default();
        (self.toml.problems.len() == before).then_some(text)
    }

    /// A key read by one of the parts.
    fn read<T>(&mut self, key: &'static str, read: fn(&str, &'static str) -> Result<T, Malformed>) -> Option<T> {
        let text = self.text(key)?;
        self.settle(key, read(&text, key))
    }

    fn optional_body(&mut self, key: &'static str) -> Option<Option<Word>> {
        let text = self.text(key)?;
        if text.is_empty() {
            return Some(None);
        }
        self.settle(key, parts::body(&text, key)).map(Some)
    }

    /// A list of ids that must not be empty.
    fn bodies(&mut self, key: &'static str) -> Option<Words> {
        let before = self.toml.problems.len();
        let texts = self.toml.texts(self.table, key);
        if self.toml.problems.len() > before {
            return None;
        }
        if texts.is_empty() {
            return self.settle(key, Err(Malformed::Missing(key)));
        }
        let read = texts.iter().map(|text| parts::body(text, key)).collect();
        self.settle(key, read)
    }

    /// A word of a short list.
    fn chosen<T>(
        &mut self,
        key: &'static str,
        allowed: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Option<T>> {
        let word = self.text(key)?;
        if word.is_empty() {
            return Some(None);
        }
        let read = read(&word).ok_or(Malformed::NotAllowed { cell: key, word, allowed });
        self.settle(key, read).map(Some)
    }

    fn name(&mut self) -> Option<Option<Word>> {
        Some(Some(Word::new(parts::bare(&self.text("name")?))).filter(|name| !name.is_empty()))
    }

    /// Reads every key before it gives up, so that all slips of a step are told at once.
    fn operation(&mut self, verb: Verb, mode: Option<Mode>) -> Option<Operation> {
        Some(match verb {
            Verb::Create => {
                let (id, parent, kind) =
                    (self.read("id", parts::body), self.read("parent", parts::body), self.read("kind", parts::body));
                let areas = self.toml.one_or_more(self.table, "area");
                let name = self.name();
                Operation::Create {
                    id: id?,
                    name: name?,
                    parent: parent?,
                    kind: kind?,
                    areas: areas.into_iter().map(Word::from).collect(),
                }
            }
            Verb::Merge => {
                let (bodies, into, name) =
                    (self.bodies("bodies"), self.read("into", parts::receiving_body), self.name());
                let (kind, parent) = (self.optional_body("kind"), self.optional_body("parent"));
                let units = self.chosen("units", "merge, keep", |word| match word {
                    "merge" => Some(Units::Merge),
                    "keep" => Some(Units::Keep),
                    _ => None,
                });
                let leaders = self.chosen("leaders", "deputy, staff, bench", parts::leaders);
                Operation::Merge {
                    bodies: bodies?,
                    into: into?,
                    name: name?,
                    kind: kind?,
                    parent: parent?,
                    units: units?.unwrap_or_default(),
                    leaders: leaders?,
                }
            }
            Verb::Split => {
                let (body, parts) = (self.read("body", parts::body), self.rows("parts", RowsOf::Split));
                Operation::Split { body: body?, parts: parts? }
            }
            Verb::Dissolve => {
                let (body, heirs) = (self.read("body", parts::body), self.rows("heirs", RowsOf::Dissolve));
                Operation::Dissolve { body: body?, heirs: heirs? }
            }
            Verb::Abolish => {
                let (what, heirs) = (self.read("what", parts::abolished), self.rows("heirs", RowsOf::Abolish));
                Operation::Abolish { what: what?, heirs: heirs? }
            }
            Verb::Reassign => {
                let (from, to) = (self.optional_body("from"), self.read("to", parts::receiving_body));
                let tasks = self.read("select", parts::tasks);
                let role = self.chosen("role", "lead, coordinate", crate::model::Role::from_word);
                Operation::Reassign {
                    from: from?,
                    to: to?,
                    tasks: tasks?,
                    role: role?.unwrap_or(crate::model::Role::Lead),
                }
            }
            Verb::Delegate => {
                let (from, to) = (self.read("from", parts::place), self.read("to", parts::place));
                let tasks = self.read("select", parts::tasks);
                let keep = self.chosen("keep", "coordinate", |word| (word == "coordinate").then_some(true));
                let written = self.chosen("mode", "devolve, decentralise, authorise", parts::mode)?;
                // The verb may name the legal form; then the key may only repeat it.
                if let (Some(of_verb), Some(of_key)) = (mode, written)
                    && of_verb != of_key
                {
                    self.settle::<()>("mode", Err(Malformed::RowContradicts("op")));
                }
                Operation::Delegate {
                    from: from?,
                    to: to?,
                    tasks: tasks?,
                    keep_coordinating: keep?.unwrap_or(false),
                    mode: written.or(mode),
                }
            }
            Verb::Move => {
                let (body, under) = (self.read("body", parts::body), self.read("under", parts::receiving_body));
                Operation::Move { body: body?, under: under? }
            }
            Verb::Rename => {
                let (body, name) = (self.read("body", parts::body), self.name());
                let name = self.settle("name", name?.ok_or(Malformed::Missing("name")));
                Operation::Rename { body: body?, name: name? }
            }
            Verb::Resize => {
                let body = self.read("body", parts::body);
                let (category, change) = (self.read("category", parts::category), self.read("amount", parts::change));
                Operation::Resize { body: body?, category: category?, change: change? }
            }
            Verb::MergeAreas => {
                let (areas, into, name) = (self.bodies("areas"), self.read("into", parts::body), self.name());
                Operation::MergeAreas { areas: areas?, into: into?, name: name? }
            }
        })
    }

    /// The heirs or parts.
    fn rows(&mut self, key: &'static str, of: RowsOf) -> Option<Vec<Row>> {
        let before = self.toml.problems.len();
        let entries = self.toml.tables(self.table, key);
        let allowed: &[&str] =
            if of == RowsOf::Split { &["to", "name", "select", "share"] } else { &["to", "select", "share"] };
        let mut texts = Vec::with_capacity(entries.len());
        for (_, entry) in &entries {
            self.toml.closed(entry, allowed);
            let [to, name, select] = ["to", "name", "select"].map(|key| self.toml.text(entry, key).unwrap_or_default());
            let mut share = self.toml.text_or_number(entry, "share").unwrap_or_default();
            if !self.share.is_empty() {
                if !share.is_empty() {
                    self.toml.malformed(at_of(entry, "share"), "share", &Malformed::NotUsed("share"));
                }
                self.share.clone_into(&mut share);
            }
            texts.push([to, name, select, share]);
        }
        if self.toml.problems.len() > before {
            return None;
        }
        let raw: Vec<RawRow<'_>> =
            texts.iter().map(|[to, name, select, share]| RawRow { to, name, select, share, plain: false }).collect();
        if parts::to_the_bench(raw.iter().copied(), of) {
            return Some(Vec::new());
        }
        if raw.is_empty() {
            return self.settle(key, Err(Malformed::Missing(key)));
        }
        let mut rows = Vec::with_capacity(raw.len());
        for (raw, (at, _)) in raw.into_iter().zip(&entries) {
            match parts::row(raw, of, RowCells { to: "to", name: "name" }) {
                Ok(row) => rows.push(row),
                Err(why) => self.toml.malformed(*at, key, &why),
            }
        }
        if let Some(at) = parts::second_rest(&rows) {
            let place = entries.get(at).map_or(self.start, |(at, _)| *at);
            self.toml.malformed(place, key, &Malformed::RestTwice);
        }
        (self.toml.problems.len() == before).then_some(rows)
    }
}
