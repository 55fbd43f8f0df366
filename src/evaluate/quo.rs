//! The status quo: everything about the baseline that an evaluation starts from, measured once.

use super::earlier::Earlier;
use super::figure::{Figure, Indicators};
use super::keyed::Keyed;
use super::tally::Tally;
use super::worker::Worker;
use crate::draft::{Baseline, Draft, Fetched, Scope};
use crate::model::{BodyIx, Category, DocumentIx, FieldIx, Grade, KindIx, Node, Organisation, TaskIx};
use crate::rules::{
    BodyShape, Brief, Finding, LeadHolder, Spread, TaskFacts, body_grade, brief_task, hinges_on_work, judge_body,
    judge_field, judge_task, measure_body, measure_shape, measure_task, shares,
};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::hint::black_box;

/// A pair of agencies as one number.
#[inline]
pub(super) fn pair(one: BodyIx, other: BodyIx) -> u64 {
    u64::from(one.0.min(other.0)) << 32 | u64::from(one.0.max(other.0))
}

/// A holder in a field as one number.
#[inline]
pub(super) fn share(field: FieldIx, holder: LeadHolder) -> u64 {
    let holder = match holder {
        LeadHolder::Agency(body) => u64::from(body.0) << 1,
        LeadHolder::Kind(kind) => u64::from(kind.0) << 1 | 1,
    };
    u64::from(field.0) << 33 | holder
}

/// The field of such a number.
pub(super) fn field_of(share: u64) -> FieldIx {
    FieldIx((share >> 33) as u32)
}

/// How many tasks an agency shares with all bodies of a kind in a territory.
type WithKinds = FxHashMap<(KindIx, Scope, BodyIx), u32>;

/// What the baseline evaluates to, and the sums from which a draft's evaluation starts.
pub struct StatusQuo<'b> {
    pub(super) baseline: &'b Baseline<'b>,
    pub(super) tally: Tally,
    /// How many tasks each pair of agencies shares.
    pub(super) pairs: Keyed<u32>,
    /// With how many others each body shares a task as an agency.
    pub(super) partners: Vec<u32>,
    /// How many tasks an agency shares with all bodies of a kind in a territory, of those that are said in brief.
    pub(super) with_kinds: WithKinds,
    /// The part of each holder in each field.
    pub(super) shares: Keyed<u128>,
    pub(super) spreads: Vec<Spread>,
    /// Whether each field is fragmented.
    pub(super) fragmented: Vec<bool>,
    /// Every task in brief; none: it is among `facts`.
    pub(super) briefs: Vec<Option<Brief>>,
    /// The tasks that cannot be said in brief.
    pub(super) facts: FxHashMap<TaskIx, TaskFacts>,
    /// The place of every body.
    pub(super) shapes: Vec<Option<BodyShape>>,
    /// Whether something of the place of each body goes by whether it has work.
    pub(super) hinges_on_work: Vec<bool>,
    pub(super) documents_of_task: FxHashMap<TaskIx, Vec<DocumentIx>>,
    /// The weakest grade of the rows that say who leads each task.
    pub(super) task_grades: Vec<Grade>,
    field_grades: Vec<Grade>,
    pub(super) findings: Vec<Finding>,
    indicators: Indicators,
    /// What plans had moved before; none: it is the apparatus as it was loaded.
    pub(super) earlier: Option<Earlier<'b>>,
}

impl<'b> StatusQuo<'b> {
    /// Measures a baseline.
    pub fn new(baseline: &'b Baseline<'b>) -> Self {
        let organisation = baseline.organisation();
        let task_grades = task_grades(organisation);
        // Tasks and bodies do not wait for each other.
        let (of_tasks, of_bodies) =
            rayon::join(|| OfTasks::measure(baseline, &task_grades), || OfBodies::measure(baseline));
        let OfTasks { briefs, facts, pairs, with_kinds, parts, mut tally, mut findings } = of_tasks;
        tally.join(&of_bodies.tally);
        findings.extend(of_bodies.findings);
        let mut spreads = vec![Spread::default(); organisation.fields().len()];
        for (share, part) in parts.iter() {
            spreads[field_of(share).at()].add(part);
        }
        let field_grades = field_grades(organisation, &task_grades);
        for (at, spread) in spreads.iter().enumerate() {
            judge_field(FieldIx::new(at), spread, field_grades[at], &mut |finding| findings.push(finding));
        }
        for category in Category::ALL {
            tally.bench(*category, Some(0), Some(0));
        }
        let mut partners = vec![0; baseline.body_count()];
        for (pair, _) in pairs.iter() {
            partners[(pair >> 32) as usize] += 1;
            partners[pair as u32 as usize] += 1;
        }
        let mut quo = Self {
            indicators: tally.indicators(),
            baseline,
            tally,
            pairs,
            partners,
            with_kinds,
            shares: parts,
            fragmented: spreads.iter().map(Spread::is_fragmented).collect(),
            spreads,
            briefs,
            facts,
            shapes: of_bodies.shapes,
            hinges_on_work: of_bodies.hinges_on_work,
            documents_of_task: documents_of_task(organisation),
            task_grades,
            field_grades,
            findings,
            earlier: None,
        };
        quo.indicators.figures[Figure::AgencyPairsSharingTasks.at()] = Some(quo.pairs.len() as i64);
        quo.indicators.figures[Figure::FieldsFragmented.at()] =
            Some(quo.fragmented.iter().map(|fragmented| i64::from(*fragmented)).sum());
        quo
    }

