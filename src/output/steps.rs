//! Steps as rows of a batch table: the inverse of the reader of such tables.

use crate::model::Role;
use crate::scenario::{Abolished, Leaders, Mode, Operation, Place, Receiver, Row, Step, Units};

/// The columns of a batch table, in the order of the contract.
pub const STEP_COLUMNS: [&str; 9] =
    ["scenario", "step", "date", "operation", "subject", "target", "select", "amount", "note"];

/// What stands in the cells of one row of a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepCells {
    /// Who receives.
    pub target: String,
    /// The tasks.
    pub select: String,
    /// The share, or the change of a quota.
    pub amount: String,
    /// What else the row says.
    pub note: Vec<String>,
}

/// The verb and the subject of an operation, and its rows, of which there is at least one.
pub fn operation_cells(operation: &Operation) -> (&'static str, String, Vec<StepCells>) {
    let mut one = StepCells::default();
    let subject = match operation {
        Operation::Create { id, name, parent, kind, areas } => {
            one.target = entry(parent);
            one.select = joined([value("kind", kind)].into_iter().chain(areas.iter().map(|area| value("area", area))));
            one.note.extend(name.as_deref().map(named));
            entry(id)
        }
        Operation::Merge { bodies, into, name, kind, parent, units, leaders } => {
            one.target = entry(into);
            let kind = kind.as_ref().map(|kind| value("kind", kind));
            one.select = joined(kind.into_iter().chain(parent.as_ref().map(|parent| value("parent", parent))));
            one.note.extend(leaders.map(|leaders| format!("leaders:{}", leaders_word(leaders))));
            one.note.extend((*units == Units::Merge).then(|| "units:merge".to_owned()));
            one.note.extend(name.as_deref().map(named));
            joined(bodies.iter().map(|body| entry(body)))
        }
        Operation::Split { body, parts } => return (operation.word(), entry(body), rows(parts)),
        Operation::Dissolve { body, heirs } => return (operation.word(), entry(body), rows(heirs)),
        Operation::Abolish { what, heirs } => return (operation.word(), abolished_word(what), rows(heirs)),
        Operation::Reassign { from, to, tasks, role } => {
            one.target = entry(to);
            one.select = tasks.word();
            one.note.extend((*role == Role::Coordinate).then(|| "coordinate".to_owned()));
            from.as_deref().map(entry).unwrap_or_default()
        }
        Operation::Delegate { from, to, tasks, keep_coordinating, mode } => {
            one.target = place_word(to);
            one.select = tasks.word();
            one.note.extend(keep_coordinating.then(|| "keep:coordinate".to_owned()));
            // A table names the legal form by the verb.
            return (mode.map_or(operation.word(), delegation_verb), place_word(from), vec![one]);
        }
        Operation::Move { body, under } => {
            one.target = entry(under);
            entry(body)
        }
        Operation::Rename { body, name } => {
            one.target = whole(name);
            entry(body)
        }
        Operation::Resize { body, category, change } => {
            one.select = category.map(|category| category.word().to_owned()).unwrap_or_default();
            one.amount = change.word();
            entry(body)
        }
        Operation::MergeAreas { areas, into, name } => {
            one.target = entry(into);
            one.note.extend(name.as_deref().map(named));
            joined(areas.iter().map(|area| entry(area)))
        }
    };
    (operation.word(), subject, vec![one])
}

/// Adds a scenario to a batch table, its steps numbered from 1. A scenario without steps has no rows.
pub fn scenario_rows<'s>(name: &str, steps: impl Iterator<Item = &'s Step>, out: &mut Vec<u8>) {
    for (at, step) in steps.enumerate() {
        let number = (at + 1).to_string();
        let (verb, subject, rows) = operation_cells(&step.operation);
        let date = step.date.map(|date| date.to_string()).unwrap_or_default();
        for (row, mut cells) in rows.into_iter().enumerate() {
            let first = row == 0;
            if first {
                // What stands behind an odd quotation mark would be taken for a part of it, so a remark comes last.
                cells.note.extend(step.note.as_deref().map(remark));
            }
            let said = |text: &str| if first { text.to_owned() } else { String::new() };
            let note = cells.note.join(" | ");
            let cells =
                [&said(&date), &said(verb), &said(&subject), &cells.target, &cells.select, &cells.amount, &note];
            cell(name, out);
            out.push(b',');
            cell(&number, out);
            for text in cells {
                out.push(b',');
                cell(text, out);
            }
            out.push(b'\n');
        }
    }
}

