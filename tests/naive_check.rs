//! The judge judged: each sentence of the method as a small case by hand, before the kernel is held against it.

mod naive;

use naive::sample::{duty, posts, province, step, task};
use naive::state::Scope;
use naive::{Stop, World, generate, measure};
use proptest::prelude::*;
use std::collections::BTreeMap;
use tinhgon::model::tables::{Posts, Tables, Task};
use tinhgon::model::{Category, Role, Tier};
use tinhgon::scenario::{Abolished, Change, Leaders, Operation, Place, Receiver, Row, Selector, Share, Units};

use Category::{CivilServant, PublicEmployee};
use Role::{Coordinate, Lead};

/// The province with these duties, each on a task of its own name in one field.
fn with(duties: &[(&str, &str, Role, &[&str])]) -> Tables {
    let mut tables = province();
    for (id, holder, role, areas) in duties {
        if tables.tasks.iter().all(|task| task.id != *id) {
            tables.tasks.push(task(id, &format!("Matter {id}"), "Land"));
        }
        tables.duties.push(duty(id, holder, *role, areas));
    }
    tables
}

fn staffed(rows: &[Posts]) -> Tables {
    Tables { posts: Some(rows.to_vec()), ..province() }
}

fn known(body: &str, category: Category, numbers: [i64; 4]) -> Posts {
    posts(body, category, numbers.map(Some))
}

fn run(tables: &Tables, operations: &[Operation]) -> Result<(World, World), Stop> {
    let before = World::new(tables);
    let mut after = before.clone();
    for operation in operations {
        after.apply(&step(1, operation.clone()))?;
    }
    Ok((before, after))
}

fn figures(tables: &Tables, operations: &[Operation]) -> BTreeMap<&'static str, Option<i64>> {
    let (before, after) = run(tables, operations).expect("the steps are carried out");
    measure(&before, &after).figures
}

/// `figures` must have each of these values.
fn check(figures: &BTreeMap<&'static str, Option<i64>>, expected: &[(&str, i64)]) {
    for (name, value) in expected {
        assert_eq!(figures[name], Some(*value), "{name}");
    }
}

