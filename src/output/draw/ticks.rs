//! A table of words, numbers and ticks: wrapped cells, the heading repeated on every page.

use super::bars::split;
use super::canvas::{Align, Canvas, Face, Rect, Stroke, ascent, line_height};
use super::font;
use super::palette::{GREEN, GREY, INK, PALE, RULE, VERMILION, WHITE};
use super::sheet::{DrawFault, Page, Sheet, TEXT};
use crate::chart::Ticks;

/// The space around the words of a cell.
const PAD: i32 = 8;
/// The space of a sign after the words.
const SIGN: i32 = 40;
/// Lines of a heading beyond which the short headings are taken, where there are some.
const TALL: usize = 4;

/// One cell: its words in lines, and the sign that follows them.
struct Set {
    lines: Vec<String>,
    sign: Option<bool>,
}

/// Draws it.
pub fn pages(shape: &Ticks, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    let body = sheet.body();
    let widths = lowest(shape, body.width);
    let set = |cells: &[String], bold: bool| set_row(cells, &widths, bold);
    let mut head = set(&shape.columns, true);
    let narrow = !shape.short.is_empty() && head.iter().any(|cell| cell.lines.len() > TALL);
    if narrow {
        head = set(&shape.short, true);
    }
    let is_group = |at: usize| shape.groups.contains(&at);
    let mut rows: Vec<(Vec<Set>, RowKind)> = shape
        .rows
        .iter()
        .enumerate()
        .map(|(at, cells)| match is_group(at) {
            // The heading of a group runs over the whole width.
            true => (vec![Set { lines: cells.first().cloned().into_iter().collect(), sign: None }], RowKind::Group),
            false => (set(cells, false), RowKind::Plain),
        })
        .collect();
    if narrow {
        let line =
            |line: &String| Set { lines: font::wrapped(&font::drawable(line), TEXT, false, body.width), sign: None };
        let legend = shape.legend.iter().map(|text| (vec![line(text)], RowKind::Legend));
        rows.splice(0..0, legend);
    }
    let room = body.height - height(&head);
    let mut runs = runs(&rows, room, false);
    if runs.len() > 1 && !shape.groups.is_empty() {
        // A page that begins within a group says again which.
        runs = self::runs(&rows, room - line_height(TEXT) - 2 * PAD, false);
        let whole = self::runs(&rows, room, true);
        let tall = |run: &std::ops::Range<usize>| rows[run.clone()].iter().map(|(cells, _)| height(cells)).sum::<i32>();
        if whole.len() <= runs.len() && whole.iter().all(|run| tall(run) <= room) {
            runs = whole;
        }
    }
    let of = runs.len();
    let page = |(number, run): (usize, std::ops::Range<usize>)| {
        sheet.page(number + 1, of, |canvas, body| {
            let mut y = body.top;
            let (legend, table): (Vec<_>, Vec<_>) =
                rows[run.clone()].iter().partition(|(_, kind)| *kind == RowKind::Legend);
            for (cells, _) in legend {
                y = note(canvas, (body, y), cells);
            }
            y = row(canvas, (body, y), &head, &widths, RowKind::Head);
            if let Some(group) = goes_on(&rows, run.start, &shape.goes_on) {
                y = row(canvas, (body, y), &[group], &widths, RowKind::Group);
            }
            for (cells, kind) in table {
                y = row(canvas, (body, y), cells, &widths, *kind);
            }
            canvas.line(&[(body.left, y), (body.left + widths.iter().sum::<i32>(), y)], Stroke::full(GREY, 3));
        })
    };
    runs.into_iter().enumerate().map(page).collect()
}

/// The heading of the group that a page goes on with; none: it begins with a heading, or there are no groups.
fn goes_on(rows: &[(Vec<Set>, RowKind)], start: usize, words: &str) -> Option<Set> {
    if rows.get(start)?.1 != RowKind::Plain {
        return None;
    }
    let (cells, _) = rows[..start].iter().rfind(|(_, kind)| *kind == RowKind::Group)?;
    let name = cells.first()?.lines.join(" ");
    Some(Set { lines: vec![format!("{name} {words}")], sign: None })
}

