//! Who leaves with what: the form of those who want to leave, the list with all parts, the sums, and what stands in
//! the way.

use super::benefit::{amount_of, obstacle_text, status_of};
use super::names::Names;
use super::number::cell_text;
use super::page::{Cell, Column, Report, Row, Section, Table};
use super::provenance::{Provenance, date_text};
use crate::benefits::{Claim, Estimate, Judged, Need, PartName, Sum, Summary, Verdict};
use crate::model::{BodyIx, Organisation};
use std::collections::BTreeMap;

/// What the report is made of.
pub struct Benefits<'a, 'n> {
    /// Everybody with the verdict.
    pub judged: &'a [Judged<'n>],
    /// The sums.
    pub summary: &'a Summary,
    /// The form, by agency.
    pub need: &'a BTreeMap<BodyIx, Need>,
    /// The interval where people are not known.
    pub estimate: Option<&'a Estimate<'n>>,
    /// Whether those without an option and those who stay are listed too.
    pub all: bool,
    /// Whether the list is one wide table, for programs.
    pub wide: bool,
}

/// The report.
pub fn benefits_report(facts: &Benefits<'_, '_>, provenance: Provenance, names: &Names<'_, '_>) -> Report {
    let organisation = names.draft.baseline().organisation();
    let mut intro = Vec::new();
    let all = &facts.summary.all;
    let number = |number: i64| names.texts.number(number);
    if organisation.people().is_empty() {
        let key = if facts.estimate.is_some() { "benefits-no-people" } else { "benefits-no-people-add" };
        intro.push(names.say(key, &[]));
    } else {
        let counts = [
            ("people", number(organisation.people().len().try_into().unwrap_or(i64::MAX))),
            ("leave", number(all.people)),
            ("due", number(all.due)),
            ("refused", number(all.refused)),
            ("unknown", number(all.unknown)),
        ];
        intro.push(names.say("benefits-counts", &counts));
        let key = if all.unknown == 0 { "benefits-total" } else { "benefits-total-known" };
        intro.push(names.say(key, &[("total", number(all.known)), ("unknown", number(all.unknown))]));
    }
    let mut sections = Vec::new();
    if let Some(estimate) = facts.estimate {
        sections.push(estimate_section(estimate, names));
    }
    if !facts.need.is_empty() {
        sections.push(need_section(facts.need, names));
    }
    sections.extend(list_sections(facts, organisation, names));
    if !facts.summary.by_category.is_empty() {
        sections.push(sums_section(facts, names));
    }
    sections.extend(obstacles_section(facts.judged, organisation, names));
    sections.extend(recalled_section(facts.judged, names));
    Report {
        title: names.say("title-benefits", &[("case", provenance.case_name.clone())]),
        intro,
        sections,
        provenance,
    }
}

/// A table with these columns; each key is that of its heading.
pub(super) fn table(keys: &[&'static str], names: &Names<'_, '_>) -> Table {
    let column = |key: &&'static str| Column {
        key: (*key).into(),
        title: names.say(&format!("column-{key}"), &[]),
        collapsible: matches!(*key, "status" | "citation" | "period" | "leave-date"),
    };
    Table::new(keys.iter().map(column).collect())
}

fn number(count: i64) -> Cell {
    Cell::Number(Some(count))
}

/// The interval, with the assumption by name.
pub(super) fn estimate_section(estimate: &Estimate<'_>, names: &Names<'_, '_>) -> Section {
    let mut table = table(&["what", "low", "mean", "high"], names);
    let (few, many) = estimate.leavers;
    table.row(vec![Cell::text(names.say("estimate-leavers", &[])), number(few), number(many), number(many)]);
    let [low, mean, high] = estimate.each;
    table.row(vec![Cell::text(names.say("estimate-each", &[])), number(low), number(mean), number(high)]);
    let total = [estimate.low, estimate.mean, estimate.high].map(number);
    let name = Cell::text(names.say("estimate-total", &[]));
    table.row([name].into_iter().chain(total).collect());
    let mut section = Section::new("estimate", names.say("section-estimate", &[]));
    if few != many {
        section = section.text(names.say("estimate-released", &[("count", names.texts.number(many))]));
    }
    section.text(assumption(&estimate.basis, names)).table(table)
}

/// An assumption with its words of origin.
pub(super) fn assumption(basis: &crate::benefits::Basis<'_>, names: &Names<'_, '_>) -> String {
    let citation = &basis.dated.citation;
    let note = citation.note.clone().unwrap_or_default();
    names.say("assumption", &[("norm", basis.norm.to_owned()), ("citation", citation.text()), ("note", note)])
}

