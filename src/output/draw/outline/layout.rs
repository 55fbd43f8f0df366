//! Where the boxes of a tree stand, on as many pages as they need.
//!
//! A hybrid that organisation charts on paper use: a head on top, the bodies under it across as columns, and all below
//! each of these as a hanging, indented list. A tidy tree (Reingold and Tilford 1981; van der Ploeg, "Drawing non-layered
//! tidy trees in linear time", 2014) puts all leaves side by side: twenty departments with eight divisions each would
//! be 160 boxes wide. Here a list grows down, and every box is placed once from its parent's corner, in linear time.
//!
//! A part of the tree that does not fit below its box goes on elsewhere: the box says where, and there stands again as
//! the head of what is below it. No two boxes meet, since columns and rows never share ground.

use super::columns::{Column, GAP, GUTTER, STEP, Tree, Widest};
use crate::chart::Outline;
use crate::output::draw::canvas::{At, Rect};

/// Above a row of columns: the bus and the lanes of dotted links.
const ROW: i32 = 66;
/// From a row of columns up to its bus.
const BUS: i32 = 18;
/// Between two parts of the tree on one page.
const PART: i32 = 50;
/// From the left edge of a box to the line that its list hangs on.
const HANG: i32 = 15;
/// The line that joins the buses of several rows needs this much on the left.
const SPINE: i32 = 26;
/// The widest head.
const HEAD: i32 = 900;

/// A box on a page.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Which box of the outline.
    pub item: usize,
    /// Where.
    pub at: Rect,
    /// 0: the head of a part; 1: the top of a column; more: below it.
    pub level: u32,
    /// The page, counted from 1, from which it goes on here.
    pub from: Option<usize>,
    /// The page on which it goes on.
    pub to: Option<usize>,
    /// The part of the page to which it belongs; links run within one part only.
    pub part: usize,
    /// The right edge of its column.
    pub edge: i32,
    /// The top of its row of columns.
    pub row: i32,
}

/// One page.
#[derive(Clone, Debug, Default)]
pub struct Leaf {
    /// The boxes.
    pub placed: Vec<Placed>,
    /// The lines between them.
    pub wires: Vec<Vec<At>>,
}

/// A part of the tree that is still to be placed.
struct Part {
    /// Its head; none: bodies that stand under nobody.
    head: Option<usize>,
    /// The bodies across.
    across: Vec<usize>,
    /// Where its head is drawn closed: page and position on it.
    closed_at: Option<(usize, usize)>,
}

/// The layout while it grows.
struct Growing<'a> {
    tree: Tree<'a>,
    body: Rect,
    leaves: Vec<Leaf>,
    /// The first free line of the last page.
    y: i32,
    parts: usize,
}

/// Places every box within the body of a page; at least one page.
pub fn layout(outline: &Outline, body: Rect, widest: &Widest) -> Vec<Leaf> {
    let mut below = vec![Vec::new(); outline.boxes.len()];
    let mut roots = Vec::new();
    for (at, item) in outline.boxes.iter().enumerate() {
        match item.above.filter(|above| *above < at) {
            Some(above) => below[above].push(at),
            None => roots.push(at),
        }
    }
    let mut growing =
        Growing { tree: Tree { outline, below, widest }, body, leaves: vec![Leaf::default()], y: body.top, parts: 0 };
    let mut stack = growing.first(&roots);
    stack.reverse();
    while let Some(part) = stack.pop() {
        let mut closed = growing.part(&part);
        closed.reverse();
        stack.extend(closed);
    }
    growing.leaves
}

