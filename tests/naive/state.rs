//! What the judge knows of the world: bodies, areas, tasks, and who holds which work where.

use std::collections::{BTreeMap, BTreeSet};
use tinhgon::model::tables::{self, Tables};
use tinhgon::model::{Category, Role, Tier};

/// A set of elementary areas.
pub type Scope = BTreeSet<u32>;
/// A number, or unknown.
pub type Count = Option<i64>;
/// The staff of a body by category; all six are there.
pub type Posts = BTreeMap<Category, Staff>;

#[derive(Clone, Debug)]
pub struct Kind {
    pub id: String,
    pub tier: Tier,
    pub agency: bool,
    pub class: String,
    pub single: bool,
    pub outside: bool,
}

#[derive(Clone, Debug)]
pub struct Task {
    pub id: String,
    pub name: String,
    pub field: String,
    pub territory: Scope,
    pub weight: u32,
    pub support: bool,
}

#[derive(Clone, Debug)]
pub struct Body {
    pub name: String,
    pub kind: usize,
    pub parent: Option<String>,
    pub area: Scope,
    pub living: bool,
    /// Tree order at load, then order of creation.
    pub rank: usize,
    pub posts: Posts,
}

#[derive(Clone, Debug)]
pub struct Area {
    pub extent: Scope,
    pub living: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Staff {
    pub quota: Count,
    pub filled: Count,
    pub heads: Count,
    pub deputies: Count,
    /// A row of the table names it.
    pub row: bool,
}

impl Staff {
    pub const NONE: Staff = Staff { quota: Some(0), filled: Some(0), heads: Some(0), deputies: Some(0), row: false };
    pub const UNKNOWN: Staff = Staff { quota: None, filled: None, heads: None, deputies: None, row: false };

    /// The body has this category: a row names it, or it holds something.
    pub fn listed(&self) -> bool {
        self.row || self.quota != Some(0) || self.filled != Some(0)
    }
}

/// Unknown + x = unknown.
pub fn plus(a: Count, b: Count) -> Count {
    Some(a? + b?)
}

pub fn minus(a: Count, b: Count) -> Count {
    Some(a? - b?)
}

pub fn all_of(staff: Staff) -> Posts {
    Category::ALL.iter().map(|category| (*category, staff)).collect()
}

/// Work that every body of a kind holds, but for what is taken from some of them.
#[derive(Clone, Debug, Default)]
pub struct KindDuty {
    pub cut: Scope,
    pub removed: BTreeMap<String, Scope>,
}

#[derive(Clone, Debug)]
pub struct World {
    pub kinds: Vec<Kind>,
    pub areas: BTreeMap<String, Area>,
    pub everywhere: Scope,
    pub tasks: Vec<Task>,
    pub bodies: BTreeMap<String, Body>,
    pub own: BTreeMap<(usize, String, Role), Scope>,
    pub by_kind: BTreeMap<(usize, usize, Role), KindDuty>,
    pub has_posts: bool,
    pub bench_quota: BTreeMap<Category, Count>,
    pub bench_staff: BTreeMap<Category, Count>,
    pub leaders_released: Count,
}

impl World {
    /// The world that sound tables describe.
    pub fn new(tables: &Tables) -> World {
        let nothing: BTreeMap<Category, Count> = Category::ALL.iter().map(|category| (*category, Some(0))).collect();
        let mut world = World {
            kinds: tables.kinds.iter().map(kind).collect(),
            areas: BTreeMap::new(),
            everywhere: Scope::new(),
            tasks: Vec::new(),
            bodies: BTreeMap::new(),
            own: BTreeMap::new(),
            by_kind: BTreeMap::new(),
            has_posts: tables.posts.is_some(),
            bench_quota: nothing.clone(),
            bench_staff: nothing,
            leaders_released: Some(0),
        };
        world.read_areas(&tables.areas);
        for task in &tables.tasks {
            let territory = world.extent(&task.territory).unwrap_or_else(|| world.everywhere.clone());
            world.tasks.push(Task {
                id: task.id.clone(),
                name: task.name.to_lowercase(),
                field: task.field.as_str().to_lowercase(),
                territory,
                weight: task.weight,
                support: task.support,
            });
        }
        world.read_bodies(&tables.bodies, None);
        for row in tables.posts.iter().flatten() {
            if let Some(body) = world.bodies.get_mut(row.body.as_str()) {
                let staff =
                    Staff { quota: row.quota, filled: row.filled, heads: row.heads, deputies: row.deputies, row: true };
                body.posts.insert(row.category, staff);
            }
        }
        for duty in &tables.duties {
            world.read_duty(duty);
        }
        world.settle();
        world
    }

