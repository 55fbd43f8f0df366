//! Scopes: sets of elementary areas as interned numbers, so that equal sets are equal numbers and the algebra on
//! them is remembered.

use super::slot::{Except, Exceptions, Slot};
use crate::model::{BodyIx, Extent};
use rustc_hash::FxHashMap;

/// An interned set of elementary areas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope(pub u32);

impl Scope {
    /// No area.
    pub const NOTHING: Scope = Scope(0);
    /// Every area.
    pub const EVERYWHERE: Scope = Scope(1);

    /// Whether it is no area.
    #[inline]
    pub fn is_nothing(self) -> bool {
        self == Scope::NOTHING
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Algebra {
    Union,
    Meet,
    Minus,
}

/// How one interval lies to another, where that alone tells their union, meet or difference.
enum Lie {
    Apart,
    Around,
    Inside,
}

/// From the first to the last area of a set. Most sets are whole intervals, and then it tells all of them.
#[derive(Clone, Copy, Debug)]
struct Hull {
    from: u32,
    to: u32,
    /// Whether the set has every area in between.
    whole: bool,
}

impl Hull {
    fn of(extent: &Extent) -> Self {
        match extent.spans() {
            [] => Self { from: 0, to: 0, whole: false },
            [(from, to)] => Self { from: *from, to: *to, whole: true },
            [first, .., last] => Self { from: first.0, to: last.1, whole: false },
        }
    }

    #[inline]
    fn is_around(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    #[inline]
    fn is_apart(self, other: Self) -> bool {
        self.to <= other.from || other.to <= self.from
    }
}

/// The interned sets: those of a frozen base, then those found since.
#[derive(Clone)]
pub struct Scopes<'b> {
    base: Option<&'b Scopes<'b>>,
    first: u32,
    extents: Vec<Extent>,
    /// The hull of each.
    hulls: Vec<Hull>,
    ids: FxHashMap<Extent, Scope>,
    known: FxHashMap<(Algebra, Scope, Scope), Scope>,
    /// The sets of exceptions, and how many exceptions those found since the base have together.
    exceptions: Vec<Exceptions>,
    first_except: u32,
    except_ids: FxHashMap<Exceptions, Except>,
    excepted: usize,
}

impl Scopes<'static> {
    /// A table that knows nothing but [`Scope::NOTHING`] and [`Scope::EVERYWHERE`].
    pub fn new(everywhere: Extent) -> Self {
        let mut scopes = Self {
            base: None,
            first: 0,
            extents: Vec::new(),
            hulls: Vec::new(),
            ids: FxHashMap::default(),
            known: FxHashMap::default(),
            exceptions: vec![Exceptions::default()],
            first_except: 0,
            except_ids: FxHashMap::default(),
            excepted: 0,
        };
        scopes.intern(Extent::nothing());
        scopes.intern(everywhere);
        scopes
    }
}

impl<'b> Scopes<'b> {
    /// A table on top of a frozen one.
    pub fn over(base: &'b Scopes<'b>) -> Self {
        Self {
            base: Some(base),
            first: base.first + base.extents.len() as u32,
            extents: Vec::new(),
            hulls: Vec::new(),
            ids: FxHashMap::default(),
            known: FxHashMap::default(),
            exceptions: Vec::new(),
            first_except: base.first_except + base.exceptions.len() as u32,
            except_ids: FxHashMap::default(),
            excepted: 0,
        }
    }

    /// All sets in one table, under the numbers that they have.
    pub(super) fn whole(&self) -> Scopes<'static> {
        let Some(base) = self.base else { return Scopes { base: None, ..self.clone() } };
        let mut whole = base.whole();
        whole.extents.extend_from_slice(&self.extents);
        whole.hulls.extend_from_slice(&self.hulls);
        whole.ids.extend(self.ids.iter().map(|(extent, scope)| (extent.clone(), *scope)));
        whole.known.extend(&self.known);
        whole.exceptions.extend_from_slice(&self.exceptions);
        whole.except_ids.extend(self.except_ids.iter().map(|(exceptions, except)| (exceptions.clone(), *except)));
        whole
    }

    /// Forgets the sets found since the base, if they, or the exceptions, are more than so many.
    pub(super) fn forget_beyond(&mut self, most: usize) {
        if self.extents.len() > most || self.excepted > most {
            self.exceptions.clear();
            self.except_ids.clear();
            self.excepted = 0;
            self.extents.clear();
            self.hulls.clear();
            self.ids.clear();
            self.known.clear();
        }
    }

    /// The number of a set.
    pub fn intern(&mut self, extent: Extent) -> Scope {
        if let Some(scope) = self.find(&extent) {
            return scope;
        }
        let scope = Scope(self.first + self.extents.len() as u32);
        self.ids.insert(extent.clone(), scope);
        self.hulls.push(Hull::of(&extent));
        self.extents.push(extent);
        scope
    }

    fn find(&self, extent: &Extent) -> Option<Scope> {
        self.ids.get(extent).copied().or_else(|| self.base.and_then(|base| base.find(extent)))
    }

    /// The exceptions of a slot.
    #[inline]
    pub fn exceptions(&self, except: Except) -> &Exceptions {
        match self.base {
            Some(base) if except.0 < self.first_except => base.exceptions(except),
            _ => &self.exceptions[(except.0 - self.first_except) as usize],
        }
    }

    /// What a body of the kind of a slot does not hold.
    #[inline]
    pub fn excepted(&self, slot: &Slot, body: BodyIx) -> Scope {
        if slot.except.is_empty() { Scope::NOTHING } else { self.exceptions(slot.except).of(body) }
    }

