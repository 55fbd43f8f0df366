//! What the rules say of an option, in plain words: gathered by what it is and how it stands to the time before.

use super::deeds::subjects;
use super::wording::{joined, named, sentence};
use crate::dossier::filters::count;
use crate::evaluate::{Judged, Status};
use crate::report::{Names, Studied, code_title, date_text, in_prose};
use crate::rules::{Code, Severity, Subject};
use jiff::civil::Date;
use minijinja::{Value, context};
use std::collections::BTreeSet;

/// The findings of an option. That a row of the plan selects nothing is for whoever writes the plan, not for a document.
pub fn value(option: &Studied<'_>, names: &Names<'_, '_>) -> Value {
    let all: Vec<&Judged> =
        option.evaluation.findings.iter().filter(|judged| judged.finding.code != Code::RowSelectsNothing).collect();
    let number = |matches: &dyn Fn(&Judged) -> bool| {
        count(i64::try_from(all.iter().filter(|judged| matches(judged)).count()).ok())
    };
    let holds = |severity: Severity| {
        move |judged: &Judged| judged.status != Status::Fixed && judged.finding.severity == severity
    };
    let of = |status: Status| move |judged: &Judged| judged.status == status && is_told(judged);
    let lasts = |judged: &Judged| judged.status == Status::Unchanged && judged.finding.severity == Severity::Warning;
    let groups = |matches: &dyn Fn(&Judged) -> bool| {
        groups(&all.iter().copied().filter(|judged| matches(judged)).collect::<Vec<_>>(), option, names)
    };
    context! {
        breaches => number(&holds(Severity::Breach)),
        warnings => number(&holds(Severity::Warning)),
        unknown => number(&holds(Severity::Unknown)),
        notes => number(&holds(Severity::Note)),
        open => groups(&holds(Severity::Breach)),
        lasting => groups(&lasts),
        fixed => groups(&of(Status::Fixed)),
        new => groups(&of(Status::New)),
        unchanged => groups(&of(Status::Unchanged)),
        count_fixed => number(&of(Status::Fixed)),
        count_new => number(&of(Status::New)),
        count_unchanged => number(&of(Status::Unchanged)),
        count_lasting => number(&lasts),
    }
}

/// What is only information, or cannot be told, is in the annexes and not in the text.
fn is_told(judged: &Judged) -> bool {
    matches!(judged.finding.severity, Severity::Breach | Severity::Warning)
}

/// What a finding is about, in words: a task that should have one lead with those who lead it, and what a step does to
/// administrative units by these, because a plan's rows are nothing to a reader.
fn about(judged: &Judged, option: &Studied<'_>, names: &Names<'_, '_>) -> String {
    let finding = &judged.finding;
    let is_open_breach = finding.severity == Severity::Breach && judged.status != Status::Fixed;
    let subject = || names.subject(finding.subject, &option.steps).1;
    match finding.subject {
        Subject::Row(step, _) => {
            option.decisions.iter().find(|one| one.step == step).map_or_else(subject, |one| subjects(one, names))
        }
        Subject::Task(_) if is_open_breach && !finding.agencies.is_empty() => {
            let args = [("all", subject()), ("names", joined(&finding.agencies, names))];
            names.say("dossier-all-of", &args)
        }
        // What those above the province decide on is told whole, however many it is of.
        Subject::Body(_) if finding.code == Code::BeyondProvince => named(&finding.agencies, names).join(", "),
        _ => subject(),
    }
}

/// Names in a sentence: the first so many of a long list, and how many more there are.
pub(super) fn listed(list: &[String], shown: usize, names: &Names<'_, '_>) -> String {
    if list.len() <= shown + 1 {
        return list.join("; ");
    }
    let more = in_prose(i64::try_from(list.len() - shown).ok(), names.texts);
    names.say("dossier-and-more", &[("names", list[..shown].join("; ")), ("count", more)])
}

/// Findings by code, the gravest first, each with its subjects; long lists are shortened.
fn groups(told: &[&Judged], option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let mut order: Vec<(Severity, Code)> = Vec::new();
    for code in Code::ALL {
        let worst = told.iter().filter(|one| one.finding.code == *code).map(|one| one.finding.severity).min();
        order.extend(worst.map(|worst| (worst, *code)));
    }
    order.sort_unstable();
    let group = |(severity, code): (Severity, Code)| {
        let of: Vec<&Judged> = told.iter().copied().filter(|one| one.finding.code == code).collect();
        let mut subjects: Vec<String> = of.iter().map(|judged| about(judged, option, names)).collect();
        subjects.dedup();
        let deadlines: BTreeSet<Date> = of.iter().filter_map(|judged| judged.finding.deadline).collect();
        let deadlines: Vec<String> = deadlines.into_iter().map(|day| date_text(day, names.texts)).collect();
        let mut citations: Vec<String> = Vec::new();
        for citation in of.iter().filter_map(|judged| names.citation(&judged.finding)) {
            // One that names the article says more than its paper alone.
            if !citations.iter().any(|other| other.contains(&citation)) {
                citations.retain(|other| !citation.contains(other.as_str()));
                citations.push(citation);
            }
        }
        context! {
            code => code.word(),
            title => code_title(code, names),
            severity => names.say(&format!("severity-{}", severity.word()), &[]),
            is_breach => severity == Severity::Breach,
            count => count(i64::try_from(of.len()).ok()),
            examples => listed(&subjects, 3, names),
            citation => listed(&citations, 3, names),
            deadline => sentence(&deadlines, names),
            to_review => of.iter().any(|judged| judged.finding.to_review),
        }
    };
    order.into_iter().map(group).collect()
}
