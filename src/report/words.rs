//! Why a step is malformed or refused: from the fact to the key of its text and what the text names.

use super::texts::Texts;
use crate::scenario::{Malformed, Refusal, SelectorFault};

/// The key of the text of a malformed step, and what the text names.
pub fn malformed_facts(why: &Malformed) -> (&'static str, Vec<(&'static str, String)>) {
    match why {
        Malformed::Unknown { noun, id, near } => {
            ("malformed-unknown", vec![("noun", noun.word().to_owned()), ("id", id.clone()), ("near", near.join(", "))])
        }
        Malformed::TextInNoTask(text) => ("malformed-text-in-no-task", vec![("text", text.clone())]),
        Malformed::Selector(SelectorFault::Empty) => ("malformed-selector-empty", vec![]),
        Malformed::Selector(SelectorFault::UnknownAtom(word)) => {
            ("malformed-selector-unknown-atom", vec![("word", word.clone())])
        }
        Malformed::Selector(SelectorFault::RestNotAlone) => ("malformed-selector-rest-not-alone", vec![]),
        Malformed::Share(word) => ("malformed-share", vec![("word", word.clone())]),
        Malformed::Change(word) => ("malformed-change", vec![("word", word.clone())]),
        Malformed::Missing(cell) => ("malformed-missing", vec![("cell", (*cell).to_owned())]),
        Malformed::NotUsed(cell) => ("malformed-not-used", vec![("cell", (*cell).to_owned())]),
        Malformed::UnknownOperation(word) => ("malformed-unknown-operation", vec![("word", word.clone())]),
        Malformed::NotAllowed { cell, word, allowed } => (
            "malformed-not-allowed",
            vec![("cell", (*cell).to_owned()), ("word", word.clone()), ("allowed", (*allowed).to_owned())],
        ),
        Malformed::NotText(word) => ("malformed-not-text", vec![("word", word.clone())]),
        Malformed::Date(word) => ("malformed-date", vec![("word", word.clone())]),
        Malformed::DateFalls => ("malformed-date-falls", vec![]),
        Malformed::StepNumbersFall => ("malformed-step-numbers-fall", vec![]),
        Malformed::RowContradicts(cell) => ("malformed-row-contradicts", vec![("cell", (*cell).to_owned())]),
        Malformed::OneRowOnly => ("malformed-one-row-only", vec![]),
        Malformed::RestTwice => ("malformed-rest-twice", vec![]),
        Malformed::KindOrParentOfLiving => ("malformed-kind-or-parent-of-living", vec![]),
        Malformed::Receiver(word) => ("malformed-receiver", vec![("word", word.clone())]),
        Malformed::EmptyRow(word) => ("malformed-empty-row", vec![("word", word.clone())]),
        Malformed::UnknownPlan { id, near } => {
            ("malformed-unknown-plan", vec![("id", id.clone()), ("near", near.join(", "))])
        }
        Malformed::ExtendsRing(ring) => ("malformed-extends-ring", vec![("ring", ring.join(" → "))]),
    }
}

/// The key of the text of a refused step, and what the text names.
pub fn refusal_facts(why: &Refusal) -> (&'static str, Vec<(&'static str, String)>) {
    let body = |id: &String| vec![("body", id.clone())];
    match why {
        Refusal::BodyEnded(id) => ("refusal-body-ended", body(id)),
        Refusal::AreaEnded(id) => ("refusal-area-ended", vec![("area", id.clone())]),
        Refusal::IdInUse(id) => ("refusal-id-in-use", vec![("id", id.clone())]),
        Refusal::FewerThanTwo => ("refusal-fewer-than-two", vec![]),
        Refusal::NamedTwice(id) => ("refusal-named-twice", vec![("id", id.clone())]),
        Refusal::SuccessorBelowMerged(id) => ("refusal-successor-below-merged", body(id)),
        Refusal::InsideAndOutside(id) => ("refusal-inside-and-outside", body(id)),
        Refusal::PeopleOutside(id) => ("refusal-people-outside", body(id)),
        Refusal::IntoItself(id) => ("refusal-into-itself", body(id)),
        Refusal::WouldCycle(id) => ("refusal-would-cycle", body(id)),
        Refusal::SharesOverOne => ("refusal-shares-over-one", vec![]),
        Refusal::SharesTooFine => ("refusal-shares-too-fine", vec![]),
        Refusal::MorePeopleThanThereAre { asked, there } => {
            ("refusal-more-people-than-there-are", vec![("asked", asked.to_string()), ("there", there.to_string())])
        }
        Refusal::NothingToGive => ("refusal-nothing-to-give", vec![]),
        Refusal::NoChange => ("refusal-no-change", vec![]),
        Refusal::NoBodyOfKindMeets(kind) => ("refusal-no-body-of-kind-meets", vec![("kind", kind.clone())]),
        Refusal::NothingToAbolish(what) => ("refusal-nothing-to-abolish", vec![("what", what.clone())]),
        Refusal::HeirEnds(id) => ("refusal-heir-ends", body(id)),
        Refusal::CategoryNeeded(id) => ("refusal-category-needed", body(id)),
        Refusal::QuotaUnknown { body, category } => {
            ("refusal-quota-unknown", vec![("body", body.clone()), ("category", category.word().to_owned())])
        }
        Refusal::BelowZero { body, quota } => {
            ("refusal-below-zero", vec![("body", body.clone()), ("quota", quota.to_string())])
        }
        Refusal::AreasOverlap(a, b) => ("refusal-areas-overlap", vec![("a", a.clone()), ("b", b.clone())]),
        Refusal::Malformed(why) => malformed_facts(why),
    }
}

/// Why a step cannot be understood, and what to do.
pub fn malformed_text(why: &Malformed, texts: &Texts) -> String {
    let (key, args) = malformed_facts(why);
    with_cure(key, &args, texts)
}

/// Why a step is not carried out, and what to do.
pub fn refusal_text(why: &Refusal, texts: &Texts) -> String {
    let (key, args) = refusal_facts(why);
    with_cure(key, &args, texts)
}

/// A text and its cure; the cure that names near words where there are some.
fn with_cure(key: &str, args: &[(&'static str, String)], texts: &Texts) -> String {
    let near = args.iter().any(|(name, value)| *name == "near" && !value.is_empty());
    let near = near.then(|| texts.find(&format!("{key}.near"), args)).flatten();
    let cure = near.unwrap_or_else(|| texts.say(&format!("{key}.cure"), args));
    format!("{}: {cure}", texts.say(key, args))
}
