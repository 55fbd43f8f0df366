//! Whether a step can be understood at all, whatever has become of what it names.

use super::work::check_no_rest;
use crate::draft::state::Draft;
use crate::scenario::{Abolished, Malformed, Operation, Place, Receiver, Refusal, Row};

impl Draft<'_> {
    /// Whether everything that a step names exists or existed, and its rows make sense.
    ///
    /// An operation meets what is wrong with it in the order of its own checks. A step that is wrong in two ways is
    /// malformed if one of them would be wrong in any apparatus, so that a table that is misspelt is told from one that
    /// comes too late. Only a step that is refused need be asked: what is carried out has been understood.
    pub(super) fn check_understood(&self, operation: &Operation) -> Result<(), Refusal> {
        match operation {
            Operation::Create { parent, kind, areas, .. } => {
                self.known_body(parent)?;
                self.known_kind(kind)?;
                areas.iter().try_for_each(|area| self.known_area(area).map(drop))
            }
            Operation::Merge { bodies, into, kind, parent, .. } => {
                bodies.iter().chain(parent).try_for_each(|body| self.known_body(body).map(drop))?;
                kind.iter().try_for_each(|kind| self.known_kind(kind).map(drop))?;
                let lives = self.find(into).is_some_and(|into| self.lives(into));
                if lives && (kind.is_some() || parent.is_some()) {
                    return Err(Malformed::KindOrParentOfLiving.into());
                }
                Ok(())
            }
            Operation::Split { body, parts } => {
                self.known_body(body)?;
                if parts.is_empty() {
                    return Err(Malformed::Missing("target").into());
                }
                // A receiver that never was is a new part.
                self.check_heirs(parts, |_| Ok(()), false)
            }
            Operation::Dissolve { body, heirs } => {
                self.known_body(body)?;
                self.check_heirs(heirs, |heir| self.known_body(heir).map(drop), false)
            }
            Operation::Abolish { what, heirs } => {
                if let Abolished::Kind(kind) = what {
                    self.known_kind(kind)?;
                }
                self.check_heirs(heirs, |heir| self.known_body(heir).map(drop), true)
            }
            Operation::Reassign { from, to, tasks, .. } => {
                from.iter().chain([to]).try_for_each(|body| self.known_body(body).map(drop))?;
                check_no_rest(tasks)?;
                self.check_names(tasks)
            }
            Operation::Delegate { from, to, tasks, .. } => {
                for place in [from, to] {
                    match place {
                        Place::Body(id) => self.known_body(id).map(drop)?,
                        Place::Kind(id) => self.known_kind(id).map(drop)?,
                    }
                }
                check_no_rest(tasks)?;
                self.check_names(tasks)
            }
            Operation::Move { body, under } => self.known_body(body).and(self.known_body(under)).map(drop),
            Operation::Rename { body, .. } | Operation::Resize { body, .. } => self.known_body(body).map(drop),
            Operation::MergeAreas { areas, .. } => areas.iter().try_for_each(|area| self.known_area(area).map(drop)),
        }
    }

    fn check_heirs(
        &self,
        rows: &[Row],
        heir: impl Fn(&str) -> Result<(), Refusal>,
        of_abolition: bool,
    ) -> Result<(), Refusal> {
        self.check_sense(rows)?;
        for row in rows {
            match &row.to {
                Receiver::Body(id) => heir(id)?,
                Receiver::Kind(id) if of_abolition => self.known_kind(id).map(drop)?,
                Receiver::Parent if of_abolition => {}
                Receiver::Kind(_) | Receiver::Parent => return Err(Malformed::Receiver("kind:".to_owned()).into()),
            }
            row.tasks.iter().try_for_each(|tasks| self.check_names(tasks))?;
        }
        Ok(())
    }
}
