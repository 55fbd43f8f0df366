//! The part of the JSON contract of `evaluate` that says who decides on each step.

use super::competence::area_name;
use super::json::SubjectJson;
use super::names::{Names, StepName};
use super::texts::Lang;
use crate::competence::Decision;
use crate::model::Holder;
use crate::norms::{Claim, Paper};
use schemars::JsonSchema;
use serde::Serialize;

/// A step that was carried out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StepJson {
    /// Id of its plan.
    pub plan: String,
    /// The number that the plan gives it.
    pub number: u32,
    /// The operation; null: another plan had done the same before it.
    pub operation: Option<String>,
    /// The day whose law says who decides; null: unknown.
    pub date: Option<String>,
    /// Who decides; several where the step concerns bodies of different rules.
    pub competence: Vec<DecisionJson>,
}

/// What one rule, or none, decides in a step.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DecisionJson {
    /// The bodies, kinds and areas that it concerns.
    pub subjects: Vec<SubjectJson>,
    /// The rule; null: the norms have none.
    pub rule: Option<RuleJson>,
    /// Whether those who decide stand above the province.
    pub above_province: bool,
    /// Whether it creates, ends or merges away what those above the province decide on.
    pub beyond_province: bool,
    /// Whether the step names a paper of those who decide.
    pub settled: bool,
}

/// A rule of competence.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RuleJson {
    /// The entry of the norms.
    pub id: String,
    /// Who decides: a word of the norms.
    pub authority: String,
    /// Who submits; null: nobody is named.
    pub proposer: Option<String>,
    /// law, decree, resolution or decision.
    pub instrument: String,
    /// The papers of the file, in the language of the call; empty: none is set.
    pub file: Vec<String>,
    /// How many days the file takes; null: unknown.
    pub days: Option<i64>,
    /// working or calendar; null: the source does not say.
    pub day_unit: Option<String>,
    /// Where the file stands; null: none is set.
    pub file_citation: Option<String>,
    /// Where the rule stands.
    pub citation: String,
    /// Where it was seen, and what is unsure about it; null: nothing to say.
    pub note: Option<String>,
    /// verified or recalled.
    pub status: String,
}

/// The contract's form of the steps of a run with who decides on each.
pub fn steps_json(steps: &[StepName], decisions: &[Decision<'_>], names: &Names<'_, '_>) -> Vec<StepJson> {
    let step = |(at, (plan, number)): (usize, &StepName)| {
        let of_step: Vec<&Decision<'_>> = decisions.iter().filter(|decision| decision.step as usize == at).collect();
        StepJson {
            plan: plan.clone(),
            number: *number,
            operation: of_step.first().map(|decision| decision.act.word().to_owned()),
            date: of_step.first().and_then(|decision| decision.day).map(|day| day.to_string()),
            competence: of_step.into_iter().map(|decision| decision_json(decision, names)).collect(),
        }
    };
    steps.iter().enumerate().map(step).collect()
}

fn decision_json(decision: &Decision<'_>, names: &Names<'_, '_>) -> DecisionJson {
    let organisation = names.draft.baseline().organisation();
    let holder = |subject: &Holder| match subject {
        Holder::Body(body) => {
            SubjectJson { kind: "body".to_owned(), id: names.draft.id(*body).to_owned(), name: names.unit(*body) }
        }
        Holder::Kind(kind) => {
            SubjectJson { kind: "kind".to_owned(), id: organisation.kind(*kind).id.clone(), name: names.kind(*kind) }
        }
    };
    let area = |id: &String| SubjectJson { kind: "area".to_owned(), id: id.clone(), name: area_name(id, names) };
    DecisionJson {
        subjects: decision.subjects.iter().map(holder).chain(decision.areas.iter().map(area)).collect(),
        rule: decision.claim.map(|claim| rule_json(claim, decision, names)),
        above_province: decision.is_above_province(),
        beyond_province: decision.is_beyond_province(),
        settled: decision.settled,
    }
}

fn rule_json(claim: Claim<'_>, decision: &Decision<'_>, names: &Names<'_, '_>) -> RuleJson {
    let rule = claim.rule;
    let name = |paper: &Paper| match names.texts.lang() {
        Lang::Vi => paper.vi.clone(),
        Lang::En => paper.en.clone(),
    };
    let papers = claim.dossier.into_iter().flat_map(|(_, value)| value.papers_for(decision.act));
    RuleJson {
        id: claim.competence.id.clone(),
        authority: rule.authority.word().to_owned(),
        proposer: rule.proposer.map(|authority| authority.word().to_owned()),
        instrument: rule.instrument.word().to_owned(),
        file: papers.map(name).collect(),
        days: claim.dossier.and_then(|(_, value)| value.days),
        day_unit: claim.dossier.and_then(|(_, value)| value.day_unit).map(|unit| unit.word().to_owned()),
        file_citation: claim.dossier.map(|(_, value)| value.citation.text()),
        citation: rule.citation.text(),
        note: rule.citation.note.clone(),
        status: rule.status.word().to_owned(),
    }
}
