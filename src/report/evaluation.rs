//! The report of an evaluation: figures before, after and their change; who leads what; findings; the bench.

use super::competence;
use super::findings;
use super::law::{against_section, rules_section, verdict_line};
use super::moves::{bench, leads};
use super::names::{Names, PlanFacts, StepName, class_names};
use super::number::{change, percent_cell};
use super::page::{Cell, Column, Report, Row, Section, Table};
use super::provenance::Provenance;
use crate::competence::Decision;
use crate::evaluate::{CATEGORY_MEASURES, CLASS_MEASURES, Evaluation, Figure, Status};
use crate::lineage::LeadChange;
use crate::model::{Category, Count};
use crate::norms::Norms;
use crate::rules::law::Law;
use jiff::civil::Date;

/// How many findings of one code are shown where not all are asked for.
const LISTED: usize = 60;

/// How many tasks that go one way are shown where not all are asked for.
const MOVED: usize = 15;

/// What the report of an evaluation shows.
pub struct Evaluated<'a> {
    /// The outcome.
    pub evaluation: &'a Evaluation,
    /// The plan; none: the apparatus as it stands.
    pub plan: Option<&'a PlanFacts>,
    /// The plans that it stands on, by name.
    pub bases: &'a [String],
    /// The steps of the run.
    pub steps: &'a [StepName],
    /// Tasks whose lead differs.
    pub leads: &'a [LeadChange],
    /// Who decides on each step.
    pub decisions: &'a [Decision<'a>],
    /// How many points of the inputs are to be looked at.
    pub warnings: usize,
    /// Whether long lists are shown whole and unchanged findings one by one.
    pub all: bool,
    /// The law that judged; none: no day is known.
    pub law: Option<Judgement<'a>>,
}

/// The law that judged an evaluation.
#[derive(Clone, Copy)]
pub struct Judgement<'a> {
    /// The law of the day.
    pub law: &'a Law<'a>,
    /// The pack it is of.
    pub norms: &'a Norms,
    /// The same plan under the law of another day.
    pub against: Option<(Date, &'a Evaluation)>,
}

/// Figures that only a plan moves: they have no before.
pub const EFFECTS: &[Figure] = &[
    Figure::BenchQuota,
    Figure::BenchStaff,
    Figure::LeadersReleased,
    Figure::PeopleMoved,
    Figure::TasksMoved,
    Figure::DocumentsTouched,
    Figure::ProceduresTouched,
];

/// The headings under which figures are shown, each with its first figure.
const GROUPS: &[(Figure, &str)] = &[
    (Figure::Bodies, "group-structure"),
    (Figure::Tasks, "group-tasks"),
    (Figure::Quota, "group-posts"),
    (Figure::BenchQuota, "group-effects"),
];

/// The order in which figures are shown, those of one heading together, the first of each with the heading's key.
pub fn shown_figures() -> impl Iterator<Item = (Option<&'static str>, Figure)> {
    let effect = |figure: &Figure| EFFECTS.contains(figure);
    let plain = Figure::ALL.iter().copied().filter(move |figure| !effect(figure));
    plain.chain(EFFECTS.iter().copied()).map(|figure| {
        let group = GROUPS.iter().find(|(first, _)| *first == figure).map(|group| group.1);
        (group, figure)
    })
}

