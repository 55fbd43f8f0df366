//! The JSON contract of `simulate`.

use super::json::{PlanJson, ProvenanceJson};
use super::names::Names;
use super::path::PathFacts;
use crate::norms::Dated;
use crate::simulate::{BenchClass, Path, Series, Setting, difference};
use schemars::JsonSchema;
use serde::Serialize;

/// What `simulate --format json` prints.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SimulationJson {
    /// Where the figures come from.
    pub provenance: ProvenanceJson,
    /// The first month, `YYYY-MM`, the same for all plans.
    pub start: String,
    /// The calendar years; the first begins with the first month.
    pub years: Vec<i32>,
    /// How many runs there were.
    pub runs: u32,
    /// The seed of the draws: the same seed gives the same bytes.
    pub seed: u64,
    /// The norms that the forecast rests on.
    pub norms: Vec<NormUsedJson>,
    /// The plans, in the order in which they were given.
    pub plans: Vec<PathJson>,
}

/// A norm that the forecast rests on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NormUsedJson {
    /// Its id; `norms show ID` shows its values.
    pub id: String,
    /// The first day of the value used; it may be later than the plan, because a surplus lasts into later law.
    pub from: String,
    /// Article and instrument.
    pub citation: String,
    /// Where it was seen, or what is assumed.
    pub note: Option<String>,
    /// verified or recalled.
    pub status: String,
}

impl NormUsedJson {
    /// The contract's form of a value of a norm.
    pub fn new(id: &str, dated: &Dated) -> Self {
        Self {
            id: id.to_owned(),
            from: dated.from.to_string(),
            citation: dated.citation.text(),
            note: dated.citation.note.clone(),
            status: dated.status.word().to_owned(),
        }
    }
}

/// One plan.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PathJson {
    /// The plan; null: the apparatus as it stands.
    pub plan: Option<PlanJson>,
    /// People at the start.
    pub people: i64,
    /// People whose ages are drawn because no row tells them.
    pub assumed_ages: i64,
    /// Where people.csv and posts.csv differ.
    pub mismatches: Vec<MismatchJson>,
    /// Deputies over the limits in whole persons: the years and `other_means` add up to the surplus.
    pub total: WholeJson,
    /// The bodies over their limit.
    pub bodies: Vec<BodyPathJson>,
    /// The departments, whose deputies the law limits together; null: there are none, or no norm is in force.
    pub departments: Option<PoolJson>,
    /// Share of the runs in which every body, and the departments together, comply in time.
    pub all_in_time: f64,
    /// The years.
    pub years: Vec<YearJson>,
    /// Proposals for those on the bench, by class and body.
    pub placements: Vec<PlacementJson>,
    /// Those who find no post.
    pub residue: Vec<ResidueJson>,
    /// Deputies over the limits less those of the first plan, run by run; null for the first plan.
    pub surplus_less_first: Option<Vec<BandJson>>,
}

/// Whole persons a year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WholeJson {
    /// Deputies over the limit at the start.
    pub surplus: i64,
    /// Deputies fewer in each year up to that of the last deadline.
    pub by_year: Vec<WholeYearJson>,
    /// Deputies whom retirement and leaving do not take away in time.
    pub other_means: i64,
}

/// Whole persons in one year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WholeYearJson {
    /// The year.
    pub year: i32,
    /// Deputies fewer.
    pub fewer: i64,
}

/// A body over its limit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BodyPathJson {
    /// Its id.
    pub body: String,
    /// Its name.
    pub name: String,
    /// Deputies at the start.
    pub deputies: i64,
    /// The most that it may have; for a department the average.
    pub limit: Option<i64>,
    /// The last day for it; null: no law says.
    pub deadline: Option<String>,
    /// Whole persons a year.
    pub path: WholeJson,
    /// Share of the runs in which it is within the limit by the last day.
    pub in_time: f64,
    /// Share of the runs in which it comes within the limit in each year.
    pub complies: Vec<ShareJson>,
}

/// A share of the runs in one year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ShareJson {
    /// The year.
    pub year: i32,
    /// Of all runs, from 0 to 1.
    pub share: f64,
}

/// Bodies whose deputies are limited together.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PoolJson {
    /// How many bodies there are.
    pub bodies: i64,
    /// Their deputies at the start.
    pub deputies: i64,
    /// Deputies that they may have together.
    pub limit: i64,
    /// The last day for it; null: no law says.
    pub deadline: Option<String>,
    /// Share of the runs in which they come within the limit in each year; empty if they are within it.
    pub complies: Vec<ShareJson>,
}

/// One year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct YearJson {
    /// The year.
    pub year: i32,
    /// People who retire, in whole persons.
    pub retired: i64,
    /// People who leave otherwise.
    pub left: i64,
    /// People at its end.
    pub present: i64,
    /// Deputies at its end, as the path of whole persons has it.
    pub deputies: i64,
    /// Mean cost of people in đồng under the low assumption; null: no figure is there.
    pub payroll_low: Option<i64>,
    /// The same under the high one.
    pub payroll_high: Option<i64>,
    /// People at its end, spread.
    pub headcount: BandJson,
    /// Deputies over the limits at its end, spread.
    pub surplus: BandJson,
    /// People without a post at its end, spread.
    pub waiting: BandJson,
}

/// The spread of one number over the runs.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct BandJson {
    /// At most this in 5 of 100 runs.
    pub p5: i64,
    /// At most this in 50 of 100 runs.
    pub p50: i64,
    /// At most this in 95 of 100 runs.
    pub p95: i64,
    /// The mean with two decimals.
    pub mean: f64,
}

