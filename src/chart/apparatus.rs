//! The apparatus as a chart of it asks for it: who stands under whom, what became of whom, how many people.

use super::fates::{Fate, fates, handed, received};
use super::shape::BoxChange;
use crate::draft::Draft;
use crate::lineage::Ending;
use crate::model::{BodyIx, ClassIx, Count, Kind};
use crate::report::{Cell, Names, Studied, Study, Texts, cell_text, class_name, ending_text};
use std::collections::BTreeMap;

/// Which state is shown.
#[derive(Clone, Copy)]
pub enum Shown<'a, 'b> {
    /// As it stands.
    Now,
    /// After an option.
    After(&'a Studied<'b>),
    /// After an option, with what ended by it at its old place.
    Change(&'a Studied<'b>),
}

/// The apparatus in the state that is shown.
pub struct Apparatus<'a, 'b> {
    /// How things are named in it.
    pub names: Names<'a, 'b>,
    before: &'a Draft<'b>,
    now: &'a Draft<'b>,
    /// Whether what ended is shown too.
    pub change: bool,
    fates: BTreeMap<BodyIx, Fate>,
}

impl<'a, 'b> Apparatus<'a, 'b> {
    /// The apparatus of a study in the state that is shown.
    pub fn new(study: &'a Study<'b>, shown: Shown<'a, 'b>, texts: &'a Texts) -> Self {
        let before = &study.before.draft;
        let (now, change) = match shown {
            Shown::Now => (before, None),
            Shown::After(option) => (&option.after.draft, None),
            Shown::Change(option) => (&option.after.draft, Some(option)),
        };
        let names = Names { texts, draft: now, norms: None };
        let fates = change.map(|option| fates(option, before, &names)).unwrap_or_default();
        Self { names, before, now, change: change.is_some(), fates }
    }

    /// The state in which a body lives: after, if it does, else before.
    fn draft(&self, body: BodyIx) -> &'a Draft<'b> {
        if self.now.is_new(body) || self.now.lives(body) { self.now } else { self.before }
    }

    fn is_shown(&self, body: BodyIx) -> bool {
        self.now.lives(body) || (self.change && !self.now.is_new(body) && self.before.lives(body))
    }

    /// Whether a body lives in the state that is shown, or after the option whose changes are shown.
    pub fn lives(&self, body: BodyIx) -> bool {
        self.now.lives(body)
    }

    /// The bodies that stand under nobody, in the order of the data.
    pub fn roots(&self) -> Vec<BodyIx> {
        let bodies = (0..self.now.body_count()).map(BodyIx::new);
        bodies.filter(|body| self.is_shown(*body) && self.draft(*body).parent(*body).is_none()).collect()
    }

    /// The bodies right under one, in the order of the data; what is new beside what it was made
    /// of, what came from elsewhere last.
    pub fn below(&self, body: BodyIx) -> Vec<BodyIx> {
        let here = |unit: &BodyIx| self.is_shown(*unit) && self.draft(*unit).parent(*unit) == Some(body);
        let mut below: Vec<BodyIx> = Vec::new();
        if self.change && !self.now.is_new(body) {
            below.extend(self.before.children(body).iter().copied().filter(here));
        }
        if self.now.lives(body) {
            for unit in self.now.children(body) {
                if below.contains(unit) {
                    continue;
                }
                // What is new stands beside what it was made of, else with those of its class.
                let made_of = self.fates.get(unit).map_or(&[][..], |fate| &fate.from);
                let beside = below.iter().rposition(|other| made_of.contains(other));
                let class = |body: BodyIx| self.kind(body).class;
                let like = || below.iter().rposition(|other| class(*other) == class(*unit));
                match beside.or_else(|| like().filter(|_| self.now.is_new(*unit))) {
                    Some(at) => below.insert(at + 1, *unit),
                    None => below.push(*unit),
                }
            }
        }
        below
    }

    /// Everything that stands below a body that lives in the same state, at any depth, without what is outside.
    pub fn all_below(&self, body: BodyIx) -> Vec<BodyIx> {
        let draft = self.draft(body);
        let mut found = Vec::new();
        let mut stack: Vec<BodyIx> = draft.children(body).to_vec();
        while let Some(unit) = stack.pop() {
            if !draft.is_outside(unit) {
                found.push(unit);
            }
            stack.extend(draft.children(unit));
        }
        found
    }

