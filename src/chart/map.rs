//! Places by their coordinates: which areas become one under an option.

use super::Chart;
use super::registry::Missing;
use super::shape::{Map, Place, Shape};
use super::words::{column, each_option, notes_of, prose, subtitle};
use crate::draft::Draft;
use crate::model::Area;
use crate::report::{Cell, Studied, Study, Table, Texts};
use std::collections::BTreeMap;

/// The elementary areas after each option, or as they stand.
pub fn map(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    let organisation = study.organisation();
    if organisation.elementary().is_empty() {
        return Err(Missing("map-missing-areas"));
    }
    let located = |area: &Area| area.lat.is_some() && area.lon.is_some();
    if !organisation.elementary().iter().any(|area| located(organisation.area(*area))) {
        return Err(Missing("map-missing-coordinates"));
    }
    // An option that changes no area has the map of the apparatus as it stands.
    let changes =
        |option: &Option<&Studied<'_>>| option.is_none_or(|option| !option.after.draft.new_areas().is_empty());
    let charts: Vec<Chart> =
        each_option(study).into_iter().filter(changes).map(|option| chart(study, option, texts)).collect();
    if charts.is_empty() { Err(Missing("map-missing-change")) } else { Ok(charts) }
}

fn chart(study: &Study<'_>, option: Option<&Studied<'_>>, texts: &Texts) -> Chart {
    let organisation = study.organisation();
    let draft = option.map_or(&study.before.draft, |option| &option.after.draft);
    let merged = !draft.new_areas().is_empty();
    let groups = groups(draft);
    let mut shape = Map::default();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut data = Table::new(vec![
        column("name", texts.say("column-name", &[])),
        column("group", texts.say("column-map-group", &[])),
        column("seat", texts.say("column-map-seat", &[])),
        column("lat", texts.say("column-lat", &[])),
        column("lon", texts.say("column-lon", &[])),
    ]);
    for (at, area) in organisation.elementary().iter().enumerate() {
        let area = organisation.area(*area);
        let Some(group) = groups.get(at) else { continue };
        let next = numbers.len();
        let number = *numbers.entry(group.id.as_str()).or_insert(next);
        if number == shape.groups.len() {
            shape.groups.push(group.name.clone());
        }
        let (Some(lat), Some(lon)) = (area.lat, area.lon) else {
            let name = texts.say("map-unplaced", &[("name", area.name.clone())]);
            shape.unplaced.push((name, number));
            let (name, group) = (Cell::text(area.name.as_str()), Cell::text(group.name.as_str()));
            data.row(vec![name, group, Cell::text(texts.say("map-no-place", &[])), Cell::Blank, Cell::Blank]);
            continue;
        };
        let millionths = |degrees: f64| (degrees * 1e6).round() as i64;
        let seat = merged && group.first == at;
        let place = Place {
            name: area.name.clone(),
            latitude: millionths(lat),
            longitude: millionths(lon),
            group: number,
            seat,
        };
        shape.places.push(place);
        data.row(vec![
            Cell::text(area.name.as_str()),
            Cell::text(group.name.as_str()),
            Cell::text(if seat { texts.say("map-first", &[]) } else { String::new() }),
            Cell::text(format!("{lat:.5}")),
            Cell::text(format!("{lon:.5}")),
        ]);
    }
    let mut notes = vec![texts.say(if merged { "map-note-merged" } else { "map-note" }, &[])];
    if !shape.unplaced.is_empty() {
        let count = i64::try_from(shape.unplaced.len()).unwrap_or(i64::MAX);
        notes.push(texts.say("map-lacking", &[("count", prose(count, texts))]));
    }
    notes.extend(notes_of(option, study, texts));
    let title = if merged { "chart-map" } else { "chart-map.now" };
    let title = texts.say(title, &[]);
    let said = [
        ("title", title.clone()),
        ("count", (shape.places.len() + shape.unplaced.len()).to_string()),
        ("groups", shape.groups.len().to_string()),
    ];
    Chart {
        word: "map",
        title,
        subtitle: subtitle(option, study, texts),
        unit: String::new(),
        notes,
        alt: texts.say("map-alt", &said),
        shape: Shape::Map(shape),
        data,
    }
}

/// What an elementary area belongs to.
#[derive(Clone)]
struct Group {
    id: String,
    name: String,
    /// The elementary area that the plan lists first, by position.
    first: usize,
}

/// What each elementary area belongs to: the area that a plan made of it, else itself; where no plan merges areas, the
/// one above it.
fn groups(draft: &Draft<'_>) -> Vec<Group> {
    let organisation = draft.baseline().organisation();
    let merged = !draft.new_areas().is_empty();
    let own = |(at, area): (usize, &crate::model::AreaIx)| {
        let area = organisation.area(*area);
        let shown = match area.parent {
            Some(parent) if !merged => organisation.area(parent),
            _ => area,
        };
        Group { id: shown.id.clone(), name: shown.name.clone(), first: at }
    };
    let mut groups: Vec<Group> = organisation.elementary().iter().enumerate().map(own).collect();
    for area in draft.new_areas().iter().filter(|area| !draft.area_ended(&area.id)) {
        let extent = draft.scopes_ref().extent(area.scope);
        let listed = area.members.first().and_then(|id| organisation.find_area(id));
        let listed = listed.and_then(|first| organisation.area(first).extent.areas().next());
        let first = listed.or_else(|| extent.areas().next()).map_or(0, |at| at as usize);
        for at in extent.areas() {
            if let Some(group) = groups.get_mut(at as usize) {
                *group = Group { id: area.id.clone(), name: area.name.clone(), first };
            }
        }
    }
    groups
}
