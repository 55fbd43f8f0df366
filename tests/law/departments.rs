//! Departments: how many there may be, and their deputies on average over the province.

use crate::case::Case;
use crate::court::{Court, court, posts_each, province, several};
use tinhgon::model::Grade;

fn departments(count: usize) -> Case {
    province().bodies(&several("s", count, "so", "root"))
}

/// Departments of eight posts with three deputies each, the first with more.
fn led(count: usize, deputies_of_first: i64) -> Court {
    let rest = posts_each("s", count, "civil_servant 8/8 1+3");
    let rest = rest.replacen("1+3", &format!("1+{deputies_of_first}"), 1);
    court(departments(count).posts(&rest))
}

#[test]
fn a_province_may_have_fourteen_departments() {
    assert_eq!(court(departments(14)).stands().says("departments-over-limit", ""), "");
    let over = court(departments(15)).stands();
    assert_eq!(over.says("departments-over-limit", ""), "breach 15/14");
    assert_eq!(over.norm("departments-over-limit", ""), "departments.count");
    assert_eq!(over.checked("departments-over-limit"), (0, 1, 0));
}

#[test]
fn the_office_of_the_committee_and_the_inspectorate_count_among_the_departments() {
    let case = departments(12).bodies("office-of vp-ubnd-tinh root; inspect thanh-tra-tinh root");
    assert_eq!(court(case.clone()).stands().says("departments-over-limit", ""), "");
    let over = case.bodies("more so root; zone bql-kkt root");
    assert_eq!(court(over).stands().says("departments-over-limit", ""), "breach 15/14");
}

#[test]
fn ha_noi_and_ho_chi_minh_city_may_have_fifteen() {
    let city = |count| court(departments(count)).class(Some("hanoi-hcmc"));
    assert_eq!(city(15).stands().says("departments-over-limit", ""), "");
    assert_eq!(city(16).stands().says("departments-over-limit", ""), "breach 16/15");
}

#[test]
fn a_province_of_no_class_is_no_such_city() {
    assert_eq!(court(departments(14)).class(None).stands().says("departments-over-limit", ""), "");
    assert_eq!(court(departments(15)).class(None).stands().says("departments-over-limit", ""), "breach 15/14");
}

#[test]
fn before_march_2025_nothing_limited_their_number() {
    let case = court(departments(20));
    assert_eq!(case.clone().on("2025-02-28").stands().says("departments-over-limit", ""), "");
    assert_eq!(case.clone().on("2025-02-28").stands().checked("departments-over-limit"), (0, 0, 0));
    assert_eq!(case.on("2025-03-01").stands().says("departments-over-limit", ""), "breach 20/14");
}

#[test]
fn a_kind_like_a_department_counts_and_one_outside_the_count_does_not() {
    let mut case = departments(14).kinds("special province agency; police province agency outside");
    for kind in case.0.kinds.iter_mut().filter(|kind| ["special", "police"].contains(&kind.id.as_str())) {
        kind.like = Some("so".to_owned());
    }
    let outside = case.clone().bodies("police police root");
    assert_eq!(court(outside).stands().says("departments-over-limit", ""), "");
    let like = case.bodies("special special root");
    assert_eq!(court(like).stands().says("departments-over-limit", ""), "breach 15/14");
}

#[test]
fn deputies_of_departments_are_an_average_over_the_province() {
    let at = led(4, 3).stands();
    assert_eq!((at.says("deputies-over-average", ""), at.says("deputies-over-norm", "s1")), ("", ""));
    let past = led(4, 4).stands();
    assert_eq!(past.says("deputies-over-average", ""), "breach 13/12");
    assert_eq!(past.norm("deputies-over-average", ""), "leaders.department_deputies_average");
    assert_eq!(past.says("deputies-over-norm", "s1"), "warning 4/3", "one department over it is no breach");
}

#[test]
fn one_department_may_have_more_where_another_has_fewer() {
    let posts = "s1 civil_servant 12/12 1+5; s2 civil_servant 8/8 1+1";
    let verdict = court(departments(2).posts(posts)).stands();
    assert_eq!(verdict.says("deputies-over-average", ""), "");
    assert_eq!(verdict.says("deputies-over-norm", "s1"), "warning 5/3");
}

#[test]
fn the_two_cities_have_ten_more_which_is_verified_of_decree_45_and_recalled_of_decree_150() {
    let city = |deputies: i64, day: &str| {
        let posts = format!("s1 civil_servant 40/40 1+{deputies}; s2 civil_servant 8/8 1+3");
        let verdict = court(departments(2).posts(&posts)).class(Some("hanoi-hcmc")).on(day).stands();
        verdict.says("deputies-over-average", "").to_owned()
    };
    assert_eq!((city(13, "2025-06-11"), city(14, "2025-06-11")), (String::new(), "breach 17/16".to_owned()));
    assert_eq!((city(13, "2025-06-12"), city(14, "2025-06-12")), (String::new(), "warning 17/16".to_owned()));
}

