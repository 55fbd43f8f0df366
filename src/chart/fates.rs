//! What became of each body under an option: founded, ended, moved, and who handed over to whom.

use super::joined::Group;
use super::shape::BoxChange;
use crate::draft::Draft;
use crate::lineage::{Ending, Origin};
use crate::model::{BodyIx, Holder, KindIx};
use crate::report::{Names, Studied, ending_text, origin_text};
use std::collections::BTreeMap;

/// As many like bodies below the province's own level are named one by one where something happens to them.
pub const LIKE_CHANGED: usize = 5;

/// What became of a body.
#[derive(Clone, Default)]
pub struct Fate {
    /// In one of a few sorts.
    pub change: BoxChange,
    /// In words.
    pub word: String,
    /// Bodies that it was made of.
    pub from: Vec<BodyIx>,
    /// Bodies that took its place.
    pub to: Vec<BodyIx>,
    /// Agencies that handed over to it without becoming it.
    pub givers: Vec<BodyIx>,
    /// Whether it came from elsewhere, whatever else weighs more.
    pub moved: bool,
}

/// What became of every body that is not as it was.
pub fn fates(option: &Studied<'_>, before: &Draft<'_>, names: &Names<'_, '_>) -> BTreeMap<BodyIx, Fate> {
    let mut fates: BTreeMap<BodyIx, Fate> = BTreeMap::new();
    for (body, origins) in &option.lineage.bodies {
        let mut fate = Fate::default();
        for origin in origins {
            let (change, from): (BoxChange, &[BodyIx]) = match origin {
                Origin::Created => (BoxChange::Added, &[]),
                Origin::SplitOff(from) | Origin::Divided(from) => (BoxChange::Added, std::slice::from_ref(from)),
                Origin::Absorbed(from) => (BoxChange::Merged, from),
                Origin::Consolidated(from) => (BoxChange::Consolidated, from),
                Origin::Moved(_) => (BoxChange::Moved, &[]),
                Origin::Renamed(_) => (BoxChange::Renamed, &[]),
            };
            // What weighs most sets the look of the box; the words say all.
            if weight(change) > weight(fate.change) {
                fate.change = change;
            }
            fate.from.extend_from_slice(from);
            fate.moved |= matches!(origin, Origin::Moved(_));
        }
        let words: Vec<String> = origins.iter().map(|origin| origin_text(origin, names)).collect();
        fate.word = words.join("; ");
        fates.insert(*body, fate);
    }
    for list in &option.hand_overs {
        let receivers = list.deliveries.iter().filter_map(|(to, _)| match to {
            // Whoever ended after it received something has handed it on; who leads what it led follows below.
            Some(Holder::Body(body)) => Some(names.draft.agency(*body)).filter(|agency| names.draft.lives(*agency)),
            _ => None,
        });
        let to = match &list.ending {
            Ending::Absorbed(into) | Ending::Consolidated(into) => vec![*into],
            Ending::Divided => Vec::new(),
            Ending::Dissolved => receivers.fold(Vec::new(), with),
        };
        let word = ending_text(&list.ending, names);
        fates.insert(list.body, Fate { change: BoxChange::Ended, word, to, ..Fate::default() });
    }
    let givers = givers(option, before, names.draft);
    // Whoever says that it took over from a body that ended is named by that body too.
    for list in option.hand_overs.iter().filter(|list| list.ending == Ending::Dissolved) {
        let Some(fate) = fates.get_mut(&list.body) else { continue };
        let took = givers.iter().filter(|(_, givers)| givers.contains(&list.body)).map(|(receiver, _)| *receiver);
        fate.to = took.fold(std::mem::take(&mut fate.to), with);
        fate.word = handed(std::mem::take(&mut fate.word), &fate.to, names);
    }
    for (receiver, mut givers) in givers {
        let fate = fates.entry(receiver).or_default();
        givers.retain(|giver| !fate.from.contains(giver));
        let Some(said) = received(&givers, names) else { continue };
        // What happened to the body itself sets the look of its box before what others handed to it.
        if fate.change == BoxChange::None {
            fate.change = BoxChange::Merged;
        }
        fate.word = if fate.word.is_empty() { said } else { format!("{}; {said}", fate.word) };
        fate.givers = givers;
    }
    fates
}

