//! One body becomes several.

use super::Stop;
use super::operations::receiver_of_rest;
use super::state::World;
use std::collections::BTreeSet;
use tinhgon::model::Role;
use tinhgon::scenario::{Receiver, Row};

impl World {
    /// A body gives work and people to parts, which are new or living bodies; a row `rest` ends it.
    pub fn split(&mut self, body: &str, parts: &[Row]) -> Result<(), Stop> {
        self.known(body)?;
        self.check_rows(parts, true, false)?;
        if parts.is_empty() {
            return Err(Stop::Malformed);
        }
        self.alive(body)?;
        let lines = self.lines_of(body, parts)?;
        let won = self.winning_rows(parts);
        let before = self.clone();
        let old = &before.bodies[body];
        let mut new: BTreeSet<String> = BTreeSet::new();
        for row in parts {
            if let Receiver::Body(id) = &row.to
                && !self.bodies.contains_key(id.as_str())
            {
                self.found(id, row.name.as_deref().unwrap_or(id), old.kind, old.parent.clone(), old.area.clone());
                new.insert(id.to_string());
            }
        }
        let ends = receiver_of_rest(parts);
        self.share_out(body, &lines, ends.is_some())?;
        for task in 0..self.tasks.len() {
            let receiver = won.get(&task).map(|row| lines[*row].to.clone());
            for role in [Role::Lead, Role::Coordinate] {
                // Through its kind a part holds what its row selects as the body held it, and nothing else.
                if let Some(duty) = self.by_kind.get_mut(&(task, old.kind, role)) {
                    for part in &new {
                        let removed = if receiver.as_ref() == Some(part) {
                            duty.removed.get(body).cloned().unwrap_or_default()
                        } else {
                            &old.area & &duty.cut
                        };
                        duty.removed.insert(part.clone(), removed);
                    }
                }
                if let Some(receiver) = &receiver {
                    let scope = if new.contains(receiver) {
                        before.own_scope(task, body, role)
                    } else {
                        before.scope(task, body, role)
                    };
                    self.give(task, receiver, role, &scope);
                    self.take(task, body, role);
                }
            }
        }
        if ends.is_some() {
            self.send_units(body, &ends);
            self.end(body);
        }
        Ok(())
    }
}
