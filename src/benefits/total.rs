//! Everybody together: sums by body, category and article, and the form that registers who wants to leave.

use super::article::judge;
use super::claim::{Article, Verdict};
use super::law::Law;
use super::times::{Band, Period};
use crate::model::{BodyIx, Category, Organisation, Post};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// One person with the verdict.
#[derive(Clone, Debug)]
pub struct Judged<'n> {
    /// Position in [`Organisation::people`].
    pub person: usize,
    /// What is to be said.
    pub verdict: Verdict<'n>,
}

/// Judges everybody. `clock` gives the day on which the reorganisation of a body takes effect, where the rows do not.
pub fn judge_all<'n>(
    organisation: &Organisation,
    clock: impl Fn(BodyIx) -> Option<Date>,
    law: Law<'n>,
) -> Vec<Judged<'n>> {
    let people = organisation.people().iter().enumerate();
    people.map(|(at, person)| Judged { person: at, verdict: judge(&person.row, clock(person.body), law) }).collect()
}

/// People who want to leave and what they are due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many have an option that is not to stay.
    pub people: i64,
    /// How many are due something.
    pub due: i64,
    /// How many are refused.
    pub refused: i64,
    /// For how many it is not known.
    pub unknown: i64,
    /// Đồng: the sum for those whose amount is known.
    pub known: i64,
}

impl Sum {
    /// Đồng; none: the amount of somebody is unknown.
    pub fn total(&self) -> Option<i64> {
        (self.unknown == 0).then_some(self.known)
    }

    fn add(&mut self, verdict: &Verdict<'_>) {
        match verdict {
            Verdict::Open | Verdict::Stays => return,
            Verdict::Due(claim) => {
                self.due += 1;
                self.known = self.known.saturating_add(claim.total);
            }
            Verdict::Refused(_) => self.refused += 1,
            Verdict::Unknown(_) => self.unknown += 1,
        }
        self.people += 1;
    }
}

/// The sums.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Everybody.
    pub all: Sum,
    /// By body, those with somebody who wants to leave.
    pub by_body: BTreeMap<BodyIx, Sum>,
    /// By staff category.
    pub by_category: BTreeMap<Category, Sum>,
    /// By article: only those who are due something.
    pub by_article: BTreeMap<Article, Sum>,
}

/// Adds everybody up.
pub fn summary(organisation: &Organisation, judged: &[Judged<'_>]) -> Summary {
    let mut summary = Summary::default();
    for Judged { person, verdict } in judged {
        if matches!(verdict, Verdict::Open | Verdict::Stays) {
            continue;
        }
        let person = &organisation.people()[*person];
        summary.all.add(verdict);
        summary.by_body.entry(person.body).or_default().add(verdict);
        summary.by_category.entry(person.row.category).or_default().add(verdict);
        if let Verdict::Due(claim) = verdict {
            summary.by_article.entry(claim.article).or_default().add(verdict);
        }
    }
    summary
}

/// One agency in the form of those who want to leave (tổng hợp nhu cầu nghỉ).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Need {
    /// Early retirement, by time left: short, near, far.
    pub early: [i64; 3],
    /// Severance: officials, then public employees and contract staff.
    pub severance: [i64; 2],
    /// Leaders of agencies, then of units inside them.
    pub leaders: [i64; 2],
    /// Decided in the first period, then after it; those of whom no period is asked are in neither.
    pub periods: [i64; 2],
    /// All of them, with the amounts.
    pub sum: Sum,
}

/// The form: a row for each agency with somebody who wants to leave. People who are refused, or of whom too little is
/// known, are in the sum alone, but leaders are counted whatever comes of it.
pub fn need(
    organisation: &Organisation,
    judged: &[Judged<'_>],
    agency: impl Fn(BodyIx) -> BodyIx,
) -> BTreeMap<BodyIx, Need> {
    let mut rows: BTreeMap<BodyIx, Need> = BTreeMap::new();
    for Judged { person, verdict } in judged {
        if matches!(verdict, Verdict::Open | Verdict::Stays) {
            continue;
        }
        let person = &organisation.people()[*person];
        let at = agency(person.body);
        let row = rows.entry(at).or_default();
        row.sum.add(verdict);
        if matches!(person.row.post, Some(Post::Head | Post::Deputy)) {
            row.leaders[usize::from(at != person.body)] += 1;
        }
        let Verdict::Due(claim) = verdict else { continue };
        match (claim.article, claim.times.band) {
            (Article::SeveranceOfficials, _) => row.severance[0] += 1,
            (Article::SeveranceEmployees, _) => row.severance[1] += 1,
            (_, Band::Short) => row.early[0] += 1,
            (_, Band::Near) => row.early[1] += 1,
            (_, Band::Far | Band::Beyond) => row.early[2] += 1,
        }
        match claim.times.period {
            Some(Period::First) => row.periods[0] += 1,
            Some(Period::After) => row.periods[1] += 1,
            None => {}
        }
    }
    rows
}
