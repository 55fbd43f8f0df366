//! The sums of a draft: the baseline's, less what its touched rows gave, plus what they give now.

use super::asked::Asked;
use super::earlier::{Earlier, Since};
use super::keyed::Keyed;
use super::outcome::people_moved;
use super::pairs::Pairs;
use super::quo::{StatusQuo, field_of, share};
use super::tally::{Sum, Tally};
use super::whole_kinds::{Others, WithKind};
use crate::draft::{Draft, Overlay, Scope};
use crate::model::{BodyIx, FieldIx, KindIx, TaskIx};
use crate::rules::{
    BodyFacts, BodyShape, Brief, LeadHolder, Spread, TaskFacts, measure_body, measure_shape, measure_task,
    shape_without_place,
};

/// What differs between the baseline and a draft, added up; used again for the next draft.
pub(super) struct Sums<'b> {
    pub asked: Asked,
    pub tally: Tally,
    /// Tasks whose lead agency differs in some area, in no order that means anything.
    pub moved: Vec<TaskIx>,
    /// Fields that are spread differently, as they are now.
    spreads: Overlay<Spread>,
    /// People whom bodies have lost.
    pub people_moved: Sum,
    /// Pairs of agencies that share tasks.
    pub pairs: Pairs,
    /// By how much the part of a holder in a field is larger than in the baseline.
    shares: Keyed<i128>,
    /// What agencies share with whole kinds, to be expanded at the end.
    pub(super) with_kinds: Vec<WithKind>,
    /// What was last asked about the bodies of a kind.
    pub(super) others: Option<((KindIx, Scope), Others)>,
    /// What differs from the apparatus as it was loaded; none: the baseline is that.
    pub since: Option<Since<'b>>,
    /// The baseline itself, for tasks that must be measured again as they were.
    pub(super) before: Draft<'b>,
}

impl<'b> Sums<'b> {
    pub fn new(quo: &StatusQuo<'b>, asked: Asked) -> Self {
        Self {
            asked,
            tally: quo.tally.in_groups(asked),
            moved: Vec::new(),
            spreads: Overlay::default(),
            people_moved: Sum::default(),
            pairs: Pairs::default(),
            shares: Keyed::default(),
            with_kinds: Vec::new(),
            others: None,
            since: quo.earlier.as_ref().map(Since::new),
            before: Draft::new(quo.baseline),
        }
    }

    /// A body as it was.
    pub fn measure_before(&mut self, body: BodyIx) -> Option<BodyFacts> {
        measure_body(&mut self.before, body)
    }

    /// Adds up everything that a draft touches.
    pub fn add_up(&mut self, quo: &StatusQuo<'b>, draft: &mut Draft<'_>) {
        self.tally.set_to(&quo.tally);
        self.moved.clear();
        self.spreads.clear();
        self.people_moved = quo.earlier.as_ref().map(Earlier::people).unwrap_or_default();
        self.others = None;
        self.with_kinds.clear();
        self.pairs.begin();
        self.shares.clear();
        self.add_bodies(quo, draft);
        self.add_tasks(quo, draft);
        self.add_kinds(quo, draft);
        self.expand_kinds(quo, draft);
        self.add_spreads(quo);
    }

    /// Fields that are spread differently, as they are now, in no order that means anything.
    pub fn spreads(&self) -> impl Iterator<Item = (FieldIx, &Spread)> {
        self.spreads.iter().map(|(field, spread)| (FieldIx(field), spread))
    }

    fn add_tasks(&mut self, quo: &StatusQuo<'b>, draft: &mut Draft<'_>) {
        for at in 0..draft.marked_task_count() {
            let task = draft.marked_task(at);
            self.add_task(quo, draft, task);
        }
    }

    pub(super) fn add_task(&mut self, quo: &StatusQuo<'b>, draft: &mut Draft<'_>, task: TaskIx) {
        let old = quo.briefs[task.at()].as_ref();
        if let Some(old) = old {
            let mut new = old.cleared();
            if new.measure(draft, task).is_some() {
                self.add_brief(draft, task, old, &new, 1);
                return;
            }
            if let Some((kind, _)) = old.kind() {
                let territory = draft.territory(task);
                old.agencies().for_each(|(agency, _)| self.with_kind(kind, territory, agency).lost += 1);
            }
        }
        self.add_facts(quo, draft, task, old);
    }

