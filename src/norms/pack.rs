//! The pack of all norms, the law of one day, and what changed between two days.

use super::claim::Claim;
use super::competence::{Competence, disputed, rules_overlap};
use super::dossier::{Dossier, dossiers_overlap};
use super::norm::{Amount, Citation, Dated, Norm, Status, Value};
use crate::model::Decimal;
use jiff::civil::Date;

/// The norms, in the order of their ids and each with its values in the order of their days; and who decides what,
/// upper layers first and then in the order of the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Norms {
    norms: Vec<Norm>,
    competences: Vec<Competence>,
    dossiers: Vec<Dossier>,
}

/// Where a legal value or a rule of competence stands, by position. Facts carry it in place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Basis(Place);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Place {
    /// A norm and its entry.
    Value(u32, u32),
    /// A competence and its rule.
    Rule(u32, u32),
}

/// What a basis names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cited<'n> {
    /// The id of the norm or the competence.
    pub id: &'n str,
    /// Where it stands.
    pub citation: &'n Citation,
    /// How sure it is.
    pub status: Status,
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
        Ok(Self { norms, ..Self::default() })
    }

    /// The same with who decides what, and with which file.
    ///
    /// # Errors
    /// The first flaw, if there is one: an id borne twice, or days that overlap.
    pub fn with_competences(
        mut self,
        mut competences: Vec<Competence>,
        mut dossiers: Vec<Dossier>,
    ) -> Result<Self, Flaw> {
        for competence in &mut competences {
            if competence.rules.is_empty() || rules_overlap(&competence.rules).is_some() {
                return Err(Flaw::Days(competence.id.clone()));
            }
            competence.rules.sort_by_key(|rule| rule.from);
        }
        for dossier in &mut dossiers {
            if dossier.values.is_empty() || dossiers_overlap(&dossier.values).is_some() {
                return Err(Flaw::Days(dossier.id.clone()));
            }
            dossier.values.sort_by_key(|value| value.from);
        }
        for (at, competence) in competences.iter().enumerate() {
            if competences[..at].iter().any(|other| other.id == competence.id || disputed(other, competence).is_some())
            {
                return Err(Flaw::Duplicate(competence.id.clone()));
            }
        }
        if let Some(at) = (1..dossiers.len()).find(|at| dossiers[..*at].iter().any(|one| one.id == dossiers[*at].id)) {
            return Err(Flaw::Duplicate(dossiers[at].id.clone()));
        }
        (self.competences, self.dossiers) = (competences, dossiers);
        Ok(self)
    }

    /// The same with others laid over it: a norm of the same id is replaced whole, any other added. Of who decides
    /// what, entries of the upper layer win over those below it.
    pub fn overlaid(self, other: Norms) -> Self {
        let mut norms = self.norms;
        norms.retain(|norm| other.get(&norm.id).is_none());
        let (mut competences, mut dossiers) = (other.competences, other.dossiers);
        norms.extend(other.norms);
        norms.sort_by(|a, b| a.id.cmp(&b.id));
        let replaced: Vec<String> = competences.iter().map(|one| one.id.clone()).collect();
        competences.extend(self.competences.into_iter().filter(|one| !replaced.contains(&one.id)));
        let replaced: Vec<String> = dossiers.iter().map(|one| one.id.clone()).collect();
        dossiers.extend(self.dossiers.into_iter().filter(|one| !replaced.contains(&one.id)));
        Self { norms, competences, dossiers }
    }

    /// Who decides what, upper layers first.
    pub fn competences(&self) -> &[Competence] {
        &self.competences
    }

    /// The files that decisions need, upper layers first.
    pub fn dossiers(&self) -> &[Dossier] {
        &self.dossiers
    }

    /// Every norm, by id.
    pub fn all(&self) -> &[Norm] {
        &self.norms
    }

    /// A norm by its id.
    pub fn get(&self, id: &str) -> Option<&Norm> {
        self.norms.binary_search_by(|norm| norm.id.as_str().cmp(id)).ok().map(|at| &self.norms[at])
    }

    /// What a basis names; none: it is of another pack.
    pub fn cited(&self, basis: Basis) -> Option<Cited<'_>> {
        match basis.0 {
            Place::Value(norm, entry) => {
                let norm = self.norms.get(norm as usize)?;
                let dated = norm.values.get(entry as usize)?;
                Some(Cited { id: &norm.id, citation: &dated.citation, status: dated.status })
            }
            Place::Rule(competence, rule) => {
                let competence = self.competences.get(competence as usize)?;
                let rule = competence.rules.get(rule as usize)?;
                Some(Cited { id: &competence.id, citation: &rule.citation, status: rule.status })
            }
        }
    }

    /// Where the rule of a claim stands; none: it is of another pack.
    pub fn basis_of(&self, claim: &Claim<'_>) -> Option<Basis> {
        let at = self.competences.iter().position(|one| std::ptr::eq(one, claim.competence))?;
        let rule = claim.competence.rules.iter().position(|one| std::ptr::eq(one, claim.rule))?;
        Some(Basis(Place::Rule(at as u32, rule as u32)))
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
        Some((Basis(Place::Value(at as u32, entry as u32)), dated))
    }

    /// The value of a norm that is in force.
    pub fn value(self, id: &str) -> Option<&'n Value> {
        self.entry(id)?.value.as_ref()
    }

    /// The number that a norm in force sets for a case, with the entry it stands in; a norm of one value for all cases
    /// has it for every case.
    pub fn number(self, id: &str, case: &str) -> Option<(Decimal, &'n Dated)> {
        let entry = self.entry(id)?;
        match entry.value.as_ref()?.of(case)? {
            Amount::Number(number) => Some((number, entry)),
            Amount::Date(_) => None,
        }
    }

    /// The day that a norm in force sets for a case, with the entry it stands in.
    pub fn date(self, id: &str, case: &str) -> Option<(Date, &'n Dated)> {
        let entry = self.entry(id)?;
        match entry.value.as_ref()?.of(case)? {
            Amount::Date(day) => Some((day, entry)),
            Amount::Number(_) => None,
        }
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
