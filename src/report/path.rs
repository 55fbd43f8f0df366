//! The path of a plan over time as people read it: whole persons a year first, the spread of the runs as a note.

use super::names::{Names, PlanFacts, column};
use super::page::{Cell, Column, Report, Row, Section, Table};
use super::path_notes::{notes, placed};
use super::provenance::{Provenance, date_text};
use super::texts::Lang;
use crate::model::{BodyIx, Count};
use crate::simulate::{BodyPath, DeputyNorms, Path, Redeployment, Roster, Series, WholePath, WholeRow, difference};

/// What one plan's path came to.
pub struct PathFacts<'a> {
    /// The plan; none: the apparatus as it stands.
    pub plan: Option<&'a PlanFacts>,
    /// The runs.
    pub path: &'a Path,
    /// Whole persons a year.
    pub whole: &'a WholePath,
    /// Who is where.
    pub roster: &'a Roster,
    /// How many deputies bodies may have.
    pub norms: &'a DeputyNorms,
    /// Where those on the bench may go.
    pub redeployment: &'a Redeployment,
    /// The mean cost of people in each year, in đồng; none: no figure is there.
    pub payroll: &'a [Vec<Count>; 2],
}

/// What a year comes to in whole persons: counted from the start, so that the years add up.
pub struct WholeYear {
    /// The calendar year.
    pub year: i32,
    /// People who retire.
    pub retired: i64,
    /// People who leave otherwise.
    pub left: i64,
    /// People at its end.
    pub present: i64,
    /// Deputies at its end, as the path of whole persons has it.
    pub deputies: i64,
    /// People without a post at its end.
    pub waiting: i64,
}

impl PathFacts<'_> {
    fn label(&self, names: &Names<'_, '_>) -> String {
        self.plan.map_or_else(|| names.say("as-it-stands", &[]), |plan| plan.id.clone())
    }

    /// Headcount by year in whole persons.
    pub fn years(&self) -> Vec<WholeYear> {
        let path = self.path;
        let mean = |series: &Series, at: usize| series.band(at).map_or(0, |band| band.mean_hundredths);
        let whole = |hundredths: i64| (hundredths + 50).div_euclid(100);
        let (mut retired, mut left) = ((0, 0), (0, 0));
        let mut deputies: i64 = self.norms.bodies.iter().map(|norm| norm.deputies).sum();
        let mut years = Vec::with_capacity(path.years.len());
        for (at, year) in path.years.iter().enumerate() {
            let next = (retired.0 + mean(&path.retired, at), left.0 + mean(&path.left, at));
            let sums = (whole(next.0), whole(next.1));
            deputies -= self.whole.total.years.get(at).copied().unwrap_or(0);
            years.push(WholeYear {
                year: *year,
                retired: sums.0 - retired.1,
                left: sums.1 - left.1,
                present: path.people - sums.0 - sums.1,
                deputies,
                waiting: whole(mean(&path.waiting, at)),
            });
            (retired, left) = ((next.0, sums.0), (next.1, sums.1));
        }
        years
    }
}

/// The sections of one plan; where there are several plans, each heading names its own. At most `limit` lines of a list.
pub fn path_sections(facts: &PathFacts<'_>, several: bool, limit: usize, names: &Names<'_, '_>) -> Vec<Section> {
    let mut sections = vec![
        reduction(facts, limit, names),
        in_time(facts, limit, names),
        headcount(facts, names),
        risk(facts, names),
        placed(facts, limit, names),
        notes(facts, limit, names),
    ];
    sections.retain(|section| !section.blocks.is_empty());
    if several {
        sections.iter_mut().for_each(|section| section.title = format!("{}: {}", facts.label(names), section.title));
    }
    sections
}

/// A report of the sections of all plans, with the assumptions last.
pub fn path_report(
    intro: Vec<String>,
    mut sections: Vec<Section>,
    assumptions: Section,
    provenance: Provenance,
    names: &Names<'_, '_>,
) -> Report {
    sections.push(assumptions);
    Report { title: names.say("title-path", &[]), intro, sections, provenance }
}

fn year_column(year: i32) -> Column {
    Column { key: year.to_string().into(), title: year.to_string(), collapsible: false }
}

/// The name of a body with that of the agency in which the plan puts it.
pub(super) fn unit_after(body: BodyIx, names: &Names<'_, '_>) -> String {
    let agency = names.draft.agency(body);
    if agency == body {
        return names.body(body);
    }
    names.say("unit-of", &[("unit", names.body(body)), ("agency", names.body(agency))])
}

/// Two digits below ten, as officials write numbers in a Vietnamese sentence.
pub fn prose(number: i64, names: &Names<'_, '_>) -> String {
    if (0..10).contains(&number) && names.texts.lang() == Lang::Vi {
        format!("{number:02}")
    } else {
        names.texts.number(number)
    }
}

