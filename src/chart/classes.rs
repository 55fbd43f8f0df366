//! What is counted by class, as every report counts it: bodies, heads, deputies of departments, divisions, public-service
//! units …

use super::Chart;
use super::registry::Missing;
use super::shape::{Bars, Series, Shape};
use super::words::{abbreviations, alt_total, changed, column, each_option, notes_of, sentence, subtitle};
use crate::evaluate::ByClass;
use crate::model::Count;
use crate::report::{Cell, Studied, Study, Table, Texts, change, class_names};

/// What a chart by class counts.
pub struct Counted {
    /// The word of the chart.
    pub word: &'static str,
    /// The position of its measure in [`ByClass`].
    pub measure: usize,
    /// The key of its title.
    pub title: &'static str,
    /// The key of its unit.
    pub unit: &'static str,
}

/// How many bodies of each class there are before and after.
pub fn classes(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    let chart = |option: Option<&Studied<'_>>| {
        let title = if option.is_some() { "chart-classes" } else { "chart-classes.now" };
        let counted = Counted { word: "classes", measure: 0, title, unit: "chart-unit-bodies" };
        by_class(study, option, &counted, texts)
    };
    Ok(each_option(study).into_iter().map(chart).collect())
}

/// A measure by class before an option and after it; without one, as things stand.
pub fn by_class(study: &Study<'_>, option: Option<&Studied<'_>>, counted: &Counted, texts: &Texts) -> Chart {
    let of = |counts: &ByClass| -> Vec<Count> { counts.iter().map(|measures| measures[counted.measure]).collect() };
    let before = of(&study.indicators().by_class);
    let after = option.map(|option| of(&option.evaluation.after.by_class));
    let labels = class_names(study.organisation(), texts);
    let there = |at: &usize| before[*at] != Some(0) || after.as_ref().is_some_and(|after| after[*at] != Some(0));
    let shown: Vec<usize> = (0..labels.len()).filter(there).collect();
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
            cells.extend([Cell::Number(after[*at]), Cell::Change(change(before[*at], after[*at]))]);
        }
        data.row(cells);
    }
    let title = texts.say(counted.title, &[]);
    let sum = |counts: &[Count]| -> Count { counts.iter().copied().sum() };
    let alt = alt_total(&title, sum(&before), after.as_deref().map(sum), texts);
    let after = after.unwrap_or_else(|| before.clone());
    let remark = |at: &usize| changed(before[*at], after[*at], texts);
    let categories: Vec<String> = shown.iter().map(|at| sentence(&labels[*at])).collect();
    let mut notes: Vec<String> = abbreviations(categories.iter().map(String::as_str), texts).into_iter().collect();
    notes.extend(notes_of(option, study, texts));
    Chart {
        word: counted.word,
        title,
        subtitle: subtitle(option, study, texts),
        unit: texts.say(counted.unit, &[]),
        notes,
        alt,
        shape: Shape::Bars(Bars { categories, series, remarks: shown.iter().map(remark).collect(), ..Bars::default() }),
        data,
    }
}
