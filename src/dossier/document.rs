//! A document before it is written in any format: head, body, signature, annexes. The writers of DOCX, HTML and Markdown
//! lay it out and add nothing of their own, so that one document says the same in every format.

use super::Annex;
use crate::chart::Chart;
use crate::report::Provenance;

/// A document that planners hand in.
#[derive(Clone, Debug)]
pub struct Document {
    /// What it is.
    pub kind: DocumentKind,
    /// What stands above the body.
    pub head: Head,
    /// Whether a table of contents stands before the body.
    pub contents: bool,
    /// The body, in order.
    pub body: Vec<Element>,
    /// Who signs.
    pub signature: Signature,
    /// To whom it goes, a line each, as "- Như trên;" the last one ending in a full stop.
    pub recipients: Vec<String>,
    /// The annexes, in order.
    pub annexes: Vec<Appendix>,
    /// Where its figures come from.
    pub provenance: Provenance,
}

/// The sorts of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentKind {
    /// The report that puts two or more options side by side.
    Comparison,
    /// The scheme of one option, "đề án".
    Scheme,
    /// The submission of the department to the People's Committee.
    SubmissionDepartment,
    /// The submission of the People's Committee to the Standing Committee of the Party Committee.
    SubmissionCommittee,
    /// The submission of the People's Committee to the People's Council.
    SubmissionCouncil,
    /// The draft resolution of the People's Council.
    Resolution,
    /// The draft decision of the People's Committee.
    Decision,
    /// The summary on two pages.
    Summary,
}

/// What stands above the body of a document: the two columns of the title block, title and subject.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The body above the one that issues it, in capitals; empty: none.
    pub superior: String,
    /// The body that issues it, in capitals.
    pub issuer: String,
    /// Number and symbol: "Số: …/ĐA-UBND"; empty where it has none, as a part of another document.
    pub number: String,
    /// Place and date: "Kon Tum, ngày … tháng … năm 2025".
    pub place_and_date: String,
    /// The name of the state and its motto.
    pub national: [String; 2],
    /// "DỰ THẢO LẦN 2"; empty: it is no draft.
    pub draft: String,
    /// The type of the document, in capitals: "ĐỀ ÁN".
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// Whom it addresses, without "Kính gửi:"; empty: nobody.
    pub addressees: Vec<String>,
    /// "Kính gửi:" in the language of the document.
    pub addressed: String,
}

/// A part of the body.
#[derive(Clone, Debug)]
pub enum Element {
    /// A heading with its number in the text; level 1 is "I.", 2 is "1.", 3 is "a)".
    Heading {
        /// 1 to 3.
        level: u8,
        /// Number and title.
        text: String,
    },
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A line of the legal basis: "Căn cứ Luật …;", in italics.
    Basis(String),
    /// An item that begins with a dash, which the writer sets.
    Dash(Vec<Span>),
    /// The head of an article: "Điều 1." and its title.
    Article(String),
    /// A line that stands alone in the middle, in bold: "QUYẾT NGHỊ:".
    Centred(String),
    /// A table inside the body, with the caption above it and its notes below.
    Table(Box<Annex>),
    /// A chart inside the body, with the caption and its notes below it.
    Chart(Box<Chart>),
}

/// Words of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Whether they are set in bold.
    pub bold: bool,
    /// Whether they are set in italics.
    pub italic: bool,
}

/// Who signs, to the right under the body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// In whose name and in what office, a line each, in capitals: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH".
    pub lines: Vec<String>,
    /// The name; empty: it is left open.
    pub name: String,
    /// "Nơi nhận:" in the language of the document.
    pub recipients: String,
}

/// An annex of a document.
#[derive(Clone, Debug)]
pub struct Appendix {
    /// Its heading: "Phụ lục I".
    pub number: String,
    /// Its title; empty where that of its only table says it.
    pub title: String,
    /// To what it belongs: "(Kèm theo Đề án số …/ĐA-UBND ngày …)".
    pub belongs: String,
    /// Its tables.
    pub tables: Vec<Annex>,
    /// Its charts.
    pub charts: Vec<Chart>,
    /// Whether its pages lie across.
    pub landscape: bool,
}

impl DocumentKind {
    /// Every kind, in the order in which a file goes its way.
    pub const ALL: [DocumentKind; 8] = [
        DocumentKind::Comparison,
        DocumentKind::Scheme,
        DocumentKind::SubmissionDepartment,
        DocumentKind::SubmissionCommittee,
        DocumentKind::SubmissionCouncil,
        DocumentKind::Resolution,
        DocumentKind::Decision,
        DocumentKind::Summary,
    ];

    /// Its stable word, which also names its template.
    pub fn word(self) -> &'static str {
        match self {
            DocumentKind::Comparison => "comparison",
            DocumentKind::Scheme => "scheme",
            DocumentKind::SubmissionDepartment => "submission-department",
            DocumentKind::SubmissionCommittee => "submission-committee",
            DocumentKind::SubmissionCouncil => "submission-council",
            DocumentKind::Resolution => "resolution",
            DocumentKind::Decision => "decision",
            DocumentKind::Summary => "summary",
        }
    }
}

impl Document {
    /// All charts, in the order in which they stand.
    pub fn charts(&self) -> impl Iterator<Item = &Chart> {
        let body = self.body.iter().filter_map(|element| match element {
            Element::Chart(chart) => Some(chart.as_ref()),
            _ => None,
        });
        body.chain(self.annexes.iter().flat_map(|annex| &annex.charts))
    }

    /// All tables, in the order in which they stand.
    pub fn tables(&self) -> impl Iterator<Item = &Annex> {
        let body = self.body.iter().filter_map(|element| match element {
            Element::Table(annex) => Some(annex.as_ref()),
            _ => None,
        });
        body.chain(self.annexes.iter().flat_map(|annex| &annex.tables))
    }
}

impl Span {
    /// Words without emphasis.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: false, italic: false }
    }
}
