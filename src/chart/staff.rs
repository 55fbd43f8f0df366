//! Posts assigned and people present, by agency with the units inside it, before and after. Civil servants and public
//! employees are never added up: each category is a chart of its own.

use super::Chart;
use super::agencies::AgencyRows;
use super::registry::Missing;
use super::shape::{Bars, Series, Shape};
use super::words::{column, each_option, notes_of, prose, subtitle};
use crate::draft::Draft;
use crate::model::{Category, Count, Staff, small};
use crate::report::{Cell, Studied, Study, Table, Texts, cell_text};

/// Categories with fewer agencies than this share one chart.
const OWN_CHART: usize = 3;

/// A row of a chart: what it is called, what is said of it, quota and people before and after.
struct Row {
    name: String,
    remark: String,
    summed: bool,
    /// How many agencies it stands for; the bench is none.
    agencies: usize,
    before: [Count; 2],
    after: [Count; 2],
}

/// Posts assigned and filled by agency.
pub fn staff(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    if !study.organisation().has_posts() {
        return Err(Missing("chart-missing-posts"));
    }
    Ok(each_option(study).into_iter().flat_map(|option| of_option(study, option, false, texts)).collect())
}

/// The agencies alone whose posts or people each option changes; the others are said in a note with their sum.
pub fn brief(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    if !study.organisation().has_posts() {
        return Err(Missing("chart-missing-posts"));
    }
    let charts = study.options.iter().flat_map(|option| of_option(study, Some(option), true, texts));
    let charts: Vec<Chart> = charts.collect();
    if charts.is_empty() { Err(Missing("chart-missing-staff-change")) } else { Ok(charts) }
}

fn of_option(study: &Study<'_>, option: Option<&Studied<'_>>, brief: bool, texts: &Texts) -> Vec<Chart> {
    let agencies = AgencyRows::new(study, option, texts);
    let mut charts = Vec::new();
    // What stands for a hundred communes would press every department flat, so that it has a chart of its own.
    let mut others: Vec<Row> = Vec::new();
    for category in Category::ALL.iter().copied() {
        let name = small(&texts.say(&format!("category-{}", category.word().replace('_', "-")), &[]));
        let rows = rows(study, option, &agencies, category, texts);
        let (rows, same): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| !brief || row.changes());
        let (mut apart, single): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.summed);
        if single.len() >= OWN_CHART {
            let key = if brief { "chart-staff.changed" } else { "chart-staff.of" };
            let title = texts.say(key, &[("category", name.clone())]);
            charts.push(chart(study, option, title, (single, said_of(&same, texts)), texts));
        } else {
            apart.splice(0..0, single);
        }
        for row in &mut apart {
            row.name = texts.say("chart-staff.part", &[("agency", row.name.clone()), ("category", name.clone())]);
        }
        others.extend(apart);
    }
    if !others.is_empty() {
        let key = if brief { "chart-staff.changed" } else { "chart-staff.of" };
        let title = texts.say(key, &[("category", texts.say("chart-staff.others", &[]))]);
        let same = brief.then(|| texts.say("chart-staff.same-others", &[]));
        charts.push(chart(study, option, title, (others, same), texts));
    }
    charts
}

impl Row {
    fn changes(&self) -> bool {
        self.before != self.after
    }
}

/// How many agencies are as they were, with their people and posts; none: there are none.
fn said_of(same: &[Row], texts: &Texts) -> Option<String> {
    let sum = |at: usize| -> Count { same.iter().map(|row| row.before[at]).sum() };
    let number = |count: Count| cell_text(&Cell::Number(count), texts);
    let agencies: usize = same.iter().map(|row| row.agencies).sum();
    let count = ("count", prose(i64::try_from(agencies).unwrap_or(i64::MAX), texts));
    let args = [count, ("quota", number(sum(0))), ("filled", number(sum(1)))];
    (!same.is_empty()).then(|| texts.say("chart-staff.same", &args))
}

