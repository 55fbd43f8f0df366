//! Plans written by hand.

use crate::{Folder, codes, lines};
use tinhgon::input::{parse_plan, read_plan, read_plans};
use tinhgon::scenario::{Operation, Word};

const DESIGN: &str = "name = \"Kết thúc Ban Quản lý Khu kinh tế, chuyển về hai sở\"\nbasis = \"Thông báo 1272-TB/TU, 17/02/2025\"\n\n\
    [[step]]\nop = \"dissolve\"\ndate = 2025-07-01\nbody = \"bql-kkt\"\n\
    heirs = [ { to = \"so-tai-chinh\", select = \"field:Đầu tư\", share = \"1/3\" }, { to = \"so-cong-thuong\", select = \"rest\", share = \"2/3\" } ]\n";

#[test]
fn a_plan_is_read() {
    let plan = parse_plan("kkt", "plans/kkt.toml", DESIGN.as_bytes(), None).unwrap();
    assert_eq!(plan.basis.as_deref(), Some("Thông báo 1272-TB/TU, 17/02/2025"));
    assert_eq!((plan.steps.len(), plan.steps[0].number, plan.steps[0].line), (1, 1, 4));
    let Operation::Dissolve { body, heirs } = &plan.steps[0].operation else { panic!("no dissolution") };
    assert_eq!((body.as_str(), heirs.len()), ("bql-kkt", 2));
}

#[test]
fn all_slips_of_a_plan_come_back_with_their_lines() {
    let text = "nme = \"a\"\nextends = \"b\"\n\n[[step]]\nop = \"dissolve\"\nbdy = \"x\"\ndate = \"2025\"\n\n\
        [[step]]\nop = \"fly\"\n\n[[step]]\nop = \"move\"\nbody = \"a\"\nunder = 5\n\n[[step]]\nbody = \"a\"\n\n\
        [[step]]\nop = \"dissolve\"\nbody = \"a\"\nheirs = [ { to = \"b\", share = \"0,5\" }, { to = \"c\" } ]\n";
    let problems = parse_plan("p", "plans/p.toml", text.as_bytes(), None).unwrap_err();
    assert_eq!(
        codes(&problems),
        [
            ("unknown-key", 1),
            ("wrong-type", 2),
            ("malformed-missing", 4),
            ("unknown-key", 6),
            ("wrong-type", 7),
            ("malformed-unknown-operation", 10),
            ("wrong-type", 15),
            ("malformed-missing", 17),
            ("malformed-share", 23),
            ("malformed-empty-row", 23),
        ],
        "{}",
        lines(&problems)
    );
    assert!(lines(&problems).contains("nme: there is no such key here: did you mean name?"));
}

#[test]
fn dates_may_not_fall() {
    let text = "[[step]]\nop = \"move\"\nbody = \"a\"\nunder = \"b\"\ndate = 2025-07-01\n\
        [[step]]\nop = \"move\"\nbody = \"a\"\nunder = \"c\"\ndate = 2025-03-01\n";
    let problems = parse_plan("p", "p.toml", text.as_bytes(), None).unwrap_err();
    assert_eq!(codes(&problems), [("malformed-date-falls", 10)]);
}

fn plan(extends: &str) -> String {
    format!("name = \"P\"\nextends = [{extends}]\n")
}

#[test]
fn bases_run_first_and_once() {
    let folder = Folder::good()
        .file("plans/a.toml", plan(""))
        .file("plans/b.toml", plan("\"a\""))
        .file("plans/c.toml", plan("\"a\""))
        .file("plans/d.toml", plan("\"c\", \"b\""));
    let order: Vec<Word> = read_plans(folder.path(), "d").unwrap().into_iter().map(|plan| plan.id).collect();
    assert_eq!(order, ["a", "c", "b", "d"]);
    assert_eq!(folder.case().plans, ["a", "b", "c", "d"]);
}

#[test]
fn missing_bases_and_rings_are_named() {
    let folder = Folder::good()
        .file("plans/inspectors.toml", plan("\"inspector\""))
        .file("plans/a.toml", plan("\"b\""))
        .file("plans/b.toml", plan("\"a\""))
        .file("plans/self.toml", plan("\"self\""));
    let problems = read_plans(folder.path(), "inspectors").unwrap_err();
    assert_eq!(codes(&problems), [("malformed-unknown-plan", 2)]);
    assert!(lines(&problems).contains("did you mean inspectors?"));
    for (id, ring) in [("a", "a → b → a"), ("self", "self → self")] {
        let problems = read_plans(folder.path(), id).unwrap_err();
        assert_eq!(codes(&problems), [("malformed-extends-ring", 0)]);
        assert_eq!(problems[0].args, [("ring", ring.to_owned())]);
    }
    for id in ["inspecters", "../case", "", "a/b"] {
        assert_eq!(read_plan(folder.path(), id).unwrap_err()[0].code, "malformed-unknown-plan");
    }
}