impl Growing<'_> {
    /// The parts that the roots make: each root with much below it is a head, others stand side by side.
    fn first(&self, roots: &[usize]) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for root in roots {
            let below = &self.tree.below[*root];
            if roots.len() == 1 || !below.is_empty() {
                parts.push(Part { head: Some(*root), across: below.clone(), closed_at: None });
                continue;
            }
            match parts.last_mut() {
                Some(part) if part.head.is_none() => part.across.push(*root),
                _ => parts.push(Part { head: None, across: vec![*root], closed_at: None }),
            }
        }
        parts
    }

    fn page(&self) -> usize {
        self.leaves.len()
    }

    fn leaf(&mut self) -> &mut Leaf {
        if self.leaves.is_empty() {
            self.leaves.push(Leaf::default());
        }
        let last = self.leaves.len() - 1;
        &mut self.leaves[last]
    }

    fn turn(&mut self) {
        self.leaves.push(Leaf::default());
        self.y = self.body.top;
    }

    /// Places a part; the parts that must follow because they did not fit into it.
    fn part(&mut self, part: &Part) -> Vec<Part> {
        self.parts += 1;
        let (width, across) = self.tree.across(part.across.len(), self.body.width - SPINE);
        let head_height =
            part.head.map_or(0, |head| self.tree.height(head, HEAD.min(self.body.width), 0, &self.tree.widest.both));
        let room = self.body.height - head_height - ROW;
        let columns = self.tree.columns(&part.across, width, across, room);
        let used = columns.len().min(across) as i32;
        let left = self.body.left + SPINE + (self.body.width - SPINE - used * (width + GUTTER) + GUTTER) / 2;
        let rows: Vec<&[Column]> = columns.chunks(across.max(1)).collect();
        let tall = |row: &[Column]| row.iter().map(Column::height).max().unwrap_or(0);
        let first = rows.first().map_or(0, |row| ROW + tall(row));
        let begun = !self.leaf().placed.is_empty();
        if begun && self.y + PART + head_height + first > self.body.bottom() {
            self.turn();
        } else if begun {
            self.y += PART;
        }
        let ground = (left, used * (width + GUTTER) - GUTTER);
        let all: i32 = rows.iter().map(|row| ROW + tall(row)).sum();
        let breaks = self.y + head_height + all > self.body.bottom();
        let mut head = self.head(part, part.closed_at, breaks, ground);
        let mut buses: Vec<Bus> = Vec::new();
        let mut closed = Vec::new();
        for row in rows {
            let top = self.y + if part.head.is_some() { ROW } else { 0 };
            if top + tall(row) > self.body.bottom() && !buses.is_empty() {
                self.wire(head, &buses);
                buses.clear();
                let (from, at) = (self.page(), head);
                self.turn();
                let closed_at = at.map(|at| (from, at));
                head = self.head(part, closed_at, breaks, ground);
            }
            let top = self.y + if part.head.is_some() { ROW } else { 0 };
            let mut drops = Vec::new();
            for (number, column) in row.iter().enumerate() {
                let corner = (left + number as i32 * (width + GUTTER), top);
                drops.push(self.column(column, corner, width, &mut closed));
            }
            buses.push(Bus { y: top - BUS, drops });
            self.y = top + tall(row) + if part.head.is_some() { 0 } else { ROW };
        }
        self.wire(head, &buses);
        closed
    }

    /// Places the head of a part; its position on the page.
    fn head(
        &mut self,
        part: &Part,
        closed_at: Option<(usize, usize)>,
        breaks: bool,
        (left, width): (i32, i32),
    ) -> Option<usize> {
        let item = part.head?;
        let mark = if breaks || closed_at.is_some() { self.tree.widest.both.as_str() } else { "" };
        let wide = HEAD.min(self.body.width);
        let height = self.tree.height(item, wide, 0, mark);
        let from_left = (left + (width - wide) / 2).clamp(self.body.left, self.body.right() - wide);
        let at = Rect::new(from_left, self.y, wide, height);
        let page = self.page();
        let closed = closed_at.and_then(|(from, at)| self.leaves.get_mut(from - 1)?.placed.get_mut(at));
        if let Some(closed) = closed {
            closed.to = Some(page);
        }
        let (part, top) = (self.parts, self.y);
        self.y += height;
        let from = closed_at.map(|closed| closed.0);
        let leaf = self.leaf();
        leaf.placed.push(Placed { item, at, level: 0, from, to: None, part, edge: at.right(), row: top });
        Some(leaf.placed.len() - 1)
    }

    /// Places a column; where its wire drops from the bus.
    fn column(&mut self, column: &Column, (left, top): At, width: i32, closed: &mut Vec<Part>) -> At {
        let (part, page) = (self.parts, self.page());
        let below = &self.tree.below;
        let leaf = self.leaves.last_mut();
        let Some(leaf) = leaf else { return (left, top) };
        let mut y = top;
        // The open boxes above the next one, with the place where its list hangs.
        let mut hooks: Vec<(u32, At)> = Vec::new();
        let mut last = (left + width / 2, top);
        for hung in &column.hung {
            let inset = hung.inset * STEP;
            let at = Rect::new(left + inset, y, width - inset, hung.height);
            let middle = y + hung.height / 2;
            hooks.retain(|hook| hook.0 < hung.level);
            if let Some((_, hook)) = hooks.last() {
                leaf.wires.push(vec![*hook, (hook.0, middle), (at.left, middle)]);
            }
            if column.bunch {
                let x = left + HANG;
                leaf.wires.push(vec![(x, middle), (at.left, middle)]);
                last = (x, middle);
            }
            hooks.push((hung.level, (at.left + HANG, at.bottom())));
            let position = leaf.placed.len();
            let edge = left + width;
            leaf.placed.push(Placed {
                item: hung.item,
                at,
                level: hung.level,
                from: None,
                to: None,
                part,
                edge,
                row: top,
            });
            if hung.closed {
                let across = below[hung.item].clone();
                closed.push(Part { head: Some(hung.item), across, closed_at: Some((page, position)) });
            }
            y += hung.height + GAP;
        }
        last
    }

    /// Draws the lines from a head to the columns under it.
    fn wire(&mut self, head: Option<usize>, buses: &[Bus]) {
        let body = self.body;
        let leaf = self.leaf();
        let Some(head) = head.and_then(|head| leaf.placed.get(head)) else { return };
        let (Some(first), Some(last)) = (buses.first(), buses.last()) else { return };
        let stem = (head.at.middle().0, head.at.bottom());
        let mut wires = vec![vec![stem, (stem.0, first.y)]];
        let spine = body.left + SPINE / 2;
        if buses.len() > 1 {
            wires.push(vec![(spine, first.y), (spine, last.y)]);
        }
        for (number, bus) in buses.iter().enumerate() {
            let ends = bus.drops.iter().map(|drop| drop.0);
            let ends = ends.chain((number == 0).then_some(stem.0)).chain((buses.len() > 1).then_some(spine));
            let (low, high) = ends.fold((i32::MAX, i32::MIN), |(low, high), x| (low.min(x), high.max(x)));
            wires.push(vec![(low, bus.y), (high, bus.y)]);
            wires.extend(bus.drops.iter().map(|drop| vec![(drop.0, bus.y), *drop]));
        }
        leaf.wires.extend(wires);
    }
}

/// The line over a row of columns.
struct Bus {
    y: i32,
    /// Where the wires of the columns end.
    drops: Vec<At>,
}
