//! The document itself: title block, body, signature and annexes, with the headings that the contents name.

use super::outline::Heading;
use super::{HtmlFault, figure, table};
use crate::chart::Chart;
use crate::dossier::{Annex, Appendix, Document, Element, Head, Span};
use crate::output::draw::escaped;
use crate::report::Texts;
use std::collections::BTreeSet;

/// Writes a document, and notes its headings.
pub struct Writer<'d> {
    texts: &'d Texts,
    /// The charts that show a state of the apparatus: those of one option stand in one place.
    states: Vec<&'d Chart>,
    /// Charts of states that stand on the page already, by word and subtitle.
    placed: BTreeSet<(&'d str, &'d str)>,
    /// What is written so far.
    pub out: String,
    /// The headings so far.
    pub headings: Vec<Heading>,
    tables: usize,
    charts: usize,
}

/// What a document is called, in one line.
pub fn title(document: &Document) -> String {
    let head = &document.head;
    let lines = [&head.title, &head.subject].map(|line| broken(line).collect::<Vec<_>>().join(" "));
    lines.iter().filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join(" – ")
}

impl<'d> Writer<'d> {
    /// A writer that has written nothing of a document.
    pub fn new(document: &'d Document, states: &'d [Chart], texts: &'d Texts) -> Self {
        Self {
            texts,
            states: document.charts().chain(states).filter(|chart| figure::state(chart).is_some()).collect(),
            placed: BTreeSet::new(),
            out: String::new(),
            headings: Vec::new(),
            tables: 0,
            charts: 0,
        }
    }

    /// Writes the document.
    pub fn document(&mut self, document: &'d Document) -> Result<(), HtmlFault> {
        self.head(&document.head);
        self.body(&document.body)?;
        self.signature(document);
        for annex in &document.annexes {
            self.appendix(annex)?;
        }
        Ok(())
    }

    fn head(&mut self, head: &Head) {
        self.out.push_str("<div class=\"block\">\n<div>\n");
        self.line("superior", &head.superior);
        self.line("issuer", &head.issuer);
        self.line("number", &head.number);
        self.line("draft", &head.draft);
        self.out.push_str("</div>\n<div>\n");
        self.line("state", &head.national[0]);
        self.line("motto", &head.national[1]);
        self.line("place", &head.place_and_date);
        self.out.push_str("</div>\n</div>\n<h1>");
        self.out.push_str(&format!("<span class=\"type\">{}</span>", escaped(&head.title)));
        if !head.subject.is_empty() {
            let lines: Vec<String> = broken(&head.subject).map(escaped).collect();
            self.out.push_str(&format!(" <span class=\"subject\">{}</span>", lines.join("<br>")));
        }
        self.out.push_str("</h1>\n");
        match head.addressees.as_slice() {
            [] => {}
            [one] => self.line("addressed", &format!("{} {one}", head.addressed)),
            several => {
                self.line("addressed", &head.addressed);
                self.out.push_str("<ul class=\"addressees\">\n");
                several.iter().for_each(|to| self.out.push_str(&format!("<li>{}</li>\n", escaped(to))));
                self.out.push_str("</ul>\n");
            }
        }
    }

    /// A line of a class; nothing where it is empty.
    fn line(&mut self, class: &str, text: &str) {
        if !text.is_empty() {
            let lines: Vec<String> = broken(text).map(escaped).collect();
            self.out.push_str(&format!("<p class=\"{class}\">{}</p>\n", lines.join("<br>")));
        }
    }

    fn body(&mut self, body: &'d [Element]) -> Result<(), HtmlFault> {
        let mut at = 0;
        while let Some(element) = body.get(at) {
            match element {
                Element::Dash(_) => {
                    let dashes = body[at..].iter().map_while(|element| match element {
                        Element::Dash(spans) => Some(format!("<li>{}</li>\n", spanned(spans))),
                        _ => None,
                    });
                    let dashes: Vec<String> = dashes.collect();
                    self.out.push_str(&format!("<ul class=\"dashes\">\n{}</ul>\n", dashes.concat()));
                    at += dashes.len();
                }
                Element::Chart(chart) => {
                    self.chart(chart, false)?;
                    at += 1;
                }
                element => {
                    self.element(element);
                    at += 1;
                }
            }
        }
        Ok(())
    }

