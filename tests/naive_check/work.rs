//! Who leads what, where.

use super::script::*;

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
    tables.tasks[0].territory = vec!["d1".into()];
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
fn a_successor_of_the_kind_holds_what_was_held_and_a_new_one_everything() {
    let mut tables = with(&[("t", "kind:commune", Lead, &[])]);
    tables.duties[0].except = vec!["x1".into(), "x3".into()];
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
    tables.duties[0].except = vec!["x1".into()];
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
