//! All that charts and documents are made of: one case, the options studied, and what every floor below says of each.
//! It is gathered once; charts, annexes and documents only read it, so that no figure is worked out twice.

use super::evaluation::Judgement;
use super::names::{Names, PlanFacts, StepName};
use super::path::PathFacts;
use super::provenance::Provenance;
use super::texts::Texts;
use crate::benefits::{Estimate, Judged, Need, Summary};
use crate::compare::Compared;
use crate::competence::Decision;
use crate::cost::{Once, Payroll};
use crate::draft::{Done, Draft};
use crate::evaluate::{Evaluation, Indicators, StatusQuo};
use crate::lineage::{HandOver, LeadChange, Lineage, Passage};
use crate::model::{BodyIx, Count, Organisation, Tier};
use crate::norms::Norms;
use crate::overlap::Overlap;
use crate::rules::TaskFacts;
use crate::rules::law::{Law, Moves};
use crate::scenario::Plan;
use crate::simulate::{DeputyNorms, Path, Redeployment, Roster, WholePath};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What is dear to gather and not read by everything: a chart or a document says which of it it reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Every task measured by itself, and what agencies share.
    pub rows: bool,
    /// Who leaves when, in whole persons.
    pub persons: bool,
    /// The spread of the path over many runs; without it a single run is drawn. It says nothing without `persons`.
    pub runs: bool,
}

impl Asked {
    /// Everything.
    pub const ALL: Asked = Asked { rows: true, persons: true, runs: true };

    /// What either asks for.
    pub fn and(self, other: Self) -> Self {
        Self { rows: self.rows || other.rows, persons: self.persons || other.persons, runs: self.runs || other.runs }
    }
}

/// One case, the options studied, and what is known of each.
pub struct Study<'b> {
    /// The apparatus as it stands, measured.
    pub quo: &'b StatusQuo<'b>,
    /// The norms in all their layers.
    pub norms: &'b Norms,
    /// The name of the province; empty where the case does not say it.
    pub province: String,
    /// Texts of the case for documents, by key: who signs, what the issuing body is called, and the like.
    pub texts: BTreeMap<String, String>,
    /// The apparatus before any option.
    pub before: State<'b>,
    /// The options, in the order asked for; empty: the apparatus as it stands is all there is.
    pub options: Vec<Studied<'b>>,
    /// Where the figures come from: the weakest of all that was used.
    pub provenance: Provenance,
    /// Whether long lists are shown whole; else what is many and alike is summed.
    pub all: bool,
}

/// The apparatus in one state, and what was measured of it row by row.
pub struct State<'b> {
    /// The apparatus.
    pub draft: Draft<'b>,
    /// Every task as it measures, in the order of the tables; empty where nobody asked for rows.
    pub tasks: Vec<TaskFacts>,
    /// Overlap between agencies, loads of agencies, spread of fields; empty where nobody asked for rows.
    pub overlap: Overlap,
}

/// One option: a plan that was carried out, and what it comes to.
pub struct Studied<'b> {
    /// The plan, with its name and the paper it rests on.
    pub plan: PlanFacts,
    /// The plan with its bases, in the order in which they ran.
    pub plans: Vec<Plan>,
    /// The names of the plans that it stands on.
    pub bases: Vec<String>,
    /// The steps that were carried out, by plan and number.
    pub steps: Vec<StepName>,
    /// The same steps with their days.
    pub done: Vec<Done>,
    /// The day of the last step.
    pub last_day: Option<Date>,
    /// What its steps did that the law looks at.
    pub moves: Moves,
    /// The apparatus after it.
    pub after: State<'b>,
    /// Indicators before and after, findings with their status, what each rule came to.
    pub evaluation: Evaluation,
    /// The law that judged; none: no day is known.
    pub law: Option<Law<'b>>,
    /// Where bodies, tasks, posts, documents and procedures came from.
    pub lineage: Lineage,
    /// Who gave the lead on a task to whom, by task and giver.
    pub passages: Vec<Passage>,
    /// What each body that ends hands over to whom.
    pub hand_overs: Vec<HandOver>,
    /// Who decides on each step, with which paper.
    pub decisions: Vec<Decision<'b>>,
    /// How it stands to the first option, which is the reference.
    pub compared: Compared,
    /// The path over time; none: nobody is known, the law of the day says too little, or nobody asked for it.
    pub forecast: Option<Forecast>,
    /// A year's payroll and what the change costs once; none: the law of the day has no rates.
    pub money: Option<Money<'b>>,
    /// What those who leave are due.
    pub leavers: Leavers<'b>,
    /// Where its figures come from.
    pub provenance: Provenance,
}

