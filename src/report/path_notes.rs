//! Beside the path: where those on the bench may go, and what the data lack.

use super::names::{Names, column};
use super::page::{Block, Cell, Line, Section, Table};
use super::path::{PathFacts, prose, unit_after};
use crate::simulate::BenchClass;

/// Proposals by class and body, never by person, and who finds no post.
pub(super) fn placed(facts: &PathFacts<'_>, limit: usize, names: &Names<'_, '_>) -> Section {
    let section = Section::new("placements", names.say("section-path-placements", &[]));
    let done = facts.redeployment;
    if done.placements.is_empty() && done.residue.is_empty() {
        return section;
    }
    let sum = |people: &mut dyn Iterator<Item = i64>| people.sum::<i64>();
    let found = sum(&mut done.placements.iter().map(|placement| placement.people));
    let not = sum(&mut done.residue.iter().map(|residue| residue.people));
    let said = [("bench", prose(found + not, names)), ("found", prose(found, names)), ("not", prose(not, names))];
    let mut section = section.text(names.say("path-placements", &said));
    let class = |class: &BenchClass| {
        let led = names.say(if class.led { "path-led" } else { "path-not-led" }, &[]);
        [Cell::text(names.body(class.from)), Cell::text(names.category(class.category)), Cell::text(led)]
    };
    if !done.placements.is_empty() {
        let keys = ["from-body", "category", "former-post", "to-body", "people", "kilometres"];
        let mut table = Table::new(keys.iter().map(|key| column(key, names)).collect());
        for placement in done.placements.iter().take(limit) {
            let mut cells = class(&placement.class).to_vec();
            cells.push(Cell::text(unit_after(placement.to, names)));
            cells.push(Cell::Number(Some(placement.people)));
            cells.push(placement.kilometres.map_or(Cell::Blank, |way| Cell::Number(Some(way))));
            table.row(cells);
        }
        section = section.table(table);
        let more = done.placements.len().saturating_sub(limit);
        if more > 0 {
            section = section.text(names.say("more-with-all", &[("count", names.number(more))]));
        }
    }
    if !done.residue.is_empty() {
        let keys = ["from-body", "category", "former-post", "people", "why"];
        let mut table = Table::new(keys.iter().map(|key| column(key, names)).collect());
        for residue in done.residue.iter().take(limit) {
            let mut cells = class(&residue.class).to_vec();
            cells.push(Cell::Number(Some(residue.people)));
            cells.push(Cell::text(names.say(&format!("path-why-{}", residue.reason.word()), &[])));
            table.row(cells);
        }
        section.blocks.push(Block::Heading(names.say("path-residue", &[])));
        section = section.table(table);
    }
    section
}

/// Where the tables differ, and whose ages are drawn: never silently.
pub(super) fn notes(facts: &PathFacts<'_>, limit: usize, names: &Names<'_, '_>) -> Section {
    let mut section = Section::new("notes", names.say("section-path-notes", &[]));
    let roster = facts.roster;
    if roster.assumed > 0 {
        let everybody = roster.assumed == facts.path.people;
        let key = if everybody { "path-all-assumed" } else { "path-assumed" };
        section = section.text(names.say(key, &[("count", names.texts.number(roster.assumed))]));
    }
    if roster.ageless > 0 {
        section = section.text(names.say("path-ageless", &[("count", names.texts.number(roster.ageless))]));
    }
    let mut lines = Vec::new();
    for mismatch in roster.mismatches.iter().take(limit) {
        let filled = super::number::cell_text(&Cell::Number(mismatch.filled), names.texts);
        let args = [
            ("body", names.unit(mismatch.body)),
            ("category", names.category(mismatch.category)),
            ("people", names.texts.number(mismatch.people)),
            ("filled", filled),
        ];
        lines.push(Line { depth: 0, text: names.say("path-mismatch", &args) });
    }
    let more = roster.mismatches.len().saturating_sub(limit);
    if !lines.is_empty() {
        section.blocks.push(Block::Lines(lines));
    }
    if more > 0 { section.text(names.say("more-with-all", &[("count", names.number(more))])) } else { section }
}
