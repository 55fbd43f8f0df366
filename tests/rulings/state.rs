//! The apparatus at one moment in words: who leads what where, who has how many posts, what is found.

use std::collections::{BTreeMap, BTreeSet};
use tinhgon::draft::{Done, Draft, Scope};
use tinhgon::evaluate::{Figure, Judged, StatusQuo, evaluate, subject_id};
use tinhgon::model::{BodyIx, Category, Count, Holder, Posts, ProcedureIx, Role, TaskIx};
use tinhgon::rules::measure_task;

/// Everything a test asks about.
pub struct State {
    pub figures: BTreeMap<&'static str, Count>,
    pub done: Vec<Done>,
    /// By body: is it alive, its parent, name, kind and area.
    bodies: BTreeMap<String, BodyRow>,
    bench: Posts,
    /// By task and elementary area.
    leads: BTreeMap<(String, String), Vec<String>>,
    /// By task, role and body.
    work: BTreeMap<(String, Role, String), BTreeSet<String>>,
    findings: Vec<Found>,
    pub procedures: BTreeMap<String, Vec<String>>,
    /// By document: the bodies it names.
    pub documents: BTreeMap<String, Vec<String>>,
}

#[derive(Debug)]
struct BodyRow {
    alive: bool,
    parent: Option<String>,
    name: String,
    kind: String,
    area: BTreeSet<String>,
    posts: Posts,
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub code: &'static str,
    pub subject: String,
    pub status: &'static str,
    pub severity: &'static str,
    pub areas: String,
    pub agencies: String,
    pub measured: i64,
    pub to_review: bool,
}

fn areas(draft: &Draft<'_>, scope: Scope) -> BTreeSet<String> {
    let names = elementary(draft);
    let spans = draft.scopes_ref().extent(scope).spans().to_vec();
    let places = spans.into_iter().flat_map(|(from, to)| from..to);
    places.map(|place| names[place as usize].clone()).collect()
}

/// The elementary areas; without areas the province is one.
fn elementary(draft: &Draft<'_>) -> Vec<String> {
    let organisation = draft.baseline().organisation();
    match organisation.elementary() {
        [] => vec!["everywhere".to_owned()],
        areas => areas.iter().map(|area| organisation.area(*area).id.clone()).collect(),
    }
}

