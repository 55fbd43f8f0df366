//! Dissolve and split: tách, chia, giải thể.

use crate::case::{Case, province};
use tinhgon::scenario::{Malformed, Refusal, SelectorFault};

fn busy() -> Case {
    province()
        .tasks("t1 Money; t2 Money; t3 Soil")
        .duties("t1 lead finance; t2 lead finance; t3 lead finance@c1+c2; t3 coordinate finance")
        .posts("finance civil_servant 10/9 1+2")
}

fn nested() -> Case {
    busy().bodies("budget division finance; desk division budget; survey division finance")
}

#[test]
fn each_task_goes_to_the_first_row_that_selects_it() {
    let after = busy().after("dissolve,finance,plan,field:Money,,\n,,land,task:t1 | task:t3,,");
    assert_eq!((after.leads("t1").as_str(), after.leads("t2").as_str()), ("plan", "plan"));
    assert_eq!(after.leads_in("land", "t3"), "c1 c2");
    assert!(!after.lives("finance"));
}

#[test]
fn work_keeps_its_scope_when_it_changes_hands() {
    let after = busy().after("dissolve,finance,x4,rest,,");
    assert_eq!((after.leads_in("x4", "t1").as_str(), after.leads_in("x4", "t3").as_str()), ("all", "c1 c2"));
    assert_eq!(after.coordinates_in("x4", "t3"), "c3 c4");
    after.has("tasks_with_one_lead=2 tasks_partly_led=1");
}

#[test]
fn rest_means_what_no_other_row_selects_wherever_it_stands() {
    let after = busy().after("dissolve,finance,plan,rest,,\n,,land,task:t2,,");
    assert_eq!((after.leads("t1").as_str(), after.leads("t2").as_str()), ("plan", "land"));
}

#[test]
fn rest_stands_alone_and_once() {
    let why = busy().malformed("dissolve,finance,plan,rest | task:t1,,");
    assert_eq!(why, Malformed::Selector(SelectorFault::RestNotAlone));
    assert_eq!(busy().malformed("dissolve,finance,plan,rest,,\n,,land,rest,,"), Malformed::RestTwice);
}

#[test]
fn what_no_row_selects_is_a_gap() {
    let after = busy().after("dissolve,finance,plan,task:t1,,");
    after.has("tasks_with_one_lead=1 tasks_without_lead=2 tasks_partly_led=0");
    assert_eq!(after.status("task-without-lead", "t2"), "new");
    assert_eq!((after.status("task-partly-led", "t3"), after.status("task-without-lead", "t3")), ("fixed", "new"));
}

#[test]
fn a_row_that_selects_nothing_the_body_holds_is_a_warning() {
    let after = busy().tasks("u Other").after("dissolve,finance,plan,rest,,\n,,land,task:u,,");
    assert_eq!(after.finding("row-selects-nothing", "1:2").severity, "warning");
    assert!(!after.lives("finance"));
    // A row that comes too late selects nothing either.
    let after = busy().after("dissolve,finance,plan,field:Money,,\n,,land,task:t1,,");
    assert_eq!(after.status("row-selects-nothing", "1:2"), "new");
}

#[test]
fn sub_units_and_documents_go_with_rest_else_to_the_parent() {
    let case = nested().documents("decision finance");
    let after = case.after("dissolve,finance,plan,task:t1,,\n,,land,rest,,");
    assert_eq!((after.parent("budget"), after.parent("desk")), ("land", "budget"));
    assert_eq!(after.documents["decision"], ["land"]);
    let after = case.after("dissolve,finance,plan,task:t1,,");
    assert_eq!((after.parent("budget"), after.parent("survey")), ("root", "root"));
    assert_eq!(after.documents["decision"], ["root"]);
}

#[test]
fn if_the_heir_of_rest_lies_below_the_unit_that_holds_it_goes_to_the_parent() {
    let after = nested().after("dissolve,finance,desk,rest,1/1,");
    assert_eq!((after.parent("desk"), after.parent("budget"), after.parent("survey")), ("budget", "root", "desk"));
    assert_eq!(after.leads_in("desk", "t1"), "all");
}

#[test]
fn procedures_follow_their_tasks_and_those_without_one_go_with_rest() {
    let case = busy().procedures("permit finance t1; notice finance -; licence finance t2");
    let after = case.after("dissolve,finance,plan,task:t1,,\n,,land,rest,,");
    assert_eq!((&after.procedures["permit"][0], &after.procedures["notice"][0]), (&"plan".into(), &"land".into()));
    let after = case.after("dissolve,finance,plan,task:t1,,");
    assert_eq!(after.procedures["notice"], ["root"]);
    assert!(after.procedures["licence"].is_empty());
}

#[test]
fn one_empty_row_dissolves_to_the_bench() {
    for steps in ["dissolve,finance,,,,", "abolish,kind:board,,,,"] {
        let case = busy().posts("zone civil_servant 10/9 1+2").duties("t1 lead zone");
        let after = case.after(steps);
        assert_eq!(after.bench(), "10/9", "{steps}");
        after.has("leaders_released=3 bench_staff=9 bench_quota=10 people_moved=9");
    }
    assert_eq!(busy().after("dissolve,finance,,,,").leads("t1"), "");
}

#[test]
fn whoever_leads_a_body_that_is_dissolved_travels_as_an_ordinary_person() {
    let after = busy().after("dissolve,finance,plan,rest,1/1,");
    assert_eq!(after.posts("plan"), "10/9");
    after.has("leaders_released=3 heads=0 deputies=0");
}

