//! The law as people read it: the norms of a day, one norm with its history, what changed between two days, and the
//! page that documents the whole pack.

use super::competence_list::competence_page;
use super::page::{Cell, Column, Report, Row, Section, Table};
use super::provenance::{Provenance, date_text};
use super::texts::{Lang, Texts};
use crate::norms::{Amount, Change, Changed, Dated, Decimal, Norm, Norms, Value};
use jiff::civil::Date;

/// The norms in force on a day, else the last word of each; by topic.
pub fn norms_report(norms: &Norms, day: Option<Date>, provenance: Provenance, texts: &Texts) -> Report {
    let mut table = columns(&["id", "description", "value", "citation", "status"], texts);
    let mut topic = "";
    for norm in norms.all() {
        let entry = match day {
            Some(day) => norm.at(day).filter(|dated| dated.value.is_some()),
            None => norm.values.last(),
        };
        let Some(dated) = entry else { continue };
        if norm.topic() != topic {
            topic = norm.topic();
            table.rows.push(Row::Group(topic.to_owned()));
        }
        table.row(vec![
            Cell::text(norm.id.as_str()),
            Cell::text(description(norm, texts)),
            Cell::text(value_text(norm, dated, texts)),
            Cell::text(dated.citation.text()),
            Cell::text(status_text(dated, texts)),
        ]);
    }
    let shown = table.cells().count();
    let count = [("count", shown.to_string()), ("all", norms.all().len().to_string())];
    let (title, intro) = match day {
        Some(day) => (texts.say("title-norms-at", &[("date", date_text(day, texts))]), "norms-in-force"),
        None => (texts.say("title-norms", &[]), "norms-last-word"),
    };
    let section = Section::new("norms", String::new()).table(table);
    Report { title, intro: vec![texts.say(intro, &count)], sections: vec![section], provenance }
}

/// The columns of a table of values that a report rests on.
pub fn norm_columns(texts: &Texts) -> Vec<Column> {
    columns(&["id", "value", "citation", "status"], texts).columns
}

/// A row of such a table; a value of many cases is told by the command that shows it.
pub fn norm_row(norms: &Norms, id: &str, dated: &Dated, texts: &Texts) -> Vec<Cell> {
    let value = norms.get(id).map(|norm| match &dated.value {
        Some(Value::ByCase(cases)) if cases.len() > 4 => format!("tinhgon norms show {id}"),
        _ => value_text(norm, dated, texts),
    });
    vec![
        Cell::text(id),
        Cell::text(value.unwrap_or_default()),
        Cell::text(dated.citation.text()),
        Cell::text(status_text(dated, texts)),
    ]
}

/// One norm with every value it had; the one in force on the day, if one is given, is named above.
pub fn norm_report(norm: &Norm, day: Option<Date>, provenance: Provenance, texts: &Texts) -> Report {
    let mut table = columns(&["from", "until", "value", "citation", "note", "status"], texts);
    for (entry, dated) in norm.values.iter().enumerate() {
        table.row(vec![
            Cell::text(date_text(dated.from, texts)),
            Cell::text(norm.last_day(entry).map(|day| date_text(day, texts)).unwrap_or_default()),
            Cell::text(value_text(norm, dated, texts)),
            Cell::text(dated.citation.text()),
            Cell::text(dated.citation.note.clone().unwrap_or_default()),
            Cell::text(status_text(dated, texts)),
        ]);
    }
    let mut intro = vec![description(norm, texts).to_owned()];
    if let Some(day) = day {
        let in_force = norm.at(day).filter(|dated| dated.value.is_some());
        let value =
            in_force.map_or_else(|| texts.say("norm-not-in-force", &[]), |dated| value_text(norm, dated, texts));
        intro.push(texts.say("norm-on-day", &[("date", date_text(day, texts)), ("value", value)]));
    }
    let section = Section::new("values", texts.say("section-norm-values", &[])).table(table);
    Report { title: norm.id.clone(), intro, sections: vec![section], provenance }
}

