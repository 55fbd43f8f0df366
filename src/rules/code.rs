//! Findings as facts, and the closed list of their codes.

use crate::model::{BodyIx, Category, Count, Extent, FieldIx, Grade, KindIx, TaskIx};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Chưa bảo đảm quy định: it rests on a verified rule and verified rows.
    Breach,
    /// Cần lưu ý.
    Warning,
    /// Thông tin.
    Note,
}

impl Severity {
    /// The word of it in files.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Breach => "breach",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// What can be found. The word of a code is stable; its text is in `locales/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// Nobody leads the task anywhere.
    TaskWithoutLead,
    /// Nobody leads the task in some areas.
    TaskPartlyLed,
    /// Several agencies of one tier lead the task in one area.
    TaskSeveralLeads,
    /// Agencies of different tiers lead the task in one area.
    TaskSharedAcrossTiers,
    /// The effective number of leads of a field is two or more.
    FieldFragmented,
    /// More people present than posts assigned, in one category.
    FilledOverQuota,
    /// Several sub-units of a kind of which a parent should have one.
    TwinUnits,
    /// A body with neither work, people, posts nor sub-units.
    EmptyBody,
    /// A body does work, but no body at or above it stands for itself.
    WorkWithoutAgency,
    /// People have no body.
    StaffOnBench,
    /// Posts have no body.
    QuotaOnBench,
    /// A row of a step selects nothing that its giver holds.
    RowSelectsNothing,
}

impl Code {
    /// Every code.
    pub const ALL: &'static [Code] = &[
        Code::TaskWithoutLead,
        Code::TaskPartlyLed,
        Code::TaskSeveralLeads,
        Code::TaskSharedAcrossTiers,
        Code::FieldFragmented,
        Code::FilledOverQuota,
        Code::TwinUnits,
        Code::EmptyBody,
        Code::WorkWithoutAgency,
        Code::StaffOnBench,
        Code::QuotaOnBench,
        Code::RowSelectsNothing,
    ];

    /// The stable word of the code.
    pub fn word(self) -> &'static str {
        match self {
            Code::TaskWithoutLead => "task-without-lead",
            Code::TaskPartlyLed => "task-partly-led",
            Code::TaskSeveralLeads => "task-several-leads",
            Code::TaskSharedAcrossTiers => "task-shared-across-tiers",
            Code::FieldFragmented => "field-fragmented",
            Code::FilledOverQuota => "filled-over-quota",
            Code::TwinUnits => "twin-units",
            Code::EmptyBody => "empty-body",
            Code::WorkWithoutAgency => "work-without-agency",
            Code::StaffOnBench => "staff-on-bench",
            Code::QuotaOnBench => "quota-on-bench",
            Code::RowSelectsNothing => "row-selects-nothing",
        }
    }

    /// The position in [`Self::ALL`].
    #[inline]
    pub fn at(self) -> usize {
        self as usize
    }

    /// The rule that it rests on; none: the tool's own measure.
    pub fn citation(self) -> Option<&'static str> {
        match self {
            Code::TaskWithoutLead | Code::TaskPartlyLed | Code::TaskSeveralLeads | Code::TaskSharedAcrossTiers => {
                Some("Nghị quyết 18-NQ/TW; Kế hoạch của UBND tỉnh thực hiện Kế hoạch 191-KH/TU, mục II.6")
            }
            _ => None,
        }
    }
}

/// What a finding is about; with the code it is the finding's identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A task.
    Task(TaskIx),
    /// A body.
    Body(BodyIx),
    /// One category of a body's posts.
    Posts(BodyIx, Category),
    /// The sub-units of one kind below a body.
    Units(BodyIx, KindIx),
    /// A field.
    Field(FieldIx),
    /// One category of the bench.
    Bench(Category),
    /// A row of a step: the step's position in the run, the row from 1.
    Row(u32, u32),
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is found.
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// Where; empty: no matter of territory.
    pub areas: Extent,
    /// The agencies concerned.
    pub agencies: Vec<BodyIx>,
    /// What was measured; none: unknown.
    pub measured: Count,
    /// What it is held against.
    pub limit: Option<i64>,
    /// It rests on rows that nobody has verified: worded "cần rà soát".
    pub to_review: bool,
}

impl Finding {
    /// A finding without areas or agencies.
    pub fn plain(
        code: Code,
        severity: Severity,
        subject: Subject,
        measured: Count,
        limit: Option<i64>,
        grade: Grade,
    ) -> Self {
        let to_review = grade != Grade::Verified;
        Self { code, severity, subject, areas: Extent::nothing(), agencies: Vec::new(), measured, limit, to_review }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique() {
        let words: BTreeSet<&str> = Code::ALL.iter().map(|code| code.word()).collect();
        assert_eq!(words.len(), Code::ALL.len());
    }

    #[test]
    fn codes_are_listed_in_their_order() {
        assert!(Code::ALL.iter().enumerate().all(|(at, code)| code.at() == at));
    }
}
