//! Drawing: a [`Chart`] goes in, pages of SVG come out. plotters writes the SVG; each file draws one sort of shape.

mod axis;
mod bars;
mod canvas;
mod dumbbell;
mod embed;
mod flow;
mod font;
mod heat;
mod legend;
mod lines;
mod map;
mod multiples;
mod outline;
mod palette;
mod parallel;
mod scatter;
mod sheet;
mod ticks;

pub use canvas::{Drawn, Rect};
pub use embed::{document_faces, font_faces, standalone};
pub use font::{BOLD, FAMILY, REGULAR, document_width, missing, missing_in_documents};
pub use sheet::{DrawFault, Page, Paper, escaped};

use crate::chart::{Chart, Shape};
use crate::report::Texts;
use sheet::Sheet;

/// The most pages that a chart has in a document: whoever wants to see more opens the book of charts.
pub const MOST_PAGES: usize = 24;

/// What a document says where a chart would stand that has more pages than it may have; none: it may stand there.
pub fn too_long(pages: &[Page], texts: &Texts) -> Option<String> {
    (pages.len() > MOST_PAGES).then(|| texts.say("dossier-chart-pages", &[("count", pages.len().to_string())]))
}

/// The most slides of one chart with large letters: whoever turns more of them over loses the view of the whole.
const SLIDES: usize = 3;

/// Draws a chart for a document as wide as its text. Where it would not do with one such drawing, it is drawn on more:
/// of a page that lies across, or as high as a page of text.
///
/// # Errors
/// As [`draw`].
pub fn draw_in_text(chart: &Chart, across: bool, texts: &Texts) -> Result<Vec<Page>, DrawFault> {
    let pages = draw(chart, if across { Paper::Across } else { Paper::Column }, texts)?;
    match pages.len() {
        1 => Ok(pages),
        _ => draw(chart, if across { Paper::FineAcross } else { Paper::Upright }, texts),
    }
}

/// Draws a chart: at least one page, more where one does not hold it. What would take more slides than an audience bears,
/// or has a box or a row higher than a slide, is drawn with smaller letters.
///
/// # Errors
/// When plotters cannot write the drawing; no chart that this program makes leads there.
pub fn draw(chart: &Chart, paper: Paper, texts: &Texts) -> Result<Vec<Page>, DrawFault> {
    let pages = drawn(chart, paper, texts)?;
    if paper != Paper::Slide {
        return Ok(pages);
    }
    let body = Sheet { chart, paper, texts }.body();
    let beyond = |drawn: &Drawn| matches!(drawn, Drawn::Box(at) if at.bottom() > body.bottom());
    let fits = pages.len() <= SLIDES && !pages.iter().flat_map(|page| &page.drawn).any(beyond);
    if fits { Ok(pages) } else { drawn(chart, Paper::FineSlide, texts) }
}

fn drawn(chart: &Chart, paper: Paper, texts: &Texts) -> Result<Vec<Page>, DrawFault> {
    let sheet = Sheet { chart, paper, texts };
    match &chart.shape {
        Shape::Bars(shape) => bars::pages(shape, &sheet),
        Shape::Lines(shape) => lines::pages(shape, &sheet),
        Shape::Heat(shape) => heat::pages(shape, &sheet),
        Shape::Dumbbell(shape) => dumbbell::pages(shape, &sheet),
        Shape::Flow(shape) => flow::pages(shape, &sheet),
        Shape::Outline(shape) => outline::pages(shape, &sheet),
        Shape::Multiples(shape) => multiples::pages(shape, &sheet),
        Shape::Scatter(shape) => scatter::pages(shape, &sheet),
        Shape::Parallel(shape) => parallel::pages(shape, &sheet),
        Shape::Map(shape) => map::pages(shape, &sheet),
        Shape::Ticks(shape) => ticks::pages(shape, &sheet),
    }
}
