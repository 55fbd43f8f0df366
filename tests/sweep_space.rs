//! Described spaces of scenarios: what they allow, what they refuse, and the tables that come of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails is to panic")]

use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};
use tinhgon::input::{Case, Problem, parse_batch, parse_plan, parse_space, read_case, read_space};
use tinhgon::model::{Category, Role, Tier};
use tinhgon::output::{STEP_COLUMNS, plan_text, scenario_rows};
use tinhgon::report::{Lang, Texts};
use tinhgon::scenario::{
    Abolished, Change, Leaders, Mode, Operation, Place, Plan, Receiver, Row, Selector, Share, Step, Units, Word, Words,
};
use tinhgon::space::{Size, Space};

const KON_TUM: &str = "scenarios/kon-tum";
const SPACE: &str = "scenarios/kon-tum/spaces/ghep-so-va-kkt.toml";
const MERGE: &str = r#"{ op = "merge", bodies = ["so-khcn", "so-tttt"], into = "so-khcn" }"#;

fn case() -> Case {
    read_case(Path::new(KON_TUM)).unwrap()
}

fn parsed(text: &str) -> Result<Space, Vec<Problem>> {
    parse_space("s", "s.toml", text.as_bytes(), &case().organisation, &[])
}

fn space(text: &str) -> Space {
    parsed(text).unwrap_or_else(|problems| panic!("{}", said(&problems)))
}

fn said(problems: &[Problem]) -> String {
    let texts = Texts::new(Lang::En);
    problems.iter().map(|problem| problem.text(&texts)).collect::<Vec<_>>().join("\n")
}

fn numbers(space: &Space) -> Vec<u128> {
    let mut walk = space.walk();
    std::iter::from_fn(|| walk.next(space).map(|(number, _)| number)).collect()
}

fn call(args: &[&str]) -> Output {
    Command::new(assert_cmd::cargo::cargo_bin("tinhgon")).args(["--lang", "en"]).args(args).output().unwrap()
}

/// The mergers of a scenario, as pairs of bodies.
fn merged(space: &Space, number: u128) -> Vec<String> {
    let bodies = |step: &Step| match &step.operation {
        Operation::Merge { bodies, .. } => bodies.join("+"),
        other => other.word().to_owned(),
    };
    space.steps(number).iter().map(|step| bodies(step)).collect()
}

