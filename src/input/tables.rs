//! The tables of the apparatus itself: kinds, areas, bodies, tasks, duties and posts, row by row.

use super::cells::{Cells, Sources, Words};
use super::problem::Problem;
use super::sheet::{Place, Sheet};
use super::vocabulary::Yes;
use crate::model::tables::{Area, Body, Border, Duty, Kind, Posts, Task};
use crate::model::{Category, Grade, Role, Tier};

/// The rows of a table with the line of each. A row with a fault is kept, with something harmless in the faulty cell,
/// so that what refers to it is not called unknown too.
#[derive(Debug)]
pub struct Read<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// The line on which each begins.
    pub lines: Vec<u64>,
}

impl<T> Default for Read<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), lines: Vec::new() }
    }
}

/// Goes through a sheet and keeps what `read` makes of each row.
pub fn each<T>(
    sheet: &Sheet<'_>,
    default: Grade,
    problems: &mut Vec<Problem>,
    mut read: impl FnMut(&mut Cells<'_, '_>, &mut Sources) -> T,
) -> Read<T> {
    let mut sources = Sources::of(sheet, default);
    let mut found = Read::default();
    sheet.rows(problems, |row, problems| {
        let mut cells = Cells { sheet, row, problems };
        found.rows.push(read(&mut cells, &mut sources));
        found.lines.push(row.line);
    });
    found
}

/// An id, empty where it is to be made from the name. Signs with a meaning in lists and plans are refused.
pub fn id(cells: &mut Cells<'_, '_>, place: Place) -> String {
    let id = cells.row.cell(place);
    let joins = id.bytes().any(|byte| matches!(byte, b'|' | b'"' | b'@' | b'+' | b'\n' | b'\t')) || id.contains(" & ");
    if joins || id.starts_with("kind:") || id.starts_with("tier:") {
        let problem = cells.problem(place, "bad-id").arg("text", super::cells::shortened(id));
        cells.problems.push(problem);
    }
    id.to_owned()
}

pub fn kinds(sheet: &Sheet<'_>, default: Grade, problems: &mut Vec<Problem>) -> Read<Kind> {
    let [at, name, tier, agency] = ["id", "name", "tier", "agency"].map(|name| sheet.place(name));
    let [name_en, class_label, class_label_en, like] =
        ["name_en", "class_label", "class_label_en", "like"].map(|name| sheet.place(name));
    let [single, outside] = ["single", "outside"].map(|name| sheet.place(name));
    let (mut tiers, mut yes) = (Words::default(), Words::default());
    each(sheet, default, problems, |cells, sources| Kind {
        id: id(cells, at),
        name: cells.required(name),
        tier: cells.required_word(tier, &mut tiers, Tier::Province),
        agency: cells.required_word(agency, &mut yes, Yes(false)).0,
        name_en: cells.optional(name_en),
        class_label: cells.optional(class_label),
        class_label_en: cells.optional(class_label_en),
        like: cells.optional(like),
        single: cells.yes(single, &mut yes).unwrap_or(false),
        outside: cells.yes(outside, &mut yes).unwrap_or(false),
        provenance: cells.provenance(sources),
    })
}

pub fn areas(sheet: &Sheet<'_>, default: Grade, problems: &mut Vec<Problem>) -> Read<Area> {
    let [at, name, level, parent, kind, class] =
        ["id", "name", "level", "parent", "kind", "class"].map(|name| sheet.place(name));
    let [area_km2, population, minority_share] =
        ["area_km2", "population", "minority_share"].map(|name| sheet.place(name));
    let [mountainous, border, lat, lon] = ["mountainous", "border", "lat", "lon"].map(|name| sheet.place(name));
    let (mut tiers, mut yes) = (Words::default(), Words::default());
    each(sheet, default, problems, |cells, sources| Area {
        id: id(cells, at),
        name: cells.required(name),
        level: cells.required_word(level, &mut tiers, Tier::Commune),
        parent: cells.optional(parent),
        kind: cells.optional(kind),
        class: cells.optional(class),
        area_m2: cells.scaled(area_km2, 6),
        population: cells.count(population),
        minority_share: cells.millionths(minority_share),
        mountainous: cells.yes(mountainous, &mut yes),
        border: cells.yes(border, &mut yes),
        lat: cells.degrees(lat),
        lon: cells.degrees(lon),
        provenance: cells.provenance(sources),
    })
}

pub fn borders(sheet: &Sheet<'_>, default: Grade, problems: &mut Vec<Problem>) -> Read<Border> {
    let [a, b, shared_km] = ["a", "b", "shared_km"].map(|name| sheet.place(name));
    each(sheet, default, problems, |cells, sources| Border {
        a: cells.required(a),
        b: cells.required(b),
        shared_m: cells.scaled(shared_km, 3),
        provenance: cells.provenance(sources),
    })
}

