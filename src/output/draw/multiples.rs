//! A small bar chart for each figure, the options side by side in each; the best value is dark.

use super::canvas::{Align, Canvas, Face, Rect, Stroke, ascent, line_height};
use super::font;
use super::palette::{BLUE, INK, RULE, tint};
use super::sheet::{DrawFault, Page, SMALL, Sheet, TEXT};
use crate::chart::Multiples;
use crate::report::{Cell, cell_text};

/// The space between two small charts.
const GAP: i32 = 60;
/// The height of a bar with its gap, at least and at most.
const THIN: i32 = 40;
const THICK: i32 = 64;
/// The narrowest small chart.
const NARROW: i32 = 760;

/// Draws it.
pub fn pages(shape: &Multiples, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    let body = sheet.body();
    let across = ((body.width + GAP) / (NARROW + GAP)).max(1);
    let width = (body.width - (across - 1) * GAP) / across;
    let titles: Vec<Vec<String>> =
        shape.figures.iter().map(|figure| font::wrapped(&font::drawable(&figure.name), TEXT, true, width)).collect();
    let title = titles.iter().map(Vec::len).max().unwrap_or(1) as i32 * line_height(TEXT) + 14;
    let least = title + shape.options.len() as i32 * THIN;
    let down = ((body.height + GAP / 2) / (least + GAP / 2)).max(1);
    // As many rows of charts as are needed share the height of the page.
    let rows = (shape.figures.len() as i32 + across - 1) / across;
    let down = down.min(rows.max(1));
    let tall = (body.height + GAP / 2) / down - GAP / 2;
    let bar = ((tall - title) / shape.options.len().max(1) as i32).clamp(THIN, THICK);
    let on_page = (across * down) as usize;
    let of = shape.figures.len().div_ceil(on_page).max(1);
    let page = |number: usize| {
        sheet.page(number + 1, of, |canvas, body| {
            for (place, at) in (number * on_page..shape.figures.len().min((number + 1) * on_page)).enumerate() {
                let (column, row) = (place as i32 % across, place as i32 / across);
                let (left, top) = (body.left + column * (width + GAP), body.top + row * (tall + GAP / 2));
                let panel = Panel { shape, sheet, at, title, bar };
                panel.draw(canvas, Rect::new(left, top, width, tall), &titles[at]);
            }
        })
    };
    (0..of).map(page).collect()
}

/// One small chart.
struct Panel<'a> {
    shape: &'a Multiples,
    sheet: &'a Sheet<'a>,
    at: usize,
    title: i32,
    bar: i32,
}

impl Panel<'_> {
    fn draw(&self, canvas: &mut Canvas<'_>, place: Rect, title: &[String]) {
        let bold = Face { size: TEXT, bold: true, colour: INK };
        for (line, text) in title.iter().enumerate() {
            let base = place.top + ascent(TEXT) + line as i32 * line_height(TEXT);
            canvas.text(text, (place.left, base), bold, Align::Start);
        }
        let small = Face { size: SMALL, bold: false, colour: INK };
        let figure = &self.shape.figures[self.at];
        let text = |value: i64| cell_text(&Cell::Number(Some(value)), self.sheet.texts);
        let width = |text: &str| font::width(text, SMALL, true);
        let label = self.shape.options.iter().map(|name| width(name)).max().unwrap_or(0) + 16;
        let number = figure.values.iter().flatten().map(|value| width(&text(*value))).max().unwrap_or(0) + 16;
        // Bars start at zero, which lies inside where values are of both signs.
        let low = figure.values.iter().flatten().copied().min().unwrap_or(0).min(0);
        let high = figure.values.iter().flatten().copied().max().unwrap_or(0).max(0).max(low + 1);
        let number_left = if low < 0 { number } else { 0 };
        let room = i64::from((place.width - label - number - number_left).max(1));
        let start = place.left + label + number_left;
        let x = |value: i64| start + i32::try_from(room * (value - low) / (high - low)).unwrap_or(0);
        let top = place.top + self.title;
        let zero = x(0);
        for (row, (name, value)) in self.shape.options.iter().zip(&figure.values).enumerate() {
            let y = top + row as i32 * self.bar;
            let base = y + self.bar / 2 + ascent(SMALL) / 2 - 3;
            canvas.text(name, (place.left, base), small, Align::Start);
            let Some(value) = *value else {
                canvas.text(&self.sheet.texts.say("unknown", &[]), (zero + 8, base), small, Align::Start);
                continue;
            };
            let best = self.shape.best.get(self.at).is_some_and(|best| best.contains(&row));
            let (from, to) = (x(value).min(zero), x(value).max(zero));
            let colour = if best { BLUE } else { tint(BLUE, 38) };
            canvas.fill(Rect::new(from, y + 5, to - from, self.bar - 10), colour);
            let face = Face { bold: best, ..small };
            match value < 0 {
                true => canvas.text(&text(value), (from - 8, base), face, Align::End),
                false => canvas.text(&text(value), (to + 8, base), face, Align::Start),
            }
        }
        let bottom = top + self.shape.options.len() as i32 * self.bar;
        canvas.line(&[(zero, top), (zero, bottom)], Stroke::full(RULE, 3));
    }
}
