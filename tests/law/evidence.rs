//! How sure a verdict is, and what the user makes of the rules.

use crate::case::Case;
use crate::court::{Court, court, posts_each, province, several};
use tinhgon::input::shipped_norms;
use tinhgon::model::Grade;
use tinhgon::norms::Status;

fn division(deputies: i64) -> Case {
    province()
        .bodies("s so root; d phong-so s")
        .posts(&format!("s civil_servant 3/3 1+2; d civil_servant 6/6 1+{deputies}"))
}

/// Fifteen departments and something wrong with everything below them.
fn wrong() -> Court {
    let case = province()
        .bodies(&several("s", 15, "so", "root"))
        .bodies("d phong-so s1; q chi-cuc s1; i thanh-tra-so s1; h ubnd-huyen root@d1; x ubnd-xa h@c1; u dvsn-ubnd-tinh root")
        .bodies(&several("f", 11, "phong-huyen", "h"))
        .bodies("o1 office s2; o2 office s2; w dvsn-so s3")
        .posts(&posts_each("s", 15, "civil_servant 4/5 1+4"))
        .posts("d civil_servant 4/4 1+3; q civil_servant 9/9 1+3; x cadre 44/44 1+2; u public_employee 9/9 1+4")
        .posts("w public_employee 9/9 1+4");
    court(case)
}

#[test]
fn every_breach_cites_a_verified_value_in_force_on_the_day() {
    let norms = shipped_norms();
    for day in ["2020-12-01", "2025-03-01", "2025-06-30", "2025-07-01", "2026-01-01", "2031-01-01"] {
        let verdict = wrong().on(day).stands();
        assert!(verdict.breaches().len() > 1, "{day}");
        for (finding, norm) in verdict.breaches() {
            let entry = norms.at(crate::court::day(day)).entry(norm).unwrap_or_else(|| panic!("{finding}: {norm}"));
            assert_eq!(entry.status, Status::Verified, "{finding}: {norm} on {day}");
        }
    }
}

#[test]
fn no_breach_rests_on_rows_that_nobody_verified() {
    let mut case = wrong();
    case = case.all_graded(Grade::Recalled);
    assert_eq!(case.stands().breaches(), Vec::<(String, &str)>::new());
    assert!(case.stands().all().len() > 20);
}

#[test]
fn people_from_unverified_rows_make_a_verified_body_unsure() {
    let case = province()
        .bodies("s so root; d phong-so s; e phong-so s")
        .posts("d civil_servant 3/3 1+0; e civil_servant 2/2 1+0");
    let after = |grade| {
        let court = court(case.clone()).posts_graded("e", grade);
        court.after("2026-01-05,merge,e,d,,,").says("body-too-small", "d").to_owned()
    };
    assert_eq!(after(Grade::Verified), "breach 5/7");
    assert_eq!(after(Grade::Synthetic), "warning 5/7");
}

#[test]
fn what_a_plan_makes_is_assumed() {
    let after = court(division(1)).after("2026-01-05,create,n,s,kind:phong-so,,");
    assert_eq!(after.says("body-too-small", "n"), "warning 0/7");
}

#[test]
fn a_rule_turned_off_says_nothing_and_is_not_counted() {
    let off = court(division(2)).rule("deputies-over-norm", "off").stands();
    assert_eq!((off.subjects("deputies-over-norm").as_str(), off.checked("deputies-over-norm")), ("", (0, 0, 0)));
    assert_eq!(off.says("body-too-small", "d"), "breach 6/7", "the others are judged");
}

#[test]
fn measures_of_the_tool_can_be_turned_off_too() {
    let case = province().tasks("t A; u A").duties("t lead root");
    let on = court(case.clone()).stands();
    assert_eq!((on.subjects("task-without-lead").as_str(), on.checked("task-without-lead")), ("u", (1, 1, 0)));
    let off = court(case).rule("task-without-lead", "off").stands();
    assert_eq!((off.subjects("task-without-lead").as_str(), off.checked("task-without-lead")), ("", (0, 0, 0)));
}

#[test]
fn the_user_may_raise_what_is_only_recalled_or_not_verified() {
    let recalled = court(division(2)).on("2025-03-01");
    assert_eq!(recalled.stands().says("deputies-over-norm", "d"), "warning 2/1");
    assert_eq!(recalled.rule("deputies-over-norm", "breach").stands().says("deputies-over-norm", "d"), "breach 2/1");
    let assumed = court(division(2)).posts_graded("d", Grade::Assumed).rule("body-too-small", "breach");
    assert_eq!(assumed.stands().says("body-too-small", "d"), "breach 6/7");
    let over = province().bodies("s so root").posts("s civil_servant 9/10");
    let over = court(over).rule("filled-over-quota", "breach").stands();
    assert_eq!(over.says("filled-over-quota", "s:civil_servant"), "breach 10/9");
}

#[test]
fn the_user_may_lower_a_breach() {
    let lowered = |setting| court(division(1)).rule("body-too-small", setting).stands();
    assert_eq!(lowered("note").says("body-too-small", "d"), "note 6/7");
    assert_eq!(lowered("warning").says("body-too-small", "d"), "warning 6/7");
}

#[test]
fn what_nobody_can_tell_stays_unknown_whatever_the_user_wants() {
    for setting in ["note", "breach"] {
        let case = province().bodies("s so root; d phong-so s").posts("d civil_servant ?/?");
        let verdict = court(case).rule("body-too-small", setting).stands();
        assert_eq!(verdict.says("body-too-small", "d"), "unknown ?/7 lacks posts");
    }
}

#[test]
fn a_province_may_lay_its_own_norm_over_that_of_the_law() {
    let own = r#"
        [departments.count]
        description_vi = "Số sở của tỉnh"
        description_en = "Departments of the province"
        unit = "bodies"
        kinds = ["so"]
        [[departments.count.values]]
        from = 2025-01-01
        value = 16
        citation = { instrument = "Nghị quyết thí điểm" }
        status = "verified"
    "#;
    let verdict = wrong().norms(own).stands();
    assert_eq!(verdict.says("departments-over-limit", ""), "");
    let others = |verdict: &crate::court::Verdict| {
        let all = verdict.all().into_iter().filter(|line| !line.starts_with("departments-over-limit"));
        all.collect::<Vec<_>>()
    };
    assert_eq!(others(&verdict), others(&wrong().stands()), "nothing else changes");
}
