//! Which scenarios of a space are left out before anybody evaluates them.

use crate::scenario::{Operation, Place, Receiver, Row, Selector, Step, Word};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What a scenario must keep to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Constraints {
    /// A body takes part in a merge, or ends, at most once.
    pub once: bool,
    /// No step names a body that a step before it has ended.
    pub living: bool,
    /// Bodies of one list never come into one body.
    pub not_together: Vec<Vec<String>>,
    /// Bodies of one list come into one body, or none of them is merged.
    pub together: Vec<Vec<String>>,
    /// The most steps.
    pub max_steps: Option<usize>,
}

impl Constraints {
    /// Whether every scenario keeps to them.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a scenario keeps to all of them.
    pub fn keep(&self, steps: &[Cow<'_, Step>]) -> bool {
        self.max_steps.is_none_or(|most| steps.len() <= most)
            && (!self.once || is_once(steps))
            && (!self.living || is_living(steps))
            && ((self.not_together.is_empty() && self.together.is_empty()) || self.groups_fit(steps))
    }

    fn groups_fit(&self, steps: &[Cow<'_, Step>]) -> bool {
        let groups = Groups::of(steps);
        let apart = self.not_together.iter().all(|bodies| {
            let mut seen: Vec<&str> = bodies.iter().filter_map(|body| groups.find(body)).collect();
            let count = seen.len();
            seen.sort_unstable();
            seen.dedup();
            seen.len() == count
        });
        let together = self.together.iter().all(|bodies| {
            let mut found = bodies.iter().map(|body| groups.find(body));
            let first = found.next().flatten();
            found.all(|other| other == first)
        });
        apart && together
    }
}

/// The bodies that an operation merges or ends, the successor among them.
fn changed(operation: &Operation) -> Vec<&str> {
    match operation {
        Operation::Merge { bodies, into, .. } => {
            let mut changed: Vec<&str> = bodies.iter().map(Word::as_str).collect();
            if !bodies.contains(into) {
                changed.push(into);
            }
            changed
        }
        Operation::Split { body, .. } | Operation::Dissolve { body, .. } => vec![body],
        _ => Vec::new(),
    }
}

/// The bodies that an operation ends for certain.
fn ended(operation: &Operation) -> Vec<&str> {
    match operation {
        Operation::Merge { bodies, into, .. } => bodies.iter().filter(|body| *body != into).map(Word::as_str).collect(),
        Operation::Dissolve { body, .. } => vec![body],
        Operation::Split { body, parts }
            if parts.iter().any(|part| part.tasks.as_ref().is_some_and(Selector::is_rest)) =>
        {
            vec![body]
        }
        _ => Vec::new(),
    }
}

/// The bodies that an operation needs alive.
fn needed(operation: &Operation) -> Vec<&str> {
    fn receivers(rows: &[Row]) -> impl Iterator<Item = &str> {
        rows.iter().filter_map(|row| match &row.to {
            Receiver::Body(body) => Some(body.as_str()),
            Receiver::Kind(_) | Receiver::Parent => None,
        })
    }
    fn place(place: &Place) -> Option<&str> {
        match place {
            Place::Body(body) => Some(body),
            Place::Kind(_) => None,
        }
    }
    match operation {
        Operation::Create { parent, .. } => vec![parent],
        Operation::Merge { .. } => changed(operation),
        Operation::Split { body, parts: rows } | Operation::Dissolve { body, heirs: rows } => {
            [body.as_str()].into_iter().chain(receivers(rows)).collect()
        }
        Operation::Reassign { from, to, .. } => from.as_deref().into_iter().chain([to.as_str()]).collect(),
        Operation::Delegate { from, to, .. } => place(from).into_iter().chain(place(to)).collect(),
        Operation::Move { body, under } => vec![body, under],
        Operation::Rename { body, .. } | Operation::Resize { body, .. } => vec![body],
        Operation::Abolish { heirs, .. } => receivers(heirs).collect(),
        Operation::MergeAreas { .. } => Vec::new(),
    }
}

fn is_once(steps: &[Cow<'_, Step>]) -> bool {
    let mut seen: Vec<&str> = Vec::new();
    steps.iter().flat_map(|step| changed(&step.operation)).all(|body| {
        let fresh = !seen.contains(&body);
        seen.push(body);
        fresh
    })
}

fn is_living(steps: &[Cow<'_, Step>]) -> bool {
    let mut gone: Vec<&str> = Vec::new();
    steps.iter().all(|step| {
        let living = needed(&step.operation).iter().all(|body| !gone.contains(body));
        gone.extend(ended(&step.operation));
        living
    })
}

/// Which bodies come into one by merges.
struct Groups<'s>(BTreeMap<&'s str, &'s str>);

impl<'s> Groups<'s> {
    fn of(steps: &'s [Cow<'_, Step>]) -> Self {
        let mut groups = Groups(BTreeMap::new());
        for step in steps {
            let Operation::Merge { into, .. } = &step.operation else { continue };
            let root = groups.find(into).unwrap_or(into);
            for body in changed(&step.operation) {
                let old = groups.find(body).unwrap_or(body);
                groups.0.values_mut().filter(|group| **group == old).for_each(|group| *group = root);
                groups.0.insert(body, root);
            }
        }
        groups
    }

    /// The group of a body; none: no merge has it.
    fn find(&self, body: &str) -> Option<&'s str> {
        self.0.get(body).copied()
    }
}
