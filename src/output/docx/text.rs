//! Paragraphs and runs.

use super::style;
use crate::dossier::Span;
use docx_rs::{
    BorderType, FieldCharType, InstrText, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Run,
    SpecialIndentType,
};

/// The hyphen at which no line breaks.
pub const UNBROKEN_HYPHEN: char = '\u{2011}';

/// A paragraph of a style.
pub fn styled(id: &str) -> Paragraph {
    Paragraph::new().style(id)
}

/// A run of words; a line does not break inside of a day.
pub fn run(text: &str) -> Run {
    Run::new().add_text(with_whole_days(text))
}

/// A text whose days, as `2025-03-01`, have hyphens at which no line breaks.
pub fn with_whole_days(text: &str) -> String {
    let signs = text.as_bytes();
    let digits = |from: usize, to: usize| signs.get(from..to).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    let ends = |at: usize| !digits(at, at + 1);
    let before_month = |at: usize| {
        at >= 4 && (at == 4 || ends(at - 5)) && digits(at - 4, at) && digits(at + 1, at + 3) && ends(at + 3)
    };
    let before_day =
        |at: usize| at >= 7 && signs[at - 3] == b'-' && before_month(at - 3) && digits(at + 1, at + 3) && ends(at + 3);
    let whole = |(at, sign): (usize, char)| match sign {
        '-' if before_month(at) || before_day(at) => UNBROKEN_HYPHEN,
        sign => sign,
    };
    text.char_indices().map(whole).collect()
}

/// A paragraph of a style with plain words.
pub fn line(id: &str, text: &str) -> Paragraph {
    styled(id).add_run(run(text))
}

/// A paragraph with words of several looks, after what stands before them.
pub fn spans(paragraph: Paragraph, before: &str, spans: &[Span]) -> Paragraph {
    let paragraph = if before.is_empty() { paragraph } else { paragraph.add_run(run(before)) };
    spans.iter().fold(paragraph, |paragraph, span| {
        let mut words = run(&span.text);
        if span.bold {
            words = words.bold();
        }
        if span.italic {
            words = words.italic();
        }
        paragraph.add_run(words)
    })
}

/// A drawn rule in the middle, as wide as what is left between two margins in twips: the decree wants a line of its own,
/// not underlined words.
pub fn rule(left: u32, right: u32) -> Paragraph {
    let side = |twips: u32| i32::try_from(twips).unwrap_or(0);
    let mut paragraph = styled(style::BLOCK)
        .indent(Some(side(left)), Some(SpecialIndentType::FirstLine(0)), Some(side(right)), None)
        .line_spacing(
            docx_rs::LineSpacing::new().before(0).after(60).line(40).line_rule(docx_rs::LineSpacingType::Exact),
        )
        .add_run(run("").size(4));
    let border =
        ParagraphBorder::new(ParagraphBorderPosition::Bottom).val(BorderType::Single).size(6).space(1).color("000000");
    paragraph.property = paragraph.property.set_borders(ParagraphBorders::with_empty().set(border));
    paragraph
}

/// A number that Word counts: the first caption of a name is 1.
pub fn counted(paragraph: Paragraph, name: &str, number: usize) -> Paragraph {
    paragraph
        .add_run(Run::new().add_field_char(FieldCharType::Begin, false))
        .add_run(Run::new().add_instr_text(InstrText::Unsupported(format!(" SEQ {name} \\* ARABIC "))))
        .add_run(Run::new().add_field_char(FieldCharType::Separate, false))
        .add_run(run(&number.to_string()))
        .add_run(Run::new().add_field_char(FieldCharType::End, false))
}

#[cfg(test)]
mod tests {
    use super::with_whole_days;

    #[test]
    fn days_are_not_broken_and_other_hyphens_are_left() {
        assert_eq!(with_whole_days("until 2030-03-01; 2016-05"), "until 2030\u{2011}03\u{2011}01; 2016\u{2011}05");
        for text in ["nhiệm kỳ 2016-2021", "Kế hoạch 191-KH/TU", "2025-3-1", "-", "12025-03-01"] {
            assert!(with_whole_days(text).contains('-'), "{text}");
        }
    }
}
