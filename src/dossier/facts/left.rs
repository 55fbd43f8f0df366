//! What agencies that end leave to whom: the tasks that they led, and posts, people, units and papers with all that stood
//! inside them. Tasks, posts and people are counted as the other parts of a document and the charts of flows count them.

use super::wording::{joined, named, whole};
use crate::chart::streams::{self, Streams};
use crate::dossier::filters::count;
use crate::draft::Draft;
use crate::lineage::{Ending, HandOver};
use crate::model::{BodyIx, Count, DocumentIx, Holder, KindIx, ProcedureIx, TaskIx};
use crate::report::{Names, Studied, Study};
use minijinja::{Value, context};
use std::collections::{BTreeMap, BTreeSet};

/// Receivers of one kind are told one by one up to here; more take together.
const ALONE: usize = 12;

/// What one receiver takes.
#[derive(Clone, Default)]
struct Taken {
    /// Tasks that it leads and did not lead before.
    tasks: BTreeSet<TaskIx>,
    /// Tasks that it led together with those who end, and leads on.
    kept: BTreeSet<TaskIx>,
    /// Tasks of communes that became others.
    carried_on: BTreeSet<TaskIx>,
    /// Agencies that stood under those who end.
    agencies: Vec<BodyIx>,
    /// Units that stood directly inside them.
    units: usize,
    posts: i64,
    people: i64,
    documents: BTreeSet<DocumentIx>,
    procedures: BTreeSet<ProcedureIx>,
}

impl Taken {
    fn add(&mut self, other: Self) {
        self.tasks.extend(other.tasks);
        self.kept.extend(other.kept);
        self.carried_on.extend(other.carried_on);
        self.agencies.extend(other.agencies);
        self.units += other.units;
        self.posts += other.posts;
        self.people += other.people;
        self.documents.extend(other.documents);
        self.procedures.extend(other.procedures);
    }

    /// Whether it takes nothing that is told, and leads nothing on.
    fn is_nothing(&self) -> bool {
        let papers = self.documents.is_empty() && self.procedures.is_empty();
        let bodies = self.agencies.is_empty() && self.units == 0;
        let tasks = self.tasks.is_empty() && self.kept.is_empty() && self.carried_on.is_empty();
        tasks && papers && bodies && self.posts == 0 && self.people == 0
    }
}

/// What everybody takes; to none: nobody, or the bench.
type Takers = BTreeMap<Option<BodyIx>, Taken>;

/// What there is to tell of: both sides of an option, and the posts and people that went from agency to agency.
pub(super) struct Left<'s, 'b> {
    before: &'s Draft<'b>,
    after: &'s Draft<'b>,
    option: &'s Studied<'b>,
    posts: Streams,
    people: Streams,
}

impl<'s, 'b> Left<'s, 'b> {
    pub(super) fn new(study: &'s Study<'b>, option: &'s Studied<'b>) -> Self {
        let (before, after) = (&study.before.draft, &option.after.draft);
        let (posts, people) = (streams::posts(before, after).0, streams::people(before, after).0);
        Self { before, after, option, posts, people }
    }

    /// Who takes what of some agencies that end, successors first, and at the end what nobody takes. Of a kind of which
    /// more receive than are told one by one, all are one receiver.
    pub(super) fn receivers(&self, from: &[&HandOver], names: &Names<'_, '_>) -> Vec<Value> {
        let bodies: Vec<BodyIx> = from.iter().map(|one| one.body).collect();
        let mut takers = Takers::new();
        self.tasks(&bodies, &mut takers);
        self.bodies(&bodies, &mut takers);
        let theirs = |stream: &(&(BodyIx, Option<BodyIx>), &i64)| bodies.contains(&stream.0.0);
        for ((_, to), number) in self.posts.iter().filter(theirs) {
            takers.entry(*to).or_default().posts += number;
        }
        for ((_, to), number) in self.people.iter().filter(theirs) {
            takers.entry(*to).or_default().people += number;
        }
        self.papers(&bodies, &mut takers);
        takers.retain(|_, taken| !taken.is_nothing());
        let successors: BTreeSet<BodyIx> = from.iter().filter_map(|one| successor(&one.ending)).collect();
        let mut order: Vec<Option<BodyIx>> = takers.keys().copied().collect();
        order.sort_by_key(|to| (to.is_none(), !to.is_some_and(|to| successors.contains(&to)), *to));
        let kind = |to: &Option<BodyIx>| to.map(|to| self.after.kind(to));
        let mut told: Vec<KindIx> = Vec::new();
        let mut values = Vec::new();
        let unknown = [self.is_unknown(&bodies, |quota, _| quota), self.is_unknown(&bodies, |_, filled| filled)];
        for to in &order {
            let same: Vec<BodyIx> = order
                .iter()
                .filter(|other| to.is_some() && kind(other) == kind(to))
                .filter_map(|other| *other)
                .collect();
            let Some(own) = kind(to).filter(|_| same.len() > ALONE) else {
                let name = to.map_or_else(|| names.say("on-bench", &[]), |to| names.body(to));
                values.push(value(name, to.is_none(), &takers[to], unknown, names));
                continue;
            };
            if told.contains(&own) {
                continue;
            }
            told.push(own);
            let mut together = Taken::default();
            same.iter().for_each(|body| together.add(takers[&Some(*body)].clone()));
            values.push(value(joined(&same, names), false, &together, unknown, names));
        }
        values
    }

