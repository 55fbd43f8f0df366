//! The apparatus as a tree, with what is asked for of each body: posts, duties.

use super::names::{Names, PlanFacts, column};
use super::page::{Block, Cell, Column, Line, Report, Row, Section, Table};
use super::provenance::Provenance;
use crate::draft::Draft;
use crate::model::{BodyIx, Role, TaskIx};

/// One body's part in one task.
pub struct HeldDuty {
    /// The body.
    pub body: BodyIx,
    /// The task.
    pub task: TaskIx,
    /// The role.
    pub role: Role,
    /// Where, in words; empty: no matter of territory.
    pub areas: String,
}

/// What of the apparatus is shown.
pub struct Shown<'a> {
    /// The plan; none: as it stands.
    pub plan: Option<&'a PlanFacts>,
    /// The bodies in the order of the tree, with their depth.
    pub bodies: &'a [(BodyIx, u32)],
    /// Whether posts are shown.
    pub posts: bool,
    /// Duties of the bodies; none: not asked for.
    pub duties: Option<&'a [HeldDuty]>,
}

/// The bodies of a draft in the order of the tree with their depth, from one body or from every root.
pub fn tree(draft: &Draft<'_>, from: Option<BodyIx>) -> Vec<(BodyIx, u32)> {
    let roots: Vec<BodyIx> = match from {
        Some(body) => vec![body],
        None => draft.living().filter(|body| draft.parent(*body).is_none()).collect(),
    };
    let mut stack: Vec<(BodyIx, u32)> = roots.into_iter().rev().map(|body| (body, 0)).collect();
    let mut found = Vec::new();
    while let Some((body, depth)) = stack.pop() {
        found.push((body, depth));
        stack.extend(draft.children(body).iter().rev().map(|unit| (*unit, depth + 1)));
    }
    found
}

/// The report of the tree.
pub fn tree_report(shown: &Shown<'_>, provenance: Provenance, names: &Names<'_, '_>) -> Report {
    let mut section = Section::new("tree", names.say("section-tree", &[("count", names.number(shown.bodies.len()))]));
    let lines = shown.bodies.iter().map(|(body, depth)| Line { depth: *depth, text: line(*body, names) });
    section.blocks.push(Block::Lines(lines.collect()));
    let mut sections = vec![section];
    if shown.posts {
        sections.push(posts(shown.bodies, names));
    }
    if let Some(duties) = shown.duties {
        sections.push(self::duties(duties, names));
    }
    Report { title: title(shown.plan, &provenance, names), intro: Vec::new(), sections, provenance }
}

/// What the apparatus is shown as: as it stands, or after a plan.
pub fn title(plan: Option<&PlanFacts>, provenance: &Provenance, names: &Names<'_, '_>) -> String {
    match plan {
        None => names.say("title-as-it-stands", &[("case", provenance.case_name.clone())]),
        Some(plan) => names.say("title-after", &[("plan", plan.name.clone())]),
    }
}

fn line(body: BodyIx, names: &Names<'_, '_>) -> String {
    let draft = names.draft;
    let mut facts = vec![names.kind(draft.kind(body))];
    let units = draft.children(body).len();
    if units > 0 {
        facts.push(names.say("tree-units", &[("count", names.number(units))]));
    }
    if draft.is_outside(body) {
        facts.push(names.say("tree-outside", &[]));
    }
    let args = [("name", names.body(body)), ("id", draft.id(body).to_owned()), ("facts", facts.join(", "))];
    names.say("tree-line", &args)
}

fn posts(bodies: &[(BodyIx, u32)], names: &Names<'_, '_>) -> Section {
    let section = Section::new("posts", names.say("section-posts", &[]));
    if !names.draft.baseline().organisation().has_posts() {
        return section.text(names.say("no-posts", &[]));
    }
    let keys = ["name", "category", "quota", "filled", "heads", "deputies"];
    let mut table = Table::new(keys.into_iter().map(|key| column(key, names)).collect());
    for (body, _) in bodies {
        for category in names.draft.categories(*body) {
            let staff = names.draft.posts(*body)[category];
            let counts = [staff.quota, staff.filled, staff.heads, staff.deputies].map(Cell::Number);
            let words = [Cell::text(names.unit(*body)), Cell::text(names.category(category))];
            table.row(words.into_iter().chain(counts).collect());
        }
    }
    if table.rows.is_empty() { section.text(names.say("posts-none", &[])) } else { section.table(table) }
}

fn duties(duties: &[HeldDuty], names: &Names<'_, '_>) -> Section {
    let organisation = names.draft.baseline().organisation();
    let section = Section::new("duties", names.say("section-duties", &[("count", names.number(duties.len()))]));
    let mut table = Table::new(vec![
        column("id", names),
        column("task", names),
        column("field", names),
        column("role", names),
        Column { collapsible: true, ..column("areas", names) },
    ]);
    let mut last = None;
    for duty in duties {
        if last != Some(duty.body) {
            table.rows.push(Row::Group(names.unit(duty.body)));
            last = Some(duty.body);
        }
        let task = organisation.task(duty.task);
        table.row(vec![
            Cell::text(task.id.clone()),
            Cell::text(task.name.clone()),
            Cell::text(organisation.field(task.field)),
            Cell::text(names.say(&format!("role-{}", duty.role.word()), &[])),
            Cell::text(duty.areas.clone()),
        ]);
    }
    if table.rows.is_empty() { section.text(names.say("duties-none", &[])) } else { section.table(table) }
}
