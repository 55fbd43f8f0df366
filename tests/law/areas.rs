//! Communes and wards against the standards of people and size, as they stand and as a plan merges them.

use crate::court::{Court, Verdict, court, province};
use tinhgon::model::tables::Area;

const KM2: i64 = 1_000_000;
/// Whole per cent, as areas keep shares.
const PERCENT: i64 = 10_000;

fn of(people: i64, km2: i64) -> impl Fn(&mut Area) {
    move |area| {
        area.kind = Some("xã".to_owned());
        (area.population, area.area_m2) = (Some(people), Some(km2 * KM2));
        (area.mountainous, area.border, area.minority_share) = (Some(false), Some(false), Some(0));
    }
}

/// Only `c1` is told of, so that only it can be judged.
fn one(change: impl FnOnce(&mut Area)) -> Court {
    court(province()).on("2025-04-01").area("c1", change)
}

fn said(verdict: &Verdict, area: &str) -> String {
    verdict.says("area-below-standard", area).to_owned()
}

fn stands(people: i64, km2: i64, change: impl FnOnce(&mut Area)) -> String {
    let court = one(|area| {
        of(people, km2)(area);
        change(area);
    });
    said(&court.stands(), "c1")
}

#[test]
fn a_commune_has_eight_thousand_people_and_thirty_square_kilometres() {
    assert_eq!(stands(8_000, 30, |_| {}), "");
    assert_eq!(stands(7_999, 30, |_| {}), "note 7999/8000", "nothing obliges a unit that no plan touches");
    assert_eq!(stands(8_000, 29, |_| {}), "note 29000000/30000000");
}

#[test]
fn in_the_mountains_it_has_five_thousand_people_and_fifty_square_kilometres() {
    let high = |area: &mut Area| area.mountainous = Some(true);
    assert_eq!(stands(5_000, 50, high), "");
    assert_eq!(stands(4_999, 50, high), "note 4999/5000");
    assert_eq!(stands(5_000, 49, high), "note 49000000/50000000");
}

#[test]
fn from_2026_the_standards_are_sixteen_thousand_and_a_hundred_square_kilometres() {
    let low = |day: &str| said(&one(of(8_000, 30)).on(day).stands(), "c1");
    assert_eq!((low("2025-12-31"), low("2026-01-01")), (String::new(), "note 8000/16000".to_owned()));
    let high = |day: &str| {
        let court = one(of(5_000, 50)).area("c1", |area| area.mountainous = Some(true)).on(day);
        said(&court.stands(), "c1")
    };
    assert_eq!((high("2025-12-31"), high("2026-01-01")), (String::new(), "note 50000000/100000000".to_owned()));
}

#[test]
fn what_is_missing_makes_it_unknown_unless_something_else_fails() {
    let unknown = |change: fn(&mut Area)| stands(8_000, 30, change);
    assert_eq!(unknown(|area| area.population = None), "unknown ?/8000 lacks population");
    assert_eq!(unknown(|area| area.area_m2 = None), "unknown ?/30000000 lacks area-size");
    assert_eq!(stands(7_999, 30, |area| area.area_m2 = None), "note 7999/8000", "too few people all the same");
}

#[test]
fn whether_it_is_mountainous_matters_only_between_the_two_standards() {
    let whatever = |people, km2| stands(people, km2, |area| area.mountainous = None);
    assert_eq!(whatever(8_000, 50), "");
    assert_eq!(whatever(4_999, 60), "note 4999/5000", "too few both ways");
    assert_eq!(whatever(6_000, 60), "unknown 6000/? lacks mountainous");
    assert_eq!(whatever(8_000, 40), "unknown 40000000/? lacks mountainous");
    assert_eq!(whatever(6_000, 40), "note 40000000/50000000", "too small in the mountains, too few people elsewhere");
}

/// The least population in the mountains with a share of minorities.
fn least(share: i64, change: fn(&mut Area)) -> i64 {
    let fits = |people: i64| {
        let change = |area: &mut Area| {
            (area.mountainous, area.minority_share) = (Some(true), Some(share));
            change(area);
        };
        stands(people, 50, change).is_empty()
    };
    let least = (0..=5_000).step_by(250).find(|people| fits(*people)).unwrap();
    assert!(least == 0 || !fits(least - 1), "{share}");
    least
}