    /// Measures the apparatus [after](Baseline::after) a draft of the loaded one. What is counted against the apparatus
    /// before a plan is counted against the loaded one.
    pub fn after(loaded: &'b Self, draft: &mut Draft<'_>, after: &'b Baseline<'b>) -> Self {
        let mut quo = Self { earlier: Some(Earlier::of(loaded, draft)), ..Self::new(after) };
        let indicators = Worker::new(&quo).indicators(&mut Draft::new(after)).clone();
        quo.indicators = indicators;
        quo
    }

    /// The baseline.
    pub fn baseline(&self) -> &'b Baseline<'b> {
        self.baseline
    }

    /// Fetches what a plan will ask for; see [`Draft::fetch`].
    pub fn fetch(&self, fetched: &Fetched) {
        let mut sum = 0;
        for body in &fetched.bodies {
            let shape = self.shapes[body.at()].as_ref();
            sum ^= shape.map_or(0, |shape| shape.span) ^ self.partners[body.at()];
            sum ^= u32::from(self.hinges_on_work[body.at()]);
        }
        for task in &fetched.tasks {
            // A brief may lie in two lines of a cache, and the last seat is at its end.
            sum ^= self.briefs[task.at()].as_ref().map_or(0, |brief| brief.weight ^ brief.agency(u32::MAX).0);
        }
        black_box(sum);
    }

    /// The indicators of the apparatus as it stands.
    pub fn indicators(&self) -> &Indicators {
        &self.indicators
    }

    /// The findings on the apparatus as it stands: of tasks, of bodies, of fields, each in the order of the tables.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The findings on the apparatus as it was loaded: before any plan that lies beneath this one.
    pub fn findings_at_load(&self) -> &[Finding] {
        self.earlier.as_ref().map_or(&self.findings, |earlier| &earlier.loaded().findings)
    }

    /// Whether a task is measured in brief; all others are measured area by area.
    pub fn is_in_brief(&self, task: TaskIx) -> bool {
        self.briefs[task.at()].is_some()
    }

    /// The weakest grade of the rows that say who leads a task.
    pub fn task_grade(&self, task: TaskIx) -> Grade {
        self.task_grades[task.at()]
    }

    /// The weakest grade of the rows that say who leads in a field.
    pub fn field_grade(&self, field: FieldIx) -> Grade {
        self.field_grades[field.at()]
    }
}

/// What the tasks of a baseline come to.
struct OfTasks {
    briefs: Vec<Option<Brief>>,
    facts: FxHashMap<TaskIx, TaskFacts>,
    pairs: Keyed<u32>,
    with_kinds: WithKinds,
    parts: Keyed<u128>,
    tally: Tally,
    findings: Vec<Finding>,
}

