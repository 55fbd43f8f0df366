//! The JSON contract of `evaluate`: what programs read. Names and meanings are fixed; the schema is made from here.

use super::decision_json::StepJson;
use super::evaluation::Judgement;
use super::law_json::{RuleJson, rules_json};
use super::moves::homeless;
use super::names::{Names, PlanFacts, StepName, covering_areas};
use super::number::{change, ratio};
use super::provenance::Provenance;
use crate::evaluate::{CATEGORY_MEASURES, CLASS_MEASURES, Evaluation, Figure, Indicators, Judged, subject_id};
use crate::model::{Category, Count, Organisation};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What `evaluate --format json` prints.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EvaluationJson {
    /// Where the figures come from.
    pub provenance: ProvenanceJson,
    /// The plan; null: the apparatus as it stands.
    pub plan: Option<PlanJson>,
    /// Indicators before the plan.
    pub before: IndicatorsJson,
    /// Indicators after the plan.
    pub after: IndicatorsJson,
    /// After less before.
    pub change: IndicatorsJson,
    /// Every finding before or after.
    pub findings: Vec<FindingJson>,
    /// What each rule of law came to; empty: no day is known.
    pub rules: Vec<RuleJson>,
    /// The same plan under the law of another day; null: none was asked for.
    pub against: Option<AgainstJson>,
    /// What the plan leaves without a home.
    pub bench: BenchJson,
    /// The steps that were carried out, with who decides on each; `compare` leaves this out.
    pub steps: Vec<StepJson>,
}

/// A plan under the law of another day.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AgainstJson {
    /// The day.
    pub as_of: String,
    /// Every finding before or after under its law.
    pub findings: Vec<FindingJson>,
}

/// Where figures come from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ProvenanceJson {
    /// Version of the program.
    pub version: String,
    /// Id of the case; empty where nothing but the law is shown.
    pub case: String,
    /// SHA-256 over the files of the case.
    pub inputs_sha256: String,
    /// The norms pack; null: none.
    pub norms: Option<String>,
    /// The day whose law judges; null: no date is known.
    pub as_of: Option<String>,
    /// The reporting date of the case; null: unknown.
    pub data_as_of: Option<String>,
    /// The weakest grade of the rows that were read: verified, recalled, assumed or synthetic.
    pub grade: String,
}

impl ProvenanceJson {
    /// The contract's form of a provenance.
    pub fn new(provenance: &Provenance) -> Self {
        Self {
            version: provenance.version.to_owned(),
            case: provenance.case.clone(),
            inputs_sha256: provenance.inputs_sha256.clone(),
            norms: provenance.norms.clone(),
            as_of: provenance.as_of.map(|date| date.to_string()),
            data_as_of: provenance.data_as_of.map(|date| date.to_string()),
            grade: provenance.grade.word().to_owned(),
        }
    }
}

/// A plan.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlanJson {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The paper it rests on; null: none is named.
    pub basis: Option<String>,
}

impl PlanJson {
    /// The contract's form of a plan.
    pub fn new(plan: &PlanFacts) -> Self {
        Self { id: plan.id.clone(), name: plan.name.clone(), basis: plan.basis.clone() }
    }
}

/// A finding.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FindingJson {
    /// The stable word of the code.
    pub code: String,
    /// breach, warning, unknown or note.
    pub severity: String,
    /// fixed, new or unchanged.
    pub status: String,
    /// What it is about.
    pub subject: SubjectJson,
    /// The fewest areas that together are where it holds; empty: no matter of territory.
    pub areas: Vec<String>,
    /// The agencies concerned.
    pub agencies: Vec<String>,
    /// What was measured; null: unknown.
    pub measured: Option<i64>,
    /// What it is held against; null: nothing.
    pub limit: Option<i64>,
    /// The rule it rests on; null: the tool's own measure.
    pub citation: Option<String>,
    /// The norm that holds it, by id; null: the tool's own measure.
    pub norm: Option<String>,
    /// verified or recalled: how sure the norm is.
    pub norm_status: Option<String>,
    /// The last day to put it right; null: no day is set.
    pub deadline: Option<String>,
    /// What the inputs lack, where nobody can tell.
    pub lacks: Option<String>,
    /// Whether it rests on rows that nobody has verified.
    pub to_review: bool,
}

/// What a finding is about.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SubjectJson {
    /// task, body, posts, units, field, bench, row, area, tier or whole.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// What a plan leaves without a home.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BenchJson {
    /// Posts and people by staff category.
    pub by_category: BTreeMap<String, BenchStaffJson>,
    /// Tasks that lost their last lead by the plan.
    pub tasks: Vec<String>,
    /// Documents that name nobody that lives.
    pub documents: Vec<String>,
    /// Procedures that nobody settles.
    pub procedures: Vec<String>,
}

