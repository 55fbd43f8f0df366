//! What the law measures of a body: posts of its whole subtree, deputies of its own, the units inside.

use super::book::{KindLaw, Law};
use super::moves::Moves;
use crate::draft::Draft;
use crate::model::{BodyIx, Category, Count, Grade, Staff};
use crate::rules::body_grade;

/// A draft under a law, and what the plan did to it.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a, 'b, 'n> {
    pub law: &'a Law<'n>,
    pub draft: &'a Draft<'b>,
    pub moves: &'a Moves,
}

impl Scene<'_, '_, '_> {
    /// What governs the kind of a body.
    pub fn governs(&self, body: BodyIx) -> &KindLaw {
        self.law.kind(self.draft.kind(body))
    }

    /// Deputies of the body itself; none: unknown.
    pub fn deputies(&self, body: BodyIx) -> Count {
        self.draft.posts(body).iter().map(|(_, staff)| staff.deputies).sum()
    }

    /// Posts of officials, cadres and public employees in the body and below it. Where the posts assigned to a unit
    /// are not known, as where only the agency has a quota, the people present count instead.
    pub fn posts(&self, body: BodyIx) -> Count {
        let own: Count = self.draft.posts(body).iter().filter(|row| is_allotted(row.0)).map(|row| size(row.1)).sum();
        self.units(body).map(|unit| self.posts(unit)).fold(own, |sum, unit| Some(sum? + unit?))
    }

    /// The living units directly inside that are in the count.
    pub fn units(&self, body: BodyIx) -> impl Iterator<Item = BodyIx> + '_ {
        self.draft.children(body).iter().copied().filter(|unit| !self.draft.is_outside(*unit))
    }

    /// The weakest grade of the rows of a body and of everything below it.
    pub fn grade(&self, body: BodyIx) -> Grade {
        self.units(body).map(|unit| self.grade(unit)).fold(self.own_grade(body), Grade::max)
    }

    /// The weakest grade of the rows of a body alone and of those whom the plan brought there.
    pub fn own_grade(&self, body: BodyIx) -> Grade {
        body_grade(self.draft.baseline().organisation(), body).max(self.moves.grade(body))
    }

    /// How sure it is that a body is there: the grade of its own row.
    pub fn existence(&self, body: BodyIx) -> Grade {
        let rows = self.draft.baseline().organisation().bodies();
        rows.get(body.at()).map_or(Grade::Assumed, |row| row.provenance.grade)
    }

    /// The autonomy group of the public-service unit that a body is, or is in; none: unknown.
    pub fn autonomy_group(&self, body: BodyIx) -> Option<u8> {
        let rows = self.draft.baseline().organisation().bodies();
        let mut at = Some(body);
        while let Some(here) = at {
            if self.governs(here).service_unit {
                return rows.get(here.at()).and_then(|row| row.autonomy_group);
            }
            at = self.draft.parent(here);
        }
        None
    }

    /// Whether a body lives and is inside the count.
    pub fn is_counted(&self, body: BodyIx) -> bool {
        self.draft.lives(body) && !self.draft.is_outside(body)
    }

    /// Every living body inside the count.
    pub fn bodies(&self) -> impl Iterator<Item = BodyIx> + '_ {
        self.draft.counted()
    }
}

/// Categories that are allotted as posts (biên chế), and not hired by contract.
pub(super) fn is_allotted(category: Category) -> bool {
    matches!(category, Category::CivilServant | Category::PublicEmployee | Category::Cadre)
}

fn size(staff: &Staff) -> Count {
    staff.quota.or(staff.filled)
}
