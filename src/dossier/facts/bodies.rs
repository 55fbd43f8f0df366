//! Bodies: those of the province one by one, in the fixed block of a scheme; bodies of one kind that are many, counted.

use super::tasks::{given_to, kept_from, left_to, received, received_from};
use super::wording::{posts_name, whole};
use crate::dossier::filters::count;
use crate::draft::Draft;
use crate::model::{BodyIx, Category, Count, KindIx, Posts, Tier};
use crate::report::{DEPARTMENT, Names, Studied, Study, origin_text};
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
    context! {
        agencies => agencies,
        fields => count(fields),
        has_posts => organisation.has_posts(),
        posts_name => posts_name(study.indicators(), names),
    }
}

/// The agencies of the province that the option changes, in tree order, each with what a scheme says of it.
pub fn after(study: &Study<'_>, option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let touched = touched(study, option, names);
    let named = touched.iter().filter(|body| is_named(**body, &touched, names));
    named.map(|body| block(*body, study, option, names)).collect()
}

/// Kinds of which so many bodies are changed that only their number is told.
pub fn many(study: &Study<'_>, option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<Value> {
    let touched = touched(study, option, names);
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
fn touched(study: &Study<'_>, option: &Studied<'_>, names: &Names<'_, '_>) -> Vec<BodyIx> {
    let draft = names.draft;
    let organisation = draft.baseline().organisation();
    let mut found: Vec<BodyIx> = Vec::new();
    let lineage = &option.lineage;
    found.extend(lineage.bodies.iter().map(|(body, _)| draft.agency(*body)));
    found.extend(lineage.tasks.iter().flat_map(|task| task.gone().into_iter().chain(task.come())));
    // Who leads alone what it led with others, and who has lost a unit, are not as they were either.
    found.extend(option.passages.iter().flat_map(|passage| passage.to.iter().copied()));
    let ended = option.hand_overs.iter().map(|list| list.body).filter(|body| !draft.is_new(*body));
    found.extend(ended.map(|body| study.before.draft.agency(body)));
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

/// The block of one agency: name, place, structure, posts, leaders, tasks that come and go.
fn block(body: BodyIx, study: &Study<'_>, option: &Studied<'_>, names: &Names<'_, '_>) -> Value {
    let draft = names.draft;
    let organisation = draft.baseline().organisation();
    let units: Vec<BodyIx> = draft.living().filter(|unit| *unit != body && draft.agency(*unit) == body).collect();
    let before = &study.before.draft;
    let known = organisation.bodies().len();
    let directly = |draft: &Draft<'_>, unit: &BodyIx| draft.parent(*unit) == Some(body);
    let inside_before = before.living().filter(|unit| *unit != body && before.agency(*unit) == body);
    let units_before = inside_before.filter(|unit| directly(before, unit)).count();
    let (mut direct, deeper): (Vec<BodyIx>, Vec<BodyIx>) = units.iter().partition(|unit| directly(draft, unit));
    // What came from elsewhere stands after what was there.
    direct.sort_by_key(|unit| unit.at() < known && before.agency(*unit) != body);
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
        is_department => organisation.kinds_like(draft.kind(body)).contains(&DEPARTMENT),
        under => draft.parent(body).map(|parent| names.body(parent)).unwrap_or_default(),
        established => established(body, names),
        origins => option.lineage.origins(body).iter().map(|origin| origin_text(origin, names)).collect::<Vec<String>>(),
        is_new => !was_there,
        units => direct.iter().map(|unit| names.body(*unit)).collect::<Vec<String>>(),
        units_before => if was_there { whole(units_before) } else { Value::from(()) },
        units_after => whole(direct.len()),
        units_inside => whole(deeper.len()),
        quota => count(inside(&units, |posts| sum(posts, |staff| staff.quota))),
        filled => count(inside(&units, |posts| sum(posts, |staff| staff.filled))),
        heads => count(sum(own, |staff| staff.heads)),
        deputies => count(sum(own, |staff| staff.deputies)),
        deputies_before => count(deputies_before),
        deputies_allowed => count(norm.and_then(|norm| norm.limit)),
        deputies_surplus => count(norm.map(|norm| norm.surplus())),
        received => received_from(body, option, names),
        kept => kept_from(body, option, names),
        given => given_to(body, option, names),
        left => left_to(body, option, names),
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
