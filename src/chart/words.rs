//! Words that charts share: what stands under each of them, and the columns of their tables.

use crate::evaluate::Status;
use crate::model::Count;
use crate::report::{
    Cell, Column, Lang, Provenance, State, Studied, Study, Texts, cell_text, change, date_text, grade_text,
    percent_cell,
};
use crate::rules::{Code, Finding};
use std::collections::BTreeSet;

/// What stands under every chart: as of which day, from where, and how sure.
pub fn notes(provenance: &Provenance, texts: &Texts) -> Vec<String> {
    let day = provenance.data_as_of.map_or_else(|| texts.say("unknown", &[]), |day| date_text(day, texts));
    let args =
        [("date", day), ("source", provenance.case_name.clone()), ("grade", grade_text(provenance.grade, texts))];
    vec![texts.say("chart-note", &args)]
}

/// The notes of a chart of one option; none: of the apparatus as it stands.
pub fn notes_of(option: Option<&Studied<'_>>, study: &Study<'_>, texts: &Texts) -> Vec<String> {
    notes(option.map_or(&study.provenance, |option| &option.provenance), texts)
}

/// The line under the title: the option that is shown, or that it is the apparatus as it stands.
pub fn subtitle(option: Option<&Studied<'_>>, study: &Study<'_>, texts: &Texts) -> String {
    let shown = match option {
        Some(option) => texts.say("chart-of-option", &[("plan", option.plan.name.clone())]),
        None => texts.say("as-it-stands", &[]),
    };
    of_province(shown, study, texts)
}

/// The line under the title, where neither one option nor the apparatus as it stands is shown alone.
pub fn of_province(shown: String, study: &Study<'_>, texts: &Texts) -> String {
    if study.province.is_empty() {
        return shown;
    }
    texts.say("chart-of-province", &[("province", study.province.clone()), ("shown", shown)])
}

/// The line under the title where charts of both states stand side by side.
pub fn state_subtitle(option: Option<&Studied<'_>>, study: &Study<'_>, texts: &Texts) -> String {
    let shown = match option {
        Some(option) => texts.say("chart-after-option", &[("plan", option.plan.name.clone())]),
        None => texts.say("as-it-stands", &[]),
    };
    of_province(shown, study, texts)
}

/// A column of the table of a chart's data.
pub fn column(key: &'static str, title: String) -> Column {
    Column { key: key.into(), title, collapsible: false }
}

/// What a chart of each option is made of: the options, or the apparatus as it stands where there is none.
pub fn each_option<'a, 'b>(study: &'a Study<'b>) -> Vec<Option<&'a Studied<'b>>> {
    if study.options.is_empty() { vec![None] } else { study.options.iter().map(Some).collect() }
}

/// What a chart of each state is made of: the apparatus as it stands, then after each option.
pub fn states<'a, 'b>(study: &'a Study<'b>) -> Vec<(&'a State<'b>, Option<&'a Studied<'b>>)> {
    let after = study.options.iter().map(|option| (&option.after, Some(option)));
    std::iter::once((&study.before, None)).chain(after).collect()
}

/// A number in a sentence: two digits below ten, as officials write it in Vietnamese.
pub fn prose(number: i64, texts: &Texts) -> String {
    if (0..10).contains(&number) && texts.lang() == Lang::Vi { format!("{number:02}") } else { texts.number(number) }
}

/// What a count has changed by, with its part in percent; empty where it is as it was or unknown.
pub fn changed(before: Count, after: Count, texts: &Texts) -> String {
    let by = change(before, after);
    if by.is_none_or(|by| by == 0) {
        return String::new();
    }
    let words = cell_text(&Cell::Change(by), texts);
    match percent_cell(by, before, true) {
        Cell::Blank => words,
        percent => format!("{words} ({})", cell_text(&percent, texts)),
    }
}

/// What a chart comes to in one sentence, for whoever cannot see it: its title with the sum before and after.
pub fn alt_total(title: &str, before: Count, after: Option<Count>, texts: &Texts) -> String {
    let number = |count: Count| cell_text(&Cell::Number(count), texts);
    let title = ("title", title.to_owned());
    match after {
        Some(after) => texts.say("chart-alt-total", &[title, ("before", number(before)), ("after", number(after))]),
        None => texts.say("chart-alt-sum", &[title, ("count", number(before))]),
    }
}

/// What the abbreviations in some words stand for; none: there are none that a reader might not know.
pub fn abbreviations<'w>(words: impl Iterator<Item = &'w str>, texts: &Texts) -> Option<String> {
    let known = texts.say("chart-abbreviations", &[]);
    let used: BTreeSet<&str> = words.flat_map(|text| text.split([' ', ',', '(', ')'])).collect();
    let of = |entry: &&str| entry.split(':').next().is_some_and(|short| used.contains(short));
    let said: Vec<&str> = known.split("; ").filter(of).collect();
    (!said.is_empty()).then(|| format!("{}.", said.join("; ")))
}

/// How many tasks with several leads rest on rows that were not checked: they are to be reviewed, and accuse nobody.
/// None: there are none.
pub fn to_review(option: Option<&Studied<'_>>, study: &Study<'_>, texts: &Texts) -> Option<String> {
    let several: Vec<&Finding> = match option {
        None => study.quo.findings().iter().collect(),
        Some(option) => {
            let holding = option.evaluation.findings.iter().filter(|judged| judged.status != Status::Fixed);
            holding.map(|judged| &judged.finding).collect()
        }
    };
    let several: Vec<&Finding> = several.into_iter().filter(|finding| finding.code == Code::TaskSeveralLeads).collect();
    let count = several.iter().filter(|finding| finding.to_review).count();
    let words = |count: usize| i64::try_from(count).ok().map(|count| prose(count, texts));
    let args = [("all", words(several.len())?), ("count", words(count).filter(|_| count > 0)?)];
    Some(texts.say(if count < several.len() { "chart-leads-review" } else { "chart-leads-review-all" }, &args))
}
