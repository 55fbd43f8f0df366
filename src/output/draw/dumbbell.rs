//! Two dots joined by a line in each row: a ring before, a disc after, the values beside them.

use super::bars::split;
use super::canvas::{Align, Canvas, Face, Rect, Stroke, ascent, line_height};
use super::font;
use super::palette::{BLUE, GREY, INK, PALE, RULE, WHITE};
use super::sheet::{DrawFault, Page, SMALL, Sheet};
use crate::chart::Dumbbell;
use crate::report::{Cell, cell_text};

/// The height of the legend and of the scale.
const LEGEND: i32 = 60;
const SCALE: i32 = 44;
/// The lowest row, and how high one of a single line grows where there is room.
const LOW: i32 = 52;
const HIGH: i32 = 84;
/// The widest heading of rows.
const HEADING: i32 = 800;
/// The radius of a dot.
const DOT: i32 = 12;
/// The space beside the outermost dot for its value.
const VALUE: i32 = 100;

/// Draws it.
pub fn pages(shape: &Dumbbell, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    let body = sheet.body();
    let widest = shape.categories.iter().map(|name| font::width(name, SMALL, false)).max().unwrap_or(0);
    let heading = widest.min(HEADING) + 24;
    let lines: Vec<Vec<String>> =
        shape.categories.iter().map(|name| font::wrapped(&font::drawable(name), SMALL, false, heading - 24)).collect();
    let height = |lines: &Vec<String>| (lines.len() as i32 * line_height(SMALL) + 14).max(LOW);
    let room = body.height - LEGEND - SCALE;
    let mut heights: Vec<i32> = lines.iter().map(height).collect();
    let runs = split(&heights, room);
    // Where every page has room to spare, rows are higher.
    let spare =
        |run: &std::ops::Range<usize>| (room - heights[run.clone()].iter().sum::<i32>()) / (run.len() as i32).max(1);
    let more = runs.iter().map(spare).min().unwrap_or(0).clamp(0, HIGH - LOW);
    heights.iter_mut().for_each(|height| *height += more);
    let values = || shape.before.iter().chain(&shape.after).flatten().copied();
    // A field is led by one agency at least, but where nobody leads it.
    let least = values().min().unwrap_or(0).min(100).div_euclid(100);
    // The scale goes to the next whole number, and has at least one step.
    let most = values().max().unwrap_or(0).max(100).div_euclid(100) + 1;
    let (left, right) = (body.left + heading + VALUE, body.right() - VALUE);
    let plot = Plot { shape, sheet, left, right, least: least * 100, most: most * 100 };
    let of = runs.len();
    let page = |(number, run): (usize, std::ops::Range<usize>)| {
        sheet.page(number + 1, of, |canvas, body| {
            plot.legend(canvas, body);
            let top = body.top + LEGEND + SCALE;
            let bottom = top + heights[run.clone()].iter().sum::<i32>();
            plot.scale(canvas, top, bottom);
            let mut y = top;
            for at in run {
                let tall = heights[at];
                plot.row(canvas, Rect::new(body.left, y, body.width, tall), at, &lines[at]);
                y += tall;
            }
        })
    };
    runs.into_iter().enumerate().map(page).collect()
}

struct Plot<'a> {
    shape: &'a Dumbbell,
    sheet: &'a Sheet<'a>,
    left: i32,
    right: i32,
    least: i64,
    most: i64,
}

