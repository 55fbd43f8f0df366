//! Plans written by hand: `plans/<id>.toml`, and the plans that they stand on.

use super::plan_steps::step;
use super::problem::Problem;
use super::settings::{Settings, at_of};
use super::vocabulary::Vocabulary;
use super::{encoding, legal};
use crate::model::{Grade, nearest};
use crate::scenario::{Malformed, Plan, Word};
use std::path::Path;

/// Reads one plan of a case.
///
/// # Errors
/// All problems of its file, or that there is none.
pub fn read_plan(dir: &Path, id: &str) -> Result<Plan, Vec<Problem>> {
    let known = plan_ids(dir);
    let file = format!("plans/{id}.toml");
    if !known.iter().any(|plan| plan == id) {
        return Err(vec![unknown_plan(&file, id, &known)]);
    }
    let bytes = match encoding::read(&dir.join("plans").join(format!("{id}.toml")), &file) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Err(vec![unknown_plan(&file, id, &known)]),
        Err(problem) => return Err(vec![problem]),
    };
    parse_plan(id, &file, &bytes, Some(&known))
}

/// Reads a plan and every plan that it stands on, in the order in which they run: bases in the order of the lists,
/// each once, then the plan itself.
///
/// # Errors
/// All problems of all their files, missing plans and rings among them.
pub fn read_plans(dir: &Path, id: &str) -> Result<Vec<Plan>, Vec<Problem>> {
    let mut stack = Stack { dir, plans: Vec::new(), open: Vec::new(), seen: Vec::new(), problems: Vec::new() };
    stack.visit(id);
    if stack.problems.is_empty() { Ok(stack.plans) } else { Err(stack.problems) }
}

/// The ids of the plans of a case, in order.
pub fn plan_ids(dir: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(dir.join("plans")).into_iter().flatten().filter_map(Result::ok);
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut ids: Vec<String> = names
        .filter(|name| !name.starts_with(['.', '~']))
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .collect();
    ids.sort();
    ids
}

fn unknown_plan(file: &str, id: &str, known: &[String]) -> Problem {
    let near = nearest(id, known.iter().map(String::as_str)).join(", ");
    Problem::fault(file, "malformed-unknown-plan").arg("id", id).arg("near", near)
}

/// The plans met so far on the way down.
struct Stack<'d> {
    dir: &'d Path,
    plans: Vec<Plan>,
    /// From the first plan to the one being read.
    open: Vec<String>,
    seen: Vec<String>,
    problems: Vec<Problem>,
}

impl Stack<'_> {
    fn visit(&mut self, id: &str) {
        if let Some(at) = self.open.iter().position(|open| open == id) {
            let mut ring: Vec<&str> = self.open[at..].iter().map(String::as_str).collect();
            ring.push(id);
            let file = format!("plans/{}.toml", self.open.last().map_or(id, String::as_str));
            let problem = Problem::fault(&file, "malformed-extends-ring").column("extends");
            self.problems.push(problem.arg("ring", ring.join(" → ")));
            return;
        }
        if self.seen.iter().any(|seen| seen == id) {
            return;
        }
        self.seen.push(id.to_owned());
        match read_plan(self.dir, id) {
            Ok(plan) => {
                self.open.push(id.to_owned());
                plan.extends.iter().for_each(|base| self.visit(base));
                self.open.pop();
                self.plans.push(plan);
            }
            Err(problems) => self.problems.extend(problems),
        }
    }
}

/// Reads a plan from the bytes of its file. Where the plans of the case are given, those that it names must be among
/// them.
///
/// # Errors
/// All problems of the file.
pub fn parse_plan(id: &str, file: &str, bytes: &[u8], known: Option<&[String]>) -> Result<Plan, Vec<Problem>> {
    let text = encoding::decode(bytes, file).map_err(|problem| vec![problem])?;
    let (mut toml, table) = Settings::parse(file, &text);
    let Some(table) = table else { return Err(toml.problems) };
    toml.closed(&table, &["name", "basis", "extends", "overrides", "grade", "notes", "target", "step"]);
    let name = toml.text(&table, "name").map_or_else(|| Word::new(id), Word::from);
    let basis = toml.text(&table, "basis");
    let extends = toml.texts(&table, "extends");
    let overrides = toml.texts(&table, "overrides");
    let grade = toml.chosen(&table, "grade", Grade::ALLOWED, Grade::read);
    let target = legal::target(&mut toml, &table);
    // Notes are no part of what is evaluated, but a slip in them is a slip.
    if table.get("notes").is_some() {
        toml.one_or_more(&table, "notes");
    }
    for (key, ids) in [("extends", &extends), ("overrides", &overrides)] {
        for id in ids {
            if let Some(known) = known.filter(|known| !known.contains(id)) {
                let near = nearest(id, known.iter().map(String::as_str));
                toml.malformed(at_of(&table, key), key, &Malformed::UnknownPlan { id: id.clone(), near });
            }
        }
    }
    let mut steps = Vec::new();
    let mut before = None;
    for (at, (start, table)) in toml.tables(&table, "step").into_iter().enumerate() {
        let number = at as u32 + 1;
        let Some(step) = step(&mut toml, start, number, table) else { continue };
        if let Some(date) = step.date {
            if before.is_some_and(|before| date < before) {
                toml.malformed(at_of(table, "date"), "date", &Malformed::DateFalls);
            }
            before = Some(date);
        }
        steps.push(step);
    }
    super::problem::sort(&mut toml.problems);
    if toml.problems.is_empty() {
        let [extends, overrides] = [extends, overrides].map(|ids| ids.into_iter().map(Word::from).collect());
        Ok(Plan { id: id.into(), name, basis, extends, overrides, grade, target, steps })
    } else {
        Err(toml.problems)
    }
}
