//! Lines of a table without quotation marks, cut into cells without copying them.

use memchr::{memchr, memchr_iter};

/// Whether, without quotation marks and lone returns, each row of a text is a line, and its cells are what stands between
/// separators.
pub fn rows_are_lines(bytes: &[u8]) -> bool {
    let lone_return = || memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n'));
    memchr(b'"', bytes).is_none() && !lone_return()
}

/// How many cells of a line are told apart.
pub const MOST_CELLS: usize = 16;

/// What has been found of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// How many bytes it has, but for its end.
    pub len: usize,
    /// How many it has with its end, which the last line of a text may lack.
    pub whole: usize,
    /// Whether it has as many cells as there was room for.
    pub fits: bool,
    /// Whether it has nothing but letters, digits and signs of ASCII beside separators.
    pub graphic: bool,
}

/// Cuts the first line of a text without quotation marks and lone returns into as many cells as there is room for; where it
/// does not fit, what the cells are is left open.
///
/// Bytes are compared side by side from the start of the line on, and separators counted down from their bits: cells are so
/// short that where each ends is nothing that a processor could guess, but nearly all lines have as many of them.
pub fn cut<'t>(text: &'t str, delimiter: u8, cells: &mut [&'t str]) -> Line {
    let bytes = text.as_bytes();
    let mut room = cells.iter_mut();
    let (mut start, mut from, mut fits, mut graphic) = (0, 0, true, true);
    let end = loop {
        let mut last;
        let rest = bytes.get(start..).unwrap_or_default();
        let block = match rest.first_chunk() {
            Some(block) => block,
            None => {
                // What ends a text ends its last line.
                last = [b'\n'; BLOCK];
                last.iter_mut().zip(rest).for_each(|(to, byte)| *to = *byte);
                &last
            }
        };
        let Marks { mut separators, newlines, strange } = marks(block, delimiter);
        let line = (newlines & newlines.wrapping_neg()).wrapping_sub(1);
        separators &= line;
        graphic &= strange & line == 0;
        while separators != 0 {
            let end = start + separators.trailing_zeros() as usize;
            separators &= separators - 1;
            match (room.next(), text.get(from..end)) {
                (Some(place), Some(cell)) => *place = cell,
                _ => fits = false,
            }
            from = end + 1;
        }
        if newlines != 0 {
            break start + newlines.trailing_zeros() as usize;
        }
        start += BLOCK;
    };
    let cell = text.get(from..end).unwrap_or_default();
    let bare = cell.strip_suffix('\r').unwrap_or(cell);
    fits &= room.len() == 1;
    if let Some(place) = room.next() {
        *place = bare;
    }
    Line { len: end - (cell.len() - bare.len()), whole: bytes.len().min(end + 1), fits, graphic }
}

/// How many bytes are compared side by side.
const BLOCK: usize = 64;

/// A bit for each byte of a block that is what it says.
struct Marks {
    separators: u64,
    /// Ends of lines.
    newlines: u64,
    /// What is neither of these, graphic, nor a return.
    strange: u64,
}

#[inline]
fn marks(bytes: &[u8; BLOCK], delimiter: u8) -> Marks {
    let ends = bytes.map(|byte| u8::from(byte == delimiter) | u8::from(byte == b'\n'));
    let odd =
        |byte: u8| u8::from(byte.wrapping_sub(0x21) > 0x5D) & u8::from(byte != delimiter) & u8::from(byte != b'\r');
    let odd = bytes.map(odd);
    // The lowest bits of eight bytes together as one byte.
    let gathered = |eight: [u8; 8]| u64::from_le_bytes(eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    let gather =
        |of: &[u8; BLOCK]| of.as_chunks::<8>().0.iter().rev().fold(0, |bits, eight| bits << 8 | gathered(*eight));
    // The end of a line is both.
    let (ends, odd) = (gather(&ends), gather(&odd));
    Marks { separators: ends & !odd, newlines: ends & odd, strange: odd & !ends }
}

#[cfg(test)]
mod tests {
    use super::{MOST_CELLS, cut};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_is_cut_at_every_separator_and_line_end(
            text in prop::collection::vec(prop::sample::select(&[",", ",", ";", "|", "\t", "\n", "\r\n", " ", "!", "~", "\u{7f}", "-", "ĩ", "a", "bc", "abcdefgh"][..]), 0..200),
            delimiter in prop::sample::select(&b",;|\t"[..]),
            columns in 1..=MOST_CELLS,
        ) {
            let text = text.concat();
            let mut rest = text.as_str();
            for line in text.split_terminator('\n') {
                let bare = line.strip_suffix('\r').unwrap_or(line);
                let mut cells = [""; MOST_CELLS];
                let cut = cut(rest, delimiter, &mut cells[..columns]);
                let expected: Vec<&str> = bare.split(char::from(delimiter)).collect();
                prop_assert_eq!(cut.len, bare.len());
                prop_assert_eq!(cut.fits, expected.len() == columns);
                if cut.fits {
                    prop_assert_eq!(&cells[..columns], &expected[..]);
                }
                let graphic = bare.bytes().all(|byte| byte.is_ascii_graphic() || byte == delimiter);
                prop_assert_eq!(cut.graphic, graphic);
                rest = &rest[cut.whole..];
            }
            prop_assert_eq!(rest, "");
        }
    }
}
