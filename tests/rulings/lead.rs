//! One task, one lead: the definitions at their limits and just past them.

use crate::case::{Case, province};
use tinhgon::model::Grade;

fn of(duties: &str) -> Case {
    province().tasks("t A").duties(duties)
}

const COUNTS: [&str; 5] = [
    "tasks_with_one_lead",
    "tasks_without_lead",
    "tasks_partly_led",
    "tasks_with_several_leads",
    "tasks_shared_across_tiers",
];

/// Which of the five counts hold the only task, and its excess leads.
fn verdict(case: &Case) -> (Vec<&'static str>, i64) {
    let stands = case.stands();
    let counted = COUNTS.into_iter().filter(|count| stands.figure(count) == 1).collect();
    (counted, stands.figure("excess_leads"))
}

#[test]
fn exactly_one_lead_in_every_area_complies() {
    assert_eq!(verdict(&of("t lead finance")), (vec!["tasks_with_one_lead"], 0));
    assert_eq!(verdict(&of("t lead finance@d1; t lead x3; t lead plan@c4")), (vec!["tasks_with_one_lead"], 0));
    assert_eq!(verdict(&of("t lead finance; t coordinate plan; t coordinate land")), (vec!["tasks_with_one_lead"], 0));
}

#[test]
fn none_in_every_area_is_a_gap_and_none_in_some_is_partly_led() {
    assert_eq!(verdict(&of("")), (vec!["tasks_without_lead"], 0));
    assert_eq!(verdict(&of("t coordinate finance")), (vec!["tasks_without_lead"], 0));
    let partly = of("t lead finance@c1+c2+c4");
    assert_eq!(verdict(&partly), (vec!["tasks_partly_led"], 0));
    assert_eq!(partly.stands().finding("task-partly-led", "t").areas, "c3");
    assert_eq!(verdict(&of("t lead finance@c1")), (vec!["tasks_partly_led"], 0));
}

#[test]
fn only_the_tasks_territory_matters() {
    let case = province().tasks("t A@c1+c2").duties("t lead x1; t lead x2; t lead x3; t lead x4");
    assert_eq!(verdict(&case), (vec!["tasks_with_one_lead"], 0));
    let case = province().tasks("t A@d2").duties("t lead x1; t lead x2");
    assert_eq!(verdict(&case), (vec!["tasks_without_lead"], 0));
    let case = province().tasks("t A@d2").duties("t lead finance; t lead plan@c1");
    assert_eq!(verdict(&case), (vec!["tasks_with_one_lead"], 0));
}

#[test]
fn two_leads_of_one_tier_in_one_area_are_several() {
    let several = of("t lead finance; t lead plan@c2");
    assert_eq!(verdict(&several), (vec!["tasks_with_several_leads"], 1));
    let found = several.stands().finding("task-several-leads", "t").clone();
    assert_eq!((found.areas.as_str(), found.agencies.as_str(), found.measured), ("c2", "finance plan", 2));
}

#[test]
fn two_tiers_in_one_area_are_shared_a_milder_finding_counted_apart() {
    let shared = of("t lead finance; t lead x2");
    assert_eq!(verdict(&shared), (vec!["tasks_shared_across_tiers"], 0));
    let stands = shared.stands();
    let found = stands.finding("task-shared-across-tiers", "t");
    assert_eq!((found.severity, found.areas.as_str(), found.agencies.as_str()), ("note", "c2", "finance x2"));
    // All three tiers, one lead each, are no excess.
    assert_eq!(
        verdict(&of("t lead finance; t lead kind:district; t lead kind:commune")),
        (vec!["tasks_shared_across_tiers"], 0)
    );
}

#[test]
fn a_task_can_be_in_several_of_the_last_three() {
    let case = of("t lead finance@c1; t lead plan@c1; t lead x1");
    let all = vec!["tasks_partly_led", "tasks_with_several_leads", "tasks_shared_across_tiers"];
    assert_eq!(verdict(&case), (all, 1));
}

