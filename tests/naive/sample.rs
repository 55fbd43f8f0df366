//! Tables for the small cases of the tests, a line for each row.

use tinhgon::model::tables::{Area, Body, Duty, Kind, Posts, Tables, Task};
use tinhgon::model::{Category, Grade, Provenance, Role, Tier};
use tinhgon::scenario::{Operation, Step};

fn grade() -> Provenance {
    Provenance::of(Grade::Synthetic)
}

pub fn kind(id: &str, tier: Tier, agency: bool) -> Kind {
    Kind {
        id: id.to_owned(),
        name: format!("Kind {id}"),
        tier,
        agency,
        name_en: None,
        class_label: None,
        class_label_en: None,
        like: None,
        single: false,
        outside: false,
        provenance: grade(),
    }
}

pub fn area(id: &str, level: Tier, parent: Option<&str>) -> Area {
    Area {
        id: id.to_owned(),
        name: format!("Area {id}"),
        level,
        parent: parent.map(Into::into),
        kind: None,
        class: None,
        area_m2: None,
        population: None,
        minority_share: None,
        mountainous: None,
        border: None,
        lat: None,
        lon: None,
        provenance: grade(),
    }
}

pub fn body(id: &str, kind: &str, parent: Option<&str>, areas: &[&str]) -> Body {
    Body {
        id: id.to_owned(),
        name: format!("Body {id}"),
        kind: kind.into(),
        parent: parent.map(Into::into),
        also_under: Vec::new(),
        short_name: None,
        area: areas.iter().map(|area| (*area).into()).collect(),
        established_by: None,
        class: None,
        autonomy_group: None,
        order: None,
        provenance: grade(),
    }
}

pub fn task(id: &str, name: &str, field: &str) -> Task {
    Task {
        id: id.to_owned(),
        name: name.to_owned(),
        field: field.into(),
        territory: Vec::new(),
        weight: 1,
        support: false,
        provenance: grade(),
    }
}

/// A duty of a body, or of a kind where the holder is written `kind:K`.
pub fn duty(task: &str, holder: &str, role: Role, areas: &[&str]) -> Duty {
    let kind = holder.strip_prefix("kind:");
    Duty {
        task: task.into(),
        body: kind.is_none().then(|| holder.into()),
        kind: kind.map(Into::into),
        role,
        area: areas.iter().map(|area| (*area).into()).collect(),
        except: Vec::new(),
        beyond: Vec::new(),
        legal_basis: None,
        provenance: grade(),
    }
}

/// Quota, filled, heads and deputies of a body in one category.
pub fn posts(body: &str, category: Category, [quota, filled, heads, deputies]: [Option<i64>; 4]) -> Posts {
    Posts {
        body: body.into(),
        category,
        quota,
        filled,
        heads,
        deputies,
        funding: None,
        quota_year: None,
        as_of: None,
        provenance: grade(),
    }
}

pub fn step(number: u32, operation: Operation) -> Step {
    Step { date: None, operation, basis: None, note: None, number, line: number }
}

/// A province of two districts and four communes: a committee, two departments with an office each, two district
/// and four commune committees; no tasks, duties or posts.
pub fn province() -> Tables {
    let (p, d, c) = (Tier::Province, Tier::District, Tier::Commune);
    Tables {
        kinds: vec![
            kind("committee", p, true),
            kind("department", p, true),
            Kind { single: true, ..kind("office", p, false) },
            kind("district", d, true),
            kind("commune", c, true),
            Kind { outside: true, ..kind("police", p, true) },
        ],
        areas: vec![
            area("p", p, None),
            area("d1", d, Some("p")),
            area("d2", d, Some("p")),
            area("c1", c, Some("d1")),
            area("c2", c, Some("d1")),
            area("c3", c, Some("d2")),
            area("c4", c, Some("d2")),
        ],
        bodies: vec![
            body("root", "committee", None, &["p"]),
            body("finance", "department", Some("root"), &[]),
            body("finance-office", "office", Some("finance"), &[]),
            body("land", "department", Some("root"), &[]),
            body("land-office", "office", Some("land"), &[]),
            body("east", "district", Some("root"), &["d1"]),
            body("west", "district", Some("root"), &["d2"]),
            body("x1", "commune", Some("east"), &["c1"]),
            body("x2", "commune", Some("east"), &["c2"]),
            body("x3", "commune", Some("west"), &["c3"]),
            body("x4", "commune", Some("west"), &["c4"]),
            body("police", "police", Some("root"), &[]),
        ],
        posts: Some(Vec::new()),
        ..Tables::default()
    }
}
