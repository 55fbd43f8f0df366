//! The annexes of a dossier: the forms of planners, filled in from a [`Study`] and one of its options.
//!
//! Each file makes one form. A form without rows is left out, and the list of those left out says so.

mod apparatus;
mod b02;
mod b03;
mod b04;
mod b05;
mod b06;
mod b07;
mod b08;
mod b15;
mod form;
pub(super) mod review;

pub use form::roman;

use super::annex::Annex;
use crate::model::BodyIx;
use crate::report::{Names, Provenance, Studied, Study, Texts, date_text, grade_text};
use apparatus::{Fates, Side};

/// The annexes of one option.
#[derive(Clone, Debug, Default)]
pub struct Annexes {
    /// The forms that have rows, in their order: Phụ lục I, II, …
    pub filled: Vec<Annex>,
    /// The titles of the forms that the data leave without rows.
    pub left_out: Vec<String>,
}

impl Annexes {
    /// That forms are left out, and which; none: no form is.
    pub fn left_out_text(&self, texts: &Texts) -> Option<String> {
        let names = self.left_out.join("; ");
        (!names.is_empty()).then(|| texts.say("annex-left-out", &[("forms", names)]))
    }
}

/// What every form reads.
struct Sources<'a, 'b> {
    study: &'a Study<'b>,
    option: &'a Studied<'b>,
    texts: &'a Texts,
    before: Side<'a, 'b>,
    after: Side<'a, 'b>,
    fates: Fates<'a, 'b>,
}

impl<'a, 'b> Sources<'a, 'b> {
    /// How things are named before the option.
    fn names_before(&self) -> Names<'a, 'b> {
        self.study.names(self.texts)
    }

    /// How things are named after the option.
    fn names(&self) -> Names<'a, 'b> {
        self.option.names(self.study, self.texts)
    }

    fn say(&self, key: &str, args: &[(&str, String)]) -> String {
        self.texts.say(key, args)
    }

    /// The name that a body has today; that of a new one is the one it will have.
    fn name_before(&self, body: BodyIx) -> String {
        let is_new = self.option.after.draft.is_new(body);
        if is_new { self.names().body(body) } else { self.names_before().body(body) }
    }
}

/// The forms B02 to B08 and B15 of an option, in the order of the annexes.
pub fn annexes<'b>(study: &Study<'b>, option: &Studied<'b>, texts: &Texts) -> Annexes {
    let names = option.names(study, texts);
    let sources = Sources {
        study,
        option,
        texts,
        before: Side::of(&study.before.draft),
        after: Side::of(&option.after.draft),
        fates: Fates::of(study, option, names),
    };
    let forms = [
        ("b02", b02::annex(&sources)),
        ("b03", b03::annex(&sources)),
        ("b04", b04::annex(&sources)),
        ("b05", b05::annex(&sources)),
        ("b06", b06::annex(&sources)),
        ("b07a", b07::needs(&sources)),
        ("b07b", b07::people(&sources)),
        ("b08", b08::annex(&sources)),
        ("b15", b15::annex(&sources)),
    ];
    let mut annexes = Annexes::default();
    for (word, form) in forms {
        match form {
            Some(mut annex) => {
                annex.notes.insert(0, source_note(&option.provenance, texts));
                annexes.filled.push(annex);
            }
            None => annexes.left_out.push(texts.say(&format!("annex-{word}"), &[])),
        }
    }
    // Whoever reads the annexes to their end is told which forms there are not.
    let said = annexes.left_out_text(texts);
    if let Some(last) = annexes.filled.last_mut() {
        last.notes.extend(said);
    }
    annexes
}

/// As of which day, from where, and how sure: what stands under every table.
pub fn source_note(provenance: &Provenance, texts: &Texts) -> String {
    let unknown = || texts.say("unknown", &[]);
    let source = if provenance.case_name.is_empty() { &provenance.case } else { &provenance.case_name };
    let args = [
        ("date", provenance.data_as_of.map_or_else(unknown, |date| date_text(date, texts))),
        ("source", source.clone()),
        ("grade", grade_text(provenance.grade, texts)),
    ];
    texts.say("annex-source", &args)
}
