//! What stands in the way of a benefit, as facts.

use super::law::Basis;
use jiff::civil::Date;

/// Declares the codes with their stable words.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $word:literal),* $(,)?) => {
        /// Why there is no amount.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ObstacleCode { $($(#[$doc])* $variant),* }

        impl ObstacleCode {
            /// Every code.
            pub const ALL: &'static [ObstacleCode] = &[$(ObstacleCode::$variant),*];

            /// The stable word, and the key of its text.
            pub fn word(self) -> &'static str {
                match self { $(ObstacleCode::$variant => $word),* }
            }
        }
    };
}

codes! {
    /// The staff category is outside these articles.
    CategoryNotCovered = "category-not-covered",
    /// Leaving is not considered for now: the person is expecting, on leave, under discipline …
    Barred = "barred",
    /// The labour contract began too late.
    ContractTooRecent = "contract-too-recent",
    /// The person has reached the retirement age by the day of leaving.
    AlreadyAtAge = "already-at-age",
    /// More time is left to the retirement age than the article allows.
    TooFarFromRetirement = "too-far-from-retirement",
    /// Too few years of insurance for a pension.
    InsuranceTooShort = "insurance-too-short",
    /// Less time is left to the retirement age than severance asks for.
    TooNearForSeverance = "too-near-for-severance",
    /// Severance is for those who may not retire early, and this person may.
    EarlyRetirementApplies = "early-retirement-applies",
    /// The decision was made after the last day for decisions.
    DecidedTooLate = "decided-too-late",
    /// The day of leaving is after the last one of the policy.
    LeftTooLate = "left-too-late",
    /// The norms have no value for the day.
    NormMissing = "norm-missing",
    /// The table of people does not say what is needed.
    InputMissing = "input-missing",
}

impl ObstacleCode {
    /// Whether the amount is unknown rather than refused.
    pub fn is_unknown(self) -> bool {
        matches!(self, ObstacleCode::NormMissing | ObstacleCode::InputMissing)
    }
}

/// Something measured, or what it is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Months.
    Months(i64),
    /// A day.
    Day(Date),
    /// A word of a closed list: the reason why leaving is not considered, or a staff category.
    Word(&'static str),
}

/// One reason why there is no amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle<'n> {
    /// What it is.
    pub code: ObstacleCode,
    /// What was measured.
    pub measured: Option<Measure>,
    /// What it is held against.
    pub limit: Option<Measure>,
    /// The columns or norms that are missing.
    pub missing: Vec<&'static str>,
    /// The value of the law that decides; none: no law is needed to see it.
    pub basis: Option<Basis<'n>>,
}

impl<'n> Obstacle<'n> {
    pub(super) fn new(code: ObstacleCode, basis: Option<Basis<'n>>) -> Self {
        Self { code, measured: None, limit: None, missing: Vec::new(), basis }
    }

    pub(super) fn measured(mut self, measured: Measure) -> Self {
        self.measured = Some(measured);
        self
    }

    pub(super) fn limit(mut self, limit: Measure) -> Self {
        self.limit = Some(limit);
        self
    }

    pub(super) fn missing(code: ObstacleCode, missing: Vec<&'static str>) -> Self {
        Self { missing, ..Self::new(code, None) }
    }
}
