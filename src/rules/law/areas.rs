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
/// only noted, since nothing obliges it to change. Of wards and townships as they stand the norms hold no standard.
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
        if new.is_some() && exempt.is_some_and(|exempt| old_units(scene, &row.id) >= exempt.least) {
            sink(Ruling::Holds(Code::AreaBelowStandard));
            continue;
        }
        let mountains: &[bool] = match row.mountainous {
            Some(true) => &[true],
            Some(false) => &[false],
            None => &[true, false],
        };
        let standards = mountains.iter().filter_map(|mountains| standard(scene, row, *mountains, new.is_some()));
        let rulings: Vec<Ruling> = standards.map(|standard| judge(row, subject, new.is_some(), &standard)).collect();
        if let Some(ruling) = whatever_it_is(rulings) {
            sink(ruling);
        }
    }
}

/// How many units of before the plan an area was made of, those of earlier mergers counted one by one.
fn old_units(scene: &Scene<'_, '_, '_>, id: &str) -> i64 {
    let area = scene.draft.new_areas().iter().find(|area| area.id == id);
    area.map_or(1, |area| area.members.iter().map(|member| old_units(scene, member)).sum())
}

/// One ruling out of those for an area in the mountains and elsewhere: what holds or fails both ways needs no more.
fn whatever_it_is(rulings: Vec<Ruling>) -> Option<Ruling> {
    let open = |ruling: &&Ruling| matches!(ruling, Ruling::Says(finding) if finding.severity == Severity::Unknown);
    let said = |ruling: &&Ruling| matches!(ruling, Ruling::Says(_));
    let (all, failing) = (rulings.len(), rulings.iter().filter(said).count());
    match rulings.iter().find(open).or(rulings.iter().find(said)) {
        Some(Ruling::Says(finding)) if failing < all && finding.severity != Severity::Unknown => {
            let lacks = Some(Lack::Mountainous);
            Some(Ruling::Says(Finding { severity: Severity::Unknown, limit: None, lacks, ..finding.clone() }))
        }
        Some(ruling) => Some(ruling.clone()),
        None => rulings.into_iter().next(),
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

/// Whether an area is of a kind; of an area that names none nobody can tell.
fn is_kind(row: &tables::Area, name: &str) -> bool {
    row.kind.as_deref().is_some_and(|kind| fold(kind) == fold(name))
}

/// The numbers for one area, taken to be in the mountains or not; between the extremes where what decides is unknown.
fn standard(scene: &Scene<'_, '_, '_>, row: &tables::Area, mountains: bool, merged: bool) -> Option<Standard> {
    const POPULATION: &str = "administrative_units.commune_population";
    const AREA: &str = "administrative_units.commune_area";
    let law = scene.law;
    if is_kind(row, "phường") {
        return if merged { ward(scene, row, mountains) } else { None };
    }
    if is_kind(row, "thị trấn") && !merged {
        return None;
    }
    let case = if mountains { "mountainous" } else { "other" };
    let people = law.number_of(POPULATION, case)?;
    let size = law.number_of(AREA, case)?;
    // An orientation is a percentage of the standard of the same sort of unit.
    let oriented = |whole: Limit, percent: &str| {
        let percent = law.number_of(percent, case).filter(|_| merged)?;
        let number = whole.least * percent.least / 100;
        let status = whole.up_to(percent).status;
        Some(Limit { least: number, most: number, status, ..percent })
    };
    let oriented_people = oriented(people, "administrative_units.orientation_commune_population");
    let oriented_size = oriented(size, "administrative_units.orientation_commune_area");
    let (people, people_lack) =
        oriented_people.map_or_else(|| for_minorities(scene, row, mountains, people), |people| (people, None));
    Some(Standard {
        people,
        people_lack: people_lack.unwrap_or(Lack::Mountainous),
        size: oriented_size.unwrap_or(size).times(KM2),
        size_lack: Lack::Mountainous,
    })
}

/// A ward that a plan makes: by the sort of city and province it lies in, which the tables tell only in part.
fn ward(scene: &Scene<'_, '_, '_>, row: &tables::Area, mountains: bool) -> Option<Standard> {
    const POPULATION: &str = "administrative_units.orientation_ward_population";
    let cases: &[&str] = match (mountains || row.border == Some(true), row.border) {
        (true, _) => &["province-mountain-highland-border"],
        (false, Some(_)) => &["province-other"],
        (false, None) => &["province-mountain-highland-border", "province-other"],
    };
    let people = cases.iter().filter_map(|case| scene.law.number_of(POPULATION, case)).reduce(Limit::up_to)?;
    // The standard is 5.5 km², so it is counted in parts of the decimal.
    let size = scene.law.decimal("administrative_units.orientation_ward_area", KM2)?;
    Some(Standard { people, people_lack: Lack::Mountainous, size, size_lack: Lack::Mountainous })
}

/// The population asked of a unit in the mountains or on the border where many ethnic minorities live: half the
/// standard from a share on, less for each further step of it, but not below a floor (Resolution 27/2022, article 3a).
fn for_minorities(
    scene: &Scene<'_, '_, '_>,
    row: &tables::Area,
    mountains: bool,
    standard: Limit,
) -> (Limit, Option<Lack>) {
    let number = |name: &str| scene.law.number(&format!("administrative_units.minority_reduction_{name}"));
    let reduction = (number("from"), number("start"), number("step"), number("points"), number("floor"));
    let (Some(from), Some(start), Some(step), Some(points), Some(floor)) = reduction else { return (standard, None) };
    if !mountains && row.border == Some(false) {
        return (standard, None);
    }
    let of = |percent: i64| {
        let status = standard.up_to(start).status;
        Limit { least: standard.least * percent / 100, most: standard.most * percent / 100, status, ..start }
    };
    let Some(share) = row.minority_share else {
        return (of(floor.least).up_to(standard), Some(Lack::MinorityShare));
    };
    let beyond = share - from.least * MILLION / 100;
    if beyond < 0 {
        return (standard, None);
    }
    let steps = beyond / (step.least * MILLION / 100);
    let reduced = of((start.least - points.least * steps).max(floor.least));
    // Where nobody says whether it lies on the border, it may have the reduction or not.
    if mountains || row.border == Some(true) { (reduced, None) } else { (reduced.up_to(standard), None) }
}
