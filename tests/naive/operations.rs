//! The operations that are not a merge, a split or an abolition. In each, names that never were come first
//! (malformed), then what has ended or is impossible (refused), then what happens.

use super::Stop;
use super::people::{Line, Portion};
use super::state::{Body, KindDuty, Scope, Staff, World, all_of};
use std::collections::{BTreeMap, BTreeSet};
use tinhgon::model::{Category, Role};
use tinhgon::scenario::{Change, Operation, Place, Receiver, Row, Selector, Units, Word};

fn ids(words: &[Word]) -> Vec<String> {
    words.iter().map(Word::to_string).collect()
}

impl World {
    pub(super) fn operate(&mut self, operation: &Operation) -> Result<(), Stop> {
        match operation {
            Operation::Create { id, name, parent, kind, areas } => {
                self.create(id, name.as_deref(), parent, kind, &ids(areas))
            }
            Operation::Merge { bodies, into, name, kind, parent, units, leaders } => {
                let new = (kind.as_deref(), parent.as_deref());
                self.merge(&ids(bodies), into, name.as_deref(), new, (*units, *leaders))
            }
            Operation::Split { body, parts } => self.split(body, parts),
            Operation::Dissolve { body, heirs } => self.dissolve(body, heirs),
            Operation::Reassign { from, to, tasks, role } => self.reassign(from.as_deref(), to, tasks, *role),
            Operation::Delegate { from, to, tasks, keep_coordinating, mode: _ } => {
                self.delegate(from, to, tasks, *keep_coordinating)
            }
            Operation::Move { body, under } => self.move_under(body, under),
            Operation::Rename { body, name } => self.rename(body, name),
            Operation::Resize { body, category, change } => self.resize(body, *category, *change),
            Operation::Abolish { what, heirs } => self.abolish(what, heirs),
            Operation::MergeAreas { areas, into, name: _ } => self.merge_areas(&ids(areas), into),
        }
    }

    /// A body without people, posts or own duties comes to be.
    pub fn found(&mut self, id: &str, name: &str, kind: usize, parent: Option<String>, area: Scope) {
        let rank = self.bodies.len();
        let posts = all_of(Staff::NONE);
        self.bodies
            .insert(id.to_owned(), Body { name: name.to_owned(), kind, parent, area, living: true, rank, posts });
    }

    pub fn body_mut(&mut self, id: &str) -> &mut Body {
        self.bodies.get_mut(id).unwrap_or_else(|| unreachable!("{id} was looked up before"))
    }

    fn create(&mut self, id: &str, name: Option<&str>, parent: &str, kind: &str, areas: &[String]) -> Result<(), Stop> {
        self.known(parent)?;
        let kind = self.find_kind(kind)?;
        self.check_areas_known(areas)?;
        if self.bodies.contains_key(id) || areas.iter().any(|area| !self.areas[area].living) {
            return Err(Stop::Refused);
        }
        self.alive(parent)?;
        let area = self.extent(areas).unwrap_or_else(|| self.bodies[parent].area.clone());
        self.found(id, name.unwrap_or(id), kind, Some(parent.to_owned()), area);
        Ok(())
    }

    fn check_areas_known(&self, areas: &[String]) -> Result<(), Stop> {
        if areas.iter().all(|area| self.areas.contains_key(area)) { Ok(()) } else { Err(Stop::Malformed) }
    }

    fn dissolve(&mut self, body: &str, heirs: &[Row]) -> Result<(), Stop> {
        self.known(body)?;
        self.check_rows(heirs, false, false)?;
        self.alive(body)?;
        let lines = self.lines_of(body, heirs)?;
        let won = self.winning_rows(heirs);
        self.share_out(body, &lines, true)?;
        self.hand_over(body, &lines, &won);
        self.send_units(body, &receiver_of_rest(heirs));
        self.end(body);
        Ok(())
    }

    /// One line for each row of a dissolution or split; receivers live, or are new, and are not the body itself.
    pub fn lines_of(&self, body: &str, rows: &[Row]) -> Result<Vec<Line>, Stop> {
        self.check_rows_leaders(rows)?;
        let mut lines = Vec::new();
        for (row, it) in rows.iter().enumerate() {
            let Receiver::Body(to) = &it.to else { return Err(Stop::Malformed) };
            if to == body || self.bodies.get(to.as_str()).is_some_and(|receiver| !receiver.living) {
                return Err(Stop::Refused);
            }
            lines.push(Line { row, to: to.to_string(), portion: it.share.map(Portion::from), in_own_area: false });
        }
        Ok(lines)
    }