/// One staff category of the bench.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BenchStaffJson {
    /// Posts; null: unknown.
    pub quota: Option<i64>,
    /// People; null: unknown.
    pub staff: Option<i64>,
}

/// Indicators: one key for each figure, `by_category`, `by_class` and `ratios`. What is unknown is null.
#[derive(Clone, Debug)]
pub struct IndicatorsJson {
    figures: Vec<(&'static str, Count)>,
    by_category: Value,
    by_class: Value,
    ratios: Vec<Ratio>,
}

/// A ratio by its key; none: unknown, or of nothing.
type Ratio = (&'static str, Option<f64>);

/// The ratios, each of two figures.
const RATIOS: [(&str, Figure, Figure); 4] = [
    ("one_lead_share", Figure::TasksWithOneLead, Figure::Tasks),
    ("filled_share", Figure::Filled, Figure::Quota),
    ("deputies_per_head", Figure::Deputies, Figure::Heads),
    ("sub_units_per_agency", Figure::SubUnits, Figure::Agencies),
];

impl IndicatorsJson {
    /// The contract's form of indicators.
    pub fn new(indicators: &Indicators, organisation: &Organisation) -> Self {
        let one_lead = one_lead_base(indicators);
        let share = |(key, part, whole): (&'static str, Figure, Figure)| {
            let whole = if whole == Figure::Tasks { one_lead } else { indicators.get(whole) };
            (key, ratio(indicators.get(part), whole))
        };
        Self::of(indicators, RATIOS.into_iter().map(share).collect(), organisation)
    }

    /// What indicators became less what they were.
    pub fn change(before: &Indicators, after: &Indicators, organisation: &Organisation) -> Self {
        let mut changed = after.clone();
        for (at, figure) in changed.figures.iter_mut().enumerate() {
            *figure = change(before.figures[at], *figure);
        }
        for (row, old) in changed.by_category.iter_mut().zip(&before.by_category) {
            row.iter_mut().zip(old).for_each(|(new, old)| *new = change(*old, *new));
        }
        for (row, old) in changed.by_class.iter_mut().zip(&before.by_class) {
            row.iter_mut().zip(old).for_each(|(new, old)| *new = change(*old, *new));
        }
        let (old, new) = (Self::new(before, organisation), Self::new(after, organisation));
        let less = |((key, old), (_, new)): (Ratio, Ratio)| {
            // Both have four decimals; the difference is brought back to four.
            (key, old.zip(new).map(|(old, new)| ((new - old) * 10_000.0).round() / 10_000.0))
        };
        Self::of(&changed, old.ratios.into_iter().zip(new.ratios).map(less).collect(), organisation)
    }

    fn of(indicators: &Indicators, ratios: Vec<Ratio>, organisation: &Organisation) -> Self {
        let measures = |words: &[&str], counts: &[Count]| -> Value {
            words.iter().zip(counts).map(|(word, count)| ((*word).to_owned(), Value::from(*count))).collect()
        };
        let category = |category: &Category| {
            (category.word().to_owned(), measures(&CATEGORY_MEASURES, &indicators.by_category[category.at()]))
        };
        let class = |(label, counts): (&String, &[Count; CLASS_MEASURES.len()])| {
            (label.clone(), measures(&CLASS_MEASURES, counts))
        };
        Self {
            figures: Figure::ALL.iter().map(|figure| (figure.word(), indicators.get(*figure))).collect(),
            by_category: Category::ALL.iter().map(category).collect(),
            by_class: organisation.classes().iter().zip(&indicators.by_class).map(class).collect(),
            ratios,
        }
    }
}

/// The tasks that the one-lead rule judges.
fn one_lead_base(indicators: &Indicators) -> Count {
    change(indicators.get(Figure::TasksSupport), indicators.get(Figure::Tasks))
}

impl Serialize for IndicatorsJson {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map: Map<String, Value> =
            self.figures.iter().map(|(key, count)| ((*key).to_owned(), Value::from(*count))).collect();
        map.insert("by_category".to_owned(), self.by_category.clone());
        map.insert("by_class".to_owned(), self.by_class.clone());
        let ratios = self.ratios.iter().map(|(key, ratio)| ((*key).to_owned(), Value::from(*ratio))).collect();
        map.insert("ratios".to_owned(), Value::Object(ratios));
        map.serialize(serializer)
    }
}

impl JsonSchema for IndicatorsJson {
    fn schema_name() -> Cow<'static, str> {
        "Indicators".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let count = || serde_json::json!({ "type": ["integer", "null"] });
        let counts = |words: &[&str]| -> Value {
            let properties: Map<String, Value> = words.iter().map(|word| ((*word).to_owned(), count())).collect();
            serde_json::json!({
                "type": "object", "properties": properties, "required": words, "additionalProperties": false
            })
        };
        let mut properties: Map<String, Value> =
            Figure::ALL.iter().map(|figure| (figure.word().to_owned(), count())).collect();
        let categories: Map<String, Value> =
            Category::ALL.iter().map(|category| (category.word().to_owned(), counts(&CATEGORY_MEASURES))).collect();
        properties.insert(
            "by_category".to_owned(),
            serde_json::json!({
                "type": "object", "properties": categories, "additionalProperties": false
            }),
        );
        properties.insert(
            "by_class".to_owned(),
            serde_json::json!({
                "type": "object", "additionalProperties": counts(&CLASS_MEASURES)
            }),
        );
        let ratios: Map<String, Value> = RATIOS
            .iter()
            .map(|(key, ..)| ((*key).to_owned(), serde_json::json!({ "type": ["number", "null"] })))
            .collect();
        properties.insert("ratios".to_owned(), serde_json::json!({ "type": "object", "properties": ratios }));
        let required: Vec<String> = properties.keys().cloned().collect();
        json_schema!({
            "type": "object",
            "description": "One key for each figure; what is unknown is null.",
            "properties": properties,
            "required": required,
            "additionalProperties": false
        })
    }
}

