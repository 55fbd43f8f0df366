//! A sheet to draw on: a few forms in tenths of a millimetre, handed to plotters, which writes the SVG.
//!
//! The sheet remembers where boxes and texts are, so that tests can prove that none overlaps another or is cut.

use super::font::{self, FAMILY};
use super::palette::Colour;
use plotters::coord::Shift;
use plotters::prelude::{
    Circle, DrawingArea, IntoDrawingArea, IntoFont, PathElement, Polygon, Rectangle, SVGBackend, Text,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, FontTransform, RGBColor, ShapeStyle, TextStyle};

/// A place on the sheet: tenths of a millimetre from the left and from the top.
pub type At = (i32, i32);

/// A part of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rect {
    /// Its left edge.
    pub left: i32,
    /// Its upper edge.
    pub top: i32,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
}

impl Rect {
    /// A part by its upper left corner and its size.
    pub fn new(left: i32, top: i32, width: i32, height: i32) -> Self {
        Self { left, top, width, height }
    }

    /// Its right edge.
    pub fn right(&self) -> i32 {
        self.left + self.width
    }

    /// Its lower edge.
    pub fn bottom(&self) -> i32 {
        self.top + self.height
    }

    /// Its middle.
    pub fn middle(&self) -> At {
        (self.left + self.width / 2, self.top + self.height / 2)
    }

    /// What is left of it when each edge moves inwards.
    pub fn inset(&self, by: i32) -> Self {
        Self::new(self.left + by, self.top + by, self.width - 2 * by, self.height - 2 * by)
    }

    /// Whether both share more than an edge.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.left < other.right() && other.left < self.right() && self.top < other.bottom() && other.top < self.bottom()
    }

    /// Whether the other lies wholly in it.
    pub fn contains(&self, other: &Rect) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Stroke {
    /// Its colour.
    pub colour: Colour,
    /// Its width.
    pub width: u32,
    /// Length of dashes and of the gaps between them; none: a full line.
    pub dashes: Option<(i32, i32)>,
}

impl Stroke {
    /// A full line.
    pub fn full(colour: Colour, width: u32) -> Self {
        Self { colour, width, dashes: None }
    }

    /// A broken line.
    pub fn dashed(colour: Colour, width: u32, dash: i32, gap: i32) -> Self {
        Self { colour, width, dashes: Some((dash, gap)) }
    }
}

/// How words are set.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    /// The size of the em.
    pub size: i32,
    /// Whether they are bold.
    pub bold: bool,
    /// Their colour.
    pub colour: Colour,
}

/// To which side of its place a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// Something drawn, as tests look at it.
#[derive(Clone, Debug)]
pub enum Drawn {
    /// A box that no other box may overlap.
    Box(Rect),
    /// A line of text, and where it is.
    Text(Rect, String),
}

/// A sheet that is being drawn on.
pub struct Canvas<'s> {
    area: DrawingArea<SVGBackend<'s>, Shift>,
    fault: Option<String>,
    drawn: Vec<Drawn>,
}

impl<'s> Canvas<'s> {
    /// An empty white sheet; the SVG goes to `svg`.
    pub fn new(svg: &'s mut String, size: (u32, u32)) -> Self {
        let area = SVGBackend::with_string(svg, size).into_drawing_area();
        let mut canvas = Self { area, fault: None, drawn: Vec::new() };
        canvas.fill(Rect::new(0, 0, size.0 as i32, size.1 as i32), super::palette::WHITE);
        canvas
    }

    /// Ends the drawing: what was drawn, or why it could not be.
    pub fn finish(mut self) -> Result<Vec<Drawn>, String> {
        let done = self.area.present().map_err(|error| error.to_string());
        self.note(done);
        match self.fault {
            Some(fault) => Err(fault),
            None => Ok(self.drawn),
        }
    }

    fn note<E: ToString>(&mut self, done: Result<(), E>) {
        if let Err(error) = done {
            self.fault.get_or_insert(error.to_string());
        }
    }

    /// A filled rectangle without an edge.
    pub fn fill(&mut self, at: Rect, colour: Colour) {
        let shape = Rectangle::new([(at.left, at.top), (at.right(), at.bottom())], rgb(colour).filled());
        let done = self.area.draw(&shape);
        self.note(done);
    }

