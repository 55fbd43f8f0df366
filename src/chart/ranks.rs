//! How the ranking of the options changes when the weights of the figures vary.

use super::Chart;
use super::comparing::labels;
use super::measures::{Measure, compared, option_name};
use super::registry::Missing;
use super::shape::{Cell, Heat, Shape};
use super::words::{column, notes, of_province};
use crate::compare::{RankShares, rank_shares};
use crate::model::Count;
use crate::report::{self, Studied, Study, Table, Texts};

/// Options × places, the share of the weightings in each cell.
pub fn ranks(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    let measures: Vec<Measure> = compared().collect();
    let costs = |option| measures.iter().map(|measure| measure.cost(measure.after(option))).collect::<Vec<Count>>();
    let costs: Vec<Vec<Count>> = study.options.iter().map(costs).collect();
    let shares = rank_shares(&costs).ok_or(Missing("chart-missing-difference"))?;
    let options = labels(study, texts);
    let row = |(at, option): (usize, &Studied<'_>)| option_name(at, option, texts);
    let rows = study.options.iter().enumerate().map(row).collect();
    let percents: Vec<Vec<i64>> = shares.places.iter().map(|row| percents(row)).collect();
    let named: Vec<String> = shares.criteria.iter().map(|at| measures[*at].name(texts)).collect();
    let args = [
        ("weightings", texts.number(i64::try_from(shares.weightings).unwrap_or(i64::MAX))),
        ("steps", shares.steps.to_string()),
        ("figures", named.join("; ")),
    ];
    let mut under = vec![texts.say("chart-ranks-note", &args)];
    under.extend(notes(&study.provenance, texts));
    let first = (0..options.len()).max_by_key(|at| (shares.places[*at][0], std::cmp::Reverse(*at))).unwrap_or(0);
    let said = [("option", options[first].clone()), ("share", percents[first][0].to_string())];
    let places = (1..=options.len()).map(|place| place_name(place, texts));
    let cells = |(even, row): (&usize, &Vec<i64>)| -> Vec<Cell> {
        let values = std::iter::once(i64::try_from(*even).unwrap_or(i64::MAX)).chain(row.iter().copied());
        values.map(|value| Cell { value, mark: None }).collect()
    };
    Ok(vec![Chart {
        word: "ranks",
        title: texts.say("chart-ranks", &[]),
        subtitle: of_province(texts.say("chart-options-shown", &[]), study, texts),
        unit: texts.say("chart-unit-weightings", &[]),
        notes: under,
        alt: texts.say("chart-ranks-alt", &said),
        data: data(&shares, study, texts),
        shape: Shape::Heat(Heat {
            rows,
            columns: std::iter::once(texts.say("chart-ranks-even", &[])).chain(places).collect(),
            cells: shares.even.iter().zip(&percents).map(cells).collect(),
            sum_columns: vec![0],
            shade_name: texts.say("chart-ranks-shade", &[]),
            ..Heat::default()
        }),
    }])
}

fn place_name(place: usize, texts: &Texts) -> String {
    texts.say("chart-ranks-place", &[("place", place.to_string())])
}

/// Counts as whole percents that add up to a hundred, by largest remainder; of equal remainders the first gains.
fn percents(counts: &[u64]) -> Vec<i64> {
    let whole: u64 = counts.iter().sum::<u64>().max(1);
    let mut percents: Vec<i64> = counts.iter().map(|count| (count * 100 / whole) as i64).collect();
    let missing = 100 - percents.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(counts[*at] * 100 % whole));
    for at in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        percents[at] += 1;
    }
    percents
}

fn data(shares: &RankShares, study: &Study<'_>, texts: &Texts) -> Table {
    let mut columns =
        vec![column("plan", texts.say("column-plan", &[])), column("even", texts.say("chart-ranks-even", &[]))];
    for place in 1..=study.options.len() {
        let mut column = column("", place_name(place, texts));
        column.key = format!("place-{place}").into();
        columns.push(column);
    }
    let mut table = Table::new(columns);
    for ((option, places), even) in study.options.iter().zip(&shares.places).zip(&shares.even) {
        let mut row = vec![report::Cell::text(option.plan.name.as_str())];
        row.push(report::Cell::Number(i64::try_from(*even).ok()));
        let whole = i64::try_from(shares.weightings).ok();
        row.extend(places.iter().map(|count| report::percent_cell(i64::try_from(*count).ok(), whole, false)));
        table.row(row);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::percents;

    #[test]
    fn whole_percents_add_up() {
        assert_eq!(percents(&[1, 1, 1]), [34, 33, 33]);
        assert_eq!(percents(&[0, 5]), [0, 100]);
        assert_eq!(percents(&[1, 2, 3, 5]).iter().sum::<i64>(), 100);
    }
}
