//! How many scenarios a second of processor time carries out and measures, through one draft that is used again.
//!
//! `cargo bench --bench scenarios -- province mixed 20000 3` draws 20,000 scenarios and runs them three times. Under
//! `valgrind --tool=callgrind --toggle-collect='*pass*'` the same counts instructions.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, reason = "a bench says what it has measured")]

#[allow(dead_code, reason = "each bench uses a part of it")]
mod synthetic;

use std::hint::black_box;
use std::time::Instant;
use synthetic::{
    Size,
    plans::{Drawer, Mix},
};
use tinhgon::draft::{Baseline, Draft};
use tinhgon::evaluate::{StatusQuo, Worker};
use tinhgon::input::read_case;
use tinhgon::scenario::Operation;

#[derive(Default)]
struct Counts {
    refused: usize,
    steps: usize,
    marked_tasks: usize,
    /// Of these, those that are measured area by area.
    slow_tasks: usize,
    touched_tasks: usize,
    touched_bodies: usize,
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let number = |at: usize, default: usize| words.get(at).and_then(|word| word.parse().ok()).unwrap_or(default);
    let wanted = |at: usize, name: &str| words.get(at).is_none_or(|word| word == name || word == "all");
    let (many, rounds) = (number(2, 10_000), number(3, 3));
    for (name, size) in
        [("province", Size::BATCH_PROVINCE), ("skewed", Size::BATCH_SKEWED), ("country", Size::BATCH_COUNTRY)]
    {
        if !wanted(0, name) {
            continue;
        }
        let dir = tempfile::tempdir().unwrap();
        synthetic::write(dir.path(), size).unwrap();
        let case = read_case(dir.path()).unwrap();
        let baseline = Baseline::new(&case.organisation);
        let quo = StatusQuo::new(&baseline);
        let rows = &case.organisation;
        println!(
            "{name}: {} bodies, {} tasks, {} duties",
            rows.bodies().len(),
            rows.tasks().len(),
            rows.duties().len()
        );
        for mix in Mix::ALL.into_iter().filter(|mix| wanted(1, mix.word())) {
            let mut drawer = Drawer::new(size, mix, 7);
            let scenarios: Vec<Vec<Operation>> = (0..many).map(|_| drawer.draw()).collect();
            let mut draft = Draft::for_figures(&baseline);
            let mut worker = Worker::new(&quo);
            let counts = survey(&quo, &mut worker, &mut draft, &scenarios);
            let per = |count: usize| count as f64 / many as f64;
            println!(
                "  {}: {:.1} steps, {:.1} tasks touched one by one ({:.1} of them not in brief), {:.1} with those of kinds, {:.1} bodies a scenario, {:.1} % refused",
                mix.word(),
                per(counts.steps),
                per(counts.marked_tasks),
                per(counts.slow_tasks),
                per(counts.touched_tasks),
                per(counts.touched_bodies),
                100.0 * per(counts.refused)
            );
            for _ in 0..rounds {
                let (wall, start) = (Instant::now(), processor_nanoseconds());
                let sum = pass(&mut worker, &mut draft, &scenarios);
                let spent = processor_nanoseconds().zip(start).map(|(end, start)| end - start);
                let spent = spent.unwrap_or_else(|| wall.elapsed().as_nanos() as u64) as f64;
                println!(
                    "    {:.2} µs a scenario, {:.0} scenarios a processor second (check {sum})",
                    spent / 1e3 / many as f64,
                    many as f64 * 1e9 / spent
                );
            }
        }
    }
}

/// Carries out and measures every scenario once.
#[inline(never)]
fn pass(worker: &mut Worker<'_, '_>, draft: &mut Draft<'_>, scenarios: &[Vec<Operation>]) -> i64 {
    let mut sum = 0;
    for scenario in scenarios {
        draft.reset();
        for operation in scenario {
            if draft.apply(operation).is_err() {
                break;
            }
        }
        let figures = black_box(worker.indicators(draft));
        sum += figures.figures.iter().flatten().sum::<i64>();
    }
    sum
}

fn survey(
    quo: &StatusQuo<'_>,
    worker: &mut Worker<'_, '_>,
    draft: &mut Draft<'_>,
    scenarios: &[Vec<Operation>],
) -> Counts {
    let mut counts = Counts::default();
    for scenario in scenarios {
        draft.reset();
        for operation in scenario {
            counts.steps += 1;
            if draft.apply(operation).is_err() {
                counts.refused += 1;
                break;
            }
        }
        black_box(worker.indicators(draft));
        counts.marked_tasks += draft.marked_task_count();
        counts.slow_tasks += draft.marked_tasks().filter(|task| !quo.is_in_brief(*task)).count();
        counts.touched_tasks += draft.touched_tasks().len();
        counts.touched_bodies += draft.touched_bodies().len();
    }
    counts
}

/// The processor time of this thread; none: the system does not say.
fn processor_nanoseconds() -> Option<u64> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split_whitespace().next()?.parse().ok()
}
