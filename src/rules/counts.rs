//! What one task adds to the figures, and what the leads in one area mean.

use super::code::{Code, Severity};
use crate::model::Tier;

/// How many agencies of each tier lead in one area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TierLeads(pub [u16; Tier::ALL.len()]);

impl TierLeads {
    /// Counts one more.
    pub fn add(&mut self, tier: Tier) {
        self.0[tier.at()] = self.0[tier.at()].saturating_add(1);
    }

    /// All of them.
    pub fn all(&self) -> u32 {
        self.0.iter().map(|leads| u32::from(*leads)).sum()
    }

    /// Whether one tier has several.
    pub fn are_several(&self) -> bool {
        self.0.iter().any(|leads| *leads > 1)
    }

    /// Whether several tiers have some.
    pub fn are_shared(&self) -> bool {
        self.0.iter().filter(|leads| **leads > 0).count() > 1
    }

    /// How many there are beyond one for each tier.
    pub fn excess(&self) -> u32 {
        self.0.iter().map(|leads| u32::from(leads.saturating_sub(1))).sum()
    }
}

/// What one task adds to the figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskCounts {
    /// Bodies that lead it, kinds expanded.
    pub lead_duties: u32,
    /// Bodies that coordinate in it, kinds expanded.
    pub coordinating_duties: u32,
    /// The largest number, over the areas, of leads beyond one for each tier.
    pub excess: u16,
    /// Every body does it for itself; only the duties are counted.
    pub support: bool,
    /// What some of its areas have, a bit each, so that two tasks are compared at once.
    pub(super) areas: u8,
}

/// Some area has a lead.
const LED: u8 = 1;
/// Some area has none.
const UNLED: u8 = 2;
/// Some area has two or more.
const PLURAL: u8 = 4;
/// Several leads of one tier in some area.
const SEVERAL: u8 = 8;
/// Leads of different tiers in some area.
const SHARED: u8 = 16;

impl TaskCounts {
    /// Adds what the leads in some of the areas mean.
    pub fn add_cell(&mut self, leads: &TierLeads) {
        let many = leads.all();
        let bit = |has: bool, bit: u8| if has { bit } else { 0 };
        self.areas |= bit(many > 0, LED) | bit(many == 0, UNLED) | bit(many > 1, PLURAL);
        self.areas |= bit(leads.are_several(), SEVERAL) | bit(leads.are_shared(), SHARED);
        self.excess = self.excess.max(u16::try_from(leads.excess()).unwrap_or(u16::MAX));
    }

    /// Adds areas that one lead has, of whichever tier, or none.
    #[inline]
    pub fn add_single(&mut self, led: bool) {
        self.areas |= if led { LED } else { UNLED };
    }

    #[inline]
    fn have(&self, areas: u8) -> bool {
        self.areas & areas != 0
    }

    /// Several leads of one tier in some area.
    pub fn has_several(&self) -> bool {
        self.have(SEVERAL)
    }

    /// Leads of different tiers in some area.
    pub fn is_shared(&self) -> bool {
        self.have(SHARED)
    }

    /// Whether the same is to be said of two tasks.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.support == other.support && (self.areas ^ other.areas) & !PLURAL == 0
    }

    /// Exactly one lead in every area.
    pub fn has_one_lead(&self) -> bool {
        !self.support && !self.have(UNLED | PLURAL)
    }

    /// No lead in any area.
    pub fn is_without_lead(&self) -> bool {
        !self.support && !self.have(LED)
    }

    /// No lead in some areas, but not in all.
    pub fn is_partly_led(&self) -> bool {
        self.have(LED) && self.have(UNLED)
    }

    /// What is to be said of the task, in the order in which it is said: as grave as it is if its rows are verified.
    pub fn codes(&self) -> impl Iterator<Item = (Code, Severity)> {
        let said = [
            (self.is_without_lead(), Code::TaskWithoutLead, Severity::Breach),
            (self.is_partly_led(), Code::TaskPartlyLed, Severity::Breach),
            (self.has_several(), Code::TaskSeveralLeads, Severity::Breach),
            (self.is_shared(), Code::TaskSharedAcrossTiers, Severity::Note),
        ];
        said.into_iter().filter(|said| said.0).map(|said| (said.1, said.2))
    }
}
