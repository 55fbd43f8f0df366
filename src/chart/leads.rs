//! Who leads in which field: fields × agencies, with a mark in each cell and the number of tasks beside it.

use super::Chart;
use super::holders::Holders;
use super::joined::tier;
use super::registry::Missing;
use super::shape::{Cell, Heat, Mark, Shape};
use super::words::{column, notes_of, state_subtitle, states, to_review};
use crate::draft::Draft;
use crate::model::{BodyIx, TaskIx};
use crate::report::{self, State, Studied, Study, Table, Texts};
use crate::rules::{LeadCell, TaskFacts};
use std::collections::BTreeMap;

/// The matrix of each state: as it stands, then after each option.
pub fn leads(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    if study.before.tasks.iter().all(|facts| facts.counts.support) {
        return Err(Missing("chart-missing-tasks"));
    }
    let chart = |(state, option): (&State<'_>, Option<&Studied<'_>>)| chart(study, state, option, texts);
    Ok(states(study).into_iter().map(chart).collect())
}

/// What one agency has to do in one field.
#[derive(Clone, Copy, Default)]
pub struct Work {
    /// Tasks that it leads.
    pub leads: i64,
    /// Of these, tasks that others of its level lead too.
    with_others: i64,
    /// Tasks that it only coordinates.
    coordinates: i64,
}

/// A field: all its tasks, what each agency does, tasks with several leads of one level, tasks not led everywhere.
#[derive(Clone, Default)]
pub struct Field {
    /// All its tasks.
    pub tasks: i64,
    /// What each agency does, by its position.
    pub works: BTreeMap<usize, Work>,
    /// Tasks that several agencies of one level lead.
    pub several: i64,
    gaps: i64,
}

/// Every field in the order of the tables, with what the agencies do in it.
pub fn fields(study: &Study<'_>, state: &State<'_>, agencies: &Holders) -> Vec<Field> {
    let organisation = study.organisation();
    let mut fields = vec![Field::default(); organisation.fields().len()];
    for (at, facts) in state.tasks.iter().enumerate().filter(|(_, facts)| !facts.counts.support) {
        let task = TaskIx::new(at);
        add(&mut fields[organisation.task(task).field.at()], agencies, state, task, facts);
    }
    fields
}

fn chart(study: &Study<'_>, state: &State<'_>, option: Option<&Studied<'_>>, texts: &Texts) -> Chart {
    let agencies = Holders::of(state, study, texts);
    let organisation = study.organisation();
    let fields = fields(study, state, &agencies);
    let shown: Vec<(&str, &Field)> =
        organisation.fields().iter().map(String::as_str).zip(&fields).filter(|(_, field)| field.tasks > 0).collect();
    let say = |key: &str| texts.say(key, &[]);
    let marks = [Mark::Lead, Mark::SeveralLeads, Mark::Coordinates, Mark::Gap];
    let heat = matrix(&agencies, &shown, texts);
    let present = |mark: &Mark| heat.cells.iter().flatten().any(|cell| cell.mark == Some(*mark));
    let marks = marks.into_iter().filter(present).map(|mark| (mark, say(mark_name(mark)))).collect();
    let (several, gaps) = (sum(&shown, |field| field.several), sum(&shown, |field| field.gaps));
    let counts =
        [("fields", shown.len()), ("agencies", agencies.names.len())].map(|(key, count)| (key, count.to_string()));
    let mut args = counts.to_vec();
    let key = if gaps > 0 { "chart-leads-alt-gaps" } else { "chart-leads-alt-no-gaps" };
    let gaps = texts.say(key, &[("count", texts.number(gaps))]);
    args.extend([("several", texts.number(several)), ("gaps", gaps)]);
    let mut notes = vec![say("chart-leads-note")];
    notes.extend(to_review(option, study, texts));
    notes.extend(notes_of(option, study, texts));
    Chart {
        word: "leads",
        title: say("chart-leads"),
        subtitle: state_subtitle(option, study, texts),
        unit: say("chart-unit-tasks"),
        notes,
        alt: texts.say("chart-leads-alt", &args),
        data: data(&agencies, &shown, texts),
        shape: Shape::Heat(Heat { marks, legend: vec![say("chart-leads-signs")], ..heat }),
    }
}

fn sum(fields: &[(&str, &Field)], of: impl Fn(&Field) -> i64) -> i64 {
    fields.iter().map(|(_, field)| of(field)).sum()
}

fn mark_name(mark: Mark) -> &'static str {
    match mark {
        Mark::Lead => "chart-mark-lead",
        Mark::SeveralLeads => "chart-mark-several-leads",
        Mark::Coordinates => "chart-mark-coordinates",
        Mark::Gap => "chart-mark-gap",
        Mark::AcrossTiers => "chart-mark-across-tiers",
    }
}

