//! Numbers, dates and yes or no, as Vietnamese and English spreadsheets write them.

use crate::model::Decimal;
use jiff::civil::Date;

/// The greatest number that a cell may hold: no count of people or square metres reaches it, and
/// the sum of all rows of the longest table still fits.
const NUMBER_LIMIT: i64 = 1_000_000_000_000;

/// What is wrong with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Below zero.
    Negative,
    /// Not whole.
    Fractional,
    /// No number at all.
    NotANumber,
    /// Beyond any count.
    TooLarge,
}

impl NumberFault {
    /// The key of its text.
    pub fn code(self) -> &'static str {
        match self {
            NumberFault::Negative => "negative",
            NumberFault::Fractional => "fractional",
            NumberFault::NotANumber => "not-a-number",
            NumberFault::TooLarge => "number-too-large",
        }
    }
}

/// A number of a few digits and nothing else, as most are.
#[inline]
pub fn digits(text: &str) -> Option<i64> {
    let digit = |number: i64, byte: u8| byte.is_ascii_digit().then(|| 10 * number + i64::from(byte - b'0'));
    if (1..16).contains(&text.len()) { text.bytes().try_fold(0, digit) } else { None }
}

/// A whole number not below zero; none where it is unknown (`-` or nothing). `1.140` and `1,140` are 1140.
pub fn count(text: &str) -> Result<Option<i64>, NumberFault> {
    if let Some(number) = digits(text) {
        return Ok(Some(number));
    }
    if matches!(text, "" | "-" | "–" | "—" | "−") {
        return Ok(None);
    }
    let (text, negative) = unsigned(text);
    let whole = |digits: String| {
        let number: i64 = digits.parse().map_err(|_| NumberFault::TooLarge)?;
        match number {
            0 => Ok(Some(0)),
            _ if negative => Err(NumberFault::Negative),
            1..=NUMBER_LIMIT => Ok(Some(number)),
            _ => Err(NumberFault::TooLarge),
        }
    };
    if let Some(digits) = grouped(&text) {
        return whole(digits);
    }
    let (units, decimals) = text.rsplit_once(['.', ',']).ok_or(NumberFault::NotANumber)?;
    let digits = grouped(units).ok_or(NumberFault::NotANumber)?;
    if decimals.is_empty() || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NumberFault::NotANumber);
    }
    // Some programs write whole numbers as `12.0` or `12,00`.
    if decimals.bytes().all(|byte| byte == b'0') {
        return whole(digits);
    }
    Err(if negative { NumberFault::Negative } else { NumberFault::Fractional })
}

/// Takes off the sign, and the spaces that group digits.
fn unsigned(text: &str) -> (String, bool) {
    let bare = text.strip_prefix(['-', '−', '–']);
    (bare.unwrap_or(text).chars().filter(|c| *c != ' ').collect(), bare.is_some())
}

/// The digits of a whole number, plain or in groups of three.
fn grouped(text: &str) -> Option<String> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if digits(text) {
        return Some(text.to_owned());
    }
    let mark = if text.contains('.') { '.' } else { ',' };
    let mut groups = text.split(mark);
    let first = groups.next().filter(|first| digits(first) && first.len() <= 3 && !first.starts_with('0'))?;
    let mut all = first.to_owned();
    for group in groups {
        if group.len() != 3 || !digits(group) {
            return None;
        }
        all.push_str(group);
    }
    Some(all)
}

