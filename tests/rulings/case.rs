//! A small province from short strings, and the plans that are tried on it.

use crate::state::State;
use jiff::civil::Date;
use tinhgon::draft::{Baseline, Draft, Stopped, Why, run};
use tinhgon::evaluate::StatusQuo;
use tinhgon::input::{parse_batch, parse_plan};
use tinhgon::model::tables::{Area, Body, Document, Duty, Kind, Named, Posts, Procedure, Reference, Tables, Task};
use tinhgon::model::{Category, Grade, Organisation, Provenance, Relation, Role, TargetType, Tier};
use tinhgon::scenario::{Malformed, Plan, Refusal};

/// The tables of a case. Rows are written `a b c`, one after the other with `;` between them.
#[derive(Clone)]
pub struct Case(pub Tables);

/// A province `p` of two districts and four communes `c1` to `c4`; a committee `root`, the departments `finance`,
/// `plan` and `land`, the board `zone`, two district and four commune committees, and the police, who are outside.
/// No tasks; nobody on the payroll.
pub fn province() -> Case {
    Case(Tables { posts: Some(Vec::new()), ..Tables::default() })
        .kinds("committee province agency; department province agency; board province agency; office province single")
        .kinds("division province; district district agency; commune commune agency; police province agency outside")
        .areas("p province; d1 district p; d2 district p")
        .areas("c1 commune d1; c2 commune d1; c3 commune d2; c4 commune d2")
        .bodies("root committee -@p; finance department root; plan department root; land department root")
        .bodies("zone board root; east district root@d1; west district root@d2; police police root")
        .bodies("x1 commune east@c1; x2 commune east@c2; x3 commune west@c3; x4 commune west@c4")
}

fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.split(';').map(|row| row.split_whitespace().collect::<Vec<_>>()).filter(|row| !row.is_empty())
}

/// A word and what follows its `@`, split at `+`.
fn located(word: &str) -> (&str, Vec<Named>) {
    let (word, areas) = word.split_once('@').unwrap_or((word, ""));
    (word, areas.split('+').filter(|area| !area.is_empty()).map(Named::from).collect())
}

fn count(word: &str) -> Option<i64> {
    (word != "?").then(|| word.parse().unwrap())
}

fn verified() -> Provenance {
    Provenance::of(Grade::Verified)
}

impl Case {
    /// `id tier [agency] [single] [outside]`.
    pub fn kinds(mut self, text: &str) -> Self {
        self.0.kinds.extend(rows(text).map(|row| Kind {
            id: row[0].to_owned(),
            name: format!("Kind {}", row[0]),
            tier: Tier::from_word(row[1]).unwrap(),
            agency: row.contains(&"agency"),
            name_en: None,
            class_label: None,
            class_label_en: None,
            like: None,
            single: row.contains(&"single"),
            outside: row.contains(&"outside"),
            provenance: verified(),
        }));
        self
    }

    /// `id level [parent]`.
    pub fn areas(mut self, text: &str) -> Self {
        self.0.areas.extend(rows(text).map(|row| Area {
            id: row[0].to_owned(),
            name: row[0].to_uppercase(),
            level: Tier::from_word(row[1]).unwrap(),
            parent: row.get(2).map(|parent| (*parent).into()),
            kind: None,
            class: None,
            area_m2: None,
            population: None,
            minority_share: None,
            mountainous: None,
            border: None,
            lat: None,
            lon: None,
            provenance: verified(),
        }));
        self
    }

    /// `id kind parent[@area+area]`; the parent `-` is none.
    pub fn bodies(mut self, text: &str) -> Self {
        self.0.bodies.extend(rows(text).map(|row| {
            let (parent, area) = located(row[2]);
            Body {
                id: row[0].to_owned(),
                name: format!("Body {}", row[0]),
                kind: row[1].into(),
                parent: (parent != "-").then(|| parent.into()),
                also_under: Vec::new(),
                short_name: None,
                area,
                established_by: None,
                class: None,
                autonomy_group: None,
                order: None,
                provenance: verified(),
            }
        }));
        self
    }

    /// `id field[@area+area] [weight] [support]`; the name of the task is `Name of ID`.
    pub fn tasks(mut self, text: &str) -> Self {
        self.0.tasks.extend(rows(text).map(|row| {
            let (field, territory) = located(row[1]);
            Task {
                id: row[0].to_owned(),
                name: format!("Name of {}", row[0]),
                field: field.into(),
                territory,
                weight: row.get(2).and_then(|word| word.parse().ok()).unwrap_or(1),
                support: row.contains(&"support"),
                provenance: verified(),
            }
        }));
        self
    }

    /// `task lead|coordinate holder[@area+area]`; a kind as holder is written `kind:K`.
    pub fn duties(self, text: &str) -> Self {
        self.graded_duties(text, Grade::Verified)
    }

    /// As [`Case::duties`], of another grade.
    pub fn graded_duties(mut self, text: &str, grade: Grade) -> Self {
        self.0.duties.extend(rows(text).map(|row| {
            let (holder, area) = located(row[2]);
            let kind = holder.strip_prefix("kind:");
            Duty {
                task: row[0].into(),
                body: kind.is_none().then(|| holder.into()),
                kind: kind.map(Into::into),
                role: Role::from_word(row[1]).unwrap(),
                area,
                except: Vec::new(),
                beyond: Vec::new(),
                legal_basis: None,
                provenance: Provenance::of(grade),
            }
        }));
        self
    }

