//! What changes between two briefs of a task.

use super::sums::Sums;
use crate::draft::Draft;
use crate::model::{BodyIx, TaskIx};
use crate::rules::{Brief, LeadHolder, part_of};

impl Sums<'_> {
    /// So many tasks that are alike in brief are otherwise in brief.
    pub(super) fn add_brief(&mut self, draft: &mut Draft<'_>, task: TaskIx, old: &Brief, new: &Brief, many: i64) {
        if old.counts != new.counts {
            self.tally.change_tasks(&old.counts, &new.counts, many);
        }
        if new.counts.support {
            return;
        }
        let other_members = new.has_other_members(old);
        let (gone, come) = (old.all() & !new.all(), new.all() & !old.all());
        if self.asked.pairs && (gone | come != 0 || other_members) {
            // Who has ended holds nothing any more, so that all who are there now live.
            let kept = if gone == 0 { 0 } else { self.pairs.kept(draft, new, gone) };
            if kept | come != 0 {
                self.add_other_pairs(new, [kept, come], old.all() & new.all());
            }
            if old.kind().is_some() || new.kind().is_some() {
                self.add_kind_pairs(draft, task, [old, new]);
            }
        }
        if old.leading() != new.leading() || old.leading_kind() != new.leading_kind() {
            self.moved.push(task);
            if self.asked.fields {
                self.add_shares([old, new]);
            }
        } else if new.is_led_by_kind() && other_members {
            self.moved.push(task);
        }
    }

    /// What the agencies of two briefs share with the bodies of a kind: asked of few, and apart, so that it takes no
    /// registers from the others.
    #[inline(never)]
    fn add_kind_pairs(&mut self, draft: &mut Draft<'_>, task: TaskIx, [old, new]: [&Brief; 2]) {
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

    /// Pairs of the agencies that have gone with each other and with those that stay, and the same of those that have come:
    /// all of these have a bit each, by the seats of a brief.
    fn add_other_pairs(&mut self, brief: &Brief, [gone, come]: [u8; 2], stay: u8) {
        for (mut left, sign) in [(gone, -1), (come, 1)] {
            while left != 0 {
                let agency = brief.agency(left.trailing_zeros());
                left &= left - 1;
                let mut partners = left | stay;
                while partners != 0 {
                    self.pairs.add_kept(agency, brief.agency(partners.trailing_zeros()), sign);
                    partners &= partners - 1;
                }
            }
        }
    }

    /// Equal parts of the weight go to the holders: where they are as many, only those who come and go matter.
    fn add_shares(&mut self, [old, new]: [&Brief; 2]) {
        let (were, are) = (old.leading_holders(), new.leading_holders());
        let as_many = were == are;
        self.add_parts(old, -(part_of(old.weight, were) as i128), new, as_many);
        self.add_parts(new, part_of(new.weight, are) as i128, old, as_many);
    }

    /// Parts of holders, but for those who have as great a part in another brief.
    #[inline]
    fn add_parts(&mut self, brief: &Brief, part: i128, other: &Brief, as_many: bool) {
        let mut leads = if as_many { brief.leading() & !other.leading() } else { brief.leading() };
        while leads != 0 {
            let agency = brief.agency(leads.trailing_zeros());
            self.add_share(brief.field, LeadHolder::Agency(agency), part);
            leads &= leads - 1;
        }
        if let Some(kind) = brief.leading_kind().filter(|kind| !as_many || other.leading_kind() != Some(*kind)) {
            self.add_share(brief.field, LeadHolder::Kind(kind), part);
        }
    }
}
