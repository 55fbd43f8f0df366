//! Why a step is not carried out, as facts; the words for people are elsewhere.

use super::selector::SelectorFault;
use crate::model::Category;

/// What a name was meant to name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the noun")]
pub enum Noun {
    Body,
    Kind,
    Area,
    Task,
    Field,
    Category,
    Plan,
    Figure,
}

impl Noun {
    /// The key of its text.
    pub fn word(self) -> &'static str {
        match self {
            Noun::Body => "body",
            Noun::Kind => "kind",
            Noun::Area => "area",
            Noun::Task => "task",
            Noun::Field => "field",
            Noun::Category => "category",
            Noun::Plan => "plan",
            Noun::Figure => "figure",
        }
    }
}

/// Why a step cannot be understood: it would be wrong whatever the apparatus looked like by then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// It names something that never existed.
    Unknown {
        /// What it should be.
        noun: Noun,
        /// The word.
        id: String,
        /// Ids like it.
        near: Vec<String>,
    },
    /// A `text:` that no task contains.
    TextInNoTask(String),
    /// The selector is misspelt.
    Selector(SelectorFault),
    /// The share is neither a fraction nor a whole number.
    Share(String),
    /// The change of quota is none of `-5`, `+3`, `-20%`, `=40`.
    Change(String),
    /// A cell or key that the operation needs is missing.
    Missing(&'static str),
    /// A cell or key that the operation does not use is filled.
    NotUsed(&'static str),
    /// The operation is none of the eleven.
    UnknownOperation(String),
    /// The word is not one of those that the cell allows.
    NotAllowed {
        /// The cell.
        cell: &'static str,
        /// The word.
        word: String,
        /// What it may be.
        allowed: &'static str,
    },
    /// The cell holds what is no Unicode text.
    NotText(String),
    /// The date cannot be read.
    Date(String),
    /// A date before that of the step before.
    DateFalls,
    /// The step numbers of a scenario do not rise.
    StepNumbersFall,
    /// Later rows of a step contradict its first.
    RowContradicts(&'static str),
    /// An operation of one row has several.
    OneRowOnly,
    /// `rest` stands in more than one row.
    RestTwice,
    /// A kind or a parent for a successor that lives.
    KindOrParentOfLiving,
    /// A receiver that this operation cannot have.
    Receiver(String),
    /// A row with a receiver but neither tasks nor a share.
    EmptyRow(String),
    /// `extends` or `overrides` names a plan that is not there.
    UnknownPlan {
        /// The id.
        id: String,
        /// Ids like it.
        near: Vec<String>,
    },
    /// Plans that stand on each other in a ring.
    ExtendsRing(Vec<String>),
}

/// Why a step that is understood cannot be carried out on the apparatus as it is by then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The body has ended.
    BodyEnded(String),
    /// The area has ended.
    AreaEnded(String),
    /// The id is or was in use.
    IdInUse(String),
    /// Fewer than two bodies, or areas, to merge.
    FewerThanTwo,
    /// One body, or area, is named twice.
    NamedTwice(String),
    /// The successor stands below a body that is merged into it.
    SuccessorBelowMerged(String),
    /// An inside and an outside body cannot be merged.
    InsideAndOutside(String),
    /// People or posts cannot go to, or come from, a body outside the count.
    PeopleOutside(String),
    /// The receiver is the body itself.
    IntoItself(String),
    /// The body would stand below itself.
    WouldCycle(String),
    /// The fractions have no common denominator that can be reckoned with.
    SharesTooFine,
    /// The fractions sum to more than one.
    SharesOverOne,
    /// More people than there are.
    MorePeopleThanThereAre {
        /// People asked for.
        asked: i64,
        /// People there are.
        there: i64,
    },
    /// The selection holds nothing that the giver leads, or coordinates.
    NothingToGive,
    /// The step would change nothing.
    NoChange,
    /// No living body of the kind meets the scope.
    NoBodyOfKindMeets(String),
    /// No living body is of the kind or tier.
    NothingToAbolish(String),
    /// An heir ends by the same step.
    HeirEnds(String),
    /// The body has several categories, or none, and the step names none.
    CategoryNeeded(String),
    /// The quota is not known.
    QuotaUnknown {
        /// The body.
        body: String,
        /// The category.
        category: Category,
    },
    /// The quota would fall below zero.
    BelowZero {
        /// The body.
        body: String,
        /// The quota it would have.
        quota: i64,
    },
    /// Two of the merged areas overlap.
    AreasOverlap(String, String),
    /// The step cannot be understood.
    Malformed(Malformed),
}

impl From<Malformed> for Refusal {
    fn from(malformed: Malformed) -> Self {
        Refusal::Malformed(malformed)
    }
}
