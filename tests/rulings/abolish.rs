//! Abolish: kết thúc hoạt động một cấp, một loại hình.

use crate::case::{Case, province};
use tinhgon::scenario::{Malformed, Refusal};

fn worked() -> Case {
    province()
        .kinds("justice district")
        .bodies("justice-east justice east; justice-west justice west")
        .tasks("d A; j A; c A")
        .duties("d lead kind:district; j lead kind:justice; c lead kind:commune")
        .posts("east civil_servant 5/5 1+1; west civil_servant 4/4 1+0; justice-east civil_servant 3/3")
}

#[test]
fn all_bodies_of_the_tier_end_together() {
    let after = worked().after("abolish,tier:district,parent,rest,1/1,");
    for body in ["east", "west", "justice-east", "justice-west"] {
        assert!(!after.lives(body), "{body}");
    }
    assert_eq!((after.leads("d").as_str(), after.leads("j").as_str()), ("root", "root"));
    assert_eq!(after.posts("root"), "12/12");
    after.has("leaders_released=3 bench_staff=0");
}

#[test]
fn parent_is_the_nearest_living_body_above() {
    // Of a division under an ending committee, that is the body above the committee.
    let after = worked().after("abolish,tier:district,parent,rest,,");
    assert_eq!(after.leads_in("root", "j"), "all");
    let after = worked().after("abolish,kind:justice,parent,rest,1/1,");
    assert_eq!(
        (after.leads("j").as_str(), after.posts("east").as_str()),
        ("c1: east; c2: east; c3: west; c4: west", "8/8 1+1")
    );
}

#[test]
fn heirs_are_never_among_the_ended() {
    let steps = "abolish,tier:district,east,rest,,";
    assert_eq!(worked().refusal(steps), Refusal::HeirEnds("east".into()));
    let steps = "abolish,tier:district,kind:justice,rest,,";
    assert_eq!(worked().refusal(steps), Refusal::NoBodyOfKindMeets("justice".into()));
}

#[test]
fn each_body_of_a_kind_takes_the_scope_in_its_own_area() {
    let after = worked().after("abolish,tier:district,kind:commune,rest,1/1,");
    assert_eq!(after.leads("d"), "c1: x1; c2: x2; c3: x3; c4: x4");
    assert_eq!(after.leads_in("x1", "j"), "c1");
    after.has("tasks_with_one_lead=3");
}

#[test]
fn each_takes_an_equal_part_of_the_rows_share_by_ended_body() {
    // A fraction: 1/2 of 5 is 2, the odd one by largest remainder to the first id.
    let after = worked().after("abolish,kind:district,kind:commune,rest,1/2,");
    assert_eq!(
        [after.posts("x1"), after.posts("x2"), after.posts("x3"), after.posts("x4")],
        ["1/1", "1/1", "1/1", "1/1"]
    );
    assert_eq!(after.bench(), "5/5");
    // A whole number: 3 is 2 for the first id and 1 for the next.
    let after = worked().after("abolish,kind:district,kind:commune,rest,3,");
    assert_eq!(
        [after.posts("x1"), after.posts("x2"), after.posts("x3"), after.posts("x4")],
        ["2/2", "1/1", "2/2", "1/1"]
    );
    assert_eq!(after.bench(), "3/3");
}

#[test]
fn a_kind_of_which_no_body_meets_is_refused() {
    let case = worked().bodies("far board root@c4");
    let after = case.after("abolish,kind:board,kind:district,rest,,");
    assert!(!after.lives("far"));
    let steps = "dissolve,x3,,,,\ndissolve,x4,,,,\nabolish,kind:district,kind:commune,rest,,";
    assert_eq!(case.refusal(steps), Refusal::NoBodyOfKindMeets("commune".into()));
    assert_eq!(
        case.refusal("dissolve,zone,,,,\ndissolve,far,,,,\nabolish,kind:board,,,,"),
        Refusal::NothingToAbolish("kind:board".into())
    );
}

#[test]
fn scope_outside_the_areas_of_the_kind_is_a_gap() {
    let case = province().tasks("t A").duties("t lead zone");
    let after = case.after("dissolve,x4,,,,\nabolish,kind:board,kind:commune,rest,,");
    assert_eq!(after.leads("t"), "c1: x1; c2: x2; c3: x3; c4: ");
    after.has("tasks_partly_led=1");
    assert_eq!(after.finding("task-partly-led", "t").areas, "c4");
}

#[test]
fn a_sub_unit_that_does_not_end_goes_to_the_one_heir_whose_area_contains_its_own() {
    let case = province().bodies("bridge division east@c2; ferry division east@c1+c2");
    let after = case.after("abolish,kind:district,kind:commune,rest,,");
    assert_eq!((after.parent("bridge"), after.parent("ferry")), ("x2", "root"));
    // No heir is below the unit itself.
    assert_eq!((after.parent("x1"), after.parent("x2")), ("root", "root"));
}

#[test]
fn all_heirs_of_the_ended_body_count_not_only_the_row_of_rest() {
    let case = province().bodies("bridge division east@c2");
    let after = case.after("abolish,kind:district,kind:commune,rest,,\n,,finance,,1/2,");
    // finance serves the whole province: two heirs contain the area, so neither takes the unit.
    assert_eq!(after.parent("bridge"), "root");
    let after = case.after("abolish,kind:district,finance,rest,,");
    assert_eq!((after.parent("bridge"), after.parent("x1")), ("finance", "finance"));
}

#[test]
fn when_the_last_body_of_a_kind_goes_every_task_the_kind_held_is_a_gap_until_a_step_gives_it_to_someone() {
    let after = worked().after("abolish,kind:commune,,,,");
    assert_eq!(after.leads("c"), "");
    assert_eq!(after.status("task-without-lead", "c"), "new");
    let given = worked().after("abolish,kind:commune,,,,\nreassign,,plan,task:c,,");
    assert_eq!((given.leads("c").as_str(), given.status("task-without-lead", "c")), ("plan", ""));
}

#[test]
fn a_kinds_duty_outlives_its_last_body() {
    let after = worked().after("abolish,kind:commune,,,,\ncreate,y1,east,kind:commune | area:c1,,");
    assert_eq!(after.leads("c"), "c1: y1; c2: ; c3: ; c4: ");
}

#[test]
fn unknown_kinds_and_tiers_are_malformed() {
    assert!(matches!(worked().malformed("abolish,kind:nowhere,,,,"), Malformed::Unknown { .. }));
    assert!(matches!(worked().malformed("abolish,tier:village,,,,"), Malformed::NotAllowed { .. }));
    assert!(matches!(worked().malformed("abolish,east,,,,"), Malformed::NotAllowed { .. }));
}
