//! From tables to an organisation: every reference is resolved, and every fault found in one pass.

use super::area::Area;
use super::body::{Body, Kind};
use super::defect::{Defect, Fault, Table};
use super::extent::Extent;
use super::fold::{fold, nearest};
use super::index::{AreaIx, BodyIx, ClassIx, DocumentIx, FieldIx, KindIx, TaskIx};
use super::organisation::{Duty, Holder, Link, Node, Organisation, Procedure, Reference, Task};
use super::posts::{Posts, Staff};
use super::tables::{self, Tables};
use super::tree::{Forest, forest};
use super::words::{Role, TargetType, Tier};
use petgraph::graph::DiGraph;
use rustc_hash::FxHashMap;

/// The greatest depth of a tree of bodies or areas that is read.
const DEPTH_LIMIT: u32 = 64;

impl Organisation {
    /// Builds the organisation that the tables describe.
    ///
    /// # Errors
    /// All [`Defect`]s come back together, warnings too; there is an organisation unless one of them is a fault.
    pub fn build(tables: Tables) -> (Option<Organisation>, Vec<Defect>) {
        let mut builder = Builder { defects: Vec::new() };
        let organisation = builder.organisation(tables);
        builder.defects.sort_by_key(|defect| (defect.table, defect.row));
        let sound = builder.defects.iter().all(|defect| defect.fault.is_warning());
        (sound.then_some(organisation), builder.defects)
    }
}

/// Where bodies are looked up: by id, else by a name that only one of them bears.
struct BodyNames {
    ids: FxHashMap<String, BodyIx>,
    names: FxHashMap<String, Vec<BodyIx>>,
    listed: Vec<String>,
}

struct Builder {
    defects: Vec<Defect>,
}

impl Builder {
    fn fault(&mut self, table: Table, row: usize, column: &'static str, fault: Fault) {
        self.defects.push(Defect { table, row, column, fault });
    }

