//! What a change costs once against what it saves, added up year by year, until the one has paid for the other.

use super::Chart;
use super::measures::Measure;
use super::registry::Missing;
use super::shape::{Band, Lines, Shape};
use super::words::{column, notes_of, subtitle};
use crate::cost::{Leaving, Once};
use crate::report::{Cell, Studied, Study, Table, Texts};

/// The fewest and the most years shown.
const YEARS: (i64, i64) = (5, 15);
/// Đồng in a hundredth of a million.
const HUNDREDTH: i64 = 10_000;

/// One-off cost and yearly saving, by option.
pub fn cost(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    let money = study.options.iter().filter_map(|option| Some((option, &option.money.as_ref()?.once)));
    let charts: Vec<Chart> = money.map(|(option, once)| chart(study, option, once, texts)).collect();
    if charts.is_empty() { Err(Missing("chart-missing-rates")) } else { Ok(charts) }
}

/// Least and most that is paid once: to those who leave, and leadership pay that is kept for some months.
fn paid(once: &Once<'_>) -> (i64, i64) {
    let (low, high) = match once.leaving {
        Leaving::Nobody => (0, 0),
        Leaving::Between(low, high) => (low, high),
        Leaving::AtLeast(known) => (known, known),
    };
    (low.saturating_add(once.kept_pay.least()), high.saturating_add(once.kept_pay.most()))
}

fn chart(study: &Study<'_>, option: &Studied<'_>, once: &Once<'_>, texts: &Texts) -> Chart {
    let last = once.payback.map_or(YEARS.0, |(_, months)| (months / 12 + 2).clamp(YEARS.0, YEARS.1));
    let paid = paid(once);
    let yearly = (once.saving.least(), once.saving.most());
    let saved = |year: i64| (yearly.0.saturating_mul(year), yearly.1.saturating_mul(year));
    let keys = ["when", "once-least", "once-most", "saved-least", "saved-most"];
    // Where nobody is registered to leave, all that is known of what is paid once is the pay that is kept.
    let kept = if once.leaving == Leaving::Nobody { "-kept" } else { "" };
    let of_once = |key: &str| if key.starts_with("once") { kept } else { "" };
    let title = |key: &str| texts.say(&format!("chart-cost.{key}{}", of_once(key)), &[]);
    let columns = keys.iter().map(|key| column(key, title(key))).collect();
    let mut data = Table::new(columns);
    for year in 0..=last {
        let (low, high) = saved(year);
        let amounts = [paid.0, paid.1, low, high].map(|amount| Cell::Hundredths(amount / HUNDREDTH));
        data.row([Cell::text(step(year, texts))].into_iter().chain(amounts).collect());
    }
    let mut lines = Lines { steps: (0..=last).map(|year| step(year, texts)).collect(), ..Lines::default() };
    let steps = last + 1;
    add(&mut lines, texts.say("chart-cost.saved", &[]), (0..steps).map(saved).collect());
    add(&mut lines, title("once"), (0..steps).map(|_| paid).collect());
    if let Some((least, most)) = once.payback.filter(|(_, most)| *most <= last * 12) {
        let place = |months: i64| months * 100 / 12;
        let months = [("least", texts.number(least)), ("most", texts.number(most))];
        let key = if least == most { "chart-cost.payback" } else { "chart-cost.payback-between" };
        lines.stretches.push((texts.say(key, &months), place(least), place(most)));
    }
    let mut notes = Vec::new();
    match (once.payback, once.leaving) {
        (_, Leaving::AtLeast(_)) => notes.push("chart-cost.unknown"),
        (Some(_), _) => notes.push("chart-cost.read"),
        (None, Leaving::Nobody) if once.saving.least() > 0 => {}
        (None, _) => notes.push("chart-cost.never"),
    }
    notes.extend((once.leaving == Leaving::Nobody).then_some("chart-cost.nobody"));
    let mut notes: Vec<String> = notes.into_iter().map(|key| texts.say(key, &[])).collect();
    notes.extend(notes_of(Some(option), study, texts));
    let figures = [Measure::OneOff, Measure::Saving, Measure::Payback]
        .map(|measure| format!("{}: {}", measure.name(texts), measure.text(measure.after(option), texts)));
    Chart {
        word: "cost",
        title: texts.say(if kept.is_empty() { "chart-cost" } else { "chart-cost.kept" }, &[]),
        subtitle: subtitle(Some(option), study, texts),
        unit: texts.say("chart-cost.unit", &[]),
        notes,
        alt: format!("{}.", figures.join("; ")),
        shape: Shape::Lines(lines),
        data,
    }
}

/// Adds amounts as the area between their least and their most, which is a line where they are known.
fn add(lines: &mut Lines, name: String, amounts: Vec<(i64, i64)>) {
    let (low, high) = amounts.iter().map(|(low, high)| (low / HUNDREDTH, high / HUNDREDTH)).unzip();
    lines.bands.push(Band { name, low, high });
}

fn step(year: i64, texts: &Texts) -> String {
    if year == 0 {
        return texts.say("chart-cost.start", &[]);
    }
    texts.say("chart-cost.year", &[("year", texts.number(year))])
}
