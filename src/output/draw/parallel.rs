//! Options as lines over several axes, the best on top; each line has a colour, a dash and a sign of its own.

use super::canvas::{Align, At, Canvas, Face, Rect, Stroke, ascent, line_height};
use super::font;
use super::palette::{Colour, GREY, INK, WHITE, YELLOW, series};
use super::sheet::{DrawFault, Page, SMALL, Sheet, TEXT};
use crate::chart::Parallel;
use crate::report::{Cell, cell_text};

/// The space of the names of options on the right.
const NAMES: i32 = 220;
/// Dashes of the lines in turn; none: full.
const DASHES: [Option<(i32, i32)>; 4] = [None, Some((34, 16)), Some((10, 12)), Some((54, 24))];

/// Draws it.
pub fn pages(shape: &Parallel, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    let body = sheet.body();
    let count = shape.axes.len().max(2) as i32;
    let step = (body.width - NAMES) / count;
    let small = Face { size: SMALL, bold: false, colour: INK };
    let heading = |name: &str| font::balanced(&font::drawable(name), SMALL, true, step - 40);
    let headings: Vec<Vec<String>> = shape.axes.iter().map(|axis| heading(&axis.0)).collect();
    let lines = headings.iter().map(Vec::len).max().unwrap_or(0) as i32;
    let top = body.top + lines * line_height(SMALL) + 60;
    let plot = Rect::new(body.left + step / 2, top, step * (count - 1), body.bottom() - top - 60);
    let x = |axis: usize| plot.left + axis as i32 * step;
    Ok(vec![sheet.page(1, 1, |canvas, _body| {
        for (at, (_, best, worst)) in shape.axes.iter().enumerate() {
            for (line, text) in headings[at].iter().enumerate() {
                let base = body.top + ascent(SMALL) + line as i32 * line_height(SMALL);
                canvas.text(text, (x(at), base), Face { bold: true, ..small }, Align::Middle);
            }
            canvas.line(&[(x(at), plot.top), (x(at), plot.bottom())], Stroke::full(GREY, 3));
            let text = |value: i64| cell_text(&Cell::Number(Some(value)), sheet.texts);
            canvas.text(&text(*best), (x(at), plot.top - 26), small, Align::Middle);
            canvas.text(&text(*worst), (x(at), plot.bottom() + 26 + ascent(SMALL)), small, Align::Middle);
        }
        let mut ends = Vec::new();
        for (at, option) in shape.options.iter().enumerate() {
            let y = |axis: usize| place(shape, plot, axis, option.values[axis]);
            let points: Vec<Option<At>> = (0..shape.axes.len()).map(|axis| Some((x(axis), y(axis)?))).collect();
            let stroke = Stroke { colour: colour(at), width: 6, dashes: DASHES[at % DASHES.len()] };
            // A figure that is unknown leaves a gap.
            for run in points.split(Option::is_none) {
                let run: Vec<At> = run.iter().flatten().copied().collect();
                if run.len() > 1 {
                    canvas.line(&run, stroke);
                }
            }
            for point in points.iter().flatten() {
                sign(canvas, at, *point);
            }
            if let Some(end) = points.iter().flatten().last() {
                ends.push((at, *end));
            }
        }
        names(canvas, shape, plot, ends);
    })?])
}

/// Where a value lies on its axis.
fn place(shape: &Parallel, plot: Rect, axis: usize, value: Option<i64>) -> Option<i32> {
    let (_, best, worst) = shape.axes[axis];
    let span = worst - best;
    let part = if span == 0 { 0 } else { i64::from(plot.height) * (value? - best) / span };
    Some(plot.top + i32::try_from(part).unwrap_or(0))
}

/// The names at the right ends of the lines, moved apart where ends are close, with a thin line to each.
fn names(canvas: &mut Canvas<'_>, shape: &Parallel, plot: Rect, mut ends: Vec<(usize, At)>) {
    ends.sort_by_key(|(at, end)| (end.1, *at));
    let least = line_height(TEXT);
    let mut places: Vec<i32> = Vec::with_capacity(ends.len());
    for (_, end) in &ends {
        let free = places.last().map_or(plot.top, |last| last + least);
        places.push(end.1.max(free));
    }
    // What was pushed below the axes goes up again, from the last to the first.
    let mut lowest = plot.bottom();
    for place in places.iter_mut().rev() {
        *place = (*place).min(lowest);
        lowest = *place - least;
    }
    let left = plot.right() + 70;
    for ((at, end), y) in ends.into_iter().zip(places) {
        canvas.line(&[(end.0 + 18, end.1), (left - 44, y)], Stroke::full(GREY, 2));
        sign(canvas, at, (left - 24, y));
        let face = Face { size: TEXT, bold: true, colour: INK };
        canvas.text(&shape.options[at].name, (left, y + ascent(TEXT) / 2 - 4), face, Align::Start);
    }
}

/// The colour of a line: yellow is too light for one.
fn colour(at: usize) -> Colour {
    let colour = series(at);
    if colour == YELLOW { INK } else { colour }
}

/// The sign of an option: disc, square, triangle, ring in turn.
fn sign(canvas: &mut Canvas<'_>, at: usize, (x, y): At) {
    let colour = colour(at);
    match at % 4 {
        0 => canvas.disc((x, y), 14, colour),
        1 => canvas.fill(Rect::new(x - 12, y - 12, 24, 24), colour),
        2 => canvas.polygon(&[(x - 15, y + 12), (x + 15, y + 12), (x, y - 15)], colour),
        _ => {
            canvas.disc((x, y), 14, WHITE);
            canvas.ring((x, y), 13, Stroke::full(colour, 5));
        }
    }
}
