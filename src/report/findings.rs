//! Findings as tables: counted by code and status, then listed code by code.

use super::names::{Names, StepName};
use super::page::{Block, Cell, Column, Section, Table};
use super::provenance::date_text;
use crate::evaluate::{Judged, Status};
use crate::rules::{Code, Severity};

/// The order in which codes are shown: the gravest first, else as declared.
fn shown_order(findings: &[&Judged]) -> Vec<(Severity, Code)> {
    let mut order: Vec<(Severity, Code)> =
        findings.iter().map(|judged| (judged.finding.severity, judged.finding.code)).collect();
    order.sort_unstable();
    order.dedup();
    order
}

/// The name of a code with its severity: what a heading says.
pub fn code_title(code: Code, names: &Names<'_, '_>) -> String {
    names.say(&format!("finding-{}", code.word()), &[])
}

fn severity_text(severity: Severity, names: &Names<'_, '_>) -> String {
    names.say(&format!("severity-{}", severity.word()), &[])
}

/// How many findings of each code are new, fixed and unchanged; without a plan, how many there are.
pub fn summary(findings: &[Judged], planned: bool, names: &Names<'_, '_>) -> Section {
    let all: Vec<&Judged> = findings.iter().collect();
    let mut columns = vec![
        Column { key: "severity".into(), title: names.say("column-severity", &[]), collapsible: false },
        Column { key: "finding".into(), title: names.say("column-finding", &[]), collapsible: false },
    ];
    let statuses: &[Status] =
        if planned { &[Status::New, Status::Fixed, Status::Unchanged] } else { &[Status::Unchanged] };
    for status in statuses {
        let (key, title) = match (planned, status) {
            (false, _) => ("count", "column-count".to_owned()),
            (true, Status::New) => ("new", "status-new".to_owned()),
            (true, Status::Fixed) => ("fixed", "status-fixed".to_owned()),
            (true, Status::Unchanged) => ("unchanged", "status-unchanged".to_owned()),
        };
        columns.push(Column { key: key.into(), title: names.say(&title, &[]), collapsible: false });
    }
    let mut table = Table::new(columns);
    for (severity, code) in shown_order(&all) {
        let mut cells = vec![Cell::text(severity_text(severity, names)), Cell::text(code_title(code, names))];
        for status in statuses {
            let count = all.iter().filter(|judged| {
                (judged.finding.severity, judged.finding.code, judged.status) == (severity, code, *status)
            });
            cells.push(Cell::Number(i64::try_from(count.count()).ok()));
        }
        table.row(cells);
    }
    let section = Section::new("findings", names.say("section-findings", &[]));
    if table.rows.is_empty() { section.text(names.say("no-findings", &[])) } else { section.table(table) }
}

/// The findings of one status, listed code by code; at most `limit` of each code.
pub fn listed(
    findings: &[Judged],
    status: Status,
    title: String,
    limit: usize,
    steps: &[StepName],
    names: &Names<'_, '_>,
) -> Section {
    let of_status: Vec<&Judged> = findings.iter().filter(|judged| judged.status == status).collect();
    let mut section = Section::new(&format!("findings-{}", status.word()), title);
    for (severity, code) in shown_order(&of_status) {
        let of_code: Vec<&Judged> = (of_status.iter().copied())
            .filter(|judged| (judged.finding.severity, judged.finding.code) == (severity, code))
            .collect();
        let args = [
            ("severity", severity_text(severity, names)),
            ("finding", code_title(code, names)),
            ("count", names.number(of_code.len())),
        ];
        section.blocks.push(Block::Heading(names.say("finding-heading", &args)));
        let mut table = Table::new(columns(names));
        of_code.iter().take(limit).for_each(|judged| table.row(row(judged, steps, names)));
        section.blocks.push(Block::Table(table));
        if of_code.len() > limit {
            let args = [("count", names.number(of_code.len() - limit))];
            section.blocks.push(Block::Text(names.say("more-with-all", &args)));
        }
    }
    section
}

fn columns(names: &Names<'_, '_>) -> Vec<Column> {
    let column = |key: &'static str, collapsible| {
        let title = names.say(&format!("column-{key}"), &[]);
        Column { key: key.into(), title, collapsible }
    };
    vec![
        column("id", false),
        column("subject", false),
        column("agencies", false),
        column("areas", true),
        column("measured", true),
        column("limit", true),
        column("review", true),
        column("deadline", true),
        column("citation", true),
    ]
}

fn row(judged: &Judged, steps: &[StepName], names: &Names<'_, '_>) -> Vec<Cell> {
    let finding = &judged.finding;
    let (id, name) = names.subject(finding.subject, steps);
    let number = |value: i64| match finding.code {
        Code::FieldFragmented => Cell::Hundredths(value),
        _ => Cell::Number(Some(value)),
    };
    // A code that holds or does not has no measure worth printing.
    let measured = match finding.measured {
        Some(0) if finding.limit.is_none() => Cell::Blank,
        Some(measured) => number(measured),
        None => Cell::Number(None),
    };
    let review = match (finding.lacks, finding.to_review) {
        (Some(lack), _) => names.say(&format!("lack-{}", lack.word()), &[]),
        (None, true) => names.say("to-review", &[]),
        (None, false) => String::new(),
    };
    vec![
        Cell::text(id),
        Cell::text(name),
        Cell::text(names.bodies(&finding.agencies)),
        Cell::text(names.areas(&finding.areas)),
        measured,
        finding.limit.map_or(Cell::Blank, number),
        Cell::text(review),
        Cell::text(finding.deadline.map(|day| date_text(day, names.texts)).unwrap_or_default()),
        Cell::text(names.citation(finding).unwrap_or_default()),
    ]
}
