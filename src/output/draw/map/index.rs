//! The list beside a map: number, name and members of each group, over as many columns and pages as it needs.

use super::{STYLES, mark, number};
use crate::chart::Map;
use crate::output::draw::canvas::{Align, At, Canvas, Face, Rect, ascent, line_height};
use crate::output::draw::font;
use crate::output::draw::palette::{GREY, INK};
use crate::output::draw::sheet::SMALL;

/// The narrowest column.
const COLUMN: i32 = 400;
/// Between two columns.
const GUTTER: i32 = 30;
/// From the left of a column to its words.
const INDENT: i32 = 78;
/// Between two groups.
const GAP: i32 = 9;

/// An entry with its place.
pub struct Entry {
    group: usize,
    /// Whether any of its places is on the map.
    placed: bool,
    at: At,
    /// The lines of its name, then those of its members.
    name: Vec<String>,
    members: Vec<String>,
}

/// The entries of each page: the first stands beside the map, others fill the page. Columns are as few, and so as wide,
/// as hold all beside the map; where nothing does, they are many and narrow.
pub fn pages(shape: &Map, beside: Rect, body: Rect) -> Vec<Vec<Entry>> {
    let most = most_columns(beside);
    let mut tried = (1..most).map(|count| laid(shape, (beside, count), body));
    tried.find(|pages| pages.len() == 1).unwrap_or_else(|| laid(shape, (beside, most), body))
}

fn laid(shape: &Map, (beside, beside_map): (Rect, i32), body: Rect) -> Vec<Vec<Entry>> {
    let mut pages: Vec<Vec<Entry>> = vec![Vec::new()];
    let (mut room, mut count) = (beside, beside_map);
    let (mut column, mut y) = (0, room.top);
    for (group, title) in shape.groups.iter().enumerate() {
        let mut width = column_width(room, count);
        let mut entry = entry(shape, group, title, width);
        let mut height = tall(&entry);
        if y + height > room.bottom() && y > room.top {
            column += 1;
            y = room.top;
        }
        if column >= count {
            pages.push(Vec::new());
            (room, count, column, y) = (body, most_columns(body), 0, body.top);
            width = column_width(room, count);
            entry = self::entry(shape, group, title, width);
            height = tall(&entry);
        }
        entry.at = (room.left + column * (width + GUTTER), y);
        y += height + GAP;
        if let Some(page) = pages.last_mut() {
            page.push(entry);
        }
    }
    pages
}

fn most_columns(room: Rect) -> i32 {
    ((room.width + GUTTER) / (COLUMN + GUTTER)).max(1)
}

fn column_width(room: Rect, count: i32) -> i32 {
    (room.width + GUTTER) / count.max(1) - GUTTER
}

fn entry(shape: &Map, group: usize, title: &str, width: i32) -> Entry {
    let most = width - INDENT;
    let placed = shape.places.iter().filter(|place| place.group == group).map(|place| place.name.as_str());
    let others = shape.unplaced.iter().filter(|(_, of)| *of == group).map(|(name, _)| name.as_str());
    let names: Vec<&str> = placed.chain(others).collect();
    let members = if names == [title] { String::new() } else { names.join(", ") };
    let wrapped = |text: &str, bold| font::wrapped(&font::drawable(text), SMALL, bold, most);
    let placed = shape.places.iter().any(|place| place.group == group);
    Entry { group, placed, at: (0, 0), name: wrapped(title, true), members: wrapped(&members, false) }
}

fn tall(entry: &Entry) -> i32 {
    (entry.name.len() + entry.members.len()) as i32 * line_height(SMALL)
}

/// Draws the entries of a page.
pub fn drawn(canvas: &mut Canvas<'_>, entries: &[Entry], styles: &[usize]) {
    let face = |bold, colour| Face { size: SMALL, bold, colour };
    for entry in entries {
        let (x, y) = entry.at;
        let (colour, form) = STYLES[styles[entry.group]];
        if entry.placed {
            mark(canvas, (x + 12, y + line_height(SMALL) / 2), 8, colour, form);
        }
        let mut base = y + ascent(SMALL);
        canvas.text(&number(entry.group), (x + INDENT - 10, base), face(true, INK), Align::End);
        let name = entry.name.iter().map(|line| (line, face(true, INK)));
        for (line, face) in name.chain(entry.members.iter().map(|line| (line, face(false, GREY)))) {
            canvas.text(line, (x + INDENT, base), face, Align::Start);
            base += line_height(SMALL);
        }
    }
}
