//! B02: posts assigned and people present in each agency before the option, by category, and who retires when.

use super::apparatus::{all_posts, by_class, posts};
use super::form::{Field, Form};
use super::{Annex, Sources};
use crate::model::{BodyIx, Category, Count, Funding, Staff, capital};
use crate::report::{Cell, date_text};
use crate::simulate::Due;
use std::collections::BTreeMap;

/// How many years of retirements are shown.
const YEARS: usize = 6;

/// The upper headings of those who work under a contract.
const CONTRACTS: [&str; 2] = ["annex-under-contract-support", "annex-under-contract-professional"];

const QUOTA: fn(&Staff) -> Count = |staff| staff.quota;
const FILLED: fn(&Staff) -> Count = |staff| staff.filled;

/// The form; none: nothing is known of posts.
pub(super) fn annex(sources: &Sources<'_, '_>) -> Option<Annex> {
    let organisation = sources.study.organisation();
    if !organisation.has_posts() {
        return None;
    }
    let retirements = Retirements::of(sources);
    let mut form = Form::new("b02", fields(sources, &retirements), sources.texts);
    let names = sources.names_before();
    let mut silent: Vec<BodyIx> = Vec::new();
    for (class, agencies) in by_class(&sources.before, &sources.before, sources.texts) {
        let mut open = false;
        for agency in agencies {
            let cells = cells(sources, agency, &retirements);
            if cells.iter().all(|cell| *cell == Cell::Blank) {
                silent.push(agency);
                continue;
            }
            if !open {
                form.group(capital(&class));
                open = true;
            }
            form.item(std::iter::once(Cell::text(sources.name_before(agency))).chain(cells).collect());
        }
    }
    if !silent.is_empty() {
        let args = [("count", names.prose(silent.len())), ("names", names.bodies(&silent))];
        form.note(sources.say("annex-b02-silent", &args));
    }
    let known = !retirements.years.is_empty();
    form.note(sources.say(if known { "annex-b02-retire-note" } else { "annex-b02-no-ages" }, &[]));
    let contracts = sources.texts.say("annex-b02-contracts", &[]);
    form.finish().map(|mut annex| {
        // A title does not announce contracts of which there is no column.
        if annex.columns.iter().any(|column| CONTRACTS.iter().any(|key| column.group == sources.say(key, &[]))) {
            annex.title = contracts;
        }
        annex
    })
}

fn fields(sources: &Sources<'_, '_>, retirements: &Retirements) -> Vec<Field> {
    let year = quota_year(sources);
    let quota = || {
        let text = |year: i64| sources.say("annex-quota-of", &[("year", year.to_string())]);
        let field = Field::count("quota");
        year.map_or_else(|| Field::count("quota"), |year| field.titled(text(year)))
    };
    let filled = || {
        let text = |date| sources.say("annex-filled-by", &[("date", date_text(date, sources.texts))]);
        let field = Field::count("filled");
        let day = sources.option.provenance.data_as_of;
        day.map_or_else(|| Field::count("filled"), |day| field.titled(text(day)).wide(10))
    };
    let unused = || Field::count("unused");
    let mut fields = vec![Field::words("agency", 32)];
    let mut add = |group: &'static str, columns: Vec<Field>| {
        fields.extend(columns.into_iter().map(|field| field.under(group).optional()));
    };
    add("civil-servants", vec![quota(), filled(), unused()]);
    add("cadres", vec![quota(), filled(), unused()]);
    add("employees-budget", vec![quota(), filled(), unused()]);
    add("employees-own", vec![Field::count("filled")]);
    add("contract-support", vec![quota(), Field::count("filled")]);
    add("contract-professional", vec![Field::count("filled")]);
    add("part-time", vec![quota(), Field::count("filled")]);
    fields.push(Field::count("filled-all"));
    let years = retirements.years.iter().map(|year| Field::count("year").under("retire").titled(year.to_string()));
    fields.extend(years.map(|field| field.wide(7)));
    fields
}

/// The year of the quotas; none: rows differ, or none says.
fn quota_year(sources: &Sources<'_, '_>) -> Option<i64> {
    let bodies = sources.study.organisation().bodies();
    let mut years = bodies.iter().flat_map(|body| &body.posts_rows).map(|row| row.quota_year);
    let first = years.next()??;
    years.all(|year| year == Some(first)).then_some(first)
}

