//! Gathering all that charts and documents are made of: a case and the options studied.

use super::forecast::{Carried, Wanted};
use super::law::LawArgs;
use super::session::{Failure, Session};
use crate::benefits::{need, summary};
use crate::compare::{Candidate, compare};
use crate::competence::{decisions, findings};
use crate::draft::Draft;
use crate::evaluate::{Figure, StatusQuo, judged};
use crate::input::Case;
use crate::lineage::{hand_overs, lineage, passages};
use crate::model::{Grade, TaskIx};
use crate::norms::Norms;
use crate::overlap::{Overlap, overlap};
use crate::report::{Asked, Forecast, Leavers, State, Studied, Study};
use crate::rules::measure_task;
use crate::scenario::Plan;
use std::path::Path;

impl Session<'_> {
    /// Carries out every plan and gathers of it what is asked for. The first plan is the reference of the others.
    pub fn study<'b>(
        &self,
        dir: &Path,
        words: &[String],
        case: &Case,
        (norms, quo): (&'b Norms, &'b StatusQuo<'b>),
        args: &LawArgs,
        asked: Asked,
    ) -> Result<Study<'b>, Failure> {
        let mut carried = Vec::with_capacity(words.len());
        for word in words {
            let plans = self.plan(dir, word)?;
            let mut draft = Draft::new(quo.baseline());
            let run = self.carry_out(&mut draft, &plans, case)?;
            self.require_left_out(&plans, &draft)?;
            carried.push(Carried { run, draft, plans });
        }
        // A forecast needs people and norms of the day; a dossier without it says so where the path would stand.
        // Whole persons are reckoned without draws, so that one run does where nobody shows how runs differ. Each option is
        // held to the law of its own day, as its findings and its money are.
        let wanted = Wanted { runs: (!asked.runs).then_some(1), own_law: true, ..Wanted::default() };
        let forecasts = asked.persons.then(|| self.forecast(case, norms, &carried, args, wanted).ok()).flatten();
        let mut forecasts = forecasts.into_iter().flat_map(|forecasts| forecasts.each);
        let last_day = carried.iter().filter_map(|plan| plan.run.last_day).max();
        let weakest = carried.iter().filter_map(|plan| plan.run.grade).max();
        let provenance = self.judged_provenance(case, args, last_day, weakest);
        let mut options = Vec::with_capacity(carried.len());
        let mut candidates = Vec::with_capacity(carried.len());
        for plan in carried {
            let forecast = forecasts.next();
            if let Some((candidate, option)) = self.studied(plan, forecast, case, (norms, quo), (args, asked))? {
                candidates.push(candidate);
                options.push(option);
            }
        }
        for (option, compared) in options.iter_mut().zip(compare(&candidates, 0, &[], &[])) {
            option.compared = compared;
        }
        let province = case.info.province.clone().unwrap_or_default();
        let texts = case.info.texts.clone();
        let before = state(Draft::new(quo.baseline()), asked);
        Ok(Study { quo, norms, province, texts, before, options, provenance, all: self.options.all })
    }

    /// One option; none: it is no plan but the apparatus as it stands.
    fn studied<'b>(
        &self,
        carried: Carried<'b>,
        forecast: Option<Forecast>,
        case: &Case,
        (norms, quo): (&'b Norms, &'b StatusQuo<'b>),
        (args, asked): (&LawArgs, Asked),
    ) -> Result<Option<(Candidate, Studied<'b>)>, Failure> {
        let Carried { run, mut draft, plans } = carried;
        let Some(plan) = run.plan.clone() else { return Ok(None) };
        let law_day = self.law_day(case, run.last_day);
        let law = self.law(norms, law_day, case, &plans, args)?;
        let order: Vec<&Plan> = plans.iter().collect();
        let decisions = decisions(&draft, &order, &run.ran.done, norms, self.options.as_of);
        let evaluation = judged(quo, law.as_ref(), &run.moves, findings(&decisions, norms), &mut draft);
        let candidate = Candidate::new(&evaluation, &draft);
        let verdicts = self.judged(case, &draft, &run, norms);
        let moved = evaluation.after.get(Figure::PeopleMoved);
        let money = match law_day {
            Some(day) => self.money(case, &draft, &verdicts, None, moved, (norms, day))?,
            None => None,
        };
        let before = Draft::new(quo.baseline());
        let leavers = Leavers {
            summary: summary(&case.organisation, &verdicts),
            need: need(&case.organisation, &verdicts, |body| before.agency(body)),
            estimate: self.leavers(None, &verdicts, &draft, case, &run, norms),
            judged: verdicts,
        };
        let mut provenance = self.judged_provenance(case, args, run.last_day, run.grade);
        if forecast.is_some() || money.is_some() {
            // A path and a payroll rest on assumptions whatever the tables are.
            provenance.grade = provenance.grade.max(Grade::Assumed);
        }
        let lineage = lineage(quo, &mut draft);
        let passages = passages(quo.baseline(), &plans, &run.ran.done, &lineage.tasks);
        let option = Studied {
            plan,
            plans,
            bases: run.bases,
            steps: run.steps,
            done: run.ran.done,
            last_day: run.last_day,
            moves: run.moves,
            evaluation,
            law,
            lineage,
            passages,
            hand_overs: hand_overs(&draft),
            decisions,
            compared: Default::default(),
            forecast,
            money,
            leavers,
            provenance,
            after: state(draft, asked),
        };
        Ok(Some((candidate, option)))
    }
}

/// A state of the apparatus, measured row by row where that is asked for.
fn state(mut draft: Draft<'_>, asked: Asked) -> State<'_> {
    if !asked.rows {
        return State { tasks: Vec::new(), overlap: Overlap::default(), draft };
    }
    let tasks = draft.baseline().organisation().tasks().len();
    let tasks = (0..tasks).map(|task| measure_task(&mut draft, TaskIx::new(task))).collect();
    State { tasks, overlap: overlap(&mut draft), draft }
}
