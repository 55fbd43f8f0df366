//! What is drawn, as plain data. Numbers are whole; where a figure has decimals, its unit says of what it is a part.

use crate::model::Count;

/// The sorts of drawings.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Bars side by side or on top of one another, by category.
    Bars(Bars),
    /// Lines over years, with bands and limits.
    Lines(Lines),
    /// Rows × columns with a number or a mark in each cell.
    Heat(Heat),
    /// Two dots joined by a line in each row: before and after.
    Dumbbell(Dumbbell),
    /// Streams from nodes on the left to nodes on the right.
    Flow(Flow),
    /// Boxes as a tree.
    Outline(Outline),
    /// A small bar chart for each figure, the options side by side in each.
    Multiples(Multiples),
    /// Options by two figures.
    Scatter(Scatter),
    /// Options as lines over several axes.
    Parallel(Parallel),
    /// Places by their coordinates.
    Map(Map),
    /// A table of words and ticks.
    Ticks(Ticks),
}

/// Bars by category; drawn lying down, so that long names can be read.
#[derive(Clone, Debug, Default)]
pub struct Bars {
    /// The categories, from top to bottom.
    pub categories: Vec<String>,
    /// One value for each category in each series.
    pub series: Vec<Series>,
    /// Whether the series of one category are stacked; else they stand one under the other.
    pub stacked: bool,
    /// A limit for each category in each series, drawn as a mark across its bar and written after its value; empty:
    /// there is none.
    pub limits: Vec<Vec<Count>>,
    /// What the mark of a limit means.
    pub limit_name: String,
    /// A few words after the bars of each category; empty: none.
    pub remarks: Vec<String>,
    /// Lines under a category, by position, each with its name: a last day, for one.
    pub rules: Vec<(usize, String)>,
}

/// A named row of values.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// Its name in the legend.
    pub name: String,
    /// Its values; none: unknown, which is written, not drawn as zero.
    pub values: Vec<Count>,
}

/// Lines over years.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// The years or other steps of the horizontal axis.
    pub steps: Vec<String>,
    /// Areas behind the lines, each between a low and a high value at every step.
    pub bands: Vec<Band>,
    /// The lines.
    pub lines: Vec<Line>,
    /// Values of the vertical axis that are named, such as a limit, in hundredths.
    pub limits: Vec<(String, i64)>,
    /// Stretches of the horizontal axis that are named, from and to in hundredths of a step; both equal: one place.
    pub stretches: Vec<(String, i64, i64)>,
}

/// An area between two values at every step.
#[derive(Clone, Debug, Default)]
pub struct Band {
    /// Its name in the legend.
    pub name: String,
    /// The lower edge, in hundredths.
    pub low: Vec<i64>,
    /// The upper edge, in hundredths.
    pub high: Vec<i64>,
}

/// A line over the steps.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Its name in the legend.
    pub name: String,
    /// Its values, in hundredths; none: unknown, where the line has a gap.
    pub values: Vec<Count>,
}

/// Rows × columns.
#[derive(Clone, Debug, Default)]
pub struct Heat {
    /// Names of the rows, from the top.
    pub rows: Vec<String>,
    /// Names of the columns, from the left.
    pub columns: Vec<String>,
    /// Cells row by row.
    pub cells: Vec<Vec<Cell>>,
    /// What the shade of a cell means.
    pub shade_name: String,
    /// What each mark means, in the order of the legend.
    pub marks: Vec<(Mark, String)>,
    /// How numbers beside marks are read: it stands under the drawing, and nowhere else.
    pub legend: Vec<String>,
    /// Rows, by position, that add others up and are set in bold.
    pub sum_rows: Vec<usize>,
    /// Columns, by position, that count over the whole row and are set in bold.
    pub sum_columns: Vec<usize>,
}

/// One cell of a matrix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its number; 0 is drawn empty.
    pub value: i64,
    /// What stands in it besides.
    pub mark: Option<Mark>,
}

/// A sign in a cell, told apart by its form, not by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The one lead: a full dot.
    Lead,
    /// One of several leads: a ring with a dot.
    SeveralLeads,
    /// Coordinates: a small ring.
    Coordinates,
    /// A gap: a cross.
    Gap,
    /// What agencies of different levels share, which is mostly lawful: a hatched ground.
    AcrossTiers,
}

/// Before and after by category.
#[derive(Clone, Debug, Default)]
pub struct Dumbbell {
    /// The categories, from top to bottom.
    pub categories: Vec<String>,
    /// The values before, in hundredths.
    pub before: Vec<Count>,
    /// The values after, in hundredths.
    pub after: Vec<Count>,
    /// The names of both sides.
    pub sides: [String; 2],
}

/// Streams between two columns of nodes.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    /// Nodes on the left, from the top.
    pub from: Vec<Node>,
    /// Nodes on the right, from the top.
    pub to: Vec<Node>,
    /// The streams.
    pub links: Vec<Link>,
}

