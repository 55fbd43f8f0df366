//! What an apparatus costs in a year, before and after a plan, and what the change costs once.

use super::benefits::{money_text, table};
use super::names::{Names, class_name};
use super::page::{Block, Cell, Report, Section};
use super::provenance::Provenance;
use crate::cost::{Assumption, Leaving, Once, PayPart, Payroll, Sheet, Span};
use crate::model::{BodyIx, Category};
use std::collections::BTreeMap;

/// What the report is made of.
pub struct Cost<'a, 'n> {
    /// Both sides of the payroll.
    pub payroll: &'a Payroll<'n>,
    /// What happens once.
    pub once: &'a Once<'n>,
    /// Whether there is a plan; without one only the state as it stands is shown.
    pub planned: bool,
    /// Whether agencies that cost the same as before are listed too.
    pub all: bool,
    /// Whether every table is one wide one, for programs.
    pub wide: bool,
}

/// A line of a comparison: before, after, what those who leave take off.
type Line = (String, Span, Span);

/// The report.
pub fn cost_report(facts: &Cost<'_, '_>, provenance: Provenance, names: &Names<'_, '_>) -> Report {
    let payroll = facts.payroll;
    let number = |number: i64| names.texts.number(number);
    let mut intro =
        vec![names.say("cost-people", &[("people", number(payroll.people)), ("exact", number(payroll.exact))])];
    let unknown = payroll.before.unknown().max(payroll.after.unknown());
    if unknown > 0 {
        let count = number(unknown.try_into().unwrap_or(i64::MAX));
        intro.push(names.say("cost-unknown", &[("count", count)]));
    }
    if payroll.leaders_unset > 0 {
        let count = number(payroll.leaders_unset.try_into().unwrap_or(i64::MAX));
        intro.push(names.say("cost-leaders-unset", &[("count", count)]));
    }
    let mut sections = Vec::new();
    if facts.planned {
        sections.push(once_section(facts.once, names));
    }
    let section = |key: &str, lines: Vec<Line>| {
        let title = names.say(&format!("section-cost-{key}"), &[]);
        comparison(Section::new(key, title), lines, facts, names)
    };
    sections.push(section("parts", parts(payroll, names)));
    sections.push(section("categories", categories(payroll, names)));
    let (classes, agencies) = agencies(facts, names);
    sections.push(section("classes", classes));
    // A province has more than a hundred communes: whoever wants them all says so.
    const LISTED: usize = 25;
    if facts.all || facts.wide || agencies.len() <= LISTED {
        sections.push(section("agencies", agencies));
    } else {
        let count = number(agencies.len().try_into().unwrap_or(i64::MAX));
        let title = names.say("section-cost-agencies", &[]);
        sections.push(Section::new("agencies", title).text(names.say("cost-many", &[("count", count)])));
    }
    let assumptions: Vec<&Assumption<'_>> = payroll.assumptions.iter().chain(&facts.once.assumptions).collect();
    if !assumptions.is_empty() {
        sections.push(assumed(&assumptions, names));
    }
    let title = names.say("title-cost", &[("case", provenance.case_name.clone())]);
    Report { title, intro, sections, provenance }
}

fn once_section(once: &Once<'_>, names: &Names<'_, '_>) -> Section {
    let mut table = table(&["what", "least", "most"], names);
    let mut line = |key: &str, args: &[(&str, String)], values: Option<(i64, i64)>| {
        let (least, most) = values.map_or((None, None), |(least, most)| (Some(least), Some(most)));
        table.row(vec![Cell::text(names.say(key, args)), Cell::Number(least), Cell::Number(most)]);
    };
    match once.leaving {
        Leaving::Nobody => line("cost-leaving-nobody", &[], Some((0, 0))),
        Leaving::Between(low, high) => line("cost-leaving", &[], Some((low, high))),
        Leaving::AtLeast(known) => line("cost-leaving-unknown", &[("known", money_text(known, names))], None),
    }
    let months = once.kept_months.map(|months| names.texts.number(months)).unwrap_or_default();
    let kept = once.kept_months.map(|_| (once.kept_pay.least(), once.kept_pay.most()));
    line("cost-kept", &[("months", months)], kept);
    line("cost-transition", &[], once.transition);
    let removed = names.texts.number(once.communes_removed);
    line("cost-support", &[("count", removed)], once.support.map(|support| (support, support)));
    line("cost-saving", &[], Some((once.saving.least(), once.saving.most())));
    line("cost-payback", &[], once.payback);
    let key = match once.payback {
        Some(_) => "cost-payback-explained",
        None if matches!(once.leaving, Leaving::AtLeast(_)) => "cost-payback-unknown",
        None if once.leaving == Leaving::Nobody && once.saving.least() > 0 => "cost-payback-nobody",
        None => "cost-payback-never",
    };
    Section::new("once", names.say("section-cost-once", &[])).table(table).text(names.say(key, &[]))
}

