//! The judge judged: each sentence of the method as a small case by hand, before the kernel is held against it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod naive;
#[path = "naive_check/script.rs"]
mod script;
#[path = "naive_check/staff.rs"]
mod staff;
#[path = "naive_check/structure.rs"]
mod structure;
#[path = "naive_check/work.rs"]
mod work;

use naive::{World, generate, measure};
use proptest::prelude::*;
use std::collections::BTreeMap;
use tinhgon::scenario::Operation;

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_is_lost_and_a_refused_step_changes_nothing((tables, steps) in generate::case(6)) {
        let before = World::new(&tables);
        let mut world = before.clone();
        for step in &steps {
            let old = world.clone();
            let resizes = matches!(step.operation, Operation::Resize { .. });
            let done = world.apply(step);
            let (then, now) = (measure(&before, &old).figures, measure(&before, &world).figures);
            if done.is_err() {
                prop_assert_eq!(&then, &now);
            }
            for (name, bench) in [("filled", "bench_staff"), ("quota", "bench_quota")] {
                if name == "quota" && resizes {
                    continue;
                }
                let sum = |figures: &BTreeMap<&str, Option<i64>>| Some(figures[name]? + figures[bench]?);
                if let (Some(then), Some(now)) = (sum(&then), sum(&now)) {
                    prop_assert_eq!(then, now, "{} after {:?}", name, step);
                }
            }
            for body in world.living() {
                prop_assert!(world.path_up(&body).iter().all(|up| world.bodies[up].living));
                prop_assert!(!world.bodies[&body].area.is_empty());
            }
        }
    }
}
