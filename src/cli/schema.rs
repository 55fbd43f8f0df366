//! `schema`: the JSON Schema of what `evaluate`, `compare` and `simulate` print.

use super::args::Contract;
use super::exit;
use super::session::{Failure, Session};
use crate::output::json_text;
use crate::report::json::EvaluationJson;
use crate::report::{BenefitsJson, ComparisonJson, CostJson, SimulationJson};
use schemars::schema_for;

/// Runs the command.
pub fn run(of: Option<Contract>, session: &Session<'_>) -> Result<u8, Failure> {
    let schema = match of.unwrap_or_default() {
        Contract::Evaluate => schema_for!(EvaluationJson),
        Contract::Compare => schema_for!(ComparisonJson),
        Contract::Benefits => schema_for!(BenefitsJson),
        Contract::Cost => schema_for!(CostJson),
        Contract::Simulate => schema_for!(SimulationJson),
    };
    session.write(&json_text(&schema))?;
    Ok(exit::OK)
}
