//! Names of sheets: what Excel forbids is taken out, and no two sheets have the same.

use std::collections::BTreeSet;

/// The longest name that Excel takes, in the units that it counts.
const LONGEST: usize = 31;

/// The names given so far, without regard to capitals.
#[derive(Default)]
pub(super) struct SheetNames(BTreeSet<String>);

impl SheetNames {
    /// A name that no sheet has yet, as near to the one wanted as Excel allows.
    pub fn unused(&mut self, wanted: &str) -> String {
        let allowed: String =
            wanted.chars().map(|c| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c }).collect();
        let words: Vec<&str> = allowed.split_whitespace().collect();
        let plain = words.join(" ");
        let plain = plain.trim_matches('\'');
        let plain = if plain.is_empty() { "1" } else { plain };
        let mut name = cut(plain, "");
        let mut number = 2;
        while !self.0.insert(name.to_lowercase()) {
            name = cut(plain, &format!(" ({number})"));
            number += 1;
        }
        name
    }
}

/// The start of a text with an ending, within the length that Excel takes; a word is not cut where that can be helped.
fn cut(text: &str, ending: &str) -> String {
    let width = |text: &str| text.encode_utf16().count();
    let most = LONGEST - width(ending);
    let mut start = text.to_owned();
    if width(text) > most {
        while width(&start) > most {
            start.pop();
        }
        if let Some(at) = start.rfind(' ').filter(|at| *at > most / 2) {
            start.truncate(at);
        }
    }
    let start = start.trim_end_matches([' ', ',', ';', '\'', '-', '(']);
    format!("{start}{ending}")
}

#[cfg(test)]
mod tests {
    use super::SheetNames;

    #[test]
    fn names_are_short_allowed_and_different() {
        let mut names = SheetNames::default();
        assert_eq!(names.unused("Trước/sau: [a]*?"), "Trước sau a");
        assert_eq!(names.unused("trước SAU a"), "trước SAU a (2)");
        let long = names.unused("Số lượng cấp trưởng, cấp phó trước, sau sắp xếp");
        assert!(long.chars().count() <= 31 && long.starts_with("Số lượng cấp trưởng"), "{long}");
        assert_eq!(names.unused("''"), "1");
    }
}
