//! Move (chuyển về trực thuộc) and rename (đổi tên).

use crate::draft::journal::Event;
use crate::draft::state::Draft;
use crate::model::BodyIx;
use crate::scenario::Refusal;

impl Draft<'_> {
    /// A body goes under another with everything below it. Areas, posts, duties and papers stay with their bodies;
    /// the agency that answers for the work may change.
    ///
    /// Refused: under itself or a body below it, or where it is already.
    pub(super) fn move_under(&mut self, body: &str, under: &str) -> Result<(), Refusal> {
        let (body, parent) = (self.living_body(body)?, self.living_body(under)?);
        if self.is_at_or_below(parent, body) {
            return Err(Refusal::WouldCycle(self.id(body).to_owned()));
        }
        if self.parent(body) == Some(parent) {
            return Err(Refusal::NoChange);
        }
        self.put_under(body, Some(parent), true);
        Ok(())
    }

    /// A body takes another name; nothing else changes.
    ///
    /// Refused: it has that name.
    pub(super) fn rename(&mut self, body: &str, name: &str) -> Result<(), Refusal> {
        let body = self.living_body(body)?;
        if self.name(body) == name {
            return Err(Refusal::NoChange);
        }
        self.set_name(body, name);
        Ok(())
    }

    pub(super) fn set_name(&mut self, body: BodyIx, name: &str) {
        let before = self.name(body).to_owned();
        if before != name {
            self.changes.names.put(body.0, name.to_owned());
            self.note(Event::Renamed { body, before });
        }
    }
}
