//! Who may claim: everything that stands in the way of a benefit.

use super::law::{Basis, Reader};
use super::obstacle::{Measure, Obstacle, ObstacleCode};
use super::times::{Band, Times};
use crate::model::tables::Person;
use crate::model::{Category, LeaveOption};
use jiff::civil::Date;

/// One person under one law.
pub(super) struct Case<'p, 'n> {
    pub person: &'p Person,
    pub option: LeaveOption,
    pub leave: Date,
    pub clock: Option<Date>,
    pub law: Reader<'n>,
    pub obstacles: Vec<Obstacle<'n>>,
    pub missing: Vec<&'static str>,
}

impl<'n> Case<'_, 'n> {
    /// Whether the person is among those whom the decree means; the case of the job-search allowance.
    pub(super) fn covered(&mut self) -> Option<&'static str> {
        let scope = self.law.basis("benefits.contract_hired_before");
        let case = match self.person.category {
            Category::CivilServant => "civil-servant",
            Category::Cadre => "commune-cadre",
            Category::PublicEmployee => "public-employee",
            Category::ContractSupport | Category::ContractProfessional => "contract",
            Category::PartTime => {
                let obstacle = Obstacle::new(ObstacleCode::CategoryNotCovered, scope);
                self.obstacles.push(obstacle.measured(Measure::Word(self.person.category.word())));
                return None;
            }
        };
        if case == "contract"
            && let Some((before, basis)) = self.law.date("benefits.contract_hired_before", "")
        {
            match self.person.hired {
                None => self.missing.push("hired"),
                Some(hired) if hired >= before => self.obstacles.push(
                    Obstacle::new(ObstacleCode::ContractTooRecent, Some(basis))
                        .measured(Measure::Day(hired))
                        .limit(Measure::Day(before)),
                ),
                Some(_) => {}
            }
        }
        if let Some(barred) = self.person.barred {
            let obstacle = Obstacle::new(ObstacleCode::Barred, self.law.basis("benefits.child_under"));
            self.obstacles.push(obstacle.measured(Measure::Word(barred.word())));
        }
        Some(case)
    }

    /// The last days of the policy, once the papers that set them are in force.
    pub(super) fn deadlines(&mut self) {
        let decided = self.person.decision_date;
        let early = self.law.date_if_any("benefits.decided_early_before", "").map(|(before, _)| before);
        if let Some((last, _)) = self.law.date_if_any("benefits.latest_leaving", "standard")
            && self.leave > last
        {
            // Only a decision of before the first paper can save a later day, and then only up to another one.
            let saved = early.is_some_and(|before| decided.is_some_and(|decided| decided < before));
            let case = if saved { "decided-early" } else { "standard" };
            if decided.is_none() {
                self.need("decision_date");
            }
            if let Some((last, basis)) =
                self.law.date("benefits.latest_leaving", case).filter(|last| self.leave > last.0)
            {
                let obstacle = Obstacle::new(ObstacleCode::LeftTooLate, Some(basis));
                // Not known to be late as long as the decision may have been early.
                if decided.is_some() || early.is_none() {
                    self.obstacles.push(obstacle.measured(Measure::Day(self.leave)).limit(Measure::Day(last)));
                }
            }
        }
        if let Some((before, basis)) = self.law.date_if_any("benefits.latest_decision", "") {
            match decided {
                None => self.need("decision_date"),
                Some(decided) if decided >= before => self.obstacles.push(
                    Obstacle::new(ObstacleCode::DecidedTooLate, Some(basis))
                        .measured(Measure::Day(decided))
                        .limit(Measure::Day(before)),
                ),
                Some(_) => {}
            }
        }
    }

    pub(super) fn need(&mut self, column: &'static str) {
        if !self.missing.contains(&column) {
            self.missing.push(column);
        }
    }

    pub(super) fn obstacles_unknown(&mut self, norm: &'static str) {
        if !self.law.missing.contains(&norm) {
            self.law.missing.push(norm);
        }
    }

    /// Whether the years of insurance are enough for a pension on the day of leaving: those of the law of that day, or
    /// fewer for somebody whom the row marks.
    pub(super) fn insured(&mut self) -> Option<Insured<'n>> {
        let (years, basis) = if self.person.pension_at_15 == Some(true) {
            self.law.number("benefits.early_service_base_years", "fifteen-years")
        } else {
            self.law.number_on(self.leave, "retirement.insurance_years", "")
        }?;
        let needed = 12 * years.as_whole()?;
        let months = i64::from(self.person.insurance_months?);
        Some(Insured { months, needed, basis })
    }

    pub(super) fn only_for_pensioners(&mut self, insured: Option<Insured<'n>>) {
        if let Some(insured) = insured.filter(|insured| !insured.enough()) {
            let obstacle = Obstacle::new(ObstacleCode::InsuranceTooShort, Some(insured.basis));
            let obstacle = obstacle.measured(Measure::Months(insured.months)).limit(Measure::Months(insured.needed));
            self.obstacles.push(obstacle);
        }
    }

    pub(super) fn not_too_far(&mut self, option: LeaveOption, times: &Times, farthest: i64, beyond: Basis<'n>) {
        let (limit, basis) = match option {
            LeaveOption::OwnStreamlining => match self.law.whole("benefits.own_streamlining_years", "") {
                Some((years, basis)) => (12 * years, basis),
                None => return,
            },
            _ => (12 * farthest, beyond),
        };
        if times.months_early > limit {
            let obstacle = Obstacle::new(ObstacleCode::TooFarFromRetirement, Some(basis));
            let obstacle = obstacle.measured(Measure::Months(times.months_early)).limit(Measure::Months(limit));
            self.obstacles.push(obstacle);
        }
    }

    /// Severance is for those with enough time left who may not retire early (Điều 9 and 10).
    pub(super) fn severance_only(&mut self, times: &Times, insured: Option<Insured<'n>>) {
        let Some((least, basis)) = self.law.whole("benefits.severance_least_left", "") else { return };
        if times.months_early < 12 * least {
            let obstacle = Obstacle::new(ObstacleCode::TooNearForSeverance, Some(basis));
            let obstacle = obstacle.measured(Measure::Months(times.months_early)).limit(Measure::Months(12 * least));
            self.obstacles.push(obstacle);
        } else if times.band != Band::Beyond && insured.is_some_and(|insured| insured.enough()) {
            let obstacle = Obstacle::new(ObstacleCode::EarlyRetirementApplies, Some(basis));
            self.obstacles.push(obstacle.measured(Measure::Months(times.months_early)));
        }
    }
}

/// Months of insurance against those that a pension asks for.
#[derive(Clone, Copy)]
pub(super) struct Insured<'n> {
    months: i64,
    needed: i64,
    basis: Basis<'n>,
}

impl Insured<'_> {
    fn enough(&self) -> bool {
        self.months >= self.needed
    }
}
