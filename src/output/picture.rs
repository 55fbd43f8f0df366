//! Pictures of drawn pages: PNG through resvg, PDF through krilla, both from one parsed SVG with the fonts that ship.

use super::draw::{BOLD, FAMILY, Page, REGULAR};
use krilla::geom::Size;
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::{tiny_skia, usvg};
use std::sync::{Arc, OnceLock};

/// Points of a tenth of a millimetre.
const POINTS: f32 = 72.0 / 254.0;

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFault(pub String);

fn fault(error: impl ToString) -> PictureFault {
    PictureFault(error.to_string())
}

/// The fonts of charts and no others, so that a picture is the same on every machine.
fn fonts() -> Arc<usvg::fontdb::Database> {
    static FONTS: OnceLock<Arc<usvg::fontdb::Database>> = OnceLock::new();
    let loaded = FONTS.get_or_init(|| {
        let mut fonts = usvg::fontdb::Database::new();
        fonts.load_font_data(REGULAR.to_vec());
        fonts.load_font_data(BOLD.to_vec());
        fonts.set_sans_serif_family(FAMILY);
        fonts.set_serif_family(FAMILY);
        Arc::new(fonts)
    });
    Arc::clone(loaded)
}

fn parsed(page: &Page) -> Result<usvg::Tree, PictureFault> {
    // A picture is reckoned in tenths of a millimetre, 254 of them to the inch.
    let options = usvg::Options { fontdb: fonts(), dpi: 254.0, ..usvg::Options::default() };
    usvg::Tree::from_str(&page.svg, &options).map_err(fault)
}

/// A page as PNG with so many dots to the inch, on white.
///
/// # Errors
/// When the SVG cannot be read or the picture would have no size; no page that this program draws leads there.
pub fn png(page: &Page, dots_per_inch: u32) -> Result<Vec<u8>, PictureFault> {
    let tree = parsed(page)?;
    let scale = dots_per_inch as f32 / 254.0;
    let (width, height) = page.paper.printed();
    let pixels = |tenths: u32| ((tenths as f32 * scale).round() as u32).max(1);
    let mut pixmap = tiny_skia::Pixmap::new(pixels(width), pixels(height)).ok_or_else(|| fault("no size"))?;
    pixmap.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(fault)
}

/// Pages as one PDF, each of the size of its paper, with the fonts embedded and the text selectable. It bears no time,
/// so that the same pages make the same bytes.
///
/// # Errors
/// When an SVG cannot be read or the PDF cannot be written; no page that this program draws leads there.
pub fn pdf(pages: &[Page]) -> Result<Vec<u8>, PictureFault> {
    let mut document = Document::new_with(SerializeSettings::default());
    for page in pages {
        let tree = parsed(page)?;
        let (width, height) = page.paper.printed();
        let size = Size::from_wh(width as f32 * POINTS, height as f32 * POINTS).ok_or_else(|| fault("no size"))?;
        let mut sheet = document.start_page_with(PageSettings::new(size));
        let mut surface = sheet.surface();
        surface.draw_svg(&tree, size, SvgSettings::default());
        surface.finish();
        sheet.finish();
    }
    document.finish().map_err(|error| fault(format!("{error:?}")))
}
