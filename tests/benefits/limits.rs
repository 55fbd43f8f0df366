//! Every limit, and one past it.

use crate::oracles::{c, d, m};
use crate::{day, due, due_under, obstacles, person};
use tinhgon::benefits::{Article, Band, Law, ObstacleCode, Period, Verdict, judge};
use tinhgon::input::shipped_norms;
use tinhgon::model::tables::Person;
use tinhgon::model::{Barred, Category, LeaveOption};

/// Somebody like C who is born so that this many months are left on 01/05/2025. Men born from April 1966 on retire in
/// the month after they turn 62.
fn months_left(months: i64) -> Person {
    let first = 12 * 2025 + 4 + months - 745;
    Person { birth: day(&format!("{:04}-{:02}-15", first / 12, first % 12 + 1)), insurance_months: Some(300), ..c() }
}

fn salaries_of(person: &Person) -> Vec<i128> {
    let norms = shipped_norms();
    due(person, &norms).parts.iter().map(|part| part.formula.salaries() * 100 / 20_000).collect()
}

#[test]
fn under_two_years_only_the_months_are_paid_and_at_two_years_everything() {
    // Born before April 1966, so that fewer months are left: 1965-04 retires after 61 years and 6 months.
    let at = |birth: &str| Person { birth: day(birth), insurance_months: Some(300), ..c() };
    let norms = shipped_norms();
    let short = due(&at("1965-09-01"), &norms);
    assert_eq!((short.times.months_early, short.times.band, short.parts.len()), (26, Band::Near, 3));
    let shorter = due(&at("1965-06-01"), &norms);
    assert_eq!((shorter.times.months_early, shorter.times.band, shorter.parts.len()), (20, Band::Short, 1));
    // The leaving day moves the same person over the limit.
    let leaving = |leave: &str| Person { leave_date: day(leave), ..at("1965-09-01") };
    let (on, past) = (due(&leaving("2025-07-01"), &norms), due(&leaving("2025-08-01"), &norms));
    assert_eq!((on.times.months_early, on.parts.len()), (24, 3));
    assert_eq!((past.times.months_early, past.parts.len()), (23, 1));
}

#[test]
fn from_month_sixty_one_on_the_far_rates_hold() {
    assert_eq!(salaries_of(&months_left(60)), [6000, 2500, 750]);
    assert_eq!(salaries_of(&months_left(61)), [5400, 2200, 750]);
}

#[test]
fn beyond_ten_years_there_is_no_early_retirement() {
    assert_eq!(salaries_of(&months_left(120))[..2], [5400, 4000]);
    assert_eq!(obstacles(&months_left(121)), [ObstacleCode::TooFarFromRetirement]);
    let leaves = Person { option: Some(LeaveOption::Severance), ..months_left(121) };
    assert_eq!(salaries_of(&leaves)[0], 4800, "but there is severance");
}

#[test]
fn after_twelve_months_the_lower_rate_holds() {
    let decided = |decision: &str| {
        let late =
            Person { decision_date: day(decision), leave_date: day("2026-04-01"), birth: day("1968-01-01"), ..c() };
        let norms = shipped_norms();
        let claim = due_under(&late, &norms, day("2025-06-30"));
        (claim.times.period, claim.parts[0].formula.salaries() / 200)
    };
    assert_eq!(decided("2026-02-28"), (Some(Period::First), 4600));
    assert_eq!(decided("2026-03-01"), (Some(Period::After), 2300));
    let severance = |decision: &str| {
        let late = Person { decision_date: day(decision), leave_date: day("2026-04-01"), ..m() };
        let late = Person { insurance_months: Some(170), ..late };
        let norms = shipped_norms();
        due_under(&late, &norms, day("2025-06-30")).parts[0].formula.salaries() / 200
    };
    assert_eq!((severance("2026-02-28"), severance("2026-03-01")), (4800, 2400));
}

