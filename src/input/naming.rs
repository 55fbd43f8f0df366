//! Ids that the files leave out, and names where the files could have written an id.

use crate::model::tables::{Named, Tables};
use crate::model::{Table, TargetType, fold, slug};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

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
struct Names<'t> {
    rows: Vec<(&'t str, &'t str)>,
    /// Rows by id; made when a cell does not name the row that is expected.
    ids: OnceLock<FxHashMap<&'t str, usize>>,
    /// Ids by folded name; made when a cell holds no id, which in most cases never happens.
    by_name: OnceLock<FxHashMap<String, Option<&'t str>>>,
}

/// What goes through the cells of one table that name rows of another. Tables mostly go through each other in order, so
/// that the row that was meant last or the next one is meant again, and nothing need be looked up.
struct Settling<'n, 't> {
    names: &'n Names<'t>,
    at: usize,
}

impl<'t> Names<'t> {
    fn of(rows: impl Iterator<Item = (&'t String, &'t String)>) -> Self {
        let rows = rows.map(|(id, name)| (id.as_str(), name.as_str())).collect();
        Self { rows, ids: OnceLock::new(), by_name: OnceLock::new() }
    }

    fn settling(&self) -> Settling<'_, 't> {
        Settling { names: self, at: 0 }
    }

    fn find(&self, id: &str) -> Option<usize> {
        let ids = self.ids.get_or_init(|| self.rows.iter().enumerate().map(|(at, row)| (row.0, at)).collect());
        ids.get(id).copied()
    }

    fn by_name(&self) -> &FxHashMap<String, Option<&'t str>> {
        self.by_name.get_or_init(|| {
            let mut by_name: FxHashMap<String, Option<&str>> = FxHashMap::default();
            for (id, name) in &self.rows {
                let known = by_name.entry(fold(name)).or_insert(Some(*id));
                if known.is_some_and(|known| known != *id) {
                    *known = None;
                }
            }
            by_name
        })
    }
}

impl Settling<'_, '_> {
    fn holds_id(&mut self, cell: &str) -> bool {
        let is_meant = |at: &usize| self.names.rows.get(*at).is_some_and(|row| row.0 == cell);
        let expected = [self.at, self.at + 1].into_iter().find(is_meant);
        let found = expected.or_else(|| self.names.find(cell));
        self.at = found.unwrap_or(self.at);
        found.is_some()
    }

    /// Writes the id where a cell holds the name; a name that several bear is left for the model to refuse.
    fn settle(&mut self, cell: &mut Named) {
        if !cell.is_empty()
            && !self.holds_id(cell)
            && let Some(Some(id)) = self.names.by_name().get(&fold(cell))
        {
            *cell = (*id).into();
        }
    }
}

/// Turns names of kinds, areas, tasks and documents into ids wherever a table refers to them. Bodies may share a
/// name, so the model itself settles those.
pub fn settle_names(tables: &mut Tables) {
    let mut parents: Vec<Option<Named>> = tables.areas.iter_mut().map(|row| row.parent.take()).collect();
    let Tables { kinds, areas, borders, bodies, tasks, duties, documents, references, procedures, .. } = tables;
    let of_kinds = Names::of(kinds.iter().map(|row| (&row.id, &row.name)));
    let of_areas = Names::of(areas.iter().map(|row| (&row.id, &row.name)));
    let of_tasks = Names::of(tasks.iter().map(|row| (&row.id, &row.name)));
    let numbered = documents.iter().map(|row| (&row.id, row.number.as_ref().unwrap_or(&row.title)));
    let of_papers = Names::of(numbered);
    let mut places = of_areas.settling();
    parents.iter_mut().flatten().for_each(|area| places.settle(area));
    for row in borders {
        places.settle(&mut row.a);
        places.settle(&mut row.b);
    }
    // The duties are as many rows as all others together.
    rayon::join(
        || {
            let (mut kinds, mut places, mut work) = (of_kinds.settling(), of_areas.settling(), of_tasks.settling());
            for row in duties {
                work.settle(&mut row.task);
                row.kind.iter_mut().for_each(|kind| kinds.settle(kind));
                row.area.iter_mut().for_each(|area| places.settle(area));
            }
        },
        || {
            let (mut kinds, mut papers, mut work) = (of_kinds.settling(), of_papers.settling(), of_tasks.settling());
            for row in bodies {
                kinds.settle(&mut row.kind);
                row.area.iter_mut().for_each(|area| places.settle(area));
            }
            for row in procedures {
                row.task.iter_mut().for_each(|task| work.settle(task));
                row.kinds.iter_mut().for_each(|kind| kinds.settle(kind));
                row.area.iter_mut().for_each(|area| places.settle(area));
            }
            for row in references {
                papers.settle(&mut row.document);
                match row.target_type {
                    TargetType::Kind => kinds.settle(&mut row.target),
                    TargetType::Task => work.settle(&mut row.target),
                    TargetType::Body => {}
                }
            }
        },
    );
    let mut places = of_areas.settling();
    for row in tasks {
        row.territory.iter_mut().for_each(|area| places.settle(area));
    }
    for (row, parent) in areas.iter_mut().zip(parents) {
        row.parent = parent;
    }
}
