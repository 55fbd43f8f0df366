//! Random small cases: tables that are always sound, and steps that mostly make sense where they stand.
//!
//! Everything is drawn from short rows of numbers, so that a failing case shrinks by losing rows and by smaller
//! numbers; zero always means the plainest choice.

use super::World;
use super::sample::{area, body, duty, kind, posts, step, task};
use proptest::prelude::*;
use smallvec::smallvec;
use tinhgon::model::tables::{Area, Body, Duty, Kind, Posts, Tables, Task};
use tinhgon::model::{Category, Role, Tier};
use tinhgon::scenario::{
    Abolished, Atom, Change, Leaders, Operation, Place, Receiver, Row, Selector, Share, Step, Word, Words,
};

const FIELDS: [&str; 3] = ["Finance", "Land", "Health"];
const WORDS: [&str; 4] = ["Issue permits", "Inspect works", "Keep registers", "Plan budgets"];
const CATEGORIES: [Category; 3] = [Category::CivilServant, Category::PublicEmployee, Category::PartTime];
const FRESH: [&str; 5] = ["n1", "n2", "n3", "n4", "n5"];

/// Random tables and a plan of one to `steps` steps over them.
pub fn case(steps: usize) -> impl Strategy<Value = (Tables, Vec<Step>)> {
    (tables(), plans(steps)).prop_map(|(tables, plan)| {
        let steps = steps_of(&tables, &plan);
        (tables, steps)
    })
}

/// Random tables and so many scenarios over them, each a plan of one to `steps` steps.
pub fn scenarios(many: usize, steps: usize) -> impl Strategy<Value = (Tables, Vec<Vec<Step>>)> {
    (tables(), prop::collection::vec(plans(steps), many)).prop_map(|(tables, scenarios)| {
        let scenarios = scenarios.iter().map(|plan| carried_out(&tables, plan)).collect();
        (tables, scenarios)
    })
}

/// The steps of a plan; of most, only those that are carried out, since a scenario ends with its first fault.
fn carried_out(tables: &Tables, plan: &[[u16; 40]]) -> Vec<Step> {
    let steps = steps_of(tables, plan);
    let mut world = World::new(tables);
    let with_faults = plan[0][39].is_multiple_of(3);
    let mut kept: Vec<Step> = steps.iter().filter(|step| world.apply(step).is_ok() || with_faults).cloned().collect();
    if kept.is_empty() {
        kept = steps;
    }
    kept.iter_mut().zip(1..).for_each(|(step, number)| (step.number, step.line) = (number, number));
    kept
}

fn plans(steps: usize) -> impl Strategy<Value = Vec<[u16; 40]>> {
    prop::collection::vec(numbers::<40>(), 1..=steps)
}

fn steps_of(tables: &Tables, plan: &[[u16; 40]]) -> Vec<Step> {
    let mut world = World::new(tables);
    let mut steps = Vec::new();
    for (at, numbers) in plan.iter().enumerate() {
        let made = step(at as u32 + 1, operation(&world, &mut Dice(numbers)));
        // A refused step changes nothing, and the next one is chosen all the same.
        let _ = world.apply(&made);
        steps.push(made);
    }
    steps
}

/// Random sound tables.
pub fn tables() -> impl Strategy<Value = Tables> {
    let rows = |most: usize| prop::collection::vec(numbers::<12>(), 0..=most);
    (numbers::<12>(), rows(7), rows(11), rows(8), rows(20), rows(16)).prop_map(
        |(head, areas, bodies, tasks, duties, posts)| {
            let head = &mut Dice(&head);
            let mut tables = Tables { kinds: kinds(head), ..Tables::default() };
            if !head.once_in(6) {
                tables.areas = areas_of(&areas);
            }
            tables.bodies = bodies_of(&bodies, &tables);
            tables.tasks = tasks.iter().enumerate().map(|(at, row)| task_of(at, &mut Dice(row), &tables)).collect();
            if !tables.tasks.is_empty() {
                tables.duties = duties.iter().map(|row| duty_of(&mut Dice(row), &tables)).collect();
            }
            tables.posts = (!head.once_in(6)).then(|| posts_of(&posts, &tables));
            if head.once_in(2) {
                tables.bodies.reverse();
            }
            tables
        },
    )
}