#[test]
fn many_ethnic_minorities_lower_the_population_by_whole_steps_down_to_a_fifth() {
    for (share, people) in [(29, 5_000), (30, 2_500), (39, 2_500), (40, 2_250), (60, 1_750), (90, 1_000), (100, 1_000)]
    {
        assert_eq!(least(share * PERCENT, |_| {}), people, "{share} %");
    }
    // Published points of Resolution 27/2022.
    assert_eq!(least(513_700, |_| {}), 2_000);
    assert_eq!((least(962_500, |_| {}), least(989_300, |_| {})), (1_000, 1_000));
    assert_eq!(least(300_000 - 1, |_| {}), 5_000, "the smallest part below 30 %");
}

#[test]
fn it_is_lowered_on_the_border_too_and_nowhere_else() {
    let lowered = |border: Option<bool>, people| {
        stands(people, 30, |area| (area.border, area.minority_share) = (border, Some(40 * PERCENT)))
    };
    assert_eq!((lowered(Some(true), 3_600), lowered(Some(true), 3_599)), (String::new(), "note 3599/3600".to_owned()));
    assert_eq!(lowered(Some(false), 7_999), "note 7999/8000");
    assert_eq!(lowered(None, 7_999), "unknown 7999/? lacks mountainous", "nobody says whether it is on the border");
    assert_eq!((lowered(None, 8_000), lowered(None, 3_599)), (String::new(), "note 3599/3600".to_owned()));
}

#[test]
fn without_the_share_of_minorities_only_what_lies_between_is_unknown() {
    let unknown = |people| stands(people, 50, |area| (area.mountainous, area.minority_share) = (Some(true), None));
    assert_eq!((unknown(5_000), unknown(999)), (String::new(), "note 999/1000".to_owned()));
    assert_eq!(unknown(4_999), "unknown 4999/? lacks minority-share");
    assert_eq!(stands(7_999, 30, |area| area.minority_share = None), "note 7999/8000", "no reduction there anyway");
}

#[test]
fn before_september_2022_nothing_was_lowered() {
    let court =
        one(of(2_500, 50)).area("c1", |area| (area.mountainous, area.minority_share) = (Some(true), Some(400_000)));
    assert_eq!(said(&court.clone().on("2022-09-20").stands(), "c1"), "note 2500/5000");
    assert_eq!(said(&court.on("2022-09-21").stands(), "c1"), "");
}

#[test]
fn of_wards_and_townships_as_they_stand_there_is_no_standard() {
    for kind in ["phường", "Phường", "thị trấn"] {
        assert_eq!(stands(10, 1, |area| area.kind = Some(kind.to_owned())), "", "{kind}");
    }
    assert_eq!(stands(10, 30, |area| area.kind = None), "note 10/8000", "of a commune where no kind is told");
}

/// Two communes merged on a day of 2025, judged then.
fn merged(first: impl Fn(&mut Area), second: impl Fn(&mut Area)) -> Court {
    court(province()).on("2025-07-01").area("c1", first).area("c2", second)
}

const MERGE: &str = "2025-07-01,merge-areas,c1 | c2,c12,,,name:Mới";

#[test]
fn a_merged_commune_has_twice_the_people_and_in_the_mountains_twice_the_size() {
    let low = |people, km2| said(&merged(of(people, km2), of(8_000, 15)).after(MERGE), "c12");
    assert_eq!(low(8_000, 15), "");
    assert_eq!(low(7_999, 15), "warning 15999/16000");
    assert_eq!(low(8_000, 14), "warning 29000000/30000000");
    let high = |people, km2| {
        let of = |people, km2| {
            move |area: &mut Area| {
                of(people, km2)(area);
                area.mountainous = Some(true);
            }
        };
        said(&merged(of(people, km2), of(2_500, 50)).after(MERGE), "c12")
    };
    assert_eq!(high(2_500, 50), "");
    assert_eq!(high(2_499, 50), "warning 4999/5000");
    assert_eq!(high(2_500, 49), "warning 99000000/100000000");
}

