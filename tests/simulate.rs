//! The path over time: certain rates by hand, chances by closed form, the same bytes whatever the threads, and people
//! where the plan puts them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails is to panic")]

use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use std::path::{Path as FilePath, PathBuf};
use tinhgon::draft::{Baseline, Draft, run};
use tinhgon::input::{Case, read_case, read_plans, shipped_norms};
use tinhgon::model::{BodyIx, Category, Decimal, Post, Sex};
use tinhgon::norms::Norms;
use tinhgon::rules::law::{Circumstances, Law, Moves};
use tinhgon::simulate::{
    Assumptions, BodyNorm, Course, Deadlines, Due, Hazard, Month, Path, Pay, Person, Pool, Reason, RetirementAges,
    Roster, Seat, Setting, deputy_norms, difference, payroll, redeploy, roster, simulate, whole_path,
};

fn rate(text: &str) -> Decimal {
    Decimal::read(text).unwrap()
}

fn setting(years: u32, runs: u32) -> Setting {
    Setting { start: Month::new(2026, 1), years, runs, seed: 7 }
}

/// One body with so many deputies of whom it may have `limit`, and a yearly rate of leaving for everybody.
fn course(due: &[Due], limit: i64, yearly: &str, setting: Setting) -> Course {
    let body = BodyIx::new(0);
    let category = Category::CivilServant;
    let person = |due: &Due| Person {
        body: Some(body),
        origin: body,
        category,
        post_before: Post::Deputy,
        post: Post::Deputy,
        due: *due,
    };
    let deputies = due.len() as i64;
    let ages = RetirementAges::of(shipped_norms().at(date(2026, 1, 1))).unwrap();
    let assumed = Assumptions::of(shipped_norms().at(date(2026, 1, 1))).unwrap();
    let drawn = |post: Post| assumed.ages(post).hazard(&ages, setting.start, setting.months());
    Course {
        people: due.iter().map(person).collect(),
        seats: vec![Seat { body, category, quota: Some(deputies), present: deputies }],
        norms: vec![BodyNorm { body, deputies, limit: Some(limit), deadline: Some(date(2030, 12, 31)), pooled: false }],
        pool: None,
        leaving: vec![Hazard::yearly(&[rate(yearly)], setting.months()); Category::ALL.len()],
        ages: [drawn(Post::Head), drawn(Post::Staff)],
    }
}

fn runs(course: &Course, setting: Setting) -> Path {
    simulate(course, setting, &|_| ())
}

fn far() -> Due {
    Due::Retires(Month::new(2080, 1))
}

#[test]
fn without_chance_the_path_is_the_hand_calculation() {
    let setting = setting(3, 100);
    let months = [(2026, 1), (2026, 12), (2027, 1), (2028, 6), (2029, 1)];
    let due: Vec<Due> = months.iter().map(|(year, month)| Due::Retires(Month::new(*year, *month))).collect();
    let all = course(&due, 2, "0", setting);
    let path = runs(&all, setting);
    let by_year = |series: &tinhgon::simulate::Series| -> Vec<i32> {
        assert!(series.years.iter().all(|runs| runs.iter().all(|value| value == &runs[0])), "no chance is left");
        series.years.iter().map(|runs| runs[0]).collect()
    };
    assert_eq!(by_year(&path.retired), [2, 1, 1]);
    assert_eq!(by_year(&path.left), [0, 0, 0]);
    assert_eq!(by_year(&path.headcount), [3, 2, 1]);
    // Five deputies, two allowed: three over; the fourth who leaves is replaced.
    assert_eq!(by_year(&path.surplus), [1, 0, 0]);
    let whole = whole_path(&all, &path);
    assert_eq!(
        (whole.years, whole.rows[0].years.clone(), whole.total.rest),
        (vec![2026, 2027, 2028], vec![2, 1, 0], 0)
    );
    assert_eq!((path.bodies[0].in_time, path.all_in_time), (100, 100));
    assert_eq!(path.bodies[0].complied, [0, 100, 0]);
}

#[test]
fn certain_leaving_empties_the_body_in_the_first_month() {
    let setting = setting(2, 50);
    let all = course(&[far(); 4], 1, "100", setting);
    let path = runs(&all, setting);
    assert_eq!(path.headcount.band(0).unwrap().high, 0);
    assert_eq!((path.left.band(0).unwrap().low, path.left.band(1).unwrap().high), (4, 0));
    assert_eq!(whole_path(&all, &path).total.years, [3, 0]);
}