fn numbers<const N: usize>() -> impl Strategy<Value = [u16; N]> {
    prop::array::uniform(any::<u16>())
}

/// Reads one number after the other; after the last, zeros.
struct Dice<'a>(&'a [u16]);

impl Dice<'_> {
    fn below(&mut self, limit: usize) -> usize {
        let number = self.0.first().copied().unwrap_or(0);
        self.0 = self.0.get(1..).unwrap_or_default();
        usize::from(number) % limit.max(1)
    }

    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        let at = self.below(from.len());
        from.get(at).cloned()
    }
}

fn kinds(dice: &mut Dice<'_>) -> Vec<Kind> {
    let (p, d, c) = (Tier::Province, Tier::District, Tier::Commune);
    let label = |text: &str| Some(text.to_owned());
    vec![
        kind("committee", p, !dice.once_in(4)),
        Kind { class_label: label("unit"), ..kind("department", p, true) },
        Kind { single: true, class_label: label("unit"), ..kind("office", p, dice.once_in(4)) },
        Kind { single: dice.once_in(4), ..kind("district", d, true) },
        Kind { single: true, ..kind("division", d, dice.once_in(4)) },
        kind("commune", c, !dice.once_in(4)),
        Kind { outside: true, ..kind("police", if dice.once_in(2) { d } else { p }, !dice.once_in(3)) },
    ]
}

fn areas_of(rows: &[[u16; 12]]) -> Vec<Area> {
    let mut areas = vec![area("p", Tier::Province, None)];
    for (at, row) in rows.iter().enumerate() {
        let dice = &mut Dice(row);
        let districts: Vec<String> =
            areas.iter().filter(|area| area.level == Tier::District).map(|area| area.id.clone()).collect();
        if districts.len() < 2 && dice.once_in(2) {
            areas.push(area(&format!("d{at}"), Tier::District, Some("p")));
        } else {
            let parent = dice.pick(&districts).filter(|_| !dice.once_in(4)).unwrap_or_else(|| "p".to_owned());
            areas.push(area(&format!("c{at}"), Tier::Commune, Some(&parent)));
        }
    }
    areas
}

/// None, one or two areas: mostly one or the other of the number asked for.
fn some_areas(dice: &mut Dice<'_>, tables: &Tables, few: usize) -> Vec<String> {
    let many = if dice.below(4) < few { 1 + usize::from(dice.once_in(4)) } else { 0 };
    (0..many).filter_map(|_| dice.pick(&tables.areas)).map(|area| area.id).collect()
}

fn bodies_of(rows: &[[u16; 12]], tables: &Tables) -> Vec<Body> {
    let mut bodies = vec![body("b0", "committee", None, &[])];
    for (at, row) in rows.iter().enumerate() {
        let dice = &mut Dice(row);
        let kind = dice.pick(&tables.kinds[1..]).map(|kind| kind.id).unwrap_or_default();
        let parent = dice.pick(&bodies).map(|parent| parent.id).filter(|_| !dice.once_in(8));
        let areas = some_areas(dice, tables, 3);
        let areas: Vec<&str> = areas.iter().map(String::as_str).collect();
        let order = dice.once_in(3).then(|| dice.below(3) as i64);
        let id = format!("b{}", at + 1);
        bodies.push(Body { order, ..body(&id, &kind, parent.as_deref(), &areas) });
    }
    bodies
}

fn task_of(at: usize, dice: &mut Dice<'_>, tables: &Tables) -> Task {
    let name = format!("{} {}", dice.pick(&WORDS).unwrap_or_default(), dice.pick(&WORDS).unwrap_or_default());
    let field = dice.pick(&FIELDS).unwrap_or_default();
    Task {
        support: dice.once_in(6),
        weight: 1 + dice.below(3) as u32,
        territory: some_areas(dice, tables, 1).into_iter().map(Into::into).collect(),
        ..task(&format!("t{at}"), &name, field)
    }
}