/// The report of an evaluation.
pub fn evaluation_report(facts: &Evaluated<'_>, provenance: Provenance, names: &Names<'_, '_>) -> Report {
    let planned = facts.plan.is_some();
    let limit = if facts.all { usize::MAX } else { LISTED };
    let findings = &facts.evaluation.findings;
    let mut sections = vec![figures(facts, names), classes(facts, names), categories(facts, names)];
    if planned {
        let moved = if facts.all { usize::MAX } else { MOVED };
        sections.push(leads(facts.leads, moved, names));
        sections.push(bench(&facts.evaluation.findings, names));
        sections.push(competence::section(facts.decisions, facts.steps, facts.all, names));
    }
    if let Some(Judgement { law, norms, against }) = facts.law {
        if let Some((day, other)) = against {
            sections.push(against_section((law.day(), facts.evaluation), (day, other), limit, names));
        }
        sections.push(rules_section(facts.evaluation, law, norms, names));
    }
    sections.push(findings::summary(findings, planned, names));
    if planned {
        for status in [Status::New, Status::Fixed] {
            let title = names.say(&format!("section-{}", status.word()), &[]);
            sections.push(findings::listed(findings, status, title, limit, facts.steps, names));
        }
    }
    if facts.all || !planned {
        let title = names.say(if planned { "section-unchanged" } else { "section-listed" }, &[]);
        sections.push(findings::listed(findings, Status::Unchanged, title, limit, facts.steps, names));
    }
    sections.retain(|section| !section.blocks.is_empty());
    let (title, mut intro) = heading(facts, &provenance, names);
    intro.push(match facts.law {
        Some(Judgement { law, .. }) => verdict_line(facts.evaluation, law, names),
        None => names.say("law-no-day", &[]),
    });
    if facts.warnings > 0 {
        intro.push(names.say("inputs-with-warnings", &[("count", names.number(facts.warnings))]));
    }
    Report { title, intro, sections, provenance }
}

fn heading(facts: &Evaluated<'_>, provenance: &Provenance, names: &Names<'_, '_>) -> (String, Vec<String>) {
    let Some(plan) = facts.plan else {
        return (names.say("title-as-it-stands", &[("case", provenance.case_name.clone())]), Vec::new());
    };
    let mut intro = vec![provenance.case_name.clone()];
    intro.extend(plan.basis.iter().map(|basis| names.say("plan-basis", &[("basis", basis.clone())])));
    if !facts.bases.is_empty() {
        intro.push(names.say("plan-bases", &[("plans", facts.bases.join("; "))]));
    }
    (names.say("title-plan", &[("plan", plan.name.clone())]), intro)
}

/// The columns of a comparison before and after; without a plan there is one number.
fn before_after(first: Column, planned: bool, names: &Names<'_, '_>) -> Vec<Column> {
    let column =
        |key: &'static str, title: &str| Column { key: key.into(), title: names.say(title, &[]), collapsible: false };
    let mut columns = vec![first];
    if planned {
        columns.push(column("before", "column-before"));
        columns.push(column("after", "column-after"));
        columns.push(column("change", "column-change"));
        columns.push(column("percent", "column-percent"));
    } else {
        columns.push(column("before", "column-now"));
    }
    columns
}

/// The cells of a figure before and after.
fn cells(name: String, before: Count, after: Count, planned: bool) -> Vec<Cell> {
    let mut cells = vec![Cell::Text(name), Cell::Number(before)];
    if planned {
        let change = change(before, after);
        cells.push(Cell::Number(after));
        cells.push(Cell::Change(change));
        cells.push(percent_cell(change, before, true));
    }
    cells
}

fn figures(facts: &Evaluated<'_>, names: &Names<'_, '_>) -> Section {
    let planned = facts.plan.is_some();
    let first = Column { key: "item".into(), title: names.say("column-figure", &[]), collapsible: false };
    let mut table = Table::new(before_after(first, planned, names));
    for (group, figure) in shown_figures() {
        let effect = EFFECTS.contains(&figure);
        if effect && !planned {
            continue;
        }
        if let Some(group) = group {
            table.rows.push(Row::Group(names.say(group, &[])));
        }
        let (before, after) = (facts.evaluation.before.get(figure), facts.evaluation.after.get(figure));
        let mut cells = cells(figure_name(figure, names), before, after, planned);
        if effect {
            // Before the plan there is nothing to count, and zero would read as a count.
            (cells[1], cells[3], cells[4]) = (Cell::Blank, Cell::Blank, Cell::Blank);
        }
        table.row(cells);
    }
    Section::new("figures", names.say("section-figures", &[])).table(table)
}

/// The name of a figure.
pub fn figure_name(figure: Figure, names: &Names<'_, '_>) -> String {
    names.say(&format!("figure-{}", figure.word().replace('_', "-")), &[])
}