/// Rows in order on as few pages as hold them in the room under the heading, as evenly as can be, groups whole if asked
/// for: positions by page.
fn runs(rows: &[(Vec<Set>, RowKind)], room: i32, whole: bool) -> Vec<std::ops::Range<usize>> {
    // The heading of a group goes with its first row, so that both break as one, as what stands before the table does.
    let mut starts: Vec<usize> = Vec::new();
    let mut heights: Vec<i32> = Vec::new();
    let mut joined = false;
    for (at, (cells, kind)) in rows.iter().enumerate() {
        match heights.last_mut() {
            Some(last) if joined || (whole && *kind == RowKind::Plain) => *last += height(cells),
            _ => {
                starts.push(at);
                heights.push(height(cells));
            }
        }
        joined = matches!(kind, RowKind::Group | RowKind::Legend);
    }
    let start = |at: usize| starts.get(at).copied().unwrap_or(rows.len());
    split(&heights, room).into_iter().map(|run| start(run.start)..start(run.end)).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RowKind {
    Head,
    Group,
    Plain,
    /// What a short heading stands for, before the table.
    Legend,
}

/// The widths with which the table is lowest, a first column of a third where they make no difference.
fn lowest(shape: &Ticks, whole: i32) -> Vec<i32> {
    let rows = || shape.rows.iter().enumerate().filter(|(at, _)| !shape.groups.contains(at)).map(|(_, cells)| cells);
    // A higher heading gives way to a short one.
    let head = |widths: &[i32]| height(&set_row(&shape.columns, widths, true)).min(TALL as i32 * line_height(TEXT));
    let tall = |widths: &Vec<i32>| -> i32 {
        head(widths) + rows().map(|cells| height(&set_row(cells, widths, false))).sum::<i32>()
    };
    // More columns than three need their room themselves.
    let parts: &[i32] = if shape.columns.len() > 3 { &[12, 10, 8, 6] } else { &[12, 15, 10, 8, 6] };
    let tried = parts.iter().map(|parts| widths(shape, whole, whole * parts / 36));
    tried.min_by_key(tall).unwrap_or_default()
}

/// The first column as wide as its words need, up to `most`; the others share the rest, those of mere short words less.
fn widths(shape: &Ticks, whole: i32, most: i32) -> Vec<i32> {
    let count = shape.columns.len().max(1);
    let cells = |at: usize| {
        let rows = shape.rows.iter().enumerate().filter(|(row, _)| !shape.groups.contains(row));
        rows.filter_map(move |(_, row)| row.get(at))
    };
    let widest = |at: usize| cells(at).map(|cell| font::width(cell, TEXT, false)).max().unwrap_or(0);
    let word = cells(0).map(|cell| font::widest_word(cell, TEXT, false)).max().unwrap_or(0) + 2 * PAD;
    let first = (widest(0) + 2 * PAD + 4).min(most).max(word).max(300.min(most));
    if count == 1 {
        return vec![whole];
    }
    let rest = whole - first;
    let even = rest / (count as i32 - 1);
    // A column of numbers needs no more than its longest one; columns of words share what is left.
    let narrow: Vec<Option<i32>> = (1..count)
        .map(|at| {
            let head = &shape.columns[at];
            let (word, line) = (font::widest_word(head, TEXT, true), font::width(head, TEXT, true));
            // A heading of a few words takes two lines.
            let need = widest(at).max(word).max(line * 5 / 9) + 2 * PAD + SIGN;
            (need < even && line < even).then_some(need)
        })
        .collect();
    let taken: i32 = narrow.iter().flatten().sum();
    let open = narrow.iter().filter(|width| width.is_none()).count() as i32;
    let share = if open > 0 { (rest - taken) / open } else { even };
    let mut widths = vec![first];
    widths.extend(narrow.into_iter().map(|width| if open > 0 { width.unwrap_or(share) } else { share }));
    widths
}

fn set_row(cells: &[String], widths: &[i32], bold: bool) -> Vec<Set> {
    cells.iter().zip(widths).map(|(cell, width)| set(cell, bold, *width)).collect()
}

fn set(cell: &str, bold: bool, width: i32) -> Set {
    let sign = match cell.chars().last() {
        Some('✓') => Some(true),
        Some('✗') => Some(false),
        _ => None,
    };
    let words = if sign.is_some() { cell.trim_end_matches(['✓', '✗']).trim_end() } else { cell };
    let room = width - 2 * PAD - if sign.is_some() { SIGN } else { 0 };
    Set { lines: font::wrapped(&font::drawable(words), TEXT, bold, room), sign }
}

fn height(cells: &[Set]) -> i32 {
    let lines = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(1).max(1);
    lines as i32 * line_height(TEXT) + 2 * PAD
}

/// Writes what a short heading stands for; the lower edge of it.
fn note(canvas: &mut Canvas<'_>, (body, y): (Rect, i32), cells: &[Set]) -> i32 {
    let face = Face { size: TEXT, bold: false, colour: INK };
    let lines = cells.iter().flat_map(|cell| &cell.lines);
    for (number, line) in lines.enumerate() {
        let base = y + PAD + ascent(TEXT) + number as i32 * line_height(TEXT);
        canvas.text(line, (body.left + PAD, base), face, Align::Start);
    }
    y + height(cells)
}

/// Draws a row; the lower edge of it.
fn row(canvas: &mut Canvas<'_>, (body, y): (Rect, i32), cells: &[Set], widths: &[i32], kind: RowKind) -> i32 {
    let height = height(cells);
    let whole: i32 = widths.iter().sum();
    let at = Rect::new(body.left, y, whole, height);
    canvas.fill(at, if kind == RowKind::Plain { WHITE } else { PALE });
    canvas.takes(at);
    let bold = kind != RowKind::Plain;
    let face = Face { size: TEXT, bold, colour: INK };
    let mut left = body.left;
    for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
        let tall = cell.lines.len() as i32 * line_height(TEXT);
        let mut base = y + (height - tall) / 2 + ascent(TEXT) + 2;
        let middle = left + width / 2;
        let longest = cell.lines.iter().map(|line| font::width(line, TEXT, bold)).max().unwrap_or(0);
        let shift = if cell.sign.is_some() && longest > 0 { SIGN / 2 } else { 0 };
        for line in &cell.lines {
            match (kind, column) {
                (RowKind::Group, _) | (_, 0) => canvas.text(line, (left + PAD, base), face, Align::Start),
                _ => canvas.text(line, (middle - shift, base), face, Align::Middle),
            }
            base += line_height(TEXT);
        }
        if let Some(good) = cell.sign {
            let x = if longest > 0 { middle - shift + longest / 2 + 26 } else { middle };
            sign(canvas, good, (x, y + height / 2));
        }
        left += width;
    }
    let edge = if kind == RowKind::Head { Stroke::full(GREY, 3) } else { Stroke::full(RULE, 2) };
    canvas.line(&[(at.left, at.bottom()), (at.right(), at.bottom())], edge);
    if kind == RowKind::Head {
        canvas.line(&[(at.left, at.top), (at.right(), at.top)], edge);
    }
    if kind != RowKind::Group {
        let mut x = body.left;
        for width in widths.iter().take(widths.len().saturating_sub(1)) {
            x += width;
            canvas.line(&[(x, y), (x, y + height)], Stroke::full(RULE, 2));
        }
    }
    y + height
}

/// A tick or a cross, drawn, because the font has neither.
fn sign(canvas: &mut Canvas<'_>, good: bool, (x, y): (i32, i32)) {
    if good {
        canvas.line(&[(x - 11, y + 1), (x - 3, y + 9), (x + 12, y - 10)], Stroke::full(GREEN, 6));
    } else {
        canvas.line(&[(x - 9, y - 9), (x + 9, y + 9)], Stroke::full(VERMILION, 6));
        canvas.line(&[(x - 9, y + 9), (x + 9, y - 9)], Stroke::full(VERMILION, 6));
    }
}
