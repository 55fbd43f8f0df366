//! Deputies over the norm by year, in whole persons: what is left at the end of each year, what the year takes away, and
//! the last day that the law gives.

use super::Chart;
use super::registry::Missing;
use super::shape::{Bars, Series, Shape};
use super::words::{column, notes_of, prose, subtitle};
use crate::report::{Cell, Forecast, Studied, Study, Table, Texts, date_text};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How a surplus of deputies goes down, by option.
pub fn deputies(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    let forecasts = study.options.iter().filter_map(|option| Some((option, option.forecast.as_ref()?)));
    let forecasts: Vec<(&Studied<'_>, &Forecast)> = forecasts.collect();
    if forecasts.is_empty() {
        return Err(Missing("chart-missing-people"));
    }
    let over = forecasts.iter().filter(|(_, forecast)| forecast.whole.total.surplus > 0);
    let charts: Vec<Chart> = over.map(|(option, forecast)| chart(study, option, forecast, texts)).collect();
    if charts.is_empty() { Err(Missing("chart-missing-surplus")) } else { Ok(charts) }
}

fn chart(study: &Study<'_>, option: &Studied<'_>, forecast: &Forecast, texts: &Texts) -> Chart {
    let (years, total) = (&forecast.whole.years, &forecast.whole.total);
    let start = match option.last_day {
        Some(day) => texts.say("chart-deputies.start-day", &[("date", date_text(day, texts))]),
        None => texts.say("chart-deputies.start", &[]),
    };
    let mut categories = vec![start.clone()];
    let (mut left, mut gone) = (vec![Some(total.surplus)], vec![Some(0)]);
    let columns = ["chart-deputies.when", "chart-deputies.gone", "chart-deputies.left"];
    let words = ["year", "reduced", "left"];
    let columns = words.iter().zip(columns).map(|(word, key)| column(word, texts.say(key, &[]))).collect();
    let mut data = Table::new(columns);
    data.row(vec![Cell::text(start), Cell::Number(Some(0)), Cell::Number(Some(total.surplus))]);
    let mut rest = total.surplus;
    for (year, count) in years.iter().zip(&total.years) {
        rest -= count;
        categories.push(texts.say("chart-deputies.year", &[("year", year.to_string())]));
        left.push(Some(rest));
        gone.push(Some(*count));
        data.row(vec![Cell::text(year.to_string()), Cell::Number(Some(*count)), Cell::Number(Some(rest))]);
    }
    let last = years.last().map(ToString::to_string).unwrap_or_default();
    let said = [("surplus", texts.number(total.surplus)), ("rest", texts.number(total.rest)), ("year", last)];
    let mut notes = Vec::new();
    if total.rest > 0 {
        notes.push(texts.say("chart-deputies.rest", &[("count", prose(total.rest, texts))]));
    }
    notes.extend(notes_of(Some(option), study, texts));
    Chart {
        word: "deputies",
        title: texts.say("chart-deputies", &[]),
        subtitle: subtitle(Some(option), study, texts),
        unit: texts.say("chart-unit-people", &[]),
        notes,
        alt: texts.say("chart-deputies.alt", &said),
        shape: Shape::Bars(Bars {
            categories,
            series: vec![
                Series { name: texts.say("chart-deputies.left", &[]), values: left },
                Series { name: texts.say("chart-deputies.gone", &[]), values: gone },
            ],
            stacked: true,
            rules: deadlines(forecast, texts),
            ..Bars::default()
        }),
        data,
    }
}

/// The last days of bodies over their number, each at its place: a last day of a year under the row of that year, others
/// above it.
fn deadlines(forecast: &Forecast, texts: &Texts) -> Vec<(usize, String)> {
    let mut days: BTreeMap<Date, i64> = BTreeMap::new();
    for norm in forecast.norms.bodies.iter().filter(|norm| norm.surplus() > 0) {
        if let Some(day) = norm.deadline {
            *days.entry(day).or_default() += 1;
        }
    }
    let mut rules: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (day, bodies) in days {
        let Some(at) = forecast.whole.years.iter().position(|year| *year == i32::from(day.year())) else { continue };
        // The first row is the start.
        let row = if day == day.last_of_year() { at + 1 } else { at };
        let args = [("date", date_text(day, texts)), ("count", prose(bodies, texts))];
        rules.entry(row).or_default().push(texts.say("chart-deputies.day", &args));
    }
    let said = |days: Vec<String>| texts.say("chart-deputies.deadline", &[("days", days.join("; "))]);
    rules.into_iter().map(|(row, days)| (row, said(days))).collect()
}
