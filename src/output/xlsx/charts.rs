//! The sheet of charts: small tables that refer to the annexes, and charts of Excel beside them.

use super::annex::FIRST;
use super::names::SheetNames;
use super::style;
use crate::dossier::{Annex, Level};
use crate::report::{Cell, Texts};
use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType, Color,
    Formula, Workbook, Worksheet, XlsxError, utility::row_col_to_cell,
};

/// The column in which charts begin; the tables stand left of it.
const CHART_COLUMN: u16 = 4;
/// More agencies of one class than this are not drawn one by one.
const LISTED: usize = 30;
/// The height of a row in pixels, by which charts are kept apart.
const ROW: u32 = 20;
/// How many rows of that height a page of the sheet has room for.
const PAGE: u32 = 40;
/// Dark and light, so that the two are told apart without colour.
const COLOURS: [u32; 2] = [0x1F4E79, 0xBDD7EE];
/// The sorts of bodies in the form of agencies and units.
const SORTS: [&str; 6] =
    ["agencies", "divisions", "sub-departments", "in-sub-departments", "service-units", "other-units"];

/// The width of the column of a series.
const SERIES_WIDTH: f64 = 11.0;

/// The width of a note across the table of a chart.
const NOTE_WIDTH: f64 = 62.0;

/// A chart before it is on the sheet.
struct Plan {
    title: String,
    series: Vec<String>,
    /// Each with its label and what it shows of the annex.
    rows: Vec<(String, Vec<Sum>)>,
    /// The annex, by position.
    annex: usize,
    horizontal: bool,
}

/// Cells of an annex that a chart shows as one number: those added less those taken away.
struct Sum {
    plus: Vec<(usize, u16)>,
    minus: Vec<(usize, u16)>,
}

impl Sum {
    fn of(cell: (usize, u16)) -> Self {
        Self { plus: vec![cell], minus: Vec::new() }
    }

    fn formula(&self, source: &str, annex: &Annex) -> Formula {
        let quoted = source.replace('\'', "''");
        let name = |(place, column): &(usize, u16)| {
            let here = row_col_to_cell(FIRST + u32::try_from(*place).unwrap_or(u32::MAX), *column);
            format!("'{quoted}'!{here}")
        };
        let value = |(place, column): &(usize, u16)| style::value(&annex.rows[*place].cells[usize::from(*column)]);
        let plus = self.plus.iter().map(name).collect::<Vec<_>>().join("+");
        let minus: String = self.minus.iter().map(|cell| format!("-{}", name(cell))).collect();
        let sum = |cells: &[(usize, u16)]| cells.iter().map(value).sum::<Option<f64>>();
        let result = sum(&self.plus).zip(sum(&self.minus)).map(|(plus, minus)| (plus - minus).to_string());
        Formula::new(format!("={plus}{minus}")).set_result(result.unwrap_or_default())
    }
}

/// Adds the sheet of charts; none of the annexes has what a chart shows: no sheet.
pub(super) fn sheet(
    book: &mut Workbook,
    names: &mut SheetNames,
    annexes: &[(String, &Annex)],
    texts: &Texts,
) -> Result<(), XlsxError> {
    let plans: Vec<Plan> = annexes.iter().enumerate().filter_map(|(at, (_, annex))| plan(at, annex, texts)).collect();
    if plans.is_empty() {
        return Ok(());
    }
    let name = names.unused(&texts.say("sheet-charts", &[]));
    let sheet = book.add_worksheet();
    sheet.set_name(&name)?;
    sheet.set_column_width(0, 40)?.set_column_width(3, 3)?;
    sheet.set_column_width(1, SERIES_WIDTH)?.set_column_width(2, SERIES_WIDTH)?;
    style::across(sheet, 0, (0, 2), &texts.say("sheet-charts", &[]).to_uppercase(), &style::title())?;
    sheet.set_row_height(0, 1.4 * style::height(1))?;
    let mut row = 1;
    // The row with which the page begins.
    let mut page = row;
    let mut breaks = Vec::new();
    for plan in &plans {
        let end = put(sheet, &name, row, plan, annexes, texts)?;
        if end > page + PAGE && row > page {
            breaks.push(row);
            page = row;
        }
        row = end;
    }
    if !breaks.is_empty() {
        sheet.set_page_breaks(&breaks)?;
    }
    style::for_print(sheet, &name, None, texts)
}