/// A decimal number times a power of ten, rounded; the last of `.` and `,` is the decimal sign. The second value
/// tells whether a single sign before three digits may also have been meant to group thousands.
pub fn scaled(text: &str, decimals: u32) -> Result<(Option<i64>, bool), NumberFault> {
    if matches!(text, "" | "-" | "–" | "—" | "−") {
        return Ok((None, false));
    }
    let (text, negative) = unsigned(text);
    let marks: Vec<char> = text.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let (units, fraction) = match marks.as_slice() {
        [] => (text.as_str(), ""),
        // `1.140.000`: several of one sign only group.
        [first, .., last] if first == last && marks.iter().all(|mark| mark == first) => (text.as_str(), ""),
        [.., last] => text.rsplit_once(*last).ok_or(NumberFault::NotANumber)?,
    };
    let ambiguous = marks.len() == 1 && fraction.len() == 3 && grouped(&text).is_some();
    let units = grouped(units).ok_or(NumberFault::NotANumber)?;
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) || (marks.len() == 1 && fraction.is_empty()) {
        return Err(NumberFault::NotANumber);
    }
    let mut value: i64 = units.parse().map_err(|_| NumberFault::TooLarge)?;
    let mut digits = fraction.bytes().map(|byte| i64::from(byte - b'0'));
    for _ in 0..decimals {
        value = value.checked_mul(10).ok_or(NumberFault::TooLarge)? + digits.next().unwrap_or(0);
    }
    value += i64::from(digits.next().is_some_and(|digit| digit >= 5));
    match value {
        0 => Ok((Some(0), ambiguous)),
        _ if negative => Err(NumberFault::Negative),
        _ if value > NUMBER_LIMIT => Err(NumberFault::TooLarge),
        _ => Ok((Some(value), ambiguous)),
    }
}

/// A number with at most four decimals after `.` or `,`, exactly as written; none where it is unknown. Coefficients
/// and percentages are never so large that a sign could group thousands.
pub fn decimal(text: &str) -> Result<Option<Decimal>, NumberFault> {
    if matches!(text, "" | "-" | "–" | "—" | "−") {
        return Ok(None);
    }
    let (text, negative) = unsigned(text.trim_end_matches('%'));
    let number = Decimal::read(&text.replace(',', ".")).ok_or(NumberFault::NotANumber)?;
    if negative && number.parts() != 0 { Err(NumberFault::Negative) } else { Ok(Some(number)) }
}

/// A coordinate in degrees.
pub fn degrees(text: &str) -> Option<f64> {
    let number: f64 = text.replace(',', ".").parse().ok()?;
    (number.is_finite() && number.abs() <= 180.0).then_some(number)
}

/// A day: `2025-03-01`, `01/03/2025`, `1.3.2025`, or the serial number of a spreadsheet.
pub fn date(text: &str) -> Option<Date> {
    let (date, precision) = partial_date(text)?;
    (precision == 3).then(|| date.parse().ok()).flatten()
}

