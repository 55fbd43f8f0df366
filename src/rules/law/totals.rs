//! Sums over the province: deputies of departments on average, people after against before, the reduction of staff.

use super::book::Law;
use super::deputies::{deadline, extra, is_average};
use super::facts::{Scene, is_allotted};
use super::limit::{Lack, Limit, Matter, Ruling};
use crate::model::{BodyIx, Category, Count, Funding, Grade, KindIx, Staff, Tier, tables};
use crate::norms::{Amount, Decimal, Value};
use crate::rules::{Code, Finding, Severity, Subject};
use crate::scenario::{Base, Target};

/// Deputies of all departments against so many for each, with what cities and merged departments have more.
pub(super) fn average(scene: &Scene<'_, '_, '_>, sink: &mut impl FnMut(Ruling)) {
    let Some(each) = scene.law.number("leaders.department_deputies_average") else { return };
    let departments: Vec<BodyIx> = scene.bodies().filter(|body| is_average(scene, *body)).collect();
    if departments.is_empty() {
        return;
    }
    let merged: i64 = departments.iter().map(|body| extra(scene, *body)).sum();
    let limit = each.times(departments.len() as i64).plus(merged);
    let city = scene.law.number_of_province("leaders.department_deputies_extra");
    let limit = city.map_or(limit, |city| limit.with(city));
    let matter = Matter {
        code: Code::DeputiesOverAverage,
        subject: Subject::Whole,
        measured: departments.iter().map(|body| scene.deputies(*body)).sum(),
        grade: departments.iter().map(|body| scene.own_grade(*body)).max().unwrap_or(Grade::Assumed),
        lack: Lack::Posts,
    };
    sink(match matter.at_most(limit) {
        Ruling::Says(finding) if finding.severity != Severity::Unknown => {
            let last = |body: &BodyIx| deadline(scene, *body, scene.moves.reorganised(*body)??);
            let deadline = departments.iter().filter_map(last).min();
            // What reorganised departments have over their own share is borne with until the last day; the rest is not.
            let borne_with = departments.iter().filter(|body| last(body).is_some_and(|last| scene.law.day() <= last));
            let surplus = |body: &BodyIx| Some((scene.deputies(*body)? - each.most - extra(scene, *body)).max(0));
            let surplus: i64 = borne_with.filter_map(surplus).sum();
            let borne = finding.measured.is_some_and(|measured| measured <= limit.most + surplus);
            let severity = if borne { Severity::Warning } else { finding.severity };
            Ruling::Says(Finding { severity, deadline, ..finding })
        }
        other => other,
    });
}

/// People of a tier after a plan against those before it; whom other tiers sent to the communes is left out.
pub(super) fn after_over_before(before: &Scene<'_, '_, '_>, scene: &Scene<'_, '_, '_>, sink: &mut impl FnMut(Ruling)) {
    for (tier, id) in [
        (Tier::Province, "staffing.province_posts_after_over_before"),
        (Tier::Commune, "staffing.commune_posts_after_over_before"),
    ] {
        let Some(beyond) = scene.law.number(id) else { continue };
        let people = |scene: &Scene<'_, '_, '_>| -> Count {
            let of_tier = scene.bodies().filter(|body| tier_of(scene, *body) == tier);
            of_tier.map(|body| people(scene, body)).sum()
        };
        let sent = if tier == Tier::Commune { scene.moves.arrived(tier) } else { Some(0) };
        let (was, is) = (people(before), people(scene));
        let matter = Matter {
            code: Code::PeopleOverBefore,
            subject: Subject::Tier(tier),
            measured: is.zip(sent).map(|(is, sent)| is - sent),
            grade: scene.bodies().map(|body| scene.own_grade(body)).max().unwrap_or(Grade::Assumed),
            lack: Lack::Posts,
        };
        sink(matter.at_most(was.map_or(beyond.of_unknown(), |was| beyond.plus(was))));
    }
}

fn tier_of(scene: &Scene<'_, '_, '_>, body: BodyIx) -> Tier {
    scene.draft.baseline().organisation().kind(scene.draft.kind(body)).tier
}

fn people(scene: &Scene<'_, '_, '_>, body: BodyIx) -> Count {
    scene.draft.posts(body).iter().filter(|row| is_allotted(row.0)).map(|row| row.1.filled).sum()
}

