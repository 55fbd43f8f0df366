//! What a plan has changed of bodies: all of one body in one row, so that who asks for several things of it finds them
//! with one look.

use super::overlay::Overlay;
use super::state::BodyState;
use crate::model::{BodyIx, Posts, ProcedureIx, TaskIx};

/// What a plan has changed of a body; what is not there is as in the baseline.
#[derive(Clone, Default)]
struct BodyRow {
    /// The body itself: it ended, came to be, or has another parent or area.
    state: Option<BodyState>,
    /// The agency of a new body, or of one that a step has put elsewhere.
    agency: Option<BodyIx>,
    /// Where its posts stand among those that have changed.
    posts: Option<u32>,
    /// It may measure differently, and whether by more than what it holds: by its own row, its posts, place or sub-units.
    mark: Option<bool>,
    children: Kept<BodyIx>,
    held: Kept<TaskIx>,
    references: Kept<u32>,
    settled: Kept<ProcedureIx>,
}

/// A list that may be there; its memory always is, for the next plan.
#[derive(Clone)]
struct Kept<T> {
    is_there: bool,
    list: Vec<T>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { is_there: false, list: Vec::new() }
    }
}

impl<T: Copy> Kept<T> {
    #[inline]
    fn get(&self) -> Option<&[T]> {
        self.is_there.then_some(&self.list)
    }

    /// The list, to be changed; at first it is as it was.
    #[inline]
    fn edit(&mut self, was: &[T]) -> &mut Vec<T> {
        if !self.is_there {
            self.is_there = true;
            self.list.clear();
            self.list.extend_from_slice(was);
        }
        &mut self.list
    }
}

impl BodyRow {
    /// Nothing is changed yet, whatever an earlier plan left.
    #[inline]
    fn begin(&mut self) {
        (self.state, self.agency, self.posts, self.mark) = (None, None, None, None);
        (self.children.is_there, self.held.is_there) = (false, false);
        (self.references.is_there, self.settled.is_there) = (false, false);
    }
}

/// The bodies of which a plan has changed anything.
#[derive(Clone, Default)]
pub(super) struct ChangedBodies {
    rows: Overlay<BodyRow>,
    /// Those that themselves have changed, in the order in which they first did.
    stated: Vec<BodyIx>,
    /// Those that may measure differently, in this order.
    marked: Vec<BodyIx>,
    /// Those whose posts have changed, in this order.
    staffed: Vec<BodyIx>,
    /// Their posts; what stands behind them is memory for others.
    posts: Vec<Posts>,
}

impl ChangedBodies {
    #[inline]
    fn edit(&mut self, body: BodyIx) -> &mut BodyRow {
        self.rows.edit(body.0, BodyRow::begin)
    }

    /// A body itself, if it has changed.
    #[inline]
    pub fn state(&self, body: BodyIx) -> Option<&BodyState> {
        self.rows.get(body.0)?.state.as_ref()
    }

    /// A body itself, to be changed; at first it is as it was.
    pub fn edit_state(&mut self, body: BodyIx, was: BodyState) -> &mut BodyState {
        let row = self.rows.edit(body.0, BodyRow::begin);
        if row.state.is_none() {
            self.stated.push(body);
        }
        row.state.get_or_insert(was)
    }

    /// The bodies that themselves have changed, in the order in which they first did.
    pub fn states(&self) -> impl Iterator<Item = (BodyIx, &BodyState)> {
        self.stated.iter().filter_map(|body| Some((*body, self.state(*body)?)))
    }

    /// The agency of a body, if it may be another.
    #[inline]
    pub fn agency(&self, body: BodyIx) -> Option<BodyIx> {
        self.rows.get(body.0)?.agency
    }

    /// A body counts for an agency.
    pub fn set_agency(&mut self, body: BodyIx, agency: BodyIx) {
        self.edit(body).agency = Some(agency);
    }

    /// The posts of a body, if they may have changed.
    #[inline]
    pub fn posts(&self, body: BodyIx) -> Option<&Posts> {
        self.posts.get(self.rows.get(body.0)?.posts? as usize)
    }

