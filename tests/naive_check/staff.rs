//! People, posts and leaders.

use super::script::*;

#[test]
fn shares_go_by_the_largest_remainder_and_ties_by_id() {
    let tables = staffed(&[known("finance", CivilServant, [10, 8, 1, 1]), known("land", CivilServant, [5, 5, 1, 0])]);
    let thirds = dissolve("finance", &[row("land", "", "1/3"), row("east", "", "1/3"), row("west", "", "1/3")]);
    let (before, after) = run(&tables, &[thirds]).unwrap();
    // 8/3 leaves two more for the first ids: east and land.
    assert_eq!(filled(&after, "east", CivilServant), Some(3));
    assert_eq!(filled(&after, "land", CivilServant), Some(8));
    assert_eq!(filled(&after, "west", CivilServant), Some(2));
    let expected = [("leaders_released", 2), ("people_moved", 8), ("filled", 13), ("quota", 15), ("bench_staff", 0)];
    check(&measure(&before, &after).figures, &expected);
}

#[test]
fn each_heir_draws_from_the_categories_in_proportion() {
    let staff = [known("finance", CivilServant, [6, 6, 0, 0]), known("finance", PublicEmployee, [3, 3, 0, 0])];
    let (_, after) =
        run(&staffed(&staff), &[dissolve("finance", &[row("land", "", "4"), row("east", "", "1/3")])]).unwrap();
    // Four of 6 + 3: 2.67 and 1.33; then three of the remaining 3 + 2: 1.8 and 1.2.
    assert_eq!(filled(&after, "land", CivilServant), Some(3));
    assert_eq!(filled(&after, "land", PublicEmployee), Some(1));
    assert_eq!(filled(&after, "east", CivilServant), Some(2));
    assert_eq!(after.bench_staff[&CivilServant], Some(1));
    assert_eq!(after.bench_staff[&PublicEmployee], Some(1));
}

#[test]
fn nobody_can_give_more_people_than_there_are() {
    let tables = staffed(&[known("finance", CivilServant, [6, 6, 0, 0])]);
    let refused = |heirs: &[Row]| run(&tables, &[dissolve("finance", heirs)]).err();
    assert_eq!(refused(&[row("land", "", "7")]), Some(Stop::Refused));
    assert_eq!(refused(&[row("land", "", "1/2"), row("east", "", "2/3")]), Some(Stop::Refused));
    assert_eq!(refused(&[row("land", "", "1/2"), row("east", "", "4")]), Some(Stop::Refused));
    assert_eq!(refused(&[row("police", "", "1")]), Some(Stop::Refused));
    assert_eq!(refused(&[row("finance", "rest", "")]), Some(Stop::Refused));
    assert_eq!(refused(&[row("nobody", "rest", "")]), Some(Stop::Malformed));
    assert_eq!(refused(&[row("land", "", "")]), Some(Stop::Malformed));
    assert_eq!(refused(&[row("land", "rest", ""), row("east", "rest", "")]), Some(Stop::Malformed));
    assert_eq!(refused(&[row("land", "", "1/2"), row("east", "", "3")]), None);
}

#[test]
fn an_unknown_number_makes_its_total_and_its_shares_unknown() {
    let unknown = [posts("finance", CivilServant, [None, Some(6), Some(1), Some(0)])];
    let tables = staffed(&[&unknown[..], &[known("land", CivilServant, [5, 5, 1, 0])]].concat());
    assert_eq!(figures(&tables, &[])["quota"], None);
    check(&figures(&tables, &[]), &[("filled", 11), ("bench_quota", 0)]);
    let all = figures(&tables, &[dissolve("finance", &[row("land", "", "1/1")])]);
    assert_eq!((all["quota"], all["bench_quota"], all["filled"]), (None, Some(0), Some(11)));
    let half = figures(&tables, &[dissolve("finance", &[row("land", "", "1/2")])]);
    assert_eq!((half["quota"], half["bench_quota"], half["bench_staff"]), (None, None, Some(3)));
    let nobody = figures(&tables, &[dissolve("finance", &[])]);
    assert_eq!((nobody["quota"], nobody["bench_quota"], nobody["bench_staff"]), (Some(5), None, Some(6)));
}