impl OfTasks {
    fn measure(baseline: &Baseline<'_>, grades: &[Grade]) -> Self {
        let organisation = baseline.organisation();
        let mut draft = Draft::new(baseline);
        let mut of = Self {
            briefs: Vec::with_capacity(organisation.tasks().len()),
            facts: FxHashMap::default(),
            pairs: Keyed::default(),
            with_kinds: WithKinds::default(),
            parts: Keyed::default(),
            tally: Tally::new(organisation.classes().len(), organisation.has_posts()),
            findings: Vec::new(),
        };
        let mut unexpanded = WithKinds::default();
        for task in (0..organisation.tasks().len()).map(TaskIx::new) {
            let brief = brief_task(&mut draft, task);
            of.briefs.push(brief);
            if let Some((brief, (kind, _))) = brief.as_ref().zip(brief.as_ref().and_then(Brief::kind))
                && !brief.counts.support
            {
                for (agency, _) in brief.agencies() {
                    *of.with_kinds.entry((kind, draft.territory(task), agency)).or_default() += 1;
                }
            }
            // A brief says all that is added up; only what is to be said of the task asks where it is so.
            if let Some(brief) = brief.as_ref().filter(|brief| brief.counts.codes().next().is_none()) {
                of.tally.tasks(&brief.counts, 1);
                add_brief(brief, draft.territory(task), &mut of.pairs, &mut unexpanded, &mut of.parts);
                continue;
            }
            let facts = measure_task(&mut draft, task);
            of.tally.tasks(&facts.counts, 1);
            judge_task(task, &facts, grades[task.at()], &mut |finding| of.findings.push(finding));
            for (one, other) in &facts.pairs {
                of.pairs.add(pair(*one, *other), 1);
            }
            let row = organisation.task(task);
            for (holder, part) in shares(row.weight, &facts.holders) {
                of.parts.add(share(row.field, holder), part);
            }
            if brief.is_none() {
                of.facts.insert(task, facts);
            }
        }
        for ((kind, territory, agency), tasks) in unexpanded {
            for member in draft.members_within(kind, territory) {
                of.pairs.add(pair(member.agency, agency), tasks);
            }
        }
        of
    }
}

/// What the bodies of a baseline come to.
struct OfBodies {
    shapes: Vec<Option<BodyShape>>,
    hinges_on_work: Vec<bool>,
    tally: Tally,
    findings: Vec<Finding>,
}

impl OfBodies {
    fn measure(baseline: &Baseline<'_>) -> Self {
        let organisation = baseline.organisation();
        let mut draft = Draft::new(baseline);
        let bodies = || (0..baseline.body_count()).map(BodyIx::new);
        let mut of = Self {
            shapes: Vec::with_capacity(baseline.body_count()),
            hinges_on_work: bodies().map(|body| hinges_on_work(&draft, body)).collect(),
            tally: Tally::new(organisation.classes().len(), organisation.has_posts()),
            findings: Vec::new(),
        };
        for body in bodies() {
            let shape = measure_shape(&mut draft, body);
            of.shapes.push(shape);
            if let Some((shape, facts)) = shape.zip(measure_body(&mut draft, body)) {
                of.tally.shape(&shape, 1);
                of.tally.posts(shape.class, &facts.posts, 1);
                judge_body(body, &facts, body_grade(organisation, body), &mut |finding| of.findings.push(finding));
            }
        }
        of
    }
}

/// Adds the agencies that work together on a task, and its parts in its field, as its brief says them. Those of its kind
/// are the same for many tasks, and are expanded in the end.
fn add_brief(
    brief: &Brief,
    territory: Scope,
    pairs: &mut Keyed<u32>,
    with_kinds: &mut WithKinds,
    parts: &mut Keyed<u128>,
) {
    if brief.counts.support {
        return;
    }
    let mut agencies = brief.agencies();
    while let Some((agency, _)) = agencies.next() {
        for (other, _) in agencies.clone() {
            pairs.add(pair(agency, other), 1);
        }
        if let Some((kind, _)) = brief.kind() {
            *with_kinds.entry((kind, territory, agency)).or_default() += 1;
        }
    }
    let holders: SmallVec<[LeadHolder; 8]> = brief.holders().collect();
    for (holder, part) in shares(brief.weight, &holders) {
        parts.add(share(brief.field, holder), part);
    }
}

fn task_grades(organisation: &Organisation) -> Vec<Grade> {
    let mut grades: Vec<Grade> = organisation.tasks().iter().map(|task| task.provenance.grade).collect();
    for duty in organisation.duties().iter().filter(|duty| duty.role == crate::model::Role::Lead) {
        let grade = &mut grades[duty.task.at()];
        *grade = (*grade).max(duty.provenance.grade);
    }
    grades
}

fn field_grades(organisation: &Organisation, task_grades: &[Grade]) -> Vec<Grade> {
    let mut grades = vec![Grade::Verified; organisation.fields().len()];
    for (task, grade) in organisation.tasks().iter().zip(task_grades) {
        let weakest = &mut grades[task.field.at()];
        *weakest = (*weakest).max(*grade);
    }
    grades
}

fn documents_of_task(organisation: &Organisation) -> FxHashMap<TaskIx, Vec<DocumentIx>> {
    let mut documents: FxHashMap<TaskIx, Vec<DocumentIx>> = FxHashMap::default();
    for reference in organisation.references() {
        if let Node::Task(task) = reference.target {
            documents.entry(task).or_default().push(reference.document);
        }
    }
    documents
}
