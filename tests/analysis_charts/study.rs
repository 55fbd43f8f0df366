//! A study of the shipped case without its forecast, which takes long and which no chart tried here asks for.

use std::path::{Path, PathBuf};
use tinhgon::compare::{Candidate, compare};
use tinhgon::competence::{decisions, findings};
use tinhgon::cost::{Gone, Leaving, once, payroll};
use tinhgon::draft::{Baseline, Draft, run};
use tinhgon::evaluate::{Figure, StatusQuo, judged};
use tinhgon::input::{read_case, read_plans, shipped_norms};
use tinhgon::lineage::{hand_overs, lineage, passages};
use tinhgon::model::{Grade, TaskIx};
use tinhgon::overlap::overlap;
use tinhgon::report::{Leavers, Money, PlanFacts, Provenance, State, Studied, Study};
use tinhgon::rules::law::{Law, Moves};
use tinhgon::rules::measure_task;
use tinhgon::scenario::Plan;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join("kon-tum")
}

fn state(mut draft: Draft<'_>) -> State<'_> {
    let tasks = draft.baseline().organisation().tasks().len();
    let tasks = (0..tasks).map(|task| measure_task(&mut draft, TaskIx::new(task))).collect();
    State { tasks, overlap: overlap(&mut draft), draft }
}

/// Looks at the study of Kon Tum under some plans.
pub fn kon_tum<T>(plans: &[&str], look: impl FnOnce(&Study<'_>) -> T) -> T {
    let case = read_case(&folder()).unwrap();
    let norms = shipped_norms();
    let baseline = Baseline::new(&case.organisation);
    let quo = StatusQuo::new(&baseline);
    let provenance = Provenance {
        version: "0",
        case: case.id.clone(),
        case_name: case.info.name.clone(),
        inputs_sha256: String::new(),
        norms: None,
        as_of: case.info.as_of,
        data_as_of: case.info.as_of,
        grade: Grade::Assumed,
    };
    let mut options = Vec::new();
    let mut candidates = Vec::new();
    for id in plans {
        let plans = read_plans(&folder(), id).unwrap();
        let order: Vec<&Plan> = plans.iter().collect();
        let mut draft = Draft::new(&baseline);
        let done = run(&mut draft, &order, case.info.as_of, None).unwrap();
        let last_day = done.iter().filter_map(|done| done.date).next_back();
        let day = last_day.unwrap();
        let law = Law::new(norms.at(day), &case.organisation, Default::default());
        let decisions = decisions(&draft, &order, &done, &norms, None);
        let moves = Moves::of(&draft, &done);
        let evaluation = judged(&quo, Some(&law), &moves, findings(&decisions, &norms), &mut draft);
        candidates.push(Candidate::new(&evaluation, &draft));
        let at = norms.at(day);
        let payroll = payroll(&draft, at, case.info.as_of.map(|day| norms.at(day)), Gone::Number(0)).unwrap();
        let moved = evaluation.after.get(Figure::PeopleMoved);
        let once = once(&payroll, &draft, moved, Leaving::Nobody, at);
        let plan = plans.last().unwrap();
        let lineage = lineage(&quo, &mut draft);
        options.push(Studied {
            plan: PlanFacts { id: plan.id.to_string(), name: plan.name.to_string(), basis: plan.basis.clone() },
            bases: Vec::new(),
            steps: done.iter().map(|done| (plans[done.plan].id.to_string(), done.number)).collect(),
            passages: passages(&baseline, &plans, &done, &lineage.tasks),
            done,
            last_day,
            moves,
            evaluation,
            law: Some(law),
            lineage,
            hand_overs: hand_overs(&draft),
            decisions,
            compared: Default::default(),
            forecast: None,
            money: Some(Money { payroll, once }),
            leavers: Leavers {
                judged: Vec::new(),
                summary: Default::default(),
                need: Default::default(),
                estimate: None,
            },
            provenance: provenance.clone(),
            after: state(draft),
            plans,
        });
    }
    for (option, compared) in options.iter_mut().zip(compare(&candidates, 0, &[], &[])) {
        option.compared = compared;
    }
    look(&Study {
        quo: &quo,
        norms: &norms,
        province: case.info.province.clone().unwrap_or_default(),
        texts: case.info.texts.clone(),
        before: state(Draft::new(&baseline)),
        options,
        provenance,
        all: false,
    })
}
