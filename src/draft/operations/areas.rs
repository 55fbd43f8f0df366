//! Merge areas (nhập đơn vị hành chính).

use crate::draft::journal::Event;
use crate::draft::scopes::Scope;
use crate::draft::state::{Draft, NewArea};
use crate::model::{BodyIx, KindIx, small};
use crate::scenario::{Refusal, Units, Word};

impl Draft<'_> {
    /// Areas become one; elementary areas, and with them all scopes, stay. For each kind, the bodies whose area is
    /// exactly one of the merged areas merge into that of the first-listed area, or of the first that has one; it
    /// keeps its id, and the new area's name takes the place of the old one in its name. A kind with several bodies
    /// in one merged area does not merge; its bodies follow their parents.
    ///
    /// Refused: fewer than two areas, one twice, areas that have ended or overlap; a new id that is in use; a successor
    /// that stands below a body merged into it.
    pub(super) fn merge_areas(&mut self, ids: &[Word], into: &str, name: Option<&str>) -> Result<(), Refusal> {
        let mut merged: Vec<(String, Scope)> = Vec::with_capacity(ids.len());
        for (at, id) in ids.iter().enumerate() {
            let extent = self.living_area(id)?;
            if ids[..at].contains(id) {
                return Err(Refusal::NamedTwice(id.to_string()));
            }
            let scope = self.scopes.intern(extent);
            if let Some((other, _)) = merged.iter().find(|(_, other)| self.scopes.overlap(*other, scope)) {
                return Err(Refusal::AreasOverlap(other.clone(), id.to_string()));
            }
            merged.push((id.to_string(), scope));
        }
        if merged.len() < 2 {
            return Err(Refusal::FewerThanTwo);
        }
        let used = self.baseline.organisation.find_area(into).is_some()
            || self.changes.new_areas.iter().any(|area| area.id == into);
        if used {
            return Err(Refusal::IdInUse(into.to_owned()));
        }
        let first = self.area_name(&ids[0]);
        let name = name.map_or(first, str::to_owned);
        // Whether a successor stands below a merged body of its kind may depend on the kinds merged before it.
        let (changes, entries) = (self.changes.clone(), self.journal.entries.len());
        for kind in (0..self.baseline.organisation.kinds().len()).map(KindIx::new) {
            if let Err(refusal) = self.merge_of_kind(kind, &merged, &name) {
                self.changes = changes;
                self.journal.entries.truncate(entries);
                return Err(refusal);
            }
        }
        let all = merged.iter().map(|(_, scope)| *scope).collect::<Vec<_>>();
        let scope = all.into_iter().fold(Scope::NOTHING, |sum, scope| self.scopes.union(sum, scope));
        let members: Vec<String> = ids.iter().map(Word::to_string).collect();
        self.changes.ended_areas.extend(members.iter().cloned());
        let area = NewArea { id: into.to_owned(), name, members, scope };
        self.changes.new_areas.push(area);
        self.note(Event::AreasMerged { area: self.changes.new_areas.len() as u32 - 1 });
        Ok(())
    }

    /// The name of an area, alive or ended.
    pub(super) fn area_name(&self, id: &str) -> String {
        let organisation = self.baseline.organisation;
        match self.changes.new_areas.iter().find(|area| area.id == id) {
            Some(area) => area.name.clone(),
            None => {
                organisation.find_area(id).map_or_else(|| id.to_owned(), |area| organisation.area(area).name.clone())
            }
        }
    }

    fn merge_of_kind(&mut self, kind: KindIx, merged: &[(String, Scope)], name: &str) -> Result<(), Refusal> {
        let mut found: Vec<(usize, BodyIx)> = Vec::new();
        for body in self.bodies_of(kind) {
            let area = self.area(body);
            found.extend(merged.iter().position(|(_, scope)| *scope == area).map(|at| (at, body)));
        }
        found.sort_unstable();
        let twice = found.windows(2).any(|pair| pair[0].0 == pair[1].0);
        let [(at, successor), others @ ..] = found.as_slice() else { return Ok(()) };
        let others: Vec<BodyIx> = others.iter().map(|(_, body)| *body).collect();
        if twice || others.is_empty() {
            return Ok(());
        }
        if let Some(above) = others.iter().find(|body| self.is_at_or_below(*successor, **body)) {
            return Err(Refusal::SuccessorBelowMerged(self.id(*above).to_owned()));
        }
        let (successor, old) = (*successor, self.area_name(&merged[*at].0));
        self.absorb(&others, successor, true, Units::Keep, None);
        let renamed = renamed(self.name(successor), &old, name);
        self.set_name(successor, &renamed);
        Ok(())
    }
}

/// A body's name with the new area's name in place of the old one, which within a name may begin with a small letter:
/// "UBND xã Đông" of the area "Xã Đông".
fn renamed(body: &str, old: &str, new: &str) -> String {
    if body.contains(old) { body.replace(old, new) } else { body.replace(&small(old), &small(new)) }
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn a_body_takes_the_name_of_its_new_area_in_the_letters_of_its_own() {
        assert_eq!(renamed("UBND Xã Đông", "Xã Đông", "Phường Mới"), "UBND Phường Mới");
        assert_eq!(renamed("UBND phường Duy Tân", "Phường Duy Tân", "Phường Đăk Cấm"), "UBND phường Đăk Cấm");
        assert_eq!(renamed("UBND thị trấn Plei Kần", "Thị trấn Plei Kần", "Xã Bờ Y"), "UBND xã Bờ Y");
        assert_eq!(renamed("Trạm y tế số 2", "Xã Đông", "Xã Mới"), "Trạm y tế số 2");
    }
}
