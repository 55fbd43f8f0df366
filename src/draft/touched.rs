//! Which rows of a draft may measure differently than in the baseline.

use super::state::Draft;
use crate::model::{BodyIx, TaskIx};

impl Draft<'_> {
    /// Tasks whose evaluation may differ from the baseline, in order.
    pub fn touched_tasks(&self) -> Vec<TaskIx> {
        let mut tasks: Vec<TaskIx> = self.marked_tasks().collect();
        for kind in self.changed_kinds() {
            for group in self.groups_of(*kind).iter().filter(|group| group.plain) {
                tasks.extend_from_slice(&group.tasks);
            }
        }
        tasks.sort_unstable();
        tasks.dedup();
        tasks
    }

    /// Bodies whose evaluation may differ from the baseline, in order; new ones too.
    pub fn touched_bodies(&self) -> Vec<BodyIx> {
        let mut bodies: Vec<BodyIx> = self.marked_bodies().collect();
        bodies.sort_unstable();
        bodies
    }

    /// As [`Draft::touched_bodies`], in no order that means anything.
    pub fn marked_bodies(&self) -> impl Iterator<Item = BodyIx> + '_ {
        self.changes.bodies.marked().iter().copied()
    }

    /// Bodies that themselves differ from the baseline, or whose posts do; new and ended ones too. In no order that means
    /// anything, and some of them twice.
    pub fn changed_bodies(&self) -> impl Iterator<Item = BodyIx> + '_ {
        let (states, posts) = (self.changes.bodies.states(), self.changes.bodies.all_posts());
        states.map(|(body, _)| body).chain(posts.map(|(body, _)| body))
    }

    /// Of [`Draft::touched_tasks`] those that were touched one by one, not through the bodies of a kind; in no order
    /// that means anything.
    pub fn marked_tasks(&self) -> impl Iterator<Item = TaskIx> + '_ {
        self.changes.tasks.marked().iter().copied()
    }

    /// How many there are of [`Draft::marked_tasks`].
    pub fn marked_task_count(&self) -> usize {
        self.changes.tasks.marked().len()
    }

    /// One of [`Draft::marked_tasks`], by its place among them.
    #[inline]
    pub fn marked_task(&self, at: usize) -> TaskIx {
        self.changes.tasks.marked()[at]
    }

    /// Whether a task is one of [`Draft::marked_tasks`].
    #[inline]
    pub fn is_marked(&self, task: TaskIx) -> bool {
        self.changes.tasks.is_marked(task)
    }

    /// Whether a body is one of [`Draft::marked_bodies`].
    #[inline]
    pub fn is_marked_body(&self, body: BodyIx) -> bool {
        self.changes.bodies.mark_of(body).is_some()
    }

    /// How many there are of [`Draft::marked_bodies`].
    pub fn marked_body_count(&self) -> usize {
        self.changes.bodies.marked().len()
    }

    /// One of [`Draft::marked_bodies`], by its place among them.
    #[inline]
    pub fn marked_body(&self, at: usize) -> BodyIx {
        self.changes.bodies.marked()[at]
    }

    /// Whether one of [`Draft::marked_bodies`], by its place among them, differs in nothing but what it holds.
    #[inline]
    pub fn is_marked_as_holder(&self, at: usize) -> bool {
        self.changes.bodies.mark_of(self.marked_body(at)) == Some(false)
    }

    /// Bodies whose name may differ from the baseline.
    pub fn renamed(&self) -> impl Iterator<Item = BodyIx> + '_ {
        self.changes.names.iter().map(|(body, _)| BodyIx(body))
    }
}
