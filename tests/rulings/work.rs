//! Reassign and delegate: who gives which work to whom.

use crate::case::{Case, province};
use tinhgon::scenario::{Malformed, Noun, Refusal, SelectorFault};

fn held() -> Case {
    province().tasks("t A; u A; k A").duties("t lead finance@c1+c2; u lead plan; k lead kind:commune")
}

#[test]
fn one_task_holder_and_role_is_one_duty() {
    let case = province().tasks("t A").duties("t lead finance@c1; t lead finance@c2; t lead finance@c1");
    assert_eq!(case.stands().leads_in("finance", "t"), "c1 c2");
    case.stands().has("lead_duties=1");
    let after = held().after("reassign,finance,plan,task:t,,\nreassign,plan,land,task:t | task:u,,");
    assert_eq!((after.leads_in("land", "t").as_str(), after.leads_in("land", "u").as_str()), ("c1 c2", "all"));
}

#[test]
fn reassigned_from_a_body_its_lead_scope_moves() {
    let after = held().after("reassign,finance,x4,task:t,,");
    assert_eq!((after.leads_in("x4", "t").as_str(), after.leads_in("finance", "t").as_str()), ("c1 c2", ""));
    // Others who lead go on.
    let after = held().duties("t lead land").after("reassign,finance,plan,task:t,,");
    assert_eq!(after.leads("t"), "c1: plan land; c2: plan land; c3: land; c4: land");
}

#[test]
fn reassigned_from_nobody_the_target_leads_in_its_own_area_and_nobody_else_leads() {
    let after = held().duties("t lead land").after("reassign,,east,task:t,,");
    assert_eq!(after.leads("t"), "c1: east; c2: east; c3: ; c4: ");
    // It ends a kind's duty too: a body of the kind created later does not lead.
    let after = held().after("reassign,,finance,task:k,,\ncreate,y1,east,kind:commune | area:c1,,");
    assert_eq!(after.leads("k"), "finance");
    // It can fill a gap.
    let after = held().tasks("gap A").after("reassign,,finance,task:gap,,");
    assert_eq!((after.leads("gap").as_str(), after.status("task-without-lead", "gap")), ("finance", "fixed"));
}

#[test]
fn coordination_is_reassigned_without_touching_leads() {
    let case = held().duties("t coordinate land@c1; t coordinate zone");
    let after = case.after("reassign,land,plan,task:t,,coordinate");
    assert_eq!((after.coordinates_in("plan", "t").as_str(), after.coordinates_in("land", "t").as_str()), ("c1", ""));
    assert_eq!((after.coordinates_in("zone", "t").as_str(), after.leads_in("finance", "t").as_str()), ("all", "c1 c2"));
    let after = case.after("reassign,,plan,task:t,,coordinate");
    assert_eq!((after.coordinates_in("plan", "t").as_str(), after.coordinates_in("zone", "t").as_str()), ("all", ""));
    assert_eq!(after.leads_in("finance", "t"), "c1 c2");
}

#[test]
fn the_selection_is_cut_to_what_the_source_leads() {
    let after = held().after("reassign,finance,land,field:A,,");
    assert_eq!((after.leads_in("land", "t").as_str(), after.leads("u").as_str()), ("c1 c2", "plan"));
    assert_eq!(held().refusal("reassign,finance,land,task:u,,"), Refusal::NothingToGive);
    assert_eq!(held().refusal("delegate,finance,land,task:u,,"), Refusal::NothingToGive);
    // Who only coordinates does not lead, and the other way round.
    let case = held().duties("u coordinate finance");
    assert_eq!(case.refusal("reassign,finance,land,task:u,,"), Refusal::NothingToGive);
    assert_eq!(case.refusal("reassign,plan,land,task:u,,coordinate"), Refusal::NothingToGive);
}

