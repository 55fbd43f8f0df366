//! Any number of plans side by side: change against a reference, findings fixed and new, the balanced ones, a rank.

mod ranks;

pub use ranks::{RankShares, rank_shares};

use crate::draft::Draft;
use crate::evaluate::{Evaluation, Figure, Indicators, Judged, Status, subject_id};
use crate::model::Count;
use crate::rules::Code;
use std::collections::BTreeSet;

/// Which way a figure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Fewer is better.
    Less,
    /// More is better.
    More,
}

impl Figure {
    /// Which way the figure is better; none: neither.
    pub fn better(self) -> Option<Better> {
        match self {
            Figure::TasksWithOneLead => Some(Better::More),
            Figure::Tasks | Figure::TasksSupport | Figure::LeadDuties | Figure::Filled => None,
            _ => Some(Better::Less),
        }
    }
}

/// What identifies a finding across plans: its code, and the kind and id of its subject.
pub type FindingKey = (Code, &'static str, String);

/// One plan in a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its indicators after the plan.
    pub indicators: Indicators,
    /// The findings that hold after the plan.
    pub findings: BTreeSet<FindingKey>,
}

impl Candidate {
    /// What an evaluation comes to, in terms that hold across plans.
    pub fn new(evaluation: &Evaluation, draft: &Draft<'_>) -> Self {
        let holds = |judged: &&Judged| judged.status != Status::Fixed;
        let key = |judged: &Judged| {
            let (kind, id) = subject_id(draft, judged.finding.subject);
            (judged.finding.code, kind, id)
        };
        let findings = evaluation.findings.iter().filter(holds).map(key).collect();
        Self { indicators: evaluation.after.clone(), findings }
    }
}

/// One plan against the reference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Figures less those of the reference; none: one of them is unknown.
    pub change: Vec<Count>,
    /// Findings of the reference that do not hold here.
    pub fixed: Vec<FindingKey>,
    /// Findings that do not hold in the reference.
    pub new: Vec<FindingKey>,
    /// Whether no other plan is at least as good in every chosen figure and better in one; none: a chosen figure is
    /// unknown.
    pub balanced: Option<bool>,
    /// Place by the weighted score, 1 the best; equal scores share a place; none: no weights, or an unknown figure.
    pub rank: Option<usize>,
    /// The weighted score, 0 the best, in millionths of the sum of weights.
    pub score: Option<i64>,
}

/// Compares plans with the one at `reference`. `chosen` are the figures by which plans are balanced; `weights` rank
/// them, each figure scaled from the best (0) to the worst (1) among the plans.
pub fn compare(
    candidates: &[Candidate],
    reference: usize,
    chosen: &[Figure],
    weights: &[(Figure, u32)],
) -> Vec<Compared> {
    let Some(base) = candidates.get(reference) else { return Vec::new() };
    let scores: Vec<Option<i64>> = (0..candidates.len()).map(|at| score(candidates, at, weights)).collect();
    let place = |score: i64| 1 + scores.iter().flatten().filter(|other| **other < score).count();
    let one = |(at, candidate): (usize, &Candidate)| Compared {
        change: Figure::ALL
            .iter()
            .map(|figure| crate::draft::minus(candidate.indicators.get(*figure), base.indicators.get(*figure)))
            .collect(),
        fixed: base.findings.difference(&candidate.findings).cloned().collect(),
        new: candidate.findings.difference(&base.findings).cloned().collect(),
        balanced: balanced(candidates, at, chosen),
        rank: scores[at].map(place),
        score: scores[at],
    };
    candidates.iter().enumerate().map(one).collect()
}

/// A figure turned so that less is better.
fn cost(candidate: &Candidate, figure: Figure) -> Count {
    let value = candidate.indicators.get(figure)?;
    Some(if figure.better() == Some(Better::More) { -value } else { value })
}

fn balanced(candidates: &[Candidate], at: usize, chosen: &[Figure]) -> Option<bool> {
    if chosen.is_empty() {
        return None;
    }
    let costs = |candidate: &Candidate| chosen.iter().map(|figure| cost(candidate, *figure)).collect();
    unbeaten(&candidates.iter().map(costs).collect::<Vec<_>>(), at)
}

/// Whether no other option is at least as good as the one at `at` in every criterion and better in one; none: a value
/// of it is unknown. `costs` has a row for each option and in it a value for each criterion, less being better.
pub fn unbeaten(costs: &[Vec<Count>], at: usize) -> Option<bool> {
    let known = |row: &Vec<Count>| row.iter().copied().collect::<Option<Vec<i64>>>();
    let own = costs.get(at).and_then(known)?;
    let beaten = costs
        .iter()
        .filter_map(known)
        .any(|other| other != own && other.iter().zip(&own).all(|(other, own)| other <= own));
    Some(!beaten)
}

fn score(candidates: &[Candidate], at: usize, weights: &[(Figure, u32)]) -> Option<i64> {
    const WHOLE: i128 = 1_000_000;
    let total: i128 = weights.iter().map(|(_, weight)| i128::from(*weight)).sum();
    if total == 0 {
        return None;
    }
    let mut sum: i128 = 0;
    for (figure, weight) in weights {
        let costs = candidates.iter().map(|candidate| cost(candidate, *figure)).collect::<Option<Vec<i64>>>()?;
        let (best, worst) = (costs.iter().min()?, costs.iter().max()?);
        if worst > best {
            sum += i128::from(*weight) * WHOLE * i128::from(costs[at] - best) / i128::from(worst - best);
        }
    }
    i64::try_from(sum / total).ok()
}

#[cfg(test)]
mod tests {
    use super::{Candidate, compare};
    use crate::evaluate::{Figure, Indicators};
    use std::collections::BTreeSet;

    fn candidate(bodies: i64, one_lead: Option<i64>) -> Candidate {
        let mut figures = [Some(0); Figure::ALL.len()];
        figures[Figure::Bodies.at()] = Some(bodies);
        figures[Figure::TasksWithOneLead.at()] = one_lead;
        let indicators = Indicators { figures, by_category: Default::default(), by_class: Vec::new() };
        Candidate { indicators, findings: BTreeSet::new() }
    }

    #[test]
    fn a_plan_is_balanced_unless_another_is_as_good_in_all_and_better_in_one() {
        let plans = [candidate(10, Some(5)), candidate(8, Some(5)), candidate(9, Some(7)), candidate(8, Some(5))];
        let chosen = [Figure::Bodies, Figure::TasksWithOneLead];
        let balanced: Vec<_> = compare(&plans, 0, &chosen, &[]).iter().map(|one| one.balanced).collect();
        assert_eq!(balanced, [Some(false), Some(true), Some(true), Some(true)]);
    }

    #[test]
    fn an_unknown_figure_leaves_a_plan_unranked() {
        let plans = [candidate(10, None), candidate(8, Some(5))];
        let compared = compare(&plans, 1, &[Figure::TasksWithOneLead], &[(Figure::TasksWithOneLead, 1)]);
        assert_eq!((compared[0].balanced, compared[0].rank), (None, None));
        assert_eq!(compared[0].change[Figure::Bodies.at()], Some(2));
    }

    #[test]
    fn equal_scores_share_a_place() {
        let plans = [candidate(10, Some(5)), candidate(8, Some(5)), candidate(8, Some(5))];
        let ranks: Vec<_> = compare(&plans, 0, &[], &[(Figure::Bodies, 2)]).iter().map(|one| one.rank).collect();
        assert_eq!(ranks, [Some(3), Some(1), Some(1)]);
    }
}
