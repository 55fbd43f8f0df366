//! Streams between two columns of nodes (a diagram after Sankey 1898): widths in proportion on both sides.

use super::canvas::{Align, At, Canvas, Face, Rect, Stroke, ascent, line_height};
use super::font;
use super::palette::{self, Colour, GREY, INK, WHITE, tint};
use super::sheet::{DrawFault, Page, SMALL, Sheet, TEXT};
use crate::chart::{Flow, Link, Node};
use crate::report::{Cell, cell_text};

/// The width of a node.
const BAR: i32 = 34;
/// From a node to its name.
const BESIDE: i32 = 16;
/// Between two nodes of a side.
const APART: i32 = 14;
/// The part of the width between the nodes, of 100.
const BETWEEN: i32 = 40;
/// The height that each node may take of a page that is not full.
const NODE: i32 = 320;
/// How many straight pieces stand for a curve.
const PIECES: i32 = 32;
/// The narrowest stream that bears its number.
const NUMBERED: i32 = 26;

/// A node with its place.
struct Placed {
    bar: Rect,
    /// The lines of its name and number, and where they stand.
    lines: Vec<String>,
    middle: i32,
}

/// A part of the streams that one page holds: some givers, and those who take from them.
struct Part {
    flow: Flow,
    /// What each node gives or takes here, by side.
    sums: [Vec<i64>; 2],
    /// The lines of the name of each node, by side.
    words: [Vec<Vec<String>>; 2],
}

/// Draws it; what one page does not hold goes on to others, giver by giver.
pub fn pages(shape: &Flow, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    let body = sheet.body();
    let cut = |count: usize| -> Vec<Part> {
        let each = shape.from.len().div_ceil(count).max(1);
        let runs = (0..shape.from.len().max(1)).step_by(each);
        runs.map(|first| part(shape, first..first + each, body, sheet)).collect()
    };
    // Words may take the most of a page, not all of it: else all streams would be lines.
    let fits = |part: &Part| scale(&part.sums, &part.words, body.height * 85 / 100).is_some();
    let most = shape.from.len().max(1);
    let parts = (1..most).map(cut).find(|parts| parts.iter().all(fits)).unwrap_or_else(|| cut(most));
    let of = parts.len();
    let page = |(at, part): (usize, &Part)| sheet.page(at + 1, of, |canvas, body| drawn(canvas, body, part, sheet));
    parts.iter().enumerate().map(page).collect()
}

/// The streams of a run of givers.
fn part(shape: &Flow, givers: std::ops::Range<usize>, body: Rect, sheet: &Sheet<'_>) -> Part {
    let links: Vec<Link> = shape.links.iter().filter(|link| givers.contains(&link.from)).copied().collect();
    let first = givers.start;
    let takers: Vec<usize> = (0..shape.to.len()).filter(|at| links.iter().any(|link| link.to == *at)).collect();
    let place = |to: usize| takers.iter().position(|at| *at == to).unwrap_or(0);
    let all = sums(shape.to.len(), &shape.links, |link| link.to);
    let links: Vec<Link> =
        links.into_iter().map(|link| Link { from: link.from - first, to: place(link.to), ..link }).collect();
    let from: Vec<Node> = shape.from.iter().skip(first).take(givers.len()).cloned().collect();
    let to: Vec<Node> = takers.iter().map(|at| shape.to[*at].clone()).collect();
    let given = sums(from.len(), &links, |link| link.from);
    let taken = sums(to.len(), &links, |link| link.to);
    let room = (body.width - body.width * BETWEEN / 100) / 2 - BAR - BESIDE;
    let label = |node: &Node, sum: i64, whole: i64| {
        let count = |value: i64| cell_text(&Cell::Number(Some(value)), sheet.texts);
        let args = [("name", node.name.clone()), ("count", count(sum)), ("whole", count(whole))];
        let text = sheet.texts.say(if sum == whole { "flow-node" } else { "flow-node-part" }, &args);
        font::balanced(&font::drawable(&text), TEXT, false, room)
    };
    let words = [
        from.iter().zip(&given).map(|(node, sum)| label(node, *sum, *sum)).collect(),
        to.iter().zip(&taken).zip(&takers).map(|((node, sum), at)| label(node, *sum, all[*at])).collect(),
    ];
    Part { flow: Flow { from, to, links }, sums: [given, taken], words }
}

