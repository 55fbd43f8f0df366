//! The tables of what surrounds the apparatus: documents, references and procedures, row by row.

use super::cells::Words;
use super::problem::Problem;
use super::sheet::Sheet;
use super::tables::{Read, each, id};
use crate::model::tables::{Document, Procedure, Reference};
use crate::model::{Grade, Relation, TargetType};

pub fn documents(sheet: &Sheet<'_>, default: Grade, problems: &mut Vec<Problem>) -> Read<Document> {
    let [at, number, title, kind, issuer, level] =
        ["id", "number", "title", "type", "issuer", "level"].map(|name| sheet.place(name));
    let [date, from, until] = ["date", "in_force_from", "in_force_until"].map(|name| sheet.place(name));
    each(sheet, default, problems, |cells, sources| Document {
        id: id(cells, at),
        number: cells.optional(number),
        title: cells.required(title),
        kind: cells.optional(kind),
        issuer: cells.optional(issuer),
        level: cells.optional(level),
        date: cells.partial_date(date),
        in_force_from: cells.partial_date(from),
        in_force_until: cells.partial_date(until),
        provenance: cells.provenance(sources),
    })
}

pub fn references(sheet: &Sheet<'_>, default: Grade, problems: &mut Vec<Problem>) -> Read<Reference> {
    let [document, relation, target_type, target, article] =
        ["document", "relation", "target_type", "target", "article"].map(|name| sheet.place(name));
    let (mut relations, mut types) = (Words::default(), Words::default());
    each(sheet, default, problems, |cells, sources| Reference {
        document: cells.required(document),
        relation: cells.required_word(relation, &mut relations, Relation::Names),
        target_type: cells.required_word(target_type, &mut types, TargetType::Body),
        target: cells.required(target),
        article: cells.optional(article),
        provenance: cells.provenance(sources),
    })
}

pub fn procedures(sheet: &Sheet<'_>, default: Grade, problems: &mut Vec<Problem>) -> Read<Procedure> {
    let [at, name, task, body, kind, code, area] =
        ["id", "name", "task", "body", "kind", "code", "area"].map(|name| sheet.place(name));
    let [online_level, anywhere, in_progress, yearly_volume, days, day_unit] =
        ["online_level", "anywhere", "in_progress", "yearly_volume", "days", "day_unit"].map(|name| sheet.place(name));
    let (mut levels, mut units, mut yes) = (Words::default(), Words::default(), Words::default());
    each(sheet, default, problems, |cells, sources| Procedure {
        id: id(cells, at),
        name: cells.required(name),
        task: cells.optional(task),
        bodies: cells.list(body),
        kinds: cells.list(kind),
        code: cells.optional(code),
        area: cells.list(area),
        online_level: cells.word(online_level, &mut levels),
        anywhere: cells.yes(anywhere, &mut yes),
        in_progress: cells.count(in_progress),
        yearly_volume: cells.count(yearly_volume),
        days: cells.count(days),
        day_unit: cells.word(day_unit, &mut units),
        provenance: cells.provenance(sources),
    })
}