/// A day, a month or a year in ISO form, and how many of the three it has.
pub fn partial_date(text: &str) -> Option<(String, usize)> {
    // A workbook cell exported as text may carry an empty time of day.
    let text = text.trim().trim_end_matches(" 00:00:00");
    let parts: Vec<&str> = text.split(['-', '/', '.']).map(str::trim).collect();
    let number = |part: &str| {
        let digits = part.len() <= 5 && !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<i16>().ok()).flatten()
    };
    let year = |part: &str| number(part).filter(|year| part.len() == 4 && (1900..=2200).contains(year));
    let short = |part: &str| number(part).filter(|_| part.len() <= 2).and_then(|n| i8::try_from(n).ok());
    match parts.as_slice() {
        [one] => {
            if let Some(year) = year(one) {
                return Some((year.to_string(), 1));
            }
            // Spreadsheets count days from 30 December 1899; five digits reach from 1954 to 2118.
            let serial = number(one).filter(|serial| (20_000..=i16::MAX).contains(serial)).map(i64::from);
            let serial = serial.or_else(|| one.parse().ok().filter(|serial| (20_000..=80_000).contains(serial)))?;
            let first = Date::new(1899, 12, 30).ok()?;
            let day = first.checked_add(jiff::Span::new().try_days(serial).ok()?).ok()?;
            Some((day.to_string(), 3))
        }
        [a, b] => {
            let (year, month) = year(a).zip(short(b)).or_else(|| year(b).zip(short(a)))?;
            Date::new(year, month, 1).ok()?;
            Some((format!("{year:04}-{month:02}"), 2))
        }
        [a, b, c] => {
            let (year, month, day) = match (year(a), year(c)) {
                (Some(year), None) => (year, short(b)?, short(c)?),
                (None, Some(year)) => (year, short(b)?, short(a)?),
                _ => return None,
            };
            Some((Date::new(year, month, day).ok()?.to_string(), 3))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{NumberFault, count, date, decimal, degrees, partial_date, scaled};

    #[test]
    fn whole_numbers_in_both_manners() {
        for (text, number) in [
            ("0", 0),
            ("1140", 1140),
            ("1.140", 1140),
            ("1,140", 1140),
            ("1 140", 1140),
            ("1.140.000", 1_140_000),
            ("12.0", 12),
            ("12,00", 12),
            ("1.140,00", 1140),
            ("-0", 0),
        ] {
            assert_eq!(count(text), Ok(Some(number)), "{text}");
        }
        for unknown in ["", "-", "–"] {
            assert_eq!(count(unknown), Ok(None));
        }
    }

    #[test]
    fn bad_whole_numbers_are_told_apart() {
        assert_eq!(count("-3"), Err(NumberFault::Negative));
        assert_eq!(count("−3"), Err(NumberFault::Negative));
        assert_eq!(count("2,5"), Err(NumberFault::Fractional));
        assert_eq!(count("0.500"), Err(NumberFault::Fractional));
        assert_eq!(count("12a"), Err(NumberFault::NotANumber));
        assert_eq!(count("1.2.3"), Err(NumberFault::NotANumber));
        assert_eq!(count("99999999999999999999"), Err(NumberFault::TooLarge));
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(scaled("14832,55", 6), Ok((Some(14_832_550_000), false)));
        assert_eq!(scaled("14832.55", 6), Ok((Some(14_832_550_000), false)));
        assert_eq!(scaled("1.234,5", 6), Ok((Some(1_234_500_000), false)));
        assert_eq!(scaled("1,234.5", 6), Ok((Some(1_234_500_000), false)));
        assert_eq!(scaled("0,0000005", 6), Ok((Some(1), false)));
        assert_eq!(scaled("9.690", 6), Ok((Some(9_690_000), true)));
        assert_eq!(scaled("1,", 6), Err(NumberFault::NotANumber));
        assert_eq!(scaled("-1,5", 6), Err(NumberFault::Negative));
    }

    #[test]
    fn days_months_and_years() {
        for text in ["2025-03-01", "01/03/2025", "1/3/2025", "1.3.2025", "45717", "2025-03-01 00:00:00"] {
            assert_eq!(date(text).map(|date| date.to_string()).as_deref(), Some("2025-03-01"), "{text}");
        }
        assert_eq!(partial_date("03/2025"), Some(("2025-03".into(), 2)));
        assert_eq!(partial_date("2025"), Some(("2025".into(), 1)));
        for text in ["", "31/02/2025", "2025/13", "tháng 3", "1/3/25", "2025-1-1-1"] {
            assert_eq!(partial_date(text), None, "{text}");
        }
    }

    #[test]
    fn coefficients_are_kept_to_the_last_digit() {
        for (text, written) in [("4,65", "4.65"), ("4.650", "4.65"), ("25%", "25"), ("25 %", "25"), ("0", "0")] {
            assert_eq!(decimal(text).map(|read| read.map(|read| read.to_string())), Ok(Some(written.into())), "{text}");
        }
        assert_eq!(decimal("–"), Ok(None));
        assert_eq!(decimal("-0,5"), Err(NumberFault::Negative));
        for text in ["4,65123", "1.234,5", "x", "4,", ",5"] {
            assert_eq!(decimal(text), Err(NumberFault::NotANumber), "{text}");
        }
    }

    #[test]
    fn coordinates() {
        assert_eq!(degrees("14,51"), Some(14.51));
        assert_eq!(degrees("181"), None);
        assert_eq!(degrees("nan"), None);
    }
}
