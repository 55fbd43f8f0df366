//! What the law ends, what it wants single, and what it compares with the body above.

use crate::case::Case;
use crate::court::{court, posts_each, province, several};
use tinhgon::model::Grade;

fn case() -> Case {
    province().bodies("s so root; h ubnd-huyen root@d1; i thanh-tra-so s; j thanh-tra-huyen h; k thanh-tra-tinh root")
}

#[test]
fn inspectorates_below_the_province_end_on_the_first_of_july_2025() {
    let before = court(case()).on("2025-06-30").stands();
    assert_eq!(before.subjects("inspectorate-below-province"), "");
    let since = court(case()).on("2025-07-01").stands();
    assert_eq!(since.subjects("inspectorate-below-province"), "i j");
    for (body, norm) in [("i", "inspectorates.department"), ("j", "inspectorates.district")] {
        assert_eq!(since.says("inspectorate-below-province", body), "breach 1/0");
        assert_eq!(since.norm("inspectorate-below-province", body), norm);
    }
}

#[test]
fn a_kind_like_an_inspectorate_of_a_department_ends_too() {
    let mut case = case().kinds("thanh-tra-ban province");
    case.0.kinds.iter_mut().find(|kind| kind.id == "thanh-tra-ban").unwrap().like = Some("thanh-tra-so".to_owned());
    let verdict = court(case.bodies("b thanh-tra-ban s")).stands();
    assert_eq!(verdict.says("inspectorate-below-province", "b"), "breach 1/0");
}

#[test]
fn a_plan_that_merges_them_into_that_of_the_province_fixes_it() {
    let after = court(case()).after("2025-07-01,merge,i | j,k,,,");
    assert_eq!(after.subjects("inspectorate-below-province"), "");
    assert_eq!(after.status("inspectorate-below-province", "i"), "fixed");
}

#[test]
fn an_inspectorate_of_a_department_had_one_deputy_below_eight_posts_and_then_two() {
    let said = |posts, deputies, day: &str| {
        let case = case().posts(&format!("i civil_servant {posts}/{posts} 1+{deputies}"));
        court(case).on(day).stands().says("deputies-over-norm", "i").to_owned()
    };
    let day = "2025-02-28";
    assert_eq!((said(7, 1, day), said(7, 2, day)), (String::new(), "breach 2/1".to_owned()));
    assert_eq!((said(8, 2, day), said(8, 3, day)), (String::new(), "breach 3/2".to_owned()));
    assert_eq!(said(7, 2, "2025-03-01"), "", "no number is known of Decree 45");
}

#[test]
fn bodies_of_the_district_level_end_after_the_thirtieth_of_june_2025() {
    let case = case().bodies("f phong-huyen h");
    assert_eq!(court(case.clone()).on("2025-06-30").stands().subjects("district-body"), "");
    let since = court(case).on("2025-07-01").stands();
    assert_eq!(since.subjects("district-body"), "h j f");
    assert_eq!(since.says("district-body", "h"), "warning 1/0", "the last day is only recalled");
    assert_eq!(since.norm("district-body", "h"), "transition.district_level_ends");
}

#[test]
fn a_district_has_ten_divisions_its_inspectorate_among_them() {
    let with = |divisions| {
        court(province().bodies("h ubnd-huyen root@d1").bodies(&several("f", divisions, "phong-huyen", "h")))
    };
    let ten = with(10).on("2025-06-30").stands();
    assert_eq!((ten.says("units-over-limit", "h"), ten.checked("units-over-limit")), ("", (1, 0, 0)));
    assert_eq!(with(11).on("2025-06-30").stands().says("units-over-limit", "h"), "breach 11/10");
    let inspected = case().bodies(&several("f", 10, "phong-huyen", "h"));
    assert_eq!(court(inspected).on("2025-06-30").stands().says("units-over-limit", "h"), "breach 11/10");
    assert_eq!(with(11).on("2025-02-28").stands().says("units-over-limit", "h"), "", "Decree 45 begins in March");
    assert_eq!(with(11).on("2025-07-01").stands().says("units-over-limit", "h"), "", "there is no such district");
}

