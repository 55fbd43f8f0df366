//! One plan under the law of several days, and what a change of one day in the norms changes.

use crate::program::{json, text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const KON_TUM: &str = "scenarios/kon-tum";
const PLAN: [&str; 4] = ["evaluate", KON_TUM, "--plan", "departments-2025-03"];

/// A report from one line to another.
fn part<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let start = text.find(from).unwrap_or_else(|| panic!("no {from} in {text}"));
    let end = text[start..].find(to).map_or(text.len(), |end| start + end);
    text[start..end].trim_end()
}

fn under(day: &str) -> String {
    let report = text(&[&PLAN[..], &["--as-of", day, "--format", "md"]].concat());
    let verdict = part(&report, "Under the law of", "\n");
    format!("{verdict}\n\n{}", part(&report, "## Rules checked", "\n## "))
}

#[test]
fn the_same_plan_under_four_laws_gives_four_explained_verdicts() {
    for day in ["2020-12-01", "2025-03-01", "2025-07-01", "2026-01-01"] {
        insta::assert_snapshot!(format!("kon_tum_under_the_law_of_{}", day.replace('-', "_")), under(day));
    }
}

/// The findings that hold, one line each.
fn findings(of: &Value) -> BTreeSet<String> {
    let holding = of["findings"].as_array().unwrap().iter().filter(|finding| finding["status"] != "fixed");
    let words = ["code", "severity", "measured", "limit", "deadline", "lacks", "norm"];
    let line = |finding: &Value| {
        let of = words.map(|word| finding[word].to_string());
        format!("{} {}", of.join(" "), finding["subject"]["id"])
    };
    holding.map(line).collect()
}

fn differing(one: &Value, other: &Value) -> BTreeSet<String> {
    findings(one).symmetric_difference(&findings(other)).cloned().collect()
}

#[test]
fn a_province_that_ends_its_inspectorates_a_month_early_changes_those_verdicts_alone() {
    let shipped = std::fs::read_to_string("norms/inspectorates.toml").unwrap();
    let start = shipped.find("[inspectorates.department]").unwrap();
    let end = shipped.find("[inspectorates.district]").unwrap();
    let early = shipped[start..end].replace("2025-06-30", "2025-05-31").replace("2025-07-01", "2025-06-01");
    assert_ne!(early, shipped[start..end]);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("own.toml"), early).unwrap();
    let own = folder.path().to_str().unwrap();
    let on = |day: &str| {
        let call = [&PLAN[..], &["--as-of", day, "--format", "json"]].concat();
        differing(&json(&call), &json(&[&call[..], &["--norms", own]].concat()))
    };
    let june = on("2025-06-01");
    assert_eq!(june.len(), 12, "the inspectorates of the departments that are left: {june:?}");
    for line in june {
        let breach = "\"inspectorate-below-province\" ";
        assert!(line.starts_with(breach) && line.contains("\"inspectorates.department\""), "{line}");
    }
    assert_eq!((on("2025-05-31"), on("2025-07-01")), (BTreeSet::new(), BTreeSet::new()));
}

#[test]
fn against_lists_exactly_what_differs() {
    let call = [&PLAN[..], &["--as-of", "2025-06-30", "--against", "2025-07-01", "--all"]].concat();
    let report = text(&[&call[..], &["--format", "md"]].concat());
    let section = part(&report, "say differently", "\n## ");
    let headings = section.lines().filter_map(|line| line.strip_prefix("### ")?.strip_suffix(')')?.rsplit_once(" ("));
    let listed: usize = headings.map(|(_, count)| count.replace(',', "").parse::<usize>().unwrap()).sum();
    let both = json(&[&call[..], &["--format", "json"]].concat());
    // What is said of each subject, but for the paper it stands in.
    let said = |of: &Value| -> BTreeMap<(String, String), String> {
        let holding = of["findings"].as_array().unwrap().iter().filter(|finding| finding["status"] != "fixed");
        let words = |finding: &Value| {
            ["severity", "measured", "limit", "deadline", "lacks", "to_review", "areas", "agencies"]
                .map(|key| finding[key].to_string())
                .join(" ")
        };
        let key = |finding: &Value| (finding["code"].to_string(), finding["subject"].to_string());
        holding.map(|finding| (key(finding), words(finding))).collect()
    };
    let (first, second) = (said(&both), said(&both["against"]));
    let keys: BTreeSet<_> = first.keys().chain(second.keys()).collect();
    assert_eq!(listed, keys.iter().filter(|key| first.get(**key) != second.get(**key)).count(), "{section}");
    assert!(section.contains("Inspectorate below the province"), "{section}");
    assert!(!section.contains("Task with several leads"), "the one lead is asked on both days");
}

#[test]
fn against_the_same_law_nothing_differs() {
    let same = text(&[&PLAN[..], &["--as-of", "2026-01-01", "--against", "2026-02-01", "--format", "md"]].concat());
    let section = part(&same, "say differently", "\n## ");
    assert!(section.contains("Both days give the same result."), "{section}");
    assert!(!section.contains("| "), "{section}");
}

#[test]
fn without_a_day_of_its_own_the_law_is_that_of_the_last_step_else_of_the_data() {
    assert_eq!(json(&[&PLAN[..], &["--format", "json"]].concat())["provenance"]["as_of"], "2025-03-01");
    assert_eq!(json(&["evaluate", KON_TUM, "--format", "json"])["provenance"]["as_of"], "2025-02-28");
}