    /// What a body holds becomes the own duty of those who receive by the row that won the task.
    pub fn hand_over(&mut self, body: &str, lines: &[Line], won: &BTreeMap<usize, usize>) {
        for (task, role, scope) in self.held_by(body) {
            for line in lines.iter().filter(|line| won.get(&task) == Some(&line.row)) {
                let within = &scope & &self.bodies[&line.to].area;
                self.give(task, &line.to, role, if line.in_own_area { &within } else { &scope });
            }
        }
    }

    /// Sub-units of a body that ends go to a receiver, else to the parent; the one that holds the receiver goes to
    /// the parent too.
    pub fn send_units(&mut self, body: &str, receiver: &Option<String>) {
        let parent = self.bodies[body].parent.clone();
        for unit in self.children(body) {
            let to = match receiver {
                Some(receiver) if !self.is_within(receiver, &unit) => Some(receiver.clone()),
                _ => parent.clone(),
            };
            self.body_mut(&unit).parent = to;
        }
    }

    fn reassign(&mut self, from: Option<&str>, to: &str, tasks: &Selector, role: Role) -> Result<(), Stop> {
        from.map_or(Ok(()), |from| self.known(from))?;
        self.known(to)?;
        self.check_selector(tasks, false)?;
        from.map_or(Ok(()), |from| self.alive(from))?;
        self.alive(to)?;
        self.check_leaders_live(tasks)?;
        let mut selected: Vec<usize> = (0..self.tasks.len()).filter(|task| self.selects(tasks, *task)).collect();
        if let Some(from) = from {
            selected.retain(|task| !self.scope(*task, from, role).is_empty());
        }
        if selected.is_empty() {
            return Err(Stop::Refused);
        }
        for task in selected {
            let scope = match from {
                Some(from) => {
                    let scope = self.scope(task, from, role);
                    self.take(task, from, role);
                    scope
                }
                None => {
                    self.own.retain(|(held, _, as_what), _| (*held, *as_what) != (task, role));
                    self.by_kind.retain(|(held, _, as_what), _| (*held, *as_what) != (task, role));
                    self.bodies[to].area.clone()
                }
            };
            self.give(task, to, role, &scope);
        }
        Ok(())
    }

    fn delegate(&mut self, from: &Place, to: &Place, tasks: &Selector, keep: bool) -> Result<(), Stop> {
        for place in [from, to] {
            match place {
                Place::Body(id) => self.known(id)?,
                Place::Kind(id) => drop(self.find_kind(id)?),
            }
        }
        self.check_selector(tasks, false)?;
        for place in [from, to] {
            if let Place::Body(id) = place {
                self.alive(id)?;
            }
        }
        self.check_leaders_live(tasks)?;
        let mut scopes: BTreeMap<usize, Scope> = BTreeMap::new();
        for task in (0..self.tasks.len()).filter(|task| self.selects(tasks, *task)) {
            let scope = match from {
                Place::Body(id) => self.scope(task, id, Role::Lead),
                Place::Kind(id) => {
                    let bodies = self.living_of(self.find_kind(id)?);
                    bodies.iter().flat_map(|body| self.kind_scope(task, body, Role::Lead)).collect()
                }
            };
            if !scope.is_empty() {
                scopes.insert(task, scope);
            }
        }
        if scopes.is_empty() {
            return Err(Stop::Refused);
        }
        for (task, scope) in scopes {
            match from {
                Place::Body(id) => {
                    self.take(task, id, Role::Lead);
                    if keep {
                        self.give(task, id, Role::Coordinate, &scope);
                    }
                }
                Place::Kind(id) => {
                    let kind = self.find_kind(id)?;
                    let duty = self.by_kind.remove(&(task, kind, Role::Lead)).unwrap_or_default();
                    if keep {
                        self.give_kind(task, kind, Role::Coordinate, duty);
                    }
                }
            }
            match to {
                Place::Body(id) => self.give(task, id, Role::Lead, &scope),
                Place::Kind(id) => {
                    let kind = self.find_kind(id)?;
                    if self.living_of(kind).iter().all(|body| self.bodies[body].area.is_disjoint(&scope)) {
                        return Err(Stop::Refused);
                    }
                    self.give_kind(task, kind, Role::Lead, KindDuty { cut: scope, removed: BTreeMap::new() });
                }
            }
        }
        Ok(())
    }

