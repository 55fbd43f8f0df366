//! What the commands share: the options, the case and its plans, and how a call fails.

use super::args::{Choice, Options};
use super::exit;
use super::print::Screen;
use crate::draft::{Disputed, Done, Draft, Ran, Stopped, Why, run_on};
use crate::input::{Case, Problem, parse_plan, plan_ids, read_batch, read_case, read_plans};
use crate::model::Grade;
use crate::model::nearest;
use crate::report::{PlanFacts, Provenance, StepName, Texts, malformed_text, refusal_text};
use crate::rules::law::Moves;
use crate::scenario::{Plan, Word};
use jiff::civil::Date;
use std::path::Path;

/// The name of the apparatus as it stands where a plan is asked for.
pub const AS_IT_STANDS: &str = ".";

/// Why a call fails.
#[derive(Debug)]
pub struct Failure {
    /// The exit code.
    pub code: u8,
    /// What standard error says.
    pub text: String,
}

impl Failure {
    /// Arguments that cannot be used.
    pub fn usage(text: String) -> Self {
        Self { code: exit::USAGE, text }
    }

    /// Faults of files, one a line.
    pub fn faults(problems: &[Problem], texts: &Texts) -> Self {
        let lines: Vec<String> = problems.iter().map(|problem| problem.text(texts)).collect();
        Self { code: exit::FAULTS, text: lines.join("\n") }
    }
}

/// One call.
pub struct Session<'a> {
    /// The options.
    pub options: &'a Options,
    /// The texts.
    pub texts: Texts,
    /// The terminal.
    pub screen: Screen,
}

