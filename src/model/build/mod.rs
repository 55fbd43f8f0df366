//! From tables to an organisation: every reference is resolved, and every fault found in one pass.

mod areas;
mod bodies;
mod duties;
mod link;
mod papers;

use super::area::Area;
use super::body::Kind;
use super::defect::{Defect, Fault, Table};
use super::extent::Extent;
use super::fold::{fold, nearest};
use super::index::{BodyIx, ClassIx, FieldIx, Ids};
use super::organisation::{Organisation, Task};
use super::tables::{self, Named, Tables};
use super::tree::{Forest, forest};
use duties::Holdings;
use petgraph::graph::DiGraph;
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;
use std::sync::OnceLock;

/// The greatest depth of a tree of bodies or areas that is read.
const DEPTH_LIMIT: u32 = 64;

/// For how many unknown ids of a case the ids like them are looked for.
const NEAR_LIMIT: u32 = 200;

impl Organisation {
    /// Builds the organisation that the tables describe.
    ///
    /// # Errors
    /// All [`Defect`]s come back together, warnings too; there is an organisation unless one of them is a fault.
    pub fn build(tables: Tables) -> (Option<Organisation>, Vec<Defect>) {
        let mut builder = Builder::default();
        let organisation = builder.organisation(tables);
        builder.defects.sort_by_key(|defect| (defect.table, defect.row));
        let sound = builder.defects.iter().all(|defect| defect.fault.is_warning());
        (sound.then_some(organisation), builder.defects)
    }
}

/// The labels of classes, in Vietnamese and in English.
type Labels = (Vec<String>, Vec<Option<String>>);

/// Where bodies are looked up: by id, else by a name that only one of them bears.
struct Names {
    /// Row of each id.
    ids: Ids,
    /// Ids by row.
    listed: Vec<Named>,
    /// Names as written, by row.
    written: Vec<Named>,
    /// Rows by folded name; made when a first id is not found, which in most cases never happens.
    folded: OnceLock<FxHashMap<String, Vec<u32>>>,
    /// Place in tree order of each row, once it is known; a row in a ring has none.
    places: Vec<Option<BodyIx>>,
}