#[test]
fn unknown_deputies_of_one_department_leave_the_average_unknown() {
    let verdict = court(departments(2).posts("s1 civil_servant 8/8 1+3; s2 civil_servant 8/8 1+?")).stands();
    assert_eq!(verdict.says("deputies-over-average", ""), "unknown ?/6 lacks posts");
    assert_eq!(verdict.says("deputies-over-norm", "s2"), "unknown ?/3 lacks posts");
    assert_eq!(verdict.checked("deputies-over-average"), (0, 0, 1));
}

#[test]
fn rows_that_nobody_verified_only_warn() {
    let verdict = led(4, 4).posts_graded("s2", Grade::Recalled).stands();
    assert_eq!(verdict.says("deputies-over-average", ""), "warning 13/12");
}

#[test]
fn a_department_merged_from_two_has_one_more_from_2026_and_one_from_three_two() {
    let merged = |steps: &str, day: &str| led(4, 3).on(day).after(steps);
    let two = "2025-12-01,merge,s2,s1,,,";
    assert_eq!(merged(two, "2025-12-31").says("surplus-deputies", "s1"), "warning 7/3 until 2030-12-01");
    assert_eq!(merged(two, "2026-01-01").says("surplus-deputies", "s1"), "warning 7/4 until 2030-12-01");
    let three = "2025-12-01,merge,s2 | s3,s1,,,";
    assert_eq!(merged(three, "2025-12-31").says("surplus-deputies", "s1"), "warning 11/3 until 2030-12-01");
    assert_eq!(merged(three, "2026-01-01").says("surplus-deputies", "s1"), "warning 11/5 until 2030-12-01");
    let four = "2025-12-01,merge,s2 | s3 | s4,s1,,,";
    assert_eq!(merged(four, "2026-01-01").says("surplus-deputies", "s1"), "warning 15/5 until 2030-12-01");
}

#[test]
fn mergers_one_after_the_other_count_all_that_went_in() {
    let chain = "2025-12-01,merge,s1 | s2,new,,,\n2025-12-02,merge,new | s3,newer,,,";
    assert_eq!(led(4, 3).after(chain).says("surplus-deputies", "newer"), "warning 11/5 until 2030-12-02");
    let living = "2025-12-01,merge,s2,s1,,,\n2025-12-02,merge,s3,s1,,,";
    assert_eq!(led(4, 3).after(living).says("surplus-deputies", "s1"), "warning 11/5 until 2030-12-02");
}

#[test]
fn the_additions_for_mergers_count_in_the_average_too() {
    // Twelve deputies and a head who gave way in 3 departments, of which one was merged: 9, from 2026 on 10.
    let merged = |day: &str| led(4, 3).on(day).after("2025-12-01,merge,s2,s1,,,");
    assert_eq!(merged("2025-12-31").says("deputies-over-average", ""), "warning 13/9 until 2030-12-01");
    assert_eq!(merged("2026-01-01").says("deputies-over-average", ""), "warning 13/10 until 2030-12-01");
}

#[test]
fn a_division_that_a_department_takes_in_makes_it_no_merger_of_departments() {
    let case = departments(2).bodies("d phong-so s2").posts("s1 civil_servant 9/9 1+4; s2 civil_servant 9/9 1+2");
    let after = court(case).after("2025-12-01,merge,d,s1,,,");
    assert_eq!(after.says("surplus-deputies", "s1"), "warning 4/3 until 2030-12-01");
}

#[test]
fn a_surplus_of_mergers_is_borne_with_in_the_average_but_nothing_beyond_it() {
    let posts = "s1 civil_servant 8/8 1+3; s2 civil_servant 8/8 1+3; s3 civil_servant 9/9 1+6";
    let case = court(departments(3).posts(posts));
    assert_eq!(case.stands().says("deputies-over-average", ""), "breach 12/9");
    // The merged department has 7, of which 4 are its own; the three over that are borne with, the three of s3 are not.
    let after = case.after("2025-12-01,merge,s2,s1,,,");
    assert_eq!(after.says("deputies-over-average", ""), "breach 13/7 until 2030-12-01");
    let alone = court(departments(3).posts(&posts.replace("9/9 1+6", "9/9 1+3"))).after("2025-12-01,merge,s2,s1,,,");
    assert_eq!(alone.says("deputies-over-average", ""), "warning 10/7 until 2030-12-01");
}

#[test]
fn after_the_last_day_the_average_is_a_breach() {
    let after = |day: &str| led(4, 3).on(day).after("2025-12-01,merge,s2,s1,,,");
    assert_eq!(after("2030-12-01").says("deputies-over-average", ""), "warning 13/10 until 2030-12-01");
    assert_eq!(after("2030-12-02").says("deputies-over-average", ""), "breach 13/10 until 2030-12-01");
}