    /// The tasks that they led: who begins to lead them, and who led them as well and goes on.
    fn tasks(&self, from: &[BodyIx], takers: &mut Takers) {
        for passage in self.option.passages.iter().filter(|passage| from.contains(&passage.from)) {
            let change = self.option.lineage.tasks.iter().find(|change| change.task == passage.task);
            let Some(change) = change else { continue };
            let carried_on = self.option.is_carried_on(change);
            for to in &passage.to {
                let taken = takers.entry(Some(*to)).or_default();
                let those = match (carried_on, change.before.contains(to)) {
                    (true, _) => &mut taken.carried_on,
                    (false, true) => &mut taken.kept,
                    (false, false) => &mut taken.tasks,
                };
                those.insert(change.task);
            }
            if change.after.is_empty() {
                takers.entry(None).or_default().tasks.insert(change.task);
            }
        }
    }

    /// The bodies that stood directly under them and live, by whom they stand under now.
    fn bodies(&self, from: &[BodyIx], takers: &mut Takers) {
        let organisation = self.before.baseline().organisation();
        let under = |body: &BodyIx| self.before.parent(*body).is_some_and(|above| from.contains(&above));
        for body in self.before.counted().filter(|body| under(body) && self.after.lives(*body)) {
            let Some(above) = self.after.parent(body) else { continue };
            let taken = takers.entry(Some(self.after.agency(above))).or_default();
            if organisation.kind(self.after.kind(body)).agency {
                taken.agencies.push(body);
            } else {
                taken.units += 1;
            }
        }
    }

    /// Documents that named them or what stood inside them, and procedures that these settled, followed to who has them
    /// in the end. What a whole kind settled that is no more goes with the agencies that had bodies of it.
    fn papers(&self, from: &[BodyIx], takers: &mut Takers) {
        let known = self.before.baseline().organisation().bodies().len();
        let was_of = |body: BodyIx| body.at() < known && from.contains(&self.before.agency(body));
        let kinds: BTreeSet<KindIx> =
            self.before.living().filter(|body| was_of(*body)).map(|body| self.before.kind(body)).collect();
        let lineage = &self.option.lineage;
        let mut documents: BTreeMap<(DocumentIx, BodyIx), Option<BodyIx>> = BTreeMap::new();
        for (document, giver, to) in &lineage.documents {
            let passed_on = documents.iter_mut().find(|((one, _), at)| one == document && **at == Some(*giver));
            match passed_on {
                Some((_, at)) => *at = *to,
                None if was_of(*giver) => {
                    documents.insert((*document, *giver), *to);
                }
                None => {}
            }
        }
        for ((document, _), to) in documents {
            if let Some(to) = to.filter(|to| self.after.lives(*to)) {
                takers.entry(Some(self.after.agency(to))).or_default().documents.insert(document);
            }
        }
        let mut procedures: BTreeMap<ProcedureIx, Option<Holder>> = BTreeMap::new();
        for (procedure, giver, to) in &lineage.procedures {
            let theirs = match giver {
                Holder::Body(body) => was_of(*body),
                Holder::Kind(kind) => {
                    kinds.contains(kind) && self.after.bodies_of(*kind).all(|body| !self.after.lives(body))
                }
            };
            if theirs || procedures.get(procedure) == Some(&Some(*giver)) {
                procedures.insert(*procedure, *to);
            }
        }
        for (procedure, to) in procedures {
            let to: Vec<Option<BodyIx>> = match to {
                None => vec![None],
                Some(Holder::Body(body)) if self.after.lives(body) => vec![Some(self.after.agency(body))],
                Some(Holder::Body(_)) => Vec::new(),
                Some(Holder::Kind(kind)) => {
                    let living = self.after.bodies_of(kind).filter(|body| self.after.lives(*body));
                    living.map(|body| Some(self.after.agency(body))).collect()
                }
            };
            for to in to {
                takers.entry(to).or_default().procedures.insert(procedure);
            }
        }
    }

    /// Whether a count of what they hold is unknown.
    fn is_unknown(&self, from: &[BodyIx], of: fn(Count, Count) -> Count) -> bool {
        let theirs = self.before.counted().filter(|body| from.contains(&self.before.agency(*body)));
        let posts = |body: BodyIx| self.before.posts(body);
        theirs.into_iter().any(|body| posts(body).iter().any(|(_, staff)| of(staff.quota, staff.filled).is_none()))
    }
}

/// The body that takes the place of one that ends; none: no single one does.
fn successor(ending: &Ending) -> Option<BodyIx> {
    match ending {
        Ending::Absorbed(into) | Ending::Consolidated(into) => Some(*into),
        Ending::Divided | Ending::Dissolved => None,
    }
}

fn value(name: String, is_bench: bool, taken: &Taken, unknown: [bool; 2], names: &Names<'_, '_>) -> Value {
    let organisation = names.draft.baseline().organisation();
    let tasks: Vec<String> = taken.tasks.iter().map(|task| organisation.task(*task).name.clone()).collect();
    let files: Count = taken.procedures.iter().map(|one| organisation.procedure(*one).in_progress).sum();
    context! {
        name => name,
        is_bench => is_bench,
        count => whole(tasks.len()),
        tasks => tasks,
        kept => whole(taken.kept.len()),
        carried_on => whole(taken.carried_on.len()),
        agencies => named(&taken.agencies, names),
        units => whole(taken.units),
        quota => count(Some(taken.posts).filter(|_| !unknown[0])),
        people => count(Some(taken.people).filter(|_| !unknown[1])),
        documents => whole(taken.documents.len()),
        procedures => whole(taken.procedures.len()),
        files => count(files),
    }
}
