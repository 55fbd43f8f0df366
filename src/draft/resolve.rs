//! From the names of a step to positions: what never existed is malformed, what has ended is refused.

use super::holding::Tasks;
use super::state::Draft;
use crate::model::{AreaIx, BodyIx, Extent, FieldIx, Holder, KindIx, Role, TaskIx, nearest};
use crate::scenario::{Atom, Malformed, Noun, Place, Refusal, Selector};
use rustc_hash::FxHashMap;
use std::sync::{Mutex, PoisonError};

/// A selector whose names are positions.
#[derive(Clone, Debug)]
pub(super) enum Chosen {
    /// One word, as in most plans: it needs no lists.
    One(Test),
    /// Alternatives, each of words that all must fit.
    Any(Vec<Vec<Test>>),
}

/// A word of a selector.
#[derive(Clone, Debug)]
pub(super) enum Test {
    Task(TaskIx),
    Field(FieldIx),
    Text(String),
    LedBy(BodyIx),
    Rest,
}

/// Of how many words a draft remembers which ids are like them, so that its memory stays flat.
const MOST_WORDS: usize = 1_024;

/// Which ids of the baseline are like the words that are none. Looking through all ids costs more than most scenarios,
/// and one misspelt word tends to stand in many of them.
#[derive(Debug, Default)]
pub(super) struct Likenesses(Mutex<FxHashMap<(&'static str, String), Vec<String>>>);

impl Likenesses {
    /// The few of the known ids that are like a word; they are the same whenever the same noun is asked for.
    fn like<'a>(&self, noun: Noun, word: &str, known: impl Iterator<Item = &'a str>) -> Vec<String> {
        let mut found = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if found.len() >= MOST_WORDS {
            found.clear();
        }
        found.entry((noun.word(), word.to_owned())).or_insert_with(|| nearest(word, known)).clone()
    }
}

impl Draft<'_> {
    /// A body by its id, alive or ended.
    pub(super) fn known_body(&self, id: &str) -> Result<BodyIx, Refusal> {
        self.find(id).ok_or_else(|| self.no_body(id))
    }

    /// That there never was a body of an id, with those that there are instead.
    #[cold]
    fn no_body(&self, id: &str) -> Refusal {
        let known = (0..self.baseline.bodies.len()).map(|body| self.baseline.id(BodyIx::new(body)));
        let mut near = self.likenesses.like(Noun::Body, id, known);
        if !self.changes.created.is_empty() {
            // The nearest of all are among the nearest of those of the baseline and those that are new.
            near = nearest(id, near.iter().chain(&self.changes.created).map(String::as_str));
        }
        Malformed::Unknown { noun: Noun::Body, id: id.to_owned(), near }.into()
    }

    /// A living body by its id.
    pub(super) fn living_body(&self, id: &str) -> Result<BodyIx, Refusal> {
        self.find(id).map_or_else(|| Err(self.no_body(id)), |body| self.not_ended(body, id))
    }

    /// A body that has been found by its id, if it lives.
    #[inline]
    pub(super) fn not_ended(&self, body: BodyIx, id: &str) -> Result<BodyIx, Refusal> {
        if self.lives(body) { Ok(body) } else { Err(Refusal::BodyEnded(id.to_owned())) }
    }

    /// A kind by its id.
    pub(super) fn known_kind(&self, id: &str) -> Result<KindIx, Refusal> {
        let organisation = self.baseline.organisation;
        let ids = || organisation.kinds().iter().map(|kind| kind.id.as_str());
        organisation.find_kind(id).ok_or_else(|| self.unknown(Noun::Kind, id, ids()))
    }

    /// The elementary areas of an area by its id, alive or ended.
    pub(super) fn known_area(&self, id: &str) -> Result<Extent, Refusal> {
        if let Some(area) = self.changes.new_areas.iter().find(|area| area.id == id) {
            return Ok(self.scopes.extent(area.scope).clone());
        }
        let organisation = self.baseline.organisation;
        let ids = || organisation.areas().iter().map(|area| area.id.as_str());
        let area: AreaIx = organisation.find_area(id).ok_or_else(|| self.unknown(Noun::Area, id, ids()))?;
        Ok(organisation.area(area).extent.clone())
    }

    /// The elementary areas of a living area.
    pub(super) fn living_area(&self, id: &str) -> Result<Extent, Refusal> {
        if self.area_ended(id) { Err(Refusal::AreaEnded(id.to_owned())) } else { self.known_area(id) }
    }

    /// A holder by its name.
    pub(super) fn holder(&self, place: &Place) -> Result<Holder, Refusal> {
        match place {
            Place::Body(id) => self.living_body(id).map(Holder::Body),
            Place::Kind(id) => self.known_kind(id).map(Holder::Kind),
        }
    }

    /// Whether an id is free for a new body; ids of ended bodies are never used again.
    pub(super) fn free_id(&self, id: &str) -> Result<(), Refusal> {
        if self.find(id).is_some() { Err(Refusal::IdInUse(id.to_owned())) } else { Ok(()) }
    }

    /// Resolves a selector; each atom must name something that exists.
    pub(super) fn chosen(&self, selector: &Selector) -> Result<Chosen, Refusal> {
        Ok(match selector {
            Selector::One(atom) => Chosen::One(self.test(atom)?),
            Selector::Any(alternatives) => {
                let tests = |atoms: &Vec<Atom>| atoms.iter().map(|atom| self.test(atom)).collect();
                Chosen::Any(alternatives.iter().map(tests).collect::<Result<_, Refusal>>()?)
            }
        })
    }

    fn test(&self, atom: &Atom) -> Result<Test, Refusal> {
        let organisation = self.baseline.organisation;
        match atom {
            Atom::Task(id) => {
                let ids = || organisation.tasks().iter().map(|task| task.id.as_str());
                organisation.find_task(id).map(Test::Task).ok_or_else(|| self.unknown(Noun::Task, id, ids()))
            }
            Atom::Field(name) => {
                let names = || organisation.fields().iter().map(String::as_str);
                let found = self.baseline.find_field(name);
                found.map(Test::Field).ok_or_else(|| self.unknown(Noun::Field, name, names()))
            }
            Atom::Text(phrase) => {
                let wanted = str::to_lowercase(phrase);
                let found = organisation.tasks().iter().any(|task| task.name.to_lowercase().contains(&wanted));
                if found { Ok(Test::Text(wanted)) } else { Err(Malformed::TextInNoTask(phrase.to_string()).into()) }
            }
            Atom::LedBy(id) => self.living_body(id).map(Test::LedBy),
            Atom::Rest => Ok(Test::Rest),
        }
    }

    /// That a name never existed, with those that the case has instead.
    fn unknown<'a>(&self, noun: Noun, id: &str, known: impl Iterator<Item = &'a str>) -> Refusal {
        let near = self.likenesses.like(noun, id, known);
        Malformed::Unknown { noun, id: id.to_owned(), near }.into()
    }

    /// Whether each atom of a selector names something that exists or existed.
    pub(super) fn check_names(&self, selector: &Selector) -> Result<(), Refusal> {
        selector.atoms().try_for_each(|atom| match atom {
            Atom::LedBy(id) => self.known_body(id).map(drop),
            other => self.test(other).map(drop),
        })
    }

    /// The tasks that a resolved selector picks as things stand now, in order. Each alternative starts from the tasks of
    /// its narrowest test, so that a selection costs what it selects.
    pub(super) fn picked(&mut self, chosen: &Chosen) -> Tasks {
        let mut picked = Tasks::new();
        match chosen {
            Chosen::One(Test::Task(task)) => picked.push(*task),
            Chosen::One(test) => self.pick(std::slice::from_ref(test), &mut picked),
            Chosen::Any(all) => all.iter().for_each(|tests| self.pick(tests, &mut picked)),
        }
        if picked.len() > 1 {
            picked.sort_unstable();
            picked.dedup();
        }
        picked
    }

    /// Adds to tasks those that pass all of some tests.
    fn pick(&mut self, tests: &[Test], picked: &mut Tasks) {
        let Some(narrowest) = tests.iter().min_by_key(|test| self.breadth(test)) else { return };
        for task in self.passing(narrowest) {
            if tests.iter().all(|test| self.passes(test, task)) {
                picked.push(task);
            }
        }
    }

    /// How many tasks there may be that pass a test.
    fn breadth(&self, test: &Test) -> usize {
        match test {
            Test::Task(_) => 1,
            Test::Field(field) => self.baseline.field_tasks.row(field.0).len(),
            Test::LedBy(body) => self.held(*body).len() + self.tasks_of_kind(self.kind(*body)).len(),
            Test::Text(_) | Test::Rest => self.baseline.organisation.tasks().len(),
        }
    }

    fn passing(&mut self, test: &Test) -> Tasks {
        match test {
            Test::Task(task) => Tasks::from_slice(&[*task]),
            Test::Field(field) => Tasks::from_slice(self.baseline.field_tasks.row(field.0)),
            Test::LedBy(body) => self.work(*body),
            Test::Text(_) | Test::Rest => (0..self.baseline.organisation.tasks().len()).map(TaskIx::new).collect(),
        }
    }

    /// Whether a resolved selector picks a task as things stand now.
    pub(super) fn picks(&mut self, chosen: &Chosen, task: TaskIx) -> bool {
        match chosen {
            Chosen::One(test) => self.passes(test, task),
            Chosen::Any(all) => all.iter().any(|tests| tests.iter().all(|test| self.passes(test, task))),
        }
    }

    fn passes(&mut self, test: &Test, task: TaskIx) -> bool {
        match test {
            Test::Task(wanted) => *wanted == task,
            Test::Field(field) => self.task_row(task).field == *field,
            Test::Text(phrase) => {
                let task = self.baseline.organisation.task(task);
                task.name.to_lowercase().contains(phrase)
            }
            Test::LedBy(body) => !self.effective(task, *body, Role::Lead).is_nothing(),
            Test::Rest => true,
        }
    }
}