fn need_section(need: &BTreeMap<BodyIx, Need>, names: &Names<'_, '_>) -> Section {
    const WHAT: [&str; 8] = [
        "agency",
        "registered",
        "early-short",
        "early-near",
        "early-far",
        "severance-officials",
        "severance-employees",
        "money",
    ];
    const WHO: [&str; 6] = ["agency", "leaders-agency", "leaders-unit", "first-period", "after-period", "undetermined"];
    let (mut what, mut who) = (table(&WHAT, names), table(&WHO, names));
    let mut add = |name: String, need: &Need| {
        let counts = [&[need.sum.people], need.early.as_slice(), &need.severance, &[need.sum.known]].concat();
        what.row([Cell::text(name.clone())].into_iter().chain(counts.into_iter().map(number)).collect());
        let counts = [need.leaders.as_slice(), &need.periods, &[need.sum.refused + need.sum.unknown]].concat();
        who.row([Cell::text(name)].into_iter().chain(counts.into_iter().map(number)).collect());
    };
    let mut whole = Need::default();
    for (agency, need) in need {
        add(names.body(*agency), need);
        whole = plus(whole, need);
    }
    add(names.say("row-total", &[]), &whole);
    Section::new("need", names.say("section-need", &[])).table(what).table(who)
}

fn plus(mut sum: Need, more: &Need) -> Need {
    (0..3).for_each(|at| sum.early[at] += more.early[at]);
    for at in 0..2 {
        sum.severance[at] += more.severance[at];
        sum.leaders[at] += more.leaders[at];
        sum.periods[at] += more.periods[at];
    }
    sum.sum = Sum {
        people: sum.sum.people + more.sum.people,
        due: sum.sum.due + more.sum.due,
        refused: sum.sum.refused + more.sum.refused,
        unknown: sum.sum.unknown + more.sum.unknown,
        known: sum.sum.known.saturating_add(more.sum.known),
    };
    sum
}

const MONEY: [&str; 6] = ["monthly", "lump", "for-years", "for-service", "job-search", "total"];
const TIMES: [&str; 7] =
    ["article", "leave-date", "retirement-date", "months-early", "years-early", "service-years", "period"];

/// The list: amounts, then what they rest on; one wide table where programs read it.
fn list_sections(facts: &Benefits<'_, '_>, organisation: &Organisation, names: &Names<'_, '_>) -> Vec<Section> {
    let id: &[&str] = &["id"];
    let mut money = if facts.wide {
        table(&[id, &["body", "category", "verdict"], &MONEY, &TIMES].concat(), names)
    } else {
        table(&[id, &MONEY].concat(), names)
    };
    let mut times = table(&[id, &TIMES].concat(), names);
    let (mut last, mut paid) = (None, None);
    for Judged { person, verdict } in by_body(facts.judged, organisation) {
        let person = &organisation.people()[*person];
        let claim = verdict.claim();
        if claim.is_none() && !facts.all {
            continue;
        }
        if !facts.wide && last != Some(person.body) {
            last = Some(person.body);
            times.rows.push(Row::Group(names.unit(person.body)));
        }
        if !facts.wide && claim.is_some() && paid != Some(person.body) {
            paid = Some(person.body);
            money.rows.push(Row::Group(names.unit(person.body)));
        }
        let id = Cell::text(person.row.id.as_str());
        let rests = times_of(verdict, names);
        if facts.wide {
            let words = [names.draft.id(person.body), person.row.category.word(), verdict.word()].map(Cell::text);
            let amounts = claim.map_or_else(|| vec![Cell::Blank; MONEY.len()], amounts);
            money.row([id].into_iter().chain(words).chain(amounts).chain(rests).collect());
            continue;
        }
        times.row([id.clone()].into_iter().chain(rests).collect());
        if let Some(claim) = claim {
            money.row([id].into_iter().chain(amounts(claim)).collect());
        }
    }
    let mut sections = Vec::new();
    if !money.rows.is_empty() {
        sections.push(Section::new("people", names.say("section-leavers", &[])).table(money));
    }
    if !times.rows.is_empty() {
        let times = Section::new("times", names.say("section-times", &[])).table(times);
        sections.push(times);
    }
    sections
}

/// In the order of the tree, so that the people of one body stand together.
fn by_body<'a, 'n>(judged: &'a [Judged<'n>], organisation: &Organisation) -> Vec<&'a Judged<'n>> {
    let mut sorted: Vec<&Judged<'n>> = judged.iter().collect();
    sorted.sort_by_key(|judged| (organisation.people()[judged.person].body, judged.person));
    sorted
}

