//! What a plan has changed of tasks: all of one task in one row.

use super::overlay::Overlay;
use super::slot::{Slot, Slots};
use crate::model::TaskIx;

/// What a plan has changed of a task; what is not there is as in the baseline.
#[derive(Clone, Default)]
struct TaskRow {
    /// Who holds it.
    slots: Option<Slots>,
    /// Its slots, or the bodies behind them, may differ; and the step that touched it last, counted from one, or zero
    /// where no step left somebody who may lead and coordinate.
    touched: Option<u32>,
}

/// The tasks of which a plan has changed anything.
#[derive(Clone, Default)]
pub(super) struct ChangedTasks {
    rows: Overlay<TaskRow>,
    /// Those with other slots, in the order in which they first had them.
    slotted: Vec<TaskIx>,
    /// Those that may measure differently, in this order.
    marked: Vec<TaskIx>,
}

#[inline]
fn begin(row: &mut TaskRow) {
    (row.slots, row.touched) = (None, None);
}

impl ChangedTasks {
    /// The slots of a task, if they have changed.
    #[inline]
    pub fn slots(&self, task: TaskIx) -> Option<&Slots> {
        self.rows.get(task.0)?.slots.as_ref()
    }

    /// The slots of a task, to be changed where they stand; at first they are as they were.
    #[inline]
    pub fn edit_slots(&mut self, task: TaskIx, were: impl FnOnce() -> Slots) -> &mut Slots {
        let row = self.rows.edit(task.0, begin);
        if row.slots.is_none() {
            self.slotted.push(task);
        }
        row.slots.get_or_insert_with(were)
    }

    /// The tasks with other slots, in the order in which they first had them.
    pub fn all_slots(&self) -> impl Iterator<Item = (TaskIx, &[Slot])> {
        self.slotted.iter().filter_map(|task| Some((*task, self.slots(*task)?.as_slice())))
    }

    /// A task may measure differently. What is given is the step that touched it last, to be changed.
    #[inline]
    pub fn mark(&mut self, task: TaskIx) -> &mut u32 {
        let row = self.rows.edit(task.0, begin);
        if row.touched.is_none() {
            self.marked.push(task);
        }
        row.touched.get_or_insert(0)
    }

    /// The tasks that may measure differently, in the order in which they were marked.
    #[inline]
    pub fn marked(&self) -> &[TaskIx] {
        &self.marked
    }

    /// Whether a task may measure differently.
    #[inline]
    pub fn is_marked(&self, task: TaskIx) -> bool {
        self.rows.get(task.0).is_some_and(|row| row.touched.is_some())
    }

    /// Whether anything of a task has changed.
    #[inline]
    pub fn contains(&self, task: TaskIx) -> bool {
        self.rows.contains(task.0)
    }

    /// Forgets all of them, and keeps the memory.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.slotted.clear();
        self.marked.clear();
    }
}