/// The contract's form of an evaluation.
pub fn evaluation_json(
    evaluation: &Evaluation,
    plan: Option<&PlanFacts>,
    steps: &[StepName],
    law: Option<Judgement<'_>>,
    provenance: &Provenance,
    names: &Names<'_, '_>,
) -> EvaluationJson {
    let organisation = names.draft.baseline().organisation();
    let listed = |findings: &[Judged]| findings.iter().map(|judged| finding_json(judged, steps, names)).collect();
    EvaluationJson {
        provenance: ProvenanceJson::new(provenance),
        plan: plan.map(PlanJson::new),
        before: IndicatorsJson::new(&evaluation.before, organisation),
        after: IndicatorsJson::new(&evaluation.after, organisation),
        change: IndicatorsJson::change(&evaluation.before, &evaluation.after, organisation),
        findings: listed(&evaluation.findings),
        rules: law.map(|law| rules_json(evaluation, law.law, law.norms)).unwrap_or_default(),
        against: law
            .and_then(|law| law.against)
            .map(|(day, other)| AgainstJson { as_of: day.to_string(), findings: listed(&other.findings) }),
        bench: bench_json(&evaluation.findings, names),
        // Who decides is added by whoever has the norms at hand.
        steps: super::decision_json::steps_json(steps, &[], names),
    }
}

/// The contract's form of a finding.
pub fn finding_json(judged: &Judged, steps: &[StepName], names: &Names<'_, '_>) -> FindingJson {
    let finding = &judged.finding;
    let (kind, id) = subject_id(names.draft, finding.subject);
    let cited = names.cited(finding);
    FindingJson {
        code: finding.code.word().to_owned(),
        severity: finding.severity.word().to_owned(),
        status: judged.status.word().to_owned(),
        subject: SubjectJson { kind: kind.to_owned(), id, name: names.subject(finding.subject, steps).1 },
        areas: covering_areas(names.draft, &finding.areas).into_iter().map(|area| area.0).collect(),
        agencies: finding.agencies.iter().map(|body| names.draft.id(*body).to_owned()).collect(),
        measured: finding.measured,
        limit: finding.limit,
        citation: cited.map(|cited| cited.citation.text()),
        norm: cited.map(|cited| cited.id.to_owned()),
        norm_status: cited.map(|cited| cited.status.word().to_owned()),
        deadline: finding.deadline.map(|day| day.to_string()),
        lacks: finding.lacks.map(|lack| lack.word().to_owned()),
        to_review: finding.to_review,
    }
}

/// The contract's form of a bench.
pub fn bench_json(findings: &[Judged], names: &Names<'_, '_>) -> BenchJson {
    let homeless = homeless(findings, names);
    let organisation = names.draft.baseline().organisation();
    let staff = homeless.posts.iter().map(|(category, staff)| {
        (category.word().to_owned(), BenchStaffJson { quota: staff.quota, staff: staff.filled })
    });
    BenchJson {
        by_category: staff.collect(),
        tasks: homeless.tasks.iter().map(|task| organisation.task(*task).id.clone()).collect(),
        documents: homeless.documents.iter().map(|at| organisation.documents()[at.at()].id.clone()).collect(),
        procedures: homeless.procedures.iter().map(|at| organisation.procedure(*at).id.clone()).collect(),
    }
}
