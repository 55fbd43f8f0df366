//! Duties: who holds which task, in which role and where.

use super::{Builder, Names};
use crate::model::area::Area;
use crate::model::body::Body;
use crate::model::defect::{Fault, Table};
use crate::model::extent::Extent;
use crate::model::index::{BodyIx, Ids, KindIx, TaskIx};
use crate::model::organisation::{Duty, Holder, Task};
use crate::model::tables;
use crate::model::words::Role;
use rustc_hash::FxHashMap;

/// What areas mean while duties are read.
pub(super) struct Places<'a> {
    pub areas: &'a [Area],
    pub area_ids: &'a Ids,
    pub everywhere: &'a Extent,
}

impl Builder {
    #[allow(clippy::too_many_arguments, reason = "a duty refers to every other table")]
    pub(super) fn duties(
        &mut self,
        rows: Vec<tables::Duty>,
        tasks: &[Task],
        task_ids: &Ids,
        kind_ids: &Ids,
        bodies: &[Body],
        names: &Names,
        places: &Places<'_>,
    ) -> Vec<Duty> {
        let mut held = vec![false; tasks.len()];
        // Most tables of duties go through the tasks in their order, so that two comparisons find what is meant.
        let are_unique = task_ids.len() == tasks.len();
        let mut last = 0;
        let mut duties = Vec::with_capacity(rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            let is_meant = |task: &usize| are_unique && tasks.get(*task).is_some_and(|task| task.id == row.task);
            let task = match [last, last + 1].into_iter().find(is_meant) {
                Some(task) => Some(task as u32),
                None => self.find((Table::Duties, at, "task"), Table::Tasks, task_ids, &row.task),
            };
            last = task.map_or(last, |task| task as usize);
            if let Some(task) = task {
                held[task as usize] = true;
            }
            let holder = match (&row.body, &row.kind) {
                (Some(body), None) => self.find_body((Table::Duties, at, "body"), names, body).map(Holder::Body),
                (None, Some(kind)) => self
                    .find((Table::Duties, at, "kind"), Table::Kinds, kind_ids, kind)
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
                self.extent((Table::Duties, at, "area"), &row.area, places.areas, places.area_ids, places.everywhere);
            let beyond = match row.beyond.as_slice() {
                [] => Extent::nothing(),
                listed => {
                    self.extent((Table::Duties, at, "beyond"), listed, places.areas, places.area_ids, places.everywhere)
                }
            };
            let except = self.exceptions(at, &row.except, bodies, names, places);
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
                legal_basis: row.legal_basis,
                provenance: row.provenance,
                row: at as u32,
            });
        }
        self.repeated(&duties, tasks.len());
        for (task, _) in held.iter().enumerate().filter(|(_, held)| !**held) {
            self.fault(Table::Tasks, task, "id", Fault::TaskWithoutDuty);
        }
        duties
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
    fn exceptions(
        &mut self,
        row: usize,
        listed: &[String],
        bodies: &[Body],
        names: &Names,
        places: &Places<'_>,
    ) -> Vec<(BodyIx, Extent)> {
        let at = (Table::Duties, row, "except");
        let mut except = Vec::new();
        for entry in listed {
            let (body, areas) =
                entry.split_once('@').map_or((entry.as_str(), None), |(body, areas)| (body, Some(areas)));
            let Some(body) = self.find_body(at, names, body) else { continue };
            let extent = match areas {
                None => bodies[body.at()].extent.clone(),
                Some(areas) => {
                    let areas: Vec<String> = areas.split('+').map(str::to_owned).collect();
                    self.extent(at, &areas, places.areas, places.area_ids, places.everywhere)
                }
            };
            except.push((body, extent));
        }
        except
    }
}
