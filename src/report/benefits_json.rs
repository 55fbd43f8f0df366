//! The JSON contract of `benefits`: what programs read. The schema is made from here.

use super::benefits::Benefits;
use super::json::ProvenanceJson;
use super::names::Names;
use super::provenance::Provenance;
use crate::benefits::{Basis, Estimate, Formula, Judged, Measure, Obstacle, Sum};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// What `benefits --format json` prints. All amounts are whole đồng.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BenefitsJson {
    /// Where the figures come from.
    pub provenance: ProvenanceJson,
    /// Everybody in the table of people, in its order.
    pub people: Vec<PersonBenefitJson>,
    /// Everybody who wants to leave.
    pub total: SumJson,
    /// By id of the body.
    pub by_body: BTreeMap<String, SumJson>,
    /// By staff category.
    pub by_category: BTreeMap<String, SumJson>,
    /// By number of the article: only those who are due something.
    pub by_article: BTreeMap<String, SumJson>,
    /// The interval where people are not known; null: not asked for.
    pub estimate: Option<EstimateJson>,
}

/// One person.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PersonBenefitJson {
    /// Id.
    pub id: String,
    /// Id of the body.
    pub body: String,
    /// Staff category.
    pub category: String,
    /// early_retirement, severance, own_streamlining, not_reelected or stay; null: not chosen.
    pub option: Option<String>,
    /// open, stays, due, refused or unknown.
    pub verdict: String,
    /// The benefit; null unless it is due.
    pub benefit: Option<BenefitJson>,
    /// What stands in the way, or is missing.
    pub obstacles: Vec<ObstacleJson>,
}

/// A benefit that is due.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BenefitJson {
    /// Number of the article: 7, 7a, 7b, 9 or 10.
    pub article: String,
    /// Monthly salary.
    pub monthly_salary: i64,
    /// First day without work.
    pub leave_date: String,
    /// Normal retirement.
    pub retirement_date: String,
    /// Whole months early.
    pub months_early: i64,
    /// Half years early.
    pub half_years_early: i64,
    /// Half years of insurance.
    pub half_years_of_insurance: i64,
    /// first-period or after; null: the article does not ask.
    pub period: Option<String>,
    /// The parts; they add up to the total.
    pub parts: Vec<PartJson>,
    /// The total.
    pub total: i64,
    /// Whether every value of the law behind it is verified.
    pub verified: bool,
    /// Every value of the law that was read.
    pub used: Vec<BasisJson>,
}

/// A part of a benefit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PartJson {
    /// What it is for.
    pub name: String,
    /// The rate in monthly salaries, for each month or year or all at once; decimal text.
    pub rate: String,
    /// How many months the rate is for; null: no months.
    pub months: Option<i64>,
    /// How many half years the rate is for; null: no years.
    pub half_years: Option<i64>,
    /// Twenty-thousandths of a monthly salary that the part comes to.
    pub salaries_20000: i64,
    /// Amount.
    pub amount: i64,
    /// The value of the law that sets the rate.
    pub basis: BasisJson,
}

/// A value of the law.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BasisJson {
    /// Id of the norm.
    pub norm: String,
    /// Article and paper.
    pub citation: String,
    /// verified or recalled.
    pub status: String,
}

/// A reason.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ObstacleJson {
    /// The stable word.
    pub code: String,
    /// What was measured: months, a day or a word; null: nothing.
    pub measured: Option<String>,
    /// What it is held against; null: nothing.
    pub limit: Option<String>,
    /// Columns or norms that are missing.
    pub missing: Vec<String>,
    /// The value of the law that decides; null: none is needed.
    pub basis: Option<BasisJson>,
}

/// A sum.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SumJson {
    /// People who want to leave.
    pub people: i64,
    /// Those who are due something.
    pub due: i64,
    /// Those who are refused.
    pub refused: i64,
    /// Those of whom too little is known.
    pub unknown: i64,
    /// The sum of the known amounts.
    pub known: i64,
    /// The sum; null: the amount of somebody is unknown.
    pub total: Option<i64>,
}

/// An interval.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EstimateJson {
    /// Fewest people who leave.
    pub leavers_low: i64,
    /// Most people who leave.
    pub leavers_high: i64,
    /// Fewest people at the low amount.
    pub low: i64,
    /// Most people at the mean amount.
    pub mean: i64,
    /// Most people at the high amount.
    pub high: i64,
    /// The assumption.
    pub assumption: BasisJson,
    /// Always assumed.
    pub grade: String,
}

