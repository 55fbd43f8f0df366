//! The reduction of staff: that of the law, or a target of one's own with its base.

use crate::case::Case;
use crate::court::{Court, court, day, province};
use tinhgon::model::{Category, Funding};
use tinhgon::norms::Decimal;
use tinhgon::scenario::{Base, Target};

fn target(percent: &str) -> Target {
    Target {
        percent: Decimal::read(percent).unwrap(),
        base: Base::Quota,
        base_total: None,
        base_day: None,
        by: None,
        categories: vec![Category::CivilServant, Category::PublicEmployee, Category::Cadre],
        without: Vec::new(),
    }
}

/// A hundred posts: 60 in `s`, 20 in its division, 20 in a unit of the committee; 90 people; ten contracts.
fn case() -> Case {
    province().bodies("s so root; d phong-so s; u dvsn-ubnd-tinh root").posts(
        "s civil_servant 60/50 1+3; d civil_servant 20/20 1+1; u public_employee 20/20 1+1; u contract_support 10/10",
    )
}

/// What is said where `s` gives up so many posts.
fn said(court: &Court, less: i64) -> String {
    court.after(&format!("2026-01-05,resize,s,,,-{less},")).says("reduction-missed", "").to_owned()
}

#[test]
fn the_law_asks_for_a_fifth_of_the_posts_less() {
    assert_eq!(said(&court(case()), 20), "");
    assert_eq!(
        said(&court(case()), 19),
        "warning 81/80",
        "it is reached over years, so that missing it now is no breach"
    );
    let verdict = court(case()).after("2026-01-05,resize,s,,,-19,");
    assert_eq!(verdict.norm("reduction-missed", ""), "reduction.people_on_budget");
}

#[test]
fn it_is_asked_of_plans_only_and_since_january_2025() {
    assert_eq!(court(case()).stands().checked("reduction-missed"), (0, 0, 0));
    let on = |day: &str| court(case()).on(day).after("2026-01-05,resize,s,,,-1,").checked("reduction-missed");
    assert_eq!((on("2025-01-03"), on("2025-01-04")), ((0, 0, 0), (0, 1, 0)));
}

#[test]
fn a_target_of_ones_own_takes_the_place_of_that_of_the_law() {
    let five = court(case()).target(target("5"));
    assert_eq!((said(&five, 5), said(&five, 4)), (String::new(), "warning 96/95".to_owned()));
}

#[test]
fn what_may_be_left_is_rounded_down() {
    let odd = court(case()).target(target("0.5"));
    assert_eq!(said(&odd, 1), "", "99.5 may be left, and so 99");
    let none = court(case()).target(target("0.5")).after("2026-01-05,rename,s,Sở mới,,,");
    assert_eq!(none.says("reduction-missed", ""), "warning 100/99");
    let tenths = court(case()).target(target("12.3456"));
    assert_eq!((said(&tenths, 13), said(&tenths, 12)), (String::new(), "warning 88/87".to_owned()));
}

#[test]
fn it_may_be_counted_from_the_people_present() {
    // Ninety people: 72 may be left, and giving up posts lets nobody go.
    let filled = court(case()).target(Target { base: Base::Filled, ..target("20") });
    assert_eq!(said(&filled, 20), "warning 90/72");
    let gone = filled.after("2026-01-05,dissolve,d,,,,");
    assert_eq!(gone.says("reduction-missed", ""), "warning 90/72", "who has no place yet is still there");
}

#[test]
fn it_may_be_counted_from_the_number_of_another_day() {
    let total = |base_total| court(case()).target(Target { base_total: Some(base_total), ..target("20") });
    assert_eq!(said(&total(120), 4), "", "96 of 120 are left");
    assert_eq!(said(&total(120), 3), "warning 97/96");
}

#[test]
fn the_day_to_reach_it_is_that_of_the_target() {
    let by = court(case()).target(Target { by: Some(day("2030-06-30")), ..target("20") });
    assert_eq!(said(&by, 1), "warning 99/80 until 2030-06-30");
}

#[test]
fn only_the_categories_of_the_target_count() {
    let officials = court(case()).target(Target { categories: vec![Category::CivilServant], ..target("20") });
    assert_eq!((said(&officials, 16), said(&officials, 15)), (String::new(), "warning 65/64".to_owned()));
    let contracts = court(case()).target(Target { categories: vec![Category::ContractSupport], ..target("20") });
    assert_eq!(said(&contracts, 30), "warning 10/8");
}

#[test]
fn bodies_and_kinds_are_left_out_with_all_below_them() {
    let without = |word: &str| court(case()).target(Target { without: vec![word.to_owned()], ..target("20") });
    assert_eq!((said(&without("kind:dvsn-ubnd-tinh"), 16), said(&without("u"), 16)), (String::new(), String::new()));
    assert_eq!(said(&without("u"), 15), "warning 65/64");
    assert_eq!(said(&without("s"), 20), "warning 20/16", "with its division");
    assert_eq!(said(&without("kind:phong-so"), 15), "warning 65/64");
}

/// The case where the unit pays for its own posts.
fn paying() -> Case {
    let mut case = case();
    case.0.posts.iter_mut().flatten().filter(|row| row.body == "u").for_each(|row| row.funding = Some(Funding::Own));
    case
}

#[test]
fn posts_paid_by_own_revenue_leave_it_unknown_unless_they_do_not_count() {
    assert_eq!(said(&court(paying()), 30), "unknown ?/? lacks funding");
    let without = Target { without: vec!["u".to_owned()], ..target("20") };
    assert_eq!(said(&court(paying()).target(without), 16), "");
    let officials = Target { categories: vec![Category::CivilServant], ..target("20") };
    assert_eq!(said(&court(paying()).target(officials), 16), "");
}

#[test]
fn they_leave_it_unknown_too_where_their_body_has_ended() {
    let case = Case(paying().0).bodies("v dvsn-ubnd-tinh root");
    let after = court(case).after("2026-01-05,merge,u,v,,,");
    assert_eq!(after.says("reduction-missed", ""), "unknown ?/? lacks funding");
}

#[test]
fn posts_that_are_not_told_leave_it_unknown() {
    let case = case().bodies("t so root").posts("t civil_servant ?/5 1+1");
    assert_eq!(said(&court(case.clone()), 20), "unknown ?/? lacks posts");
    let total = court(case).target(Target { base_total: Some(100), ..target("20") });
    assert_eq!(said(&total, 20), "unknown ?/80 lacks posts");
}