fn cell(text: &str, out: &mut Vec<u8>) {
    if !text.contains([',', '"', '\n', '\r', ';', '\t']) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
    out.push(b'"');
}

fn rows(rows: &[Row]) -> Vec<StepCells> {
    if rows.is_empty() {
        // A row without a receiver sends everything to the bench.
        return vec![StepCells::default()];
    }
    let cells = |row: &Row| StepCells {
        target: receiver_word(&row.to),
        select: row.tasks.as_ref().map(|tasks| tasks.word()).unwrap_or_default(),
        amount: row.share.map(|share| share.word()).unwrap_or_default(),
        // The reader takes the marks off twice: as those of the note, and as those of the row.
        note: row.name.as_deref().map(|name| named(&whole(name))).into_iter().collect(),
    };
    rows.iter().map(cells).collect()
}

/// `deputy`, `staff` or `bench`.
pub fn leaders_word(leaders: Leaders) -> &'static str {
    match leaders {
        Leaders::Deputy => "deputy",
        Leaders::Staff => "staff",
        Leaders::Bench => "bench",
    }
}

/// The legal form of a delegation as plans write it.
pub fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Devolve => "devolve",
        Mode::Decentralise => "decentralise",
        Mode::Authorise => "authorise",
    }
}

fn delegation_verb(mode: Mode) -> &'static str {
    match mode {
        Mode::Devolve => "phân quyền",
        Mode::Decentralise => "phân cấp",
        Mode::Authorise => "ủy quyền",
    }
}

/// A body, or `kind:K`.
pub fn place_word(place: &Place) -> String {
    match place {
        Place::Body(id) => entry(id),
        Place::Kind(id) => value("kind", id),
    }
}

/// A body, `kind:K` or `parent`.
pub fn receiver_word(receiver: &Receiver) -> String {
    match receiver {
        Receiver::Body(id) => entry(id),
        Receiver::Kind(id) => value("kind", id),
        Receiver::Parent => "parent".to_owned(),
    }
}

/// `kind:K` or `tier:T`.
pub fn abolished_word(what: &Abolished) -> String {
    match what {
        Abolished::Kind(id) => value("kind", id),
        Abolished::Tier(tier) => format!("tier:{}", tier.word()),
    }
}

fn joined(entries: impl Iterator<Item = String>) -> String {
    entries.collect::<Vec<_>>().join(" | ")
}

/// An entry of a list, quoted where it would be taken for several.
fn entry(text: &str) -> String {
    if text.contains(" | ") || text.contains(" & ") { format!("\"{text}\"") } else { text.to_owned() }
}

fn value(prefix: &str, text: &str) -> String {
    format!("{prefix}:{}", entry(text))
}

/// A text that stands alone in its cell; marks around it would be taken off.
fn whole(text: &str) -> String {
    if text.starts_with('"') && text.ends_with('"') { format!("\"{text}\"") } else { text.to_owned() }
}

fn named(name: &str) -> String {
    if name.contains(" | ") { format!("name:\"{name}\"") } else { format!("name:{}", whole(name)) }
}

/// A remark, marked where a part of it would be taken for something else.
fn remark(text: &str) -> String {
    let is_word = |part: &str| {
        let word = part.split_once(':').map_or(part, |(word, _)| word);
        matches!(word, "coordinate" | "keep" | "units" | "leaders" | "name")
    };
    let parts = text.split(" | ").map(str::trim);
    joined(parts.map(|part| if is_word(part) { format!("\"{part}\"") } else { part.to_owned() }))
}