#[test]
fn excess_is_the_largest_number_over_areas_of_leads_beyond_one_per_tier() {
    assert_eq!(verdict(&of("t lead finance; t lead plan; t lead land@c1; t lead zone@c2")).1, 2);
    assert_eq!(verdict(&of("t lead finance; t lead plan; t lead land; t lead zone")).1, 3);
    let two_tiers = of("t lead finance@c1; t lead plan@c1; t lead x1; t lead x2@c1+c2");
    assert_eq!(verdict(&two_tiers).1, 1);
    let two_tiers = province().bodies("y1 commune east@c1").tasks("t A");
    assert_eq!(verdict(&two_tiers.duties("t lead finance; t lead plan; t lead x1; t lead y1")).1, 2);
    // It sums over tasks.
    let case =
        province().tasks("t A; u A").duties("t lead finance; t lead plan; u lead finance; u lead land; u lead plan");
    case.stands().has("excess_leads=3 tasks_with_several_leads=2");
}

#[test]
fn internal_units_count_for_the_nearest_agency_at_or_above() {
    let case = province().bodies("budget division finance; desk division budget; survey division plan").tasks("t A");
    assert_eq!(
        verdict(&case.clone().duties("t lead budget; t lead desk; t lead finance")),
        (vec!["tasks_with_one_lead"], 0)
    );
    let case = case.duties("t lead budget; t lead survey");
    assert_eq!(verdict(&case), (vec!["tasks_with_several_leads"], 1));
    assert_eq!(case.stands().leads("t"), "finance plan");
    case.stands().has("lead_duties=2");
    // Moved below another agency, they count for that one.
    let after = case.after("move,survey,finance,,,");
    after.has("tasks_with_one_lead=1 tasks_moved=1");
}

#[test]
fn a_body_without_agency_stands_for_itself_with_a_warning() {
    let case = province().bodies("team division -; cell division team").tasks("t A").duties("t lead team; t lead cell");
    let stands = case.stands();
    assert_eq!(stands.leads("t"), "team cell");
    assert_eq!(stands.finding("work-without-agency", "team").severity, "warning");
    assert_eq!(stands.status("work-without-agency", "cell"), "unchanged");
    assert_eq!(case.after("move,team,finance,,,").status("work-without-agency", "cell"), "fixed");
}

#[test]
fn a_duty_of_a_kind_is_one_of_each_living_body_in_its_own_area() {
    let case = of("t lead kind:commune");
    assert_eq!(verdict(&case), (vec!["tasks_with_one_lead"], 0));
    case.stands().has("lead_duties=4");
    // Cut by the duty's area.
    assert_eq!(of("t lead kind:commune@d1").stands().leads("t"), "c1: x1; c2: x2; c3: ; c4: ");
    assert_eq!(
        of("t lead kind:commune").bodies("y1 commune east@c1").stands().leads("t"),
        "c1: x1 y1; c2: x2; c3: x3; c4: x4"
    );
}

#[test]
fn a_scope_is_the_holders_area_cut_by_the_duty() {
    assert_eq!(of("t lead east@c2+c3").stands().leads_in("east", "t"), "c2");
    // A body without an area has its parent's.
    let case = province().bodies("bridge division east").tasks("t A").duties("t lead bridge");
    assert_eq!(case.stands().leads_in("bridge", "t"), "c1 c2");
}

#[test]
fn without_areas_the_province_is_one_elementary_area() {
    let mut case = province().tasks("t A").duties("t lead finance; t lead x1");
    case.0.areas.clear();
    case.0.bodies.iter_mut().for_each(|body| body.area.clear());
    case.stands().has("tasks_shared_across_tiers=1 tasks_with_several_leads=0 tasks_partly_led=0");
}

#[test]
fn support_tasks_count_in_their_own_figures_and_the_duties() {
    let case =
        province().tasks("s A 1 support; t A").duties("s lead finance; s lead plan; s coordinate land; t lead zone");
    case.stands().has(
        "tasks=2 tasks_support=1 lead_duties=3 coordinating_duties=1 tasks_with_one_lead=1 \
         tasks_without_lead=0 tasks_with_several_leads=0 excess_leads=0 agency_pairs_sharing_tasks=0 fields_fragmented=0",
    );
    case.after("dissolve,finance,,,,\ndissolve,plan,,,,").has("tasks_moved=0 tasks_without_lead=0 lead_duties=1");
}

#[test]
fn a_double_lead_whose_inputs_are_not_verified_is_to_be_reviewed() {
    let verified = of("t lead finance; t lead plan").stands();
    let found = verified.finding("task-several-leads", "t");
    assert_eq!((found.severity, found.to_review), ("breach", false));
    let recalled = of("t lead finance").graded_duties("t lead plan", Grade::Recalled).stands();
    let found = recalled.finding("task-several-leads", "t");
    assert_eq!((found.severity, found.to_review), ("warning", true));
}

