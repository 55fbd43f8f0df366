//! One person's benefit line by line, with formula and article.

use super::benefits::{money_text, table};
use super::names::Names;
use super::norms::decimal_text;
use super::page::{Cell, Report, Section};
use super::provenance::{Provenance, date_text, grade_text};
use crate::benefits::{Basis, Claim, Formula, Measure, Obstacle, Part, SalaryPart, Verdict};
use crate::model::{Decimal, Person};

/// The report of one person.
pub fn benefit_report(person: &Person, verdict: &Verdict<'_>, provenance: Provenance, names: &Names<'_, '_>) -> Report {
    let mut sections = Vec::new();
    let mut intro = vec![names.say(
        "benefit-person",
        &[
            ("body", names.unit(person.body)),
            ("category", names.category(person.row.category)),
            ("grade", grade_text(person.row.provenance.grade, names.texts)),
        ],
    )];
    match verdict.claim() {
        Some(claim) => {
            intro.push(names.say(&format!("article-{}", claim.article.word()), &[]));
            intro.push(names.say("benefit-total", &[("total", money_text(claim.total, names))]));
            sections.extend(calculation(claim, names));
        }
        None => {
            let result = names.say(&format!("verdict-{}", verdict.word()), &[]);
            intro.push(names.say("benefit-none", &[("result", result)]));
        }
    }
    if !verdict.obstacles().is_empty() {
        let mut reasons = table(&["reason", "citation", "status"], names);
        for obstacle in verdict.obstacles() {
            reasons.row(vec![
                Cell::text(obstacle_text(obstacle, names)),
                Cell::text(obstacle.basis.map(|basis| basis.dated.citation.text()).unwrap_or_default()),
                Cell::text(obstacle.basis.map(|basis| status_of(&basis, names)).unwrap_or_default()),
            ]);
        }
        sections.push(Section::new("obstacles", names.say("section-obstacles", &[])).table(reasons));
    }
    let title = names.say("title-benefit", &[("id", person.row.id.clone())]);
    Report { title, intro, sections, provenance }
}

fn calculation(claim: &Claim<'_>, names: &Names<'_, '_>) -> Vec<Section> {
    let mut times = table(&["what", "value"], names);
    let t = &claim.times;
    let half = |halves: i64| super::number::cell_text(&Cell::Hundredths(50 * halves), names.texts);
    let mut line = |key: &str, value: String| times.row(vec![Cell::text(names.say(key, &[])), Cell::text(value)]);
    line("column-leave-date", date_text(t.leave, names.texts));
    line("column-retirement-date", date_text(t.retirement, names.texts));
    line("column-months-early", names.texts.number(t.months_early));
    line("column-years-early", half(t.halves_early));
    line("column-band", names.say(&format!("band-{}", t.band.word()), &[]));
    line("column-service-years", half(t.service_halves));
    if let Some(period) = t.period {
        line("column-period", names.say(&format!("period-{}", period.case()), &[]));
    }
    let mut salary = table(&["what", "formula", "money"], names);
    let base = money_text(claim.salary.base, names);
    for (part, coefficient, amount) in &claim.salary.parts {
        let factor = decimal_text(*coefficient, names.texts);
        let key = if *part == SalaryPart::Percent { "formula-percent" } else { "formula-base" };
        salary.row(vec![
            Cell::text(names.say(&format!("salary-{}", part.word()), &[])),
            Cell::text(names.say(key, &[("factor", factor), ("base", base.clone())])),
            Cell::Number(Some(*amount)),
        ]);
    }
    salary.row(total(claim.salary.monthly, "column-monthly", names));
    let mut parts = table(&["what", "formula", "citation", "status", "money"], names);
    for part in &claim.parts {
        parts.row(vec![
            Cell::text(names.say(&format!("part-{}", part.name.word()), &[])),
            Cell::text(formula_text(part, claim.salary.monthly, names)),
            Cell::text(part.basis.dated.citation.text()),
            Cell::text(status_of(&part.basis, names)),
            Cell::Number(Some(part.amount)),
        ]);
    }
    let mut last = total(claim.total, "row-total", names);
    last.splice(2..2, [Cell::Blank, Cell::Blank]);
    parts.row(last);
    let mut used = table(&["norm-id", "citation", "from", "status"], names);
    for basis in &claim.used {
        used.row(vec![
            Cell::text(basis.norm),
            Cell::text(basis.dated.citation.text()),
            Cell::text(date_text(basis.dated.from, names.texts)),
            Cell::text(status_of(basis, names)),
        ]);
    }
    let section = |key: &str, title: &str| Section::new(key, names.say(title, &[]));
    vec![
        section("times", "section-times").table(times),
        section("salary", "section-salary").text(names.say("salary-explained", &[])).table(salary),
        section("parts", "section-benefit-parts").text(names.say("rounding-explained", &[])).table(parts),
        section("used", "section-used").table(used),
    ]
}

fn total(amount: i64, key: &str, names: &Names<'_, '_>) -> Vec<Cell> {
    vec![Cell::text(names.say(key, &[])), Cell::Blank, Cell::Number(Some(amount))]
}

/// How a part was made: `1 × 30 tháng × 15.356.250`.
fn formula_text(part: &Part<'_>, salary: i64, names: &Names<'_, '_>) -> String {
    let decimal = |decimal: Decimal| decimal_text(decimal, names.texts);
    let years = |halves: i64| decimal(Decimal::read(&format!("{}.{}", halves / 2, halves % 2 * 5)).unwrap_or_default());
    let salary = ("salary", names.texts.number(salary));
    match part.formula {
        Formula::PerMonth { rate, months } => {
            let args = [("rate", decimal(rate)), ("months", names.texts.number(months)), salary];
            names.say("formula-per-month", &args)
        }
        Formula::PerYear { rate, halves } => {
            names.say("formula-per-year", &[("rate", decimal(rate)), ("years", years(halves)), salary])
        }
        Formula::Service { base, base_years, rate, halves } => {
            let first = names.texts.number(base_years);
            let args =
                [("base", decimal(base)), ("rate", decimal(rate)), ("years", years(halves)), ("first", first), salary];
            names.say(if halves > 2 * base_years { "formula-service" } else { "formula-service-base" }, &args)
        }
        Formula::Fixed { months } => names.say("formula-fixed", &[("months", decimal(months)), salary]),
    }
}

/// A status in words.
pub(super) fn status_of(basis: &Basis<'_>, names: &Names<'_, '_>) -> String {
    names.say(&format!("grade-{}", basis.dated.status.word()), &[])
}

/// A number of đồng with its unit.
pub(super) fn amount_of(number: String, names: &Names<'_, '_>) -> String {
    names.say("amount-vnd", &[("number", number)])
}

/// Why there is no amount, in words.
pub fn obstacle_text(obstacle: &Obstacle<'_>, names: &Names<'_, '_>) -> String {
    let measure = |measure: &Option<Measure>| match measure {
        None => String::new(),
        Some(Measure::Months(months)) => names.texts.number(*months),
        Some(Measure::Day(day)) => date_text(*day, names.texts),
        Some(Measure::Word(word)) => {
            let key = word.replace('_', "-");
            let texts = names.texts;
            texts.find(&format!("barred-{key}"), &[]).unwrap_or_else(|| texts.say(&format!("category-{key}"), &[]))
        }
    };
    let args = [
        ("measured", measure(&obstacle.measured)),
        ("limit", measure(&obstacle.limit)),
        ("missing", obstacle.missing.join(", ")),
    ];
    names.say(&format!("obstacle-{}", obstacle.code.word()), &args)
}