#[test]
fn without_a_table_of_posts_staff_is_unknown_and_nothing_else() {
    let tables = Tables { posts: None, ..province() };
    let found = figures(&tables, &[]);
    assert_eq!((found["quota"], found["filled"], found["heads"]), (None, None, None));
    check(&found, &[("bench_quota", 0), ("people_moved", 0), ("leaders_released", 0), ("bodies_empty", 0)]);
    let ended = figures(&tables, &[dissolve("finance-office", &[])]);
    assert_eq!((ended["people_moved"], ended["leaders_released"], ended["bench_staff"]), (None, None, None));
}

#[test]
fn from_a_body_that_lives_on_leaders_leave_last() {
    let tables = staffed(&[known("finance", CivilServant, [6, 6, 1, 2])]);
    let give = |share: &str| figures(&tables, &[split("finance", &[row("n1", "", share)])]);
    check(&give("3"), &[("leaders_released", 0), ("heads", 1), ("deputies", 2), ("people_moved", 3)]);
    check(&give("4"), &[("leaders_released", 1), ("heads", 1), ("deputies", 1)]);
    check(&give("1/1"), &[("leaders_released", 3), ("heads", 0), ("deputies", 0), ("quota", 6)]);
}

#[test]
fn in_a_merge_one_head_stays_and_the_others_of_the_kind_become_deputies() {
    let staff = [
        known("finance", CivilServant, [9, 9, 1, 2]),
        known("land", CivilServant, [9, 9, 1, 1]),
        known("land-office", CivilServant, [4, 4, 1, 1]),
    ];
    let all = ["finance", "land", "land-office"];
    let led = |leaders| figures(&staffed(&staff), &[merge(&all, "finance", Units::Keep, leaders)]);
    check(&led(None), &[("heads", 1), ("deputies", 4), ("leaders_released", 0), ("filled", 22), ("bodies", 9)]);
    check(&led(Some(Leaders::Deputy)), &[("heads", 1), ("deputies", 6)]);
    check(&led(Some(Leaders::Staff)), &[("heads", 1), ("deputies", 3)]);
    check(&led(Some(Leaders::Bench)), &[("heads", 1), ("deputies", 3), ("filled", 20), ("bench_staff", 2)]);
}

#[test]
fn abolishing_to_a_kind_gives_each_its_own_area_and_an_equal_part() {
    let mut tables = with(&[("t", "kind:district", Lead, &[])]);
    tables.posts = Some(vec![known("east", CivilServant, [8, 7, 1, 1])]);
    let to_communes = |share: &str| run(&tables, &[abolish("district", &[row("kind:commune", "rest", share)])]);
    assert_eq!(to_communes("3").err(), Some(Stop::Refused), "west has nobody to give");
    let (before, after) = to_communes("1/1").unwrap();
    assert_eq!(after.scope(0, "x1", Lead), communes(&[1]));
    assert_eq!(filled(&after, "x1", CivilServant), Some(4));
    assert_eq!(filled(&after, "x2", CivilServant), Some(3));
    assert_eq!(after.bodies["x1"].parent.as_deref(), Some("root"));
    check(
        &measure(&before, &after).figures,
        &[("leaders_released", 2), ("tasks_moved", 1), ("tasks_with_one_lead", 1)],
    );
}

