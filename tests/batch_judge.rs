//! Whole tables against the judge: what a batch makes of each scenario, from the bytes of its rows to the row of its
//! result, is what the naive evaluator makes of that scenario alone. One worker takes all scenarios of a table, so that
//! its draft is used again and again, also after steps that were refused half-way through a plan.
//!
//! `TINHGON_SCENARIOS=100000 cargo test --release --test batch_judge` judges as many scenarios; fewer are judged else.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test stops where it cannot go on")]

mod naive;

use naive::measure::Figures;
use naive::{Stop, World, measure};
use proptest::prelude::any;
use proptest::test_runner::{Config, TestError, TestRunner};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::Cursor;
use tinhgon::batch::{Column, Depth, Setup, Start, Worker};
use tinhgon::draft::{Baseline, Draft, Ran, run_on};
use tinhgon::evaluate::{Asked, StatusQuo};
use tinhgon::input::{Block, Blocks, Source};
use tinhgon::model::Organisation;
use tinhgon::model::tables::Tables;
use tinhgon::norms::Norms;
use tinhgon::output::{RowFormat, RowWriter, STEP_COLUMNS, scenario_rows};
use tinhgon::report::{Lang, Texts};
use tinhgon::rules::law::{Circumstances, Moves};
use tinhgon::scenario::{Operation, Plan, Row, Step};

/// How many scenarios are judged unless the variable says otherwise.
const SCENARIOS: usize = 2_000;
/// How many scenarios a table has.
const OF_TABLE: usize = 50;
/// The bytes of a block, few enough that a table takes several.
const BLOCK: usize = 2_000;

/// The cells of a row: what became of the scenario, the step that stopped it, its figures by the words of their columns.
type Cells = BTreeMap<String, String>;

#[test]
fn a_batch_says_of_every_scenario_what_the_judge_says_of_it() {
    let wanted = std::env::var("TINHGON_SCENARIOS").map_or(SCENARIOS, |many| many.parse().unwrap());
    let cases = u32::try_from(wanted.div_ceil(OF_TABLE)).unwrap();
    let config = Config { cases, max_shrink_iters: 2_000, failure_persistence: None, ..Config::default() };
    let fates: RefCell<BTreeMap<String, usize>> = RefCell::default();
    let tables = (naive::generate::scenarios(OF_TABLE, 6), any::<bool>());
    let judged = TestRunner::new(config).run(&tables, |((tables, scenarios), on_base)| {
        let before = World::new(&tables);
        // The base of some is the first scenario, as far as it can be carried out.
        let (base, start) = begun(&before, if on_base { &scenarios[0] } else { &[] });
        let expected: Vec<Cells> = scenarios.iter().map(|steps| expected(&before, (&base, &start), steps)).collect();
        let found = batch(&tables, &base, &scenarios, &words(&measure(&before, &before)));
        assert_eq!(found.len(), expected.len(), "one row a scenario");
        for ((found, expected), steps) in found.iter().zip(&expected).zip(&scenarios) {
            assert_eq!(found, expected, "{steps:#?}");
            *fates.borrow_mut().entry(found["status"].clone()).or_default() += 1;
        }
        Ok(())
    });
    match judged {
        Ok(()) => {}
        Err(TestError::Fail(why, ((tables, _), _))) => panic!("{why}\n{tables:#?}"),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
    let fates = fates.into_inner();
    println!("{fates:?}");
    // A judge who only ever sees one verdict judges nothing.
    let share = |status: &str| fates.get(status).copied().unwrap_or(0) * 100 / fates.values().sum::<usize>().max(1);
    assert!(share("evaluated") >= 10 && share("refused") >= 10 && share("malformed") >= 5, "{fates:?}");
}

/// The words of the columns of what the judge measures.
fn words(figures: &Figures) -> Vec<String> {
    let plain = figures.figures.keys().map(|name| (*name).to_owned());
    let of_category = figures.by_category.keys().map(|(category, measure)| format!("by_category.{category}.{measure}"));
    let of_class = figures.by_class.keys().map(|(class, measure)| format!("by_class.{class}.{measure}"));
    plain.chain(of_category).chain(of_class).collect()
}

fn values(figures: &Figures) -> impl Iterator<Item = Option<i64>> + '_ {
    let (plain, of_category) = (figures.figures.values(), figures.by_category.values());
    plain.chain(of_category).chain(figures.by_class.values()).copied()
}

/// As many of these steps as can be carried out, and what the judge has then.
fn begun(before: &World, steps: &[Step]) -> (Vec<Step>, World) {
    let mut world = before.clone();
    let mut base = Vec::new();
    for step in steps.iter().take_while(|step| makes_sense(&step.operation)) {
        let mut next = world.clone();
        if next.apply(step).is_err() {
            break;
        }
        world = next;
        base.push(step.clone());
    }
    (base, world)
}

