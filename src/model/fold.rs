//! How Vietnamese names are compared: as a reader would, not byte by byte.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name as it is matched: one Unicode form, lower case, single spaces, tones and letter variants folded.
///
/// `Uỷ ban`/`Ủy ban`, `Hoà`/`Hòa`, `Đăk`/`Đắk`/`Đak`, `kĩ`/`kỹ`, `&`/`và`, and spacing or punctuation that
/// differs (`KonPlông`, `Kon Plông`, `Ia H'Drai`, `Ia H’ Drai`) all come out equal. Marks are kept where they
/// tell words apart: the tone of a syllable moves to its end, so that only its place in the syllable is lost.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for syllable in name.nfc().collect::<String>().to_lowercase().split(|c: char| !c.is_alphanumeric() && c != '&') {
        for word in syllable.split_inclusive('&') {
            fold_syllable(word, &mut folded);
        }
    }
    folded
}

/// A text as it begins a sentence: its first letter large.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A text as it stands within a sentence: its first letter small.
pub fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Appends one syllable: letters without their tone, then the tone.
fn fold_syllable(syllable: &str, folded: &mut String) {
    let mut tone = None;
    let start = folded.len();
    for letter in syllable.nfd() {
        match letter {
            // The five tones: huyền, sắc, ngã, hỏi, nặng.
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tone = Some(letter),
            '&' => folded.push_str("va\u{300}"),
            'y' => folded.push('i'),
            other => folded.push(other),
        }
    }
    if folded[start..].starts_with('đ') && matches!(&folded[start..], "đa\u{306}k" | "đak" | "đa\u{306}c" | "đac")
    {
        // Highland place names are spelt Đăk, Đắk, Đak or Đắc in one and the same province.
        folded.truncate(start);
        folded.push_str("đak");
        return;
    }
    folded.extend(tone);
}

/// A short ASCII id made from a name: `Sở Nội vụ` gives `so-noi-vu`.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for letter in name.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)) {
        match letter {
            'đ' => slug.push('d'),
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The few candidates most like the word, best first: what a "did you mean" shows.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Vec<String> {
    const SHOWN: usize = 3;
    const LIKE: f64 = 0.75;
    let wanted = slug(word);
    let mut scored: Vec<(f64, &str)> = candidates
        .filter_map(|candidate| {
            let score = strsim::jaro_winkler(&wanted, &slug(candidate));
            (score >= LIKE).then_some((score, candidate))
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.truncate(SHOWN);
    scored.into_iter().map(|(_, candidate)| candidate.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{fold, nearest, slug};
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn spellings_of_one_name_are_equal() {
        for (one, other) in [
            ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
            ("Hoà Bình", "Hòa Bình"),
            ("kĩ thuật", "Kỹ thuật"),
            ("Đăk Hà", "Đắk Hà"),
            ("Đak Hà", "Đăk Hà"),
            ("KonPlông", "Kon Plông"),
            ("Ia H'Drai", "Ia H’ Drai"),
            ("Sở NN & PTNT", "Sở NN và PTNT"),
            ("Sở Y tế", "Sở  y tế "),
        ] {
            assert_eq!(fold(one), fold(other), "{one} and {other}");
            assert_eq!(fold(one), fold(&one.nfd().collect::<String>()), "{one} decomposed");
        }
    }

    #[test]
    fn different_names_stay_different() {
        for (one, other) in
            [("Đăk Tô", "Đăk Tơ"), ("Sở Nội vụ", "Sở Ngoại vụ"), ("Ngọc Hồi", "Ngọc Hội"), ("Đăk Pék", "Đăk Pne")]
        {
            assert_ne!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn slugs_are_plain_ascii() {
        assert_eq!(slug("Sở Nội vụ"), "so-noi-vu");
        assert_eq!(slug("  Đăk Hà (mới) "), "dak-ha-moi");
        assert_eq!(slug("***"), "");
    }

    #[test]
    fn near_ids_are_offered_best_first() {
        let ids = ["so-noi-vu", "so-ngoai-vu", "thanh-tra-tinh"];
        assert_eq!(nearest("so-noi-vụ", ids.into_iter())[0], "so-noi-vu");
        assert!(nearest("zzz", ids.into_iter()).is_empty());
    }
}
