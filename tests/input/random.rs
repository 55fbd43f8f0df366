//! Whatever stands in the files, the readers answer; they never panic.

use crate::{Folder, GOOD};
use proptest::prelude::*;
use tinhgon::input::{BatchScenario, Block, Blocks, Source, Stop, parse_batch, parse_plan, read_plans};
use tinhgon::report::{Lang, Texts};

const PLAN: &str = "name = \"P\"\nextends = [\"q\"]\n[[step]]\nop = \"dissolve\"\ndate = 2025-07-01\nbody = \"a\"\n\
    heirs = [ { to = \"b\", select = \"field:X | rest\", share = \"1/3\" } ]\n[[step]]\nop = \"merge\"\nbodies = [\"a\"]\ninto = \"b\"\n";
const BATCH: &str = "scenario,step,date,operation,subject,target,select,amount,note\nA,1,2025-03-01,merge,a | b,c,kind:so,,units:merge\n\
    A,2,,split,a,b,task:T1,1/3,name:B\nA,2,,,,c,rest,,\nB,1,,resize,a,,cadre,-20%,\n";

/// Bytes that mean something to a reader of tables or plans, and some that mean nothing.
fn splice() -> impl Strategy<Value = Vec<u8>> {
    let telling = prop::sample::select(vec![
        ",",
        ";",
        "\t",
        "\"",
        "\n",
        "\r\n",
        "|",
        " | ",
        " & ",
        "=",
        "[",
        "]]",
        "{",
        "kind:",
        "tier:",
        "rest",
        "-",
        "−1",
        "1/0",
        "99999999999999999999",
        "0,5",
        "Tổng cộng",
        "Së",
        "\u{301}",
        "\u{a0}",
        "\u{feff}",
        "ubnd",
        "x1",
        "'''",
    ]);
    prop_oneof![
        3 => telling.prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..6),
    ]
}

/// A text with some places overwritten.
fn mutated(text: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let edits = prop::collection::vec((any::<prop::sample::Index>(), 0usize..8, splice()), 1..5);
    edits.prop_map(move |edits| {
        let mut bytes = text.as_bytes().to_vec();
        for (at, len, new) in edits {
            let at = at.index(bytes.len() + 1);
            let end = (at + len).min(bytes.len());
            bytes.splice(at..end, new);
        }
        bytes
    })
}

fn text_all(problems: &[tinhgon::input::Problem]) {
    for lang in [Lang::Vi, Lang::En] {
        let texts = Texts::new(lang);
        for problem in problems {
            let text = problem.text(&texts);
            assert!(!text.contains("{$") && !text.contains(": input-"), "{text}");
        }
    }
}

/// The scenarios of a table that is read block by block.
fn in_blocks(bytes: Vec<u8>, size: usize) -> Result<Vec<BatchScenario>, Stop> {
    let source = Source::of(std::io::Cursor::new(bytes), None).unwrap();
    let mut blocks = Blocks::open(source, "b.csv", size).map_err(|mut stops| stops.remove(0))?;
    let heading = blocks.heading();
    let (mut block, mut scenarios, mut count) = (Block::default(), Vec::new(), 0);
    while blocks.next(&mut block)? {
        count += block.count(&heading);
        block.scenarios(&heading, |scenario| scenarios.push(scenario.clone()));
    }
    assert_eq!(count, scenarios.len() as u64);
    Ok(scenarios)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_case_is_answered((file, bytes) in (0..GOOD.len()).prop_flat_map(|at| (Just(GOOD[at].0), mutated(GOOD[at].1)))) {
        let folder = Folder::good().file(file, bytes);
        text_all(&folder.problems());
    }

    #[test]
    fn any_bytes_as_a_table(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        text_all(&Folder::good().table("bodies", bytes).problems());
    }

    #[test]
    fn any_plan_is_answered(bytes in prop_oneof![mutated(PLAN), prop::collection::vec(any::<u8>(), 0..200)]) {
        if let Err(problems) = parse_plan("p", "plans/p.toml", &bytes, None) {
            text_all(&problems);
        }
        let folder = Folder::empty().file("plans/p.toml", bytes);
        if let Err(problems) = read_plans(folder.path(), "p") {
            text_all(&problems);
        }
    }

    #[test]
    fn any_batch_is_answered(bytes in prop_oneof![mutated(BATCH), prop::collection::vec(any::<u8>(), 0..200)]) {
        match parse_batch("b.csv", &bytes) {
            Ok(scenarios) => prop_assert!(scenarios.iter().all(|scenario| scenario.line > 0)),
            Err(problems) => text_all(&problems),
        }
    }

    #[test]
    fn a_batch_is_the_same_in_blocks(
        bytes in mutated(BATCH),
        repeat in 1..12_usize,
        size in 1..400_usize,
        newline in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
    ) {
        // Names that repeat across the seam make a longer run, as they do in one piece.
        let text = String::from_utf8_lossy(&bytes).replace('\n', newline);
        let (heading, rows) = text.split_at(text.find(newline).map_or(text.len(), |end| end + newline.len()));
        let table = format!("{heading}{}", rows.repeat(repeat));
        if let Ok(whole) = parse_batch("b.csv", table.as_bytes()) {
            let blocks = in_blocks(table.into_bytes(), size.max(heading.len() + 20));
            match blocks {
                Ok(blocks) => prop_assert_eq!(blocks, whole),
                Err(stop) => prop_assert!(false, "{:?}", stop),
            }
        }
    }
}