fn duty_of(dice: &mut Dice<'_>, tables: &Tables) -> Duty {
    let task = dice.pick(&tables.tasks).map(|task| task.id).unwrap_or_default();
    let role = if dice.once_in(3) { Role::Coordinate } else { Role::Lead };
    let of_kind = dice.once_in(2);
    let bearer = dice.pick(&tables.bodies);
    let (id, kind) = bearer.map(|body| (body.id, body.kind)).unwrap_or_default();
    let holder = if of_kind { format!("kind:{kind}") } else { id.clone() };
    let mut made = duty(&task, &holder, role, &[]);
    made.area = some_areas(dice, tables, 1).into_iter().map(Into::into).collect();
    if of_kind && dice.once_in(4) {
        let only = some_areas(dice, tables, 2).join("+");
        made.except.push(if only.is_empty() { id.into() } else { format!("{id}@{only}").into() });
    }
    made
}

fn posts_of(rows: &[[u16; 12]], tables: &Tables) -> Vec<Posts> {
    let mut made: Vec<Posts> = Vec::new();
    for row in rows {
        let dice = &mut Dice(row);
        let Some(body) = dice.pick(&tables.bodies) else { continue };
        let category = dice.pick(&CATEGORIES).unwrap_or(Category::CivilServant);
        if made.iter().any(|other| other.body == body.id && other.category == category) {
            continue;
        }
        let filled = dice.below(12) as i64;
        let heads = (dice.below(3) as i64).min(filled);
        let deputies = (dice.below(4) as i64).min(filled - heads);
        let quota = dice.below(14) as i64;
        let unknown = dice.once_in(10);
        let numbers = [quota, filled, heads, deputies].map(|number| (!unknown || dice.once_in(2)).then_some(number));
        made.push(posts(&body.id, category, numbers));
    }
    made
}

/// A body to act with: one that lives, seldom any that was ever known, hardly ever one that never was.
fn some_body(dice: &mut Dice<'_>, world: &World) -> Word {
    let ever: Vec<String> = world.bodies.keys().cloned().collect();
    match dice.below(40) {
        39 => None,
        36..39 => dice.pick(&ever),
        _ => dice.pick(&world.living()),
    }
    // Nobody may be left; a file cannot name that either.
    .map_or(Word::new("nobody"), Word::from)
}

fn some_kind(dice: &mut Dice<'_>, world: &World) -> Word {
    let borne: Vec<String> = world.living().iter().map(|body| world.kind_of(body).id.clone()).collect();
    let all: Vec<String> = world.kinds.iter().map(|kind| kind.id.clone()).collect();
    match dice.below(20) {
        19 => None,
        14..19 => dice.pick(&all),
        _ => dice.pick(&borne),
    }
    .map_or(Word::new("no-kind"), Word::from)
}

fn fresh(dice: &mut Dice<'_>, world: &World) -> Word {
    let unused: Vec<&str> = FRESH.into_iter().filter(|id| !world.bodies.contains_key(*id)).collect();
    let id = if dice.once_in(16) { dice.pick(&FRESH) } else { dice.pick(&unused) };
    Word::new(id.unwrap_or("n1"))
}

fn selector(dice: &mut Dice<'_>, world: &World) -> Selector {
    let many = 1 + usize::from(dice.once_in(3));
    let alternatives = (0..many).map(|_| {
        let many = 1 + usize::from(dice.once_in(4));
        (0..many).map(|_| atom(dice, world)).collect()
    });
    Selector::of(alternatives.collect())
}