    #[inline]
    pub(super) fn add_share(&mut self, field: FieldIx, holder: LeadHolder, part: i128) {
        self.shares.add(share(field, holder), part);
    }

    /// A task that cannot be said in brief, before or now.
    fn add_facts(&mut self, quo: &StatusQuo<'b>, draft: &mut Draft<'_>, task: TaskIx, brief: Option<&Brief>) {
        let measured;
        let old = match quo.facts.get(&task) {
            Some(facts) if brief.is_none() => facts,
            _ => {
                measured = measure_task(&mut self.before, task);
                &measured
            }
        };
        let new = measure_task(draft, task);
        if *old == new {
            return;
        }
        if old.counts != new.counts {
            self.tally.change_tasks(&old.counts, &new.counts, 1);
        }
        if !old.counts.support && old.cells != new.cells {
            self.moved.push(task);
        }
        if self.asked.pairs && old.pairs != new.pairs {
            for (pairs, others, sign) in [(&old.pairs, &new.pairs, -1), (&new.pairs, &old.pairs, 1)] {
                for pair in pairs.iter().filter(|pair| others.binary_search(pair).is_err()) {
                    self.pairs.add(draft, pair.0, pair.1, sign);
                }
            }
        }
        if self.asked.fields && old.holders != new.holders {
            let row = draft.task_row(task);
            for (facts, sign) in [(old, -1), (&new, 1)] {
                for (holder, part) in shares_of(row.weight, facts) {
                    self.add_share(row.field, holder, sign * part);
                }
            }
        }
    }

    fn add_spreads(&mut self, quo: &StatusQuo<'_>) {
        let otherwise = || self.shares.iter().filter(|entry| entry.1 != 0);
        quo.shares.fetch(otherwise().map(|entry| entry.0));
        for (share, more) in otherwise() {
            let field = field_of(share);
            let was = quo.shares.get(share);
            let is = was.wrapping_add_signed(more);
            let spread = self.spreads.edit(field.0, |row| *row = quo.spreads[field.at()]);
            // Two squares differ by the difference of their roots times the sum of these.
            spread.sum = spread.sum.wrapping_add_signed(more);
            spread.squares = spread.squares.wrapping_add_signed(more.wrapping_mul((was + is) as i128));
        }
    }

    fn add_bodies(&mut self, quo: &StatusQuo<'_>, draft: &mut Draft<'_>) {
        let known = quo.shapes.len();
        for at in 0..draft.marked_body_count() {
            let body = draft.marked_body(at);
            let hinges_on_work = quo.hinges_on_work.get(body.at()).copied().unwrap_or(true);
            if draft.is_marked_as_holder(at) && !hinges_on_work {
                continue;
            }
            let has_ended = !draft.lives(body);
            if has_ended && body.at() < known {
                self.pairs.end(body);
            }
            let was = quo.shapes.get(body.at()).copied().flatten();
            let (was, is) = match self.asked.places {
                true => (was, measure_shape(draft, body)),
                false => (was.map(BodyShape::without_place), shape_without_place(draft, body)),
            };
            if was != is {
                was.iter().for_each(|shape| self.tally.shape(shape, -1));
                is.iter().for_each(|shape| self.tally.shape(shape, 1));
            }
            let has_other_posts = draft.has_other_posts(body);
            match (was, is) {
                (Some(was), Some(is)) if was.class == is.class => {
                    if has_other_posts {
                        self.tally.change_posts(is.class, self.before.posts(body), draft.posts(body));
                    }
                }
                _ => {
                    was.iter().for_each(|shape| self.tally.posts(shape.class, self.before.posts(body), -1));
                    is.iter().for_each(|shape| self.tally.posts(shape.class, draft.posts(body), 1));
                }
            }
            if has_other_posts || has_ended {
                let people = &mut self.people_moved;
                match &self.since {
                    None => people_moved(&self.before, draft, body, known, |_, count| people.add(count, 1)),
                    Some(since) => since.add_people(&self.before, draft, body, people),
                }
            }
        }
    }
}

/// The part of a task's weight that each of its holders gets.
fn shares_of(weight: u32, facts: &TaskFacts) -> impl Iterator<Item = (LeadHolder, i128)> + '_ {
    crate::rules::shares(weight, &facts.holders).map(|(holder, part)| (holder, part as i128))
}
