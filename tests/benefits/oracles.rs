//! The worked examples of dispatch 1814/BNV-TCBC (26/04/2025) and of Circular 19/2025/TT-BQP, as the press printed them.

use crate::{day, decimal, due, due_under, person};
use tinhgon::benefits::{Article, Claim, Formula, PartName, SalaryPart};
use tinhgon::input::shipped_norms;
use tinhgon::model::tables::Person;
use tinhgon::model::{LeaveOption, Post, Sex};

fn parts(claim: &Claim<'_>) -> Vec<(PartName, i64)> {
    claim.parts.iter().map(|part| (part.name, part.amount)).collect()
}

/// How many hundredths of a monthly salary a claim comes to.
fn hundredths(claim: &Claim<'_>) -> i128 {
    assert_eq!(claim.salaries() * 100 % Formula::SCALE, 0);
    claim.salaries() * 100 / Formula::SCALE
}

/// C: born 15/01/1966, 22 years of insurance, reorganised on 01/03/2025, leaves on 01/05/2025.
pub fn c() -> Person {
    Person {
        birth: day("1966-01-15"),
        post: Some(Post::Deputy),
        leadership_allowance: decimal("0.6"),
        decision_date: day("2025-04-15"),
        leave_date: day("2025-05-01"),
        clock_start: day("2025-03-01"),
        ..person(LeaveOption::EarlyRetirement)
    }
}

/// M: severance on 01/06/2025 with 15 years of insurance. The example gives no birth; this one has long to go.
pub fn m() -> Person {
    Person {
        birth: day("1985-03-01"),
        sex: Some(Sex::Female),
        salary_coefficient: decimal("3.66"),
        insurance_months: Some(180),
        decision_date: day("2025-05-15"),
        leave_date: day("2025-06-01"),
        clock_start: day("2025-03-01"),
        ..person(LeaveOption::Severance)
    }
}

/// D: woman born 02/09/1975, 15 years in a specially difficult area, 19 years of insurance, leaves on 01/07/2025.
pub fn d() -> Person {
    Person {
        birth: day("1975-09-02"),
        sex: Some(Sex::Female),
        hard_conditions: Some(true),
        insurance_months: Some(19 * 12),
        salary_coefficient: decimal("4.32"),
        percent_allowance: decimal("55"),
        decision_date: day("2025-06-20"),
        leave_date: day("2025-07-01"),
        clock_start: day("2025-07-01"),
        ..person(LeaveOption::EarlyRetirement)
    }
}

#[test]
fn example_c_retires_thirty_months_early() {
    let norms = shipped_norms();
    let claim = due(&c(), &norms);
    assert_eq!((claim.article, claim.salary.monthly), (Article::Early, 15_356_250));
    assert_eq!((claim.times.retirement, claim.times.months_early), ("2027-11-01".parse().unwrap(), 30));
    assert_eq!((claim.times.halves_early, claim.times.service_halves), (5, 44));
    let expected =
        [(PartName::MonthsEarly, 460_687_500), (PartName::YearsEarly, 191_953_125), (PartName::Service, 92_137_500)];
    assert_eq!(parts(&claim), expected);
    assert_eq!(claim.total, 744_778_125);
    // The years of insurance that the law before July 2025 asks for are recalled.
    assert!(!claim.is_verified());
    assert!(claim.used.iter().any(|basis| basis.norm == "benefits.early_month_rate_near"));
}

#[test]
fn example_m_takes_severance() {
    let norms = shipped_norms();
    let claim = due(&m(), &norms);
    assert_eq!((claim.article, claim.salary.monthly), (Article::SeveranceOfficials, 10_705_500));
    let expected = [
        (PartName::SeveranceMonths, 513_864_000),
        (PartName::SeveranceService, 240_873_750),
        (PartName::JobSearch, 32_116_500),
    ];
    assert_eq!(parts(&claim), expected);
    assert_eq!(claim.total, 786_854_250);
}

#[test]
fn the_salary_of_example_a_leaves_out_party_committee_and_region() {
    let norms = shipped_norms();
    let a = Person {
        salary_coefficient: decimal("5.42"),
        leadership_allowance: decimal("0.4"),
        regional_allowance: decimal("0.2"),
        ..c()
    };
    assert_eq!(due(&a, &norms).salary.monthly, 17_023_500);
}

