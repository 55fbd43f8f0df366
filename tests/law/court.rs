//! A small case before the law of a day, and what the law says of it in one line for each finding.

use crate::case::{Case, plan};
use jiff::civil::Date;
use std::sync::LazyLock;
use tinhgon::draft::{Baseline, Draft, run};
use tinhgon::evaluate::{Evaluation, StatusQuo, evaluate_under, subject_id};
use tinhgon::input::{parse_norms, shipped_norms};
use tinhgon::model::tables::{Area, Tables};
use tinhgon::model::{Grade, Organisation};
use tinhgon::norms::Norms;
use tinhgon::rules::Code;
use tinhgon::rules::law::{Circumstances, Law, Moves, Setting};
use tinhgon::scenario::Target;

/// A province of one district and five communes with the committee `root` over it; kinds are called as the norms call
/// them, and `office` is like a division.
pub fn province() -> Case {
    let mut case = Case(Tables { posts: Some(Vec::new()), ..Tables::default() })
        .kinds("ubnd-tinh province agency; so province agency; vp-ubnd-tinh province agency; bql-kkt province agency")
        .kinds("thanh-tra-tinh province agency; phong-so province; office province single; thanh-tra-so province")
        .kinds("chi-cuc province; phong-chi-cuc province; dvsn-ubnd-tinh province agency; dvsn-so province")
        .kinds("phong-dvsn province; ubnd-huyen district agency; phong-huyen district; thanh-tra-huyen district")
        .kinds("ubnd-xa commune agency; phong-xa commune; tt-phuc-vu-hcc-xa commune; dvsn-xa commune")
        .areas("p province; d1 district p; c1 commune d1; c2 commune d1; c3 commune d1; c4 commune d1; c5 commune d1")
        .bodies("root ubnd-tinh -@p");
    let office = case.0.kinds.iter_mut().find(|kind| kind.id == "office").unwrap();
    office.like = Some("phong-so".to_owned());
    case
}

/// `count` bodies of a kind below a parent, called after a letter: `a1 a2 …`.
pub fn several(letter: &str, count: usize, kind: &str, parent: &str) -> String {
    (1..=count).map(|at| format!("{letter}{at} {kind} {parent};")).collect()
}

/// The same posts for bodies `a1 a2 …`.
pub fn posts_each(letter: &str, count: usize, posts: &str) -> String {
    (1..=count).map(|at| format!("{letter}{at} {posts};")).collect()
}

/// A case, and all that the law asks beside it.
#[derive(Clone)]
pub struct Court {
    case: Case,
    day: Date,
    norms: Norms,
    circumstances: Circumstances,
}

pub static SHIPPED: LazyLock<Norms> = LazyLock::new(shipped_norms);

