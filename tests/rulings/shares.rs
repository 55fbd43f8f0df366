//! People and posts: shares, quotas, what is unknown.

use crate::case::{Case, province};
use tinhgon::model::Category;
use tinhgon::scenario::{Malformed, Noun, Refusal};

fn ten() -> Case {
    province().tasks("t A").duties("t lead finance").posts("finance civil_servant 12/10 1+2")
}

#[test]
fn shares_divide_the_total_by_largest_remainder_with_ties_by_heir_id() {
    // 10 people in thirds: 3 each, the tenth to the first id; 12 posts: 4 each.
    let after = ten().after("dissolve,finance,zone,,1/3,\n,,plan,,1/3,\n,,land,,1/3,");
    assert_eq!([after.posts("land"), after.posts("plan"), after.posts("zone")], ["4/4", "4/3", "4/3"]);
    assert_eq!(after.bench(), "0/0");
    // 10 people by 1/4 and 3/4: 2.5 and 7.5, the odd one to the first id.
    let after = ten().after("dissolve,finance,zone,,3/4,\n,,plan,,1/4,");
    assert_eq!([after.posts("plan"), after.posts("zone")], ["3/3", "9/7"]);
}

#[test]
fn heirs_together_get_the_floor_of_what_their_shares_sum_to() {
    // 10 · (1/3 + 1/3) = 6.67: six people and eight posts; four people and four posts on the bench.
    let after = ten().after("dissolve,finance,plan,,1/3,\n,,land,,1/3,");
    assert_eq!([after.posts("land"), after.posts("plan"), after.bench()], ["4/3", "4/3", "4/4"]);
    after.has("bench_staff=4 bench_quota=4 people_moved=10");
    assert_eq!(
        (after.status("staff-on-bench", "civil_servant"), after.status("quota-on-bench", "civil_servant")),
        ("new", "new")
    );
    // 10 · 1/4 = 2.5: two.
    assert_eq!(ten().after("dissolve,finance,plan,,1/4,").posts("plan"), "3/2");
}

#[test]
fn a_whole_number_takes_so_many_people_and_as_many_posts_as_are_left() {
    let after = ten().after("dissolve,finance,plan,,4,");
    assert_eq!([after.posts("plan"), after.bench()], ["4/4", "8/6"]);
    let over = province().posts("finance civil_servant 5/10");
    let after = over.after("dissolve,finance,plan,,4,\n,,land,,3,");
    assert_eq!([after.posts("plan"), after.posts("land"), after.bench()], ["4/4", "1/3", "0/3"]);
}

#[test]
fn quota_is_shared_by_fractions_first_then_by_whole_numbers_in_row_order() {
    let over = province().posts("finance civil_servant 6/10");
    let after = over.after("dissolve,finance,plan,,5,\n,,land,,1/2,");
    assert_eq!([after.posts("land"), after.posts("plan"), after.bench()], ["3/5", "3/5", "0/0"]);
}

#[test]
fn one_is_one_person_and_one_of_one_is_all() {
    assert_eq!(ten().after("dissolve,finance,plan,,1,").posts("plan"), "1/1");
    assert_eq!(ten().after("dissolve,finance,plan,,1/1,").posts("plan"), "12/10");
}

#[test]
fn each_heir_draws_from_the_categories_in_proportion_to_what_is_left() {
    let case = province().posts("finance civil_servant 6/6; finance public_employee 3/3; finance contract_support 1/1");
    // 5 of 10: 3, 1.5 and 0.5; the remainders tie, so the earlier category of the contract gets the fifth.
    let after = case.after("dissolve,finance,plan,,5,\n,,land,,1/2,");
    let of = |body: &str| {
        ["civil_servant", "public_employee", "contract_support"].map(|category| after.posts_of(body, category))
    };
    assert_eq!(of("plan"), ["3/3", "2/2", "0/0"]);
    assert_eq!(of("land"), ["3/3", "1/1", "1/1"]);
}

