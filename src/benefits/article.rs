//! The articles: who may claim what, and how the parts are made.

use super::claim::{Article, Claim, Formula, Part, PartName, Verdict};
use super::eligibility::Case;
use super::law::{Basis, Law};
use super::obstacle::{Measure, Obstacle, ObstacleCode};
use super::salary::{self, salary};
use super::times::{self, Band, Period, Times};
use crate::model::tables::Person;
use crate::model::{Category, LeaveOption};
use jiff::civil::Date;

const EARLIER: &str = "benefits.early_near_band";
const FARTHER: &str = "benefits.early_far_band";

/// What is due to one person under the option of the row (Decree 178/2024, Điều 7, 7a, 7b, 9, 10).
///
/// `clock` is the day on which the reorganisation takes effect, where the row itself does not give one. Everything that
/// stands in the way is found, not only the first; where something is not known and nothing else stands in the way, the
/// amount is unknown.
pub fn judge<'n>(person: &Person, clock: Option<Date>, law: Law<'n>) -> Verdict<'n> {
    let option = match person.option {
        None => return Verdict::Open,
        Some(LeaveOption::Stay) => return Verdict::Stays,
        Some(option) => option,
    };
    let missing = needed(person);
    let Some(leave) = person.leave_date else {
        return Verdict::Unknown(vec![Obstacle::missing(ObstacleCode::InputMissing, missing)]);
    };
    let mut case = Case { person, option, leave, clock, law: law.reader(leave), obstacles: Vec::new(), missing };
    let claim = case.claim();
    let Case { law, mut obstacles, missing, .. } = case;
    if obstacles.is_empty() && missing.is_empty() && law.missing.is_empty() {
        if let Some(mut claim) = claim {
            claim.used = law.used;
            return Verdict::Due(Box::new(claim));
        }
        return Verdict::Unknown(vec![Obstacle::new(ObstacleCode::NormMissing, None)]);
    }
    let refused = !obstacles.is_empty();
    if !missing.is_empty() {
        obstacles.push(Obstacle::missing(ObstacleCode::InputMissing, missing));
    }
    if !law.missing.is_empty() {
        obstacles.push(Obstacle::missing(ObstacleCode::NormMissing, law.missing));
    }
    if refused { Verdict::Refused(obstacles) } else { Verdict::Unknown(obstacles) }
}

/// The columns that every article needs and the row leaves empty.
fn needed(person: &Person) -> Vec<&'static str> {
    let mut missing = Vec::new();
    let mut need = |there: bool, column| {
        if !there {
            missing.push(column);
        }
    };
    need(person.leave_date.is_some(), "leave_date");
    need(person.birth.is_some(), "birth");
    need(person.sex.is_some(), "sex");
    need(person.insurance_months.is_some(), "insurance_months");
    missing.extend(salary::missing(person));
    missing
}

