//! What is counted by class, as every report counts it: bodies, heads, deputies of departments, divisions, public-service
//! units …

use super::Chart;
use super::pairs::{Heading, Pair, pairs};
use super::registry::Missing;
use super::words::{abbreviations, each_option};
use crate::evaluate::ByClass;
use crate::model::Count;
use crate::report::{Studied, Study, Texts, class_names};

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
    let said = abbreviations(rows.iter().map(|row| row.name.as_str()), texts).into_iter().collect();
    let title = texts.say(counted.title, &[]);
    let heading = Heading { word: counted.word, title, unit: counted.unit, item: "column-class" };
    pairs(study, option, heading, (rows, said), texts)
}
