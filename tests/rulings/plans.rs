//! Plans: dates, stacking, conflicts, two spellings of one meaning.

use crate::case::{Case, overriding, plan, province, toml};
use jiff::civil::{Date, date};
use tinhgon::draft::{Disputed, Stopped, Why};
use tinhgon::input::{parse_plan, read_plans};
use tinhgon::scenario::{Malformed, Plan, Refusal};

fn case() -> Case {
    province().tasks("t A; u A").duties("t lead finance; u lead finance").posts("finance civil_servant 10/9 1+2")
}

/// A step, by the position of its plan and its number.
type At = (usize, u32);

/// The step that conflicts, the earlier step with which it does, and over what.
fn conflict(case: &Case, plans: &[Plan]) -> Option<(At, At, Disputed)> {
    match case.stack(plans) {
        Ok(_) => None,
        Err(Stopped { plan, number, why: Why::Conflict { plan: other, number: step, over }, .. }) => {
            Some(((plan, number), (other, step), over))
        }
        Err(stopped) => panic!("{stopped:?}"),
    }
}

/// Whether the two plans conflict in the order given, and run where the later overrides the earlier.
#[track_caller]
fn clash(one: &str, other: &str) -> Disputed {
    clash_on(&case(), one, other)
}

#[track_caller]
fn clash_on(case: &Case, one: &str, other: &str) -> Disputed {
    let plans = [plan("a", one), plan("b", other)];
    let (second, first, over) = conflict(case, &plans).unwrap_or_else(|| panic!("no conflict: {one} and {other}"));
    assert_eq!((second, first), ((1, 1), (0, 1)));
    over
}

#[test]
fn different_leads_on_the_same_task_and_area_conflict() {
    let (one, other) = ("reassign,,plan,task:t,,", "reassign,,land,task:t,,");
    assert!(matches!(clash(one, other), Disputed::Lead(_)));
    let after = case().stack(&[plan("a", one), overriding(plan("b", other), &["a"])]).unwrap();
    assert_eq!(after.leads("t"), "land");
    // The same lead, another task, or another area is none.
    for other in ["reassign,,plan,task:t | task:u,,", "reassign,finance,land,task:u,,"] {
        assert_eq!(conflict(&case(), &[plan("a", one), plan("b", other)]), None, "{other}");
    }
    let apart = case().duties("t lead x3; t lead x1");
    let plans = [plan("a", "reassign,x1,plan,task:t,,"), plan("b", "reassign,x3,land,task:t,,")];
    assert_eq!(conflict(&apart, &plans), None);
}

#[test]
fn within_one_plan_a_later_step_may_decide_otherwise() {
    let after = case().after("reassign,,plan,task:t,,\nreassign,,land,task:t,,\nrename,zone,A,,,\nrename,zone,B,,,");
    assert_eq!((after.leads("t").as_str(), after.name("zone")), ("land", "B"));
}

#[test]
fn what_dissolutions_and_delegations_give_is_decided_too() {
    let (one, other) = ("dissolve,finance,plan,task:t,,\n,,zone,rest,,", "reassign,,land,task:t,,");
    assert!(matches!(clash(one, other), Disputed::Lead(_)));
    assert!(matches!(clash("delegate,finance,kind:commune,task:t,,", other), Disputed::Lead(_)));
}

#[test]
fn renaming_or_moving_the_same_body_differently_conflicts() {
    assert!(matches!(clash("rename,zone,A,,,", "rename,zone,B,,,"), Disputed::Name(_)));
    assert!(matches!(clash("move,zone,finance,,,", "move,zone,plan,,,"), Disputed::Place(_)));
    let later = overriding(plan("b", "rename,zone,B,,,"), &["a"]);
    assert_eq!(case().stack(&[plan("a", "rename,zone,A,,,"), later]).unwrap().name("zone"), "B");
    let later = overriding(plan("b", "move,zone,plan,,,"), &["a"]);
    assert_eq!(case().stack(&[plan("a", "move,zone,finance,,,"), later]).unwrap().parent("zone"), "plan");
    assert_eq!(conflict(&case(), &[plan("a", "rename,zone,A,,,"), plan("b", "move,zone,plan,,,")]), None);
}

