//! The organisation: the graph, and the facts beside it.

use super::area::Area;
use super::body::{Body, Kind};
use super::extent::Extent;
use super::index::{AreaIx, BodyIx, ClassIx, DocumentIx, FieldIx, Ids, KindIx, ProcedureIx, TaskIx};
use super::person::Person;
use super::provenance::{Grade, Provenance};
use super::tables;
use super::words::{DayUnit, OnlineLevel, Relation, Role};
use petgraph::graph::{DiGraph, NodeIndex};

/// A node of the graph: a mere position; its facts are in the table of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is a position in the table of its name")]
pub enum Node {
    Body(BodyIx),
    Kind(KindIx),
    Task(TaskIx),
    Area(AreaIx),
    Document(DocumentIx),
}

/// A link of the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Body → sub-unit, area → area in it, kind → body of it.
    Comprises,
    /// Body → body that it guides professionally.
    Guides,
    /// Body or kind → task that it leads; the position of the duty.
    Leads(u32),
    /// Body or kind → task in which it takes part; the position of the duty.
    Coordinates(u32),
    /// Body → area that it serves.
    Covers,
    /// Area → area with which it shares a border, once each way.
    Borders,
    /// Document → body, kind or task; the position of the reference.
    Names(u32),
}

/// Who holds a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// One body.
    Body(BodyIx),
    /// Every living body of a kind, each in its own area.
    Kind(KindIx),
}

/// One matter of work (nhiệm vụ).
#[derive(Clone, Debug)]
pub struct Task {
    /// Stable id.
    pub id: String,
    /// What is to be done.
    pub name: String,
    /// Its field.
    pub field: FieldIx,
    /// Elementary areas in which it is to be done.
    pub territory: Extent,
    /// Weight in fragmentation.
    pub weight: u32,
    /// Every body does it for itself; outside the one-lead rule.
    pub support: bool,
    /// Grade and source.
    pub provenance: Provenance,
}

/// Who does what for a task, and where (phân công).
#[derive(Clone, Debug)]
pub struct Duty {
    /// The task.
    pub task: TaskIx,
    /// The holder.
    pub holder: Holder,
    /// Lead or coordinate.
    pub role: Role,
    /// For a body: its scope. For a kind: the areas to which the areas of its bodies are cut.
    pub extent: Extent,
    /// Of a kind's duty: what single bodies of the kind do not hold.
    pub except: Vec<(BodyIx, Extent)>,
    /// Document, article, clause.
    pub legal_basis: Option<String>,
    /// Grade and source.
    pub provenance: Provenance,
    /// The row of duties.csv, counted from 0.
    pub row: u32,
}

/// A legal document (văn bản).
pub type Document = tables::Document;

/// What a document names.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The document.
    pub document: DocumentIx,
    /// How it bears on the target.
    pub relation: Relation,
    /// The target.
    pub target: Node,
    /// Article, clause.
    pub article: Option<String>,
    /// Grade and source.
    pub provenance: Provenance,
}

/// A public service (thủ tục hành chính).
#[derive(Clone, Debug)]
pub struct Procedure {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// The task it belongs to.
    pub task: Option<TaskIx>,
    /// Who settles it.
    pub settled_by: Vec<Holder>,
    /// National code.
    pub code: Option<String>,
    /// Areas that the tables give it.
    pub areas: Vec<AreaIx>,
    /// Online level.
    pub online_level: Option<OnlineLevel>,
    /// Whether it is received anywhere.
    pub anywhere: Option<bool>,
    /// Files in progress.
    pub in_progress: Option<i64>,
    /// Files a year.
    pub yearly_volume: Option<i64>,
    /// Time limit.
    pub days: Option<i64>,
    /// How its days are counted.
    pub day_unit: Option<DayUnit>,
    /// Grade and source.
    pub provenance: Provenance,
}

/// The apparatus as a graph with its facts; sound once built, and never changed.
#[derive(Clone, Debug)]
pub struct Organisation {
    pub(super) graph: DiGraph<Node, Link>,
    pub(super) kinds: Vec<Kind>,
    pub(super) classes: Vec<String>,
    pub(super) classes_en: Vec<Option<String>>,
    pub(super) areas: Vec<Area>,
    pub(super) elementary: Vec<AreaIx>,
    pub(super) borders: Vec<tables::Border>,
    pub(super) bodies: Vec<Body>,
    pub(super) fields: Vec<String>,
    pub(super) tasks: Vec<Task>,
    pub(super) duties: Vec<Duty>,
    pub(super) has_posts: bool,
    pub(super) documents: Vec<Document>,
    pub(super) references: Vec<Reference>,
    pub(super) procedures: Vec<Procedure>,
    pub(super) people: Vec<Person>,
    // Positions by id. They are plain numbers, so that the maps of the builder need not be made anew.
    pub(super) body_ids: Ids,
    pub(super) kind_ids: Ids,
    pub(super) area_ids: Ids,
    pub(super) task_ids: Ids,
}

#[allow(missing_docs, reason = "each accessor gives the table or the row of its name")]
impl Organisation {
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    #[inline]
    pub fn kind(&self, kind: KindIx) -> &Kind {
        &self.kinds[kind.at()]
    }

    pub fn classes(&self) -> &[String] {
        &self.classes
    }

