//! The eleven operations by the verbs that planners use for them.

use crate::model::fold;
use crate::scenario::Mode;
use std::collections::HashMap;
use std::sync::LazyLock;

/// An operation by name, before it has anything to work on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the operation of its name")]
pub enum Verb {
    Create,
    Merge,
    Split,
    Dissolve,
    Reassign,
    Delegate,
    Move,
    Rename,
    Resize,
    Abolish,
    MergeAreas,
}

/// The contract's words first, then the planners'. A merge is called sáp nhập or hợp nhất, a split tách or chia by
/// what it does, so the verb decides nothing; only a delegation has forms that the facts do not show.
const VERBS: &[(Verb, Option<Mode>, &[&str])] = &[
    (Verb::Create, None, &["create", "thành lập", "thành lập mới"]),
    (Verb::Merge, None, &["merge", "sáp nhập", "hợp nhất"]),
    (Verb::Split, None, &["split", "tách", "chia", "chia, tách"]),
    (Verb::Dissolve, None, &["dissolve", "giải thể", "kết thúc hoạt động", "kết thúc"]),
    (Verb::Reassign, None, &["reassign", "chuyển giao", "chuyển giao nhiệm vụ"]),
    (Verb::Delegate, None, &["delegate"]),
    (Verb::Delegate, Some(Mode::Devolve), &["phân quyền"]),
    (Verb::Delegate, Some(Mode::Decentralise), &["phân cấp"]),
    (Verb::Delegate, Some(Mode::Authorise), &["ủy quyền"]),
    (Verb::Move, None, &["move", "chuyển", "chuyển về trực thuộc", "chuyển trực thuộc"]),
    (Verb::Rename, None, &["rename", "đổi tên"]),
    (Verb::Resize, None, &["resize", "điều chỉnh biên chế"]),
    (
        Verb::Abolish,
        None,
        &["abolish", "kết thúc hoạt động cấp", "kết thúc hoạt động loại hình", "kết thúc hoạt động cấp (loại hình)"],
    ),
    (Verb::MergeAreas, None, &["merge-areas", "nhập đơn vị hành chính", "sáp nhập đơn vị hành chính"]),
];

impl Verb {
    /// Whether a step of the operation may have several rows.
    pub fn has_rows(self) -> bool {
        matches!(self, Verb::Split | Verb::Dissolve | Verb::Abolish)
    }

    /// Reads a verb, and the legal form that it names for a delegation.
    pub fn read(word: &str) -> Option<(Verb, Option<Mode>)> {
        static FOLDED: LazyLock<HashMap<String, (Verb, Option<Mode>)>> = LazyLock::new(|| {
            let words = VERBS.iter().flat_map(|(verb, mode, words)| words.iter().map(|word| (*word, (*verb, *mode))));
            words.map(|(word, read)| (fold(word), read)).collect()
        });
        let exact = VERBS.iter().find(|(_, _, words)| words[0] == word);
        let exact = exact.map(|(verb, mode, _)| (*verb, *mode));
        exact.or_else(|| FOLDED.get(&fold(word)).copied())
    }
}

/// The word of the contract for an operation in any of its spellings.
pub fn operation_word(text: &str) -> Option<&'static str> {
    let (verb, _) = Verb::read(text)?;
    VERBS.iter().find(|row| row.0 == verb).map(|row| row.2[0])
}

#[cfg(test)]
mod tests {
    use super::{VERBS, Verb};
    use crate::model::fold;
    use crate::scenario::Mode;

    #[test]
    fn verbs_in_any_spelling() {
        assert_eq!(Verb::read("Sáp nhập"), Some((Verb::Merge, None)));
        assert_eq!(Verb::read("merge_areas"), Some((Verb::MergeAreas, None)));
        assert_eq!(Verb::read("Uỷ quyền"), Some((Verb::Delegate, Some(Mode::Authorise))));
        assert_eq!(Verb::read("giữ nguyên"), None);
    }

    #[test]
    fn no_verb_means_two_operations() {
        let words: Vec<String> = VERBS.iter().flat_map(|(_, _, words)| words.iter().map(|word| fold(word))).collect();
        for (at, word) in words.iter().enumerate() {
            assert!(!words[..at].contains(word), "{word}");
        }
    }
}