#[test]
fn example_d_retires_by_the_lower_age_and_the_rule_for_fifteen_years() {
    let norms = shipped_norms();
    let claim = due(&d(), &norms);
    assert_eq!(claim.salary.monthly, 15_668_640);
    let salary: Vec<(SalaryPart, i64)> = claim.salary.parts.iter().map(|line| (line.0, line.2)).collect();
    assert_eq!(salary, [(SalaryPart::Rank, 10_108_800), (SalaryPart::Percent, 5_559_840)]);
    assert_eq!((claim.times.retirement, claim.times.months_early), ("2028-06-01".parse().unwrap(), 35));
    // The inputs and the salary are printed; the parts were reckoned from them.
    let amounts: Vec<i64> = claim.parts.iter().map(|part| part.amount).collect();
    assert_eq!(amounts, [548_402_400, 235_029_600, 94_011_840]);
    assert_eq!(claim.total, 877_443_840);
    let general = Person { pension_at_15: Some(false), ..d() };
    assert_eq!(due(&general, &norms).total, 861_775_200, "if the general rule held");
}

/// The three examples of the armed forces were printed before the paper that ended the policy.
fn soldier(birth: &str, leave: &str, clock: &str, decided: &str, insurance: u32) -> Person {
    Person {
        birth: day(birth),
        defence: Some(true),
        insurance_months: Some(insurance),
        decision_date: day(decided),
        leave_date: day(leave),
        clock_start: day(clock),
        ..person(LeaveOption::EarlyRetirement)
    }
}

/// The tables of ages are those of civilians: this gives a soldier the retirement date of the printed example.
fn retiring(person: Person, age_in_months: i64) -> (Person, tinhgon::norms::Norms) {
    let own = format!(
        "[retirement.age_men]\ndescription_vi = \"tuổi của ví dụ\"\ndescription_en = \"age of the example\"\nunit = \"months\"\n\
         [[retirement.age_men.values]]\nfrom = 2021-01-01\nvalue = {{ 1960-01 = {age_in_months} }}\n\
         citation = {{ instrument = \"Thông tư 19/2025/TT-BQP\" }}\nstatus = \"recalled\"\n"
    );
    let own = tinhgon::input::parse_norms(&[("norms/age.toml", own.as_str())]).unwrap();
    (person, shipped_norms().overlaid(own))
}

#[test]
fn example_q_leaves_in_month_thirteen_with_less_than_two_years_left_and_is_due_half_a_salary_for_each_of_twelve_months()
{
    // Age limit on 30/04/2027: the 1st of May is 672 + 1 months after the month of birth.
    let (q, norms) = retiring(soldier("1971-04-01", "2026-05-01", "2025-03-01", "2026-04-01", 35 * 12 + 3), 672);
    let claim = due_under(&q, &norms, day("2025-06-30"));
    assert_eq!((claim.times.months_early, claim.times.service_halves), (12, 71));
    assert_eq!(hundredths(&claim), 600);
    let civil = Person { defence: None, ..q };
    assert_eq!(hundredths(&due_under(&civil, &norms, day("2025-06-30"))), 1200, "a civil servant keeps the full rate");
}

#[test]
fn example_h_leaves_eighty_four_months_early_and_is_due_ninety_one_salaries() {
    let (h, norms) = retiring(soldier("1978-07-01", "2025-08-01", "2025-03-01", "2025-07-15", 27 * 12 + 11), 648);
    let claim = due(&h, &norms);
    assert_eq!((claim.times.months_early, claim.times.service_halves), (84, 56));
    assert_eq!(hundredths(&claim), 9100);
}

#[test]
fn example_k_leaves_forty_eight_months_early_and_is_due_eighty_and_three_quarters_salaries() {
    let (k, norms) = retiring(soldier("1971-05-01", "2025-06-01", "2025-03-01", "2025-05-15", 35 * 12 + 4), 696);
    let claim = due(&k, &norms);
    assert_eq!((claim.times.months_early, claim.times.service_halves), (48, 71));
    assert_eq!(hundredths(&claim), 8075);
}
