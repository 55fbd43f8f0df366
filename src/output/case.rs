//! A case as a folder of tables, such as the readers read: the contract's English columns, one file a table.

use crate::model::Provenance;
use crate::model::tables::{Named, Tables};

/// The files of the tables, named relative to the case.
pub fn table_files(tables: &Tables) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut add = |stem: &str, columns: &[&str], rows: Vec<Vec<String>>| {
        let mut text = line(columns.iter().map(|column| (*column).to_owned()));
        rows.into_iter().for_each(|row| text.push_str(&line(row.into_iter())));
        files.push((format!("organisation/{stem}.csv"), text.into_bytes()));
    };
    add("kinds", KINDS, tables.kinds.iter().map(kind).collect());
    add("areas", AREAS, tables.areas.iter().map(area).collect());
    add("area_borders", BORDERS, tables.borders.iter().map(border).collect());
    add("bodies", BODIES, tables.bodies.iter().map(body).collect());
    add("tasks", TASKS, tables.tasks.iter().map(task).collect());
    add("duties", DUTIES, tables.duties.iter().map(duty).collect());
    if let Some(rows) = &tables.posts {
        add("posts", POSTS, rows.iter().map(posts).collect());
    }
    add("documents", DOCUMENTS, tables.documents.iter().map(document).collect());
    add("references", REFERENCES, tables.references.iter().map(reference).collect());
    add("procedures", PROCEDURES, tables.procedures.iter().map(procedure).collect());
    if !tables.people.is_empty() {
        let (columns, rows) = super::people::table(&tables.people);
        add("people", &columns, rows);
    }
    files
}

const KINDS: &[&str] = &[
    "id",
    "name",
    "tier",
    "agency",
    "name_en",
    "class_label",
    "class_label_en",
    "like",
    "single",
    "outside",
    "grade",
    "source",
];

fn kind(row: &crate::model::tables::Kind) -> Vec<String> {
    let mut cells = vec![
        row.id.clone(),
        row.name.clone(),
        row.tier.word().to_owned(),
        yes(row.agency, "no"),
        text(&row.name_en),
        text(&row.class_label),
        text(&row.class_label_en),
        text(&row.like),
        yes(row.single, ""),
        yes(row.outside, ""),
    ];
    cells.extend(graded(&row.provenance));
    cells
}

const AREAS: &[&str] = &[
    "id",
    "name",
    "level",
    "parent",
    "kind",
    "class",
    "area_km2",
    "population",
    "minority_share",
    "mountainous",
    "border",
    "lat",
    "lon",
    "grade",
    "source",
];

fn area(row: &crate::model::tables::Area) -> Vec<String> {
    let degrees = |degrees: Option<f64>| degrees.map_or_else(String::new, |degrees| degrees.to_string());
    let mut cells = vec![
        row.id.clone(),
        row.name.clone(),
        row.level.word().to_owned(),
        text(&row.parent),
        text(&row.kind),
        text(&row.class),
        scaled(row.area_m2, 6),
        count(row.population),
        scaled(row.minority_share, 6),
        flag(row.mountainous),
        flag(row.border),
        degrees(row.lat),
        degrees(row.lon),
    ];
    cells.extend(graded(&row.provenance));
    cells
}

const BORDERS: &[&str] = &["a", "b", "shared_km", "grade", "source"];

fn border(row: &crate::model::tables::Border) -> Vec<String> {
    let mut cells = vec![row.a.to_string(), row.b.to_string(), scaled(row.shared_m, 3)];
    cells.extend(graded(&row.provenance));
    cells
}

const BODIES: &[&str] = &[
    "id",
    "name",
    "kind",
    "parent",
    "also_under",
    "short_name",
    "area",
    "established_by",
    "class",
    "autonomy_group",
    "order",
    "grade",
    "source",
];

fn body(row: &crate::model::tables::Body) -> Vec<String> {
    let mut cells = vec![
        row.id.clone(),
        row.name.clone(),
        row.kind.to_string(),
        text(&row.parent),
        list(&row.also_under),
        text(&row.short_name),
        list(&row.area),
        text(&row.established_by),
        text(&row.class),
        row.autonomy_group.map_or_else(String::new, |group| group.to_string()),
        count(row.order),
    ];
    cells.extend(graded(&row.provenance));
    cells
}

const TASKS: &[&str] = &["id", "name", "field", "territory", "weight", "support", "grade", "source"];

fn task(row: &crate::model::tables::Task) -> Vec<String> {
    let mut cells = vec![
        row.id.clone(),
        row.name.clone(),
        row.field.to_string(),
        list(&row.territory),
        row.weight.to_string(),
        yes(row.support, ""),
    ];
    cells.extend(graded(&row.provenance));
    cells
}

const DUTIES: &[&str] = &["task", "body", "kind", "role", "area", "legal_basis", "except", "beyond", "grade", "source"];

