//! The apparatus as forms list it: agencies of both states by class, the units in each, and what became of a body.

use crate::draft::{Draft, Event};
use crate::lineage::{Ending, Origin};
use crate::model::{BodyIx, Category, Count, Holder, Role, Staff, TaskIx, capital, slug};
use crate::norms::Act;
use crate::report::{Cell, Names, Studied, Study, Texts, class_name};
use std::collections::{BTreeMap, BTreeSet};

/// The kinds that are sub-departments.
const SUB_DEPARTMENT: &str = "chi-cuc";
/// The kinds that are public-service units.
const SERVICE_UNITS: [&str; 6] = ["dvsn-ubnd-tinh", "dvsn-so", "dvsn-chi-cuc", "dvsn-khac", "dvsn-huyen", "dvsn-xa"];

/// More unchanged agencies of one class than this are counted in one row.
pub(super) const LISTED: usize = 20;

/// What a unit counts as in the form of agencies and units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A division or the like right under its agency.
    Division,
    /// A sub-department.
    SubDepartment,
    /// Whatever stands inside a sub-department.
    InSubDepartment,
    /// A public-service unit.
    ServiceUnit,
    /// Anything deeper.
    Other,
}

/// One state of the apparatus, by agency.
pub(super) struct Side<'a, 'b> {
    /// The state.
    pub draft: &'a Draft<'b>,
    /// The agencies inside the count, each with its living units, itself not among them.
    pub agencies: BTreeMap<BodyIx, Vec<BodyIx>>,
}

impl<'a, 'b> Side<'a, 'b> {
    /// The agencies of a state.
    pub fn of(draft: &'a Draft<'b>) -> Self {
        let mut agencies: BTreeMap<BodyIx, Vec<BodyIx>> = BTreeMap::new();
        for body in draft.counted() {
            let agency = draft.agency(body);
            let units = agencies.entry(agency).or_default();
            if agency != body {
                units.push(body);
            }
        }
        Self { draft, agencies }
    }

    /// The units of an agency.
    pub fn units(&self, agency: BodyIx) -> &[BodyIx] {
        self.agencies.get(&agency).map_or(&[], Vec::as_slice)
    }

    /// The agency with its units.
    pub fn all(&self, agency: BodyIx) -> impl Iterator<Item = BodyIx> + '_ {
        let own = self.agencies.contains_key(&agency).then_some(agency);
        own.into_iter().chain(self.units(agency).iter().copied())
    }

    /// What a unit counts as.
    pub fn sort(&self, unit: BodyIx) -> Sort {
        let organisation = self.draft.baseline().organisation();
        let like = |body: BodyIx| organisation.kinds_like(self.draft.kind(body));
        let own = like(unit);
        if own.contains(&SUB_DEPARTMENT) {
            return Sort::SubDepartment;
        }
        if own.iter().any(|kind| SERVICE_UNITS.contains(kind)) {
            return Sort::ServiceUnit;
        }
        let agency = self.draft.agency(unit);
        let mut above = self.draft.parent(unit);
        if above == Some(agency) {
            return Sort::Division;
        }
        while let Some(here) = above.filter(|here| *here != agency) {
            if like(here).contains(&SUB_DEPARTMENT) {
                return Sort::InSubDepartment;
            }
            above = self.draft.parent(here);
        }
        Sort::Other
    }
}

/// A sum over the posts of bodies; blank: none of them has posts of the category.
pub(super) fn posts(
    draft: &Draft<'_>,
    bodies: impl Iterator<Item = BodyIx>,
    category: Category,
    count: fn(&Staff) -> Count,
) -> Cell {
    let mut sum = None;
    for body in bodies.filter(|body| draft.categories(*body).contains(&category)) {
        sum = Some(crate::draft::plus(sum.unwrap_or(Some(0)), count(&draft.posts(body)[category])));
    }
    sum.map_or(Cell::Blank, Cell::Number)
}

