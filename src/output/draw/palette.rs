//! Colours. Those that tell things apart are of Okabe and Ito's set for every kind of colour vision ("Color Universal
//! Design", 2008), in an order in which neighbours also differ in lightness, so that they stay apart in grey print.

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// Paper.
pub const WHITE: Colour = Colour(255, 255, 255);
/// Words.
pub const INK: Colour = Colour(26, 26, 26);
/// Words of less weight: 7 to 1 against white.
pub const GREY: Colour = Colour(89, 89, 89);
/// Lines of a grid.
pub const RULE: Colour = Colour(214, 214, 214);
/// Ground of boxes and of every other row.
pub const PALE: Colour = Colour(243, 244, 246);

/// Blue.
pub const BLUE: Colour = Colour(0, 114, 178);
/// Orange.
pub const ORANGE: Colour = Colour(230, 159, 0);
/// Bluish green.
pub const GREEN: Colour = Colour(0, 158, 115);
/// Vermilion.
pub const VERMILION: Colour = Colour(213, 94, 0);
/// Sky blue.
pub const SKY: Colour = Colour(86, 180, 233);
/// Reddish purple.
pub const PURPLE: Colour = Colour(204, 121, 167);
/// Yellow.
pub const YELLOW: Colour = Colour(240, 228, 66);

/// Colours of series, dark and light in turn.
pub const SERIES: [Colour; 7] = [BLUE, ORANGE, GREEN, SKY, VERMILION, YELLOW, PURPLE];

/// The colour of a series.
pub fn series(at: usize) -> Colour {
    SERIES[at % SERIES.len()]
}

/// A colour mixed with white: `parts` of 100 of it remain.
pub fn tint(colour: Colour, parts: u32) -> Colour {
    let mix = |value: u8| {
        let mixed = (u32::from(value) * parts + 255 * (100 - parts.min(100))) / 100;
        u8::try_from(mixed).unwrap_or(255)
    };
    Colour(mix(colour.0), mix(colour.1), mix(colour.2))
}

/// The colour for words on a ground: black or white, whichever stands out more (relative luminance of WCAG 2).
pub fn on(ground: Colour) -> Colour {
    if luminance(ground) > 0.179 { INK } else { WHITE }
}

/// Relative luminance after WCAG 2.2: 0 black, 1 white.
pub fn luminance(colour: Colour) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(colour.0) + 0.7152 * part(colour.1) + 0.0722 * part(colour.2)
}

#[cfg(test)]
mod tests {
    use super::{GREY, INK, SERIES, WHITE, luminance, on};

    fn contrast(a: super::Colour, b: super::Colour) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_stand_out_on_every_ground() {
        assert!(contrast(INK, WHITE) > 7.0);
        assert!(contrast(GREY, WHITE) > 7.0);
        assert!(SERIES.iter().all(|ground| contrast(*ground, on(*ground)) >= 4.5));
    }

    #[test]
    fn neighbouring_series_differ_in_grey_print() {
        for pair in SERIES.windows(2) {
            assert!(contrast(pair[0], pair[1]) > 1.2, "{pair:?}");
        }
    }
}