/// What the law of one day says that the law of another did not.
pub fn norms_diff_report(
    changes: &[Change<'_>],
    (before, after): (Date, Date),
    provenance: Provenance,
    texts: &Texts,
) -> Report {
    let mut sections = Vec::new();
    for changed in Changed::ALL {
        let mut table = columns(&["id", "description", "earlier", "later", "citation", "status"], texts);
        for change in changes.iter().filter(|change| change.changed == changed) {
            let text =
                |dated: Option<&Dated>| dated.map(|dated| value_text(change.norm, dated, texts)).unwrap_or_default();
            let dated = change.after.or(change.before);
            table.row(vec![
                Cell::text(change.norm.id.as_str()),
                Cell::text(description(change.norm, texts)),
                Cell::text(text(change.before)),
                Cell::text(text(change.after)),
                Cell::text(basis(change)),
                Cell::text(dated.map(|dated| status_text(dated, texts)).unwrap_or_default()),
            ]);
        }
        let count = table.cells().count();
        if count > 0 {
            let key = format!("section-norms-{}", changed.word());
            sections.push(Section::new(changed.word(), texts.say(&key, &[("count", count.to_string())])).table(table));
        }
    }
    let days = [("before", date_text(before, texts)), ("after", date_text(after, texts))];
    let intro = if changes.is_empty() { vec![texts.say("norms-unchanged", &[])] } else { Vec::new() };
    Report { title: texts.say("title-norms-diff", &days), intro, sections, provenance }
}

/// The paper that brought a change: the one now in force, with the one it follows.
fn basis(change: &Change<'_>) -> String {
    match (change.before, change.after) {
        (Some(before), Some(after)) if before.citation.text() != after.citation.text() => {
            format!("{} → {}", before.citation.text(), after.citation.text())
        }
        (_, Some(dated)) | (Some(dated), None) => dated.citation.text(),
        (None, None) => String::new(),
    }
}

fn columns(keys: &[&'static str], texts: &Texts) -> Table {
    let column = |key: &&'static str| Column {
        key: (*key).into(),
        title: texts.say(&format!("column-{key}"), &[]),
        collapsible: matches!(*key, "status" | "citation"),
    };
    Table::new(keys.iter().map(column).collect())
}

fn description<'n>(norm: &'n Norm, texts: &Texts) -> &'n str {
    match texts.lang() {
        Lang::Vi => &norm.description_vi,
        Lang::En => &norm.description_en,
    }
}

fn status_text(dated: &Dated, texts: &Texts) -> String {
    texts.say(&format!("grade-{}", dated.status.word()), &[])
}

/// A value with its unit: `7 người`, `class-1: 6; class-2: 5 người`.
pub(super) fn value_text(norm: &Norm, dated: &Dated, texts: &Texts) -> String {
    let numbers = match &dated.value {
        None => return texts.say("norm-repealed", &[]),
        Some(Value::One(amount)) => amount_text(*amount, texts),
        Some(Value::ByCase(cases)) => {
            let case = |(case, amount): &(String, Amount)| format!("{case}: {}", amount_text(*amount, texts));
            cases.iter().map(case).collect::<Vec<_>>().join("; ")
        }
    };
    // A coefficient is a bare number and a day speaks for itself: neither has a text.
    match texts.find(&format!("norm-unit-{}", norm.unit.word()), &[]) {
        Some(unit) => format!("{numbers} {unit}"),
        None => numbers,
    }
}

fn amount_text(amount: Amount, texts: &Texts) -> String {
    match amount {
        Amount::Date(day) => date_text(day, texts),
        Amount::Number(number) => decimal_text(number, texts),
    }
}

/// A number as officials write it: `2.340.000`, `0,45`.
pub(super) fn decimal_text(number: Decimal, texts: &Texts) -> String {
    let whole = texts.number(number.parts() / Decimal::SCALE);
    match number.to_string().split_once('.') {
        None => whole,
        Some((_, decimals)) => format!("{whole}{}{decimals}", if texts.lang() == Lang::Vi { ',' } else { '.' }),
    }
}

/// `docs/norms.md`: every norm with both descriptions and every value, made from the pack so that it cannot fall
/// behind.
pub fn norms_page(norms: &Norms) -> String {
    let texts = Texts::new(Lang::En);
    let mut page = String::from(
        "# Norms\n\nGenerated from `norms/*.toml`: `UPDATE=1 cargo test --test norms` rewrites this page.\n\n\
         A value holds from its first day until the next one begins or its own last day has passed. *verified*: its text was\n\
         seen, often as printed by the press or a legal portal, which the note names. *recalled*: from general knowledge; it can\n\
         warn, never convict. Some days of entry into force are recalled too, and their notes say so. *repealed*: no value from\n\
         that day.\n",
    );
    let mut topic = "";
    for norm in norms.all() {
        if norm.topic() != topic {
            topic = norm.topic();
            page.push_str(&format!("\n## {topic}\n"));
        }
        page.push_str(&format!("\n### {}\n\n", norm.id));
        page.push_str(&format!("{} / {} ({})\n\n", norm.description_vi, norm.description_en, norm.unit.word()));
        page.push_str("| from | until | value | citation | status |\n| --- | --- | --- | --- | --- |\n");
        for (entry, dated) in norm.values.iter().enumerate() {
            let until = norm.last_day(entry).map(|day| day.to_string()).unwrap_or_default();
            let note = dated.citation.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
            page.push_str(&format!(
                "| {} | {until} | {} | {}{note} | {} |\n",
                dated.from,
                value_text(norm, dated, &texts),
                dated.citation.text(),
                dated.status.word()
            ));
        }
    }
    page.push_str(&competence_page(norms));
    page
}