fn parts(payroll: &Payroll<'_>, names: &Names<'_, '_>) -> Vec<Line> {
    let (before, after) = (payroll.before.known(), payroll.after.known().minus(&payroll.gone));
    let line = |part: PayPart| (names.say(&format!("pay-{}", part.word()), &[]), before.part(part), after.part(part));
    let mut lines: Vec<Line> = PayPart::ALL.into_iter().map(line).collect();
    lines.retain(|(_, before, after)| *before != Span::default() || *after != Span::default());
    lines.push((names.say("row-total", &[]), before.total(), after.total()));
    lines
}

fn categories(payroll: &Payroll<'_>, names: &Names<'_, '_>) -> Vec<Line> {
    let by = |sheet: &Sheet| {
        let mut sums: BTreeMap<Category, Span> = BTreeMap::new();
        for ((_, category), pay) in &sheet.places {
            let entry = sums.entry(*category).or_default();
            *entry = entry.plus(pay.map(|pay| pay.total()).unwrap_or_default());
        }
        sums
    };
    let (before, mut after) = (by(&payroll.before), by(&payroll.after));
    for (category, gone) in &payroll.gone_by_category {
        let entry = after.entry(*category).or_default();
        *entry = entry.minus(gone.total());
    }
    let mut lines: Vec<Line> = Category::ALL
        .iter()
        .filter(|category| before.contains_key(category) || after.contains_key(category))
        .map(|category| {
            let of = |sums: &BTreeMap<Category, Span>| sums.get(category).copied().unwrap_or_default();
            (names.category(*category), of(&before), of(&after))
        })
        .collect();
    if payroll.gone_by_category.is_empty() && payroll.gone.total() != Span::default() {
        lines.push(gone(payroll, names));
    }
    lines
}

fn gone(payroll: &Payroll<'_>, names: &Names<'_, '_>) -> Line {
    let taken = Span::default().minus(payroll.gone.total());
    (names.say("cost-gone", &[]), Span::default(), taken)
}

/// By class of agency and by agency: that of the time before for what was, that of the time after for what is.
fn agencies(facts: &Cost<'_, '_>, names: &Names<'_, '_>) -> (Vec<Line>, Vec<Line>) {
    let payroll = facts.payroll;
    let organisation = names.draft.baseline().organisation();
    let quo = crate::draft::Draft::new(names.draft.baseline());
    let mut sums: BTreeMap<Option<BodyIx>, (Span, Span)> = BTreeMap::new();
    for ((body, _), pay) in &payroll.before.places {
        let entry = sums.entry(body.map(|body| quo.agency(body))).or_default();
        entry.0 = entry.0.plus(pay.map(|pay| pay.total()).unwrap_or_default());
    }
    for ((body, _), pay) in &payroll.after.places {
        let living = body.map(|body| if names.draft.lives(body) { names.draft.agency(body) } else { body });
        let entry = sums.entry(living).or_default();
        entry.1 = entry.1.plus(pay.map(|pay| pay.total()).unwrap_or_default());
    }
    let mut ends: Vec<Line> = Vec::new();
    // The bench is nobody's.
    if let Some(bench) = sums.remove(&None) {
        ends.push((names.say("cost-bench", &[]), bench.0, bench.1));
    }
    if payroll.gone.total() != Span::default() {
        ends.push(gone(payroll, names));
    }
    let mut of_class: BTreeMap<crate::model::ClassIx, (Span, Span)> = BTreeMap::new();
    let mut lines: Vec<Line> = Vec::new();
    let mut same = (Span::default(), Span::default(), 0);
    for (body, sum) in sums {
        let Some(body) = body else { continue };
        let class = of_class.entry(organisation.kind(names.draft.kind(body)).class).or_default();
        *class = (class.0.plus(sum.0), class.1.plus(sum.1));
        if facts.all || !facts.planned || sum.0 != sum.1 {
            lines.push((names.body(body), sum.0, sum.1));
        } else {
            same = (same.0.plus(sum.0), same.1.plus(sum.1), same.2 + 1);
        }
    }
    if same.2 > 0 {
        lines.push((names.say("cost-same", &[("count", names.texts.number(same.2))]), same.0, same.1));
    }
    let classes = of_class.into_iter().map(|(class, sum)| (class_name(organisation, class, names.texts), sum.0, sum.1));
    let classes = classes.chain(ends.iter().cloned()).collect();
    lines.extend(ends);
    (classes, lines)
}