#[test]
fn what_comes_after_the_deadline_does_not_count_and_is_named() {
    let setting = setting(6, 10);
    let mut late = course(&[Due::Retires(Month::new(2030, 3)), Due::Retires(Month::new(2030, 4))], 0, "0", setting);
    late.norms[0].deadline = Some(date(2030, 3, 1));
    let path = runs(&late, setting);
    let whole = whole_path(&late, &path);
    assert_eq!((whole.years.last(), whole.total.years.iter().sum::<i64>(), whole.total.rest), (Some(&2030), 1, 1));
    assert_eq!((path.all_in_time, path.bodies[0].in_time), (0, 0));
    assert_eq!(path.bodies[0].complied, [0, 0, 0, 0, 10, 0], "later, in the same year");
}

/// Within four standard errors of the binomial mean: the seed is fixed, so that this is no matter of luck.
#[test]
fn the_mean_is_that_of_the_closed_form() {
    let setting = setting(5, 4000);
    let people = 300.0;
    let path = runs(&course(&[far(); 300], 300, "7.5", setting), setting);
    for year in 1..=5 {
        let stays = 0.925_f64.powi(year);
        let mean = path.headcount.years[year as usize - 1].iter().map(|value| f64::from(*value)).sum::<f64>() / 4000.0;
        let error = (people * stays * (1.0 - stays) / 4000.0).sqrt();
        assert!((mean - people * stays).abs() < 4.0 * error, "year {year}: {mean}, not {}", people * stays);
    }
}

#[test]
fn the_mean_reduction_is_that_of_the_closed_form() {
    let setting = setting(5, 20_000);
    let path = runs(&course(&[far(); 7], 3, "6", setting), setting);
    // Of seven deputies, k leave within five years; at most four of them lessen the surplus.
    let gone = 1.0 - 0.94_f64.powi(5);
    let mut chance = (1.0 - gone).powi(7);
    let (mut mean, mut square) = (0.0, 0.0);
    for leaving in 0..=7 {
        let fewer = f64::from(leaving.min(4));
        mean += chance * fewer;
        square += chance * fewer * fewer;
        chance *= f64::from(7 - leaving) / f64::from(leaving + 1) * gone / (1.0 - gone);
    }
    let found = path.bodies[0].reduced.iter().sum::<u64>() as f64 / 20_000.0;
    let error = ((square - mean * mean) / 20_000.0).sqrt();
    assert!((found - mean).abs() < 4.0 * error, "{found}, not {mean}");
}

#[test]
fn ages_that_are_drawn_follow_the_bands() {
    let setting = setting(5, 500);
    let mut path_of = course(&[Due::Drawn; 400], 400, "0", setting);
    path_of.people.iter_mut().for_each(|person| person.post = Post::Staff);
    path_of.norms.clear();
    let expected = 400.0 * (1.0 - path_of.ages[1].stays(59));
    let path = runs(&path_of, setting);
    let retired: i32 = path.retired.years.iter().flatten().sum();
    let mean = f64::from(retired) / 500.0;
    let error = (expected * (1.0 - expected / 400.0) / 500.0).sqrt();
    assert!(expected > 10.0 && (mean - expected).abs() < 4.0 * error, "{mean}, not {expected}");
    assert!(path.left.years.iter().flatten().all(|left| *left == 0));
}

#[test]
fn the_bench_fills_vacancies_as_they_open() {
    let setting = setting(2, 5);
    let mut waits =
        course(&[Due::Retires(Month::new(2026, 5)), Due::Retires(Month::new(2027, 5)), far()], 3, "0", setting);
    let bench = Person { body: None, post: Post::Staff, due: far(), ..waits.people[0] };
    waits.people.extend([bench, Person { due: Due::Retires(Month::new(2026, 2)), ..bench }, bench]);
    let path = runs(&waits, setting);
    // Three wait; one retires, one takes the place of May 2026, one that of May 2027.
    assert_eq!((path.waiting.band(0).unwrap().middle, path.waiting.band(1).unwrap().middle), (1, 0));
    let over = Course { seats: vec![Seat { quota: Some(1), ..waits.seats[0] }], ..waits };
    assert_eq!(runs(&over, setting).waiting.band(1).unwrap().middle, 2, "a body over its quota opens no vacancy");
}

#[test]
fn departments_are_limited_together() {
    let setting = setting(4, 10);
    let mut both = course(&[Due::Retires(Month::new(2027, 1)), far(), far(), far(), far()], 3, "0", setting);
    both.norms[0].pooled = true;
    both.norms.push(BodyNorm { body: BodyIx::new(1), deputies: 2, ..both.norms[0].clone() });
    both.pool = Some(Pool { bodies: 2, limit: 6, deadline: Some(date(2030, 1, 1)) });
    let path = runs(&both, setting);
    assert_eq!(path.pooled.years.iter().map(|runs| runs[0]).collect::<Vec<_>>(), [1, 0, 0, 0]);
    assert_eq!(path.all_in_time, 10, "one department over the average, both together within it");
    assert_eq!(path.bodies[0].in_time, 0);
}

