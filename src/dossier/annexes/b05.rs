//! B05: what the option does with each unit, in the verbs of the law, and who decides on it.

use super::apparatus::{LISTED, all_posts, by_class};
use super::form::{Field, Form};
use super::{Annex, Sources};
use crate::competence::Decision;
use crate::draft::{Draft, Event};
use crate::model::{BodyIx, Count, Holder, Staff, capital};
use crate::norms::Act;
use crate::report::Cell;
use std::collections::BTreeMap;

const QUOTA: fn(&Staff) -> Count = |staff| staff.quota;
const FILLED: fn(&Staff) -> Count = |staff| staff.filled;
const HEADS: fn(&Staff) -> Count = |staff| staff.heads;
const DEPUTIES: fn(&Staff) -> Count = |staff| staff.deputies;

/// The cells of an item with the names of a body.
const PRESENT_NAME: usize = 0;
const NAME_AFTER: usize = 5;

/// The form.
pub(super) fn annex(sources: &Sources<'_, '_>) -> Option<Annex> {
    let mut form = Form::new("b05", fields(), sources.texts);
    let deciders = deciders(sources);
    let mut kept: Vec<(String, Vec<BodyIx>)> = Vec::new();
    for (class, agencies) in by_class(&sources.before, &sources.after, sources.texts) {
        let (same, changed): (Vec<BodyIx>, Vec<BodyIx>) =
            agencies.into_iter().partition(|agency| is_kept(sources, *agency));
        // Agencies without units stand under their class: a heading over each would say everything twice.
        let (alone, with_units): (Vec<BodyIx>, Vec<BodyIx>) =
            changed.into_iter().partition(|agency| listed(sources, *agency) == [*agency]);
        for agency in with_units {
            let title = sources.say("annex-of-agency", &[("agency", sources.name_before(agency))]);
            if goes_on(sources, agency) {
                form.group(title);
            } else {
                form.group_without(title, |field| field.is("leaders-after", "quota-planned"));
            }
            let bodies = listed(sources, agency);
            for body in &bodies {
                let mut cells = line(sources, agency, *body, &deciders);
                if bodies.iter().any(|other| other != body && sources.name_before(*other) == sources.name_before(*body))
                {
                    of_which(sources, agency, *body, &mut cells);
                }
                form.item(cells);
            }
        }
        if !alone.is_empty() {
            form.group(capital(&class));
        }
        for agency in alone {
            form.item(line(sources, agency, agency, &deciders));
        }
        kept.push((class, same));
    }
    if kept.iter().any(|(_, agencies)| !agencies.is_empty()) {
        form.group(sources.say("annex-kept-agencies", &[]));
    }
    for (class, agencies) in kept {
        let (alike, others): (Vec<BodyIx>, Vec<BodyIx>) =
            agencies.into_iter().partition(|agency| sources.fates.tasks(*agency).is_empty());
        if alike.len() > LISTED {
            let args = [("count", sources.names().number(alike.len())), ("class", class)];
            form.item(kept_line(sources, sources.say("annex-kept-class", &args), &alike));
        } else {
            alike.iter().for_each(|agency| form.item(kept_line(sources, sources.name_before(*agency), &[*agency])));
        }
        others.iter().for_each(|agency| form.item(kept_line(sources, sources.name_before(*agency), &[*agency])));
    }
    form.note(sources.say("annex-b05-note", &[]));
    form.finish()
}

fn fields() -> Vec<Field> {
    vec![
        Field::words("present-name", 32),
        Field::count("people").optional(),
        Field::count("head").under("leaders-now").optional(),
        Field::count("deputy").under("leaders-now").optional(),
        Field::words("form", 26),
        Field::words("name-after", 32),
        Field::words("agency-after", 24).optional(),
        Field::count("quota-planned").optional().wide(10),
        Field::count("head").under("leaders-after").optional(),
        Field::count("deputy").under("leaders-after").optional(),
        Field::words("decided-by", 24).optional(),
    ]
}

