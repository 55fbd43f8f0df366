//! Charts before they are drawn: what each shows, as plain numbers and words, with the table of its data.
//!
//! A chart knows nothing of paper, colours or fonts; `output::draw` does. Each file of this room makes one sort of chart
//! of a [`Study`](crate::report::Study).

mod agencies;
mod apparatus;
mod classes;
mod comparing;
mod cost;
mod deputies;
mod fates;
mod flow;
mod fragmentation;
mod holders;
mod joined;
mod leaders;
mod leads;
mod leads_changed;
mod map;
mod measures;
mod options;
mod organisation;
mod overlap;
mod pairs;
mod path;
mod ranks;
mod registry;
mod seriation;
mod shape;
mod staff;
pub(crate) mod streams;
mod words;

pub use registry::{CHARTS, LEADERS, Make, Maker, Missing, Needs};
pub use shape::{
    Band, Bars, BoxChange, Cell, Dumbbell, Flow, Heat, Line, Lines, Link, Map, Mark, Multiples, Node, Outline,
    OutlineBox, Parallel, Place, Point, Scatter, Series, Shape, Ticks,
};

use crate::report::Table;

/// One chart, whatever it will be drawn on.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Its stable word, which also names its file: `staff`, `organisation-change`.
    pub word: &'static str,
    /// Its title.
    pub title: String,
    /// What it is of, under the title: the option, the day.
    pub subtitle: String,
    /// The unit of its numbers, such as "Đơn vị tính: người"; empty where it has none.
    pub unit: String,
    /// What stands under it: as of which day, source, grade, and what a reader must know.
    pub notes: Vec<String>,
    /// One sentence that says what it shows, for whoever cannot see it.
    pub alt: String,
    /// What is drawn.
    pub shape: Shape,
    /// Its data as a table.
    pub data: Table,
}
