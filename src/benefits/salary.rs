//! The monthly salary that benefits are made of (Circular 01/2025/TT-BNV, khoản 2 Điều 3):
//! L = (Hs + Hl + Hv) · B · (1 + p) + Hb · B. Regional and other allowances are not in it.

use super::law::{Basis, Reader};
use crate::model::tables::Person;
use crate::model::{Decimal, Post, rounded};
use jiff::civil::Date;

/// What a line of the salary is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SalaryPart {
    /// Rank and step, Hs.
    Rank,
    /// Leadership allowance, Hl.
    Leadership,
    /// Over-frame seniority, Hv.
    OverFrame,
    /// Reserved difference, Hb.
    Reserved,
    /// Allowances in percent of the first three, p.
    Percent,
}

impl SalaryPart {
    /// The stable word, and the key of its text.
    pub fn word(self) -> &'static str {
        match self {
            SalaryPart::Rank => "rank",
            SalaryPart::Leadership => "leadership",
            SalaryPart::OverFrame => "over-frame",
            SalaryPart::Reserved => "reserved",
            SalaryPart::Percent => "percent",
        }
    }
}

/// A monthly salary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salary {
    /// Base salary in đồng, of the month before leaving.
    pub base: i64,
    /// Its lines with the coefficient or percentage of each; those of nothing are left out. They add up to the salary:
    /// what rounding leaves is in the last one.
    pub parts: Vec<(SalaryPart, Decimal, i64)>,
    /// Đồng a month: the exact sum, halves up.
    pub monthly: i64,
}

/// The columns that a salary needs and the row leaves empty. An empty allowance means none, but a leader's own
/// allowance and the percentages must be given, because leaving them out would be a lower amount and not an unknown one.
pub(super) fn missing(person: &Person) -> Vec<&'static str> {
    let mut missing = Vec::new();
    if person.salary_coefficient.is_none() {
        missing.push("salary_coefficient");
    }
    if person.leadership_allowance.is_none() && person.post != Some(Post::Staff) {
        missing.push("leadership_allowance");
    }
    if person.percent_allowance.is_none() {
        missing.push("percent_allowance");
    }
    missing
}

/// The salary of somebody who leaves on a day, and the norm of its base. None where something is missing.
pub(super) fn salary<'n>(person: &Person, leave: Date, law: &mut Reader<'n>) -> Option<(Salary, Basis<'n>)> {
    let month_before = leave.first_of_month().yesterday().ok()?;
    let (base, basis) = law.number_on(month_before, "salaries.base", "")?;
    let base = base.as_whole()?;
    let parts = |decimal: Option<Decimal>| i128::from(decimal.map_or(0, Decimal::parts));
    let percent = person.percent_allowance?;
    let ranked =
        parts(Some(person.salary_coefficient?)) + parts(person.leadership_allowance) + parts(person.over_frame);
    // Both in parts of one: coefficients by SCALE, and one hundred percent by 100 · SCALE.
    let scale = i128::from(Decimal::SCALE);
    let whole = 100 * scale;
    let exact = ranked * (whole + parts(Some(percent))) + parts(person.reserved_coefficient) * whole;
    let monthly = rounded(i128::from(base) * exact, scale * whole)?;
    let mut lines = Vec::new();
    for (part, coefficient) in [
        (SalaryPart::Rank, person.salary_coefficient),
        (SalaryPart::Leadership, person.leadership_allowance),
        (SalaryPart::OverFrame, person.over_frame),
        (SalaryPart::Reserved, person.reserved_coefficient),
    ] {
        if let Some(coefficient) = coefficient.filter(|coefficient| coefficient.parts() != 0) {
            lines.push((part, coefficient, rounded(i128::from(base) * parts(Some(coefficient)), scale)?));
        }
    }
    let rest = monthly - lines.iter().map(|line| line.2).sum::<i64>();
    if percent.parts() != 0 {
        lines.push((SalaryPart::Percent, percent, rest));
    } else if let Some(last) = lines.last_mut() {
        last.2 += rest;
    }
    Some((Salary { base, parts: lines, monthly }, basis))
}
