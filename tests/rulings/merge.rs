//! Merge: sáp nhập and hợp nhất.

use crate::case::{Case, province};
use tinhgon::scenario::{Malformed, Refusal};

fn staffed() -> Case {
    province().posts("finance civil_servant 10/9 1+2; plan civil_servant 8/8 1+1; zone civil_servant 5/5 1+1")
}

fn units() -> Case {
    province()
        .bodies("finance-office office finance; plan-office office plan; budget division finance; survey division plan")
}

#[test]
fn a_living_target_is_one_of_the_merged_listed_or_not() {
    for steps in ["merge,plan,finance,,,", "merge,plan | finance,finance,,,", "merge,finance | plan,finance,,,"] {
        let after = staffed().after(steps);
        assert!(after.lives("finance") && !after.lives("plan"), "{steps}");
        assert_eq!(after.posts("finance"), "18/17 1+4", "{steps}");
    }
}

#[test]
fn fewer_than_two_bodies_or_one_twice_is_refused() {
    assert_eq!(province().refusal("merge,finance,finance,,,"), Refusal::FewerThanTwo);
    assert_eq!(province().refusal("merge,finance,treasury,,,"), Refusal::FewerThanTwo);
    assert_eq!(province().refusal("merge,finance | finance,plan,,,"), Refusal::NamedTwice("finance".into()));
}

#[test]
fn a_new_successor_has_the_first_subjects_kind_and_parent_unless_given() {
    let after = units().after("merge,budget | zone,desk,,,");
    assert_eq!((after.kind("desk"), after.parent("desk")), ("division", "finance"));
    let after = units().after("merge,zone | budget,desk,,,");
    assert_eq!((after.kind("desk"), after.parent("desk")), ("board", "root"));
    let after = units().after("merge,budget | zone,desk,kind:office | parent:land,,");
    assert_eq!((after.kind("desk"), after.parent("desk")), ("office", "land"));
}

#[test]
fn a_merged_parent_gives_way_to_the_nearest_living_body_above() {
    let after = units().after("merge,budget | finance,treasury,,,");
    assert_eq!(after.parent("treasury"), "root");
    let after = units().after("merge,finance | plan,treasury,parent:finance,,");
    assert_eq!(after.parent("treasury"), "root");
}

#[test]
fn a_new_successors_parent_climbs_until_it_is_outside_all_merged_bodies() {
    let nested = units().bodies("cell division budget");
    let after = nested.after("merge,cell | finance,treasury,,,");
    assert_eq!(after.parent("treasury"), "root");
    assert_eq!(after.parent("budget"), "treasury");
}

#[test]
fn a_merged_body_may_be_a_sub_unit_of_the_successor_never_the_reverse() {
    let nested = units().bodies("cell division budget");
    let after = nested.after("merge,budget,finance,,,");
    assert_eq!(after.parent("cell"), "finance");
    assert_eq!(nested.refusal("merge,finance,budget,,,"), Refusal::SuccessorBelowMerged("finance".into()));
    assert_eq!(nested.refusal("merge,plan | finance,cell,,,"), Refusal::SuccessorBelowMerged("finance".into()));
}

#[test]
fn the_successor_takes_duties_sub_units_posts_documents_and_procedures() {
    let case = units()
        .tasks("t A; u A")
        .duties("t lead plan; u coordinate plan@c1+c2; u lead finance")
        .posts("plan civil_servant 8/7")
        .documents("decision plan")
        .procedures("permit plan t; notice plan -");
    let after = case.after("merge,plan,land,,,");
    assert_eq!((after.leads("t").as_str(), after.coordinates_in("land", "u").as_str()), ("land", "c1 c2"));
    assert_eq!((after.parent("survey"), after.parent("plan-office")), ("land", "land"));
    assert_eq!(after.posts("land"), "8/7");
    assert_eq!(after.documents["decision"], ["land"]);
    assert_eq!(
        (&after.procedures["permit"][..], &after.procedures["notice"][..]),
        (&["land".into()][..], &["land".into()][..])
    );
    after.has("people_moved=7 bench_staff=0 bench_quota=0");
}

#[test]
fn the_area_of_a_living_successor_grows_by_merged_bodies_of_its_own_kind_only() {
    assert_eq!(province().after("merge,x1 | x3,x1,,,").area("x1"), "c1 c3");
    assert_eq!(province().after("merge,x3,east,,,").area("east"), "c1 c2");
    assert_eq!(province().after("merge,x1 | x3 | west,x1,,,").area("x1"), "c1 c3");
}

#[test]
fn a_new_successor_takes_the_union_of_all_areas() {
    assert_eq!(province().after("merge,east | x3,centre,,,").area("centre"), "c1 c2 c3");
}

#[test]
fn what_a_kind_held_becomes_the_successors_own_duty_in_that_area() {
    let case = province().tasks("t A").duties("t lead kind:commune");
    let after = case.after("merge,x3,east,,,");
    assert_eq!((after.leads_in("east", "t").as_str(), after.leads_in("x3", "t").as_str()), ("c3", ""));
    after.has("tasks_with_one_lead=1");
    // Its own, so that a body of the kind created later beside it leads as well.
    let later = case.after("merge,x3,east,,,\ncreate,y3,west,kind:commune | area:c3,,");
    assert_eq!(later.leads("t"), "c1: x1; c2: x2; c3: east y3; c4: x4");
}

