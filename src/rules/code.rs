//! Findings as facts, and the closed list of their codes.

use super::law::Lack;
use crate::model::{AreaIx, BodyIx, Category, Count, Extent, FieldIx, Grade, KindIx, TaskIx, Tier};
use crate::norms::Basis;
use jiff::civil::Date;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Chưa bảo đảm quy định: it rests on a verified rule and verified rows.
    Breach,
    /// Cần lưu ý.
    Warning,
    /// Chưa đủ số liệu: an input that the rule needs is missing, so that nobody can tell.
    Unknown,
    /// Thông tin.
    Note,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: &'static [Severity] = &[Severity::Breach, Severity::Warning, Severity::Unknown, Severity::Note];

    /// Its place among all.
    #[inline]
    pub fn at(self) -> usize {
        self as usize
    }

    /// The word of it in files.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Breach => "breach",
            Severity::Warning => "warning",
            Severity::Unknown => "unknown",
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
    /// More departments than a province may have.
    DepartmentsOverLimit,
    /// More deputies of departments than the average of the province allows.
    DeputiesOverAverage,
    /// More deputies than the norm of the body.
    DeputiesOverNorm,
    /// Deputies that a reorganisation left over the norm, to be absorbed by a day.
    SurplusDeputies,
    /// More deputies than the share of its posts that a body may have.
    DeputiesOverHalf,
    /// More deputies than the body above.
    DeputiesOverSuperior,
    /// More deputies in the units of a district or a commune than their average allows.
    UnitDeputiesOverAverage,
    /// Fewer posts than a body of its kind must have.
    BodyTooSmall,
    /// More posts than the frame of a commune.
    CommuneOverFrame,
    /// More units of a kind than a body may have.
    UnitsOverLimit,
    /// An inspectorate below the provincial level after the reform.
    InspectorateBelowProvince,
    /// A body of the district level after its end.
    DistrictBody,
    /// A commune or ward below the standard of population or size.
    AreaBelowStandard,
    /// More people in a tier after the plan than before it.
    PeopleOverBefore,
    /// Fewer posts given up than the target of reduction asks for.
    ReductionMissed,
    /// A step that a higher authority than the province decides.
    BeyondProvince,
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
        Code::DepartmentsOverLimit,
        Code::DeputiesOverAverage,
        Code::DeputiesOverNorm,
        Code::SurplusDeputies,
        Code::DeputiesOverHalf,
        Code::DeputiesOverSuperior,
        Code::UnitDeputiesOverAverage,
        Code::BodyTooSmall,
        Code::CommuneOverFrame,
        Code::UnitsOverLimit,
        Code::InspectorateBelowProvince,
        Code::DistrictBody,
        Code::AreaBelowStandard,
        Code::PeopleOverBefore,
        Code::ReductionMissed,
        Code::BeyondProvince,
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
            Code::DepartmentsOverLimit => "departments-over-limit",
            Code::DeputiesOverAverage => "deputies-over-average",
            Code::DeputiesOverNorm => "deputies-over-norm",
            Code::SurplusDeputies => "surplus-deputies",
            Code::DeputiesOverHalf => "deputies-over-half",
            Code::DeputiesOverSuperior => "deputies-over-superior",
            Code::UnitDeputiesOverAverage => "unit-deputies-over-average",
            Code::BodyTooSmall => "body-too-small",
            Code::CommuneOverFrame => "commune-over-frame",
            Code::UnitsOverLimit => "units-over-limit",
            Code::InspectorateBelowProvince => "inspectorate-below-province",
            Code::DistrictBody => "district-body",
            Code::AreaBelowStandard => "area-below-standard",
            Code::PeopleOverBefore => "people-over-before",
            Code::ReductionMissed => "reduction-missed",
            Code::BeyondProvince => "beyond-provincial-competence",
        }
    }

    /// The position in [`Self::ALL`].
    #[inline]
    pub fn at(self) -> usize {
        self as usize
    }

    /// The code of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.word() == word)
    }

    /// The norms that it can rest on, the first that is in force; none: it is the tool's own measure.
    pub fn norms(self) -> &'static [&'static str] {
        match self {
            Code::TaskWithoutLead | Code::TaskPartlyLed | Code::TaskSeveralLeads | Code::TaskSharedAcrossTiers => {
                &["tasks.leads"]
            }
            Code::FilledOverQuota => &["staffing.people_over_posts"],
            Code::TwinUnits => &["staffing.single_units"],
            Code::DepartmentsOverLimit => &["departments.count"],
            Code::DeputiesOverAverage => &["leaders.department_deputies_average"],
            Code::DeputiesOverNorm => &[
                "leaders.department_deputies_average",
                "leaders.division_deputies_least",
                "leaders.sub_department_deputies",
                "leaders.unit_deputies_provincial",
                "leaders.unit_deputies_other",
                "leaders.board_deputies",
            ],
            Code::SurplusDeputies => &[
                "transition.surplus_deputies",
                "transition.surplus_deputies_units_of_area",
                "transition.surplus_deputies_public_units",
            ],
            Code::DeputiesOverHalf => &["staffing.deputies_share_of_posts"],
            Code::DeputiesOverSuperior => &["staffing.sub_body_deputies_over_parent"],
            Code::UnitDeputiesOverAverage => {
                &["leaders.district_division_deputies_average", "leaders.commune_division_deputies_average"]
            }
            Code::BodyTooSmall => &["sizes.division", "sizes.sub_department", "sizes.unit"],
            Code::CommuneOverFrame => &["communes.posts_frame", "communes.posts_commune"],
            Code::UnitsOverLimit => &["districts.divisions", "communes.divisions"],
            Code::InspectorateBelowProvince => &["inspectorates.department", "inspectorates.district"],
            Code::DistrictBody => &["transition.district_level_ends"],
            Code::AreaBelowStandard => &["administrative_units.commune_population"],
            Code::PeopleOverBefore => &["staffing.province_posts_after_over_before"],
            Code::ReductionMissed => &["reduction.people_on_budget"],
            _ => &[],
        }
    }

    /// Whether it is judged under the law of a day, and not measured whatever the law is.
    pub fn is_legal(self) -> bool {
        !self.norms().is_empty() || self == Code::BeyondProvince
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
    /// An administrative unit that the plan does not touch.
    Area(AreaIx),
    /// An administrative unit that the plan makes, by its position in [`crate::draft::Draft::new_areas`].
    MergedArea(u32),
    /// The bodies of one tier together.
    Tier(Tier),
    /// The whole apparatus.
    Whole,
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
    /// The legal value that it is held against; none: the tool's own measure.
    pub basis: Option<Basis>,
    /// The last day to put it right; none: no day is set.
    pub deadline: Option<Date>,
    /// What an input lacks, where nobody can tell.
    pub lacks: Option<Lack>,
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
        Self {
            code,
            severity,
            subject,
            areas: Extent::nothing(),
            agencies: Vec::new(),
            measured,
            limit,
            to_review,
            basis: None,
            deadline: None,
            lacks: None,
        }
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
