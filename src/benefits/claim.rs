//! A benefit that is due, taken apart.

use super::law::{Basis, verified};
use super::obstacle::Obstacle;
use super::salary::Salary;
use super::times::Times;
use crate::model::{Decimal, rounded};

/// An article that pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Article {
    /// Early retirement of those whom a reorganisation affects.
    Early,
    /// Early retirement in a body that must streamline itself.
    OwnStreamlining,
    /// Early retirement of cadres who do not stand again.
    NotReelected,
    /// Severance of civil servants and cadres.
    SeveranceOfficials,
    /// Severance of public employees and contract staff.
    SeveranceEmployees,
}

impl Article {
    /// Every article, in the order of the decree.
    pub const ALL: [Article; 5] = [
        Article::Early,
        Article::OwnStreamlining,
        Article::NotReelected,
        Article::SeveranceOfficials,
        Article::SeveranceEmployees,
    ];

    /// The stable word: the number of the article.
    pub fn word(self) -> &'static str {
        match self {
            Article::Early => "7",
            Article::OwnStreamlining => "7a",
            Article::NotReelected => "7b",
            Article::SeveranceOfficials => "9",
            Article::SeveranceEmployees => "10",
        }
    }

    /// Whether it is a form of early retirement.
    pub fn is_early(self) -> bool {
        matches!(self, Article::Early | Article::OwnStreamlining | Article::NotReelected)
    }
}

/// What a part is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartName {
    /// T1: one-off pension benefit for the months early.
    MonthsEarly,
    /// T2: for the years early.
    YearsEarly,
    /// T3: for the time of insurance.
    Service,
    /// S1: severance for the months counted.
    SeveranceMonths,
    /// S2: severance for each year of insurance.
    SeveranceService,
    /// S3: seeking work.
    JobSearch,
}

impl PartName {
    /// The stable word, and the key of its text.
    pub fn word(self) -> &'static str {
        match self {
            PartName::MonthsEarly => "months-early",
            PartName::YearsEarly => "years-early",
            PartName::Service => "service",
            PartName::SeveranceMonths => "severance-months",
            PartName::SeveranceService => "severance-service",
            PartName::JobSearch => "job-search",
        }
    }
}

/// How many monthly salaries a part is, with its factors. Years come in halves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// A rate for each month.
    PerMonth {
        /// Monthly salaries a month.
        rate: Decimal,
        /// Months.
        months: i64,
    },
    /// A rate for each year.
    PerYear {
        /// Monthly salaries a year.
        rate: Decimal,
        /// Half years.
        halves: i64,
    },
    /// A fixed number for the first years, and a rate for each year beyond them.
    Service {
        /// Monthly salaries for the first years.
        base: Decimal,
        /// How many years are the first ones.
        base_years: i64,
        /// Monthly salaries for each further year.
        rate: Decimal,
        /// Half years of insurance.
        halves: i64,
    },
    /// A fixed number of monthly salaries.
    Fixed {
        /// Monthly salaries.
        months: Decimal,
    },
}

impl Formula {
    /// What one monthly salary is divided into in [`Formula::salaries`].
    pub const SCALE: i128 = 2 * Decimal::SCALE as i128;

    /// How many monthly salaries it comes to, exactly, in parts of [`Formula::SCALE`].
    pub fn salaries(self) -> i128 {
        let parts = |decimal: Decimal| i128::from(decimal.parts());
        match self {
            Formula::PerMonth { rate, months } => 2 * parts(rate) * i128::from(months),
            Formula::PerYear { rate, halves } => parts(rate) * i128::from(halves),
            Formula::Service { base, base_years, rate, halves } => {
                2 * parts(base) + parts(rate) * i128::from((halves - 2 * base_years).max(0))
            }
            Formula::Fixed { months } => 2 * parts(months),
        }
    }
}

/// One part of a benefit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'n> {
    /// What it is for.
    pub name: PartName,
    /// Its factors.
    pub formula: Formula,
    /// The value of the law that sets its rate.
    pub basis: Basis<'n>,
    /// Đồng: the monthly salary times the formula, halves up.
    pub amount: i64,
}

impl<'n> Part<'n> {
    pub(super) fn of(name: PartName, formula: Formula, basis: Basis<'n>, salary: i64) -> Option<Self> {
        let amount = rounded(i128::from(salary).checked_mul(formula.salaries())?, Formula::SCALE)?;
        Some(Self { name, formula, basis, amount })
    }
}

/// A benefit that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim<'n> {
    /// The article.
    pub article: Article,
    /// The monthly salary.
    pub salary: Salary,
    /// Months, years and days on which it rests.
    pub times: Times,
    /// Its parts, none left out, those of 0 đồng included.
    pub parts: Vec<Part<'n>>,
    /// Đồng: the sum of the parts.
    pub total: i64,
    /// Every value of the law that was read, in the order of reading.
    pub used: Vec<Basis<'n>>,
}

impl Claim<'_> {
    /// How many monthly salaries it comes to, in parts of [`Formula::SCALE`].
    pub fn salaries(&self) -> i128 {
        self.parts.iter().map(|part| part.formula.salaries()).sum()
    }

    /// Whether every value of the law behind it is verified.
    pub fn is_verified(&self) -> bool {
        verified(&self.used)
    }
}

/// What is to be said of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict<'n> {
    /// Nothing is chosen: the table names no option.
    Open,
    /// The person stays.
    Stays,
    /// This is due.
    Due(Box<Claim<'n>>),
    /// The article does not apply; the reasons.
    Refused(Vec<Obstacle<'n>>),
    /// It cannot be told; what is missing.
    Unknown(Vec<Obstacle<'n>>),
}

impl<'n> Verdict<'n> {
    /// The benefit, if one is due.
    pub fn claim(&self) -> Option<&Claim<'n>> {
        match self {
            Verdict::Due(claim) => Some(claim),
            _ => None,
        }
    }

    /// What stands in the way; empty where nothing does.
    pub fn obstacles(&self) -> &[Obstacle<'n>] {
        match self {
            Verdict::Refused(obstacles) | Verdict::Unknown(obstacles) => obstacles,
            _ => &[],
        }
    }

    /// The stable word.
    pub fn word(&self) -> &'static str {
        match self {
            Verdict::Open => "open",
            Verdict::Stays => "stays",
            Verdict::Due(_) => "due",
            Verdict::Refused(_) => "refused",
            Verdict::Unknown(_) => "unknown",
        }
    }
}
