//! Rows × columns: shaded cells with numbers, or signs told apart by their form. What does not fit on one page goes on
//! with the same headings.

use super::bars::split;
use super::canvas::{Align, Canvas, Face, Rect, Stroke, ascent, line_height};
use super::font;
use super::palette::{BLUE, Colour, GREY, INK, PALE, RULE, VERMILION, WHITE, on, tint};
use super::sheet::{DrawFault, Page, SMALL, Sheet};
use crate::chart::{Cell, Heat, Mark};
use crate::report;

/// The narrowest and the widest cell.
const NARROW: i32 = 78;
const WIDE: i32 = 300;
/// The widest heading of rows, and the longest of columns that is read upwards.
const ROW_HEADING: i32 = 760;
const COLUMN_HEADING: i32 = 560;
/// The height of the legend.
const LEGEND: i32 = 58;
/// The lowest row, and the highest that is made so where there is room.
const LOW: i32 = 50;
const HIGH: i32 = 96;
/// The radius of a sign.
const SIGN: i32 = 11;

/// How the columns are headed.
enum Headed {
    /// Lines one under the other.
    Across(Vec<Vec<String>>),
    /// Lines that are read upwards, the first one leftmost.
    Upwards(Vec<Vec<String>>),
}

/// Everything that is the same on all pages.
struct Grid<'a> {
    heat: &'a Heat,
    sheet: &'a Sheet<'a>,
    /// The least and the most number of a shaded cell.
    least: i64,
    most: i64,
    /// The width of a sign with the widest number beside it: signs stand under one another.
    marked: i32,
    row_lines: Vec<Vec<String>>,
    row_heights: Vec<i32>,
    heading_width: i32,
    heading_height: i32,
    cell: i32,
    headed: Headed,
}

/// Draws it.
pub fn pages(shape: &Heat, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    let body = sheet.body();
    let grid = Grid::new(shape, sheet, body);
    let columns = parts(shape.columns.len(), grid.columns_on_a_page(body));
    let rows = split(&grid.row_heights, body.height - LEGEND - grid.heading_height);
    let of = (columns.len() * rows.len()).max(1);
    let mut pages = Vec::with_capacity(of);
    for columns in &columns {
        for rows in &rows {
            let draw = |canvas: &mut Canvas<'_>, body: Rect| grid.draw(canvas, body, rows.clone(), columns.clone());
            pages.push(sheet.page(pages.len() + 1, of, draw)?);
        }
    }
    Ok(pages)
}

/// Positions in runs of equal length, none longer than `most`.
fn parts(count: usize, most: usize) -> Vec<std::ops::Range<usize>> {
    let runs = count.div_ceil(most.max(1)).max(1);
    let length = count.div_ceil(runs);
    (0..runs).map(|run| (run * length).min(count)..((run + 1) * length).min(count)).collect()
}