#[test]
fn fractions_over_one_or_more_people_than_there_are_are_refused() {
    assert_eq!(ten().refusal("dissolve,finance,plan,,2/3,\n,,land,,1/2,"), Refusal::SharesOverOne);
    let why = ten().refusal("dissolve,finance,plan,,11,");
    assert_eq!(why, Refusal::MorePeopleThanThereAre { asked: 11, there: 10 });
    let why = ten().refusal("dissolve,finance,plan,,1/2,\n,,land,,6,");
    assert_eq!(why, Refusal::MorePeopleThanThereAre { asked: 11, there: 10 });
    assert_eq!(ten().after("dissolve,finance,plan,,1/2,\n,,land,,5,").bench(), "1/0");
}

#[test]
fn negative_decimal_and_zero_denominator_shares_are_malformed() {
    for share in ["-1", "0.5", "-1/2", "1/0", "half", "1/2/3", "50%"] {
        let why = ten().malformed(&format!("dissolve,finance,plan,rest,{share},"));
        assert_eq!(why, Malformed::Share(share.into()));
    }
}

#[test]
fn what_no_share_takes_is_on_the_bench_and_quota_and_people_are_conserved() {
    let case = ten().posts("plan civil_servant 3/3; plan public_employee 5/4");
    for steps in [
        "dissolve,finance,plan,rest,1/7,",
        "split,finance,treasury,task:t,2/3,",
        "abolish,kind:department,kind:district,rest,1/3,",
        "merge,finance,plan,,,leaders:bench",
        "merge-areas,c1 | c2,c12,,,",
    ] {
        let after = case.after(steps);
        assert_eq!(after.figure("filled") + after.figure("bench_staff"), 17, "{steps}");
        assert_eq!(after.figure("quota") + after.figure("bench_quota"), 20, "{steps}");
    }
}

#[test]
fn resize_changes_the_quota_and_nobody_vanishes() {
    for (amount, quota) in [("-5", 7), ("+3", 15), ("-20%", 9), ("+10%", 13), ("=40", 40), ("-100%", 0), ("=0", 0)] {
        let after = ten().after(&format!("resize,finance,,,{amount},"));
        assert_eq!(after.posts("finance"), format!("{quota}/10 1+2"), "{amount}");
        after.has("bench_staff=0 bench_quota=0 people_moved=0");
    }
    assert_eq!(ten().after("resize,finance,,,-3,").status("filled-over-quota", "finance:civil_servant"), "new");
    assert_eq!(ten().after("resize,finance,,,-2,").status("filled-over-quota", "finance:civil_servant"), "");
}

#[test]
fn resize_needs_the_category_where_the_body_has_several() {
    let case = ten().posts("finance public_employee 5/5");
    assert_eq!(case.refusal("resize,finance,,,-1,"), Refusal::CategoryNeeded("finance".into()));
    assert_eq!(case.after("resize,finance,,public_employee,-1,").posts_of("finance", "public_employee"), "4/5");
    // A named category without a row is 0; without a name there is nothing to change.
    assert_eq!(ten().after("resize,finance,,cadre,+2,").posts_of("finance", "cadre"), "2/0");
    assert_eq!(ten().refusal("resize,plan,,,+2,"), Refusal::CategoryNeeded("plan".into()));
}

#[test]
fn resize_below_zero_or_to_the_same_is_refused() {
    let below = Refusal::BelowZero { body: "finance".into(), quota: -1 };
    assert_eq!(ten().refusal("resize,finance,,,-13,"), below);
    assert!(matches!(ten().refusal("resize,finance,,,-101%,"), Refusal::BelowZero { .. }));
    assert_eq!(ten().refusal("resize,finance,,,=12,"), Refusal::NoChange);
    assert_eq!(ten().refusal("resize,finance,,,+0,"), Refusal::NoChange);
    for amount in ["5", "=-1", "=5%", "-1.5", "twice"] {
        assert_eq!(ten().malformed(&format!("resize,finance,,,{amount},")), Malformed::Change(amount.into()));
    }
}

