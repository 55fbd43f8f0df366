//! Communes: the frame of posts before and after the reform, their divisions, and people after against before.

use crate::case::Case;
use crate::court::{Court, court, posts_each, province, several};

/// A commune committee at `c1` with so many posts.
fn commune(posts: i64) -> Court {
    let case = province()
        .bodies("x ubnd-xa root@c1")
        .posts(&format!("x cadre 10/10 1+2; x civil_servant {0}/{0}", posts - 10));
    court(case)
}

/// What the frame says, with the kind and the class of the unit; its people and its size are just the standard.
fn old_frame(posts: i64, kind: Option<&str>, class: Option<&str>) -> String {
    peopled_frame(posts, kind, class, 8_000, 30)
}

fn peopled_frame(posts: i64, kind: Option<&str>, class: Option<&str>, people: i64, km2: i64) -> String {
    let court = commune(posts).on("2025-06-30").area("c1", |area| {
        area.kind = kind.map(str::to_owned);
        area.class = class.map(str::to_owned);
        (area.population, area.area_m2, area.mountainous) = (Some(people), Some(km2 * 1_000_000), Some(false));
    });
    court.stands().says("commune-over-frame", "x").to_owned()
}

#[test]
fn before_the_reform_the_frame_goes_by_class_and_wards_have_one_more() {
    for (kind, class, most) in [("xã", "loại I", 22), ("xã", "2", 20), ("xã", "III", 18)] {
        assert_eq!(old_frame(most, Some(kind), Some(class)), "", "{kind} {class}");
        let over = format!("warning {}/{most}", most + 1);
        assert_eq!(old_frame(most + 1, Some(kind), Some(class)), over, "{kind} {class}");
    }
    for (kind, class, most) in [("phường", "I", 23), ("phường", "II", 21), ("phường", "III", 19), ("thị trấn", "3", 18)]
    {
        assert_eq!(old_frame(most, Some(kind), Some(class)), "", "{kind} {class}");
        // More people would give it more posts, and the standard of its sort is not among the norms.
        let over = format!("unknown {}/? lacks population", most + 1);
        assert_eq!(old_frame(most + 1, Some(kind), Some(class)), over, "{kind} {class}");
    }
}

#[test]
fn people_and_land_above_the_standard_give_a_commune_more_posts() {
    let second = |posts, people, km2| peopled_frame(posts, Some("xã"), Some("II"), people, km2);
    assert_eq!(second(21, 11_999, 30), "warning 21/20", "half of the standard above it, and no less");
    assert_eq!((second(21, 12_000, 30), second(22, 12_000, 30)), (String::new(), "warning 22/21".into()));
    assert_eq!(second(21, 8_000, 59), "warning 21/20", "once the standard of land above it, and no less");
    assert_eq!((second(21, 8_000, 60), second(23, 12_000, 60)), (String::new(), "warning 23/22".into()));
    assert_eq!(second(20, 1_000, 1), "", "fewer people or less land take none away");
}

#[test]
fn over_its_class_nobody_can_tell_of_a_commune_without_people_or_land() {
    let court = commune(21).on("2025-06-30").area("c1", |area| {
        (area.kind, area.class) = (Some("xã".to_owned()), Some("II".to_owned()));
    });
    assert_eq!(court.stands().says("commune-over-frame", "x"), "unknown 21/? lacks population");
}

#[test]
fn without_class_or_kind_only_what_lies_between_is_unknown() {
    assert_eq!(old_frame(18, Some("xã"), None), "");
    assert_eq!(old_frame(19, Some("xã"), None), "unknown 19/? lacks area-class");
    assert_eq!(old_frame(22, Some("xã"), None), "unknown 22/? lacks area-class");
    assert_eq!(old_frame(23, Some("xã"), None), "warning 23/22");
    assert_eq!(old_frame(22, None, Some("I")), "");
    assert_eq!(old_frame(23, None, Some("I")), "unknown 23/? lacks population");
}

