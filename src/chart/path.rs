//! The path of an option over the years, with the spread of its runs: for the office, not for those who decide.

use super::Chart;
use super::registry::Missing;
use super::shape::{Band, Line, Lines, Shape};
use super::words::{column, notes_of, subtitle};
use crate::report::{Cell, Forecast, Studied, Study, Table, Texts};
use crate::simulate::Series;

/// Deputies over the norm, people without a post and headcount at the end of each year.
pub fn path(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    let mut charts = Vec::new();
    for option in &study.options {
        let Some(forecast) = &option.forecast else { continue };
        let path = &forecast.path;
        for (key, series) in
            [("path-surplus", &path.surplus), ("path-waiting", &path.waiting), ("path-headcount", &path.headcount)]
        {
            // Nobody waits under many options: an empty chart says nothing.
            if series.years.iter().flatten().any(|value| *value != 0) {
                charts.push(chart(study, option, forecast, (key, series), texts));
            }
        }
    }
    if charts.is_empty() { Err(Missing("chart-missing-people")) } else { Ok(charts) }
}

fn chart(
    study: &Study<'_>,
    option: &Studied<'_>,
    forecast: &Forecast,
    (key, series): (&str, &Series),
    texts: &Texts,
) -> Chart {
    let path = &forecast.path;
    let bands = series.bands();
    let columns = ["chart-path.year", "chart-path.low", "chart-path.middle", "chart-path.high"];
    let words = ["year", "low", "middle", "high"];
    let columns = words.iter().zip(columns).map(|(word, key)| column(word, texts.say(key, &[]))).collect();
    let mut data = Table::new(columns);
    for (year, band) in path.years.iter().zip(&bands) {
        let counts = [band.low, band.middle, band.high].map(|count| Cell::Number(Some(count)));
        data.row([Cell::text(year.to_string())].into_iter().chain(counts).collect());
    }
    let runs = texts.number(path.setting.runs.into());
    let mut notes = vec![texts.say("chart-path.read", &[("runs", runs), ("seed", path.setting.seed.to_string())])];
    notes.extend(notes_of(Some(option), study, texts));
    let title = texts.say(key, &[]);
    let mut said = vec![("title", title.clone())];
    if let (Some(year), Some(band)) = (path.years.last(), bands.last()) {
        let counts = [("low", band.low), ("middle", band.middle), ("high", band.high)];
        said.push(("year", year.to_string()));
        said.extend(counts.map(|(key, count)| (key, texts.number(count))));
    }
    Chart {
        word: "path",
        title,
        subtitle: subtitle(Some(option), study, texts),
        unit: texts.say("chart-unit-people", &[]),
        notes,
        alt: texts.say("chart-path.alt", &said),
        shape: Shape::Lines(Lines {
            steps: path.years.iter().map(ToString::to_string).collect(),
            bands: vec![Band {
                name: texts.say("chart-path.band", &[]),
                low: bands.iter().map(|band| band.low * 100).collect(),
                high: bands.iter().map(|band| band.high * 100).collect(),
            }],
            lines: vec![Line {
                name: texts.say("chart-path.middle", &[]),
                values: bands.iter().map(|band| Some(band.middle * 100)).collect(),
            }],
            ..Lines::default()
        }),
        data,
    }
}