    fn element(&mut self, element: &Element) {
        match element {
            Element::Heading { level, text } => self.heading(level.saturating_add(1), text),
            Element::Article(text) => self.heading(2, text),
            Element::Paragraph(spans) => self.out.push_str(&format!("<p>{}</p>\n", spanned(spans))),
            Element::Basis(text) => self.line("basis", text),
            Element::Centred(text) => self.line("centred", text),
            Element::Table(annex) => self.table(annex),
            // Both are written with their neighbours.
            Element::Dash(_) | Element::Chart(_) => {}
        }
    }

    /// A heading, never more than one level below the one before it.
    fn heading(&mut self, level: u8, text: &str) {
        let deepest = self.headings.last().map_or(2, |last| last.level + 1);
        let level = level.min(deepest).clamp(2, 6);
        let id = format!("part-{}", self.headings.len() + 1);
        self.out.push_str(&format!("<h{level} id=\"{id}\">{}</h{level}>\n", escaped(text)));
        self.headings.push(Heading { level, text: text.to_owned(), id });
    }

    fn table(&mut self, annex: &Annex) {
        self.tables += 1;
        table::write(annex, &format!("table-{}", self.tables), self.texts, &mut self.out);
    }

    /// A chart, or all states of what it shows where it is the first of them; the others have their place by then.
    fn chart(&mut self, chart: &'d Chart, across: bool) -> Result<(), HtmlFault> {
        let charts = match figure::state(chart) {
            None => vec![chart],
            Some(_) if self.placed.contains(&(chart.word, chart.subtitle.as_str())) => return Ok(()),
            Some(_) => figure::states_of(chart, &self.states),
        };
        self.placed.extend(charts.iter().map(|chart| (chart.word, chart.subtitle.as_str())));
        let number = self.charts + 1;
        self.charts += charts.len();
        figure::write(&charts, number, across, self.texts, &mut self.out)
    }

    fn signature(&mut self, document: &Document) {
        let signature = &document.signature;
        self.out.push_str("<div class=\"block end\">\n<div>\n");
        if !document.recipients.is_empty() {
            self.line("recipients", &signature.recipients);
            for line in &document.recipients {
                self.line("recipient", line);
            }
        }
        self.out.push_str("</div>\n<div>\n");
        signature.lines.iter().for_each(|line| self.line("office", line));
        self.line("name", &signature.name);
        self.out.push_str("</div>\n</div>\n");
    }

    fn appendix(&mut self, annex: &'d Appendix) -> Result<(), HtmlFault> {
        let id = format!("part-{}", self.headings.len() + 1);
        let across = if annex.landscape { " across" } else { "" };
        self.out.push_str(&format!("<section class=\"annex{across}\" aria-labelledby=\"{id}\">\n"));
        self.out.push_str(&format!("<h2 id=\"{id}\"><span class=\"type\">{}</span>", escaped(&annex.number)));
        if !annex.title.is_empty() {
            self.out.push_str(&format!(" <span class=\"subject\">{}</span>", escaped(&annex.title)));
        }
        self.out.push_str("</h2>\n");
        let first = annex.tables.first().map(|table| &table.title).or(annex.charts.first().map(|chart| &chart.title));
        let title = if annex.title.is_empty() { first.cloned().unwrap_or_default() } else { annex.title.clone() };
        let text = if title.is_empty() { annex.number.clone() } else { format!("{}. {title}", annex.number) };
        self.headings.push(Heading { level: 2, text, id });
        self.line("belongs", &annex.belongs);
        annex.tables.iter().for_each(|annex| self.table(annex));
        for chart in &annex.charts {
            self.chart(chart, annex.landscape)?;
        }
        self.out.push_str("</section>\n");
        Ok(())
    }
}

/// The lines of a text of the title block, which a bar breaks.
fn broken(text: &str) -> impl Iterator<Item = &str> {
    text.split('|').map(str::trim).filter(|line| !line.is_empty())
}

/// Words with their looks.
fn spanned(spans: &[Span]) -> String {
    let one = |span: &Span| {
        let mut text = escaped(&span.text);
        if span.italic {
            text = format!("<em>{text}</em>");
        }
        if span.bold {
            text = format!("<strong>{text}</strong>");
        }
        text
    };
    spans.iter().map(one).collect()
}
