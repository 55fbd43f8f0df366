//! What the fills, lines and marks of a drawing mean, in rows above it; and how series are told apart: by colour, by
//! lightness, and every other one by hatching, so that print without colours keeps them apart.

use super::canvas::{Align, Canvas, Rect, Stroke, line_height};
use super::font;
use super::palette::{Colour, INK, WHITE, series, tint};
use super::sheet::{SMALL, Sheet};

const SWATCH: i32 = 60;
const GAP: i32 = 50;

/// A sign in a legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The fill of the series of a position.
    Fill(usize),
    /// The line of the series of a position.
    Line(usize),
    /// The area behind the line of a position.
    Area(usize),
    /// The edges of such an area where they lie on each other.
    Edge(usize),
    /// A mark across a bar.
    Limit,
}

/// A sign with its words.
pub type Entry = (Sign, String);

/// The rows of a legend no wider than `most`, by position of their entries.
fn rows(entries: &[Entry], most: i32) -> Vec<Vec<(i32, usize)>> {
    let mut rows: Vec<Vec<(i32, usize)>> = Vec::new();
    let mut right = most + 1;
    for (at, (_, words)) in entries.iter().enumerate() {
        let width = SWATCH + 14 + font::width(&font::drawable(words), SMALL, false);
        if right + width > most {
            rows.push(Vec::new());
            right = 0;
        }
        if let Some(row) = rows.last_mut() {
            row.push((right, at));
        }
        right += width + GAP;
    }
    rows
}

/// How high the legend is, with the space under it.
pub fn height(entries: &[Entry], most: i32) -> i32 {
    let rows = rows(entries, most).len() as i32;
    if rows == 0 { 0 } else { rows * (line_height(SMALL) + 6) + 22 }
}

/// Draws the legend from the upper left corner of a part of the page.
pub fn draw(canvas: &mut Canvas<'_>, entries: &[Entry], within: Rect, sheet: &Sheet<'_>) {
    for (row, signs) in rows(entries, within.width).into_iter().enumerate() {
        let top = within.top + row as i32 * (line_height(SMALL) + 6);
        for (left, at) in signs {
            let (sign, words) = &entries[at];
            let swatch = Rect::new(within.left + left, top + 2, SWATCH, SMALL);
            draw_sign(canvas, *sign, swatch);
            canvas.text(words, (swatch.right() + 14, top + SMALL), sheet.small(), Align::Start);
        }
    }
}

fn draw_sign(canvas: &mut Canvas<'_>, sign: Sign, at: Rect) {
    let (across, middle) = at.middle();
    match sign {
        Sign::Fill(number) => fill(canvas, at, number),
        Sign::Area(number) => area(canvas, at, number),
        Sign::Edge(number) => canvas.line(&[(at.left, middle), (at.right(), middle)], edge(number)),
        Sign::Line(number) => {
            canvas.line(&[(at.left, middle), (at.right(), middle)], stroke(number));
            point(canvas, (across, middle), number);
        }
        Sign::Limit => limit(canvas, across, at.top - 2, at.bottom() + 2),
    }
}

/// The bar of a series: dark ones plain, light ones with an edge and hatching.
pub fn fill(canvas: &mut Canvas<'_>, at: Rect, number: usize) {
    canvas.fill(at, series(number));
    if number % 2 == 1 {
        canvas.hatch(at, Stroke::full(INK, 2), 26);
        canvas.edge(at, Stroke::full(INK, 2));
    }
}

/// The colour on which words in the bar of a series stand.
pub fn ground(number: usize) -> Colour {
    series(number)
}

/// The swatch of an area, with its edges.
fn area(canvas: &mut Canvas<'_>, at: Rect, number: usize) {
    canvas.fill(at, area_colour(number));
    canvas.line(&[(at.left, at.top), (at.right(), at.top)], edge(number));
    canvas.line(&[(at.left, at.bottom()), (at.right(), at.bottom())], edge(number));
}

/// The edge of an area, which is all that is seen of a narrow one.
pub fn edge(number: usize) -> Stroke {
    Stroke { width: 5, ..stroke(number) }
}

/// The colour of the area behind a line.
pub fn area_colour(number: usize) -> Colour {
    tint(series(number), if number.is_multiple_of(2) { 25 } else { 70 })
}

/// The line of a series: full, or broken in another way for each.
pub fn stroke(number: usize) -> Stroke {
    match number % 3 {
        0 => Stroke::full(series(number), 9),
        1 => Stroke::dashed(series(number), 9, 34, 18),
        _ => Stroke::dashed(series(number), 9, 10, 14),
    }
}

/// The point of a line: disc, ring or square.
pub fn point(canvas: &mut Canvas<'_>, at: (i32, i32), number: usize) {
    match number % 3 {
        0 => canvas.disc(at, 13, series(number)),
        1 => {
            canvas.disc(at, 13, WHITE);
            canvas.ring(at, 13, Stroke::full(series(number), 6));
        }
        _ => canvas.fill(Rect::new(at.0 - 12, at.1 - 12, 24, 24), series(number)),
    }
}

/// The mark of a limit across a bar.
pub fn limit(canvas: &mut Canvas<'_>, across: i32, top: i32, bottom: i32) {
    canvas.line(&[(across, top), (across, bottom)], Stroke::full(WHITE, 12));
    canvas.line(&[(across, top), (across, bottom)], Stroke::full(INK, 7));
}