impl<'a> Grid<'a> {
    fn new(heat: &'a Heat, sheet: &'a Sheet<'a>, body: Rect) -> Self {
        let longest = |bold: bool| heat.rows.iter().map(move |row| font::width(row, SMALL, bold)).max().unwrap_or(0);
        let heading_width = longest(true).min(ROW_HEADING).min(body.width * 2 / 5) + 24;
        let lines = |(at, row): (usize, &String)| {
            font::wrapped(&font::drawable(row), SMALL, heat.sum_rows.contains(&at), heading_width - 24)
        };
        let row_lines: Vec<Vec<String>> = heat.rows.iter().enumerate().map(lines).collect();
        let height = |lines: &Vec<String>| (lines.len() as i32 * line_height(SMALL) + 14).max(LOW);
        let mut row_heights: Vec<i32> = row_lines.iter().map(height).collect();
        let shaded = |at: &usize, sums: &[usize]| !sums.contains(at);
        let rows = heat.cells.iter().enumerate().filter(|(at, _)| shaded(at, &heat.sum_rows));
        let cells = rows.flat_map(|(_, row)| row.iter().enumerate().filter(|(at, _)| shaded(at, &heat.sum_columns)));
        let values = cells.clone().map(|(_, cell)| cell.value).filter(|value| *value > 0);
        let (least, most) = (values.clone().min().unwrap_or(1), values.max().unwrap_or(0));
        let number = |cell: &Cell| font::width(&sheet.texts.number(cell.value), SMALL, false);
        let marked = cells.filter(|(_, cell)| cell.mark.is_some_and(|mark| mark != Mark::AcrossTiers));
        let marked = 2 * SIGN + 8 + marked.map(|(_, cell)| number(cell)).max().unwrap_or(0);
        let narrow = NARROW.max(marked + 16);
        let on_a_page = (((body.width - heading_width) / narrow).max(1) as usize).min(heat.columns.len().max(1));
        let pages = heat.columns.len().div_ceil(on_a_page).max(1);
        let each = heat.columns.len().div_ceil(pages).max(1) as i32;
        let cell = ((body.width - heading_width) / each).min(WIDE);
        let headed = headed(heat, cell);
        let heading_height = 16
            + match &headed {
                Headed::Across(lines) => {
                    lines.iter().map(|lines| lines.len() as i32).max().unwrap_or(0) * line_height(SMALL)
                }
                Headed::Upwards(lines) => {
                    let length = |line: &String| font::width(line, SMALL, true);
                    lines.iter().flatten().map(length).max().unwrap_or(0)
                }
            };
        // Where one page holds all rows with room to spare, they are higher, but no higher than cells are wide.
        let room = body.height - LEGEND - heading_height - row_heights.iter().sum::<i32>();
        let more = room / (row_heights.len().max(1) as i32);
        row_heights.iter_mut().for_each(|height| *height = (*height + more).min(cell.min(HIGH)).max(*height));
        Self { heat, sheet, least, most, marked, row_lines, row_heights, heading_width, heading_height, cell, headed }
    }

    fn columns_on_a_page(&self, body: Rect) -> usize {
        ((body.width - self.heading_width) / self.cell.max(1)).max(1) as usize
    }

    fn draw(&self, canvas: &mut Canvas<'_>, body: Rect, rows: std::ops::Range<usize>, columns: std::ops::Range<usize>) {
        self.legend(canvas, body);
        let left = body.left + self.heading_width;
        let top = body.top + LEGEND;
        let right = left + self.cell * columns.len() as i32;
        for (place, at) in columns.clone().enumerate() {
            self.column_heading(
                canvas,
                at,
                Rect::new(left + place as i32 * self.cell, top, self.cell, self.heading_height),
            );
        }
        let mut y = top + self.heading_height;
        canvas.line(&[(body.left, y), (right, y)], Stroke::full(GREY, 3));
        for row in rows {
            let height = self.row_heights[row];
            let bold = self.heat.sum_rows.contains(&row);
            if bold {
                canvas.fill(Rect::new(body.left, y, right - body.left, height), PALE);
            }
            let face = Face { size: SMALL, bold, colour: INK };
            let lines = &self.row_lines[row];
            let mut base = y + (height - lines.len() as i32 * line_height(SMALL)) / 2 + ascent(SMALL) + 1;
            for line in lines {
                canvas.text(line, (body.left + 4, base), face, Align::Start);
                base += line_height(SMALL);
            }
            for (place, column) in columns.clone().enumerate() {
                let at = Rect::new(left + place as i32 * self.cell, y, self.cell, height);
                let cell = self.heat.cells.get(row).and_then(|cells| cells.get(column)).copied().unwrap_or_default();
                self.cell(canvas, at, cell, bold || self.heat.sum_columns.contains(&column));
                if self.is_diagonal(row, column) {
                    canvas.line(&[(at.left, at.top), (at.right(), at.bottom())], Stroke::full(RULE, 2));
                }
            }
            y += height;
            canvas.line(&[(body.left, y), (right, y)], Stroke::full(RULE, 2));
        }
        let top = top + self.heading_height;
        for place in 0..=columns.len() as i32 {
            let x = left + place * self.cell;
            canvas.line(&[(x, top), (x, y)], Stroke::full(RULE, 2));
        }
    }

