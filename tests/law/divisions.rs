//! Divisions, sub-departments and the boards: least posts, and deputies by posts or by what is inside.

use crate::case::Case;
use crate::court::{Court, court, posts_each, province, several};
use tinhgon::model::Grade;

fn department() -> Case {
    province().bodies("s so root; d phong-so s; q chi-cuc s; z bql-kkt root").posts("s civil_servant 3/3 1+2")
}

fn division(posts: i64, deputies: i64) -> Court {
    court(department().posts(&format!("d civil_servant {posts}/{posts} 1+{deputies}")))
}

#[test]
fn a_division_needs_seven_since_june_2025_whatever_the_class() {
    for class in [Some("class-1"), Some("class-2"), Some("class-3"), Some("hanoi-hcmc"), None] {
        assert_eq!(division(7, 1).class(class).stands().says("body-too-small", "d"), "");
        assert_eq!(division(6, 1).class(class).stands().says("body-too-small", "d"), "breach 6/7", "{class:?}");
    }
    assert_eq!(division(6, 1).stands().norm("body-too-small", "d"), "sizes.division");
}

#[test]
fn before_that_day_it_needs_five_six_or_seven_by_the_class_of_the_province() {
    for day in ["2020-12-01", "2025-06-11"] {
        for (class, least) in [("class-1", 6), ("class-2", 5), ("class-3", 5), ("hanoi-hcmc", 7)] {
            let said = |posts| {
                let verdict = division(posts, 1).class(Some(class)).on(day).stands();
                verdict.says("body-too-small", "d").to_owned()
            };
            assert_eq!(said(least), "", "{class}");
            assert_eq!(said(least - 1), format!("breach {}/{least}", least - 1), "{class}");
        }
    }
}

#[test]
fn without_the_class_only_what_lies_between_is_unknown() {
    let said = |posts| {
        let verdict = division(posts, 1).class(None).on("2025-06-11").stands();
        verdict.says("body-too-small", "d").to_owned()
    };
    assert_eq!(said(6), "", "enough in any class but that of the two cities");
    assert_eq!(said(5), "unknown 5/? lacks province-class");
    assert_eq!(said(4), "breach 4/5", "too few in any class");
}

#[test]
fn the_office_of_a_department_is_held_to_the_norm_of_a_division() {
    let case = department().bodies("o office s").posts("o civil_servant 6/6 1+2");
    let verdict = court(case).stands();
    assert_eq!(verdict.says("body-too-small", "o"), "breach 6/7");
    assert_eq!(verdict.says("deputies-over-norm", "o"), "breach 2/1");
}

#[test]
fn the_people_present_stand_in_for_posts_that_are_not_told() {
    let said = |posts: &str| {
        let verdict = court(department().posts(&format!("d civil_servant {posts} 1+0"))).stands();
        verdict.says("body-too-small", "d").to_owned()
    };
    assert_eq!(said("?/7"), "");
    assert_eq!(said("?/6"), "breach 6/7");
    assert_eq!(said("7/2"), "", "posts count, not who is present");
    assert_eq!(said("?/?"), "unknown ?/7 lacks posts");
}

#[test]
fn contracts_are_no_posts_and_public_employees_are() {
    let said = |posts: &str| court(department().posts(posts)).stands().says("body-too-small", "d").to_owned();
    assert_eq!(said("d civil_servant 6/6 1+0; d contract_support 5/5"), "breach 6/7");
    assert_eq!(said("d civil_servant 6/6 1+0; d public_employee 1/1"), "");
}

#[test]
fn deputies_of_a_division_are_one_below_ten_posts_two_below_fifteen_then_three() {
    for (posts, most) in [(7, 1), (9, 1), (10, 2), (14, 2), (15, 3), (40, 3)] {
        assert_eq!(division(posts, most).stands().says("deputies-over-norm", "d"), "", "{posts}");
        let past = division(posts, most + 1).stands();
        assert_eq!(past.says("deputies-over-norm", "d"), format!("breach {}/{most}", most + 1), "{posts}");
    }
}

#[test]
fn under_decree_107_two_begin_at_eight_posts_at_nine_in_class_1_and_at_ten_in_the_cities() {
    for (class, from) in [("class-2", 8), ("class-3", 8), ("class-1", 9), ("hanoi-hcmc", 10)] {
        let said = |posts, deputies| {
            let verdict = division(posts, deputies).class(Some(class)).on("2025-02-28").stands();
            verdict.says("deputies-over-norm", "d").to_owned()
        };
        assert_eq!((said(from - 1, 1), said(from - 1, 2)), (String::new(), "breach 2/1".to_owned()), "{class}");
        assert_eq!((said(from, 2), said(from, 3)), (String::new(), "breach 3/2".to_owned()), "{class}");
        assert_eq!((said(14, 3), said(15, 3)), ("breach 3/2".to_owned(), String::new()), "{class}");
    }
}

