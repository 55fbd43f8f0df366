//! Which documents name what the option changes, and which of them nobody has to review.

use crate::model::{BodyIx, Document, DocumentIx, Node, Reference, TaskIx, fold};
use crate::report::{Studied, Study};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Types of documents that have had their effect: nobody amends them.
const PASSING: [&str; 5] = ["tờ trình", "công văn", "thông báo", "báo cáo", "kết luận"];

/// How a document that names what changes stands to the option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dossier) enum Standing {
    /// The option or one of its steps rests on it: what is carried out is not changed by it.
    Ground,
    /// No longer in force on the reporting date.
    Lapsed,
    /// Of a day after the reporting date, so that it is of another state than the one that the option changes.
    Later,
    /// It has had its effect by its type.
    Passed,
    /// To be reviewed.
    Open,
}

impl Standing {
    /// Those that nobody has to review, in the order of the notes.
    pub const IDLE: [Self; 4] = [Self::Ground, Self::Lapsed, Self::Later, Self::Passed];

    /// Its stable word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ground => "grounds",
            Self::Lapsed => "lapsed",
            Self::Later => "later",
            Self::Passed => "passed",
            Self::Open => "open",
        }
    }
}

/// The documents that name what changes, each with how it stands.
pub(in crate::dossier) fn standings(study: &Study<'_>, option: &Studied<'_>) -> Vec<(DocumentIx, Standing)> {
    let day = option.provenance.data_as_of.map(|day| day.to_string());
    let grounds = grounds(option);
    let of = |at: DocumentIx| standing(&study.organisation().documents()[at.at()], &grounds, day.as_deref());
    touched(study, option).into_keys().map(|at| (at, of(at))).collect()
}

fn standing(document: &Document, grounds: &BTreeSet<&str>, day: Option<&str>) -> Standing {
    // Days are written as years, months and days, so that they compare as texts as far as both go.
    let compared = |own: &Option<String>| {
        let (own, day) = own.as_deref().zip(day)?;
        Some(own.cmp(&day[..own.len().min(day.len())]))
    };
    let later = |own: &Option<String>| compared(own).is_some_and(Ordering::is_gt);
    let kind = document.kind.as_deref().map(fold).unwrap_or_default();
    if document.number.as_deref().is_some_and(|number| grounds.contains(number)) {
        Standing::Ground
    } else if compared(&document.in_force_until).is_some_and(Ordering::is_lt) {
        Standing::Lapsed
    } else if later(&document.date) || later(&document.in_force_from) {
        Standing::Later
    } else if PASSING.iter().any(|one| fold(one) == kind) {
        Standing::Passed
    } else {
        Standing::Open
    }
}

/// The numbers of the papers on which the plans of an option and their steps rest.
fn grounds<'a>(option: &'a Studied<'_>) -> BTreeSet<&'a str> {
    let plans = option.plans.iter();
    let lines =
        plans.flat_map(|plan| plan.basis.iter().chain(plan.steps.iter().filter_map(|step| step.basis.as_ref())));
    let words = lines.flat_map(|line| line.split([' ', ';', ',', '(', ')']));
    words.filter(|word| word.contains(['/', '-']) && word.contains(char::is_alphabetic)).collect()
}

/// The documents that name a body that ends or is renamed, or a task that changes hands, each with what it names: the
/// same documents that the figure of documents touched counts.
pub(super) fn touched<'b>(study: &Study<'b>, option: &Studied<'b>) -> BTreeMap<DocumentIx, Vec<&'b Reference>> {
    let organisation = study.organisation();
    let tasks: BTreeSet<TaskIx> = option.lineage.tasks.iter().map(|change| change.task).collect();
    let mut documents: BTreeMap<DocumentIx, Vec<&Reference>> = BTreeMap::new();
    for reference in organisation.references() {
        let concerned = match reference.target {
            Node::Body(body) => ended_or_renamed(study, option, body),
            Node::Task(task) => tasks.contains(&task),
            _ => false,
        };
        if concerned {
            documents.entry(reference.document).or_default().push(reference);
        }
    }
    documents
}

fn ended_or_renamed(study: &Study<'_>, option: &Studied<'_>, body: BodyIx) -> bool {
    let draft = &option.after.draft;
    !draft.lives(body) || draft.name(body) != study.organisation().body(body).name
}

#[cfg(test)]
mod tests {
    use super::{Standing, standing};
    use crate::model::{Document, Grade, Provenance};
    use std::collections::BTreeSet;

    #[test]
    fn a_document_is_reviewed_where_it_is_of_the_day_and_no_ground_of_the_plan() {
        let document = |number: &str, kind: &str, date: &str, until: Option<&str>| Document {
            number: Some(number.into()),
            kind: Some(kind.into()),
            date: Some(date.into()),
            in_force_until: until.map(str::to_owned),
            id: "vb".into(),
            title: String::new(),
            issuer: None,
            level: None,
            in_force_from: None,
            provenance: Provenance::of(Grade::Verified),
        };
        let grounds = BTreeSet::from(["2265/ĐA-UBND"]);
        let of = |document: Document| standing(&document, &grounds, Some("2025-02-28"));
        assert_eq!(of(document("2265/ĐA-UBND", "Đề án", "2025-06-19", None)), Standing::Ground);
        assert_eq!(of(document("1/QĐ-UBND", "Quyết định", "2019", Some("2024-12-31"))), Standing::Lapsed);
        assert_eq!(of(document("1/QĐ-UBND", "Quyết định", "2025-03", None)), Standing::Later);
        assert_eq!(of(document("1/QĐ-UBND", "Quyết định", "2025", None)), Standing::Open, "a year tells no more");
        assert_eq!(of(document("202-KL/BCS", "Kết luận", "2013-09-23", None)), Standing::Passed, "of whatever level");
        assert_eq!(of(document("1/QĐ-UBND", "Quyết định", "2025-02-28", Some("2025"))), Standing::Open);
    }
}
