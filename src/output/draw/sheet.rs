//! The frame of every page: title, subtitle and unit on top, notes and page number below, the drawing between.

use super::canvas::{Align, Canvas, Drawn, Face, Rect, Stroke, line_height};
use super::font;
use super::palette::{GREY, INK, RULE};
use crate::chart::{Chart, Shape};
use crate::report::Texts;

/// What a chart is drawn on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// A4 across, 297 × 210 mm.
    #[default]
    A4,
    /// A3 across, 420 × 297 mm.
    A3,
    /// A slide of 16 to 9, 338.7 × 190.5 mm, with letters that are read from the back of a room.
    Slide,
    /// The same slide with smaller letters, for what would else take many.
    FineSlide,
    /// The width of the text of an upright A4 page, 165 × 120 mm: words keep their size in a document.
    Column,
    /// The width of the text of an A4 page that lies across, 252 × 138 mm, so that a heading and a caption have room.
    Across,
    /// The same with smaller letters, for what would else take many pages.
    FineAcross,
    /// As wide as [`Self::Column`], and as high as a page of text with a caption, 165 × 225 mm: for what is too long for
    /// it.
    Upright,
}

impl Paper {
    /// The size of its drawing. A unit is a tenth of a millimetre on paper; a slide is enlarged, so that it holds less
    /// and its smallest words are of 14 points, on a fine slide of 10; what is fine across is made smaller by a sixth.
    pub fn size(self) -> (u32, u32) {
        match self {
            Paper::A4 => (2970, 2100),
            Paper::A3 => (4200, 2970),
            Paper::Slide => (1780, 1001),
            Paper::FineSlide => (2400, 1350),
            Paper::Column => (1650, 1200),
            Paper::Across => (2520, 1380),
            Paper::FineAcross => (3000, 1643),
            Paper::Upright => (1650, 2250),
        }
    }

    /// Its size as it is printed or shown, in tenths of a millimetre.
    pub fn printed(self) -> (u32, u32) {
        match self {
            Paper::Slide | Paper::FineSlide => (3387, 1905),
            Paper::FineAcross => Paper::Across.size(),
            _ => self.size(),
        }
    }

    fn is_slide(self) -> bool {
        matches!(self, Paper::Slide | Paper::FineSlide)
    }

    /// The space on the left, on the right and on top.
    fn margin(self) -> i32 {
        match self {
            Paper::Slide | Paper::FineSlide => 56,
            // The page of the document has margins of its own.
            Paper::Column | Paper::Across | Paper::FineAcross | Paper::Upright => 20,
            Paper::A4 | Paper::A3 => 110,
        }
    }

    /// The ems of title and subtitle: on a slide the words below them are large enough by themselves.
    fn heads(self) -> (i32, i32) {
        if self.is_slide() { (46, 32) } else { (53, 35) }
    }
}

/// The em of words in a drawing: 9 points in tenths of a millimetre.
pub const TEXT: i32 = 32;
/// The em of small words: 7.5 points.
pub const SMALL: i32 = 26;
/// From the last note to the lower edge, where the number of the page stands.
const FOOT: i32 = 80;

/// A drawn page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The SVG.
    pub svg: String,
    /// What was drawn, as tests look at it.
    pub drawn: Vec<Drawn>,
    /// Its paper.
    pub paper: Paper,
}

/// Why a chart is not drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawFault(pub String);

/// The pages of one chart, all with the same frame.
pub struct Sheet<'a> {
    /// The chart.
    pub chart: &'a Chart,
    /// The paper.
    pub paper: Paper,
    /// The texts of the language.
    pub texts: &'a Texts,
}

