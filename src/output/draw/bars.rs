//! Bars by category, lying down: names to the left, values at the ends, limits as marks across. What one page does not
//! hold goes on to the next, with the same scale.

use super::axis::Scale;
use super::canvas::{Align, Canvas, Face, Rect, Stroke, ascent, line_height};
use super::font;
use super::legend::{self, Entry, Sign};
use super::palette::{Colour, GREY, INK, PALE, RULE, VERMILION, WHITE, on};
use super::sheet::{DrawFault, Page, SMALL, Sheet, TEXT};
use crate::chart::Bars;
use crate::model::Count;
use crate::report::{Cell, Texts, cell_text};

/// The least and the most thickness of a bar.
const THIN: i32 = 26;
const THICK: i32 = 92;
/// The most thickness of a bar that is alone in its row.
const THICK_ALONE: i32 = 126;
/// The least space between two categories; more where bars are thick.
const GAP: i32 = 10;
/// Space between a bar and its words.
const APART: i32 = 12;

/// How a chart is laid out, the same on all of its pages.
struct Plan<'a> {
    shape: &'a Bars,
    texts: &'a Texts,
    legend: Vec<Entry>,
    names: Vec<Vec<String>>,
    names_width: i32,
    /// The most width of the name of a line across.
    rule_width: i32,
    face: Face,
    small: Face,
}

/// A bar, or the segments of one.
struct Bar {
    /// The series and the value of each segment.
    segments: Vec<(usize, i64)>,
    /// The limit.
    limit: Count,
    /// What is written after it.
    words: String,
}

/// Draws it.
pub fn pages(shape: &Bars, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    let body = sheet.body();
    let plan = Plan::new(shape, sheet, body.width);
    let head = legend::height(&plan.legend, body.width);
    let foot = line_height(SMALL) + 14;
    let least: Vec<i32> = (0..shape.categories.len()).map(|at| plan.row_height(at, THIN)).collect();
    let parts = split(&least, body.height - head - foot);
    let alone = shape.stacked || shape.series.len() < 2;
    let mut thick = if alone { THICK_ALONE } else { THICK };
    let room =
        |part: &std::ops::Range<usize>, thick: i32| -> i32 { part.clone().map(|at| plan.row_height(at, thick)).sum() };
    while thick > THIN && parts.iter().any(|part| room(part, thick) > body.height - head - foot) {
        thick -= 1;
    }
    let plot_left = body.left + plan.names_width + 24;
    let scale = plan.scale(plot_left, body.right());
    let of = parts.len();
    let draw = |(number, part): (usize, std::ops::Range<usize>)| {
        sheet.page(number + 1, of, |canvas, body| {
            legend::draw(canvas, &plan.legend, body, sheet);
            let top = body.top + head;
            let bottom = top + room(&part, thick);
            plan.grounds(canvas, (body, top), part.clone(), thick);
            plan.grid(canvas, &scale, top, bottom);
            let mut y = top;
            for (row, at) in part.enumerate() {
                plan.row(canvas, (at, ground(row)), (body, y), &scale, thick);
                y += plan.row_height(at, thick);
            }
        })
    };
    parts.into_iter().enumerate().map(draw).collect()
}

/// The ground of a row.
fn ground(row: usize) -> Colour {
    if row % 2 == 1 { PALE } else { WHITE }
}

/// Rows in order on as few pages as hold them, as evenly as can be: positions by page.
pub fn split(heights: &[i32], most: i32) -> Vec<std::ops::Range<usize>> {
    let greedy = |most: i32| {
        let mut parts = Vec::new();
        let (mut from, mut sum) = (0, 0);
        for (at, height) in heights.iter().enumerate() {
            if sum + height > most && at > from {
                parts.push(from..at);
                (from, sum) = (at, 0);
            }
            sum += height;
        }
        parts.push(from..heights.len());
        parts
    };
    let best = greedy(most);
    let mut even = best.clone();
    // A lower ceiling that takes no more pages spreads the rows.
    let mut ceiling = most;
    while ceiling > 0 && even.len() == best.len() {
        ceiling -= 10;
        let next = greedy(ceiling);
        if next.len() > best.len() {
            break;
        }
        even = next;
    }
    even
}

impl<'a> Plan<'a> {
    fn new(shape: &'a Bars, sheet: &'a Sheet<'_>, width: i32) -> Self {
        let mut legend: Vec<Entry> = Vec::new();
        if shape.series.len() > 1 || !shape.limits.is_empty() {
            legend.extend(shape.series.iter().enumerate().map(|(at, series)| (Sign::Fill(at), series.name.clone())));
        }
        if !shape.limits.is_empty() {
            legend.push((Sign::Limit, shape.limit_name.clone()));
        }
        let face = sheet.face();
        let drawable: Vec<String> = shape.categories.iter().map(|name| font::drawable(name)).collect();
        let most = width * 2 / 5;
        let names: Vec<Vec<String>> = drawable.iter().map(|name| font::wrapped(name, face.size, false, most)).collect();
        let widths = names.iter().flatten().map(|line| font::width(line, face.size, false));
        let names_width = widths.max().unwrap_or(0);
        let rule_width = width - names_width - 36;
        Self { shape, texts: sheet.texts, legend, names, names_width, rule_width, face, small: sheet.small() }
    }