fn reduction(facts: &PathFacts<'_>, limit: usize, names: &Names<'_, '_>) -> Section {
    let section = Section::new("reduction", names.say("section-path-reduction", &[]));
    let total = &facts.whole.total;
    if total.surplus == 0 {
        return section.text(names.say("path-no-surplus", &[]));
    }
    let mut years = Vec::new();
    for (year, count) in facts.whole.years.iter().zip(&total.years) {
        let key = if years.is_empty() { "path-first-year" } else { "path-year" };
        years.push(names.say(key, &[("year", year.to_string()), ("count", prose(*count, names))]));
    }
    let last = facts.path.years.last().copied().unwrap_or_default();
    let said = [
        ("surplus", prose(total.surplus, names)),
        ("years", years.join("; ")),
        ("rest", prose(total.rest, names)),
        ("end", last.to_string()),
    ];
    let ends_early = |body: &BodyPath| body.norm.deadline.is_none_or(|day| i32::from(day.year()) > last);
    let key = match total.rest {
        0 => "path-plan-suffices",
        _ if facts.path.bodies.iter().any(ends_early) => "path-plan-short",
        _ => "path-plan",
    };
    let mut columns: Vec<Column> =
        ["body", "deputies", "allowed", "surplus"].iter().map(|key| column(key, names)).collect();
    columns.extend(facts.whole.years.iter().map(|year| year_column(*year)));
    columns.push(column("other-means", names));
    let mut table = Table::new(columns);
    let line = |name: String, deputies: i64, most: Count, row: &WholeRow| {
        let mut cells = vec![Cell::text(name), Cell::Number(Some(deputies))];
        cells.push(most.map_or(Cell::Blank, |most| Cell::Number(Some(most))));
        cells.push(Cell::Number(Some(row.surplus)));
        cells.extend(row.years.iter().map(|count| Cell::Number(Some(*count))));
        cells.push(Cell::Number(Some(row.rest)));
        cells
    };
    for (body, row) in facts.path.bodies.iter().zip(&facts.whole.rows).take(limit) {
        table.row(line(unit_after(body.norm.body, names), body.norm.deputies, body.norm.limit, row));
    }
    let more = facts.whole.rows.len().saturating_sub(limit);
    let deputies = facts.path.bodies.iter().map(|body| body.norm.deputies).sum();
    let most = facts.path.bodies.iter().map(|body| body.norm.limit).sum();
    table.row(line(names.say("path-total", &[]), deputies, most, total));
    let section = section.text(names.say(key, &said)).table(table);
    let section =
        if more > 0 { section.text(names.say("path-more", &[("count", names.number(more))])) } else { section };
    match &facts.norms.pool {
        Some(pool) => section.text(pooled(facts, pool.bodies, pool.limit, names)),
        None => section,
    }
}

/// The departments together: the law limits their average.
fn pooled(facts: &PathFacts<'_>, bodies: i64, limit: i64, names: &Names<'_, '_>) -> String {
    let deputies: i64 = facts.norms.bodies.iter().filter(|norm| norm.pooled).map(|norm| norm.deputies).sum();
    let over = deputies - limit;
    let args = [
        ("bodies", prose(bodies, names)),
        ("deputies", prose(deputies, names)),
        ("limit", prose(limit, names)),
        ("over", prose(over.max(0), names)),
    ];
    let mut text = names.say(if over > 0 { "path-pool-over" } else { "path-pool-within" }, &args);
    let zero = facts.path.pooled.first_zero();
    if over > 0
        && let Some(year) = half_by(&zero, facts.path.setting.runs).and_then(|at| facts.path.years.get(at))
    {
        text.push(' ');
        text.push_str(&names.say("path-pool-year", &[("year", year.to_string())]));
    }
    text
}

/// The first year by which half of the runs have come so far.
fn half_by(counts: &[u32], runs: u32) -> Option<usize> {
    let mut sum = 0;
    counts.iter().position(|count| {
        sum += *count;
        u64::from(sum) * 2 >= u64::from(runs)
    })
}

/// A share of the runs in hundredths of one percent, as a cell.
fn share(runs: u32, of: u32) -> Cell {
    super::number::percent_cell(Some(runs.into()), Some(of.into()), false)
}