fn classes(facts: &Evaluated<'_>, names: &Names<'_, '_>) -> Section {
    let section = Section::new("classes", names.say("section-classes", &[]));
    let (before, after) = (&facts.evaluation.before.by_class, &facts.evaluation.after.by_class);
    let labels = class_names(names.draft.baseline().organisation(), names.texts);
    let first = || Column { key: "item".into(), title: names.say("column-class", &[]), collapsible: false };
    let before: Vec<&[Count]> = before.iter().map(|counts| counts.as_slice()).collect();
    let after: Vec<&[Count]> = after.iter().map(|counts| counts.as_slice()).collect();
    if facts.plan.is_none() {
        return section.table(matrix(first(), &labels, &before, &CLASS_MEASURES, names));
    }
    by_measure(section, first(), &labels, &before, &after, &CLASS_MEASURES[..3], facts.all, names)
}

fn categories(facts: &Evaluated<'_>, names: &Names<'_, '_>) -> Section {
    let section = Section::new("categories", names.say("section-categories", &[]));
    if !names.draft.baseline().organisation().has_posts() {
        return section.text(names.say("no-posts", &[]));
    }
    let (before, after) = (&facts.evaluation.before.by_category, &facts.evaluation.after.by_category);
    let labels: Vec<String> = Category::ALL.iter().map(|category| names.category(*category)).collect();
    let first = || Column { key: "item".into(), title: names.say("column-category", &[]), collapsible: false };
    let before: Vec<&[Count]> = before.iter().map(|counts| counts.as_slice()).collect();
    let after: Vec<&[Count]> = after.iter().map(|counts| counts.as_slice()).collect();
    if facts.plan.is_none() {
        return section.table(matrix(first(), &labels, &before, &CATEGORY_MEASURES[..4], names));
    }
    by_measure(section, first(), &labels, &before, &after, &CATEGORY_MEASURES[..4], facts.all, names)
}

/// The name of a measure.
fn measure(word: &str, names: &Names<'_, '_>) -> String {
    names.say(&format!("measure-{}", word.replace('_', "-")), &[])
}

/// One row for each label, one column for each measure; labels without anything are left out.
fn matrix(
    first: Column,
    labels: &[String],
    counts: &[&[Count]],
    measures: &[&'static str],
    names: &Names<'_, '_>,
) -> Table {
    let mut columns = vec![first];
    columns.extend(measures.iter().map(|key| Column {
        key: (*key).into(),
        title: measure(key, names),
        collapsible: false,
    }));
    let mut table = Table::new(columns);
    for (label, counts) in labels.iter().zip(counts) {
        let counts = &counts[..measures.len()];
        if counts.iter().any(|count| *count != Some(0)) {
            let cells = std::iter::once(Cell::text(label.as_str()));
            table.row(cells.chain(counts.iter().map(|count| Cell::Number(*count))).collect());
        }
    }
    table
}

/// Before, after and change of each label under a heading for each measure; unless all are asked for, only what
/// changes is listed and the rest counted.
#[allow(clippy::too_many_arguments, reason = "one table has this many facts, and both callers name them all")]
fn by_measure(
    section: Section,
    first: Column,
    labels: &[String],
    before: &[&[Count]],
    after: &[&[Count]],
    measures: &[&str],
    all: bool,
    names: &Names<'_, '_>,
) -> Section {
    let mut table = Table::new(before_after(first, true, names));
    let mut unchanged = 0;
    for (at, word) in measures.iter().enumerate() {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for (label, (before, after)) in labels.iter().zip(before.iter().zip(after)) {
            let (before, after) = (before[at], after[at]);
            if before == after && !all {
                unchanged += usize::from(before != Some(0));
            } else if (before, after) != (Some(0), Some(0)) {
                rows.push(cells(label.clone(), before, after, true));
            }
        }
        if !rows.is_empty() {
            table.rows.push(Row::Group(measure(word, names)));
            rows.into_iter().for_each(|row| table.row(row));
        }
    }
    let mut section = section;
    if !table.rows.is_empty() {
        section = section.table(table);
    }
    if unchanged > 0 {
        section = section.text(names.say("rows-unchanged", &[("count", names.number(unchanged))]));
    }
    section
}
