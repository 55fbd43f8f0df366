//! A year's pay, part by part, under a low and a high assumption.

/// Declares the parts of a year's pay with their stable words.
macro_rules! parts {
    ($($(#[$doc:meta])* $variant:ident = $word:literal),* $(,)?) => {
        /// A part of a year's cost.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum PayPart { $($(#[$doc])* $variant),* }

        impl PayPart {
            /// Every part.
            pub const ALL: [PayPart; 11] = [$(PayPart::$variant),*];

            /// The stable word, and the key of its text.
            pub fn word(self) -> &'static str {
                match self { $(PayPart::$variant => $word),* }
            }
        }
    };
}

parts! {
    /// Rank, step and over-frame seniority.
    Salary = "salary",
    /// Leadership allowance.
    Leadership = "leadership",
    /// Allowances in percent.
    Percent = "percent",
    /// Regional allowance and reserved difference.
    Other = "other",
    /// Contribution: pension and survivorship.
    Pension = "pension",
    /// Contribution: sickness and maternity.
    Sickness = "sickness",
    /// Contribution: accidents at work.
    Accident = "accident",
    /// Contribution: health.
    Health = "health",
    /// Contribution: unemployment.
    Unemployment = "unemployment",
    /// Trade-union contribution.
    Union = "union",
    /// Bonus fund.
    Bonus = "bonus",
}

/// An amount in đồng under the low and under the high assumption; both are equal where nothing is assumed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Under the low assumption.
    pub low: i64,
    /// Under the high assumption.
    pub high: i64,
}

impl Span {
    /// An amount without any assumption.
    pub fn exact(amount: i64) -> Self {
        Self { low: amount, high: amount }
    }

    /// The sum.
    pub fn plus(self, other: Span) -> Self {
        Self { low: self.low.saturating_add(other.low), high: self.high.saturating_add(other.high) }
    }

    /// The difference, each assumption for itself.
    pub fn minus(self, other: Span) -> Self {
        Self { low: self.low.saturating_sub(other.low), high: self.high.saturating_sub(other.high) }
    }

    /// The lesser of the two.
    pub fn least(self) -> i64 {
        self.low.min(self.high)
    }

    /// The greater of the two.
    pub fn most(self) -> i64 {
        self.low.max(self.high)
    }

    /// A fraction of it, rounded down.
    pub(super) fn share(self, part: i64, whole: i64) -> Self {
        let of = |amount: i64| {
            let share = i128::from(amount) * i128::from(part) / i128::from(whole.max(1));
            i64::try_from(share).unwrap_or(amount)
        };
        Self { low: of(self.low), high: of(self.high) }
    }
}

/// A year's pay of somebody or of many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pay([Span; PayPart::ALL.len()]);

impl Pay {
    /// One part.
    pub fn part(&self, part: PayPart) -> Span {
        self.0[part as usize]
    }

    /// All parts together.
    pub fn total(&self) -> Span {
        self.0.iter().fold(Span::default(), |sum, part| sum.plus(*part))
    }

    pub(super) fn set(&mut self, part: PayPart, span: Span) {
        self.0[part as usize] = span;
    }

    /// The sum, part by part.
    pub fn plus(&self, other: &Pay) -> Pay {
        Pay(std::array::from_fn(|at| self.0[at].plus(other.0[at])))
    }

    /// The difference, part by part.
    pub fn minus(&self, other: &Pay) -> Pay {
        Pay(std::array::from_fn(|at| self.0[at].minus(other.0[at])))
    }

    /// A fraction of each part, rounded down: what is left of a đồng stays where it was.
    pub(super) fn share(&self, part: i64, whole: i64) -> Pay {
        Pay(self.0.map(|span| span.share(part, whole)))
    }

    /// The low assumption of one and the high one of the other.
    pub(super) fn span(low: &Pay, high: &Pay) -> Pay {
        Pay(std::array::from_fn(|at| Span { low: low.0[at].low, high: high.0[at].high }))
    }
}
