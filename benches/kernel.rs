//! How long a country takes to load and to measure, and what one plan costs on top of it.
#![allow(missing_docs, clippy::unwrap_used, reason = "a bench may stop where it cannot go on")]

#[allow(dead_code, reason = "each bench uses a part of it")]
mod synthetic;

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use synthetic::Size;
use tinhgon::draft::{Baseline, Draft};
use tinhgon::evaluate::{StatusQuo, indicators};
use tinhgon::input::read_case;
use tinhgon::scenario::{Operation, Receiver, Row, Selector, Share, Units};

fn load(criterion: &mut Criterion) {
    for (name, size) in [("province", Size::PROVINCE), ("country", Size::COUNTRY)] {
        let dir = tempfile::tempdir().unwrap();
        synthetic::write(dir.path(), size).unwrap();
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10);
        group.bench_function("read", |bench| bench.iter(|| read_case(black_box(dir.path())).unwrap()));
        let case = read_case(dir.path()).unwrap();
        group.bench_function("baseline", |bench| bench.iter(|| Baseline::new(black_box(&case.organisation))));
        let baseline = Baseline::new(&case.organisation);
        group.bench_function("measure", |bench| bench.iter(|| StatusQuo::new(black_box(&baseline))));
        let quo = StatusQuo::new(&baseline);
        for (plan, operation) in plans() {
            group.bench_function(plan, |bench| {
                bench.iter(|| {
                    let mut draft = Draft::new(&baseline);
                    draft.apply(&operation).unwrap();
                    indicators(&quo, &mut draft)
                });
            });
        }
        group.finish();
    }
}

/// One plan of each common sort, in the first province.
fn plans() -> Vec<(&'static str, Operation)> {
    let merge = Operation::Merge {
        bodies: smallvec::smallvec!["t0-s1".into()],
        into: "t0-s2".into(),
        name: None,
        kind: None,
        parent: None,
        units: Units::Keep,
        leaders: None,
    };
    let heir = |to: &str, select: &str| Row {
        to: Receiver::Body(to.into()),
        name: None,
        tasks: Some(Selector::parse(select).unwrap()),
        share: Some(Share::Fraction { part: 1, of: 2 }),
    };
    let heirs = vec![heir("t0-s4", "field:Lĩnh vực 1"), heir("t0-s5", "rest")];
    let dissolve = Operation::Dissolve { body: "t0-s3".into(), heirs };
    let reassign = Operation::Reassign {
        from: None,
        to: "t0-s6".into(),
        tasks: Selector::parse("task:n0-7").unwrap(),
        role: tinhgon::model::Role::Lead,
    };
    vec![("merge", merge), ("dissolve", dissolve), ("reassign", reassign)]
}

criterion_group!(benches, load);
criterion_main!(benches);
