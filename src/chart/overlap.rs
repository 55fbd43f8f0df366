//! What agencies share with one another: agencies × agencies, those that share much side by side.

use super::Chart;
use super::holders::{Holders, Shared, shared};
use super::registry::Missing;
use super::seriation::seriation;
use super::shape::{Cell, Heat, Mark, Shape};
use super::words::{column, notes_of, state_subtitle, states, to_review};
use crate::report::{self, State, Studied, Study, Table, Texts};
use std::collections::BTreeMap;

/// What is counted of a pair.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    /// Tasks that both lead.
    BothLead,
    /// Tasks that one leads and the other coordinates.
    Interfaces,
}

impl Measure {
    fn of(self, shared: &Shared) -> i64 {
        i64::from(match self {
            Measure::BothLead => shared.both_lead,
            Measure::Interfaces => shared.interfaces,
        })
    }

    /// The first part of the keys of its texts.
    fn key(self) -> &'static str {
        match self {
            Measure::BothLead => "chart-overlap",
            Measure::Interfaces => "chart-interfaces",
        }
    }
}

/// Two matrices of each state: tasks that two agencies lead, and tasks that one leads and the other coordinates. A
/// matrix in which nobody shares anything is left out.
pub fn overlap(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    let mut charts = Vec::new();
    let states: Vec<_> = states(study)
        .into_iter()
        .map(|(state, option)| {
            let agencies = Holders::of(state, study, texts);
            let pairs = shared(&agencies, state);
            (state, option, agencies, pairs)
        })
        .collect();
    for measure in [Measure::BothLead, Measure::Interfaces] {
        for (state, option, agencies, pairs) in &states {
            charts.extend(chart(study, (state, *option), (agencies, pairs), measure, texts));
        }
    }
    if charts.is_empty() { Err(Missing("chart-missing-overlap")) } else { Ok(charts) }
}

fn chart(
    study: &Study<'_>,
    (state, option): (&State<'_>, Option<&Studied<'_>>),
    (agencies, pairs): (&Holders, &BTreeMap<(usize, usize), Shared>),
    measure: Measure,
    texts: &Texts,
) -> Option<Chart> {
    let value = |a: usize, b: usize| pairs.get(&(a.min(b), a.max(b))).map_or(0, |shared| measure.of(shared));
    let mut members: Vec<usize> =
        pairs.iter().filter(|(_, shared)| measure.of(shared) > 0).flat_map(|((a, b), _)| [*a, *b]).collect();
    members.sort_unstable();
    members.dedup();
    if members.is_empty() {
        return None;
    }
    let alike: Vec<Vec<u64>> =
        members.iter().map(|a| members.iter().map(|b| u64::try_from(value(*a, *b)).unwrap_or(0)).collect()).collect();
    let order: Vec<usize> = seriation(&alike).into_iter().map(|at| members[at]).collect();
    let across = |a: usize, b: usize| measure == Measure::BothLead && agencies.tiers[a] != agencies.tiers[b];
    let cell = |a: usize, b: usize| {
        let value = value(a, b);
        Cell { value, mark: (value > 0 && across(a, b)).then_some(Mark::AcrossTiers) }
    };
    let cells: Vec<Vec<Cell>> = order.iter().map(|a| order.iter().map(|b| cell(*a, *b)).collect()).collect();
    let names: Vec<String> = order.iter().map(|at| agencies.names[*at].clone()).collect();
    let say = |part: &str| texts.say(&format!("{}{part}", measure.key()), &[]);
    let marked = cells.iter().flatten().any(|cell| cell.mark.is_some());
    let marks = if marked { vec![(Mark::AcrossTiers, texts.say("chart-mark-across-tiers", &[]))] } else { Vec::new() };
    let mut notes = vec![texts.say("chart-overlap-note", &[])];
    if measure == Measure::BothLead {
        notes.extend(to_review(option, study, texts));
    }
    notes.extend(notes_of(option, study, texts));
    let mut listed: Vec<(usize, usize)> = Vec::new();
    for (later, b) in order.iter().enumerate() {
        listed.extend(order[..later].iter().filter(|a| value(**a, *b) > 0).map(|a| (*a, *b)));
    }
    listed.sort_by_key(|(a, b)| (std::cmp::Reverse(value(*a, *b)), *a, *b));
    let pair = |(a, b): &(usize, usize)| format!("{} – {}", agencies.names[*a], agencies.names[*b]);
    let most = listed.first().map(|most| (pair(most), value(most.0, most.1))).unwrap_or_default();
    let single = single_pairs(state, measure);
    let args = [
        ("agencies", order.len().to_string()),
        ("pairs", texts.number(i64::try_from(single).unwrap_or(i64::MAX))),
        ("most", most.0),
        ("count", texts.number(most.1)),
    ];
    Some(Chart {
        word: "overlap",
        title: say(""),
        subtitle: state_subtitle(option, study, texts),
        unit: texts.say("chart-unit-tasks", &[]),
        notes,
        alt: texts.say(&format!("{}-alt", measure.key()), &args),
        shape: Shape::Heat(Heat {
            rows: names.clone(),
            columns: names,
            cells,
            shade_name: say("-shade"),
            marks,
            ..Heat::default()
        }),
        data: data(&listed, agencies, pairs, texts),
    })
}

/// How many pairs of single agencies share something.
fn single_pairs(state: &State<'_>, measure: Measure) -> usize {
    let has = |pair: &&crate::overlap::PairOverlap| match measure {
        Measure::BothLead => pair.both_lead > 0,
        Measure::Interfaces => pair.interfaces > 0,
    };
    state.overlap.pairs.iter().filter(has).count()
}

fn data(
    listed: &[(usize, usize)],
    agencies: &Holders,
    pairs: &BTreeMap<(usize, usize), Shared>,
    texts: &Texts,
) -> Table {
    let titles = ["column-agency", "chart-overlap-other", "column-both-lead", "column-interfaces"];
    let keys = ["agency", "other", "both-lead", "interfaces"];
    let mut table =
        Table::new(keys.into_iter().zip(titles).map(|(key, title)| column(key, texts.say(title, &[]))).collect());
    for (a, b) in listed {
        let shared = pairs.get(&(*a.min(b), *a.max(b))).copied().unwrap_or_default();
        table.row(vec![
            report::Cell::text(agencies.names[*a].as_str()),
            report::Cell::text(agencies.names[*b].as_str()),
            report::Cell::Number(Some(i64::from(shared.both_lead))),
            report::Cell::Number(Some(i64::from(shared.interfaces))),
        ]);
    }
    table
}