    /// `body category quota/filled [heads+deputies]`; `?` is unknown, no leaders are none.
    pub fn posts(mut self, text: &str) -> Self {
        self.0.posts.get_or_insert_default().extend(rows(text).map(|row| {
            let (quota, filled) = row[2].split_once('/').unwrap();
            let (heads, deputies) = row.get(3).map_or(("0", "0"), |word| word.split_once('+').unwrap());
            Posts {
                body: row[0].into(),
                category: Category::from_word(row[1]).unwrap(),
                quota: count(quota),
                filled: count(filled),
                heads: count(heads),
                deputies: count(deputies),
                funding: None,
                quota_year: None,
                as_of: None,
                provenance: verified(),
            }
        }));
        self
    }

    /// The case without a table of posts.
    pub fn without_posts(mut self) -> Self {
        self.0.posts = None;
        self
    }

    /// `id body`: a document that regulates a body.
    pub fn documents(mut self, text: &str) -> Self {
        for row in rows(text) {
            self.0.documents.push(Document {
                id: row[0].to_owned(),
                number: None,
                title: row[0].to_owned(),
                kind: None,
                issuer: None,
                level: None,
                date: None,
                in_force_from: None,
                in_force_until: None,
                provenance: verified(),
            });
            self.0.references.push(Reference {
                document: row[0].into(),
                relation: Relation::Regulates,
                target_type: TargetType::Body,
                target: row[1].into(),
                article: None,
                provenance: verified(),
            });
        }
        self
    }

    /// `id body task`; the task `-` is none.
    pub fn procedures(mut self, text: &str) -> Self {
        self.0.procedures.extend(rows(text).map(|row| Procedure {
            id: row[0].to_owned(),
            name: row[0].to_owned(),
            task: (row[2] != "-").then(|| row[2].into()),
            bodies: vec![row[1].into()],
            kinds: Vec::new(),
            code: None,
            area: Vec::new(),
            online_level: None,
            anywhere: None,
            in_progress: None,
            yearly_volume: None,
            days: None,
            day_unit: None,
            provenance: verified(),
        }));
        self
    }

    /// The apparatus as it stands.
    #[track_caller]
    pub fn stands(&self) -> State {
        self.stack(&[]).unwrap()
    }

    /// The apparatus after a plan; see [`plan`].
    #[track_caller]
    pub fn after(&self, steps: &str) -> State {
        self.stack(&[plan("p", steps)]).unwrap_or_else(|stopped| panic!("{stopped:?}"))
    }

    /// The apparatus after a plan in the other spelling.
    #[track_caller]
    pub fn after_toml(&self, text: &str) -> State {
        self.stack(&[toml(text)]).unwrap_or_else(|stopped| panic!("{stopped:?}"))
    }

    /// The apparatus after several plans, one on top of the other.
    pub fn stack(&self, plans: &[Plan]) -> Result<State, Stopped> {
        self.stack_within(plans, None, None)
    }

    /// As [`Case::stack`], from the reporting date up to a day.
    pub fn stack_within(&self, plans: &[Plan], from: Option<Date>, until: Option<Date>) -> Result<State, Stopped> {
        let (organisation, defects) = Organisation::build(self.0.clone());
        let organisation = organisation.unwrap_or_else(|| panic!("{defects:?}"));
        let baseline = Baseline::new(&organisation);
        let quo = StatusQuo::new(&baseline);
        let mut draft = Draft::new(&baseline);
        let plans: Vec<&Plan> = plans.iter().collect();
        let done = run(&mut draft, &plans, from, until)?;
        Ok(State::of(&quo, &mut draft, done))
    }

    /// Why the plan is refused; the last of its steps is the one that is.
    #[track_caller]
    pub fn refusal(&self, steps: &str) -> Refusal {
        let plan = plan("p", steps);
        let last = plan.steps.last().unwrap().number;
        match self.stack(&[plan]) {
            Ok(_) => panic!("not refused: {steps}"),
            Err(Stopped { why: Why::Refused(refusal), number, .. }) => {
                assert_eq!(number, last, "an earlier step is refused: {refusal:?}");
                refusal
            }
            Err(stopped) => panic!("{stopped:?}"),
        }
    }

    /// Why the plan is malformed, when it is read or when it is tried.
    #[track_caller]
    pub fn malformed(&self, steps: &str) -> Malformed {
        match read(steps) {
            Err(why) => why,
            Ok(_) => match self.refusal(steps) {
                Refusal::Malformed(why) => why,
                refusal => panic!("refused, not malformed: {refusal:?}"),
            },
        }
    }
}

/// A plan of rows as the batch table has them: `operation,subject,target,select,amount,note`, with a day before the
/// operation where it matters. A row without operation goes on with the step before.
#[track_caller]
pub fn plan(id: &str, steps: &str) -> Plan {
    let plan = read(steps).unwrap_or_else(|why| panic!("{why:?}: {steps}"));
    Plan { id: id.into(), ..plan }
}

/// A plan that knowingly replaces what others decide.
pub fn overriding(plan: Plan, others: &[&str]) -> Plan {
    Plan { overrides: others.iter().map(|other| (*other).into()).collect(), ..plan }
}

fn read(steps: &str) -> Result<Plan, Malformed> {
    let mut table = "scenario,step,date,operation,subject,target,select,amount,note\n".to_owned();
    let mut step = 0;
    for row in steps.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let dated = row.starts_with(|letter: char| letter.is_ascii_digit());
        step += u32::from(!row.starts_with(','));
        table += &format!("P,{step},{}{row}\n", if dated { "" } else { "," });
    }
    let scenarios = parse_batch("plan.csv", table.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(scenarios.len(), 1, "{steps}");
    scenarios[0].plan.clone().map_err(|bad| bad.why)
}

/// A plan written by hand.
#[track_caller]
pub fn toml(text: &str) -> Plan {
    parse_plan("p", "plans/p.toml", text.as_bytes(), None).unwrap_or_else(|problems| panic!("{problems:?}"))
}
