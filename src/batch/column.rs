//! The columns of a result, by the words that a user chooses them by.

use crate::evaluate::{Asked, CATEGORY_MEASURES, CLASS_MEASURES, Figure};
use crate::model::{Category, Organisation};

/// One column of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The name of the scenario.
    Scenario,
    /// `evaluated`, `refused` or `malformed`.
    Status,
    /// The step that keeps it from being evaluated.
    Step,
    /// The line of the table on which that step, or its faulty row, begins.
    Line,
    /// Why, in one line.
    Reason,
    /// The line on which the scenario begins.
    FirstLine,
    /// A figure after the scenario.
    Figure(Figure),
    /// A measure of a staff category, by its position.
    Category(Category, usize),
    /// A measure of a class of bodies, both by position.
    Class(usize, usize),
    /// Findings that are breaches.
    Breaches,
    /// Findings that are warnings.
    Warnings,
    /// Findings of which nobody can tell.
    Unknown,
    /// Findings that are notes.
    Notes,
}

/// The columns with a word of their own.
const PLAIN: [(&str, Column); 10] = [
    ("scenario", Column::Scenario),
    ("status", Column::Status),
    ("step", Column::Step),
    ("line", Column::Line),
    ("reason", Column::Reason),
    ("first_line", Column::FirstLine),
    ("breaches", Column::Breaches),
    ("warnings", Column::Warnings),
    ("unknown", Column::Unknown),
    ("notes", Column::Notes),
];

impl Column {
    /// Its word: that of the figure, or the path that the JSON of `evaluate` has for it.
    pub fn word(self, organisation: &Organisation) -> String {
        match self {
            Column::Figure(figure) => figure.word().to_owned(),
            Column::Category(category, at) => format!("by_category.{}.{}", category.word(), CATEGORY_MEASURES[at]),
            Column::Class(class, at) => {
                let label = organisation.classes().get(class).map_or("", |label| label.as_ref());
                format!("by_class.{label}.{}", CLASS_MEASURES[at])
            }
            plain => PLAIN.iter().find(|(_, column)| *column == plain).map_or("", |(word, _)| word).to_owned(),
        }
    }

    /// The column of a word.
    pub fn from_word(word: &str, organisation: &Organisation) -> Option<Self> {
        if let Some((_, column)) = PLAIN.iter().find(|(plain, _)| *plain == word) {
            return Some(*column);
        }
        if let Some(figure) = Figure::from_word(word) {
            return Some(Column::Figure(figure));
        }
        Self::all(organisation).into_iter().find(|column| column.word(organisation) == word)
    }

    /// Every column, those of the common result first.
    pub fn all(organisation: &Organisation) -> Vec<Self> {
        let mut columns = default_columns(true);
        columns.extend([Column::Notes, Column::FirstLine]);
        for category in Category::ALL {
            columns.extend((0..CATEGORY_MEASURES.len()).map(|at| Column::Category(*category, at)));
        }
        for class in 0..organisation.classes().len() {
            columns.extend((0..CLASS_MEASURES.len()).map(|at| Column::Class(class, at)));
        }
        columns
    }

    /// Whether findings must be counted for it.
    pub fn counts_findings(self) -> bool {
        matches!(self, Column::Breaches | Column::Warnings | Column::Unknown | Column::Notes)
    }
}

/// The columns of a result where nobody chooses: what became of the scenario, every figure, and, where the law is
/// asked, how many findings. Findings cost more than all figures together, so that they are counted on demand.
pub fn default_columns(law: bool) -> Vec<Column> {
    let first = [Column::Scenario, Column::Status, Column::Step, Column::Line, Column::Reason];
    let figures = Figure::ALL.iter().copied().map(Column::Figure);
    let counts = [Column::Breaches, Column::Warnings, Column::Unknown];
    first.into_iter().chain(figures).chain(counts.into_iter().filter(|_| law)).collect()
}

/// The figures that columns ask for.
pub fn asked(columns: &[Column]) -> Asked {
    let figures = columns.iter().filter_map(|column| match column {
        Column::Figure(figure) => Some(*figure),
        _ => None,
    });
    Asked::of(figures, columns.iter().any(|column| matches!(column, Column::Category(..) | Column::Class(..))))
}