impl<'n> Case<'_, 'n> {
    fn claim(&mut self) -> Option<Claim<'n>> {
        let job_search = self.covered();
        self.deadlines();
        let retirement = times::retirement(self.person, &mut self.law);
        let insurance = self.person.insurance_months;
        let enough = self.insured();
        let half_upto = self.law.whole("benefits.insurance_half_year_upto", "");
        let retirement = retirement?;
        if self.leave >= retirement.day {
            let obstacle = Obstacle::new(ObstacleCode::AlreadyAtAge, Some(retirement.basis));
            let obstacle = obstacle.measured(Measure::Day(self.leave)).limit(Measure::Day(retirement.day));
            self.obstacles.push(obstacle);
            return None;
        }
        if retirement.before_table {
            self.obstacles_unknown(retirement.basis.norm);
            return None;
        }
        let months_early = times::months_between(self.leave, retirement.day);
        let (near, _) = self.law.whole(EARLIER, "from")?;
        let (far, _) = self.law.whole(EARLIER, "to")?;
        let (farthest, beyond) = self.law.whole(FARTHER, "to")?;
        let (half_from, _) = self.law.whole("benefits.early_years_rounding", "half-from")?;
        let (whole_from, _) = self.law.whole("benefits.early_years_rounding", "whole-from")?;
        let mut times = Times {
            leave: self.leave,
            retirement: retirement.day,
            months_early,
            halves_early: times::early_halves(months_early, half_from, whole_from),
            band: times::band(months_early, near, far, farthest),
            service_halves: times::service_halves(insurance.unwrap_or_default(), half_upto?.0),
            period: None,
        };
        let salary = salary(self.person, self.leave, &mut self.law);
        let monthly = salary.as_ref().map(|(salary, _)| salary.monthly);
        let (article, parts) = match self.option {
            LeaveOption::Severance => {
                self.severance_only(&times, enough);
                self.severance(&mut times, monthly, job_search?)
            }
            option => {
                self.only_for_pensioners(enough);
                self.not_too_far(option, &times, farthest, beyond);
                self.early(option, &mut times, monthly)
            }
        }?;
        let total = parts.iter().try_fold(0i64, |sum, part| sum.checked_add(part.amount))?;
        Some(Claim { article, salary: salary?.0, times, parts, total, used: Vec::new() })
    }

    /// A rate by the period of the decision. Where both periods have one rate, the period is not asked for.
    fn by_period(
        &mut self,
        norm: &'static str,
        prefix: &str,
        start: Option<Date>,
        times: &mut Times,
    ) -> Option<Rate<'n>> {
        let case = |period: Period| format!("{prefix}{}", period.case());
        let first = self.law.number(norm, &case(Period::First))?;
        let after = self.law.number(norm, &case(Period::After))?;
        if first.0 == after.0 {
            return Some(first);
        }
        let (months, _) = self.law.whole("benefits.first_period", "")?;
        let decided = self.person.decision_date;
        if decided.is_none() {
            self.need("decision_date");
        }
        if start.is_none() {
            self.need("clock_start");
        }
        let period = times::period(decided?, start?, months)?;
        times.period = Some(period);
        Some(if period == Period::First { first } else { after })
    }

    /// The day from which the twelve months of those affected run.
    fn reorganised(&self) -> Option<Date> {
        self.person.clock_start.or(self.clock)
    }

    /// T1, T2 and T3 of Điều 7, 7a and 7b; with less than the near band left, Điều 7 pays T1 alone.
    fn early(
        &mut self,
        option: LeaveOption,
        times: &mut Times,
        salary: Option<i64>,
    ) -> Option<(Article, Vec<Part<'n>>)> {
        let clock = self.reorganised();
        let (article, rate) = match option {
            LeaveOption::OwnStreamlining => {
                let start = self.law.date("benefits.own_streamlining_clock_starts", "").map(|(day, _)| day);
                let rate = self.by_period("benefits.own_streamlining_month_rate", "", start, times);
                (Article::OwnStreamlining, rate)
            }
            LeaveOption::NotReelected => {
                (Article::NotReelected, self.law.number("benefits.not_reelected_month_rate", ""))
            }
            _ => {
                let rate = match times.band {
                    Band::Short => {
                        let prefix = if self.person.defence == Some(true) { "defence-" } else { "civil-" };
                        self.by_period("benefits.early_under_two_years_rate", prefix, clock, times)
                    }
                    Band::Near => self.by_period("benefits.early_month_rate_near", "", clock, times),
                    Band::Far | Band::Beyond => self.by_period("benefits.early_month_rate_far", "", clock, times),
                };
                (Article::Early, rate)
            }
        };
        let (cap, _) = self.law.whole("benefits.early_months_cap", "")?;
        let per_year = match times.band {
            Band::Short | Band::Near => self.law.number("benefits.early_year_rate", "near"),
            Band::Far | Band::Beyond => self.law.number("benefits.early_year_rate", "far"),
        };
        let (base_years, base, more, service) = self.service_rates(times)?;
        let ((rate, basis), (per_year, year_basis), salary) = (rate?, per_year?, salary?);
        let months = times.months_early.min(cap);
        let mut parts = vec![Part::of(PartName::MonthsEarly, Formula::PerMonth { rate, months }, basis, salary)?];
        if article != Article::Early || times.band != Band::Short {
            let years = Formula::PerYear { rate: per_year, halves: times.halves_early };
            parts.push(Part::of(PartName::YearsEarly, years, year_basis, salary)?);
            let halves = times.service_halves;
            let formula = Formula::Service { base, base_years, rate: more, halves };
            parts.push(Part::of(PartName::Service, formula, service, salary)?);
        }
        Some((article, parts))
    }

    /// The first years of insurance and what is paid for them and for those beyond: the rule for 15 years, or the
    /// general one.
    fn service_rates(&mut self, times: &Times) -> Option<ServiceRates<'n>> {
        let (from, _) = self.law.date("benefits.fifteen_year_case_from", "")?;
        let case = if self.person.pension_at_15.unwrap_or(self.leave >= from) {
            let (below, _) = self.law.whole("benefits.fifteen_year_case_below", "")?;
            if times.service_halves < 2 * below { "fifteen-years" } else { "standard" }
        } else {
            "standard"
        };
        let (base, basis) = self.law.number("benefits.early_service_base", case)?;
        let (years, _) = self.law.whole("benefits.early_service_base_years", case)?;
        let (more, _) = self.law.number("benefits.early_service_year_rate", "")?;
        Some((years, base, more, basis))
    }

    /// S1, S2 and S3 of Điều 9 and 10.
    fn severance(&mut self, times: &mut Times, salary: Option<i64>, job: &str) -> Option<(Article, Vec<Part<'n>>)> {
        let article = match self.person.category {
            Category::CivilServant | Category::Cadre => Article::SeveranceOfficials,
            _ => Article::SeveranceEmployees,
        };
        let clock = self.reorganised();
        let rate = self.by_period("benefits.severance_month_rate", "", clock, times);
        let (cap, _) = self.law.whole("benefits.severance_months_cap", "")?;
        let (per_year, year_basis) = self.law.number("benefits.severance_service_year_rate", "")?;
        let (job_months, job_basis) = self.law.number("benefits.severance_job_search", job)?;
        let ((rate, basis), salary, insured) = (rate?, salary?, self.person.insurance_months?);
        let months = i64::from(insured).min(cap);
        let years = Formula::PerYear { rate: per_year, halves: times.service_halves };
        let parts = vec![
            Part::of(PartName::SeveranceMonths, Formula::PerMonth { rate, months }, basis, salary)?,
            Part::of(PartName::SeveranceService, years, year_basis, salary)?,
            Part::of(PartName::JobSearch, Formula::Fixed { months: job_months }, job_basis, salary)?,
        ];
        Some((article, parts))
    }
}

/// A rate of the law with where it stands.
type Rate<'n> = (crate::model::Decimal, Basis<'n>);

/// First years, what they pay, what each further year pays, and where that stands.
type ServiceRates<'n> = (i64, crate::model::Decimal, crate::model::Decimal, Basis<'n>);
