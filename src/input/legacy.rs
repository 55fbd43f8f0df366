//! Recognises text of the old Vietnamese fonts (TCVN3, VNI) that was saved as if it were Latin-1.
//!
//! Such text is valid UTF-8 and reads "Së Néi vô". A word is called legacy only if it holds a letter that no
//! Vietnamese word has *and* turns into a possible Vietnamese syllable, so that "Zürich" passes.

use memchr::memchr2;

/// A word of a legacy font.
#[derive(Debug, PartialEq, Eq)]
pub struct Legacy {
    /// Byte at which it begins.
    pub at: usize,
    /// The name of the encoding.
    pub encoding: &'static str,
    /// The word as it stands.
    pub written: String,
    /// What it was meant to be.
    pub meant: String,
}

/// The first legacy word of a text.
pub fn find(text: &str) -> Option<Legacy> {
    // The letters lie in U+00A1–U+00FF: two bytes, of which the first is C2 or C3. Most of them are good
    // Vietnamese, so words are looked at only where a letter is impossible.
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(found) = next_impossible(bytes, from) {
        let (start, end) = word_around(text, found);
        let word = &text[start..end];
        for (encoding, decode) in [("TCVN3", tcvn3 as fn(&str) -> Option<String>), ("VNI", vni)] {
            // A sign alone, such as ½ or ©, is no word.
            let meant = decode(word).filter(|_| word.contains(|c: char| c.is_ascii_alphabetic()));
            if let Some(meant) = meant.filter(|meant| is_syllable(meant)) {
                return Some(Legacy { at: start, encoding, written: word.to_owned(), meant });
            }
        }
        from = end.max(found + 2);
    }
    None
}

