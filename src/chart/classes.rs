//! Bodies by class, as every report counts them: departments, sub-departments, divisions, public-service units …

use super::Chart;
use super::registry::Missing;
use super::shape::{Bars, Series, Shape};
use super::words::{changed, column, each_option, notes_of, sentence, subtitle};
use crate::evaluate::ByClass;
use crate::model::Count;
use crate::report::{Cell, Studied, Study, Table, Texts, change, class_names};

/// How many bodies of each class there are before and after.
pub fn classes(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    Ok(each_option(study).into_iter().map(|option| chart(study, option, texts)).collect())
}

fn chart(study: &Study<'_>, option: Option<&Studied<'_>>, texts: &Texts) -> Chart {
    let bodies = |counts: &ByClass| -> Vec<Count> { counts.iter().map(|measures| measures[0]).collect() };
    let before = bodies(&study.indicators().by_class);
    let after = option.map(|option| bodies(&option.evaluation.after.by_class));
    let labels = class_names(study.organisation(), texts);
    let shown = (0..labels.len())
        .filter(|at| before[*at] != Some(0) || after.as_ref().is_some_and(|after| after[*at] != Some(0)));
    let shown: Vec<usize> = shown.collect();
    let pick = |counts: &[Count]| -> Vec<Count> { shown.iter().map(|at| counts[*at]).collect() };

    let now = if option.is_some() { "column-before" } else { "column-now" };
    let mut series = vec![Series { name: texts.say(now, &[]), values: pick(&before) }];
    let mut columns = vec![column("item", texts.say("column-class", &[])), column("before", texts.say(now, &[]))];
    if let Some(after) = &after {
        series.push(Series { name: texts.say("column-after", &[]), values: pick(after) });
        columns.push(column("after", texts.say("column-after", &[])));
        columns.push(column("change", texts.say("column-change", &[])));
    }
    let mut data = Table::new(columns);
    for at in &shown {
        let mut cells = vec![Cell::text(labels[*at].as_str()), Cell::Number(before[*at])];
        if let Some(after) = &after {
            cells.push(Cell::Number(after[*at]));
            cells.push(Cell::Change(change(before[*at], after[*at])));
        }
        data.row(cells);
    }
    let after = after.unwrap_or_else(|| before.clone());
    let remark = |at: &usize| changed(before[*at], after[*at], texts);
    let title = if option.is_some() { "chart-classes" } else { "chart-classes.now" };
    Chart {
        word: "classes",
        title: texts.say(title, &[]),
        subtitle: subtitle(option, study, texts),
        unit: texts.say("chart-unit-bodies", &[]),
        notes: notes_of(option, study, texts),
        alt: texts.say("chart-classes.shows", &[]),
        shape: Shape::Bars(Bars {
            categories: shown.iter().map(|at| sentence(&labels[*at])).collect(),
            series,
            remarks: shown.iter().map(remark).collect(),
            ..Bars::default()
        }),
        data,
    }
}