/// Adds one task to its field.
fn add(field: &mut Field, agencies: &Holders, state: &State<'_>, task: TaskIx, facts: &TaskFacts) {
    field.tasks += 1;
    field.several += i64::from(facts.counts.has_several());
    field.gaps += i64::from(!facts.uncovered.is_empty());
    let among: Vec<usize> = among_several(&state.draft, facts).filter_map(|body| agencies.find(body)).collect();
    for (at, [lead, _]) in agencies.held(&state.draft, task) {
        let work = field.works.entry(at).or_default();
        if lead.is_empty() {
            work.coordinates += 1;
        } else {
            work.leads += 1;
            work.with_others += i64::from(among.contains(&at));
        }
    }
}

/// The agencies that lead a task in an area where another of their own level does so too.
fn among_several<'f>(draft: &'f Draft<'_>, facts: &'f TaskFacts) -> impl Iterator<Item = BodyIx> + 'f {
    let several = |cell: &'f LeadCell| {
        let like = |body: &BodyIx| cell.leads.iter().filter(|other| tier(draft, **other) == tier(draft, *body)).count();
        cell.leads.iter().copied().filter(move |body| like(body) > 1)
    };
    facts.cells.iter().flat_map(several)
}

fn matrix(agencies: &Holders, fields: &[(&str, &Field)], texts: &Texts) -> Heat {
    let say = |key: &str| texts.say(key, &[]);
    let gaps = sum(fields, |field| field.gaps) > 0;
    let mut columns = vec![say("chart-leads-tasks")];
    columns.extend(agencies.names.iter().cloned());
    columns.push(say("chart-leads-several"));
    columns.extend(gaps.then(|| say("chart-leads-gaps")));
    let number = |value: i64| Cell { value, mark: None };
    let cell = |work: Option<&Work>| match work {
        None => Cell::default(),
        Some(Work { leads: 0, coordinates, .. }) => Cell { value: *coordinates, mark: Some(Mark::Coordinates) },
        Some(Work { leads, with_others: 0, .. }) => Cell { value: *leads, mark: Some(Mark::Lead) },
        Some(Work { leads, .. }) => Cell { value: *leads, mark: Some(Mark::SeveralLeads) },
    };
    let mut cells = Vec::with_capacity(fields.len() + 1);
    for (_, field) in fields {
        let mut row = vec![number(field.tasks)];
        row.extend((0..agencies.names.len()).map(|at| cell(field.works.get(&at))));
        row.push(number(field.several));
        let gap = Cell { value: field.gaps, mark: (field.gaps > 0).then_some(Mark::Gap) };
        row.extend(gaps.then_some(gap));
        cells.push(row);
    }
    let led = |at: usize| sum(fields, |field| field.works.get(&at).map_or(0, |work| work.leads));
    let mut total = vec![number(sum(fields, |field| field.tasks))];
    total.extend((0..agencies.names.len()).map(|at| number(led(at))));
    total.push(number(sum(fields, |field| field.several)));
    total.extend(gaps.then(|| number(sum(fields, |field| field.gaps))));
    cells.push(total);
    let mut rows: Vec<String> = fields.iter().map(|(name, _)| (*name).to_owned()).collect();
    rows.push(say("chart-leads-total"));
    Heat {
        sum_rows: vec![rows.len() - 1],
        sum_columns: (0..columns.len()).filter(|at| *at == 0 || *at > agencies.names.len()).collect(),
        rows,
        columns,
        cells,
        ..Heat::default()
    }
}

/// A row for each field and agency that has to do with it, so that programs need not read marks.
fn data(agencies: &Holders, fields: &[(&str, &Field)], texts: &Texts) -> Table {
    let keys = ["field", "agency", "leads", "with-others", "coordinates", "gaps"];
    let titles = ["column-field", "column-agency", "column-leads", "chart-leads-with-others", "column-coordinates"];
    let titles = titles.into_iter().chain(["chart-leads-gaps"]);
    let mut table =
        Table::new(keys.into_iter().zip(titles).map(|(key, title)| column(key, texts.say(title, &[]))).collect());
    let number = |value: i64| report::Cell::Number(Some(value));
    for (name, field) in fields {
        for (at, work) in &field.works {
            table.row(vec![
                report::Cell::text(*name),
                report::Cell::text(agencies.names[*at].as_str()),
                number(work.leads),
                number(work.with_others),
                number(work.coordinates),
                report::Cell::Blank,
            ]);
        }
        if field.gaps > 0 {
            let mut row = vec![report::Cell::text(*name), report::Cell::text(texts.say("nobody", &[]))];
            row.extend([report::Cell::Blank, report::Cell::Blank, report::Cell::Blank, number(field.gaps)]);
            table.row(row);
        }
    }
    table
}