    /// The bars of a category, from above.
    fn bars(&self, at: usize) -> Vec<Bar> {
        let value = |series: usize| self.shape.series[series].values.get(at).copied().flatten();
        let all = 0..self.shape.series.len();
        if self.shape.stacked {
            let segments: Vec<(usize, i64)> = all.clone().filter_map(|series| Some((series, value(series)?))).collect();
            let words = if segments.len() < all.len() {
                cell_text(&Cell::Number(None), self.texts)
            } else if segments.iter().all(|(_, value)| *value == 0) {
                "0".to_owned()
            } else {
                String::new()
            };
            return vec![Bar { segments, limit: None, words }];
        }
        let bar = |series: usize| {
            let value = value(series);
            let limit = self.shape.limits.get(series).map(|limits| limits.get(at).copied().flatten());
            let words = match (value, limit) {
                // Nothing of nothing: there is no such body.
                (Some(0), Some(Some(0))) => "–".to_owned(),
                (_, Some(Some(limit))) => format!("{}/{}", self.number(value), self.number(Some(limit))),
                _ => self.number(value),
            };
            Bar { segments: value.map(|value| (series, value)).into_iter().collect(), limit: limit.flatten(), words }
        };
        all.map(bar).collect()
    }

    fn number(&self, value: Count) -> String {
        font::drawable(&cell_text(&Cell::Number(value), self.texts))
    }

    fn remark(&self, at: usize) -> &str {
        self.shape.remarks.get(at).map_or("", String::as_str)
    }

    /// The name of the line under a category, in lines that leave the names of categories free.
    fn rule(&self, at: usize) -> Vec<String> {
        let name = self.shape.rules.iter().find(|(under, _)| *under == at).map_or("", |(_, name)| name);
        font::wrapped(&font::drawable(name), SMALL, true, self.rule_width)
    }

    fn rule_height(&self, at: usize) -> i32 {
        match self.rule(at).len() as i32 {
            0 => 0,
            lines => lines * line_height(SMALL) + 18,
        }
    }

    fn bars_height(&self, thick: i32) -> i32 {
        let bars = if self.shape.stacked { 1 } else { self.shape.series.len().max(1) };
        bars as i32 * (thick + 4) - 4
    }

    fn row_height(&self, at: usize, thick: i32) -> i32 {
        let names = self.names[at].len() as i32 * line_height(TEXT);
        names.max(self.bars_height(thick)) + GAP.max(thick * 2 / 5) + self.rule_height(at)
    }

    /// The scale that leaves room for what is written after each bar.
    fn scale(&self, left: i32, right: i32) -> Scale {
        let (mut low, mut high) = (0, 0);
        let bars: Vec<(usize, Bar)> =
            (0..self.names.len()).flat_map(|at| self.bars(at).into_iter().map(move |bar| (at, bar))).collect();
        let reach = |bar: &Bar| {
            let sum: i64 = bar.segments.iter().map(|(_, value)| value).sum();
            (sum.min(0), sum.max(bar.limit.unwrap_or(0)).max(0))
        };
        for (_, bar) in &bars {
            (low, high) = (low.min(reach(bar).0), high.max(reach(bar).1));
        }
        let range = (high - low).max(1);
        let mut length = right - left;
        for (at, bar) in &bars {
            let words = self.after(*at, bar);
            let free = right - left - APART - words;
            let part = reach(bar).1 - low;
            if part > 0 {
                let longest = i64::from(free) * range / part;
                length = length.min(i32::try_from(longest).unwrap_or(length));
            }
        }
        // Values below zero have their words before the bar.
        let before = if low < 0 { 120 } else { 0 };
        Scale::new((low, high), 1, 6, (left + before, (length - before).max(100)))
    }

    /// How wide what stands after a bar is.
    fn after(&self, at: usize, bar: &Bar) -> i32 {
        let remark = self.remark(at);
        let remark = if remark.is_empty() { 0 } else { 30 + font::width(&font::drawable(remark), SMALL, false) };
        font::width(&bar.words, SMALL, false) + remark
    }

    /// Every other category stands on a pale ground, which leads the eye from the name to the bars.
    fn grounds(&self, canvas: &mut Canvas<'_>, (body, top): (Rect, i32), part: std::ops::Range<usize>, thick: i32) {
        let mut y = top;
        for (row, at) in part.enumerate() {
            let height = self.row_height(at, thick);
            canvas.fill(Rect::new(body.left, y, body.width, height), ground(row));
            y += height;
        }
    }

