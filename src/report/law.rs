//! The law in a report: the verdict in a line, what each rule came to, and what the law of two days says differently.

use super::findings::code_title;
use super::names::{Names, citation_text};
use super::norms::value_text;
use super::page::{Block, Cell, Column, Section, Table};
use super::provenance::date_text;
use crate::evaluate::{Evaluation, Judged, Status, subject_id};
use crate::norms::{Dated, Decimal, Norm, Norms};
use crate::rules::law::{Checked, Law, Setting};
use crate::rules::{Code, Finding, Severity};
use crate::scenario::{Base, Target};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The norms of a rule that are in force.
pub(super) fn in_force<'n>(code: Code, law: &Law<'_>, norms: &'n Norms) -> Vec<(&'n Norm, &'n Dated)> {
    let at = norms.at(law.day());
    code.norms().iter().filter_map(|id| Some((norms.get(id)?, at.entry(id)?))).collect()
}

/// How many citations are shown for a rule that rests on several norms; each finding names its own.
const CITED: usize = 3;

/// How many findings of each severity hold under the law of the day.
pub fn verdict_line(evaluation: &Evaluation, law: &Law<'_>, names: &Names<'_, '_>) -> String {
    let count = |severity| {
        let holding = evaluation.findings.iter().filter(|judged| judged.status != Status::Fixed);
        names.number(holding.filter(|judged| judged.finding.severity == severity).count())
    };
    let args = [
        ("date", date_text(law.day(), names.texts)),
        ("breaches", count(Severity::Breach)),
        ("warnings", count(Severity::Warning)),
        ("unknown", count(Severity::Unknown)),
    ];
    names.say("law-verdict", &args)
}

/// Each rule of law with the values that are in force and what it came to; one that matched nothing says why.
pub fn rules_section(evaluation: &Evaluation, law: &Law<'_>, norms: &Norms, names: &Names<'_, '_>) -> Section {
    let column = |key: &'static str| Column {
        key: key.into(),
        title: names.say(&format!("column-{key}"), &[]),
        collapsible: key == "remark",
    };
    let columns = ["rule", "norm", "citation", "holds", "fails", "unknown", "remark"].map(column);
    let mut table = Table::new(columns.into());
    let mut unasked: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for code in Code::ALL.iter().copied().filter(|code| code.is_legal()) {
        let checked = evaluation.checked.get(code.at()).copied().unwrap_or_default();
        let entries = in_force(code, law, norms);
        if let Some(reason) = idle(code, checked, entries.is_empty(), law) {
            unasked.entry(reason).or_default().push(code_title(code, names));
            continue;
        }
        let values: Vec<String> = match entries.as_slice() {
            [(norm, dated)] => vec![value_text(norm, dated, names.texts)],
            _ => Vec::new(),
        };
        // In the order of the rule's norms, of which the first governs most bodies.
        let mut citations: Vec<String> = Vec::new();
        for (_, dated) in &entries {
            let text = citation_text(&dated.citation, dated.status, names.texts);
            if !citations.contains(&text) && citations.len() < CITED {
                citations.push(text);
            }
        }
        table.row(vec![
            Cell::text(code_title(code, names)),
            Cell::text(values.join("; ")),
            Cell::text(citations.join("; ")),
            count(checked.holds),
            count(checked.fails),
            count(checked.unknown),
            Cell::text(remark(code, law, names)),
        ]);
    }
    let day = [("date", date_text(law.day(), names.texts))];
    let mut section = Section::new("rules", names.say("section-rules", &day)).table(table);
    for (reason, rules) in unasked {
        section = section.text(names.say(reason, &[("rules", rules.join("; "))]));
    }
    if let Some(target) = law.target().filter(|_| checked_any(evaluation, Code::ReductionMissed)) {
        section = section.text(target_text(&target, names));
    }
    section
}

fn checked_any(evaluation: &Evaluation, code: Code) -> bool {
    evaluation.checked.get(code.at()).is_some_and(|checked| checked.asked() > 0)
}

fn count(number: u32) -> Cell {
    if number == 0 { Cell::Blank } else { Cell::Number(Some(number.into())) }
}