#[test]
fn unless_the_successor_is_of_that_kind_which_then_holds_the_union_of_what_was_held() {
    let case = province().tasks("t A").duties("t lead kind:commune");
    let merged = case.after("merge,x1 | x2,x1,,,");
    assert_eq!(merged.leads_in("x1", "t"), "c1 c2");
    // What had been taken from one of them stays taken.
    let excepted = case.after("reassign,x1,finance,task:t,,\nmerge,x1 | x2,x2,,,");
    assert_eq!(excepted.leads("t"), "c1: finance; c2: x2; c3: x3; c4: x4");
}

#[test]
fn a_new_successor_holds_its_kinds_work_in_its_whole_area() {
    let case = province().tasks("t A").duties("t lead kind:commune");
    let after = case.after("reassign,x1,finance,task:t,,\nmerge,x1 | x2,x12,,,");
    assert_eq!(after.leads_in("x12", "t"), "c1 c2");
    assert_eq!(after.leads("t"), "c1: finance x12; c2: x12; c3: x3; c4: x4");
    // Also where a merged body was not of the kind.
    let after = case.after("merge,x1 | west,both,,,");
    assert_eq!((after.kind("both"), after.leads_in("both", "t").as_str()), ("commune", "c1 c3 c4"));
}

#[test]
fn twins_of_a_single_kind_are_merged_on_demand() {
    let case = units().posts("finance-office civil_servant 3/3 1+1; plan-office civil_servant 2/2 1+0");
    let after = case.after("merge,plan,finance,,,units:merge");
    assert!(after.lives("finance-office") && !after.lives("plan-office"));
    assert_eq!(after.posts("finance-office"), "5/5 1+2");
    assert!(after.lives("budget") && after.lives("survey"));
    assert_eq!(after.status("twin-units", "finance:office"), "");
}

#[test]
fn otherwise_a_finding_names_the_twins() {
    let after = units().after("merge,plan,finance,,,");
    assert!(after.lives("finance-office") && after.lives("plan-office"));
    let twins = after.finding("twin-units", "finance:office");
    assert_eq!((twins.status, twins.measured), ("new", 2));
    assert_eq!(after.status("twin-units", "finance:division"), "");
}

#[test]
fn one_head_stays_and_the_others_of_the_successors_kind_become_deputies_in_place() {
    let after = staffed().after("merge,plan,finance,,,");
    assert_eq!(after.posts("finance"), "18/17 1+4");
    after.has("leaders_released=0 bench_staff=0 people_moved=8");
}

#[test]
fn leaders_of_another_kind_become_ordinary_staff() {
    let after = staffed().after("merge,zone,finance,,,");
    assert_eq!(after.posts("finance"), "15/14 1+2");
    after.has("leaders_released=0 heads=2 deputies=3");
    assert_eq!(staffed().after("merge,zone,finance,,,leaders:deputy").posts("finance"), "15/14 1+4");
}

#[test]
fn a_step_may_say_what_becomes_of_the_other_heads() {
    assert_eq!(staffed().after("merge,plan,finance,,,leaders:deputy").posts("finance"), "18/17 1+4");
    assert_eq!(staffed().after("merge,plan,finance,,,leaders:staff").posts("finance"), "18/17 1+3");
    let benched = staffed().after("merge,plan,finance,,,leaders:bench");
    assert_eq!((benched.posts("finance").as_str(), benched.bench().as_str()), ("18/16 1+3", "0/1"));
    benched.has("leaders_released=0 people_moved=8");
}

#[test]
fn the_living_successors_head_stays_else_that_of_the_first_subject_that_has_one() {
    let headless =
        province().posts("plan civil_servant 8/8 0+1; land civil_servant 4/4 1+0; zone civil_servant 5/5 1+0");
    assert_eq!(headless.after("merge,plan | land,plan,,,").posts("plan"), "12/12 1+1");
    let case = headless.posts("finance civil_servant 6/6 1+0");
    assert_eq!(case.after("merge,finance | land,plan,,,").posts("plan"), "18/18 1+2");
    assert_eq!(case.after("merge,plan | zone | land,sum,kind:department,,").posts("sum"), "17/17 1+2");
    assert_eq!(case.after("merge,land | zone,finance,,,").posts("finance"), "15/15 1+1");
    // The head of the first is on duty in the new body, not on the bench.
    let benched = case.after("merge,land | finance,sum,,,leaders:bench");
    assert_eq!((benched.posts("sum").as_str(), benched.bench().as_str()), ("10/9 1+0", "0/1"));
}

#[test]
fn an_inside_and_an_outside_body_do_not_merge() {
    let case = province().bodies("guard police root");
    assert_eq!(case.refusal("merge,police,finance,,,"), Refusal::InsideAndOutside("police".into()));
    assert_eq!(case.refusal("merge,finance,police,,,"), Refusal::InsideAndOutside("finance".into()));
    assert_eq!(case.refusal("merge,finance | plan,new,kind:police,,"), Refusal::InsideAndOutside("finance".into()));
    assert!(case.after("merge,guard,police,,,").lives("police"));
}

#[test]
fn a_kind_or_parent_for_a_living_successor_is_malformed() {
    for select in ["kind:board", "parent:root"] {
        let why = province().malformed(&format!("merge,plan | finance,finance,{select},,"));
        assert_eq!(why, Malformed::KindOrParentOfLiving, "{select}");
    }
}

#[test]
fn ids_of_ended_bodies_are_never_used_again() {
    let ended = |step: &str| province().refusal(&format!("merge,plan,finance,,,\n{step}"));
    assert_eq!(ended("merge,land | zone,plan,,,"), Refusal::BodyEnded("plan".into()));
    assert_eq!(ended("create,plan,root,kind:department,,"), Refusal::IdInUse("plan".into()));
    assert_eq!(province().refusal("create,plan,root,kind:department,,"), Refusal::IdInUse("plan".into()));
}