/// The contract's form of the benefits.
pub fn benefits_json(facts: &Benefits<'_, '_>, provenance: &Provenance, names: &Names<'_, '_>) -> BenefitsJson {
    let organisation = names.draft.baseline().organisation();
    let summary = facts.summary;
    let person = |judged: &Judged<'_>| {
        let person = &organisation.people()[judged.person];
        PersonBenefitJson {
            id: person.row.id.clone(),
            body: names.draft.id(person.body).to_owned(),
            category: person.row.category.word().to_owned(),
            option: person.row.option.map(|option| option.word().to_owned()),
            verdict: judged.verdict.word().to_owned(),
            benefit: judged.verdict.claim().map(benefit),
            obstacles: judged.verdict.obstacles().iter().map(obstacle).collect(),
        }
    };
    BenefitsJson {
        provenance: ProvenanceJson::new(provenance),
        people: facts.judged.iter().map(person).collect(),
        total: sum(&summary.all),
        by_body: summary.by_body.iter().map(|(body, of)| (names.draft.id(*body).to_owned(), sum(of))).collect(),
        by_category: summary.by_category.iter().map(|(category, of)| (category.word().to_owned(), sum(of))).collect(),
        by_article: summary.by_article.iter().map(|(article, of)| (article.word().to_owned(), sum(of))).collect(),
        estimate: facts.estimate.map(estimate_json),
    }
}

fn benefit(claim: &crate::benefits::Claim<'_>) -> BenefitJson {
    let parts = claim.parts.iter().map(|part| {
        let (rate, months, half_years) = match part.formula {
            Formula::PerMonth { rate, months } => (rate, Some(months), None),
            Formula::PerYear { rate, halves } | Formula::Service { rate, halves, .. } => (rate, None, Some(halves)),
            Formula::Fixed { months } => (months, None, None),
        };
        PartJson {
            name: part.name.word().to_owned(),
            rate: rate.to_string(),
            months,
            half_years,
            salaries_20000: i64::try_from(part.formula.salaries()).unwrap_or(i64::MAX),
            amount: part.amount,
            basis: basis(&part.basis),
        }
    });
    BenefitJson {
        article: claim.article.word().to_owned(),
        monthly_salary: claim.salary.monthly,
        leave_date: claim.times.leave.to_string(),
        retirement_date: claim.times.retirement.to_string(),
        months_early: claim.times.months_early,
        half_years_early: claim.times.halves_early,
        half_years_of_insurance: claim.times.service_halves,
        period: claim.times.period.map(|period| period.case().to_owned()),
        parts: parts.collect(),
        total: claim.total,
        verified: claim.is_verified(),
        used: claim.used.iter().map(basis).collect(),
    }
}

fn obstacle(obstacle: &Obstacle<'_>) -> ObstacleJson {
    let measure = |measure: &Option<Measure>| {
        measure.as_ref().map(|measure| match measure {
            Measure::Months(months) => months.to_string(),
            Measure::Day(day) => day.to_string(),
            Measure::Word(word) => (*word).to_owned(),
        })
    };
    ObstacleJson {
        code: obstacle.code.word().to_owned(),
        measured: measure(&obstacle.measured),
        limit: measure(&obstacle.limit),
        missing: obstacle.missing.iter().map(|missing| (*missing).to_owned()).collect(),
        basis: obstacle.basis.as_ref().map(basis),
    }
}

/// The contract's form of a value of the law.
pub(super) fn basis(basis: &Basis<'_>) -> BasisJson {
    BasisJson {
        norm: basis.norm.to_owned(),
        citation: basis.dated.citation.text(),
        status: basis.dated.status.word().to_owned(),
    }
}

fn sum(sum: &Sum) -> SumJson {
    SumJson {
        people: sum.people,
        due: sum.due,
        refused: sum.refused,
        unknown: sum.unknown,
        known: sum.known,
        total: sum.total(),
    }
}

/// The contract's form of an interval.
pub(super) fn estimate_json(estimate: &Estimate<'_>) -> EstimateJson {
    EstimateJson {
        leavers_low: estimate.leavers.0,
        leavers_high: estimate.leavers.1,
        low: estimate.low,
        mean: estimate.mean,
        high: estimate.high,
        assumption: basis(&estimate.basis),
        grade: crate::model::Grade::Assumed.word().to_owned(),
    }
}
