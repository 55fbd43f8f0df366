//! The figures of an outcome and their names, which are also the keys of the JSON contract.

use crate::model::{Category, Count};

macro_rules! figures {
    ($($(#[$doc:meta])* $name:ident = $word:literal),* $(,)?) => {
        /// An indicator.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Figure { $($(#[$doc])* $name),* }

        impl Figure {
            /// Every figure, in the order in which it is shown.
            pub const ALL: &'static [Figure] = &[$(Figure::$name),*];

            /// The stable name.
            pub fn word(self) -> &'static str {
                match self { $(Figure::$name => $word),* }
            }

            /// The figure of a name.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|figure| figure.word() == word)
            }

            /// The position in [`Self::ALL`].
            #[inline]
            pub fn at(self) -> usize {
                self as usize
            }
        }
    };
}

figures! {
    /// Living bodies inside the count.
    Bodies = "bodies",
    /// Those that stand for themselves under the one-lead rule.
    Agencies = "agencies",
    /// The others.
    SubUnits = "sub_units",
    /// Bodies on the longest path from a root.
    Layers = "layers",
    /// The most sub-units directly below one body.
    SpanMax = "span_max",
    /// Bodies without work, people, posts and sub-units.
    BodiesEmpty = "bodies_empty",
    /// All tasks.
    Tasks = "tasks",
    /// Tasks with exactly one lead in every area.
    TasksWithOneLead = "tasks_with_one_lead",
    /// Tasks without lead in every area.
    TasksWithoutLead = "tasks_without_lead",
    /// Tasks without lead in some areas.
    TasksPartlyLed = "tasks_partly_led",
    /// Tasks with several leads of one tier in some area.
    TasksWithSeveralLeads = "tasks_with_several_leads",
    /// Tasks that agencies of different tiers lead in some area.
    TasksSharedAcrossTiers = "tasks_shared_across_tiers",
    /// Tasks that every body does for itself.
    TasksSupport = "tasks_support",
    /// Σ over tasks of the largest number of leads beyond one for each tier.
    ExcessLeads = "excess_leads",
    /// Pairs of a task and a body that leads it, kinds expanded.
    LeadDuties = "lead_duties",
    /// Pairs of a task and a body that coordinates in it, kinds expanded.
    CoordinatingDuties = "coordinating_duties",
    /// Pairs of agencies that work on one task in a common area.
    AgencyPairsSharingTasks = "agency_pairs_sharing_tasks",
    /// Fields whose effective number of leads is two or more.
    FieldsFragmented = "fields_fragmented",
    /// Posts assigned.
    Quota = "quota",
    /// People present.
    Filled = "filled",
    /// Posts without a body.
    BenchQuota = "bench_quota",
    /// People without a body.
    BenchStaff = "bench_staff",
    /// Heads of bodies.
    Heads = "heads",
    /// Deputies.
    Deputies = "deputies",
    /// Heads and deputies who lost their office by the end of their body.
    LeadersReleased = "leaders_released",
    /// People whose body differs after the plan, the bench included.
    PeopleMoved = "people_moved",
    /// Tasks whose lead agency differs in some area after the plan.
    TasksMoved = "tasks_moved",
    /// Documents that name a body that ended or is renamed, or a task that moved.
    DocumentsTouched = "documents_touched",
    /// Procedures settled by others than before, or of a task that moved.
    ProceduresTouched = "procedures_touched",
}

/// What is counted of one staff category, in the order of [`CATEGORY_MEASURES`].
pub type ByCategory = [[Count; CATEGORY_MEASURES.len()]; Category::ALL.len()];

/// What is counted of one class of bodies, in the order of [`CLASS_MEASURES`].
pub type ByClass = Vec<[Count; CLASS_MEASURES.len()]>;

/// The measures of a staff category.
pub const CATEGORY_MEASURES: [&str; 6] = ["quota", "filled", "heads", "deputies", "bench_quota", "bench_staff"];

/// The measures of a class of bodies.
pub const CLASS_MEASURES: [&str; 5] = ["bodies", "heads", "deputies", "quota", "filled"];

// A word has a bit for each figure.
const _: () = assert!(Figure::ALL.len() <= u64::BITS as usize);

/// The indicators of one state of the apparatus; none: unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicators {
    /// The figures, in the order of [`Figure::ALL`].
    pub figures: [Count; Figure::ALL.len()],
    /// By staff category, in the order of the contract.
    pub by_category: ByCategory,
    /// By class label, in the order of the organisation's classes.
    pub by_class: ByClass,
}

impl Indicators {
    /// Nothing known, in an organisation of so many classes.
    pub(super) fn unknown(classes: usize) -> Self {
        let by_class = vec![[None; CLASS_MEASURES.len()]; classes];
        Self { figures: [None; Figure::ALL.len()], by_category: Default::default(), by_class }
    }

    /// Puts in a figure; gives its bit if it is another than it was.
    #[inline]
    pub(super) fn put(&mut self, figure: Figure, count: Count) -> u64 {
        let place = &mut self.figures[figure.at()];
        let differs = *place != count;
        *place = count;
        u64::from(differs) << figure.at()
    }

    /// One figure.
    pub fn get(&self, figure: Figure) -> Count {
        self.figures[figure.at()]
    }
}
