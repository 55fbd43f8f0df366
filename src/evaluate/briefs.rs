//! What changes between two briefs of a task.

use super::sums::Sums;
use crate::draft::Draft;
use crate::model::{BodyIx, KindIx, TaskIx};
use crate::rules::{Brief, part_of};
use smallvec::SmallVec;

impl Sums<'_> {
    /// So many tasks that are alike in brief are otherwise in brief.
    pub(super) fn add_brief(&mut self, draft: &mut Draft<'_>, task: TaskIx, old: &Brief, new: &Brief, many: i64) {
        if old == new {
            return;
        }
        if old.counts != new.counts {
            self.tally.change_tasks(&old.counts, &new.counts, many);
        }
        if new.counts.support {
            return;
        }
        let (was, is) = (old.kind(), new.kind());
        let other_members = was.map(|kind| kind.0) != is.map(|kind| kind.0) || new.other_members;
        let leading = |kind: Option<(KindIx, bool)>| kind.filter(|kind| kind.1);
        let same_holders = leading(was) == leading(is) && old.has_same_leads(new);
        if !same_holders || (leading(is).is_some() && other_members) {
            self.moved.push(task);
        }
        if self.asked.pairs && (other_members || !old.has_same_agencies(new)) {
            self.add_pairs(draft, task, old, new);
        }
        if self.asked.fields && !same_holders {
            self.add_shares(old, new);
        }
    }

    fn add_pairs(&mut self, draft: &mut Draft<'_>, task: TaskIx, old: &Brief, new: &Brief) {
        if !old.has_same_agencies(new) {
            self.add_other_pairs(draft, old, new, -1);
            self.add_other_pairs(draft, new, old, 1);
        }
        let territory = draft.territory(task);
        let same_kind = old.kind().zip(new.kind()).is_some_and(|(was, is)| was.0 == is.0);
        // Whoever worked with the kind's bodies and does so still has gained and lost only those that have changed.
        let stays = |brief: &Brief, agency: BodyIx| same_kind && brief.has(agency);
        if let Some((kind, _)) = old.kind() {
            for (agency, _) in old.agencies().filter(|agency| !stays(new, agency.0)) {
                self.with_kind(kind, territory, agency).gone += 1;
            }
        }
        if let Some((kind, _)) = new.kind() {
            for (agency, _) in new.agencies().filter(|agency| !stays(old, agency.0)) {
                self.with_kind(kind, territory, agency).come += 1;
            }
            if same_kind && new.other_members {
                for (member, sign) in self.other_members(draft, kind, territory) {
                    for (agency, _) in new.agencies().filter(|agency| stays(old, agency.0)) {
                        self.pairs.add(draft, member, agency, sign);
                    }
                }
            }
        }
    }

    /// Pairs of agencies of one brief that the other does not have.
    fn add_other_pairs(&mut self, draft: &Draft<'_>, one: &Brief, other: &Brief, sign: i32) {
        let mut agencies: SmallVec<[(BodyIx, bool); 8]> = SmallVec::new();
        for (agency, _) in one.agencies() {
            if !self.pairs.keeps(draft, agency) {
                continue;
            }
            let stays = other.has(agency);
            for (partner, _) in agencies.iter().filter(|partner| !(stays && partner.1)) {
                self.pairs.add_kept(agency, *partner, sign);
            }
            agencies.push((agency, stays));
        }
    }

    /// Equal parts of the weight go to the holders: as many of them, and only those who come and go matter.
    fn add_shares(&mut self, old: &Brief, new: &Brief) {
        let (were, are) = (old.holders().count(), new.holders().count());
        for (brief, many, other, sign) in [(old, were, new, -1), (new, are, old, 1)] {
            let part = part_of(brief.weight, many) as i128;
            for holder in brief.holders().filter(|holder| were != are || other.holders().all(|one| one != *holder)) {
                self.add_share(brief.field, holder, sign * part);
            }
        }
    }
}
