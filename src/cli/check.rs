//! `check`: every fault of every file of a case and its plans.

use super::args::Deny;
use super::exit;
use super::session::{Failure, Session};
use crate::input::{Problem, plan_ids, read_case, read_plan, read_plans};
use crate::output::json_text;
use crate::report::{Texts, check_report};
use serde_json::{Value, json};
use std::path::Path;

/// Runs the command.
pub fn run(dir: &Path, decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    session.require_folder(dir)?;
    let read = read_case(dir);
    if let Some(lang) = read.as_ref().ok().and_then(|case| case.info.language).filter(|_| !decided) {
        session.texts = Texts::new(lang);
    }
    let mut problems = match &read {
        Ok(case) => case.warnings.clone(),
        Err(problems) => problems.clone(),
    };
    problems.extend(plan_problems(dir));
    let faults = problems.iter().filter(|problem| !problem.warning).count();
    let lines: Vec<(bool, String)> =
        problems.iter().map(|problem| (problem.warning, problem.text(&session.texts))).collect();
    let made: Vec<(String, String, String)> = (read.iter().flat_map(|case| &case.made_ids))
        .map(|made| (format!("{}.csv:{}", made.table.stem(), made.line), made.name.clone(), made.id.clone()))
        .collect();
    match &read {
        Ok(case) => {
            let organisation = &case.organisation;
            let counts = [
                ("bodies", organisation.bodies().len()),
                ("tasks", organisation.tasks().len()),
                ("duties", organisation.duties().len()),
                ("areas", organisation.areas().len()),
                ("plans", case.plans.len()),
            ];
            let provenance = session.provenance(case, None, None);
            let report = check_report(&lines, &made, &counts, provenance, &session.texts);
            session.emit(&report, || Some(json_text(&check_json(&problems, &made, &session.texts))))?;
        }
        // A case that cannot be read has no provenance to state.
        Err(_) if session.format() == super::args::FormatWord::Json => {
            session.write(&json_text(&check_json(&problems, &made, &session.texts)))?;
        }
        Err(_) => {
            let mut text: Vec<String> = lines.into_iter().map(|line| line.1).collect();
            text.push(session.texts.say("check-faults", &[("count", faults.to_string())]));
            session.write(&format!("{}\n", text.join("\n")))?;
        }
    }
    let denied = session.options.deny.contains(&Deny::Warnings) && !problems.is_empty();
    Ok(if faults > 0 || denied { exit::FAULTS } else { exit::OK })
}

/// The problems of all plans. What several plans stand on is reported once.
fn plan_problems(dir: &Path) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    for id in plan_ids(dir) {
        let own = read_plan(dir, &id).err();
        let stacked = if own.is_none() { read_plans(dir, &id).err() } else { own };
        for problem in stacked.unwrap_or_default() {
            if !problems.contains(&problem) {
                problems.push(problem);
            }
        }
    }
    problems
}

fn check_json(problems: &[Problem], made: &[(String, String, String)], texts: &Texts) -> Value {
    let problem = |problem: &Problem| {
        json!({
            "file": problem.file, "line": problem.line, "column": problem.column,
            "warning": problem.warning, "code": problem.code, "text": problem.text(texts),
        })
    };
    let made_id = |(place, name, id): &(String, String, String)| json!({ "place": place, "name": name, "id": id });
    json!({
        "problems": problems.iter().map(problem).collect::<Vec<Value>>(),
        "made_ids": made.iter().map(made_id).collect::<Vec<Value>>(),
    })
}
