//! Exact decimal numbers: coefficients and percentages are added up to đồng, so none may be rounded on the way in.

use std::cmp::Ordering;
use std::fmt;

/// A number with at most four decimals, in ten-thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

impl Decimal {
    /// The parts that one is divided into.
    pub const SCALE: i64 = 10_000;

    /// A whole number; none if it is too large.
    pub fn whole(number: i64) -> Option<Self> {
        number.checked_mul(Self::SCALE).map(Self)
    }

    /// A number as digits with an optional decimal point, such as `0.45`; none for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |text| (true, text));
        let (whole, decimals) = text.split_once('.').map_or((text, None), |(whole, decimals)| (whole, Some(decimals)));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || decimals.is_some_and(|decimals| !digits(decimals) || decimals.len() > 4) {
            return None;
        }
        let decimals: i64 = format!("{:0<4}", decimals.unwrap_or_default()).parse().ok()?;
        let parts = whole.parse::<i64>().ok()?.checked_mul(Self::SCALE)?.checked_add(decimals)?;
        Some(Self(if negative { -parts } else { parts }))
    }

    /// The number in ten-thousandths.
    pub fn parts(self) -> i64 {
        self.0
    }

    /// The number, if it is whole.
    pub fn as_whole(self) -> Option<i64> {
        (self.0 % Self::SCALE == 0).then_some(self.0 / Self::SCALE)
    }

    /// How it compares with a whole number.
    pub fn compare(self, number: i64) -> Ordering {
        i128::from(self.0).cmp(&(i128::from(number) * i128::from(Self::SCALE)))
    }
}

/// A fraction of đồng as whole đồng, halves up; none if it is beyond any budget or the denominator is not above zero.
pub fn rounded(numerator: i128, denominator: i128) -> Option<i64> {
    if denominator <= 0 {
        return None;
    }
    let doubled = numerator.checked_mul(2)?.checked_add(denominator)?;
    i64::try_from(doubled.div_euclid(denominator.checked_mul(2)?)).ok()
}

impl fmt::Display for Decimal {
    /// Without zeros at the end and without grouping: `7`, `0.9`, `33.3333`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, parts) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let scale = Self::SCALE.unsigned_abs();
        let decimals = format!("{:04}", parts % scale);
        match decimals.trim_end_matches('0') {
            "" => write!(f, "{sign}{}", parts / scale),
            decimals => write!(f, "{sign}{}.{decimals}", parts / scale),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, rounded};

    #[test]
    fn decimals_are_exact_and_print_as_read() {
        for text in ["0", "7", "0.9", "33.3333", "2340000", "-0.5", "100000000000"] {
            assert_eq!(Decimal::read(text).map(|number| number.to_string()).as_deref(), Some(text));
        }
        assert_eq!(Decimal::read("0.90"), Decimal::read("0.9"));
        assert_eq!(Decimal::read("2.34").map(Decimal::parts), Some(23_400));
        assert_eq!(Decimal::whole(7).and_then(Decimal::as_whole), Some(7));
        assert_eq!(Decimal::read("0.5").and_then(Decimal::as_whole), None);
    }

    #[test]
    fn halves_of_a_dong_are_rounded_up() {
        for (numerator, denominator, whole) in
            [(5, 2, 3), (4, 2, 2), (49, 100, 0), (50, 100, 1), (-5, 2, -2), (0, 7, 0)]
        {
            assert_eq!(rounded(numerator, denominator), Some(whole), "{numerator}/{denominator}");
        }
        assert_eq!(rounded(1, 0), None);
        assert_eq!(rounded(i128::MAX, 1), None);
    }

    #[test]
    fn anything_else_is_no_number() {
        for text in ["", ".", "1.", ".5", "1,5", "1.23456", "x", "--1", "99999999999999999999", "1e3", "+1"] {
            assert_eq!(Decimal::read(text), None, "{text}");
        }
        assert_eq!(Decimal::whole(i64::MAX), None);
    }
}
