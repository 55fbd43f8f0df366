//! How many deputies each body may have. One small reading of the pack, to be replaced whole by the rules of law.

use super::deadline::{Deadlines, caused};
use super::people::Roster;
use super::run::Pool;
use crate::draft::{Draft, Event};
use crate::model::{BodyIx, Category, Post};
use crate::norms::NormsAt;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// A body that has deputies, and how many it may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyNorm {
    /// The body.
    pub body: BodyIx,
    /// Deputies at the start.
    pub deputies: i64,
    /// The most that it may have; none: no norm is known for its kind.
    pub limit: Option<i64>,
    /// The last day by which it must be within the limit; none: no law says.
    pub deadline: Option<Date>,
    /// Whether the law limits it together with the others of its kind; its own limit is then the average.
    pub pooled: bool,
}

impl BodyNorm {
    /// Deputies over the limit.
    pub fn surplus(&self) -> i64 {
        self.limit.map_or(0, |limit| (self.deputies - limit).max(0))
    }
}

/// The limits of all bodies.
#[derive(Clone, Debug, Default)]
pub struct DeputyNorms {
    /// The bodies that have deputies, in their order.
    pub bodies: Vec<BodyNorm>,
    /// The limit of the departments together; none: there is none, or no average is in force.
    pub pool: Option<Pool>,
}

/// Kinds that count as departments (sở và cơ quan chuyên môn tương đương).
const DEPARTMENTS: [&str; 3] = ["so", "van-phong-ubnd-tinh", "thanh-tra-tinh"];

/// Who has how many deputies after a plan, and may have how many by the law of a day. `class` is the class of the
/// province, such as `class-2`; `dates` are the days of the steps.
pub fn deputy_norms(
    draft: &Draft<'_>,
    roster: &Roster,
    law: NormsAt<'_>,
    class: &str,
    deadlines: &Deadlines<'_>,
    dates: &[Option<Date>],
) -> DeputyNorms {
    let limits = Limits { draft, law, class };
    let mut deputies: FxHashMap<BodyIx, i64> = FxHashMap::default();
    for person in roster.people.iter().filter(|person| person.post == Post::Deputy) {
        if let Some(body) = person.body {
            *deputies.entry(body).or_default() += 1;
        }
    }
    let mut norms = DeputyNorms::default();
    let (mut departments, mut limit, mut deadline) = (0, Some(0), None);
    for body in (0..draft.body_count()).map(BodyIx::new).filter(|body| draft.lives(*body) && !draft.is_outside(*body)) {
        let pooled = DEPARTMENTS.contains(&limits.kind(body));
        let number = deputies.get(&body).copied().unwrap_or(0);
        let most = limits.of(body);
        let last_day = deadlines.last_day(caused(draft, body, dates));
        if pooled {
            departments += 1;
            limit = limit.zip(most).map(|(sum, most)| sum + most);
            deadline = deadline.into_iter().chain(last_day).min();
        }
        if number > 0 {
            norms.bodies.push(BodyNorm { body, deputies: number, limit: most, deadline: last_day, pooled });
        }
    }
    norms.pool = limit.filter(|_| departments > 0).map(|limit| Pool { bodies: departments, limit, deadline });
    norms
}

struct Limits<'a, 'b> {
    draft: &'a Draft<'b>,
    law: NormsAt<'a>,
    class: &'a str,
}

impl Limits<'_, '_> {
    /// The id of the kind whose rules apply.
    fn kind(&self, body: BodyIx) -> &str {
        let kind = self.draft.baseline().organisation().kind(self.draft.kind(body));
        kind.like.as_deref().unwrap_or(&kind.id)
    }

    fn value(&self, id: &str, case: &str) -> Option<i64> {
        self.law.value(id)?.of(case)?.as_whole()
    }

    fn of(&self, body: BodyIx) -> Option<i64> {
        match self.kind(body) {
            kind if DEPARTMENTS.contains(&kind) => {
                let average = self.value("leaders.department_deputies_average", "")?;
                Some(average + self.extra(body))
            }
            "bql-kkt" => self.value("leaders.board_deputies", ""),
            "phong-so" => self.by_size(body, "leaders.division", ["second", "third"]),
            "thanh-tra-so" => self.by_size(body, "leaders.inspectorate", ["second", "third"]),
            "chi-cuc" => {
                let divisions = self.draft.children(body).iter().filter(|unit| self.kind(**unit).starts_with("phong"));
                let case = match divisions.count() {
                    0 => "no-divisions",
                    1..=3 => "divisions-1-to-3",
                    _ => "divisions-from-4",
                };
                self.value("leaders.sub_department_deputies", case)
            }
            "phong-dvsn" => self.by_size(body, "leaders.unit_division", ["second", "third"]),
            "dvsn-ubnd-tinh" => self.by_employees(body, "leaders.unit_deputies_provincial"),
            "dvsn-so" => self.by_employees(body, "leaders.unit_deputies_other"),
            _ => None,
        }
    }

    /// Deputies added for a body merged from two or three.
    fn extra(&self, body: BodyIx) -> i64 {
        let alike = |from: BodyIx| self.draft.kind(from) == self.draft.kind(body);
        let entries = self.draft.journal().entries().iter();
        let merged = entries
            .filter(|entry| matches!(entry.event, Event::Merged { from, into } if into == body && alike(from)))
            .count();
        // A body that lived is one of the merged; a new one is not.
        let lived = usize::from(body.at() < self.draft.baseline().organisation().bodies().len());
        let case = match merged + lived {
            0 | 1 => return 0,
            2 => "merged-2",
            _ => "merged-3",
        };
        self.value("leaders.merged_body_deputies_extra", case).unwrap_or(0)
    }

    /// The least number, and one more from each threshold of posts that is in force.
    fn by_size(&self, body: BodyIx, norm: &str, thresholds: [&str; 2]) -> Option<i64> {
        let size = self.size(body, None)?;
        let least = self.value(&format!("{norm}_deputies_least"), "")?;
        let over = |name: &str| {
            let from = self.value(&format!("{norm}_{name}_deputy_from"), self.class);
            from.is_some_and(|from| size >= from)
        };
        Some(least + thresholds.into_iter().filter(|name| over(name)).count() as i64)
    }

    fn by_employees(&self, body: BodyIx, norm: &str) -> Option<i64> {
        let size = self.size(body, Some(Category::PublicEmployee))?;
        self.value(norm, if size > 20 { "from-21" } else { "from-1" })
    }

    /// Posts of the body and all below it: the quota, else the people.
    fn size(&self, body: BodyIx, only: Option<Category>) -> Option<i64> {
        let of_body = |(_, staff): (Category, &crate::model::Staff)| staff.quota.or(staff.filled);
        let counted = self.draft.posts(body).iter().filter(|(category, _)| only.is_none_or(|only| only == *category));
        let own: i64 = counted.map(of_body).sum::<Option<i64>>()?;
        let below = self.draft.children(body).iter().map(|unit| self.size(*unit, only)).sum::<Option<i64>>()?;
        Some(own + below)
    }
}