    /// Whether a cell holds what a row shares with itself.
    fn is_diagonal(&self, row: usize, column: usize) -> bool {
        row == column && !self.heat.shade_name.is_empty() && self.heat.rows == self.heat.columns
    }

    fn column_heading(&self, canvas: &mut Canvas<'_>, at: usize, place: Rect) {
        let face = Face { size: SMALL, bold: self.heat.sum_columns.contains(&at), colour: INK };
        match &self.headed {
            Headed::Across(lines) => {
                let lines = &lines[at];
                let mut base =
                    place.bottom() - 8 - (lines.len() as i32 - 1) * line_height(SMALL) - (SMALL - ascent(SMALL)) - 4;
                for line in lines {
                    canvas.text(line, (place.middle().0, base), face, Align::Middle);
                    base += line_height(SMALL);
                }
            }
            Headed::Upwards(lines) => {
                let lines = &lines[at];
                let wide = lines.len() as i32 * line_height(SMALL);
                let mut base = place.middle().0 - wide / 2 + ascent(SMALL) + (line_height(SMALL) - SMALL) / 2;
                for line in lines {
                    canvas.text_upwards(line, (base, place.bottom() - 8), face, Align::Start);
                    base += line_height(SMALL);
                }
            }
        }
    }

    fn cell(&self, canvas: &mut Canvas<'_>, at: Rect, cell: Cell, bold: bool) {
        if cell.value == 0 && cell.mark.is_none() {
            // A sum of nothing is said, so that it does not look forgotten.
            if bold {
                let at = (at.middle().0, at.middle().1 + ascent(SMALL) / 2 - 3);
                canvas.text("–", at, Face { size: SMALL, bold, colour: INK }, Align::Middle);
            }
            return;
        }
        let mut ground = if bold { PALE } else { WHITE };
        if !bold && !self.heat.shade_name.is_empty() && cell.mark != Some(Mark::AcrossTiers) {
            ground = shade(cell.value, self.most);
            canvas.fill(at.inset(2), ground);
        }
        let text = report::cell_text(&report::Cell::Number(Some(cell.value)), self.sheet.texts);
        let face = Face { size: SMALL, bold, colour: on(ground) };
        let (x, y) = at.middle();
        let base = y + ascent(SMALL) / 2 - 3;
        match cell.mark {
            None => canvas.text(&text, (x, base), face, Align::Middle),
            Some(Mark::AcrossTiers) => {
                canvas.hatch(at.inset(2), Stroke::full(tint(GREY, 50), 3), 14);
                let width = font::width(&text, SMALL, bold) + 12;
                canvas.fill(Rect::new(x - width / 2, y - SMALL / 2 - 3, width, SMALL + 6), WHITE);
                canvas.text(&text, (x, base), face, Align::Middle);
            }
            Some(mark) => {
                let left = x - self.marked / 2;
                sign(canvas, mark, (left + SIGN, y));
                canvas.text(&text, (left + 2 * SIGN + 8, base), face, Align::Start);
            }
        }
    }