#[test]
fn payroll_is_months_times_a_twelfth_and_unknown_without_a_figure() {
    let setting = setting(2, 3);
    let path = runs(&course(&[Due::Retires(Month::new(2026, 7)), far()], 2, "0", setting), setting);
    let mut pay = Pay::default();
    assert_eq!(payroll(&path, &pay), [None, None]);
    pay.yearly[Category::CivilServant.at()] = Some(120_000_000);
    assert_eq!(payroll(&path, &pay), [Some(180_000_000), Some(120_000_000)]);
}

/// Decree 135/2020, Appendix I: each row at its first month of birth and at the month before.
#[test]
fn retirement_months_are_those_of_the_decree() {
    let norms = shipped_norms();
    let ages = RetirementAges::of(norms.at(date(2025, 3, 1))).unwrap();
    // Birth, and the first month in retirement as Appendix I prints it.
    let men = [
        ((1963, 4), (2024, 5)),
        ((1963, 12), (2025, 1)),
        ((1964, 1), (2025, 5)),
        ((1964, 9), (2026, 1)),
        ((1964, 10), (2026, 5)),
        ((1965, 6), (2027, 1)),
        ((1965, 7), (2027, 5)),
        ((1966, 3), (2028, 1)),
        ((1966, 4), (2028, 5)),
        ((1980, 12), (2043, 1)),
    ];
    let women = [
        ((1969, 5), (2026, 6)),
        ((1969, 12), (2027, 1)),
        ((1970, 1), (2027, 6)),
        ((1970, 8), (2028, 1)),
        ((1970, 9), (2028, 6)),
        ((1971, 4), (2029, 1)),
        ((1971, 5), (2029, 6)),
        ((1971, 12), (2030, 1)),
        ((1972, 1), (2030, 6)),
        ((1972, 8), (2031, 1)),
        ((1972, 9), (2031, 6)),
        ((1973, 4), (2032, 1)),
        ((1973, 5), (2032, 6)),
        ((1973, 12), (2033, 1)),
        ((1974, 1), (2033, 6)),
        ((1974, 8), (2034, 1)),
        ((1974, 9), (2034, 6)),
        ((1975, 4), (2035, 1)),
        ((1975, 5), (2035, 6)),
        ((1990, 12), (2051, 1)),
    ];
    for (sex, rows) in [(Sex::Male, &men[..]), (Sex::Female, &women[..])] {
        for ((year, month), (end_year, end_month)) in rows {
            let leaves = ages.leaving_month(sex, Month::new(*year, *month), false);
            assert_eq!(leaves, Month::new(*end_year, *end_month), "{sex:?} born {month}/{year}");
        }
    }
    // Appendix II: a man born from April 1971 on, 57 years.
    assert_eq!(ages.leaving_month(Sex::Male, Month::new(1971, 4), true), Month::new(2028, 5));
}

#[test]
fn threads_do_not_matter_and_a_plan_differs_from_itself_by_nothing() {
    let setting = setting(5, 1000);
    let course = course(&[Due::Drawn; 200], 150, "5", setting);
    let in_threads = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| runs(&course, setting))
    };
    let (one, two) = (in_threads(1), in_threads(2));
    assert_eq!(format!("{one:?}"), format!("{two:?}"));
    assert!(difference(&one.surplus, &two.surplus).years.iter().flatten().all(|less| *less == 0));
    let other = runs(&course, Setting { seed: 8, ..setting });
    assert_ne!(one.surplus, other.surplus, "the seed matters");
}

/// Who is in both plans draws the same: one body without its surplus changes nothing in the leaving of anybody.
#[test]
fn plans_are_compared_on_the_same_draws() {
    let setting = setting(5, 300);
    let (strict, mild) = (course(&[Due::Drawn; 50], 10, "5", setting), course(&[Due::Drawn; 50], 20, "5", setting));
    let (strict, mild) = (runs(&strict, setting), runs(&mild, setting));
    assert_eq!((&strict.headcount, &strict.left), (&mild.headcount, &mild.left));
    assert!(difference(&strict.surplus, &mild.surplus).years[0].iter().all(|less| *less == 10));
}

fn kon_tum() -> Case {
    read_case(&folder()).unwrap()
}

fn folder() -> PathBuf {
    FilePath::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/kon-tum")
}

