//! Where two rulings meet.

use crate::case::{Case, overriding, plan, province};
use tinhgon::draft::{Disputed, Why};
use tinhgon::scenario::Refusal;

fn led() -> Case {
    province().tasks("t A; u A").duties("t lead finance; u lead finance").posts("finance civil_servant 10/9 1+2")
}

#[test]
fn two_rows_for_one_heir_add_up() {
    let after = led().after("dissolve,finance,plan,task:t,1/3,\n,,plan,rest,1/3,");
    assert_eq!((after.posts("plan"), after.bench()), ("6/6".into(), "4/3".into()));
    assert_eq!([after.leads("t"), after.leads("u")], ["plan", "plan"]);
}

#[test]
fn an_heir_of_a_kind_below_the_unit_takes_no_unit_that_holds_it() {
    let mut case = province().bodies("bridge division east@c2");
    case.0.bodies.iter_mut().filter(|body| body.id == "x2").for_each(|body| body.parent = Some("bridge".into()));
    let after = case.after("abolish,kind:district,kind:commune,rest,,");
    assert_eq!((after.parent("bridge"), after.parent("x2")), ("root", "bridge"));
}

#[test]
fn a_split_whose_rest_goes_below_sends_the_unit_that_holds_it_to_the_parent() {
    let case = led().bodies("budget division finance; desk division budget; survey division finance");
    let after = case.after("split,finance,half,task:t,1/2,\n,,desk,rest,1/2,");
    assert!(!after.lives("finance"));
    assert_eq!(
        (after.parent("budget"), after.parent("survey"), after.leads_in("desk", "u").as_str()),
        ("root", "desk", "all")
    );
}

#[test]
fn parent_of_a_body_that_has_none_is_the_bench() {
    let case = province().tasks("t A").duties("t lead root").posts("root civil_servant 3/3 1+0");
    let after = case.after("abolish,kind:committee,parent,rest,1/1,");
    assert_eq!((after.bench().as_str(), after.leads("t").as_str(), after.parent("finance")), ("3/3", "", "-"));
}

#[test]
fn deputies_of_the_first_subject_become_staff_where_the_new_successor_is_of_another_kind() {
    let case = led().posts("plan civil_servant 8/8 1+1");
    assert_eq!(case.after("merge,finance | plan,sum,kind:board,,").posts("sum"), "18/17 1+0");
    assert_eq!(case.after("merge,finance | plan,sum,kind:board,,leaders:deputy").posts("sum"), "18/17 1+4");
}

#[test]
fn unknown_leaders_make_the_released_unknown() {
    let case = province().posts("finance civil_servant 5/5 ?+1");
    case.after("dissolve,finance,plan,rest,1/1,").has("leaders_released=? bench_staff=0 filled=5");
    case.stands().has("heads=? deputies=1");
}

#[test]
fn coordination_of_a_kind_becomes_the_successors_own_too() {
    let case = province().tasks("t A").duties("t lead finance; t coordinate kind:commune");
    let after = case.after("merge,x3,east,,,");
    assert_eq!((after.coordinates_in("east", "t").as_str(), after.leads("t").as_str()), ("c3", "finance"));
    // The successor's leading cuts what it takes over of coordination.
    let after = case.after("merge,x3,finance,,,");
    assert_eq!(after.coordinates_in("finance", "t"), "");
    after.has("coordinating_duties=3");
}

#[test]
fn an_outside_lead_beside_an_inside_one_of_its_tier_is_several() {
    let case = province().tasks("t A").duties("t lead police; t lead finance");
    case.stands().has("tasks_with_several_leads=1 excess_leads=1");
}

#[test]
fn overriding_does_not_carry_out_what_cannot_be_carried_out() {
    let later = overriding(plan("b", "merge,zone,land,,,"), &["a"]);
    let stopped = led().stack(&[plan("a", "merge,zone,plan,,,"), later]).err().unwrap();
    assert_eq!(stopped.why, Why::Refused(Refusal::BodyEnded("zone".into())));
}

#[test]
fn documents_and_procedures_touched() {
    let case = led().documents("d1 finance; d2 plan").procedures("p1 finance t; p2 finance -; p3 plan -");
    case.after("rename,finance,A,,,").has("documents_touched=1 procedures_touched=0");
    case.after("reassign,finance,land,task:t,,").has("documents_touched=0 procedures_touched=1");
    case.after("merge,finance,land,,,").has("documents_touched=1 procedures_touched=2");
    case.after("resize,finance,,,+1,").has("documents_touched=0 procedures_touched=0");
}