/// The path of an option over time.
pub struct Forecast {
    /// The runs.
    pub path: Path,
    /// Whole persons a year.
    pub whole: WholePath,
    /// Who is where.
    pub roster: Roster,
    /// How many deputies bodies may have.
    pub norms: DeputyNorms,
    /// Where those on the bench may go.
    pub redeployment: Redeployment,
    /// The mean cost of people in each year, low and high, in đồng.
    pub payroll: [Vec<Count>; 2],
}

/// What an option costs.
pub struct Money<'n> {
    /// Both sides of the payroll.
    pub payroll: Payroll<'n>,
    /// What happens once.
    pub once: Once<'n>,
}

/// What those who leave are due under an option.
pub struct Leavers<'n> {
    /// Everybody with the verdict.
    pub judged: Vec<Judged<'n>>,
    /// The sums.
    pub summary: Summary,
    /// The form of those who want to leave, by agency before any option.
    pub need: BTreeMap<BodyIx, Need>,
    /// The interval where people are not known.
    pub estimate: Option<Estimate<'n>>,
}

impl<'b> Study<'b> {
    /// The tables of the case.
    pub fn organisation(&self) -> &'b Organisation {
        self.quo.baseline().organisation()
    }

    /// The figures before any option.
    pub fn indicators(&self) -> &Indicators {
        self.quo.indicators()
    }

    /// How things are named as they stand before any option.
    pub fn names<'a>(&'a self, texts: &'a Texts) -> Names<'a, 'b> {
        Names { texts, draft: &self.before.draft, norms: Some(self.norms) }
    }
}

impl<'b> Studied<'b> {
    /// How things are named after the option.
    pub fn names<'a>(&'a self, study: &'a Study<'b>, texts: &'a Texts) -> Names<'a, 'b> {
        Names { texts, draft: &self.after.draft, norms: Some(study.norms) }
    }

    /// The day of a step, by its position; none: neither the plan nor the case names one.
    pub fn day_of(&self, step: u32) -> Option<Date> {
        self.done.get(step as usize).and_then(|done| done.date)
    }

    /// Whether a step is of a plan that this one stands on, and takes effect before this one is carried out: it has papers
    /// of its own.
    pub fn is_earlier(&self, step: u32) -> bool {
        let own = self.plans.len().saturating_sub(1);
        let ends = self.done.iter().rfind(|done| done.plan == own).and_then(|done| done.date);
        let Some(done) = self.done.get(step as usize) else { return false };
        done.plan != own && done.date.zip(ends).is_some_and(|(day, ends)| day < ends)
    }

    /// The names of the plans whose steps are [earlier](Self::is_earlier), in the order in which they run.
    pub fn earlier(&self) -> Vec<String> {
        let mut plans: Vec<usize> = (0..self.done.len() as u32)
            .filter(|step| self.is_earlier(*step))
            .map(|step| self.done[step as usize].plan)
            .collect();
        plans.dedup();
        plans.into_iter().filter_map(|plan| self.plans.get(plan)).map(|plan| plan.name.to_string()).collect()
    }

    /// Whether a task stays with communes whose areas became others: no work is handed to another agency.
    pub fn is_carried_on(&self, change: &LeadChange) -> bool {
        let mut own = self.passages.iter().filter(|passage| passage.task == change.task).peekable();
        match own.peek() {
            Some(_) => own.all(|passage| self.stays_with_communes(&[passage.from], change.has_part(passage))),
            None => self.stays_with_communes(&change.before, &change.has_it()),
        }
    }

    /// Whether agencies of one kind of the communes give to others of it, since areas were merged.
    pub fn stays_with_communes(&self, from: &[BodyIx], to: &[BodyIx]) -> bool {
        let draft = &self.after.draft;
        let mut kinds = from.iter().chain(to).map(|body| draft.kind(*body));
        let Some(first) = kinds.next().filter(|_| !from.is_empty() && !to.is_empty()) else { return false };
        let kind = draft.baseline().organisation().kind(first);
        !draft.new_areas().is_empty() && kind.agency && kind.tier == Tier::Commune && kinds.all(|kind| kind == first)
    }

    /// The law that judged it, as reports take it.
    pub fn judgement<'a>(&'a self, study: &'a Study<'b>) -> Option<Judgement<'a>> {
        self.law.as_ref().map(|law| Judgement { law, norms: study.norms, against: None })
    }

    /// Its path, as reports take it.
    pub fn path(&self) -> Option<PathFacts<'_>> {
        self.forecast.as_ref().map(|forecast| forecast.facts(Some(&self.plan)))
    }
}

impl Forecast {
    /// The path of a plan, as reports take it.
    pub fn facts<'a>(&'a self, plan: Option<&'a PlanFacts>) -> PathFacts<'a> {
        PathFacts {
            plan,
            path: &self.path,
            whole: &self.whole,
            roster: &self.roster,
            norms: &self.norms,
            redeployment: &self.redeployment,
            payroll: &self.payroll,
        }
    }
}