fn atom(dice: &mut Dice<'_>, world: &World) -> Atom {
    let task = dice.pick(&world.tasks);
    let (id, field) = task.map(|task| (task.id, task.field)).unwrap_or_else(|| ("t0".to_owned(), "land".to_owned()));
    let id = Word::from(id);
    match dice.below(12) {
        0..4 => Atom::Task(id),
        4..7 => Atom::Field(if dice.once_in(2) { field.to_uppercase() } else { field }.into()),
        7..9 => Atom::Text(dice.pick(&["permits", "INSPECT", "e", "registers plan"]).unwrap_or_default().into()),
        9..11 => Atom::LedBy(some_body(dice, world)),
        _ => Atom::Task(if dice.once_in(4) { "t-none".into() } else { id }),
    }
}

fn share(dice: &mut Dice<'_>) -> Option<Share> {
    match dice.below(12) {
        0..3 => None,
        3..5 => Some(Share::Fraction { part: 1, of: 1 }),
        5..9 => Some(Share::Fraction { part: 1, of: 2 + dice.below(4) as u32 }),
        9 => Some(Share::Fraction { part: 2, of: 3 }),
        _ => Some(Share::Count(dice.below(6) as u32)),
    }
}

/// Heirs or parts; the receivers come from the caller.
fn rows(dice: &mut Dice<'_>, world: &World, mut to: impl FnMut(&mut Dice<'_>) -> Receiver) -> Vec<Row> {
    let many = dice.below(4);
    let mut rows: Vec<Row> = (0..many)
        .map(|_| {
            let tasks = (!dice.once_in(4)).then(|| selector(dice, world));
            Row { to: to(dice), name: None, tasks, share: share(dice) }
        })
        .collect();
    if many > 0 && dice.once_in(2) {
        rows[many - 1].tasks = Some(Selector::One(Atom::Rest));
    }
    rows
}

/// A body and tasks: mostly one that holds something, and a selection that meets it.
fn holder(dice: &mut Dice<'_>, world: &World, role: Role) -> (Word, Selector) {
    let held: Vec<(usize, String)> =
        world.work().into_keys().filter(|held| held.2 == role).map(|(task, body, _)| (task, body)).collect();
    let Some((task, body)) = dice.pick(&held).filter(|_| !dice.once_in(4)) else {
        return (some_body(dice, world), selector(dice, world));
    };
    let body = Word::from(body);
    let atom = match dice.below(4) {
        0 => Atom::Task(Word::new(&world.tasks[task].id)),
        1 => Atom::Field(Word::new(&world.tasks[task].field)),
        2 => Atom::Text("e".into()),
        _ => return (body, selector(dice, world)),
    };
    (body, Selector::One(atom))
}

fn place(dice: &mut Dice<'_>, world: &World) -> Place {
    if dice.once_in(2) { Place::Kind(some_kind(dice, world)) } else { Place::Body(some_body(dice, world)) }
}

fn operation(world: &World, dice: &mut Dice<'_>) -> Operation {
    match dice.below(14) {
        0 => Operation::Create {
            id: fresh(dice, world),
            name: None,
            parent: some_body(dice, world),
            kind: some_kind(dice, world),
            areas: (0..dice.below(3)).filter_map(|_| some_area(dice, world)).collect(),
        },
        1..3 => merge(world, dice),
        3 => Operation::Split {
            body: some_body(dice, world),
            parts: rows(dice, world, |dice| {
                Receiver::Body(if dice.once_in(3) { some_body(dice, world) } else { fresh(dice, world) })
            }),
        },
        4 => Operation::Dissolve {
            body: some_body(dice, world),
            heirs: rows(dice, world, |dice| Receiver::Body(some_body(dice, world))),
        },
        5..7 => {
            let role = if dice.once_in(4) { Role::Coordinate } else { Role::Lead };
            let (from, tasks) = holder(dice, world, role);
            Operation::Reassign { from: (!dice.once_in(3)).then_some(from), to: some_body(dice, world), tasks, role }
        }
        7..9 => {
            let (from, tasks) = holder(dice, world, Role::Lead);
            let its_kind = world.bodies.get(from.as_str()).map(|body| Word::new(&world.kinds[body.kind].id));
            Operation::Delegate {
                from: its_kind.filter(|_| dice.once_in(2)).map_or(Place::Body(from), Place::Kind),
                to: place(dice, world),
                tasks,
                keep_coordinating: dice.once_in(2),
                mode: None,
            }
        }
        9 => Operation::Move { body: some_body(dice, world), under: some_body(dice, world) },
        10 => Operation::Rename {
            body: some_body(dice, world),
            name: format!("Body {}", dice.pick(&["b1", "b2", "new"]).unwrap_or_default()).into(),
        },
        11 => Operation::Resize {
            body: some_body(dice, world),
            category: if dice.once_in(3) { None } else { dice.pick(&CATEGORIES) },
            change: match dice.below(4) {
                0 => Change::By(1 + dice.below(3) as i32),
                1 => Change::By(-1 - dice.below(5) as i32),
                2 => Change::Percent(dice.below(9) as i32 * 15 - 105),
                _ => Change::To(dice.below(9) as u32),
            },
        },
        12 => abolish(world, dice),
        _ => Operation::MergeAreas {
            areas: (0..2 + dice.below(2)).filter_map(|_| some_area(dice, world)).collect(),
            into: dice.pick(&["m1", "m2", "m3", "p"]).unwrap_or_default().into(),
            name: None,
        },
    }
}

