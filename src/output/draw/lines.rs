//! Lines over years, with the areas between low and high values behind them, limits, and stretches of time.

use super::axis::Scale;
use super::canvas::{Align, Canvas, Face, Rect, Stroke, ascent, line_height};
use super::font;
use super::legend::{self, Entry, Sign};
use super::palette::{GREY, INK, PALE, RULE, VERMILION};
use super::sheet::{DrawFault, Page, SMALL, Sheet};
use crate::chart::{Line, Lines};
use crate::report::{Cell, Texts, cell_text};
use std::cmp::Ordering;

/// The most steps at which the values of a single line are written one by one.
const WRITTEN: usize = 12;

/// An area lower than this part of all that is drawn looks like a line.
const NARROW: i64 = 80;

/// Space between a point and its words.
const APART: i32 = 26;

/// Where things stand on the page.
struct Frame<'a> {
    shape: &'a Lines,
    texts: &'a Texts,
    small: Face,
    plot: Rect,
    up: Scale,
}

/// Draws it.
pub fn pages(shape: &Lines, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    let mut entries: Vec<Entry> = Vec::new();
    let (low, high) = drawn_range(shape);
    let range = high - low;
    entries.extend(shape.bands.iter().enumerate().map(|(at, band)| {
        // Of an area that is nowhere wider than its edges, no more is seen than a line.
        let narrow = band.low.iter().zip(&band.high).all(|(low, high)| (high - low) * NARROW < range);
        (if narrow { Sign::Edge(at) } else { Sign::Area(at) }, band.name.clone())
    }));
    entries.extend(shape.lines.iter().enumerate().map(|(at, line)| (Sign::Line(at), line.name.clone())));
    let draw = |canvas: &mut Canvas<'_>, body: Rect| {
        legend::draw(canvas, &entries, body, sheet);
        let head = legend::height(&entries, body.width);
        let frame = Frame::new(shape, sheet, Rect::new(body.left, body.top + head, body.width, body.height - head));
        frame.draw(canvas);
    };
    Ok(vec![sheet.page(1, 1, draw)?])
}

impl<'a> Frame<'a> {
    fn new(shape: &'a Lines, sheet: &'a Sheet<'_>, within: Rect) -> Self {
        let (low, high) = drawn_range(shape);
        let (texts, small) = (sheet.texts, sheet.small());
        let foot = line_height(SMALL) + 24;
        let rows = if shape.stretches.is_empty() { 0 } else { line_height(SMALL) + 10 };
        let wide = |text: &str| font::width(&font::drawable(text), SMALL, false);
        let bottom = within.bottom() - foot - if low > 0 { line_height(SMALL) } else { 0 };
        let up = Scale::new((low, high), 100, 7, (bottom, within.top + rows + 20 - bottom)).rounded();
        let left = up.ticks().iter().map(|tick| wide(&number(*tick, false, texts))).max().unwrap_or(0) + 24;
        let ends = ends(shape, texts).iter().map(|(_, words)| font::width(words, SMALL, true)).max().unwrap_or(0);
        // What stands after the last step may use the half step that the axis leaves there.
        let (room, halves) = (within.width - left, 2 * shape.steps.len().max(1) as i32);
        let width = if ends > 0 { ((room - ends - APART) * halves / (halves - 1).max(1)).min(room) } else { room };
        let plot = Rect::new(within.left + left, within.top, width, bottom - within.top);
        Self { shape, texts, small, plot, up }
    }

    /// The place of a step, in hundredths of one.
    fn across(&self, hundredths: i64) -> i32 {
        let steps = self.shape.steps.len().max(1) as i64;
        let part = i64::from(self.plot.width) * (hundredths + 50) / (steps * 100);
        self.plot.left + i32::try_from(part).unwrap_or(0)
    }

    fn step(&self, at: usize) -> i32 {
        self.across(at as i64 * 100)
    }