#[test]
fn setting_the_same_quota_conflicts() {
    let (one, other) = ("resize,finance,,civil_servant,-1,", "resize,finance,,civil_servant,-2,");
    assert!(matches!(clash(one, other), Disputed::Quota(_, _)));
    let after = case().stack(&[plan("a", one), overriding(plan("b", other), &["a"])]).unwrap();
    assert_eq!(after.posts("finance"), "7/9 1+2");
    let another = plan("b", "resize,finance,,cadre,+2,");
    assert_eq!(conflict(&case(), &[plan("a", one), another]), None);
}

#[test]
fn ending_or_merging_the_same_body_differently_conflicts() {
    let ended = |id: &str| Disputed::Refused(Refusal::BodyEnded(id.into()));
    assert_eq!(clash("dissolve,zone,plan,rest,,", "dissolve,zone,land,rest,,"), ended("zone"));
    assert_eq!(clash("merge,zone,plan,,,", "merge,zone,land,,,"), ended("zone"));
    assert_eq!(clash("merge,zone,plan,,,", "dissolve,zone,,,,"), ended("zone"));
}

#[test]
fn a_step_that_another_plan_makes_refused_conflicts_with_it() {
    let taken = "reassign,finance,plan,task:t | task:u,,";
    let over = clash(taken, "delegate,finance,zone,task:u,,");
    assert_eq!(over, Disputed::Refused(Refusal::NothingToGive));
    let over = clash("create,new,root,kind:board,,", "create,new,root,kind:department,,");
    assert_eq!(over, Disputed::Refused(Refusal::IdInUse("new".into())));
}

#[test]
fn two_steps_of_another_plan_together_may_stand_in_the_way() {
    let one = plan("a", "reassign,finance,plan,task:t,,\ndissolve,finance,zone,rest,,");
    let other = plan("b", "reassign,finance,land,task:t,,");
    let (second, first, over) = conflict(&case(), &[one, other]).unwrap();
    assert_eq!((second, first), ((1, 1), (0, 2)));
    assert_eq!(over, Disputed::Refused(Refusal::BodyEnded("finance".into())));
}

#[test]
fn two_plans_that_decide_alike_do_not_conflict() {
    for step in ["rename,zone,A,,,", "move,zone,plan,,,", "merge,zone,plan,,,", "reassign,,plan,task:t,,"] {
        assert_eq!(conflict(&case(), &[plan("a", step), plan("b", step)]), None, "{step}");
    }
    let twice = case().stack(&[plan("a", "rename,zone,A,,,\nrename,zone,A,,,")]).err().unwrap();
    assert_eq!(twice.why, Why::Refused(Refusal::NoChange), "within one plan it is an idle step");
}

#[test]
fn the_same_lead_given_directly_and_through_its_kind_is_no_conflict() {
    let case = case().duties("t lead finance; t lead plan@c1");
    let kind = plan("a", "delegate,finance,kind:commune,task:t,,");
    assert_eq!(conflict(&case, &[kind.clone(), plan("b", "reassign,plan,x1,task:t,,")]), None);
    let (_, _, over) = conflict(&case, &[kind, plan("b", "reassign,plan,x3,task:t,,")]).unwrap();
    assert!(matches!(over, Disputed::Lead(_)));
}

#[test]
fn a_lead_taken_from_everybody_conflicts_with_whoever_was_given_it_elsewhere() {
    let case = case().duties("t lead finance; u lead plan@c3");
    let plans = [plan("a", "reassign,plan,x3,task:u,,"), plan("b", "reassign,,x1,task:u,,")];
    assert!(matches!(conflict(&case, &plans).unwrap().2, Disputed::Lead(_)));
}

#[test]
fn the_name_given_to_a_new_body_is_decided_too() {
    let plans = [plan("a", "merge,plan | land,sum,,,name:S1"), plan("b", "rename,sum,S2,,,")];
    assert!(matches!(conflict(&case(), &plans).unwrap().2, Disputed::Name(_)));
}

