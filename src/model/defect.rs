//! What can be wrong with the tables, as facts; the words for people are elsewhere.

/// A table of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each variant is the table of its name")]
pub enum Table {
    Kinds,
    Areas,
    Borders,
    Bodies,
    Tasks,
    Duties,
    Posts,
    Documents,
    References,
    Procedures,
    People,
}

impl Table {
    /// Every table, in the order in which they are read.
    pub const ALL: &'static [Table] = &[
        Table::Kinds,
        Table::Areas,
        Table::Borders,
        Table::Bodies,
        Table::Tasks,
        Table::Duties,
        Table::Posts,
        Table::Documents,
        Table::References,
        Table::Procedures,
        Table::People,
    ];

    /// The name of its file without the ending.
    pub fn stem(self) -> &'static str {
        match self {
            Table::Kinds => "kinds",
            Table::Areas => "areas",
            Table::Borders => "area_borders",
            Table::Bodies => "bodies",
            Table::Tasks => "tasks",
            Table::Duties => "duties",
            Table::Posts => "posts",
            Table::Documents => "documents",
            Table::References => "references",
            Table::Procedures => "procedures",
            Table::People => "people",
        }
    }
}

/// One thing wrong in one cell of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// The table.
    pub table: Table,
    /// The row, counted from 0 in [`super::tables::Tables`].
    pub row: usize,
    /// The column, by its English name.
    pub column: &'static str,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The id is used by an earlier row.
    DuplicateId {
        /// The id.
        id: String,
        /// The earlier row.
        first: usize,
    },
    /// The cell names something that no table holds.
    Unknown {
        /// The table that should hold it.
        table: Table,
        /// The word in the cell.
        id: String,
        /// Ids like it.
        near: Vec<String>,
    },
    /// The row stands above itself.
    Cycle {
        /// The ids of the ring.
        ring: Vec<String>,
    },
    /// An area below the province that lies in nothing.
    NoParentArea,
    /// An area whose parent is of a lower level. The parts of a merged commune may stay below it, on its own level.
    AreaAboveItsParent,
    /// Nested deeper than any apparatus.
    TooDeep {
        /// The greatest depth that is read.
        limit: u32,
    },
    /// A duty that neither a body nor a kind holds.
    NoHolder,
    /// A duty that a body and a kind both hold.
    TwoHolders,
    /// Heads and deputies are more than the people present.
    LeadersExceedFilled {
        /// Heads and deputies.
        leaders: i64,
        /// People present.
        filled: i64,
    },
    /// The body and category have an earlier row.
    DuplicatePosts {
        /// The earlier row.
        first: usize,
    },
    /// An area that borders itself.
    BordersItself,
    /// The pair of areas has an earlier row.
    DuplicateBorder {
        /// The earlier row.
        first: usize,
    },
    /// A name that several bodies bear where an id is needed.
    AmbiguousName {
        /// The name.
        name: String,
        /// The ids of those that bear it.
        ids: Vec<String>,
    },
    /// An exception on a duty that a body holds.
    ExceptionWithoutKind,
    /// Warning: the body serves areas that its parent does not.
    OutsideParentArea {
        /// The parent's id.
        parent: String,
    },
    /// Warning: the row equals the sum of the rows of its sub-units, so people may be counted twice.
    EqualsSumBelow {
        /// The quota that is repeated.
        quota: i64,
    },
    /// Warning: the duty covers no area.
    EmptyScope,
    /// Warning: an earlier row gives the same holder the same role; their areas are united.
    DutyRepeated {
        /// The earlier row.
        first: usize,
    },
    /// Warning: the task has no duty at all.
    TaskWithoutDuty,
    /// Warning: nobody settles the procedure.
    ProcedureWithoutSettler,
}

impl Fault {
    /// Whether the case can be evaluated in spite of it.
    pub fn is_warning(&self) -> bool {
        matches!(
            self,
            Fault::OutsideParentArea { .. }
                | Fault::EqualsSumBelow { .. }
                | Fault::EmptyScope
                | Fault::DutyRepeated { .. }
                | Fault::TaskWithoutDuty
                | Fault::ProcedureWithoutSettler
        )
    }

    /// A short stable name, the key of its text.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::DuplicateId { .. } => "duplicate-id",
            Fault::Unknown { .. } => "unknown",
            Fault::Cycle { .. } => "cycle",
            Fault::NoParentArea => "area-without-parent",
            Fault::AreaAboveItsParent => "area-above-its-parent",
            Fault::TooDeep { .. } => "too-deep",
            Fault::NoHolder => "no-holder",
            Fault::TwoHolders => "two-holders",
            Fault::LeadersExceedFilled { .. } => "leaders-exceed-filled",
            Fault::DuplicatePosts { .. } => "duplicate-posts",
            Fault::BordersItself => "borders-itself",
            Fault::DuplicateBorder { .. } => "duplicate-border",
            Fault::AmbiguousName { .. } => "ambiguous-name",
            Fault::ExceptionWithoutKind => "exception-without-kind",
            Fault::OutsideParentArea { .. } => "outside-parent-area",
            Fault::EqualsSumBelow { .. } => "equals-sum-below",
            Fault::EmptyScope => "empty-scope",
            Fault::DutyRepeated { .. } => "duty-repeated",
            Fault::TaskWithoutDuty => "task-without-duty",
            Fault::ProcedureWithoutSettler => "procedure-without-settler",
        }
    }
}
