//! Split (tách: the body lives on; chia: it ends).

use super::bequest::{Decisions, Heirs, portions};
use crate::draft::journal::Event;
use crate::draft::slot::{find, find_mut};
use crate::draft::staffing::divide;
use crate::draft::state::Draft;
use crate::model::{BodyIx, Holder, Role};
use crate::scenario::{Malformed, Receiver, Refusal, Row};

impl Draft<'_> {
    /// Parts of a body become bodies of their own, or go to living ones. A new part has the kind, parent and area of
    /// the body; of its kind's work it holds only what its row selects. The body lives on with what no row selects;
    /// with a row `rest` it ends, and its sub-units, documents and leaders fare as in a dissolution.
    ///
    /// Refused: a receiver that has ended or is the body itself; shares as in a dissolution.
    pub(super) fn split(&mut self, id: &str, rows: &[Row]) -> Result<(), Refusal> {
        let body = self.living_body(id)?;
        if rows.is_empty() {
            return Err(Malformed::Missing("target").into());
        }
        let shares = self.check_rows(rows)?;
        let (heirs, new_parts) = self.parts(id, body, rows)?;
        let ids: Vec<String> = rows.iter().filter_map(|row| part_id(row).map(str::to_owned)).collect();
        self.check_new_outside(body, &heirs)?;
        let named: Vec<&str> = ids.iter().map(String::as_str).collect();
        let portions = portions(&heirs);
        let division = divide(self.posts(body), &portions, &shares, &named)?;
        let decisions = self.decide(body, &heirs);

        for (part, row) in &new_parts {
            let state = self.body(body);
            let made = self.create_body(&ids[*row], rows[*row].name.as_deref(), state);
            debug_assert_eq!(made, *part);
            self.note(Event::SplitOff { from: body, part: made });
        }
        self.warn_of_idle_rows(Some(body), &heirs, &[&decisions]);
        self.except_new_parts(body, &new_parts, &heirs, &decisions);
        let ends = heirs.iter().any(|row| row.rest);
        let parts: Vec<BodyIx> = new_parts.iter().map(|(part, _)| *part).collect();
        self.hand_over_parts(body, &parts, &heirs, &decisions, ends);
        if ends {
            self.end_with_heirs(body, &heirs, &decisions, &portions, &division);
        } else {
            self.part_with_people(body, &portions, &division);
            self.pass_procedures_of_parts(body, &heirs, &decisions);
        }
        Ok(())
    }

    /// The rows with their receivers; new parts get the positions that they will be created at.
    #[allow(clippy::type_complexity, reason = "a pair of two plain lists")]
    fn parts(&self, id: &str, body: BodyIx, rows: &[Row]) -> Result<(Vec<Heirs>, Vec<(BodyIx, usize)>), Refusal> {
        let mut heirs: Vec<Heirs> = Vec::with_capacity(rows.len());
        let mut new_parts: Vec<(BodyIx, usize)> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let Some(to) = part_id(row) else {
                return Err(Malformed::Receiver("kind:".to_owned()).into());
            };
            let earlier = new_parts.iter().find(|(_, row)| part_id(&rows[*row]) == Some(to)).map(|(part, _)| *part);
            let receiver = match (earlier, self.find(to)) {
                (Some(part), _) => part,
                (None, Some(_)) => self.living_body(to)?,
                (None, None) => {
                    let part = BodyIx::new(self.body_count() + new_parts.len());
                    new_parts.push((part, at));
                    part
                }
            };
            if receiver == body {
                return Err(Refusal::IntoItself(id.to_owned()));
            }
            heirs.push(self.heirs_of(row, receiver)?);
        }
        Ok((heirs, new_parts))
    }

    /// As [`Draft::check_outside`]; a part that is not yet there is what the body is.
    fn check_new_outside(&self, body: BodyIx, heirs: &[Heirs]) -> Result<(), Refusal> {
        let there = |row: &&Heirs| row.receivers[0].0.at() < self.body_count();
        let living: Vec<Heirs> = heirs.iter().filter(there).cloned().collect();
        self.check_outside(body, &living)?;
        let gives_people = heirs.iter().any(|row| row.receivers[0].1 != crate::draft::staffing::Amount::None);
        if gives_people && self.is_outside(body) {
            return Err(Refusal::PeopleOutside(self.id(body).to_owned()));
        }
        Ok(())
    }

    /// A part holds of its kind's work only what its row selects, and that as the body held it.
    fn except_new_parts(&mut self, body: BodyIx, parts: &[(BodyIx, usize)], heirs: &[Heirs], decisions: &Decisions) {
        let kind = self.kind(body);
        for task in self.tasks_of_kind(kind).to_vec() {
            let taker = decisions.iter().find(|(held, _)| *held == task).and_then(|(_, row)| *row);
            let mut slots = self.copy_slots(task);
            for (part, _) in parts {
                let taken = taker.is_some_and(|row| heirs[row].receivers[0].0 == *part);
                for role in Role::ALL.iter().copied() {
                    let area = self.area(*part);
                    if let Some(slot) = find_mut(&mut slots, Holder::Kind(kind), role) {
                        let reach = self.scopes.meet(area, slot.scope);
                        let except = if taken { self.scopes.excepted(slot, body) } else { reach };
                        self.scopes.set_excepted(slot, *part, except);
                    }
                }
            }
            self.put_slots(task, slots);
        }
    }

    fn hand_over_parts(&mut self, body: BodyIx, new: &[BodyIx], heirs: &[Heirs], decisions: &Decisions, ends: bool) {
        for (task, row) in decisions.iter().filter_map(|(task, row)| row.map(|row| (*task, row))) {
            let heir = heirs[row].receivers[0].0;
            let mut slots = self.copy_slots(task);
            for role in Role::ALL.iter().copied() {
                let own = find(&slots, Holder::Body(body), role)
                    .map_or(crate::draft::scopes::Scope::NOTHING, |slot| slot.scope);
                let all = self.effective(task, body, role);
                let scope = if new.contains(&heir) { own } else { all };
                self.take(&mut slots, body, role);
                if new.contains(&heir) {
                    self.give(&mut slots, heir, role, scope);
                    if !all.is_nothing() {
                        let (from, to) = (Some(Holder::Body(body)), Some(Holder::Body(heir)));
                        self.note(Event::Work { task, role, from, to, scope: all, given: !heirs[row].rest });
                    }
                } else {
                    for (heir, scope) in self.hand_over((task, role, scope), body, Some(&heirs[row])) {
                        self.give(&mut slots, heir, role, scope);
                    }
                }
            }
            self.put_slots(task, slots);
        }
        if ends {
            // What nobody takes ends with the body; `end_body` drops what its kind held for it.
            let left: Decisions = decisions.iter().filter(|(_, row)| row.is_none()).copied().collect();
            self.bequeath_work(body, heirs, &left);
        }
    }

    /// Procedures whose task a part takes follow it.
    fn pass_procedures_of_parts(&mut self, body: BodyIx, heirs: &[Heirs], decisions: &Decisions) {
        for procedure in self.settled(body).to_vec() {
            let Some(task) = self.baseline.organisation.procedure(procedure).task else { continue };
            if let Some((_, Some(row))) = decisions.iter().find(|(held, _)| *held == task) {
                let to = Holder::Body(heirs[*row].receivers[0].0);
                self.pass_procedure(procedure, Holder::Body(body), &[to]);
            }
        }
    }
}

fn part_id(row: &Row) -> Option<&str> {
    match &row.to {
        Receiver::Body(id) => Some(id),
        _ => None,
    }
}
