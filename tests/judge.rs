//! The kernel against the judge: on random organisations and random plans both give the same integers, always.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it cannot go on")]

mod naive;

use naive::{World, measure};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tinhgon::draft::{Baseline, Draft, Event, tables_after};
use tinhgon::evaluate::{
    Asked, CATEGORY_MEASURES, CLASS_MEASURES, Figure, Indicators, Status, StatusQuo, Worker, evaluate, indicators,
};
use tinhgon::explain::explain;
use tinhgon::model::tables::Tables;
use tinhgon::model::{BodyIx, Category, Organisation, Role, TaskIx};
use tinhgon::rules::{Code, Severity};
use tinhgon::scenario::Step;

/// Figures that say what a plan has moved; a saved after-state starts them from zero.
const FLOWS: [&str; 7] = [
    "bench_quota",
    "bench_staff",
    "leaders_released",
    "people_moved",
    "tasks_moved",
    "documents_touched",
    "procedures_touched",
];

/// The figures about the places of bodies, which are worked out together.
const PLACES: [Figure; 3] = [Figure::Layers, Figure::SpanMax, Figure::BodiesEmpty];

/// The figures that are worked out where they are asked for only.
const GROUPED: [Figure; 5] =
    [Figure::AgencyPairsSharingTasks, Figure::FieldsFragmented, Figure::Layers, Figure::SpanMax, Figure::BodiesEmpty];

fn organisation(tables: &Tables) -> Organisation {
    let (organisation, defects) = Organisation::build(tables.clone());
    organisation.unwrap_or_else(|| panic!("the generator makes sound tables: {defects:?}"))
}

fn figures(indicators: &Indicators) -> BTreeMap<&'static str, Option<i64>> {
    Figure::ALL.iter().map(|figure| (figure.word(), indicators.get(*figure))).collect()
}

/// Every figure that the judge has, as the kernel has it.
fn assert_equal(organisation: &Organisation, ours: &Indicators, theirs: &naive::measure::Figures, when: &str) {
    let all = figures(ours);
    for (name, value) in &theirs.figures {
        assert_eq!(all[name], *value, "{name} {when}");
    }
    for ((category, measure), value) in &theirs.by_category {
        let category = Category::from_word(category).unwrap();
        let at = CATEGORY_MEASURES.iter().position(|name| name == measure).unwrap();
        assert_eq!(ours.by_category[category.at()][at], *value, "{measure} of {category:?} {when}");
    }
    for ((class, measure), value) in &theirs.by_class {
        let class = organisation.classes().iter().position(|label| label == class).unwrap();
        let at = CLASS_MEASURES.iter().position(|name| name == measure).unwrap();
        assert_eq!(ours.by_class[class][at], *value, "{measure} of class {class} {when}");
    }
}

/// In how many elementary areas each living body holds each task in each role.
fn held(draft: &mut Draft<'_>) -> BTreeMap<(usize, String, Role), usize> {
    let mut held = BTreeMap::new();
    let bodies: Vec<BodyIx> = (0..draft.body_count()).map(BodyIx::new).filter(|body| draft.lives(*body)).collect();
    for task in (0..draft.baseline().organisation().tasks().len()).map(TaskIx::new) {
        for (body, role) in bodies.iter().flat_map(|body| Role::ALL.iter().map(|role| (*body, *role))) {
            let scope = draft.effective(task, body, role);
            let areas = draft.scopes_ref().extent(scope).len() as usize;
            if areas > 0 {
                held.insert((task.at(), draft.id(body).to_owned(), role), areas);
            }
        }
    }
    held
}

fn held_in(world: &World) -> BTreeMap<(usize, String, Role), usize> {
    world.work().into_iter().map(|(holding, areas)| (holding, areas.len())).collect()
}

