//! One function for each operation. Each checks everything first and changes the draft only then, so that a refused
//! step changes nothing.

mod abolish;
mod areas;
mod bequest;
mod create;
mod dissolve;
mod merge;
mod place;
mod resize;
mod sense;
mod split;
mod work;

use super::state::Draft;
use crate::scenario::{Operation, Refusal};

impl Draft<'_> {
    /// Carries out one operation and cuts coordination by leading.
    ///
    /// # Errors
    /// Why the operation cannot be carried out; the draft is then as it was. What cannot be understood comes before what
    /// cannot be carried out on the apparatus as it is by then.
    pub fn apply(&mut self, operation: &Operation) -> Result<(), Refusal> {
        self.index_put_off();
        match self.carry_out(operation) {
            Ok(()) => {
                self.settle_step();
                self.journal.step += 1;
                Ok(())
            }
            Err(malformed @ Refusal::Malformed(_)) => Err(malformed),
            Err(refusal) => self.check_understood(operation).and(Err(refusal)),
        }
    }

    fn carry_out(&mut self, operation: &Operation) -> Result<(), Refusal> {
        match operation {
            Operation::Create { id, name, parent, kind, areas } => {
                self.create(id, name.as_deref(), parent, kind, areas)
            }
            Operation::Merge { bodies, into, name, kind, parent, units, leaders } => {
                let [name, kind, parent] = [name, kind, parent].map(Option::as_deref);
                let successor = merge::Named { into, name, kind, parent };
                self.merge(bodies, &successor, *units, *leaders)
            }
            Operation::Split { body, parts } => self.split(body, parts),
            Operation::Dissolve { body, heirs } => self.dissolve(body, heirs),
            Operation::Reassign { from, to, tasks, role } => self.reassign(from.as_deref(), to, tasks, *role),
            Operation::Delegate { from, to, tasks, keep_coordinating, mode: _ } => {
                self.delegate(from, to, tasks, *keep_coordinating)
            }
            Operation::Move { body, under } => self.move_under(body, under),
            Operation::Rename { body, name } => self.rename(body, name),
            Operation::Resize { body, category, change } => self.resize(body, *category, *change),
            Operation::Abolish { what, heirs } => self.abolish(what, heirs),
            Operation::MergeAreas { areas, into, name } => self.merge_areas(areas, into, name.as_deref()),
        }
    }
}
