//! A document as Markdown, to be read in a mail: words and tables; of charts, what they say and the first of their data.

use super::markdown::{escaped, line};
use crate::chart::Chart;
use crate::dossier::{Annex, AnnexColumn, AnnexRow, Document, Element, Head, Level, Span};
use crate::report::{Cell, Texts};

/// How many rows of a chart's data a mail shows: those of every province by class and by agency, not those of each field.
const SHOWN: usize = 60;

/// The document as Markdown.
pub fn document_markdown(document: &Document, texts: &Texts) -> String {
    let mut out = String::new();
    head(&document.head, &mut out);
    for (at, element) in document.body.iter().enumerate() {
        self::element(element, texts, &mut out);
        // A list ends with a blank line, where something else follows.
        if matches!(element, Element::Dash(_)) && !matches!(document.body.get(at + 1), Some(Element::Dash(_))) {
            out.push('\n');
        }
    }
    let signature = &document.signature;
    let signed = signature.lines.iter().chain([&signature.name]).filter(|line| !line.is_empty());
    lines(signed.map(|line| format!("**{}**", plain(line))), &mut out);
    if !document.recipients.is_empty() {
        let recipients = document.recipients.iter().map(|line| plain(line));
        lines([format!("***{}***", plain(&signature.recipients))].into_iter().chain(recipients), &mut out);
    }
    for annex in &document.annexes {
        let title = if annex.title.is_empty() { String::new() } else { format!(". {}", annex.title) };
        out.push_str(&format!("## {}\n\n", plain(&format!("{}{title}", annex.number))));
        if !annex.belongs.is_empty() {
            out.push_str(&format!("*{}*\n\n", plain(&annex.belongs)));
        }
        annex.tables.iter().for_each(|table| self::table(table, table.title != annex.title, texts, &mut out));
        annex.charts.iter().for_each(|chart| self::chart(chart, texts, &mut out));
    }
    lines(document.provenance.lines(texts).iter().map(|line| plain(line)), &mut out);
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Lines under each other, as one block.
fn lines(lines: impl Iterator<Item = String>, out: &mut String) {
    let joined = lines.collect::<Vec<_>>().join("  \n");
    if !joined.is_empty() {
        out.push_str(&format!("{joined}\n\n"));
    }
}

fn head(head: &Head, out: &mut String) {
    lines(head.national.iter().filter(|line| !line.is_empty()).map(|line| format!("**{}**", plain(line))), out);
    let issuer = [&head.superior, &head.issuer, &head.number, &head.place_and_date, &head.draft];
    lines(issuer.into_iter().filter(|line| !line.is_empty()).map(|line| plain(&line.replace(" | ", " "))), out);
    let title: Vec<&str> =
        [&head.title, &head.subject].into_iter().map(String::as_str).filter(|t| !t.is_empty()).collect();
    out.push_str(&format!("# {}\n\n", plain(&title.join(". "))));
    if !head.addressees.is_empty() {
        out.push_str(&format!("**{}** {}\n\n", plain(&head.addressed), plain(&head.addressees.join("; "))));
    }
}

fn element(element: &Element, texts: &Texts, out: &mut String) {
    match element {
        Element::Heading { level, text } => {
            out.push_str(&format!("{} {}\n\n", "#".repeat(usize::from(*level) + 1), plain(text)));
        }
        Element::Article(text) => out.push_str(&format!("## {}\n\n", plain(text))),
        Element::Paragraph(spans) => out.push_str(&format!("{}\n\n", spanned(spans))),
        Element::Basis(text) => out.push_str(&format!("*{}*\n\n", plain(text))),
        Element::Centred(text) => out.push_str(&format!("**{}**\n\n", plain(text))),
        Element::Dash(spans) => out.push_str(&format!("- {}\n", spanned(spans))),
        Element::Table(annex) => table(annex, true, texts, out),
        Element::Chart(chart) => self::chart(chart, texts, out),
    }
}

/// What a chart shows, and its data in short.
fn chart(chart: &Chart, texts: &Texts, out: &mut String) {
    let mut data = Annex::of_chart(chart);
    data.notes.clone_from(&chart.notes);
    let more = data.rows.len().saturating_sub(SHOWN);
    if more > 0 {
        data.rows.truncate(SHOWN);
        data.notes.insert(0, texts.say("page-rows-left", &[("count", texts.number(more as i64))]));
    }
    if !chart.alt.is_empty() {
        out.push_str(&format!("{}\n\n", plain(&chart.alt)));
    }
    table(&data, true, texts, out);
}

/// A table under its title; where the annex has just said that, under its unit alone.
fn table(annex: &Annex, titled: bool, texts: &Texts, out: &mut String) {
    let title = if titled { format!("**{}**", plain(&annex.title)) } else { String::new() };
    let unit = if annex.unit.is_empty() { String::new() } else { format!("*({})*", plain(&annex.unit)) };
    lines(
        [title, unit]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
            .lines()
            .map(str::to_owned),
        out,
    );
    // Markdown has one heading row: the upper heading stands before each of its columns.
    let heading = |column: &AnnexColumn| match column.group.as_str() {
        "" => escaped(&column.title),
        group => escaped(&format!("{group}: {}", column.title)),
    };
    out.push_str(&line(&annex.columns.iter().map(heading).collect::<Vec<_>>()));
    let rule = |at: usize| if numeric(annex, at) { "---:".to_owned() } else { "---".to_owned() };
    out.push_str(&line(&(0..annex.columns.len()).map(rule).collect::<Vec<_>>()));
    let row = |row: &AnnexRow| {
        let cell = |cell: &Cell| match (escaped(&annex.shown(cell, texts)), row.level) {
            (text, Level::Item) => text,
            (text, _) if text.is_empty() => text,
            (text, Level::Group | Level::Total) => format!("**{text}**"),
        };
        line(&row.cells.iter().map(cell).collect::<Vec<_>>())
    };
    out.extend(annex.rows.iter().map(row));
    out.push('\n');
    lines(annex.notes.iter().map(|note| plain(note)), out);
}

/// Whether a column holds numbers alone.
fn numeric(annex: &Annex, at: usize) -> bool {
    let mut cells =
        annex.rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| **cell != Cell::Blank).peekable();
    cells.peek().is_some() && cells.all(Cell::is_number)
}

fn spanned(spans: &[Span]) -> String {
    let one = |span: &Span| {
        let mark = "*".repeat(usize::from(span.italic) + 2 * usize::from(span.bold));
        // Marks stand at the words: behind a space they would be read as signs.
        let words = span.text.trim();
        if mark.is_empty() || words.is_empty() {
            return plain(&span.text);
        }
        let before = &span.text[..span.text.len() - span.text.trim_start().len()];
        let after = &span.text[span.text.trim_end().len()..];
        format!("{before}{mark}{}{mark}{after}", plain(words))
    };
    spans.iter().map(one).collect()
}

/// A text whose signs mean themselves.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(sign, '*' | '_' | '`' | '<' | '[' | '\\') {
            out.push('\\');
        }
        out.push(if sign == '\n' { ' ' } else { sign });
    }
    out
}
