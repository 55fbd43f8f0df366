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
    use super::{Colour, GREY, INK, SERIES, WHITE, luminance, on};

    /// Linear RGB as it looks without one sort of cones: Machado, Oliveira and Fernandes, "A physiologically-based model
    /// for simulation of color vision deficiency", IEEE TVCG 15 (2009), severity 1.0.
    const PROTANOPIA: [[f64; 3]; 3] =
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
    const DEUTERANOPIA: [[f64; 3]; 3] =
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];

    /// CIE L*a*b* under D65 of a colour as it is seen.
    fn seen(colour: Colour, through: &[[f64; 3]; 3]) -> [f64; 3] {
        let linear = [colour.0, colour.1, colour.2].map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        let times =
            |matrix: &[[f64; 3]; 3], v: [f64; 3]| matrix.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2]);
        let seen = times(through, linear).map(|part| part.clamp(0.0, 1.0));
        let xyz =
            [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]];
        let [x, y, z] = times(&xyz, seen);
        let root = |t: f64| if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
        let (x, y, z) = (root(x / 0.95047), root(y), root(z / 1.08883));
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    #[test]
    fn neighbouring_series_differ_without_one_sort_of_cones() {
        for through in [&PROTANOPIA, &DEUTERANOPIA] {
            for pair in SERIES.windows(2) {
                let (a, b) = (seen(pair[0], through), seen(pair[1], through));
                let apart = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                // Ten times the difference that is just noticed (2.3).
                assert!(apart > 23.0, "{pair:?}: {apart:.1}");
            }
        }
    }

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
