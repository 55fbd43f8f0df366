//! Agencies that a chart shows as one: those of districts and communes are many and alike, those of the province are not.

use crate::draft::Draft;
use crate::model::{BodyIx, KindIx, Tier};
use crate::report::{Names, prose};

/// An agency alone, or all of its kind below the province's own level as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// One agency.
    Alone(BodyIx),
    /// All of a kind.
    Kind(KindIx),
}

impl Group {
    /// The group of an agency. `many`: whether so many of a kind are there that they are shown as one.
    pub fn of(draft: &Draft<'_>, body: BodyIx, many: impl FnOnce(KindIx) -> bool) -> Self {
        let kind = draft.kind(body);
        if tier(draft, body) != Tier::Province && many(kind) { Group::Kind(kind) } else { Group::Alone(body) }
    }

    /// Its name: that of the agency, or how many there are of the kind.
    pub fn counted(self, count: impl FnOnce(KindIx) -> usize, names: &Names<'_, '_>) -> String {
        match self {
            Group::Alone(body) => names.body(body),
            Group::Kind(kind) => {
                let args = [
                    ("count", prose(i64::try_from(count(kind)).unwrap_or(i64::MAX), names)),
                    ("kind", names.kind_counted(kind)),
                ];
                names.say("organisation-many", &args)
            }
        }
    }
}

/// The level of government of a body.
pub fn tier(draft: &Draft<'_>, body: BodyIx) -> Tier {
    draft.baseline().organisation().kind(draft.kind(body)).tier
}
