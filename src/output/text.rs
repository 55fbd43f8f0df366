//! A report for a terminal: tables sized to its width, headings set off, plain when styles are not wanted.

use crate::report::{Block, Cell, Report, Row, Table, Texts, cell_text};
use anstyle::{AnsiColor, Style};
use comfy_table::{Attribute, CellAlignment, ColumnConstraint, ContentArrangement, TableComponent, Width, presets};

/// How wide and how colourful a terminal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextStyle {
    /// Columns.
    pub width: u16,
    /// Whether headings are set off by style.
    pub styled: bool,
}

const TITLE: Style = Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Cyan)));
const HEADING: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();

/// The report as text.
pub fn render(report: &Report, style: TextStyle, texts: &Texts) -> String {
    let mut out = String::new();
    paragraph(&report.title, TITLE, style, &mut out);
    for line in &report.intro {
        paragraph(line, Style::new(), style, &mut out);
    }
    for section in &report.sections {
        out.push('\n');
        if !section.title.is_empty() {
            paragraph(&section.title, TITLE, style, &mut out);
        }
        for block in &section.blocks {
            match block {
                Block::Text(text) => paragraph(text, Style::new(), style, &mut out),
                Block::Heading(text) => {
                    out.push('\n');
                    paragraph(text, HEADING, style, &mut out);
                }
                Block::Lines(lines) => {
                    for line in lines {
                        outline(&line.text, line.depth, style, &mut out);
                    }
                }
                Block::Table(table) => self::table(table, style, texts, &mut out),
            }
        }
    }
    out.push('\n');
    for line in report.provenance.lines(texts) {
        paragraph(&line, QUIET, style, &mut out);
    }
    out
}

fn paragraph(text: &str, look: Style, style: TextStyle, out: &mut String) {
    for line in wrapped(text, style.width) {
        if style.styled && look != Style::new() {
            out.push_str(&format!("{look}{line}{look:#}\n"));
        } else {
            out.push_str(&line);
            out.push('\n');
        }
    }
}

fn outline(text: &str, depth: u32, style: TextStyle, out: &mut String) {
    let indent = 2 * depth as usize;
    let room = usize::from(style.width).saturating_sub(indent).max(20);
    for (at, line) in wrapped(text, u16::try_from(room).unwrap_or(u16::MAX)).into_iter().enumerate() {
        let hang = if at == 0 { 0 } else { 2 };
        out.push_str(&" ".repeat(indent + hang));
        out.push_str(&line);
        out.push('\n');
    }
}

/// Breaks a text between words. Combining marks take no room.
fn wrapped(text: &str, width: u16) -> Vec<String> {
    let wide = |text: &str| text.chars().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).count();
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if wide(line) + 1 + wide(word) <= usize::from(width) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn table(table: &Table, style: TextStyle, texts: &Texts, out: &mut String) {
    let (common, table) = table.collapsed();
    let shared: Vec<String> =
        common.iter().map(|(title, cell)| format!("{title}: {}", cell_text(cell, texts))).collect();
    if !shared.is_empty() {
        paragraph(&shared.join(" · "), QUIET, style, out);
    }
    if table.rows.is_empty() || table.columns.is_empty() {
        return;
    }
    let mut drawn = comfy_table::Table::new();
    drawn.load_preset(presets::UTF8_HORIZONTAL_ONLY);
    for rule in [
        TableComponent::HorizontalLines,
        TableComponent::MiddleIntersections,
        TableComponent::LeftBorderIntersections,
        TableComponent::RightBorderIntersections,
    ] {
        drawn.remove_style(rule);
    }
    drawn.set_content_arrangement(ContentArrangement::Dynamic).set_width(style.width);
    if style.styled {
        drawn.enforce_styling();
    } else {
        drawn.force_no_tty();
    }
    let bold = |text: &str| comfy_table::Cell::new(text).add_attribute(Attribute::Bold);
    let numeric = numeric_columns(&table);
    drawn.set_header(table.columns.iter().zip(&numeric).map(|(column, number)| {
        let alignment = if *number { CellAlignment::Right } else { CellAlignment::Left };
        bold(&column.title).set_alignment(alignment)
    }));
    let mut groups = Vec::new();
    for row in &table.rows {
        match row {
            // The table has no joined cells: a mark keeps the place of a heading that takes the whole width.
            Row::Group(title) => {
                drawn.add_row([format!("{MARK}{}", groups.len())]);
                groups.push(title.as_str());
            }
            Row::Cells(cells) => {
                drawn.add_row(cells.iter().zip(&numeric).map(|(cell, number)| {
                    let alignment = if *number { CellAlignment::Right } else { CellAlignment::Left };
                    comfy_table::Cell::new(cell_text(cell, texts)).set_alignment(alignment)
                }));
            }
        }
    }
    keep_numbers_whole(&mut drawn, &table, &numeric, texts);
    for line in drawn.lines() {
        match line.split_once(MARK) {
            Some((_, number)) => {
                let title = number.trim().parse::<usize>().ok().and_then(|at| groups.get(at));
                paragraph(title.copied().unwrap_or_default(), HEADING, style, out);
            }
            None => {
                out.push_str(line.trim_end());
                out.push('\n');
            }
        }
    }
}

/// A character of no script, which no name in a case holds.
const MARK: char = '\u{E000}';

fn numeric_columns(table: &Table) -> Vec<bool> {
    let is_numeric = |at: usize| {
        let mut filled = table.cells().filter_map(|row| row.get(at)).filter(|cell| **cell != Cell::Blank).peekable();
        filled.peek().is_some() && filled.all(Cell::is_number)
    };
    (0..table.columns.len()).map(is_numeric).collect()
}

/// A number that is broken over two lines cannot be read: where a table does not fit, columns of numbers take what
/// their numbers need and the words share the rest.
fn keep_numbers_whole(drawn: &mut comfy_table::Table, table: &Table, numeric: &[bool], texts: &Texts) {
    const PADDING: usize = 2;
    let widest = |at: usize| {
        let cells = table.cells().filter_map(|row| row.get(at));
        cells.map(|cell| cell_text(cell, texts).chars().count()).max().unwrap_or(0)
    };
    let titles = table.columns.iter().map(|column| column.title.chars().count());
    let natural: usize = titles.enumerate().map(|(at, title)| title.max(widest(at)) + PADDING + 1).sum();
    if natural <= usize::from(drawn.width().unwrap_or(u16::MAX)) {
        return;
    }
    for (at, number) in numeric.iter().enumerate() {
        if !number {
            // An id that is broken cannot be copied; one that would take the room of everything else must be.
            if table.columns[at].key == "id"
                && widest(at) <= usize::from(drawn.width().unwrap_or(u16::MAX)) / 3
                && let Some(column) = drawn.column_mut(at)
            {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
            continue;
        }
        // A heading of several words takes two lines.
        let title = &table.columns[at].title;
        let words = title.split_whitespace().map(|word| word.chars().count());
        let half = title.chars().count().div_ceil(2);
        let width = words.max().unwrap_or(0).max(half).max(widest(at)) + PADDING;
        if let Some(column) = drawn.column_mut(at) {
            let width = u16::try_from(width).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
}