#[test]
fn a_share_to_a_kind_counts_against_the_whole_by_ended_body() {
    let case = province().posts("east civil_servant 3/3; west civil_servant 2/2");
    let why = case.refusal("abolish,kind:district,kind:commune,rest,3,");
    assert_eq!(why, Refusal::MorePeopleThanThereAre { asked: 3, there: 2 });
    assert_eq!(case.refusal("abolish,kind:district,kind:commune,rest,2/3,\n,,parent,,1/2,"), Refusal::SharesOverOne);
}

#[test]
fn gaps_left_by_a_plan_are_no_leads() {
    let one = plan("a", "dissolve,finance,,,,");
    let other = plan("b", "reassign,,land,task:t,,");
    assert_eq!(led().stack(&[one, other]).unwrap().leads("t"), "land");
    let moved = Disputed::Refused(Refusal::BodyEnded("finance".into()));
    let stopped = led().stack(&[plan("a", "dissolve,finance,,,,"), plan("b", "rename,finance,F,,,")]).err().unwrap();
    assert_eq!(stopped.why, Why::Conflict { plan: 0, number: 1, over: moved });
}

#[test]
fn a_whole_number_of_an_unknown_is_unknown_and_takes_no_more_posts_than_its_people() {
    let case = province().posts("finance civil_servant 8/?");
    let after = case.after("dissolve,finance,plan,rest,3,");
    assert_eq!((after.posts("plan"), after.bench()), ("3/?".into(), "5/?".into()));
}

#[test]
fn a_share_of_a_total_that_is_partly_unknown_is_unknown() {
    let case = province().posts("finance civil_servant ?/5 1+1; finance cadre 2/2");
    let after = case.after("split,finance,half,,1/2,");
    assert_eq!([after.posts("finance"), after.posts("half")], ["?/3 1+1", "?/2"]);
    assert_eq!([after.posts_of("finance", "cadre"), after.posts_of("half", "cadre")], ["?/1", "?/1"]);
    after.has("quota=? bench_quota=0 filled=7 people_moved=3");
}

#[test]
fn the_id_of_a_part_that_ended_names_no_other_part() {
    let steps = "split,finance,half,task:t,1/2,\nmerge,half,plan,,,\nsplit,finance,half,task:u,1/2,";
    assert_eq!(led().refusal(steps), Refusal::BodyEnded("half".into()));
}

#[test]
fn a_row_for_a_body_is_used_for_each_ended_body() {
    let case =
        province().posts("east civil_servant 3/3; west civil_servant 2/2").tasks("t A").duties("t lead kind:district");
    let after = case.after("abolish,kind:district,finance,rest,2,");
    assert_eq!(
        (after.posts("finance"), after.bench(), after.leads("t")),
        ("4/4".into(), "1/1".into(), "finance".into())
    );
}

#[test]
fn a_renamed_or_moved_body_keeps_its_work_and_its_people() {
    let after = led().after("move,finance,plan,,,\nrename,finance,F,,,\nresize,finance,,,=9,");
    assert_eq!((after.leads("t").as_str(), after.posts("finance").as_str()), ("finance", "9/9 1+2"));
    after.has("people_moved=0 tasks_moved=0 layers=3");
}

#[test]
fn exceptions_of_a_kind_end_with_the_body_and_not_with_its_move() {
    let case = province().tasks("t A").duties("t lead kind:commune");
    let after = case.after("reassign,x1,finance,task:t,,\nmove,x1,west,,,");
    assert_eq!(after.leads("t"), "c1: finance; c2: x2; c3: x3; c4: x4");
    let after = case.after("reassign,x1,finance,task:t,,\nreassign,finance,x1,task:t,,");
    assert_eq!(after.leads("t"), case.stands().leads("t"));
    after.has("tasks_moved=0");
}

#[test]
fn a_delegation_to_a_kind_is_refused_if_for_one_task_nobody_meets() {
    let case = province().tasks("t A; u A").duties("t lead finance; u lead finance@c1");
    let steps = "dissolve,x1,,,,\ndelegate,finance,kind:commune,task:t | task:u,,";
    assert_eq!(case.refusal(steps), Refusal::NoBodyOfKindMeets("commune".into()));
    let after = case.after("dissolve,x1,,,,\ndelegate,finance,kind:commune,task:t,,");
    assert_eq!(after.leads("t"), "c1: ; c2: x2; c3: x3; c4: x4");
}

