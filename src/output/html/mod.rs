//! A document as one page of HTML that needs no network and no other file: its charts as SVG with words that can be
//! selected, its tables to be searched and sorted, and a style for A4 paper.
//!
//! The page shows everything without its script; the script only adds the search, the order of rows and the switch
//! between the states of one chart.

mod body;
mod figure;
mod outline;
mod table;

use super::draw::{DrawFault, document_faces, font_faces};
use crate::chart::Chart;
use crate::dossier::Document;
use crate::report::Texts;
use body::Writer;
use minijinja::{Environment, Value, context};

/// The page around the document.
const SKELETON: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Why there is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HtmlFault(pub String);

impl From<DrawFault> for HtmlFault {
    fn from(fault: DrawFault) -> Self {
        Self(fault.0)
    }
}

/// The document as HTML. `states` are charts of the apparatus before and after that the document need not hold itself:
/// where it shows one state, the page shows the others of the same option in the same place.
///
/// # Errors
/// When a chart cannot be drawn or the page cannot be put together; no document that this program makes leads there.
pub fn render(document: &Document, states: &[Chart], texts: &Texts) -> Result<String, HtmlFault> {
    let mut writer = Writer::new(document, states, texts);
    writer.document(document)?;
    let contents = outline::contents(&writer.headings);
    let mut page = Environment::new();
    // The name ends in .html, so that every value is escaped but those that are marked as safe.
    page.add_template("page.html", SKELETON).map_err(fault)?;
    let say = |key: &str| Value::from(texts.say(key, &[]));
    let filled = context! {
        lang => texts.lang().word(),
        title => body::title(document),
        version => document.provenance.version,
        faces => Value::from_safe_string(font_faces() + &document_faces()),
        style => Value::from_safe_string(STYLE.to_owned()),
        script => Value::from_safe_string(SCRIPT.to_owned()),
        contents => Value::from_safe_string(contents),
        article => Value::from_safe_string(writer.out),
        sources => document.provenance.lines(texts),
        skip => say("page-skip"),
        contents_title => say("page-contents"),
        sources_title => say("page-sources"),
        find => say("page-find"),
        find_hint => say("page-find-hint"),
        clear => say("page-clear"),
        found => texts.say("page-found", &[("rows", "{rows}".to_owned()), ("tables", "{tables}".to_owned())]),
        found_at => texts.say("page-found-at", &[("at", "{at}".to_owned()), ("rows", "{rows}".to_owned())]),
        found_none => say("page-found-none"),
        sort => texts.say("page-sort", &[("column", "{column}".to_owned())]),
        sorted_up => texts.say("page-sorted-up", &[("column", "{column}".to_owned())]),
        sorted_down => texts.say("page-sorted-down", &[("column", "{column}".to_owned())]),
        sorted_off => say("page-sorted-off"),
    };
    page.get_template("page.html").and_then(|template| template.render(filled)).map_err(fault)
}

fn fault(error: minijinja::Error) -> HtmlFault {
    HtmlFault(error.to_string())
}