#[test]
fn a_step_that_is_refused_in_any_case_is_refused_not_a_conflict() {
    let stopped = case().stack(&[plan("a", "rename,zone,A,,,"), plan("b", "merge,land,land,,,")]).err().unwrap();
    assert_eq!((stopped.plan, stopped.number, stopped.why), (1, 1, Why::Refused(Refusal::FewerThanTwo)));
}

#[test]
fn both_steps_of_a_conflict_are_named() {
    let one = plan("a", "rename,zone,A,,,\nreassign,,plan,task:t,,");
    let other = plan("b", "rename,land,L,,,\nmove,zone,land,,,\nreassign,,land,task:t,,");
    let (second, first, _) = conflict(&case(), &[one, other]).unwrap();
    assert_eq!((second, first), ((1, 3), (0, 2)));
}

#[test]
fn overriding_one_plan_does_not_override_another() {
    let later = overriding(plan("c", "rename,zone,C,,,"), &["a"]);
    let plans = [plan("a", "rename,finance,A,,,"), plan("b", "rename,zone,B,,,"), later];
    assert_eq!(conflict(&case(), &plans).map(|found| found.1), Some((1, 1)));
}

#[test]
fn dates_never_fall_from_step_to_step_nor_from_plan_to_plan() {
    let steps = "2025-07-01,rename,zone,A,,,\n2025-06-30,rename,zone,B,,,";
    assert_eq!(case().malformed(steps), Malformed::DateFalls);
    let plans = [plan("a", "2025-07-01,rename,zone,A,,,"), plan("b", "2025-03-01,rename,land,B,,,")];
    let stopped = case().stack(&plans).err().unwrap();
    assert_eq!((stopped.plan, stopped.why), (1, Why::Refused(Malformed::DateFalls.into())));
    let same = [plan("a", "2025-07-01,rename,zone,A,,,"), plan("b", "2025-07-01,rename,land,B,,,")];
    assert!(case().stack(&same).is_ok());
}

#[test]
fn no_date_is_at_first_the_reporting_date_and_no_step_is_before_it() {
    let from = Some(date(2025, 2, 28));
    let after = case().stack_within(&[plan("a", "rename,zone,A,,,")], from, None).unwrap();
    assert_eq!(after.done[0].date, from);
    let early = case().stack_within(&[plan("a", "2025-02-27,rename,zone,A,,,")], from, None);
    assert_eq!(early.err().unwrap().why, Why::Refused(Malformed::DateFalls.into()));
}

#[test]
fn no_date_is_the_date_before() {
    let after = case().after("rename,zone,A,,,\n2025-07-01,rename,zone,B,,,\nrename,zone,C,,,");
    let dates: Vec<Option<Date>> = after.done.iter().map(|done| done.date).collect();
    assert_eq!(dates, [None, Some(date(2025, 7, 1)), Some(date(2025, 7, 1))]);
}

#[test]
fn up_to_a_day_the_steps_of_that_day_are_the_last() {
    let steps = "2025-03-01,rename,zone,A,,,\nrename,land,L,,,\n2025-07-01,rename,zone,B,,,";
    let at = |day| case().stack_within(&[plan("a", steps)], None, Some(day)).unwrap();
    assert_eq!((at(date(2025, 2, 28)).name("zone"), at(date(2025, 3, 1)).name("zone")), ("Body zone", "A"));
    assert_eq!((at(date(2025, 6, 30)).name("land"), at(date(2025, 7, 1)).name("zone")), ("L", "B"));
}

#[test]
fn a_refused_step_refuses_the_scenario_with_step_and_reason() {
    let stopped = case().stack(&[plan("a", "rename,zone,A,,,\nmove,zone,root,,,\nrename,zone,B,,,")]).err().unwrap();
    assert_eq!((stopped.number, stopped.line), (2, 3));
    assert_eq!(stopped.why, Why::Refused(Refusal::NoChange));
}