/// Why a rule came to nothing at all; none: it was asked about some subject.
fn idle(code: Code, checked: Checked, repealed: bool, law: &Law<'_>) -> Option<&'static str> {
    match law.settings().0.get(&code) {
        Some(Setting::Off) => Some("rules-off"),
        _ if checked.asked() > 0 => None,
        _ if repealed && code != Code::BeyondProvince => Some("rules-not-in-force"),
        _ => Some("rules-without-subject"),
    }
}

fn remark(code: Code, law: &Law<'_>, names: &Names<'_, '_>) -> String {
    match law.settings().0.get(&code) {
        Some(Setting::As(severity)) => {
            names.say("rule-raised", &[("severity", names.say(&format!("severity-{}", severity.word()), &[]))])
        }
        _ => String::new(),
    }
}

/// A target of reduction with its base, without which a percentage says nothing.
pub fn target_text(target: &Target, names: &Names<'_, '_>) -> String {
    let categories: Vec<String> = target.categories.iter().map(|category| names.category(*category)).collect();
    let percent = target.percent.to_string();
    let base = match target.base {
        Base::Quota => "target-base-quota",
        Base::Filled => "target-base-filled",
    };
    let mut text = names.say(
        "target-text",
        &[
            ("percent", decimal(target.percent, &percent, names)),
            ("base", names.say(base, &[])),
            ("categories", categories.join(", ")),
        ],
    );
    if let Some(total) = target.base_total {
        let day = target.base_day.map(|day| date_text(day, names.texts));
        let args = [("total", names.texts.number(total)), ("date", day.unwrap_or_else(|| names.say("unknown", &[])))];
        text.push_str(&format!(" {}", names.say("target-total", &args)));
    }
    if !target.without.is_empty() {
        text.push_str(&format!(" {}", names.say("target-without", &[("without", target.without.join(", "))])));
    }
    text
}

fn decimal(number: Decimal, text: &str, names: &Names<'_, '_>) -> String {
    number
        .as_whole()
        .map_or_else(|| text.replace('.', &names.say("decimal-point", &[])), |whole| names.texts.number(whole))
}

/// What the law of a second day says of the same plan that the law of the first does not, and the reverse.
pub fn against_section(
    (first, one): (Date, &Evaluation),
    (second, other): (Date, &Evaluation),
    limit: usize,
    names: &Names<'_, '_>,
) -> Section {
    let days = [("first", date_text(first, names.texts)), ("second", date_text(second, names.texts))];
    let mut section = Section::new("against", names.say("section-against", &days));
    let column = |key: &'static str| Column {
        key: key.into(),
        title: names.say(&format!("column-{key}"), &days),
        collapsible: key == "citation",
    };
    let columns = ["id", "subject", "under-first", "under-second", "citation"].map(column);
    let mut of_code: BTreeMap<(Severity, Code), Vec<LawDifference<'_>>> = BTreeMap::new();
    for difference in differing(one, other, names) {
        let finding = &difference.sample.finding;
        of_code.entry((finding.severity, finding.code)).or_default().push(difference);
    }
    if of_code.is_empty() {
        return section.text(names.say("law-same", &days));
    }
    for ((_, code), differences) in of_code {
        let count = names.number(differences.len());
        let args = [("finding", code_title(code, names)), ("count", count)];
        section.blocks.push(Block::Heading(names.say("law-differs", &args)));
        let mut table = Table::new(columns.clone().into());
        for difference in differences.iter().take(limit) {
            let finding = &difference.sample.finding;
            let (id, name) = names.subject(finding.subject, &[]);
            table.row(vec![
                Cell::text(id),
                Cell::text(name),
                Cell::text(difference.one.map(|judged| said(judged, names)).unwrap_or_default()),
                Cell::text(difference.other.map(|judged| said(judged, names)).unwrap_or_default()),
                Cell::text(names.citation(finding).unwrap_or_default()),
            ]);
        }
        section.blocks.push(Block::Table(table));
        if differences.len() > limit {
            let args = [("count", names.number(differences.len() - limit))];
            section.blocks.push(Block::Text(names.say("more-with-all", &args)));
        }
    }
    section
}

/// A finding that differs between the laws of two days.
struct LawDifference<'e> {
    /// As the law of the first day has it; none: it says nothing.
    one: Option<&'e Judged>,
    /// As the law of the second day has it; none: it says nothing.
    other: Option<&'e Judged>,
    /// The later of the two.
    sample: &'e Judged,
}

/// The findings that hold after the plan and differ between two laws, in the order of the first, then of the second.
fn differing<'e>(one: &'e Evaluation, other: &'e Evaluation, names: &Names<'_, '_>) -> Vec<LawDifference<'e>> {
    let holding = |evaluation: &'e Evaluation| {
        let holding = evaluation.findings.iter().filter(|judged| judged.status != Status::Fixed);
        let key = |judged: &Judged| (judged.finding.code, subject_id(names.draft, judged.finding.subject));
        holding.map(|judged| (key(judged), judged)).collect::<Vec<_>>()
    };
    let (first, second) = (holding(one), holding(other));
    let later: BTreeMap<_, &Judged> = second.iter().cloned().collect();
    let known: BTreeSet<_> = first.iter().map(|(key, _)| key.clone()).collect();
    let mut differing: Vec<LawDifference<'e>> = Vec::new();
    for (key, judged) in first {
        let other = later.get(&key).copied();
        // A new paper that says the same makes no difference to the plan.
        let alike = |other: &Judged| {
            let finding = Finding { basis: judged.finding.basis, ..other.finding.clone() };
            finding == judged.finding
        };
        if !other.is_some_and(alike) {
            differing.push(LawDifference { one: Some(judged), other, sample: other.unwrap_or(judged) });
        }
    }
    for (_, judged) in second.into_iter().filter(|(key, _)| !known.contains(key)) {
        differing.push(LawDifference { one: None, other: Some(judged), sample: judged });
    }
    differing
}

/// Severity, measure and limit in one phrase.
fn said(judged: &Judged, names: &Names<'_, '_>) -> String {
    let finding = &judged.finding;
    let mut text = names.say(&format!("severity-{}", finding.severity.word()), &[]);
    if let (Some(measured), Some(limit)) = (finding.measured, finding.limit) {
        let args = [("measured", names.texts.number(measured)), ("limit", names.texts.number(limit))];
        text.push_str(&format!(" ({})", names.say("measured-against", &args)));
    }
    if let Some(day) = finding.deadline {
        text.push_str(&format!("; {}", names.say("until-day", &[("date", date_text(day, names.texts))])));
    }
    text
}