#[test]
fn no_change_is_refused() {
    assert_eq!(held().refusal("reassign,plan,plan,task:u,,"), Refusal::NoChange);
    assert_eq!(held().refusal("reassign,,plan,task:u,,"), Refusal::NoChange);
    assert_eq!(held().refusal("delegate,plan,plan,task:u,,"), Refusal::NoChange);
    assert_eq!(held().refusal("delegate,kind:commune,kind:commune,task:k,,"), Refusal::NoChange);
    // Where one of several tasks changes, the step is carried out.
    assert_eq!(held().after("reassign,,plan,task:u | task:t,,").leads("t"), "plan");
}

#[test]
fn no_change_means_that_body_role_and_scope_are_effectively_the_same() {
    // x1 leads by its own duty what it led through its kind: nobody can tell the difference.
    assert_eq!(held().refusal("reassign,x1,x1,task:k,,"), Refusal::NoChange);
    // But a scope that shrinks is a change.
    let wider = held().duties("u lead x1@c1");
    assert_eq!(wider.after("reassign,,x1,task:u,,").leads_in("x1", "u"), "c1");
}

#[test]
fn delegated_the_sources_lead_ends_and_the_target_leads_in_that_scope() {
    let after = held().after("delegate,finance,x4,task:t,,");
    assert_eq!((after.leads_in("x4", "t").as_str(), after.leads_in("finance", "t").as_str()), ("c1 c2", ""));
    assert_eq!(after.coordinates_in("finance", "t"), "");
    let after = held().after("delegate,finance,x4,task:t,,keep:coordinate");
    assert_eq!(after.coordinates_in("finance", "t"), "c1 c2");
}

#[test]
fn delegated_to_a_kind_each_body_leads_in_scope_and_its_own_area() {
    let after = held().after("delegate,finance,kind:commune,task:t,,");
    assert_eq!(after.leads("t"), "c1: x1; c2: x2; c3: ; c4: ");
    // It is a duty of the kind: a body of the kind created later holds it, in that scope.
    let later = "dissolve,x1,,,,\ncreate,y1,east,kind:commune | area:c1,,";
    let after = held().after(&format!("delegate,finance,kind:commune,task:t,,\n{later}"));
    assert_eq!(after.leads("t"), "c1: y1; c2: x2; c3: ; c4: ");
}

#[test]
fn delegated_from_a_kind_its_duty_goes_not_what_its_bodies_hold_themselves() {
    let case = held().duties("k lead x1@c1");
    let after = case.after("delegate,kind:commune,finance,task:k,,");
    assert_eq!(after.leads("k"), "c1: finance x1; c2: finance; c3: finance; c4: finance");
    // From kind to kind, one coordinating.
    let after = held().after("delegate,kind:commune,kind:district,task:k,,keep:coordinate");
    assert_eq!(after.leads("k"), "c1: east; c2: east; c3: west; c4: west");
    assert_eq!(after.coordinates_in("x3", "k"), "c3");
}

#[test]
fn a_delegation_needs_a_source_and_somebody_who_meets_the_scope() {
    assert_eq!(held().malformed("delegate,,finance,task:u,,"), Malformed::Missing("subject"));
    let none = "dissolve,x1,,,,\ndissolve,x2,,,,\ndelegate,finance,kind:commune,task:t,,";
    assert_eq!(held().refusal(none), Refusal::NoBodyOfKindMeets("commune".into()));
    let gone = "abolish,kind:commune,,,,\ndelegate,kind:commune,finance,task:k,,";
    assert_eq!(held().refusal(gone), Refusal::NothingToGive);
}

#[test]
fn taking_a_task_from_one_body_of_a_kind_leaves_it_with_the_kind_except_for_that_body() {
    let after = held().after("reassign,x1,finance,task:k,,\ncreate,y1,east,kind:commune | area:c1,,");
    assert_eq!(after.leads("k"), "c1: finance y1; c2: x2; c3: x3; c4: x4");
    let after = held().after("delegate,x1,finance,task:k,,keep:coordinate");
    assert_eq!((after.leads_in("x1", "k").as_str(), after.coordinates_in("x1", "k").as_str()), ("", "c1"));
}

