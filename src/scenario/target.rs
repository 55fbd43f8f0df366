//! The reduction of staff that a plan or a case sets itself.

use crate::model::Category;
use crate::norms::Decimal;
use jiff::civil::Date;

/// What a reduction is counted from. Without it a percentage says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Posts assigned (được giao).
    Quota,
    /// People present (có mặt).
    Filled,
}

impl Base {
    /// The words of both, as a message lists them.
    pub const ALLOWED: &'static str = "quota, filled";

    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Base::Quota => "quota",
            Base::Filled => "filled",
        }
    }

    /// The base of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Base::Quota, Base::Filled].into_iter().find(|base| base.word() == word)
    }
}

/// A target for the reduction of staff, with its base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// How much less, in per cent of the base.
    pub percent: Decimal,
    /// What is counted.
    pub base: Base,
    /// The base as a number, where it is that of another day than the tables'; none: what the tables hold.
    pub base_total: Option<i64>,
    /// The day of that number.
    pub base_day: Option<Date>,
    /// The day by which it is to be reached.
    pub by: Option<Date>,
    /// The staff categories that count.
    pub categories: Vec<Category>,
    /// Bodies, or `kind:K`, that are left out with everything below them, such as schools and hospitals.
    pub without: Vec<String>,
}
