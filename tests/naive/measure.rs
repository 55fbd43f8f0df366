//! The figures of a world, recounted from nothing.

use super::state::{Count, Scope, Staff, World};
use std::collections::{BTreeMap, BTreeSet};
use tinhgon::model::{Category, Role, Tier};

/// All figures; None is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    pub figures: BTreeMap<&'static str, Option<i64>>,
    /// By category word: quota, filled, heads, deputies, bench_quota, bench_staff.
    pub by_category: BTreeMap<(String, &'static str), Option<i64>>,
    /// By class label: bodies, heads, deputies.
    pub by_class: BTreeMap<(String, &'static str), Option<i64>>,
}

/// A number that 1 to 24 leads divide without rest.
const UNIT: u128 = 5_354_228_880;

type OfStaff = fn(&Staff) -> Count;
const OF_STAFF: [(&str, OfStaff); 4] = [
    ("quota", |staff| staff.quota),
    ("filled", |staff| staff.filled),
    ("heads", |staff| staff.heads),
    ("deputies", |staff| staff.deputies),
];

/// The figures of `after`; disruption is counted against `before`.
pub fn measure(before: &World, after: &World) -> Figures {
    let mut figures = BTreeMap::new();
    after.count_bodies(&mut figures);
    after.count_leads(&mut figures);
    after.count_work(&mut figures);
    let inside = after.inside();
    for (name, of) in OF_STAFF {
        figures.insert(name, after.count_staff(&inside, Category::ALL, of));
    }
    figures.insert("bench_quota", after.bench_quota.values().copied().sum());
    figures.insert("bench_staff", after.bench_staff.values().copied().sum());
    figures.insert("leaders_released", after.leaders_released);
    figures.insert("people_moved", people_moved(before, after));
    figures.insert("tasks_moved", tasks_moved(before, after));
    Figures { figures, by_category: after.by_category(), by_class: after.by_class() }
}

impl World {
    fn inside(&self) -> Vec<String> {
        self.living().into_iter().filter(|body| !self.is_outside(body)).collect()
    }

    fn count_staff(&self, bodies: &[String], categories: &[Category], of: OfStaff) -> Count {
        if !self.has_posts {
            return None;
        }
        bodies.iter().flat_map(|body| categories.iter().map(|it| of(&self.bodies[body].posts[it]))).sum()
    }

    fn by_category(&self) -> BTreeMap<(String, &'static str), Count> {
        let mut table = BTreeMap::new();
        for category in Category::ALL {
            let word = || category.word().to_owned();
            for (name, of) in OF_STAFF {
                table.insert((word(), name), self.count_staff(&self.inside(), &[*category], of));
            }
            table.insert((word(), "bench_quota"), self.bench_quota[category]);
            table.insert((word(), "bench_staff"), self.bench_staff[category]);
        }
        table
    }

    fn by_class(&self) -> BTreeMap<(String, &'static str), Count> {
        let mut table = BTreeMap::new();
        for class in self.kinds.iter().map(|kind| &kind.class) {
            let bodies: Vec<String> =
                self.inside().into_iter().filter(|body| self.kind_of(body).class == *class).collect();
            table.insert((class.clone(), "bodies"), Some(bodies.len() as i64));
            table.insert((class.clone(), "heads"), self.count_staff(&bodies, Category::ALL, |staff| staff.heads));
            table.insert((class.clone(), "deputies"), self.count_staff(&bodies, Category::ALL, |it| it.deputies));
        }
        table
    }

    fn count_bodies(&self, figures: &mut BTreeMap<&'static str, Count>) {
        let inside = self.inside();
        let agencies = inside.iter().filter(|body| self.kind_of(body).agency).count();
        let depth = |body: &String| self.path_up(body).iter().filter(|up| !self.is_outside(up)).count();
        let span = |body: &String| self.children(body).iter().filter(|unit| !self.is_outside(unit)).count();
        let is_empty = |body: &&String| {
            let posts = &self.bodies[*body].posts;
            let none = |of: OfStaff| posts.values().map(of).sum::<Count>() == Some(0);
            self.has_posts
                && self.children(body).is_empty()
                && self.held_by(body).is_empty()
                && none(|staff| staff.quota)
                && none(|staff| staff.filled)
        };
        let mut put = |name, number: usize| figures.insert(name, Some(number as i64));
        put("bodies", inside.len());
        put("agencies", agencies);
        put("sub_units", inside.len() - agencies);
        put("layers", inside.iter().map(depth).max().unwrap_or(0));
        put("span_max", inside.iter().map(span).max().unwrap_or(0));
        put("bodies_empty", inside.iter().filter(is_empty).count());
    }

    /// The agencies that lead a task in each elementary area of its territory.
    fn leads(&self, task: usize) -> BTreeMap<u32, BTreeSet<String>> {
        let mut leads: BTreeMap<u32, BTreeSet<String>> =
            self.tasks[task].territory.iter().map(|area| (*area, BTreeSet::new())).collect();
        for body in self.living() {
            let scope = self.scope(task, &body, Role::Lead);
            for (_, agencies) in leads.iter_mut().filter(|(area, _)| scope.contains(area)) {
                agencies.insert(self.agency(&body));
            }
        }
        leads
    }

    fn matters(&self) -> Vec<usize> {
        (0..self.tasks.len()).filter(|task| !self.tasks[*task].support).collect()
    }

    fn count_leads(&self, figures: &mut BTreeMap<&'static str, Count>) {
        let (mut one, mut without, mut partly, mut several, mut shared, mut excess) = (0, 0, 0, 0, 0, 0);
        for task in self.matters() {
            let leads = self.leads(task);
            one += i64::from(leads.values().all(|agencies| agencies.len() == 1));
            let gaps = leads.values().filter(|agencies| agencies.is_empty()).count();
            without += i64::from(gaps == leads.len());
            partly += i64::from(gaps > 0 && gaps < leads.len());
            let of_tier = |agencies: &BTreeSet<String>, tier: Tier| {
                agencies.iter().filter(|agency| self.kind_of(agency).tier == tier).count() as i64
            };
            let beyond = |agencies: &BTreeSet<String>| -> i64 {
                Tier::ALL.iter().map(|tier| (of_tier(agencies, *tier) - 1).max(0)).sum()
            };
            let most = leads.values().map(beyond).max().unwrap_or(0);
            several += i64::from(most > 0);
            excess += most;
            let tiers = |agencies: &BTreeSet<String>| Tier::ALL.iter().filter(|it| of_tier(agencies, **it) > 0).count();
            shared += i64::from(leads.values().any(|agencies| tiers(agencies) >= 2));
        }
        figures.insert("tasks", Some(self.tasks.len() as i64));
        figures.insert("tasks_support", Some((self.tasks.len() - self.matters().len()) as i64));
        figures.insert("tasks_with_one_lead", Some(one));
        figures.insert("tasks_without_lead", Some(without));
        figures.insert("tasks_partly_led", Some(partly));
        figures.insert("tasks_with_several_leads", Some(several));
        figures.insert("tasks_shared_across_tiers", Some(shared));
        figures.insert("excess_leads", Some(excess));
    }

    fn count_work(&self, figures: &mut BTreeMap<&'static str, Count>) {
        let work = self.work();
        let held_as = |role: Role| work.keys().filter(|(_, _, as_what)| *as_what == role).count() as i64;
        figures.insert("lead_duties", Some(held_as(Role::Lead)));
        figures.insert("coordinating_duties", Some(held_as(Role::Coordinate)));
        figures.insert("agency_pairs_sharing_tasks", Some(self.pairs().len() as i64));
        let fields: BTreeSet<&String> = self.tasks.iter().map(|task| &task.field).collect();
        let fragmented = fields.into_iter().filter(|field| self.is_fragmented(field)).count();
        figures.insert("fields_fragmented", Some(fragmented as i64));
    }

    /// Pairs of agencies that both have to do with a task in one area.
    fn pairs(&self) -> BTreeSet<(String, String)> {
        let mut pairs = BTreeSet::new();
        for task in self.matters() {
            let mut held: BTreeMap<String, Scope> = BTreeMap::new();
            for body in self.living() {
                let scope = &self.scope(task, &body, Role::Lead) | &self.scope(task, &body, Role::Coordinate);
                held.entry(self.agency(&body)).or_default().extend(&scope & &self.tasks[task].territory);
            }
            for (a, scope_a) in &held {
                for (b, scope_b) in held.iter().filter(|(b, _)| a < *b) {
                    if !scope_a.is_disjoint(scope_b) {
                        pairs.insert((a.clone(), b.clone()));
                    }
                }
            }
        }
        pairs
    }

    fn is_fragmented(&self, field: &str) -> bool {
        let mut parts: BTreeMap<Holder, u128> = BTreeMap::new();
        for task in self.matters().into_iter().filter(|task| self.tasks[*task].field == field) {
            let holders = self.holders(task);
            let number = holders.len() as u128;
            for holder in holders {
                *parts.entry(holder).or_default() += u128::from(self.tasks[task].weight) * UNIT / number;
            }
        }
        let sum: u128 = parts.values().sum();
        let squares: u128 = parts.values().map(|part| part * part).sum();
        sum > 0 && 2 * squares <= sum * sum
    }

    /// Who leads a task: agencies, and kinds whose agencies lead it side by side.
    fn holders(&self, task: usize) -> BTreeSet<Holder> {
        let territory = &self.tasks[task].territory;
        let mut holders = BTreeSet::new();
        for body in self.living() {
            if !self.own_scope(task, &body, Role::Lead).is_disjoint(territory) {
                holders.insert(Holder::Agency(self.agency(&body)));
            }
        }
        for kind in 0..self.kinds.len() {
            let mut scopes: BTreeMap<String, Scope> = BTreeMap::new();
            for body in self.living_of(kind) {
                let scope = &self.kind_scope(task, &body, Role::Lead) & territory;
                if !scope.is_empty() {
                    scopes.entry(self.agency(&body)).or_default().extend(scope);
                }
            }
            let total: usize = scopes.values().map(BTreeSet::len).sum();
            let union: Scope = scopes.values().flatten().copied().collect();
            if scopes.len() >= 2 && total == union.len() {
                holders.insert(Holder::Kind(kind));
            } else {
                holders.extend(scopes.into_keys().map(Holder::Agency));
            }
        }
        holders
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Holder {
    Agency(String),
    Kind(usize),
}

/// People whose body differs after, net in each body and category.
fn people_moved(before: &World, after: &World) -> Count {
    let filled = |world: &World, id: &String, category: &Category| match world.bodies.get(id) {
        Some(body) if body.living => body.posts[category].filled,
        _ => Some(0),
    };
    let mut moved = 0;
    for id in after.bodies.keys().filter(|id| !after.is_outside(id)) {
        for category in Category::ALL {
            let (old, new) = (filled(before, id, category), filled(after, id, category));
            if old != new {
                moved += (old? - new?).max(0);
            }
        }
    }
    Some(moved)
}

/// Matters that some area of their territory sees led by other agencies than before.
fn tasks_moved(before: &World, after: &World) -> Count {
    Some(after.matters().into_iter().filter(|task| before.leads(*task) != after.leads(*task)).count() as i64)
}
