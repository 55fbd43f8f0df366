//! The pack of all norms, the law of one day, and what changed between two days.

use super::norm::{Dated, Norm, Value};
use jiff::civil::Date;

/// The norms, in the order of their ids and each with its values in the order of their days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Norms {
    norms: Vec<Norm>,
}

/// Where a legal value stands: the norm and its entry, by position. Facts carry it in place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Basis {
    norm: u32,
    entry: u32,
}

/// What keeps norms from becoming a pack. The reader says it with file and line before it comes to this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Two norms have this id.
    Duplicate(String),
    /// The norm has no value, or one that its unit does not admit.
    Value(String),
    /// The norm has days that overlap or end before they begin.
    Days(String),
}

/// The first two entries, in the order of their days, that claim the same day.
pub fn overlap(values: &[Dated]) -> Option<(usize, usize)> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by_key(|entry| values[*entry].from);
    order.windows(2).map(|pair| (pair[0], pair[1])).find(|(one, other)| {
        let (one, other) = (&values[*one], &values[*other]);
        one.from == other.from || one.until.is_some_and(|until| other.from <= until)
    })
}

impl Norms {
    /// Puts norms in order.
    ///
    /// # Errors
    /// The first flaw, if there is one.
    pub fn build(mut norms: Vec<Norm>) -> Result<Self, Flaw> {
        norms.sort_by(|a, b| a.id.cmp(&b.id));
        if let Some(pair) = norms.windows(2).find(|pair| pair[0].id == pair[1].id) {
            return Err(Flaw::Duplicate(pair[0].id.clone()));
        }
        for norm in &mut norms {
            let fits = |value: &Value| value.amounts().all(|amount| norm.unit.admits(amount));
            if norm.values.is_empty() || !norm.values.iter().filter_map(|dated| dated.value.as_ref()).all(fits) {
                return Err(Flaw::Value(norm.id.clone()));
            }
            let backwards = norm.values.iter().any(|dated| dated.until.is_some_and(|until| until < dated.from));
            if backwards || overlap(&norm.values).is_some() {
                return Err(Flaw::Days(norm.id.clone()));
            }
            norm.values.sort_by_key(|dated| dated.from);
        }
        Ok(Self { norms })
    }

    /// The same with others laid over it: a norm of the same id is replaced whole, any other added.
    pub fn overlaid(self, other: Norms) -> Self {
        let mut norms = self.norms;
        norms.retain(|norm| other.get(&norm.id).is_none());
        norms.extend(other.norms);
        norms.sort_by(|a, b| a.id.cmp(&b.id));
        Self { norms }
    }

    /// Every norm, by id.
    pub fn all(&self) -> &[Norm] {
        &self.norms
    }

    /// A norm by its id.
    pub fn get(&self, id: &str) -> Option<&Norm> {
        self.norms.binary_search_by(|norm| norm.id.as_str().cmp(id)).ok().map(|at| &self.norms[at])
    }

    /// The norm and the entry that a basis names; none: it is of another pack.
    pub fn cited(&self, basis: Basis) -> Option<(&Norm, &Dated)> {
        let norm = self.norms.get(basis.norm as usize)?;
        Some((norm, norm.values.get(basis.entry as usize)?))
    }

    /// The law of a day.
    pub fn at(&self, day: Date) -> NormsAt<'_> {
        NormsAt { norms: self, day }
    }

    /// What another day's law says differently, or says on another ground, by id.
    pub fn diff(&self, before: Date, after: Date) -> Vec<Change<'_>> {
        self.norms.iter().filter_map(|norm| Change::of(norm, norm.at(before), norm.at(after))).collect()
    }
}

/// The law of one day. `'n` is the borrow of the pack.
#[derive(Clone, Copy, Debug)]
pub struct NormsAt<'n> {
    norms: &'n Norms,
    day: Date,
}

impl<'n> NormsAt<'n> {
    /// The day.
    pub fn day(self) -> Date {
        self.day
    }

    /// The entry of a norm that is in force; none if there is no such norm, or it is repealed or not yet in force.
    pub fn entry(self, id: &str) -> Option<&'n Dated> {
        self.norms.get(id)?.at(self.day).filter(|dated| dated.value.is_some())
    }

    /// The pack.
    pub fn norms(self) -> &'n Norms {
        self.norms
    }

    /// The entry of a norm that is in force, and where it stands.
    pub fn basis(self, id: &str) -> Option<(Basis, &'n Dated)> {
        let at = self.norms.norms.binary_search_by(|norm| norm.id.as_str().cmp(id)).ok()?;
        let norm = &self.norms.norms[at];
        let dated = norm.at(self.day).filter(|dated| dated.value.is_some())?;
        let entry = norm.values.iter().position(|value| std::ptr::eq(value, dated))?;
        Some((Basis { norm: at as u32, entry: entry as u32 }, dated))
    }

    /// The value of a norm that is in force.
    pub fn value(self, id: &str) -> Option<&'n Value> {
        self.entry(id)?.value.as_ref()
    }

    /// Every norm that is in force, with its entry, by id.
    pub fn all(self) -> impl Iterator<Item = (&'n Norm, &'n Dated)> {
        let in_force = move |norm: &'n Norm| norm.at(self.day).filter(|dated| dated.value.is_some());
        self.norms.all().iter().filter_map(move |norm| in_force(norm).map(|dated| (norm, dated)))
    }
}

/// A norm that differs between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<'n> {
    /// The norm.
    pub norm: &'n Norm,
    /// What was in force on the first day; none: nothing.
    pub before: Option<&'n Dated>,
    /// What was in force on the second day; none: nothing.
    pub after: Option<&'n Dated>,
    /// What differs.
    pub changed: Changed,
}

/// What differs between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    /// The value.
    Value,
    /// Only the paper it stands in, or how sure it is.
    Basis,
    /// It came into force.
    Begins,
    /// It is no longer in force.
    Ends,
}

impl Changed {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Changed; 4] = [Changed::Value, Changed::Begins, Changed::Ends, Changed::Basis];

    /// A stable word.
    pub fn word(self) -> &'static str {
        match self {
            Changed::Value => "value",
            Changed::Basis => "basis",
            Changed::Begins => "begins",
            Changed::Ends => "ends",
        }
    }
}

impl<'n> Change<'n> {
    fn of(norm: &'n Norm, before: Option<&'n Dated>, after: Option<&'n Dated>) -> Option<Self> {
        let before = before.filter(|dated| dated.value.is_some());
        let after = after.filter(|dated| dated.value.is_some());
        let changed = match (before, after) {
            (None, None) => return None,
            (None, Some(_)) => Changed::Begins,
            (Some(_), None) => Changed::Ends,
            (Some(before), Some(after)) if before.value != after.value => Changed::Value,
            (Some(before), Some(after)) if before != after => Changed::Basis,
            _ => return None,
        };
        Some(Self { norm, before, after, changed })
    }
}
