//! What the steps of a plan did that the law looks at: bodies merged from others, and since when.

use super::facts::is_allotted;
use crate::draft::{Done, Draft, Event};
use crate::model::{BodyIx, Count, Grade, Tier};
use crate::rules::body_grade;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// What a plan did to bodies, read off the journal of its draft. The default is the apparatus as it stands.
#[derive(Clone, Debug)]
pub struct Moves {
    /// How many bodies of before the plan each merged body was made of, itself included.
    merged: FxHashMap<BodyIx, u32>,
    /// The day of the last step that merged, split or created a body.
    since: FxHashMap<BodyIx, Option<Date>>,
    /// The weakest grade of the rows that people came from.
    grades: FxHashMap<BodyIx, Grade>,
    /// People whom a tier received from others.
    arrived: [Count; Tier::ALL.len()],
    /// Whether a plan was carried out at all.
    pub planned: bool,
    /// The bodies that were last read of, some of them several times.
    told: Vec<BodyIx>,
    /// How many entries of the journal have been read.
    read: usize,
}

impl Default for Moves {
    fn default() -> Self {
        Self {
            merged: FxHashMap::default(),
            since: FxHashMap::default(),
            grades: FxHashMap::default(),
            arrived: [Some(0); Tier::ALL.len()],
            planned: false,
            told: Vec::new(),
            read: 0,
        }
    }
}

impl Moves {
    /// Reads what the steps of a run did. `done` are its steps, in order.
    pub fn of(draft: &Draft<'_>, done: &[Done]) -> Self {
        Self::default().and(draft, done)
    }

    /// With what a draft has done since: its journal begins with the entries that have been read, and so do its steps.
    pub fn and(&self, draft: &Draft<'_>, done: &[Done]) -> Self {
        let mut moves = Self { planned: true, told: Vec::new(), ..self.clone() };
        let organisation = draft.baseline().organisation();
        let known = organisation.bodies().len();
        let tier = |body: BodyIx| organisation.kind(draft.kind(body)).tier;
        let agency = |body: BodyIx| organisation.kind(draft.kind(body)).agency;
        let mut created: FxHashMap<BodyIx, u32> = FxHashMap::default();
        let entries = draft.journal().entries();
        for entry in entries.iter().skip(moves.read) {
            let day = done.get(entry.step as usize).and_then(|done| done.date);
            match &entry.event {
                Event::Created(body) => {
                    created.insert(*body, entry.step);
                    moves.since.insert(*body, day);
                    moves.told.push(*body);
                }
                Event::Merged { from, into } => {
                    // A successor that the same step created was no body before the merger.
                    let new = into.at() >= known && created.get(into) == Some(&entry.step);
                    // A division that an agency takes in makes it no merger of agencies.
                    let alike = agency(*from) || !agency(*into);
                    let gives = if alike { moves.merged_from(*from) } else { 0 };
                    *moves.merged.entry(*into).or_insert(u32::from(!new)) += gives;
                    moves.since.insert(*into, day);
                    moves.told.push(*into);
                }
                Event::SplitOff { from, part } => {
                    moves.since.extend([(*from, day), (*part, day)]);
                    moves.told.extend([*from, *part]);
                }
                Event::People { from, to: Some(to), category, filled, .. } => {
                    let weakest = moves.grade(*from).max(body_grade(organisation, *from)).max(moves.grade(*to));
                    moves.grades.insert(*to, weakest);
                    moves.told.push(*to);
                    if tier(*from) != tier(*to) && is_allotted(*category) {
                        let arrived = &mut moves.arrived[tier(*to).at()];
                        *arrived = arrived.zip(*filled).map(|(sum, people)| sum + people);
                    }
                }
                _ => {}
            }
        }
        moves.read = entries.len();
        moves
    }

    /// How many bodies a body was merged from; 1: it was not merged.
    pub fn merged_from(&self, body: BodyIx) -> u32 {
        self.merged.get(&body).copied().unwrap_or(1)
    }

    /// Bodies of which the entries that were last read have something to say, some of them several times.
    pub(super) fn bodies(&self) -> impl Iterator<Item = BodyIx> + '_ {
        self.told.iter().copied()
    }

    /// Whether a step reorganised a body, and on which day; none within: its day is unknown.
    pub fn reorganised(&self, body: BodyIx) -> Option<Option<Date>> {
        self.since.get(&body).copied()
    }

    /// The weakest grade of the rows that a body's people came from in the plan; verified where nobody came.
    pub fn grade(&self, body: BodyIx) -> Grade {
        self.grades.get(&body).copied().unwrap_or(Grade::Verified)
    }

    /// People whom a tier received from other tiers; none: unknown.
    pub fn arrived(&self, tier: Tier) -> Count {
        self.arrived[tier.at()]
    }
}
