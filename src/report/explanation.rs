//! A figure taken apart: its formula, its rows with source and grade, and its sum.

use super::evaluation::figure_name;
use super::names::{Names, PlanFacts};
use super::page::{Cell, Column, Report, Section, Table};
use super::provenance::{Provenance, grade_text};
use super::tree::title;
use crate::evaluate::Figure;
use crate::explain::{Explanation, Whole};

/// The report of an explanation; at most `limit` rows.
pub fn explanation_report(
    explanation: &Explanation,
    plan: Option<&PlanFacts>,
    limit: usize,
    provenance: Provenance,
    names: &Names<'_, '_>,
) -> Report {
    let figure = explanation.figure;
    let total = super::number::cell_text(&Cell::Number(explanation.total), names.texts);
    let whole = match explanation.whole {
        Whole::Sum => "explain-sum",
        Whole::Longest => "explain-longest",
        Whole::Widest => "explain-widest",
    };
    let intro = vec![
        title(plan, &provenance, names),
        format!("{} {}", names.say("column-formula", &[]) + ":", figure_formula(figure, names)),
        names.say(whole, &[("count", names.number(explanation.parts.len())), ("total", total.clone())]),
    ];
    let collapsing = |key: &'static str, collapsible| Column {
        key: key.into(),
        title: names.say(&format!("column-{key}"), &[]),
        collapsible,
    };
    let mut table = Table::new(vec![
        collapsing("id", false),
        collapsing("name", false),
        collapsing("agencies", false),
        collapsing("areas", true),
        collapsing("amount", true),
        collapsing("grade", true),
        collapsing("source", true),
    ]);
    for part in explanation.parts.iter().take(limit) {
        let (id, name) = names.explained(part.row);
        table.row(vec![
            Cell::text(id),
            Cell::text(name),
            Cell::text(names.bodies(&part.agencies)),
            Cell::text(names.areas(&part.areas)),
            Cell::Number(part.amount),
            Cell::text(grade_text(part.grade, names.texts)),
            Cell::text(part.source.as_deref().unwrap_or_default()),
        ]);
    }
    let mut section = Section::new("parts", names.say("section-parts", &[]));
    if !table.rows.is_empty() {
        section = section.table(table);
    }
    let more = explanation.parts.len().saturating_sub(limit);
    if more > 0 {
        section = section.text(names.say("more-with-all", &[("count", names.number(more))]));
    }
    let heading = names.say("explain-title", &[("figure", figure_name(figure, names)), ("total", total)]);
    Report { title: heading, intro, sections: vec![section], provenance }
}

/// How a figure is counted.
pub fn figure_formula(figure: Figure, names: &Names<'_, '_>) -> String {
    names.say(&format!("figure-{}.formula", figure.word().replace('_', "-")), &[])
}

/// Every figure with its word, its name and its value.
pub fn figures_report(
    values: &crate::evaluate::Indicators,
    plan: Option<&PlanFacts>,
    provenance: Provenance,
    names: &Names<'_, '_>,
) -> Report {
    let keys = ["id", "figure", "amount", "formula"];
    let column = |key: &'static str| Column {
        key: key.into(),
        title: names.say(&format!("column-{key}"), &[]),
        collapsible: false,
    };
    let mut table = Table::new(keys.into_iter().map(column).collect());
    for figure in Figure::ALL.iter().copied() {
        table.row(vec![
            Cell::text(figure.word()),
            Cell::text(figure_name(figure, names)),
            Cell::Number(values.get(figure)),
            Cell::text(figure_formula(figure, names)),
        ]);
    }
    let section = Section::new("figures", names.say("section-figures-list", &[])).table(table);
    Report { title: title(plan, &provenance, names), intro: Vec::new(), sections: vec![section], provenance }
}
