//! How many agencies share the lead of each field, before and after.

use super::Chart;
use super::registry::Missing;
use super::shape::{Dumbbell, Shape};
use super::words::{column, each_option, notes_of, prose, subtitle};
use crate::model::Count;
use crate::report::{Cell, State, Studied, Study, Table, Texts};

/// What one agency leads alone, in hundredths.
const ONE: i64 = 100;

/// The effective number of leads of each field before and after each option.
pub fn fragmentation(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    if study.before.overlap.fields.is_empty() {
        return Err(Missing("chart-missing-tasks"));
    }
    Ok(each_option(study).into_iter().map(|option| chart(study, option, texts)).collect())
}

/// The effective numbers of leads of all fields, in hundredths; 0: nobody leads in it; none: it has no tasks.
fn effective(state: &State<'_>, study: &Study<'_>) -> Vec<Count> {
    let organisation = study.organisation();
    let mut leads = vec![None; organisation.fields().len()];
    for (task, _) in organisation.tasks().iter().zip(&state.tasks).filter(|(_, facts)| !facts.counts.support) {
        leads[task.field.at()] = Some(0);
    }
    for field in &state.overlap.fields {
        leads[field.field.at()] = Some(field.spread.effective_leads_hundredths());
    }
    leads
}

fn chart(study: &Study<'_>, option: Option<&Studied<'_>>, texts: &Texts) -> Chart {
    let fields = study.organisation().fields();
    let before = effective(&study.before, study);
    let after = option.map(|option| effective(&option.after, study));
    let after_of = |at: usize| after.as_ref().map_or(before[at], |after| after[at]);
    let known = |at: &usize| before[*at].is_some() || after_of(*at).is_some();
    let single = |at: usize| before[at] == Some(ONE) && after_of(at) == Some(ONE);
    let listed: Vec<usize> = (0..fields.len()).filter(known).collect();
    let mut shown: Vec<usize> = listed.iter().copied().filter(|at| !single(*at)).collect();
    shown.sort_by_key(|at| (std::cmp::Reverse(before[*at]), std::cmp::Reverse(after_of(*at)), *at));
    let sides = [if option.is_some() { "column-before" } else { "column-now" }, "column-after"];
    let sides = sides.map(|key| texts.say(key, &[]));
    let mut notes = vec![texts.say("chart-fragmentation-note", &[])];
    let left_out = listed.len() - shown.len();
    if left_out > 0 {
        notes.push(texts.say("chart-fragmentation-single", &[("count", prose(left_out as i64, texts))]));
    }
    notes.extend(notes_of(option, study, texts));
    let spread = |side: &dyn Fn(usize) -> Count| listed.iter().filter(|at| side(**at) >= Some(2 * ONE)).count();
    let args = [
        ("before", spread(&|at| before[at]).to_string()),
        ("after", spread(&after_of).to_string()),
        ("count", listed.len().to_string()),
    ];
    let alt = if option.is_some() { "chart-fragmentation-alt" } else { "chart-fragmentation-alt-now" };
    Chart {
        word: "fragmentation",
        title: texts.say("chart-fragmentation", &[]),
        subtitle: subtitle(option, study, texts),
        unit: texts.say("chart-unit-agencies", &[]),
        notes,
        alt: texts.say(alt, &args),
        shape: Shape::Dumbbell(Dumbbell {
            categories: shown.iter().map(|at| fields[*at].clone()).collect(),
            before: shown.iter().map(|at| before[*at]).collect(),
            after: after.as_ref().map(|after| shown.iter().map(|at| after[*at]).collect()).unwrap_or_default(),
            sides: sides.clone(),
        }),
        data: data(&listed, fields, &before, after.as_deref(), sides, texts),
    }
}

fn data(
    listed: &[usize],
    fields: &[String],
    before: &[Count],
    after: Option<&[Count]>,
    [now, then]: [String; 2],
    texts: &Texts,
) -> Table {
    let mut columns = vec![column("field", texts.say("column-field", &[])), column("before", now)];
    columns.extend(after.map(|_| column("after", then)));
    let mut table = Table::new(columns);
    let cell = |count: Count| count.map_or(Cell::Blank, Cell::Hundredths);
    for at in listed {
        let mut row = vec![Cell::text(fields[*at].as_str()), cell(before[*at])];
        row.extend(after.map(|after| cell(after[*at])));
        table.row(row);
    }
    table
}