#[test]
fn a_coordinating_scope_is_cut_by_the_leading_scope_of_the_same_holder() {
    let case = province().tasks("t A").duties("t lead finance@c1; t coordinate finance; t coordinate plan");
    assert_eq!(case.stands().coordinates_in("finance", "t"), "c2 c3 c4");
    // After each step, and for good.
    let after = case.after("reassign,finance,plan,task:t,,");
    assert_eq!(after.coordinates_in("plan", "t"), "c2 c3 c4");
    let after = case.after("reassign,finance,plan,task:t,,\nreassign,plan,land,task:t,,");
    assert_eq!((after.coordinates_in("plan", "t").as_str(), after.leads_in("land", "t").as_str()), ("c2 c3 c4", "c1"));
}

#[test]
fn the_cut_is_by_body_with_kinds_expanded() {
    let case = province().tasks("t A").duties("t lead x1; t coordinate kind:commune");
    let stands = case.stands();
    assert_eq!((stands.coordinates_in("x1", "t").as_str(), stands.coordinates_in("x2", "t").as_str()), ("", "c2"));
    stands.has("lead_duties=1 coordinating_duties=3");
    let case = province().tasks("t A").duties("t lead kind:commune; t coordinate x1");
    assert_eq!(case.stands().coordinates_in("x1", "t"), "");
    let case = case.duties("t coordinate x2@c1+c2");
    case.stands().has("coordinating_duties=0");
}

#[test]
fn led_by_means_what_that_body_itself_leads_now() {
    let case = held().bodies("desk division finance").tasks("v A").duties("v lead desk");
    let after = case.after("reassign,finance,land,task:t,,\nreassign,,zone,led-by:land,,");
    assert_eq!((after.leads("t").as_str(), after.leads("v").as_str()), ("zone", "finance"));
    // Its divisions' work is not its own; what it leads through its kind is.
    assert_eq!(case.refusal("reassign,,zone,led-by:land,,"), Refusal::NothingToGive);
    let after = case.after("reassign,,zone,led-by:finance,,");
    assert_eq!((after.leads("t").as_str(), after.leads("v").as_str()), ("zone", "finance"));
    assert_eq!(case.after("reassign,,zone,led-by:x1,,").leads("k"), "zone");
}

#[test]
fn text_ignores_case_and_binds_with_and_tighter_than_or() {
    let after = held().after("reassign,,zone,text:NAME OF T | field:A & task:k,,");
    assert_eq!([after.leads("t"), after.leads("u"), after.leads("k")], ["zone", "plan", "zone"]);
}

#[test]
fn each_atom_must_name_something_that_exists() {
    let malformed = |select: &str| held().malformed(&format!("reassign,,zone,{select},,"));
    for (select, wanted) in [("task:q", Noun::Task), ("field:Q", Noun::Field), ("led-by:q", Noun::Body)] {
        assert!(matches!(malformed(select), Malformed::Unknown { noun, .. } if noun == wanted), "{select}");
    }
    assert_eq!(malformed("text:unheard of"), Malformed::TextInNoTask("unheard of".into()));
    assert_eq!(malformed("task:t | task:q"), Malformed::Unknown { noun: Noun::Task, id: "q".into(), near: vec![] });
    assert_eq!(malformed("duty:t"), Malformed::Selector(SelectorFault::UnknownAtom("duty:t".into())));
    assert!(matches!(malformed("rest"), Malformed::NotAllowed { .. }));
    assert_eq!(malformed(""), Malformed::Missing("select"));
}

#[test]
fn what_never_existed_is_malformed_and_what_has_ended_is_refused() {
    let gone = |step: &str| held().refusal(&format!("merge,land,plan,,,\n{step}"));
    for step in ["reassign,,land,task:t,,", "reassign,,zone,led-by:land,,", "move,land,zone,,,", "move,zone,land,,,"] {
        assert_eq!(gone(step), Refusal::BodyEnded("land".into()), "{step}");
    }
    for step in ["reassign,,nobody,task:t,,", "rename,nobody,A,,,", "move,zone,nobody,,,", "resize,nobody,,,+1,"] {
        assert!(matches!(held().malformed(step), Malformed::Unknown { noun: Noun::Body, .. }), "{step}");
    }
}