    /// What shades and signs mean.
    fn legend(&self, canvas: &mut Canvas<'_>, body: Rect) {
        let face = Face { size: SMALL, bold: false, colour: INK };
        let base = body.top + ascent(SMALL);
        let mut x = body.left;
        if !self.heat.shade_name.is_empty() {
            canvas.text(&self.heat.shade_name, (x, base), face, Align::Start);
            x += font::width(&font::drawable(&self.heat.shade_name), SMALL, false) + 24;
            let mut values = vec![self.least, (self.least + self.most) / 2, self.most];
            values.dedup();
            for value in values.into_iter().filter(|value| *value > 0) {
                let at = Rect::new(x, body.top - 4, 84, SMALL + 10);
                let ground = shade(value, self.most);
                canvas.fill(at, ground);
                let text = self.sheet.texts.number(value);
                canvas.text(&text, (at.middle().0, base), Face { colour: on(ground), ..face }, Align::Middle);
                x += 92;
            }
            x += 40;
        }
        for (mark, name) in &self.heat.marks {
            let middle = (x + SIGN, body.top + SMALL / 2);
            if *mark == Mark::AcrossTiers {
                let at = Rect::new(x, body.top - 4, 60, SMALL + 10);
                canvas.hatch(at, Stroke::full(tint(GREY, 50), 3), 14);
                canvas.edge(at, Stroke::full(RULE, 2));
                x += 72;
            } else {
                sign(canvas, *mark, middle);
                x += 2 * SIGN + 10;
            }
            canvas.text(name, (x, base), face, Align::Start);
            x += font::width(&font::drawable(name), SMALL, false) + 46;
        }
    }
}

/// Headings across where every word of all of them fits into its cell, else upwards.
fn headed(heat: &Heat, cell: i32) -> Headed {
    let bold = |at: usize| heat.sum_columns.contains(&at);
    let names: Vec<String> = heat.columns.iter().map(|name| font::drawable(name)).collect();
    let fits = |(at, name): (usize, &String)| {
        font::widest_word(name, SMALL, bold(at)) <= cell - 10
            && font::wrapped(name, SMALL, bold(at), cell - 10).len() <= 4
    };
    if names.iter().enumerate().all(fits) {
        let lines = |(at, name): (usize, &String)| font::balanced(name, SMALL, bold(at), cell - 10);
        return Headed::Across(names.iter().enumerate().map(lines).collect());
    }
    let most = ((cell - 4) / line_height(SMALL)).max(1) as usize;
    let lines = |(at, name): (usize, &String)| {
        // The shortest length in which the name takes no more lines than the cell is wide.
        let lengths = (200..=COLUMN_HEADING).step_by(20);
        let found =
            lengths.map(|length| font::balanced(name, SMALL, bold(at), length)).find(|lines| lines.len() <= most);
        found.unwrap_or_else(|| {
            let mut lines = font::wrapped(name, SMALL, bold(at), COLUMN_HEADING);
            let rest = lines.split_off(most - 1).join(" ");
            lines.push(font::shortened(&rest, SMALL, bold(at), COLUMN_HEADING));
            lines
        })
    };
    Headed::Upwards(names.iter().enumerate().map(lines).collect())
}

/// The shade of a number: one is still to be seen, and dark words can still be read on the most.
fn shade(value: i64, most: i64) -> Colour {
    let part = value.clamp(0, most.max(1)) * 46 / most.max(1);
    tint(BLUE, 14 + u32::try_from(part).unwrap_or(0))
}

/// A sign about its middle.
fn sign(canvas: &mut Canvas<'_>, mark: Mark, middle: (i32, i32)) {
    let (x, y) = middle;
    match mark {
        Mark::Lead => canvas.disc(middle, SIGN, BLUE),
        Mark::SeveralLeads => {
            canvas.ring(middle, SIGN, Stroke::full(VERMILION, 4));
            canvas.disc(middle, 5, VERMILION);
        }
        Mark::Coordinates => canvas.ring(middle, SIGN - 4, Stroke::full(GREY, 3)),
        Mark::Gap => {
            let arm = SIGN - 2;
            canvas.line(&[(x - arm, y - arm), (x + arm, y + arm)], Stroke::full(VERMILION, 6));
            canvas.line(&[(x - arm, y + arm), (x + arm, y - arm)], Stroke::full(VERMILION, 6));
        }
        Mark::AcrossTiers => {}
    }
}
