//! Lines of a table without quotation marks, cut into cells without copying them.

/// How many cells of a line are told apart.
pub const MOST_CELLS: usize = 16;

/// What has been found of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// How many bytes it has, but for its end.
    pub len: usize,
    /// How many it has with its end, which the last line of a text may lack.
    pub whole: usize,
    /// Whether it has as many cells as were asked for.
    pub fits: bool,
    /// Whether it has nothing but letters, digits and signs of ASCII beside separators.
    pub graphic: bool,
}

/// Cuts the first line of a text without quotation marks and lone returns, and puts each of its cells where `places` says;
/// where it does not fit, what the cells are is left open.
///
/// Bytes are compared side by side from the start of the line on, and separators counted down from their bits: cells are so
/// short that where each ends is nothing that a processor could guess, but nearly all lines have as many of them.
#[inline]
pub fn cut<'t>(text: &'t str, delimiter: u8, places: &[usize], cells: &mut [&'t str; MOST_CELLS]) -> Line {
    let bytes = text.as_bytes();
    let mut places = places.iter();
    let (mut start, mut from, mut fits, mut graphic) = (0, 0, true, true);
    loop {
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
        let (mut found, strange) = marks(block, delimiter);
        while found != 0 {
            let lowest = found & found.wrapping_neg();
            let end = start + found.trailing_zeros() as usize;
            found ^= lowest;
            let cell = text.get(from..end).unwrap_or_default();
            from = end + 1;
            let more = bytes.get(end) == Some(&delimiter);
            let bare = if more { cell } else { cell.strip_suffix('\r').unwrap_or(cell) };
            match places.next().and_then(|place| cells.get_mut(*place)) {
                Some(place) => *place = bare,
                None => fits = false,
            }
            if !more {
                let returned = cell.len() - bare.len();
                graphic &= strange & (lowest >> returned).wrapping_sub(1) == 0;
                fits &= places.len() == 0;
                return Line { len: end - returned, whole: from.min(bytes.len()), fits, graphic };
            }
        }
        graphic &= strange == 0;
        start += BLOCK;
    }
}

/// How many bytes are compared side by side.
const BLOCK: usize = 64;

/// A bit for each byte that is a separator or the end of a line, and one for each other that is not graphic.
#[inline]
fn marks(bytes: &[u8; BLOCK], delimiter: u8) -> (u64, u64) {
    let ends = bytes.map(|byte| u8::from(byte == delimiter) | u8::from(byte == b'\n'));
    let strange = bytes.map(|byte| u8::from(byte.wrapping_sub(0x21) > 0x5D));
    // The lowest bits of eight bytes together as one byte.
    let gathered = |eight: [u8; 8]| u64::from_le_bytes(eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    let gather = |of: &[u8; BLOCK]| of.as_chunks::<8>().0.iter().rev().fold(0, |bits, eight| bits << 8 | gathered(*eight));
    let ends = gather(&ends);
    (ends, gather(&strange) & !ends)
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
            let places: Vec<usize> = (0..columns).rev().collect();
            let mut rest = text.as_str();
            for line in text.split_terminator('\n') {
                let bare = line.strip_suffix('\r').unwrap_or(line);
                let mut cells = [""; MOST_CELLS];
                let cut = cut(rest, delimiter, &places, &mut cells);
                let expected: Vec<&str> = bare.split(char::from(delimiter)).collect();
                prop_assert_eq!(cut.len, bare.len());
                prop_assert_eq!(cut.fits, expected.len() == columns);
                if cut.fits {
                    cells[..columns].reverse();
                    prop_assert_eq!(&cells[..columns], &expected[..]);
                }
                let graphic = bare.bytes().all(|byte| byte.is_ascii_graphic() || byte == delimiter);
                // A return in another block than its line end is taken for a sign that is not graphic, which only costs time.
                prop_assert!(cut.graphic == graphic || (graphic && line.len() % 64 == 0));
                rest = &rest[cut.whole..];
            }
            prop_assert_eq!(rest, "");
        }
    }
}
