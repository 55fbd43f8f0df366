//! What must hold for everybody.

use crate::oracles::c;
use crate::{day, person};
use jiff::ToSpan;
use proptest::prelude::*;
use std::sync::LazyLock;
use tinhgon::benefits::{Formula, Law, Verdict, judge};
use tinhgon::input::shipped_norms;
use tinhgon::model::tables::Person;
use tinhgon::model::{Category, Decimal, LeaveOption, Post, Sex};
use tinhgon::norms::Norms;

static NORMS: LazyLock<Norms> = LazyLock::new(shipped_norms);

prop_compose! {
    fn anybody()(
        birth in 0i64..560,
        leave in 0i64..24,
        sex in prop::bool::ANY,
        hard in prop::bool::ANY,
        defence in prop::bool::ANY,
        insurance in 0u32..540,
        coefficient in 10_000i64..90_000,
        leadership in 0i64..13_000,
        percent in 0i64..600_000,
        option in 0usize..4,
        category in 0usize..5,
    ) -> Person {
        let decimal = |parts: i64| Decimal::read(&format!("{}.{:04}", parts / 10_000, parts % 10_000));
        let first: jiff::civil::Date = "1958-01-01".parse().unwrap();
        let start: jiff::civil::Date = "2025-01-01".parse().unwrap();
        Person {
            birth: Some(first.checked_add(birth.months()).unwrap()),
            sex: Some(if sex { Sex::Male } else { Sex::Female }),
            hard_conditions: Some(hard),
            defence: Some(defence),
            insurance_months: Some(insurance),
            salary_coefficient: decimal(coefficient),
            leadership_allowance: decimal(leadership),
            percent_allowance: decimal(percent),
            post: Some(Post::Deputy),
            category: Category::ALL[category],
            hired: day("2010-01-01"),
            decision_date: day("2025-04-01"),
            clock_start: day("2025-03-01"),
            leave_date: Some(start.checked_add(leave.months()).unwrap()),
            pension_at_15: Some(false),
            ..person(LeaveOption::ALL[option])
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn parts_add_up_and_nobody_gets_an_amount_with_a_reason_against_it(person in anybody()) {
        match judge(&person, None, Law { norms: &NORMS, as_of: day("2025-06-30") }) {
            Verdict::Due(claim) => {
                prop_assert_eq!(claim.parts.iter().map(|part| part.amount).sum::<i64>(), claim.total);
                prop_assert_eq!(claim.salary.parts.iter().map(|line| line.2).sum::<i64>(), claim.salary.monthly);
                prop_assert!(claim.parts.iter().all(|part| part.amount >= 0));
                // Each part is within half a đồng of the salary times its formula.
                for part in &claim.parts {
                    let exact = i128::from(claim.salary.monthly) * part.formula.salaries();
                    let off = i128::from(part.amount) * Formula::SCALE - exact;
                    prop_assert!(off.abs() * 2 <= Formula::SCALE);
                }
                prop_assert!(claim.times.months_early > 0);
            }
            Verdict::Refused(obstacles) => prop_assert!(obstacles.iter().any(|obstacle| !obstacle.code.is_unknown())),
            Verdict::Unknown(obstacles) => prop_assert!(obstacles.iter().all(|obstacle| obstacle.code.is_unknown())),
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn more_insurance_or_a_higher_salary_is_never_less_money(person in anybody(), more in 1u32..24, raise in 1i64..5_000) {
        let law = Law { norms: &NORMS, as_of: day("2025-06-30") };
        let total = |person: &Person| judge(person, None, law).claim().map(|claim| claim.total);
        let insured = Person { insurance_months: person.insurance_months.map(|months| months + more), ..person.clone() };
        if let Some((before, after)) = total(&person).zip(total(&insured)) {
            prop_assert!(after >= before);
        }
        let parts = person.salary_coefficient.unwrap().parts() + raise;
        let coefficient = Decimal::read(&format!("{}.{:04}", parts / 10_000, parts % 10_000));
        let paid = Person { salary_coefficient: coefficient, ..person.clone() };
        if let Some((before, after)) = total(&person).zip(total(&paid)) {
            prop_assert!(after >= before);
        }
    }
}

#[test]
fn the_same_person_is_due_the_same_twice() {
    let law = Law { norms: &NORMS, as_of: None };
    assert_eq!(judge(&c(), None, law), judge(&c(), None, law));
}