    pub fn class(&self, class: ClassIx) -> &str {
        &self.classes[class.at()]
    }

    /// The English label of a class, if a kind of it says one.
    pub fn class_en(&self, class: ClassIx) -> Option<&str> {
        self.classes_en[class.at()].as_deref()
    }

    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    pub fn area(&self, area: AreaIx) -> &Area {
        &self.areas[area.at()]
    }

    pub fn borders(&self) -> &[tables::Border] {
        &self.borders
    }

    pub fn bodies(&self) -> &[Body] {
        &self.bodies
    }

    #[inline]
    pub fn body(&self, body: BodyIx) -> &Body {
        &self.bodies[body.at()]
    }

    pub fn fields(&self) -> &[String] {
        &self.fields
    }

    pub fn field(&self, field: FieldIx) -> &str {
        &self.fields[field.at()]
    }

    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    #[inline]
    pub fn task(&self, task: TaskIx) -> &Task {
        &self.tasks[task.at()]
    }

    pub fn duties(&self) -> &[Duty] {
        &self.duties
    }

    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    pub fn references(&self) -> &[Reference] {
        &self.references
    }

    pub fn procedures(&self) -> &[Procedure] {
        &self.procedures
    }

    pub fn procedure(&self, procedure: ProcedureIx) -> &Procedure {
        &self.procedures[procedure.at()]
    }

    pub fn people(&self) -> &[Person] {
        &self.people
    }
}

impl Organisation {
    /// Whether the case has a table of posts; without one every count of posts is unknown.
    pub fn has_posts(&self) -> bool {
        self.has_posts
    }

    /// How many elementary areas there are; 1 where the case has no areas.
    pub fn elementary_count(&self) -> u32 {
        self.elementary.len().max(1) as u32
    }

    /// The elementary areas in their order; empty where the case has no areas.
    pub fn elementary(&self) -> &[AreaIx] {
        &self.elementary
    }

    /// All elementary areas.
    pub fn everywhere(&self) -> Extent {
        Extent::span(0, self.elementary_count())
    }

    /// The body of this id.
    pub fn find_body(&self, id: &str) -> Option<BodyIx> {
        self.body_ids.get(id).copied().map(BodyIx)
    }

    /// The kind of this id.
    pub fn find_kind(&self, id: &str) -> Option<KindIx> {
        self.kind_ids.get(id).copied().map(KindIx)
    }

    /// The ids of the kinds whose rules apply to a kind, nearest first; what a shipped kind outside the case is like is
    /// not followed.
    pub fn kinds_like(&self, kind: KindIx) -> Vec<&str> {
        super::body::likeness(&self.kind(kind).id, |id| self.find_kind(id).and_then(|at| self.kind(at).like.as_deref()))
    }

    /// The area of this id.
    pub fn find_area(&self, id: &str) -> Option<AreaIx> {
        self.area_ids.get(id).copied().map(AreaIx)
    }

    /// The task of this id.
    pub fn find_task(&self, id: &str) -> Option<TaskIx> {
        self.task_ids.get(id).copied().map(TaskIx)
    }

    /// The graph itself, for questions that only a graph answers and for export.
    pub fn graph(&self) -> &DiGraph<Node, Link> {
        &self.graph
    }

    /// The node of a body.
    pub fn body_node(&self, body: BodyIx) -> NodeIndex {
        NodeIndex::new(body.at())
    }

    /// The node of a kind.
    pub fn kind_node(&self, kind: KindIx) -> NodeIndex {
        NodeIndex::new(self.bodies.len() + kind.at())
    }

    /// The node of a task.
    pub fn task_node(&self, task: TaskIx) -> NodeIndex {
        NodeIndex::new(self.bodies.len() + self.kinds.len() + task.at())
    }

    /// The fewest areas that together are these elementary areas, in tree order; none where the case has no areas.
    pub fn cover(&self, extent: &Extent) -> Vec<AreaIx> {
        let mut cover = Vec::new();
        for &(from, to) in extent.spans() {
            let mut at = from;
            while let Some(leaf) = self.elementary.get(at as usize).filter(|_| at < to) {
                let span = |area: AreaIx| self.area(area).extent.spans().first().copied().unwrap_or((at, at + 1));
                let fits = |area: &AreaIx| span(*area).0 == at && span(*area).1 <= to;
                let mut area = *leaf;
                while let Some(parent) = self.area(area).parent.filter(fits) {
                    area = parent;
                }
                cover.push(area);
                at = span(area).1;
            }
        }
        cover
    }

    /// The weakest grade among everything that can feed a figure: kinds, areas, bodies, posts, tasks and duties.
    pub fn grade(&self) -> Grade {
        let rows = (self.kinds.iter().map(|row| row.provenance.grade))
            .chain(self.areas.iter().map(|row| row.provenance.grade))
            .chain(self.bodies.iter().map(|row| row.provenance.grade))
            .chain(self.bodies.iter().flat_map(|row| row.posts_rows.iter().map(|posts| posts.provenance.grade)))
            .chain(self.tasks.iter().map(|row| row.provenance.grade))
            .chain(self.duties.iter().map(|row| row.provenance.grade));
        rows.max().unwrap_or(Grade::Verified)
    }
}