    fn move_under(&mut self, body: &str, under: &str) -> Result<(), Stop> {
        self.known(body)?;
        self.known(under)?;
        self.alive(body)?;
        self.alive(under)?;
        if self.is_within(under, body) || self.bodies[body].parent.as_deref() == Some(under) {
            return Err(Stop::Refused);
        }
        self.body_mut(body).parent = Some(under.to_owned());
        Ok(())
    }

    /// The exact words count; that a merge of areas also changes names is not followed here.
    fn rename(&mut self, body: &str, name: &str) -> Result<(), Stop> {
        self.known(body)?;
        self.alive(body)?;
        if self.bodies[body].name == name {
            return Err(Stop::Refused);
        }
        self.body_mut(body).name = name.to_owned();
        Ok(())
    }

    fn resize(&mut self, body: &str, category: Option<Category>, change: Change) -> Result<(), Stop> {
        self.known(body)?;
        self.alive(body)?;
        let posts = &self.bodies[body].posts;
        let listed: Vec<Category> = posts.iter().filter(|(_, staff)| staff.listed()).map(|(it, _)| *it).collect();
        let category = match (category, listed.as_slice()) {
            (Some(named), _) => named,
            (None, [only]) => *only,
            (None, _) => return Err(Stop::Refused),
        };
        let old = posts[&category].quota;
        let new = match (change, old) {
            (Change::To(number), _) => i64::from(number),
            (_, None) => return Err(Stop::Refused),
            (Change::By(more), Some(quota)) => quota + i64::from(more),
            (Change::Percent(more), Some(quota)) => (quota * (100 + i64::from(more))).div_euclid(100),
        };
        if new < 0 || old == Some(new) {
            return Err(Stop::Refused);
        }
        self.posts_mut(body).entry(category).and_modify(|staff| {
            staff.quota = Some(new);
            staff.row = true;
        });
        Ok(())
    }

    fn merge_areas(&mut self, areas: &[String], into: &str) -> Result<(), Stop> {
        self.check_areas_known(areas)?;
        let different: BTreeSet<&String> = areas.iter().collect();
        let extents: Vec<Scope> = areas.iter().map(|area| self.areas[area].extent.clone()).collect();
        let overlap = (0..extents.len()).any(|b| (0..b).any(|a| !extents[a].is_disjoint(&extents[b])));
        let ended = areas.iter().any(|area| !self.areas[area].living);
        if self.areas.contains_key(into) || areas.len() < 2 || different.len() < areas.len() || overlap || ended {
            return Err(Stop::Refused);
        }
        for kind in 0..self.kinds.len() {
            let serving = |extent: &Scope| -> Vec<String> {
                self.living_of(kind).into_iter().filter(|body| self.bodies[body].area == *extent).collect()
            };
            let by_area: Vec<Vec<String>> = extents.iter().map(serving).collect();
            let bodies: Vec<String> = by_area.concat();
            if by_area.iter().all(|several| several.len() < 2) && bodies.len() >= 2 {
                self.merge(&bodies, &bodies[0], None, (None, None), (Units::Keep, None))?;
            }
        }
        for area in areas {
            self.areas.entry(area.clone()).and_modify(|area| area.living = false);
        }
        let extent = extents.into_iter().flatten().collect();
        self.areas.insert(into.to_owned(), super::state::Area { extent, living: true });
        Ok(())
    }
}

/// The receiver of the row `rest`, if there is one.
pub fn receiver_of_rest(rows: &[Row]) -> Option<String> {
    rows.iter().find(|row| row.tasks.as_ref().is_some_and(Selector::is_rest)).and_then(|row| match &row.to {
        Receiver::Body(id) => Some(id.to_string()),
        _ => None,
    })
}
