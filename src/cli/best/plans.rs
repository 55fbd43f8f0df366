//! The best rows turned back into plans, from the table or the space that the result came of.

use super::Row;
use crate::cli::args::Best;
use crate::cli::session::{Failure, Session};
use crate::input::{Blocks, Source, Stop, read_case};
use crate::model::Grade;
use crate::output::{plan_text, with_suffix, write_file};
use crate::report::Provenance;
use crate::scenario::{Plan, Step, Word};
use crate::space::Space;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How many bytes of a table are looked at together.
const BLOCK: usize = 256 << 10;

/// Plans that are asked for.
pub struct Wish {
    out: PathBuf,
    from: From,
}

/// What the result came of.
enum From {
    Table(PathBuf),
    Space(Box<Space>),
}

/// A scenario by its name, and by its first line where the result says it.
type Key = (String, Option<u64>);

impl Wish {
    /// What the call asks for; none: no plans.
    pub fn of(args: &Best, session: &Session<'_>) -> Result<Option<Self>, Failure> {
        let usage = |key: &str| Err(Failure::usage(session.texts.say(key, &[])));
        let Some(out) = &args.plan_out else { return Ok(None) };
        let from = match (&args.table, &args.space, &args.case) {
            (Some(table), ..) if !table.is_file() => {
                return Err(Failure::usage(session.with_near("no-table", &table.display().to_string(), &[])));
            }
            (Some(table), ..) => From::Table(table.clone()),
            (None, Some(space), Some(dir)) => {
                session.require_folder(dir)?;
                let case = read_case(dir).map_err(|problems| Failure::faults(&problems, &session.texts))?;
                let base = match bases(&args.result).last() {
                    Some(base) => session.plan(dir, base)?,
                    None => Vec::new(),
                };
                From::Space(Box::new(session.space(space, &case.organisation, &base)?))
            }
            _ => return usage("best-from-what"),
        };
        if is_one(out) && args.by.is_empty() {
            return usage("best-one-plan");
        }
        Ok(Some(Self { out: out.clone(), from }))
    }

    /// Writes the plans of rows, each once; gives their files.
    pub fn write<'r>(
        &mut self,
        rows: impl Iterator<Item = &'r Row>,
        args: &Best,
        session: &Session<'_>,
    ) -> Result<Vec<PathBuf>, Failure> {
        let mut keys: Vec<Key> = Vec::new();
        for row in rows {
            let key = (row.scenario.clone(), row.line);
            if !keys.contains(&key) && (keys.is_empty() || !is_one(&self.out)) {
                keys.push(key);
            }
        }
        let mut found = match &self.from {
            From::Table(table) => of_table(table, &keys, session)?,
            From::Space(space) => of_space(space, &keys),
        };
        let base = bases(&args.result);
        let mut files: Vec<(PathBuf, String)> = Vec::new();
        for key in &keys {
            let Some(steps) = found.remove(key) else {
                return Err(Failure::usage(session.with_near("best-not-there", &key.0, &[])));
            };
            let plan = plan(&key.0, steps, &base);
            let path = if is_one(&self.out) { self.out.clone() } else { self.file(&key.0, &files) };
            files.push((path, plan_text(&plan)));
        }
        if !is_one(&self.out) && !files.is_empty() {
            std::fs::create_dir_all(&self.out)
                .map_err(|error| session.unreadable(&self.out.display().to_string(), &error))?;
        }
        for (path, text) in &files {
            write_file(path, text.as_bytes(), session.options.force).map_err(|fault| session.not_written(&fault))?;
        }
        Ok(files.into_iter().map(|(path, _)| path).collect())
    }

    /// A file for a scenario that no other has.
    fn file(&self, scenario: &str, taken: &[(PathBuf, String)]) -> PathBuf {
        let safe = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
        let name: String = scenario.trim_start_matches(['.', '~']).chars().map(safe).collect();
        let name = if name.is_empty() { "plan".to_owned() } else { name };
        let path = |name: &str| self.out.join(format!("{name}.toml"));
        let is_taken = |path: &PathBuf| taken.iter().any(|(other, _)| other == path);
        let mut numbered = (2..).map(|number| path(&format!("{name}-{number}")));
        let first = path(&name);
        if is_taken(&first) { numbered.find(|path| !is_taken(path)).unwrap_or(first) } else { first }
    }
}