    fn read_areas(&mut self, rows: &[tables::Area]) {
        let is_leaf = |id: &str| rows.iter().all(|row| row.parent.as_deref() != Some(id));
        let parent_of = |id: &str| rows.iter().find(|row| row.id == id).and_then(|row| row.parent.clone());
        for row in rows {
            self.areas.insert(row.id.clone(), Area { extent: Scope::new(), living: true });
        }
        for (number, leaf) in rows.iter().filter(|row| is_leaf(&row.id)).enumerate() {
            self.everywhere.insert(number as u32);
            let mut up: Option<tables::Named> = Some(leaf.id.as_str().into());
            while let Some(id) = up {
                up = parent_of(&id);
                if let Some(area) = self.areas.get_mut(id.as_str()) {
                    area.extent.insert(number as u32);
                }
            }
        }
        if rows.is_empty() {
            self.everywhere.insert(0);
        }
    }

    /// Reads the bodies below a parent, siblings by their order and then by row, each followed by its sub-units.
    fn read_bodies(&mut self, rows: &[tables::Body], parent: Option<&str>) {
        let mut here: Vec<&tables::Body> = rows.iter().filter(|row| row.parent.as_deref() == parent).collect();
        here.sort_by_key(|row| row.order.unwrap_or(i64::MAX));
        for row in here {
            let above = parent.map_or(self.everywhere.clone(), |parent| self.bodies[parent].area.clone());
            let body = Body {
                name: row.name.clone(),
                kind: self.kinds.iter().position(|kind| kind.id == row.kind).unwrap_or_default(),
                parent: row.parent.as_ref().map(ToString::to_string),
                area: self.extent(&row.area).unwrap_or(above),
                living: true,
                rank: self.bodies.len(),
                posts: all_of(if self.has_posts { Staff::NONE } else { Staff::UNKNOWN }),
            };
            self.bodies.insert(row.id.clone(), body);
            self.read_bodies(rows, Some(&row.id));
        }
    }

    fn read_duty(&mut self, row: &tables::Duty) {
        let Some(task) = self.tasks.iter().position(|task| task.id == row.task) else { return };
        let cut = self.extent(&row.area).unwrap_or_else(|| self.everywhere.clone());
        if let Some(body) = &row.body {
            let mut scope = &self.bodies[body.as_str()].area & &cut;
            scope.extend(self.extent(&row.beyond).into_iter().flatten());
            self.give(task, body, row.role, &scope);
        }
        if let Some(kind) = row.kind.as_ref().and_then(|id| self.kinds.iter().position(|kind| kind.id == *id)) {
            let mut duty = KindDuty { cut, removed: BTreeMap::new() };
            for entry in &row.except {
                let (body, areas) =
                    entry.split_once('@').map_or((entry.as_str(), None), |(body, areas)| (body, Some(areas)));
                let listed: Vec<&str> = areas.iter().flat_map(|areas| areas.split('+')).collect();
                let scope = self.extent(&listed).unwrap_or_else(|| self.bodies[body].area.clone());
                duty.removed.entry(body.to_owned()).or_default().extend(scope);
            }
            self.give_kind(task, kind, row.role, duty);
        }
    }

    /// The union of the areas listed; None where none is.
    pub fn extent(&self, listed: &[impl AsRef<str>]) -> Option<Scope> {
        if listed.is_empty() {
            return None;
        }
        Some(listed.iter().flat_map(|area| self.areas[area.as_ref()].extent.iter().copied()).collect())
    }

    /// Ids of the living bodies in tree order.
    pub fn living(&self) -> Vec<String> {
        let mut ids: Vec<&String> = self.bodies.keys().filter(|id| self.bodies[*id].living).collect();
        ids.sort_by_key(|id| self.bodies[*id].rank);
        ids.into_iter().cloned().collect()
    }

    /// Living bodies of a kind, in the order of ids.
    pub fn living_of(&self, kind: usize) -> Vec<String> {
        self.bodies.iter().filter(|(_, body)| body.living && body.kind == kind).map(|(id, _)| id.clone()).collect()
    }

    /// Living bodies directly below, in tree order.
    pub fn children(&self, id: &str) -> Vec<String> {
        self.living().into_iter().filter(|child| self.bodies[child].parent.as_deref() == Some(id)).collect()
    }

    /// The body and those above it, the nearest first.
    pub fn path_up(&self, id: &str) -> Vec<String> {
        let mut path = vec![id.to_owned()];
        while let Some(parent) = &self.bodies[&path[path.len() - 1]].parent {
            path.push(parent.clone());
        }
        path
    }

    /// Whether the body is `top` or lies below it.
    pub fn is_within(&self, id: &str, top: &str) -> bool {
        self.path_up(id).iter().any(|above| above == top)
    }

    pub fn kind_of(&self, id: &str) -> &Kind {
        &self.kinds[self.bodies[id].kind]
    }