fn select(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

fn row(to: &str, tasks: &str, share: &str) -> Row {
    let to = match to.split_once(':') {
        Some(("kind", kind)) => Receiver::Kind(kind.to_owned()),
        _ if to == "parent" => Receiver::Parent,
        _ => Receiver::Body(to.to_owned()),
    };
    let tasks = (!tasks.is_empty()).then(|| select(tasks));
    Row { to, name: None, tasks, share: (!share.is_empty()).then(|| Share::parse(share).expect("a share")) }
}

fn dissolve(body: &str, heirs: &[Row]) -> Operation {
    Operation::Dissolve { body: body.to_owned(), heirs: heirs.to_vec() }
}

fn split(body: &str, parts: &[Row]) -> Operation {
    Operation::Split { body: body.to_owned(), parts: parts.to_vec() }
}

fn abolish(kind: &str, heirs: &[Row]) -> Operation {
    Operation::Abolish { what: Abolished::Kind(kind.to_owned()), heirs: heirs.to_vec() }
}

fn merge(bodies: &[&str], into: &str, units: Units, leaders: Option<Leaders>) -> Operation {
    let bodies = bodies.iter().map(|body| (*body).to_owned()).collect();
    Operation::Merge { bodies, into: into.to_owned(), name: None, kind: None, parent: None, units, leaders }
}

fn place(text: &str) -> Place {
    text.strip_prefix("kind:").map_or(Place::Body(text.to_owned()), |kind| Place::Kind(kind.to_owned()))
}

fn delegate(from: &str, to: &str, tasks: &str, keep: bool) -> Operation {
    Operation::Delegate { from: place(from), to: place(to), tasks: select(tasks), keep_coordinating: keep, mode: None }
}

fn reassign(from: Option<&str>, to: &str, tasks: &str) -> Operation {
    Operation::Reassign { from: from.map(str::to_owned), to: to.to_owned(), tasks: select(tasks), role: Lead }
}

fn create(id: &str, kind: &str, parent: &str, areas: &[&str]) -> Operation {
    let areas = areas.iter().map(|area| (*area).to_owned()).collect();
    Operation::Create { id: id.to_owned(), name: None, parent: parent.to_owned(), kind: kind.to_owned(), areas }
}

/// Communes 1 to 4 are the elementary areas 0 to 3.
fn communes(numbers: &[u32]) -> Scope {
    numbers.iter().map(|number| number - 1).collect()
}

/// Filled posts of a body in one category.
fn filled(world: &World, body: &str, category: Category) -> Option<i64> {
    world.bodies[body].posts[&category].filled
}

#[test]
fn bodies_are_counted_inside_only() {
    let expected =
        [("bodies", 11), ("agencies", 9), ("sub_units", 2), ("layers", 3), ("span_max", 4), ("bodies_empty", 6)];
    check(&figures(&province(), &[]), &expected);
}

#[test]
fn two_departments_in_one_area_are_several_leads() {
    let tables = with(&[("t", "finance", Lead, &[]), ("t", "land", Lead, &["c1"])]);
    check(&figures(&tables, &[]), &[("tasks_with_several_leads", 1), ("excess_leads", 1), ("tasks_with_one_lead", 0)]);
}

#[test]
fn departments_in_different_areas_are_one_lead_each() {
    let tables = with(&[("t", "finance", Lead, &["d1"]), ("t", "land", Lead, &["d2"])]);
    check(&figures(&tables, &[]), &[("tasks_with_one_lead", 1), ("agency_pairs_sharing_tasks", 0)]);
}

#[test]
fn a_department_and_every_commune_share_a_task_across_tiers() {
    let tables = with(&[("t", "finance", Lead, &[]), ("t", "kind:commune", Lead, &[])]);
    let expected = [
        ("tasks_shared_across_tiers", 1),
        ("tasks_with_several_leads", 0),
        ("excess_leads", 0),
        ("lead_duties", 5),
        ("agency_pairs_sharing_tasks", 4),
    ];
    check(&figures(&tables, &[]), &expected);
}

#[test]
fn a_unit_leads_for_its_department() {
    let tables = with(&[("t", "finance", Lead, &[]), ("t", "finance-office", Lead, &[])]);
    check(&figures(&tables, &[]), &[("tasks_with_one_lead", 1), ("lead_duties", 2)]);
}

#[test]
fn a_task_is_a_gap_only_in_its_territory() {
    let mut tables = with(&[("t", "east", Lead, &[]), ("u", "east", Lead, &[])]);
    tables.tasks[0].territory = vec!["d1".to_owned()];
    check(&figures(&tables, &[]), &[("tasks_with_one_lead", 1), ("tasks_partly_led", 1)]);
}

#[test]
fn coordination_is_cut_by_the_lead_of_the_same_body() {
    let tables =
        with(&[("t", "finance", Lead, &[]), ("t", "finance", Coordinate, &[]), ("t", "land", Coordinate, &[])]);
    check(&figures(&tables, &[]), &[("coordinating_duties", 1)]);
    let all_departments = with(&[("t", "finance", Lead, &["d1"]), ("t", "kind:department", Coordinate, &[])]);
    let world = World::new(&all_departments);
    assert_eq!(world.scope(0, "finance", Coordinate), communes(&[3, 4]));
    check(&figures(&all_departments, &[reassign(Some("finance"), "land", "task:t")]), &[("coordinating_duties", 2)]);
}

#[test]
fn support_work_is_in_no_lead_count() {
    let mut tables = with(&[("t", "finance", Lead, &[]), ("t", "land", Lead, &[])]);
    tables.tasks[0].support = true;
    let expected = [
        ("tasks", 1),
        ("tasks_support", 1),
        ("tasks_with_several_leads", 0),
        ("lead_duties", 2),
        ("agency_pairs_sharing_tasks", 0),
        ("fields_fragmented", 0),
    ];
    check(&figures(&tables, &[]), &expected);
}

#[test]
fn a_field_is_fragmented_from_two_equal_holders_on() {
    let halves = with(&[("t", "finance", Lead, &[]), ("u", "land", Lead, &[])]);
    check(&figures(&halves, &[]), &[("fields_fragmented", 1)]);
    let mut heavy = halves.clone();
    heavy.tasks[0] = Task { weight: 2, ..heavy.tasks[0].clone() };
    check(&figures(&heavy, &[]), &[("fields_fragmented", 0)]);
    let one_kind = with(&[("t", "kind:commune", Lead, &[])]);
    check(&figures(&one_kind, &[]), &[("fields_fragmented", 0)]);
    let overlapping = with(&[("t", "kind:department", Lead, &[])]);
    check(&figures(&overlapping, &[]), &[("fields_fragmented", 1)]);
}

#[test]
fn shares_go_by_the_largest_remainder_and_ties_by_id() {
    let tables = staffed(&[known("finance", CivilServant, [10, 8, 1, 1]), known("land", CivilServant, [5, 5, 1, 0])]);
    let thirds = dissolve("finance", &[row("land", "", "1/3"), row("east", "", "1/3"), row("west", "", "1/3")]);
    let (before, after) = run(&tables, &[thirds]).unwrap();
    // 8/3 leaves two more for the first ids: east and land.
    assert_eq!(filled(&after, "east", CivilServant), Some(3));
    assert_eq!(filled(&after, "land", CivilServant), Some(8));
    assert_eq!(filled(&after, "west", CivilServant), Some(2));
    let expected = [("leaders_released", 2), ("people_moved", 8), ("filled", 13), ("quota", 15), ("bench_staff", 0)];
    check(&measure(&before, &after).figures, &expected);
}

#[test]
fn each_heir_draws_from_the_categories_in_proportion() {
    let staff = [known("finance", CivilServant, [6, 6, 0, 0]), known("finance", PublicEmployee, [3, 3, 0, 0])];
    let (_, after) =
        run(&staffed(&staff), &[dissolve("finance", &[row("land", "", "4"), row("east", "", "1/3")])]).unwrap();
    // Four of 6 + 3: 2.67 and 1.33; then three of the remaining 3 + 2: 1.8 and 1.2.
    assert_eq!(filled(&after, "land", CivilServant), Some(3));
    assert_eq!(filled(&after, "land", PublicEmployee), Some(1));
    assert_eq!(filled(&after, "east", CivilServant), Some(2));
    assert_eq!(after.bench_staff[&CivilServant], Some(1));
    assert_eq!(after.bench_staff[&PublicEmployee], Some(1));
}

#[test]
fn nobody_can_give_more_people_than_there_are() {
    let tables = staffed(&[known("finance", CivilServant, [6, 6, 0, 0])]);
    let refused = |heirs: &[Row]| run(&tables, &[dissolve("finance", heirs)]).err();
    assert_eq!(refused(&[row("land", "", "7")]), Some(Stop::Refused));
    assert_eq!(refused(&[row("land", "", "1/2"), row("east", "", "2/3")]), Some(Stop::Refused));
    assert_eq!(refused(&[row("land", "", "1/2"), row("east", "", "4")]), Some(Stop::Refused));
    assert_eq!(refused(&[row("police", "", "1")]), Some(Stop::Refused));
    assert_eq!(refused(&[row("finance", "rest", "")]), Some(Stop::Refused));
    assert_eq!(refused(&[row("nobody", "rest", "")]), Some(Stop::Malformed));
    assert_eq!(refused(&[row("land", "", "")]), Some(Stop::Malformed));
    assert_eq!(refused(&[row("land", "rest", ""), row("east", "rest", "")]), Some(Stop::Malformed));
    assert_eq!(refused(&[row("land", "", "1/2"), row("east", "", "3")]), None);
}

#[test]
fn an_unknown_number_makes_its_total_and_its_shares_unknown() {
    let unknown = [posts("finance", CivilServant, [None, Some(6), Some(1), Some(0)])];
    let tables = staffed(&[&unknown[..], &[known("land", CivilServant, [5, 5, 1, 0])]].concat());
    assert_eq!(figures(&tables, &[])["quota"], None);
    check(&figures(&tables, &[]), &[("filled", 11), ("bench_quota", 0)]);
    let all = figures(&tables, &[dissolve("finance", &[row("land", "", "1/1")])]);
    assert_eq!((all["quota"], all["bench_quota"], all["filled"]), (None, Some(0), Some(11)));
    let half = figures(&tables, &[dissolve("finance", &[row("land", "", "1/2")])]);
    assert_eq!((half["quota"], half["bench_quota"], half["bench_staff"]), (None, None, Some(3)));
    let nobody = figures(&tables, &[dissolve("finance", &[])]);
    assert_eq!((nobody["quota"], nobody["bench_quota"], nobody["bench_staff"]), (Some(5), None, Some(6)));
}

#[test]
fn without_a_table_of_posts_staff_is_unknown_and_nothing_else() {
    let tables = Tables { posts: None, ..province() };
    let found = figures(&tables, &[]);
    assert_eq!((found["quota"], found["filled"], found["heads"]), (None, None, None));
    check(&found, &[("bench_quota", 0), ("people_moved", 0), ("leaders_released", 0), ("bodies_empty", 0)]);
    let ended = figures(&tables, &[dissolve("finance-office", &[])]);
    assert_eq!((ended["people_moved"], ended["leaders_released"], ended["bench_staff"]), (None, None, None));
}

#[test]
fn from_a_body_that_lives_on_leaders_leave_last() {
    let tables = staffed(&[known("finance", CivilServant, [6, 6, 1, 2])]);
    let give = |share: &str| figures(&tables, &[split("finance", &[row("n1", "", share)])]);
    check(&give("3"), &[("leaders_released", 0), ("heads", 1), ("deputies", 2), ("people_moved", 3)]);
    check(&give("4"), &[("leaders_released", 1), ("heads", 1), ("deputies", 1)]);
    check(&give("1/1"), &[("leaders_released", 3), ("heads", 0), ("deputies", 0), ("quota", 6)]);
}

#[test]
fn in_a_merge_one_head_stays_and_the_others_of_the_kind_become_deputies() {
    let staff = [
        known("finance", CivilServant, [9, 9, 1, 2]),
        known("land", CivilServant, [9, 9, 1, 1]),
        known("land-office", CivilServant, [4, 4, 1, 1]),
    ];
    let all = ["finance", "land", "land-office"];
    let led = |leaders| figures(&staffed(&staff), &[merge(&all, "finance", Units::Keep, leaders)]);
    check(&led(None), &[("heads", 1), ("deputies", 4), ("leaders_released", 0), ("filled", 22), ("bodies", 9)]);
    check(&led(Some(Leaders::Deputy)), &[("heads", 1), ("deputies", 6)]);
    check(&led(Some(Leaders::Staff)), &[("heads", 1), ("deputies", 3)]);
    check(&led(Some(Leaders::Bench)), &[("heads", 1), ("deputies", 3), ("filled", 20), ("bench_staff", 2)]);
}

#[test]
fn a_merge_refuses_what_makes_no_sense() {
    let stop = |bodies: &[&str], into: &str| run(&province(), &[merge(bodies, into, Units::Keep, None)]).err();
    assert_eq!(stop(&["finance"], "finance"), Some(Stop::Refused));
    assert_eq!(stop(&["finance", "finance"], "n1"), Some(Stop::Refused));
    assert_eq!(stop(&["finance"], "finance-office"), Some(Stop::Refused));
    assert_eq!(stop(&["police"], "finance"), Some(Stop::Refused));
    assert_eq!(stop(&["nobody"], "finance"), Some(Stop::Malformed));
    assert_eq!(stop(&["finance-office"], "finance"), None);
}

#[test]
fn twin_units_of_a_single_kind_merge_on_request() {
    check(&figures(&province(), &[merge(&["land"], "finance", Units::Keep, None)]), &[("bodies", 10)]);
    let (_, after) = run(&province(), &[merge(&["land"], "finance", Units::Merge, None)]).unwrap();
    assert!(after.bodies["finance-office"].living && !after.bodies["land-office"].living);
    let (_, after) = run(&province(), &[merge(&["land", "finance"], "n1", Units::Merge, None)]).unwrap();
    assert_eq!(after.children("n1"), ["land-office"]);
}

#[test]
fn a_successor_of_the_kind_holds_what_was_held_and_a_new_one_everything() {
    let mut tables = with(&[("t", "kind:commune", Lead, &[])]);
    tables.duties[0].except = vec!["x1".to_owned(), "x3".to_owned()];
    let (_, after) = run(&tables, &[merge(&["x1", "x2"], "x1", Units::Keep, None)]).unwrap();
    assert_eq!(after.scope(0, "x1", Lead), communes(&[2]));
    let (_, after) = run(&tables, &[merge(&["x1", "x2"], "n1", Units::Keep, None)]).unwrap();
    assert_eq!(after.scope(0, "n1", Lead), communes(&[1, 2]));
    let (_, after) = run(&tables, &[merge(&["x2"], "east", Units::Keep, None)]).unwrap();
    assert_eq!(after.own_scope(0, "east", Lead), communes(&[2]));
}

#[test]
fn a_task_taken_from_one_body_stays_with_its_kind_and_later_bodies_hold_it() {
    let tables = with(&[("t", "kind:commune", Lead, &[])]);
    let steps = [reassign(Some("x1"), "finance", "led-by:x1"), create("n1", "commune", "east", &["c1"])];
    let (_, after) = run(&tables, &steps).unwrap();
    assert_eq!(after.own_scope(0, "finance", Lead), communes(&[1]));
    assert!(after.scope(0, "x1", Lead).is_empty());
    assert_eq!(after.scope(0, "n1", Lead), communes(&[1]));
    assert_eq!(after.scope(0, "x2", Lead), communes(&[2]));
}

#[test]
fn reassigning_from_nobody_ends_the_work_of_kinds_too() {
    let tables = with(&[("t", "kind:commune", Lead, &[]), ("t", "finance", Lead, &[])]);
    let found = figures(&tables, &[reassign(None, "land", "task:t")]);
    check(&found, &[("lead_duties", 1), ("tasks_with_one_lead", 1), ("tasks_moved", 1)]);
    let again = [reassign(None, "land", "task:t"), reassign(None, "land", "task:t")];
    assert_eq!(run(&tables, &again).err(), Some(Stop::Refused));
}

#[test]
fn a_selection_must_exist_and_be_led_by_the_giver() {
    let tables = with(&[("t", "finance", Lead, &[])]);
    let stop = |tasks: &str| run(&tables, &[reassign(Some("finance"), "land", tasks)]).err();
    for malformed in ["task:x", "field:Sea", "text:nowhere", "led-by:nobody", "rest"] {
        assert_eq!(stop(malformed), Some(Stop::Malformed), "{malformed}");
    }
    assert_eq!(stop("led-by:land"), Some(Stop::Refused));
    assert_eq!(stop("field:LAND & text:matter | task:t"), None);
}

#[test]
fn delegation_to_a_kind_makes_a_duty_of_the_kind_within_the_scope() {
    let tables = with(&[("t", "east", Lead, &[]), ("t", "kind:commune", Coordinate, &[])]);
    let (_, after) = run(&tables, &[delegate("east", "kind:commune", "task:t", true)]).unwrap();
    assert_eq!(after.kind_scope(0, "x1", Lead), communes(&[1]));
    assert!(after.scope(0, "x3", Lead).is_empty());
    assert!(after.scope(0, "x1", Coordinate).is_empty(), "who leads does not coordinate");
    assert_eq!(after.scope(0, "x3", Coordinate), communes(&[3]));
    assert_eq!(after.scope(0, "east", Coordinate), communes(&[1, 2]));
    let to_nobody = [abolish("commune", &[]), delegate("east", "kind:commune", "task:t", false)];
    assert_eq!(run(&tables, &to_nobody).err(), Some(Stop::Refused));
}

#[test]
fn delegation_from_a_kind_leaves_what_its_bodies_hold_themselves() {
    let tables = with(&[("t", "kind:commune", Lead, &["d1"]), ("t", "x1", Lead, &[])]);
    let (_, after) = run(&tables, &[delegate("kind:commune", "land", "task:t", false)]).unwrap();
    assert_eq!(after.scope(0, "land", Lead), communes(&[1, 2]));
    assert_eq!(after.scope(0, "x1", Lead), communes(&[1]));
    assert!(after.scope(0, "x2", Lead).is_empty());
    assert_eq!(run(&tables, &[delegate("kind:district", "land", "task:t", false)]).err(), Some(Stop::Refused));
}

#[test]
fn a_united_duty_of_a_kind_keeps_its_exceptions() {
    let mut tables = with(&[("t", "kind:commune", Lead, &["d1"]), ("t", "west", Lead, &[])]);
    tables.duties[0].except = vec!["x1".to_owned()];
    let (_, after) = run(&tables, &[delegate("west", "kind:commune", "task:t", false)]).unwrap();
    let held: Vec<Scope> = ["x1", "x2", "x3", "x4"].iter().map(|body| after.scope(0, body, Lead)).collect();
    assert_eq!(held, [communes(&[]), communes(&[2]), communes(&[3]), communes(&[4])]);
}

#[test]
fn a_part_holds_of_its_kind_only_what_its_row_selects() {
    let tables = with(&[
        ("t", "kind:commune", Lead, &[]),
        ("u", "kind:commune", Lead, &[]),
        ("v", "x1", Lead, &[]),
        ("w", "x1", Lead, &[]),
    ]);
    let (_, after) = run(&tables, &[split("x1", &[row("n1", "task:t | task:v", "")])]).unwrap();
    let leads = |body: &str| -> Vec<bool> { (0..4).map(|task| !after.scope(task, body, Lead).is_empty()).collect() };
    assert_eq!(leads("n1"), [true, false, true, false]);
    assert_eq!(leads("x1"), [false, true, false, true]);
    assert_eq!(after.kind_scope(0, "n1", Lead), communes(&[1]));
    let (_, ended) = run(&tables, &[split("x1", &[row("x2", "task:t", ""), row("n1", "rest", "1/1")])]).unwrap();
    assert!(!ended.bodies["x1"].living);
    assert_eq!(ended.own_scope(0, "x2", Lead), communes(&[1]));
    assert_eq!(ended.scope(1, "n1", Lead), communes(&[1]));
}

#[test]
fn abolishing_to_a_kind_gives_each_its_own_area_and_an_equal_part() {
    let mut tables = with(&[("t", "kind:district", Lead, &[])]);
    tables.posts = Some(vec![known("east", CivilServant, [8, 7, 1, 1])]);
    let to_communes = |share: &str| run(&tables, &[abolish("district", &[row("kind:commune", "rest", share)])]);
    assert_eq!(to_communes("3").err(), Some(Stop::Refused), "west has nobody to give");
    let (before, after) = to_communes("1/1").unwrap();
    assert_eq!(after.scope(0, "x1", Lead), communes(&[1]));
    assert_eq!(filled(&after, "x1", CivilServant), Some(4));
    assert_eq!(filled(&after, "x2", CivilServant), Some(3));
    assert_eq!(after.bodies["x1"].parent.as_deref(), Some("root"));
    check(
        &measure(&before, &after).figures,
        &[("leaders_released", 2), ("tasks_moved", 1), ("tasks_with_one_lead", 1)],
    );
}

#[test]
fn abolishing_to_nobody_leaves_gaps_and_a_bench() {
    let mut tables = with(&[("t", "kind:district", Lead, &[])]);
    tables.posts = Some(vec![known("east", CivilServant, [8, 7, 1, 1])]);
    let expected = [("bench_staff", 7), ("bench_quota", 8), ("tasks_without_lead", 1), ("people_moved", 7)];
    check(&figures(&tables, &[abolish("district", &[])]), &expected);
    let later = [abolish("district", &[]), create("n1", "district", "root", &["d1"])];
    check(&figures(&tables, &later), &[("tasks_partly_led", 1)]);
    let tier = Operation::Abolish { what: Abolished::Tier(Tier::District), heirs: vec![row("east", "rest", "")] };
    assert_eq!(run(&tables, &[tier]).err(), Some(Stop::Refused));
    assert_eq!(run(&tables, &[abolish("district", &[]), abolish("district", &[])]).err(), Some(Stop::Refused));
}

#[test]
fn units_follow_the_rest_but_not_below_themselves() {
    let (_, after) = run(&province(), &[dissolve("east", &[row("x1", "rest", "")])]).unwrap();
    assert_eq!(after.bodies["x1"].parent.as_deref(), Some("root"));
    assert_eq!(after.bodies["x2"].parent.as_deref(), Some("x1"));
    let (_, after) = run(&province(), &[dissolve("root", &[])]).unwrap();
    assert_eq!(after.bodies["east"].parent, None);
}

#[test]
fn merging_areas_merges_the_bodies_that_serve_just_them() {
    let areas = |listed: &[&str]| Operation::MergeAreas {
        areas: listed.iter().map(|area| (*area).to_owned()).collect(),
        into: "m1".to_owned(),
        name: None,
    };
    let (_, after) = run(&province(), &[areas(&["c2", "c1"])]).unwrap();
    assert!(after.bodies["x2"].living && !after.bodies["x1"].living);
    assert_eq!(after.bodies["x2"].area, communes(&[1, 2]));
    let crowded = [create("n1", "commune", "east", &["c1"]), areas(&["c1", "c2"])];
    check(&figures(&province(), &crowded), &[("bodies", 12)]);
    for refused in [&["c1"][..], &["c1", "c1"], &["d1", "c1"]] {
        assert_eq!(run(&province(), &[areas(refused)]).err(), Some(Stop::Refused));
    }
    assert_eq!(run(&province(), &[areas(&["c1", "c9"])]).err(), Some(Stop::Malformed));
}

#[test]
fn resizing_changes_one_known_quota() {
    let tables = staffed(&[
        known("finance", CivilServant, [10, 9, 1, 1]),
        posts("land", CivilServant, [None; 4]),
        known("east", CivilServant, [1, 1, 0, 0]),
        known("east", PublicEmployee, [1, 1, 0, 0]),
    ]);
    let resize = |body: &str, change: &str| {
        let change = Change::parse(change).expect("a change");
        let step = Operation::Resize { body: body.to_owned(), category: None, change };
        run(&tables, &[step]).map(|(_, after)| after.bodies[body].posts[&CivilServant].quota)
    };
    assert_eq!(resize("finance", "-25%"), Ok(Some(7)));
    assert_eq!(resize("finance", "=4"), Ok(Some(4)));
    assert_eq!(resize("land", "=4"), Ok(Some(4)));
    for (body, change) in [("finance", "-11"), ("finance", "=10"), ("land", "+1"), ("east", "+1"), ("west", "+1")] {
        assert_eq!(resize(body, change), Err(Stop::Refused), "{body} {change}");
    }
}

#[test]
fn a_body_cannot_move_below_itself_nor_where_it_is() {
    let stop = |body: &str, under: &str| {
        run(&province(), &[Operation::Move { body: body.to_owned(), under: under.to_owned() }]).err()
    };
    assert_eq!(stop("east", "x1"), Some(Stop::Refused));
    assert_eq!(stop("x1", "east"), Some(Stop::Refused));
    assert_eq!(stop("x1", "west"), None);
}

proptest! {
    #[test]
    fn nobody_is_lost_and_a_refused_step_changes_nothing((tables, steps) in generate::case(6)) {
        let before = World::new(&tables);
        let mut world = before.clone();
        for step in &steps {
            let old = world.clone();
            let resizes = matches!(step.operation, Operation::Resize { .. });
            let done = world.apply(step);
            let (then, now) = (measure(&before, &old).figures, measure(&before, &world).figures);
            if done.is_err() {
                prop_assert_eq!(&then, &now);
            }
            for (name, bench) in [("filled", "bench_staff"), ("quota", "bench_quota")] {
                if name == "quota" && resizes {
                    continue;
                }
                let sum = |figures: &BTreeMap<&str, Option<i64>>| Some(figures[name]? + figures[bench]?);
                if let (Some(then), Some(now)) = (sum(&then), sum(&now)) {
                    prop_assert_eq!(then, now, "{} after {:?}", name, step);
                }
            }
            for body in world.living() {
                prop_assert!(world.path_up(&body).iter().all(|up| world.bodies[up].living));
                prop_assert!(!world.bodies[&body].area.is_empty());
            }
        }
    }
}
