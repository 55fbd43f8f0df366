//! The columns of a part of a tree, before they have a place: which boxes stand in each, and how high they are.

use super::lettering::lettering;
use crate::chart::Outline;

/// Between two columns: the lanes of dotted links.
pub const GUTTER: i32 = 44;
/// Between two boxes of a list.
pub const GAP: i32 = 12;
/// How far a list steps in for each level.
pub const STEP: i32 = 34;
/// The narrowest and the widest column.
pub const WIDTHS: (i32, i32) = (380, 520);
/// How many levels a list may hang below the top of its column.
const DEEPEST: u32 = 3;

/// The words for boxes that go on elsewhere, in the widest form that they can take.
pub struct Widest {
    /// "tiếp trang …".
    pub on: String,
    /// "tiếp từ trang …; tiếp trang …".
    pub both: String,
}

/// A box of a column, before it has a place.
pub struct Hung {
    /// Which box of the outline.
    pub item: usize,
    /// 1: the top of a column; more below.
    pub level: u32,
    /// How many steps it stands in.
    pub inset: i32,
    /// How high it is.
    pub height: i32,
    /// It has bodies below it that are drawn elsewhere.
    pub closed: bool,
}

/// A column: a body with its list; or a bunch of bodies without lists, which hang on the bus side by side.
pub struct Column {
    /// The boxes from the top.
    pub hung: Vec<Hung>,
    /// Whether it is a bunch.
    pub bunch: bool,
}

impl Column {
    /// How high it is.
    pub fn height(&self) -> i32 {
        self.hung.iter().map(|hung| hung.height + GAP).sum::<i32>() - GAP
    }
}

/// The tree, as columns ask for it.
pub struct Tree<'a> {
    /// The boxes.
    pub outline: &'a Outline,
    /// The boxes right below each.
    pub below: Vec<Vec<usize>>,
    /// Words that boxes must have room for.
    pub widest: &'a Widest,
}

impl Tree<'_> {
    /// How high a box must be.
    pub fn height(&self, item: usize, width: i32, level: u32, mark: &str) -> i32 {
        lettering(&self.outline.boxes[item], width, level, mark).height
    }

    /// How wide columns are, and how many stand side by side.
    pub fn across(&self, count: usize, ground: i32) -> (i32, usize) {
        let most = ((ground + GUTTER) / (WIDTHS.0 + GUTTER)).max(1) as usize;
        let across = count.clamp(1, most);
        let width = (ground + GUTTER) / across as i32 - GUTTER;
        (width.min(WIDTHS.1), across)
    }

    /// The columns of a part. Bodies without any below them share columns where there are many in a row.
    pub fn columns(&self, items: &[usize], width: i32, across: usize, room: i32) -> Vec<Column> {
        let is_bare = |item: &usize| self.below[*item].is_empty();
        let bare_in_all = items.iter().filter(|item| is_bare(item)).count();
        // Bunches share what the lists leave of one row; where lists fill it by themselves, a row of their own.
        let free = across.saturating_sub(items.len() - bare_in_all);
        let mut columns: Vec<Column> = Vec::new();
        let mut at = 0;
        while at < items.len() {
            let bare = items[at..].iter().take_while(|item| is_bare(item)).count();
            let share = match free {
                0 => across - columns.len() % across,
                free => (free * bare / bare_in_all.max(1)).max(1),
            };
            if bare > share && items.len() > across {
                columns.extend(self.bunches(&items[at..at + bare], width, (share, across), room));
                at += bare;
            } else {
                columns.push(self.list(items[at], width, room));
                at += 1;
            }
        }
        columns
    }

    /// A body with all below it as one column, or closed where that is too tall.
    fn list(&self, top: usize, width: i32, room: i32) -> Column {
        let mut hung = Vec::new();
        let mut stack = vec![(top, 1)];
        let mut sum = 0;
        while let Some((item, level)) = stack.pop() {
            let closed = level > DEEPEST && !self.below[item].is_empty();
            let mark = if closed { self.widest.on.as_str() } else { "" };
            let height = self.height(item, width - (level as i32 - 1) * STEP, level, mark);
            sum += height + GAP;
            if sum - GAP > room {
                let height = self.height(top, width, 1, &self.widest.on);
                return Column {
                    hung: vec![Hung { item: top, level: 1, inset: 0, height, closed: true }],
                    bunch: false,
                };
            }
            hung.push(Hung { item, level, inset: level as i32 - 1, height, closed });
            if !closed {
                stack.extend(self.below[item].iter().rev().map(|unit| (*unit, level + 1)));
            }
        }
        Column { hung, bunch: false }
    }

    /// Bodies without any below them in columns of nearly equal height, in their order from the top down.
    /// `share`: how many of them the row that is begun has room for; `across`: how many each row after it.
    fn bunches(&self, items: &[usize], width: i32, (share, across): (usize, usize), room: i32) -> Vec<Column> {
        let hung = |item: &usize| {
            let height = self.height(*item, width - STEP, 1, "");
            Hung { item: *item, level: 1, inset: 1, height, closed: false }
        };
        let all: Vec<Hung> = items.iter().map(hung).collect();
        let columns_within = |limit: i32| {
            let (mut columns, mut filled) = (0_usize, i32::MAX);
            for hung in &all {
                if filled.saturating_add(hung.height) > limit {
                    (columns, filled) = (columns + 1, 0);
                }
                filled += hung.height + GAP;
            }
            columns
        };
        // The lowest height at which no more rows of columns than must be hold all, found by halving: all are then filled
        // evenly, and the last is not left with a box or two.
        let tallest = all.iter().map(|hung| hung.height).max().unwrap_or(0);
        let (mut low, mut limit) = (tallest, room.max(tallest));
        let more = columns_within(limit).saturating_sub(share).div_ceil(across.max(1));
        let most = share + more * across;
        while low < limit {
            let middle = low + (limit - low) / 2;
            if columns_within(middle) <= most { limit = middle } else { low = middle + 1 }
        }
        let mut columns: Vec<Column> = Vec::new();
        let mut filled = 0;
        for hung in all {
            match columns.last_mut() {
                Some(column) if filled + hung.height <= limit => {
                    filled += hung.height + GAP;
                    column.hung.push(hung);
                }
                _ => {
                    filled = hung.height + GAP;
                    columns.push(Column { hung: vec![hung], bunch: true });
                }
            }
        }
        columns
    }
}