/// A node of a flow.
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// Its name.
    pub name: String,
    /// Whether it is no body but the bench or nobody, drawn hatched.
    pub waiting: bool,
}

/// A stream.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The node on the left.
    pub from: usize,
    /// The node on the right.
    pub to: usize,
    /// Its width.
    pub value: i64,
}

/// A tree of boxes. Boxes come in the order of the tree: every box after the one above it, siblings as in the data.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The boxes.
    pub boxes: Vec<OutlineBox>,
    /// Dotted links from old boxes to new ones, by position.
    pub links: Vec<(usize, usize)>,
    /// What its lines and colours mean: it stands under the drawing, and nowhere else.
    pub legend: Vec<String>,
}

/// A box of a tree.
#[derive(Clone, Debug, Default)]
pub struct OutlineBox {
    /// The box above it, by position.
    pub above: Option<usize>,
    /// The name.
    pub name: String,
    /// Smaller lines under the name: kind, posts, units.
    pub detail: Vec<String>,
    /// What happened to it.
    pub change: BoxChange,
    /// The word of what happened; empty: nothing.
    pub word: String,
}

/// What happened to a body, which sets colour and line of its box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BoxChange {
    /// Nothing.
    #[default]
    None,
    /// It is new.
    Added,
    /// It is new, and was made of others that joined to it.
    Consolidated,
    /// It ended.
    Ended,
    /// It took others in, or took over what they handed on.
    Merged,
    /// It has another parent.
    Moved,
    /// It has another name.
    Renamed,
}

impl BoxChange {
    /// The word of a change by which its texts are found.
    pub fn word(self) -> &'static str {
        match self {
            BoxChange::None => "same",
            BoxChange::Added => "added",
            BoxChange::Consolidated => "consolidated",
            BoxChange::Ended => "ended",
            BoxChange::Merged => "merged",
            BoxChange::Moved => "moved",
            BoxChange::Renamed => "renamed",
        }
    }
}

/// A small bar chart for each figure.
#[derive(Clone, Debug, Default)]
pub struct Multiples {
    /// The options, in the order of the bars.
    pub options: Vec<String>,
    /// The figures: a name, and a value for each option.
    pub figures: Vec<Series>,
    /// For each figure the options, by position, whose value is the best; empty where all are equal.
    pub best: Vec<Vec<usize>>,
}

/// Options by two figures.
#[derive(Clone, Debug, Default)]
pub struct Scatter {
    /// The name of the horizontal axis.
    pub across: String,
    /// The name of the vertical axis.
    pub up: String,
    /// The options.
    pub points: Vec<Point>,
    /// What it means to be marked.
    pub marked_name: String,
    /// What the others are.
    pub other_name: String,
}

/// A point of a scatter.
#[derive(Clone, Debug, Default)]
pub struct Point {
    /// Its name.
    pub name: String,
    /// Its place across.
    pub across: i64,
    /// Its place up.
    pub up: i64,
    /// Whether it is one of the balanced options.
    pub marked: bool,
}

/// Options as lines over several axes; each axis runs from the best value, on top, to the worst.
#[derive(Clone, Debug, Default)]
pub struct Parallel {
    /// The axes: a name, the best and the worst value.
    pub axes: Vec<(String, i64, i64)>,
    /// The options: one value for each axis.
    pub options: Vec<Series>,
}

/// Places by their coordinates.
#[derive(Clone, Debug, Default)]
pub struct Map {
    /// The places.
    pub places: Vec<Place>,
    /// The groups, in the order of the legend.
    pub groups: Vec<String>,
    /// Places that nobody knows where to draw, with their group, by position: the legend names them too.
    pub unplaced: Vec<(String, usize)>,
}

/// A place of a map.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// Latitude in millionths of a degree, north positive.
    pub latitude: i64,
    /// Longitude in millionths of a degree, east positive.
    pub longitude: i64,
    /// The group it belongs to, by position.
    pub group: usize,
    /// Whether it is the seat of its group.
    pub seat: bool,
}

/// A table of words, numbers and ticks.
#[derive(Clone, Debug, Default)]
pub struct Ticks {
    /// Headings of the columns; the first is that of the rows.
    pub columns: Vec<String>,
    /// Short headings for paper on which those would be tall and narrow; empty: there are none.
    pub short: Vec<String>,
    /// What the short headings stand for, a line each, before the table where they are used.
    pub legend: Vec<String>,
    /// The rows: as many cells as there are columns. A cell that is "✓" or "✗" is drawn as a sign.
    pub rows: Vec<Vec<String>>,
    /// Rows, by position, that begin a group and are set in bold.
    pub groups: Vec<usize>,
    /// What follows the heading of a group that goes on on another page.
    pub goes_on: String,
}