/// The reduction that the law asks for where neither plan nor case sets one: of posts assigned, officials and public
/// employees, nobody left out.
fn lawful_target(percent: Decimal) -> Target {
    Target {
        percent,
        base: Base::Quota,
        base_total: None,
        base_day: None,
        by: None,
        categories: vec![Category::CivilServant, Category::PublicEmployee, Category::Cadre],
        without: Vec::new(),
    }
}

/// The target that holds for a case, and what the law says: its own, else that of the law.
pub(super) fn target_of(law: &Law<'_>) -> Option<(Target, Limit)> {
    const ID: &str = "reduction.people_on_budget";
    let (basis, dated) = law.entry(ID)?;
    let lawful = match dated.value.as_ref()? {
        Value::One(Amount::Number(percent)) => *percent,
        _ => return None,
    };
    let limit = Limit { least: 0, most: 0, basis, status: dated.status };
    Some((law.circumstances.target.clone().unwrap_or_else(|| lawful_target(lawful)), limit))
}

/// What is left after a plan of the posts or people that a target counts, against what the target leaves of before.
pub(super) fn reduction(before: &Scene<'_, '_, '_>, scene: &Scene<'_, '_, '_>, sink: &mut impl FnMut(Ruling)) {
    let Some((target, limit)) = target_of(scene.law) else { return };
    let matter = Matter {
        code: Code::ReductionMissed,
        subject: Subject::Whole,
        measured: None,
        grade: scene.bodies().map(|body| scene.own_grade(body)).max().unwrap_or(Grade::Assumed),
        lack: Lack::Funding,
    };
    // A body that the plan ended may have given such posts to others.
    let own_revenue = before.bodies().any(|body| pays_itself(before, body, &target));
    if own_revenue {
        return sink(Ruling::Says(matter.unknown(limit.of_unknown(), Lack::Funding)));
    }
    let base = target.base_total.or_else(|| counted(before, &target));
    let bench = scene.draft.bench().posts;
    let benched: Count = target.categories.iter().map(|category| count(&target, &bench[*category])).sum();
    let left = counted(scene, &target).zip(benched).map(|(left, benched)| left + benched);
    // A percentage has four decimals.
    let whole = 100 * i128::from(Decimal::SCALE);
    let kept = |base: i64| (i128::from(base) * (whole - i128::from(target.percent.parts())) / whole) as i64;
    let limit = base.map_or(limit.of_unknown(), |base| limit.plus(kept(base)));
    let ruling = Matter { measured: left, lack: Lack::Posts, ..matter }.at_most(limit);
    sink(match ruling {
        // A target is reached over years: missing it with the first step is no breach.
        Ruling::Says(finding) if finding.severity != Severity::Unknown => {
            Ruling::Says(Finding { severity: Severity::Warning, deadline: target.by, ..finding })
        }
        other => other,
    });
}

/// Posts or people that a target counts.
fn counted(scene: &Scene<'_, '_, '_>, target: &Target) -> Count {
    let bodies = scene.bodies().filter(|body| !left_out(scene, *body, target));
    let of = |body| -> Count {
        target.categories.iter().map(|category| count(target, &scene.draft.posts(body)[*category])).sum()
    };
    bodies.map(of).sum()
}

fn count(target: &Target, staff: &Staff) -> Count {
    match target.base {
        Base::Quota => staff.quota,
        Base::Filled => staff.filled,
    }
}

/// Whether a target leaves a body out: by its own id or kind, or that of a body above.
fn left_out(scene: &Scene<'_, '_, '_>, body: BodyIx, target: &Target) -> bool {
    let kind_id = |kind: KindIx| scene.draft.baseline().organisation().kind(kind).id.as_str();
    let mut at = Some(body);
    while let Some(here) = at {
        let named = |word: &String| match word.strip_prefix("kind:") {
            Some(kind) => kind_id(scene.draft.kind(here)) == kind,
            None => scene.draft.id(here) == word,
        };
        if target.without.iter().any(named) {
            return true;
        }
        at = scene.draft.parent(here);
    }
    false
}

/// Whether some of the posts that a target counts are paid by the unit itself: they do not follow the posts through a
/// plan, so that nobody can tell how many are left.
fn pays_itself(scene: &Scene<'_, '_, '_>, body: BodyIx, target: &Target) -> bool {
    let rows = scene.draft.baseline().organisation().bodies();
    let own =
        |posts: &tables::Posts| posts.funding == Some(Funding::Own) && target.categories.contains(&posts.category);
    !left_out(scene, body, target) && rows.get(body.at()).is_some_and(|row| row.posts_rows.iter().any(own))
}
