//! Heads and deputies: by class and by agency before and after, and the bodies that have more deputies than they may.

use super::Chart;
use super::agencies::{AgencyRow, AgencyRows};
use super::classes::{Counted, by_class};
use super::pairs::{Heading, Pair, pairs};
use super::registry::Missing;
use super::shape::{Bars, Series, Shape};
use super::words::{column, each_option, notes_of, prose, subtitle};
use crate::draft::Draft;
use crate::model::{BodyIx, Count, Staff};
use crate::report::{Cell, Forecast, Studied, Study, Table, Texts, date_text};
use crate::simulate::BodyNorm;

/// Heads by class and by agency, deputies likewise, and bodies over their number of deputies.
pub fn leaders(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    if !study.organisation().has_posts() {
        return Err(Missing("chart-missing-posts"));
    }
    let mut charts = Vec::new();
    for option in each_option(study) {
        for (measure, title) in [(1, "chart-leaders.heads"), (2, "chart-leaders.deputies")] {
            let counted = Counted { word: "leaders", measure, title, unit: "chart-unit-people" };
            charts.push(by_class(study, option, &counted, texts));
        }
        charts.extend(by_agency(study, option, texts));
        let forecast = option.and_then(|option| Some((option, option.forecast.as_ref()?)));
        charts.extend(forecast.and_then(|(option, forecast)| over_norm(study, option, forecast, texts)));
    }
    Ok(charts)
}

/// Heads and deputies of each agency with the units inside it, and how many deputies of these are over the norm.
fn by_agency(study: &Study<'_>, option: Option<&Studied<'_>>, texts: &Texts) -> [Chart; 2] {
    let agencies = AgencyRows::new(study, option, texts);
    let mut over = vec![0; agencies.rows.len()];
    if let Some((option, forecast)) = option.and_then(|option| Some((option, option.forecast.as_ref()?))) {
        for norm in &forecast.norms.bodies {
            if let Some(row) = agencies.row(&option.after.draft, norm.body) {
                over[row] += norm.surplus();
            }
        }
    }
    [false, true].map(|deputies| {
        let count = |staff: &Staff| if deputies { staff.deputies } else { staff.heads };
        let sums = |draft: &Draft<'_>| agencies.sums(draft, |posts| posts.iter().map(|(_, staff)| count(staff)).sum());
        let before = sums(&study.before.draft);
        let after = option.map_or_else(|| before.clone(), |option| sums(&option.after.draft));
        let row = |(at, row): (usize, &AgencyRow)| {
            let mut said = vec![row.remark.clone()];
            if deputies && over[at] > 0 {
                said.push(texts.say("chart-leaders.over-norm", &[("count", prose(over[at], texts))]));
            }
            said.retain(|text| !text.is_empty());
            Pair { name: row.name.clone(), remark: said.join("; "), before: before[at], after: after[at] }
        };
        let rows: Vec<Pair> = agencies.rows.iter().enumerate().map(row).collect();
        let rows = rows.into_iter().filter(|row| [row.before, row.after] != [Some(0); 2]).collect();
        let title =
            texts.say(if deputies { "chart-leaders.deputies-agency" } else { "chart-leaders.heads-agency" }, &[]);
        let (item, unit) = ("column-agency", "chart-unit-people");
        let mut said = vec![texts.say("chart-leaders.read", &[])];
        said.extend((deputies && over.iter().any(|over| *over > 0)).then(|| texts.say("chart-leaders.read-over", &[])));
        pairs(study, option, Heading { word: "leaders", title, unit, item }, (rows, said), texts)
    })
}

/// The bodies with more deputies than they may have; none: there is no such body.
fn over_norm(study: &Study<'_>, option: &Studied<'_>, forecast: &Forecast, texts: &Texts) -> Option<Chart> {
    let mut over: Vec<&BodyNorm> = forecast.norms.bodies.iter().filter(|norm| norm.surplus() > 0).collect();
    if over.is_empty() {
        return None;
    }
    // An agency stands before the units inside it.
    over.sort_by_key(|norm| (option.after.draft.agency(norm.body), option.after.draft.agency(norm.body) != norm.body));
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
    let mut notes = vec![texts.say("chart-leaders.over-read", &[])];
    if let Some(pool) = forecast.norms.pool.filter(|_| over.iter().any(|norm| norm.pooled)) {
        let pooled = forecast.norms.bodies.iter().filter(|norm| norm.pooled);
        let args = [
            ("bodies", prose(pool.bodies, texts)),
            ("deputies", texts.number(pooled.map(|norm| norm.deputies).sum())),
            ("limit", texts.number(pool.limit)),
        ];
        notes.push(texts.say("chart-leaders.average", &args));
    }
    notes.extend(notes_of(Some(option), study, texts));
    let surplus: i64 = over.iter().map(|norm| norm.surplus()).sum();
    let said = [("count", over.len().to_string()), ("surplus", texts.number(surplus))];
    let none = vec![None; over.len()];
    Some(Chart {
        word: "leaders",
        title: texts.say("chart-leaders.over", &[]),
        subtitle: subtitle(Some(option), study, texts),
        unit: texts.say("chart-unit-people", &[]),
        notes,
        alt: texts.say("chart-leaders.over-alt", &said),
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
