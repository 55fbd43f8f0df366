//! Slots: who holds a task in which role and where, in the dense image.

use super::scopes::Scope;
use crate::model::{BodyIx, Holder, Role};
use smallvec::SmallVec;
use std::ops::Deref;

/// The slots of one task: mostly few enough to need no memory of their own.
pub(super) type Slots = SmallVec<[Slot; 4]>;

/// One holder of a task in one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// A body, or every living body of a kind.
    pub holder: Holder,
    /// Lead or coordinate.
    pub role: Role,
    /// Of a body: its scope. Of a kind: the areas to which the areas of its bodies are cut.
    pub scope: Scope,
    /// Of a kind: what single bodies of it do not hold.
    pub except: Except,
}

/// What single bodies of a kind do not hold: sorted by body, nothing empty. Few slots have any, so it is kept apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Except(Option<Box<Entries>>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Entries(Vec<(BodyIx, Scope)>);

impl Deref for Except {
    type Target = [(BodyIx, Scope)];

    #[inline]
    fn deref(&self) -> &Self::Target {
        self.0.as_ref().map_or(&[], |entries| &entries.0)
    }
}

impl Slot {
    /// The slot of a holder, without exceptions.
    pub fn new(holder: Holder, role: Role, scope: Scope) -> Self {
        Self { holder, role, scope, except: Except::default() }
    }

    /// The slot of a body.
    pub fn of_body(body: BodyIx, role: Role, scope: Scope) -> Self {
        Self::new(Holder::Body(body), role, scope)
    }

    /// What a body of the kind does not hold.
    #[inline]
    pub fn excepted(&self, body: BodyIx) -> Scope {
        match self.except.binary_search_by_key(&body, |entry| entry.0) {
            Ok(at) => self.except[at].1,
            Err(_) => Scope::NOTHING,
        }
    }

    /// Sets what a body of the kind does not hold.
    pub fn set_excepted(&mut self, body: BodyIx, scope: Scope) {
        let found = self.except.binary_search_by_key(&body, |entry| entry.0);
        if found.is_err() && scope.is_nothing() {
            return;
        }
        let entries = &mut self.except.0.get_or_insert_default().0;
        match found {
            Ok(at) if scope.is_nothing() => drop(entries.remove(at)),
            Ok(at) => entries[at].1 = scope,
            Err(at) => entries.insert(at, (body, scope)),
        }
        if entries.is_empty() {
            self.except.0 = None;
        }
    }
}

/// The slot of this holder and role.
#[inline]
pub fn find(slots: &[Slot], holder: Holder, role: Role) -> Option<&Slot> {
    slots.iter().find(|slot| slot.holder == holder && slot.role == role)
}

/// The slot of this holder and role, to be changed.
pub fn find_mut(slots: &mut [Slot], holder: Holder, role: Role) -> Option<&mut Slot> {
    slots.iter_mut().find(|slot| slot.holder == holder && slot.role == role)
}