#[test]
fn without_the_class_two_deputies_at_eight_posts_are_unknown_under_decree_107() {
    let said = |posts, deputies| {
        let verdict = division(posts, deputies).class(None).on("2025-02-28").stands();
        verdict.says("deputies-over-norm", "d").to_owned()
    };
    assert_eq!(said(8, 1), "");
    assert_eq!(said(8, 2), "unknown 2/? lacks province-class");
    assert_eq!(said(8, 3), "breach 3/2");
    assert_eq!((said(7, 2), said(9, 2)), ("breach 2/1".to_owned(), String::new()), "any class says the same");
}

#[test]
fn under_decree_45_the_numbers_are_recalled_so_that_they_only_warn() {
    assert_eq!(division(7, 2).on("2025-02-28").stands().says("deputies-over-norm", "d"), "breach 2/1");
    assert_eq!(division(7, 2).on("2025-03-01").stands().says("deputies-over-norm", "d"), "warning 2/1");
    assert_eq!(division(7, 2).on("2025-06-12").stands().says("deputies-over-norm", "d"), "breach 2/1");
}

#[test]
fn where_posts_are_not_told_one_deputy_holds_four_fail_and_two_are_unknown() {
    let said = |deputies: &str| {
        let verdict = court(department().posts(&format!("d civil_servant ?/? 1+{deputies}"))).stands();
        verdict.says("deputies-over-norm", "d").to_owned()
    };
    assert_eq!((said("1"), said("4")), (String::new(), "breach 4/3".to_owned()));
    assert_eq!(said("2"), "unknown 2/? lacks posts");
    assert_eq!(said("?"), "unknown ?/? lacks posts");
}

#[test]
fn rows_that_nobody_verified_only_warn() {
    let verdict = division(6, 2).posts_graded("d", Grade::Assumed).stands();
    assert_eq!(verdict.says("body-too-small", "d"), "warning 6/7");
    assert_eq!(verdict.says("deputies-over-norm", "d"), "warning 2/1");
}

#[test]
fn a_sub_department_needs_twelve_with_all_that_is_inside_and_its_divisions_five() {
    let inside = |own: i64| {
        let posts = format!("q civil_servant {own}/{own} 1+0; p1 civil_servant 5/5 1+0; p2 civil_servant 4/4 1+0");
        court(department().bodies(&several("p", 2, "phong-chi-cuc", "q")).posts(&posts))
    };
    assert_eq!(inside(3).stands().says("body-too-small", "q"), "");
    assert_eq!(inside(2).stands().says("body-too-small", "q"), "breach 11/12");
    assert_eq!(inside(2).on("2025-05-01").stands().says("body-too-small", "q"), "warning 11/12", "recalled then");
    assert_eq!(inside(3).stands().says("body-too-small", "p1"), "");
    assert_eq!(inside(3).stands().says("body-too-small", "p2"), "breach 4/5");
    assert_eq!(inside(3).on("2025-02-28").stands().says("body-too-small", "p2"), "warning 4/5", "recalled then");
}

#[test]
fn a_sub_department_has_two_deputies_but_one_where_it_has_one_to_three_divisions() {
    for (divisions, most) in [(0, 2), (1, 1), (3, 1), (4, 2), (6, 2)] {
        let led = |deputies: i64| {
            let case = department().bodies(&several("p", divisions, "phong-chi-cuc", "q"));
            let each = posts_each("p", divisions, "civil_servant 6/6 1+1");
            let verdict = court(case.posts(&format!("q civil_servant 12/12 1+{deputies}; {each}"))).stands();
            verdict.says("deputies-over-norm", "q").to_owned()
        };
        assert_eq!(led(most), "", "{divisions}");
        assert_eq!(led(most + 1), format!("breach {}/{most}", most + 1), "{divisions}");
    }
}

#[test]
fn a_public_service_unit_inside_is_no_division_of_the_sub_department() {
    let case = department().kinds("dvsn-chi-cuc province").bodies("u dvsn-chi-cuc q");
    let verdict = court(case.posts("q civil_servant 12/12 1+2; u public_employee 15/15 1+1")).stands();
    assert_eq!(verdict.says("deputies-over-norm", "q"), "");
}

#[test]
fn before_decree_150_the_numbers_for_sub_departments_are_recalled() {
    let case = court(department().posts("q civil_servant 12/12 1+3"));
    assert_eq!(case.clone().on("2025-06-11").stands().says("deputies-over-norm", "q"), "warning 3/2");
    assert_eq!(case.on("2025-06-12").stands().says("deputies-over-norm", "q"), "breach 3/2");
}

#[test]
fn a_board_of_zones_has_three_deputies() {
    let board = |deputies| court(department().posts(&format!("z civil_servant 20/20 1+{deputies}"))).stands();
    assert_eq!(board(3).says("deputies-over-norm", "z"), "");
    assert_eq!(board(4).says("deputies-over-norm", "z"), "breach 4/3");
    assert_eq!(board(4).says("deputies-over-average", ""), "", "it is no department");
    let inside = department().bodies("y phong-so z").posts("z civil_servant 20/20 1+4; y civil_servant 7/7 1+1");
    let unsure = court(inside).posts_graded("y", Grade::Synthetic).stands();
    assert_eq!(unsure.says("deputies-over-norm", "z"), "breach 4/3", "what is inside does not matter");
}