impl Names {
    fn rows_of(&self, name: &str) -> &[u32] {
        let by_name = self.folded.get_or_init(|| {
            let mut rows: FxHashMap<String, Vec<u32>> = FxHashMap::default();
            for (row, name) in self.written.iter().enumerate() {
                rows.entry(fold(name)).or_default().push(row as u32);
            }
            rows
        });
        by_name.get(&fold(name)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The ids of the bodies that have a place, with their places.
    fn placed(mut self) -> Ids {
        let places = self.places;
        self.ids.retain(|_, row| match places[*row as usize] {
            Some(place) => {
                *row = place.0;
                true
            }
            None => false,
        });
        self.ids
    }
}

#[derive(Default)]
struct Builder {
    defects: Vec<Defect>,
    unknowns: u32,
}

impl Builder {
    /// Takes over what another has found, as if this one had found it next.
    fn append(&mut self, other: Builder) {
        for mut defect in other.defects {
            if let Fault::Unknown { near, .. } = &mut defect.fault {
                self.unknowns += 1;
                if self.unknowns > NEAR_LIMIT {
                    near.clear();
                }
            }
            self.defects.push(defect);
        }
    }

    fn fault(&mut self, table: Table, row: usize, column: &'static str, fault: Fault) {
        self.defects.push(Defect { table, row, column, fault });
    }

    /// Positions by id; a repeated id is a fault.
    fn ids<'a>(&mut self, table: Table, ids: impl Iterator<Item = &'a str>) -> Ids {
        let mut found = Ids::default();
        found.reserve(ids.size_hint().0);
        for (row, id) in ids.enumerate() {
            match found.entry(id.into()) {
                Entry::Vacant(free) => drop(free.insert(row as u32)),
                Entry::Occupied(taken) => {
                    let first = *taken.get() as usize;
                    self.fault(table, row, "id", Fault::DuplicateId { id: id.to_owned(), first });
                }
            }
        }
        found
    }

    /// Resolves an id; an unknown one is a fault with the nearest ids.
    fn find(&mut self, at: (Table, usize, &'static str), held_by: Table, ids: &Ids, id: &str) -> Option<u32> {
        let found = ids.get(id).copied();
        if found.is_none() {
            self.unknown(at, held_by, id, ids);
        }
        found
    }

    fn unknown(&mut self, at: (Table, usize, &'static str), held_by: Table, id: &str, ids: &Ids) {
        // A table that points to the wrong one has as many unknown ids as rows; the first show what is meant.
        self.unknowns += 1;
        let wanted =
            if self.unknowns <= NEAR_LIMIT { nearest(id, ids.keys().map(|id| id.as_str())) } else { Vec::new() };
        self.fault(at.0, at.1, at.2, Fault::Unknown { table: held_by, id: id.to_owned(), near: wanted });
    }

    /// The row of a body by its id, else by its name.
    fn find_row(&mut self, at: (Table, usize, &'static str), names: &Names, word: &str) -> Option<u32> {
        if let Some(row) = names.ids.get(word) {
            return Some(*row);
        }
        match names.rows_of(word) {
            [row] => Some(*row),
            [] => {
                self.unknown(at, Table::Bodies, word, &names.ids);
                None
            }
            several => {
                let ids = several.iter().map(|row| names.listed[*row as usize].to_string()).collect();
                self.fault(at.0, at.1, at.2, Fault::AmbiguousName { name: word.to_owned(), ids });
                None
            }
        }
    }

    /// A body by its id, else by its name, once bodies have their places.
    fn find_body(&mut self, at: (Table, usize, &'static str), names: &Names, word: &str) -> Option<BodyIx> {
        self.find_row(at, names, word).and_then(|row| names.places[row as usize])
    }

    fn organisation(&mut self, tables: Tables) -> Organisation {
        let (kinds, (classes, classes_en), kind_ids) = self.kinds(tables.kinds);
        let (areas, elementary, area_ids) = self.areas(tables.areas);
        let everywhere = Extent::span(0, elementary.len().max(1) as u32);
        self.borders(&tables.borders, &area_ids);
        let has_posts = tables.posts.is_some();
        // Long tables that do not refer to each other are resolved side by side; faults stay in their order.
        let mut of_tasks = Builder::default();
        let ((mut bodies, names), (tasks, fields, task_ids)) = rayon::join(
            || self.bodies(tables.bodies, has_posts, &kind_ids, &areas, &area_ids, &everywhere),
            || of_tasks.tasks(tables.tasks, &areas, &area_ids, &everywhere),
        );
        self.append(of_tasks);
        let named = Holdings {
            tasks: &tasks,
            task_ids: &task_ids,
            kind_ids: &kind_ids,
            bodies: &bodies,
            names: &names,
            areas: &areas,
            area_ids: &area_ids,
            everywhere: &everywhere,
        };
        let mut of_posts = Builder::default();
        let (duties, posts) = rayon::join(
            || self.duties(tables.duties, &named),
            || tables.posts.map(|rows| of_posts.posts(rows, &names)),
        );
        self.append(of_posts);
        if let Some(posts) = posts {
            self.give_posts(posts, &mut bodies);
        }
        let document_ids = self.ids(Table::Documents, tables.documents.iter().map(|row| row.id.as_str()));
        let references = self.references(tables.references, &document_ids, &names, &kind_ids, &task_ids);
        let procedures = self.procedures(tables.procedures, &names, &kind_ids, &task_ids, &area_ids);
        let people = self.people(tables.people, &names);
        let mut organisation = Organisation {
            graph: DiGraph::new(),
            kinds,
            classes,
            classes_en,
            areas,
            elementary,
            borders: tables.borders,
            bodies,
            fields,
            tasks,
            duties,
            has_posts,
            documents: tables.documents,
            references,
            procedures,
            people,
            body_ids: names.placed(),
            kind_ids,
            area_ids,
            task_ids,
        };
        link::link(&mut organisation);
        organisation
    }

    /// The kinds, the labels of their classes in Vietnamese and in English, and the places of the ids.
    fn kinds(&mut self, rows: Vec<tables::Kind>) -> (Vec<Kind>, Labels, Ids) {
        let ids = self.ids(Table::Kinds, rows.iter().map(|row| row.id.as_str()));
        let (mut classes, mut english): Labels = (Vec::new(), Vec::new());
        let kinds = rows
            .into_iter()
            .map(|row| {
                // A kind that is counted as itself has its own name in English too.
                let label_en = row.class_label_en.or_else(|| row.name_en.clone().filter(|_| row.class_label.is_none()));
                let label = row.class_label.unwrap_or_else(|| row.name.clone());
                let class = classes.iter().position(|class| *class == label).unwrap_or_else(|| {
                    classes.push(label);
                    english.push(None);
                    classes.len() - 1
                });
                if english[class].is_none() {
                    english[class] = label_en;
                }
                Kind {
                    id: row.id,
                    name: row.name,
                    name_en: row.name_en,
                    tier: row.tier,
                    agency: row.agency,
                    class: ClassIx::new(class),
                    like: row.like,
                    single: row.single,
                    outside: row.outside,
                    provenance: row.provenance,
                }
            })
            .collect();
        (kinds, (classes, english), ids)
    }

    /// The forest of the rows; rings and rows too deep are faults. Rows of a ring are left out.
    fn tree(&mut self, table: Table, ids: &[&str], parents: &[Option<u32>], rank: impl Fn(u32) -> i64) -> Forest {
        let found = forest(parents, rank);
        for ring in &found.cycles {
            let names = ring.iter().map(|row| ids[*row as usize].to_owned()).collect();
            self.fault(table, ring[0] as usize, "parent", Fault::Cycle { ring: names });
        }
        for (row, depth) in found.order.iter().zip(&found.depth) {
            if *depth == DEPTH_LIMIT {
                self.fault(table, *row as usize, "parent", Fault::TooDeep { limit: DEPTH_LIMIT });
            }
        }
        found
    }

    /// The union of the areas listed; everywhere where none is.
    pub(super) fn extent(
        &mut self,
        at: (Table, usize, &'static str),
        listed: &[Named],
        areas: &[Area],
        ids: &Ids,
        everywhere: &Extent,
    ) -> Extent {
        if listed.is_empty() {
            return everywhere.clone();
        }
        let found = listed.iter().filter_map(|area| self.find(at, Table::Areas, ids, area));
        found.fold(Extent::nothing(), |all, area| all.union(&areas[area as usize].extent))
    }

    fn tasks(
        &mut self,
        rows: Vec<tables::Task>,
        areas: &[Area],
        area_ids: &Ids,
        everywhere: &Extent,
    ) -> (Vec<Task>, Vec<String>, Ids) {
        let ids = self.ids(Table::Tasks, rows.iter().map(|row| row.id.as_str()));
        let mut fields: Vec<String> = Vec::new();
        let mut field_names: FxHashMap<String, FieldIx> = FxHashMap::default();
        let mut spellings: FxHashMap<Named, FieldIx> = FxHashMap::default();
        let mut tasks = Vec::with_capacity(rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            let territory = self.extent((Table::Tasks, at, "territory"), &row.territory, areas, area_ids, everywhere);
            let field = *spellings.entry(row.field).or_insert_with_key(|name| {
                *field_names.entry(fold(name)).or_insert_with(|| {
                    fields.push(name.to_string());
                    FieldIx::new(fields.len() - 1)
                })
            });
            tasks.push(Task {
                id: row.id,
                name: row.name,
                field,
                territory,
                weight: row.weight,
                support: row.support,
                provenance: row.provenance,
            });
        }
        (tasks, fields, ids)
    }
}