#[test]
fn some_of_a_list_alternatives_and_shares_multiply() {
    let text = r#"
        [[choice]]
        choose = "0..2"
        pairs = { among = ["so-khdt", "so-tai-chinh", "so-gtvt"] }
        [[choice]]
        alternatives = [ [], [ { op = "rename", body = "so-y-te", name = "Sở Y" } ] ]
        [[choice]]
        shares = { op = "dissolve", body = "bql-kkt", steps = 4, heirs = [
          { to = "so-khdt", select = "field:Đầu tư" }, { to = "so-cong-thuong", select = "rest" }, { to = "so-xay-dung" } ] }
    "#;
    let space = space(text);
    assert_eq!(space.combinations(), Some((1 + 3 + 3) * 2 * 15));
    assert_eq!(space.size(), Size::Exactly(210));
    let all = numbers(&space);
    assert_eq!(all, (0..210).collect::<Vec<_>>());
    let steps: BTreeSet<String> = all.iter().map(|number| format!("{:?}", space.steps(*number))).collect();
    assert_eq!(steps.len(), 210, "no two are alike");
    let shares = |number| match &space.steps(number)[0].operation {
        Operation::Dissolve { heirs, .. } => heirs.iter().map(|row| row.share.map(Share::word)).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let share = |text: &str| Some(text.to_owned());
    assert_eq!(shares(0), [None, None, share("4/4")], "tasks without people");
    assert_eq!(shares(14), [share("4/4"), None], "nobody and nothing: the row is left out");
    assert_eq!(shares(6), [share("1/4"), share("1/4"), share("2/4")]);
    assert_eq!(merged(&space, 209), ["so-khdt+so-gtvt", "so-tai-chinh+so-gtvt", "rename", "dissolve"]);
}

#[test]
fn a_scenario_can_be_made_again_from_its_name() {
    let case = case();
    let space = read_space(Path::new(SPACE), &case.organisation, &[]).unwrap();
    assert_eq!(space.scenario_name(122), "ghep-so-000123");
    assert_eq!(space.number("ghep-so-000123"), Some(122));
    for other in ["ghep-so-123", "ghep-so-000000", "ghep-so-999999", "other-000123", "ghep-so"] {
        assert_eq!(space.number(other), None, "{other}");
    }
}

#[test]
fn constraints_leave_out_what_cannot_be() {
    let pairs = r#"
        [[choice]]
        choose = "0..2"
        pairs = { among = ["so-khdt", "so-tai-chinh", "so-gtvt", "so-xay-dung"] }
    "#;
    let left = |constraints: &str| {
        let space = space(&format!("{pairs}\n[constraints]\n{constraints}"));
        let numbers = numbers(&space);
        assert_eq!(space.size(), Size::Exactly(numbers.len() as u128));
        numbers.into_iter().map(|number| merged(&space, number)).collect::<Vec<_>>()
    };
    assert_eq!(left("").len(), 6 + 15, "doing nothing is no scenario");
    let once = left("once = true");
    assert_eq!(once.len(), 6 + 3);
    assert!(once.contains(&vec!["so-khdt+so-tai-chinh".to_owned(), "so-gtvt+so-xay-dung".to_owned()]));
    assert_eq!(left("max_steps = 1").len(), 6);
    let apart = left(r#"not_together = [["so-khdt", "so-gtvt"]]"#);
    assert!(!apart.contains(&vec!["so-khdt+so-gtvt".to_owned()]));
    assert!(
        !apart.contains(&vec!["so-khdt+so-tai-chinh".to_owned(), "so-tai-chinh+so-gtvt".to_owned()]),
        "nor by way of a third"
    );
    let together = left(r#"together = [["so-khdt", "so-gtvt"]]"#);
    assert!(together.contains(&vec!["so-khdt+so-gtvt".to_owned()]));
    assert!(together.contains(&vec!["so-tai-chinh+so-xay-dung".to_owned()]), "where neither is merged");
    assert!(!together.contains(&vec!["so-khdt+so-tai-chinh".to_owned()]));
    // The second step needs what the first has ended.
    let living = left("living = true");
    assert!(!living.contains(&vec!["so-khdt+so-tai-chinh".to_owned(), "so-tai-chinh+so-gtvt".to_owned()]));
    assert!(living.contains(&vec!["so-khdt+so-tai-chinh".to_owned(), "so-khdt+so-gtvt".to_owned()]));
}

#[test]
fn a_sample_is_drawn_without_replacement_and_the_same_each_time() {
    let sample = |seed: u64, count: u64| {
        space(&format!(
            "[[choice]]\nchoose = 3\npairs = {{ among = \"kind:so\" }}\n[constraints]\nonce = true\n[sample]\ncount = {count}\nseed = {seed}"
        ))
    };
    let drawn = numbers(&sample(7, 500));
    assert_eq!(drawn, numbers(&sample(7, 500)));
    assert_ne!(drawn, numbers(&sample(8, 500)));
    assert_eq!(drawn.iter().collect::<BTreeSet<_>>().len(), 500);
    assert_eq!(&numbers(&sample(7, 800))[..500], drawn, "a larger sample goes on");
    // More than there are gives all of them.
    let few = space(&format!("[[choice]]\nchoose = \"0..1\"\nof = [{MERGE}]\n[sample]\ncount = 1000"));
    assert_eq!(few.size(), Size::Exactly(1));
    assert_eq!(numbers(&few), [1]);
}

#[test]
fn a_space_of_any_size_can_be_sampled() {
    let of: Vec<String> = case().organisation.bodies().iter().take(120).map(|body| body.id.clone()).collect();
    let of: Vec<String> = of.iter().map(|id| format!("{{ op = \"rename\", body = \"{id}\", name = \"N\" }}")).collect();
    let text = format!("[[choice]]\nchoose = \"0..120\"\nof = [{}]\n", of.join(",\n"));
    let refused = said(&parsed(&text).unwrap_err());
    assert!(refused.contains("too many scenarios (1329227995784915872903807060280344576)"), "{refused}");
    let drawn = space(&format!("{text}[sample]\ncount = 200"));
    assert_eq!(drawn.size(), Size::Exactly(200));
    assert_eq!(numbers(&drawn).into_iter().collect::<BTreeSet<_>>().len(), 200);
}

#[test]
fn everything_wrong_with_a_space_is_said_at_once() {
    let text = r#"nmae = "x"
date = "2025"
[[choice]]
choose = "0..9"
of = [{ op = "merge", bodies = ["so-khcn", "so-ttttt"], into = "so-khcn" }]
[[choice]]
alternatives = [ { op = "rename" } ]
of = []
[[choice]]
shares = { op = "dissolve", body = "bql-kktt", steps = 2, heirs = [ { to = "so-khcn", select = "field:Đầu tu tư", share = "1/2" } ] }
[[choice]]
shares = { op = "move", body = "so-khcn-van-phong", under = "so-tttt", steps = 0 }
[[choice]]
pairs = { among = ["kind:soo", "so-khcn"], op = "split" }
[[choice]]
pairs = { among = ["so-khcnn", "so-tttt", "so-y-te"] }
[constraints]
once = "yes"
not_together = [["so-khcn"], ["so-khcn", "so-tttx"]]
most = 3
[sample]
count = 0
"#;
    let said = said(&parsed(text).unwrap_err());
    insta::assert_snapshot!("space_faults", said);
}

#[test]
fn the_table_of_a_space_and_the_space_itself_evaluate_to_the_same_bytes() {
    let desk = tempfile::tempdir().unwrap();
    let name = |name: &str| desk.path().join(name).to_str().unwrap().to_owned();
    let text = std::fs::read_to_string(SPACE).unwrap() + "\n[sample]\ncount = 150\nseed = 3\n";
    let (space, table) = (name("s.toml"), name("t.csv"));
    std::fs::write(&space, text).unwrap();
    let swept = call(&["sweep", KON_TUM, &space, "-o", &table]);
    let err = String::from_utf8(swept.stderr).unwrap();
    assert!(swept.status.success(), "{err}");
    assert_eq!(err, "150 scenarios (3,630 combinations before constraints).\n150 scenarios written.\n");
    let columns = ["--columns", "first_line,step,line,reason,people_moved,breaches", "--jobs", "2"];
    let of_table = call(&[&["batch", KON_TUM, &table], &columns[..]].concat());
    let of_space = call(&[&["batch", KON_TUM, "--space", &space], &columns[..]].concat());
    assert!(of_space.status.success(), "{}", String::from_utf8_lossy(&of_space.stderr));
    assert_eq!(of_table.stdout, of_space.stdout);
    assert_eq!(of_space.stdout.iter().filter(|byte| **byte == b'\n').count(), 151);
}

#[test]
fn a_space_that_was_broken_off_is_gone_on_with_and_one_that_has_changed_is_not() {
    let desk = tempfile::tempdir().unwrap();
    let name = |name: &str| desk.path().join(name).to_str().unwrap().to_owned();
    let text = std::fs::read_to_string(SPACE).unwrap() + "\n[sample]\ncount = 60\n";
    let (space, out, whole) = (name("s.toml"), name("o.csv"), name("whole.csv"));
    std::fs::write(&space, &text).unwrap();
    let batch =
        |args: &[&str]| call(&[&["batch", KON_TUM, "--space", &space, "--columns", "people_moved"], args].concat());
    assert!(batch(&["-o", &whole, "--findings", &name("all.csv")]).status.success());
    let rows = std::fs::read(&whole).unwrap();
    // Findings that cannot be written keep a run from its first row.
    let begin = || assert_eq!(batch(&["-o", &out, "--findings", "/dev/full", "--force"]).status.code(), Some(3));
    begin();
    std::fs::write(name("o.csv.part"), &rows[..rows.len() / 2]).unwrap();
    std::fs::copy(name("all.csv"), name("f.csv.part")).unwrap();
    std::fs::write(&space, format!("{text}seed = 1\n")).unwrap();
    let changed = batch(&["-o", &out, "--findings", &name("f.csv"), "--resume"]);
    assert_eq!(changed.status.code(), Some(1), "{}", String::from_utf8_lossy(&changed.stderr));
    std::fs::write(&space, &text).unwrap();
    let again = batch(&["-o", &out, "--findings", &name("f.csv"), "--resume"]);
    assert!(again.status.success(), "{}", String::from_utf8_lossy(&again.stderr));
    assert_eq!(std::fs::read(&out).unwrap(), rows);
    assert_eq!(std::fs::read(name("f.csv")).unwrap(), std::fs::read(name("all.csv")).unwrap());
}

#[test]
fn a_table_goes_to_a_pipe_or_a_packed_file_and_never_over_another() {
    let desk = tempfile::tempdir().unwrap();
    let packed = desk.path().join("t.csv.gz");
    let packed = packed.to_str().unwrap();
    let piped = call(&["sweep", KON_TUM, SPACE]).stdout;
    assert_eq!(piped.split(|byte| *byte == b'\n').next().unwrap(), STEP_COLUMNS.join(",").as_bytes());
    assert!(call(&["sweep", KON_TUM, SPACE, "-o", packed]).status.success());
    let mut text = Vec::new();
    let file = std::fs::File::open(packed).unwrap();
    std::io::copy(&mut flate2::read::MultiGzDecoder::new(file), &mut text).unwrap();
    assert_eq!(text, piped);
    assert_eq!(call(&["sweep", KON_TUM, SPACE, "-o", packed]).status.code(), Some(3));
    assert_eq!(call(&["sweep", KON_TUM, "none.toml"]).status.code(), Some(2));
}

fn id() -> impl Strategy<Value = Word> {
    prop::sample::select(vec!["so-a", "Sở Y tế", "a | b", "x & y", "p, q", "p; q", "so-noi-vu", "tỉnh"])
        .prop_map(Word::new)
}

fn name() -> impl Strategy<Value = Word> {
    let names = vec!["Sở Mới", "Sở \"Một cửa\"", "\"Trong ngoặc\"", "Một | Hai", "A, B", "name:x", "leaders:staff"];
    prop::sample::select(names).prop_map(Word::new)
}

fn tasks() -> impl Strategy<Value = Selector> {
    let words = ["task:T1", "field:\"Một | Hai\" & text:cấp phép", "rest", "led-by:so-a | field:Đầu tư, xây dựng"];
    prop::sample::select(words.to_vec()).prop_map(|word| Selector::parse(word).unwrap())
}

fn rows(of_abolition: bool, of_split: bool) -> impl Strategy<Value = Vec<Row>> {
    let to = if of_abolition {
        prop_oneof![id().prop_map(Receiver::Body), id().prop_map(Receiver::Kind), Just(Receiver::Parent)].boxed()
    } else {
        id().prop_map(Receiver::Body).boxed()
    };
    let name = if of_split { prop::option::of(name()).boxed() } else { Just(None).boxed() };
    let share = prop_oneof![
        Just(None),
        (0..5_u32, 1..9_u32).prop_map(|(part, of)| Some(Share::Fraction { part, of })),
        (0..99_u32).prop_map(|count| Some(Share::Count(count))),
    ];
    let row = (to, name, prop::option::of(tasks()), share).prop_map(|(to, name, tasks, share)| {
        let share = if tasks.is_none() { share.or(Some(Share::Count(1))) } else { share };
        Row { to, name, tasks, share }
    });
    prop::collection::vec(row, usize::from(of_split)..4).prop_map(|mut rows: Vec<Row>| {
        let mut rest = false;
        rows.retain(|row| {
            let is_rest = row.tasks.as_ref().is_some_and(Selector::is_rest);
            let second = rest && is_rest;
            rest |= is_rest;
            !second
        });
        rows
    })
}

fn place() -> impl Strategy<Value = Place> {
    prop_oneof![id().prop_map(Place::Body), id().prop_map(Place::Kind)]
}

fn operation() -> impl Strategy<Value = Operation> {
    let ids = || prop::collection::vec(id(), 1..4).prop_map(Words::from);
    let leaders = prop::sample::select(vec![None, Some(Leaders::Deputy), Some(Leaders::Staff), Some(Leaders::Bench)]);
    let modes = vec![None, Some(Mode::Devolve), Some(Mode::Decentralise), Some(Mode::Authorise)];
    let change = prop_oneof![
        (-50..50).prop_map(Change::By),
        (-50..50).prop_map(Change::Percent),
        (0..50_u32).prop_map(Change::To)
    ];
    let units = prop::sample::select(vec![Units::Keep, Units::Merge]);
    let role = prop::sample::select(vec![Role::Lead, Role::Coordinate]);
    let category = prop::option::of(prop::sample::select(Category::ALL.to_vec()));
    let what =
        prop_oneof![id().prop_map(Abolished::Kind), prop::sample::select(Tier::ALL.to_vec()).prop_map(Abolished::Tier)];
    prop_oneof![
        (id(), prop::option::of(name()), id(), id(), prop::collection::vec(id(), 0..3).prop_map(Words::from))
            .prop_map(|(id, name, parent, kind, areas)| Operation::Create { id, name, parent, kind, areas }),
        (ids(), id(), prop::option::of(name()), prop::option::of(id()), prop::option::of(id()), units, leaders)
            .prop_map(|(bodies, into, name, kind, parent, units, leaders)| Operation::Merge {
                bodies,
                into,
                name,
                kind,
                parent,
                units,
                leaders
            }),
        (id(), rows(false, true)).prop_map(|(body, parts)| Operation::Split { body, parts }),
        (id(), rows(false, false)).prop_map(|(body, heirs)| Operation::Dissolve { body, heirs }),
        (what, rows(true, false)).prop_map(|(what, heirs)| Operation::Abolish { what, heirs }),
        (prop::option::of(id()), id(), tasks(), role).prop_map(|(from, to, tasks, role)| Operation::Reassign {
            from,
            to,
            tasks,
            role
        }),
        (place(), place(), tasks(), any::<bool>(), prop::sample::select(modes)).prop_map(
            |(from, to, tasks, keep_coordinating, mode)| Operation::Delegate {
                from,
                to,
                tasks,
                keep_coordinating,
                mode
            }
        ),
        (id(), id()).prop_map(|(body, under)| Operation::Move { body, under }),
        (id(), name()).prop_map(|(body, name)| Operation::Rename { body, name }),
        (id(), category, change).prop_map(|(body, category, change)| Operation::Resize { body, category, change }),
        (ids(), id(), prop::option::of(name())).prop_map(|(areas, into, name)| Operation::MergeAreas {
            areas,
            into,
            name
        }),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let notes = vec![None, Some("ghi chú, một"), Some("một | hai"), Some("leaders:staff"), Some("coordinate")];
    let date = prop::option::of((1..28_i8).prop_map(|day| jiff::civil::date(2025, 7, day)));
    (operation(), date, prop::sample::select(notes)).prop_map(|(operation, date, note)| Step {
        date,
        operation,
        basis: None,
        note: note.map(str::to_owned),
        number: 1,
        line: 2,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_to_a_table_is_read_again(step in step()) {
        let mut table = format!("{}\n", STEP_COLUMNS.join(",")).into_bytes();
        scenario_rows("a", [&step].into_iter(), &mut table);
        let read = parse_batch("t.csv", &table).unwrap();
        let shown = String::from_utf8_lossy(&table).into_owned();
        prop_assert_eq!(read.len(), 1, "{}", shown);
        let plan = read[0].plan.as_ref().map_err(|bad| TestCaseError::fail(format!("{bad:?}\n{shown}")))?;
        prop_assert_eq!(&plan.steps[0].operation, &step.operation, "{}", shown);
        prop_assert_eq!(plan.steps[0].date, step.date);
    }

    #[test]
    fn what_is_written_to_a_plan_is_read_again(step in step()) {
        let plan = Plan {
            id: "a".into(),
            name: "Phương án \"A\"".into(),
            basis: Some("Kế hoạch".to_owned()),
            extends: vec!["b".into()],
            overrides: vec!["b".into()],
            grade: None,
            target: None,
            steps: vec![step],
        };
        let text = plan_text(&plan);
        let mut read = parse_plan("a", "a.toml", text.as_bytes(), None)
            .map_err(|problems| TestCaseError::fail(format!("{}\n{text}", said(&problems))))?;
        read.steps[0].line = 2;
        prop_assert_eq!(read, plan, "{}", text);
    }
}