/// Whether those who stand under an agency's heading are those who belong to it afterwards, so that their sum is its own.
fn goes_on(sources: &Sources<'_, '_>, agency: BodyIx) -> bool {
    let mut after: Vec<BodyIx> = sources.after.all(agency).collect();
    let lives = |body: &BodyIx| sources.option.after.draft.lives(*body);
    let mut here: Vec<BodyIx> = listed(sources, agency).into_iter().filter(lives).collect();
    after.sort_unstable();
    here.sort_unstable();
    after == here
}

/// Whether an agency, its units and all their posts are as they were, and no work comes from the body above that ended.
fn is_kept(sources: &Sources<'_, '_>, agency: BodyIx) -> bool {
    let (before, after) = (&sources.before, &sources.after);
    let mut bodies = before.all(agency);
    before.units(agency) == after.units(agency)
        && before.agencies.contains_key(&agency)
        && after.agencies.contains_key(&agency)
        && bodies.all(|body| {
            let fates = &sources.fates;
            let same = fates.is_untouched(body) || fates.stays(body) && !fates.takes_over(body);
            same && before.draft.posts(body) == after.draft.posts(body)
        })
}

/// The bodies under an agency's heading: those that stand in it today, then the new ones that will.
fn listed(sources: &Sources<'_, '_>, agency: BodyIx) -> Vec<BodyIx> {
    let after = &sources.after;
    let new = after.all(agency).filter(|body| after.draft.is_new(*body));
    sources.before.all(agency).chain(new).collect()
}

fn leaders(draft: &Draft<'_>, bodies: &[BodyIx], counts: [fn(&Staff) -> Count; 3]) -> [Cell; 3] {
    counts.map(|count| all_posts(draft, bodies.iter().copied(), count))
}

fn line(sources: &Sources<'_, '_>, group: BodyIx, body: BodyIx, deciders: &BTreeMap<BodyIx, Vec<String>>) -> Vec<Cell> {
    let (before, after) = (&sources.study.before.draft, &sources.option.after.draft);
    let is_new = after.is_new(body);
    let name = if is_new { sources.say("annex-not-yet", &[]) } else { sources.names_before().body(body) };
    let mut cells = vec![Cell::text(name)];
    if is_new {
        cells.extend([Cell::Blank, Cell::Blank, Cell::Blank]);
    } else {
        cells.extend(leaders(before, &[body], [FILLED, HEADS, DEPUTIES]));
    }
    let other_posts = !is_new && after.lives(body) && before.posts(body) != after.posts(body);
    let verbs = sources.fates.verbs(body);
    // A body that only takes over people or gives some has other posts, and nothing else happens to it.
    let untouched = sources.fates.is_untouched(body) || sources.fates.stays(body);
    let successor = sources.fates.successor(body);
    let agency = successor.map(|successor| after.agency(successor));
    let elsewhere = agency.filter(|agency| *agency != group && Some(*agency) != successor);
    let verbs = match (untouched, elsewhere) {
        (true, Some(_)) => sources.say("annex-verb-follows", &[]),
        (true, None) => {
            let mut words = sources.fates.tasks(body);
            words.extend(other_posts.then(|| sources.say("annex-verb-resized", &[])));
            if words.is_empty() { verbs } else { words.join("; ") }
        }
        _ => verbs,
    };
    cells.push(Cell::text(capital(&verbs)));
    let to = successor.map_or_else(
        || {
            let receivers = sources.fates.receivers(body);
            if receivers.is_empty() { receivers } else { sources.say("annex-handed-to", &[("bodies", receivers)]) }
        },
        |successor| sources.names().body(successor),
    );
    cells.push(Cell::text(to));
    cells.push(elsewhere.map_or(Cell::Blank, |agency| Cell::text(sources.names().body(agency))));
    if after.lives(body) {
        cells.extend(leaders(after, &[body], [QUOTA, HEADS, DEPUTIES]));
    } else {
        cells.extend([Cell::Blank, Cell::Blank, Cell::Blank]);
    }
    cells.push(Cell::text(deciders.get(&body).map(|names| names.join("; ")).unwrap_or_default()));
    cells
}