#[test]
fn a_body_is_no_heir_of_itself_and_an_heir_lives() {
    assert_eq!(busy().refusal("dissolve,finance,finance,rest,,"), Refusal::IntoItself("finance".into()));
    let steps = "dissolve,plan,land,rest,,\ndissolve,finance,plan,rest,,";
    assert_eq!(busy().refusal(steps), Refusal::BodyEnded("plan".into()));
    assert_eq!(busy().malformed("dissolve,finance,plan,,,"), Malformed::EmptyRow("plan".into()));
    assert_eq!(busy().malformed("dissolve,finance,kind:board,rest,,"), Malformed::Receiver("kind:board".into()));
}

#[test]
fn a_new_part_has_the_kind_parent_and_area_of_the_body() {
    let after = province().after("split,west,south,,0,name:Miền Nam\n,,north,,0,");
    assert_eq!((after.kind("south"), after.parent("south"), after.area("south")), ("district", "root", "c3 c4".into()));
    assert_eq!((after.name("south"), after.area("north").as_str()), ("Miền Nam", "c3 c4"));
    assert!(after.lives("west"));
}

#[test]
fn a_split_body_lives_on_with_what_no_row_selects() {
    let after = nested().after("split,finance,treasury,task:t1,1/3,\n,,land,task:t3,,");
    assert_eq!((after.leads("t1").as_str(), after.leads("t2").as_str()), ("treasury", "finance"));
    assert_eq!(
        (after.leads_in("land", "t3").as_str(), after.coordinates_in("land", "t3").as_str()),
        ("c1 c2", "c3 c4")
    );
    assert_eq!((after.posts("treasury"), after.posts("finance")), ("3/3".into(), "7/6 1+2".into()));
    assert_eq!((after.parent("budget"), after.lives("finance")), ("finance", true));
    after.has("leaders_released=0 people_moved=3 bench_staff=0");
}

#[test]
fn unless_there_is_a_row_rest_then_it_ends_and_sends_its_sub_units_with_it() {
    let case = nested().documents("decision finance");
    let after = case.after("split,finance,treasury,task:t1,1/3,\n,,revenue,rest,1/3,");
    assert!(!after.lives("finance"));
    assert_eq!((after.leads("t1").as_str(), after.leads("t2").as_str()), ("treasury", "revenue"));
    assert_eq!((after.parent("budget"), after.documents["decision"][0].as_str()), ("revenue", "revenue"));
    assert_eq!(
        (after.posts("treasury"), after.posts("revenue"), after.bench()),
        ("3/3".into(), "3/3".into(), "4/3".into())
    );
    after.has("leaders_released=3");
}

#[test]
fn from_a_body_that_lives_on_ordinary_staff_leave_first_then_deputies_then_heads() {
    for (share, left, released) in [("6", "3/3 1+2", 0), ("7", "2/2 1+1", 1), ("8", "1/1 1+0", 2), ("9", "0/0", 3)] {
        let after =
            province().posts("finance civil_servant 9/9 1+2").after(&format!("split,finance,treasury,,{share},"));
        assert_eq!(after.posts("finance"), left);
        assert_eq!((after.posts("treasury"), after.figure("leaders_released")), (format!("{share}/{share}"), released));
    }
}

#[test]
fn a_part_split_off_holds_of_a_kinds_work_only_what_its_row_selects() {
    let case = province().tasks("t A; u A").duties("t lead kind:commune; u lead kind:commune");
    let after = case.after("split,x1,y1,task:t,,");
    assert_eq!(after.leads("t"), "c1: y1; c2: x2; c3: x3; c4: x4");
    assert_eq!(after.leads("u"), "c1: x1; c2: x2; c3: x3; c4: x4");
    // It holds it through its kind: a body of the kind that comes later does not take it away.
    let ended = case.after("split,x1,y1,task:t,,\n,,z1,rest,,");
    assert_eq!((ended.leads("t"), ended.leads_in("z1", "u")), (after.leads("t"), "c1".to_owned()));
    // What neither row selects is held by neither.
    let neither = case.after("split,x1,y1,,0,\ndissolve,x1,,,,");
    assert_eq!(neither.leads("t"), "c1: ; c2: x2; c3: x3; c4: x4");
}

#[test]
fn a_body_is_not_split_into_itself_or_into_nothing() {
    assert_eq!(busy().refusal("split,finance,finance,task:t1,,"), Refusal::IntoItself("finance".into()));
    assert_eq!(busy().malformed("split,finance,,,,"), Malformed::Missing("target"));
    assert_eq!(busy().malformed("split,finance,parent,task:t1,,"), Malformed::Receiver("parent".into()));
    let steps = "merge,plan,land,,,\nsplit,finance,plan,task:t1,,";
    assert_eq!(busy().refusal(steps), Refusal::BodyEnded("plan".into()));
}

#[test]
fn what_never_was_is_malformed_whatever_else_of_the_step_has_ended() {
    for step in [
        "dissolve,finance,nobody,rest,,",
        "dissolve,land,finance,task:none,,",
        "dissolve,land,plan,task:t1,1/1,\n,,nobody,rest,1/1,",
        "split,finance,fresh,task:none,,",
        "merge,finance | nobody,land,,,",
        "merge,finance | land,fresh,kind:none,,",
        "merge,finance | land,fresh,parent:nobody,,",
        "reassign,finance,nobody,task:t1,,",
        "reassign,land,finance,led-by:nobody,,",
        "delegate,finance,kind:none,task:t1,,",
        "move,finance,nobody,,,",
        "create,fresh,finance,kind:none,,",
        "create,land,plan,kind:division | area:nowhere,,",
        "abolish,kind:commune,,,,\nabolish,kind:commune,nobody,rest,,",
        "merge-areas,c1 | nowhere,c2,,,",
    ] {
        let why = busy().malformed(&format!("dissolve,finance,plan,rest,,\n{step}"));
        assert!(matches!(why, Malformed::Unknown { .. }), "{step}: {why:?}");
    }
}