fn cells(sources: &Sources<'_, '_>, agency: BodyIx, retirements: &Retirements) -> Vec<Cell> {
    let draft = &sources.study.before.draft;
    let all: Vec<BodyIx> = sources.before.all(agency).collect();
    let of = |category: Category, count: fn(&Staff) -> Count| posts(draft, all.iter().copied(), category, count);
    let own = |body: &BodyIx| funded_by_own_revenue(sources, *body);
    let paid = |by_own: bool, count: fn(&Staff) -> Count| {
        posts(draft, all.iter().copied().filter(|body| own(body) == by_own), Category::PublicEmployee, count)
    };
    let three = |quota: Cell, filled: Cell| {
        let unused = less(&quota, &filled);
        [quota, filled, unused]
    };
    let mut cells = Vec::new();
    cells.extend(three(of(Category::CivilServant, QUOTA), of(Category::CivilServant, FILLED)));
    cells.extend(three(of(Category::Cadre, QUOTA), of(Category::Cadre, FILLED)));
    cells.extend(three(paid(false, QUOTA), paid(false, FILLED)));
    cells.push(paid(true, FILLED));
    cells.extend([of(Category::ContractSupport, QUOTA), of(Category::ContractSupport, FILLED)]);
    cells.push(of(Category::ContractProfessional, FILLED));
    cells.extend([of(Category::PartTime, QUOTA), of(Category::PartTime, FILLED)]);
    let filled = all_posts(draft, all.iter().copied(), FILLED);
    let silent = filled == Cell::Blank;
    cells.push(filled);
    if !silent {
        cells.extend(retirements.of_agency(agency));
    }
    cells
}

/// Whether the public employees of a body are paid by its own revenue; a row that does not say is the budget's.
fn funded_by_own_revenue(sources: &Sources<'_, '_>, body: BodyIx) -> bool {
    let rows = &sources.study.organisation().body(body).posts_rows;
    rows.iter().any(|row| row.category == Category::PublicEmployee && row.funding == Some(Funding::Own))
}

/// One number less another; blank where one is.
pub(super) fn less(a: &Cell, b: &Cell) -> Cell {
    match (a, b) {
        (Cell::Number(a), Cell::Number(b)) => Cell::Number(a.zip(*b).map(|(a, b)| a - b)),
        _ => Cell::Blank,
    }
}

/// How many of each agency reach the age of retirement in each year; unknown where the age of somebody is.
struct Retirements {
    years: Vec<i32>,
    agencies: BTreeMap<BodyIx, Vec<Count>>,
}

impl Retirements {
    fn of(sources: &Sources<'_, '_>) -> Self {
        let mut found = Self { years: Vec::new(), agencies: BTreeMap::new() };
        let Some(forecast) = &sources.option.forecast else { return found };
        found.years = forecast.path.years.iter().copied().take(YEARS).collect();
        let first = found.years.first().copied().unwrap_or_default();
        for person in &forecast.roster.people {
            let agency = sources.study.before.draft.agency(person.origin);
            let row = found.agencies.entry(agency).or_insert_with(|| vec![Some(0); found.years.len()]);
            match person.due {
                Due::Retires(month) => {
                    // Whoever is past the age already leaves in the first year.
                    let at = usize::try_from(month.year().max(first) - first).unwrap_or(usize::MAX);
                    if let Some(count) = row.get_mut(at) {
                        *count = count.map(|count| count + 1);
                    }
                }
                Due::Leaves(_) => {}
                Due::Drawn => row.iter_mut().for_each(|count| *count = None),
            }
        }
        // Where nobody's age is known, years of nothing but unknown numbers say nothing.
        if found.agencies.values().flatten().all(Option::is_none) {
            found.years.clear();
            found.agencies.clear();
        }
        found
    }

    fn of_agency(&self, agency: BodyIx) -> Vec<Cell> {
        let none = || vec![Some(0); self.years.len()];
        let counts = self.agencies.get(&agency).cloned().unwrap_or_else(none);
        counts.into_iter().map(Cell::Number).collect()
    }
}
