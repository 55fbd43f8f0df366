//! The JSON contract of `cost`: what programs read. The schema is made from here.

use super::benefits_json::BasisJson;
use super::cost::Cost;
use super::json::ProvenanceJson;
use super::names::Names;
use super::provenance::Provenance;
use crate::cost::{Assumption, Leaving, Pay, PayPart, Sheet, Span};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// What `cost --format json` prints. All amounts are whole đồng, a year's unless they are called otherwise.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CostJson {
    /// Where the figures come from.
    pub provenance: ProvenanceJson,
    /// People present.
    pub people: i64,
    /// Of them, those who are paid by their own coefficients; the others are assumed.
    pub exact: i64,
    /// Before the plan.
    pub before: SideJson,
    /// After the plan, those who leave not yet taken off; null: no plan.
    pub after: Option<SideJson>,
    /// What those who leave are no longer paid.
    pub gone: SpanJson,
    /// After less before, those who leave taken off; null: no plan.
    pub change: Option<SpanJson>,
    /// What happens once; null: no plan.
    pub once: Option<OnceJson>,
    /// Every assumption that was used.
    pub assumptions: Vec<BasisJson>,
}

/// An amount under the low and under the high assumption.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct SpanJson {
    /// Under the low one.
    pub low: i64,
    /// Under the high one.
    pub high: i64,
}

/// One side.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SideJson {
    /// Everything; null: something is unknown.
    pub total: Option<SpanJson>,
    /// Everything that is known.
    pub known: SpanJson,
    /// By part.
    pub parts: BTreeMap<String, SpanJson>,
    /// By id of the body and then by staff category; the bench under an empty id; null: unknown.
    pub bodies: BTreeMap<String, BTreeMap<String, Option<SpanJson>>>,
}

/// What happens once.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OnceJson {
    /// Least one-off payments to those who leave; null: unknown.
    pub leaving_least: Option<i64>,
    /// Most of them; null: unknown.
    pub leaving_most: Option<i64>,
    /// Leadership pay that goes on.
    pub kept_pay: SpanJson,
    /// For how many months; null: no norm in force.
    pub kept_months: Option<i64>,
    /// Communes removed.
    pub communes_removed: i64,
    /// Central support; null: no norm in force.
    pub support: Option<i64>,
    /// Least work lost in the transition; null: unknown.
    pub transition_least: Option<i64>,
    /// Most work lost in the transition; null: unknown.
    pub transition_most: Option<i64>,
    /// What a year saves.
    pub saving: SpanJson,
    /// Least months until the payments are saved again; null: never, or unknown.
    pub payback_least: Option<i64>,
    /// Most months; null: never, or unknown.
    pub payback_most: Option<i64>,
}

/// The contract's form of the cost.
pub fn cost_json(facts: &Cost<'_, '_>, provenance: &Provenance, names: &Names<'_, '_>) -> CostJson {
    let payroll = facts.payroll;
    let once = facts.once;
    let payments = match once.leaving {
        Leaving::Nobody => Some((0, 0)),
        Leaving::Between(low, high) => Some((low, high)),
        Leaving::AtLeast(_) => None,
    };
    let once_json = || OnceJson {
        leaving_least: payments.map(|paid| paid.0),
        leaving_most: payments.map(|paid| paid.1),
        kept_pay: span(once.kept_pay),
        kept_months: once.kept_months,
        communes_removed: once.communes_removed,
        support: once.support,
        transition_least: once.transition.map(|lost| lost.0),
        transition_most: once.transition.map(|lost| lost.1),
        saving: span(once.saving),
        payback_least: once.payback.map(|months| months.0),
        payback_most: once.payback.map(|months| months.1),
    };
    CostJson {
        provenance: ProvenanceJson::new(provenance),
        people: payroll.people,
        exact: payroll.exact,
        before: side(&payroll.before, names),
        after: facts.planned.then(|| side(&payroll.after, names)),
        gone: span(payroll.gone.total()),
        change: facts.planned.then(|| span(payroll.change().total())),
        once: facts.planned.then(once_json),
        assumptions: payroll.assumptions.iter().chain(&once.assumptions).map(assumption).collect(),
    }
}

fn side(sheet: &Sheet, names: &Names<'_, '_>) -> SideJson {
    let known: Pay = sheet.known();
    let mut bodies: BTreeMap<String, BTreeMap<String, Option<SpanJson>>> = BTreeMap::new();
    for ((body, category), pay) in &sheet.places {
        let id = body.map(|body| names.draft.id(body).to_owned()).unwrap_or_default();
        bodies.entry(id).or_default().insert(category.word().to_owned(), pay.map(|pay| span(pay.total())));
    }
    SideJson {
        total: (sheet.unknown() == 0).then(|| span(known.total())),
        known: span(known.total()),
        parts: PayPart::ALL.into_iter().map(|part| (part.word().to_owned(), span(known.part(part)))).collect(),
        bodies,
    }
}

fn span(span: Span) -> SpanJson {
    SpanJson { low: span.low, high: span.high }
}

fn assumption(assumption: &Assumption<'_>) -> BasisJson {
    BasisJson {
        norm: assumption.norm.to_owned(),
        citation: assumption.dated.citation.text(),
        status: assumption.dated.status.word().to_owned(),
    }
}