#[test]
fn since_the_reform_it_is_thirty_two_for_all_and_going_over_it_only_warns() {
    assert_eq!(commune(32).on("2025-07-01").stands().says("commune-over-frame", "x"), "");
    let over = commune(33).on("2025-07-01").stands();
    assert_eq!(over.says("commune-over-frame", "x"), "warning 33/32");
    assert_eq!(over.norm("commune-over-frame", "x"), "communes.posts_frame");
    assert_eq!(commune(33).on("2023-07-31").stands().checked("commune-over-frame"), (0, 0, 0), "nothing in force");
}

#[test]
fn posts_that_are_not_told_leave_it_unknown() {
    let case = province().bodies("x ubnd-xa root@c1").posts("x cadre ?/? 1+2");
    assert_eq!(court(case).stands().says("commune-over-frame", "x"), "unknown ?/32 lacks posts");
}

#[test]
fn what_is_inside_counts_and_a_merged_commune_has_five_years() {
    let case = province()
        .bodies("x ubnd-xa root@c1; y ubnd-xa root@c2; a phong-xa x")
        .posts("x cadre 10/10 1+2; y cadre 20/20 1+2; a civil_servant 10/10 1+1");
    let after = court(case).after("2025-07-01,merge-areas,c1 | c2,c12,,,name:Mới");
    assert_eq!(after.says("commune-over-frame", "x"), "warning 40/32 until 2030-07-01");
}

#[test]
fn a_merged_commune_has_no_class_yet() {
    let case = province().bodies("x ubnd-xa root@c1; y ubnd-xa root@c2").posts("x cadre 12/12 1+2; y cadre 9/9 1+2");
    let classed =
        |id: &str, court: Court| court.area(id, |area| (area.kind, area.class) = (Some("xã".into()), Some("I".into())));
    let court = classed("c2", classed("c1", court(case).on("2025-06-30")));
    let after = court.after("2025-06-15,merge-areas,c1 | c2,c12,,,name:Mới");
    assert_eq!(after.says("commune-over-frame", "x"), "unknown 21/? lacks area-class");
}

fn staffed(divisions: usize, deputies_of_first: i64) -> Case {
    let posts =
        posts_each("a", divisions, "civil_servant 6/6 1+2").replacen("1+2", &format!("1+{deputies_of_first}"), 1);
    province().bodies("x ubnd-xa root@c1").bodies(&several("a", divisions, "phong-xa", "x")).posts(&posts)
}

#[test]
fn a_commune_has_three_divisions_beside_its_service_centre() {
    let centre = |divisions| court(staffed(divisions, 1).bodies("t tt-phuc-vu-hcc-xa x")).stands();
    assert_eq!(centre(3).says("units-over-limit", "x"), "");
    assert_eq!(centre(4).says("units-over-limit", "x"), "breach 4/3");
    assert_eq!(court(staffed(4, 1)).on("2025-06-30").stands().says("units-over-limit", "x"), "");
}

#[test]
fn its_divisions_and_centre_have_two_deputies_each_on_average() {
    let said = |deputies, day: &str| {
        let case = staffed(3, deputies).bodies("t tt-phuc-vu-hcc-xa x").posts("t civil_servant 6/6 1+2");
        court(case).on(day).stands().says("unit-deputies-over-average", "x").to_owned()
    };
    assert_eq!(said(2, "2026-02-01"), "");
    assert_eq!(said(3, "2026-02-01"), "breach 9/8");
    assert_eq!(said(3, "2025-10-14"), "");
    assert_eq!(said(3, "2025-10-15"), "breach 9/8");
}

#[test]
fn unknown_deputies_of_one_division_leave_the_average_unknown() {
    let case = staffed(2, 2).bodies("t tt-phuc-vu-hcc-xa x").posts("t civil_servant 6/6 1+?");
    let verdict = court(case).stands();
    assert_eq!(verdict.says("unit-deputies-over-average", "x"), "unknown ?/6 lacks posts");
}