/// Runs a plan through both; each step is carried out by both or by neither, and all figures are equal after it.
fn assert_same_outcome(tables: &Tables, steps: &[Step]) {
    let organisation = organisation(tables);
    let baseline = Baseline::new(&organisation);
    let quo = StatusQuo::new(&baseline);
    let mut draft = Draft::new(&baseline);
    let before = World::new(tables);
    let mut world = before.clone();
    assert_equal(&organisation, quo.indicators(), &measure(&before, &world), "as it stands");
    for (at, step) in steps.iter().enumerate() {
        let (ours, theirs) = (draft.apply(&step.operation), world.apply(step));
        assert_eq!(ours.is_ok(), theirs.is_ok(), "step {}: {ours:?} and {theirs:?}: {:?}", at + 1, step.operation);
        assert_eq!(held(&mut draft), held_in(&world), "work after step {}: {:?}", at + 1, step.operation);
        let now = indicators(&quo, &mut draft);
        assert_equal(
            &organisation,
            &now,
            &measure(&before, &world),
            &format!("after step {}: {:?}", at + 1, step.operation),
        );
    }
}

fn cases(many: u32) -> ProptestConfig {
    ProptestConfig { cases: many, max_shrink_iters: 20_000, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn kernel_and_judge_agree_on_every_figure((tables, steps) in naive::generate::case(6)) {
        assert_same_outcome(&tables, &steps);
    }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn the_empty_plan_is_the_baseline(tables in naive::generate::tables()) {
        let organisation = organisation(&tables);
        let baseline = Baseline::new(&organisation);
        let quo = StatusQuo::new(&baseline);
        let evaluation = evaluate(&quo, &mut Draft::new(&baseline));
        prop_assert_eq!(&evaluation.before, &evaluation.after);
        prop_assert_eq!(evaluation.findings.len(), quo.findings().len());
    }

    #[test]
    fn a_draft_that_is_used_again_measures_as_a_new_one((tables, steps) in naive::generate::case(6), cut in 0usize..7) {
        let organisation = organisation(&tables);
        let baseline = Baseline::new(&organisation);
        let quo = StatusQuo::new(&baseline);
        let mut worker = Worker::new(&quo);
        let mut used = Draft::for_figures(&baseline);
        for steps in [&steps[..], &steps[steps.len().min(cut)..], &steps[..0], &steps[..steps.len().min(cut)]] {
            used.reset();
            let mut new = Draft::new(&baseline);
            for step in steps {
                prop_assert_eq!(used.apply(&step.operation), new.apply(&step.operation));
            }
            let evaluation = evaluate(&quo, &mut new);
            prop_assert_eq!(worker.indicators(&mut used), &evaluation.after, "{:?}", steps);
            for group in [&[Figure::AgencyPairsSharingTasks][..], &[Figure::FieldsFragmented], &PLACES, &[]] {
                let mut few = Worker::for_figures(&quo, Asked::of(group.iter().copied(), group.is_empty()));
                let few = few.indicators(&mut used);
                for figure in Figure::ALL.iter().copied() {
                    let there = group.contains(&figure) || !GROUPED.contains(&figure);
                    let expected = evaluation.after.get(figure).filter(|_| there);
                    prop_assert_eq!(few.get(figure), expected, "{} where {:?} is asked for", figure.word(), group);
                }
                if group.is_empty() {
                    prop_assert_eq!(&few.by_category, &evaluation.after.by_category);
                    prop_assert_eq!(&few.by_class, &evaluation.after.by_class);
                }
            }
            let mut counts = [0; Code::ALL.len()];
            let there = evaluation.findings.iter().filter(|judged| judged.status != Status::Fixed);
            there.for_each(|judged| counts[judged.finding.code.at()] += 1);
            prop_assert_eq!(worker.finding_counts(&mut used), counts, "{:?}", steps);
            let mut graded = [[0; Severity::ALL.len()]; Code::ALL.len()];
            let there = evaluation.findings.iter().filter(|judged| judged.status != Status::Fixed);
            there.for_each(|judged| graded[judged.finding.code.at()][judged.finding.severity.at()] += 1);
            prop_assert_eq!(worker.graded_counts(&mut used), graded, "{:?}", steps);
        }
    }

    #[test]
    fn nobody_and_no_post_is_lost((tables, steps) in naive::generate::case(5)) {
        let organisation = organisation(&tables);
        let baseline = Baseline::new(&organisation);
        let quo = StatusQuo::new(&baseline);
        let mut draft = Draft::new(&baseline);
        for step in &steps {
            if matches!(step.operation, tinhgon::scenario::Operation::Resize { .. }) {
                continue;
            }
            let _ = draft.apply(&step.operation);
            let now = indicators(&quo, &mut draft);
            for (there, bench) in [(Figure::Filled, Figure::BenchStaff), (Figure::Quota, Figure::BenchQuota)] {
                if let (Some(was), Some(is), Some(benched)) = (quo.indicators().get(there), now.get(there), now.get(bench)) {
                    prop_assert_eq!(was, is + benched, "{:?}", step.operation);
                }
            }
        }
    }

    #[test]
    fn a_refused_step_changes_nothing((tables, steps) in naive::generate::case(6)) {
        let organisation = organisation(&tables);
        let baseline = Baseline::new(&organisation);
        let mut draft = Draft::new(&baseline);
        for step in &steps {
            let before = format!("{:?}", tables_after(&mut draft));
            let entries = draft.journal().entries().len();
            if draft.apply(&step.operation).is_err() {
                prop_assert_eq!(before, format!("{:?}", tables_after(&mut draft)), "{:?}", step.operation);
                prop_assert_eq!(entries, draft.journal().entries().len());
            }
        }
    }

    #[test]
    fn a_saved_after_state_loads_to_the_same_integers((tables, steps) in naive::generate::case(5)) {
        let organisation = organisation(&tables);
        let baseline = Baseline::new(&organisation);
        let quo = StatusQuo::new(&baseline);
        let mut draft = Draft::new(&baseline);
        steps.iter().for_each(|step| drop(draft.apply(&step.operation)));
        let mut after = figures(&indicators(&quo, &mut draft));
        let saved = Organisation::build(tables_after(&mut draft));
        let Some(saved) = saved.0 else { return Err(TestCaseError::fail(format!("{:?}", saved.1))) };
        let baseline = Baseline::new(&saved);
        let mut again = figures(StatusQuo::new(&baseline).indicators());
        for flow in FLOWS {
            after.remove(flow);
            again.remove(flow);
        }
        prop_assert_eq!(after, again, "{:?}", steps.iter().map(|step| &step.operation).collect::<Vec<_>>());
    }

    #[test]
    fn the_parts_of_every_figure_add_up_to_it((tables, steps) in naive::generate::case(4)) {
        let organisation = organisation(&tables);
        let baseline = Baseline::new(&organisation);
        let quo = StatusQuo::new(&baseline);
        let mut draft = Draft::new(&baseline);
        steps.iter().for_each(|step| drop(draft.apply(&step.operation)));
        let now = indicators(&quo, &mut draft);
        for figure in Figure::ALL.iter().copied() {
            prop_assert_eq!(explain(&quo, &mut draft, figure).total, now.get(figure), "{}", figure.word());
        }
    }
}

proptest! {
    // Most pairs of steps meet; those are drawn again, so that the cases counted are pairs that do not.
    #![proptest_config(ProptestConfig { max_global_rejects: 200_000, ..cases(200) })]

    #[test]
    fn steps_that_do_not_meet_commute((tables, steps) in naive::generate::case(2)) {
        let organisation = organisation(&tables);
        let baseline = Baseline::new(&organisation);
        let quo = StatusQuo::new(&baseline);
        let footprints: Vec<Footprint> = steps.iter().filter_map(|step| footprint(&baseline, step)).collect();
        let apart = |one: &Footprint, other: &Footprint| one.reads.is_disjoint(&other.writes);
        prop_assume!(matches!(footprints.as_slice(), [one, other] if apart(one, other) && apart(other, one)));
        let after = |order: [usize; 2]| {
            let mut draft = Draft::new(&baseline);
            let carried_out = order.map(|at| draft.apply(&steps[at].operation).is_ok());
            (carried_out, figures(&indicators(&quo, &mut draft)))
        };
        let (there, back) = (after([0, 1]), after([1, 0]));
        prop_assert_eq!(there.0, [true, true], "{:?}", steps);
        prop_assert_eq!(there, back, "{:?}", steps);
    }
}

/// What a step reads and writes: bodies with all above and below them, areas, kinds, tasks.
#[derive(Default)]
struct Footprint {
    reads: BTreeSet<String>,
    writes: BTreeSet<String>,
}

/// The footprint of a step on the apparatus as it stands; none: it is not carried out.
fn footprint(baseline: &Baseline<'_>, step: &Step) -> Option<Footprint> {
    let mut draft = Draft::new(baseline);
    draft.apply(&step.operation).ok()?;
    let organisation = baseline.organisation();
    let before = Draft::new(baseline);
    let mut footprint = Footprint::default();
    let known = organisation.bodies().len();
    for body in draft.touched_bodies() {
        footprint.writes.insert(format!("body:{}", draft.id(body)));
        footprint.writes.insert(format!("kind:{}", organisation.kind(draft.kind(body)).id));
        if body.at() < known {
            footprint.writes.insert(format!("kind:{}", organisation.kind(before.kind(body)).id));
        }
    }
    footprint.writes.extend(draft.touched_tasks().iter().map(|task| format!("task:{}", organisation.task(*task).id)));
    footprint.writes.extend(draft.new_areas().iter().flat_map(|area| &area.members).map(|id| format!("area:{id}")));
    for entry in draft.journal().entries() {
        if let Event::Renamed { body, .. } = entry.event {
            footprint.writes.insert(format!("body:{}", draft.id(body)));
        }
    }
    // Every name in a step is read, with what stands above and below it; a name alone may be a body, an area or a task.
    let text = format!("{:?}", step.operation).to_lowercase();
    for body in organisation.bodies().iter().filter(|body| text.contains(&format!("\"{}\"", body.id))) {
        footprint.reads.insert(format!("kind:{}", organisation.kind(body.kind).id));
        for other in organisation.bodies() {
            let (here, there) = (organisation.find_body(&body.id)?, organisation.find_body(&other.id)?);
            if before.is_at_or_below(here, there) || before.is_at_or_below(there, here) {
                footprint.reads.insert(format!("body:{}", other.id));
            }
        }
    }
    let named = |id: &str| text.contains(&format!("\"{}\"", id.to_lowercase()));
    let tiers = |word: &str| text.contains(&format!("tier({word})"));
    for kind in organisation.kinds().iter().filter(|kind| named(&kind.id) || tiers(kind.tier.word())) {
        footprint.reads.insert(format!("kind:{}", kind.id));
    }
    footprint
        .reads
        .extend(organisation.areas().iter().filter(|area| named(&area.id)).map(|area| format!("area:{}", area.id)));
    for task in organisation.tasks() {
        let field = organisation.field(task.field);
        let phrase = task.name.to_lowercase().split(' ').any(|word| text.contains(word));
        if named(&task.id) || named(field) || phrase || text.contains("ledby") || text.contains("rest") {
            footprint.reads.insert(format!("task:{}", task.id));
        }
    }
    // New ids are read and written: two steps that use one cannot both be carried out.
    for id in ["n1", "n2", "n3", "n4", "n5", "m1", "m2", "m3"].into_iter().filter(|id| named(id)) {
        footprint.writes.insert(format!("new:{id}"));
    }
    // Areas decide who holds what; where a step merges them, every other step reads them.
    footprint.reads.extend(organisation.areas().iter().map(|area| format!("area:{}", area.id)));
    let writes = footprint.writes.clone();
    footprint.reads.extend(writes);
    Some(footprint)
}
