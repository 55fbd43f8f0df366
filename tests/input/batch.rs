//! The batch table: which rows belong together, and what is malformed.

use tinhgon::input::{BatchScenario, parse_batch, read_batch};
use tinhgon::scenario::{Malformed, SelectorFault};

fn read(rows: &str) -> Vec<BatchScenario> {
    let text = format!("scenario,step,date,operation,subject,target,select,amount,note\n{rows}");
    parse_batch("b.csv", text.as_bytes()).unwrap_or_else(|problems| panic!("{}", crate::lines(&problems)))
}

/// The step, line and reason of a single malformed scenario.
fn why(rows: &str) -> (u32, u32, Malformed) {
    let scenarios = read(rows);
    assert_eq!(scenarios.len(), 1);
    let bad = scenarios[0].plan.clone().unwrap_err();
    (bad.step, bad.line, bad.why)
}

#[test]
fn a_contiguous_run_of_a_name_is_a_scenario() {
    let scenarios =
        read("A,1,2025-03-01,move,a,b,,,\nA,2,,rename,a,Tên,,,ghi chú\nB,1,,move,a,b,,,\nA,1,,move,a,b,,,\n");
    let names: Vec<(&str, u32)> = scenarios.iter().map(|scenario| (scenario.name.as_str(), scenario.line)).collect();
    assert_eq!(names, [("A", 2), ("B", 4), ("A", 5)]);
    let plan = scenarios[0].plan.as_ref().unwrap();
    assert_eq!(plan.steps.len(), 2);
    assert_eq!(plan.steps[1].note.as_deref(), Some("ghi chú"));
    assert_eq!((plan.steps[1].number, plan.steps[1].line), (2, 3));
    assert_eq!(plan.steps[1].date, None);
}

#[test]
fn a_bad_scenario_keeps_its_place() {
    let scenarios = read("A,1,,move,a,b,,,\nB,1,,fly,a,b,,,\nB,2,,move,a,b,,,\nC,1,,move,a,b,,,\n");
    let sound: Vec<bool> = scenarios.iter().map(|scenario| scenario.plan.is_ok()).collect();
    assert_eq!(sound, [true, false, true]);
}

#[test]
fn every_slip_has_its_reason() {
    let cases: &[(&str, u32, u32, Malformed)] = &[
        ("A,1,,fly,a,b,,,\n", 1, 2, Malformed::UnknownOperation("fly".into())),
        ("A,,,move,a,b,,,\n", 0, 2, Malformed::Missing("step")),
        ("A,1,,,a,b,,,\n", 1, 2, Malformed::Missing("operation")),
        ("A,1,,move,a,b,,,,thừa\n", 1, 2, Malformed::NotUsed("note + 1")),
        ("A,,,,,,,,\n", 0, 2, Malformed::Missing("step")),
        (",1,,move,a,b,,,\n", 1, 2, Malformed::Missing("scenario")),
        ("A,1,hôm qua,move,a,b,,,\n", 1, 2, Malformed::Date("hôm qua".into())),
        ("A,2,,move,a,b,,,\nA,1,,move,a,c,,,\n", 1, 3, Malformed::StepNumbersFall),
        ("A,1,2025-07-01,move,a,b,,,\nA,2,2025-03-01,move,a,c,,,\n", 2, 3, Malformed::DateFalls),
        ("A,1,,move,a,b,,,\nA,1,,,,c,,,\n", 1, 3, Malformed::OneRowOnly),
        ("A,1,,dissolve,a,b,rest,,\nA,1,,split,,c,,1,\n", 1, 3, Malformed::RowContradicts("operation")),
        ("A,1,,dissolve,a,b,rest,,\nA,1,,,z,c,,1,\n", 1, 3, Malformed::RowContradicts("subject")),
        ("A,1,,dissolve,a,b,rest,,\nA,1,2025-01-01,,,c,,1,\n", 1, 3, Malformed::RowContradicts("date")),
        ("A,1,,dissolve,a,b,rest,,\nA,1,,,,c,rest,,\n", 1, 3, Malformed::RestTwice),
        ("A,1,,dissolve,a,b,,,\n", 1, 2, Malformed::EmptyRow("b".into())),
        ("A,1,,dissolve,a,,rest,,\n", 1, 2, Malformed::Missing("target")),
        ("A,1,,dissolve,a,kind:so,rest,,\n", 1, 2, Malformed::Receiver("kind:so".into())),
        ("A,1,,dissolve,a,b,rest,0.5,\n", 1, 2, Malformed::Share("0.5".into())),
        ("A,1,,dissolve,a,b,rest,-1/3,\n", 1, 2, Malformed::Share("-1/3".into())),
        ("A,1,,split,a,,,,\n", 1, 2, Malformed::Missing("target")),
        ("A,1,,move,a,b,task:T1,,\n", 1, 2, Malformed::NotUsed("select")),
        ("A,1,,move,a,b,,5,\n", 1, 2, Malformed::NotUsed("amount")),
        ("A,1,,resize,a,b,,-5,\n", 1, 2, Malformed::NotUsed("target")),
        ("A,1,,resize,a,,,5,\n", 1, 2, Malformed::Change("5".into())),
        ("A,1,,move,a,b,,,units:merge\n", 1, 2, Malformed::NotUsed("note: units")),
        ("A,1,,reassign,a,b,tasks:T1,,\n", 1, 2, Malformed::Selector(SelectorFault::UnknownAtom("tasks:T1".into()))),
        ("A,1,,reassign,a,b,,,\n", 1, 2, Malformed::Missing("select")),
        ("A,1,,reassign,a,kind:so,task:T1,,\n", 1, 2, Malformed::Receiver("kind:so".into())),
        ("A,1,,delegate,,b,task:T1,,\n", 1, 2, Malformed::Missing("subject")),
        ("A,1,,create,a,b,area:x,,\n", 1, 2, Malformed::Missing("select")),
        ("A,1,,merge,,c,,,\n", 1, 2, Malformed::Missing("subject")),
    ];
    for (rows, step, line, reason) in cases {
        assert_eq!(why(rows), (*step, *line, reason.clone()), "{rows}");
    }
}

#[test]
fn a_table_without_its_columns_is_a_problem() {
    let problems = parse_batch("b.csv", b"scenario,step\nA,1\n").unwrap_err();
    assert!(problems.iter().all(|problem| problem.code == "missing-column"));
    assert_eq!(read_batch(std::path::Path::new("nowhere.csv")).unwrap_err()[0].code, "no-file");
}

#[test]
fn no_row_is_taken_for_a_total() {
    assert_eq!(read("Tổng cộng,1,,move,a,b,,,\n\n,,,,,,,,\nB,1,,move,a,b,,,\n").len(), 2);
}

#[test]
fn vietnamese_batch_tables() {
    let text = "\u{feff}STT;Phương án;Bước;Ngày hiệu lực;Nội dung sắp xếp;Đối tượng;Cơ quan tiếp nhận;Nhiệm vụ;Tỷ lệ;Ghi chú\r\n\
        1;A;1;01/03/2025;Giải thể;bql;stc;rest;2/3;\r\n2;A;1;;;;sct;task:T1;1/3;\r\n";
    let scenarios = parse_batch("b.csv", text.as_bytes()).unwrap();
    assert_eq!(scenarios.len(), 1);
    assert_eq!(scenarios[0].plan.as_ref().unwrap().steps.len(), 1);
}