impl Sheet<'_> {
    /// Words of a drawing.
    pub fn face(&self) -> Face {
        Face { size: TEXT, bold: false, colour: INK }
    }

    /// Small words of a drawing.
    pub fn small(&self) -> Face {
        Face { size: SMALL, bold: false, colour: GREY }
    }

    fn lines(&self, text: &str, size: i32, bold: bool) -> i32 {
        let most = self.paper.size().0 as i32 - 2 * self.paper.margin();
        font::wrapped(&font::drawable(text), size, bold, most).len() as i32 * line_height(size)
    }

    /// The paragraphs under the drawing; on a slide, where lines are few, they are one.
    fn notes(&self) -> Vec<String> {
        let mut notes = match &self.chart.shape {
            Shape::Outline(outline) => outline.legend.clone(),
            Shape::Heat(heat) => heat.legend.clone(),
            _ => Vec::new(),
        };
        notes.extend_from_slice(&self.chart.notes);
        if !self.paper.is_slide() {
            return notes;
        }
        let joined = notes.iter().fold(String::new(), |all, note| match all.chars().last() {
            None => note.clone(),
            Some('.') => format!("{all} {note}"),
            Some(_) => format!("{all}. {note}"),
        });
        vec![joined]
    }

    /// The part of a page in which the drawing stands, the same on every page.
    pub fn body(&self) -> Rect {
        let (width, height) = self.paper.size();
        let (width, height) = (width as i32, height as i32);
        let (title, subtitle) = self.paper.heads();
        let head = self.lines(&self.chart.title, title, true) + self.lines(&self.chart.subtitle, subtitle, false);
        let unit = if self.chart.unit.is_empty() { 0 } else { line_height(SMALL) };
        let margin = self.paper.margin();
        let top = margin + head + unit + 30;
        let notes: i32 = self.notes().iter().map(|note| self.lines(note, SMALL, false)).sum();
        let bottom = height - FOOT - notes.max(line_height(SMALL)) - 30;
        Rect::new(margin, top, width - 2 * margin, bottom - top)
    }

    /// Draws the page `number` of `of`, both from 1.
    pub fn page(&self, number: usize, of: usize, draw: impl FnOnce(&mut Canvas<'_>, Rect)) -> Result<Page, DrawFault> {
        let size = self.paper.size();
        let mut svg = String::new();
        let mut canvas = Canvas::new(&mut svg, size);
        self.frame(&mut canvas, number, of);
        draw(&mut canvas, self.body());
        let drawn = canvas.finish().map_err(DrawFault)?;
        Ok(Page { svg: self.finished(&svg, number, of), drawn, paper: self.paper })
    }

    fn frame(&self, canvas: &mut Canvas<'_>, number: usize, of: usize) {
        let (width, height) = self.paper.size();
        let margin = self.paper.margin();
        let most = width as i32 - 2 * margin;
        let (title, subtitle) = self.paper.heads();
        let title = Face { size: title, bold: true, colour: INK };
        let subtitle = Face { size: subtitle, bold: false, colour: GREY };
        let mut y = margin;
        y += canvas.paragraph(&self.chart.title, (margin, y), most, title, Align::Start);
        y += canvas.paragraph(&self.chart.subtitle, (margin, y), most, subtitle, Align::Start);
        canvas.paragraph(&self.chart.unit, (margin + most, y), most, self.small(), Align::End);
        let notes: i32 = self.notes().iter().map(|note| self.lines(note, SMALL, false)).sum();
        let mut y = height as i32 - FOOT - notes.max(line_height(SMALL));
        canvas.line(&[(margin, y - 12), (margin + most, y - 12)], Stroke::full(RULE, 2));
        for note in self.notes() {
            y += canvas.paragraph(&note, (margin, y), most, self.small(), Align::Start);
        }
        if of > 1 {
            let page = [("number", number.to_string()), ("of", of.to_string())];
            let at = (margin + most, height as i32 - 45);
            canvas.text(&self.texts.say("chart-page", &page), at, self.small(), Align::End);
        }
    }

    /// The SVG in millimetres, with a title and a description for whoever cannot see it.
    fn finished(&self, svg: &str, number: usize, of: usize) -> String {
        let (width, height) = self.paper.size();
        let head = format!("<svg width=\"{width}\" height=\"{height}\"");
        let id = if of > 1 { format!("{}-{number}", self.chart.word) } else { self.chart.word.to_owned() };
        let (across, down) = self.paper.printed();
        let millimetres = |tenths: u32| format!("{}.{}mm", tenths / 10, tenths % 10);
        let sized = format!(
            "<svg role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" width=\"{}\" height=\"{}\"",
            millimetres(across),
            millimetres(down)
        );
        let words = format!(
            "<title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n",
            escaped(&self.chart.title),
            escaped(&self.chart.alt)
        );
        let svg = svg.replacen(&head, &sized, 1);
        match svg.find(">\n") {
            Some(end) => format!("{}{words}{}", &svg[..end + 2], &svg[end + 2..]),
            None => svg,
        }
    }
}

/// A text as XML takes it.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