fn amounts(claim: &Claim<'_>) -> Vec<Cell> {
    let part = |wanted: [PartName; 2]| {
        let found = claim.parts.iter().find(|part| wanted.contains(&part.name));
        found.map_or(Cell::Blank, |part| number(part.amount))
    };
    vec![
        number(claim.salary.monthly),
        part([PartName::MonthsEarly, PartName::SeveranceMonths]),
        part([PartName::YearsEarly, PartName::YearsEarly]),
        part([PartName::Service, PartName::SeveranceService]),
        part([PartName::JobSearch, PartName::JobSearch]),
        number(claim.total),
    ]
}

/// The article and the times of a claim; where there is none, why not stands in place of the article.
fn times_of(verdict: &Verdict<'_>, names: &Names<'_, '_>) -> Vec<Cell> {
    let Some(claim) = verdict.claim() else {
        let said = Cell::text(names.say(&format!("verdict-{}", verdict.word()), &[]));
        return std::iter::once(said).chain(vec![Cell::Blank; TIMES.len() - 1]).collect();
    };
    let times = &claim.times;
    vec![
        Cell::text(claim.article.word()),
        Cell::text(date_text(times.leave, names.texts)),
        Cell::text(date_text(times.retirement, names.texts)),
        number(times.months_early),
        if claim.article.is_early() { Cell::Hundredths(50 * times.halves_early) } else { Cell::Blank },
        Cell::Hundredths(50 * times.service_halves),
        Cell::text(times.period.map(|period| names.say(&format!("period-{}", period.case()), &[])).unwrap_or_default()),
    ]
}

/// Sums by body, category and article.
fn sums_section(facts: &Benefits<'_, '_>, names: &Names<'_, '_>) -> Section {
    let mut table = table(&["what", "registered", "due", "undetermined", "money"], names);
    let mut group = |title: &str, rows: Vec<(String, Sum)>| {
        table.rows.push(Row::Group(names.say(title, &[])));
        for (name, sum) in rows {
            let counts = [sum.people, sum.due, sum.refused + sum.unknown, sum.known].map(number);
            table.row([Cell::text(name)].into_iter().chain(counts).collect());
        }
    };
    let summary = facts.summary;
    group("sums-by-body", summary.by_body.iter().map(|(body, sum)| (names.unit(*body), *sum)).collect());
    group("sums-by-category", summary.by_category.iter().map(|(of, sum)| (names.category(*of), *sum)).collect());
    let articles = summary.by_article.iter().map(|(of, sum)| {
        let name = names.say(&format!("article-{}", of.word()), &[]);
        (name, *sum)
    });
    group("sums-by-article", articles.collect());
    Section::new("sums", names.say("section-sums", &[])).table(table)
}

fn obstacles_section(judged: &[Judged<'_>], organisation: &Organisation, names: &Names<'_, '_>) -> Option<Section> {
    let mut table = table(&["id", "body", "verdict", "reason", "citation", "status"], names);
    for Judged { person, verdict } in by_body(judged, organisation) {
        let person = &organisation.people()[*person];
        for obstacle in verdict.obstacles() {
            table.row(vec![
                Cell::text(person.row.id.as_str()),
                Cell::text(names.unit(person.body)),
                Cell::text(names.say(&format!("verdict-{}", verdict.word()), &[])),
                Cell::text(obstacle_text(obstacle, names)),
                Cell::text(obstacle.basis.map(|basis| basis.dated.citation.text()).unwrap_or_default()),
                Cell::text(obstacle.basis.map(|basis| status_of(&basis, names)).unwrap_or_default()),
            ]);
        }
    }
    let any = table.cells().next().is_some();
    any.then(|| Section::new("obstacles", names.say("section-obstacles", &[])).table(table))
}

/// The values of the law that no text was seen for, and for how many people each was used.
fn recalled_section(judged: &[Judged<'_>], names: &Names<'_, '_>) -> Option<Section> {
    let mut used: BTreeMap<&str, (i64, String)> = BTreeMap::new();
    for claim in judged.iter().filter_map(|judged| judged.verdict.claim()) {
        for basis in claim.used.iter().filter(|basis| basis.dated.status == crate::norms::Status::Recalled) {
            used.entry(basis.norm).or_insert_with(|| (0, basis.dated.citation.text())).0 += 1;
        }
    }
    if used.is_empty() {
        return None;
    }
    let mut table = table(&["norm-id", "citation", "people"], names);
    for (norm, (people, citation)) in used {
        table.row(vec![Cell::text(norm), Cell::text(citation), number(people)]);
    }
    let section = Section::new("recalled", names.say("section-recalled", &[]));
    Some(section.text(names.say("recalled-explained", &[])).table(table))
}

/// The whole amount in words, for a line.
pub(super) fn money_text(amount: i64, names: &Names<'_, '_>) -> String {
    amount_of(cell_text(&number(amount), names.texts), names)
}