fn in_time(facts: &PathFacts<'_>, limit: usize, names: &Names<'_, '_>) -> Section {
    let section = Section::new("in-time", names.say("section-path-in-time", &[]));
    let runs = facts.path.setting.runs;
    if facts.path.bodies.is_empty() {
        return section;
    }
    let keys = ["body", "surplus", "deadline", "in-time", "half-by"];
    let mut table = Table::new(keys.iter().map(|key| column(key, names)).collect());
    let year = |body: &BodyPath| half_by(&body.complied, runs).and_then(|at| facts.path.years.get(at));
    for body in facts.path.bodies.iter().take(limit) {
        table.row(vec![
            Cell::text(unit_after(body.norm.body, names)),
            Cell::Number(Some(body.norm.surplus())),
            body.norm.deadline.map_or(Cell::Blank, |day| Cell::text(date_text(day, names.texts))),
            share(body.in_time, runs),
            Cell::text(year(body).map_or_else(|| names.say("path-not-within", &[]), i32::to_string)),
        ]);
    }
    let all = super::number::cell_text(&share(facts.path.all_in_time, runs), names.texts);
    let section = section.text(names.say("path-all-in-time", &[("share", all)])).table(table);
    let more = facts.path.bodies.len().saturating_sub(limit);
    if more > 0 { section.text(names.say("path-more", &[("count", names.number(more))])) } else { section }
}

fn headcount(facts: &PathFacts<'_>, names: &Names<'_, '_>) -> Section {
    let keys =
        ["year", "present-before", "retire", "leave", "present", "deputies-left", "waiting", "payroll", "payroll-high"];
    // Where nothing is assumed, both say the same.
    let exact = facts.payroll[0] == facts.payroll[1];
    let keys = if exact { &keys[..8] } else { &keys[..] };
    let mut table = Table::new(keys.iter().map(|key| column(key, names)).collect());
    let mut before = facts.path.people;
    let number = |count: i64| Cell::Number(Some(count));
    for (at, year) in facts.years().iter().enumerate() {
        let payroll = |of: usize| {
            let sum = facts.payroll[of].get(at).copied().flatten();
            sum.map_or_else(|| Cell::text(names.say("unknown", &[])), number)
        };
        let mut row = vec![
            Cell::text(year.year.to_string()),
            number(before),
            number(year.retired),
            number(year.left),
            number(year.present),
            number(year.deputies),
            number(year.waiting),
            payroll(0),
        ];
        row.extend((!exact).then(|| payroll(1)));
        table.row(row);
        before = year.present;
    }
    let section = Section::new("headcount", names.say("section-path-headcount", &[])).table(table);
    let missing = facts.payroll[0].iter().all(Option::is_none);
    let said = section.text(names.say("path-headcount-note", &[]));
    if missing { said.text(names.say("path-no-payroll", &[])) } else { said }
}

fn risk(facts: &PathFacts<'_>, names: &Names<'_, '_>) -> Section {
    let mut table = Table::new(
        ["year", "five-percent", "middle", "ninety-five-percent"].iter().map(|key| column(key, names)).collect(),
    );
    let series = [
        ("path-surplus", &facts.path.surplus, facts.whole.total.surplus > 0),
        ("path-headcount", &facts.path.headcount, true),
        ("path-waiting", &facts.path.waiting, facts.path.waiting.years.iter().flatten().any(|count| *count > 0)),
    ];
    for (key, series, told) in series {
        if told {
            add_bands(&mut table, names.say(key, &[]), series, &facts.path.years);
        }
    }
    Section::new("risk", names.say("section-path-risk", &[])).text(names.say("path-risk-note", &[])).table(table)
}

fn add_bands(table: &mut Table, title: String, series: &Series, years: &[i32]) {
    table.rows.push(Row::Group(title));
    for (year, band) in years.iter().zip(series.bands()) {
        let values = [band.low, band.middle, band.high].map(|value| Cell::Number(Some(value)));
        table.row(std::iter::once(Cell::text(year.to_string())).chain(values).collect());
    }
}

/// Plans on common draws: whole numbers side by side, and the differences to the first with their spread.
pub fn paths_compared(plans: &[PathFacts<'_>], names: &Names<'_, '_>) -> Section {
    let section = Section::new("compared", names.say("section-path-compared", &[]));
    let Some((first, others)) = plans.split_first().filter(|(_, others)| !others.is_empty()) else { return section };
    let keys = ["plan", "surplus", "reduced", "other-means", "in-time"];
    let mut table = Table::new(keys.iter().map(|key| column(key, names)).collect());
    for one in plans {
        let total = &one.whole.total;
        table.row(vec![
            Cell::text(one.label(names)),
            Cell::Number(Some(total.surplus)),
            Cell::Number(Some(total.years.iter().sum())),
            Cell::Number(Some(total.rest)),
            share(one.path.all_in_time, one.path.setting.runs),
        ]);
    }
    let mut spread = Table::new(
        ["year", "five-percent", "middle", "ninety-five-percent"].iter().map(|key| column(key, names)).collect(),
    );
    for one in others {
        let title = names.say("path-less", &[("plan", one.label(names)), ("reference", first.label(names))]);
        add_bands(&mut spread, title, &difference(&one.path.surplus, &first.path.surplus), &first.path.years);
    }
    section.table(table).text(names.say("path-compared-note", &[])).table(spread)
}
