//! Administrative units: the population and size of communes and wards, as they stand and as a plan merges them.

use super::facts::Scene;
use super::limit::{Lack, Limit, Matter, Ruling};
use crate::draft::areas_after;
use crate::model::{Count, Grade, Tier, fold, tables};
use crate::rules::{Code, Finding, Severity, Subject};

/// Millionths in one: shares are kept in them.
const MILLION: i64 = 1_000_000;
/// Square metres in a square kilometre.
const KM2: i64 = 1_000_000;

/// Communes and wards against the standards of the day. Units that a plan merges are held against the orientation for
/// mergers while it is in force, and are exempt when they are made of enough old ones; a unit that no plan touches is
/// only noted, since nothing obliges it to change.
pub(super) fn standards(scene: &Scene<'_, '_, '_>, sink: &mut impl FnMut(Ruling)) {
    let organisation = scene.draft.baseline().organisation();
    let merged = scene.draft.new_areas();
    for row in areas_after(scene.draft).iter().filter(|row| row.level == Tier::Commune) {
        let new = merged.iter().position(|area| area.id == row.id);
        let subject = match (new, organisation.find_area(&row.id)) {
            (Some(at), _) => Subject::MergedArea(at as u32),
            (None, Some(area)) => Subject::Area(area),
            (None, None) => continue,
        };
        let exempt = scene.law.number("administrative_units.merged_units_exempt_from");
        if let (Some(at), Some(exempt)) = (new, exempt)
            && merged[at].members.len() as i64 >= exempt.least
        {
            sink(Ruling::Holds(Code::AreaBelowStandard));
            continue;
        }
        let Some(standard) = standard(scene, row, new.is_some()) else { continue };
        sink(judge(row, subject, new.is_some(), &standard));
    }
}

/// What an area is held against: people and square metres, and what is missing where either is not one number.
struct Standard {
    people: Limit,
    people_lack: Lack,
    size: Limit,
    size_lack: Lack,
}

fn judge(row: &tables::Area, subject: Subject, merged: bool, standard: &Standard) -> Ruling {
    let matter = |measured: Count, lack| Matter {
        code: Code::AreaBelowStandard,
        subject,
        measured,
        grade: if merged { row.provenance.grade.max(Grade::Assumed) } else { row.provenance.grade },
        lack,
    };
    let people = matter(row.population, standard.people_lack).at_least(standard.people);
    let size = matter(row.area_m2, standard.size_lack).at_least(standard.size);
    let missing = |ruling, measured: Count, lack| match ruling {
        Ruling::Says(finding) if measured.is_none() => Ruling::Says(Finding { lacks: Some(lack), ..finding }),
        other => other,
    };
    let people = missing(people, row.population, Lack::Population);
    let size = missing(size, row.area_m2, Lack::AreaSize);
    // What fails says more than what is unknown, and that more than what holds.
    let worst = [people, size].into_iter().min_by_key(|ruling| match ruling {
        Ruling::Says(finding) if finding.severity != Severity::Unknown => 0,
        Ruling::Says(_) => 1,
        Ruling::Holds(_) => 2,
    });
    match worst {
        Some(Ruling::Says(finding)) if !merged && finding.severity != Severity::Unknown => {
            Ruling::Says(Finding { severity: Severity::Note, ..finding })
        }
        Some(ruling) => ruling,
        None => Ruling::Holds(Code::AreaBelowStandard),
    }
}

fn is_ward(row: &tables::Area) -> Option<bool> {
    row.kind.as_deref().map(|kind| fold(kind) == fold("phường"))
}

/// The numbers for one area; between the extremes where what decides is unknown.
fn standard(scene: &Scene<'_, '_, '_>, row: &tables::Area, merged: bool) -> Option<Standard> {
    let law = scene.law;
    let oriented = law.number("administrative_units.merged_units_exempt_from").is_some() && merged;
    if oriented && is_ward(row) == Some(true) {
        return ward(scene, row);
    }
    let cases: &[&str] = match row.mountainous {
        Some(true) => &["mountainous"],
        Some(false) => &["other"],
        None => &["mountainous", "other"],
    };
    let of_cases = |id: &str| cases.iter().filter_map(|case| law.number_of(id, case)).reduce(Limit::up_to);
    // An orientation is a percentage of the standard of the same sort of unit.
    let oriented_of = |id: &str, percent: &str| {
        let parts = cases.iter().filter_map(|case| {
            let (whole, percent) = (law.number_of(id, case)?, law.number_of(percent, case)?);
            let number = whole.least * percent.least / 100;
            Some(Limit { least: number, most: number, ..percent })
        });
        parts.reduce(Limit::up_to)
    };
    let (population, area) = ("administrative_units.commune_population", "administrative_units.commune_area");
    let (people, size) = if oriented {
        (
            oriented_of(population, "administrative_units.orientation_commune_population")?,
            oriented_of(area, "administrative_units.orientation_commune_area")?,
        )
    } else {
        (of_cases(population)?, of_cases(area)?)
    };
    let (people, minority_lack) = if oriented { (people, None) } else { for_minorities(scene, row, people) };
    let by_mountains = Lack::Mountainous;
    Some(Standard {
        people,
        people_lack: minority_lack.unwrap_or(by_mountains),
        size: square_metres(size),
        size_lack: by_mountains,
    })
}

fn square_metres(km2: Limit) -> Limit {
    km2.times(KM2)
}

/// A ward that a plan makes: by the sort of city and province it lies in, which the tables tell only in part.
fn ward(scene: &Scene<'_, '_, '_>, row: &tables::Area) -> Option<Standard> {
    const POPULATION: &str = "administrative_units.orientation_ward_population";
    let mountain = row.mountainous == Some(true) || row.border == Some(true);
    let cases: &[&str] = match (mountain, row.mountainous.zip(row.border)) {
        (true, _) => &["province-mountain-highland-border"],
        (false, Some(_)) => &["province-other"],
        (false, None) => &["province-mountain-highland-border", "province-other"],
    };
    let people = cases.iter().filter_map(|case| scene.law.number_of(POPULATION, case)).reduce(Limit::up_to)?;
    // The standard is 5.5 km², so it is counted in parts of the decimal.
    let size = scene.law.decimal("administrative_units.orientation_ward_area", KM2)?;
    Some(Standard { people, people_lack: Lack::Mountainous, size, size_lack: Lack::Mountainous })
}

/// The population asked of a unit in the mountains or on the border where many ethnic minorities live: half the standard from a share
/// on, less for each further step of it, but not below a floor (Resolution 27/2022, article 3a).
fn for_minorities(scene: &Scene<'_, '_, '_>, row: &tables::Area, standard: Limit) -> (Limit, Option<Lack>) {
    let number = |name: &str| scene.law.number(&format!("administrative_units.minority_reduction_{name}"));
    let reduction = (number("from"), number("start"), number("step"), number("points"), number("floor"));
    let (Some(from), Some(start), Some(step), Some(points), Some(floor)) = reduction else { return (standard, None) };
    if row.mountainous == Some(false) && row.border == Some(false) {
        return (standard, None);
    }
    let of =
        |percent: i64| Limit { least: standard.least * percent / 100, most: standard.most * percent / 100, ..start };
    let Some(share) = row.minority_share else {
        return (of(floor.least).up_to(standard), Some(Lack::MinorityShare));
    };
    let beyond = share - from.least * MILLION / 100;
    if beyond < 0 {
        return (standard, None);
    }
    let steps = beyond / (step.least * MILLION / 100);
    (of((start.least - points.least * steps).max(floor.least)), None)
}
