//! The words of one box of a tree: which lines, in which letters, and how high the box must be for them.

use crate::chart::{BoxChange, OutlineBox};
use crate::model::capital;
use crate::output::draw::canvas::{Face, line_height};
use crate::output::draw::font;
use crate::output::draw::palette::{self, BLUE, Colour, GREEN, GREY, INK, ORANGE, PURPLE};
use crate::output::draw::sheet::{SMALL, TEXT};

/// From the edge of a box to its words, on the left and on the right.
const SIDE: i32 = 14;
/// From the edge of a box to its words, above and below.
const ABOVE: i32 = 12;
/// The most lines of a name and of a word; few bodies come near it, and a box must fit on a page.
const MOST_LINES: usize = 9;
/// The most lines of all details.
const DETAILS: usize = 14;

/// One line of a box.
pub struct Line {
    /// Its words.
    pub text: String,
    /// Its letters.
    pub face: Face,
}

/// The words of a box, set for one width.
pub struct Lettering {
    /// The lines from the top.
    pub lines: Vec<Line>,
    /// How many of them say what happened: they stand on a strip of their own.
    pub strip: usize,
    /// How high the box is.
    pub height: i32,
}

/// Sets the words of a box. `level`: 0 the head of a part of the tree, 1 the top of a column, more below. `mark`: that
/// it goes on elsewhere; empty: it does not.
pub fn lettering(item: &OutlineBox, width: i32, level: u32, mark: &str) -> Lettering {
    let most = width - 2 * SIDE;
    let ended = item.change == BoxChange::Ended;
    let colour = if ended { GREY } else { INK };
    let small = |bold, colour| Face { size: SMALL, bold, colour };
    let name = if level == 0 { Face { size: TEXT, bold: true, colour } } else { small(level == 1, colour) };
    let mut lines = Vec::new();
    let word = palette::on(strip(item.change));
    push(&mut lines, &capital(&item.word), small(true, word), most);
    let strip = lines.len();
    push(&mut lines, &item.name, name, most);
    let before = lines.len();
    for detail in &item.detail {
        for line in packed(detail, most) {
            push(&mut lines, &line, small(false, GREY), most);
        }
    }
    if lines.len() > before + DETAILS {
        lines.truncate(before + DETAILS);
        if let Some(last) = lines.last_mut() {
            last.text = font::shortened(&format!("{} …", last.text), SMALL, false, most);
        }
    }
    push(&mut lines, mark, small(true, INK), most);
    let apart = if strip > 0 { ABOVE } else { 0 };
    let height = lines.iter().map(|line| line_height(line.face.size)).sum::<i32>() + 2 * ABOVE + apart;
    Lettering { lines, strip, height }
}

/// The ground of the strip that says what happened.
pub fn strip(change: BoxChange) -> Colour {
    match change {
        BoxChange::None | BoxChange::Ended => GREY,
        BoxChange::Added | BoxChange::Consolidated => GREEN,
        BoxChange::Merged => BLUE,
        BoxChange::Moved => ORANGE,
        BoxChange::Renamed => PURPLE,
    }
}

/// The height of a strip of so many lines.
pub fn strip_height(lines: usize) -> i32 {
    lines as i32 * line_height(SMALL) + ABOVE
}

/// Breaks a list at its commas, so that a number stays beside what it counts.
fn packed(text: &str, most: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut items = text.split(", ").peekable();
    while let Some(item) = items.next() {
        let item = if items.peek().is_some() { format!("{item},") } else { item.to_owned() };
        match lines.last_mut() {
            Some(line) if font::width(&format!("{line} {item}"), SMALL, false) <= most => {
                *line = format!("{line} {item}")
            }
            _ => lines.push(item),
        }
    }
    lines
}

/// Adds a paragraph, no longer than a box may be.
fn push(lines: &mut Vec<Line>, text: &str, face: Face, most: i32) {
    let mut broken = font::balanced(&font::drawable(text), face.size, face.bold, most);
    if broken.len() > MOST_LINES {
        let rest = broken.split_off(MOST_LINES - 1).join(" ");
        broken.push(font::shortened(&rest, face.size, face.bold, most));
    }
    lines.extend(broken.into_iter().map(|text| Line { text, face }));
}

/// Where the words of a box begin, from its left and its upper edge.
pub const INSET: (i32, i32) = (SIDE, ABOVE);