fn rows(
    study: &Study<'_>,
    option: Option<&Studied<'_>>,
    agencies: &AgencyRows,
    category: Category,
    texts: &Texts,
) -> Vec<Row> {
    let of = |draft: &Draft<'_>| {
        let sums = |count: fn(&Staff) -> Count| agencies.sums(draft, |posts| count(&posts[category]));
        [sums(|staff| staff.quota), sums(|staff| staff.filled)]
    };
    let before = of(&study.before.draft);
    let after = option.map(|option| of(&option.after.draft));
    let pick = |sums: &[Vec<Count>; 2], at: usize| [sums[0][at], sums[1][at]];
    let mut rows: Vec<Row> = Vec::new();
    for (at, row) in agencies.rows.iter().enumerate() {
        let (before, after) = (pick(&before, at), pick(after.as_ref().unwrap_or(&before), at));
        if (before, after) == ([Some(0); 2], [Some(0); 2]) {
            continue;
        }
        // An unknown quota has no mark, so that it is said in words.
        let unknown = if option.is_some() { after[0] } else { before[0] };
        let said = if unknown.is_none() { texts.say("chart-staff.no-quota", &[]) } else { String::new() };
        let remark = [row.remark.clone(), said].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
        let (name, remark) = (row.name.clone(), remark.join("; "));
        rows.push(Row { name, remark, summed: row.summed, agencies: row.count, before, after });
    }
    if let Some(option) = option {
        let bench = &option.after.draft.bench().posts[category];
        if (bench.quota, bench.filled) != (Some(0), Some(0)) {
            let name = texts.say("chart-staff.bench", &[]);
            let after = [bench.quota, bench.filled];
            rows.push(Row { name, remark: String::new(), summed: false, agencies: 0, before: [Some(0); 2], after });
        }
    }
    rows
}

fn chart(
    study: &Study<'_>,
    option: Option<&Studied<'_>>,
    title: String,
    (rows, same): (Vec<Row>, Option<String>),
    texts: &Texts,
) -> Chart {
    let side = |key: &str| texts.say(key, &[]);
    let name = |key: &str| texts.say(&format!("chart-staff.present-{key}"), &[]);
    let titled = |key: &str, measure: &str| format!("{}: {}", side(key), texts.say(measure, &[]));
    let now = if option.is_some() { "column-before" } else { "column-now" };
    let values = |at: usize, after: bool| -> Vec<Count> {
        rows.iter().map(|row| if after { row.after[at] } else { row.before[at] }).collect()
    };
    let mut series =
        vec![Series { name: name(if option.is_some() { "before" } else { "now" }), values: values(1, false) }];
    let mut limits = vec![values(0, false)];
    let mut columns = vec![
        column("item", side("column-agency")),
        column("quota_before", titled(now, "column-quota")),
        column("filled_before", titled(now, "column-filled")),
    ];
    if option.is_some() {
        series.push(Series { name: name("after"), values: values(1, true) });
        limits.push(values(0, true));
        columns.push(column("quota_after", titled("column-after", "column-quota")));
        columns.push(column("filled_after", titled("column-after", "column-filled")));
    }
    let mut data = Table::new(columns);
    for row in &rows {
        let counts = row.before.iter().chain(row.after.iter().filter(|_| option.is_some()));
        data.row(
            std::iter::once(Cell::text(row.name.as_str())).chain(counts.map(|count| Cell::Number(*count))).collect(),
        );
    }
    let mut notes = vec![texts.say("chart-staff.read", &[])];
    notes.extend(same);
    notes.extend(notes_of(option, study, texts));
    let sum = |after: bool| {
        let [present, assigned] = [1, 0].map(|at| cell_text(&Cell::Number(values(at, after).into_iter().sum()), texts));
        format!("{present}/{assigned}")
    };
    let said = [("title", title.clone()), ("before", sum(false)), ("after", sum(true))];
    let alt = texts.say(if option.is_some() { "chart-staff.alt" } else { "chart-staff.alt-now" }, &said);
    Chart {
        word: "staff",
        title,
        subtitle: subtitle(option, study, texts),
        unit: texts.say("chart-unit-people", &[]),
        notes,
        alt,
        shape: Shape::Bars(Bars {
            categories: rows.iter().map(|row| row.name.clone()).collect(),
            series,
            limits,
            limit_name: texts.say("column-quota", &[]),
            remarks: rows.iter().map(|row| row.remark.clone()).collect(),
            ..Bars::default()
        }),
        data,
    }
}