impl Session<'_> {
    /// Reads a case; its language becomes that of the call if nothing else decides.
    pub fn open(&mut self, dir: &Path, decided: bool) -> Result<Case, Failure> {
        self.require_folder(dir)?;
        match read_case(dir) {
            Ok(case) => {
                if let Some(lang) = case.info.language.filter(|_| !decided) {
                    self.texts = Texts::new(lang);
                }
                Ok(case)
            }
            Err(problems) => Err(Failure::faults(&problems, &self.texts)),
        }
    }

    /// Refuses a folder that is not there, naming those like it that are cases.
    pub fn require_folder(&self, dir: &Path) -> Result<(), Failure> {
        if dir.is_dir() {
            return Ok(());
        }
        let parent = dir.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        let entries = parent.read_dir().into_iter().flatten().filter_map(Result::ok);
        let folders: Vec<String> = entries
            .filter(|entry| entry.path().join("organisation").is_dir())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        let name = dir.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let near = nearest(&name, folders.iter().map(String::as_str));
        let near: Vec<String> = near.iter().map(|name| parent.join(name).display().to_string()).collect();
        Err(Failure::usage(self.with_near("no-case", &dir.display().to_string(), &near)))
    }

    /// A text about a wrong word, with the words like it.
    pub fn with_near(&self, key: &str, word: &str, near: &[String]) -> String {
        let mut text = self.texts.say(key, &[("word", word.to_owned())]);
        if !near.is_empty() {
            text.push(' ');
            text.push_str(&self.texts.say("did-you-mean", &[("near", near.join(", "))]));
        }
        text
    }

    /// The plans to run, bases first; none: the apparatus as it stands.
    pub fn plans(&self, dir: &Path, choice: &Choice) -> Result<Vec<Plan>, Failure> {
        match (&choice.plan, &choice.table, &choice.scenario) {
            (Some(plan), ..) => self.plan(dir, plan),
            (None, Some(table), Some(scenario)) => self.scenario(table, scenario).map(|plan| vec![plan]),
            _ => Ok(Vec::new()),
        }
    }

    /// A plan by its id or the path of its file, bases first; `.` is the apparatus as it stands.
    pub fn plan(&self, dir: &Path, word: &str) -> Result<Vec<Plan>, Failure> {
        if word == AS_IT_STANDS {
            return Ok(Vec::new());
        }
        let known = plan_ids(dir);
        if known.iter().any(|id| id == word) {
            return read_plans(dir, word).map_err(|problems| Failure::faults(&problems, &self.texts));
        }
        let path = Path::new(word);
        if path.is_file() {
            return self.plan_file(dir, path, &known);
        }
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let near = nearest(&stem, known.iter().map(String::as_str));
        // Where nothing is like it, the whole list is more use than nothing.
        let near = if near.is_empty() { known } else { near };
        Err(Failure::usage(self.with_near("no-plan", word, &near)))
    }

    /// A plan in a file anywhere; the plans it stands on are those of the case.
    fn plan_file(&self, dir: &Path, path: &Path, known: &[String]) -> Result<Vec<Plan>, Failure> {
        let name = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|error| self.unreadable(&name, &error))?;
        let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let faults = |problems: Vec<Problem>| Failure::faults(&problems, &self.texts);
        let plan = parse_plan(&id, &name, &bytes, Some(known)).map_err(faults)?;
        let mut plans: Vec<Plan> = Vec::new();
        for base in &plan.extends {
            for base in read_plans(dir, base).map_err(faults)? {
                if plans.iter().all(|plan| plan.id != base.id) {
                    plans.push(base);
                }
            }
        }
        plans.push(plan);
        Ok(plans)
    }

    /// A scenario of a batch table.
    fn scenario(&self, table: &Path, name: &str) -> Result<Plan, Failure> {
        if !table.is_file() {
            return Err(Failure::usage(self.with_near("no-table", &table.display().to_string(), &[])));
        }
        let scenarios = read_batch(table).map_err(|problems| Failure::faults(&problems, &self.texts))?;
        let names: Vec<Word> = scenarios.iter().map(|scenario| scenario.name.clone()).collect();
        let Some(found) = scenarios.into_iter().find(|scenario| scenario.name == name) else {
            let near = nearest(name, names.iter().map(Word::as_str));
            return Err(Failure::usage(self.with_near("no-scenario", name, &near)));
        };
        found.plan.map_err(|bad| {
            let args = [
                ("plan", name.to_owned()),
                ("step", bad.step.to_string()),
                ("line", bad.line.to_string()),
                ("why", malformed_text(&bad.why, &self.texts)),
            ];
            Failure { code: exit::FAULTS, text: self.texts.say("stopped", &args) }
        })
    }

    /// A file that cannot be read.
    pub fn unreadable(&self, file: &str, error: &std::io::Error) -> Failure {
        let args = [("file", file.to_owned()), ("why", error.to_string())];
        Failure { code: exit::IO, text: self.texts.say("unreadable", &args) }
    }

    /// Carries out plans on a draft, up to `--at`.
    pub fn carry_out(&self, draft: &mut Draft<'_>, plans: &[Plan], case: &Case) -> Result<Run, Failure> {
        let order: Vec<&Plan> = plans.iter().collect();
        let mut ran = Ran::from(case.info.as_of);
        run_on(draft, &order, 0, self.options.at, &mut ran)
            .map_err(|stopped| Failure { code: exit::FAULTS, text: self.stopped(&stopped, plans, draft) })?;
        let step = |done: &Done| (plans[done.plan].id.to_string(), done.number);
        let (id, name) = (|plan: &Plan| plan.id.to_string(), |plan: &Plan| plan.name.to_string());
        let facts = |plan: &Plan| PlanFacts { id: id(plan), name: name(plan), basis: plan.basis.clone() };
        let mut names: Vec<String> = plans.iter().map(name).collect();
        names.pop();
        let moves = if plans.is_empty() { Moves::default() } else { Moves::of(draft, &ran.done) };
        Ok(Run {
            moves,
            plan: plans.last().map(facts),
            bases: names,
            steps: ran.done.iter().map(step).collect(),
            last_day: ran.done.iter().filter_map(|done| done.date).next_back(),
            grade: plans.iter().filter_map(|plan| plan.grade).max(),
            ran,
        })
    }

    fn stopped(&self, stopped: &Stopped, plans: &[Plan], draft: &Draft<'_>) -> String {
        let why = match &stopped.why {
            Why::Refused(refusal) => refusal_text(refusal, &self.texts),
            Why::Conflict { plan, number, over } => {
                let other = [
                    ("plan", plans[*plan].id.to_string()),
                    ("step", number.to_string()),
                    ("over", self.disputed(over, draft)),
                ];
                self.texts.say("conflict", &other)
            }
        };
        let args = [
            ("plan", plans[stopped.plan].id.to_string()),
            ("step", stopped.number.to_string()),
            ("line", stopped.line.to_string()),
            ("why", why),
        ];
        self.texts.say("stopped", &args)
    }

    fn disputed(&self, over: &Disputed, draft: &Draft<'_>) -> String {
        let organisation = draft.baseline().organisation();
        match over {
            Disputed::Lead(task) => {
                let task = organisation.task(*task);
                self.texts.say("disputed-lead", &[("task", format!("{} ({})", task.name, task.id))])
            }
            Disputed::Name(body) => self.texts.say("disputed-name", &[("body", draft.name(*body).to_owned())]),
            Disputed::Place(body) => self.texts.say("disputed-place", &[("body", draft.name(*body).to_owned())]),
            Disputed::Quota(body, _) => self.texts.say("disputed-quota", &[("body", draft.name(*body).to_owned())]),
            Disputed::Refused(refusal) => {
                self.texts.say("disputed-refused", &[("why", refusal_text(refusal, &self.texts))])
            }
        }
    }

    /// Where the figures of a case come from. The law is that of `--as-of`, else of the last step, else of the
    /// reporting date.
    pub fn provenance(&self, case: &Case, last_day: Option<Date>, of_plans: Option<Grade>) -> Provenance {
        Provenance {
            version: env!("CARGO_PKG_VERSION"),
            case: case.id.clone(),
            case_name: case.info.name.clone(),
            inputs_sha256: case.sha256.clone(),
            norms: None,
            as_of: self.law_day(case, last_day),
            data_as_of: case.info.as_of,
            grade: of_plans.map_or(case.organisation.grade(), |grade| grade.max(case.organisation.grade())),
        }
    }
}

/// What a run of plans came to, besides the draft.
pub struct Run {
    /// What its steps did that the law looks at.
    pub moves: Moves,
    /// The plan that was asked for; none: the apparatus as it stands.
    pub plan: Option<PlanFacts>,
    /// The names of the plans that it stands on.
    pub bases: Vec<String>,
    /// The steps that were carried out.
    pub steps: Vec<StepName>,
    /// The same steps with their days, by the position of their plan, and how far that is.
    pub ran: Ran,
    /// The day of the last one.
    pub last_day: Option<Date>,
    /// The weakest grade that the plans give themselves.
    pub grade: Option<Grade>,
}