/// Whether a place is one file.
fn is_one(out: &Path) -> bool {
    out.extension().is_some_and(|ending| ending == "toml")
}

/// A scenario as a plan of its own. What it decides otherwise than its base replaces what the base decided.
fn plan(name: &str, steps: Vec<Step>, base: &[String]) -> Plan {
    Plan {
        extends: base.last().map(Word::from).into_iter().collect(),
        overrides: base.iter().map(Word::from).collect(),
        steps,
        ..Plan::named(name.into())
    }
}

fn of_space(space: &Space, keys: &[Key]) -> BTreeMap<Key, Vec<Step>> {
    let steps = |key: &Key| {
        let steps = space.steps(space.number(&key.0)?);
        Some((key.clone(), steps.into_iter().map(Cow::into_owned).collect()))
    };
    keys.iter().filter_map(steps).collect()
}

/// Reads the table once. Of scenarios of one name the first is taken where the result does not say the line.
fn of_table(table: &Path, keys: &[Key], session: &Session<'_>) -> Result<BTreeMap<Key, Vec<Step>>, Failure> {
    let shown = table.display().to_string();
    let stopped = |stop| match stop {
        Stop::Fault(problem) => Failure::faults(&[problem], &session.texts),
        Stop::Io(error) => session.unreadable(&shown, &error),
    };
    let source = Source::open(table).map_err(|error| stopped(Stop::Io(error)))?;
    let opened = Blocks::open(source, &shown, BLOCK);
    let mut blocks = opened.map_err(|stops| {
        let failures: Vec<Failure> = stops.into_iter().map(stopped).collect();
        let code = failures.first().map_or(crate::cli::exit::FAULTS, |failure| failure.code);
        Failure { code, text: failures.into_iter().map(|failure| failure.text).collect::<Vec<_>>().join("\n") }
    })?;
    let heading = blocks.heading();
    let mut found = BTreeMap::new();
    let mut block = crate::input::Block::default();
    while found.len() < keys.len() && blocks.next(&mut block).map_err(stopped)? {
        block.scenarios(&heading, |scenario| {
            let line = u64::from(scenario.line);
            let key = keys.iter().find(|(name, at)| *name == scenario.name && at.is_none_or(|at| at == line));
            if let (Some(key), Ok(plan)) = (key, &scenario.plan) {
                found.entry(key.clone()).or_insert_with(|| plan.steps.clone());
            }
        });
    }
    Ok(found)
}

/// What stands beside a result.
fn beside(result: &Path) -> Option<Value> {
    serde_json::from_slice(&std::fs::read(with_suffix(result, ".provenance.json")).ok()?).ok()
}

/// The plans that every scenario of a result starts from, bases first.
fn bases(result: &Path) -> Vec<String> {
    let plans = beside(result).and_then(|about| Some(about.get("plans")?.as_array()?.clone()));
    plans.iter().flatten().filter_map(|plan| plan.as_str().map(str::to_owned)).collect()
}

/// Where the figures of a result come from, as far as what stands beside it says so.
pub fn provenance(result: &Path) -> Provenance {
    let about = beside(result);
    let about = about.as_ref().and_then(|about| about.get("provenance"));
    let text = |key: &str| about.and_then(|about| about.get(key)?.as_str()).map(str::to_owned);
    let day = |key: &str| text(key).and_then(|day| day.parse().ok());
    Provenance {
        version: env!("CARGO_PKG_VERSION"),
        case: text("case").unwrap_or_default(),
        case_name: String::new(),
        inputs_sha256: text("inputs_sha256").unwrap_or_default(),
        norms: text("norms"),
        as_of: day("as_of"),
        data_as_of: day("data_as_of"),
        grade: text("grade").and_then(|word| Grade::from_word(&word)).unwrap_or(Grade::Assumed),
    }
}