    /// Where lines across end: at the last step, so that they do not run through the words after it.
    fn right(&self) -> i32 {
        self.step(self.shape.steps.len().saturating_sub(1)) + 12
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.stretches(canvas);
        self.axes(canvas);
        for (at, band) in self.shape.bands.iter().enumerate() {
            let edge = |values: &[i64]| -> Vec<(i32, i32)> {
                values.iter().enumerate().map(|(step, value)| (self.step(step), self.up.at(*value))).collect()
            };
            let (low, high) = (edge(&band.low), edge(&band.high));
            let outline: Vec<(i32, i32)> = low.iter().chain(high.iter().rev()).copied().collect();
            canvas.polygon(&outline, legend::area_colour(at));
            let stroke = legend::edge(at);
            canvas.line(&low, stroke);
            canvas.line(&high, stroke);
        }
        for (name, value) in &self.shape.limits {
            let y = self.up.at(*value);
            canvas.line(&[(self.plot.left, y), (self.right(), y)], Stroke::dashed(VERMILION, 6, 30, 16));
            let face = Face { bold: true, colour: INK, ..self.small };
            canvas.text(name, (self.plot.left + 12, y - 10), face, Align::Start);
        }
        for (at, line) in self.shape.lines.iter().enumerate() {
            self.line(canvas, line, at);
        }
        self.ends(canvas);
    }

    fn axes(&self, canvas: &mut Canvas<'_>) {
        let (left, right) = (self.plot.left, self.right());
        for tick in self.up.ticks() {
            let y = self.up.at(tick);
            let stroke = if tick == 0 { Stroke::full(GREY, 3) } else { Stroke::full(RULE, 2) };
            canvas.line(&[(left, y), (right, y)], stroke);
            canvas.text(&number(tick, false, self.texts), (left - 14, y + SMALL * 35 / 100), self.small, Align::End);
        }
        let first = self.up.ticks().first().copied().unwrap_or(0);
        let base = self.up.at(first);
        let face = Face { colour: INK, ..self.small };
        // Words of steps that would run into each other are left out in turn.
        let width = |step: &String| font::width(&font::drawable(step), SMALL, false);
        let widest = self.shape.steps.iter().map(width).max().unwrap_or(0) + 20;
        let each = self.plot.width / self.shape.steps.len().max(1) as i32;
        let every = (widest / each.max(1) + 1).max(1) as usize;
        for (at, step) in self.shape.steps.iter().enumerate() {
            let x = self.step(at);
            canvas.line(&[(x, base), (x, base + 10)], Stroke::full(GREY, 3));
            if at.is_multiple_of(every) {
                canvas.text(step, (x, base + 14 + ascent(SMALL)), face, Align::Middle);
            }
        }
        if first > 0 {
            let said = self.texts.say("chart-axis-from", &[("value", number(first, false, self.texts))]);
            let y = base + 14 + line_height(SMALL) + ascent(SMALL);
            canvas.text(&said, (left, y), self.small, Align::Start);
        }
    }

    fn words(&self, value: i64) -> String {
        number(value, has_decimals(self.shape), self.texts)
    }

    fn stretches(&self, canvas: &mut Canvas<'_>) {
        let face = Face { bold: true, colour: INK, ..self.small };
        for (name, from, to) in &self.shape.stretches {
            let (a, b) = (self.across(*from), self.across(*to));
            let top = self.plot.top + line_height(SMALL) + 8;
            canvas.fill(Rect::new(a, top, b - a, self.plot.bottom() - top), PALE);
            for x in [a, b] {
                canvas.line(&[(x, top), (x, self.plot.bottom())], Stroke::dashed(VERMILION, 5, 24, 14));
            }
            let half = font::width(&font::drawable(name), SMALL, true) / 2;
            let middle =
                ((a + b) / 2).clamp(self.plot.left + half, (self.plot.right() - half).max(self.plot.left + half));
            canvas.text(name, (middle, self.plot.top + ascent(SMALL)), face, Align::Middle);
        }
    }

