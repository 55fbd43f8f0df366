//! Public-service units and their divisions: by posts, and by who pays.

use crate::case::Case;
use crate::court::{Court, court, province};

fn case() -> Case {
    province().bodies("s so root; big dvsn-ubnd-tinh root; small dvsn-so s").posts("s civil_servant 10/10 1+2")
}

/// One unit with so many posts and deputies.
fn unit(body: &str, posts: i64, deputies: i64) -> Court {
    court(case().posts(&format!("{body} public_employee {posts}/{posts} 1+{deputies}")))
}

#[test]
fn a_unit_of_the_committee_has_two_deputies_up_to_twenty_posts_and_then_three() {
    for group in [3, 4] {
        let said = |posts, deputies| {
            let verdict = unit("big", posts, deputies).group("big", group).stands();
            verdict.says("deputies-over-norm", "big").to_owned()
        };
        assert_eq!((said(20, 2), said(20, 3)), (String::new(), "breach 3/2".to_owned()));
        assert_eq!((said(21, 3), said(21, 4)), (String::new(), "breach 4/3".to_owned()));
    }
}

#[test]
fn a_unit_of_a_department_has_one_then_two_which_is_recalled_and_only_warns() {
    for group in [3, 4] {
        let said = |posts, deputies| {
            let verdict = unit("small", posts, deputies).group("small", group).stands();
            verdict.says("deputies-over-norm", "small").to_owned()
        };
        assert_eq!((said(20, 1), said(20, 2)), (String::new(), "warning 2/1".to_owned()));
        assert_eq!((said(21, 2), said(21, 3)), (String::new(), "warning 3/2".to_owned()));
    }
}

#[test]
fn a_unit_that_covers_its_recurrent_spending_has_three() {
    for group in [1, 2] {
        for body in ["big", "small"] {
            let said = |deputies| {
                let verdict = unit(body, 16, deputies).group(body, group).stands();
                verdict.says("deputies-over-norm", body).to_owned()
            };
            assert_eq!((said(3), said(4)), (String::new(), "breach 4/3".to_owned()), "{body} {group}");
        }
    }
}

#[test]
fn without_the_autonomy_group_only_what_lies_between_is_unknown() {
    let big = |posts, deputies| unit("big", posts, deputies).stands().says("deputies-over-norm", "big").to_owned();
    assert_eq!((big(20, 2), big(20, 3)), (String::new(), "unknown 3/? lacks autonomy-group".to_owned()));
    assert_eq!(big(20, 4), "breach 4/3", "too many in any group");
    assert_eq!((big(21, 3), big(21, 4)), (String::new(), "breach 4/3".to_owned()), "every group says three");
    let small = |deputies| unit("small", 20, deputies).stands().says("deputies-over-norm", "small").to_owned();
    assert_eq!((small(1), small(2)), (String::new(), "unknown 2/? lacks autonomy-group".to_owned()));
}

#[test]
fn without_posts_a_unit_of_the_committee_may_have_two_or_three() {
    let said = |deputies| {
        let posts = format!("big public_employee ?/? 1+{deputies}");
        court(case().posts(&posts)).group("big", 4).stands().says("deputies-over-norm", "big").to_owned()
    };
    assert_eq!((said(2), said(4)), (String::new(), "breach 4/3".to_owned()));
    assert_eq!(said(3), "unknown 3/? lacks posts");
}

#[test]
fn a_division_of_a_unit_has_one_deputy_below_ten_posts_and_then_two() {
    let said = |group, posts, deputies| {
        let case = case().bodies("d phong-dvsn big").posts(&format!("d public_employee {posts}/{posts} 1+{deputies}"));
        let verdict = court(case).group("big", group).stands();
        verdict.says("deputies-over-norm", "d").to_owned()
    };
    assert_eq!((said(4, 9, 1), said(4, 9, 2)), (String::new(), "breach 2/1".to_owned()));
    assert_eq!((said(3, 10, 2), said(3, 10, 3)), (String::new(), "breach 3/2".to_owned()));
    assert_eq!((said(2, 9, 2), said(1, 9, 3)), (String::new(), "breach 3/2".to_owned()), "self-financing");
}

#[test]
fn the_group_of_a_division_is_that_of_its_unit_and_may_be_unknown() {
    let said = |posts, deputies| {
        let case = case().bodies("d phong-dvsn big").posts(&format!("d public_employee {posts}/{posts} 1+{deputies}"));
        court(case).stands().says("deputies-over-norm", "d").to_owned()
    };
    assert_eq!(said(9, 2), "unknown 2/? lacks autonomy-group");
    assert_eq!((said(9, 1), said(10, 2)), (String::new(), String::new()), "every group says the same");
    assert_eq!(said(10, 3), "breach 3/2");
}

#[test]
fn a_unit_needs_fifteen_which_is_asked_where_it_is_made_or_reorganised() {
    assert_eq!(unit("big", 15, 1).stands().says("body-too-small", "big"), "");
    let short = unit("big", 14, 1).stands();
    assert_eq!(short.says("body-too-small", "big"), "warning 14/15", "it stands, and sector law has exceptions");
    assert_eq!(short.norm("body-too-small", "big"), "sizes.unit");
    let case =
        case().bodies("other dvsn-ubnd-tinh root").posts("big public_employee 7/7 1+0; other public_employee 7/7 1+0");
    let merged = court(case).after("2026-01-05,merge,other,big,,,");
    assert_eq!(merged.says("body-too-small", "big"), "breach 14/15");
}

#[test]
fn the_norms_for_units_begin_with_decree_120() {
    let case = unit("big", 14, 4).group("big", 4);
    let before = case.clone().on("2020-11-30").stands();
    assert_eq!((before.says("body-too-small", "big"), before.says("deputies-over-norm", "big")), ("", ""));
    let since = case.on("2020-12-01").stands();
    assert_eq!(since.says("body-too-small", "big"), "warning 14/15");
    assert_eq!(since.says("deputies-over-norm", "big"), "breach 4/2");
}
