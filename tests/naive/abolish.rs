//! All bodies of a kind or a tier end together.

use super::Stop;
use super::people::{Line, Portion, over_one};
use super::state::World;
use std::collections::BTreeSet;
use tinhgon::scenario::{Abolished, Receiver, Row};

impl World {
    pub fn abolish(&mut self, what: &Abolished, heirs: &[Row]) -> Result<(), Stop> {
        let kinds: Vec<usize> = match what {
            Abolished::Kind(id) => vec![self.find_kind(id)?],
            Abolished::Tier(tier) => (0..self.kinds.len()).filter(|kind| self.kinds[*kind].tier == *tier).collect(),
        };
        self.check_rows(heirs, false, true)?;
        let ending: Vec<String> =
            self.living().into_iter().filter(|body| kinds.contains(&self.bodies[body].kind)).collect();
        if ending.is_empty() {
            return Err(Stop::Refused);
        }
        self.check_rows_leaders(heirs)?;
        for row in heirs {
            if let Receiver::Body(id) = &row.to {
                self.alive(id)?;
                if ending.iter().any(|body| body == id) {
                    return Err(Stop::Refused);
                }
            }
        }
        let portions: Vec<Option<Portion>> = heirs.iter().map(|row| row.share.map(Portion::from)).collect();
        let takes_people = portions.iter().any(Option::is_some);
        if over_one(&portions) || (takes_people && ending.iter().any(|body| self.is_outside(body))) {
            return Err(Stop::Refused);
        }
        let before = self.clone();
        let won = before.winning_rows(heirs);
        let mut new_parents: Vec<(String, Option<String>)> = Vec::new();
        for body in &ending {
            let lines = before.expand(body, heirs, &ending)?;
            self.share_out(body, &lines, true)?;
            self.hand_over(body, &lines, &won);
            for unit in before.children(body).into_iter().filter(|unit| !ending.contains(unit)) {
                let heirs: BTreeSet<&String> = lines.iter().map(|line| &line.to).collect();
                let mut fitting = heirs.into_iter().filter(|heir| {
                    !before.is_within(heir, &unit) && before.bodies[&unit].area.is_subset(&before.bodies[*heir].area)
                });
                let only = fitting.next().filter(|_| fitting.next().is_none()).cloned();
                new_parents.push((unit, only));
            }
        }
        new_parents.sort_by_key(|(unit, _)| before.bodies[unit].rank);
        for (unit, heir) in new_parents {
            // Two units may each have their heir below the other: the later one stays where it is.
            let heir = heir.filter(|heir| !self.is_within(heir, &unit));
            let parent = heir.or_else(|| before.above(&unit, &ending));
            self.body_mut(&unit).parent = parent;
        }
        ending.iter().for_each(|body| self.end(body));
        Ok(())
    }

    /// The nearest body above that does not end.
    fn above(&self, body: &str, ending: &[String]) -> Option<String> {
        self.path_up(body).into_iter().skip(1).find(|up| !ending.contains(up))
    }

    /// The rows as they concern one ended body, a line for each receiver.
    fn expand(&self, body: &str, rows: &[Row], ending: &[String]) -> Result<Vec<Line>, Stop> {
        let mut lines = Vec::new();
        for (row, it) in rows.iter().enumerate() {
            let portion = it.share.map(Portion::from);
            match &it.to {
                Receiver::Body(to) => lines.push(Line { row, to: to.to_string(), portion, in_own_area: false }),
                Receiver::Parent => {
                    let above = self.above(body, ending);
                    lines.extend(above.map(|to| Line { row, to, portion, in_own_area: false }));
                }
                Receiver::Kind(kind) => {
                    let mut bodies = self.living_of(self.find_kind(kind)?);
                    bodies.retain(|to| {
                        !ending.contains(to) && !self.bodies[to].area.is_disjoint(&self.bodies[body].area)
                    });
                    if bodies.is_empty() {
                        return Err(Stop::Refused);
                    }
                    let many = bodies.len() as i64;
                    for (at, to) in bodies.into_iter().enumerate() {
                        let portion = portion.map(|portion| match portion {
                            Portion::Fraction(part, of) => Portion::Fraction(part, of * many as u128),
                            Portion::Number(all) => Portion::Number(all / many + i64::from((at as i64) < all % many)),
                        });
                        lines.push(Line { row, to, portion, in_own_area: true });
                    }
                }
            }
        }
        Ok(lines)
    }
}
