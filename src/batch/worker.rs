//! From a scenario to its outcome: the one way that every scenario of a batch goes.

use super::result::{Counts, Fate, Found, Outcome};
use crate::draft::{Draft, Fetched, Ran, Stopped, Why, run_on};
use crate::evaluate::{self, Asked, Evaluation, GradedCounts, Status, StatusQuo, evaluate, evaluate_after, subject_id};
use crate::model::Grade;
use crate::norms::Norms;
use crate::rules::law::{Circumstances, Law, Moves, Standing};
use crate::rules::{Code, Finding, Severity, Subject};
use crate::scenario::{BadStep, BatchScenario, Plan, Refusal};
use jiff::civil::Date;
use smallvec::SmallVec;
use std::borrow::Cow;

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
    /// The apparatus after these plans; none: they are carried out again for each scenario. In any case it is said of findings
    /// how they stand to those before the first of these plans.
    pub start: Option<Start<'a>>,
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

/// Where scenarios start that have plans beneath them.
pub struct Start<'a> {
    /// The apparatus after these plans.
    pub quo: &'a StatusQuo<'a>,
    /// How far they have been run.
    pub ran: Ran,
    /// What the law has to know of what they moved.
    pub moves: Moves,
}

impl<'a> Setup<'a> {
    /// The apparatus that a scenario starts from.
    pub fn begin(&self) -> &'a StatusQuo<'a> {
        self.start.as_ref().map_or(self.quo, |start| start.quo)
    }
}

/// The law of a day, with what need be asked of it only once.
struct Known<'a> {
    law: Law<'a>,
    /// What it says of the apparatus as it stands; none: it is not asked.
    standing: Option<Standing<'a>>,
    /// What becomes of a severity under it, by code.
    settled: Vec<[Option<Severity>; Severity::ALL.len()]>,
}

/// Evaluates scenarios, one after the other, in the memory that the first of them needed.
pub struct Worker<'a> {
    setup: &'a Setup<'a>,
    draft: Draft<'a>,
    kernel: evaluate::Worker<'a, 'a>,
    /// What the scenario asks for.
    fetched: Fetched,
    /// How far it has been run.
    ran: Ran,
    /// The laws of the days met so far.
    laws: Vec<Known<'a>>,
}

impl<'a> Worker<'a> {
    /// A worker.
    pub fn new(setup: &'a Setup<'a>) -> Self {
        let quo = setup.begin();
        let baseline = quo.baseline();
        let draft = match setup.depth {
            Depth::Figures => Draft::for_figures(baseline),
            // The law asks what the steps moved.
            Depth::Measured | Depth::Law => Draft::new(baseline),
        };
        let kernel = match setup.depth {
            Depth::Figures => evaluate::Worker::for_figures(quo, setup.asked),
            // What is said of fields and places is counted of what is worked out.
            Depth::Measured | Depth::Law => evaluate::Worker::new(quo),
        };
        Self { setup, draft, kernel, fetched: Fetched::default(), ran: Ran::default(), laws: Vec::new() }
    }

