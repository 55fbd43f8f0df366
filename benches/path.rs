//! How fast the path over time is simulated, in person-months a second.
#![allow(missing_docs, clippy::unwrap_used, reason = "a bench may stop where it cannot go on")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jiff::civil::date;
use std::hint::black_box;
use tinhgon::input::shipped_norms;
use tinhgon::model::{BodyIx, Category, Post};
use tinhgon::simulate::{
    Assumptions, BodyNorm, Course, Due, Hazard, Month, Person, RetirementAges, Seat, Setting, simulate,
};

/// A province: 6,000 people in 200 bodies with four deputies each of whom they may have three, over five years.
const PEOPLE: u32 = 6_000;
const BODIES: u32 = 200;
const RUNS: u32 = 1_000;

fn province(setting: Setting) -> Course {
    let norms = shipped_norms();
    let law = norms.at(date(2026, 1, 1));
    let (ages, assumed) = (RetirementAges::of(law).unwrap(), Assumptions::of(law).unwrap());
    let category = Category::CivilServant;
    let person = |at: u32| {
        let (body, rank) = (BodyIx(at / (PEOPLE / BODIES)), at % (PEOPLE / BODIES));
        let post = if (1..5).contains(&rank) { Post::Deputy } else { Post::Staff };
        // Births spread over 38 years: somebody retires in every month.
        let due = Due::Retires(Month::new(2026, 1).plus((at * 7 % 456) as i32));
        Person { body: Some(body), origin: body, category, post_before: post, post, due }
    };
    let present = i64::from(PEOPLE / BODIES);
    let seat = |body| Seat { body: BodyIx(body), category, quota: Some(present), present };
    let deadline = Some(date(2030, 12, 31));
    let norm = |body| BodyNorm { body: BodyIx(body), deputies: 4, limit: Some(3), deadline, pooled: false };
    let months = setting.months();
    Course {
        people: (0..PEOPLE).map(person).collect(),
        seats: (0..BODIES).map(seat).collect(),
        norms: (0..BODIES).map(norm).collect(),
        pool: None,
        leaving: (0..Category::ALL.len()).map(|at| Hazard::yearly(&[assumed.resignation[at]], months)).collect(),
        ages: [&assumed.leaders, &assumed.staff].map(|bands| bands.hazard(&ages, setting.start, months)),
    }
}

fn path(criterion: &mut Criterion) {
    let setting = Setting { start: Month::new(2026, 1), years: 5, runs: RUNS, seed: 1 };
    let course = province(setting);
    let mut group = criterion.benchmark_group("path");
    group.sample_size(10);
    // Elements are person-months.
    group.throughput(Throughput::Elements(u64::from(PEOPLE) * 60 * u64::from(RUNS)));
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        group.bench_function(format!("province, {threads} threads"), |bench| {
            bench.iter(|| pool.install(|| simulate(black_box(&course), setting, &|_| ())));
        });
    }
    group.finish();
}

criterion_group!(benches, path);
criterion_main!(benches);
