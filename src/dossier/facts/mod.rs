//! What templates can say: every fact of a study as a value with a name. Numbers stay numbers until a filter writes them,
//! so that none is typed twice; `docs/dossier.md` lists the names.

mod bodies;
mod deeds;
mod ended;
mod findings;
mod leaders;
mod left;
mod money;
mod option;
mod papers;
mod steps;
mod tasks;
mod wording;

use super::filters::count;
use crate::evaluate::Figure;
use crate::report::{Names, Study, Texts, date_text, figure_name, grade_text};
use jiff::civil::Date;
use minijinja::{Value, context};

/// What the user says of a document besides its kind.
#[derive(Clone, Debug, Default)]
pub struct Particulars {
    /// Its number, without symbol: `12`; none: it is left open.
    pub number: Option<String>,
    /// Its date; none: it is left open.
    pub date: Option<Date>,
    /// Which draft it is; none: it is no draft.
    pub draft: Option<u32>,
}

/// The names that templates know, with their values.
pub fn context_of(study: &Study<'_>, particulars: &Particulars, texts: &Texts) -> Value {
    let options: Vec<Value> = study.options.iter().map(|option| option::value(study, option, texts)).collect();
    let provenance = &study.provenance;
    let day = |date: Option<Date>| date.map_or_else(|| texts.say("unknown", &[]), |date| date_text(date, texts));
    let names = study.names(texts);
    context! {
        province => study.province.clone(),
        case => provenance.case_name.clone(),
        text => Value::from_pairs(study.texts.iter().map(|(key, text)| (key.clone(), Value::from(text)))),
        data_day => day(provenance.data_as_of),
        law_day => day(provenance.as_of),
        grade => grade_text(provenance.grade, texts),
        number => particulars.number.clone().unwrap_or_default(),
        date => particulars.date.map(|date| date_text(date, texts)).unwrap_or_default(),
        year => particulars.date.or(provenance.as_of).map(|date| date.year().to_string()).unwrap_or_default(),
        draft => particulars.draft.map_or(Value::from(()), Value::from),
        now => figures_now(study, &names),
        state => bodies::present(study, &names),
        option => options.first().cloned().unwrap_or_else(|| Value::from(())),
        options => options,
    }
}

/// The figures of the apparatus as it stands, by their stable words.
fn figures_now(study: &Study<'_>, names: &Names<'_, '_>) -> Value {
    let figure = |figure: &Figure| {
        let value = context! { name => figure_name(*figure, names), value => count(study.indicators().get(*figure)) };
        (figure.word(), value)
    };
    Value::from_pairs(Figure::ALL.iter().map(figure))
}
