//! Slots: who holds a task in which role and where, in the dense image.

use super::scopes::Scope;
use crate::model::{BodyIx, Holder, Role};

/// One holder of a task in one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// A body, or every living body of a kind.
    pub holder: Holder,
    /// Lead or coordinate.
    pub role: Role,
    /// Of a body: its scope. Of a kind: the areas to which the areas of its bodies are cut.
    pub scope: Scope,
    /// Of a kind: what single bodies of it do not hold, sorted by body, nothing empty.
    pub except: Vec<(BodyIx, Scope)>,
}

impl Slot {
    /// The slot of a body.
    pub fn of_body(body: BodyIx, role: Role, scope: Scope) -> Self {
        Self { holder: Holder::Body(body), role, scope, except: Vec::new() }
    }

    /// What a body of the kind does not hold.
    pub fn excepted(&self, body: BodyIx) -> Scope {
        match self.except.binary_search_by_key(&body, |entry| entry.0) {
            Ok(at) => self.except[at].1,
            Err(_) => Scope::NOTHING,
        }
    }

    /// Sets what a body of the kind does not hold.
    pub fn set_excepted(&mut self, body: BodyIx, scope: Scope) {
        match (self.except.binary_search_by_key(&body, |entry| entry.0), scope.is_nothing()) {
            (Ok(at), true) => drop(self.except.remove(at)),
            (Ok(at), false) => self.except[at].1 = scope,
            (Err(_), true) => {}
            (Err(at), false) => self.except.insert(at, (body, scope)),
        }
    }
}

/// The slot of this holder and role.
pub fn find(slots: &[Slot], holder: Holder, role: Role) -> Option<&Slot> {
    slots.iter().find(|slot| slot.holder == holder && slot.role == role)
}

/// The slot of this holder and role, to be changed.
pub fn find_mut(slots: &mut [Slot], holder: Holder, role: Role) -> Option<&mut Slot> {
    slots.iter_mut().find(|slot| slot.holder == holder && slot.role == role)
}
