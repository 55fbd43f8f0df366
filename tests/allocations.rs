//! How much memory a scenario asks for: a count that is the same in every run and on every machine, and grows at once
//! where a change makes the way of a scenario longer. The bounds stand a quarter above what was counted last.
#![allow(missing_docs, clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

#[allow(dead_code, reason = "each user takes a part of it")]
#[path = "../benches/synthetic/mod.rs"]
mod synthetic;

use synthetic::{
    Size,
    plans::{Drawer, Mix},
};
use tinhgon::draft::{Baseline, Draft};
use tinhgon::evaluate::{StatusQuo, Worker};
use tinhgon::input::read_case;
use tinhgon::scenario::Operation;

const SCENARIOS: usize = 1_000;

/// Carries out every scenario through one draft.
fn pass(worker: &mut Worker<'_, '_>, draft: &mut Draft<'_>, scenarios: &[Vec<Operation>]) {
    for scenario in scenarios {
        draft.reset();
        for operation in scenario {
            if draft.apply(operation).is_err() {
                break;
            }
        }
        worker.indicators(draft);
    }
}

/// Allocations a scenario, the draft and the worker being warm.
fn allocations(size: Size, mix: Mix) -> u64 {
    let dir = tempfile::tempdir().unwrap();
    synthetic::write(dir.path(), size).unwrap();
    let case = read_case(dir.path()).unwrap();
    let baseline = Baseline::new(&case.organisation);
    let quo = StatusQuo::new(&baseline);
    let mut drawer = Drawer::new(size, mix, 7);
    let scenarios: Vec<Vec<Operation>> = (0..SCENARIOS).map(|_| drawer.draw()).collect();
    let (mut draft, mut worker) = (Draft::for_figures(&baseline), Worker::new(&quo));
    pass(&mut worker, &mut draft, &scenarios);
    let counted = allocation_counter::measure(|| pass(&mut worker, &mut draft, &scenarios));
    assert_eq!(counted.count_current, 0, "a warm draft keeps nothing more");
    counted.count_total / SCENARIOS as u64
}

#[test]
fn a_scenario_of_several_steps_stays_within_its_allocations() {
    let counted = allocations(Size::BATCH_PROVINCE, Mix::Heavy);
    assert!(counted <= 2, "{counted} allocations a scenario");
}

#[test]
fn a_reassignment_stays_within_its_allocations() {
    let counted = allocations(Size::BATCH_PROVINCE, Mix::Light);
    assert!(counted == 0, "{counted} allocations a scenario");
}
