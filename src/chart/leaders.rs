//! Heads and deputies: by class before and after, and the bodies that have more deputies than they may.

use super::Chart;
use super::registry::Missing;
use super::shape::{Bars, Series, Shape};
use super::words::{column, each_option, notes_of, prose, sentence, subtitle};
use crate::evaluate::ByClass;
use crate::model::{BodyIx, Count};
use crate::report::{Cell, Forecast, Studied, Study, Table, Texts, change, class_names, date_text};
use crate::simulate::BodyNorm;

/// Heads by class, deputies by class, and bodies over their number of deputies.
pub fn leaders(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    if !study.organisation().has_posts() {
        return Err(Missing("chart-missing-posts"));
    }
    let mut charts = Vec::new();
    for option in each_option(study) {
        charts.push(by_class(study, option, 1, "chart-leaders.heads", texts));
        charts.push(by_class(study, option, 2, "chart-leaders.deputies", texts));
        let forecast = option.and_then(|option| Some((option, option.forecast.as_ref()?)));
        charts.extend(forecast.and_then(|(option, forecast)| over_norm(study, option, forecast, texts)));
    }
    Ok(charts)
}

/// One measure of leadership by class.
fn by_class(study: &Study<'_>, option: Option<&Studied<'_>>, measure: usize, title: &str, texts: &Texts) -> Chart {
    let of = |counts: &ByClass| -> Vec<Count> { counts.iter().map(|measures| measures[measure]).collect() };
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
        cells.extend(
            after.iter().flat_map(|after| [Cell::Number(after[*at]), Cell::Change(change(before[*at], after[*at]))]),
        );
        data.row(cells);
    }
    let after = after.unwrap_or_else(|| before.clone());
    let remark = |at: &usize| super::words::changed(before[*at], after[*at], texts);
    Chart {
        word: "leaders",
        title: texts.say(title, &[]),
        subtitle: subtitle(option, study, texts),
        unit: texts.say("chart-unit-people", &[]),
        notes: notes_of(option, study, texts),
        alt: texts.say("chart-leaders.shows", &[]),
        shape: Shape::Bars(Bars {
            categories: shown.iter().map(|at| sentence(&labels[*at])).collect(),
            series,
            remarks: shown.iter().map(remark).collect(),
            ..Bars::default()
        }),
        data,
    }
}

/// The bodies with more deputies than they may have; none: there is no such body.
fn over_norm(study: &Study<'_>, option: &Studied<'_>, forecast: &Forecast, texts: &Texts) -> Option<Chart> {
    let over: Vec<&BodyNorm> = forecast.norms.bodies.iter().filter(|norm| norm.surplus() > 0).collect();
    if over.is_empty() {
        return None;
    }
    let names = option.names(study, texts);
    let draft = &option.after.draft;
    let known = study.organisation().bodies().len();
    let before = |body: BodyIx| -> Count {
        // A body that is new had nobody.
        if body.at() >= known {
            return Some(0);
        }
        study.before.draft.posts(body).iter().map(|(_, staff)| staff.deputies).sum()
    };
    let name = |body: BodyIx| {
        let agency = draft.agency(body);
        if agency == body {
            return names.body(body);
        }
        names.say("unit-of", &[("unit", names.body(body)), ("agency", names.body(agency))])
    };
    let keys = ["column-agency", "column-before", "column-after", "column-allowed", "column-surplus"];
    let words = ["item", "before", "after", "allowed", "surplus"];
    let columns = words.iter().zip(keys).map(|(word, key)| column(word, texts.say(key, &[]))).collect();
    let mut data = Table::new(columns);
    let mut remarks = Vec::new();
    for norm in &over {
        let number = |count: Count| Cell::Number(count);
        data.row(vec![
            Cell::text(name(norm.body)),
            number(before(norm.body)),
            number(Some(norm.deputies)),
            number(norm.limit),
            number(Some(norm.surplus())),
        ]);
        let args = [
            ("count", prose(norm.surplus(), texts)),
            ("date", norm.deadline.map_or_else(|| texts.say("unknown", &[]), |day| date_text(day, texts))),
        ];
        remarks.push(texts.say("chart-leaders.surplus", &args));
    }
    let mut notes = Vec::new();
    if over.iter().any(|norm| norm.pooled) {
        notes.push(texts.say("chart-leaders.average", &[]));
    }
    notes.extend(notes_of(Some(option), study, texts));
    let none = vec![None; over.len()];
    Some(Chart {
        word: "leaders",
        title: texts.say("chart-leaders.over", &[]),
        subtitle: subtitle(Some(option), study, texts),
        unit: texts.say("chart-unit-people", &[]),
        notes,
        alt: texts.say("chart-leaders.shows", &[]),
        shape: Shape::Bars(Bars {
            categories: over.iter().map(|norm| name(norm.body)).collect(),
            series: vec![
                Series {
                    name: texts.say("column-before", &[]),
                    values: over.iter().map(|norm| before(norm.body)).collect(),
                },
                Series {
                    name: texts.say("column-after", &[]),
                    values: over.iter().map(|norm| Some(norm.deputies)).collect(),
                },
            ],
            limits: vec![none, over.iter().map(|norm| norm.limit).collect()],
            limit_name: texts.say("column-allowed", &[]),
            remarks,
            ..Bars::default()
        }),
        data,
    })
}