/// A sum over the posts of bodies in every category; blank: none of them has any.
pub(super) fn all_posts(draft: &Draft<'_>, bodies: impl Iterator<Item = BodyIx>, count: fn(&Staff) -> Count) -> Cell {
    let bodies: Vec<BodyIx> = bodies.collect();
    let sums = Category::ALL.iter().map(|category| posts(draft, bodies.iter().copied(), *category, count));
    super::form::sum(sums.collect::<Vec<_>>().iter())
}

/// The agencies of both states by class, in the order of the tables; new ones come last in their class.
pub(super) fn by_class(before: &Side<'_, '_>, after: &Side<'_, '_>, texts: &Texts) -> Vec<(String, Vec<BodyIx>)> {
    let organisation = after.draft.baseline().organisation();
    let all: BTreeSet<BodyIx> = before.agencies.keys().chain(after.agencies.keys()).copied().collect();
    let mut classes: Vec<(usize, String, Vec<BodyIx>)> = Vec::new();
    for body in all {
        let class = organisation.kind(after.draft.kind(body)).class;
        match classes.iter_mut().find(|(at, ..)| *at == class.at()) {
            Some((.., bodies)) => bodies.push(body),
            None => classes.push((class.at(), class_name(organisation, class, texts), vec![body])),
        }
    }
    classes.into_iter().map(|(_, name, bodies)| (name, bodies)).collect()
}

/// What became of the bodies under an option, in the verbs of the law.
pub(super) struct Fates<'a, 'b> {
    names: Names<'a, 'b>,
    before: &'a Draft<'b>,
    option: &'a Studied<'b>,
    endings: BTreeMap<BodyIx, Ending>,
    resized: BTreeSet<BodyIx>,
    /// Bodies that a whole tier or kind took with it, or that ended with their agency.
    closed: BTreeSet<BodyIx>,
    /// Bodies that lead on tasks on which they did not lead.
    takers: BTreeSet<BodyIx>,
    /// Bodies that led on tasks on which they do not lead any more.
    givers: BTreeSet<BodyIx>,
}

impl<'a, 'b> Fates<'a, 'b> {
    /// The fates under an option.
    pub fn of(study: &'a Study<'b>, option: &'a Studied<'b>, names: Names<'a, 'b>) -> Self {
        let organisation = study.organisation();
        let mut fates = Self {
            names,
            before: &study.before.draft,
            option,
            endings: option.hand_overs.iter().map(|list| (list.body, list.ending)).collect(),
            resized: BTreeSet::new(),
            closed: BTreeSet::new(),
            takers: BTreeSet::new(),
            givers: BTreeSet::new(),
        };
        // Who led a task beside its giver takes that part over, too.
        fates.takers.extend(option.passages.iter().flat_map(|passage| &passage.to));
        for change in &option.lineage.tasks {
            fates.takers.extend(change.come());
            fates.givers.extend(change.gone());
        }
        for entry in option.after.draft.journal().entries() {
            match entry.event {
                Event::Resized { body, .. } => drop(fates.resized.insert(body)),
                Event::Ended(body) => {
                    let abolished = (option.decisions.iter())
                        .any(|decision| decision.step == entry.step && decision.act == Act::Abolish);
                    if abolished || organisation.kind(option.after.draft.kind(body)).agency {
                        fates.closed.insert(body);
                    }
                }
                _ => {}
            }
        }
        fates
    }

    /// Whether nothing at all happened to a body.
    pub fn is_untouched(&self, body: BodyIx) -> bool {
        !self.endings.contains_key(&body) && self.origins(body).is_empty() && !self.is_resized(body)
    }

    /// Whether a body stays what and where it is, though the body above it ended.
    pub fn stays(&self, body: BodyIx) -> bool {
        !self.endings.contains_key(&body)
            && !self.origins(body).is_empty()
            && self.origins(body).iter().all(|origin| self.is_left(body, origin))
    }

    /// Whether an agency stands under another body only because the one above it ended.
    fn is_left(&self, body: BodyIx, origin: &Origin) -> bool {
        let draft = &self.option.after.draft;
        draft.agency(body) == body && matches!(origin, Origin::Moved(Some(from)) if !draft.lives(*from))
    }

    /// Whether a body leads on tasks on which it did not lead.
    pub fn takes_over(&self, body: BodyIx) -> bool {
        self.takers.contains(&body)
    }