    pub fn is_outside(&self, id: &str) -> bool {
        self.kind_of(id).outside
    }

    /// The nearest agency at or above; the body itself where there is none.
    pub fn agency(&self, id: &str) -> String {
        self.path_up(id).into_iter().find(|above| self.kind_of(above).agency).unwrap_or_else(|| id.to_owned())
    }

    /// What a body holds by a duty of its own.
    pub fn own_scope(&self, task: usize, body: &str, role: Role) -> Scope {
        self.own.get(&(task, body.to_owned(), role)).cloned().unwrap_or_default()
    }

    /// What a body holds through its kind.
    pub fn kind_scope(&self, task: usize, body: &str, role: Role) -> Scope {
        let it = &self.bodies[body];
        match self.by_kind.get(&(task, it.kind, role)) {
            Some(duty) if it.living => duty.part(body, &it.area),
            _ => Scope::new(),
        }
    }

    /// What a body holds.
    pub fn scope(&self, task: usize, body: &str, role: Role) -> Scope {
        &self.own_scope(task, body, role) | &self.kind_scope(task, body, role)
    }

    /// Everything that is held somewhere.
    pub fn work(&self) -> BTreeMap<(usize, String, Role), Scope> {
        let mut work = BTreeMap::new();
        for body in self.living() {
            for task in 0..self.tasks.len() {
                for role in [Role::Lead, Role::Coordinate] {
                    let scope = self.scope(task, &body, role);
                    if !scope.is_empty() {
                        work.insert((task, body.clone(), role), scope);
                    }
                }
            }
        }
        work
    }

    /// Adds to a body's own duty.
    pub fn give(&mut self, task: usize, body: &str, role: Role, scope: &Scope) {
        self.own.entry((task, body.to_owned(), role)).or_default().extend(scope);
    }

    /// Adds to a kind's duty: each body holds what it held by either.
    pub fn give_kind(&mut self, task: usize, kind: usize, role: Role, more: KindDuty) {
        let Some(old) = self.by_kind.remove(&(task, kind, role)) else {
            self.by_kind.insert((task, kind, role), more);
            return;
        };
        let cut = &old.cut | &more.cut;
        let mut removed = BTreeMap::new();
        for body in self.living_of(kind) {
            let area = &self.bodies[&body].area;
            let held = &old.part(&body, area) | &more.part(&body, area);
            removed.insert(body.clone(), &(area & &cut) - &held);
        }
        self.by_kind.insert((task, kind, role), KindDuty { cut, removed });
    }

    /// Takes everything that a body holds of a task in a role; its kind keeps it except for the body.
    pub fn take(&mut self, task: usize, body: &str, role: Role) {
        self.own.remove(&(task, body.to_owned(), role));
        let it = &self.bodies[body];
        if let Some(duty) = self.by_kind.get_mut(&(task, it.kind, role)) {
            duty.removed.insert(body.to_owned(), &it.area & &duty.cut);
        }
    }

    /// Ends a body: it holds nothing, and nothing is excepted for it any more.
    pub fn end(&mut self, id: &str) {
        self.own.retain(|(_, body, _), _| body != id);
        for duty in self.by_kind.values_mut() {
            duty.removed.remove(id);
        }
        if let Some(body) = self.bodies.get_mut(id) {
            body.living = false;
            body.posts = all_of(Staff::NONE);
        }
    }

    /// Cuts coordination by the lead of the same body, for good, and drops what holds nothing.
    pub fn settle(&mut self) {
        for body in self.living() {
            for task in 0..self.tasks.len() {
                let lead = self.scope(task, &body, Role::Lead);
                let through_kind = &lead & &self.kind_scope(task, &body, Role::Coordinate);
                if let Some(own) = self.own.get_mut(&(task, body.clone(), Role::Coordinate)) {
                    *own = &*own - &lead;
                }
                if let Some(duty) = self.by_kind.get_mut(&(task, self.bodies[&body].kind, Role::Coordinate)) {
                    duty.removed.entry(body.clone()).or_default().extend(&through_kind);
                }
            }
        }
        self.own.retain(|_, scope| !scope.is_empty());
        self.by_kind.retain(|_, duty| !duty.cut.is_empty());
    }
}

impl KindDuty {
    /// What a body of the kind with this area holds.
    pub fn part(&self, body: &str, area: &Scope) -> Scope {
        let part = area & &self.cut;
        self.removed.get(body).map_or(part.clone(), |removed| &part - removed)
    }
}

fn kind(row: &tables::Kind) -> Kind {
    Kind {
        id: row.id.clone(),
        tier: row.tier,
        agency: row.agency,
        class: row.class_label.clone().unwrap_or_else(|| row.name.clone()),
        single: row.single,
        outside: row.outside,
    }
}
