//! The font of charts: its bytes, how wide words are in it, and whether it has every sign of a text; and that of documents.
//!
//! Be Vietnam Pro (SIL Open Font License, `assets/fonts`). A sign that a font lacks makes renderers set the whole run of
//! text in another one, so that every label is checked before it is drawn.

use ab_glyph::{Font, FontRef, ScaleFont};
use std::sync::OnceLock;

/// The family by which drawings name it.
pub const FAMILY: &str = "Be Vietnam Pro";

/// The regular face.
pub const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/BeVietnamPro-Regular.ttf");

/// The bold face.
pub const BOLD: &[u8] = include_bytes!("../../../assets/fonts/BeVietnamPro-Bold.ttf");

/// The family of documents on paper where there is no Times New Roman: Tinos (SIL Open Font License) is as wide.
pub const DOCUMENT_FAMILY: &str = "Tinos";

/// Its regular, bold and italic faces, cut down to the letters and signs of documents (`assets/fonts/README.md`).
pub const DOCUMENT_FACES: [&[u8]; 3] = [
    include_bytes!("../../../assets/fonts/Tinos-Regular.ttf"),
    include_bytes!("../../../assets/fonts/Tinos-Bold.ttf"),
    include_bytes!("../../../assets/fonts/Tinos-Italic.ttf"),
];

