//! Short words for the small cases: tables, steps, and what they come to.

pub use crate::naive::sample::{duty, posts, province, step, task};
pub use crate::naive::state::Scope;
pub use crate::naive::{Stop, World, measure};
pub use std::collections::BTreeMap;
pub use tinhgon::model::tables::{Posts, Tables, Task};
pub use tinhgon::model::{Category, Role, Tier};
pub use tinhgon::scenario::{Abolished, Change, Leaders, Operation, Place, Receiver, Row, Selector, Share, Units};

pub use Category::{CivilServant, PublicEmployee};
pub use Role::{Coordinate, Lead};

/// The province with these duties, each on a task of its own name in one field.
pub fn with(duties: &[(&str, &str, Role, &[&str])]) -> Tables {
    let mut tables = province();
    for (id, holder, role, areas) in duties {
        if tables.tasks.iter().all(|task| task.id != *id) {
            tables.tasks.push(task(id, &format!("Matter {id}"), "Land"));
        }
        tables.duties.push(duty(id, holder, *role, areas));
    }
    tables
}

pub fn staffed(rows: &[Posts]) -> Tables {
    Tables { posts: Some(rows.to_vec()), ..province() }
}

pub fn known(body: &str, category: Category, numbers: [i64; 4]) -> Posts {
    posts(body, category, numbers.map(Some))
}

pub fn run(tables: &Tables, operations: &[Operation]) -> Result<(World, World), Stop> {
    let before = World::new(tables);
    let mut after = before.clone();
    for operation in operations {
        after.apply(&step(1, operation.clone()))?;
    }
    Ok((before, after))
}

pub fn figures(tables: &Tables, operations: &[Operation]) -> BTreeMap<&'static str, Option<i64>> {
    let (before, after) = run(tables, operations).expect("the steps are carried out");
    measure(&before, &after).figures
}

/// `figures` must have each of these values.
pub fn check(figures: &BTreeMap<&'static str, Option<i64>>, expected: &[(&str, i64)]) {
    for (name, value) in expected {
        assert_eq!(figures[name], Some(*value), "{name}");
    }
}

pub fn select(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

pub fn row(to: &str, tasks: &str, share: &str) -> Row {
    let to = match to.split_once(':') {
        Some(("kind", kind)) => Receiver::Kind(kind.into()),
        _ if to == "parent" => Receiver::Parent,
        _ => Receiver::Body(to.into()),
    };
    let tasks = (!tasks.is_empty()).then(|| select(tasks));
    Row { to, name: None, tasks, share: (!share.is_empty()).then(|| Share::parse(share).expect("a share")) }
}

pub fn dissolve(body: &str, heirs: &[Row]) -> Operation {
    Operation::Dissolve { body: body.into(), heirs: heirs.to_vec() }
}

pub fn split(body: &str, parts: &[Row]) -> Operation {
    Operation::Split { body: body.into(), parts: parts.to_vec() }
}

pub fn abolish(kind: &str, heirs: &[Row]) -> Operation {
    Operation::Abolish { what: Abolished::Kind(kind.into()), heirs: heirs.to_vec() }
}

pub fn merge(bodies: &[&str], into: &str, units: Units, leaders: Option<Leaders>) -> Operation {
    let bodies = bodies.iter().map(|body| (*body).into()).collect();
    Operation::Merge { bodies, into: into.into(), name: None, kind: None, parent: None, units, leaders }
}

pub fn place(text: &str) -> Place {
    text.strip_prefix("kind:").map_or(Place::Body(text.into()), |kind| Place::Kind(kind.into()))
}

pub fn delegate(from: &str, to: &str, tasks: &str, keep: bool) -> Operation {
    Operation::Delegate { from: place(from), to: place(to), tasks: select(tasks), keep_coordinating: keep, mode: None }
}

pub fn reassign(from: Option<&str>, to: &str, tasks: &str) -> Operation {
    Operation::Reassign { from: from.map(Into::into), to: to.into(), tasks: select(tasks), role: Lead }
}

pub fn create(id: &str, kind: &str, parent: &str, areas: &[&str]) -> Operation {
    let areas = areas.iter().map(|area| (*area).into()).collect();
    Operation::Create { id: id.into(), name: None, parent: parent.into(), kind: kind.into(), areas }
}

/// Communes 1 to 4 are the elementary areas 0 to 3.
pub fn communes(numbers: &[u32]) -> Scope {
    numbers.iter().map(|number| number - 1).collect()
}

/// Filled posts of a body in one category.
pub fn filled(world: &World, body: &str, category: Category) -> Option<i64> {
    world.bodies[body].posts[&category].filled
}
