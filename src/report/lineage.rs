//! Where the apparatus after a plan comes from, and what each body that ends hands over to whom.

use super::names::{Names, column};
use super::page::{Block, Cell, Line, Section, Table};
use crate::lineage::{Delivery, Ending, Flow, HandOver, Lineage, Origin};
use crate::model::{BodyIx, Role};

/// Bodies that are not as they were, people and posts that moved, papers that name others.
pub fn origins(lineage: &Lineage, names: &Names<'_, '_>) -> Vec<Section> {
    let organisation = names.draft.baseline().organisation();
    let mut bodies = Table::new(vec![column("id", names), column("name", names), column("origin", names)]);
    for (body, origins) in &lineage.bodies {
        let texts: Vec<String> = origins.iter().map(|origin| origin_text(origin, names)).collect();
        let id = names.draft.id(*body).to_owned();
        bodies.row(vec![Cell::text(id), Cell::text(names.unit(*body)), Cell::text(texts.join("; "))]);
    }
    let mut documents = Table::new(vec![column("document", names), column("from", names), column("to", names)]);
    for (at, from, to) in &lineage.documents {
        let document = &organisation.documents()[at.at()];
        let title = document.number.clone().unwrap_or_else(|| document.title.clone());
        documents.row(vec![Cell::text(title), Cell::text(names.unit(*from)), Cell::text(or_nobody(*to, names))]);
    }
    let mut procedures = Table::new(vec![column("procedure", names), column("from", names), column("to", names)]);
    for (at, from, to) in &lineage.procedures {
        let to = to.map_or_else(|| names.say("nobody", &[]), |to| names.holder(to));
        let name = organisation.procedure(*at).name.clone();
        procedures.row(vec![Cell::text(name), Cell::text(names.holder(*from)), Cell::text(to)]);
    }
    let section = |key: &str, table: Table| {
        let title = names.say(&format!("section-{key}"), &[("count", names.number(table.rows.len()))]);
        Section::new(key, title).table(table)
    };
    let all = [
        section("lineage-bodies", bodies),
        section("lineage-posts", flows(&lineage.posts, names)),
        section("lineage-documents", documents),
        section("lineage-procedures", procedures),
    ];
    let filled = |section: &Section| {
        section.blocks.iter().any(|block| matches!(block, Block::Table(table) if !table.rows.is_empty()))
    };
    all.into_iter().filter(filled).collect()
}

fn flows(flows: &[Flow], names: &Names<'_, '_>) -> Table {
    let keys = ["from", "to", "category", "quota", "filled"];
    let mut table = Table::new(keys.into_iter().map(|key| column(key, names)).collect());
    for flow in flows {
        let to = flow.to.map_or_else(|| names.say("on-bench", &[]), |to| names.unit(to));
        table.row(vec![
            Cell::text(names.unit(flow.from)),
            Cell::text(to),
            Cell::text(names.category(flow.category)),
            Cell::Number(flow.quota),
            Cell::Number(flow.filled),
        ]);
    }
    table
}

/// How a body came to be what it is, in a few words.
pub fn origin_text(origin: &Origin, names: &Names<'_, '_>) -> String {
    match origin {
        Origin::Created => names.say("origin-created", &[]),
        Origin::Absorbed(bodies) => names.say("origin-absorbed", &[("bodies", names.all_bodies(bodies))]),
        Origin::Consolidated(bodies) => names.say("origin-consolidated", &[("bodies", names.all_bodies(bodies))]),
        Origin::SplitOff(body) => names.say("origin-split-off", &[("body", names.unit(*body))]),
        Origin::Divided(body) => names.say("origin-divided", &[("body", names.unit(*body))]),
        Origin::Moved(from) => names.say("origin-moved", &[("body", or_nobody(*from, names))]),
        Origin::Renamed(before) => names.say("origin-renamed", &[("name", before.clone())]),
    }
}

/// How a body ended, in a few words.
pub fn ending_text(ending: &Ending, names: &Names<'_, '_>) -> String {
    match ending {
        Ending::Absorbed(into) => names.say("ending-absorbed", &[("body", names.unit(*into))]),
        Ending::Consolidated(into) => names.say("ending-consolidated", &[("body", names.unit(*into))]),
        Ending::Divided => names.say("ending-divided", &[]),
        Ending::Dissolved => names.say("ending-dissolved", &[]),
    }
}

fn or_nobody(body: Option<BodyIx>, names: &Names<'_, '_>) -> String {
    body.map_or_else(|| names.say("nobody", &[]), |body| names.unit(body))
}

/// The hand-over list of each body that ends: giver, receiver, what.
pub fn hand_overs(lists: &[HandOver], names: &Names<'_, '_>) -> Section {
    let title = names.say("section-hand-overs", &[("count", names.number(lists.len()))]);
    let mut section = Section::new("hand-overs", title);
    for list in lists {
        let (body, ending) = (names.unit(list.body), ending_text(&list.ending, names));
        section.blocks.push(Block::Heading(names.say("hand-over-of", &[("body", body), ("ending", ending)])));
        let mut lines = Vec::new();
        for (to, delivery) in &list.deliveries {
            let receiver = to.map_or_else(|| names.say("on-bench", &[]), |to| names.holder(to));
            lines.push(Line { depth: 0, text: names.say("hand-over-to", &[("receiver", receiver)]) });
            lines.extend(delivered(delivery, names).into_iter().map(|text| Line { depth: 1, text }));
        }
        if lines.is_empty() {
            lines.push(Line { depth: 0, text: names.say("hand-over-nothing", &[]) });
        }
        section.blocks.push(Block::Lines(lines));
    }
    section
}

fn delivered(delivery: &Delivery, names: &Names<'_, '_>) -> Vec<String> {
    let organisation = names.draft.baseline().organisation();
    let mut lines = Vec::new();
    for (category, quota, filled) in &delivery.posts {
        let count = |count: &Option<i64>| super::number::cell_text(&Cell::Number(*count), names.texts);
        let args = [("category", names.category(*category)), ("quota", count(quota)), ("filled", count(filled))];
        lines.push(names.say("hand-over-posts", &args));
    }
    for role in [Role::Lead, Role::Coordinate] {
        for (task, _, scope) in delivery.tasks.iter().filter(|task| task.1 == role) {
            let task = organisation.task(*task);
            let areas = names.areas(names.draft.scopes_ref().extent(*scope));
            let args = [
                ("task", format!("{} {}", task.id, task.name)),
                ("role", names.say(&format!("role-{}", role.word()), &[])),
                ("areas", areas),
            ];
            lines.push(names.say("hand-over-task", &args));
        }
    }
    for at in &delivery.documents {
        let document = &organisation.documents()[at.at()];
        let title = format!("{} {}", document.number.as_deref().unwrap_or_default(), document.title);
        lines.push(names.say("hand-over-document", &[("document", title.trim().to_owned())]));
    }
    for (at, files) in &delivery.procedures {
        let files = super::number::cell_text(&Cell::Number(*files), names.texts);
        let args = [("procedure", organisation.procedure(*at).name.clone()), ("files", files)];
        lines.push(names.say("hand-over-procedure", &args));
    }
    for unit in &delivery.units {
        lines.push(names.say("hand-over-unit", &[("unit", names.unit(*unit))]));
    }
    lines
}