/// A plan of a case carried out, and what is made of it.
/// The law of a day for the shipped case.
fn law_of<'n>(norms: &'n Norms, day: Date, draft: &Draft<'_>) -> Law<'n> {
    Law::new(norms.at(day), draft.baseline().organisation(), Circumstances::default())
}

fn after<T>(case: &Case, plan: Option<&str>, look: impl FnOnce(&Draft<'_>, &Roster, &Moves) -> T) -> T {
    let baseline = Baseline::new(&case.organisation);
    let mut draft = Draft::new(&baseline);
    let plans = plan.map(|plan| read_plans(&folder(), plan).unwrap()).unwrap_or_default();
    let done = run(&mut draft, &plans.iter().collect::<Vec<_>>(), case.info.as_of, None).unwrap();
    let norms = shipped_norms();
    let ages = RetirementAges::of(norms.at(date(2025, 3, 1))).unwrap();
    let roster = roster(&draft, &ages);
    let moves = Moves::of(&draft, &done);
    look(&draft, &roster, &moves)
}

#[test]
fn after_every_plan_people_are_where_the_plan_counts_them() {
    let case = kon_tum();
    for plan in case.plans.iter().map(|plan| Some(plan.as_str())).chain([None]) {
        after(&case, plan, |draft, roster, _| {
            assert!(roster.mismatches.is_empty() && roster.assumed == 0 && roster.ageless == 0, "{plan:?}");
            let mut found: BTreeMap<(Option<BodyIx>, Category), [i64; 3]> = BTreeMap::new();
            for person in &roster.people {
                found.entry((person.body, person.category)).or_default()[person.post.at()] += 1;
            }
            for body in (0..draft.body_count()).map(BodyIx::new).filter(|body| draft.lives(*body)) {
                for (category, staff) in draft.posts(body).iter() {
                    let [heads, deputies, others] = found.remove(&(Some(body), category)).unwrap_or_default();
                    let told = (staff.filled, staff.heads, staff.deputies);
                    let counted = (Some(heads + deputies + others), Some(heads), Some(deputies));
                    assert_eq!(told, counted, "{plan:?} {} {category:?}", draft.id(body));
                }
            }
            for (category, staff) in draft.bench().posts.iter() {
                let there: i64 = found.remove(&(None, category)).unwrap_or_default().iter().sum();
                assert_eq!(staff.filled, Some(there), "{plan:?} bench {category:?}");
            }
            assert!(found.is_empty(), "{plan:?}: somebody is in a body that has ended");
        });
    }
}

#[test]
fn a_merged_department_has_the_deputies_of_both_and_five_years() {
    let case = kon_tum();
    after(&case, Some("departments-2025-03"), |draft, roster, moves| {
        let norms = shipped_norms();
        let day = date(2025, 3, 1);
        let deadlines = Deadlines::of(&norms, day);
        let limits = deputy_norms(draft, roster, &law_of(&norms, day, draft), moves, &deadlines);
        let of = |id: &str| limits.bodies.iter().find(|norm| draft.id(norm.body) == id).unwrap().clone();
        let finance = of("so-tai-chinh");
        assert_eq!((finance.deputies, finance.limit, finance.surplus()), (7, Some(3), 4));
        assert_eq!((finance.deadline, finance.pooled), (Some(date(2030, 3, 1)), true));
        assert_eq!((of("so-y-te").limit, of("so-y-te").surplus()), (Some(3), 0));
        let pool = limits.pool.unwrap();
        assert_eq!((pool.bodies, pool.limit), (14, 42));
        // By the law of 2026 a department merged from two may have one more.
        let later = deputy_norms(draft, roster, &law_of(&norms, date(2026, 1, 1), draft), moves, &deadlines);
        let finance = later.bodies.iter().find(|norm| draft.id(norm.body) == "so-tai-chinh").unwrap();
        assert_eq!(finance.limit, Some(4));
    });
}

#[test]
fn taking_people_in_later_gives_no_more_time_for_a_surplus_that_a_merger_left() {
    let case = kon_tum();
    after(&case, Some("kkt-ve-cac-so"), |draft, roster, moves| {
        let norms = shipped_norms();
        let day = date(2025, 4, 1);
        let law = law_of(&norms, day, draft);
        let limits = deputy_norms(draft, roster, &law, moves, &Deadlines::of(&norms, day));
        let finance = limits.bodies.iter().find(|norm| draft.id(norm.body) == "so-tai-chinh").unwrap();
        assert_eq!(
            finance.deadline,
            Some(date(2030, 3, 1)),
            "merged on 1 March, it took rooms of the board on 1 April"
        );
    });
}

#[test]
fn the_bench_is_placed_within_vacancies_and_the_rest_has_a_reason() {
    let case = kon_tum();
    after(&case, Some("bo-cap-huyen-chua-giao-viec"), |draft, roster, _| {
        let done = redeploy(draft, roster);
        let bench = roster.people.iter().filter(|person| person.body.is_none()).count() as i64;
        let placed: i64 = done.placements.iter().map(|placement| placement.people).sum();
        let left: i64 = done.residue.iter().map(|residue| residue.people).sum();
        assert!(bench > 500 && placed > 0 && left > 0, "{bench} {placed} {left}");
        assert_eq!(placed + left, bench);
        let mut taken: BTreeMap<(BodyIx, Category), i64> = BTreeMap::new();
        for placement in &done.placements {
            *taken.entry((placement.to, placement.class.category)).or_default() += placement.people;
        }
        let mut room = 0;
        for seat in roster.seats.iter().filter(|seat| seat.category == Category::CivilServant) {
            let free = (seat.quota.unwrap() - seat.present).max(0);
            assert!(taken.get(&(seat.body, seat.category)).is_none_or(|people| *people <= free));
            room += free;
        }
        let servants: i64 = (done.placements.iter())
            .filter(|placement| placement.class.category == Category::CivilServant)
            .map(|placement| placement.people)
            .sum();
        assert_eq!(servants, room, "no vacancy is left open while somebody waits");
        assert!(done.residue.iter().all(|residue| residue.reason == Reason::AllTaken));
    });
}

#[test]
fn a_table_of_people_that_differs_from_the_posts_is_told_with_both_numbers() {
    let dir = tempfile::tempdir().unwrap();
    copy(&folder(), dir.path());
    let people = dir.path().join("organisation/people.csv");
    let table = std::fs::read_to_string(&people).unwrap();
    let without: Vec<&str> = table.lines().filter(|line| !line.starts_with("p0003,")).collect();
    std::fs::write(&people, without.join("\n")).unwrap();
    after(&read_case(dir.path()).unwrap(), None, |draft, roster, _| {
        let [mismatch] = roster.mismatches[..] else { panic!("{:?}", roster.mismatches) };
        assert_eq!((draft.id(mismatch.body), mismatch.people, mismatch.filled), ("vp-ubnd-tinh", 2, Some(3)));
        assert_eq!((roster.assumed, roster.people.len()), (1, 8241), "whoever is missing is drawn");
    });
    std::fs::remove_file(&people).unwrap();
    after(&read_case(dir.path()).unwrap(), None, |_, roster, _| {
        assert_eq!((roster.assumed, roster.mismatches.len()), (8241, 0));
        let deputies = roster.people.iter().filter(|person| person.post == Post::Deputy).count();
        assert_eq!(deputies, 730, "posts.csv says who leads");
    });
}

fn copy(from: &FilePath, to: &FilePath) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            std::fs::copy(entry.path(), target).map(drop).unwrap()
        }
    }
}