    /// Sets what a body of the kind of a slot does not hold.
    pub(super) fn set_excepted(&mut self, slot: &mut Slot, body: BodyIx, scope: Scope) {
        if self.excepted(slot, body) != scope {
            let mut exceptions = self.exceptions(slot.except).clone();
            exceptions.set(body, scope);
            slot.except = self.intern_exceptions(exceptions);
        }
    }

    /// The number of a set of exceptions.
    pub(super) fn intern_exceptions(&mut self, exceptions: Exceptions) -> Except {
        if exceptions.is_empty() {
            return Except::NONE;
        }
        let of_base = || self.base.and_then(|base| base.except_ids.get(&exceptions));
        if let Some(known) = self.except_ids.get(&exceptions).or_else(of_base) {
            return *known;
        }
        let except = Except(self.first_except + self.exceptions.len() as u32);
        self.excepted += exceptions.len();
        self.except_ids.insert(exceptions.clone(), except);
        self.exceptions.push(exceptions);
        except
    }

    /// The set of a number.
    #[inline]
    pub fn extent(&self, scope: Scope) -> &Extent {
        match self.base {
            Some(base) if scope.0 < self.first => base.extent(scope),
            _ => &self.extents[(scope.0 - self.first) as usize],
        }
    }

    #[inline]
    fn hull_of(&self, scope: Scope) -> Hull {
        match self.base {
            Some(base) if scope.0 < self.first => base.hull_of(scope),
            _ => self.hulls[(scope.0 - self.first) as usize],
        }
    }

    fn remember(&mut self, algebra: Algebra, a: Scope, b: Scope) -> Scope {
        let key = (algebra, a, b);
        if let Some(known) = self.known.get(&key).or_else(|| self.base.and_then(|base| base.known.get(&key))) {
            return *known;
        }
        let (left, right) = (self.extent(a), self.extent(b));
        let extent = match algebra {
            Algebra::Union => left.union(right),
            Algebra::Meet => left.meet(right),
            Algebra::Minus => left.minus(right),
        };
        let scope = self.intern(extent);
        self.known.insert(key, scope);
        scope
    }

    /// How two sets lie that are one interval each; none: one of them is not.
    #[inline]
    fn lie(&self, a: Scope, b: Scope) -> Option<Lie> {
        let (one, other) = (self.hull_of(a), self.hull_of(b));
        if !one.whole || !other.whole {
            None
        } else if one.is_apart(other) {
            Some(Lie::Apart)
        } else if one.is_around(other) {
            Some(Lie::Around)
        } else if other.is_around(one) {
            Some(Lie::Inside)
        } else {
            None
        }
    }

    /// Areas in either.
    #[inline]
    pub fn union(&mut self, a: Scope, b: Scope) -> Scope {
        match (a, b) {
            (Scope::NOTHING, other) | (other, Scope::NOTHING) => other,
            (Scope::EVERYWHERE, _) | (_, Scope::EVERYWHERE) => Scope::EVERYWHERE,
            _ if a == b => a,
            _ => match self.lie(a, b) {
                Some(Lie::Around) => a,
                Some(Lie::Inside) => b,
                _ => self.remember(Algebra::Union, a.min(b), a.max(b)),
            },
        }
    }

    /// Areas in both.
    #[inline]
    pub fn meet(&mut self, a: Scope, b: Scope) -> Scope {
        match (a, b) {
            (Scope::NOTHING, _) | (_, Scope::NOTHING) => Scope::NOTHING,
            (Scope::EVERYWHERE, other) | (other, Scope::EVERYWHERE) => other,
            _ if a == b => a,
            _ => match self.lie(a, b) {
                Some(Lie::Around) => b,
                Some(Lie::Inside) => a,
                Some(Lie::Apart) => Scope::NOTHING,
                None => self.remember(Algebra::Meet, a.min(b), a.max(b)),
            },
        }
    }

    /// Areas in the first and not in the second.
    #[inline]
    pub fn minus(&mut self, a: Scope, b: Scope) -> Scope {
        match (a, b) {
            (Scope::NOTHING, _) | (_, Scope::EVERYWHERE) => Scope::NOTHING,
            (_, Scope::NOTHING) => a,
            _ if a == b => Scope::NOTHING,
            _ => match self.lie(a, b) {
                Some(Lie::Inside) => Scope::NOTHING,
                Some(Lie::Apart) => a,
                _ => self.remember(Algebra::Minus, a, b),
            },
        }
    }

    /// Whether every area of the second is in the first.
    pub fn contains(&mut self, a: Scope, b: Scope) -> bool {
        self.minus(b, a).is_nothing()
    }

    /// From the first to the last area of a set.
    #[inline]
    pub fn hull(&self, scope: Scope) -> (u32, u32) {
        let hull = self.hull_of(scope);
        (hull.from, hull.to)
    }

    /// Whether every area of the second is in the first, without remembering it.
    #[inline]
    pub fn covers(&self, a: Scope, b: Scope) -> bool {
        if a == b || a == Scope::EVERYWHERE || b.is_nothing() {
            return true;
        }
        let (one, other) = (self.hull_of(a), self.hull_of(b));
        one.is_around(other) && (one.whole || self.extent(a).contains(self.extent(b)))
    }

    /// Whether some area is in both.
    pub fn meets(&mut self, a: Scope, b: Scope) -> bool {
        !self.meet(a, b).is_nothing()
    }

    /// Whether some area is in both, without remembering it.
    #[inline]
    pub fn overlap(&self, a: Scope, b: Scope) -> bool {
        if a == b || a.is_nothing() || b.is_nothing() {
            return !a.is_nothing() && !b.is_nothing();
        }
        let (one, other) = (self.hull_of(a), self.hull_of(b));
        !one.is_apart(other) && (one.whole && other.whole || self.extent(a).meets(self.extent(b)))
    }
}
