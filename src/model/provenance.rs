//! Where a row comes from and how far it can be trusted.

use std::sync::Arc;

/// How sure a row is (mức độ tin cậy). Ordered: a result carries the weakest grade that fed it, the greatest here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Đã đối chiếu: checked against its source.
    Verified,
    /// Chưa đối chiếu: from memory or a secondary text.
    Recalled,
    /// Giả định: supposed, and said so.
    Assumed,
    /// Số liệu minh họa: made up to fill a gap.
    Synthetic,
}

impl Grade {
    /// Every grade, strongest first.
    pub const ALL: &'static [Grade] = &[Grade::Verified, Grade::Recalled, Grade::Assumed, Grade::Synthetic];

    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Grade::Verified => "verified",
            Grade::Recalled => "recalled",
            Grade::Assumed => "assumed",
            Grade::Synthetic => "synthetic",
        }
    }

    /// The grade that a file's word names, if any.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|grade| grade.word() == word)
    }
}

/// The `grade` and `source` cells of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// How sure the row is; a file without the column takes the case's default.
    pub grade: Grade,
    /// Where it was read, as the file words it. Rows share the text of one source.
    pub source: Option<Arc<str>>,
}

impl Provenance {
    /// A row of this grade that names no source.
    pub fn of(grade: Grade) -> Self {
        Self { grade, source: None }
    }
}
