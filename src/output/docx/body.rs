//! The body: headings, paragraphs, legal basis, articles, tables and charts with their captions, and the contents.

use super::text::{counted, line, run, spans, styled};
use super::{DocxFault, Flow, Laid, Room, annex, style};
use crate::dossier::Element;
use crate::report::Texts;
use docx_rs::{BreakType, FieldCharType, InstrText, Paragraph, Run};

/// An element as it stands in the file.
pub fn flow(element: &Element, laid: &mut Laid<'_>) -> Result<Vec<Flow>, DocxFault> {
    Ok(match element {
        Element::Heading { level, text } => {
            let at = usize::from(*level).clamp(1, style::HEADINGS.len()) - 1;
            vec![line(style::HEADINGS[at], text).into()]
        }
        // What announces the next lines stays with them.
        Element::Paragraph(words) => {
            let announces = words.last().is_some_and(|last| last.text.trim_end().ends_with(':'));
            vec![spans(styled(style::NORMAL), "", words).keep_next(announces).into()]
        }
        Element::Basis(text) => vec![line(style::BASIS, text).into()],
        Element::Dash(words) => vec![spans(styled(style::DASH), "- ", words).into()],
        Element::Article(text) => vec![line(style::ARTICLE, text).into()],
        Element::Centred(text) => {
            vec![line(style::TITLE, text).line_spacing(style::spacing(120, 120)).keep_next(true).into()]
        }
        Element::Table(table) => {
            let caption = laid.patches.next_table();
            let mut flow =
                vec![caption_of("dossier-table-caption", caption, &table.title, laid.texts).keep_next(true).into()];
            flow.extend(annex::table(table, Room::UPRIGHT, laid));
            flow
        }
        Element::Chart(chart) => annex::chart(chart, Room::UPRIGHT, laid)?,
    })
}

/// "Bảng 1. Tên bảng", with a number that Word counts.
pub fn caption_of(key: &str, number: usize, title: &str, texts: &Texts) -> Paragraph {
    let name = texts.say(key, &[]);
    let paragraph = styled(style::CAPTION).add_run(run(&format!("{name} ")));
    counted(paragraph, &name, number).add_run(run(&format!(". {title}")))
}

/// The table of contents: a field that Word fills with the numbers of pages, and until then the headings themselves.
pub fn contents(body: &[Element], texts: &Texts) -> Vec<Flow> {
    let headings = body.iter().filter_map(|element| match element {
        Element::Heading { level, text } if *level < 3 => Some((usize::from(*level).max(1) - 1, text)),
        _ => None,
    });
    let mut lines: Vec<Paragraph> = Vec::new();
    for (at, (level, text)) in headings.enumerate() {
        let mut paragraph = styled(style::CONTENTS[level]);
        if at == 0 {
            paragraph = paragraph
                .add_run(Run::new().add_field_char(FieldCharType::Begin, true))
                .add_run(Run::new().add_instr_text(InstrText::Unsupported(r#" TOC \o "1-2" \h \z \u "#.to_owned())))
                .add_run(Run::new().add_field_char(FieldCharType::Separate, false));
        }
        lines.push(paragraph.add_run(run(text)));
    }
    let Some(last) = lines.pop() else { return Vec::new() };
    lines.push(last.add_run(Run::new().add_field_char(FieldCharType::End, false)));
    let mut flow: Vec<Flow> = vec![line(style::TITLE, &texts.say("dossier-contents", &[])).into()];
    flow.extend(lines.into_iter().map(Flow::from));
    flow.push(styled(style::BLOCK).add_run(Run::new().add_break(BreakType::Page)).into());
    flow
}
