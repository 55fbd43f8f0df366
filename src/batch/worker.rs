//! From a scenario to its outcome: the one way that every scenario of a batch goes.

use super::result::{Counts, Fate, Found, Outcome};
use crate::draft::{Done, Draft, Stopped, Why, run};
use crate::evaluate::{Evaluation, Status, StatusQuo, evaluate, evaluate_under, indicators, subject_id};
use crate::norms::Norms;
use crate::rules::law::{Circumstances, Law, Moves};
use crate::scenario::{BadStep, BatchScenario, Plan, Refusal};
use jiff::civil::Date;

/// How many days' laws a worker remembers: a table has a few days, and a foolish one must not fill the memory.
const LAWS: usize = 16;

/// What is to be found out about each scenario; each costs more than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// The figures.
    Figures,
    /// The findings of what is measured anyway, too.
    Measured,
    /// The findings of the law, too.
    Law,
}

/// What all workers share.
pub struct Setup<'a> {
    /// The apparatus as it stands.
    pub quo: &'a StatusQuo<'a>,
    /// The plans that each scenario starts from, bases first.
    pub base: &'a [Plan],
    /// The norms.
    pub norms: &'a Norms,
    /// What the law asks of the case and the base.
    pub circumstances: Circumstances,
    /// The reporting date.
    pub from: Option<Date>,
    /// The last day whose steps are carried out.
    pub until: Option<Date>,
    /// The day whose law judges, whatever the days of the steps are.
    pub as_of: Option<Date>,
    /// What is to be found out.
    pub depth: Depth,
    /// Whether the findings themselves are asked for.
    pub findings: bool,
}

/// Evaluates scenarios, one after the other.
pub struct Worker<'a> {
    setup: &'a Setup<'a>,
    laws: Vec<Law<'a>>,
    /// The ids of the plans of the base, whose decisions a scenario may replace.
    bases: Vec<String>,
}

impl<'a> Worker<'a> {
    /// A worker.
    pub fn new(setup: &'a Setup<'a>) -> Self {
        let bases = setup.base.iter().map(|plan| plan.id.clone()).collect();
        Self { setup, laws: Vec::new(), bases }
    }

    /// What a scenario comes to. It starts from the base as from a state: what its steps decide otherwise replaces
    /// what the base decided, and is no conflict.
    pub fn evaluate(&mut self, scenario: &BatchScenario) -> Outcome {
        match &scenario.plan {
            Err(BadStep { step, line, why }) => {
                Outcome::failed(Fate::Malformed { step: *step, line: *line, why: why.clone() })
            }
            Ok(plan) if self.bases.is_empty() => self.carry_out(plan),
            Ok(plan) => self.carry_out(&Plan { overrides: self.bases.clone(), ..plan.clone() }),
        }
    }

    fn carry_out(&mut self, plan: &Plan) -> Outcome {
        let setup = self.setup;
        let mut draft = Draft::new(setup.quo.baseline());
        let plans: Vec<&Plan> = setup.base.iter().chain([plan]).collect();
        match run(&mut draft, &plans, setup.from, setup.until) {
            Ok(done) => self.measure(&mut draft, &done),
            Err(stopped) => Outcome::failed(fate(stopped)),
        }
    }

    fn measure(&mut self, draft: &mut Draft<'a>, done: &[Done]) -> Outcome {
        let setup = self.setup;
        if setup.depth == Depth::Figures {
            let indicators = Some(indicators(setup.quo, draft));
            return Outcome { indicators, ..Outcome::failed(Fate::Evaluated) };
        }
        let last_day = done.iter().filter_map(|done| done.date).next_back();
        let law = setup.as_of.or(last_day).or(setup.from).map(|day| self.law(day));
        let evaluation = match law {
            Some(law) if setup.depth == Depth::Law => evaluate_under(setup.quo, law, &Moves::of(draft, done), draft),
            law => measured(setup, law, draft),
        };
        let mut counts = Counts::default();
        let holds = evaluation.findings.iter().filter(|judged| judged.status != Status::Fixed);
        holds.for_each(|judged| counts.add(judged.finding.severity));
        let findings = evaluation.findings.iter().filter(|_| setup.findings).map(|judged| Found {
            code: judged.finding.code,
            severity: judged.finding.severity,
            subject: subject_id(draft, judged.finding.subject),
            measured: judged.finding.measured,
            limit: judged.finding.limit,
            status: judged.status,
        });
        let findings = findings.collect();
        Outcome { fate: Fate::Evaluated, indicators: Some(evaluation.after), counts, findings }
    }

    /// The law of a day.
    fn law(&mut self, day: Date) -> &Law<'a> {
        let at = self.laws.iter().position(|law| law.day() == day).unwrap_or_else(|| {
            if self.laws.len() == LAWS {
                self.laws.clear();
            }
            let organisation = self.setup.quo.baseline().organisation();
            self.laws.push(Law::new(self.setup.norms.at(day), organisation, self.setup.circumstances.clone()));
            self.laws.len() - 1
        });
        &self.laws[at]
    }
}

/// What is measured whatever the law is, with the severities that the law of the day and the user give it.
fn measured(setup: &Setup<'_>, law: Option<&Law<'_>>, draft: &mut Draft<'_>) -> Evaluation {
    let mut evaluation = evaluate(setup.quo, draft);
    if let Some(law) = law {
        evaluation.findings.retain(|judged| law.settings().judges(judged.finding.code));
        evaluation.findings.iter_mut().for_each(|judged| law.settle(&mut judged.finding));
    }
    evaluation
}

fn fate(stopped: Stopped) -> Fate {
    let Stopped { number: step, line, why, .. } = stopped;
    match why {
        Why::Refused(Refusal::Malformed(why)) => Fate::Malformed { step, line, why },
        Why::Refused(why) => Fate::Refused { step, line, why },
        // The scenario overrides its base, so that nothing is in conflict; if something were, it would be refused.
        Why::Conflict { .. } => Fate::Refused { step, line, why: Refusal::NoChange },
    }
}