fn joined<'a>(words: impl IntoIterator<Item = &'a String>) -> String {
    words.into_iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

impl State {
    pub fn of(quo: &StatusQuo<'_>, draft: &mut Draft<'_>, done: Vec<Done>) -> Self {
        let evaluation = evaluate(quo, draft);
        let organisation = draft.baseline().organisation();
        let figures = Figure::ALL.iter().map(|figure| (figure.word(), evaluation.after.get(*figure))).collect();
        let everywhere = elementary(draft);
        let bodies: Vec<BodyIx> = (0..draft.body_count()).map(BodyIx::new).collect();
        let (mut leads, mut work) = (BTreeMap::new(), BTreeMap::new());
        for (at, task) in organisation.tasks().iter().enumerate() {
            let facts = measure_task(draft, TaskIx::new(at));
            for cell in &facts.cells {
                let agencies: Vec<String> = cell.leads.iter().map(|body| draft.id(*body).to_owned()).collect();
                for place in cell.from..cell.to {
                    leads.insert((task.id.clone(), everywhere[place as usize].clone()), agencies.clone());
                }
            }
            for body in bodies.iter().copied().filter(|body| draft.lives(*body)).collect::<Vec<_>>() {
                for role in Role::ALL.iter().copied() {
                    let scope = draft.effective(TaskIx::new(at), body, role);
                    let held = areas(draft, scope);
                    if !held.is_empty() {
                        work.insert((task.id.clone(), role, draft.id(body).to_owned()), held);
                    }
                }
            }
        }
        let row = |body: &BodyIx| {
            let state = draft.body(*body);
            let row = BodyRow {
                alive: state.alive,
                parent: state.parent.map(|parent| draft.id(parent).to_owned()),
                name: draft.name(*body).to_owned(),
                kind: organisation.kind(state.kind).id.clone(),
                area: areas(draft, state.area),
                posts: *draft.posts(*body),
            };
            (draft.id(*body).to_owned(), row)
        };
        let holder = |holder: &Holder| match holder {
            Holder::Body(body) => draft.id(*body).to_owned(),
            Holder::Kind(kind) => format!("kind:{}", organisation.kind(*kind).id),
        };
        let procedures = organisation.procedures().iter().enumerate().map(|(at, procedure)| {
            (procedure.id.clone(), draft.settlers(ProcedureIx::new(at)).iter().map(holder).collect())
        });
        let mut documents: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for body in &bodies {
            for reference in draft.references(*body) {
                let document = organisation.references()[*reference as usize].document;
                let id = organisation.documents()[document.at()].id.clone();
                documents.entry(id).or_default().push(draft.id(*body).to_owned());
            }
        }
        let found = |judged: &Judged| {
            let finding = &judged.finding;
            let spans = finding.areas.spans().iter().flat_map(|(from, to)| *from..*to);
            Found {
                code: finding.code.word(),
                subject: subject_id(draft, finding.subject).1,
                status: judged.status.word(),
                severity: finding.severity.word(),
                areas: joined(spans.map(|place| &everywhere[place as usize])),
                agencies: finding.agencies.iter().map(|body| draft.id(*body)).collect::<Vec<_>>().join(" "),
                measured: finding.measured.unwrap_or(-1),
                to_review: finding.to_review,
            }
        };
        Self {
            figures,
            done,
            bodies: bodies.iter().map(row).collect(),
            bench: draft.bench().posts,
            findings: evaluation.findings.iter().map(found).collect(),
            procedures: procedures.collect(),
            documents,
            leads,
            work,
        }
    }

    #[track_caller]
    fn body(&self, id: &str) -> &BodyRow {
        self.bodies.get(id).unwrap_or_else(|| panic!("there is no {id}"))
    }

    /// A figure that is known.
    #[track_caller]
    pub fn figure(&self, word: &str) -> i64 {
        self.count(word).unwrap_or_else(|| panic!("{word} is unknown"))
    }

    /// A figure that may be unknown.
    #[track_caller]
    pub fn count(&self, word: &str) -> Count {
        *self.figures.get(word).unwrap_or_else(|| panic!("no figure {word}"))
    }

    /// Several figures at once: `word=3 word=?`.
    #[track_caller]
    pub fn has(&self, expected: &str) -> &Self {
        let found: Vec<String> = expected
            .split_whitespace()
            .map(|word| {
                let name = word.split_once('=').unwrap().0;
                format!("{name}={}", number(self.count(name)))
            })
            .collect();
        assert_eq!(found.join(" "), expected);
        self
    }

    /// Who leads a task, `agency agency`, where it is the same everywhere; by area, `c1: a; c2: b`, where it is not.
    pub fn leads(&self, task: &str) -> String {
        let cells: Vec<(&String, String)> = self
            .leads
            .iter()
            .filter(|((id, _), _)| id == task)
            .map(|((_, area), agencies)| (area, joined(agencies)))
            .collect();
        if cells.iter().all(|cell| cell.1 == cells[0].1) {
            return cells.first().map(|cell| cell.1.clone()).unwrap_or_default();
        }
        cells.iter().map(|(area, agencies)| format!("{area}: {agencies}")).collect::<Vec<_>>().join("; ")
    }

    /// Where a body itself leads a task: `c1 c2`, `all`, or nothing.
    pub fn leads_in(&self, body: &str, task: &str) -> String {
        self.held(body, task, Role::Lead)
    }

    /// Where a body itself coordinates in a task.
    pub fn coordinates_in(&self, body: &str, task: &str) -> String {
        self.held(body, task, Role::Coordinate)
    }

    fn held(&self, body: &str, task: &str, role: Role) -> String {
        match self.work.get(&(task.to_owned(), role, body.to_owned())) {
            Some(areas) if areas.len() == 4 => "all".to_owned(),
            Some(areas) => joined(areas),
            None => String::new(),
        }
    }

    /// Whether a body lives.
    pub fn lives(&self, body: &str) -> bool {
        self.bodies.get(body).is_some_and(|row| row.alive)
    }

    #[track_caller]
    pub fn parent(&self, body: &str) -> &str {
        self.body(body).parent.as_deref().unwrap_or("-")
    }

    #[track_caller]
    pub fn name(&self, body: &str) -> &str {
        &self.body(body).name
    }

    #[track_caller]
    pub fn kind(&self, body: &str) -> &str {
        &self.body(body).kind
    }

    #[track_caller]
    pub fn area(&self, body: &str) -> String {
        joined(&self.body(body).area)
    }

    /// Civil servants: `quota/filled`, with `heads+deputies` behind where there are any.
    #[track_caller]
    pub fn posts(&self, body: &str) -> String {
        self.posts_of(body, "civil_servant")
    }

    /// As [`State::posts`], of any category.
    #[track_caller]
    pub fn posts_of(&self, body: &str, category: &str) -> String {
        staff(&self.body(body).posts, category)
    }

    /// Civil servants on the bench: `quota/filled`.
    pub fn bench(&self) -> String {
        staff(&self.bench, "civil_servant")
    }

    /// The finding of a code on a subject.
    #[track_caller]
    pub fn finding(&self, code: &str, subject: &str) -> &Found {
        let found = self.findings.iter().find(|found| found.code == code && found.subject == subject);
        found.unwrap_or_else(|| panic!("no {code} on {subject}: {:?}", self.findings))
    }

    /// How the finding of a code on a subject stands: new, unchanged, fixed, or nothing where there is none.
    pub fn status(&self, code: &str, subject: &str) -> &str {
        let found = self.findings.iter().find(|found| found.code == code && found.subject == subject);
        found.map_or("", |found| found.status)
    }
}

fn number(count: Count) -> String {
    count.map_or_else(|| "?".to_owned(), |count| count.to_string())
}

fn staff(posts: &Posts, category: &str) -> String {
    let staff = posts[Category::from_word(category).unwrap()];
    let [quota, filled, heads, deputies] = [staff.quota, staff.filled, staff.heads, staff.deputies].map(number);
    match (staff.heads, staff.deputies) {
        (Some(0), Some(0)) => format!("{quota}/{filled}"),
        _ => format!("{quota}/{filled} {heads}+{deputies}"),
    }
}