/// A comparison as tables: one where everything is exact or programs read it, else amounts and then changes, because
/// six columns of đồng do not fit on a page.
fn comparison(section: Section, lines: Vec<Line>, facts: &Cost<'_, '_>, names: &Names<'_, '_>) -> Section {
    let exact = lines.iter().all(|(_, before, after)| before.low == before.high && after.low == after.high);
    let number = |amount: i64| Cell::Number(Some(amount));
    let change = |amount: i64| Cell::Change(Some(amount));
    if !facts.planned {
        let mut amounts = table(if exact { &["what", "now"] } else { &["what", "now-low", "now-high"] }, names);
        for (name, before, _) in lines {
            let mut row = vec![Cell::text(name), number(before.low)];
            row.extend((!exact).then(|| number(before.high)));
            amounts.row(row);
        }
        return section.table(amounts);
    }
    if exact && !facts.wide {
        let mut amounts = table(&["what", "before", "after", "change"], names);
        for (name, before, after) in lines {
            let difference = after.minus(before).low;
            amounts.row(vec![Cell::text(name), number(before.low), number(after.low), change(difference)]);
        }
        return section.table(amounts);
    }
    let four = ["what", "before-low", "before-high", "after-low", "after-high"];
    let two = ["change-low", "change-high"];
    let short = ["under-low", "under-high"];
    if facts.wide {
        let mut amounts = table(&[&four[..], &two[..]].concat(), names);
        for (name, before, after) in lines {
            let changed = after.minus(before);
            let row = [before.low, before.high, after.low, after.high].map(number);
            let changes = [changed.low, changed.high].map(change);
            amounts.row([Cell::text(name)].into_iter().chain(row).chain(changes).collect());
        }
        return section.table(amounts);
    }
    let (mut amounts, mut changes) = (table(&four, names), table(&["what", short[0], short[1]], names));
    for (name, before, after) in lines {
        let row = [before.low, before.high, after.low, after.high].map(number);
        amounts.row([Cell::text(name.clone())].into_iter().chain(row).collect());
        let changed = after.minus(before);
        if changed != Span::default() {
            changes.row(vec![Cell::text(name), change(changed.low), change(changed.high)]);
        }
    }
    let mut section = section.table(amounts);
    if changes.cells().next().is_some() {
        section.blocks.push(Block::Heading(names.say("column-change", &[])));
        section = section.table(changes);
    }
    section
}

fn assumed(assumptions: &[&Assumption<'_>], names: &Names<'_, '_>) -> Section {
    let mut table = table(&["norm-id", "citation", "note", "status"], names);
    for assumption in assumptions {
        let citation = &assumption.dated.citation;
        table.row(vec![
            Cell::text(assumption.norm),
            Cell::text(citation.text()),
            Cell::text(citation.note.clone().unwrap_or_default()),
            Cell::text(names.say("grade-assumed", &[])),
        ]);
    }
    let section = Section::new("assumptions", names.say("section-assumptions", &[]));
    section.text(names.say("assumptions-explained", &[])).table(table)
}
