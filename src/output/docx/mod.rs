//! A document as a Word file in the form of Decree 30/2020: A4 with its margins, the two columns of the title block, real
//! styles, annexes in sections of their own that lie across and count their own pages. The bytes depend on the document
//! alone.

mod annex;
mod body;
mod columns;
mod head;
mod order;
mod package;
mod patch;
mod style;
mod text;

use crate::dossier::Document;
use crate::report::Texts;
use docx_rs::{Docx, Header, PageMargin, PageNumType, PageOrientationType, PageSize, Paragraph, Section, Table};
use patch::Patches;

/// Why a document is not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocxFault(pub String);

fn fault(error: impl ToString) -> DocxFault {
    DocxFault(error.to_string())
}

/// Twentieths of a point in a number of millimetres.
const fn twips(millimetres: u32) -> u32 {
    (millimetres * 14_400 + 127) / 254
}

/// Margins in millimetres: top, bottom, left, right.
const MARGINS: [u32; 4] = [20, 20, 30, 15];

/// The short and the long side of A4 in twips.
const A4: (u32, u32) = (11_906, 16_838);

/// How much room the text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Room {
    /// Whether the page lies across.
    landscape: bool,
}

impl Room {
    const UPRIGHT: Room = Room { landscape: false };

    fn page(self) -> (u32, u32) {
        if self.landscape { (A4.1, A4.0) } else { A4 }
    }

    /// The width of the text in twips.
    fn width(self) -> u32 {
        self.page().0 - twips(MARGINS[2]) - twips(MARGINS[3])
    }

    /// The height of the text in twips.
    fn height(self) -> u32 {
        self.page().1 - twips(MARGINS[0]) - twips(MARGINS[1])
    }
}

/// What stands on a page, in order.
enum Flow {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

impl From<Paragraph> for Flow {
    fn from(paragraph: Paragraph) -> Self {
        Flow::Paragraph(Box::new(paragraph))
    }
}

impl From<Table> for Flow {
    fn from(table: Table) -> Self {
        Flow::Table(Box::new(table))
    }
}

/// What is gathered while a document is laid out.
struct Laid<'a> {
    texts: &'a Texts,
    patches: Patches,
    /// Titles that several charts have: their captions say more.
    shared: Vec<&'a str>,
}

/// Writes a document.
///
/// # Errors
/// A chart cannot be drawn or the file cannot be packed; no document that this program composes leads there.
pub fn docx(document: &Document, texts: &Texts) -> Result<Vec<u8>, DocxFault> {
    let mut laid = Laid { texts, patches: Patches::new(texts.lang()), shared: shared(document) };
    let mut main: Vec<Flow> = head::flow(&document.head);
    if document.contents {
        main.extend(body::contents(&document.body, texts));
    }
    for element in &document.body {
        main.extend(body::flow(element, &mut laid)?);
    }
    // A signature does not stand alone on a page.
    if let Some(Flow::Paragraph(last)) = main.last_mut() {
        **last = std::mem::take(&mut **last).keep_next(true);
    }
    main.extend(head::signature(document));
    let mut sections = vec![(Room::UPRIGHT, main)];
    for appendix in &document.annexes {
        let room = Room { landscape: appendix.landscape };
        sections.push((room, annex::flow(appendix, room, &mut laid)?));
    }
    let mut file = style::dressed(Docx::new());
    let last = sections.len() - 1;
    for (at, (room, mut flow)) in sections.into_iter().enumerate() {
        // The paragraph that ends a section keeps its last table apart; another before it may begin a page.
        if at < last && matches!(flow[..], [.., Flow::Table(_), Flow::Paragraph(_)]) {
            flow.pop();
        }
        file = if at < last { file.add_section(section(room, flow, at)) } else { ended(file, room, flow, at) };
    }
    package::packed(laid.patches.applied(file.build()))
}

/// The titles that several charts of a document have.
fn shared(document: &Document) -> Vec<&str> {
    let mut titles: Vec<&str> = document.charts().map(|chart| chart.title.as_str()).collect();
    titles.sort_unstable();
    let again = titles.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
    again.collect()
}

fn section(room: Room, flow: Vec<Flow>, at: usize) -> Section {
    let (width, height) = room.page();
    let mut section = Section::new()
        .page_size(PageSize::new().size(width, height))
        .page_margin(margins())
        .page_orient(orientation(room))
        .page_num_type(PageNumType::new().start(1))
        .title_pg();
    if at == 0 {
        section = section.header(page_number());
    }
    flow.into_iter().fold(section, |section, one| match one {
        Flow::Paragraph(paragraph) => section.add_paragraph(*paragraph),
        Flow::Table(table) => section.add_table(*table),
    })
}

/// The last section is the document's own.
fn ended(file: Docx, room: Room, flow: Vec<Flow>, at: usize) -> Docx {
    let (width, height) = room.page();
    let mut file = file
        .page_size(width, height)
        .page_orient(orientation(room))
        .page_num_type(PageNumType::new().start(1))
        .title_pg();
    file.document.section_property.page_margin = margins();
    if at == 0 {
        file = file.header(page_number());
    }
    flow.into_iter().fold(file, |file, one| match one {
        Flow::Paragraph(paragraph) => file.add_paragraph(*paragraph),
        Flow::Table(table) => file.add_table(*table),
    })
}

fn orientation(room: Room) -> PageOrientationType {
    if room.landscape { PageOrientationType::Landscape } else { PageOrientationType::Portrait }
}

fn margins() -> PageMargin {
    let [top, bottom, left, right] = MARGINS.map(|side| i32::try_from(twips(side)).unwrap_or(0));
    let edge = i32::try_from(twips(10)).unwrap_or(0);
    PageMargin::new().top(top).bottom(bottom).left(left).right(right).header(edge).footer(edge).gutter(0)
}

/// The number of the page, in the middle of the top margin; the first page of a section shows none.
fn page_number() -> Header {
    Header::new().add_paragraph(text::styled(style::PAGE_NUMBER).add_page_num(docx_rs::PageNum::new()))
}
