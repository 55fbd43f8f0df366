//! Bodies: those of the province one by one, in the fixed block of a scheme; bodies of one kind that are many, counted.

use crate::dossier::filters::count;
use crate::lineage::LeadChange;
use crate::model::{BodyIx, Category, Count, KindIx, Posts, Tier};
use crate::report::{Names, Studied, Study, origin_text};
use minijinja::{Value, context};
use std::collections::BTreeMap;

/// Bodies of one kind that are named one by one; of more only the count is told.
pub(super) const NAMED: usize = 24;

/// How many bodies there are of each kind of agency as things stand, in the order of the kinds.
pub fn present(study: &Study<'_>, names: &Names<'_, '_>) -> Value {
    let organisation = names.draft.baseline().organisation();
    let draft = &study.before.draft;
    let mut kinds: BTreeMap<KindIx, i64> = BTreeMap::new();
    draft.counted().filter(|body| organisation.kind(draft.kind(*body)).agency).for_each(|body| {
        *kinds.entry(draft.kind(body)).or_default() += 1;
    });
    let kind = |(kind, bodies): (KindIx, i64)| context! { name => names.kind(kind), bodies => bodies };
    let agencies: Vec<Value> = kinds.into_iter().map(kind).collect();
    let fields = i64::try_from(organisation.fields().len()).ok();
    context! { agencies => agencies, fields => count(fields), has_posts => organisation.has_posts() }
}

/// The agencies of the province that the option changes, in tree order, each with what a scheme says of it.
pub fn after(study: &Study<'_>, option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let touched = touched(option, names);
    let named = touched.iter().filter(|body| is_named(**body, &touched, names));
    named.map(|body| block(*body, study, option, names)).collect()
}

/// Kinds of which so many bodies are changed that only their number is told.
pub fn many(option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let touched = touched(option, names);
    let mut kinds: BTreeMap<KindIx, (i64, i64)> = BTreeMap::new();
    for body in touched.iter().filter(|body| !is_named(**body, &touched, names)) {
        let entry = kinds.entry(names.draft.kind(*body)).or_default();
        entry.0 += 1;
        entry.1 = entry.1.max(received(*body, option).count().try_into().unwrap_or(i64::MAX));
    }
    let value = |(kind, (bodies, tasks))| context! { name => names.kind(kind), bodies => bodies, tasks => tasks };
    kinds.into_iter().map(value).collect()
}

