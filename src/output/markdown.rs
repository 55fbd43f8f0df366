//! A report as Markdown, for a page or a mail.

use crate::report::{Block, Report, Row, Table, Texts, cell_text};

/// The report as Markdown.
pub fn render(report: &Report, texts: &Texts) -> String {
    let mut out = format!("# {}\n\n", report.title);
    for line in &report.intro {
        out.push_str(&format!("{line}\n\n"));
    }
    for section in &report.sections {
        if !section.title.is_empty() {
            out.push_str(&format!("## {}\n\n", section.title));
        }
        for block in &section.blocks {
            match block {
                Block::Text(text) => out.push_str(&format!("{text}\n\n")),
                Block::Heading(text) => out.push_str(&format!("### {text}\n\n")),
                Block::Lines(lines) => {
                    for line in lines {
                        out.push_str(&format!("{}- {}\n", "  ".repeat(line.depth as usize), line.text));
                    }
                    out.push('\n');
                }
                Block::Table(table) => self::table(table, texts, &mut out),
            }
        }
    }
    for line in report.provenance.lines(texts) {
        out.push_str(&format!("{line}  \n"));
    }
    out
}

fn table(table: &Table, texts: &Texts, out: &mut String) {
    let (common, table) = table.collapsed();
    for (title, cell) in &common {
        out.push_str(&format!("{title}: {}  \n", cell_text(cell, texts)));
    }
    if !common.is_empty() {
        out.push('\n');
    }
    let titles: Vec<String> = table.columns.iter().map(|column| escaped(&column.title)).collect();
    out.push_str(&line(&titles));
    let numeric = |at: usize| {
        let mut cells = table.cells().filter_map(|row| row.get(at)).peekable();
        cells.peek().is_some() && cells.all(|cell| cell.is_number() || *cell == crate::report::Cell::Blank)
    };
    let rules: Vec<String> = (0..titles.len()).map(|at| if numeric(at) { "---:" } else { "---" }.to_owned()).collect();
    out.push_str(&line(&rules));
    for row in &table.rows {
        let cells: Vec<String> = match row {
            Row::Group(title) => {
                let mut cells = vec![String::new(); titles.len()];
                if let Some(first) = cells.first_mut() {
                    *first = format!("**{}**", escaped(title));
                }
                cells
            }
            Row::Cells(cells) => cells.iter().map(|cell| escaped(&cell_text(cell, texts))).collect(),
        };
        out.push_str(&line(&cells));
    }
    out.push('\n');
}

/// A row of a table.
pub fn line(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// A text as a cell of a table takes it.
pub fn escaped(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
