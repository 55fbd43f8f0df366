//! The report of `check` on a case that can be read: warnings, ids that were made, what was counted.

use super::page::{Block, Cell, Column, Line, Report, Section, Table};
use super::provenance::{Provenance, count_text};
use super::texts::Texts;

/// The report of a check: problems as lines with whether each is only a warning, ids made with place and name.
pub fn check_report(
    problems: &[(bool, String)],
    made: &[(String, String, String)],
    counts: &[(&'static str, usize)],
    provenance: Provenance,
    texts: &Texts,
) -> Report {
    let faults = problems.iter().filter(|(warning, _)| !warning).count();
    let warnings = problems.len() - faults;
    let mut sections = Vec::new();
    for (key, of_warnings) in [("check-section-faults", false), ("check-section-warnings", true)] {
        let lines: Vec<Line> = (problems.iter().filter(|(warning, _)| *warning == of_warnings))
            .map(|(_, text)| Line { depth: 0, text: text.clone() })
            .collect();
        if !lines.is_empty() {
            let mut section = Section::new(key, texts.say(key, &[("count", count_text(lines.len(), texts))]));
            section.blocks.push(Block::Lines(lines));
            sections.push(section);
        }
    }
    if !made.is_empty() {
        let column = |key: &'static str| Column {
            key: key.into(),
            title: texts.say(&format!("column-{key}"), &[]),
            collapsible: false,
        };
        let mut table = Table::new(vec![column("place"), column("name"), column("id")]);
        for (place, name, id) in made {
            table.row(vec![Cell::text(place.as_str()), Cell::text(name.as_str()), Cell::text(id.as_str())]);
        }
        let title = texts.say("check-section-made-ids", &[("count", count_text(made.len(), texts))]);
        sections.push(Section::new("made-ids", title).table(table));
    }
    let counted: Vec<String> = (counts.iter())
        .map(|(what, count)| texts.say(&format!("counted-{what}"), &[("count", count_text(*count, texts))]))
        .collect();
    let verdict = match (faults, warnings) {
        (0, 0) => texts.say("check-sound", &[]),
        (0, _) => texts.say("check-sound-with-warnings", &[("count", count_text(warnings, texts))]),
        _ => texts.say("check-faults", &[("count", count_text(faults, texts))]),
    };
    Report {
        title: texts.say("title-check", &[("case", provenance.case_name.clone())]),
        intro: vec![verdict, counted.join(" · ")],
        sections,
        provenance,
    }
}
