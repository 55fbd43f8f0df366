//! Amounts: shares of people and posts, changes of a quota.

use super::word::trimmed;

/// A share of a body's people and posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// A fraction of the total; `1/1` is all.
    Fraction {
        /// Numerator, not negative.
        part: u32,
        /// Denominator, at least 1.
        of: u32,
    },
    /// A number of people; `1` is one person.
    Count(u32),
}

impl Share {
    /// Reads `1/3` or `12`; anything else (negative, decimal, zero denominator) is malformed.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |text: &str| {
            let text = trimmed(text);
            let digit = |number: u32, byte: u8| {
                let digit = byte.is_ascii_digit().then(|| u32::from(byte - b'0'))?;
                number.checked_mul(10)?.checked_add(digit)
            };
            if text.is_empty() { None } else { text.bytes().try_fold(0, digit) }
        };
        match text.bytes().position(|byte| byte == b'/') {
            Some(at) => {
                let (part, of) = (number(text.get(..at)?)?, number(text.get(at + 1..)?)?);
                (of > 0).then_some(Share::Fraction { part, of })
            }
            None => number(text).map(Share::Count),
        }
    }

    /// The words of a file for it.
    pub fn word(self) -> String {
        match self {
            Share::Fraction { part, of } => format!("{part}/{of}"),
            Share::Count(count) => count.to_string(),
        }
    }
}

/// A change of a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// `+3`, `-5`: so many posts more or fewer.
    By(i32),
    /// `-20%`, `+10%`: floor(q · (100 + p) / 100).
    Percent(i32),
    /// `=40`: that many.
    To(u32),
}

impl Change {
    /// Reads `-5`, `+3`, `-20%`, `=40`; anything else is malformed.
    pub fn parse(text: &str) -> Option<Self> {
        let text = trimmed(text);
        let (sign, rest) = (text.chars().next()?, text.get(1..)?);
        let (digits, percent) = rest.strip_suffix('%').map_or((rest, false), |digits| (digits, true));
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let number: i32 = digits.parse().ok()?;
        match (sign, percent) {
            ('=', false) => u32::try_from(number).ok().map(Change::To),
            ('+', false) => Some(Change::By(number)),
            ('-', false) => Some(Change::By(-number)),
            ('+', true) => Some(Change::Percent(number)),
            ('-', true) => Some(Change::Percent(-number)),
            _ => None,
        }
    }

    /// The words of a file for it.
    pub fn word(self) -> String {
        match self {
            Change::By(number) => format!("{number:+}"),
            Change::Percent(number) => format!("{number:+}%"),
            Change::To(number) => format!("={number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, Share};

    #[test]
    fn shares_are_fractions_or_whole_numbers() {
        assert_eq!(Share::parse("1/3"), Some(Share::Fraction { part: 1, of: 3 }));
        assert_eq!(Share::parse("1/1"), Some(Share::Fraction { part: 1, of: 1 }));
        assert_eq!(Share::parse("1"), Some(Share::Count(1)));
        for malformed in ["-1", "0.5", "0,5", "1/0", "-1/3", "1/-3", "", "a", "1/2/3", "+2", "99999999999"] {
            assert_eq!(Share::parse(malformed), None, "{malformed}");
        }
    }

    #[test]
    fn changes_are_signed_percent_or_set() {
        assert_eq!(Change::parse("-5"), Some(Change::By(-5)));
        assert_eq!(Change::parse("+3"), Some(Change::By(3)));
        assert_eq!(Change::parse("-20%"), Some(Change::Percent(-20)));
        assert_eq!(Change::parse("=40"), Some(Change::To(40)));
        for malformed in ["5", "", "=", "=-1", "-0.5", "=5%", "--5", "+"] {
            assert_eq!(Change::parse(malformed), None, "{malformed}");
        }
    }
}
