//! The options side by side as a table: what leaders ask of each, the best value of every row marked.

use super::Chart;
use super::measures::{GROUPS, Measure, Value, label, legend};
use super::registry::Missing;
use super::shape::{Shape, Ticks};
use super::words::{notes, of_province, subtitle};
use crate::cost::Leaving;
use crate::norms::Authority;
use crate::report::{Cell, Column, Row, Studied, Study, Table, Texts, authority_heading, date_text};
use jiff::civil::Date;

/// The sign of the best value of a row, as a drawer of ticks knows it.
const TICK: &str = " ✓";

/// The table of all options.
pub fn options(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    let say = |key: &str| texts.say(key, &[]);
    let mut heads = vec![say("column-figure"), say("column-now")];
    // One option needs no number, and its table compares it with the apparatus as it stands.
    let alone = study.options.len() == 1;
    heads.extend(study.options.iter().enumerate().map(|(at, option)| {
        let args = [("number", (at + 1).to_string()), ("plan", option.plan.name.clone())];
        texts.say(if alone { "chart-of-option" } else { "chart-option-heading" }, &args)
    }));
    let short = heads.iter().take(2).cloned().chain((0..study.options.len()).map(|at| label(at, texts)));
    let short: Vec<String> = if alone { Vec::new() } else { short.collect() };
    let keys = ["figure", "now"].into_iter().chain(study.options.iter().map(|option| option.plan.id.as_str()));
    let column =
        |(key, head): (&str, &String)| Column { key: key.to_owned().into(), title: head.clone(), collapsible: false };
    let mut data = Table::new(keys.zip(&heads).map(column).collect());
    let (mut rows, mut groups) = (Vec::new(), Vec::new());
    for (group, measures) in GROUPS {
        groups.push(rows.len());
        let mut heading = vec![say(group)];
        heading.resize(heads.len(), String::new());
        rows.push(heading);
        data.rows.push(Row::Group(say(group)));
        let lines = measures.iter().map(|measure| line(*measure, study, texts));
        let decides = (group == "chart-group-law").then(|| deciding(study, texts));
        for (cells, best) in lines.chain(decides.map(|cells| (cells, Vec::new()))) {
            data.row(cells.iter().map(|cell| Cell::text(cell.as_str())).collect());
            let marked = |(at, cell): (usize, String)| if best.contains(&at) { format!("{cell}{TICK}") } else { cell };
            rows.push(cells.into_iter().enumerate().map(marked).collect());
        }
    }
    let ticked = rows.iter().flatten().any(|cell: &String| cell.ends_with(TICK));
    let money = study.options.iter().filter_map(|option| option.money.as_ref());
    let nobody = money.map(|money| money.once.leaving).any(|leaving| leaving == Leaving::Nobody);
    let note = say(if nobody { "chart-options-nobody" } else { "chart-options-note" });
    let mut under = vec![if ticked { format!("{} {note}", say("chart-options-tick")) } else { note }];
    under.push(say("chart-moved-note"));
    under.extend(law_days(study, texts));
    under.extend(notes(&study.provenance, texts));
    Ok(vec![Chart {
        word: "options",
        title: say(if alone { "chart-options.one" } else { "chart-options" }),
        subtitle: match study.options.as_slice() {
            [option] => subtitle(Some(option), study, texts),
            _ => of_province(say("chart-options-shown"), study, texts),
        },
        unit: String::new(),
        notes: under,
        alt: texts.say("chart-options-alt", &[("count", study.options.len().to_string())]),
        shape: Shape::Ticks(Ticks {
            columns: heads,
            short,
            legend: legend(study, texts),
            rows,
            groups,
            goes_on: say("chart-group-goes-on"),
        }),
        data,
    }])
}

/// By the law of which day the options are judged; none: no day is known of one of them.
fn law_days(study: &Study<'_>, texts: &Texts) -> Option<String> {
    let days: Option<Vec<Date>> = study.options.iter().map(|option| option.provenance.as_of).collect();
    let days = days?;
    let date = |day: &Date| ("date", date_text(*day, texts));
    match days.as_slice() {
        [first, rest @ ..] if rest.iter().all(|day| day == first) => {
            Some(texts.say("chart-options-law", &[date(first)]))
        }
        days => {
            let each = days.iter().enumerate();
            let each = each.map(|(at, day)| texts.say("chart-options-day", &[("option", label(at, texts)), date(day)]));
            let args = [("days", each.collect::<Vec<_>>().join("; ")), ("first", label(0, texts))];
            Some(texts.say("chart-options-laws", &args))
        }
    }
}

/// The cells of a figure, and which of them are the best.
fn line(measure: Measure, study: &Study<'_>, texts: &Texts) -> (Vec<String>, Vec<usize>) {
    let values: Vec<Value> = study.options.iter().map(|option| measure.after(option)).collect();
    let mut cells = vec![measure.name(texts), measure.text(measure.before(study), texts)];
    cells.extend(values.iter().map(|value| measure.text(*value, texts)));
    (cells, measure.best(&values).into_iter().map(|at| at + 2).collect())
}

/// Who decides on the steps of each option, the highest first.
fn deciding(study: &Study<'_>, texts: &Texts) -> Vec<String> {
    let mut cells = vec![texts.say("chart-measure-authority", &[]), "–".to_owned()];
    cells.extend(study.options.iter().map(|option| authorities(option, texts)));
    cells
}

fn authorities(option: &Studied<'_>, texts: &Texts) -> String {
    let mut found: Vec<Authority> =
        option.decisions.iter().filter_map(|one| one.claim).map(|claim| claim.rule.authority).collect();
    // Authorities are declared from the highest down.
    found.sort_unstable();
    found.dedup();
    if found.is_empty() {
        return texts.say("unknown", &[]);
    }
    let name = |authority: &Authority| authority_heading(*authority, texts);
    found.iter().map(name).collect::<Vec<_>>().join("; ")
}
