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
    /// Some area has a lead.
    pub led: bool,
    /// Some area has none.
    pub unled: bool,
    /// Some area has two or more.
    pub plural: bool,
    /// Several leads of one tier in some area.
    pub several: bool,
    /// Leads of different tiers in some area.
    pub shared: bool,
}

impl TaskCounts {
    /// Adds what the leads in some of the areas mean.
    pub fn add_cell(&mut self, leads: &TierLeads) {
        let many = leads.all();
        self.led |= many > 0;
        self.unled |= many == 0;
        self.plural |= many > 1;
        self.several |= leads.are_several();
        self.shared |= leads.are_shared();
        self.excess = self.excess.max(u16::try_from(leads.excess()).unwrap_or(u16::MAX));
    }

    /// Whether the same is to be said of two tasks.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let said = |of: &Self| (of.support, of.led, of.unled, of.several, of.shared);
        said(self) == said(other)
    }

    /// Exactly one lead in every area.
    pub fn has_one_lead(&self) -> bool {
        !self.support && !self.unled && !self.plural
    }

    /// No lead in any area.
    pub fn is_without_lead(&self) -> bool {
        !self.support && !self.led
    }

    /// No lead in some areas, but not in all.
    pub fn is_partly_led(&self) -> bool {
        self.led && self.unled
    }

    /// What is to be said of the task, in the order in which it is said: as grave as it is if its rows are verified.
    pub fn codes(&self) -> impl Iterator<Item = (Code, Severity)> {
        let said = [
            (self.is_without_lead(), Code::TaskWithoutLead, Severity::Breach),
            (self.is_partly_led(), Code::TaskPartlyLed, Severity::Breach),
            (self.several, Code::TaskSeveralLeads, Severity::Breach),
            (self.shared, Code::TaskSharedAcrossTiers, Severity::Note),
        ];
        said.into_iter().filter(|said| said.0).map(|said| (said.1, said.2))
    }
}
