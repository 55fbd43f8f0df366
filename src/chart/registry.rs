//! All charts by their words, so that commands, documents and pages ask for them in one way.

use super::{
    Chart, classes, comparing, cost, deputies, flow, fragmentation, leaders, leads, leads_changed, map, options,
    organisation, overlap, path, ranks, staff,
};
use crate::report::{Asked, Study, Texts};

/// Why a chart cannot be made: the key of the text that says what is missing and what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing(pub &'static str);

/// What a chart shows of a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// The apparatus as it stands is enough.
    Nothing,
    /// At least one option.
    Option,
    /// At least two options.
    Options,
}

/// Makes a chart: one, or one for each option.
pub type Make = fn(&Study<'_>, &Texts) -> Result<Vec<Chart>, Missing>;

/// A chart that can be asked for.
pub struct Maker {
    /// Its stable word. The texts `chart-WORD` and `chart-WORD.shows` say what it is called and what it shows.
    pub word: &'static str,
    /// What it needs.
    pub needs: Needs,
    /// What of a study it reads besides the plans and their figures.
    pub asks: Asked,
    /// How it is made.
    pub make: Make,
}

/// The figures of the plans are enough.
const FIGURES: Asked = Asked { rows: false, persons: false, runs: false };
const ROWS: Asked = Asked { rows: true, ..FIGURES };
const PERSONS: Asked = Asked { persons: true, ..FIGURES };
const RUNS: Asked = Asked { runs: true, ..PERSONS };

/// Every chart, in the order in which they are listed. One line for each.
pub const CHARTS: &[Maker] = &[
    Maker { word: "organisation", needs: Needs::Nothing, asks: FIGURES, make: organisation::both },
    Maker { word: "organisation-before", needs: Needs::Nothing, asks: FIGURES, make: organisation::before },
    Maker { word: "organisation-after", needs: Needs::Option, asks: FIGURES, make: organisation::after },
    Maker { word: "organisation-change", needs: Needs::Option, asks: FIGURES, make: organisation::change },
    Maker { word: "classes", needs: Needs::Nothing, asks: FIGURES, make: classes::classes },
    Maker { word: "flow-people", needs: Needs::Option, asks: FIGURES, make: flow::people },
    Maker { word: "flow-tasks", needs: Needs::Option, asks: FIGURES, make: flow::tasks },
    Maker { word: "map", needs: Needs::Nothing, asks: FIGURES, make: map::map },
    Maker { word: "staff", needs: Needs::Nothing, asks: FIGURES, make: staff::staff },
    Maker { word: "leaders", needs: Needs::Nothing, asks: PERSONS, make: leaders::leaders },
    Maker { word: "deputies", needs: Needs::Option, asks: PERSONS, make: deputies::deputies },
    Maker { word: "path", needs: Needs::Option, asks: RUNS, make: path::path },
    Maker { word: "cost", needs: Needs::Option, asks: FIGURES, make: cost::cost },
    Maker { word: "leads", needs: Needs::Nothing, asks: ROWS, make: leads::leads },
    Maker { word: "overlap", needs: Needs::Nothing, asks: ROWS, make: overlap::overlap },
    Maker { word: "fragmentation", needs: Needs::Nothing, asks: ROWS, make: fragmentation::fragmentation },
    Maker { word: "options", needs: Needs::Option, asks: PERSONS, make: options::options },
    Maker { word: "compare", needs: Needs::Options, asks: PERSONS, make: comparing::compare },
    Maker { word: "balanced", needs: Needs::Options, asks: PERSONS, make: comparing::balanced },
    Maker { word: "profile", needs: Needs::Options, asks: PERSONS, make: comparing::profile },
    Maker { word: "ranks", needs: Needs::Options, asks: PERSONS, make: ranks::ranks },
];

/// The set that leaders see: what they ask first, in the order in which they ask it.
pub const LEADERS: [&str; 7] = ["organisation", "classes", "staff", "deputies", "leads", "cost", "options"];

/// What the set for leaders draws in place of charts that are long: only what changes, the rest in one line.
const BRIEF: [(&str, Make); 2] = [("staff", staff::brief), ("leads", leads_changed::leads_changed)];

impl Maker {
    /// The chart of a word.
    pub fn find(word: &str) -> Option<&'static Maker> {
        CHARTS.iter().find(|maker| maker.word == word)
    }

    /// Makes the chart.
    ///
    /// # Errors
    /// When the study has not enough options or lacks what the chart shows.
    pub fn charts(&self, study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
        self.made_by(self.make, study, texts)
    }

    /// Makes the chart as the set for leaders has it: where an option is studied, long charts show only what it changes.
    ///
    /// # Errors
    /// As [`Self::charts`], and where nothing changes of what a short chart shows.
    pub fn for_leaders(&self, study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
        let brief = BRIEF.iter().find(|(word, _)| *word == self.word && !study.options.is_empty());
        self.made_by(brief.map_or(self.make, |(_, make)| *make), study, texts)
    }

    fn made_by(&self, make: Make, study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
        match self.needs {
            Needs::Option if study.options.is_empty() => Err(Missing("chart-missing-option")),
            Needs::Options if study.options.len() < 2 => Err(Missing("chart-missing-options")),
            _ => make(study, texts),
        }
    }
}
