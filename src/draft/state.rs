//! The apparatus with a plan's changes laid over it: only what a step touches is copied.

use super::baseline::{Baseline, TaskRow};
use super::changes::Changes;
use super::journal::Journal;
use super::resolve::Likenesses;
use super::scopes::{Scope, Scopes};
use super::slot::Slot;
use crate::model::{BodyIx, Category, Count, Holder, KindIx, Posts, ProcedureIx, TaskIx};
use smallvec::SmallVec;

/// A body as it is in a draft; its posts are kept apart, since few steps change both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyState {
    /// Whether it lives.
    pub alive: bool,
    /// Its kind.
    pub kind: KindIx,
    /// The body it stands under.
    pub parent: Option<BodyIx>,
    /// The areas it serves.
    pub area: Scope,
}

impl Default for BodyState {
    fn default() -> Self {
        Self { alive: false, kind: KindIx(0), parent: None, area: Scope::NOTHING }
    }
}

/// An area that a plan made by merging others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewArea {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The ids of the areas it was made of, the first-listed first.
    pub members: Vec<String>,
    /// Its elementary areas.
    pub scope: Scope,
}

/// People, posts and papers that a plan leaves without a home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bench {
    /// Posts by category: quota and people present; nobody leads on the bench.
    pub posts: Posts,
    /// References whose document names nobody that lives.
    pub references: Vec<u32>,
    /// Procedures that nobody settles.
    pub procedures: Vec<ProcedureIx>,
}

/// How many sets of areas a draft that is used again remembers, so that its memory stays flat.
const MOST_SCOPES: usize = 4_096;

/// A baseline with a sparse overlay. The status quo is the draft without steps.
pub struct Draft<'b> {
    pub(super) baseline: &'b Baseline<'b>,
    pub(super) scopes: Scopes<'b>,
    pub(super) changes: Changes,
    pub(super) journal: Journal,
    pub(super) likenesses: Likenesses,
}

impl<'b> Draft<'b> {
    /// The apparatus as it stands.
    pub fn new(baseline: &'b Baseline<'b>) -> Self {
        Self {
            baseline,
            scopes: Scopes::over(&baseline.scopes),
            changes: Changes::since(&baseline.past),
            journal: baseline.past.journal.clone(),
            likenesses: Likenesses::default(),
        }
    }

    /// The apparatus as it stands, for whoever wants the figures of a plan only: its journal notes nothing but rows that
    /// select nothing. Lineage, hand-over lists and conflicts need the whole journal.
    pub fn for_figures(baseline: &'b Baseline<'b>) -> Self {
        let mut draft = Self::new(baseline);
        draft.journal.brief = true;
        draft
    }

    /// The apparatus as it stands, again, at a cost of what the steps have touched: whoever runs many plans runs them
    /// through one draft, which keeps its buffers.
    pub fn reset(&mut self) {
        self.changes.clear(&self.baseline.past);
        self.journal.forget_since(&self.baseline.past.journal);
        self.scopes.forget_beyond(MOST_SCOPES);
    }

    /// The baseline under it.
    pub fn baseline(&self) -> &'b Baseline<'b> {
        self.baseline
    }

    /// What its steps moved, in order.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// How many bodies there have ever been: positions below it are valid.
    #[inline]
    pub fn body_count(&self) -> usize {
        self.baseline.bodies.len() + self.changes.created.len()
    }