    /// Whether the posts of a body may have changed.
    #[inline]
    pub fn has_posts(&self, body: BodyIx) -> bool {
        self.rows.get(body.0).is_some_and(|row| row.posts.is_some())
    }

    /// The posts of a body, to be changed; at first they are as they were.
    pub fn edit_posts(&mut self, body: BodyIx, was: &Posts) -> &mut Posts {
        let row = self.rows.edit(body.0, BodyRow::begin);
        let at = *row.posts.get_or_insert(self.staffed.len() as u32) as usize;
        if at == self.staffed.len() {
            self.staffed.push(body);
            match self.posts.get_mut(at) {
                Some(posts) => posts.set_to(was),
                None => self.posts.push(*was),
            }
        }
        &mut self.posts[at]
    }

    /// The bodies whose posts may have changed.
    pub fn all_posts(&self) -> impl Iterator<Item = (BodyIx, &Posts)> {
        self.staffed.iter().copied().zip(&self.posts)
    }

    /// The sub-units of a body, if they have changed.
    #[inline]
    pub fn children(&self, body: BodyIx) -> Option<&[BodyIx]> {
        self.rows.get(body.0)?.children.get()
    }

    /// The sub-units of a body, to be changed; at first they are as they were.
    pub fn edit_children(&mut self, body: BodyIx, were: &[BodyIx]) -> &mut Vec<BodyIx> {
        self.edit(body).children.edit(were)
    }

    /// The tasks in which a body has a slot of its own, if they have changed.
    #[inline]
    pub fn held(&self, body: BodyIx) -> Option<&[TaskIx]> {
        self.rows.get(body.0)?.held.get()
    }

    /// The tasks in which a body has a slot of its own, to be changed; at first they are as they were.
    pub fn edit_held(&mut self, body: BodyIx, were: &[TaskIx]) -> &mut Vec<TaskIx> {
        self.edit(body).held.edit(were)
    }

    /// The references that name a body, if they have changed.
    pub fn references(&self, body: BodyIx) -> Option<&[u32]> {
        self.rows.get(body.0)?.references.get()
    }

    /// The references that name a body, to be changed; at first they are as they were.
    pub fn edit_references(&mut self, body: BodyIx, were: &[u32]) -> &mut Vec<u32> {
        self.edit(body).references.edit(were)
    }

    /// The procedures that a body settles, if they have changed.
    pub fn settled(&self, body: BodyIx) -> Option<&[ProcedureIx]> {
        self.rows.get(body.0)?.settled.get()
    }

    /// The procedures that a body settles, to be changed; at first they are as they were.
    pub fn edit_settled(&mut self, body: BodyIx, were: &[ProcedureIx]) -> &mut Vec<ProcedureIx> {
        self.edit(body).settled.edit(were)
    }

    /// A body may measure differently.
    #[inline]
    pub fn mark(&mut self, body: BodyIx) {
        *self.mark_or(body, true) = true;
    }

    /// A body may measure differently, by nothing but what it holds.
    #[inline]
    pub fn mark_as_holder(&mut self, body: BodyIx) {
        self.mark_or(body, false);
    }

    #[inline]
    fn mark_or(&mut self, body: BodyIx, whole: bool) -> &mut bool {
        let row = self.rows.edit(body.0, BodyRow::begin);
        if row.mark.is_none() {
            self.marked.push(body);
        }
        row.mark.get_or_insert(whole)
    }

    /// The bodies that may measure differently, in the order in which they were marked.
    #[inline]
    pub fn marked(&self) -> &[BodyIx] {
        &self.marked
    }

    /// Whether a body may measure differently; and if so, whether by more than what it holds.
    #[inline]
    pub fn mark_of(&self, body: BodyIx) -> Option<bool> {
        self.rows.get(body.0)?.mark
    }

    /// Whether anything of a body has changed.
    #[inline]
    pub fn contains(&self, body: BodyIx) -> bool {
        self.rows.contains(body.0)
    }

    /// Forgets all of them, and keeps the memory.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.stated.clear();
        self.marked.clear();
        self.staffed.clear();
    }
}
