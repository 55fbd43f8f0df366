//! What one scenario comes to, as facts.

use crate::evaluate::{Indicators, Status};
use crate::model::Count;
use crate::rules::{Code, Severity};
use crate::scenario::{Malformed, Refusal};
use std::borrow::Cow;

/// Whether a scenario was evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Every step was carried out.
    Evaluated,
    /// A step cannot be carried out on the apparatus as it is by then.
    Refused {
        /// The number of the step.
        step: u32,
        /// The line of its first row.
        line: u32,
        /// Why.
        why: Refusal,
    },
    /// A step cannot be understood.
    Malformed {
        /// The number of the step, 0 where it cannot be read.
        step: u32,
        /// The line of the row.
        line: u32,
        /// Why.
        why: Malformed,
    },
}

impl Fate {
    /// The word for a scenario that was evaluated.
    pub const EVALUATED: &'static str = "evaluated";
    /// The word for one that is refused.
    pub const REFUSED: &'static str = "refused";
    /// The word for one that is malformed.
    pub const MALFORMED: &'static str = "malformed";

    /// The word of it in files.
    pub fn word(&self) -> &'static str {
        match self {
            Fate::Evaluated => Self::EVALUATED,
            Fate::Refused { .. } => Self::REFUSED,
            Fate::Malformed { .. } => Self::MALFORMED,
        }
    }
}

/// How many findings hold after a scenario, by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Chưa bảo đảm quy định.
    pub breaches: u32,
    /// Cần lưu ý.
    pub warnings: u32,
    /// Chưa đủ số liệu.
    pub unknown: u32,
    /// Thông tin.
    pub notes: u32,
}

impl Counts {
    /// Counts so many findings of a severity.
    pub fn add(&mut self, severity: Severity, many: u32) {
        let count = match severity {
            Severity::Breach => &mut self.breaches,
            Severity::Warning => &mut self.warnings,
            Severity::Unknown => &mut self.unknown,
            Severity::Note => &mut self.notes,
        };
        *count += many;
    }
}

/// A finding with the id of its subject, which only the draft of its scenario can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What is found.
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// The kind and the id of what it is about.
    pub subject: (&'static str, String),
    /// What was measured; none: unknown.
    pub measured: Count,
    /// What it is held against.
    pub limit: Option<i64>,
    /// How it stands to the findings before.
    pub status: Status,
}

/// What one scenario comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome<'w> {
    /// Whether it was evaluated.
    pub fate: Fate,
    /// The figures after it; none: it was not evaluated.
    pub indicators: Option<Cow<'w, Indicators>>,
    /// A bit for each figure that may be otherwise than in the apparatus as it stands; none: anything may be.
    pub differ: Option<u64>,
    /// The findings after it, counted as deep as was asked for.
    pub counts: Counts,
    /// The findings themselves, the fixed ones too, where they were asked for.
    pub findings: Vec<Found>,
}

impl Outcome<'_> {
    /// What becomes of a scenario that is not evaluated.
    pub fn failed(fate: Fate) -> Self {
        Self { fate, indicators: None, differ: None, counts: Counts::default(), findings: Vec::new() }
    }
}
