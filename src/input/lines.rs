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

/// Where a cell stands in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Its first byte.
    pub from: usize,
    /// The byte behind it.
    pub to: usize,
}

impl Span {
    /// What stands there. Most cells of a row are empty, and nobody looks at all of the others: so what is there is asked
    /// where it is read, and not where lines are cut.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        if self.is_empty() { "" } else { text.get(self.from..self.to).unwrap_or_default() }
    }

    /// Whether nothing stands there.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.from == self.to
    }

    /// The same cell without the spaces around it.
    #[inline]
    pub fn trimmed(self, text: &str) -> Self {
        let plain = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_graphic);
        if self.is_empty() || (plain(self.from) && plain(self.to - 1)) {
            return self;
        }
        let begun = self.of(text).trim_start();
        let from = self.to - begun.len();
        Self { from, to: from + begun.trim_end().len() }
    }
}

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
    /// Whether it has none of the signs that join entries of a list or quote them.
    pub plain: bool,
}

/// Cuts the first line of a text without quotation marks and lone returns into as many cells as there is room for; where it
/// does not fit, what the cells are is left open.
///
/// Bytes are compared side by side from the start of the line on, and those that need a look are gone through by their bits:
/// most are separators, and cells are so short that where each ends is nothing that a processor could guess.
pub fn cut(text: &str, delimiter: u8, cells: &mut [Span]) -> Line {
    let bytes = text.as_bytes();
    let mut room = cells.iter_mut();
    let (mut start, mut from) = (0, 0);
    let (mut fits, mut graphic, mut plain) = (true, true, true);
    let end = 'line: loop {
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
        let mut marks = marks(block, delimiter);
        while marks != 0 {
            let at = marks.trailing_zeros() as usize;
            marks &= marks - 1;
            match block[at % BLOCK] {
                byte if byte == delimiter => {
                    let to = start + at;
                    match room.next() {
                        Some(place) => *place = Span { from, to },
                        None => fits = false,
                    }
                    from = to + 1;
                }
                b'\n' => break 'line start + at,
                b'|' | b'&' | b'"' => plain = false,
                b'!'..=b'~' | b'\r' => {}
                _ => graphic = false,
            }
        }
        start += BLOCK;
    };
    let returned = end > from && bytes.get(end - 1) == Some(&b'\r');
    let len = end - usize::from(returned);
    fits &= room.len() == 1;
    if let Some(place) = room.next() {
        *place = Span { from, to: len };
    }
    Line { len, whole: bytes.len().min(end + 1), fits, graphic, plain }
}

/// How many bytes are compared side by side.
const BLOCK: usize = 64;

/// A bit for each byte of a block that separates cells, ends the line, joins or quotes, or is not graphic; and for some
/// others, since what lies outside of one range is found by a single comparison.
#[inline]
fn marks(bytes: &[u8; BLOCK], delimiter: u8) -> u64 {
    // The range begins behind `&` and ends before `|`.
    let marks = bytes.map(|byte| u8::from(byte == delimiter) | u8::from(byte.wrapping_sub(0x27) > 0x7B - 0x27));
    // The lowest bits of eight bytes together as one byte.
    let gathered = |eight: [u8; 8]| u64::from_le_bytes(eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    marks.as_chunks::<8>().0.iter().rev().fold(0, |bits, eight| bits << 8 | gathered(*eight))
}

#[cfg(test)]
mod tests {
    use super::{MOST_CELLS, Span, cut};
    use proptest::prelude::*;

    #[test]
    fn a_cell_is_trimmed_where_it_stands() {
        let text = "a, b ,\u{a0}ĩ \u{a0},  ,c";
        let mut from = 0;
        for cell in text.split(',') {
            let span = Span { from, to: from + cell.len() };
            assert_eq!(span.trimmed(text).of(text), cell.trim());
            from = span.to + 1;
        }
    }

    proptest! {
        #[test]
        fn a_text_is_cut_at_every_separator_and_line_end(
            text in prop::collection::vec(prop::sample::select(&[",", ",", ";", "|", "\t", "\n", "\r\n", " ", "!", "~", "|", "&", "%", "\u{7f}", "-", "ĩ", "a", "bc", "abcdefgh"][..]), 0..200),
            delimiter in prop::sample::select(&b",;|\t"[..]),
            columns in 1..=MOST_CELLS,
        ) {
            let text = text.concat();
            let mut rest = text.as_str();
            for line in text.split_terminator('\n') {
                let bare = line.strip_suffix('\r').unwrap_or(line);
                let mut cells = [Span::default(); MOST_CELLS];
                let cut = cut(rest, delimiter, &mut cells[..columns]);
                let expected: Vec<&str> = bare.split(char::from(delimiter)).collect();
                prop_assert_eq!(cut.len, bare.len());
                prop_assert_eq!(cut.fits, expected.len() == columns);
                if cut.fits {
                    let cells: Vec<&str> = cells[..columns].iter().map(|cell| cell.of(rest)).collect();
                    prop_assert_eq!(cells, expected);
                }
                let graphic = bare.bytes().all(|byte| byte.is_ascii_graphic() || byte == delimiter);
                prop_assert_eq!(cut.graphic, graphic);
                let joins = |byte: u8| byte != delimiter && matches!(byte, b'|' | b'&');
                prop_assert_eq!(cut.plain, !bare.bytes().any(joins));
                rest = &rest[cut.whole..];
            }
            prop_assert_eq!(rest, "");
        }
    }
}