    /// The verbs for the tasks that a body takes over and gives; none: they are as they were.
    pub fn tasks(&self, body: BodyIx) -> Vec<String> {
        let said = [("takes-over", self.takers.contains(&body)), ("gives", self.givers.contains(&body))];
        said.into_iter().filter(|(_, is)| *is).map(|(word, _)| self.say(word)).collect()
    }

    /// The new body of which both agencies of two units became a part; none: they are of one agency, or of none such.
    fn consolidated_above(&self, one: BodyIx, other: BodyIx) -> Option<BodyIx> {
        let draft = &self.option.after.draft;
        if draft.is_new(one) || draft.is_new(other) {
            return None;
        }
        let (above, beside) = (self.before.agency(one), self.before.agency(other));
        let into = |agency: BodyIx| match self.endings.get(&agency) {
            Some(Ending::Consolidated(into)) => Some(*into),
            _ => None,
        };
        into(above).filter(|_| above != beside && into(above) == into(beside))
    }

    fn is_resized(&self, body: BodyIx) -> bool {
        self.resized.contains(&body)
    }

    fn origins(&self, body: BodyIx) -> &[Origin] {
        self.option.lineage.origins(body)
    }

    /// The living body that took a body's place in the end; none: there is no single one.
    pub fn successor(&self, body: BodyIx) -> Option<BodyIx> {
        Some(self.last(body)).filter(|last| self.option.after.draft.lives(*last))
    }

    /// The last of those that took a body's place one after the other; it may have ended without one successor.
    fn last(&self, body: BodyIx) -> BodyIx {
        let mut here = body;
        // A chain of mergers cannot be longer than the list of bodies that ended.
        for _ in 0..self.endings.len() {
            let Some(Ending::Absorbed(into) | Ending::Consolidated(into)) = self.endings.get(&here) else { break };
            here = *into;
        }
        here
    }

    /// The verbs of the law for what happens to a body.
    pub fn verbs(&self, body: BodyIx) -> String {
        if let Some(ending) = self.endings.get(&body) {
            let word = match ending {
                // Units of agencies that become one become one in the same act.
                Ending::Absorbed(into) if self.consolidated_above(body, *into).is_some() => "consolidated",
                Ending::Absorbed(_) => "absorbed",
                Ending::Consolidated(_) => "consolidated",
                Ending::Divided => "divided",
                Ending::Dissolved if self.closed.contains(&body) => "closed",
                Ending::Dissolved => "dissolved",
            };
            let last = self.last(body);
            let ended_later = last != body && self.endings.contains_key(&last);
            let verbs = [Some(self.say(word)), ended_later.then(|| self.verbs(last))];
            return verbs.into_iter().flatten().collect::<Vec<_>>().join("; ");
        }
        let mut words: Vec<&str> = Vec::new();
        let joined = |from: &BodyIx| self.consolidated_above(body, *from).is_some();
        let joins = |origin: &Origin| matches!(origin, Origin::Absorbed(bodies) if bodies.iter().any(joined));
        let consolidates = self.origins(body).iter().any(joins);
        for origin in self.origins(body) {
            let word = match origin {
                Origin::Absorbed(_) if consolidates => "consolidates",
                Origin::Moved(_) if consolidates || self.is_left(body, origin) => continue,
                Origin::Created => "created",
                Origin::Absorbed(_) => "absorbs",
                Origin::Consolidated(_) => "consolidates",
                Origin::SplitOff(_) => "split-off",
                Origin::Divided(_) => "divided-from",
                Origin::Moved(_) => "moved",
                Origin::Renamed(_) => "renamed",
            };
            if !words.contains(&word) {
                words.push(word);
            }
        }
        if self.is_resized(body) {
            words.push("resized");
        }
        if words.is_empty() {
            words.push("kept");
        }
        let verbs: Vec<String> = words.into_iter().map(|word| self.say(word)).collect();
        verbs.join("; ")
    }

    fn say(&self, word: &str) -> String {
        self.names.say(&format!("annex-verb-{word}"), &[])
    }

