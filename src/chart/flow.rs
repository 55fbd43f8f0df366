//! Streams between agencies: people and tasks, from where they were to where an option puts them.

use super::Chart;
use super::joined::Group;
use super::registry::Missing;
use super::shape::{Flow, Link, Node, Shape};
use super::streams;
use super::words::{column, notes_of, subtitle};
use crate::draft::Draft;
use crate::model::BodyIx;
use crate::report::{Cell, Names, Studied, Study, Table, Texts};
use std::collections::{BTreeMap, BTreeSet};

/// Agencies of one kind below the province's own level are one node with their number where they are more.
const LIKE: usize = 5;
/// The most nodes of a side; the smallest become one.
const MOST: usize = 25;

/// A node before it has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Agencies(Group),
    /// The smallest of a side.
    Others,
    /// The bench, or nobody.
    Nobody,
}

type Streams = BTreeMap<(Key, Key), i64>;

/// People of each option.
pub fn people(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    if !study.organisation().has_posts() {
        return Err(Missing("flow-missing-posts"));
    }
    each(study, texts, "flow-people", |option, joined| {
        let (streams, unknown) = streams::people(&study.before.draft, &option.after.draft);
        let mut summed = Streams::new();
        // Who stays is no stream: hundreds who stay would hide the dozens who go.
        for ((from, to), count) in streams.into_iter().filter(|((from, to), _)| Some(*from) != *to) {
            *summed.entry((joined.from(from), to.map_or(Key::Nobody, |to| joined.to(to)))).or_default() += count;
        }
        (summed, unknown)
    })
}

/// Tasks whose lead differs under each option.
pub fn tasks(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    each(study, texts, "flow-tasks", |option, joined| {
        let mut summed = Streams::new();
        for change in option.lineage.tasks.iter().filter(|change| !option.is_carried_on(change)) {
            // Each giver's part goes to whoever took it; where the areas differ and not the agencies, all are named.
            let own = option.passages.iter().filter(|passage| passage.task == change.task);
            let mut pairs: BTreeSet<(Key, Key)> = BTreeSet::new();
            for passage in own {
                pairs.extend(joined.pairs(&[passage.from], change.has_part(passage)));
            }
            if pairs.is_empty() {
                pairs.extend(joined.pairs(&change.before, &change.has_it()));
            }
            pairs.into_iter().for_each(|pair| *summed.entry(pair).or_default() += 1);
        }
        (summed, false)
    })
}

/// The kinds whose agencies are one node, before and after.
struct Joined<'a, 'b> {
    before: &'a Draft<'b>,
    after: &'a Draft<'b>,
}

impl Joined<'_, '_> {
    /// Each giver with each taker; nobody in the place of none.
    fn pairs(&self, from: &[BodyIx], to: &[BodyIx]) -> Vec<(Key, Key)> {
        let or_nobody = |keys: BTreeSet<Key>| if keys.is_empty() { BTreeSet::from([Key::Nobody]) } else { keys };
        let from = or_nobody(from.iter().map(|body| self.from(*body)).collect());
        let to = or_nobody(to.iter().map(|body| self.to(*body)).collect());
        from.iter().flat_map(|giver| to.iter().map(|taker| (*giver, *taker))).collect()
    }

    fn from(&self, body: BodyIx) -> Key {
        key(body, if self.after.is_new(body) { self.after } else { self.before })
    }

    fn to(&self, body: BodyIx) -> Key {
        key(body, if self.after.lives(body) { self.after } else { self.before })
    }
}

fn key(body: BodyIx, draft: &Draft<'_>) -> Key {
    Key::Agencies(Group::of(draft, body, |kind| draft.bodies_of(kind).nth(LIKE).is_some()))
}

