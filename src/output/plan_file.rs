//! A plan as a file of `plans/`: the inverse of the reader of plans.

use super::steps::{abolished_word, leaders_word, mode_word, place_word, receiver_word};
use crate::model::Role;
use crate::scenario::{Operation, Plan, Row, Step, Units, Word};
use toml::Value;

/// The text of the file of a plan. What a plan says of its grade and its target is not written: a plan that comes
/// from a table has neither.
pub fn plan_text(plan: &Plan) -> String {
    let mut text = format!("name = {}\n", quoted(&plan.name));
    let mut line = |key: &str, value: String| text.push_str(&format!("{key} = {value}\n"));
    if let Some(basis) = &plan.basis {
        line("basis", quoted(basis));
    }
    for (key, ids) in [("extends", &plan.extends), ("overrides", &plan.overrides)] {
        if !ids.is_empty() {
            line(key, list(ids));
        }
    }
    plan.steps.iter().for_each(|step| text.push_str(&step_text(step)));
    text
}

fn step_text(step: &Step) -> String {
    let mut text = format!("\n[[step]]\nop = {}\n", quoted(step.operation.word()));
    let date = step.date.map(|date| date.to_string());
    let mut line = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            text.push_str(&format!("{key} = {value}\n"));
        }
    };
    line("date", date);
    match &step.operation {
        Operation::Create { id, name, parent, kind, areas } => {
            line("id", Some(quoted(id)));
            line("name", name.as_deref().map(name_text));
            line("parent", Some(quoted(parent)));
            line("kind", Some(quoted(kind)));
            line("area", (!areas.is_empty()).then(|| list(areas)));
        }
        Operation::Merge { bodies, into, name, kind, parent, units, leaders } => {
            line("bodies", Some(list(bodies)));
            line("into", Some(quoted(into)));
            line("name", name.as_deref().map(name_text));
            line("kind", kind.as_deref().map(quoted));
            line("parent", parent.as_deref().map(quoted));
            line("units", (*units == Units::Merge).then(|| quoted("merge")));
            line("leaders", leaders.map(|leaders| quoted(leaders_word(leaders))));
        }
        Operation::Split { body, parts } => {
            line("body", Some(quoted(body)));
            line("parts", Some(rows(parts)));
        }
        Operation::Dissolve { body, heirs } => {
            line("body", Some(quoted(body)));
            line("heirs", Some(rows(heirs)));
        }
        Operation::Abolish { what, heirs } => {
            line("what", Some(quoted(&abolished_word(what))));
            line("heirs", Some(rows(heirs)));
        }
        Operation::Reassign { from, to, tasks, role } => {
            line("from", from.as_deref().map(quoted));
            line("to", Some(quoted(to)));
            line("select", Some(quoted(&tasks.word())));
            line("role", (*role == Role::Coordinate).then(|| quoted(role.word())));
        }
        Operation::Delegate { from, to, tasks, keep_coordinating, mode } => {
            line("from", Some(quoted(&place_word(from))));
            line("to", Some(quoted(&place_word(to))));
            line("select", Some(quoted(&tasks.word())));
            line("keep", keep_coordinating.then(|| quoted("coordinate")));
            line("mode", mode.map(|mode| quoted(mode_word(mode))));
        }
        Operation::Move { body, under } => {
            line("body", Some(quoted(body)));
            line("under", Some(quoted(under)));
        }
        Operation::Rename { body, name } => {
            line("body", Some(quoted(body)));
            line("name", Some(name_text(name)));
        }
        Operation::Resize { body, category, change } => {
            line("body", Some(quoted(body)));
            line("category", category.map(|category| quoted(category.word())));
            line("amount", Some(quoted(&change.word())));
        }
        Operation::MergeAreas { areas, into, name } => {
            line("areas", Some(list(areas)));
            line("into", Some(quoted(into)));
            line("name", name.as_deref().map(name_text));
        }
    }
    line("basis", step.basis.as_deref().map(quoted));
    line("note", step.note.as_deref().map(quoted));
    text
}

fn rows(rows: &[Row]) -> String {
    if rows.is_empty() {
        return "[]".to_owned();
    }
    let lines = rows.iter().map(|row| {
        let mut pairs = vec![format!("to = {}", quoted(&receiver_word(&row.to)))];
        pairs.extend(row.name.as_ref().map(|name| format!("name = {}", name_text(name))));
        pairs.extend(row.tasks.as_ref().map(|tasks| format!("select = {}", quoted(&tasks.word()))));
        pairs.extend(row.share.map(|share| format!("share = {}", quoted(&share.word()))));
        format!("  {{ {} }},\n", pairs.join(", "))
    });
    format!("[\n{}]", lines.collect::<String>())
}

fn list(ids: &[Word]) -> String {
    format!("[{}]", ids.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(", "))
}

/// A name; marks around it would be taken off, as in a table.
fn name_text(name: &str) -> String {
    if name.starts_with('"') && name.ends_with('"') { quoted(&format!("\"{name}\"")) } else { quoted(name) }
}

fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}