fn duty(row: &crate::model::tables::Duty) -> Vec<String> {
    let mut cells = vec![
        row.task.to_string(),
        text(&row.body),
        text(&row.kind),
        row.role.word().to_owned(),
        list(&row.area),
        text(&row.legal_basis),
        list(&row.except),
        list(&row.beyond),
    ];
    cells.extend(graded(&row.provenance));
    cells
}

const POSTS: &[&str] =
    &["body", "category", "quota", "filled", "heads", "deputies", "funding", "quota_year", "as_of", "grade", "source"];

fn posts(row: &crate::model::tables::Posts) -> Vec<String> {
    let mut cells = vec![
        row.body.to_string(),
        row.category.word().to_owned(),
        count(row.quota),
        count(row.filled),
        count(row.heads),
        count(row.deputies),
        row.funding.map_or_else(String::new, |funding| funding.word().to_owned()),
        count(row.quota_year),
        row.as_of.map_or_else(String::new, |date| date.to_string()),
    ];
    cells.extend(graded(&row.provenance));
    cells
}

const DOCUMENTS: &[&str] =
    &["id", "number", "title", "type", "issuer", "level", "date", "in_force_from", "in_force_until", "grade", "source"];

fn document(row: &crate::model::tables::Document) -> Vec<String> {
    let mut cells = vec![
        row.id.clone(),
        text(&row.number),
        row.title.clone(),
        text(&row.kind),
        text(&row.issuer),
        text(&row.level),
        text(&row.date),
        text(&row.in_force_from),
        text(&row.in_force_until),
    ];
    cells.extend(graded(&row.provenance));
    cells
}

const REFERENCES: &[&str] = &["document", "relation", "target_type", "target", "article", "grade", "source"];

fn reference(row: &crate::model::tables::Reference) -> Vec<String> {
    let mut cells = vec![
        row.document.to_string(),
        row.relation.word().to_owned(),
        row.target_type.word().to_owned(),
        row.target.to_string(),
        text(&row.article),
    ];
    cells.extend(graded(&row.provenance));
    cells
}

const PROCEDURES: &[&str] = &[
    "id",
    "name",
    "task",
    "body",
    "kind",
    "code",
    "area",
    "online_level",
    "anywhere",
    "in_progress",
    "yearly_volume",
    "days",
    "day_unit",
    "grade",
    "source",
];

fn procedure(row: &crate::model::tables::Procedure) -> Vec<String> {
    let mut cells = vec![
        row.id.clone(),
        row.name.clone(),
        text(&row.task),
        list(&row.bodies),
        list(&row.kinds),
        text(&row.code),
        list(&row.area),
        row.online_level.map_or_else(String::new, |level| level.word().to_owned()),
        flag(row.anywhere),
        count(row.in_progress),
        count(row.yearly_volume),
        count(row.days),
        row.day_unit.map_or_else(String::new, |unit| unit.word().to_owned()),
    ];
    cells.extend(graded(&row.provenance));
    cells
}

pub(super) fn graded(provenance: &Provenance) -> [String; 2] {
    [provenance.grade.word().to_owned(), provenance.source.as_deref().unwrap_or_default().to_owned()]
}

pub(super) fn text(cell: &Option<impl ToString>) -> String {
    cell.as_ref().map_or_else(String::new, ToString::to_string)
}

fn count(count: Option<i64>) -> String {
    count.map_or_else(String::new, |count| count.to_string())
}

/// A whole number of small units as a decimal of large ones, exactly.
fn scaled(count: Option<i64>, decimals: u32) -> String {
    let Some(count) = count else { return String::new() };
    let unit = 10_u64.pow(decimals);
    let sign = if count < 0 { "-" } else { "" };
    let (whole, rest) = (count.unsigned_abs() / unit, count.unsigned_abs() % unit);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{rest:0width$}", width = decimals as usize);
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

fn yes(holds: bool, otherwise: &str) -> String {
    if holds { "yes".to_owned() } else { otherwise.to_owned() }
}

pub(super) fn flag(holds: Option<bool>) -> String {
    holds.map_or_else(String::new, |holds| yes(holds, "no"))
}

/// A list as the tables write it; an entry that holds a separator is quoted.
fn list(entries: &[Named]) -> String {
    let quoted = |entry: &Named| {
        let separates = entry.contains(" | ") || entry.contains(" & ");
        if separates { format!("\"{entry}\"") } else { entry.to_string() }
    };
    entries.iter().map(quoted).collect::<Vec<_>>().join(" | ")
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let quoted = |cell: String| {
        let plain = !cell.contains([',', '"', '\n', '\r']);
        if plain { cell } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    };
    cells.map(quoted).collect::<Vec<_>>().join(",") + "\n"
}

#[cfg(test)]
mod tests {
    use super::scaled;

    #[test]
    fn small_units_come_back_exactly() {
        assert_eq!(scaled(Some(9_677_300_000), 6), "9677.3");
        assert_eq!(scaled(Some(1_260), 3), "1.26");
        assert_eq!(scaled(Some(5), 3), "0.005");
        assert_eq!(scaled(None, 3), "");
    }
}