/// Says of which body a unit is whose name another unit of the agency has too.
fn of_which(sources: &Sources<'_, '_>, agency: BodyIx, body: BodyIx, cells: &mut [Cell]) {
    let above = |draft: &Draft<'_>| draft.parent(body).filter(|above| *above != agency);
    let drafts =
        [(&sources.study.before.draft, sources.names_before()), (&sources.option.after.draft, sources.names())];
    let columns = [PRESENT_NAME, NAME_AFTER];
    // A body that the option makes has no place before it.
    let new = usize::from(sources.option.after.draft.is_new(body));
    for (at, (draft, names)) in columns.into_iter().zip(drafts).skip(new) {
        let Some(above) = above(draft) else { continue };
        if let Some(Cell::Text(text)) = cells.get_mut(at).filter(|cell| **cell == Cell::text(names.body(body))) {
            *text = sources.say("unit-of", &[("unit", text.clone()), ("agency", names.body(above))]);
        }
    }
}

/// One line for agencies that stay as they are, with all their units.
fn kept_line(sources: &Sources<'_, '_>, name: String, agencies: &[BodyIx]) -> Vec<Cell> {
    let all: Vec<BodyIx> = agencies.iter().flat_map(|agency| sources.before.all(*agency)).collect();
    let mut cells = vec![Cell::text(name)];
    cells.extend(leaders(&sources.study.before.draft, &all, [FILLED, HEADS, DEPUTIES]));
    let tasks = agencies.first().map(|agency| sources.fates.tasks(*agency)).unwrap_or_default();
    let verb = if tasks.is_empty() { "annex-verb-kept" } else { "annex-verb-kept-whole" };
    let verbs: Vec<String> = std::iter::once(sources.say(verb, &[])).chain(tasks).collect();
    cells.push(Cell::text(capital(&verbs.join("; "))));
    cells.extend([Cell::Blank, Cell::Blank]);
    cells.extend(leaders(&sources.option.after.draft, &all, [QUOTA, HEADS, DEPUTIES]));
    cells.push(Cell::Blank);
    cells
}

/// Who decides on each body that a step concerns.
fn deciders(sources: &Sources<'_, '_>) -> BTreeMap<BodyIx, Vec<String>> {
    let mut deciders: BTreeMap<BodyIx, Vec<String>> = BTreeMap::new();
    // Work that changes hands is the business of another form.
    let of_bodies =
        sources.option.decisions.iter().filter(|decision| !matches!(decision.act, Act::Reassign | Act::Delegate));
    for decision in of_bodies {
        let name = match decision.claim {
            Some(claim) => {
                let text = sources.say(&format!("authority-{}", claim.rule.authority.word()), &[]);
                capital(text.strip_prefix("the ").unwrap_or(&text))
            }
            None => sources.say("unknown", &[]),
        };
        for body in bodies_of(sources, decision) {
            let names = deciders.entry(body).or_default();
            if !names.contains(&name) {
                names.push(name.clone());
            }
        }
    }
    deciders
}

/// The bodies that a decision concerns; whoever decides on administrative units decides on what they make one.
fn bodies_of(sources: &Sources<'_, '_>, decision: &Decision<'_>) -> Vec<BodyIx> {
    let body = |holder: &Holder| match holder {
        Holder::Body(body) => Some(*body),
        Holder::Kind(_) => None,
    };
    let mut bodies: Vec<BodyIx> = decision.subjects.iter().filter_map(body).collect();
    if decision.act == Act::MergeAreas {
        let entries = sources.option.after.draft.journal().entries().iter();
        for entry in entries.filter(|entry| entry.step == decision.step) {
            if let Event::Merged { from, into } = entry.event {
                bodies.extend([from, into]);
            }
        }
    }
    bodies
}