#[test]
fn divisions_of_a_district_had_two_deputies_each_on_average() {
    let with = |deputies: i64| {
        let posts = posts_each("f", 2, "civil_servant 5/5 1+2").replacen("1+2", &format!("1+{deputies}"), 1);
        let case = province().bodies("h ubnd-huyen root@d1").bodies(&several("f", 2, "phong-huyen", "h")).posts(&posts);
        court(case).on("2025-06-30").stands().says("unit-deputies-over-average", "h").to_owned()
    };
    assert_eq!((with(2), with(3)), (String::new(), "breach 5/4".to_owned()));
}

#[test]
fn deputies_are_at_most_half_the_posts_allotted_from_august_2025() {
    let said = |posts: &str, day: &str| {
        let case = province().bodies("s so root").posts(&format!("s civil_servant {posts}"));
        court(case).on(day).stands().says("deputies-over-half", "s").to_owned()
    };
    assert_eq!(said("6/6 1+3", "2026-02-01"), "");
    assert_eq!(said("5/5 1+3", "2026-02-01"), "breach 3/2", "half of five is two and a half");
    assert_eq!(said("5/5 1+3", "2025-08-28"), "");
    assert_eq!(said("5/5 1+3", "2025-08-29"), "breach 3/2");
    assert_eq!(said("?/? 1+3", "2026-02-01"), "unknown 3/? lacks posts");
    assert_eq!(said("?/? 1+0", "2026-02-01"), "", "none at all is never more than half");
}

#[test]
fn a_unit_inside_has_no_more_deputies_than_the_body_above() {
    let said = |above: &str, below: &str, day: &str| {
        let case = province().bodies("s so root; d phong-so s");
        let posts = format!("s civil_servant 9/9 1+{above}; d civil_servant 15/15 1+{below}");
        court(case.posts(&posts)).on(day).stands().says("deputies-over-superior", "d").to_owned()
    };
    assert_eq!(said("2", "2", "2026-02-01"), "");
    assert_eq!(said("2", "3", "2026-02-01"), "breach 3/2");
    assert_eq!(said("2", "3", "2025-08-28"), "");
    assert_eq!(said("2", "3", "2025-08-29"), "breach 3/2");
    assert_eq!(said("?", "1", "2026-02-01"), "unknown 1/? lacks posts");
    assert_eq!(said("?", "0", "2026-02-01"), "", "none is never more than any number");
    assert_eq!(said("2", "?", "2026-02-01"), "unknown ?/2 lacks posts");
}

#[test]
fn the_rows_of_both_bodies_must_be_verified_for_a_breach() {
    let case = province().bodies("s so root; d phong-so s").posts("s civil_servant 9/9 1+2; d civil_servant 15/15 1+3");
    let verdict = court(case).posts_graded("s", Grade::Synthetic).stands();
    assert_eq!(verdict.says("deputies-over-superior", "d"), "warning 3/2");
}

#[test]
fn people_over_their_posts_only_warn_since_the_norm_is_recalled() {
    let said = |posts: &str| {
        let case = province().bodies("s so root").posts(&format!("s civil_servant {posts}"));
        let verdict = court(case).stands();
        (verdict.says("filled-over-quota", "s:civil_servant").to_owned(), verdict.checked("filled-over-quota"))
    };
    assert_eq!(said("9/9"), (String::new(), (1, 0, 0)));
    assert_eq!(said("9/10"), ("warning 10/9".to_owned(), (0, 1, 0)));
    assert_eq!(said("?/10"), (String::new(), (0, 0, 0)), "nothing to hold it against");
}

#[test]
fn two_units_of_a_single_kind_after_a_merger_warn() {
    let case = province().bodies("s1 so root; s2 so root; o1 office s1; o2 office s2");
    assert_eq!(court(case.clone()).stands().checked("twin-units"), (2, 0, 0));
    let after = court(case.clone()).after("2026-01-05,merge,s2,s1,,,");
    assert_eq!(after.says("twin-units", "s1:office"), "warning 2/1");
    assert_eq!(after.norm("twin-units", "s1:office"), "staffing.single_units");
    let joined = court(case).after("2026-01-05,merge,s2,s1,,,units:merge");
    assert_eq!(joined.says("twin-units", "s1:office"), "");
}