/// The first impossible letter from a position on.
fn next_impossible(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr2(0xC2, 0xC3, rest)) {
        at += next;
        if bytes.get(at + 1).is_some_and(|second| impossible(bytes[at], *second)) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Whether two bytes are a letter of Latin-1 that no Vietnamese word has.
fn impossible(first: u8, second: u8) -> bool {
    match first {
        // ¡–¿ but for the quotation marks and signs that stand outside words.
        0xC2 => matches!(second, 0xA1..=0xA6 | 0xA8..=0xAA | 0xAC..=0xAF | 0xB5..=0xB6 | 0xB8 | 0xBC..=0xBF),
        // À Á Â Ã È É Ê Ì Í Ð Ò Ó Ô Õ Ù Ú Ý and their small letters are Vietnamese (Ð is typed for Đ).
        0xC3 => matches!(
            second & 0xDF,
            0x84..=0x87 | 0x8B | 0x8E..=0x8F | 0x91 | 0x96 | 0x98 | 0x9B..=0x9C | 0x9E..=0x9F
        ),
        _ => false,
    }
}

/// The run of letters around a byte; symbols of the range count as letters, since the old fonts draw them so.
fn word_around(text: &str, at: usize) -> (usize, usize) {
    let part = |c: char| c.is_alphabetic() || ('\u{a1}'..='\u{ff}').contains(&c);
    let start = text[..at].char_indices().rev().take_while(|(_, c)| part(*c)).last().map_or(at, |(start, _)| start);
    let end = text[at..].char_indices().find(|(_, c)| !part(*c)).map_or(text.len(), |(end, _)| at + end);
    (start, end)
}

/// The letters of TCVN 5712:1993 VN3 from A1 on; a dot where it has none.
const TCVN3: &str = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ.";

fn tcvn3(word: &str) -> Option<String> {
    word.chars()
        .map(|c| match c {
            c if c.is_ascii_alphabetic() => Some(c),
            '\u{a1}'..='\u{ff}' => TCVN3.chars().nth(c as usize - 0xA1).filter(|c| *c != '.'),
            _ => None,
        })
        .collect()
}

/// VNI writes a vowel and, after it, a letter that stands for its marks.
const VNI_MARKS: &[(char, &str)] = &[
    ('ù', "\u{301}"),
    ('ø', "\u{300}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];

fn vni(word: &str) -> Option<String> {
    use unicode_normalization::UnicodeNormalization;
    let mut meant = String::new();
    let mut vowel = false;
    for letter in word.to_lowercase().chars() {
        let mark = VNI_MARKS.iter().find(|(written, _)| vowel && *written == letter);
        if let Some((_, marks)) = mark {
            meant.push_str(marks);
            vowel = false;
            continue;
        }
        vowel = matches!(letter, 'a' | 'e' | 'o' | 'u' | 'y' | 'ô' | 'ö');
        match letter {
            'ñ' => meant.push('đ'),
            'ô' => meant.push('ơ'),
            'ö' => meant.push('ư'),
            'æ' => meant.push('ỉ'),
            'ó' => meant.push('ĩ'),
            'ò' => meant.push('ị'),
            'î' => meant.push('ỵ'),
            'í' | 'ì' => meant.push(letter),
            c if c.is_ascii_alphabetic() => meant.push(c),
            _ => return None,
        }
    }
    Some(meant.nfc().collect())
}

/// Whether a word can be one Vietnamese syllable: initial, vowels that go together, final, at most one tone.
fn is_syllable(word: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    const VOWELS: &[&str] = &[
        "a", "e", "i", "o", "u", "y", "ai", "ao", "au", "ay", "eo", "eu", "ia", "ie", "iu", "ieu", "oa", "oe", "oi",
        "oai", "oao", "oay", "oeo", "ua", "ue", "ui", "uo", "uu", "uy", "uoi", "uou", "uya", "uye", "uyu", "uay", "ye",
        "yeu",
    ];
    const INITIALS: &[&str] = &[
        "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
        "n", "p", "q", "r", "s", "t", "v", "x", "",
    ];
    const FINALS: &[&str] = &["", "ng", "nh", "ch", "c", "m", "n", "p", "t"];
    let (mut letters, mut tones) = (String::new(), 0);
    for letter in word.to_lowercase().nfd() {
        match letter {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tones += 1,
            '\u{302}' | '\u{306}' | '\u{31b}' => {}
            other => letters.push(other),
        }
    }
    tones <= 1
        && INITIALS.iter().filter_map(|initial| letters.strip_prefix(initial)).any(|rest| {
            let vowels = rest.chars().take_while(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')).count();
            VOWELS.contains(&&rest[..vowels]) && FINALS.contains(&&rest[vowels..])
        })
}

#[cfg(test)]
mod tests {
    use super::{TCVN3, find};

    #[test]
    fn the_table_covers_the_range() {
        assert_eq!(TCVN3.chars().count(), 0xFF - 0xA1 + 1);
    }

    #[test]
    fn old_fonts_are_recognised_and_read() {
        for (text, encoding, meant) in [
            ("id,Së Néi vô", "TCVN3", "Sở"),
            ("Céng hßa", "TCVN3", "hòa"),
            ("Uû ban nh©n d©n", "TCVN3", "Uỷ"),
            ("nh©n", "TCVN3", "nhân"),
            ("§iÖn", "TCVN3", "Điện"),
            ("Coäng hoøa", "VNI", "cộng"),
            ("Sôû Noäi vuï", "VNI", "sở"),
        ] {
            let found = find(text).unwrap_or_else(|| panic!("{text} passed"));
            assert_eq!((found.encoding, found.meant.as_str()), (encoding, meant), "{text}");
        }
    }

    #[test]
    fn good_text_passes() {
        for text in [
            "Sở Nội vụ; Uỷ ban nhân dân; Đăk Hà; Ðăk Tô",
            "Zürich, Noël, Citroën, François, señor, Müller",
            "«Điều 2» § 3, 20 °C, 5 × 4, ½, ±3, 1.140 m²",
            "À Á Â Ã È É Ê Ì Í Ò Ó Ô Õ Ù Ú Ý à á â ã è é ê ì í ò ó ô õ ù ú ý",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
