//! How many deputies each body may have, and until when it may have more.

use super::deadline::Deadlines;
use super::people::Roster;
use super::run::Pool;
use crate::draft::Draft;
use crate::model::{BodyIx, Post};
use crate::rules::law::{Law, Moves, deputy_limit};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// A body that has deputies, and how many it may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyNorm {
    /// The body.
    pub body: BodyIx,
    /// Deputies at the start.
    pub deputies: i64,
    /// The most that it may have; where an input is missing, the most that it can be, so that a surplus is certain. None:
    /// no norm is known for its kind.
    pub limit: Option<i64>,
    /// The last day by which it must be within the limit; none: no law says.
    pub deadline: Option<Date>,
    /// Whether the law limits it together with the others of its kind; its own limit is then the average.
    pub pooled: bool,
}

impl BodyNorm {
    /// Deputies over the limit.
    pub fn surplus(&self) -> i64 {
        self.limit.map_or(0, |limit| (self.deputies - limit).max(0))
    }
}

/// The limits of all bodies.
#[derive(Clone, Debug, Default)]
pub struct DeputyNorms {
    /// The bodies that have deputies, in their order.
    pub bodies: Vec<BodyNorm>,
    /// The limit of the departments together; none: there is none, or no average is in force.
    pub pool: Option<Pool>,
}

/// Who has how many deputies after a plan, and may have how many by the law of a day. `moves` are those of the
/// plan's run.
pub fn deputy_norms(
    draft: &Draft<'_>,
    roster: &Roster,
    law: &Law<'_>,
    moves: &Moves,
    deadlines: &Deadlines<'_>,
) -> DeputyNorms {
    let mut deputies: FxHashMap<BodyIx, i64> = FxHashMap::default();
    for person in roster.people.iter().filter(|person| person.post == Post::Deputy) {
        if let Some(body) = person.body {
            *deputies.entry(body).or_default() += 1;
        }
    }
    let mut norms = DeputyNorms::default();
    let (mut departments, mut limit, mut deadline) = (0, 0, None);
    for body in draft.counted() {
        let found = deputy_limit(law, draft, moves, body);
        let most = found.map(|found| found.limit.most);
        let pooled = found.is_some_and(|found| found.average);
        let number = deputies.get(&body).copied().unwrap_or(0);
        let last_day = deadlines.last_day(moves.reorganised(body).flatten());
        if pooled {
            departments += 1;
            limit += most.unwrap_or(0);
            deadline = deadline.into_iter().chain(last_day).min();
        }
        if number > 0 {
            norms.bodies.push(BodyNorm { body, deputies: number, limit: most, deadline: last_day, pooled });
        }
    }
    norms.pool = (departments > 0).then_some(Pool { bodies: departments, limit, deadline });
    norms
}
