//! Pictures of drawn pages: PNG through resvg, PDF through krilla, both from one parsed SVG with the fonts that ship.

use super::draw::{BOLD, FAMILY, Page, REGULAR};
use krilla::geom::Size;
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::{tiny_skia, usvg};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

/// Red, green, blue.
type Colour = [u8; 3];

/// As many colours as a palette holds.
const SHADES: usize = 256;

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
    encoded(&pixmap).map_err(fault)
}

/// A picture with a palette: a drawing has few colours, so that a byte a dot says as much as four. Where edges have more
/// shades than a palette holds, the rarest take the nearest that it has.
fn encoded(pixmap: &tiny_skia::Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let dots = || pixmap.data().chunks_exact(4).map(|dot| [dot[0], dot[1], dot[2]]);
    let mut counts: FxHashMap<Colour, u32> = FxHashMap::default();
    let mut run = (Colour::default(), 0);
    for dot in dots() {
        if dot != run.0 {
            *counts.entry(run.0).or_default() += run.1;
            run = (dot, 0);
        }
        run.1 += 1;
    }
    *counts.entry(run.0).or_default() += run.1;
    let mut colours: Vec<(Reverse<u32>, Colour)> =
        counts.into_iter().filter(|(_, count)| *count > 0).map(|(colour, count)| (Reverse(count), colour)).collect();
    colours.sort_unstable();
    let palette: Vec<Colour> = colours.iter().take(SHADES).map(|(_, colour)| *colour).collect();
    let place = |(at, (_, colour)): (usize, &(Reverse<u32>, Colour))| {
        let nearest = || (0..palette.len()).min_by_key(|other| distance(colour, &palette[*other])).unwrap_or(0);
        (*colour, u8::try_from(at).unwrap_or_else(|_| nearest() as u8))
    };
    let places: FxHashMap<Colour, u8> = colours.iter().enumerate().map(place).collect();
    let mut last = (Colour::default(), places.get(&Colour::default()).copied().unwrap_or(0));
    let index = |dot: Colour| {
        if dot != last.0 {
            last = (dot, places.get(&dot).copied().unwrap_or(0));
        }
        last.1
    };
    let indices: Vec<u8> = dots().map(index).collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    // Places in a palette are no amounts: their differences pack worse than they do.
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indices)?;
    writer.finish()?;
    Ok(out)
}

/// How far apart two colours are, squared.
fn distance(a: &Colour, b: &Colour) -> u32 {
    a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum()
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
