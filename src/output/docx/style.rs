//! The styles of a document: those that Word knows by name, so that a planner changes the look in one place.

use docx_rs::{AlignmentType, Docx, LineSpacing, LineSpacingType, RunFonts, SpecialIndentType, Style, StyleType};

/// The face that the decree asks for.
pub const FONT: &str = "Times New Roman";

/// Body text.
pub const NORMAL: &str = "Normal";
/// Headings by level.
pub const HEADINGS: [&str; 3] = ["Heading1", "Heading2", "Heading3"];
/// Lines of the title block and of the signature.
pub const BLOCK: &str = "TitleBlock";
/// Title and subject of a document, headings of annexes.
pub const TITLE: &str = "Title";
/// The legal basis.
pub const BASIS: &str = "LegalBasis";
/// Items with a dash.
pub const DASH: &str = "DashItem";
/// The head of an article.
pub const ARTICLE: &str = "Article";
/// Captions of tables and charts.
pub const CAPTION: &str = "Caption";
/// Text in tables.
pub const TABLE: &str = "TableText";
/// Notes under tables and charts.
pub const NOTE: &str = "TableNote";
/// Recipients.
pub const RECIPIENT: &str = "Recipient";
/// The number of the page.
pub const PAGE_NUMBER: &str = "Header";
/// Lines of the table of contents by level.
pub const CONTENTS: [&str; 3] = ["TOC1", "TOC2", "TOC3"];

/// The first line of a paragraph: 1.27 cm.
pub const INDENT: i32 = 720;

/// Six points between paragraphs.
const SPACE: u32 = 120;

/// A document with its styles.
pub fn dressed(file: Docx) -> Docx {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).east_asia(FONT).cs(FONT);
    let file = file.default_fonts(fonts).default_size(28).default_tab_stop(720);
    styles().into_iter().fold(file, Docx::add_style)
}

fn styles() -> Vec<Style> {
    let mut styles = vec![
        plain(NORMAL, "Normal")
            .align(AlignmentType::Both)
            .indent(None, Some(SpecialIndentType::FirstLine(INDENT)), None, None)
            .line_spacing(spacing(SPACE, 0)),
        flush(BLOCK, "Title Block").align(AlignmentType::Center).line_spacing(spacing(0, 0)),
        flush(TITLE, "Title").align(AlignmentType::Center).bold().line_spacing(spacing(0, 0)),
        on_normal(BASIS, "Legal Basis").italic(),
        on_normal(DASH, "Dash Item"),
        kept(on_normal(ARTICLE, "Article").bold()),
        flush(CAPTION, "caption").align(AlignmentType::Center).italic().size(26),
        flush(TABLE, "Table Text").align(AlignmentType::Left).size(26).line_spacing(spacing(20, 20)),
        flush(NOTE, "Table Note").align(AlignmentType::Left).italic().size(22).line_spacing(spacing(40, 40)),
        flush(RECIPIENT, "Recipient").align(AlignmentType::Left).size(22).line_spacing(spacing(0, 0)),
        flush(PAGE_NUMBER, "header").align(AlignmentType::Center).line_spacing(spacing(0, 0)),
    ];
    for (level, id) in HEADINGS.into_iter().enumerate() {
        let style = kept(on_normal(id, &format!("heading {}", level + 1)).bold().outline_lvl(level));
        styles.push(if level == 2 { style.italic() } else { style });
    }
    for (level, id) in CONTENTS.into_iter().enumerate() {
        let left = i32::try_from(level).unwrap_or(0) * 284;
        let style = on_normal(id, &format!("toc {}", level + 1)).indent(
            Some(left),
            Some(SpecialIndentType::FirstLine(0)),
            None,
            None,
        );
        styles.push(style.align(AlignmentType::Left).line_spacing(spacing(40, 0)));
    }
    styles
}

fn plain(id: &str, name: &str) -> Style {
    Style::new(id, StyleType::Paragraph).name(name)
}

fn on_normal(id: &str, name: &str) -> Style {
    plain(id, name).based_on(NORMAL)
}

/// A style without the first line set in.
fn flush(id: &str, name: &str) -> Style {
    on_normal(id, name).indent(None, Some(SpecialIndentType::FirstLine(0)), None, None)
}

/// A style whose paragraphs stay on the page of what follows.
fn kept(mut style: Style) -> Style {
    style.paragraph_property = style.paragraph_property.keep_next(true);
    style
}

/// Space before and after, lines single.
pub fn spacing(before: u32, after: u32) -> LineSpacing {
    LineSpacing::new().before(before).after(after).line(240).line_rule(LineSpacingType::Auto)
}
