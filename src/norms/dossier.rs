//! Files (hồ sơ): which papers a decision needs, and in how many days it is dealt with.

use super::competence::{Act, spans_overlap};
use super::norm::{Citation, Status};
use crate::model::DayUnit;
use jiff::civil::Date;

/// A file with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// `dossiers.name`.
    pub id: String,
    /// What it is for, in Vietnamese.
    pub description_vi: String,
    /// What it is for, in English.
    pub description_en: String,
    /// What it holds, by day; none overlaps another.
    pub values: Vec<DossierRule>,
}

/// What a file holds, with the days on which it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DossierRule {
    /// The first day.
    pub from: Date,
    /// The last day; none: until the next entry, or still in force.
    pub until: Option<Date>,
    /// The papers, in the order of the law.
    pub papers: Vec<Paper>,
    /// How many days it takes; none: unknown.
    pub days: Option<i64>,
    /// How the days are counted; none: the source does not say.
    pub day_unit: Option<DayUnit>,
    /// Where it stands.
    pub citation: Citation,
    /// How sure it is.
    pub status: Status,
}

/// One paper of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its name in Vietnamese.
    pub vi: String,
    /// Its name in English.
    pub en: String,
    /// The operations for which it is needed; empty: all.
    pub acts: Vec<Act>,
}

impl Dossier {
    /// The name by which rules refer to it: what stands behind the point of the id.
    pub fn name(&self) -> &str {
        self.id.split_once('.').map_or(self.id.as_str(), |(_, name)| name)
    }

    /// What it holds on a day.
    pub fn at(&self, day: Date) -> Option<&DossierRule> {
        let last = self.values.iter().rfind(|value| value.from <= day)?;
        last.until.is_none_or(|until| day <= until).then_some(last)
    }
}

impl DossierRule {
    /// The papers that an operation needs.
    pub fn papers_for(&self, act: Act) -> impl Iterator<Item = &Paper> {
        self.papers.iter().filter(move |paper| paper.acts.is_empty() || paper.acts.contains(&act))
    }
}

/// The first two entries of a file that claim the same day.
pub fn dossiers_overlap(values: &[DossierRule]) -> Option<(usize, usize)> {
    spans_overlap(&values.iter().map(|value| (value.from, value.until)).collect::<Vec<_>>())
}