fn drawn(canvas: &mut Canvas<'_>, body: Rect, part: &Part, sheet: &Sheet<'_>) {
    let Part { flow: shape, sums: sides, words } = part;
    let room = (body.width - body.width * BETWEEN / 100) / 2 - BAR - BESIDE;
    // A few streams need not fill the page.
    let most = body.height.min(NODE * shape.from.len().max(shape.to.len()) as i32);
    let scale = scale(sides, words, most).unwrap_or(0.0);
    let columns = [body.left + room + BESIDE, body.right() - room - BESIDE - BAR];
    let placed: [Vec<Placed>; 2] = [0, 1].map(|side| place(&sides[side], &words[side], columns[side], body, scale));
    streams(canvas, shape, &placed, scale, sheet);
    for (side, nodes) in [&shape.from, &shape.to].into_iter().enumerate() {
        for (node, placed) in nodes.iter().zip(&placed[side]) {
            bar(canvas, placed.bar, node.waiting);
            label(canvas, placed, side == 0, sheet.face());
        }
    }
}

/// What each node gives or takes.
fn sums(count: usize, links: &[Link], end: impl Fn(&Link) -> usize) -> Vec<i64> {
    let mut sums = vec![0; count];
    for link in links {
        if let Some(sum) = sums.get_mut(end(link)) {
            *sum += link.value.max(0);
        }
    }
    sums
}

/// The height that a node takes with its words.
fn slot(value: i64, lines: usize, scale: f64) -> i32 {
    high(value, scale).max(lines as i32 * line_height(TEXT))
}

fn high(value: i64, scale: f64) -> i32 {
    ((value as f64 * scale).round() as i32).max(2)
}

/// The greatest number of tenths of a millimetre for one at which both sides fit: found by halving, since words keep
/// small nodes from shrinking. None: the words alone are higher.
fn scale(sides: &[Vec<i64>; 2], words: &[Vec<Vec<String>>; 2], height: i32) -> Option<f64> {
    let total = sides[0].iter().sum::<i64>().max(1);
    let fits = |scale: f64| {
        sides.iter().zip(words).all(|(values, words)| {
            let all: i32 =
                values.iter().zip(words).map(|(value, lines)| slot(*value, lines.len(), scale) + APART).sum();
            all - APART <= height
        })
    };
    let (mut low, mut above) = (0.0, f64::from(height) / total as f64);
    if !fits(low) {
        return None;
    }
    for _ in 0..40 {
        let middle = (low + above) / 2.0;
        if fits(middle) { low = middle } else { above = middle }
    }
    Some(low)
}

/// The nodes of one side from the top down, spread over the height.
fn place(values: &[i64], words: &[Vec<String>], left: i32, body: Rect, scale: f64) -> Vec<Placed> {
    let slots: Vec<i32> = values.iter().zip(words).map(|(value, lines)| slot(*value, lines.len(), scale)).collect();
    let free = body.height - slots.iter().sum::<i32>();
    let apart = (free / (slots.len() as i32).max(1)).clamp(0, 60);
    let mut y = body.top + (free - apart * (slots.len() as i32 - 1)).max(0) / 2;
    let mut placed = Vec::new();
    for ((value, lines), slot) in values.iter().zip(words).zip(slots) {
        let height = high(*value, scale);
        let middle = y + slot / 2;
        let bar = Rect::new(left, middle - height / 2, BAR, height);
        placed.push(Placed { bar, lines: lines.clone(), middle });
        y += slot + apart;
    }
    placed
}

fn bar(canvas: &mut Canvas<'_>, at: Rect, waiting: bool) {
    if waiting {
        canvas.boxed(at, WHITE, Stroke::full(INK, 3));
        canvas.hatch(at, Stroke::full(INK, 3), 16);
    } else {
        canvas.boxed(at, GREY, Stroke::full(INK, 2));
    }
}

