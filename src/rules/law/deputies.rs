//! Deputies: by the norm of the body, as a share of its posts, against the body above; and the surplus that a
//! reorganisation leaves, with the last day to absorb it.

use super::book::{DeputyRule, Law};
use super::facts::Scene;
use super::limit::{Lack, Limit, Matter, Ruling};
use super::moves::Moves;
use crate::draft::Draft;
use crate::model::{BodyIx, Count, Tier};
use crate::rules::{Code, Finding, Severity, Subject};
use jiff::ToSpan;
use jiff::civil::Date;

/// How many deputies a body may have under the law of a day, and until when more are borne with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeputyLimit {
    /// The number; for departments the average of the province with what the body may have more.
    pub limit: Limit,
    /// Whether it is an average, so that more in one body is no breach.
    pub average: bool,
    /// The last day to absorb the surplus that the plan left; none: nothing is borne with.
    pub deadline: Option<Date>,
    /// What an input lacks where the limit is not one number.
    pub lack: Option<Lack>,
}

/// The most deputies of a body; none: no norm in force governs it.
pub fn deputy_limit(law: &Law<'_>, draft: &Draft<'_>, moves: &Moves, body: BodyIx) -> Option<DeputyLimit> {
    let scene = Scene { law, draft, moves };
    let (limit, lack) = limit(&scene, body)?;
    Some(DeputyLimit {
        limit,
        lack: (limit.least != limit.most).then_some(lack),
        average: is_average(&scene, body),
        deadline: moves.reorganised(body).flatten().and_then(|since| deadline(&scene, body, since)),
    })
}

/// Whether the deputies of a body count in the average of the departments.
pub(super) fn is_average(scene: &Scene<'_, '_, '_>, body: BodyIx) -> bool {
    matches!(scene.governs(body).deputies, Some(DeputyRule::Flat { average: true, .. }))
}

/// Autonomy groups whose units cover their recurrent spending (Decree 60/2021: groups 1 and 2).
const SELF_FINANCING: [u8; 2] = [1, 2];

/// The most deputies of a body under the law of the day, and what is missing where that is not one number; none: no
/// norm governs it. For departments it is the average of the province, with what the body may have more since it was
/// merged.
pub(super) fn limit(scene: &Scene<'_, '_, '_>, body: BodyIx) -> Option<(Limit, Lack)> {
    let law = scene.governs(body);
    match law.deputies.as_ref()? {
        DeputyRule::Flat { limit, .. } => Some((limit.plus(extra(scene, body)), Lack::ProvinceClass)),
        DeputyRule::BySize { first, thresholds, self_financing } => {
            let posts = scene.posts(body);
            let by_size = by_size(*first, thresholds, posts);
            let Some(own) = self_financing else { return Some((by_size, lack_of(posts))) };
            Some(match scene.autonomy_group(body) {
                Some(group) if SELF_FINANCING.contains(&group) => (*own, Lack::AutonomyGroup),
                Some(_) => (by_size, lack_of(posts)),
                None => (by_size.up_to(*own), Lack::AutonomyGroup),
            })
        }
        DeputyRule::ByDivisions([none, few, many]) => {
            let divisions = scene.units(body).filter(|unit| !scene.governs(*unit).service_unit).count();
            let limit = match divisions {
                0 => none,
                1..=3 => few,
                _ => many,
            };
            Some((*limit, Lack::Posts))
        }
        DeputyRule::Unit { self_financing, steps } => {
            let funded = of_steps(steps, scene.posts(body))?;
            let Some(own) = self_financing else { return Some((funded, Lack::Posts)) };
            Some(match scene.autonomy_group(body) {
                Some(group) if SELF_FINANCING.contains(&group) => (*own, Lack::AutonomyGroup),
                Some(_) => (funded, Lack::Posts),
                None => (funded.up_to(*own), Lack::AutonomyGroup),
            })
        }
    }
}

/// Deputies that a body may have more since it was merged from two bodies, or from three and more.
pub(super) fn extra(scene: &Scene<'_, '_, '_>, body: BodyIx) -> i64 {
    let [two, three] = scene.governs(body).merged_extra;
    let extra = match scene.moves.merged_from(body) {
        0 | 1 => None,
        2 => two,
        _ => three,
    };
    extra.map_or(0, |limit| limit.least)
}

fn lack_of(posts: Count) -> Lack {
    if posts.is_some() { Lack::ProvinceClass } else { Lack::Posts }
}

/// One deputy more from each threshold on; where posts or thresholds are not known, between the extremes.
fn by_size(first: Limit, thresholds: &[Option<Limit>; 2], posts: Count) -> Limit {
    let reached = |threshold: i64, unknown: bool| i64::from(posts.map_or(unknown, |posts| posts >= threshold));
    let mut limit = first;
    for threshold in thresholds.iter().flatten() {
        limit = Limit {
            least: limit.least + reached(threshold.most, false),
            most: limit.most + reached(threshold.least, true),
            basis: threshold.basis,
            status: limit.up_to(*threshold).status,
        };
    }
    limit
}

