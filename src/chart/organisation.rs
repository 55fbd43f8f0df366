//! The apparatus as a tree of boxes: before, after, and what changes between the two.

use super::Chart;
use super::apparatus::{Apparatus, Shown};
use super::fates::{Fate, LIKE_CHANGED};
use super::registry::Missing;
use super::shape::{BoxChange, Outline, OutlineBox, Shape};
use super::words::{abbreviations, column, notes_of, subtitle};
use crate::evaluate::Figure;
use crate::model::{BodyIx, Tier};
use crate::report::{Cell, Studied, Study, Table, Texts, cell_text, prose};
use std::collections::{BTreeMap, BTreeSet};

/// Like bodies under one other, below the province's own level, are one box with their number where they are more.
const LIKE: usize = 12;

/// The changes that boxes are marked with, in the order of the legend.
const MARKED: [BoxChange; 6] = [
    BoxChange::Ended,
    BoxChange::Added,
    BoxChange::Consolidated,
    BoxChange::Merged,
    BoxChange::Moved,
    BoxChange::Renamed,
];

/// Before, and after each option.
pub fn both(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    let after = study.options.iter().map(|option| tree(study, Some(option), "organisation-after", texts));
    Ok(std::iter::once(tree(study, None, "organisation-before", texts)).chain(after).collect())
}

/// The apparatus as it stands.
pub fn before(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    Ok(vec![tree(study, None, "organisation-before", texts)])
}

/// The apparatus after each option.
pub fn after(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    Ok(study.options.iter().map(|option| tree(study, Some(option), "organisation-after", texts)).collect())
}

/// What each option changes.
pub fn change(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    Ok(study.options.iter().map(|option| tree(study, Some(option), "organisation-change", texts)).collect())
}

fn tree(study: &Study<'_>, option: Option<&Studied<'_>>, word: &'static str, texts: &Texts) -> Chart {
    let shown = match option {
        None => Shown::Now,
        Some(option) if word == "organisation-change" => Shown::Change(option),
        Some(option) => Shown::After(option),
    };
    let apparatus = Apparatus::new(study, shown, texts);
    let mut boxes = Boxes { apparatus: &apparatus, all: study.all, outline: Outline::default(), of: BTreeMap::new() };
    let roots = apparatus.roots();
    boxes.add(&roots, None, 0);
    let mut outline = boxes.finished();
    outline.legend = legend(&outline, texts);
    let mut notes = Vec::new();
    if outline.boxes.iter().any(|item| !item.detail.is_empty()) {
        notes.push(texts.say("organisation-note", &[]));
    }
    let shown = outline.boxes.iter().flat_map(|item| item.detail.iter().chain([&item.name]));
    notes.extend(abbreviations(shown.map(String::as_str), texts));
    notes.extend(notes_of(option, study, texts));
    let title = match (word, study.options.is_empty()) {
        ("organisation-before", true) => texts.say("chart-organisation-before.now", &[]),
        _ => texts.say(&format!("chart-{word}"), &[]),
    };
    let number = |figure: Figure, after: Option<&Studied<'_>>| {
        let figures = after.map_or(study.indicators(), |option| &option.evaluation.after);
        cell_text(&Cell::Number(figures.get(figure)), texts)
    };
    let said = [
        ("title", title.clone()),
        ("before", number(Figure::Agencies, None)),
        ("agencies", number(Figure::Agencies, option)),
        ("units", number(Figure::SubUnits, option)),
    ];
    let change = word == "organisation-change";
    let alt = texts.say(if change { "organisation-alt-change" } else { "organisation-alt" }, &said);
    Chart {
        word,
        title,
        subtitle: subtitle(option, study, texts),
        unit: String::new(),
        notes,
        alt,
        data: data(&outline, change, texts),
        shape: Shape::Outline(outline),
    }
}

/// The outline while it grows.
struct Boxes<'a, 'b> {
    apparatus: &'a Apparatus<'a, 'b>,
    all: bool,
    outline: Outline,
    /// The box of a body.
    of: BTreeMap<BodyIx, usize>,
}

impl Boxes<'_, '_> {
    /// Adds bodies under a box, and what stands below each.
    fn add(&mut self, bodies: &[BodyIx], above: Option<usize>, depth: u32) {
        let mut joined: BTreeSet<usize> = BTreeSet::new();
        for (at, body) in bodies.iter().enumerate() {
            if !self.has_box(*body, depth) {
                continue;
            }
            let like: Vec<usize> = if self.all { Vec::new() } else { self.like(bodies, at, depth) };
            let many = if self.apparatus.change { LIKE_CHANGED } else { LIKE };
            if like.len() > many {
                if joined.insert(like[0]) {
                    self.join(&like.iter().map(|at| bodies[*at]).collect::<Vec<_>>(), above);
                }
                continue;
            }
            let fate = self.apparatus.fate(*body);
            let position = self.outline.boxes.len();
            self.of.insert(*body, position);
            self.outline.boxes.push(OutlineBox {
                above,
                name: self.apparatus.name(*body),
                detail: Vec::new(),
                change: fate.change,
                word: fate.word,
            });
            let below = self.apparatus.below(*body);
            self.add(&below, Some(position), depth + 1);
            let bare = self.outline.boxes.len() == position + 1;
            let mut detail = Vec::new();
            detail.extend(self.apparatus.posts(&[*body]));
            if !self.all {
                let lives = |body: &BodyIx| self.apparatus.lives(*body);
                let counted: Vec<BodyIx> = match bare {
                    true => self.apparatus.all_below(*body),
                    false => below.into_iter().filter(lives).collect(),
                };
                detail.extend(self.counts(&counted));
            }
            self.outline.boxes[position].detail = detail;
        }
    }

