//! Names and selectors: what they mean, and whether they mean anything.

use super::Stop;
use super::state::{Scope, World};
use std::collections::BTreeMap;
use tinhgon::model::Role;
use tinhgon::scenario::{Atom, Receiver, Row, Selector};

impl World {
    /// A body that was ever known.
    pub fn known(&self, id: &str) -> Result<(), Stop> {
        if self.bodies.contains_key(id) { Ok(()) } else { Err(Stop::Malformed) }
    }

    /// A body that lives; one that was never known counts as not living.
    pub fn alive(&self, id: &str) -> Result<(), Stop> {
        if self.bodies.get(id).is_some_and(|body| body.living) { Ok(()) } else { Err(Stop::Refused) }
    }

    pub fn find_kind(&self, id: &str) -> Result<usize, Stop> {
        self.kinds.iter().position(|kind| kind.id == id).ok_or(Stop::Malformed)
    }

    /// Whether each atom names something that exists.
    pub fn check_selector(&self, selector: &Selector, rest_allowed: bool) -> Result<(), Stop> {
        if selector.is_rest() {
            return if rest_allowed { Ok(()) } else { Err(Stop::Malformed) };
        }
        for atom in selector.atoms() {
            let exists = match atom {
                Atom::Task(id) => self.tasks.iter().any(|task| task.id == *id),
                Atom::Field(name) => self.tasks.iter().any(|task| task.field == name.to_lowercase()),
                Atom::Text(phrase) => self.tasks.iter().any(|task| task.name.contains(&str::to_lowercase(phrase))),
                Atom::LedBy(body) => self.bodies.contains_key(body.as_str()),
                Atom::Rest => false,
            };
            if !exists {
                return Err(Stop::Malformed);
            }
        }
        Ok(())
    }

    /// An ended body leads nothing.
    pub fn check_leaders_live(&self, selector: &Selector) -> Result<(), Stop> {
        selector.atoms().try_for_each(|atom| match atom {
            Atom::LedBy(body) => self.alive(body),
            _ => Ok(()),
        })
    }

    /// Whether a selector other than `rest` selects the task.
    pub fn selects(&self, selector: &Selector, task: usize) -> bool {
        let it = &self.tasks[task];
        selector.alternatives().any(|atoms| {
            atoms.iter().all(|atom| match atom {
                Atom::Task(id) => it.id == *id,
                Atom::Field(name) => it.field == name.to_lowercase(),
                Atom::Text(phrase) => it.name.contains(&str::to_lowercase(phrase)),
                Atom::LedBy(body) => !self.scope(task, body, Role::Lead).is_empty(),
                Atom::Rest => false,
            })
        })
    }

    /// What is malformed in any table of heirs or parts, whatever the operation; `new` are ids that a row may found.
    pub fn check_rows(&self, rows: &[Row], may_found: bool, may_expand: bool) -> Result<(), Stop> {
        for row in rows {
            match &row.to {
                Receiver::Body(id) if !may_found => self.known(id)?,
                Receiver::Body(_) => {}
                Receiver::Kind(id) if may_expand => drop(self.find_kind(id)?),
                Receiver::Parent if may_expand => {}
                Receiver::Kind(_) | Receiver::Parent => return Err(Stop::Malformed),
            }
            if row.tasks.is_none() && row.share.is_none() {
                return Err(Stop::Malformed);
            }
            if let Some(selector) = &row.tasks {
                self.check_selector(selector, true)?;
            }
        }
        if rows.iter().filter(|row| row.tasks.as_ref().is_some_and(Selector::is_rest)).count() > 1 {
            return Err(Stop::Malformed);
        }
        Ok(())
    }

    /// Refuses rows that ask who is led by a body that has ended.
    pub fn check_rows_leaders(&self, rows: &[Row]) -> Result<(), Stop> {
        rows.iter().filter_map(|row| row.tasks.as_ref()).try_for_each(|selector| self.check_leaders_live(selector))
    }

    /// For each task the first row that selects it, else the row `rest`.
    pub fn winning_rows(&self, rows: &[Row]) -> BTreeMap<usize, usize> {
        let selector = |row: usize| rows[row].tasks.as_ref();
        let rest = (0..rows.len()).find(|row| selector(*row).is_some_and(Selector::is_rest));
        let first = |task: usize| {
            (0..rows.len())
                .find(|row| selector(*row).is_some_and(|it| !it.is_rest() && self.selects(it, task)))
                .or(rest)
        };
        (0..self.tasks.len()).filter_map(|task| Some((task, first(task)?))).collect()
    }

    /// What a body holds, of every task, in both roles.
    pub fn held_by(&self, body: &str) -> Vec<(usize, Role, Scope)> {
        let mut held = Vec::new();
        for task in 0..self.tasks.len() {
            for role in [Role::Lead, Role::Coordinate] {
                let scope = self.scope(task, body, role);
                if !scope.is_empty() {
                    held.push((task, role, scope));
                }
            }
        }
        held
    }
}