    /// The edge of a rectangle.
    pub fn edge(&mut self, at: Rect, stroke: Stroke) {
        let (left, top, right, bottom) = (at.left, at.top, at.right(), at.bottom());
        self.line(&[(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], stroke);
    }

    /// A filled box with an edge, that no other may overlap.
    pub fn boxed(&mut self, at: Rect, colour: Colour, stroke: Stroke) {
        self.fill(at, colour);
        self.edge(at, stroke);
        self.takes(at);
    }

    /// A place that something drawn takes, that no other may overlap.
    pub fn takes(&mut self, at: Rect) {
        self.drawn.push(Drawn::Box(at));
    }

    /// Slanted lines over a rectangle: tells it apart where print has no colours.
    pub fn hatch(&mut self, at: Rect, stroke: Stroke, gap: i32) {
        let gap = gap.max(4);
        let mut from = at.left - at.height;
        while from < at.right() {
            // The line goes up to the right; its part within the rectangle is drawn.
            let low = (from.max(at.left), at.bottom() - (from.max(at.left) - from));
            let end = (from + at.height).min(at.right());
            let high = (end, at.bottom() - (end - from));
            if low.0 < high.0 {
                self.line(&[low, high], stroke);
            }
            from += gap;
        }
    }

    /// A line through points.
    pub fn line(&mut self, points: &[At], stroke: Stroke) {
        let style = ShapeStyle { color: rgb(stroke.colour).to_rgba(), filled: false, stroke_width: stroke.width };
        let pieces = match stroke.dashes {
            None => vec![points.to_vec()],
            Some((dash, gap)) => dashes(points, dash.max(1), gap.max(1)),
        };
        for piece in pieces {
            let done = self.area.draw(&PathElement::new(piece, style));
            self.note(done);
        }
    }

    /// A filled form.
    pub fn polygon(&mut self, points: &[At], colour: Colour) {
        let done = self.area.draw(&Polygon::new(points.to_vec(), rgb(colour).filled()));
        self.note(done);
    }

    /// A disc.
    pub fn disc(&mut self, middle: At, radius: i32, colour: Colour) {
        let done = self.area.draw(&Circle::new(middle, radius, rgb(colour).filled()));
        self.note(done);
    }

    /// A ring.
    pub fn ring(&mut self, middle: At, radius: i32, stroke: Stroke) {
        let style = ShapeStyle { color: rgb(stroke.colour).to_rgba(), filled: false, stroke_width: stroke.width };
        let done = self.area.draw(&Circle::new(middle, radius, style));
        self.note(done);
    }

    /// One line of text. `at` is where its base line begins, has its middle, or ends.
    pub fn text(&mut self, text: &str, at: At, face: Face, align: Align) {
        let text = font::drawable(text);
        if text.trim().is_empty() {
            return;
        }
        self.drawn.push(Drawn::Text(text_place(&text, at, face, align), text.clone()));
        self.set(&text, (at.0, at.1 - top_to_base(face.size)), face, align, FontTransform::None);
    }

    /// One line of text on a ground of its own, so that no line behind it runs through its words.
    pub fn text_on(&mut self, ground: Colour, text: &str, at: At, face: Face, align: Align) {
        let place = text_place(&font::drawable(text), at, face, align);
        if place.width > 0 {
            self.fill(Rect::new(place.left - 4, place.top + 1, place.width + 8, place.height + 2), ground);
        }
        self.text(text, at, face, align);
    }

    /// One line of text that is read from below. `at` is where its base line begins, has its middle, or ends.
    pub fn text_upwards(&mut self, text: &str, at: At, face: Face, align: Align) {
        let text = font::drawable(text);
        if text.trim().is_empty() {
            return;
        }
        let length = font::width(&text, face.size, face.bold);
        let bottom = match align {
            Align::Start => at.1,
            Align::Middle => at.1 + length / 2,
            Align::End => at.1 + length,
        };
        let place = Rect::new(at.0 - ascent(face.size), bottom - length, face.size, length);
        self.drawn.push(Drawn::Text(place, text.clone()));
        // The SVG turns the text about its place, and moves it along its own axes before.
        self.set(&text, (at.0 - top_to_base(face.size), at.1), face, align, FontTransform::Rotate270);
    }

    /// A paragraph that fills a width from the top of a place down; the height that it took.
    pub fn paragraph(&mut self, text: &str, at: At, most: i32, face: Face, align: Align) -> i32 {
        let lines = font::wrapped(&font::drawable(text), face.size, face.bold, most);
        for (number, line) in lines.iter().enumerate() {
            self.text(line, (at.0, at.1 + ascent(face.size) + number as i32 * line_height(face.size)), face, align);
        }
        lines.len() as i32 * line_height(face.size)
    }

    fn set(&mut self, text: &str, at: At, face: Face, align: Align, turned: FontTransform) {
        let across = match align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        // plotters divides the size by this number when it writes an SVG.
        let size = f64::from(face.size) * 1.24;
        let style = if face.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = (FAMILY, size, style).into_font().transform(turned);
        let colour = rgb(face.colour);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(across, VPos::Top));
        let done = self.area.draw(&Text::new(text, at, style));
        self.note(done);
    }
}

/// Where one line of text stands.
fn text_place(text: &str, at: At, face: Face, align: Align) -> Rect {
    let width = font::width(text, face.size, face.bold);
    let left = match align {
        Align::Start => at.0,
        Align::Middle => at.0 - width / 2,
        Align::End => at.0 - width,
    };
    Rect::new(left, at.1 - ascent(face.size), width, face.size)
}

/// The dashes of a line through points, each a short line of its own.
fn dashes(points: &[At], dash: i32, gap: i32) -> Vec<Vec<At>> {
    let mut pieces = Vec::new();
    // How far the pattern has run when a stretch begins: corners do not start it anew.
    let mut run = 0.0;
    let (dash, period) = (f64::from(dash), f64::from(dash + gap));
    for ends in points.windows(2) {
        let (from, to) = (ends[0], ends[1]);
        let (across, down) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        let length = across.hypot(down);
        let place = |at: f64| {
            let part = at / length;
            (from.0 + (across * part).round() as i32, from.1 + (down * part).round() as i32)
        };
        let mut start = -(run % period);
        while start < length {
            let (low, high) = (start.max(0.0), (start + dash).min(length));
            if high > low {
                pieces.push(vec![place(low), place(high)]);
            }
            start += period;
        }
        run += length;
    }
    pieces
}

/// How far above its base line a text of this size reaches.
pub fn ascent(size: i32) -> i32 {
    size * 95 / 100
}

/// From one base line to the next.
pub fn line_height(size: i32) -> i32 {
    size * 125 / 100
}

/// From the place that an SVG of plotters names to the base line of its text.
fn top_to_base(size: i32) -> i32 {
    size * 76 / 100
}

fn rgb(colour: Colour) -> RGBColor {
    RGBColor(colour.0, colour.1, colour.2)
}