/// Puts a case before the law of 1 February 2026, in a province of class II.
pub fn court(case: Case) -> Court {
    let circumstances = Circumstances { province: Circumstances::classes(Some("class-2")), ..Circumstances::default() };
    Court { case, day: day("2026-02-01"), norms: SHIPPED.clone(), circumstances }
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

impl Court {
    pub fn on(mut self, text: &str) -> Self {
        self.day = day(text);
        self
    }

    /// The class of the province; none: the case names none.
    pub fn class(mut self, class: Option<&str>) -> Self {
        self.circumstances.province = Circumstances::classes(class);
        self
    }

    pub fn rule(mut self, code: &str, setting: &str) -> Self {
        let code = Code::from_word(code).unwrap();
        self.circumstances.settings.0.insert(code, Setting::from_word(setting).unwrap());
        self
    }

    pub fn target(mut self, target: Target) -> Self {
        self.circumstances.target = Some(target);
        self
    }

    /// Norms laid over those that ship.
    pub fn norms(mut self, text: &str) -> Self {
        let own = parse_norms(&[("own.toml", text)]).unwrap_or_else(|problems| panic!("{problems:?}"));
        self.norms = self.norms.overlaid(own);
        self
    }

    pub fn area(mut self, id: &str, change: impl FnOnce(&mut Area)) -> Self {
        change(self.case.0.areas.iter_mut().find(|area| area.id == id).unwrap());
        self
    }

    pub fn group(mut self, body: &str, group: u8) -> Self {
        self.case.0.bodies.iter_mut().find(|row| row.id == body).unwrap().autonomy_group = Some(group);
        self
    }

    /// The grade of the rows of posts of a body.
    pub fn posts_graded(mut self, body: &str, grade: Grade) -> Self {
        let rows = self.case.0.posts.iter_mut().flatten().filter(|row| row.body == body);
        rows.for_each(|row| row.provenance.grade = grade);
        self
    }

    /// The grade of every row of bodies and posts.
    pub fn all_graded(mut self, grade: Grade) -> Self {
        self.case.0.bodies.iter_mut().for_each(|row| row.provenance.grade = grade);
        self.case.0.posts.iter_mut().flatten().for_each(|row| row.provenance.grade = grade);
        self
    }

    #[track_caller]
    pub fn stands(&self) -> Verdict {
        self.judge(None)
    }

    /// After a plan of rows as in [`crate::case::plan`], which may begin with a day.
    #[track_caller]
    pub fn after(&self, steps: &str) -> Verdict {
        self.judge(Some(steps))
    }

    #[track_caller]
    fn judge(&self, steps: Option<&str>) -> Verdict {
        let (organisation, defects) = Organisation::build(self.case.0.clone());
        let organisation = organisation.unwrap_or_else(|| panic!("{defects:?}"));
        let baseline = Baseline::new(&organisation);
        let quo = StatusQuo::new(&baseline);
        let mut draft = Draft::new(&baseline);
        let plan = steps.map(|steps| plan("p", steps));
        let moves = match &plan {
            Some(plan) => {
                let done = run(&mut draft, &[plan], None, None).unwrap_or_else(|stopped| panic!("{stopped:?}"));
                Moves::of(&draft, &done)
            }
            None => Moves::default(),
        };
        let law = Law::new(self.norms.at(self.day), &organisation, self.circumstances.clone());
        let evaluation = evaluate_under(&quo, &law, &moves, &mut draft);
        Verdict { lines: lines(&evaluation, &draft, &self.norms), evaluation }
    }
}

/// What the law says.
pub struct Verdict {
    lines: Vec<Line>,
    evaluation: Evaluation,
}

struct Line {
    code: &'static str,
    subject: String,
    status: &'static str,
    norm: String,
    severity: &'static str,
    /// `severity measured/limit`, then what is missing and the last day.
    text: String,
}

fn lines(evaluation: &Evaluation, draft: &Draft<'_>, norms: &Norms) -> Vec<Line> {
    let word = |number: Option<i64>| number.map_or_else(|| "?".to_owned(), |number| number.to_string());
    let line = |judged: &tinhgon::evaluate::Judged| {
        let finding = &judged.finding;
        let severity = finding.severity.word();
        let mut text = format!("{severity} {}/{}", word(finding.measured), word(finding.limit));
        text += &finding.lacks.map_or_else(String::new, |lack| format!(" lacks {}", lack.word()));
        text += &finding.deadline.map_or_else(String::new, |last| format!(" until {last}"));
        let norm = finding.basis.and_then(|basis| norms.cited(basis)).map_or("", |cited| cited.id).to_owned();
        let subject = subject_id(draft, finding.subject).1;
        Line { code: finding.code.word(), subject, status: judged.status.word(), norm, severity, text }
    };
    evaluation.findings.iter().map(line).collect()
}

impl Verdict {
    /// What a rule says of a subject now; nothing where it holds or was not asked.
    pub fn says(&self, code: &str, subject: &str) -> &str {
        let found =
            self.lines.iter().find(|line| line.code == code && line.subject == subject && line.status != "fixed");
        found.map_or("", |line| &line.text)
    }

    /// How a finding stands to those before the plan.
    pub fn status(&self, code: &str, subject: &str) -> &str {
        let found = self.lines.iter().find(|line| line.code == code && line.subject == subject);
        found.map_or("", |line| line.status)
    }

    /// The norm that a finding cites.
    pub fn norm(&self, code: &str, subject: &str) -> &str {
        let found = self.lines.iter().find(|line| line.code == code && line.subject == subject);
        found.map_or("", |line| &line.norm)
    }

    /// The subjects that a rule says something of now.
    pub fn subjects(&self, code: &str) -> String {
        let found = self.lines.iter().filter(|line| line.code == code && line.status != "fixed");
        found.map(|line| line.subject.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Every finding of now: code, subject and text.
    pub fn all(&self) -> Vec<String> {
        let now = self.lines.iter().filter(|line| line.status != "fixed");
        now.map(|line| format!("{} {} {}", line.code, line.subject, line.text)).collect()
    }

    /// The breaches of now, each with the norm that it cites.
    pub fn breaches(&self) -> Vec<(String, &str)> {
        let now = self.lines.iter().filter(|line| line.severity == "breach" && line.status != "fixed");
        now.map(|line| (format!("{} {}", line.code, line.subject), line.norm.as_str())).collect()
    }

    /// For how many subjects a rule holds, fails and is open.
    pub fn checked(&self, code: &str) -> (u32, u32, u32) {
        let checked = self.evaluation.checked[Code::from_word(code).unwrap().at()];
        (checked.holds, checked.fails, checked.unknown)
    }
}