    /// Positions by id; a repeated id is a fault.
    fn ids<'a>(&mut self, table: Table, ids: impl Iterator<Item = &'a str>) -> FxHashMap<String, u32> {
        let mut found: FxHashMap<String, u32> = FxHashMap::default();
        for (row, id) in ids.enumerate() {
            if let Some(first) = found.get(id) {
                let first = *first as usize;
                self.fault(table, row, "id", Fault::DuplicateId { id: id.to_owned(), first });
            } else {
                found.insert(id.to_owned(), row as u32);
            }
        }
        found
    }

    /// Resolves an id; an unknown one is a fault with the nearest ids.
    fn find(
        &mut self,
        at: (Table, usize, &'static str),
        held_by: Table,
        ids: &FxHashMap<String, u32>,
        id: &str,
    ) -> Option<u32> {
        let found = ids.get(id).copied();
        if found.is_none() {
            let near = nearest(id, ids.keys().map(String::as_str));
            self.fault(at.0, at.1, at.2, Fault::Unknown { table: held_by, id: id.to_owned(), near });
        }
        found
    }

    /// Resolves a body by its id, else by its name.
    fn find_body(&mut self, at: (Table, usize, &'static str), bodies: &BodyNames, word: &str) -> Option<BodyIx> {
        if let Some(body) = bodies.ids.get(word) {
            return Some(*body);
        }
        match bodies.names.get(&fold(word)).map(Vec::as_slice) {
            Some([body]) => Some(*body),
            Some(several) => {
                let ids = several.iter().map(|body| bodies.listed[body.at()].clone()).collect();
                self.fault(at.0, at.1, at.2, Fault::AmbiguousName { name: word.to_owned(), ids });
                None
            }
            None => {
                let near = nearest(word, bodies.ids.keys().map(String::as_str));
                self.fault(at.0, at.1, at.2, Fault::Unknown { table: Table::Bodies, id: word.to_owned(), near });
                None
            }
        }
    }

    fn organisation(&mut self, tables: Tables) -> Organisation {
        let (kinds, classes, kind_ids) = self.kinds(tables.kinds);
        let (areas, elementary, area_ids) = self.areas(tables.areas);
        let everywhere = Extent::span(0, elementary.len().max(1) as u32);
        self.borders(&tables.borders, &area_ids);
        let (mut bodies, names) = self.bodies(tables.bodies, &kind_ids, &areas, &area_ids, &everywhere);
        let (tasks, fields, task_ids) = self.tasks(tables.tasks, &areas, &area_ids, &everywhere);
        let places = Places { areas: &areas, area_ids: &area_ids, everywhere: &everywhere };
        let duties = self.duties(tables.duties, &tasks, &task_ids, &kind_ids, &bodies, &names, &places);
        let has_posts = tables.posts.is_some();
        self.posts(tables.posts, &mut bodies, &names);
        let document_ids = self.ids(Table::Documents, tables.documents.iter().map(|row| row.id.as_str()));
        let references = self.references(tables.references, &document_ids, &names, &kind_ids, &task_ids);
        let procedures = self.procedures(tables.procedures, &names, &kind_ids, &task_ids, &area_ids);
        for (row, person) in tables.people.iter().enumerate() {
            self.find_body((Table::People, row, "body"), &names, &person.body);
        }
        let mut organisation = Organisation {
            graph: DiGraph::new(),
            kinds,
            classes,
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
            people: tables.people,
            body_ids: names.ids,
            kind_ids: kind_ids.into_iter().map(|(id, at)| (id, KindIx(at))).collect(),
            area_ids: area_ids.into_iter().map(|(id, at)| (id, AreaIx(at))).collect(),
            task_ids: task_ids.into_iter().map(|(id, at)| (id, TaskIx(at))).collect(),
        };
        link(&mut organisation);
        organisation
    }

    fn kinds(&mut self, rows: Vec<tables::Kind>) -> (Vec<Kind>, Vec<String>, FxHashMap<String, u32>) {
        let ids = self.ids(Table::Kinds, rows.iter().map(|row| row.id.as_str()));
        let mut classes: Vec<String> = Vec::new();
        let kinds = rows
            .into_iter()
            .map(|row| {
                let label = row.class_label.unwrap_or_else(|| row.name.clone());
                let class = classes.iter().position(|class| *class == label).unwrap_or_else(|| {
                    classes.push(label);
                    classes.len() - 1
                });
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
        (kinds, classes, ids)
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

    fn areas(&mut self, rows: Vec<tables::Area>) -> (Vec<Area>, Vec<AreaIx>, FxHashMap<String, u32>) {
        let mut ids = self.ids(Table::Areas, rows.iter().map(|row| row.id.as_str()));
        let parents: Vec<Option<u32>> = rows
            .iter()
            .enumerate()
            .map(|(at, row)| match &row.parent {
                Some(parent) => {
                    let parent = self.find((Table::Areas, at, "parent"), Table::Areas, &ids, parent)?;
                    if rows[parent as usize].level > row.level {
                        self.fault(Table::Areas, at, "level", Fault::AreaAboveItsParent);
                    }
                    Some(parent)
                }
                None => {
                    if row.level != Tier::Province {
                        self.fault(Table::Areas, at, "parent", Fault::NoParentArea);
                    }
                    None
                }
            })
            .collect();
        let found =
            self.tree(Table::Areas, &rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), &parents, |_| 0);
        let mut position = vec![u32::MAX; rows.len()];
        for (at, row) in found.order.iter().enumerate() {
            position[*row as usize] = at as u32;
        }
        ids.retain(|_, row| {
            *row = position[*row as usize];
            *row != u32::MAX
        });
        let mut rows: Vec<Option<tables::Area>> = rows.into_iter().map(Some).collect();
        let mut areas: Vec<Area> = Vec::with_capacity(found.order.len());
        for row in &found.order {
            let Some(area) = rows[*row as usize].take() else { continue };
            areas.push(Area {
                id: area.id,
                name: area.name,
                level: area.level,
                parent: parents[*row as usize].map(|parent| AreaIx(position[parent as usize])),
                kind: area.kind,
                class: area.class,
                area_m2: area.area_m2,
                population: area.population,
                minority_share: area.minority_share,
                mountainous: area.mountainous,
                border: area.border,
                lat: area.lat,
                lon: area.lon,
                extent: Extent::nothing(),
                provenance: area.provenance,
            });
        }
        let elementary = number_elementary(&mut areas, &found.depth);
        (areas, elementary, ids)
    }

    fn borders(&mut self, rows: &[tables::Border], ids: &FxHashMap<String, u32>) {
        let mut seen: FxHashMap<(u32, u32), usize> = FxHashMap::default();
        for (row, border) in rows.iter().enumerate() {
            let a = self.find((Table::Borders, row, "a"), Table::Areas, ids, &border.a);
            let b = self.find((Table::Borders, row, "b"), Table::Areas, ids, &border.b);
            let (Some(a), Some(b)) = (a, b) else { continue };
            if a == b {
                self.fault(Table::Borders, row, "b", Fault::BordersItself);
            } else if let Some(first) = seen.insert((a.min(b), a.max(b)), row) {
                self.fault(Table::Borders, row, "b", Fault::DuplicateBorder { first });
            }
        }
    }

    fn bodies(
        &mut self,
        rows: Vec<tables::Body>,
        kinds: &FxHashMap<String, u32>,
        areas: &[Area],
        area_ids: &FxHashMap<String, u32>,
        everywhere: &Extent,
    ) -> (Vec<Body>, BodyNames) {
        let ids = self.ids(Table::Bodies, rows.iter().map(|row| row.id.as_str()));
        let mut by_name: FxHashMap<String, Vec<BodyIx>> = FxHashMap::default();
        for (at, row) in rows.iter().enumerate() {
            by_name.entry(fold(&row.name)).or_default().push(BodyIx::new(at));
        }
        let mut names = BodyNames {
            ids: ids.iter().map(|(id, row)| (id.clone(), BodyIx(*row))).collect(),
            names: by_name,
            listed: rows.iter().map(|row| row.id.clone()).collect(),
        };
        let parents: Vec<Option<u32>> = rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let parent = row.parent.as_ref()?;
                self.find_body((Table::Bodies, at, "parent"), &names, parent).map(|parent| parent.0)
            })
            .collect();
        let listed: Vec<&str> = names.listed.iter().map(String::as_str).collect();
        let found = self.tree(Table::Bodies, &listed, &parents, |row| rows[row as usize].order.unwrap_or(i64::MAX));
        let mut position = vec![u32::MAX; rows.len()];
        for (at, row) in found.order.iter().enumerate() {
            position[*row as usize] = at as u32;
        }
        let placed = |row: BodyIx| Some(BodyIx(position[row.at()])).filter(|body| body.0 != u32::MAX);
        let mut also_under: Vec<Vec<BodyIx>> = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let guides = row
                .also_under
                .iter()
                .filter_map(|guide| self.find_body((Table::Bodies, at, "also_under"), &names, guide));
            also_under.push(guides.filter_map(placed).collect());
        }
        let mut rows: Vec<Option<tables::Body>> = rows.into_iter().map(Some).collect();
        let mut bodies: Vec<Body> = Vec::with_capacity(found.order.len());
        for at in &found.order {
            let row = *at as usize;
            let Some(body) = rows[row].take() else { continue };
            let kind = self.find((Table::Bodies, row, "kind"), Table::Kinds, kinds, &body.kind).unwrap_or(0);
            let own: Vec<AreaIx> = (body.area.iter())
                .filter_map(|area| self.find((Table::Bodies, row, "area"), Table::Areas, area_ids, area))
                .map(AreaIx)
                .collect();
            let parent = parents[row].map(|parent| BodyIx(position[parent as usize]));
            let above = parent.map_or(everywhere, |parent| &bodies[parent.at()].extent);
            let extent = match own.as_slice() {
                [] => above.clone(),
                _ => own.iter().fold(Extent::nothing(), |all, area| all.union(&areas[area.at()].extent)),
            };
            if let Some(parent) = parent.filter(|_| !above.contains(&extent)) {
                let parent = bodies[parent.at()].id.clone();
                self.fault(Table::Bodies, row, "area", Fault::OutsideParentArea { parent });
            }
            bodies.push(Body {
                id: body.id,
                name: body.name,
                kind: KindIx(kind),
                parent,
                also_under: std::mem::take(&mut also_under[row]),
                short_name: body.short_name,
                areas: own,
                established_by: body.established_by,
                class: body.class,
                autonomy_group: body.autonomy_group,
                order: body.order,
                extent,
                posts: Posts::UNKNOWN,
                posts_rows: Vec::new(),
                provenance: body.provenance,
            });
        }
        names.ids.retain(|_, body| match placed(*body) {
            Some(place) => {
                *body = place;
                true
            }
            None => false,
        });
        for bearers in names.names.values_mut() {
            *bearers = bearers.iter().filter_map(|body| placed(*body)).collect();
        }
        names.names.retain(|_, bearers| !bearers.is_empty());
        names.listed = bodies.iter().map(|body| body.id.clone()).collect();
        (bodies, names)
    }

    fn tasks(
        &mut self,
        rows: Vec<tables::Task>,
        areas: &[Area],
        area_ids: &FxHashMap<String, u32>,
        everywhere: &Extent,
    ) -> (Vec<Task>, Vec<String>, FxHashMap<String, u32>) {
        let ids = self.ids(Table::Tasks, rows.iter().map(|row| row.id.as_str()));
        let mut fields: Vec<String> = Vec::new();
        let mut field_names: FxHashMap<String, FieldIx> = FxHashMap::default();
        let mut spellings: FxHashMap<String, FieldIx> = FxHashMap::default();
        let mut tasks = Vec::with_capacity(rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            let territory = self.extent((Table::Tasks, at, "territory"), &row.territory, areas, area_ids, everywhere);
            let field = *spellings.entry(row.field).or_insert_with_key(|name| {
                *field_names.entry(fold(name)).or_insert_with(|| {
                    fields.push(name.clone());
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

    /// The union of the areas listed; everywhere where none is.
    fn extent(
        &mut self,
        at: (Table, usize, &'static str),
        listed: &[String],
        areas: &[Area],
        ids: &FxHashMap<String, u32>,
        everywhere: &Extent,
    ) -> Extent {
        if listed.is_empty() {
            return everywhere.clone();
        }
        let found = listed.iter().filter_map(|area| self.find(at, Table::Areas, ids, area));
        found.fold(Extent::nothing(), |all, area| all.union(&areas[area as usize].extent))
    }

    #[allow(clippy::too_many_arguments, reason = "a duty refers to every other table")]
    fn duties(
        &mut self,
        rows: Vec<tables::Duty>,
        tasks: &[Task],
        task_ids: &FxHashMap<String, u32>,
        kind_ids: &FxHashMap<String, u32>,
        bodies: &[Body],
        names: &BodyNames,
        places: &Places<'_>,
    ) -> Vec<Duty> {
        let mut seen: FxHashMap<(TaskIx, Holder, Role), usize> = FxHashMap::default();
        let mut held = vec![false; tasks.len()];
        let mut duties = Vec::with_capacity(rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            let task = self.find((Table::Duties, at, "task"), Table::Tasks, task_ids, &row.task);
            if let Some(task) = task {
                held[task as usize] = true;
            }
            let holder = match (&row.body, &row.kind) {
                (Some(body), None) => self.find_body((Table::Duties, at, "body"), names, body).map(Holder::Body),
                (None, Some(kind)) => self
                    .find((Table::Duties, at, "kind"), Table::Kinds, kind_ids, kind)
                    .map(|kind| Holder::Kind(KindIx(kind))),
                (None, None) => {
                    self.fault(Table::Duties, at, "body", Fault::NoHolder);
                    None
                }
                (Some(_), Some(_)) => {
                    self.fault(Table::Duties, at, "kind", Fault::TwoHolders);
                    None
                }
            };
            let cut =
                self.extent((Table::Duties, at, "area"), &row.area, places.areas, places.area_ids, places.everywhere);
            let beyond = match row.beyond.as_slice() {
                [] => Extent::nothing(),
                listed => {
                    self.extent((Table::Duties, at, "beyond"), listed, places.areas, places.area_ids, places.everywhere)
                }
            };
            let except = self.exceptions(at, &row.except, bodies, names, places);
            if !row.except.is_empty() && row.body.is_some() {
                self.fault(Table::Duties, at, "except", Fault::ExceptionWithoutKind);
            }
            let (Some(task), Some(holder)) = (task.map(TaskIx), holder) else { continue };
            let extent = match holder {
                Holder::Body(body) => bodies[body.at()].extent.meet(&cut).union(&beyond),
                Holder::Kind(_) => cut,
            };
            if extent.is_empty() {
                self.fault(Table::Duties, at, "area", Fault::EmptyScope);
            }
            if let Some(first) = seen.insert((task, holder, row.role), at) {
                self.fault(Table::Duties, at, "task", Fault::DutyRepeated { first });
            }
            duties.push(Duty {
                task,
                holder,
                role: row.role,
                extent,
                except,
                legal_basis: row.legal_basis,
                provenance: row.provenance,
                row: at as u32,
            });
        }
        for (task, _) in held.iter().enumerate().filter(|(_, held)| !**held) {
            self.fault(Table::Tasks, task, "id", Fault::TaskWithoutDuty);
        }
        duties
    }

    /// Reads `body` or `body@area+area`: what a body of the kind does not hold.
    fn exceptions(
        &mut self,
        row: usize,
        listed: &[String],
        bodies: &[Body],
        names: &BodyNames,
        places: &Places<'_>,
    ) -> Vec<(BodyIx, Extent)> {
        let at = (Table::Duties, row, "except");
        let mut except = Vec::new();
        for entry in listed {
            let (body, areas) =
                entry.split_once('@').map_or((entry.as_str(), None), |(body, areas)| (body, Some(areas)));
            let Some(body) = self.find_body(at, names, body) else { continue };
            let extent = match areas {
                None => bodies[body.at()].extent.clone(),
                Some(areas) => {
                    let areas: Vec<String> = areas.split('+').map(str::to_owned).collect();
                    self.extent(at, &areas, places.areas, places.area_ids, places.everywhere)
                }
            };
            except.push((body, extent));
        }
        except
    }

    fn posts(&mut self, rows: Option<Vec<tables::Posts>>, bodies: &mut [Body], names: &BodyNames) {
        let Some(rows) = rows else { return };
        for body in &mut *bodies {
            body.posts = Posts::default();
        }
        let mut seen: FxHashMap<(BodyIx, usize), usize> = FxHashMap::default();
        let mut of_body: Vec<Option<usize>> = vec![None; bodies.len()];
        for (at, row) in rows.into_iter().enumerate() {
            if let (Some(heads), Some(deputies), Some(filled)) =
                (row.heads.or(Some(0)), row.deputies.or(Some(0)), row.filled)
                && heads + deputies > filled
            {
                self.fault(Table::Posts, at, "heads", Fault::LeadersExceedFilled { leaders: heads + deputies, filled });
            }
            let Some(body) = self.find_body((Table::Posts, at, "body"), names, &row.body) else { continue };
            if let Some(first) = seen.insert((body, row.category.at()), at) {
                self.fault(Table::Posts, at, "category", Fault::DuplicatePosts { first });
                continue;
            }
            of_body[body.at()].get_or_insert(at);
            let entry = &mut bodies[body.at()];
            entry.posts[row.category] =
                Staff { quota: row.quota, filled: row.filled, heads: row.heads, deputies: row.deputies, listed: true };
            entry.posts_rows.push(row);
        }
        self.sums_below(bodies, &of_body);
    }

    /// Warns of a body whose quota equals the sum of those directly below it: a totals row read as a body.
    fn sums_below(&mut self, bodies: &[Body], rows: &[Option<usize>]) {
        let quota = |body: &Body| body.posts.iter().map(|(_, staff)| staff.quota).sum::<Option<i64>>();
        let mut below: Vec<(u32, Option<i64>)> = vec![(0, Some(0)); bodies.len()];
        for body in bodies {
            if let Some(parent) = body.parent {
                let sum = &mut below[parent.at()];
                sum.0 += 1;
                sum.1 = sum.1.zip(quota(body)).map(|(all, one)| all + one);
            }
        }
        for (at, body) in bodies.iter().enumerate() {
            let (units, sum) = below[at];
            if let (Some(row), Some(own), Some(sum)) = (rows[at], quota(body), sum)
                && units >= 2
                && own > 0
                && own == sum
            {
                self.fault(Table::Posts, row, "quota", Fault::EqualsSumBelow { quota: own });
            }
        }
    }

    fn references(
        &mut self,
        rows: Vec<tables::Reference>,
        documents: &FxHashMap<String, u32>,
        names: &BodyNames,
        kinds: &FxHashMap<String, u32>,
        tasks: &FxHashMap<String, u32>,
    ) -> Vec<Reference> {
        let mut references = Vec::with_capacity(rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            let document = self.find((Table::References, at, "document"), Table::Documents, documents, &row.document);
            let place = (Table::References, at, "target");
            let target = match row.target_type {
                TargetType::Body => self.find_body(place, names, &row.target).map(Node::Body),
                TargetType::Kind => {
                    self.find(place, Table::Kinds, kinds, &row.target).map(|kind| Node::Kind(KindIx(kind)))
                }
                TargetType::Task => {
                    self.find(place, Table::Tasks, tasks, &row.target).map(|task| Node::Task(TaskIx(task)))
                }
            };
            let (Some(document), Some(target)) = (document, target) else { continue };
            references.push(Reference {
                document: DocumentIx(document),
                relation: row.relation,
                target,
                article: row.article,
                provenance: row.provenance,
            });
        }
        references
    }

    fn procedures(
        &mut self,
        rows: Vec<tables::Procedure>,
        names: &BodyNames,
        kinds: &FxHashMap<String, u32>,
        tasks: &FxHashMap<String, u32>,
        areas: &FxHashMap<String, u32>,
    ) -> Vec<Procedure> {
        self.ids(Table::Procedures, rows.iter().map(|row| row.id.as_str()));
        let mut procedures = Vec::with_capacity(rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            let task = row
                .task
                .as_ref()
                .and_then(|task| self.find((Table::Procedures, at, "task"), Table::Tasks, tasks, task));
            let mut settled_by = Vec::new();
            for body in &row.bodies {
                settled_by.extend(self.find_body((Table::Procedures, at, "body"), names, body).map(Holder::Body));
            }
            for kind in &row.kinds {
                let kind = self.find((Table::Procedures, at, "kind"), Table::Kinds, kinds, kind);
                settled_by.extend(kind.map(|kind| Holder::Kind(KindIx(kind))));
            }
            if row.bodies.is_empty() && row.kinds.is_empty() {
                self.fault(Table::Procedures, at, "body", Fault::ProcedureWithoutSettler);
            }
            let listed: Vec<AreaIx> = (row.area.iter())
                .filter_map(|area| self.find((Table::Procedures, at, "area"), Table::Areas, areas, area))
                .map(AreaIx)
                .collect();
            procedures.push(Procedure {
                id: row.id,
                name: row.name,
                task: task.map(TaskIx),
                settled_by,
                code: row.code,
                areas: listed,
                online_level: row.online_level,
                anywhere: row.anywhere,
                in_progress: row.in_progress,
                yearly_volume: row.yearly_volume,
                days: row.days,
                day_unit: row.day_unit,
                provenance: row.provenance,
            });
        }
        procedures
    }
}

/// What areas mean while duties are read.
struct Places<'a> {
    areas: &'a [Area],
    area_ids: &'a FxHashMap<String, u32>,
    everywhere: &'a Extent,
}

/// Numbers the leaves in tree order and gives each area the interval of its leaves.
fn number_elementary(areas: &mut [Area], depth: &[u32]) -> Vec<AreaIx> {
    let mut elementary = Vec::new();
    let mut starts = Vec::with_capacity(areas.len());
    for at in 0..areas.len() {
        starts.push(elementary.len() as u32);
        if depth.get(at + 1).is_none_or(|next| *next <= depth[at]) {
            elementary.push(AreaIx::new(at));
        }
    }
    let mut open: Vec<usize> = Vec::new();
    for at in 0..=areas.len() {
        let next = depth.get(at).copied().unwrap_or(0);
        let end = starts.get(at).copied().unwrap_or(elementary.len() as u32);
        while open.last().is_some_and(|last| depth[*last] >= next) {
            if let Some(closed) = open.pop() {
                areas[closed].extent = Extent::span(starts[closed], end);
            }
        }
        open.push(at);
    }
    elementary
}

/// Draws the graph of the tables: node positions are those of bodies, kinds, tasks, areas, documents in turn.
fn link(organisation: &mut Organisation) {
    let o = &*organisation;
    let (bodies, kinds, tasks, areas) = (o.bodies.len(), o.kinds.len(), o.tasks.len(), o.areas.len());
    let nodes = bodies + kinds + tasks + areas + o.documents.len();
    let mut graph = DiGraph::with_capacity(nodes, bodies * 3 + areas + o.duties.len() + o.references.len());
    (0..bodies).for_each(|at| {
        graph.add_node(Node::Body(BodyIx::new(at)));
    });
    (0..kinds).for_each(|at| {
        graph.add_node(Node::Kind(KindIx::new(at)));
    });
    (0..tasks).for_each(|at| {
        graph.add_node(Node::Task(TaskIx::new(at)));
    });
    (0..areas).for_each(|at| {
        graph.add_node(Node::Area(AreaIx::new(at)));
    });
    (0..o.documents.len()).for_each(|at| {
        graph.add_node(Node::Document(DocumentIx::new(at)));
    });
    let area_node = |area: AreaIx| petgraph::graph::NodeIndex::new(bodies + kinds + tasks + area.at());
    let node = |node: Node| match node {
        Node::Body(body) => o.body_node(body),
        Node::Kind(kind) => o.kind_node(kind),
        Node::Task(task) => o.task_node(task),
        Node::Area(area) => area_node(area),
        Node::Document(document) => petgraph::graph::NodeIndex::new(bodies + kinds + tasks + areas + document.at()),
    };
    for (at, body) in o.bodies.iter().enumerate() {
        let own = o.body_node(BodyIx::new(at));
        graph.add_edge(o.kind_node(body.kind), own, Link::Comprises);
        if let Some(parent) = body.parent {
            graph.add_edge(o.body_node(parent), own, Link::Comprises);
        }
        body.also_under.iter().for_each(|guide| {
            graph.add_edge(o.body_node(*guide), own, Link::Guides);
        });
        body.areas.iter().for_each(|area| {
            graph.add_edge(own, area_node(*area), Link::Covers);
        });
    }
    for (at, area) in o.areas.iter().enumerate() {
        if let Some(parent) = area.parent {
            graph.add_edge(area_node(parent), area_node(AreaIx::new(at)), Link::Comprises);
        }
    }
    for border in &o.borders {
        if let (Some(a), Some(b)) = (o.area_ids.get(&border.a), o.area_ids.get(&border.b)) {
            graph.add_edge(area_node(*a), area_node(*b), Link::Borders);
            graph.add_edge(area_node(*b), area_node(*a), Link::Borders);
        }
    }
    for (at, duty) in o.duties.iter().enumerate() {
        let holder = match duty.holder {
            Holder::Body(body) => o.body_node(body),
            Holder::Kind(kind) => o.kind_node(kind),
        };
        let role = match duty.role {
            Role::Lead => Link::Leads(at as u32),
            Role::Coordinate => Link::Coordinates(at as u32),
        };
        graph.add_edge(holder, o.task_node(duty.task), role);
    }
    for (at, reference) in o.references.iter().enumerate() {
        graph.add_edge(node(Node::Document(reference.document)), node(reference.target), Link::Names(at as u32));
    }
    organisation.graph = graph;
}
