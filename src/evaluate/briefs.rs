//! What changes between two briefs of a task.

use super::sums::Sums;
use crate::draft::Draft;
use crate::model::{BodyIx, KindIx, TaskIx};
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
        let common = old.common(new);
        let (was, is) = (old.kind(), new.kind());
        let other_members = was.map(|kind| kind.0) != is.map(|kind| kind.0) || new.other_members;
        let leading = |kind: Option<(KindIx, bool)>| kind.filter(|kind| kind.1);
        // Of those who lead, the bits of those who did not, and the other way round.
        let others = [old.leading() & !common.alike[0], new.leading() & !common.alike[1]];
        let same_holders = leading(was) == leading(is) && others == [0; 2];
        if !same_holders || (leading(is).is_some() && other_members) {
            self.moved.push(task);
        }
        if self.asked.pairs && (other_members || !common.all_alike) {
            self.add_pairs(draft, task, [old, new], common.both);
        }
        if self.asked.fields && !same_holders {
            self.add_shares([old, new], others);
        }
    }

    fn add_pairs(&mut self, draft: &mut Draft<'_>, task: TaskIx, [old, new]: [&Brief; 2], [stay, stayed]: [u8; 2]) {
        // Who has ended holds nothing any more, so that all who are there now live.
        self.add_other_pairs(old, self.pairs.kept(draft, old, old.all() & !stay), stay, -1);
        self.add_other_pairs(new, new.all() & !stayed, stayed, 1);
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

    /// Pairs of some agencies of a brief with each other and with those that stay: all of these have a bit each.
    #[inline]
    fn add_other_pairs(&mut self, brief: &Brief, some: u8, stay: u8, sign: i32) {
        let mut left = some;
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

    /// Equal parts of the weight go to the holders: as many of them, and only those who come and go matter, who have a
    /// bit each.
    fn add_shares(&mut self, [old, new]: [&Brief; 2], [gone, come]: [u8; 2]) {
        let many = |brief: &Brief| (brief.leading().count_ones() + u32::from(brief.is_led_by_kind())) as usize;
        let (were, are) = (many(old), many(new));
        let leading = |brief: &Brief| brief.kind().filter(|kind| kind.1);
        for (brief, many, other, others, sign) in [(old, were, new, gone, -1), (new, are, old, come, 1)] {
            let part = sign * part_of(brief.weight, many) as i128;
            let mut leads = if were == are { others } else { brief.leading() };
            while leads != 0 {
                let agency = brief.agency(leads.trailing_zeros());
                self.add_share(brief.field, LeadHolder::Agency(agency), part);
                leads &= leads - 1;
            }
            if let Some((kind, _)) = leading(brief).filter(|kind| were != are || leading(other) != Some(*kind)) {
                self.add_share(brief.field, LeadHolder::Kind(kind), part);
            }
        }
    }
}