    /// What became of a body that ended, with whom it went to; what a body that lives took in; blank where neither.
    pub fn note(&self, body: BodyIx) -> String {
        let key = match self.endings.get(&body) {
            None => return self.taken_in(body),
            Some(Ending::Absorbed(_)) => "annex-fate-absorbed",
            Some(Ending::Consolidated(_)) => "annex-fate-consolidated",
            Some(Ending::Divided | Ending::Dissolved) => return capital(&self.verbs(body)),
        };
        let Some(into) = self.successor(body).map(|into| self.names.body(into)) else {
            return capital(&self.verbs(body));
        };
        // A new commune may have the name of one of those that become it.
        let key = if slug(&self.names.body(body)) == slug(&into) { "annex-fate-joins-new" } else { key };
        self.names.say(key, &[("body", into)])
    }

    fn taken_in(&self, body: BodyIx) -> String {
        let texts = self.origins(body).iter().filter_map(|origin| match origin {
            Origin::Created => Some(capital(&self.say("created"))),
            Origin::Absorbed(bodies) => {
                Some(self.names.say("annex-fate-absorbs", &[("bodies", self.names.all_bodies(bodies))]))
            }
            Origin::Consolidated(bodies) => {
                Some(self.names.say("annex-fate-consolidates", &[("bodies", self.names.all_bodies(bodies))]))
            }
            Origin::SplitOff(from) | Origin::Divided(from) => {
                Some(self.names.say("annex-fate-part-of", &[("body", self.names.unit(*from))]))
            }
            // Forms name a body as it is called today.
            Origin::Renamed(_) => Some(self.names.say("annex-fate-renamed", &[("name", self.names.body(body))])),
            Origin::Moved(_) => None,
        });
        texts.collect::<Vec<_>>().join("; ")
    }

    /// Who received the work of a body that ended without one successor, itself or after it became part of another.
    pub fn receivers(&self, body: BodyIx) -> String {
        let last = self.last(body);
        let list = self.option.hand_overs.iter().find(|list| list.body == last);
        // Whoever ended after it received the work has handed it on.
        let now = |holder: Holder| match holder {
            Holder::Body(to) => self.successor(to).map(Holder::Body),
            kind => Some(kind),
        };
        let holders = list.into_iter().flat_map(|list| &list.deliveries).filter_map(|(to, _)| to.and_then(now));
        let (mut agencies, mut others): (Vec<BodyIx>, Vec<String>) = (Vec::new(), Vec::new());
        for holder in holders {
            match holder {
                Holder::Body(to) if self.option.after.draft.agency(to) == to => {
                    if !agencies.contains(&to) {
                        agencies.push(to);
                    }
                }
                Holder::Body(to) => others.push(self.unit_after(to)),
                Holder::Kind(_) => others.push(self.names.holder(holder)),
            }
        }
        // Departments are few, and each is named; of a kind of which there are many, as of communes, many are counted.
        let draft = &self.option.after.draft;
        let alike = |one: BodyIx| draft.counted().filter(|other| draft.kind(*other) == draft.kind(one)).count();
        let (many, few): (Vec<BodyIx>, Vec<BodyIx>) = agencies.into_iter().partition(|one| alike(*one) > LISTED);
        let mut names = vec![self.names.all_bodies(&few), self.names.bodies(&many)];
        for name in others {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.retain(|name| !name.is_empty());
        names.join("; ")
    }

    /// The name of a unit with that of the agency in which it stands after the option.
    fn unit_after(&self, unit: BodyIx) -> String {
        let agency = self.names.body(self.option.after.draft.agency(unit));
        self.names.say("unit-of", &[("unit", self.names.body(unit)), ("agency", agency)])
    }

    /// The position of the last step that moved the lead on a task.
    pub fn step_of_task(&self, task: TaskIx) -> Option<u32> {
        let entries = self.option.after.draft.journal().entries().iter().rev();
        entries.into_iter().find_map(|entry| match entry.event {
            Event::Work { task: moved, role: Role::Lead, .. } if moved == task => Some(entry.step),
            _ => None,
        })
    }
}
