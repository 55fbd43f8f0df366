//! Days, months and half years: the retirement date, the time left to it, the time of insurance, the first period.

use super::law::{Basis, Reader};
use crate::model::Sex;
use crate::model::tables::Person;
use crate::norms::{Amount, Value};
use jiff::ToSpan;
use jiff::civil::Date;

/// Which rate the day of the decision gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// The first months after the reorganisation.
    First,
    /// Later.
    After,
}

impl Period {
    /// The case of a norm of rates.
    pub fn case(self) -> &'static str {
        match self {
            Period::First => "first-period",
            Period::After => "after",
        }
    }
}

/// How much time is left to the retirement age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Less than the near band begins with.
    Short,
    /// The near band.
    Near,
    /// The far band.
    Far,
    /// More than any band.
    Beyond,
}

impl Band {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Band::Short => "short",
            Band::Near => "near",
            Band::Far => "far",
            Band::Beyond => "beyond",
        }
    }
}

/// The days and lengths on which a benefit rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// First day without work.
    pub leave: Date,
    /// First day of retirement at the normal age.
    pub retirement: Date,
    /// Whole months from leaving to that day; a part of a month is not counted.
    pub months_early: i64,
    /// The same in half years.
    pub halves_early: i64,
    /// Band.
    pub band: Band,
    /// Time of insurance in half years.
    pub service_halves: i64,
    /// The period; none: the article does not ask, or both rates are equal.
    pub period: Option<Period>,
}

/// The first day of retirement, as the norms know it.
pub(super) struct Retirement<'n> {
    /// The day; for those older than the table, the latest that it can be.
    pub day: Date,
    /// Whether the person was born before the first row of the table, whose age is then only an upper bound.
    pub before_table: bool,
    /// The table.
    pub basis: Basis<'n>,
}

/// The first day of retirement: the month of birth, the age in months, and the months that the law adds.
pub(super) fn retirement<'n>(person: &Person, law: &mut Reader<'n>) -> Option<Retirement<'n>> {
    let norm = match (person.sex?, person.hard_conditions.unwrap_or(false)) {
        (Sex::Male, false) => "retirement.age_men",
        (Sex::Female, false) => "retirement.age_women",
        (Sex::Male, true) => "retirement.age_men_hard_conditions",
        (Sex::Female, true) => "retirement.age_women_hard_conditions",
    };
    let birth = person.birth?;
    let born = format!("{:04}-{:02}", birth.year(), birth.month());
    let row = law.basis(norm).and_then(|basis| row_for(basis.dated.value.as_ref()?, &born));
    // Through the reader, so that the value counts as used, or as missing.
    let (age, basis) = law.whole(norm, row.unwrap_or_default())?;
    let (more, _) = law.whole("retirement.leaves_after", "")?;
    let day = birth.first_of_month().checked_add((age + more).months()).ok()?;
    Some(Retirement { day, before_table: row.is_some_and(|row| row > born.as_str()), basis })
}

/// The row of a table of ages: the last one that begins by the month of birth, else the first one.
fn row_for<'v>(ages: &'v Value, born: &str) -> Option<&'v str> {
    let Value::ByCase(rows) = ages else { return None };
    let rows = || rows.iter().filter(|(_, age)| matches!(age, Amount::Number(_))).map(|(from, _)| from.as_str());
    rows().filter(|from| *from <= born).max().or_else(|| rows().min())
}

/// Whole months from one day to a later one; 0 if it is not later.
pub(super) fn months_between(from: Date, to: Date) -> i64 {
    let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
    (months - i64::from(to.day() < from.day())).max(0)
}

/// Insurance in half years: odd months up to a limit count as half a year, more as a year (Decree 178, Điều 5).
pub(super) fn service_halves(months: u32, half_upto: i64) -> i64 {
    let (years, odd) = (i64::from(months / 12), i64::from(months % 12));
    2 * years
        + if odd == 0 {
            0
        } else if odd <= half_upto {
            1
        } else {
            2
        }
}

/// Months early in half years: odd months from the first number on count as half a year, from the second as a year.
pub(super) fn early_halves(months: i64, half_from: i64, whole_from: i64) -> i64 {
    let (years, odd) = (months / 12, months % 12);
    2 * years
        + if odd >= whole_from {
            2
        } else if odd >= half_from {
            1
        } else {
            0
        }
}

/// The period of a decision. One that comes before the reorganisation takes effect is in the first.
pub(super) fn period(decision: Date, start: Date, months: i64) -> Option<Period> {
    let end = start.checked_add(months.months()).ok()?;
    Some(if decision < end { Period::First } else { Period::After })
}

/// The band of a number of months, by the limits in years.
pub(super) fn band(months: i64, near: i64, far: i64, farthest: i64) -> Band {
    match months {
        months if months < 12 * near => Band::Short,
        months if months <= 12 * far => Band::Near,
        months if months <= 12 * farthest => Band::Far,
        _ => Band::Beyond,
    }
}

#[cfg(test)]
mod tests {
    use super::{Band, Period, band, early_halves, months_between, period, service_halves};
    use jiff::civil::date;

    #[test]
    fn a_month_counts_when_it_is_whole() {
        assert_eq!(months_between(date(2025, 5, 1), date(2027, 11, 1)), 30);
        assert_eq!(months_between(date(2025, 5, 2), date(2027, 11, 1)), 29);
        assert_eq!(months_between(date(2027, 11, 1), date(2027, 11, 1)), 0);
        assert_eq!(months_between(date(2028, 1, 1), date(2027, 11, 1)), 0);
    }

    #[test]
    fn six_odd_months_of_insurance_are_half_a_year_and_seven_are_one() {
        let halves: Vec<i64> = [240, 241, 246, 247, 251, 252].map(|months| service_halves(months, 6)).to_vec();
        assert_eq!(halves, [40, 41, 41, 42, 42, 42]);
    }

    #[test]
    fn years_early_are_rounded_alike_unless_only_full_years_count() {
        let both = |months| (early_halves(months, 1, 7), early_halves(months, 12, 12));
        assert_eq!([24, 25, 30, 31, 35, 36].map(both), [(4, 4), (5, 4), (5, 4), (6, 4), (6, 4), (6, 6)]);
    }

    #[test]
    fn the_first_period_ends_with_its_last_month() {
        let start = date(2025, 3, 1);
        assert_eq!(period(date(2026, 2, 28), start, 12), Some(Period::First));
        assert_eq!(period(date(2026, 3, 1), start, 12), Some(Period::After));
        assert_eq!(period(date(2025, 2, 20), start, 12), Some(Period::First));
    }

    #[test]
    fn bands_begin_and_end_where_the_decree_says() {
        let bands: Vec<Band> = [23, 24, 60, 61, 120, 121].map(|months| band(months, 2, 5, 10)).to_vec();
        assert_eq!(bands, [Band::Short, Band::Near, Band::Near, Band::Far, Band::Far, Band::Beyond]);
    }
}
