//! Options by two figures: a disc for those that are marked, a ring for the others, the name beside each.

use super::canvas::{Align, Canvas, Face, Rect, Stroke, ascent, line_height};
use super::font;
use super::palette::{BLUE, GREY, INK, RULE, WHITE};
use super::sheet::{DrawFault, Page, SMALL, Sheet, TEXT};
use crate::chart::{Point, Scatter};

/// The height of the legend, and the space of the scales.
const LEGEND: i32 = 84;
const SCALE: i32 = 100;
/// The radius of a point.
const DOT: i32 = 15;

/// Draws it.
pub fn pages(shape: &Scatter, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    Ok(vec![sheet.page(1, 1, |canvas, body| {
        let plot = Plot::new(shape, sheet, body);
        plot.legend(canvas, body);
        plot.axes(canvas, body);
        plot.points(canvas);
    })?])
}

/// A scale from one round number to another.
struct Scale {
    from: i64,
    to: i64,
    step: i64,
}

impl Scale {
    /// A scale around values, with at most eight steps of 1, 2 or 5 and zeros.
    fn around(values: impl Iterator<Item = i64> + Clone) -> Self {
        let (low, high) = (values.clone().min().unwrap_or(0), values.max().unwrap_or(1));
        let span = (high - low).max(1);
        let mut step = 1;
        for (at, factor) in [2, 5, 10].into_iter().cycle().take(54).enumerate() {
            if span / step <= 7 {
                break;
            }
            step = 10_i64.saturating_pow(at as u32 / 3).saturating_mul(factor);
        }
        let from = low.div_euclid(step) * step;
        let to = (high.div_euclid(step) + 1) * step;
        // A value on the edge would hide the scale.
        Self { from: if low == from && low != 0 { from - step } else { from }, to, step }
    }

    fn part(&self, value: i64, length: i32) -> i32 {
        i32::try_from(i64::from(length) * (value - self.from) / (self.to - self.from).max(1)).unwrap_or(0)
    }

    fn ticks(&self) -> impl Iterator<Item = i64> + '_ {
        (0..=(self.to - self.from) / self.step).map(|at| self.from + at * self.step)
    }
}

struct Plot<'a> {
    shape: &'a Scatter,
    sheet: &'a Sheet<'a>,
    place: Rect,
    across: Scale,
    up: Scale,
    /// The name of the axis that is read upwards.
    up_lines: Vec<String>,
}

impl<'a> Plot<'a> {
    fn new(shape: &'a Scatter, sheet: &'a Sheet<'a>, body: Rect) -> Self {
        let across = Scale::around(shape.points.iter().map(|point| point.across));
        let up = Scale::around(shape.points.iter().map(|point| point.up));
        let top = body.top + LEGEND;
        let up_lines = font::balanced(&font::drawable(&shape.up), TEXT, true, body.bottom() - top - SCALE);
        let left = body.left + SCALE + 20 + up_lines.len() as i32 * line_height(TEXT);
        let place = Rect::new(left, top, body.right() - left - 60, body.bottom() - top - SCALE);
        Self { shape, sheet, place, across, up, up_lines }
    }

    fn at(&self, point: &Point) -> (i32, i32) {
        let x = self.place.left + self.across.part(point.across, self.place.width);
        (x, self.place.bottom() - self.up.part(point.up, self.place.height))
    }

    fn legend(&self, canvas: &mut Canvas<'_>, body: Rect) {
        let face = Face { size: SMALL, bold: false, colour: INK };
        let mut x = body.left;
        for (marked, name) in [(true, &self.shape.marked_name), (false, &self.shape.other_name)] {
            if self.shape.points.iter().any(|point| point.marked == marked) {
                dot(canvas, marked, (x + DOT, body.top + SMALL / 2));
                canvas.text(name, (x + 2 * DOT + 14, body.top + ascent(SMALL)), face, Align::Start);
                x += 2 * DOT + 60 + font::width(&font::drawable(name), SMALL, false);
            }
        }
    }

