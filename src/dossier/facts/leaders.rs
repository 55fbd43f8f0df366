//! Leaders: how many deputies are over the norm, and the path of whole persons a year by which they become fewer.

use crate::dossier::filters::count;
use crate::report::{Lang, Names, Studied, date_text};
use crate::rules::law::deputy_limit;
use crate::simulate::Month;
use jiff::civil::Date;
use minijinja::{Value, context};

/// The leaders of an option; none: nobody is known, or the law of the day says too little.
pub fn value(option: &Studied<'_>, names: &Names<'_, '_>) -> Value {
    let Some(forecast) = &option.forecast else { return Value::from(()) };
    let total = &forecast.whole.total;
    let years = forecast.whole.years.iter().zip(&total.years);
    let years: Vec<Value> =
        years.map(|(year, fewer)| context! { year => year.to_string(), fewer => count(Some(*fewer)) }).collect();
    let over = forecast.path.bodies.iter().zip(&forecast.whole.rows);
    let bodies: Vec<Value> = over
        .map(|(body, row)| {
            let agency = names.draft.agency(body.norm.body);
            let name = names.body(body.norm.body);
            let args = [("unit", name.clone()), ("agency", names.body(agency))];
            context! {
                name => if agency == body.norm.body { name } else { names.say("unit-of", &args) },
                deputies => count(Some(body.norm.deputies)),
                allowed => count(body.norm.limit),
                surplus => count(Some(body.norm.surplus())),
                fewer => count(Some(row.years.iter().sum())),
                rest => count(Some(row.rest)),
                deadline => body.norm.deadline.map(|day| date_text(day, names.texts)).unwrap_or_default(),
            }
        })
        .collect();
    let mut deadlines: Vec<Date> = forecast.path.bodies.iter().filter_map(|body| body.norm.deadline).collect();
    deadlines.sort_unstable();
    deadlines.dedup();
    let pool = forecast.norms.pool.as_ref().map_or(Value::from(()), |pool| {
        let deputies: i64 = forecast.norms.bodies.iter().filter(|norm| norm.pooled).map(|norm| norm.deputies).sum();
        context! {
            bodies => count(Some(pool.bodies)),
            deputies => count(Some(deputies)),
            allowed => count(Some(pool.limit)),
            surplus => count(Some((deputies - pool.limit).max(0))),
        }
    });
    let (bodies_unlimited, deputies_unlimited) = unlimited(option);
    context! {
        unlimited => context! {
            bodies => count(Some(bodies_unlimited)),
            deputies => count(Some(deputies_unlimited)),
        },
        start => month_text(forecast.path.setting.start, names),
        surplus => count(Some(total.surplus)),
        fewer => count(Some(total.years.iter().sum())),
        rest => count(Some(total.rest)),
        years => years,
        end => forecast.path.years.last().map(i32::to_string).unwrap_or_default(),
        deadlines => deadlines.iter().map(|day| date_text(*day, names.texts)).collect::<Vec<String>>(),
        bodies => bodies,
        pool => pool,
    }
}

/// How many bodies have deputies of whom the law does not say how many there may be, since it has no rule or the data
/// say too little; and how many deputies these have.
fn unlimited(option: &Studied<'_>) -> (i64, i64) {
    let draft = &option.after.draft;
    let Some(law) = &option.law else { return (0, 0) };
    let mut found = (0, 0);
    for body in draft.counted() {
        let deputies = draft.posts(body).iter().map(|(_, staff)| staff.deputies).sum::<Option<i64>>().unwrap_or(0);
        let limit = deputy_limit(law, draft, &option.moves, body).map(|found| found.limit);
        if deputies > 0 && limit.is_none_or(|limit| limit.least != limit.most) {
            found = (found.0 + 1, found.1 + deputies);
        }
    }
    found
}

/// A month as officials write it: the first two with two digits.
fn month_text(month: Month, names: &Names<'_, '_>) -> String {
    let (year, at) = (month.year(), month.of_year());
    match names.texts.lang() {
        Lang::En => format!("{year}-{at:02}"),
        Lang::Vi if at < 3 => format!("{at:02}/{year}"),
        Lang::Vi => format!("{at}/{year}"),
    }
}
