//! What people who leave are paid: the worked examples of the ministries, every limit and one past it, and what must
//! hold for everybody.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails is to panic")]
#![allow(missing_docs, reason = "each test is described by its name")]

mod limits;
mod oracles;
mod properties;

use jiff::civil::Date;
use tinhgon::benefits::{Claim, Law, ObstacleCode, Verdict, judge};
use tinhgon::input::shipped_norms;
use tinhgon::model::tables::Person;
use tinhgon::model::{Category, Decimal, Grade, LeaveOption, Post, Provenance, Sex};
use tinhgon::norms::Norms;

/// Somebody of whom nothing is known but the salary: synthetic, like every person here.
pub fn person(option: LeaveOption) -> Person {
    Person {
        id: "N001".into(),
        body: "so-a".into(),
        category: Category::CivilServant,
        post: Some(Post::Staff),
        sex: Some(Sex::Male),
        birth: None,
        insurance_months: Some(264),
        rank: None,
        salary_coefficient: decimal("4.65"),
        leadership_allowance: None,
        over_frame: None,
        percent_allowance: decimal("25"),
        reserved_coefficient: None,
        regional_allowance: None,
        decision_date: None,
        leave_date: None,
        clock_start: None,
        hard_conditions: None,
        defence: None,
        hired: None,
        barred: None,
        pension_at_15: None,
        option: Some(option),
        provenance: Provenance::of(Grade::Synthetic),
    }
}

pub fn decimal(text: &str) -> Option<Decimal> {
    Some(Decimal::read(text).unwrap())
}

pub fn day(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

/// What is due under the law of the day of leaving.
pub fn due<'n>(person: &Person, norms: &'n Norms) -> Claim<'n> {
    due_under(person, norms, None)
}

/// What is due under the law of a day.
pub fn due_under<'n>(person: &Person, norms: &'n Norms, as_of: Option<Date>) -> Claim<'n> {
    match judge(person, None, Law { norms, as_of }) {
        Verdict::Due(claim) => *claim,
        other => panic!("{other:?}"),
    }
}

/// Why nothing is due.
pub fn obstacles(person: &Person) -> Vec<ObstacleCode> {
    let norms = shipped_norms();
    let verdict = judge(person, None, Law { norms: &norms, as_of: None });
    assert!(verdict.claim().is_none(), "{verdict:?}");
    verdict.obstacles().iter().map(|obstacle| obstacle.code).collect()
}
