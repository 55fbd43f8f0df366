//! A tree of boxes: what is drawn where the [`layout`] puts it.

mod columns;
mod layout;
mod lettering;
mod links;

use super::canvas::{Align, At, Canvas, Rect, Stroke, ascent, line_height};
use super::palette::{BLUE, Colour, GREEN, GREY, INK, ORANGE, PALE, PURPLE, WHITE, tint};
use super::sheet::{DrawFault, Page, Sheet};
use crate::chart::{BoxChange, Outline, OutlineBox};
use crate::report::Texts;
use columns::Widest;
use layout::{Leaf, Placed, layout};
use lettering::{Lettering, strip_height};

/// The line between boxes.
const WIRE: Stroke = Stroke { colour: GREY, width: 3, dashes: None };
/// The width of the line from what was to what became of it.
const LINK: u32 = 4;

/// Draws it.
pub fn pages(shape: &Outline, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    let texts = sheet.texts;
    let widest = Widest { on: mark(None, Some(9999), 0, texts), both: mark(Some(9999), Some(9999), 0, texts) };
    let mut body = sheet.body();
    if !shape.links.is_empty() {
        // The links of the last column run beside it.
        body.width -= links::BESIDE_LAST;
    }
    let leaves = layout(shape, body, &widest);
    let of = leaves.len();
    let page =
        |(at, leaf): (usize, &Leaf)| sheet.page(at + 1, of, |canvas, _| drawn(canvas, shape, leaf, at + 1, texts));
    leaves.iter().enumerate().map(page).collect()
}

fn drawn(canvas: &mut Canvas<'_>, shape: &Outline, leaf: &Leaf, page: usize, texts: &Texts) {
    for wire in &leaf.wires {
        canvas.line(wire, WIRE);
    }
    for placed in &leaf.placed {
        if let Some(item) = shape.boxes.get(placed.item) {
            boxed(canvas, item, placed, page, texts);
        }
    }
    let links = links::links(leaf, &shape.links);
    for (from, to) in links::dots(&links) {
        canvas.line(&[from, to], Stroke::full(INK, LINK));
    }
    links.iter().filter_map(|link| link.last()).for_each(|end| arrow(canvas, *end));
}

/// The head of an arrow that points to the left.
fn arrow(canvas: &mut Canvas<'_>, at: At) {
    canvas.polygon(&[at, (at.0 + 13, at.1 - 7), (at.0 + 13, at.1 + 7)], INK);
}

fn boxed(canvas: &mut Canvas<'_>, item: &OutlineBox, placed: &Placed, page: usize, texts: &Texts) {
    let at = placed.at;
    let (ground, strokes) = style(item.change, placed.level);
    let mark = mark(placed.from, placed.to, page, texts);
    let lettering = lettering::lettering(item, at.width, placed.level, &mark);
    let strip = lettering.strip;
    if let Some((stroke, _)) = strokes.first() {
        canvas.boxed(at, ground, *stroke);
    }
    let above = if strip > 0 { strip_height(strip) } else { 0 };
    if strip > 0 {
        canvas.fill(Rect::new(at.left, at.top, at.width, above), lettering::strip(item.change));
    }
    for (stroke, inset) in strokes {
        // An inner edge keeps clear of the strip.
        let above = if inset > 0 { above } else { 0 };
        canvas.edge(Rect::new(at.left, at.top + above, at.width, at.height - above).inset(inset), stroke);
    }
    words(canvas, lettering, placed);
}

fn words(canvas: &mut Canvas<'_>, lettering: Lettering, placed: &Placed) {
    let at = placed.at;
    let (side, above) = lettering::INSET;
    let (x, align) = if placed.level < 2 { (at.middle().0, Align::Middle) } else { (at.left + side, Align::Start) };
    let mut y = at.top + above / 2;
    for (number, line) in lettering.lines.into_iter().enumerate() {
        if number == lettering.strip {
            // A box keeps room for the longest words that might have to stand in it; what is left over goes to both
            // sides.
            let strip = if number > 0 { strip_height(number) } else { 0 };
            y = at.top + strip + above + (at.height - lettering.height).max(0) / 2;
        }
        canvas.text(&line.text, (x, y + ascent(line.face.size)), line.face, align);
        y += line_height(line.face.size);
    }
}

/// Ground and edges of a box: each sort of change has its own line, so that print without colours tells them apart.
fn style(change: BoxChange, level: u32) -> (Colour, Vec<(Stroke, i32)>) {
    let full = |colour, width| (Stroke::full(colour, width), 0);
    match change {
        BoxChange::None if level == 0 => (tint(BLUE, 18), vec![full(INK, 5)]),
        BoxChange::None if level == 1 => (PALE, vec![full(INK, 3)]),
        BoxChange::None => (WHITE, vec![full(GREY, 2)]),
        BoxChange::Added | BoxChange::Consolidated => (tint(GREEN, 22), vec![full(INK, 9)]),
        BoxChange::Ended => (WHITE, vec![(Stroke::dashed(GREY, 4, 8, 8), 0)]),
        BoxChange::Merged => (tint(BLUE, 22), vec![full(INK, 3), (Stroke::full(INK, 3), 7)]),
        BoxChange::Moved => (tint(ORANGE, 28), vec![(Stroke::dashed(INK, 5, 26, 12), 0)]),
        BoxChange::Renamed => (tint(PURPLE, 22), vec![full(INK, 3), (Stroke::dashed(INK, 3, 5, 7), 7)]),
    }
}

/// The words of a box that goes on elsewhere. `page`: the page that it stands on.
fn mark(from: Option<usize>, to: Option<usize>, page: usize, texts: &Texts) -> String {
    let say = |key: &str, number: usize| {
        let key = if number == page { format!("{key}-here") } else { key.to_owned() };
        texts.say(&key, &[("page", number.to_string())])
    };
    let from = from.map(|number| say("outline-goes-on-from", number));
    let to = to.map(|number| say("outline-goes-on", number));
    from.into_iter().chain(to).collect::<Vec<_>>().join("; ")
}
