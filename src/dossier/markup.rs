//! From a filled template to a head and a body. The marks are few, so that a planner can edit a template in any editor:
//! `#` headings, `-` items, `>` the legal basis, `=` articles, `!` a line in the middle, `@chart` and `@table`.

use super::template::{TemplateFault, Wrong};
use super::{Element, Span};

/// The head of a template: what stands between two lines of `---`, by key, in order; a key may come again.
pub type Keys = Vec<(String, String)>;

/// The keys that a head may have.
pub const KEYS: [&str; 12] = [
    "superior",
    "issuer",
    "symbol",
    "type",
    "subject",
    "to",
    "sign",
    "recipient",
    "contents",
    "annex",
    "landscape",
    "name",
];

/// A piece of the body: an element, or a chart or table that is to be put there.
#[derive(Clone, Debug)]
pub enum Piece {
    /// It is complete.
    Element(Element),
    /// A chart by its word, and whether it may be missing.
    Chart(String, bool),
    /// A table by its word, and whether it may be missing.
    Table(String, bool),
}

/// The head and the body of a filled template of a file.
///
/// # Errors
/// The head has a key that means nothing.
pub fn parsed(text: &str, file: &str) -> Result<(Keys, Vec<Piece>), TemplateFault> {
    let mut keys = Keys::new();
    let mut lines = text.lines().peekable();
    while lines.next_if(|line| line.trim().is_empty()).is_some() {}
    if lines.next_if(|line| line.trim() == "---").is_some() {
        for line in lines.by_ref().take_while(|line| line.trim() != "---") {
            if line.trim().is_empty() {
                continue;
            }
            let (key, value) =
                line.split_once(':').map_or((line.trim(), ""), |(key, value)| (key.trim(), value.trim()));
            if !KEYS.contains(&key) {
                return Err(TemplateFault { file: file.to_owned(), line: None, why: Wrong::Key(key.to_owned()) });
            }
            keys.push((key.to_owned(), value.to_owned()));
        }
    }
    Ok((keys, body(lines)))
}

fn body<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut paragraph = String::new();
    let end = |paragraph: &mut String, pieces: &mut Vec<Piece>| {
        if !paragraph.is_empty() {
            pieces.push(Piece::Element(Element::Paragraph(spans(paragraph))));
            paragraph.clear();
        }
    };
    for line in lines {
        let line = line.trim();
        match marked(line) {
            Some(piece) => {
                end(&mut paragraph, &mut pieces);
                pieces.push(piece);
            }
            None if line.is_empty() => end(&mut paragraph, &mut pieces),
            None => {
                if !paragraph.is_empty() {
                    paragraph.push(' ');
                }
                paragraph.push_str(line);
            }
        }
    }
    end(&mut paragraph, &mut pieces);
    pieces
}

/// What a line with a mark is; none: it is part of a paragraph.
fn marked(line: &str) -> Option<Piece> {
    let (mark, rest) = line.split_once(' ')?;
    let rest = rest.trim();
    let word = || (rest.trim_end_matches('?').to_owned(), rest.ends_with('?'));
    let heading = |level| Element::Heading { level, text: rest.to_owned() };
    Some(match mark {
        "#" => Piece::Element(heading(1)),
        "##" => Piece::Element(heading(2)),
        "###" => Piece::Element(heading(3)),
        "-" => Piece::Element(Element::Dash(spans(rest))),
        ">" => Piece::Element(Element::Basis(rest.to_owned())),
        "=" => Piece::Element(Element::Article(rest.to_owned())),
        "!" => Piece::Element(Element::Centred(rest.to_owned())),
        "@chart" => Piece::Chart(word().0, word().1),
        "@table" => Piece::Table(word().0, word().1),
        _ => return None,
    })
}

/// Words with `**bold**` and `*italic*` parts.
pub fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for (at, part) in text.split("**").enumerate() {
        for (inner, words) in part.split('*').enumerate() {
            if !words.is_empty() {
                spans.push(Span { text: words.to_owned(), bold: at % 2 == 1, italic: inner % 2 == 1 });
            }
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::{Piece, parsed, spans};
    use crate::dossier::{Element, Span};

    #[test]
    fn a_template_has_a_head_and_marked_lines() {
        let text = "---\ntype: ĐỀ ÁN\n---\n# I. Căn cứ\n> Căn cứ Luật;\n\nMột đoạn\nhai dòng.\n@chart staff?\n";
        let (keys, pieces) = parsed(text, "x.md").unwrap();
        assert_eq!(keys, [("type".to_owned(), "ĐỀ ÁN".to_owned())]);
        assert_eq!(pieces.len(), 4);
        assert!(matches!(&pieces[0], Piece::Element(Element::Heading { level: 1, .. })));
        assert!(
            matches!(&pieces[2], Piece::Element(Element::Paragraph(words)) if words[0].text == "Một đoạn hai dòng.")
        );
        assert!(matches!(&pieces[3], Piece::Chart(word, true) if word == "staff"));
        assert!(parsed("---\nkiểu: x\n---\n", "x.md").is_err());
    }

    #[test]
    fn stars_set_bold_and_italic() {
        let bold = Span { text: "a".to_owned(), bold: true, italic: false };
        assert_eq!(spans("**a** b"), [bold, Span::plain(" b")]);
    }
}