fn of_steps(steps: &[(i64, Limit)], posts: Count) -> Option<Limit> {
    match posts {
        Some(posts) => steps.iter().rfind(|step| step.0 <= posts).or(steps.first()).map(|step| step.1),
        None => steps.iter().map(|step| step.1).reduce(Limit::up_to),
    }
}

/// Deputies of a body against its norm. What a merger, a split or a creation left over it is a surplus with a last day;
/// over an average, one body alone is no breach.
pub(super) fn over_norm(scene: &Scene<'_, '_, '_>, body: BodyIx, sink: &mut impl FnMut(Ruling)) {
    let Some((limit, lack)) = limit(scene, body) else { return };
    let average = is_average(scene, body);
    // What is inside matters only where the number goes by it.
    let flat = matches!(scene.governs(body).deputies, Some(DeputyRule::Flat { .. }));
    let matter = Matter {
        code: Code::DeputiesOverNorm,
        subject: Subject::Body(body),
        measured: scene.deputies(body),
        grade: if flat { scene.own_grade(body) } else { scene.grade(body) },
        lack,
    };
    let ruling = matter.at_most(limit);
    let finding = match ruling {
        Ruling::Says(finding) if finding.severity != Severity::Unknown => finding,
        other => return sink(other),
    };
    let grace = scene.moves.reorganised(body).and_then(|since| deadline(scene, body, since?));
    let severity = if average { Severity::Warning } else { finding.severity };
    sink(Ruling::Says(match grace {
        Some(last) if scene.law.day() <= last => {
            Finding { code: Code::SurplusDeputies, severity: Severity::Warning, deadline: Some(last), ..finding }
        }
        deadline => Finding { severity, deadline, ..finding },
    }));
}

/// The last day to absorb the surplus that a reorganisation of that day left: years from the step, or the day that
/// holds for all, whichever comes first. None: no transition is in force. Public-service units have had one of their
/// own since Decree 283/2025 only; what a merger of communes forms has that of the merger.
pub(super) fn deadline(scene: &Scene<'_, '_, '_>, body: BodyIx, since: Date) -> Option<Date> {
    const GENERAL: &str = "transition.surplus_deputies";
    const UNITS: &str = "transition.surplus_deputies_public_units";
    const AREAS: &str = "transition.surplus_deputies_units_of_area";
    let tier = scene.draft.baseline().organisation().kind(scene.draft.kind(body)).tier;
    let order: &[&str] = match (scene.governs(body).service_unit, tier) {
        (true, Tier::Commune) => &[UNITS, AREAS],
        (true, _) => &[UNITS],
        (false, Tier::Commune) => &[AREAS],
        (false, _) => &[GENERAL],
    };
    let years = order.iter().find_map(|id| scene.law.number(id))?.least;
    let own = since.checked_add(years.years()).ok()?;
    let latest = scene.law.date("transition.surplus_deputies_latest").map(|latest| latest.0);
    Some(latest.map_or(own, |latest| own.min(latest)))
}

/// Deputies of a body in hundredths of the posts allotted to it.
pub(super) fn over_share(scene: &Scene<'_, '_, '_>, body: BodyIx, sink: &mut impl FnMut(Ruling)) {
    let Some(share) = scene.governs(body).deputies_share else { return };
    let posts = scene.posts(body);
    // Rounded down: a deputy more would be over the share.
    let limit = match posts {
        Some(posts) => Limit { least: posts * share.least / 100, most: posts * share.most / 100, ..share },
        None => share.of_unknown(),
    };
    let matter = Matter {
        code: Code::DeputiesOverHalf,
        subject: Subject::Body(body),
        measured: scene.deputies(body),
        grade: scene.grade(body),
        lack: Lack::Posts,
    };
    sink(matter.at_most(limit));
}

/// Deputies of a unit against those of the body above.
pub(super) fn over_superior(scene: &Scene<'_, '_, '_>, body: BodyIx, sink: &mut impl FnMut(Ruling)) {
    let Some(beyond) = scene.governs(body).over_superior else { return };
    let Some(parent) = scene.draft.parent(body) else { return };
    let above = scene.deputies(parent);
    let limit = above.map_or(beyond.of_unknown(), |above| beyond.plus(above));
    let matter = Matter {
        code: Code::DeputiesOverSuperior,
        subject: Subject::Body(body),
        measured: scene.deputies(body),
        grade: scene.own_grade(body).max(scene.own_grade(parent)),
        lack: Lack::Posts,
    };
    sink(matter.at_most(limit));
}
