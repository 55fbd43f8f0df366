//! What is counted by class, as every report counts it: bodies, heads, deputies of departments, divisions, public-service
//! units …

use super::Chart;
use super::pairs::{Heading, Pair, pairs};
use super::registry::Missing;
use super::words::{abbreviations, each_option};
use crate::evaluate::{ByClass, Figure};
use crate::model::Count;
use crate::report::{Cell, Studied, Study, Texts, cell_text, class_names};

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
    let after = option.map_or_else(|| before.clone(), |option| of(&option.evaluation.after.by_class));
    let labels = class_names(study.organisation(), texts);
    let there = |at: &usize| [before[*at], after[*at]] != [Some(0); 2];
    let row =
        |at: usize| Pair { name: labels[at].clone(), remark: String::new(), before: before[at], after: after[at] };
    let rows: Vec<Pair> = (0..labels.len()).filter(there).map(row).collect();
    let mut said = Vec::new();
    if counted.measure == 0 {
        said.push(total(study, option, [&before, &after], texts));
    }
    said.extend(abbreviations(rows.iter().map(|row| row.name.as_str()), texts));
    let title = texts.say(counted.title, &[]);
    let heading = Heading { word: counted.word, title, unit: counted.unit, item: "column-class" };
    pairs(study, option, heading, (rows, said), texts)
}

/// How many bodies there are in all, and how many of them are agencies, which is the number that leaders know.
fn total(study: &Study<'_>, option: Option<&Studied<'_>>, [before, after]: [&[Count]; 2], texts: &Texts) -> String {
    let number = |count: Count| cell_text(&Cell::Number(count), texts);
    let after_of = option.map_or(study.indicators(), |option| &option.evaluation.after);
    let args = [
        ("before", number(before.iter().copied().sum())),
        ("after", number(after.iter().copied().sum())),
        ("agencies-before", number(study.indicators().get(Figure::Agencies))),
        ("agencies-after", number(after_of.get(Figure::Agencies))),
    ];
    texts.say(if option.is_some() { "chart-classes.total" } else { "chart-classes.total-now" }, &args)
}
