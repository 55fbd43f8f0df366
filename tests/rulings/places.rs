//! Moving, renaming, merging areas, and bodies outside the count.

use crate::case::{Case, province};
use tinhgon::scenario::{Malformed, Refusal};

#[test]
fn move_takes_everything_below_with_it_and_changes_no_area() {
    let case = province().bodies("bridge division east; crew division bridge").tasks("t A").duties("t lead crew");
    let after = case.after("move,bridge,finance,,,");
    assert_eq!(
        (after.parent("bridge"), after.parent("crew"), after.area("bridge")),
        ("finance", "bridge", "c1 c2".into())
    );
    assert_eq!(after.leads("t"), "c1: finance; c2: finance; c3: ; c4: ");
    assert_eq!(case.after("move,x1,west,,,").area("x1"), "c1");
}

#[test]
fn a_body_is_not_moved_below_itself_nor_to_where_it_is() {
    let case = province().bodies("budget division finance");
    assert_eq!(case.refusal("move,finance,budget,,,"), Refusal::WouldCycle("finance".into()));
    assert_eq!(case.refusal("move,finance,finance,,,"), Refusal::WouldCycle("finance".into()));
    assert_eq!(case.refusal("move,budget,finance,,,"), Refusal::NoChange);
}

#[test]
fn rename_changes_the_name_and_nothing_else() {
    let case = province().tasks("t A").duties("t lead finance").posts("finance civil_servant 3/3");
    let after = case.after("rename,finance,Sở Tài chính,,,");
    assert_eq!((after.name("finance"), after.leads("t").as_str()), ("Sở Tài chính", "finance"));
    after.has("people_moved=0 tasks_moved=0");
    assert_eq!(case.refusal("rename,finance,Body finance,,,"), Refusal::NoChange);
}

#[test]
fn merged_areas_merge_the_bodies_of_each_kind_into_that_of_the_first_listed() {
    let case = province()
        .kinds("cadastre commune")
        .bodies("land1 cadastre x1; land2 cadastre x2")
        .tasks("t A; u A")
        .duties("t lead kind:commune; u lead x1")
        .posts("x1 civil_servant 5/5 1+2; x2 civil_servant 4/4 1+2");
    let after = case.after("merge-areas,c2 | c1,c12,,,name:Xã Mới");
    assert!(after.lives("x2") && !after.lives("x1") && after.lives("land2") && !after.lives("land1"));
    assert_eq!((after.area("x2"), after.posts("x2")), ("c1 c2".into(), "9/9 1+5".into()));
    assert_eq!(
        (after.leads("t").as_str(), after.leads_in("x2", "u").as_str()),
        ("c1: x2; c2: x2; c3: x3; c4: x4", "c1")
    );
    assert_eq!(after.parent("land2"), "x2");
    assert_eq!(after.kind("x2"), "commune");
}

#[test]
fn the_successor_keeps_its_id_and_takes_the_new_areas_name() {
    let mut case = province();
    case.0.bodies.iter_mut().filter(|body| body.id == "x1").for_each(|body| body.name = "Committee of C1".into());
    let after = case.after("merge-areas,c1 | c2,c12,,,name:Sa Bình");
    assert_eq!(after.name("x1"), "Committee of Sa Bình");
    assert!(!after.lives("x2"));
}

#[test]
fn only_bodies_whose_area_is_exactly_one_of_the_merged_areas_merge() {
    let case = province().bodies("wide division root@c1+c2; near division root@c2; far division root@c1+c3");
    let after = case.after("merge-areas,c1 | c2,c12,,,");
    assert!(after.lives("wide") && after.lives("near") && after.lives("far") && !after.lives("x2"));
    // Districts too: the committees of the merged districts become one.
    let after = case.after("merge-areas,d1 | d2,d12,,,");
    assert!(after.lives("east") && !after.lives("west") && after.lives("x3"));
    assert_eq!((after.area("east"), after.parent("x3")), ("c1 c2 c3 c4".into(), "east"));
}

#[test]
fn a_kind_with_several_bodies_in_one_merged_area_does_not_merge_and_they_follow_their_parents() {
    let case = province().kinds("school commune").bodies("s1 school x1; s2 school x1; s3 school x2");
    let after = case.after("merge-areas,c1 | c2,c12,,,");
    assert!(["s1", "s2", "s3"].iter().all(|school| after.lives(school) && after.parent(school) == "x1"));
    assert_eq!(after.area("s3"), "c2");
}

#[test]
fn if_the_first_listed_area_has_none_the_first_that_has() {
    let after = province().after("dissolve,x1,,,,\nmerge-areas,c1 | c3 | c2,c123,,,");
    assert!(after.lives("x3") && !after.lives("x2"));
    assert_eq!(after.area("x3"), "c2 c3");
}