fn some_area(dice: &mut Dice<'_>, world: &World) -> Option<Word> {
    let ever: Vec<String> = world.areas.keys().cloned().collect();
    let small = |id: &&String| world.areas[*id].living && world.areas[*id].extent.len() < world.everywhere.len();
    let living: Vec<String> = ever.iter().filter(small).cloned().collect();
    if dice.once_in(16) { dice.pick(&ever) } else { dice.pick(&living) }.map(Word::from)
}

fn merge(world: &World, dice: &mut Dice<'_>) -> Operation {
    let first = some_body(dice, world);
    let like_first: Vec<String> =
        world.bodies.get(first.as_str()).map(|body| world.living_of(body.kind)).unwrap_or_default();
    let mut bodies: Words = smallvec![first];
    for _ in 0..1 + dice.below(2) {
        let other = if dice.once_in(2) { dice.pick(&like_first) } else { None };
        let other = other.map_or_else(|| some_body(dice, world), Word::from);
        if !bodies.contains(&other) || dice.once_in(8) {
            bodies.push(other);
        }
    }
    let new = dice.once_in(2);
    let into = match dice.below(4) {
        _ if new => fresh(dice, world),
        0 => some_body(dice, world),
        _ => bodies[0].clone(),
    };
    let given = new && dice.once_in(2) || dice.once_in(24);
    Operation::Merge {
        bodies,
        into,
        name: None,
        kind: (given && dice.once_in(2)).then(|| some_kind(dice, world)),
        parent: (given && dice.once_in(2)).then(|| some_body(dice, world)),
        units: if dice.once_in(2) { tinhgon::scenario::Units::Merge } else { tinhgon::scenario::Units::Keep },
        leaders: dice.pick(&[None, Some(Leaders::Deputy), Some(Leaders::Staff), Some(Leaders::Bench)]).flatten(),
    }
}

fn abolish(world: &World, dice: &mut Dice<'_>) -> Operation {
    let what = if dice.once_in(3) {
        Abolished::Tier(dice.pick(Tier::ALL).unwrap_or(Tier::District))
    } else {
        Abolished::Kind(some_kind(dice, world))
    };
    let ends = |body: &String| match &what {
        Abolished::Kind(id) => world.kind_of(body).id == *id,
        Abolished::Tier(tier) => world.kind_of(body).tier == *tier,
    };
    let staying: Vec<String> = world.living().into_iter().filter(|body| !ends(body)).collect();
    let heirs = rows(dice, world, |dice| match dice.below(4) {
        0 => Receiver::Parent,
        1 => Receiver::Kind(some_kind(dice, world)),
        2 => Receiver::Body(some_body(dice, world)),
        _ => Receiver::Body(dice.pick(&staying).map_or(Word::new("b0"), Word::from)),
    });
    Operation::Abolish { what, heirs }
}