fn plan(at: usize, annex: &Annex, texts: &Texts) -> Option<Plan> {
    let column = |wanted: &dyn Fn(usize) -> bool| (0..annex.columns.len()).find(|column| wanted(*column));
    let keyed = |key: &str, from: usize| column(&|at| at >= from && annex.columns[at].key == key);
    let known = |row: usize, column: usize| style::value(&annex.rows[row].cells[column]).is_some();
    let place = |row: usize, column: usize| (row, u16::try_from(column).unwrap_or(u16::MAX));
    let total = annex.rows.iter().position(|row| row.level == Level::Total);
    let say = |keys: &[&str]| keys.iter().map(|key| texts.say(key, &[])).collect::<Vec<_>>();
    let (title, series, rows, horizontal) = match annex.word {
        "b02" => {
            let (quota, filled) = (keyed("quota", 0)?, keyed("filled", 0)?);
            let rows = listed(annex).into_iter().filter(|row| known(*row, quota) && known(*row, filled));
            let both = |row: usize| [quota, filled].map(|column| Sum::of(place(row, column))).into();
            let rows = rows.map(|row| (label(annex, row), both(row)));
            ("chart-annex-staff", say(&["chart-annex-quota", "chart-annex-filled"]), rows.collect::<Vec<_>>(), true)
        }
        "b04" => {
            let total = total?;
            let after = keyed("all", 0)? + 1;
            let sorts = SORTS.iter().filter_map(|sort| Some((keyed(sort, 0)?, keyed(sort, after)?)));
            let both = |one: usize, two: usize| [one, two].map(|column| Sum::of(place(total, column))).into();
            let rows = sorts.map(|(one, two)| (annex.columns[one].title.clone(), both(one, two)));
            ("chart-annex-bodies", say(&["chart-annex-before", "chart-annex-after"]), rows.collect(), false)
        }
        "b03" => {
            let total = total?;
            let years = (0..annex.columns.len()).filter(|at| annex.columns[*at].key == "year" && known(total, *at));
            let years: Vec<usize> = years.collect();
            let ways = [keyed("by-retiring", 0)?, keyed("by-other-means", 0)?].map(|column| place(total, column));
            // What is left at the end of a year is the surplus less what has gone by then.
            let left = |at: usize| Sum {
                plus: ways.into(),
                minus: years[..=at].iter().map(|year| place(total, *year)).collect(),
            };
            let title = |year: usize| annex.columns[year].title.clone();
            let rows = years.iter().enumerate();
            let rows = rows.map(|(at, year)| (title(*year), vec![Sum::of(place(total, *year)), left(at)])).collect();
            ("chart-annex-path", say(&["chart-annex-fewer", "chart-annex-left"]), rows, false)
        }
        _ => return None,
    };
    (!rows.is_empty()).then(|| Plan { title: texts.say(title, &[]), series, rows, annex: at, horizontal })
}

/// The items of the groups that are short enough to be drawn one by one.
fn listed(annex: &Annex) -> Vec<usize> {
    let mut rows = Vec::new();
    for group in annex.rows.iter().enumerate().collect::<Vec<_>>().split(|(_, row)| row.level != Level::Item) {
        if group.len() <= LISTED {
            rows.extend(group.iter().map(|(at, _)| *at));
        }
    }
    rows
}

