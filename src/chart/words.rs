//! Words that charts share: what stands under each of them, and the columns of their tables.

use crate::report::{Column, Provenance, Studied, Study, Texts, date_text, grade_text};

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
    if study.province.is_empty() {
        return shown;
    }
    texts.say("chart-of-province", &[("province", study.province.clone()), ("shown", shown)])
}

/// A column of the table of a chart's data.
pub fn column(key: &'static str, title: String) -> Column {
    Column { key: key.into(), title, collapsible: false }
}

/// What a chart of each option is made of: the options, or the apparatus as it stands where there is none.
pub fn each_option<'a, 'b>(study: &'a Study<'b>) -> Vec<Option<&'a Studied<'b>>> {
    if study.options.is_empty() { vec![None] } else { study.options.iter().map(Some).collect() }
}
