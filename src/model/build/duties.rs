//! Duties: who holds which task, in which role and where.

use super::{Builder, Names};
use crate::model::area::Area;
use crate::model::body::Body;
use crate::model::defect::{Fault, Table};
use crate::model::extent::Extent;
use crate::model::index::{BodyIx, Ids, KindIx, TaskIx};
use crate::model::organisation::{Duty, Holder, Task};
use crate::model::tables::{self, Named};
use crate::model::words::Role;
use rustc_hash::FxHashMap;

/// What the rows of duties name.
pub(super) struct Holdings<'a> {
    pub tasks: &'a [Task],
    pub task_ids: &'a Ids,
    pub kind_ids: &'a Ids,
    pub bodies: &'a [Body],
    pub names: &'a Names,
    pub areas: &'a [Area],
    pub area_ids: &'a Ids,
    pub everywhere: &'a Extent,
}

impl Builder {
    pub(super) fn duties(&mut self, mut rows: Vec<tables::Duty>, named: &Holdings<'_>) -> Vec<Duty> {
        // The longest table of all is resolved in two halves, side by side.
        let middle = rows.len() / 2;
        let mut duties = Vec::with_capacity(rows.len());
        let mut others = Vec::with_capacity(rows.len() - middle);
        let (first, second) = rows.split_at_mut(middle);
        let mut of_second = Builder::default();
        let (held, also_held) = rayon::join(
            || self.stretch(first, 0, named, &mut duties),
            || of_second.stretch(second, middle, named, &mut others),
        );
        self.append(of_second);
        duties.append(&mut others);
        self.repeated(&duties, named.tasks.len());
        for (task, _) in held.iter().zip(also_held).enumerate().filter(|(_, held)| !*held.0 && !held.1) {
            self.fault(Table::Tasks, task, "id", Fault::TaskWithoutDuty);
        }
        duties
    }

    /// Adds the duties of a stretch of rows, of which the first is so many rows below the heading; tells which tasks they name.
    fn stretch(
        &mut self,
        rows: &mut [tables::Duty],
        below: usize,
        named: &Holdings<'_>,
        duties: &mut Vec<Duty>,
    ) -> Vec<bool> {
        let mut held = vec![false; named.tasks.len()];
        let Holdings { tasks, bodies, names, .. } = *named;
        // Most tables of duties go through the tasks in their order, so that two comparisons find what is meant.
        let are_unique = named.task_ids.len() == tasks.len();
        let mut last = 0;
        for (at, row) in rows.iter_mut().enumerate().map(|(at, row)| (below + at, row)) {
            let is_meant = |task: &usize| are_unique && tasks.get(*task).is_some_and(|task| row.task == task.id);
            let task = match [last, last + 1].into_iter().find(is_meant) {
                Some(task) => Some(task as u32),
                None => self.find((Table::Duties, at, "task"), Table::Tasks, named.task_ids, &row.task),
            };
            last = task.map_or(last, |task| task as usize);
            if let Some(task) = task {
                held[task as usize] = true;
            }
            let holder = match (&row.body, &row.kind) {
                (Some(body), None) => self.find_body((Table::Duties, at, "body"), names, body).map(Holder::Body),
                (None, Some(kind)) => self
                    .find((Table::Duties, at, "kind"), Table::Kinds, named.kind_ids, kind)
                    .map(|kind| Holder::Kind(KindIx(kind))),
                (None, None) => {
                    self.fault(Table::Duties, at, "body", Fault::NoHolder);
                    None
                }
                (Some(_), Some(_)) => {
                    self.fault(Table::Duties, at, "kind", Fault::TwoHolders);
                    None
                }
            };
            let cut =
                self.extent((Table::Duties, at, "area"), &row.area, named.areas, named.area_ids, named.everywhere);
            let beyond = match row.beyond.as_slice() {
                [] => Extent::nothing(),
                listed => {
                    self.extent((Table::Duties, at, "beyond"), listed, named.areas, named.area_ids, named.everywhere)
                }
            };
            let except = self.exceptions(at, &row.except, named);
            if !row.except.is_empty() && row.body.is_some() {
                self.fault(Table::Duties, at, "except", Fault::ExceptionWithoutKind);
            }
            let (Some(task), Some(holder)) = (task.map(TaskIx), holder) else { continue };
            let extent = match holder {
                Holder::Body(body) if row.area.is_empty() && row.beyond.is_empty() => bodies[body.at()].extent.clone(),
                Holder::Body(body) => bodies[body.at()].extent.meet(&cut).union(&beyond),
                Holder::Kind(_) => cut,
            };
            if extent.is_empty() {
                self.fault(Table::Duties, at, "area", Fault::EmptyScope);
            }
            duties.push(Duty {
                task,
                holder,
                role: row.role,
                extent,
                except,
                legal_basis: row.legal_basis.take(),
                provenance: row.provenance.clone(),
                row: at as u32,
            });
        }
        held
    }

    /// Reports duties that an earlier row has in the same words, but perhaps for their areas.
    fn repeated(&mut self, duties: &[Duty], tasks: usize) {
        // The duties of each task side by side, in the order of the table: most tasks have few, so that comparing them is
        // cheaper than looking each of them up among all.
        const FEW: usize = 32;
        let mut starts = vec![0; tasks + 1];
        duties.iter().for_each(|duty| starts[duty.task.at() + 1] += 1);
        (0..tasks).for_each(|task| starts[task + 1] += starts[task]);
        let mut grouped = vec![0; duties.len()];
        for (at, duty) in duties.iter().enumerate() {
            let next = &mut starts[duty.task.at()];
            grouped[*next] = at;
            *next += 1;
        }
        let same = |one: &Duty, other: &Duty| (one.holder, one.role) == (other.holder, other.role);
        for of_task in grouped.chunk_by(|one, other| duties[*one].task == duties[*other].task) {
            let mut seen: FxHashMap<(Holder, Role), usize> = FxHashMap::default();
            for (place, at) in of_task.iter().enumerate() {
                let duty = &duties[*at];
                let before = match of_task.len() {
                    0..=FEW => of_task[..place].iter().rfind(|other| same(&duties[**other], duty)).copied(),
                    _ => seen.insert((duty.holder, duty.role), *at),
                };
                if let Some(before) = before {
                    let first = duties[before].row as usize;
                    self.fault(Table::Duties, duty.row as usize, "task", Fault::DutyRepeated { first });
                }
            }
        }
    }

    /// Reads `body` or `body@area+area`: what a body of the kind does not hold.
    fn exceptions(&mut self, row: usize, listed: &[Named], named: &Holdings<'_>) -> Vec<(BodyIx, Extent)> {
        let at = (Table::Duties, row, "except");
        let mut except = Vec::new();
        for entry in listed {
            let (body, areas) =
                entry.split_once('@').map_or((entry.as_str(), None), |(body, areas)| (body, Some(areas)));
            let Some(body) = self.find_body(at, named.names, body) else { continue };
            let extent = match areas {
                None => named.bodies[body.at()].extent.clone(),
                Some(areas) => {
                    let areas: Vec<Named> = areas.split('+').map(Named::from).collect();
                    self.extent(at, &areas, named.areas, named.area_ids, named.everywhere)
                }
            };
            except.push((body, extent));
        }
        except
    }
}
