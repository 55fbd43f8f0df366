//! A legal limit, and what a rule says of one subject held against it.

use crate::model::{Count, Grade};
use crate::norms::{Basis, Status};
use crate::rules::{Code, Finding, Severity, Subject};

/// A legal number and where it stands. Where the law sets it by something that the case does not tell, such as the
/// class of the province, it lies between two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The least that it can be.
    pub least: i64,
    /// The most that it can be.
    pub most: i64,
    /// Where it stands.
    pub basis: Basis,
    /// How sure it is: a recalled value can warn, never convict.
    pub status: Status,
}

impl Limit {
    /// The same limit, moved by a number.
    pub fn plus(self, more: i64) -> Self {
        Self { least: self.least + more, most: self.most + more, ..self }
    }

    /// The limit of a whole of several parts.
    pub fn times(self, parts: i64) -> Self {
        Self { least: self.least * parts, most: self.most * parts, ..self }
    }

    /// The same limit where it is a share of something that nobody knows: nothing at all keeps it, all else may not.
    pub fn of_unknown(self) -> Self {
        Self { least: 0, most: i64::MAX, ..self }
    }

    /// The same limit with what another adds to it; it is no surer than either.
    pub fn with(self, other: Limit) -> Self {
        let status = self.up_to(other).status;
        Self { least: self.least + other.least, most: self.most + other.most, basis: self.basis, status }
    }

    /// From the least of this one to the most of another.
    pub fn up_to(self, other: Limit) -> Self {
        let status = if other.status == Status::Recalled { other.status } else { self.status };
        Self { least: self.least.min(other.least), most: self.most.max(other.most), basis: self.basis, status }
    }
}

/// What an input lacks for a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lack {
    /// The class of the province.
    ProvinceClass,
    /// Posts or people in posts.csv.
    Posts,
    /// The autonomy group of a public-service unit.
    AutonomyGroup,
    /// The class of an administrative unit.
    AreaClass,
    /// The people who live in an area.
    Population,
    /// The size of an area.
    AreaSize,
    /// Whether an area is in the mountains.
    Mountainous,
    /// The share of ethnic minorities.
    MinorityShare,
    /// Who pays for posts that the plan moves.
    Funding,
}

impl Lack {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Lack::ProvinceClass => "province-class",
            Lack::Posts => "posts",
            Lack::AutonomyGroup => "autonomy-group",
            Lack::AreaClass => "area-class",
            Lack::Population => "population",
            Lack::AreaSize => "area-size",
            Lack::Mountainous => "mountainous",
            Lack::MinorityShare => "minority-share",
            Lack::Funding => "funding",
        }
    }
}

/// What one rule says of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// It holds.
    Holds(Code),
    /// It does not, or an input is missing.
    Says(Finding),
}

/// A subject before a rule: what is measured of it, and how sure that is.
#[derive(Clone, Copy, Debug)]
pub struct Matter {
    /// The rule.
    pub code: Code,
    /// What it is about.
    pub subject: Subject,
    /// What is measured; none: posts are unknown.
    pub measured: Count,
    /// The weakest grade of the rows that were measured.
    pub grade: Grade,
    /// What is missing where the limit is not one number.
    pub lack: Lack,
}

impl Matter {
    /// The rule holds where at most the limit is measured.
    pub fn at_most(self, limit: Limit) -> Ruling {
        self.weigh(limit, |measured, limit| measured <= limit, (limit.least, limit.most))
    }

    /// The rule holds where at least the limit is measured.
    pub fn at_least(self, limit: Limit) -> Ruling {
        self.weigh(limit, |measured, limit| measured >= limit, (limit.most, limit.least))
    }

    /// `strict` is the limit that is hardest to keep, `lenient` the easiest.
    fn weigh(self, limit: Limit, holds: impl Fn(i64, i64) -> bool, (strict, lenient): (i64, i64)) -> Ruling {
        match self.measured {
            Some(measured) if holds(measured, strict) => Ruling::Holds(self.code),
            Some(measured) if !holds(measured, lenient) => Ruling::Says(self.fails(limit, lenient)),
            Some(_) => Ruling::Says(self.unknown(limit, self.lack)),
            None => Ruling::Says(self.unknown(limit, Lack::Posts)),
        }
    }

    /// The finding that the rule does not hold.
    pub fn fails(self, limit: Limit, shown: i64) -> Finding {
        let severity = match (limit.status, self.grade) {
            (Status::Verified, Grade::Verified) => Severity::Breach,
            _ => Severity::Warning,
        };
        Finding {
            basis: Some(limit.basis),
            ..Finding::plain(self.code, severity, self.subject, self.measured, Some(shown), self.grade)
        }
    }

    /// The finding that nobody can tell.
    pub fn unknown(self, limit: Limit, lack: Lack) -> Finding {
        let shown = (limit.least == limit.most).then_some(limit.least);
        Finding {
            basis: Some(limit.basis),
            lacks: Some(lack),
            ..Finding::plain(self.code, Severity::Unknown, self.subject, self.measured, shown, self.grade)
        }
    }
}