    fn axes(&self, canvas: &mut Canvas<'_>, body: Rect) {
        let place = self.place;
        let small = Face { size: SMALL, bold: false, colour: GREY };
        for value in self.across.ticks() {
            let x = place.left + self.across.part(value, place.width);
            canvas.line(&[(x, place.top), (x, place.bottom())], Stroke::full(RULE, 2));
            canvas.text(&self.sheet.texts.number(value), (x, place.bottom() + 36), small, Align::Middle);
        }
        for value in self.up.ticks() {
            let y = place.bottom() - self.up.part(value, place.height);
            canvas.line(&[(place.left, y), (place.right(), y)], Stroke::full(RULE, 2));
            let at = (place.left - 14, y + ascent(SMALL) / 2 - 3);
            canvas.text(&self.sheet.texts.number(value), at, small, Align::End);
        }
        canvas.line(&[(place.left, place.top), (place.left, place.bottom())], Stroke::full(GREY, 3));
        canvas.line(&[(place.left, place.bottom()), (place.right(), place.bottom())], Stroke::full(GREY, 3));
        let face = Face { size: TEXT, bold: true, colour: INK };
        let across = font::shortened(&font::drawable(&self.shape.across), TEXT, true, place.width);
        canvas.text(&across, (place.middle().0, place.bottom() + 84), face, Align::Middle);
        let mut base = body.left + ascent(TEXT);
        for line in &self.up_lines {
            canvas.text_upwards(line, (base, place.middle().1), face, Align::Middle);
            base += line_height(TEXT);
        }
    }

    /// Points of one place share a label; labels go where they cover neither a point nor one another.
    fn points(&self, canvas: &mut Canvas<'_>) {
        let mut groups: Vec<((i32, i32), Vec<&Point>)> = Vec::new();
        for point in &self.shape.points {
            let at = self.at(point);
            match groups.iter_mut().find(|(other, _)| *other == at) {
                Some((_, points)) => points.push(point),
                None => groups.push((at, vec![point])),
            }
        }
        let around = |(x, y): (i32, i32)| Rect::new(x - DOT - 2, y - DOT - 2, 2 * DOT + 4, 2 * DOT + 4);
        let mut taken: Vec<Rect> = groups.iter().map(|(at, _)| around(*at)).collect();
        for (at, points) in &groups {
            dot(canvas, points.iter().any(|point| point.marked), *at);
        }
        for (at, points) in &groups {
            let name = points.iter().map(|point| point.name.as_str()).collect::<Vec<_>>().join(", ");
            let bold = points.iter().any(|point| point.marked);
            let size = (font::width(&font::drawable(&name), TEXT, bold), TEXT);
            let place = self.label_place(*at, size, &taken);
            taken.push(place);
            let far = (place.middle().0 - at.0).abs() > size.0 / 2 + 60 || (place.middle().1 - at.1).abs() > 60;
            if far {
                canvas.line(&[*at, (place.left.max(at.0.min(place.right())), place.middle().1)], Stroke::full(GREY, 2));
            }
            let face = Face { size: TEXT, bold, colour: INK };
            canvas.text_on(WHITE, &name, (place.left, place.top + ascent(TEXT)), face, Align::Start);
        }
    }

    /// The first place about a point, from near to far, that is on the plane and free.
    fn label_place(&self, (x, y): (i32, i32), (width, height): (i32, i32), taken: &[Rect]) -> Rect {
        let mut first = None;
        for far in 0..12 {
            let gap = DOT + 10;
            let step = far * line_height(TEXT);
            let places = [
                (x + gap, y - height / 2 - step),
                (x + gap, y - height / 2 + step),
                (x - gap - width, y - height / 2 - step),
                (x - gap - width, y - height / 2 + step),
                (x - width / 2, y - gap - height - step),
                (x - width / 2, y + gap + step),
            ];
            for (left, top) in places {
                let place = Rect::new(left, top, width, height);
                first.get_or_insert(place);
                if self.place.contains(&place) && taken.iter().all(|other| !other.overlaps(&place)) {
                    return place;
                }
            }
        }
        first.unwrap_or(Rect::new(x, y, width, height))
    }
}

fn dot(canvas: &mut Canvas<'_>, full: bool, middle: (i32, i32)) {
    if full {
        canvas.disc(middle, DOT, BLUE);
    } else {
        canvas.disc(middle, DOT, WHITE);
        canvas.ring(middle, DOT, Stroke::full(GREY, 4));
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn a_scale_holds_its_values_and_has_few_steps() {
        for values in [[0, 1], [19, 24], [-7, 3], [0, 9_999], [100, 100], [740, 12_345]] {
            let scale = Scale::around(values.into_iter());
            assert!(scale.from <= values[0] && values[1] < scale.to);
            assert!((2..=11).contains(&scale.ticks().count()), "{values:?}");
            assert_eq!(scale.part(scale.to, 1000), 1000);
        }
    }
}
