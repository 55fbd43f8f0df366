//! The case read, and the apparatus after some plans in words.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use tinhgon::draft::{Baseline, Draft, run};
use tinhgon::evaluate::{Evaluation, Figure, Status, StatusQuo, evaluate};
use tinhgon::input::{Case, read_case, read_plans};
use tinhgon::model::{BodyIx, Category, Holder, Role};
use tinhgon::rules::{Code, Subject, measure_task};
use tinhgon::scenario::Plan;

pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(name)
}

pub fn read(name: &str) -> Case {
    read_case(&folder(name)).unwrap_or_else(|problems| panic!("{problems:?}"))
}

pub fn plans(id: &str) -> Vec<Plan> {
    read_plans(&folder("kon-tum"), id).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// A column of a table of Kon Tum as it is written, without the readers under test.
pub fn table(name: &str) -> Vec<BTreeMap<String, String>> {
    let path = folder("kon-tum").join("organisation").join(name);
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}

pub fn set(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

pub fn range(prefix: &str, from: u32, to: u32) -> BTreeSet<String> {
    (from..=to).map(|number| format!("{prefix}{number:03}")).collect()
}

/// The apparatus after some plans.
pub struct After {
    pub evaluation: Evaluation,
    /// The agencies that lead each task somewhere.
    pub leads: BTreeMap<String, BTreeSet<String>>,
    /// The bodies that themselves lead each task by a duty of their own.
    pub leaders: BTreeMap<String, BTreeSet<String>>,
    /// Tasks that nobody leads anywhere.
    pub gaps: BTreeSet<String>,
    /// Tasks with exactly one lead in every area.
    pub one_lead: BTreeSet<String>,
    /// Living bodies: kind and parent.
    pub bodies: BTreeMap<String, (String, String)>,
    pub names: BTreeMap<String, String>,
    pub posts: BTreeMap<String, [(i64, i64); Category::ALL.len()]>,
    /// Tasks with a finding of a code, by how it stands.
    pub several: BTreeMap<String, Status>,
}

impl After {
    pub fn of(case: &Case, plans: &[Plan]) -> Self {
        let organisation = &case.organisation;
        let baseline = Baseline::new(organisation);
        let quo = StatusQuo::new(&baseline);
        let mut draft = Draft::new(&baseline);
        let list: Vec<&Plan> = plans.iter().collect();
        run(&mut draft, &list, case.info.as_of, None).unwrap_or_else(|stopped| panic!("{stopped:?}"));
        let evaluation = evaluate(&quo, &mut draft);
        let mut after = After {
            evaluation,
            leads: BTreeMap::new(),
            leaders: BTreeMap::new(),
            gaps: BTreeSet::new(),
            one_lead: BTreeSet::new(),
            bodies: BTreeMap::new(),
            names: BTreeMap::new(),
            posts: BTreeMap::new(),
            several: BTreeMap::new(),
        };
        for task in organisation.tasks() {
            let at = organisation.find_task(&task.id).unwrap();
            let facts = measure_task(&mut draft, at);
            let agencies = facts.cells.iter().flat_map(|cell| &cell.leads).map(|body| draft.id(*body).to_owned());
            after.leads.insert(task.id.clone(), agencies.collect());
            let own =
                draft.slots(at).iter().filter(|slot| slot.role == Role::Lead).filter_map(|slot| match slot.holder {
                    Holder::Body(body) => Some(draft.id(body).to_owned()),
                    Holder::Kind(_) => None,
                });
            after.leaders.insert(task.id.clone(), own.collect());
            if facts.counts.is_without_lead() {
                after.gaps.insert(task.id.clone());
            }
            if facts.counts.has_one_lead() {
                after.one_lead.insert(task.id.clone());
            }
        }
        for body in (0..draft.body_count()).map(BodyIx::new).filter(|body| draft.lives(*body)) {
            let id = draft.id(body).to_owned();
            let parent = draft.parent(body).map(|parent| draft.id(parent).to_owned()).unwrap_or_default();
            after.bodies.insert(id.clone(), (organisation.kind(draft.kind(body)).id.clone(), parent));
            after.names.insert(id.clone(), draft.name(body).to_owned());
            let mut posts = [(0, 0); Category::ALL.len()];
            for (category, staff) in draft.posts(body).iter() {
                posts[category.at()] = (staff.quota.unwrap_or(-1), staff.filled.unwrap_or(-1));
            }
            after.posts.insert(id, posts);
        }
        for judged in &after.evaluation.findings {
            if let (Code::TaskSeveralLeads, Subject::Task(task)) = (judged.finding.code, judged.finding.subject) {
                after.several.insert(organisation.task(task).id.clone(), judged.status);
            }
        }
        after
    }

    pub fn figure(&self, figure: Figure) -> i64 {
        self.evaluation.after.get(figure).unwrap_or_else(|| panic!("{} is unknown", figure.word()))
    }

    pub fn of_kind(&self, kind: &str) -> Vec<&str> {
        self.bodies.iter().filter(|(_, body)| body.0 == kind).map(|(id, _)| id.as_str()).collect()
    }

    pub fn below(&self, body: &str) -> BTreeSet<&str> {
        let mut below = BTreeSet::from([body]);
        loop {
            let more = self.bodies.iter().filter(|(_, row)| below.contains(row.1.as_str())).map(|(id, _)| id.as_str());
            let all: BTreeSet<&str> = below
                .iter()
                .copied()
                .chain(more.collect::<Vec<_>>())
                .map(|id| self.bodies.get_key_value(id).unwrap().0.as_str())
                .collect();
            if all.len() == below.len() {
                return all;
            }
            below = all;
        }
    }

    pub fn quota(&self, bodies: impl IntoIterator<Item = impl AsRef<str>>, category: Category) -> i64 {
        bodies.into_iter().map(|body| self.posts[body.as_ref()][category.at()].0).sum()
    }
}

/// Kon Tum after a plan and those it stands on.
pub fn after(plan: &str) -> After {
    After::of(&read("kon-tum"), &plans(plan))
}

pub fn stands() -> After {
    After::of(&read("kon-tum"), &[])
}