/// Living agencies that are not as they were: in name, place or origin, in their units, or in the tasks that they lead.
fn touched(option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<BodyIx> {
    let draft = names.draft;
    let organisation = draft.baseline().organisation();
    let mut found: Vec<BodyIx> = Vec::new();
    let lineage = &option.lineage;
    found.extend(lineage.bodies.iter().map(|(body, _)| draft.agency(*body)));
    found.extend(lineage.tasks.iter().flat_map(|task| gone(task).into_iter().chain(come(task))));
    found.extend(lineage.posts.iter().flat_map(|flow| flow.to).map(|body| draft.agency(body)));
    let counted =
        |body: &BodyIx| draft.lives(*body) && !draft.is_outside(*body) && organisation.kind(draft.kind(*body)).agency;
    found.retain(counted);
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a body is told of one by one: it is of the province, and not one of many of its kind.
fn is_named(body: BodyIx, touched: &[BodyIx], names: &Names<'_, '_>) -> bool {
    let kind = names.draft.kind(body);
    let provincial = names.draft.baseline().organisation().kind(kind).tier == Tier::Province;
    provincial && touched.iter().filter(|other| names.draft.kind(**other) == kind).count() <= NAMED
}

/// The agencies that led a task and do not lead it any more.
fn gone(task: &LeadChange) -> Vec<BodyIx> {
    task.before.iter().copied().filter(|body| !task.after.contains(body)).collect()
}

/// The agencies that lead a task since the option.
fn come(task: &LeadChange) -> Vec<BodyIx> {
    task.after.iter().copied().filter(|body| !task.before.contains(body)).collect()
}

/// Tasks that a body leads since the option and did not lead before.
fn received<'o>(body: BodyIx, option: &'o Studied<'_>) -> impl Iterator<Item = &'o LeadChange> {
    option.lineage.tasks.iter().filter(move |task| come(task).contains(&body))
}

/// Tasks that a living body led before and does not lead any more.
fn given<'o>(body: BodyIx, option: &'o Studied<'_>) -> impl Iterator<Item = &'o LeadChange> {
    option.lineage.tasks.iter().filter(move |task| gone(task).contains(&body))
}

/// The block of one agency: name, place, structure, posts, leaders, tasks that come and go.
fn block(body: BodyIx, study: &Study<'_>, option: &Studied<'_>, names: &Names<'_, '_>) -> Value {
    let draft = names.draft;
    let units: Vec<BodyIx> = draft.living().filter(|unit| *unit != body && draft.agency(*unit) == body).collect();
    let before = &study.before.draft;
    let known = draft.baseline().organisation().bodies().len();
    let units_before = before.living().filter(|unit| *unit != body && before.agency(*unit) == body).count();
    let origins = option.lineage.bodies.iter().find(|(one, _)| *one == body).map(|(_, origins)| origins.as_slice());
    let inside = |bodies: &[BodyIx], measure: fn(&Posts) -> Count| {
        bodies.iter().chain([&body]).map(|one| measure(draft.posts(*one))).sum::<Option<i64>>()
    };
    let own = draft.posts(body);
    let was_there = body.at() < known;
    let deputies_before = if was_there { sum(before.posts(body), |staff| staff.deputies) } else { None };
    let norm =
        option.forecast.as_ref().and_then(|forecast| forecast.norms.bodies.iter().find(|norm| norm.body == body));
    context! {
        name => names.body(body),
        kind => names.kind(draft.kind(body)),
        under => draft.parent(body).map(|parent| names.body(parent)).unwrap_or_default(),
        established => established(body, names),
        origins => origins.unwrap_or_default().iter().map(|origin| origin_text(origin, names)).collect::<Vec<String>>(),
        is_new => !was_there,
        units => units.iter().filter(|unit| draft.parent(**unit) == Some(body)).map(|unit| names.body(*unit)).collect::<Vec<String>>(),
        units_before => if was_there { whole(units_before) } else { Value::from(()) },
        units_after => whole(units.len()),
        quota => count(inside(&units, |posts| sum(posts, |staff| staff.quota))),
        filled => count(inside(&units, |posts| sum(posts, |staff| staff.filled))),
        heads => count(sum(own, |staff| staff.heads)),
        deputies => count(sum(own, |staff| staff.deputies)),
        deputies_before => count(deputies_before),
        deputies_allowed => count(norm.and_then(|norm| norm.limit)),
        deputies_surplus => count(norm.map(|norm| norm.surplus())),
        received => tasks(received(body, option), gone, names),
        given => tasks(given(body, option), come, names),
    }
}

fn sum(posts: &Posts, of: fn(&crate::model::Staff) -> Count) -> Count {
    posts.iter().map(|(_, staff)| of(staff)).sum()
}

/// The paper that founded a body, as the tables have it.
fn established(body: BodyIx, names: &Names<'_, '_>) -> String {
    let rows = names.draft.baseline().organisation().bodies();
    rows.get(body.at()).and_then(|row| row.established_by.clone()).unwrap_or_default()
}

/// Tasks gathered by the agencies on the other side.
fn tasks<'l>(
    changes: impl Iterator<Item = &'l LeadChange>,
    other: fn(&LeadChange) -> Vec<BodyIx>,
    names: &Names<'_, '_>,
) -> Vec<Value> {
    let ways = gathered(changes.map(|change| (other(change), change)), names);
    let way = |(bodies, tasks): (Vec<BodyIx>, Vec<String>)| {
        context! { agency => joined(&bodies, names), count => whole(tasks.len()), tasks => tasks }
    };
    ways.into_iter().map(way).collect()
}

/// The names of tasks by what they have in common, in the order in which it first comes.
fn gathered<'l, K: PartialEq>(
    changes: impl Iterator<Item = (K, &'l LeadChange)>,
    names: &Names<'_, '_>,
) -> Vec<(K, Vec<String>)> {
    let organisation = names.draft.baseline().organisation();
    let mut ways: Vec<(K, Vec<String>)> = Vec::new();
    for (key, change) in changes {
        let name = organisation.task(change.task).name.clone();
        match ways.iter_mut().find(|way| way.0 == key) {
            Some(way) => way.1.push(name),
            None => ways.push((key, vec![name])),
        }
    }
    ways
}

/// Agencies in a sentence: the last joined by a word, because names have commas of their own.
pub(super) fn joined(bodies: &[BodyIx], names: &Names<'_, '_>) -> String {
    let text = names.bodies(bodies);
    match text.rsplit_once("; ") {
        Some((first, last)) => names.say("dossier-and", &[("first", first.to_owned()), ("last", last.to_owned())]),
        None => text,
    }
}

pub(super) fn whole(number: usize) -> Value {
    count(i64::try_from(number).ok())
}

/// Tasks that change their lead, gathered by who stops leading and who begins to; either may be nobody, where one of
/// several goes or comes.
pub fn ways(option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let changes = option.lineage.tasks.iter().filter(|change| change.before != change.after);
    let ways = gathered(changes.map(|change| ((gone(change), come(change)), change)), names);
    let way = |((gone, come), tasks): ((Vec<BodyIx>, Vec<BodyIx>), Vec<String>)| {
        context! {
            from => joined(&gone, names),
            to => joined(&come, names),
            count => whole(tasks.len()),
            tasks => tasks,
        }
    };
    ways.into_iter().map(way).collect()
}

/// The same tasks by who begins to lead them: each receiver once, with those who give. Under nobody stand the tasks of
/// which one of several leads only stops.
pub fn taken(option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let changes = option.lineage.tasks.iter().filter(|change| change.before != change.after);
    let mut receivers: Vec<(Vec<BodyIx>, Vec<&LeadChange>)> = Vec::new();
    for change in changes {
        let come = come(change);
        match receivers.iter_mut().find(|receiver| receiver.0 == come) {
            Some(receiver) => receiver.1.push(change),
            None => receivers.push((come, vec![change])),
        }
    }
    receivers.sort_by_key(|receiver| receiver.0.is_empty());
    let value = |(come, changes): (Vec<BodyIx>, Vec<&LeadChange>)| {
        let from = gathered(changes.iter().map(|change| (gone(change), *change)), names);
        let giver = |(bodies, tasks): (Vec<BodyIx>, Vec<String>)| {
            context! { name => joined(&bodies, names), count => whole(tasks.len()) }
        };
        let from: Vec<Value> = from.into_iter().map(giver).collect();
        context! { to => joined(&come, names), count => whole(changes.len()), from => from }
    };
    receivers.into_iter().map(value).collect()
}

/// What is handed over in all, and what is left without a place.
pub fn handed(option: &Studied<'_>, names: &Names<'_, '_>) -> Value {
    let bench = names.draft.bench();
    let by: Vec<Value> = Category::ALL
        .iter()
        .filter(|category| bench.posts[**category].filled != Some(0))
        .map(|category| context! { name => names.category(*category), people => count(bench.posts[*category].filled) })
        .collect();
    context! {
        tasks => whole(option.lineage.tasks.len()),
        documents => whole(option.lineage.documents.len()),
        procedures => whole(option.lineage.procedures.len()),
        waiting => by,
        people_waiting => count(sum(&bench.posts, |staff| staff.filled)),
        posts_waiting => count(sum(&bench.posts, |staff| staff.quota)),
    }
}
