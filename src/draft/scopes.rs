//! Scopes: sets of elementary areas as interned numbers, so that equal sets are equal numbers and the algebra on
//! them is remembered.

use crate::model::Extent;
use rustc_hash::FxHashMap;

/// An interned set of elementary areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// The interned sets: those of a frozen base, then those found since.
#[derive(Clone)]
pub struct Scopes<'b> {
    base: Option<&'b Scopes<'b>>,
    first: u32,
    extents: Vec<Extent>,
    ids: FxHashMap<Extent, Scope>,
    known: FxHashMap<(Algebra, Scope, Scope), Scope>,
}

impl Scopes<'static> {
    /// A table that knows nothing but [`Scope::NOTHING`] and [`Scope::EVERYWHERE`].
    pub fn new(everywhere: Extent) -> Self {
        let mut scopes =
            Self { base: None, first: 0, extents: Vec::new(), ids: FxHashMap::default(), known: FxHashMap::default() };
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
            ids: FxHashMap::default(),
            known: FxHashMap::default(),
        }
    }

    /// The number of a set.
    pub fn intern(&mut self, extent: Extent) -> Scope {
        if let Some(scope) = self.find(&extent) {
            return scope;
        }
        let scope = Scope(self.first + self.extents.len() as u32);
        self.ids.insert(extent.clone(), scope);
        self.extents.push(extent);
        scope
    }

    fn find(&self, extent: &Extent) -> Option<Scope> {
        self.ids.get(extent).copied().or_else(|| self.base.and_then(|base| base.find(extent)))
    }

    /// The set of a number.
    pub fn extent(&self, scope: Scope) -> &Extent {
        match self.base {
            Some(base) if scope.0 < self.first => base.extent(scope),
            _ => &self.extents[(scope.0 - self.first) as usize],
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

    /// Areas in either.
    pub fn union(&mut self, a: Scope, b: Scope) -> Scope {
        match (a, b) {
            (Scope::NOTHING, other) | (other, Scope::NOTHING) => other,
            (Scope::EVERYWHERE, _) | (_, Scope::EVERYWHERE) => Scope::EVERYWHERE,
            _ if a == b => a,
            _ => self.remember(Algebra::Union, a.min(b), a.max(b)),
        }
    }

    /// Areas in both.
    pub fn meet(&mut self, a: Scope, b: Scope) -> Scope {
        match (a, b) {
            (Scope::NOTHING, _) | (_, Scope::NOTHING) => Scope::NOTHING,
            (Scope::EVERYWHERE, other) | (other, Scope::EVERYWHERE) => other,
            _ if a == b => a,
            _ => self.remember(Algebra::Meet, a.min(b), a.max(b)),
        }
    }

    /// Areas in the first and not in the second.
    pub fn minus(&mut self, a: Scope, b: Scope) -> Scope {
        match (a, b) {
            (Scope::NOTHING, _) | (_, Scope::EVERYWHERE) => Scope::NOTHING,
            (_, Scope::NOTHING) => a,
            _ if a == b => Scope::NOTHING,
            _ => self.remember(Algebra::Minus, a, b),
        }
    }

    /// Whether every area of the second is in the first.
    pub fn contains(&mut self, a: Scope, b: Scope) -> bool {
        self.minus(b, a).is_nothing()
    }

    /// Whether some area is in both.
    pub fn meets(&mut self, a: Scope, b: Scope) -> bool {
        !self.meet(a, b).is_nothing()
    }

    /// Whether some area is in both, without remembering it.
    pub fn overlap(&self, a: Scope, b: Scope) -> bool {
        self.extent(a).meets(self.extent(b))
    }
}
