//! Surplus deputies after a reorganisation: which transition holds, its last day, and what comes after.

use crate::case::Case;
use crate::court::{Court, court, province};

fn case() -> Case {
    province()
        .bodies("s so root; d1 phong-so s; e phong-so s; f phong-so s; u dvsn-ubnd-tinh root; v dvsn-ubnd-tinh root")
        .posts("s civil_servant 9/9 1+3; d1 civil_servant 4/4 1+1; e civil_servant 4/4 1+1; f civil_servant 16/16 1+3")
        .posts("u public_employee 10/10 1+2; v public_employee 10/10 1+2")
}

/// Division `e` merged into `d1` on a day: eight posts and three deputies, where one is allowed.
fn merged(step: &str, law: &str) -> String {
    let after = court(case()).on(law).after(&format!("{step},merge,e,d1,,,"));
    let surplus = after.says("surplus-deputies", "d1").to_owned();
    let over = after.says("deputies-over-norm", "d1").to_owned();
    assert!(surplus.is_empty() || over.is_empty(), "{surplus} {over}");
    surplus + &over
}

#[test]
fn five_years_are_given_from_the_day_of_the_step() {
    assert_eq!(merged("2025-03-01", "2025-07-01"), "warning 3/1 until 2030-03-01");
    assert_eq!(merged("2025-03-01", "2026-02-01"), "warning 3/1 until 2030-03-01");
}

#[test]
fn the_end_of_2030_binds_where_it_comes_first_and_is_in_force() {
    assert_eq!(merged("2026-02-01", "2026-02-01"), "warning 3/1 until 2030-12-31");
    assert_eq!(merged("2025-12-31", "2026-02-01"), "warning 3/1 until 2030-12-31");
    assert_eq!(merged("2025-12-30", "2026-02-01"), "warning 3/1 until 2030-12-30");
    assert_eq!(merged("2026-02-01", "2025-08-28"), "warning 3/1 until 2031-02-01", "that day is not set yet");
}

#[test]
fn on_the_last_day_it_is_a_surplus_and_the_day_after_a_breach() {
    assert_eq!(merged("2025-03-01", "2030-03-01"), "warning 3/1 until 2030-03-01");
    assert_eq!(merged("2025-03-01", "2030-03-02"), "breach 3/1 until 2030-03-01");
    let after = court(case()).on("2030-03-02").after("2025-03-01,merge,e,d1,,,");
    assert_eq!(after.says("deputies-over-norm", "d1"), "breach 3/1 until 2030-03-01");
    assert_eq!(after.says("surplus-deputies", "d1"), "");
}

#[test]
fn before_decree_150_departments_had_no_transition() {
    assert_eq!(merged("2025-03-01", "2025-03-01"), "warning 3/2", "a plain excess, of recalled numbers");
    assert_eq!(merged("2025-03-01", "2025-06-11"), "warning 3/2");
    assert_eq!(merged("2025-03-01", "2025-06-12"), "warning 3/1 until 2030-03-01");
}

#[test]
fn one_department_past_its_last_day_still_only_warns_with_that_day() {
    let case = province().bodies("a so root; b so root").posts("a civil_servant 9/9 1+3; b civil_servant 9/9 1+2");
    let said = |law: &str| {
        let after = court(case.clone()).on(law).after("2025-03-01,merge,b,a,,,");
        (after.says("surplus-deputies", "a").to_owned(), after.says("deputies-over-norm", "a").to_owned())
    };
    assert_eq!(said("2030-03-01"), ("warning 6/4 until 2030-03-01".to_owned(), String::new()));
    assert_eq!(said("2030-03-02"), (String::new(), "warning 6/4 until 2030-03-01".to_owned()));
}

#[test]
fn public_service_units_have_a_transition_since_decree_283_only() {
    let said = |law: &str| {
        let court = court(case()).group("u", 4).group("v", 4).on(law);
        let after = court.after("2025-10-01,merge,v,u,,,");
        (after.says("surplus-deputies", "u").to_owned(), after.says("deputies-over-norm", "u").to_owned())
    };
    assert_eq!(said("2025-12-14"), (String::new(), "breach 5/2".to_owned()));
    assert_eq!(said("2025-12-15"), ("warning 5/2 until 2030-10-01".to_owned(), String::new()));
}

#[test]
fn units_of_communes_have_that_of_the_merger_of_areas() {
    let case = province()
        .bodies("h ubnd-xa root@c1; k ubnd-xa root@c2; u dvsn-xa h; v dvsn-xa k")
        .posts("u public_employee 10/10 1+2; v public_employee 10/10 1+2");
    let said = |law: &str| {
        let after = court(case.clone()).on(law).group("u", 4).group("v", 4).after("2025-07-01,merge,v,u,,,");
        after.says("surplus-deputies", "u").to_owned()
    };
    assert_eq!(said("2025-04-14"), "");
    assert_eq!(said("2025-04-15"), "warning 5/1 until 2030-07-01");
}

#[test]
fn what_no_step_touched_has_no_transition() {
    let case = case().posts("h civil_servant 1/1").bodies("h phong-so s");
    let posts = "g civil_servant 9/9 1+3";
    let after = court(case.bodies("g phong-so s").posts(posts)).after("2025-12-01,merge,e,d1,,,");
    assert_eq!(after.says("deputies-over-norm", "g"), "breach 3/1");
    assert_eq!(after.status("deputies-over-norm", "g"), "unchanged");
    assert_eq!(after.status("surplus-deputies", "d1"), "new");
}

#[test]
fn a_split_reorganises_what_stays_and_what_leaves() {
    let split: Court = court(case());
    assert_eq!(split.stands().says("deputies-over-norm", "f"), "");
    let after = split.after("2025-12-01,split,f,g,,1/2,");
    assert_eq!(after.says("surplus-deputies", "f"), "warning 3/1 until 2030-12-01");
}

#[test]
fn the_last_step_counts_where_several_reorganise_a_body() {
    let after = court(case()).after("2025-03-01,merge,e,d1,,,\n2025-05-01,merge,f,d1,,,");
    assert_eq!(after.says("surplus-deputies", "d1"), "warning 7/3 until 2030-05-01");
}

#[test]
fn a_step_without_a_day_gives_no_last_day_and_no_transition() {
    let after = court(case()).after("merge,e,d1,,,");
    assert_eq!(after.says("deputies-over-norm", "d1"), "breach 3/1");
}

#[test]
fn inner_units_that_merge_with_their_department_have_the_transition_too() {
    let case = province()
        .bodies("a so root; b so root; x office a; y office b")
        .posts("x civil_servant 4/4 1+1; y civil_servant 4/4 1+1");
    let after = court(case).after("2025-12-01,merge,b,a,,,units:merge");
    assert_eq!(after.says("surplus-deputies", "x"), "warning 3/1 until 2030-12-01");
}