impl Plot<'_> {
    fn x(&self, value: i64) -> i32 {
        let whole = (self.most - self.least).max(1);
        let part = i64::from(self.right - self.left) * (value.clamp(self.least, self.most) - self.least) / whole;
        self.left + i32::try_from(part).unwrap_or(0)
    }

    fn face(&self) -> Face {
        Face { size: SMALL, bold: false, colour: INK }
    }

    fn legend(&self, canvas: &mut Canvas<'_>, body: Rect) {
        let mut x = body.left;
        let y = body.top + SMALL / 2;
        for (side, name) in self.shape.sides.iter().enumerate() {
            if side == 1 && self.shape.after.is_empty() {
                continue;
            }
            dot(canvas, side == 1 || self.shape.after.is_empty(), (x + DOT, y));
            x += 2 * DOT + 12;
            canvas.text(name, (x, body.top + ascent(SMALL)), self.face(), Align::Start);
            x += font::width(&font::drawable(name), SMALL, false) + 50;
        }
        if !self.shape.after.is_empty() {
            same(canvas, (x + DOT, y));
            let words = self.sheet.texts.say("chart-dumbbell-same", &[]);
            canvas.text(&words, (x + 2 * DOT + 12, body.top + ascent(SMALL)), self.face(), Align::Start);
        }
    }

    fn scale(&self, canvas: &mut Canvas<'_>, top: i32, bottom: i32) {
        let (least, most) = (self.least / 100, self.most / 100);
        let step = [1, 2, 5, 10, 20, 50, 100].into_iter().find(|step| (most - least) / step <= 16).unwrap_or(100);
        for whole in (least..=most).filter(|whole| whole % step == 0 || *whole == least) {
            let x = self.x(whole * 100);
            canvas.line(&[(x, top), (x, bottom)], Stroke::full(RULE, 2));
            let face = Face { colour: GREY, ..self.face() };
            canvas.text(&self.sheet.texts.number(whole), (x, top - 12), face, Align::Middle);
        }
    }

    fn row(&self, canvas: &mut Canvas<'_>, at: Rect, position: usize, lines: &[String]) {
        let y = at.top + at.height / 2;
        let mut base = y - lines.len() as i32 * line_height(SMALL) / 2 + ascent(SMALL) + 1;
        for line in lines {
            canvas.text(line, (at.left + 4, base), self.face(), Align::Start);
            base += line_height(SMALL);
        }
        canvas.line(&[(at.left, at.bottom()), (at.right(), at.bottom())], Stroke::full(PALE, 3));
        let before = self.shape.before.get(position).copied().flatten();
        let after = self.shape.after.get(position).copied().flatten();
        let base = y + ascent(SMALL) / 2 - 3;
        let text = |value: i64| cell_text(&Cell::Hundredths(value), self.sheet.texts);
        let bold = Face { bold: true, ..self.face() };
        match (before, after) {
            (Some(before), Some(after)) if before != after => {
                let (from, to) = (self.x(before), self.x(after));
                canvas.line(&[(from, y), (to, y)], Stroke::full(BLUE, 5));
                dot(canvas, false, (from, y));
                dot(canvas, true, (to, y));
                let (side, other) = if to < from { (Align::End, Align::Start) } else { (Align::Start, Align::End) };
                let gap = if to < from { -(DOT + 10) } else { DOT + 10 };
                canvas.text_on(WHITE, &text(after), (to + gap, base), bold, side);
                canvas.text_on(WHITE, &text(before), (from - gap, base), self.face(), other);
            }
            (Some(value), after) => {
                let x = self.x(value);
                let lost = !self.shape.after.is_empty() && after.is_none();
                match self.shape.after.is_empty() {
                    true => dot(canvas, true, (x, y)),
                    false if lost => dot(canvas, false, (x, y)),
                    false => same(canvas, (x, y)),
                }
                let mut said = text(value);
                if lost {
                    said = format!("{said} – {}", self.sheet.texts.say("unknown", &[]));
                }
                canvas.text_on(WHITE, &said, (x + DOT + 10, base), self.face(), Align::Start);
            }
            (None, Some(after)) => {
                dot(canvas, true, (self.x(after), y));
                canvas.text_on(WHITE, &text(after), (self.x(after) + DOT + 10, base), bold, Align::Start);
            }
            (None, None) => {
                canvas.text(&self.sheet.texts.say("unknown", &[]), (self.left, base), self.face(), Align::Start);
            }
        }
    }
}

/// A full disc after, a ring before.
fn dot(canvas: &mut Canvas<'_>, full: bool, middle: (i32, i32)) {
    if full {
        canvas.disc(middle, DOT, BLUE);
    } else {
        canvas.disc(middle, DOT, WHITE);
        canvas.ring(middle, DOT, Stroke::full(BLUE, 4));
    }
}

/// What does not change: the ring with the disc in it.
fn same(canvas: &mut Canvas<'_>, middle: (i32, i32)) {
    dot(canvas, false, middle);
    canvas.disc(middle, DOT - 5, BLUE);
}
