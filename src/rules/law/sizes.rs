//! Sizes: the least posts of a division, a sub-department, a public-service unit; the most of a commune; how many
//! units a body may have, and their deputies on average.

use super::book::Frame;
use super::facts::Scene;
use super::limit::{Lack, Limit, Matter, Ruling};
use crate::model::{Area, BodyIx, fold};
use crate::rules::{Code, Finding, Severity, Subject};
use jiff::ToSpan;

/// The posts of a body against the least that its kind must have.
pub(super) fn too_small(scene: &Scene<'_, '_, '_>, body: BodyIx, sink: &mut impl FnMut(Ruling)) {
    let Some(limit) = scene.governs(body).least_posts else { return };
    let matter = Matter {
        code: Code::BodyTooSmall,
        subject: Subject::Body(body),
        measured: scene.posts(body),
        grade: scene.grade(body),
        lack: Lack::ProvinceClass,
    };
    let made = scene.moves.reorganised(body).is_some();
    sink(match matter.at_least(limit) {
        // The least of a public-service unit is asked where one is made or reorganised, and sector law has exceptions.
        Ruling::Says(finding) if scene.governs(body).service_unit && !made && finding.severity == Severity::Breach => {
            Ruling::Says(Finding { severity: Severity::Warning, ..finding })
        }
        other => other,
    });
}

/// The posts of a commune against the frame. After a merger they are brought to it over years.
pub(super) fn over_frame(scene: &Scene<'_, '_, '_>, body: BodyIx, sink: &mut impl FnMut(Ruling)) {
    let Some((limit, lack)) = frame(scene, body) else { return };
    let matter = Matter {
        code: Code::CommuneOverFrame,
        subject: Subject::Body(body),
        measured: scene.posts(body),
        grade: scene.grade(body),
        lack,
    };
    sink(match matter.at_most(limit) {
        Ruling::Says(finding) if finding.severity != Severity::Unknown => {
            let since = scene.moves.reorganised(body).flatten();
            let years = scene.law.number("transition.posts_at_norm");
            let last = since.zip(years).and_then(|(since, years)| since.checked_add(years.least.years()).ok());
            // The frame is an orientation, so that going over it is no breach.
            Ruling::Says(Finding { severity: Severity::Warning, deadline: last, ..finding })
        }
        other => other,
    });
}

/// The frame of a commune, and what is missing where it is not one number.
fn frame(scene: &Scene<'_, '_, '_>, body: BodyIx) -> Option<(Limit, Lack)> {
    let by_class = match scene.governs(body).frame.as_ref()? {
        Frame::One(limit) => return Some((*limit, Lack::Posts)),
        Frame::ByClass(by_class) => by_class,
    };
    let organisation = scene.draft.baseline().organisation();
    // A merged unit has no class yet, and may be a ward where one of the old ones was.
    let row = organisation.bodies().get(body.at());
    let row = row.filter(|row| *scene.draft.scopes_ref().extent(scene.draft.area(body)) == row.extent);
    let area = row.and_then(|row| row.areas.first()).map(|area| organisation.area(*area));
    let ward = area.and_then(|area| area.kind.as_deref()).map(|kind| fold(kind) == fold("phường"));
    let class = area.and_then(|area| area.class.as_deref()).and_then(class_of_area);
    let rows: &[[Limit; 3]] = match ward {
        Some(true) => &by_class[..1],
        Some(false) => &by_class[1..],
        None => by_class,
    };
    let limits = rows.iter().flat_map(|row| match class {
        Some(class) => vec![row[class]],
        None => row.to_vec(),
    });
    let limit = limits.reduce(Limit::up_to)?;
    // The pack holds the standards of communes alone, so that nothing can be said of a ward or a township.
    let commune = area.filter(|area| area.kind.as_deref().is_some_and(|kind| fold(kind) == fold("xã")));
    Some(match commune.and_then(|area| extra_posts(scene, area)) {
        Some(extra) => (limit.plus(extra), Lack::AreaClass),
        // More people or land give more posts, without a maximum: over the class alone nobody can tell.
        None => (Limit { most: i64::MAX, ..limit }, if class.is_some() { Lack::Population } else { Lack::AreaClass }),
    })
}

/// The posts that a commune has more for its people and its size: one for each step above the standard (Decree 33/2023).
/// None: something that decides is unknown.
fn extra_posts(scene: &Scene<'_, '_, '_>, area: &Area) -> Option<i64> {
    let case = if area.mountainous? { "mountainous" } else { "other" };
    let number = |id: &str, case: &str| Some(scene.law.number_of(id, case)?.least);
    let people = number("administrative_units.commune_population", case)?;
    let km2 = number("administrative_units.commune_area", case)?;
    let by_people = number("communes.extra_post_population_step", "other")?;
    let by_size = scene.law.number("communes.extra_post_area_step")?.least;
    let steps = |above: i64, standard: i64, percent: i64| (above.max(0) * 100) / (standard * percent).max(1);
    let for_people = steps(area.population? - people, people, by_people);
    // Square metres in a square kilometre.
    let size = km2 * 1_000_000;
    Some(for_people + steps(area.area_m2? - size, size, by_size))
}

/// The place of a class, such as `II` or `loại II`, in the order I, II, III.
fn class_of_area(class: &str) -> Option<usize> {
    match class.trim().to_lowercase().rsplit([' ', '-']).next()? {
        "1" | "i" => Some(0),
        "2" | "ii" => Some(1),
        "3" | "iii" => Some(2),
        _ => None,
    }
}

/// Units of a body whose number, or whose deputies on average, the law limits together.
pub(super) fn units_of(scene: &Scene<'_, '_, '_>, body: BodyIx, sink: &mut impl FnMut(Ruling)) {
    let mut numbers: Vec<(Limit, Vec<BodyIx>)> = Vec::new();
    let mut averages: Vec<(Limit, Vec<BodyIx>)> = Vec::new();
    for unit in scene.units(body) {
        let law = scene.governs(unit);
        for (groups, limit) in [(&mut numbers, law.units), (&mut averages, law.units_average)] {
            let Some(limit) = limit else { continue };
            match groups.iter_mut().find(|(of, _)| of.basis == limit.basis) {
                Some((_, units)) => units.push(unit),
                None => groups.push((limit, vec![unit])),
            }
        }
    }
    let weakest =
        |units: &[BodyIx]| units.iter().map(|unit| scene.own_grade(*unit)).max().unwrap_or(scene.own_grade(body));
    for (limit, units) in numbers {
        let matter = Matter {
            code: Code::UnitsOverLimit,
            subject: Subject::Body(body),
            measured: i64::try_from(units.len()).ok(),
            grade: units.iter().map(|unit| scene.existence(*unit)).max().unwrap_or(scene.existence(body)),
            lack: Lack::Posts,
        };
        sink(matter.at_most(limit));
    }
    for (limit, units) in averages {
        let matter = Matter {
            code: Code::UnitDeputiesOverAverage,
            subject: Subject::Body(body),
            measured: units.iter().map(|unit| scene.deputies(*unit)).sum(),
            grade: weakest(&units),
            lack: Lack::Posts,
        };
        sink(matter.at_most(limit.times(units.len() as i64)));
    }
}
