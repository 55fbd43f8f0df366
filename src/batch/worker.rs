//! From a scenario to its outcome: the one way that every scenario of a batch goes.

use super::result::{Counts, Fate, Found, Outcome};
use crate::draft::{Done, Draft, Stopped, Why, run};
use crate::evaluate::{self, Asked, Evaluation, Status, StatusQuo, before_law, evaluate, evaluate_after, subject_id};
use crate::norms::Norms;
use crate::rules::law::{Circumstances, Law, LawFindings, Moves};
use crate::scenario::{BadStep, BatchScenario, Plan, Refusal};
use jiff::civil::Date;
use smallvec::SmallVec;

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
    /// Of the figures, those that are asked for; what goes deeper works out all of them.
    pub asked: Asked,
    /// Whether the findings themselves are asked for.
    pub findings: bool,
}

/// Evaluates scenarios, one after the other, in the memory that the first of them needed.
pub struct Worker<'a> {
    setup: &'a Setup<'a>,
    draft: Draft<'a>,
    kernel: evaluate::Worker<'a, 'a>,
    /// The laws of the days met so far, each with what it says of the apparatus as it stands.
    laws: Vec<(Law<'a>, LawFindings)>,
    /// The ids of the plans of the base, whose decisions a scenario may replace.
    bases: Vec<String>,
}

impl<'a> Worker<'a> {
    /// A worker.
    pub fn new(setup: &'a Setup<'a>) -> Self {
        let bases = setup.base.iter().map(|plan| plan.id.clone()).collect();
        let baseline = setup.quo.baseline();
        let draft = match setup.depth {
            Depth::Figures => Draft::for_figures(baseline),
            // The law asks what the steps moved.
            Depth::Measured | Depth::Law => Draft::new(baseline),
        };
        let kernel = evaluate::Worker::for_figures(setup.quo, setup.asked);
        Self { setup, draft, kernel, laws: Vec::new(), bases }
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
        self.draft.reset();
        let plans: SmallVec<[&Plan; 4]> = setup.base.iter().chain([plan]).collect();
        match run(&mut self.draft, &plans, setup.from, setup.until) {
            Ok(_) if setup.depth == Depth::Figures => {
                let indicators = Some(self.kernel.indicators(&mut self.draft).clone());
                Outcome { indicators, ..Outcome::failed(Fate::Evaluated) }
            }
            Ok(done) => self.judge(&done),
            Err(stopped) => Outcome::failed(fate(stopped)),
        }
    }

    fn judge(&mut self, done: &[Done]) -> Outcome {
        let setup = self.setup;
        let last_day = done.iter().filter_map(|done| done.date).next_back();
        let law = setup.as_of.or(last_day).or(setup.from).map(|day| self.law(day));
        let draft = &mut self.draft;
        let evaluation = match law.map(|at| &self.laws[at]) {
            Some((law, before)) if setup.depth == Depth::Law => {
                let moves = Moves::of(draft, done);
                evaluate_after(setup.quo, law, before.clone(), &moves, draft)
            }
            law => measured(setup, law.map(|law| &law.0), draft),
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

    /// The position of the law of a day.
    fn law(&mut self, day: Date) -> usize {
        self.laws.iter().position(|(law, _)| law.day() == day).unwrap_or_else(|| {
            if self.laws.len() == LAWS {
                self.laws.clear();
            }
            let organisation = self.setup.quo.baseline().organisation();
            let law = Law::new(self.setup.norms.at(day), organisation, self.setup.circumstances.clone());
            let before = before_law(self.setup.quo, &law);
            self.laws.push((law, before));
            self.laws.len() - 1
        })
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
