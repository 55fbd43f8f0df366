//! Plans side by side: figures, change against the reference, findings fixed and new, the balanced ones, the ranking.

use super::evaluation::{figure_name, shown_figures};
use super::findings::code_title;
use super::json::{BenchJson, EvaluationJson, FindingJson, IndicatorsJson, PlanJson, ProvenanceJson};
use super::names::{Names, PlanFacts, column};
use super::page::{Block, Cell, Column, Line, Report, Row, Section, Table};
use super::provenance::Provenance;
use crate::compare::{Compared, FindingKey};
use crate::evaluate::{Figure, Indicators};
use crate::model::Count;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// One plan of a comparison, as a report shows it.
pub struct Alternative<'a> {
    /// The plan; none: the apparatus as it stands.
    pub plan: Option<&'a PlanFacts>,
    /// Its indicators after the plan.
    pub indicators: &'a Indicators,
    /// How it stands to the reference.
    pub compared: &'a Compared,
}

/// What a comparison shows.
pub struct Comparison<'a> {
    /// The plans.
    pub plans: &'a [Alternative<'a>],
    /// The position of the reference.
    pub reference: usize,
    /// Names of the subjects of findings by kind and id.
    pub subjects: &'a BTreeMap<(&'static str, String), String>,
    /// At most so many findings of one list are shown.
    pub limit: usize,
}

impl Alternative<'_> {
    /// The id of the plan; a dot is the apparatus as it stands.
    fn id(&self) -> &str {
        self.plan.map_or(".", |plan| plan.id.as_str())
    }

    /// What a heading calls the plan: its id, which is shorter than its name.
    fn label(&self, names: &Names<'_, '_>) -> String {
        self.plan.map_or_else(|| names.say("as-it-stands", &[]), |plan| plan.id.clone())
    }
}

/// The report of a comparison.
pub fn comparison_report(comparison: &Comparison<'_>, provenance: Provenance, names: &Names<'_, '_>) -> Report {
    let plans = comparison.plans;
    let reference = plans.get(comparison.reference).map(|one| one.label(names)).unwrap_or_default();
    let named = plans.iter().filter_map(|one| one.plan).map(|plan| format!("{}: {}", plan.id, plan.name));
    let intro = std::iter::once(provenance.case_name.clone()).chain(named).collect();
    let values = figures(comparison, names, |one, figure| Cell::Number(one.indicators.get(figure)));
    let changes =
        figures(comparison, names, |one, figure| Cell::Change(one.compared.change.get(figure.at()).copied().flatten()));
    let against = [("plan", reference)];
    let mut sections = vec![
        Section::new("figures", names.say("section-figures", &[])).table(values),
        Section::new("changes", names.say("section-changes", &against)).table(changes),
        ranking(plans, names),
        counted(plans, &against, names),
    ];
    for one in plans {
        for (key, list) in [("section-fixed-by", &one.compared.fixed), ("section-new-by", &one.compared.new)] {
            if !list.is_empty() {
                let args = [("plan", one.label(names)), ("count", names.number(list.len()))];
                sections.push(listed(names.say(key, &args), list, comparison, names));
            }
        }
    }
    sections.retain(|section| !section.blocks.is_empty());
    Report { title: names.say("title-compare", &[]), intro, sections, provenance }
}

