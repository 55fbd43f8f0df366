//! The steps of an option as a roadmap: by day, with who decides and by which paper; and the law that is used.

use crate::competence::Decision;
use crate::model::{BodyIx, Holder};
use crate::norms::Status;
use crate::report::{
    Names, Studied, Study, Texts, area_name, authority_heading, authority_text, citation_text, date_text, paper_text,
    verb_text,
};
use minijinja::{Value, context};
use std::collections::BTreeSet;

/// The papers that the plan, its bases and their steps name, each once.
pub fn papers(option: &Studied<'_>) -> Vec<String> {
    let mut papers: Vec<String> = Vec::new();
    let plans = option.plans.iter().rev().filter_map(|plan| plan.basis.as_ref());
    for basis in plans {
        for paper in basis.split(';').map(str::trim).filter(|paper| !paper.is_empty()) {
            if papers.iter().all(|other| other != paper) {
                papers.push(paper.to_owned());
            }
        }
    }
    papers
}

/// What is done, by which paper, and on what.
type Work = (String, String, Vec<String>);

/// The days of the steps, each with what is done, by whom it is decided, and by which paper.
pub fn roadmap(option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let mut days: Vec<(String, Vec<Work>)> = Vec::new();
    for decision in &option.decisions {
        let done = option.done.get(decision.step as usize);
        let day = done.and_then(|done| done.date).map(|day| date_text(day, names.texts)).unwrap_or_default();
        let paper = decision.claim.map_or_else(
            || names.say("competence-no-rule", &[]),
            |claim| paper_text(claim.rule.instrument, claim.rule.authority, names.texts),
        );
        let verb = verb_text(decision, names.texts);
        let subjects = subjects(decision, names);
        let at = match days.iter().position(|(one, _)| *one == day) {
            Some(at) => at,
            None => {
                days.push((day, Vec::new()));
                days.len() - 1
            }
        };
        let works = &mut days[at].1;
        match works.iter_mut().find(|work| (&work.0, &work.1) == (&verb, &paper)) {
            Some(work) => work.2.push(subjects),
            None => works.push((verb, paper, vec![subjects])),
        }
    }
    let work = |(verb, paper, mut subjects): Work| {
        subjects.retain(|subject| !subject.is_empty());
        let mut seen = BTreeSet::new();
        subjects.retain(|subject| seen.insert(subject.clone()));
        context! { verb => verb, paper => paper, subjects => names.list(&subjects), all => subjects }
    };
    let value = |(day, works): (String, Vec<Work>)| {
        context! { day => day, works => works.into_iter().map(work).collect::<Vec<Value>>() }
    };
    days.into_iter().map(value).collect()
}

fn subjects(decision: &Decision<'_>, names: &Names<'_, '_>) -> String {
    let body = |holder: &Holder| match holder {
        Holder::Body(body) => Some(*body),
        Holder::Kind(_) => None,
    };
    let bodies: Vec<BodyIx> = decision.subjects.iter().filter_map(body).collect();
    let mut texts: Vec<String> = Vec::new();
    // Every department has an office: a unit is told by its agency, unless there are too many to name.
    const NAMED: usize = 6;
    if bodies.len() <= NAMED {
        texts.extend(bodies.iter().map(|body| names.unit(*body)));
    } else {
        texts.push(names.bodies(&bodies).replace("; ", ", "));
    }
    texts.extend(decision.subjects.iter().filter(|holder| body(holder).is_none()).map(|holder| names.holder(*holder)));
    texts.extend(decision.areas.iter().map(|id| area_name(id, names)));
    texts.join(", ")
}

/// What those above the province decide on.
pub fn beyond(option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let mut values = Vec::new();
    let mut seen = BTreeSet::new();
    for decision in option.decisions.iter().filter(|decision| decision.is_beyond_province()) {
        let Some(claim) = decision.claim else { continue };
        let what = subjects(decision, names);
        let authority = authority_text(claim.rule.authority, names.texts);
        if seen.insert((verb_text(decision, names.texts), what.clone(), authority.clone())) {
            values.push(context! {
                verb => verb_text(decision, names.texts),
                subject => what,
                authority => authority,
                heading => authority_heading(claim.rule.authority, names.texts),
                citation => citation_text(&claim.rule.citation, claim.rule.status, names.texts),
                settled => decision.settled,
            });
        }
    }
    values
}

/// The order in which papers are cited: by the height of who issued them, those of the Party before those of offices.
fn rank(paper: &str) -> usize {
    const ORDER: [&str; 8] =
        ["Luật", "Nghị quyết", "Nghị định", "Quyết định", "Thông tư", "Kết luận", "Kế hoạch", "Công văn"];
    ORDER.iter().position(|word| paper.starts_with(word)).unwrap_or(ORDER.len())
}

/// The legal values that judged the option: the papers that findings and decisions cite, each once with the articles.
/// Those whose text was not checked come apart, so that nobody signs what nobody has read.
pub fn law(study: &Study<'_>, option: &Studied<'_>, texts: &Texts) -> Value {
    let mut papers: Vec<(String, Status, BTreeSet<String>)> = Vec::new();
    let mut cite = |instrument: &str, article: Option<&String>, status: Status| {
        let at = match papers.iter().position(|paper| paper.0 == instrument) {
            Some(at) => at,
            None => {
                papers.push((instrument.to_owned(), status, BTreeSet::new()));
                papers.len() - 1
            }
        };
        if status == Status::Verified {
            papers[at].1 = status;
        }
        papers[at].2.extend(article.cloned());
    };
    for judged in &option.evaluation.findings {
        if let Some(cited) = judged.finding.basis.and_then(|basis| study.norms.cited(basis)) {
            cite(&cited.citation.instrument, cited.citation.article.as_ref(), cited.status);
        }
    }
    for claim in option.decisions.iter().filter_map(|decision| decision.claim) {
        let citation = &claim.rule.citation;
        cite(&citation.instrument, citation.article.as_ref(), claim.rule.status);
    }
    // A paper without a number cannot be cited in a document that somebody signs.
    papers.retain(|paper| paper.0.contains('/') || paper.0.contains('-'));
    papers.sort_by(|one, other| (rank(&one.0), &one.0).cmp(&(rank(&other.0), &other.0)));
    let of = |wanted: Status| -> Vec<Value> {
        let those = papers.iter().filter(|paper| paper.1 == wanted);
        let value = |(instrument, _, articles): &(String, Status, BTreeSet<String>)| {
            context! { paper => instrument.clone(), articles => articles.iter().cloned().collect::<Vec<String>>().join(", ") }
        };
        those.map(value).collect()
    };
    let day = option.law.as_ref().map(|law| date_text(law.day(), texts)).unwrap_or_default();
    let mut grounds: Vec<String> =
        papers.iter().filter(|paper| paper.1 == Status::Verified).map(|paper| paper.0.clone()).collect();
    for paper in self::papers(option) {
        if grounds.iter().all(|other| !other.contains(&paper) && !paper.contains(other.as_str())) {
            grounds.push(paper);
        }
    }
    context! {
    grounds => grounds, verified => of(Status::Verified), recalled => of(Status::Recalled), day => day }
}