#[test]
fn overlapping_areas_a_used_id_or_fewer_than_two_areas_are_refused() {
    let refusal = |step: &str| province().refusal(step);
    assert_eq!(refusal("merge-areas,d1 | c1,new,,,"), Refusal::AreasOverlap("d1".into(), "c1".into()));
    assert_eq!(refusal("merge-areas,c1 | c2,c3,,,"), Refusal::IdInUse("c3".into()));
    assert_eq!(refusal("merge-areas,c1,c12,,,"), Refusal::FewerThanTwo);
    assert_eq!(refusal("merge-areas,c1 | c1,c12,,,"), Refusal::NamedTwice("c1".into()));
    let again = "merge-areas,c1 | c2,c12,,,\nmerge-areas,c3 | c4,c12,,,";
    assert_eq!(refusal(again), Refusal::IdInUse("c12".into()));
    let ended = "merge-areas,c1 | c2,c12,,,\nmerge-areas,c1 | c3,c13,,,";
    assert_eq!(refusal(ended), Refusal::AreaEnded("c1".into()));
    assert_eq!(refusal("merge-areas,c1 | c2,c1,,,"), Refusal::IdInUse("c1".into()));
}

#[test]
fn a_merged_area_can_be_named_by_later_steps() {
    let steps = "merge-areas,c1 | c2,c12,,,\nmerge-areas,c12 | c3,c123,,,";
    assert_eq!(province().after(steps).area("x1"), "c1 c2 c3");
    let after = province().after("merge-areas,c1 | c2,c12,,,\ncreate,b,root,kind:board | area:c12,,");
    assert_eq!(after.area("b"), "c1 c2");
}

fn policed() -> Case {
    province()
        .bodies("post police police; patrol division police")
        .tasks("t A; u A")
        .duties("t lead police; t coordinate finance; u lead finance")
        .posts("police civil_servant 100/90 1+3; finance civil_servant 6/6")
}

#[test]
fn outside_bodies_are_in_no_count_of_bodies_and_posts() {
    // Eleven bodies inside and the patrol, a division that no inside body comprises.
    let stands = policed().stands();
    stands.has("bodies=12 agencies=11 sub_units=1 quota=6 filled=6 heads=0 deputies=0");
    stands.has("layers=3");
    policed().after("dissolve,police,,,,").has("people_moved=0 leaders_released=0 bench_staff=0 bodies=12");
}

#[test]
fn duties_and_pairs_of_outside_bodies_count() {
    let stands = policed().stands();
    stands.has("tasks_with_one_lead=2 lead_duties=2 agency_pairs_sharing_tasks=1");
    assert_eq!(stands.leads("t"), "police");
    // A matter given to them is reassigned, not dropped.
    let after = policed().after("reassign,finance,police,task:u,,");
    after.has("tasks_with_one_lead=2 tasks_without_lead=0 tasks_moved=1");
}

#[test]
fn a_share_of_people_from_or_to_an_outside_body_is_refused() {
    let refusal = |step: &str| policed().refusal(step);
    let outside = Refusal::PeopleOutside("police".into());
    assert_eq!(refusal("dissolve,finance,police,rest,1/2,"), outside);
    assert_eq!(refusal("dissolve,police,finance,rest,1/2,"), outside);
    assert_eq!(refusal("split,finance,police,task:u,1,"), outside);
    assert_eq!(refusal("split,police,station,task:t,1,"), outside);
    assert_eq!(refusal("dissolve,finance,police,rest,0,"), outside);
    // Work alone may go.
    let after = policed().after("dissolve,finance,police,rest,,");
    assert_eq!((after.leads("u").as_str(), after.bench().as_str()), ("police", "6/6"));
}

#[test]
fn cells_that_an_operation_does_not_use_must_be_empty() {
    for (step, cell) in [
        ("move,zone,finance,task:t,,", "select"),
        ("move,zone,finance,,1,", "amount"),
        ("rename,zone,A,,1,", "amount"),
        ("merge,plan,finance,,1/2,", "amount"),
        ("resize,zone,finance,,+1,", "target"),
        ("create,a,root,kind:board,2,", "amount"),
        ("reassign,finance,zone,task:t,1/2,", "amount"),
        ("merge-areas,c1 | c2,c12,task:t,,", "select"),
        ("move,zone,finance,,,leaders:staff", "note: leaders"),
        ("dissolve,zone,finance,rest,,units:merge", "note: units"),
        ("dissolve,zone,finance,rest,,name:A", "note: name"),
    ] {
        assert_eq!(policed().malformed(step), Malformed::NotUsed(cell), "{step}");
    }
}

#[test]
fn one_row_operations_have_one_row() {
    for step in ["move,zone,finance,,,", "merge,plan,finance,,,", "reassign,finance,zone,task:t,,", "resize,zone,,,+1,"]
    {
        assert_eq!(policed().malformed(&format!("{step}\n,,land,,,")), Malformed::OneRowOnly, "{step}");
    }
}