#[test]
fn a_base_met_twice_runs_once() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("plans")).unwrap();
    for (id, extends, step) in [
        ("base", "", "op = 'rename'\nbody = 'zone'\nname = 'A'"),
        ("left", "\"base\"", "op = 'move'\nbody = 'zone'\nunder = 'finance'"),
        ("right", "\"base\"", "op = 'rename'\nbody = 'land'\nname = 'L'"),
        ("all", "\"left\", \"right\", \"base\"", "op = 'rename'\nbody = 'plan'\nname = 'P'"),
    ] {
        let text = format!("name = \"{id}\"\nextends = [{extends}]\n[[step]]\n{step}\n");
        std::fs::write(folder.path().join(format!("plans/{id}.toml")), text).unwrap();
    }
    let plans = read_plans(folder.path(), "all").unwrap();
    assert_eq!(plans.iter().map(|plan| plan.id.as_str()).collect::<Vec<_>>(), ["base", "left", "right", "all"]);
    let after = case().stack(&plans).unwrap();
    assert_eq!((after.name("zone"), after.parent("zone"), after.name("plan")), ("A", "finance", "P"));
}

/// One step in both spellings.
#[track_caller]
fn same(row: &str, keys: &str) {
    let (batch, hand) = (plan("p", row), toml(&format!("[[step]]\n{keys}\n")));
    assert_eq!(batch.steps[0].operation, hand.steps[0].operation, "{row}");
    assert_eq!(batch.steps[0].date, hand.steps[0].date, "{row}");
}

#[test]
fn both_spellings_of_an_operation_have_one_meaning() {
    same(
        "2025-07-01,create,new,root,kind:board | area:c1 | area:c2,,name:Ban mới",
        "op = 'create'\ndate = 2025-07-01\nid = 'new'\nparent = 'root'\nkind = 'board'\narea = ['c1', 'c2']\nname = 'Ban mới'",
    );
    same(
        "merge,plan | land,sum,kind:board | parent:finance,,leaders:bench | units:merge",
        "op = 'merge'\nbodies = ['plan', 'land']\ninto = 'sum'\nkind = 'board'\nparent = 'finance'\nleaders = 'bench'\nunits = 'merge'",
    );
    same(
        "split,finance,half,task:t,1/2,name:Nửa\n,,plan,,3,",
        "op = 'split'\nbody = 'finance'\nparts = [{ to = 'half', select = 'task:t', share = '1/2', name = 'Nửa' }, { to = 'plan', share = 3 }]",
    );
    same(
        "dissolve,finance,plan,field:A,1/3,\n,,land,rest,2/3,",
        "op = 'dissolve'\nbody = 'finance'\nheirs = [{ to = 'plan', select = 'field:A', share = '1/3' }, { to = 'land', select = 'rest', share = '2/3' }]",
    );
    same("dissolve,finance,,,,", "op = 'dissolve'\nbody = 'finance'\nheirs = []");
    same("reassign,,plan,task:t | text:name,,", "op = 'reassign'\nto = 'plan'\nselect = 'task:t | text:name'");
    same(
        "reassign,finance,plan,task:t,,coordinate",
        "op = 'reassign'\nfrom = 'finance'\nto = 'plan'\nselect = 'task:t'\nrole = 'coordinate'",
    );
    same(
        "delegate,kind:district,kind:commune,task:t,,keep:coordinate",
        "op = 'delegate'\nfrom = 'kind:district'\nto = 'kind:commune'\nselect = 'task:t'\nkeep = 'coordinate'",
    );
    same("move,zone,finance,,,", "op = 'move'\nbody = 'zone'\nunder = 'finance'");
    same("rename,zone,Ban mới,,,", "op = 'rename'\nbody = 'zone'\nname = 'Ban mới'");
    same(
        "resize,finance,,civil_servant,-20%,",
        "op = 'resize'\nbody = 'finance'\ncategory = 'civil_servant'\namount = '-20%'",
    );
    same(
        "abolish,tier:district,kind:commune,rest,2/3,\n,,parent,,1/3,",
        "op = 'abolish'\nwhat = 'tier:district'\nheirs = [{ to = 'kind:commune', select = 'rest', share = '2/3' }, { to = 'parent', share = '1/3' }]",
    );
    same(
        "merge-areas,c1 | c2,c12,,,name:Xã Mới",
        "op = 'merge-areas'\nareas = ['c1', 'c2']\ninto = 'c12'\nname = 'Xã Mới'",
    );
}

