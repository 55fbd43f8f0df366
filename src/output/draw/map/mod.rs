//! Places by their coordinates: each joined to the first of its group, whose number stands in the list beside.

mod ground;
mod index;

use super::canvas::{Align, Canvas, Face, Rect, Stroke, ascent};
use super::font;
use super::palette::{BLUE, Colour, GREEN, GREY, INK, ORANGE, PURPLE, VERMILION, WHITE};
use super::sheet::{DrawFault, Page, SMALL, Sheet};
use crate::chart::Map;
use ground::{Ground, styles};

/// The part of the width that the map may take, of 100.
const MAP: i32 = 52;
/// Between the map and the list.
const APART: i32 = 60;
/// How wide a place is.
const DOT: i32 = 8;

/// How the places of a group look: a colour and a form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Disc,
    Square,
    Triangle,
    Ring,
    Diamond,
}

/// Colours and forms; neighbours have different ones.
pub const STYLES: [(Colour, Form); 6] = [
    (BLUE, Form::Disc),
    (ORANGE, Form::Square),
    (GREEN, Form::Triangle),
    (VERMILION, Form::Diamond),
    (INK, Form::Ring),
    (PURPLE, Form::Disc),
];

/// Draws it.
pub fn pages(shape: &Map, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    let body = sheet.body();
    let ground = Ground::new(shape, Rect::new(body.left, body.top, body.width * MAP / 100, body.height));
    let styles = styles(shape, &ground);
    let left = ground.at.right() + APART;
    let beside = Rect::new(left, body.top, body.right() - left, body.height);
    let lists = index::pages(shape, beside, body);
    let of = lists.len().max(1);
    let mut pages = Vec::new();
    for number in 1..=of {
        pages.push(sheet.page(number, of, |canvas, _| {
            if number == 1 {
                drawn(canvas, shape, &ground, &styles, sheet);
            }
            if let Some(list) = lists.get(number - 1) {
                index::drawn(canvas, list, &styles);
            }
        })?);
    }
    Ok(pages)
}

/// A number as the list gives it.
pub fn number(group: usize) -> String {
    (group + 1).to_string()
}

fn drawn(canvas: &mut Canvas<'_>, shape: &Map, ground: &Ground, styles: &[usize], sheet: &Sheet<'_>) {
    canvas.edge(ground.at, Stroke::full(GREY, 2));
    for place in &shape.places {
        let from = ground.place(place);
        if let Some(to) = ground.anchors[place.group].filter(|to| from != *to) {
            canvas.line(&[from, to], Stroke::full(GREY, 3));
        }
    }
    let mut taken: Vec<Rect> = Vec::new();
    for place in &shape.places {
        let (x, y) = ground.place(place);
        let (colour, form) = STYLES[styles[place.group]];
        mark(canvas, (x, y), DOT, colour, form);
        if place.seat {
            canvas.edge(Rect::new(x - DOT - 5, y - DOT - 5, 2 * DOT + 10, 2 * DOT + 10), Stroke::full(INK, 3));
        }
        let around = if place.seat { DOT + 7 } else { DOT };
        taken.push(Rect::new(x - around, y - around, 2 * around, 2 * around));
    }
    let signs = ground.signs();
    taken.extend(&signs);
    numbers(canvas, ground, &mut taken);
    names(canvas, shape, ground, &mut taken);
    scale_bar(canvas, ground, sheet);
    north(canvas, ground, sheet);
}