/// A chart of each option under which anything moves.
fn each(
    study: &Study<'_>,
    texts: &Texts,
    word: &'static str,
    streams: impl Fn(&Studied<'_>, &Joined<'_, '_>) -> (Streams, bool),
) -> Result<Vec<Chart>, Missing> {
    let mut charts = Vec::new();
    for option in &study.options {
        let joined = Joined { before: &study.before.draft, after: &option.after.draft };
        let (streams, unknown) = streams(option, &joined);
        if !streams.is_empty() {
            charts.push(chart(study, option, word, (streams, unknown), texts));
        }
    }
    if charts.is_empty() { Err(Missing("flow-missing-streams")) } else { Ok(charts) }
}

fn chart(
    study: &Study<'_>,
    option: &Studied<'_>,
    word: &'static str,
    (streams, unknown): (Streams, bool),
    texts: &Texts,
) -> Chart {
    let streams = fewer(streams);
    let from: Vec<Key> = streams.keys().map(|ends| ends.0).collect::<BTreeSet<_>>().into_iter().collect();
    let mut to: Vec<Key> = streams.keys().map(|ends| ends.1).collect::<BTreeSet<_>>().into_iter().collect();
    // The right side stands where most of what it receives comes from, so that streams cross little.
    let at = |key: &Key| from.iter().position(|other| other == key).unwrap_or(0) as i64;
    let mean = |key: &Key| {
        let coming = streams.iter().filter(|(ends, _)| ends.1 == *key);
        let (sum, weight) =
            coming.fold((0, 0), |(sum, weight), (ends, count)| (sum + at(&ends.0) * count, weight + count));
        sum * 1000 / weight.max(1)
    };
    to.sort_by_key(|key| (matches!(key, Key::Nobody), mean(key), *key));
    let (before, after) = (study.names(texts), option.names(study, texts));
    let nobody = if word == "flow-people" { "on-bench" } else { "nobody" };
    let node =
        |key: &Key, names: &Names<'_, '_>| Node { name: named(*key, names, nobody), waiting: *key == Key::Nobody };
    let left: Vec<Node> = from.iter().map(|key| node(key, &before)).collect();
    let right: Vec<Node> = to.iter().map(|key| node(key, &after)).collect();
    let mut data = Table::new(vec![
        column("from", texts.say("column-from", &[])),
        column("to", texts.say("column-to", &[])),
        column("count", texts.say("column-count", &[])),
    ]);
    let mut links = Vec::new();
    for (left_at, giver) in from.iter().enumerate() {
        for (right_at, taker) in to.iter().enumerate() {
            let Some(value) = streams.get(&(*giver, *taker)) else { continue };
            links.push(Link { from: left_at, to: right_at, value: *value });
            let ends = [Cell::text(left[left_at].name.as_str()), Cell::text(right[right_at].name.as_str())];
            data.row(ends.into_iter().chain([Cell::Number(Some(*value))]).collect());
        }
    }
    let mut notes = vec![texts.say(&format!("{word}-note"), &[])];
    if word == "flow-people" && right.iter().any(|node| node.waiting) {
        notes.push(texts.say("flow-people-waiting", &[]));
    }
    if unknown {
        notes.push(texts.say("flow-unknown", &[]));
    }
    notes.extend(notes_of(Some(option), study, texts));
    let title = texts.say(&format!("chart-{word}"), &[]);
    let said = [
        ("title", title.clone()),
        ("count", texts.number(links.iter().map(|link| link.value).sum())),
        ("givers", left.len().to_string()),
        ("takers", right.len().to_string()),
    ];
    Chart {
        word,
        title,
        subtitle: subtitle(Some(option), study, texts),
        unit: texts.say(&format!("{word}-unit"), &[]),
        notes,
        alt: texts.say("flow-alt", &said),
        shape: Shape::Flow(Flow { from: left, to: right, links }),
        data,
    }
}

/// The same streams with the smallest nodes of each side as one where there are too many.
fn fewer(streams: Streams) -> Streams {
    let smallest = |side: fn(&(Key, Key)) -> Key| -> BTreeSet<Key> {
        let mut sums: BTreeMap<Key, i64> = BTreeMap::new();
        streams.iter().for_each(|(ends, count)| *sums.entry(side(ends)).or_default() += count);
        let mut order: Vec<(i64, Key)> =
            sums.into_iter().filter(|(key, _)| *key != Key::Nobody).map(|(key, sum)| (-sum, key)).collect();
        order.sort_unstable();
        if order.len() <= MOST { BTreeSet::new() } else { order[MOST - 1..].iter().map(|one| one.1).collect() }
    };
    let (from, to) = (smallest(|ends| ends.0), smallest(|ends| ends.1));
    let mut fewer = Streams::new();
    for ((giver, taker), count) in &streams {
        let giver = if from.contains(giver) { Key::Others } else { *giver };
        let taker = if to.contains(taker) { Key::Others } else { *taker };
        *fewer.entry((giver, taker)).or_default() += count;
    }
    fewer
}

fn named(key: Key, names: &Names<'_, '_>, nobody: &str) -> String {
    match key {
        Key::Agencies(group) => group.counted(|kind| names.draft.bodies_of(kind).count(), names),
        Key::Others => names.say("flow-others", &[]),
        Key::Nobody => names.say(nobody, &[]),
    }
}