/// What the judge says of a scenario on a base: a row that makes no sense, whatever it names, spoils it before the first
/// step; what cannot be done and is the very thing that the base has done is done already.
fn expected(before: &World, (base, start): (&[Step], &World), steps: &[Step]) -> Cells {
    let senseless = steps.iter().find(|step| !makes_sense(&step.operation));
    let mut world = start.clone();
    let mut stopped = senseless.map(|step| (step.number, Stop::Malformed));
    let mut steps = steps.iter();
    while let Some(step) = steps.next().filter(|_| stopped.is_none()) {
        let earlier = world.clone();
        if let Err(stop) = world.apply(step) {
            world = earlier;
            let is_done = base.iter().any(|done| done.operation == step.operation);
            stopped = (!is_done).then_some((step.number, stop));
        }
    }
    let (status, step) = match stopped {
        None => ("evaluated", String::new()),
        Some((number, Stop::Refused)) => ("refused", number.to_string()),
        Some((number, Stop::Malformed)) => ("malformed", number.to_string()),
    };
    let figures = measure(before, &world);
    let number = |value: Option<i64>| value.filter(|_| stopped.is_none()).map_or_else(String::new, |it| it.to_string());
    let mut cells: Cells = words(&figures).into_iter().zip(values(&figures).map(number)).collect();
    cells.extend([("status".to_owned(), status.to_owned()), ("step".to_owned(), step)]);
    cells
}

/// Whether the rows of an operation can be read: no row gives nothing, a split has parts, areas that merge are named.
fn makes_sense(operation: &Operation) -> bool {
    let gives = |rows: &[Row]| rows.iter().all(|row| row.tasks.is_some() || row.share.is_some());
    match operation {
        Operation::Split { parts, .. } => !parts.is_empty() && gives(parts),
        Operation::Dissolve { heirs, .. } | Operation::Abolish { heirs, .. } => gives(heirs),
        Operation::MergeAreas { areas, .. } => !areas.is_empty(),
        _ => true,
    }
}

/// The rows of a batch over a table of the scenarios, on a base.
fn batch(tables: &Tables, base: &[Step], scenarios: &[Vec<Step>], words: &[String]) -> Vec<Cells> {
    let mut table = format!("{}\n", STEP_COLUMNS.join(",")).into_bytes();
    for (at, steps) in scenarios.iter().enumerate() {
        scenario_rows(&format!("s{at}"), steps.iter(), &mut table);
    }
    let (organisation, defects) = Organisation::build(tables.clone());
    let organisation = organisation.unwrap_or_else(|| panic!("the generator makes sound tables: {defects:?}"));
    let baseline = Baseline::new(&organisation);
    let (quo, norms) = (StatusQuo::new(&baseline), Norms::default());
    let base =
        if base.is_empty() { Vec::new() } else { vec![Plan { steps: base.to_vec(), ..Plan::named("base".into()) }] };
    let (mut draft, mut ran) = (Draft::for_figures(&baseline), Ran::default());
    run_on(&mut draft, &base.iter().collect::<Vec<_>>(), 0, None, &mut ran).unwrap();
    let after = Baseline::after(&draft);
    let after = StatusQuo::after(&quo, &mut draft, &after);
    let setup = Setup {
        quo: &quo,
        base: &base,
        start: (!base.is_empty()).then_some(Start { quo: &after, moves: Moves::of(&draft, &ran.done), ran }),
        norms: &norms,
        circumstances: Circumstances::default(),
        from: None,
        until: None,
        as_of: None,
        depth: Depth::Figures,
        asked: Asked::ALL,
        findings: false,
    };
    let words: Vec<String> = ["status", "step"].map(str::to_owned).into_iter().chain(words.iter().cloned()).collect();
    let columns = words.iter().map(|word| Column::from_word(word, &organisation).unwrap()).collect();
    let writer = RowWriter::new(columns, RowFormat::Csv, &organisation, Texts::new(Lang::En));
    let mut worker = Worker::new(&setup);
    let mut rows = Vec::new();
    let mut blocks = Blocks::open(Source::of(Cursor::new(table), None).unwrap(), "table.csv", BLOCK).unwrap();
    let (heading, mut block) = (blocks.heading(), Block::default());
    while blocks.next(&mut block).unwrap() {
        block.scenarios(&heading, |scenario| {
            let outcome = worker.evaluate(scenario);
            writer.row(scenario, &outcome, &mut rows);
        });
    }
    let rows = String::from_utf8(rows).unwrap();
    rows.lines().map(|row| words.iter().cloned().zip(row.split(',').map(str::to_owned)).collect()).collect()
}
