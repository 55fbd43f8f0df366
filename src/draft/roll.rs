//! The roll of a kind: its living bodies with their agencies, in the order of the areas they serve.

use super::scopes::Scope;
use super::state::Draft;
use crate::model::{BodyIx, Extent, KindIx};
use std::sync::Arc;

/// A living body of a kind.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// The body.
    pub body: BodyIx,
    /// The agency that it counts for.
    pub agency: BodyIx,
    /// The interval from its first to its last area.
    reach: (u32, u32),
}

/// The living bodies of a kind that serve any area.
#[derive(Clone, Debug, Default)]
pub struct Roll {
    members: Vec<Member>,
    /// Whether no two intervals overlap, so that they can be searched.
    apart: bool,
}

impl Roll {
    /// How many there are.
    pub fn len(&self) -> u32 {
        self.members.len() as u32
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Those that may serve an area of the territory; those left out serve none.
    pub fn members_within(&self, territory: &Extent) -> Vec<Member> {
        if !self.apart {
            return self.members.clone();
        }
        let mut within = Vec::new();
        let mut next = 0;
        for (from, to) in territory.spans() {
            next += self.members[next..].partition_point(|member| member.reach.1 <= *from);
            while let Some(member) = self.members.get(next).filter(|member| member.reach.0 < *to) {
                within.push(*member);
                next += 1;
            }
        }
        within
    }
}

impl Draft<'_> {
    /// The roll of a kind as things stand; kept until a body, its place or its area changes.
    pub fn roll(&mut self, kind: KindIx) -> Arc<Roll> {
        if let Some(roll) = self.rolls.get(&kind) {
            return roll.clone();
        }
        let mut members: Vec<Member> = Vec::with_capacity(self.bodies_of(kind).len());
        for body in self.bodies_of(kind) {
            let area = self.area(*body);
            if area == Scope::NOTHING {
                continue;
            }
            let spans = self.scopes.extent(area).spans();
            let reach = (spans.first().map_or(0, |span| span.0), spans.last().map_or(0, |span| span.1));
            members.push(Member { body: *body, agency: self.agency(*body), reach });
        }
        members.sort_by_key(|member| (member.reach, member.body));
        let apart = members.windows(2).all(|pair| pair[0].reach.1 <= pair[1].reach.0);
        let roll = Arc::new(Roll { members, apart });
        self.rolls.insert(kind, roll.clone());
        roll
    }
}
