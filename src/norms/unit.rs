//! What a value counts, and which values make sense in it.

use super::norm::Amount;

/// Declares the units with their words.
macro_rules! units {
    ($($(#[$doc:meta])* $variant:ident = $word:literal),* $(,)?) => {
        /// What a value counts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Unit { $($(#[$doc])* $variant),* }

        impl Unit {
            /// Every unit.
            pub const ALL: &'static [Unit] = &[$(Unit::$variant),*];

            /// The word that files use.
            pub fn word(self) -> &'static str {
                match self { $(Unit::$variant => $word),* }
            }

            /// The unit of a word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Unit::$variant),)* _ => None }
            }
        }
    };
}

units! {
    /// Posts (biên chế).
    Posts = "posts",
    /// People.
    People = "people",
    /// Deputy heads.
    Deputies = "deputies",
    /// Bodies: departments, divisions, inspectorates.
    Bodies = "bodies",
    /// Administrative units.
    Areas = "areas",
    /// Levels of a system.
    Levels = "levels",
    /// A share in hundredths.
    Percent = "percent",
    /// Years.
    Years = "years",
    /// Months.
    Months = "months",
    /// Days.
    Days = "days",
    /// Đồng.
    Vnd = "vnd",
    /// A factor: of the base salary, of a monthly salary.
    Coefficient = "coefficient",
    /// A day of the calendar.
    Date = "date",
    /// Square kilometres.
    Km2 = "km2",
    /// Millimetres on paper.
    Mm = "mm",
    /// Points of a typeface.
    Pt = "pt",
}

impl Unit {
    /// The words of all units, as a message lists them.
    pub const ALLOWED: &'static str = "posts, people, deputies, bodies, areas, levels, percent, years, months, days, \
        vnd, coefficient, date, km2, mm, pt";

    /// Whether an amount makes sense in this unit: people are whole, a share is no thousandfold, a date is a date.
    pub fn admits(self, amount: Amount) -> bool {
        let number = match amount {
            Amount::Number(number) => number,
            Amount::Date(_) => return self == Unit::Date,
        };
        let (whole, most) = match self {
            Unit::Date => return false,
            Unit::People => (true, 200_000_000),
            Unit::Posts => (true, 1_000_000),
            Unit::Deputies | Unit::Bodies | Unit::Areas => (true, 10_000),
            Unit::Levels => (true, 10),
            Unit::Years => (true, 150),
            Unit::Months => (true, 1_800),
            Unit::Days => (true, 3_660),
            Unit::Vnd => (true, 100_000_000_000_000),
            Unit::Mm => (true, 2_000),
            Unit::Pt => (true, 100),
            Unit::Percent => (false, 1_000),
            Unit::Coefficient => (false, 100),
            Unit::Km2 => (false, 400_000),
        };
        number.compare(0).is_ge() && number.compare(most).is_le() && (!whole || number.as_whole().is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::Unit;
    use crate::norms::{Amount, Decimal};
    use jiff::civil::date;

    #[test]
    fn each_unit_refuses_what_makes_no_sense_in_it() {
        let number = |text: &str| Amount::Number(Decimal::read(text).unwrap());
        assert!(Unit::People.admits(number("200000000")) && !Unit::People.admits(number("200000001")));
        assert!(Unit::Deputies.admits(number("0")) && !Unit::Deputies.admits(number("-1")));
        assert!(!Unit::Posts.admits(number("2.5")) && Unit::Coefficient.admits(number("2.5")));
        assert!(Unit::Percent.admits(number("200")) && !Unit::Percent.admits(number("1000.1")));
        assert!(Unit::Date.admits(Amount::Date(date(2025, 7, 1))) && !Unit::Date.admits(number("1")));
        assert!(!Unit::Years.admits(Amount::Date(date(2025, 7, 1))));
    }

    #[test]
    fn words_and_units_are_one_to_one() {
        assert!(Unit::ALL.iter().all(|unit| Unit::from_word(unit.word()) == Some(*unit)));
        let words: Vec<&str> = Unit::ALL.iter().map(|unit| unit.word()).collect();
        assert_eq!(words.join(", "), Unit::ALLOWED);
    }
}
