//! Months of the calendar as whole numbers: retirement is reckoned in months.

use jiff::civil::Date;

/// A month of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The month of a year; `month` is 1 to 12.
    pub fn new(year: i32, month: i32) -> Self {
        Self(year * 12 + month - 1)
    }

    /// The month in which a day lies.
    pub fn of(day: Date) -> Self {
        Self::new(day.year().into(), day.month().into())
    }

    /// The month that text such as `1966-04` names.
    pub fn read(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        (1..=12).contains(&month).then(|| Self::new(year, month))
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// Its place in the year, from 1.
    pub fn of_year(self) -> i32 {
        self.0.rem_euclid(12) + 1
    }

    /// So many months later.
    pub fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// How many months it lies after another.
    pub fn since(self, other: Month) -> i32 {
        self.0 - other.0
    }
}

#[cfg(test)]
mod tests {
    use super::Month;
    use jiff::civil::date;

    #[test]
    fn months_are_counted_over_the_turn_of_the_year() {
        let march = Month::of(date(2025, 3, 31));
        assert_eq!((march.year(), march.of_year()), (2025, 3));
        assert_eq!(march.plus(10), Month::new(2026, 1));
        assert_eq!(Month::new(2026, 1).since(march), 10);
        assert_eq!(Month::read("1966-04"), Some(Month::new(1966, 4)));
        assert_eq!(Month::read("1966-13").or(Month::read("1966")), None);
    }
}