/// Bodies with one more, where it is not among them.
fn with(mut bodies: Vec<BodyIx>, body: BodyIx) -> Vec<BodyIx> {
    if !bodies.contains(&body) {
        bodies.push(body);
    }
    bodies
}

/// The agencies that live and took over work, people or units from other agencies, with those in the order of the steps.
fn givers(option: &Studied<'_>, before: &Draft<'_>, after: &Draft<'_>) -> BTreeMap<BodyIx, Vec<BodyIx>> {
    let known = before.body_count();
    let was = |body: BodyIx| if body.at() < known { before.agency(body) } else { after.agency(body) };
    let mut pairs: Vec<(BodyIx, BodyIx)> = Vec::new();
    for list in &option.hand_overs {
        for (to, delivery) in &list.deliveries {
            let people = delivery.posts.iter().any(|(_, quota, filled)| [*quota, *filled] != [Some(0); 2]);
            let Some(Holder::Body(to)) = to else { continue };
            if people || !delivery.tasks.is_empty() || !delivery.units.is_empty() {
                pairs.push((after.agency(*to), was(list.body)));
            }
        }
    }
    for (unit, origins) in &option.lineage.bodies {
        let from = origins.iter().filter_map(|origin| match origin {
            Origin::Moved(from) => *from,
            _ => None,
        });
        pairs.extend(from.map(|from| (after.agency(*unit), was(from))).filter(|(to, _)| to != unit));
    }
    // A lead that a step handed on by itself, before the body that held it ended.
    for passage in &option.passages {
        // Of many that take over, each takes what is done in its own area.
        let area = |body: BodyIx| after.area(body);
        let near = |to: &&BodyIx| after.scopes_ref().overlap(area(**to), area(passage.from));
        let own: Vec<BodyIx> = passage.to.iter().filter(near).copied().collect();
        let to = if own.is_empty() { &passage.to } else { &own };
        pairs.extend(to.iter().map(|to| (*to, passage.from)));
    }
    let mut givers: BTreeMap<BodyIx, Vec<BodyIx>> = BTreeMap::new();
    for (to, from) in pairs.into_iter().filter(|(to, from)| to != from && after.lives(*to)) {
        let found = givers.entry(to).or_default();
        if !found.contains(&from) {
            found.push(from);
        }
    }
    givers
}

/// Who handed over to a body, in words; none: nobody did.
pub fn received(givers: &[BodyIx], names: &Names<'_, '_>) -> Option<String> {
    let all = listed(givers, true, names);
    (!all.is_empty()).then(|| names.say("organisation-received", &[("givers", all)]))
}

/// The word of an end with those who took over.
pub fn handed(word: String, to: &[BodyIx], names: &Names<'_, '_>) -> String {
    let receivers = listed(to, false, names);
    if receivers.is_empty() {
        return word;
    }
    names.say("organisation-handed", &[("word", word), ("receivers", receivers)])
}

/// Agencies by name; many of one kind are counted, those of the province's own level only where `province` is set.
fn listed(bodies: &[BodyIx], province: bool, names: &Names<'_, '_>) -> String {
    let mut counts: BTreeMap<KindIx, usize> = BTreeMap::new();
    bodies.iter().for_each(|body| *counts.entry(names.draft.kind(*body)).or_default() += 1);
    let mut listed: Vec<String> = Vec::new();
    for body in bodies {
        let group = match names.draft.kind(*body) {
            kind if province && counts[&kind] > LIKE_CHANGED => Group::Kind(kind),
            _ => Group::of(names.draft, *body, |kind| counts[&kind] > LIKE_CHANGED),
        };
        let name = group.counted(|kind| counts[&kind], names);
        if !listed.contains(&name) {
            listed.push(name);
        }
    }
    listed.join(", ")
}

fn weight(change: BoxChange) -> u8 {
    match change {
        BoxChange::None => 0,
        BoxChange::Renamed => 1,
        BoxChange::Moved => 2,
        BoxChange::Merged => 3,
        BoxChange::Added => 4,
        BoxChange::Consolidated => 5,
        BoxChange::Ended => 6,
    }
}
