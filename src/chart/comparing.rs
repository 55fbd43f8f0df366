//! Several options in pictures: each figure as small bars, two figures as a plane, all figures as lines over axes.

use super::Chart;
use super::measures::{Measure, Value, compared, label, legend};
use super::registry::Missing;
use super::shape::{Multiples, Parallel, Point, Scatter, Series, Shape};
use super::words::{column, notes, of_province};
use crate::compare::{Better, unbeaten};
use crate::evaluate::Figure;
use crate::model::Count;
use crate::report::{Cell, Study, Table, Texts};

/// The figures of all options as small bars, those that nobody knows left out.
pub fn compare(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    let measures: Vec<Measure> = compared().filter(|measure| values(*measure, study).iter().any(is_known)).collect();
    let figures = measures.iter().map(|measure| Series {
        name: measure.name(texts),
        values: values(*measure, study).iter().map(|value| measure.middle(*value)).collect(),
    });
    let best = measures.iter().map(|measure| measure.best(&values(*measure, study))).collect();
    let shape = Shape::Multiples(Multiples { options: labels(study, texts), figures: figures.collect(), best });
    Ok(vec![chart("compare", study, &measures, shape, &[], texts)])
}

/// Options by what they move and what they bring: how many people change their agency, and the first figure of the
/// result that tells the options apart. Marked are those that no other beats in both.
pub fn balanced(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    const ACROSS: Measure = Measure::Figure(Figure::PeopleMoved);
    const RESULTS: [Measure; 4] = [
        Measure::Figure(Figure::TasksWithSeveralLeads),
        Measure::Figure(Figure::Agencies),
        Measure::Figure(Figure::SubUnits),
        Measure::Gaps,
    ];
    let differ = |measure: &Measure| {
        let values = values(*measure, study);
        values.iter().all(is_known) && values.iter().any(|value| *value != values[0])
    };
    if !values(ACROSS, study).iter().all(is_known) {
        return Err(Missing("chart-missing-moved"));
    }
    let up = RESULTS.into_iter().find(differ).ok_or(Missing("chart-missing-difference"))?;
    let cost = |at: usize| [ACROSS, up].map(|measure| measure.cost(measure.after(&study.options[at]))).to_vec();
    let costs: Vec<Vec<Count>> = (0..study.options.len()).map(cost).collect();
    let middle = |measure: Measure, at: usize| measure.middle(measure.after(&study.options[at])).unwrap_or_default();
    let point = |at: usize| Point {
        name: label(at, texts),
        across: middle(ACROSS, at),
        up: middle(up, at),
        marked: unbeaten(&costs, at) == Some(true),
    };
    let scatter = Scatter {
        across: ACROSS.name(texts),
        up: up.name(texts),
        points: (0..study.options.len()).map(point).collect(),
        marked_name: texts.say("chart-balanced-marked", &[]),
        other_name: texts.say("chart-balanced-other", &[]),
    };
    let marked = scatter.points.iter().filter(|point| point.marked).map(|point| point.name.clone());
    let args = [("options", marked.collect::<Vec<_>>().join(", "))];
    Ok(vec![chart("balanced", study, &[ACROSS, up], Shape::Scatter(scatter), &args, texts)])
}

/// Options as lines over the figures that tell them apart.
pub fn profile(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    let mut axes = Vec::new();
    let mut measures = Vec::new();
    for measure in compared() {
        let middles: Vec<i64> = values(measure, study).iter().filter_map(|value| measure.middle(*value)).collect();
        let (Some(low), Some(high)) = (middles.iter().min(), middles.iter().max()) else { continue };
        if low == high {
            continue;
        }
        let (best, worst) = if measure.better() == Some(Better::More) { (*high, *low) } else { (*low, *high) };
        axes.push((measure.name(texts), best, worst));
        measures.push(measure);
    }
    if axes.len() < 2 {
        return Err(Missing("chart-missing-difference"));
    }
    let options = study.options.iter().enumerate().map(|(at, option)| Series {
        name: label(at, texts),
        values: measures.iter().map(|measure| measure.middle(measure.after(option))).collect(),
    });
    let shape = Shape::Parallel(Parallel { options: options.collect(), axes });
    Ok(vec![chart("profile", study, &measures, shape, &[], texts)])
}

/// A figure of every option.
fn values(measure: Measure, study: &Study<'_>) -> Vec<Value> {
    study.options.iter().map(|option| measure.after(option)).collect()
}

fn is_known(value: &Value) -> bool {
    matches!(value, Value::Between(..))
}

/// The short names of the options.
pub(super) fn labels(study: &Study<'_>, texts: &Texts) -> Vec<String> {
    (0..study.options.len()).map(|at| label(at, texts)).collect()
}

/// The frame of a comparison, its table a row for each figure and a column for each option.
fn chart(
    word: &'static str,
    study: &Study<'_>,
    measures: &[Measure],
    shape: Shape,
    args: &[(&str, String)],
    texts: &Texts,
) -> Chart {
    let mut columns = vec![column("figure", texts.say("column-figure", &[]))];
    columns.extend(study.options.iter().map(|option| {
        let mut column = column("", option.plan.name.clone());
        column.key = option.plan.id.clone().into();
        column
    }));
    let mut data = Table::new(columns);
    for measure in measures {
        let mut row = vec![Cell::text(measure.name(texts))];
        row.extend(values(*measure, study).iter().map(|value| Cell::text(measure.text(*value, texts))));
        data.row(row);
    }
    let mut under = legend(study, texts);
    under.extend(texts.find(&format!("chart-{word}-note"), &[]));
    if measures.contains(&Measure::Figure(Figure::PeopleMoved)) {
        under.push(texts.say("chart-moved-note", &[]));
    }
    under.extend(notes(&study.provenance, texts));
    let mut said = vec![("count", study.options.len().to_string()), ("figures", measures.len().to_string())];
    said.extend(args.iter().cloned());
    Chart {
        word,
        title: texts.say(&format!("chart-{word}"), &[]),
        subtitle: of_province(texts.say("chart-options-shown", &[]), study, texts),
        unit: String::new(),
        notes: under,
        alt: texts.say(&format!("chart-{word}-alt"), &said),
        shape,
        data,
    }
}
