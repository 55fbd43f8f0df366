//! Documents with what they name, procedures, and people.

use super::{Builder, Names};
use crate::model::defect::{Fault, Table};
use crate::model::index::{AreaIx, DocumentIx, Ids, KindIx, TaskIx};
use crate::model::organisation::{Holder, Node, Procedure, Reference};
use crate::model::person::Person;
use crate::model::tables;
use crate::model::words::TargetType;

impl Builder {
    pub(super) fn references(
        &mut self,
        rows: Vec<tables::Reference>,
        documents: &Ids,
        names: &Names,
        kinds: &Ids,
        tasks: &Ids,
    ) -> Vec<Reference> {
        let mut references = Vec::with_capacity(rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            let document = self.find((Table::References, at, "document"), Table::Documents, documents, &row.document);
            let place = (Table::References, at, "target");
            let target = match row.target_type {
                TargetType::Body => self.find_body(place, names, &row.target).map(Node::Body),
                TargetType::Kind => {
                    self.find(place, Table::Kinds, kinds, &row.target).map(|kind| Node::Kind(KindIx(kind)))
                }
                TargetType::Task => {
                    self.find(place, Table::Tasks, tasks, &row.target).map(|task| Node::Task(TaskIx(task)))
                }
            };
            let (Some(document), Some(target)) = (document, target) else { continue };
            references.push(Reference {
                document: DocumentIx(document),
                relation: row.relation,
                target,
                article: row.article,
                provenance: row.provenance,
            });
        }
        references
    }

    pub(super) fn procedures(
        &mut self,
        rows: Vec<tables::Procedure>,
        names: &Names,
        kinds: &Ids,
        tasks: &Ids,
        areas: &Ids,
    ) -> Vec<Procedure> {
        self.ids(Table::Procedures, rows.iter().map(|row| row.id.as_str()));
        let mut procedures = Vec::with_capacity(rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            let task = row
                .task
                .as_ref()
                .and_then(|task| self.find((Table::Procedures, at, "task"), Table::Tasks, tasks, task));
            let mut settled_by = Vec::new();
            for body in &row.bodies {
                settled_by.extend(self.find_body((Table::Procedures, at, "body"), names, body).map(Holder::Body));
            }
            for kind in &row.kinds {
                let kind = self.find((Table::Procedures, at, "kind"), Table::Kinds, kinds, kind);
                settled_by.extend(kind.map(|kind| Holder::Kind(KindIx(kind))));
            }
            if row.bodies.is_empty() && row.kinds.is_empty() {
                self.fault(Table::Procedures, at, "body", Fault::ProcedureWithoutSettler);
            }
            let listed: Vec<AreaIx> = (row.area.iter())
                .filter_map(|area| self.find((Table::Procedures, at, "area"), Table::Areas, areas, area))
                .map(AreaIx)
                .collect();
            procedures.push(Procedure {
                id: row.id,
                name: row.name,
                task: task.map(TaskIx),
                settled_by,
                code: row.code,
                areas: listed,
                online_level: row.online_level,
                anywhere: row.anywhere,
                in_progress: row.in_progress,
                yearly_volume: row.yearly_volume,
                days: row.days,
                day_unit: row.day_unit,
                provenance: row.provenance,
            });
        }
        procedures
    }

    /// People with their bodies. Two rows of one id would be paid twice, so that is a fault.
    pub(super) fn people(&mut self, rows: Vec<tables::Person>, names: &Names) -> Vec<Person> {
        self.ids(Table::People, rows.iter().map(|row| row.id.as_str()));
        let mut people = Vec::with_capacity(rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            let body = self.find_body((Table::People, at, "body"), names, &row.body);
            people.extend(body.map(|body| Person { body, row }));
        }
        people
    }
}
