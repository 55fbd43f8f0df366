//! The law as one reckoning reads it: every value that was used is remembered, and every one that was missing.

use crate::model::Decimal;
use crate::norms::{Dated, Norms, NormsAt, Status};
use jiff::civil::Date;

/// Where a value comes from: the norm and the entry that was in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis<'n> {
    /// Id of the norm.
    pub norm: &'static str,
    /// The entry.
    pub dated: &'n Dated,
}

/// Which law judges: that of the day of leaving, unless another day is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Law<'n> {
    /// The pack.
    pub norms: &'n Norms,
    /// The day whose law judges everybody; none: for each person the day of leaving.
    pub as_of: Option<Date>,
}

impl<'n> Law<'n> {
    /// The law for somebody who leaves on a day. What the law itself ties to the day of leaving (base salary, years of
    /// insurance for a pension) is read for that day, whichever law judges.
    pub(super) fn reader(self, leave: Date) -> Reader<'n> {
        Reader {
            law: self.norms.at(self.as_of.unwrap_or(leave)),
            norms: self.norms,
            used: Vec::new(),
            missing: Vec::new(),
        }
    }
}

/// Reads values and keeps account of them.
pub(super) struct Reader<'n> {
    law: NormsAt<'n>,
    norms: &'n Norms,
    /// What was read, each norm once, in the order of reading.
    pub used: Vec<Basis<'n>>,
    /// Norms that had no value.
    pub missing: Vec<&'static str>,
}

impl<'n> Reader<'n> {
    /// A number, with its basis.
    pub fn number(&mut self, norm: &'static str, case: &str) -> Option<(Decimal, Basis<'n>)> {
        let found = self.law.number(norm, case);
        self.keep(norm, found)
    }

    /// A number of the law of a given day.
    pub fn number_on(&mut self, day: Date, norm: &'static str, case: &str) -> Option<(Decimal, Basis<'n>)> {
        let found = self.norms.at(day).number(norm, case);
        self.keep(norm, found)
    }

    /// A whole number.
    pub fn whole(&mut self, norm: &'static str, case: &str) -> Option<(i64, Basis<'n>)> {
        let (number, basis) = self.number(norm, case)?;
        Some((number.as_whole()?, basis))
    }

    /// A day.
    pub fn date(&mut self, norm: &'static str, case: &str) -> Option<(Date, Basis<'n>)> {
        let found = self.law.date(norm, case);
        self.keep(norm, found)
    }

    /// A day that may be missing without harm: the norm is not yet in force.
    pub fn date_if_any(&mut self, norm: &'static str, case: &str) -> Option<(Date, Basis<'n>)> {
        let found = self.law.date(norm, case)?;
        self.keep(norm, Some(found))
    }

    /// The entry of a norm, for what it cites.
    pub fn basis(&self, norm: &'static str) -> Option<Basis<'n>> {
        self.law.entry(norm).map(|dated| Basis { norm, dated })
    }

    fn keep<T>(&mut self, norm: &'static str, found: Option<(T, &'n Dated)>) -> Option<(T, Basis<'n>)> {
        let Some((value, dated)) = found else {
            if !self.missing.contains(&norm) {
                self.missing.push(norm);
            }
            return None;
        };
        let basis = Basis { norm, dated };
        if !self.used.contains(&basis) {
            self.used.push(basis);
        }
        Some((value, basis))
    }
}

/// Whether everything used is verified.
pub(super) fn verified(used: &[Basis<'_>]) -> bool {
    used.iter().all(|basis| basis.dated.status == Status::Verified)
}