fn label(canvas: &mut Canvas<'_>, placed: &Placed, left: bool, face: Face) {
    let (x, align) = match left {
        true => (placed.bar.left - BESIDE, Align::End),
        false => (placed.bar.right() + BESIDE, Align::Start),
    };
    let mut y = placed.middle - placed.lines.len() as i32 * line_height(face.size) / 2 + ascent(face.size);
    for line in &placed.lines {
        canvas.text(line, (x, y), face, align);
        y += line_height(face.size);
    }
}

/// A stream with the place of its upper edge at both ends.
struct Stream {
    link: Link,
    ends: [At; 2],
    width: i32,
}

fn streams(canvas: &mut Canvas<'_>, shape: &Flow, placed: &[Vec<Placed>; 2], scale: f64, sheet: &Sheet<'_>) {
    let mut used: [Vec<i32>; 2] = [0, 1].map(|side| placed[side].iter().map(|node| node.bar.top).collect());
    let mut found: Vec<Stream> = Vec::new();
    // Links come by giver, then taker: on either side a node's streams leave it in the order of the other side.
    let mut order: Vec<&Link> = shape.links.iter().collect();
    order.sort_by_key(|link| (link.from, link.to));
    for link in order {
        let (Some(from), Some(to)) = (placed[0].get(link.from), placed[1].get(link.to)) else { continue };
        let width = high(link.value, scale);
        let ends = [(from.bar.right(), used[0][link.from]), (to.bar.left, used[1][link.to])];
        used[0][link.from] += width;
        used[1][link.to] += width;
        found.push(Stream { link: *link, ends, width });
    }
    // Wide streams lie below narrow ones, each with a white rim, so that they are told apart where they cross.
    found.sort_by_key(|stream| (-stream.link.value, stream.link.from, stream.link.to));
    for stream in &found {
        let (ground, edge) = colours(stream.link.from);
        let (above, below) = (curve(stream, 0), curve(stream, stream.width));
        let form: Vec<At> = above.iter().chain(below.iter().rev()).copied().collect();
        canvas.line(&above, Stroke::full(WHITE, 7));
        canvas.line(&below, Stroke::full(WHITE, 7));
        canvas.polygon(&form, ground);
        canvas.line(&above, Stroke::full(edge, 2));
        canvas.line(&below, Stroke::full(edge, 2));
    }
    for stream in found.iter().filter(|stream| stream.width >= NUMBERED) {
        let text = cell_text(&Cell::Number(Some(stream.link.value)), sheet.texts);
        let face = Face { size: SMALL, bold: false, colour: INK };
        let base = |y: i32| y + stream.width / 2 + ascent(SMALL) / 2 - 2;
        canvas.text(&text, (stream.ends[1].0 - 10, base(stream.ends[1].1)), face, Align::End);
        canvas.text(&text, (stream.ends[0].0 + 10, base(stream.ends[0].1)), face, Align::Start);
    }
}

/// Ground and dark edge of a stream: those of its giver, light and dark in turn.
fn colours(giver: usize) -> (Colour, Colour) {
    let colour = palette::series(giver);
    let dark = |part: u8| part / 2;
    let edge = Colour(dark(colour.0), dark(colour.1), dark(colour.2));
    (tint(colour, if giver.is_multiple_of(2) { 55 } else { 30 }), edge)
}

/// One edge of a stream, so far below its upper one: a cubic curve that leaves and arrives level.
fn curve(stream: &Stream, below: i32) -> Vec<At> {
    let [from, to] = stream.ends;
    let (from, to) = ((from.0, from.1 + below), (to.0, to.1 + below));
    let point = |piece: i32| {
        let t = f64::from(piece) / f64::from(PIECES);
        // Both inner points of the curve stand half way across: 3t² − 2t³ down, and as far across.
        let across = 1.5 * t * (1.0 - t) * (1.0 - t) + 1.5 * t * t * (1.0 - t) + t * t * t;
        let down = t * t * (3.0 - 2.0 * t);
        let mix = |a: i32, b: i32, part: f64| a + (f64::from(b - a) * part).round() as i32;
        (mix(from.0, to.0, across), mix(from.1, to.1, down))
    };
    (0..=PIECES).map(point).collect()
}