    /// The living bodies.
    pub fn living(&self) -> impl Iterator<Item = BodyIx> + '_ {
        (0..self.body_count()).map(BodyIx::new).filter(|body| self.lives(*body))
    }

    /// The living bodies inside the count.
    pub fn counted(&self) -> impl Iterator<Item = BodyIx> + '_ {
        self.living().filter(|body| !self.is_outside(*body))
    }

    /// A body as it is now.
    #[inline]
    pub fn body(&self, body: BodyIx) -> BodyState {
        *self.state(body)
    }

    #[inline]
    fn state(&self, body: BodyIx) -> &BodyState {
        self.changes.bodies.state(body).unwrap_or_else(|| &self.baseline.bodies[body.at()])
    }

    /// Whether a body lives.
    #[inline]
    pub fn lives(&self, body: BodyIx) -> bool {
        self.state(body).alive
    }

    /// The kind of a body.
    #[inline]
    pub fn kind(&self, body: BodyIx) -> KindIx {
        self.state(body).kind
    }

    /// The body that a body stands under.
    #[inline]
    pub fn parent(&self, body: BodyIx) -> Option<BodyIx> {
        self.state(body).parent
    }

    /// The areas that a body serves.
    #[inline]
    pub fn area(&self, body: BodyIx) -> Scope {
        self.state(body).area
    }

    /// The posts of a body.
    #[inline]
    pub fn posts(&self, body: BodyIx) -> &Posts {
        self.changes.bodies.posts(body).unwrap_or_else(|| self.baseline.posts(body))
    }

    /// Whether the posts of a body may differ from the baseline's.
    #[inline]
    pub fn has_other_posts(&self, body: BodyIx) -> bool {
        self.changes.bodies.has_posts(body)
    }

    /// Whether a body is new.
    #[inline]
    pub fn is_new(&self, body: BodyIx) -> bool {
        body.at() >= self.baseline.bodies.len()
    }

    /// The id of a body.
    pub fn id(&self, body: BodyIx) -> &str {
        match body.at().checked_sub(self.baseline.bodies.len()) {
            Some(created) => &self.changes.created[created],
            None => self.baseline.id(body),
        }
    }

    /// The name of a body.
    pub fn name(&self, body: BodyIx) -> &str {
        match self.changes.names.get(body.0) {
            Some(name) => name,
            None if !self.is_new(body) => self.baseline.name(body),
            None => self.id(body),
        }
    }

    /// The body of an id, alive or ended.
    pub fn find(&self, id: &str) -> Option<BodyIx> {
        self.baseline.find(id).or_else(|| self.changes.find_created(id))
    }

    /// Whether a body is in no count of bodies and posts.
    #[inline]
    pub fn is_outside(&self, body: BodyIx) -> bool {
        self.baseline.some_outside && self.baseline.organisation.kind(self.kind(body)).outside
    }

    /// How many living sub-units inside the count a body has.
    #[inline]
    pub fn span(&self, body: BodyIx) -> usize {
        let units = self.children(body);
        if !self.baseline.some_outside {
            return units.len();
        }
        units.iter().filter(|unit| !self.is_outside(**unit)).count()
    }

    /// The living sub-units of a body.
    #[inline]
    pub fn children(&self, body: BodyIx) -> &[BodyIx] {
        self.changes.bodies.children(body).unwrap_or_else(|| self.baseline.children.row(body.0))
    }

    /// The living sub-units of a body, kept while they are put elsewhere.
    pub(super) fn units(&self, body: BodyIx) -> SmallVec<[BodyIx; 16]> {
        SmallVec::from_slice(self.children(body))
    }

    /// The tasks in which a body has a slot of its own.
    #[inline]
    pub fn held(&self, body: BodyIx) -> &[TaskIx] {
        self.changes.bodies.held(body).unwrap_or_else(|| self.baseline.held.row(body.0))
    }

    /// The living bodies of a kind, in order.
    pub fn bodies_of(&self, kind: KindIx) -> impl Iterator<Item = BodyIx> + '_ {
        let known = self.baseline.kind_bodies.row(kind.0).iter().copied();
        let new = self.baseline.bodies.len()..self.body_count();
        let new = new.map(BodyIx::new).filter(move |body| self.kind(*body) == kind);
        known.chain(new).filter(|body| self.lives(*body))
    }

    /// The tasks in which a kind has a slot.
    pub fn tasks_of_kind(&self, kind: KindIx) -> &[TaskIx] {
        self.changes.kind_tasks.get(kind.0).map_or_else(|| self.baseline.kind_tasks.row(kind.0), Vec::as_slice)
    }

    /// The slots of a task.
    #[inline]
    pub fn slots(&self, task: TaskIx) -> &[Slot] {
        match self.changes.tasks.slots(task) {
            Some(slots) => slots,
            None => self.baseline.slots(task),
        }
    }

    /// The references that name a body.
    pub fn references(&self, body: BodyIx) -> &[u32] {
        self.changes.bodies.references(body).unwrap_or_else(|| self.baseline.references.row(body.0))
    }

    /// The references that named a body as the case was loaded.
    pub fn named_at_load(&self, body: BodyIx) -> &[u32] {
        self.baseline.references.row(body.0)
    }

    /// The procedures of a task.
    pub fn procedures_of(&self, task: TaskIx) -> &[ProcedureIx] {
        self.baseline.task_procedures.row(task.0)
    }

    /// The procedures that others settle than in the baseline.
    pub fn changed_procedures(&self) -> impl Iterator<Item = ProcedureIx> + '_ {
        let before = |procedure: ProcedureIx| self.baseline.settlers(procedure);
        let changed = self.changes.procedures.iter().map(|(procedure, now)| (ProcedureIx(procedure), now));
        changed.filter(move |(procedure, now)| before(*procedure) != *now).map(|(procedure, _)| procedure)
    }

    /// The procedures that a body settles by itself.
    pub fn settled(&self, body: BodyIx) -> &[ProcedureIx] {
        self.changes.bodies.settled(body).unwrap_or_else(|| self.baseline.procedures.row(body.0))
    }

    /// Who settles a procedure.
    pub fn settlers(&self, procedure: ProcedureIx) -> &[Holder] {
        match self.changes.procedures.get(procedure.0) {
            Some(holders) => holders,
            None => self.baseline.settlers(procedure),
        }
    }

    /// The people, posts and papers without a home.
    pub fn bench(&self) -> &Bench {
        &self.changes.bench
    }

    /// Heads and deputies who lost their office by the end of their body; none: unknown.
    pub fn leaders_released(&self) -> Count {
        self.changes.leaders_released
    }

    /// The areas that the plan made.
    pub fn new_areas(&self) -> &[NewArea] {
        &self.changes.new_areas
    }

    /// Whether an area was merged away.
    pub fn area_ended(&self, id: &str) -> bool {
        self.changes.ended_areas.contains(id)
    }

    /// Sets of areas, to be compared and printed.
    pub fn scopes(&mut self) -> &mut Scopes<'b> {
        &mut self.scopes
    }

    /// Sets of areas, as they are known.
    pub fn scopes_ref(&self) -> &Scopes<'b> {
        &self.scopes
    }

    /// The territory of a task.
    #[inline]
    pub fn territory(&self, task: TaskIx) -> Scope {
        self.baseline.tasks[task.at()].territory
    }

    /// What the figures need of a task; no plan changes it.
    #[inline]
    pub fn task_row(&self, task: TaskIx) -> TaskRow {
        self.baseline.tasks[task.at()]
    }

    /// The nearest body at or above that stands for itself under the one-lead rule; the body itself if none does.
    #[inline]
    pub fn agency(&self, body: BodyIx) -> BodyIx {
        self.changes.bodies.agency(body).unwrap_or_else(|| self.baseline.agencies[body.at()])
    }

    /// Whether a body of the baseline counts for the agency that it counted for.
    #[inline]
    pub(super) fn keeps_agency(&self, body: BodyIx) -> bool {
        self.baseline.agencies.get(body.at()).is_some_and(|agency| *agency == self.agency(body))
    }

    /// As [`Draft::agency`], found anew.
    pub(super) fn agency_above(&self, body: BodyIx) -> BodyIx {
        let mut at = Some(body);
        while let Some(here) = at {
            if self.baseline.organisation.kind(self.kind(here)).agency {
                return here;
            }
            at = self.parent(here);
        }
        body
    }

    /// Whether a body is the other or stands below it.
    pub fn is_at_or_below(&self, body: BodyIx, above: BodyIx) -> bool {
        let mut at = Some(body);
        while let Some(here) = at {
            if here == above {
                return true;
            }
            at = self.parent(here);
        }
        false
    }

    /// The nearest living body above that is none of the given ones.
    pub fn above(&self, body: BodyIx, but_not: &[BodyIx]) -> Option<BodyIx> {
        let mut at = self.parent(body);
        while let Some(here) = at {
            if self.lives(here) && !but_not.contains(&here) {
                return Some(here);
            }
            at = self.parent(here);
        }
        None
    }

    /// The posts that a body has rows for, or anything in.
    pub fn categories(&self, body: BodyIx) -> SmallVec<[Category; 6]> {
        let used = |staff: &crate::model::Staff| staff.listed || staff.quota != Some(0) || staff.filled != Some(0);
        self.posts(body).iter().filter(|(_, staff)| used(staff)).map(|(category, _)| category).collect()
    }
}