#[test]
fn a_merge_of_units_goes_on_below() {
    let case = province()
        .kinds("desk province single")
        .bodies("fo office finance; po office plan; fd desk fo; pd desk po")
        .posts("fd civil_servant 2/2 1+0; pd civil_servant 3/3 1+0");
    let after = case.after("merge,plan,finance,,,units:merge");
    assert!(!after.lives("po") && !after.lives("pd"));
    assert_eq!((after.parent("fd"), after.posts("fd")), ("fo", "5/5 1+1".into()));
}

#[test]
fn giving_a_kind_what_one_of_its_bodies_leads_itself() {
    let case = province().tasks("k A").duties("k lead kind:commune; k lead x1");
    assert_eq!(case.refusal("delegate,x1,kind:commune,task:k,,"), Refusal::NoChange);
    let after = case.after("delegate,kind:commune,x1,task:k,,");
    assert_eq!((after.leads("k").as_str(), after.leads_in("x2", "k").as_str()), ("x1", ""));
    let after = case.after("reassign,x1,x2,task:k,,");
    assert_eq!(after.leads("k"), "c1: x2; c2: x2; c3: x3; c4: x4");
}

#[test]
fn a_kinds_duty_is_delegated_without_what_was_taken_from_it() {
    let case = province().tasks("k A").duties("k lead kind:commune");
    let after = case.after("reassign,x1,plan,task:k,,\ndelegate,kind:commune,finance,task:k,,");
    assert_eq!(after.leads("k"), "c1: plan; c2: finance; c3: finance; c4: finance");
}

#[test]
fn merged_areas_keep_the_exceptions_of_their_bodies() {
    let case = province().tasks("k A").duties("k lead kind:commune");
    let after = case.after("reassign,x1,finance,task:k,,\nmerge-areas,c1 | c2,c12,,,");
    assert_eq!(after.leads("k"), "c1: finance; c2: x1; c3: x3; c4: x4");
    after.has("tasks_with_one_lead=1 tasks_moved=1");
}

#[test]
fn work_that_passes_through_a_merger_is_no_decision_of_the_plan() {
    let plans = [plan("a", "merge,finance,plan,,,"), plan("b", "reassign,,land,task:t,,")];
    assert_eq!(led().stack(&plans).unwrap().leads("t"), "land");
    let plans = [plan("a", "reassign,finance,plan,task:t,,"), plan("b", "merge,plan,land,,,")];
    assert_eq!(led().stack(&plans).unwrap().leads("t"), "land");
}

#[test]
fn a_name_given_by_a_merger_is_a_name_given() {
    let plans = [plan("a", "merge,plan | land,plan,,,name:S1"), plan("b", "rename,plan,S2,,,")];
    assert!(led().stack(&plans).is_err());
}

#[test]
fn support_tasks_are_in_no_finding_about_leads() {
    let case = province().tasks("s A 1 support").duties("s lead finance; s lead plan");
    assert_eq!(case.stands().status("task-several-leads", "s"), "");
    let after = case.after("dissolve,finance,,,,\ndissolve,plan,,,,");
    assert_eq!(after.status("task-without-lead", "s"), "");
    let after = case.after("reassign,finance,land,task:s,,");
    assert_eq!(after.leads_in("land", "s"), "all");
}

#[test]
fn the_cut_of_a_kinds_coordination_is_for_good() {
    // x1 leads, so its part of the kind's coordination is cut, and does not come back.
    let case = province().tasks("t A").duties("t lead x1; t coordinate kind:commune");
    let after = case.after("reassign,x1,finance,task:t,,");
    assert_eq!((after.coordinates_in("x1", "t").as_str(), after.coordinates_in("x2", "t").as_str()), ("", "c2"));
}

#[test]
fn a_living_part_of_the_kind_takes_the_scope_as_its_own() {
    let case = province().tasks("t A; u A").duties("t lead kind:commune; u lead kind:commune");
    let after = case.after("split,x1,x2,task:t,,");
    assert_eq!(after.leads("t"), "c1: x2; c2: x2; c3: x3; c4: x4");
    assert_eq!(after.leads_in("x1", "u"), "c1");
}

#[test]
fn without_a_table_of_posts_shares_are_unknown_and_other_steps_move_nobody() {
    let case = province().without_posts().tasks("t A").duties("t lead finance");
    let after = case.after("dissolve,finance,plan,rest,1/1,");
    after.has("quota=? filled=? bench_staff=0 people_moved=? leaders_released=?");
    let after = case.after("dissolve,finance,plan,rest,1/2,");
    after.has("bench_staff=? bench_quota=?");
    case.after("rename,finance,F,,,").has("bench_staff=0 people_moved=0 leaders_released=0");
}
