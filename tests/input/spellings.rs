//! One meaning, two spellings: every operation in a plan and in the batch table.

use tinhgon::input::{parse_batch, parse_plan};
use tinhgon::scenario::Step;

const HEADER: &str = "scenario,step,date,operation,subject,target,select,amount,note\n";

fn of_plan(toml: &str) -> Step {
    let text = format!("[[step]]\ndate = 2025-07-01\n{toml}");
    let plan = parse_plan("p", "p.toml", text.as_bytes(), None)
        .unwrap_or_else(|problems| panic!("{}", crate::lines(&problems)));
    plan.steps.into_iter().next().unwrap()
}

fn of_batch(rows: &str) -> Step {
    let rows: String = rows.lines().map(|row| format!("p,1,{row}\n")).collect();
    let scenarios = parse_batch("b.csv", format!("{HEADER}{rows}").as_bytes()).unwrap();
    assert_eq!(scenarios.len(), 1);
    scenarios[0].plan.clone().unwrap_or_else(|bad| panic!("{bad:?}")).steps.into_iter().next().unwrap()
}

fn same(toml: &str, rows: &str) {
    let (mut plan, mut batch) = (of_plan(toml), of_batch(rows));
    (plan.line, batch.line) = (0, 0);
    assert_eq!(plan, batch);
}

const D: &str = "2025-07-01";

#[test]
fn create() {
    same(
        "op = \"create\"\nid = \"new\"\nparent = \"ubnd\"\nkind = \"so\"\narea = [\"x1\", \"x2\"]\nname = \"Sở Mới\"\nnote = \"lập sau\"",
        &format!("{D},create,new,ubnd,kind:so | area:x1 | area:x2,,name:Sở Mới | lập sau"),
    );
    same(
        "op = \"thành lập\"\nid = \"new\"\nparent = \"ubnd\"\nkind = \"so\"",
        &format!("{D},Thành lập,new,ubnd,kind:so,,"),
    );
}

#[test]
fn merge() {
    same(
        "op = \"hợp nhất\"\nbodies = [\"a\", \"b\"]\ninto = \"c\"\nname = \"Sở C\"\nkind = \"so\"\nparent = \"ubnd\"\nunits = \"merge\"\nleaders = \"staff\"",
        &format!("{D},hợp nhất,a | b,c,kind:so | parent:ubnd,,units:merge | leaders:staff | name:Sở C"),
    );
    same("op = \"merge\"\nbodies = [\"a\", \"b\"]\ninto = \"a\"", &format!("{D},sáp nhập,a | b,a,,,"));
}

#[test]
fn split() {
    same(
        "op = \"split\"\nbody = \"a\"\nparts = [ { to = \"b\", name = \"Sở B\", select = \"field:Đầu tư\", share = \"1/3\" }, { to = \"c\", select = \"rest\", share = 2 } ]",
        &format!("{D},tách,a,b,field:Đầu tư,1/3,name:Sở B\n,,,c,rest,2,"),
    );
}

#[test]
fn dissolve() {
    same(
        "op = \"dissolve\"\nbody = \"bql\"\nheirs = [ { to = \"stc\", select = \"task:T1 | field:Đầu tư & text:cấp phép\", share = \"1/3\" }, { to = \"sct\", select = \"rest\" } ]",
        &format!("{D},giải thể,bql,stc,task:T1 | field:Đầu tư & text:cấp phép,1/3,\n{D},giải thể,bql,sct,rest,,"),
    );
    same("op = \"dissolve\"\nbody = \"bql\"", &format!("{D},kết thúc hoạt động,bql,,,,"));
    same("op = \"dissolve\"\nbody = \"bql\"\nheirs = [{}]", &format!("{D},dissolve,bql,,,,"));
}

#[test]
fn reassign() {
    same(
        "op = \"reassign\"\nfrom = \"a\"\nto = \"b\"\nselect = \"task:T1\"\nrole = \"coordinate\"",
        &format!("{D},reassign,a,b,task:T1,,coordinate"),
    );
    same("op = \"chuyển giao nhiệm vụ\"\nto = \"b\"\nselect = \"led-by:a\"", &format!("{D},reassign,,b,led-by:a,,"));
}

#[test]
fn delegate() {
    same(
        "op = \"delegate\"\nfrom = \"kind:so\"\nto = \"kind:ubnd-xa\"\nselect = \"field:Tư pháp\"\nkeep = \"coordinate\"",
        &format!("{D},delegate,kind:so,kind:ubnd-xa,field:Tư pháp,,keep:coordinate"),
    );
    same(
        "op = \"delegate\"\nfrom = \"a\"\nto = \"b\"\nselect = \"task:T1\"\nmode = \"authorise\"",
        &format!("{D},Ủy quyền,a,b,task:T1,,"),
    );
}

#[test]
fn moving_renaming_resizing() {
    same("op = \"move\"\nbody = \"a\"\nunder = \"b\"", &format!("{D},chuyển về trực thuộc,a,b,,,"));
    same("op = \"rename\"\nbody = \"a\"\nname = \"Sở A\"", &format!("{D},đổi tên,a,Sở A,,,"));
    same(
        "op = \"resize\"\nbody = \"a\"\ncategory = \"civil_servant\"\namount = \"-20%\"",
        &format!("{D},điều chỉnh biên chế,a,,công chức,−20 %,"),
    );
    same("op = \"resize\"\nbody = \"a\"\namount = \"=40\"", &format!("{D},resize,a,,,=40,"));
}

#[test]
fn abolish() {
    same(
        "op = \"abolish\"\nwhat = \"tier:district\"\nheirs = [ { to = \"kind:ubnd-xa\", select = \"rest\", share = \"1/1\" }, { to = \"parent\", select = \"task:T1\" }, { to = \"snv\", share = 3 } ]",
        "01/07/2025,kết thúc hoạt động cấp,tier:huyện,kind:ubnd-xa,rest,1/1,\n,,,parent,task:T1,,\n,,,snv,,3,",
    );
    same("op = \"abolish\"\nwhat = \"kind:hat\"\nheirs = []", &format!("{D},abolish,kind:hat,,,,"));
}

#[test]
fn merge_areas() {
    same(
        "op = \"nhập đơn vị hành chính\"\nareas = [\"x1\", \"x2\"]\ninto = \"x9\"\nname = \"Xã Chín\"",
        &format!("{D},merge-areas,x1 | x2,x9,,,name:Xã Chín"),
    );
}

#[test]
fn quoted_values_may_hold_separators() {
    same(
        "op = \"reassign\"\nto = \"b\"\nselect = 'field:\"Dân tộc | tôn giáo\"'",
        &format!("{D},reassign,,b,\"field:\"\"Dân tộc | tôn giáo\"\"\",,"),
    );
}
