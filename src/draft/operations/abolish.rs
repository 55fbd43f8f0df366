//! Abolish (kết thúc hoạt động một cấp, một loại hình).

use super::bequest::{Decisions, Heirs, amount, portions};
use crate::draft::journal::Event;
use crate::draft::staffing::{Amount, Division, Portion, Portions, Shares, divide};
use crate::draft::state::Draft;
use crate::model::BodyIx;
use crate::scenario::{Abolished, Receiver, Refusal, Row};
use smallvec::{SmallVec, smallvec};

/// What one ended body leaves, reckoned on the state before the step.
struct Estate {
    body: BodyIx,
    heirs: Vec<Heirs>,
    decisions: Decisions,
    portions: Portions<Portion>,
    division: Division,
}

impl Draft<'_> {
    /// All bodies of a kind or a tier end together; each leaves its tasks, people, posts and papers as in a
    /// dissolution. A row `kind:K` means the living bodies of K whose area meets the ended body's: each takes the
    /// scope in its own area and an equal part of the row's share. `parent` is the nearest living body above. A
    /// sub-unit that does not end goes to the one heir whose area contains its own, else to the nearest above. The
    /// kind's duties outlive its last body.
    ///
    /// Refused: nothing of that kind or tier lives; an heir ends too; no body of K meets; shares as in a dissolution.
    pub(super) fn abolish(&mut self, what: &Abolished, rows: &[Row]) -> Result<(), Refusal> {
        let ending = self.ending(what)?;
        self.check_rows(rows)?;
        let mut estates = Vec::with_capacity(ending.len());
        for body in ending.iter().copied() {
            estates.push(self.estate(body, rows, &ending)?);
        }
        let decisions: Vec<&Decisions> = estates.iter().map(|estate| &estate.decisions).collect();
        let only = if let [estate] = estates.as_slice() { Some(estate.body) } else { None };
        if let Some(estate) = estates.first() {
            self.warn_of_idle_rows(only, &estate.heirs, &decisions);
        }
        for estate in &estates {
            let above = self.above(estate.body, &ending);
            self.bequeath_work(estate.body, &estate.heirs, &estate.decisions);
            self.bequeath_people(estate.body, &estate.portions, &estate.division);
            self.bequeath_papers(estate.body, &estate.heirs, &estate.decisions, above);
        }
        let places = self.heirs_of_units(&estates, &ending);
        self.place_units(places);
        for body in ending {
            self.end_body(body);
            self.note(Event::Ended(body));
        }
        Ok(())
    }

    fn ending(&self, what: &Abolished) -> Result<Vec<BodyIx>, Refusal> {
        let organisation = self.baseline.organisation;
        let (kinds, word) = match what {
            Abolished::Kind(id) => (vec![self.known_kind(id)?], format!("kind:{id}")),
            Abolished::Tier(tier) => {
                let kinds = organisation.kinds().iter().enumerate().filter(|(_, kind)| kind.tier == *tier);
                (kinds.map(|(at, _)| crate::model::KindIx::new(at)).collect(), format!("tier:{}", tier.word()))
            }
        };
        let mut ending: Vec<BodyIx> = kinds.into_iter().flat_map(|kind| self.bodies_of(kind)).collect();
        ending.sort_unstable();
        if ending.is_empty() { Err(Refusal::NothingToAbolish(word)) } else { Ok(ending) }
    }

    fn estate(&mut self, body: BodyIx, rows: &[Row], ending: &[BodyIx]) -> Result<Estate, Refusal> {
        let mut heirs = Vec::with_capacity(rows.len());
        for row in rows {
            heirs.push(self.expand(body, row, ending)?);
        }
        self.check_outside(body, &heirs)?;
        if self.is_outside(body) && rows.iter().any(|row| row.share.is_some()) {
            return Err(Refusal::PeopleOutside(self.id(body).to_owned()));
        }
        let portions = portions(&heirs);
        let ids: Vec<&str> = portions.iter().map(|portion| self.id(portion.heir)).collect();
        let shares = Shares::new(portions.iter().map(|portion| portion.amount))?;
        let division = divide(self.posts(body), &portions, &shares, &ids)?;
        let decisions = self.decide(body, &heirs);
        Ok(Estate { body, heirs, decisions, portions, division })
    }

    /// The receivers of a row for one ended body.
    fn expand(&mut self, body: BodyIx, row: &Row, ending: &[BodyIx]) -> Result<Heirs, Refusal> {
        let (receivers, by_area) = match &row.to {
            Receiver::Body(id) => {
                let heir = self.living_body(id)?;
                if ending.contains(&heir) {
                    return Err(Refusal::HeirEnds(id.to_string()));
                }
                (smallvec![(heir, amount(row.share))], false)
            }
            Receiver::Parent => {
                (self.above(body, ending).into_iter().map(|heir| (heir, amount(row.share))).collect(), false)
            }
            Receiver::Kind(id) => {
                let kind = self.known_kind(id)?;
                let mut meeting = self.reached(kind, self.area(body));
                meeting.retain(|heir| !ending.contains(heir));
                if meeting.is_empty() {
                    return Err(Refusal::NoBodyOfKindMeets(id.to_string()));
                }
                meeting.sort_by(|a, b| self.id(*a).cmp(self.id(*b)));
                (equal_parts(&meeting, amount(row.share)), true)
            }
        };
        let tasks = row.tasks.as_ref().map(|tasks| self.chosen(tasks)).transpose()?;
        Ok(Heirs { rest: row.tasks.as_ref().is_some_and(|tasks| tasks.is_rest()), tasks, receivers, by_area })
    }

    /// Where the sub-units that do not end would go as things stand: to the one heir whose area contains their own,
    /// else to the nearest above.
    fn heirs_of_units(
        &mut self,
        estates: &[Estate],
        ending: &[BodyIx],
    ) -> Vec<(BodyIx, Option<BodyIx>, Option<BodyIx>)> {
        let mut places = Vec::new();
        for estate in estates {
            let mut heirs: Vec<BodyIx> =
                estate.heirs.iter().flat_map(|row| &row.receivers).map(|(heir, _)| *heir).collect();
            heirs.sort_unstable();
            heirs.dedup();
            let above = self.above(estate.body, ending);
            for unit in self.units(estate.body).into_iter().filter(|unit| !ending.contains(unit)) {
                let area = self.area(unit);
                let mut fitting = Vec::new();
                for heir in heirs.iter().copied().filter(|heir| !self.is_at_or_below(*heir, unit)).collect::<Vec<_>>() {
                    if self.scopes.contains(self.area(heir), area) {
                        fitting.push(heir);
                    }
                }
                places.push((unit, if let [heir] = fitting[..] { Some(heir) } else { above }, above));
            }
        }
        places.sort_unstable_by_key(|place| place.0);
        places
    }

    /// Puts sub-units in their places. Where two would each go below the other, the second goes above instead.
    fn place_units(&mut self, places: Vec<(BodyIx, Option<BodyIx>, Option<BodyIx>)>) {
        for (unit, heir, above) in places {
            let crossed = heir.is_some_and(|heir| self.is_at_or_below(heir, unit));
            self.put_under(unit, if crossed { above } else { heir }, false);
        }
    }
}

/// An equal part of a share for each body; of a whole number, the remainder goes to the first.
fn equal_parts(bodies: &[BodyIx], share: Amount) -> SmallVec<[(BodyIx, Amount); 1]> {
    let many = bodies.len() as i64;
    let part = |at: usize| match share {
        Amount::None => Amount::None,
        Amount::Fraction(part, of) => Amount::Fraction(part, of * bodies.len() as u64),
        Amount::Count(count) => Amount::Count(count / many + i64::from((at as i64) < count % many)),
    };
    bodies.iter().enumerate().map(|(at, body)| (*body, part(at))).collect()
}