    fn grid(&self, canvas: &mut Canvas<'_>, scale: &Scale, top: i32, bottom: i32) {
        for tick in scale.ticks() {
            let x = scale.at(tick);
            canvas.line(&[(x, top), (x, bottom)], Stroke::full(RULE, 2));
            let at = (x, bottom + 10 + ascent(SMALL));
            canvas.text(&self.number(Some(tick)), at, self.small, Align::Middle);
        }
        let zero = scale.at(0);
        canvas.line(&[(zero, top), (zero, bottom)], Stroke::full(GREY, 3));
    }

    fn row(
        &self,
        canvas: &mut Canvas<'_>,
        (at, ground): (usize, Colour),
        (body, top): (Rect, i32),
        scale: &Scale,
        thick: i32,
    ) {
        let rule = self.rule(at);
        let height = self.row_height(at, thick) - self.rule_height(at);
        let names = self.names[at].len() as i32 * line_height(TEXT);
        let mut y = top + (height - names) / 2 + ascent(TEXT);
        for line in &self.names[at] {
            canvas.text(line, (body.left + 6, y), self.face, Align::Start);
            y += line_height(TEXT);
        }
        let mut y = top + (height - self.bars_height(thick)) / 2;
        let mut furthest = 0;
        let bars = self.bars(at);
        for bar in &bars {
            furthest = furthest.max(self.bar(canvas, (bar, ground), Rect::new(0, y, 0, thick), scale));
            y += thick + 4;
        }
        let remark = Face { colour: INK, ..self.small };
        let middle = top + height / 2 + SMALL * 35 / 100;
        canvas.text_on(ground, self.remark(at), (furthest + 30, middle), remark, Align::Start);
        if !rule.is_empty() {
            let y = top + height + 8;
            canvas.line(&[(body.left, y), (body.right(), y)], Stroke::dashed(VERMILION, 5, 30, 16));
            let face = Face { bold: true, colour: INK, ..self.small };
            for (number, line) in rule.iter().enumerate() {
                let base = y + 6 + ascent(SMALL) + number as i32 * line_height(SMALL);
                canvas.text_on(ground, line, (body.right(), base), face, Align::End);
            }
        }
    }

    /// Draws one bar and what is written after it; where that ends.
    fn bar(&self, canvas: &mut Canvas<'_>, (bar, ground): (&Bar, Colour), at: Rect, scale: &Scale) -> i32 {
        let mut from = 0;
        for (series, value) in &bar.segments {
            let (a, b) = (scale.at(from), scale.at(from + value));
            let place = Rect::new(a.min(b), at.top, (a - b).abs(), at.height);
            if *value != 0 {
                legend::fill(canvas, Rect { width: place.width.max(3), ..place }, *series);
            }
            if self.shape.stacked && *value != 0 {
                self.inside(canvas, place, *series, *value);
            }
            from += value;
        }
        let base = at.top + at.height / 2 + SMALL * 35 / 100;
        let face = Face { colour: if bar.segments.is_empty() { GREY } else { INK }, ..self.small };
        if from < 0 {
            canvas.text_on(ground, &bar.words, (scale.at(from) - APART, base), face, Align::End);
            return scale.at(0);
        }
        let end = scale.at(from.max(bar.limit.unwrap_or(0)));
        if let Some(limit) = bar.limit.filter(|limit| *limit > 0) {
            legend::limit(canvas, scale.at(limit), at.top - 3, at.bottom() + 3);
        }
        canvas.text_on(ground, &bar.words, (end + APART, base), face, Align::Start);
        end + APART + font::width(&bar.words, SMALL, false)
    }

    /// The value of a segment in its middle, on a ground of its own colour so that hatching does not cross it.
    fn inside(&self, canvas: &mut Canvas<'_>, place: Rect, series: usize, value: i64) {
        let words = self.number(Some(value));
        let size = if place.height > TEXT + 8 { TEXT } else { SMALL };
        let width = font::width(&words, size, true);
        let (across, middle) = place.middle();
        if width + 8 > place.width {
            return;
        }
        let ground = legend::ground(series);
        canvas.fill(Rect::new(across - width / 2 - 6, place.top + 3, width + 12, place.height - 6), ground);
        let face = Face { size, bold: true, colour: on(ground) };
        canvas.text(&words, (across, middle + size * 35 / 100), face, Align::Middle);
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn rows_are_spread_evenly_over_as_few_pages_as_hold_them() {
        let sizes = |heights: &[i32], most| split(heights, most).iter().map(ExactSizeIterator::len).collect::<Vec<_>>();
        assert_eq!(sizes(&[10; 4], 100), [4]);
        assert_eq!(sizes(&[100; 11], 1000), [6, 5]);
        assert_eq!(sizes(&[500, 500, 500], 600), [1, 1, 1]);
        assert_eq!(sizes(&[], 100), [0]);
    }
}
