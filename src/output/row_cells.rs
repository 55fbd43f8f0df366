//! The cells of one row of a batch, as CSV or as JSON: most are numbers, and whole runs of them are written already.

use super::rows::RowFormat;
use crate::model::Count;
use std::borrow::Cow;

/// The cells of one row.
pub(super) struct Cells<'a> {
    out: &'a mut Vec<u8>,
    format: RowFormat,
    words: &'a [String],
    /// The column that comes next.
    pub at: usize,
}

impl<'a> Cells<'a> {
    pub fn new(out: &'a mut Vec<u8>, format: RowFormat, words: &'a [String]) -> Self {
        Self { out, format, words, at: 0 }
    }

    #[inline]
    fn begin(&mut self) {
        if self.at > 0 {
            self.out.push(b',');
        } else if self.format == RowFormat::Jsonl {
            self.out.push(b'{');
        }
        if self.format == RowFormat::Jsonl
            && let Some(word) = self.words.get(self.at)
        {
            self.out.extend_from_slice(word.as_bytes());
        }
        self.at += 1;
    }

    /// The cells of the columns before one that are written already.
    #[inline]
    pub fn copy(&mut self, cells: &[u8], before: usize) {
        self.out.extend_from_slice(cells);
        self.at = before;
    }

    /// A text, in one line.
    pub fn text(&mut self, text: &str) {
        self.begin();
        // Most texts stand in a cell as they are, which their bytes tell sooner than their letters.
        let plain = |byte: u8| matches!(byte, b' '..=b'~') & (byte != b',') & (byte != b'"');
        if self.format == RowFormat::Csv && text.bytes().all(plain) {
            self.out.extend_from_slice(text.as_bytes());
            return;
        }
        let text = in_one_line(text);
        match self.format {
            RowFormat::Csv if !text.contains([',', '"']) => self.out.extend_from_slice(text.as_bytes()),
            RowFormat::Csv => {
                self.out.push(b'"');
                self.out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
                self.out.push(b'"');
            }
            // Writing to memory does not fail, and any text can be JSON.
            RowFormat::Jsonl => drop(serde_json::to_writer(&mut *self.out, text.as_ref())),
        }
    }

    /// A number; what is unknown is an empty cell, or null.
    #[inline]
    pub fn count(&mut self, count: Count) {
        if self.format == RowFormat::Csv
            && self.at > 0
            && let Some(number) = count.and_then(|number| u32::try_from(number).ok())
            && number < MILLION
        {
            // Most cells of a row are these: with the comma before them they fit into one word.
            let (digits, places) = digits(number);
            push_word(self.out, digits << 8 | u64::from(b','), places + 1);
            self.at += 1;
            return;
        }
        self.any_count(count);
    }

    #[inline(never)]
    fn any_count(&mut self, count: Count) {
        self.begin();
        match count {
            Some(number) => push_number(self.out, number),
            None if self.format == RowFormat::Jsonl => self.out.extend_from_slice(b"null"),
            None => {}
        }
    }

    pub fn end(self) {
        self.out.extend_from_slice(if self.format == RowFormat::Csv { b"\n" } else { b"}\n" });
    }
}

/// So many bytes of a word: all eight are sooner written than as many as are wanted.
#[inline]
fn push_word(out: &mut Vec<u8>, word: u64, bytes: usize) {
    let wanted = out.len() + bytes;
    out.extend_from_slice(&word.to_le_bytes());
    out.truncate(wanted);
}

const THOUSAND: u32 = 1000;
const MILLION: u32 = THOUSAND * THOUSAND;

/// The three decimal digits of each number below a thousand, the first in the lowest byte: looking them up takes fewer
/// steps than dividing for each.
const THREES: [u32; THOUSAND as usize] = {
    let mut threes = [0; THOUSAND as usize];
    let mut number = 0;
    while number < THOUSAND {
        let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
        threes[number as usize] = 0x30_3030 | hundreds | tens << 8 | ones << 16;
        number += 1;
    }
    threes
};

/// The three digits of a number below a thousand.
#[inline]
fn three(number: u32) -> u64 {
    u64::from(THREES[(number % THOUSAND) as usize])
}

/// The decimal digits of a number below a million, the first in the lowest byte, and how many there are.
#[inline]
fn digits(number: u32) -> (u64, usize) {
    // The last digit is written even where it is zero.
    let leading = |number: u32| {
        let missing = usize::from(number < 100) + usize::from(number < 10);
        (three(number) >> (8 * missing), 3 - missing)
    };
    match number / THOUSAND {
        0 => leading(number),
        thousands => {
            let (digits, places) = leading(thousands);
            (digits | three(number) << (8 * places), places + 3)
        }
    }
}

/// Writes a number, as a formatter would and in a tenth of its time: most of a row is numbers.
fn push_number(out: &mut Vec<u8>, number: i64) {
    if number < 0 {
        out.push(b'-');
    }
    push_size(out, number.unsigned_abs());
}

fn push_size(out: &mut Vec<u8>, number: u64) {
    let (millions, rest) = (number / u64::from(MILLION), (number % u64::from(MILLION)) as u32);
    if millions == 0 {
        let (digits, places) = digits(rest);
        push_word(out, digits, places);
        return;
    }
    push_size(out, millions);
    push_word(out, three(rest / THOUSAND) | three(rest) << 24, 6);
}

/// A text without line ends.
fn in_one_line(text: &str) -> Cow<'_, str> {
    // Plain text has none of them, which its bytes tell sooner than its letters.
    if text.bytes().all(|byte| byte >= b' ' && byte.is_ascii()) {
        return Cow::Borrowed(text);
    }
    let breaks = |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    if text.contains(breaks) { Cow::Owned(text.replace(breaks, " ")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::{digits, push_number};

    #[test]
    fn a_number_is_written_as_a_formatter_writes_it() {
        let powers = (0..19).flat_map(|power| [10i64.pow(power) - 1, 10i64.pow(power)]);
        for number in powers.chain([7, 120, 1_020_304, 99_999_999, 1_234_567_890, -1, -40, i64::MAX, i64::MIN]) {
            let mut out = Vec::new();
            push_number(&mut out, number);
            assert_eq!(out, number.to_string().into_bytes());
        }
    }

    #[test]
    fn digits_are_looked_up_three_at_a_time() {
        for number in (0..1_000_000).step_by(7) {
            let (digits, places) = digits(number);
            assert_eq!(&digits.to_le_bytes()[..places], number.to_string().as_bytes());
        }
    }
}
