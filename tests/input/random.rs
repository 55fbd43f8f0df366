//! Whatever stands in the files, the readers answer; they never panic.

use crate::{Folder, GOOD};
use proptest::prelude::*;
use tinhgon::input::{parse_batch, parse_plan, read_plans};
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
}