#[test]
fn insurance_counts_in_half_years_and_the_first_twenty_at_once() {
    let service = |months: u32| salaries_of(&Person { insurance_months: Some(months), ..c() })[2];
    assert_eq!([240, 241, 246, 247, 252].map(service), [500, 525, 525, 550, 550]);
}

#[test]
fn the_rule_for_fifteen_years_begins_on_its_day_and_ends_at_twenty_years() {
    let service = |leave: &str, months: u32, marked: Option<bool>| {
        let person = Person {
            leave_date: day(leave),
            decision_date: day("2025-05-20"),
            clock_start: day("2025-03-01"),
            insurance_months: Some(months),
            pension_at_15: marked,
            ..d()
        };
        salaries_of(&person)[2]
    };
    assert_eq!(service("2025-07-01", 19 * 12, None), 600);
    assert_eq!(service("2025-07-01", 20 * 12, None), 500);
    assert_eq!(service("2025-06-01", 19 * 12, Some(true)), 600);
    let before = Person {
        leave_date: day("2025-06-01"),
        decision_date: day("2025-05-20"),
        clock_start: day("2025-03-01"),
        ..d()
    };
    assert_eq!(obstacles(&before), [ObstacleCode::InsuranceTooShort]);
}

#[test]
fn the_policy_ends_on_its_last_day() {
    let leaving = |leave: &str, decision: &str| Person { leave_date: day(leave), decision_date: day(decision), ..c() };
    let norms = shipped_norms();
    assert_eq!(due(&leaving("2025-09-01", "2025-08-30"), &norms).times.months_early, 26);
    assert_eq!(obstacles(&leaving("2025-09-01", "2025-08-31")), [ObstacleCode::DecidedTooLate]);
    assert_eq!(obstacles(&leaving("2025-09-02", "2025-08-30")), [ObstacleCode::LeftTooLate]);
    assert_eq!(due(&leaving("2025-12-01", "2025-07-31"), &norms).times.months_early, 23, "an early decision is kept");
    assert_eq!(obstacles(&leaving("2025-12-01", "2025-08-01")), [ObstacleCode::LeftTooLate]);
    assert_eq!(due(&leaving("2025-12-31", "2025-07-31"), &norms).times.months_early, 22);
    assert_eq!(obstacles(&leaving("2026-01-01", "2025-07-31")), [ObstacleCode::LeftTooLate]);
    let undecided = Person { decision_date: None, ..leaving("2025-12-01", "2025-07-31") };
    assert_eq!(obstacles(&undecided), [ObstacleCode::InputMissing], "it may have been decided early");
}

#[test]
fn contracts_must_have_begun_before_the_day() {
    let hired = |hired| Person { category: Category::ContractProfessional, hired, ..m() };
    let norms = shipped_norms();
    let claim = due(&hired(day("2019-01-14")), &norms);
    assert_eq!((claim.article, claim.parts[2].amount), (Article::SeveranceEmployees, 0));
    assert_eq!(obstacles(&hired(day("2019-01-15"))), [ObstacleCode::ContractTooRecent]);
    assert_eq!(obstacles(&hired(None)), [ObstacleCode::InputMissing]);
}

#[test]
fn severance_asks_for_two_years_left_and_no_right_to_retire() {
    assert_eq!(
        obstacles(&Person { option: Some(LeaveOption::Severance), ..c() }),
        [ObstacleCode::EarlyRetirementApplies]
    );
    let near = |leave: &str| Person {
        birth: day("1965-09-01"),
        sex: c().sex,
        leave_date: day(leave),
        decision_date: day("2025-05-20"),
        insurance_months: Some(150),
        ..m()
    };
    let norms = shipped_norms();
    assert_eq!(due(&near("2025-07-01"), &norms).times.months_early, 24);
    assert_eq!(obstacles(&near("2025-08-01")), [ObstacleCode::TooNearForSeverance]);
}

#[test]
fn severance_counts_sixty_months_at_most() {
    let months = |months: u32| salaries_of(&Person { insurance_months: Some(months), ..m() })[0];
    assert_eq!([59, 60, 61].map(months), [4720, 4800, 4800]);
}