#[test]
fn lead_and_coordinating_duties_are_pairs_of_task_and_body_with_kinds_expanded() {
    let case = province()
        .tasks("t A; u A")
        .duties("t lead kind:commune; t lead x1; u coordinate kind:district; u lead finance@c1; u lead finance@c2");
    case.stands().has("lead_duties=5 coordinating_duties=2");
    case.after("dissolve,x1,,,,").has("lead_duties=4");
}

#[test]
fn pairs_of_agencies_share_a_task_in_any_role_in_a_common_area() {
    of("t lead finance; t coordinate plan").stands().has("agency_pairs_sharing_tasks=1");
    of("t coordinate finance; t coordinate plan").stands().has("agency_pairs_sharing_tasks=1");
    of("t lead finance@c1; t coordinate plan@c2").stands().has("agency_pairs_sharing_tasks=0");
    of("t lead kind:commune; t coordinate kind:district").stands().has("agency_pairs_sharing_tasks=4");
    // The common area lies within the territory; a pair counts once however many tasks it shares.
    let outside = province().tasks("t A@c3").duties("t lead finance; t coordinate plan@c1");
    outside.stands().has("agency_pairs_sharing_tasks=0");
    let twice = province().tasks("t A; u A").duties("t lead finance; t lead plan; u lead plan; u coordinate finance");
    twice.stands().has("agency_pairs_sharing_tasks=1");
}

#[test]
fn a_field_is_fragmented_at_an_effective_number_of_leads_of_exactly_two() {
    let field = |duties: &str| province().tasks("t A; u A").duties(duties).stands();
    let half = field("t lead finance; u lead plan");
    half.has("fields_fragmented=1");
    assert_eq!(half.finding("field-fragmented", "A").measured, 200);
    field("t lead finance; u lead finance").has("fields_fragmented=0");
    // Equal parts of one task.
    field("t lead finance; t lead plan; u lead finance; u lead plan").has("fields_fragmented=1");
    field("t lead finance; u lead finance; u lead plan").has("fields_fragmented=0");
    // Weights 3 and 2 to two agencies: 25/13 is just under two.
    let weighed = province().tasks("t A 3; u A 2").duties("t lead finance; u lead plan");
    weighed.stands().has("fields_fragmented=0");
    // A field that nobody leads is not fragmented.
    field("").has("fields_fragmented=0");
}

#[test]
fn agencies_that_lead_through_one_kind_in_disjoint_areas_are_one_holder() {
    of("t lead kind:commune").stands().has("fields_fragmented=0");
    of("t lead x1; t lead x2; t lead x3; t lead x4").stands().has("fields_fragmented=1");
    let overlapping = of("t lead kind:commune").bodies("y1 commune east@c1");
    overlapping.stands().has("fields_fragmented=1");
    // Divisions of one kind count for their agencies: one agency is one holder.
    let divisions =
        province().bodies("a division finance; b division plan").tasks("t A").duties("t lead kind:division");
    divisions.stands().has("fields_fragmented=1");
}

#[test]
fn tasks_moved_counts_each_change_of_lead_agency_gaps_included() {
    let case =
        province().bodies("budget division finance").tasks("t A; u A; v A").duties("t lead finance; u lead finance@c1");
    case.after("reassign,finance,plan,task:t,,").has("tasks_moved=1");
    case.after("reassign,finance,plan,task:u,,").has("tasks_moved=1");
    // Into a gap, out of a gap.
    case.after("dissolve,finance,,,,").has("tasks_moved=2");
    case.after("reassign,,plan,task:v,,").has("tasks_moved=1");
    // Within one agency nothing moves, and there and back is nothing.
    case.after("reassign,finance,budget,task:t,,").has("tasks_moved=0");
    case.after("reassign,finance,plan,task:t,,\nreassign,plan,finance,task:t,,").has("tasks_moved=0");
}

#[test]
fn sub_units_are_the_bodies_that_are_no_agencies_and_layers_the_longest_path() {
    let case = province().bodies("budget division finance; desk division budget");
    case.stands().has("bodies=13 agencies=11 sub_units=2 layers=4");
    case.after("merge,desk,budget,,,").has("bodies=12 sub_units=1 layers=3");
    case.after("move,desk,finance,,,").has("layers=3 span_max=6");
}