#[test]
fn the_orientation_holds_from_april_to_the_end_of_2025_and_the_standard_after() {
    let court = merged(of(4_000, 15), of(4_500, 15));
    let on = |day: &str| said(&court.clone().on(day).after(MERGE), "c12");
    assert_eq!(on("2025-04-14"), "", "8,500 people are enough by the standard");
    assert_eq!(on("2025-04-15"), "warning 8500/16000");
    let verdict = court.clone().after(MERGE);
    assert_eq!(verdict.norm("area-below-standard", "c12"), "administrative_units.orientation_commune_population");
    assert_eq!(on("2025-12-31"), "warning 8500/16000");
    assert_eq!(on("2026-01-01"), "warning 8500/16000");
    let verdict = court.on("2026-01-01").after(MERGE);
    assert_eq!(verdict.norm("area-below-standard", "c12"), "administrative_units.commune_population");
}

#[test]
fn made_of_three_old_units_it_is_exempt_however_they_were_merged() {
    let court = merged(of(10, 1), of(10, 1)).area("c3", of(10, 1));
    assert_eq!(said(&court.after(MERGE), "c12"), "warning 20/16000");
    for steps in [
        "2025-07-01,merge-areas,c1 | c2 | c3,new,,,name:Mới",
        "2025-07-01,merge-areas,c1 | c2,c12,,,name:Mới\n2025-07-02,merge-areas,c12 | c3,new,,,name:Mới",
    ] {
        let after = court.after(steps);
        assert!(!after.subjects("area-below-standard").contains("new"), "{steps}");
    }
}

#[test]
fn before_the_resolution_nothing_was_exempt() {
    let court = merged(of(10, 1), of(10, 1)).area("c3", of(10, 1)).on("2025-04-14");
    let after = court.after("2025-07-01,merge-areas,c1 | c2 | c3,new,,,name:Mới");
    assert_eq!(said(&after, "new"), "warning 30/8000");
}

fn ward(people: i64, m2: i64, change: fn(&mut Area)) -> String {
    let of = |people, m2| {
        move |area: &mut Area| {
            of(people, 0)(area);
            (area.kind, area.area_m2) = (Some("phường".to_owned()), Some(m2));
            change(area);
        }
    };
    said(&merged(of(people, m2), of(1_000, 500_000)).after(MERGE), "c12")
}

#[test]
fn a_new_ward_has_five_and_a_half_square_kilometres_and_its_people_by_where_it_lies() {
    assert_eq!(ward(20_000, 5_000_000, |_| {}), "");
    assert_eq!(ward(19_999, 5_000_000, |_| {}), "warning 20999/21000");
    assert_eq!(ward(20_000, 4_999_999, |_| {}), "warning 5499999/5500000");
    for change in [|area: &mut Area| area.mountainous = Some(true), |area: &mut Area| area.border = Some(true)] {
        assert_eq!(ward(14_000, 5_000_000, change), "");
        assert_eq!(ward(13_999, 5_000_000, change), "warning 14999/15000");
    }
    assert_eq!(ward(17_000, 5_000_000, |area| area.border = None), "unknown 18000/? lacks mountainous");
}

#[test]
fn merged_with_a_ward_it_is_a_ward_and_of_a_township_and_a_commune_a_commune() {
    let with = |first: &'static str, second: &'static str| {
        let of = |kind: &'static str| {
            move |area: &mut Area| {
                of(8_000, 15)(area);
                area.kind = Some(kind.to_owned());
            }
        };
        said(&merged(of(first), of(second)).after(MERGE), "c12")
    };
    assert_eq!(
        (with("xã", "phường"), with("phường", "xã")),
        ("warning 16000/21000".into(), "warning 16000/21000".into())
    );
    assert_eq!((with("xã", "thị trấn"), with("thị trấn", "xã")), (String::new(), String::new()));
}