/// Both faces of charts, parsed; none: the bytes that ship are no font, which a test excludes.
fn faces() -> Option<&'static [FontRef<'static>; 2]> {
    static FACES: OnceLock<Option<[FontRef<'static>; 2]>> = OnceLock::new();
    let parsed = FACES.get_or_init(|| Some([parsed(REGULAR)?, parsed(BOLD)?]));
    parsed.as_ref()
}

/// The faces of documents in the same way.
fn document_faces() -> Option<&'static [FontRef<'static>; 3]> {
    static FACES: OnceLock<Option<[FontRef<'static>; 3]>> = OnceLock::new();
    let [regular, bold, italic] = DOCUMENT_FACES;
    FACES.get_or_init(|| Some([parsed(regular)?, parsed(bold)?, parsed(italic)?])).as_ref()
}

fn parsed(bytes: &'static [u8]) -> Option<FontRef<'static>> {
    FontRef::try_from_slice(bytes).ok()
}

/// The width of a text at a size, both in units of the drawing. Kerning counts.
pub fn width(text: &str, size: i32, bold: bool) -> i32 {
    measured(text, size, faces().map(|faces| &faces[usize::from(bold)]))
}

/// The width of a text in a document, which is that in Times New Roman, in the unit of the size.
pub fn document_width(text: &str, size: i32, bold: bool) -> i32 {
    measured(text, size, document_faces().map(|faces| &faces[usize::from(bold)]))
}

fn measured(text: &str, size: i32, face: Option<&FontRef<'_>>) -> i32 {
    let Some(face) = face else { return size * text.chars().count() as i32 };
    // A font's height is more than the size that drawings name, which is that of its em.
    let em = face.units_per_em().unwrap_or(1000.0);
    let scaled = face.as_scaled(size as f32 * face.height_unscaled() / em);
    let mut sum = 0.0;
    let mut last = None;
    for sign in text.chars() {
        let glyph = scaled.glyph_id(sign);
        if let Some(last) = last {
            sum += scaled.kern(last, glyph);
        }
        sum += scaled.h_advance(glyph);
        last = Some(glyph);
    }
    sum.ceil() as i32
}

/// The signs of a text that the font of charts lacks.
pub fn missing(text: &str) -> Vec<char> {
    lacking(text, faces().map_or(&[], |faces| faces))
}

/// The signs of a text that a face of documents lacks.
pub fn missing_in_documents(text: &str) -> Vec<char> {
    lacking(text, document_faces().map_or(&[], |faces| faces))
}

fn lacking(text: &str, faces: &[FontRef<'_>]) -> Vec<char> {
    let has = |sign: char| !faces.is_empty() && faces.iter().all(|face| face.glyph_id(sign).0 != 0);
    text.chars().filter(|sign| !sign.is_whitespace() && !has(*sign)).collect()
}

/// A text with every sign in the font: what looks alike takes the place of the few signs of our texts that it lacks,
/// a question mark that of any other.
pub fn drawable(text: &str) -> String {
    let lacking = missing(text);
    if lacking.is_empty() {
        return text.to_owned();
    }
    let mut drawn = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            sign if !lacking.contains(&sign) => drawn.push(sign),
            '→' => drawn.push('›'),
            '←' => drawn.push('‹'),
            '≤' => drawn.push_str("<="),
            '≥' => drawn.push_str(">="),
            '№' => drawn.push_str("No."),
            '−' | '‑' | '‒' => drawn.push('–'),
            _ => drawn.push('?'),
        }
    }
    drawn
}

/// Breaks a text into lines no wider than `most`. A word that is too long by itself is cut.
pub fn wrapped(text: &str, size: i32, bold: bool, most: i32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let text = glued(text);
    for word in words(&text) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size, bold) <= most {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for sign in word.chars() {
            line.push(sign);
            if line.chars().count() > 1 && width(&line, size, bold) > most {
                line.pop();
                lines.push(std::mem::replace(&mut line, sign.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines.iter().map(|line| line.replace(GLUE, " ")).collect()
}

/// The space at which no line breaks.
const GLUE: char = '\u{a0}';

/// The parts of a text between which lines break.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\n', '\t']).filter(|word| !word.is_empty())
}

/// The width of the widest part of a text that stays in one line.
pub fn widest_word(text: &str, size: i32, bold: bool) -> i32 {
    words(&glued(text)).map(|word| width(word, size, bold)).max().unwrap_or(0)
}

/// A text whose dashes between words stay at the ends of lines, not at their beginnings, and whose words of two syllables
/// that titles are full of stay whole.
fn glued(text: &str) -> String {
    let text = text.replace(" - ", "\u{a0}- ").replace(" – ", "\u{a0}– ");
    text.replace("công chức", "công\u{a0}chức")
        .replace("Công chức", "Công\u{a0}chức")
        .replace("viên chức", "viên\u{a0}chức")
        .replace("Viên chức", "Viên\u{a0}chức")
}

/// Breaks a text into as few lines as [`wrapped`] does, of nearly equal length: no last line is a single short word.
pub fn balanced(text: &str, size: i32, bold: bool, most: i32) -> Vec<String> {
    let lines = wrapped(text, size, bold, most);
    if lines.len() < 2 {
        return lines;
    }
    // The narrowest width that takes no more lines: each try is narrower than the longest line so far. A long word is cut
    // only where there is no other way.
    let longest = |lines: &[String]| lines.iter().map(|line| width(line, size, bold)).max().unwrap_or(0);
    let mut even = lines;
    loop {
        let next = wrapped(text, size, bold, longest(&even) - 1);
        // A single sign that is too wide stands in a line of its own, however narrow the lines are to be.
        let narrower = longest(&next) < longest(&even);
        if !narrower || next.len() != even.len() || next.join(" ") != even.join(" ") {
            return even;
        }
        even = next;
    }
}

/// A text in one line, its end cut with "…" where it is too wide.
pub fn shortened(text: &str, size: i32, bold: bool, most: i32) -> String {
    if width(text, size, bold) <= most {
        return text.to_owned();
    }
    let mut kept: Vec<char> = text.chars().collect();
    while kept.pop().is_some() {
        let cut = format!("{}…", kept.iter().collect::<String>().trim_end());
        if width(&cut, size, bold) <= most {
            return cut;
        }
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::{BOLD, balanced, drawable, missing, missing_in_documents, shortened, width, wrapped};

    #[test]
    fn every_vietnamese_letter_is_in_the_font() {
        let letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
        assert_eq!(missing(letters), []);
        assert_eq!(missing(&letters.to_uppercase()), []);
        assert_eq!(missing_in_documents(letters), []);
        assert_eq!(missing_in_documents(&letters.to_uppercase()), []);
        assert_eq!(missing("0123456789 %.,;:–−+()/[]“”’…·×²"), []);
        assert!(!BOLD.is_empty());
    }

    #[test]
    fn a_sign_that_the_font_lacks_is_replaced_before_it_is_drawn() {
        let drawn = drawable("Sở A → Sở B, ≤ 5");
        assert_eq!(missing(&drawn), []);
    }

    #[test]
    fn lines_are_no_wider_than_asked_and_lose_no_word() {
        let text = "Ban Quản lý Khu kinh tế tỉnh và Sở Nông nghiệp và Môi trường";
        let lines = wrapped(text, 30, false, 400);
        assert!(lines.len() > 1);
        assert!(lines.iter().all(|line| width(line, 30, false) <= 400));
        assert_eq!(lines.join(" "), text);
        assert!(width(&shortened(text, 30, true, 300), 30, true) <= 300);
    }

    #[test]
    fn a_word_of_two_syllables_is_not_broken() {
        let text = "Biên chế giao và số người có mặt: cán bộ, công chức";
        let most = width("Biên chế giao và số người có mặt: cán bộ, công", 30, true) + 2;
        assert_eq!(wrapped(text, 30, true, most)[1], "công chức");
    }

    #[test]
    fn balanced_lines_are_as_few_and_none_is_left_with_a_short_word() {
        let text = "Ban Quản lý Khu kinh tế tỉnh";
        let most = width("Ban Quản lý Khu kinh tế", 30, true);
        assert_eq!(wrapped(text, 30, true, most), ["Ban Quản lý Khu kinh tế", "tỉnh"]);
        let even = balanced(text, 30, true, most);
        assert_eq!((even.len(), even.join(" ").as_str()), (2, text));
        assert_ne!(even[1], "tỉnh");
        assert_eq!(balanced("Một", 30, true, 2), wrapped("Một", 30, true, 2));
    }
}