pub fn bodies(sheet: &Sheet<'_>, default: Grade, problems: &mut Vec<Problem>) -> Read<Body> {
    let [at, name, kind, parent, also_under] =
        ["id", "name", "kind", "parent", "also_under"].map(|name| sheet.place(name));
    let [short_name, area, established_by] = ["short_name", "area", "established_by"].map(|name| sheet.place(name));
    let [class, autonomy_group, order] = ["class", "autonomy_group", "order"].map(|name| sheet.place(name));
    each(sheet, default, problems, |cells, sources| Body {
        id: id(cells, at),
        name: cells.required(name),
        kind: cells.required(kind),
        parent: cells.optional(parent),
        also_under: cells.list(also_under),
        short_name: cells.optional(short_name),
        area: cells.list(area),
        established_by: cells.optional(established_by),
        class: cells.optional(class),
        autonomy_group: autonomy(cells, autonomy_group),
        order: cells.count(order),
        provenance: cells.provenance(sources),
    })
}

/// `2`, `II` or `nhóm 2`.
fn autonomy(cells: &mut Cells<'_, '_>, place: Place) -> Option<u8> {
    let cell = cells.row.cell(place);
    let word = cell.rsplit(' ').next().unwrap_or(cell);
    let group = match word {
        "" | "-" => return None,
        "1" | "I" => 1,
        "2" | "II" => 2,
        "3" | "III" => 3,
        "4" | "IV" => 4,
        _ => {
            let problem = cells.problem(place, "word-not-allowed").arg("text", super::cells::shortened(cell));
            cells.problems.push(problem.arg("allowed", "1, 2, 3, 4"));
            return None;
        }
    };
    Some(group)
}

pub fn tasks(sheet: &Sheet<'_>, default: Grade, problems: &mut Vec<Problem>) -> Read<Task> {
    let [at, name, field, territory, weight, support] =
        ["id", "name", "field", "territory", "weight", "support"].map(|name| sheet.place(name));
    let mut yes = Words::default();
    each(sheet, default, problems, |cells, sources| Task {
        id: id(cells, at),
        name: cells.required(name),
        field: cells.required(field),
        territory: cells.list(territory),
        weight: weight_of(cells, weight),
        support: cells.yes(support, &mut yes).unwrap_or(false),
        provenance: cells.provenance(sources),
    })
}

/// A weight is a whole number of at least 1; a task without one weighs 1.
fn weight_of(cells: &mut Cells<'_, '_>, place: Place) -> u32 {
    const WEIGHT_LIMIT: i64 = 1_000_000;
    match cells.count(place) {
        None => 1,
        Some(weight @ 1..=WEIGHT_LIMIT) => weight as u32,
        Some(_) => {
            let problem = cells.problem(place, "weight-out-of-range").arg("limit", WEIGHT_LIMIT);
            cells.problems.push(problem);
            1
        }
    }
}

pub fn duties(sheet: &Sheet<'_>, default: Grade, problems: &mut Vec<Problem>) -> Read<Duty> {
    let [task, body, kind, role] = ["task", "body", "kind", "role"].map(|name| sheet.place(name));
    let [area, except, beyond, legal_basis] = ["area", "except", "beyond", "legal_basis"].map(|name| sheet.place(name));
    let mut roles = Words::default();
    each(sheet, default, problems, |cells, sources| Duty {
        task: cells.required(task),
        body: cells.optional(body),
        kind: cells.optional(kind),
        role: cells.required_word(role, &mut roles, Role::Lead),
        area: cells.list(area),
        except: cells.list(except),
        beyond: cells.list(beyond),
        legal_basis: cells.optional(legal_basis),
        provenance: cells.provenance(sources),
    })
}

pub fn posts(sheet: &Sheet<'_>, default: Grade, problems: &mut Vec<Problem>) -> Read<Posts> {
    let [body, category, quota, filled] = ["body", "category", "quota", "filled"].map(|name| sheet.place(name));
    let [heads, deputies, funding, quota_year, as_of] =
        ["heads", "deputies", "funding", "quota_year", "as_of"].map(|name| sheet.place(name));
    let (mut categories, mut fundings) = (Words::default(), Words::default());
    each(sheet, default, problems, |cells, sources| Posts {
        body: cells.required(body),
        category: cells.required_word(category, &mut categories, Category::CivilServant),
        quota: cells.count(quota),
        filled: cells.count(filled),
        heads: cells.count(heads),
        deputies: cells.count(deputies),
        funding: cells.word(funding, &mut fundings),
        quota_year: cells.count(quota_year),
        as_of: cells.date(as_of),
        provenance: cells.provenance(sources),
    })
}
