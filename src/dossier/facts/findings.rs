//! What the rules say of an option, in plain words: gathered by what it is and how it stands to the time before.

use crate::dossier::filters::{count, in_prose};
use crate::evaluate::{Judged, Status};
use crate::report::{Names, Studied, code_title, date_text};
use crate::rules::{Code, Severity};
use jiff::civil::Date;
use minijinja::{Value, context};

/// The findings of an option.
pub fn value(option: &Studied<'_>, names: &Names<'_, '_>) -> Value {
    let all = &option.evaluation.findings;
    let number = |matches: &dyn Fn(&Judged) -> bool| {
        count(i64::try_from(all.iter().filter(|judged| matches(judged)).count()).ok())
    };
    let holds = |severity: Severity| {
        move |judged: &Judged| judged.status != Status::Fixed && judged.finding.severity == severity
    };
    let of = |status: Status| move |judged: &Judged| judged.status == status && is_told(judged);
    context! {
        breaches => number(&holds(Severity::Breach)),
        warnings => number(&holds(Severity::Warning)),
        unknown => number(&holds(Severity::Unknown)),
        notes => number(&holds(Severity::Note)),
        fixed => groups(all, Status::Fixed, option, names),
        new => groups(all, Status::New, option, names),
        unchanged => groups(all, Status::Unchanged, option, names),
        count_fixed => number(&of(Status::Fixed)),
        count_new => number(&of(Status::New)),
        count_unchanged => number(&of(Status::Unchanged)),
    }
}

/// What is only information, or cannot be told, is in the annexes and not in the text.
fn is_told(judged: &Judged) -> bool {
    matches!(judged.finding.severity, Severity::Breach | Severity::Warning)
}

/// Names in a sentence: the first so many of a long list, and how many more there are.
pub(super) fn listed(list: &[String], shown: usize, names: &Names<'_, '_>) -> String {
    if list.len() <= shown + 1 {
        return list.join("; ");
    }
    let more = in_prose(i64::try_from(list.len() - shown).ok(), names.texts);
    names.say("dossier-and-more", &[("names", list[..shown].join("; ")), ("count", more)])
}

/// Findings of one status by code, the gravest first, each with its subjects; long lists are shortened.
fn groups(all: &[Judged], status: Status, option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let told: Vec<&Judged> = all.iter().filter(|judged| judged.status == status && is_told(judged)).collect();
    let mut order: Vec<(Severity, Code)> = Vec::new();
    for code in Code::ALL {
        let worst = told.iter().filter(|one| one.finding.code == *code).map(|one| one.finding.severity).min();
        order.extend(worst.map(|worst| (worst, *code)));
    }
    order.sort_unstable();
    let group = |(severity, code): (Severity, Code)| {
        let of: Vec<&Judged> = told.iter().copied().filter(|one| one.finding.code == code).collect();
        let mut subjects: Vec<String> =
            of.iter().map(|judged| names.subject(judged.finding.subject, &option.steps).1).collect();
        subjects.dedup();
        let deadline: Option<Date> = of.iter().filter_map(|judged| judged.finding.deadline).min();
        let citation = of.iter().find_map(|judged| names.citation(&judged.finding));
        context! {
            code => code.word(),
            title => code_title(code, names),
            severity => names.say(&format!("severity-{}", severity.word()), &[]),
            is_breach => severity == Severity::Breach,
            count => count(i64::try_from(of.len()).ok()),
            examples => listed(&subjects, 3, names),
            citation => citation.unwrap_or_default(),
            deadline => deadline.map(|day| date_text(day, names.texts)).unwrap_or_default(),
            to_review => of.iter().any(|judged| judged.finding.to_review),
        }
    };
    order.into_iter().map(group).collect()
}
