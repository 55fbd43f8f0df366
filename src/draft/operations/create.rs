//! Create (thành lập).

use crate::draft::journal::Event;
use crate::draft::state::{BodyState, Draft};
use crate::model::Extent;
use crate::scenario::{Refusal, Word};

impl Draft<'_> {
    /// A new body under a living parent, with no posts; what its kind holds, it holds in its area. Its area is the
    /// given one, else its parent's.
    ///
    /// Refused: the id is or was in use; the parent or an area has ended.
    pub(super) fn create(
        &mut self,
        id: &str,
        name: Option<&str>,
        parent: &str,
        kind: &str,
        areas: &[Word],
    ) -> Result<(), Refusal> {
        let parent = self.living_body(parent)?;
        let kind = self.known_kind(kind)?;
        self.free_id(id)?;
        let mut extent = Extent::nothing();
        for area in areas {
            extent = extent.union(&self.living_area(area)?);
        }
        let area = if areas.is_empty() { self.area(parent) } else { self.scopes.intern(extent) };
        let body = self.create_body(id, name, BodyState { alive: true, kind, parent: Some(parent), area });
        self.note(Event::Created(body));
        Ok(())
    }
}