    /// The name of a body.
    pub fn name(&self, body: BodyIx) -> String {
        self.now.name(body).to_owned()
    }

    /// The kind of a body.
    pub fn kind(&self, body: BodyIx) -> &'b Kind {
        let draft = self.draft(body);
        draft.baseline().organisation().kind(draft.kind(body))
    }

    /// The name of the kind of a body.
    pub fn kind_name(&self, body: BodyIx) -> String {
        self.names.kind(self.draft(body).kind(body))
    }

    /// What became of a body.
    pub fn fate(&self, body: BodyIx) -> Fate {
        match self.fates.get(&body) {
            Some(fate) => fate.clone(),
            None if self.now.lives(body) => Fate::default(),
            // It ended with the body that it stood in.
            None => {
                Fate { change: BoxChange::Ended, word: ending_text(&Ending::Dissolved, &self.names), ..Fate::default() }
            }
        }
    }

    /// What happened to several like bodies, to whom they handed over, and who handed over to them.
    pub fn together(&self, bodies: &[BodyIx]) -> String {
        let fates: Vec<&Fate> = bodies.iter().filter_map(|body| self.fates.get(body)).collect();
        let all = |list: fn(&Fate) -> &Vec<BodyIx>| {
            let mut found: Vec<BodyIx> = Vec::new();
            for body in fates.iter().flat_map(|fate| list(fate)) {
                if !found.contains(body) {
                    found.push(*body);
                }
            }
            found
        };
        let say = |change: BoxChange| self.names.say(&format!("organisation-many-{}", change.word()), &[]);
        let change = fates.first().map(|fate| fate.change).unwrap_or_default();
        let mut words = Vec::new();
        match change {
            BoxChange::None => {}
            BoxChange::Ended => words.push(handed(say(change), &all(|fate| &fate.to), &self.names)),
            // Who only took over what others handed on did not take them in.
            BoxChange::Merged if fates.iter().all(|fate| fate.from.is_empty()) => {}
            change => words.push(say(change)),
        }
        if change != BoxChange::Moved && !fates.is_empty() && fates.iter().all(|fate| fate.moved) {
            words.push(say(BoxChange::Moved));
        }
        words.extend(received(&all(|fate| &fate.givers), &self.names));
        words.join("; ")
    }

    /// How many of these bodies there are of each class, in the order of the classes.
    pub fn classes(&self, bodies: &[BodyIx]) -> Vec<(String, usize)> {
        let mut counts: BTreeMap<ClassIx, usize> = BTreeMap::new();
        for kind in bodies.iter().map(|body| self.kind(*body)).filter(|kind| !kind.outside) {
            *counts.entry(kind.class).or_default() += 1;
        }
        counts.into_iter().map(|(class, count)| (self.class(class), count)).collect()
    }

    /// What a class is called inside the box of an agency: not every agency is a department.
    fn class(&self, class: ClassIx) -> String {
        let organisation = self.now.baseline().organisation();
        let mut kinds = organisation.kinds().iter().filter(|kind| kind.class == class);
        let inside = kinds.find_map(|kind| self.names.texts.find(&format!("organisation-inside-{}", kind.id), &[]));
        inside.unwrap_or_else(|| class_name(organisation, class, self.names.texts))
    }

    /// The posts and people of bodies with their inner units, in words; none: nothing is known of any, or they have
    /// none.
    pub fn posts(&self, bodies: &[BodyIx]) -> Option<String> {
        let mut sum: (Count, Count) = (Some(0), Some(0));
        let mut listed = false;
        for body in bodies {
            let draft = self.draft(*body);
            let organisation = draft.baseline().organisation();
            let mut stack = vec![*body];
            while let Some(unit) = stack.pop() {
                for category in draft.categories(unit) {
                    let staff = draft.posts(unit)[category];
                    listed = true;
                    sum = (crate::draft::plus(sum.0, staff.quota), crate::draft::plus(sum.1, staff.filled));
                }
                let inner = |unit: &&BodyIx| !organisation.kind(draft.kind(**unit)).agency;
                stack.extend(draft.children(unit).iter().filter(inner));
            }
        }
        let text = |count: Count| cell_text(&Cell::Number(count), self.names.texts);
        let args = [("quota", text(sum.0)), ("filled", text(sum.1))];
        listed.then(|| self.names.say("organisation-posts", &args))
    }
}