#[test]
fn one_unknown_quota_makes_the_total_unknown() {
    let case = ten().posts("plan civil_servant ?/4; land civil_servant 3/?");
    case.stands().has("quota=? filled=?");
    ten().posts("plan civil_servant ?/4").stands().has("quota=? filled=14");
    // Setting it makes it known.
    ten().posts("plan civil_servant ?/4").after("resize,plan,,,=5,").has("quota=17 filled=14");
}

#[test]
fn no_row_for_a_body_counts_zero_but_no_table_is_unknown() {
    province().stands().has("quota=0 filled=0 heads=0");
    province().without_posts().stands().has("quota=? filled=? heads=? deputies=?");
}

#[test]
fn a_share_of_an_unknown_is_unknown() {
    let case = province().posts("finance civil_servant 8/?; plan civil_servant 3/3; land civil_servant 2/2");
    let after = case.after("dissolve,finance,plan,,1/2,\n,,land,,1/4,");
    assert_eq!([after.posts("plan"), after.posts("land"), after.bench()], ["7/?", "4/?", "2/?"]);
    after.has("filled=? bench_staff=? people_moved=?");
    // All of it goes where it goes, known or not; and a share of nothing is no share.
    let after = case.after("dissolve,finance,plan,,1/1,\n,,land,,0,");
    assert_eq!([after.posts("plan"), after.posts("land"), after.bench()], ["11/?", "2/2", "0/0"]);
    assert_eq!(case.after("dissolve,finance,plan,,0/3,").posts("plan"), "3/3");
}

#[test]
fn resizing_an_unknown_is_refused_but_for_setting_it() {
    let case = province().posts("finance civil_servant ?/4");
    let unknown = Refusal::QuotaUnknown { body: "finance".into(), category: Category::CivilServant };
    assert_eq!(case.refusal("resize,finance,,,-1,"), unknown);
    assert_eq!(case.refusal("resize,finance,,,-10%,"), unknown);
    assert_eq!(case.after("resize,finance,,,=6,").posts("finance"), "6/4");
}

#[test]
fn people_moved_is_net() {
    // Who leaves and is replaced has not moved, by body and category.
    let case = ten().posts("plan civil_servant 4/4");
    let swapped = "split,finance,plan,task:t,4,\nsplit,plan,finance,,3,";
    case.tasks("u A").after(swapped).has("people_moved=1");
    ten().posts("plan public_employee 4/4").after("dissolve,finance,plan,rest,1/1,").has("people_moved=10");
    // Through a body that did not exist before, people move once.
    ten().after("split,finance,half,task:t,4,\ndissolve,half,land,rest,1/1,").has("people_moved=4");
    ten().after("split,finance,half,task:t,4,\nmerge,half,finance,,,").has("people_moved=0");
}

#[test]
fn filled_over_quota_is_judged_by_category() {
    let case = province().posts("finance civil_servant 5/6; finance public_employee 9/1");
    let stands = case.stands();
    let found = stands.finding("filled-over-quota", "finance:civil_servant");
    assert_eq!((found.status, found.measured), ("unchanged", 6));
    assert_eq!(stands.status("filled-over-quota", "finance:public_employee"), "");
}

#[test]
fn created_bodies_start_with_no_posts() {
    let after = ten().after("create,office,root,kind:board,,");
    assert_eq!((after.posts("office"), after.area("office")), ("0/0".into(), "c1 c2 c3 c4".into()));
    after.has("quota=12 filled=10 people_moved=0");
    assert_eq!(after.status("empty-body", "office"), "new");
    assert_eq!(ten().after("create,office,root,kind:board | area:c1 | area:d2,,").area("office"), "c1 c3 c4");
}

#[test]
fn unknown_names_in_a_creation_are_malformed() {
    for (step, wanted) in [
        ("create,a,nobody,kind:board,,", Noun::Body),
        ("create,a,root,kind:nothing,,", Noun::Kind),
        ("create,a,root,kind:board | area:nowhere,,", Noun::Area),
    ] {
        assert!(matches!(ten().malformed(step), Malformed::Unknown { noun, .. } if noun == wanted), "{step}");
    }
}