/// What is signed depends neither on the seed nor on the number of runs, and is the mean of the runs within chance.
#[test]
fn whole_persons_depend_on_no_seed() {
    let case = kon_tum();
    after(&case, Some("departments-2025-03"), |draft, roster, moves| {
        let (norms, day) = (shipped_norms(), date(2025, 3, 1));
        let (law, deadlines) = (norms.at(day), Deadlines::of(&norms, day));
        let limits = deputy_norms(draft, roster, &law_of(&norms, day, draft), moves, &deadlines);
        let base = Setting { start: Month::of(day), years: 6, runs: 2000, seed: 1 };
        let (ages, assumed) = (RetirementAges::of(law).unwrap(), Assumptions::of(law).unwrap());
        let leaving = |at: usize| Hazard::yearly(&[assumed.resignation[at], assumed.other[at]], base.months());
        let course = Course {
            people: roster.people.clone(),
            seats: roster.seats.clone(),
            norms: limits.bodies,
            pool: limits.pool,
            leaving: (0..Category::ALL.len()).map(leaving).collect(),
            ages: [&assumed.leaders, &assumed.staff].map(|bands| bands.hazard(&ages, base.start, base.months())),
        };
        let path = runs(&course, base);
        let whole = whole_path(&course, &path);
        let other = Setting { runs: 1, seed: 99, ..base };
        assert_eq!(whole, whole_path(&course, &runs(&course, other)));
        let fewer: i64 = whole.total.years.iter().sum();
        let mean = path.bodies.iter().flat_map(|body| &body.reduced).sum::<u64>() as f64 / 2000.0;
        assert!((mean - fewer as f64).abs() < 0.6, "{mean} on average, {fewer} in whole persons");
    });
}