#[test]
fn abolishing_to_nobody_leaves_gaps_and_a_bench() {
    let mut tables = with(&[("t", "kind:district", Lead, &[])]);
    tables.posts = Some(vec![known("east", CivilServant, [8, 7, 1, 1])]);
    let expected = [("bench_staff", 7), ("bench_quota", 8), ("tasks_without_lead", 1), ("people_moved", 7)];
    check(&figures(&tables, &[abolish("district", &[])]), &expected);
    let later = [abolish("district", &[]), create("n1", "district", "root", &["d1"])];
    check(&figures(&tables, &later), &[("tasks_partly_led", 1)]);
    let tier = Operation::Abolish { what: Abolished::Tier(Tier::District), heirs: vec![row("east", "rest", "")] };
    assert_eq!(run(&tables, &[tier]).err(), Some(Stop::Refused));
    assert_eq!(run(&tables, &[abolish("district", &[]), abolish("district", &[])]).err(), Some(Stop::Refused));
}

#[test]
fn resizing_changes_one_known_quota() {
    let tables = staffed(&[
        known("finance", CivilServant, [10, 9, 1, 1]),
        posts("land", CivilServant, [None; 4]),
        known("east", CivilServant, [1, 1, 0, 0]),
        known("east", PublicEmployee, [1, 1, 0, 0]),
    ]);
    let resize = |body: &str, change: &str| {
        let change = Change::parse(change).expect("a change");
        let step = Operation::Resize { body: body.into(), category: None, change };
        run(&tables, &[step]).map(|(_, after)| after.bodies[body].posts[&CivilServant].quota)
    };
    assert_eq!(resize("finance", "-25%"), Ok(Some(7)));
    assert_eq!(resize("finance", "=4"), Ok(Some(4)));
    assert_eq!(resize("land", "=4"), Ok(Some(4)));
    for (body, change) in [("finance", "-11"), ("finance", "=10"), ("land", "+1"), ("east", "+1"), ("west", "+1")] {
        assert_eq!(resize(body, change), Err(Stop::Refused), "{body} {change}");
    }
}

#[test]
fn a_whole_number_to_a_kind_is_dealt_out_and_the_first_ids_take_the_rest() {
    let mut tables = staffed(&[known("finance", CivilServant, [9, 9, 0, 0])]);
    tables.kinds[1].id = "board".to_owned();
    tables.bodies[1].kind = "board".into();
    tables.bodies[3].kind = "committee".into();
    let (_, after) =
        run(&tables, &[abolish("board", &[row("kind:commune", "", "6"), row("parent", "", "1/3")])]).unwrap();
    let people: Vec<_> =
        ["x1", "x2", "x3", "x4", "root"].iter().map(|body| filled(&after, body, CivilServant)).collect();
    assert_eq!(people, [2, 2, 1, 1, 3].map(Some));
}

#[test]
fn unknown_leaders_stay_unknown_and_so_does_what_they_become() {
    let staff =
        [posts("finance", CivilServant, [Some(9), Some(9), None, Some(1)]), known("land", CivilServant, [5, 5, 1, 0])];
    let found = figures(&staffed(&staff), &[split("finance", &[row("n1", "", "1")])]);
    assert_eq!((found["leaders_released"], found["heads"], found["deputies"]), (None, None, Some(1)));
    let merged = |bodies: &[&str], into: &str, leaders| {
        let found = figures(&staffed(&staff), &[merge(bodies, into, Units::Keep, leaders)]);
        (found["heads"], found["deputies"], found["filled"], found["bench_staff"])
    };
    assert_eq!(merged(&["finance"], "land", None), (Some(1), None, Some(14), Some(0)));
    assert_eq!(merged(&["finance"], "land", Some(Leaders::Bench)), (Some(1), Some(1), None, None));
    assert_eq!(merged(&["finance", "land"], "n1", None), (None, Some(2), Some(14), Some(0)));
}

#[test]
fn an_outside_body_leaves_nobody_on_the_bench() {
    let tables = staffed(&[known("police", CivilServant, [9, 9, 1, 1])]);
    let expected = [("filled", 0), ("bench_staff", 0), ("leaders_released", 0), ("people_moved", 0), ("bodies", 11)];
    check(&figures(&tables, &[dissolve("police", &[row("land", "rest", "")])]), &expected);
}