#[test]
fn the_other_articles_pay_all_three_parts() {
    let own = Person { option: Some(LeaveOption::OwnStreamlining), clock_start: None, ..c() };
    let norms = shipped_norms();
    let claim = due(&own, &norms);
    assert_eq!(
        (claim.article, claim.times.period, claim.total),
        (Article::OwnStreamlining, Some(Period::First), 744_778_125)
    );
    let far = Person { option: Some(LeaveOption::OwnStreamlining), ..months_left(61) };
    assert_eq!(obstacles(&far), [ObstacleCode::TooFarFromRetirement]);
    let before = Person { leave_date: day("2025-03-01"), ..own.clone() };
    assert!(obstacles(&before).contains(&ObstacleCode::NormMissing), "the article begins on 15/03/2025");
    let party = Person { option: Some(LeaveOption::NotReelected), decision_date: None, clock_start: None, ..c() };
    let claim = due(&party, &norms);
    assert_eq!((claim.article, claim.total), (Article::NotReelected, 744_778_125));
}

#[test]
fn everything_in_the_way_is_found_at_once() {
    let everything = Person {
        category: Category::ContractSupport,
        hired: day("2020-01-01"),
        barred: Some(Barred::Discipline),
        leave_date: day("2025-10-01"),
        insurance_months: Some(100),
        ..months_left(130)
    };
    let found = [
        ObstacleCode::ContractTooRecent,
        ObstacleCode::Barred,
        ObstacleCode::LeftTooLate,
        ObstacleCode::InsuranceTooShort,
        ObstacleCode::TooFarFromRetirement,
    ];
    let decided = Person { decision_date: day("2025-08-15"), ..everything };
    assert_eq!(obstacles(&decided), found);
}

#[test]
fn who_has_reached_the_age_or_is_not_covered_is_refused() {
    assert_eq!(obstacles(&Person { birth: day("1962-01-01"), ..c() }), [ObstacleCode::AlreadyAtAge]);
    assert_eq!(obstacles(&Person { birth: day("1963-04-01"), ..c() }), [ObstacleCode::AlreadyAtAge]);
    assert_eq!(obstacles(&Person { category: Category::PartTime, ..m() }), [ObstacleCode::CategoryNotCovered]);
}

#[test]
fn what_is_not_known_is_unknown_and_never_an_amount() {
    let norms = shipped_norms();
    let law = Law { norms: &norms, as_of: None };
    type Blank = fn(&mut Person);
    let blanks: [(&str, Blank); 9] = [
        ("leave_date", |person| person.leave_date = None),
        ("birth", |person| person.birth = None),
        ("sex", |person| person.sex = None),
        ("insurance_months", |person| person.insurance_months = None),
        ("salary_coefficient", |person| person.salary_coefficient = None),
        ("leadership_allowance", |person| person.leadership_allowance = None),
        ("percent_allowance", |person| person.percent_allowance = None),
        ("decision_date", |person| person.decision_date = None),
        ("clock_start", |person| person.clock_start = None),
    ];
    for (column, blank) in blanks {
        let mut person = c();
        blank(&mut person);
        let Verdict::Unknown(obstacles) = judge(&person, None, law) else { panic!("{column}") };
        assert_eq!(obstacles.len(), 1);
        assert_eq!(obstacles[0].missing, [column]);
    }
    assert_eq!(judge(&Person { option: None, ..c() }, None, law), Verdict::Open);
    assert_eq!(judge(&person(LeaveOption::Stay), None, law), Verdict::Stays);
    let by_plan = judge(&Person { clock_start: None, ..c() }, day("2025-03-01"), law);
    assert_eq!(by_plan.claim().unwrap().total, 744_778_125, "the plan may give the day");
    let nothing = tinhgon::norms::Norms::default();
    assert_eq!(judge(&c(), None, Law { norms: &nothing, as_of: None }).word(), "unknown");
}