    /// Whether a body has a box of its own: for leaders, the agencies of the first two levels of the apparatus.
    fn has_box(&self, body: BodyIx, depth: u32) -> bool {
        let kind = self.apparatus.kind(body);
        self.all || (depth < 2 && kind.agency && !kind.outside)
    }

    /// The bodies that are like one of them: of its kind, below the province's level, and nothing else happens to them.
    fn like(&self, bodies: &[BodyIx], at: usize, depth: u32) -> Vec<usize> {
        let apparatus = self.apparatus;
        let kind = apparatus.kind(bodies[at]);
        if kind.tier == Tier::Province {
            return Vec::new();
        }
        // Who took others in is not like who only took over from them.
        let sort = |body: BodyIx| {
            let fate = apparatus.fate(body);
            (fate.change, fate.from.is_empty())
        };
        let wanted = sort(bodies[at]);
        let like = |other: &usize| {
            let body = bodies[*other];
            apparatus.kind(body).id == kind.id && self.has_box(body, depth) && sort(body) == wanted
        };
        (0..bodies.len()).filter(like).collect()
    }

    /// One box for many bodies.
    fn join(&mut self, bodies: &[BodyIx], above: Option<usize>) {
        let apparatus = self.apparatus;
        let position = self.outline.boxes.len();
        self.of.extend(bodies.iter().map(|body| (*body, position)));
        let fate = apparatus.fate(bodies[0]);
        let say = |key: &str, args: &[(&str, String)]| apparatus.names.say(key, args);
        let name = [("count", self.prose(bodies.len())), ("kind", apparatus.kind_name(bodies[0]))];
        let word = apparatus.together(bodies);
        let name = say("organisation-many", &name);
        let detail = apparatus.posts(bodies).into_iter().collect();
        self.outline.boxes.push(OutlineBox { above, name, detail, change: fate.change, word });
    }

    /// How many bodies of each class: "06 phòng, 02 chi cục"; none: there are none.
    fn counts(&self, bodies: &[BodyIx]) -> Option<String> {
        let counts = self.apparatus.classes(bodies);
        let one = |(class, count): &(String, usize)| {
            self.apparatus.names.say("organisation-count", &[("count", self.prose(*count)), ("class", class.clone())])
        };
        let text = counts.iter().map(one).collect::<Vec<_>>().join(", ");
        (!text.is_empty()).then_some(text)
    }

    fn prose(&self, count: usize) -> String {
        prose(i64::try_from(count).unwrap_or(i64::MAX), &self.apparatus.names)
    }

    /// The outline with its links.
    fn finished(mut self) -> Outline {
        let mut links: BTreeSet<(usize, usize)> = BTreeSet::new();
        for (body, position) in &self.of {
            let Fate { from, to, .. } = self.apparatus.fate(*body);
            let old = from.iter().filter_map(|old| self.of.get(old)).map(|old| (*old, *position));
            let new = to.iter().filter_map(|new| self.of.get(new)).map(|new| (*position, *new));
            links.extend(old.chain(new).filter(|(old, new)| old != new));
        }
        self.outline.links = links.into_iter().collect();
        self.outline
    }
}

/// What the lines and colours of an outline mean, those that it has.
fn legend(outline: &Outline, texts: &Texts) -> Vec<String> {
    let mut legend = Vec::new();
    if !outline.links.is_empty() {
        legend.push(texts.say("organisation-note-links", &[]));
    }
    let used = |change: &BoxChange| outline.boxes.iter().any(|item| item.change == *change);
    // What is consolidated looks as what is founded, and the words for the one name the other.
    let named = |change: &BoxChange| *change == BoxChange::Consolidated && used(&BoxChange::Added);
    let marks = MARKED.iter().filter(|change| used(change) && !named(change));
    let marks: Vec<String> =
        marks.map(|change| texts.say(&format!("organisation-mark-{}", change.word()), &[])).collect();
    if !marks.is_empty() {
        legend.push(texts.say("organisation-note-marks", &[("marks", marks.join("; "))]));
    }
    legend
}

/// The boxes of an outline; only where changes are shown, what became of each.
fn data(outline: &Outline, change: bool, texts: &Texts) -> Table {
    let mut columns = vec![
        column("name", texts.say("column-name", &[])),
        column("above", texts.say("column-above", &[])),
        column("detail", texts.say("column-detail", &[])),
    ];
    if change {
        columns.push(column("state", texts.say("column-state", &[])));
        columns.push(column("change", texts.say("column-what-changes", &[])));
    }
    let mut table = Table::new(columns);
    for item in &outline.boxes {
        let above = item.above.and_then(|above| outline.boxes.get(above)).map_or("", |above| above.name.as_str());
        let mut row = vec![Cell::text(item.name.as_str()), Cell::text(above), Cell::text(item.detail.join("; "))];
        if change {
            row.push(Cell::text(texts.say(&format!("organisation-state-{}", item.change.word()), &[])));
            row.push(Cell::text(item.word.as_str()));
        }
        table.row(row);
    }
    table
}
