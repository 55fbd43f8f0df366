//! The steps of an option as a roadmap: by day, with who decides and by which paper.

use super::deeds::{Deed, deeds};
use super::findings::listed;
use crate::competence::Decision;
use crate::model::{BodyIx, Holder};
use crate::norms::{Act, Status};
use crate::report::{Names, Studied, authority_heading, authority_text, date_text, paper_text};
use jiff::civil::Date;
use minijinja::{Value, context};
use std::collections::BTreeSet;

/// How many things alike that those above decide are named one by one; of more, the first and how many there are.
const ALIKE: usize = 3;

/// What is done by which paper.
struct Work {
    verb: String,
    paper: String,
    deeds: Vec<Deed>,
}

/// What is done on one day.
struct Day {
    day: String,
    /// Whether by the papers of an earlier plan.
    is_earlier: bool,
    works: Vec<Work>,
}

/// Whether not everything is done on one day.
pub fn on_several_days(option: &Studied<'_>) -> bool {
    option.decisions.iter().filter_map(|decision| option.day_of(decision.step)).collect::<BTreeSet<Date>>().len() > 1
}

/// The decision of one of some acts on a body; none: no step does that to it.
pub fn deciding<'o, 'n>(option: &'o Studied<'n>, body: BodyIx, acts: &[Act]) -> Option<&'o Decision<'n>> {
    let concerns = |one: &&Decision<'_>| acts.contains(&one.act) && one.subjects.contains(&Holder::Body(body));
    option.decisions.iter().find(concerns)
}

/// The days of the steps, each with what is done, by whom it is decided, and by which paper.
pub fn roadmap(option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let mut days: Vec<Day> = Vec::new();
    for decision in &option.decisions {
        let day = option.day_of(decision.step).map(|day| date_text(day, names.texts)).unwrap_or_default();
        let mut paper = decision.claim.map_or_else(
            || names.say("dossier-no-rule", &[]),
            |claim| paper_text(claim.rule.instrument, claim.rule.authority, names.texts),
        );
        // Those above the province share tasks out by many papers, which the list of tasks names one by one.
        if decision.act == Act::Delegate && decision.is_above_province() {
            paper = names.say("dossier-papers-of-tasks", &[("paper", paper)]);
        }
        let is_earlier = option.is_earlier(decision.step);
        let at = match days.iter().position(|one| (&one.day, one.is_earlier) == (&day, is_earlier)) {
            Some(at) => at,
            None => {
                days.push(Day { day, is_earlier, works: Vec::new() });
                days.len() - 1
            }
        };
        let works = &mut days[at].works;
        for (verb, deed) in deeds(option, decision, names) {
            match works.iter_mut().find(|work| (&work.verb, &work.paper) == (&verb, &paper)) {
                Some(work) => Deed::put(&mut work.deeds, deed),
                None => works.push(Work { verb, paper: paper.clone(), deeds: vec![deed] }),
            }
        }
    }
    let work = |work: Work| {
        let subjects: Vec<String> =
            work.deeds.iter().map(|deed| deed.text(names)).filter(|text| !text.is_empty()).collect();
        context! { verb => work.verb, paper => work.paper, subjects => listed(&subjects, 6, names), all => subjects }
    };
    let value = |day: Day| {
        let works = day.works.into_iter().map(work).collect::<Vec<Value>>();
        context! { day => day.day, is_earlier => day.is_earlier, works => works }
    };
    days.into_iter().map(value).collect()
}

/// Those who decide on a step, by their stable words, each once; but not those who have decided on earlier plans.
pub fn deciders(option: &Studied<'_>) -> Vec<&'static str> {
    let own = option.decisions.iter().filter(|decision| !option.is_earlier(decision.step));
    let words = own.filter_map(|decision| decision.claim).map(|claim| claim.rule.authority.word());
    words.collect::<BTreeSet<&'static str>>().into_iter().collect()
}

/// What those above the province decide on, of one sort under one rule.
struct Beyond<'o, 'n> {
    first: &'o Decision<'n>,
    verb: String,
    deeds: Vec<Deed>,
}

/// What those above the province decide on; what is alike under one rule is told together.
pub fn beyond(option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let mut groups: Vec<Beyond<'_, '_>> = Vec::new();
    for decision in option.decisions.iter().filter(|decision| decision.is_beyond_province()) {
        for (verb, deed) in deeds(option, decision, names) {
            let alike = |one: &&mut Beyond<'_, '_>| {
                one.verb == verb
                    && one.first.claim == decision.claim
                    && one.first.settled == decision.settled
                    && option.day_of(one.first.step) == option.day_of(decision.step)
            };
            match groups.iter_mut().find(alike) {
                Some(group) => Deed::put(&mut group.deeds, deed),
                None => groups.push(Beyond { first: decision, verb, deeds: vec![deed] }),
            }
        }
    }
    let value = |group: &Beyond<'_, '_>| {
        let claim = group.first.claim?;
        let subjects: Vec<String> = group.deeds.iter().map(|deed| deed.text(names)).collect();
        let many = subjects.len() > ALIKE && group.first.act == Act::MergeAreas;
        let subject = match many {
            true => names.say("dossier-areas-many", &[("count", names.number(subjects.len()))]),
            false => listed(&subjects, ALIKE, names),
        };
        let is_checked = claim.rule.status == Status::Verified;
        let mut citation = claim.rule.citation.text();
        if !is_checked {
            citation = names.say("dossier-recalled", &[("citation", citation)]);
        }
        Some(context! {
            verb => group.verb.clone(),
            subject => subject,
            count => subjects.len(),
            in_annex => many,
            authority => authority_text(claim.rule.authority, names.texts),
            heading => authority_heading(claim.rule.authority, names.texts),
            citation => citation,
            is_checked => is_checked,
            settled => group.first.settled,
            day => option.day_of(group.first.step).map(|day| date_text(day, names.texts)).unwrap_or_default(),
            is_earlier => option.is_earlier(group.first.step),
        })
    };
    groups.iter().filter_map(value).collect()
}