    /// What a scenario comes to. It starts from the base as from a state: what its steps decide otherwise replaces
    /// what the base decided, and is no conflict.
    pub fn evaluate(&mut self, scenario: &BatchScenario) -> Outcome<'_> {
        match &scenario.plan {
            Err(BadStep { step, line, why }) => {
                Outcome::failed(Fate::Malformed { step: *step, line: *line, why: why.clone() })
            }
            Ok(plan) => self.carry_out(plan),
        }
    }

    fn carry_out(&mut self, plan: &Plan) -> Outcome<'_> {
        let setup = self.setup;
        self.draft.reset();
        self.draft.fetch(plan, &mut self.fetched);
        setup.begin().fetch(&self.fetched);
        match self.run(plan) {
            Ok(()) if setup.depth == Depth::Figures => {
                let (indicators, differ) = self.kernel.compared(&mut self.draft);
                Outcome {
                    indicators: Some(Cow::Borrowed(indicators)),
                    differ: Some(differ),
                    ..Outcome::failed(Fate::Evaluated)
                }
            }
            Ok(()) => self.judge(),
            Err(stopped) => Outcome::failed(fate(stopped)),
        }
    }

    fn run(&mut self, plan: &Plan) -> Result<(), Stopped> {
        let (setup, draft, ran) = (self.setup, &mut self.draft, &mut self.ran);
        ran.begin(setup.from);
        // Most tables have no base, and their scenarios are soon carried out.
        if setup.base.is_empty() {
            return run_on(draft, &[plan], 0, setup.until, ran);
        }
        let mut plans: SmallVec<[&Plan; 8]> = setup.base.iter().collect();
        match &setup.start {
            Some(start) => ran.set_to(&start.ran),
            None => run_on(draft, &plans, 0, setup.until, ran)?,
        }
        plans.push(plan);
        run_on(draft, &plans, setup.base.len(), setup.until, ran)
    }

    fn judge(&mut self) -> Outcome<'_> {
        let setup = self.setup;
        let done = &self.ran.done;
        let last_day = done.iter().filter_map(|done| done.date).next_back();
        let law = setup.as_of.or(last_day).or(setup.from).map(|day| self.law(day));
        if !setup.findings {
            return self.count(law);
        }
        let (draft, done) = (&mut self.draft, &self.ran.done);
        let law = law.map(|at| &self.laws[at]);
        let evaluation = match law.and_then(|known| Some((known, known.standing.as_ref()?))) {
            Some((known, standing)) => {
                let moves = standing.moves().and(draft, done);
                evaluate_after(setup.begin(), &known.law, standing, &moves, draft)
            }
            None => measured(setup, law.map(|known| &known.law), draft),
        };
        let mut counts = Counts::default();
        let holds = evaluation.findings.iter().filter(|judged| judged.status != Status::Fixed);
        holds.for_each(|judged| counts.add(judged.finding.severity, 1));
        let findings = evaluation.findings.iter().map(|judged| Found {
            code: judged.finding.code,
            severity: judged.finding.severity,
            subject: subject_id(draft, judged.finding.subject),
            measured: judged.finding.measured,
            limit: judged.finding.limit,
            status: judged.status,
        });
        let findings = findings.collect();
        let indicators = Some(Cow::Owned(evaluation.after));
        Outcome { fate: Fate::Evaluated, indicators, differ: None, counts, findings }
    }

    /// Figures and counts of findings, none of which is made that is about something that the scenario leaves alone.
    fn count(&mut self, law: Option<usize>) -> Outcome<'_> {
        let (indicators, differ) = self.kernel.compared(&mut self.draft);
        let (indicators, differ) = (Some(Cow::Owned(indicators.clone())), Some(differ));
        let graded = self.kernel.graded_counts(&mut self.draft);
        let mut counts = Counts::default();
        let law = law.map(|at| &self.laws[at]);
        for (code, many, severity) in by_severity(&graded) {
            let settled = law.map_or(Some(severity), |known| known.settled[code.at()][severity.at()]);
            settled.into_iter().for_each(|severity| counts.add(severity, u32::try_from(many).unwrap_or(0)));
        }
        if let Some((known, standing)) = law.and_then(|known| Some((known, known.standing.as_ref()?))) {
            let moves = standing.moves().and(&self.draft, &self.ran.done);
            let said = standing.judge(&known.law, &self.draft, &moves);
            said.findings.iter().for_each(|finding| counts.add(finding.severity, 1));
        }
        Outcome { fate: Fate::Evaluated, indicators, differ, counts, findings: Vec::new() }
    }

    /// The position of the law of a day.
    fn law(&mut self, day: Date) -> usize {
        self.laws.iter().position(|known| known.law.day() == day).unwrap_or_else(|| {
            if self.laws.len() == LAWS {
                self.laws.clear();
            }
            let organisation = self.setup.quo.baseline().organisation();
            let law = Law::new(self.setup.norms.at(day), organisation, self.setup.circumstances.clone());
            let asked = self.setup.depth == Depth::Law;
            let loaded = self.setup.quo.baseline();
            let standing = asked.then(|| match &self.setup.start {
                Some(start) => Standing::after(&law, loaded, start.quo.baseline(), start.moves.clone()),
                None => Standing::new(&law, loaded),
            });
            let settled = Code::ALL.iter().map(|code| settled(&law, *code)).collect();
            self.laws.push(Known { law, standing, settled });
            self.laws.len() - 1
        })
    }
}

/// What a law and the user make of the findings of a code, by their severity; none: it is not judged.
fn settled(law: &Law<'_>, code: Code) -> [Option<Severity>; Severity::ALL.len()] {
    let mut settled = [None; Severity::ALL.len()];
    for severity in Severity::ALL.iter().copied().filter(|_| law.settings().judges(code)) {
        // How grave a finding is goes by nothing else of it.
        let mut finding = Finding::plain(code, severity, Subject::Whole, None, None, Grade::Verified);
        law.settle(&mut finding);
        settled[severity.at()] = Some(finding.severity);
    }
    settled
}

fn by_severity(counts: &GradedCounts) -> impl Iterator<Item = (Code, i64, Severity)> + '_ {
    let rows = Code::ALL.iter().zip(counts);
    let cells =
        rows.flat_map(|(code, row)| row.iter().zip(Severity::ALL).map(|(many, severity)| (*code, *many, *severity)));
    cells.filter(|cell| cell.1 != 0)
}

/// What is measured whatever the law is, with the severities that the law of the day and the user give it.
fn measured(setup: &Setup<'_>, law: Option<&Law<'_>>, draft: &mut Draft<'_>) -> Evaluation {
    let mut evaluation = evaluate(setup.begin(), draft);
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
        // The base is a state for the scenario, so that nothing is in conflict; if something were, it would be refused.
        Why::Conflict { .. } => Fate::Refused { step, line, why: Refusal::NoChange },
    }
}
