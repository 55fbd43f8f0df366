//! Ids that the files leave out, and names where the files could have written an id.

use crate::model::tables::Tables;
use crate::model::{Table, fold, slug};
use rustc_hash::{FxHashMap, FxHashSet};

/// An id that was made from a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeId {
    /// The table.
    pub table: Table,
    /// The line of the row.
    pub line: u64,
    /// The name it was made from.
    pub name: String,
    /// The id.
    pub id: String,
}

/// A row that may lack an id.
struct Nameless<'t> {
    id: &'t mut String,
    name: &'t str,
    parent: Option<&'t str>,
}

/// Gives every row without an id the slug of its name, with the parent's id before it where that is not unique.
pub fn make_ids(tables: &mut Tables, lines: &dyn Fn(Table, usize) -> u64) -> Vec<MadeId> {
    let mut made = Vec::new();
    let mut fill = |table: Table, rows: Vec<Nameless<'_>>| fill(table, rows, lines, &mut made);
    let rows = tables.kinds.iter_mut().map(|row| Nameless { id: &mut row.id, name: &row.name, parent: None });
    fill(Table::Kinds, rows.collect());
    let rows = tables.areas.iter_mut();
    let rows = rows.map(|row| Nameless { id: &mut row.id, name: &row.name, parent: row.parent.as_deref() });
    fill(Table::Areas, rows.collect());
    let rows = tables.bodies.iter_mut();
    let rows = rows.map(|row| Nameless { id: &mut row.id, name: &row.name, parent: row.parent.as_deref() });
    fill(Table::Bodies, rows.collect());
    let rows = tables.tasks.iter_mut().map(|row| Nameless { id: &mut row.id, name: &row.name, parent: None });
    fill(Table::Tasks, rows.collect());
    let rows = tables.documents.iter_mut().map(|row| Nameless {
        // A document is known by its number; only one without a number by its title.
        name: row.number.as_deref().unwrap_or(&row.title),
        id: &mut row.id,
        parent: None,
    });
    fill(Table::Documents, rows.collect());
    let rows = tables.procedures.iter_mut().map(|row| Nameless { id: &mut row.id, name: &row.name, parent: None });
    fill(Table::Procedures, rows.collect());
    made
}

fn fill(table: Table, mut rows: Vec<Nameless<'_>>, lines: &dyn Fn(Table, usize) -> u64, made: &mut Vec<MadeId>) {
    let missing: Vec<usize> = (0..rows.len()).filter(|row| rows[*row].id.is_empty()).collect();
    if missing.is_empty() {
        return;
    }
    let mut taken: FxHashSet<String> = rows.iter().filter(|row| !row.id.is_empty()).map(|row| row.id.clone()).collect();
    let slugs: FxHashMap<usize, String> = missing
        .iter()
        .map(|row| {
            let slug = slug(rows[*row].name);
            (*row, if slug.is_empty() { format!("{}-{}", table.stem(), lines(table, *row)) } else { slug })
        })
        .collect();
    let mut uses: FxHashMap<&str, u32> = FxHashMap::default();
    for slug in slugs.values() {
        *uses.entry(slug.as_str()).or_default() += 1;
    }
    // Rows whose slug is theirs alone come first, so that the ids of parents are known below.
    let alone = |slug: &str| uses.get(slug) == Some(&1) && !taken.contains(slug);
    let (own, shared): (Vec<usize>, Vec<usize>) = missing.iter().copied().partition(|row| alone(&slugs[row]));
    for row in own {
        taken.insert(slugs[&row].clone());
        rows[row].id.clone_from(&slugs[&row]);
    }
    // By now every parent but those of the same fix has an id; rows in the order of the file settle the rest.
    let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
    for (at, row) in rows.iter().enumerate().filter(|_| !shared.is_empty()) {
        by_name.entry(fold(row.name)).or_insert(at);
    }
    for row in shared {
        let parent = rows[row].parent.map(|parent| {
            let known = by_name.get(&fold(parent)).filter(|_| !taken.contains(parent)).map(|at| rows[*at].id.clone());
            known.filter(|id| !id.is_empty()).unwrap_or_else(|| slug(parent))
        });
        let base = match parent.filter(|parent| !parent.is_empty()) {
            Some(parent) => format!("{parent}-{}", slugs[&row]),
            None => slugs[&row].clone(),
        };
        let id = std::iter::once(base.clone())
            .chain((2u32..).map(|number| format!("{base}-{number}")))
            .find(|id| !taken.contains(id))
            .unwrap_or(base);
        taken.insert(id.clone());
        *rows[row].id = id;
    }
    for row in missing {
        let Nameless { id, name, .. } = &rows[row];
        made.push(MadeId { table, line: lines(table, row), name: (*name).to_owned(), id: (**id).clone() });
    }
}