fn figures(
    comparison: &Comparison<'_>,
    names: &Names<'_, '_>,
    cell: impl Fn(&Alternative<'_>, Figure) -> Cell,
) -> Table {
    let first = Column { key: "figure".into(), title: names.say("column-figure", &[]), collapsible: false };
    let plan =
        |one: &Alternative<'_>| Column { key: one.id().to_owned().into(), title: one.label(names), collapsible: false };
    let mut table = Table::new(std::iter::once(first).chain(comparison.plans.iter().map(plan)).collect());
    for (group, figure) in shown_figures() {
        if let Some(group) = group {
            table.rows.push(Row::Group(names.say(group, &[])));
        }
        let name = std::iter::once(Cell::text(figure_name(figure, names)));
        table.row(name.chain(comparison.plans.iter().map(|one| cell(one, figure))).collect());
    }
    table
}

fn ranking(plans: &[Alternative<'_>], names: &Names<'_, '_>) -> Section {
    let section = Section::new("ranking", names.say("section-ranking", &[]));
    if plans.iter().all(|one| one.compared.rank.is_none() && one.compared.balanced.is_none()) {
        return section;
    }
    let keys = ["plan", "rank", "score", "balanced"];
    let mut table = Table::new(keys.iter().map(|key| column(key, names)).collect());
    for one in plans {
        let balanced = match one.compared.balanced {
            Some(true) => names.say("yes", &[]),
            Some(false) => names.say("no", &[]),
            None => String::new(),
        };
        let rank = one.compared.rank.and_then(|rank| i64::try_from(rank).ok());
        table.row(vec![
            Cell::text(one.label(names)),
            rank.map_or(Cell::Blank, |rank| Cell::Number(Some(rank))),
            // Millionths of the whole as hundredths of a hundred.
            one.compared.score.map_or(Cell::Blank, |score| Cell::Hundredths(score / 100)),
            Cell::text(balanced),
        ]);
    }
    section.table(table)
}

fn counted(plans: &[Alternative<'_>], against: &[(&str, String)], names: &Names<'_, '_>) -> Section {
    let mut table = Table::new(["plan", "fixed", "new"].iter().map(|key| column(key, names)).collect());
    let count = |list: &[FindingKey]| Cell::Number(i64::try_from(list.len()).ok());
    for one in plans {
        table.row(vec![Cell::text(one.label(names)), count(&one.compared.fixed), count(&one.compared.new)]);
    }
    Section::new("findings", names.say("section-findings-against", against)).table(table)
}

fn listed(title: String, list: &[FindingKey], comparison: &Comparison<'_>, names: &Names<'_, '_>) -> Section {
    let mut section = Section::new("findings-listed", title);
    let mut lines = Vec::new();
    let mut last = None;
    for (code, kind, id) in list.iter().take(comparison.limit) {
        if last != Some(*code) {
            lines.push(Line { depth: 0, text: code_title(*code, names) });
            last = Some(*code);
        }
        let name = comparison.subjects.get(&(*kind, id.clone())).cloned().unwrap_or_default();
        let text = if *kind == "field" || *kind == "bench" { name } else { format!("{id} {name}") };
        lines.push(Line { depth: 1, text });
    }
    section.blocks.push(Block::Lines(lines));
    let more = list.len().saturating_sub(comparison.limit);
    if more > 0 {
        section.blocks.push(Block::Text(names.say("more-with-all", &[("count", names.number(more))])));
    }
    section
}

/// What `compare --format json` prints.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ComparisonJson {
    /// Where the figures come from.
    pub provenance: ProvenanceJson,
    /// The id of the reference; null: the apparatus as it stands.
    pub reference: Option<String>,
    /// The plans, in the order in which they were given.
    pub plans: Vec<ComparedJson>,
}

/// One plan of a comparison: what `evaluate` says of it, and how it stands to the reference.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ComparedJson {
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
    /// What the plan leaves without a home.
    pub bench: BenchJson,
    /// How it stands to the reference.
    pub against_reference: AgainstJson,
}

/// How a plan stands to the reference.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AgainstJson {
    /// Figures less those of the reference.
    pub change: FiguresJson,
    /// Findings of the reference that do not hold here.
    pub fixed: Vec<FindingKeyJson>,
    /// Findings that do not hold in the reference.
    pub new: Vec<FindingKeyJson>,
    /// Whether no other plan is at least as good in every chosen figure and better in one; null: none was chosen, or
    /// one is unknown.
    pub balanced: Option<bool>,
    /// Place by the weighted score, 1 the best; null: no weights, or an unknown figure.
    pub rank: Option<usize>,
    /// The weighted score in millionths, 0 the best; null: as for the rank.
    pub score: Option<i64>,
}

/// What identifies a finding across plans.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FindingKeyJson {
    /// The stable word of the code.
    pub code: String,
    /// The type of its subject.
    #[serde(rename = "type")]
    pub kind: String,
    /// The id of its subject.
    pub id: String,
}

/// One count for each figure; what is unknown is null.
#[derive(Clone, Debug)]
pub struct FiguresJson(Vec<(&'static str, Count)>);

impl Serialize for FiguresJson {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

impl JsonSchema for FiguresJson {
    fn schema_name() -> Cow<'static, str> {
        "Figures".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let count = || serde_json::json!({ "type": ["integer", "null"] });
        let properties: Map<String, Value> =
            Figure::ALL.iter().map(|figure| (figure.word().to_owned(), count())).collect();
        let required: Vec<&str> = Figure::ALL.iter().map(|figure| figure.word()).collect();
        json_schema!({
            "type": "object", "properties": properties, "required": required, "additionalProperties": false
        })
    }
}

/// One plan of a comparison in the contract's form.
pub fn compared_json(evaluation: EvaluationJson, compared: &Compared) -> ComparedJson {
    let key = |(code, kind, id): &FindingKey| FindingKeyJson {
        code: code.word().to_owned(),
        kind: (*kind).to_owned(),
        id: id.clone(),
    };
    let change = Figure::ALL.iter().map(|figure| figure.word()).zip(compared.change.iter().copied());
    ComparedJson {
        plan: evaluation.plan,
        before: evaluation.before,
        after: evaluation.after,
        change: evaluation.change,
        findings: evaluation.findings,
        bench: evaluation.bench,
        against_reference: AgainstJson {
            change: FiguresJson(change.collect()),
            fixed: compared.fixed.iter().map(key).collect(),
            new: compared.new.iter().map(key).collect(),
            balanced: compared.balanced,
            rank: compared.rank,
            score: compared.score,
        },
    }
}
