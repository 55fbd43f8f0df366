//! Bodies and areas.

use super::script::*;

#[test]
fn a_merge_refuses_what_makes_no_sense() {
    let stop = |bodies: &[&str], into: &str| run(&province(), &[merge(bodies, into, Units::Keep, None)]).err();
    assert_eq!(stop(&["finance"], "finance"), Some(Stop::Refused));
    assert_eq!(stop(&["finance", "finance"], "n1"), Some(Stop::Refused));
    assert_eq!(stop(&["finance"], "finance-office"), Some(Stop::Refused));
    assert_eq!(stop(&["police"], "finance"), Some(Stop::Refused));
    assert_eq!(stop(&["nobody"], "finance"), Some(Stop::Malformed));
    assert_eq!(stop(&["finance-office"], "finance"), None);
}

#[test]
fn twin_units_of_a_single_kind_merge_on_request() {
    check(&figures(&province(), &[merge(&["land"], "finance", Units::Keep, None)]), &[("bodies", 10)]);
    let (_, after) = run(&province(), &[merge(&["land"], "finance", Units::Merge, None)]).unwrap();
    assert!(after.bodies["finance-office"].living && !after.bodies["land-office"].living);
    let (_, after) = run(&province(), &[merge(&["land", "finance"], "n1", Units::Merge, None)]).unwrap();
    assert_eq!(after.children("n1"), ["land-office"]);
}

#[test]
fn units_follow_the_rest_but_not_below_themselves() {
    let (_, after) = run(&province(), &[dissolve("east", &[row("x1", "rest", "")])]).unwrap();
    assert_eq!(after.bodies["x1"].parent.as_deref(), Some("root"));
    assert_eq!(after.bodies["x2"].parent.as_deref(), Some("x1"));
    let (_, after) = run(&province(), &[dissolve("root", &[])]).unwrap();
    assert_eq!(after.bodies["east"].parent, None);
}

#[test]
fn merging_areas_merges_the_bodies_that_serve_just_them() {
    let areas = |listed: &[&str]| Operation::MergeAreas {
        areas: listed.iter().map(|area| (*area).into()).collect(),
        into: "m1".into(),
        name: None,
    };
    let (_, after) = run(&province(), &[areas(&["c2", "c1"])]).unwrap();
    assert!(after.bodies["x2"].living && !after.bodies["x1"].living);
    assert_eq!(after.bodies["x2"].area, communes(&[1, 2]));
    let crowded = [create("n1", "commune", "east", &["c1"]), areas(&["c1", "c2"])];
    check(&figures(&province(), &crowded), &[("bodies", 12)]);
    for refused in [&["c1"][..], &["c1", "c1"], &["d1", "c1"]] {
        assert_eq!(run(&province(), &[areas(refused)]).err(), Some(Stop::Refused));
    }
    assert_eq!(run(&province(), &[areas(&["c1", "c9"])]).err(), Some(Stop::Malformed));
}

#[test]
fn a_body_cannot_move_below_itself_nor_where_it_is() {
    let stop =
        |body: &str, under: &str| run(&province(), &[Operation::Move { body: body.into(), under: under.into() }]).err();
    assert_eq!(stop("east", "x1"), Some(Stop::Refused));
    assert_eq!(stop("x1", "east"), Some(Stop::Refused));
    assert_eq!(stop("x1", "west"), None);
}