    fn line(&self, canvas: &mut Canvas<'_>, line: &Line, at: usize) {
        let points = line.values.iter().enumerate();
        let points: Vec<Option<(i32, i32)>> =
            points.map(|(step, value)| value.map(|value| (self.step(step), self.up.at(value)))).collect();
        for run in points.split(Option::is_none) {
            let run: Vec<(i32, i32)> = run.iter().flatten().copied().collect();
            if run.len() > 1 {
                canvas.line(&run, legend::stroke(at));
            }
        }
        let written = self.shape.lines.len() == 1 && line.values.len() <= WRITTEN;
        for (step, value) in line.values.iter().enumerate() {
            let x = self.step(step);
            match value {
                Some(value) => {
                    let y = self.up.at(*value);
                    legend::point(canvas, (x, y), at);
                    if written && step + 1 < line.values.len() {
                        let face = Face { bold: true, colour: INK, ..self.small };
                        // The words stand on the side from which the line goes away.
                        let next = line.values[step + 1].unwrap_or(*value);
                        let (x, align) = match next.cmp(value) {
                            Ordering::Less => (x + 12, Align::Start),
                            Ordering::Equal => (x, Align::Middle),
                            Ordering::Greater => (x - 12, Align::End),
                        };
                        canvas.text(&self.words(*value), (x, self.above(step, y) - 20), face, align);
                    }
                }
                None => {
                    let base = self.up.at(self.up.ticks().first().copied().unwrap_or(0)) - 12;
                    canvas.text(&cell_text(&Cell::Number(None), self.texts), (x, base), self.small, Align::Middle);
                }
            }
        }
    }

    /// What words over a point stand on: the point, or the upper edge of the area around it where that would run through
    /// them.
    fn above(&self, step: usize, y: i32) -> i32 {
        let reach = 24 + SMALL;
        let edges = self.shape.bands.iter().filter_map(|band| Some(self.up.at(*band.high.get(step)?)));
        edges.filter(|edge| (0..reach).contains(&(y - edge))).min().unwrap_or(y)
    }

    /// The last value of each line and area, to the right of it, moved apart where they are close.
    fn ends(&self, canvas: &mut Canvas<'_>) {
        let mut ends = ends(self.shape, self.texts);
        ends.sort_by_key(|(value, _)| std::cmp::Reverse(*value));
        let mut least = i32::MIN;
        let face = Face { bold: true, colour: INK, ..self.small };
        let right = self.step(self.shape.steps.len().saturating_sub(1)) + APART;
        let over = ends.len() as i32 * line_height(SMALL);
        for (value, words) in ends {
            let y = (self.up.at(value) + SMALL * 35 / 100).max(least).min(self.plot.bottom().max(least + over));
            canvas.text(&words, (right, y), face, Align::Start);
            least = y + line_height(SMALL);
        }
    }
}

fn values(shape: &Lines) -> impl Iterator<Item = i64> + '_ {
    let bands = shape.bands.iter().flat_map(|band| band.low.iter().chain(&band.high).copied());
    let lines = shape.lines.iter().flat_map(|line| line.values.iter().flatten().copied());
    bands.chain(lines).chain(shape.limits.iter().map(|(_, value)| *value))
}

/// The least and the most value of the axis.
fn drawn_range(shape: &Lines) -> (i64, i64) {
    let high = values(shape).max().unwrap_or(0).max(0);
    let low = values(shape).min().unwrap_or(0);
    // Numbers that lie close together far above zero would be one flat line.
    (if low > high / 4 * 3 { low } else { low.min(0) }, high)
}

/// What stands at the right end: a place and words for each line and each area.
fn ends(shape: &Lines, texts: &Texts) -> Vec<(i64, String)> {
    let decimal = has_decimals(shape);
    let bands = shape.bands.iter().filter_map(|band| {
        let (low, high) = (*band.low.last()?, *band.high.last()?);
        let [least, most] = [low, high].map(|value| number(value, decimal, texts));
        let words = if least == most { least } else { texts.say("chart-between", &[("low", least), ("high", most)]) };
        Some(((low + high) / 2, font::drawable(&words)))
    });
    let lines = shape.lines.iter().filter_map(|line| {
        let value = line.values.last().copied().flatten()?;
        Some((value, number(value, decimal, texts)))
    });
    lines.chain(bands).collect()
}

/// Whether values of the chart are written with a decimal; among ten thousands it would say nothing.
fn has_decimals(shape: &Lines) -> bool {
    values(shape).any(|value| value % 100 != 0) && values(shape).all(|value| value.abs() < 1_000_000)
}

/// A value in hundredths: whole, or with one decimal.
fn number(hundredths: i64, decimal: bool, texts: &Texts) -> String {
    if !decimal {
        let whole = (hundredths.abs() + 50) / 100 * hundredths.signum();
        return font::drawable(&cell_text(&Cell::Number(Some(whole)), texts));
    }
    let tenths = (hundredths.abs() + 5) / 10 * hundredths.signum();
    let mut text = cell_text(&Cell::Hundredths(tenths * 10), texts);
    text.pop();
    font::drawable(&text)
}