/// The number of each group beside its anchor, moved away from others until it is free, with a line back where it is far.
fn numbers(canvas: &mut Canvas<'_>, ground: &Ground, taken: &mut Vec<Rect>) {
    let face = Face { size: SMALL, bold: true, colour: INK };
    for (group, anchor) in ground.anchors.iter().enumerate() {
        let Some(anchor) = anchor else { continue };
        let text = number(group);
        let (width, height) = (font::width(&text, face.size, true) + 10, 30);
        let Some(at) = ground.free(*anchor, (width, height), taken) else { continue };
        let middle = at.middle();
        let far = (middle.0 - anchor.0).abs() + (middle.1 - anchor.1).abs() > 60;
        if far {
            canvas.line(&[*anchor, middle], Stroke::dashed(INK, 2, 5, 5));
        }
        canvas.boxed(at, WHITE, Stroke::full(INK, 2));
        canvas.text(&text, (middle.0, at.top + 2 + ascent(face.size)), face, Align::Middle);
        taken.push(at);
    }
}

/// The names of places where there is room; the list beside names all.
fn names(canvas: &mut Canvas<'_>, shape: &Map, ground: &Ground, taken: &mut Vec<Rect>) {
    let face = Face { size: SMALL, bold: false, colour: GREY };
    for place in &shape.places {
        let (x, y) = ground.place(place);
        let text = font::drawable(&place.name);
        let width = font::width(&text, face.size, false);
        let beside = if place.seat { DOT + 14 } else { DOT + 8 };
        let spots = [
            (x + beside, y - SMALL / 2),
            (x - beside - width, y - SMALL / 2),
            (x - width / 2, y + beside),
            (x - width / 2, y - beside - SMALL),
        ];
        let fits = |spot: &&(i32, i32)| {
            let at = Rect::new(spot.0 - 3, spot.1 - 2, width + 6, SMALL + 4);
            ground.at.contains(&at) && !taken.iter().any(|other| other.overlaps(&at))
        };
        if let Some(spot) = spots.iter().find(fits) {
            canvas.text_on(WHITE, &text, (spot.0, spot.1 + ascent(SMALL)), face, Align::Start);
            taken.push(Rect::new(spot.0, spot.1, width, SMALL));
        }
    }
}

/// The sign of a place.
pub fn mark(canvas: &mut Canvas<'_>, (x, y): (i32, i32), by: i32, colour: Colour, form: Form) {
    match form {
        Form::Disc => canvas.disc((x, y), by, colour),
        Form::Ring => {
            canvas.disc((x, y), by, WHITE);
            canvas.ring((x, y), by, Stroke::full(colour, 4));
        }
        Form::Square => {
            canvas.polygon(&[(x - by, y - by), (x + by, y - by), (x + by, y + by), (x - by, y + by)], colour)
        }
        Form::Triangle => canvas.polygon(&[(x, y - by - 2), (x + by + 1, y + by), (x - by - 1, y + by)], colour),
        Form::Diamond => {
            canvas.polygon(&[(x, y - by - 3), (x + by + 3, y), (x, y + by + 3), (x - by - 3, y)], colour);
        }
    }
}

fn scale_bar(canvas: &mut Canvas<'_>, ground: &Ground, sheet: &Sheet<'_>) {
    let kilometres = ground.round_kilometres();
    let length = (f64::from(kilometres) * ground.kilometre).round() as i32;
    let (x, y) = (ground.at.left + 24, ground.at.bottom() - 24);
    canvas.line(&[(x, y - 10), (x, y), (x + length, y), (x + length, y - 10)], Stroke::full(INK, 4));
    let text = sheet.texts.say("map-kilometres", &[("count", kilometres.to_string())]);
    canvas.text(&text, (x + length / 2, y - 14), Face { size: SMALL, bold: false, colour: INK }, Align::Middle);
}

fn north(canvas: &mut Canvas<'_>, ground: &Ground, sheet: &Sheet<'_>) {
    let (x, y) = (ground.at.right() - 44, ground.at.top + 22);
    canvas.polygon(&[(x, y), (x + 13, y + 40), (x, y + 30), (x - 13, y + 40)], INK);
    let face = Face { size: SMALL, bold: true, colour: INK };
    canvas.text(&sheet.texts.say("map-north", &[]), (x, y + 44 + ascent(SMALL)), face, Align::Middle);
}