fn label(annex: &Annex, row: usize) -> String {
    match annex.rows[row].cells.get(1) {
        Some(Cell::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

/// Puts the table and the chart on the sheet; the first row below both comes back.
fn put(
    sheet: &mut Worksheet,
    name: &str,
    top: u32,
    plan: &Plan,
    annexes: &[(String, &Annex)],
    texts: &Texts,
) -> Result<u32, XlsxError> {
    let (source, annex) = &annexes[plan.annex];
    let heading = style::heading();
    sheet.write_string_with_format(top, 0, texts.say("chart-annex-data", &[]), &heading)?;
    for (at, series) in (1_u16..).zip(&plan.series) {
        sheet.write_string_with_format(top, at, series, &heading)?;
    }
    let tall = plan.series.iter().map(|series| style::lines(series, SERIES_WIDTH)).max().unwrap_or(1);
    sheet.set_row_height(top, style::height(tall.max(2)))?;
    let first = top + 1;
    let mut row = first;
    for (label, sums) in &plan.rows {
        let words = Cell::text(label.as_str());
        style::write(sheet, (row, 0), &words, &style::of(&words, Level::Item, false), texts)?;
        for (at, sum) in (1_u16..).zip(sums) {
            let cell = Cell::Number(None);
            let format = style::dashed(&cell, style::of(&cell, Level::Item, false));
            sheet.write_formula_with_format(row, at, sum.formula(source, annex), &format)?;
        }
        row += 1;
    }
    // What the annex says first under its table is as of which day and from where its figures are.
    for note in annex.notes.iter().take(1) {
        style::across(sheet, row, (0, 2), note, &style::note())?;
        sheet.set_row_height(row, style::height(style::lines_drawn(note, NOTE_WIDTH, false)))?;
    }
    let mut chart = Chart::new(if plan.horizontal { ChartType::Bar } else { ChartType::Column });
    for (at, series) in (1_u16..).zip(&plan.series) {
        let mut font = ChartFont::new();
        font.set_name("Times New Roman").set_size(9);
        let mut fill = ChartFormat::new();
        fill.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(COLOURS[usize::from(at - 1) % COLOURS.len()])));
        fill.set_border(ChartLine::new().set_color(Color::RGB(0x1F4E79)).set_width(0.75));
        let mut labels = ChartDataLabel::new();
        labels.show_value().set_font(&font);
        chart
            .add_series()
            .set_name(series.as_str())
            .set_categories((name, first, 0, row - 1, 0))
            .set_values((name, first, at, row - 1, at))
            .set_format(&mut fill)
            .set_data_label(&labels)
            .set_gap(if plan.horizontal { 40 } else { 80 });
    }
    let mut font = ChartFont::new();
    font.set_name("Times New Roman").set_size(13).set_bold();
    let unit = if annex.unit.is_empty() { String::new() } else { format!(" ({})", annex.unit.to_lowercase()) };
    chart.title().set_name(format!("{}{unit}", plan.title).as_str()).set_font(&font);
    let mut font = ChartFont::new();
    font.set_name("Times New Roman").set_size(10);
    chart.x_axis().set_font(&font);
    chart.y_axis().set_font(&font).set_num_format("#,##0");
    // The numbers stand at the bars, so that lines behind them say nothing more.
    chart.x_axis().set_major_gridlines(false);
    chart.y_axis().set_major_gridlines(false);
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font);
    if plan.series.len() == 1 {
        chart.legend().set_hidden();
    }
    let places = u32::try_from(plan.rows.len()).unwrap_or(u32::MAX);
    let tall = if plan.horizontal {
        // The first agency stands on top, as in the table, which would put the axis of numbers there too. Of bars that
        // lie, the agencies stand along the upright axis.
        chart.y_axis().set_reverse().set_num_format("General");
        chart.x_axis().set_hidden(true);
        (120 + 30 * places).min((PAGE - 2) * ROW)
    } else {
        340
    };
    chart.set_width(780).set_height(tall).set_alt_text(plan.title.as_str());
    // A little below the edge of the row, at which a page may begin.
    sheet.insert_chart_with_offset(top, CHART_COLUMN, &chart, 0, 6)?;
    Ok((top + tall / ROW + 2).max(row + 3))
}
