//! Random plans: the law says of a saved after-state, loaded again, what it says of the draft, but for its history.

use crate::court::{SHIPPED, day};
use crate::naive::{generate, sample};
use proptest::prelude::*;
use std::collections::BTreeMap;
use tinhgon::draft::{Baseline, Done, Draft, tables_after};
use tinhgon::evaluate::subject_id;
use tinhgon::model::tables::Tables;
use tinhgon::model::{Organisation, Tier};
use tinhgon::rules::law::{Checked, Circumstances, Law, LawFindings, Moves, Standing, judge_law};
use tinhgon::rules::{Code, Severity};

/// The kinds of the generator, and those of the law whose rules apply to them.
const LIKE: [(&str, &str); 5] = [
    ("department", "so"),
    ("office", "phong-so"),
    ("district", "chi-cuc"),
    ("division", "phong-huyen"),
    ("commune", "ubnd-xa"),
];

/// Makes the norms govern the kinds of random tables, which have a table of posts: without one, what a plan creates
/// starts with known zeros that no saved state can tell from the unknown.
fn governed(mut tables: Tables) -> Tables {
    for (id, like) in LIKE {
        tables.kinds.push(sample::kind(like, Tier::Province, false));
        tables.kinds.iter_mut().filter(|kind| kind.id == id).for_each(|kind| kind.like = Some(like.to_owned()));
    }
    tables.posts.get_or_insert_default();
    tables
}

/// What is measured, the limit, and whether nobody can tell. How grave it is goes by grades, which a saved state weakens.
type Said = (Option<i64>, Option<i64>, bool);

/// Of each code and subject what is said, and how often each rule holds. Areas are judged by their history.
fn said(draft: &Draft<'_>, on: &str) -> (BTreeMap<(Code, String), Said>, Vec<Checked>) {
    let law = Law::new(SHIPPED.at(day(on)), draft.baseline().organisation(), Circumstances::default());
    let judged = judge_law(&law, None, draft, &Moves::default());
    let mut said = BTreeMap::new();
    for finding in judged.findings.into_iter().filter(|finding| finding.code != Code::AreaBelowStandard) {
        let unknown = finding.severity == Severity::Unknown;
        let key = (finding.code, subject_id(draft, finding.subject).1);
        said.insert(key, (finding.measured, finding.limit, unknown));
    }
    let mut checked = judged.checked;
    checked[Code::AreaBelowStandard.at()] = Checked::default();
    (said, checked)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_law_says_the_same_of_a_draft_and_of_its_saved_after_state((tables, steps) in generate::case(5)) {
        let (organisation, defects) = Organisation::build(governed(tables));
        let organisation = organisation.unwrap_or_else(|| panic!("{defects:?}"));
        let baseline = Baseline::new(&organisation);
        let mut draft = Draft::new(&baseline);
        steps.iter().for_each(|step| drop(draft.apply(&step.operation)));
        let saved = Organisation::build(tables_after(&mut draft)).0.unwrap();
        let again = Baseline::new(&saved);
        for on in ["2021-01-01", "2025-06-30", "2026-02-01"] {
            prop_assert_eq!(said(&draft, on), said(&Draft::new(&again), on), "{}: {:?}", on, steps);
        }
    }
    #[test]
    fn what_the_law_says_of_a_plan_does_not_go_by_what_is_known_already((tables, steps) in generate::case(6)) {
        let (organisation, defects) = Organisation::build(governed(tables));
        let organisation = organisation.unwrap_or_else(|| panic!("{defects:?}"));
        let baseline = Baseline::new(&organisation);
        let (before, mut draft) = (Draft::new(&baseline), Draft::new(&baseline));
        let mut done = Vec::new();
        for step in &steps {
            if draft.apply(&step.operation).is_ok() {
                done.push(Done { plan: 0, number: step.number, date: Some(day("2025-04-01")) });
            }
        }
        let moves = Moves::of(&draft, &done);
        for on in ["2021-01-01", "2025-06-30", "2026-02-01"] {
            let law = Law::new(SHIPPED.at(day(on)), &organisation, Circumstances::default());
            let standing = Standing::new(&law, &baseline);
            prop_assert_eq!(standing.said(), &judge_law(&law, None, &before, &Moves::default()), "{}", on);
            let (quick, full) = (standing.judge(&law, &draft, &moves), judge_law(&law, Some(&before), &draft, &moves));
            prop_assert_eq!(in_any_order(quick), in_any_order(full), "{}: {:?}", on, steps);
        }
    }
}

fn in_any_order(said: LawFindings) -> (Vec<String>, Vec<Checked>) {
    let mut findings: Vec<String> = said.findings.iter().map(|finding| format!("{finding:?}")).collect();
    findings.sort();
    (findings, said.checked)
}