/// A body where two tables differ.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MismatchJson {
    /// Its id.
    pub body: String,
    /// The staff category.
    pub category: String,
    /// Rows of people.csv.
    pub people: i64,
    /// People present by posts.csv; null: unknown.
    pub filled: Option<i64>,
}

/// People on the bench who are alike.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClassJson {
    /// Their agency before the plan.
    pub from: String,
    /// The staff category.
    pub category: String,
    /// Whether they were heads or deputies.
    pub led: bool,
}

/// A proposal.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlacementJson {
    /// The class.
    pub class: ClassJson,
    /// The id of the body.
    pub to: String,
    /// How many people.
    pub people: i64,
    /// Kilometres between the places; null: unknown.
    pub kilometres: Option<i64>,
}

/// People for whom there is no post.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ResidueJson {
    /// The class.
    pub class: ClassJson,
    /// How many people.
    pub people: i64,
    /// no-vacancy, all-taken or unknown-quota.
    pub reason: String,
}

/// The first month of a setting as text.
pub fn month_word(setting: &Setting) -> String {
    format!("{:04}-{:02}", setting.start.year(), setting.start.of_year())
}

fn share(runs: u32, of: u32) -> f64 {
    super::number::ratio(Some(runs.into()), Some(of.into())).unwrap_or(0.0)
}

fn shares(counts: &[u32], path: &Path) -> Vec<ShareJson> {
    let runs = path.setting.runs;
    path.years.iter().zip(counts).map(|(year, count)| ShareJson { year: *year, share: share(*count, runs) }).collect()
}

fn bands(series: &Series) -> Vec<BandJson> {
    let band = |band: crate::simulate::Band| BandJson {
        p5: band.low,
        p50: band.middle,
        p95: band.high,
        mean: band.mean_hundredths as f64 / 100.0,
    };
    series.bands().into_iter().map(band).collect()
}

/// One plan in the contract's form; `first` is the plan that it is compared with.
pub fn path_json(facts: &PathFacts<'_>, first: Option<&PathFacts<'_>>, names: &Names<'_, '_>) -> PathJson {
    let (path, draft) = (facts.path, names.draft);
    let whole = |row: &crate::simulate::WholeRow| WholeJson {
        surplus: row.surplus,
        by_year: facts.whole.years.iter().zip(&row.years).map(|(y, n)| WholeYearJson { year: *y, fewer: *n }).collect(),
        other_means: row.rest,
    };
    let bodies = path.bodies.iter().zip(&facts.whole.rows).map(|(body, row)| BodyPathJson {
        body: draft.id(body.norm.body).to_owned(),
        name: names.body(body.norm.body),
        deputies: body.norm.deputies,
        limit: body.norm.limit,
        deadline: body.norm.deadline.map(|day| day.to_string()),
        path: whole(row),
        in_time: share(body.in_time, path.setting.runs),
        complies: shares(&body.complied, path),
    });
    let deputies: i64 = facts.norms.bodies.iter().filter(|norm| norm.pooled).map(|norm| norm.deputies).sum();
    let departments = facts.norms.pool.map(|pool| PoolJson {
        bodies: pool.bodies,
        deputies,
        limit: pool.limit,
        deadline: pool.deadline.map(|day| day.to_string()),
        complies: if deputies > pool.limit { shares(&path.pooled.first_zero(), path) } else { Vec::new() },
    });
    let (headcount, surplus, waiting) = (bands(&path.headcount), bands(&path.surplus), bands(&path.waiting));
    let at = |list: &[BandJson], at: usize| list.get(at).cloned().unwrap_or_default();
    let years = facts.years().into_iter().enumerate().map(|(year, one)| YearJson {
        year: one.year,
        retired: one.retired,
        left: one.left,
        present: one.present,
        deputies: one.deputies,
        payroll_low: facts.payroll[0].get(year).copied().flatten(),
        payroll_high: facts.payroll[1].get(year).copied().flatten(),
        headcount: at(&headcount, year),
        surplus: at(&surplus, year),
        waiting: at(&waiting, year),
    });
    let class = |class: &BenchClass| ClassJson {
        from: draft.id(class.from).to_owned(),
        category: class.category.word().to_owned(),
        led: class.led,
    };
    PathJson {
        plan: facts.plan.map(PlanJson::new),
        people: path.people,
        assumed_ages: facts.roster.assumed + facts.roster.ageless,
        mismatches: (facts.roster.mismatches.iter())
            .map(|mismatch| MismatchJson {
                body: draft.id(mismatch.body).to_owned(),
                category: mismatch.category.word().to_owned(),
                people: mismatch.people,
                filled: mismatch.filled,
            })
            .collect(),
        total: whole(&facts.whole.total),
        bodies: bodies.collect(),
        departments,
        all_in_time: share(path.all_in_time, path.setting.runs),
        years: years.collect(),
        placements: (facts.redeployment.placements.iter())
            .map(|placement| PlacementJson {
                class: class(&placement.class),
                to: draft.id(placement.to).to_owned(),
                people: placement.people,
                kilometres: placement.kilometres,
            })
            .collect(),
        residue: (facts.redeployment.residue.iter())
            .map(|residue| ResidueJson {
                class: class(&residue.class),
                people: residue.people,
                reason: residue.reason.word().to_owned(),
            })
            .collect(),
        surplus_less_first: first.map(|first| bands(&difference(&path.surplus, &first.path.surplus))),
    }
}