/// Ids of a table, and the names that only one row bears.
struct Names {
    ids: FxHashSet<String>,
    by_name: FxHashMap<String, Option<String>>,
}

impl Names {
    fn of<'t>(rows: impl Iterator<Item = (&'t String, &'t String)> + Clone) -> Self {
        let ids: FxHashSet<String> = rows.clone().map(|(id, _)| id.clone()).collect();
        Self { ids, by_name: FxHashMap::default() }.named(rows)
    }

    fn named<'t>(mut self, rows: impl Iterator<Item = (&'t String, &'t String)>) -> Self {
        for (id, name) in rows {
            let known = self.by_name.entry(fold(name)).or_insert_with(|| Some(id.clone()));
            if known.as_ref().is_some_and(|known| known != id) {
                *known = None;
            }
        }
        self
    }

    /// Writes the id where a cell holds the name; a name that several bear is left for the model to refuse.
    fn settle(&self, cell: &mut String) {
        if !self.ids.contains(cell.as_str())
            && let Some(Some(id)) = self.by_name.get(&fold(cell))
        {
            cell.clone_from(id);
        }
    }
}

/// Turns names of kinds, areas, tasks and documents into ids wherever a table refers to them. Bodies may share a
/// name, so the model itself settles those.
pub fn settle_names(tables: &mut Tables) {
    let kinds = Names::of(tables.kinds.iter().map(|row| (&row.id, &row.name)));
    let areas = Names::of(tables.areas.iter().map(|row| (&row.id, &row.name)));
    for row in &mut tables.areas {
        row.parent.iter_mut().for_each(|area| areas.settle(area));
    }
    for row in &mut tables.borders {
        areas.settle(&mut row.a);
        areas.settle(&mut row.b);
    }
    for row in &mut tables.bodies {
        kinds.settle(&mut row.kind);
        row.area.iter_mut().for_each(|area| areas.settle(area));
    }
    for row in &mut tables.tasks {
        row.territory.iter_mut().for_each(|area| areas.settle(area));
    }
    for row in &mut tables.duties {
        row.kind.iter_mut().for_each(|kind| kinds.settle(kind));
        row.area.iter_mut().for_each(|area| areas.settle(area));
    }
    for row in &mut tables.procedures {
        row.kinds.iter_mut().for_each(|kind| kinds.settle(kind));
        row.area.iter_mut().for_each(|area| areas.settle(area));
    }
    settle_tasks(tables);
    if tables.references.is_empty() {
        return;
    }
    let numbered = tables.documents.iter().map(|row| (&row.id, row.number.as_ref().unwrap_or(&row.title)));
    let documents = Names::of(numbered);
    for row in &mut tables.references {
        documents.settle(&mut row.document);
        if row.target_type == crate::model::TargetType::Kind {
            kinds.settle(&mut row.target);
        }
    }
}

/// Tasks are many and nearly always named by id, so their names are folded only once a cell holds no id.
fn settle_tasks(tables: &mut Tables) {
    let ids: FxHashSet<&str> = tables.tasks.iter().map(|row| row.id.as_str()).collect();
    let mut cells: Vec<&mut String> = tables.duties.iter_mut().map(|row| &mut row.task).collect();
    cells.extend(tables.procedures.iter_mut().filter_map(|row| row.task.as_mut()));
    let references = tables.references.iter_mut();
    let references = references.filter(|row| row.target_type == crate::model::TargetType::Task);
    cells.extend(references.map(|row| &mut row.target));
    cells.retain(|cell| !cell.is_empty() && !ids.contains(cell.as_str()));
    if cells.is_empty() {
        return;
    }
    let names = Names { ids: FxHashSet::default(), by_name: FxHashMap::default() };
    let names = names.named(tables.tasks.iter().map(|row| (&row.id, &row.name)));
    cells.into_iter().for_each(|cell| names.settle(cell));
}
