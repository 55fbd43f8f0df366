//! Slots: who holds a task in which role and where, in the dense image.

use super::scopes::Scope;
use crate::model::{BodyIx, Holder, Role};
use smallvec::SmallVec;
use std::ops::Deref;

/// The slots of one task: mostly few enough to need no memory of their own.
pub(super) type Slots = SmallVec<[Slot; 4]>;

/// One holder of a task in one role: plain numbers, so that the slots of a task are copied at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// What single bodies of a kind do not hold, as the number of a set: [`super::Scopes`] keeps the sets, and equal sets are
/// equal numbers. Few slots have any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Except(pub(super) u32);

impl Except {
    /// No exceptions.
    pub const NONE: Except = Except(0);

    /// Whether there are none.
    #[inline]
    pub fn is_empty(self) -> bool {
        self == Except::NONE
    }
}

/// A set of exceptions: sorted by body, nothing empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Exceptions(Vec<(BodyIx, Scope)>);

impl Deref for Exceptions {
    type Target = [(BodyIx, Scope)];

    #[inline]
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Exceptions {
    /// What a body does not hold.
    pub fn of(&self, body: BodyIx) -> Scope {
        match self.binary_search_by_key(&body, |entry| entry.0) {
            Ok(at) => self.0[at].1,
            Err(_) => Scope::NOTHING,
        }
    }

    /// Sets what a body does not hold.
    pub fn set(&mut self, body: BodyIx, scope: Scope) {
        match self.binary_search_by_key(&body, |entry| entry.0) {
            Ok(at) if scope.is_nothing() => drop(self.0.remove(at)),
            Ok(at) => self.0[at].1 = scope,
            Err(_) if scope.is_nothing() => {}
            Err(at) => self.0.insert(at, (body, scope)),
        }
    }
}

impl Slot {
    /// The slot of a holder, without exceptions.
    pub fn new(holder: Holder, role: Role, scope: Scope) -> Self {
        Self { holder, role, scope, except: Except::NONE }
    }

    /// The slot of a body.
    pub fn of_body(body: BodyIx, role: Role, scope: Scope) -> Self {
        Self::new(Holder::Body(body), role, scope)
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