#[test]
fn planners_verbs_are_the_operations() {
    for (verb, word) in [
        ("sáp nhập", "merge"),
        ("hợp nhất", "merge"),
        ("tách", "split"),
        ("chia", "split"),
        ("giải thể", "dissolve"),
        ("kết thúc hoạt động", "dissolve"),
    ] {
        let rest = if word == "merge" { "finance | plan,sum,,," } else { "finance,new,task:t,1/2," };
        assert_eq!(plan("p", &format!("{verb},{rest}")).steps, plan("p", &format!("{word},{rest}")).steps, "{verb}");
    }
}

#[test]
fn a_step_that_cannot_be_read_is_malformed_in_both_spellings() {
    for (row, keys) in [
        (
            "dissolve,finance,plan,rest,-1/2,",
            "op = 'dissolve'\nbody = 'finance'\nheirs = [{ to = 'plan', select = 'rest', share = '-1/2' }]",
        ),
        ("move,zone,,,,", "op = 'move'\nbody = 'zone'"),
        ("fly,zone,finance,,,", "op = 'fly'\nbody = 'zone'"),
        ("delegate,,plan,task:t,,", "op = 'delegate'\nto = 'plan'\nselect = 'task:t'"),
    ] {
        case().malformed(row);
        let read = parse_plan("p", "p.toml", format!("[[step]]\n{keys}\n").as_bytes(), None);
        assert!(read.is_err(), "{keys}");
    }
}

#[test]
fn findings_are_fixed_new_or_unchanged() {
    let case = province().tasks("a A; b A; c A; d A; e A").duties(
        "a lead finance; a lead plan; b lead finance; b lead plan; c lead finance; e lead finance@c1; e lead plan",
    );
    let after = case.after(
        "reassign,finance,land,task:c,,\nreassign,,plan,task:a,,\ndelegate,finance,land,task:b,,\ndissolve,land,,,,",
    );
    assert_eq!(after.status("task-several-leads", "a"), "fixed");
    assert_eq!((after.status("task-several-leads", "b"), after.status("task-without-lead", "b")), ("fixed", ""));
    assert_eq!(after.status("task-without-lead", "c"), "new");
    assert_eq!(after.status("task-without-lead", "d"), "unchanged");
    assert_eq!(after.status("task-several-leads", "e"), "unchanged");
    // Other agencies, the same finding: the code and what it is about are its identity.
    let after = case.after("delegate,finance,land,task:a,,");
    let found = after.finding("task-several-leads", "a");
    assert_eq!((found.status, found.agencies.as_str()), ("unchanged", "plan land"));
    // The same pair without a plan is unchanged.
    assert_eq!(case.stands().status("task-several-leads", "a"), "unchanged");
}

#[test]
fn the_empty_plan_changes_nothing() {
    let empty = case().stack(&[Plan { steps: Vec::new(), ..plan("p", "rename,zone,A,,,") }]).unwrap();
    assert_eq!(empty.figures, case().stands().figures);
    empty.has("people_moved=0 tasks_moved=0 documents_touched=0 procedures_touched=0");
}

#[test]
fn both_spellings_come_to_the_same_figures() {
    let batch = case().after("dissolve,finance,plan,task:t,1/3,\n,,land,rest,2/3,");
    let hand = case().after_toml(
        "[[step]]\nop = 'dissolve'\nbody = 'finance'\nheirs = [\n  { to = 'plan', select = 'task:t', share = '1/3' },\n  \
         { to = 'land', select = 'rest', share = '2/3' },\n]\n",
    );
    assert_eq!(batch.figures, hand.figures);
    assert_eq!([hand.posts("plan"), hand.posts("land")], ["3/3", "7/6"]);
}
