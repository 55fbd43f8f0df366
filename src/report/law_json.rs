//! The JSON contract of the rules of law: what each came to.

use super::law::in_force;
use crate::evaluate::Evaluation;
use crate::norms::Norms;
use crate::rules::Code;
use crate::rules::law::Law;
use schemars::JsonSchema;
use serde::Serialize;

/// What one rule of law came to, as programs read it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RuleJson {
    /// The stable word of the code.
    pub code: String,
    /// The norms in force that it rests on, by id; empty: nothing is in force on the day.
    pub norms: Vec<String>,
    /// off, note, warning or breach, where the user has set it; null: as it ships.
    pub setting: Option<String>,
    /// Subjects for which it holds.
    pub holds: u32,
    /// Subjects for which it does not.
    pub fails: u32,
    /// Subjects of which nobody can tell, since an input is missing.
    pub unknown: u32,
}

/// What each rule of law came to.
pub fn rules_json(evaluation: &Evaluation, law: &Law<'_>, norms: &Norms) -> Vec<RuleJson> {
    let row = |code: &Code| {
        let checked = evaluation.checked.get(code.at()).copied().unwrap_or_default();
        RuleJson {
            code: code.word().to_owned(),
            norms: in_force(*code, law, norms).into_iter().map(|(norm, _)| norm.id.clone()).collect(),
            setting: law.settings().0.get(code).map(|setting| setting.word().to_owned()),
            holds: checked.holds,
            fails: checked.fails,
            unknown: checked.unknown,
        }
    };
    Code::ALL.iter().filter(|code| code.is_legal()).map(row).collect()
}
