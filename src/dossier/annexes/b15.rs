//! B15: the communes that the option makes of others, with their size and their posts.

use super::apparatus::posts;
use super::form::{Field, Form};
use super::{Annex, Sources};
use crate::model::{BodyIx, Category, Count, Staff, Tier};
use crate::report::Cell;

/// The norm of how many posts a new commune has.
const FRAME: &str = "communes.posts_frame";
/// Square metres in a hundredth of a square kilometre.
const HUNDREDTH: i64 = 10_000;

const FILLED: fn(&Staff) -> Count = |staff| staff.filled;

/// The form; none: the option merges no areas.
pub(super) fn annex(sources: &Sources<'_, '_>) -> Option<Annex> {
    let draft = &sources.option.after.draft;
    if draft.new_areas().is_empty() {
        return None;
    }
    let organisation = sources.study.organisation();
    let mut form = Form::new("b15", fields(), sources.texts);
    let rows = crate::draft::areas_after(draft);
    let frame = frame(sources);
    let name_of = |id: &String| {
        let loaded = organisation.find_area(id).map(|area| organisation.area(area).name.clone());
        let made = || draft.new_areas().iter().find(|area| area.id == *id).map(|area| area.name.clone());
        loaded.or_else(made).unwrap_or_else(|| id.clone())
    };
    for area in draft.new_areas().iter().filter(|area| !draft.area_ended(&area.id)) {
        let Some(row) = rows.iter().find(|row| row.id == area.id) else { continue };
        let body = committee(sources, area.scope);
        let of = |category| body.map_or(Cell::Blank, |body| posts(draft, sources.after.all(body), category, FILLED));
        let (cadres, servants) = (of(Category::Cadre), of(Category::CivilServant));
        let present = super::form::sum([cadres.clone(), servants.clone()].iter());
        let over = match (&present, frame) {
            (Cell::Number(present), Some(frame)) => Cell::Change(present.map(|present| present - frame)),
            _ => Cell::Blank,
        };
        form.item(vec![
            Cell::text(area.name.clone()),
            Cell::text(area.members.iter().map(name_of).collect::<Vec<_>>().join("; ")),
            row.area_m2.map_or(Cell::Number(None), |area| Cell::Hundredths((area + HUNDREDTH / 2) / HUNDREDTH)),
            Cell::Number(row.population),
            row.minority_share.map_or(Cell::Blank, |share| Cell::Percent { hundredths: share / 100, signed: false }),
            frame.map_or(Cell::Blank, |frame| Cell::Number(Some(frame))),
            cadres,
            servants,
            of(Category::PartTime),
            over,
        ]);
    }
    form.note(sources.say("annex-b15-note", &[]));
    form.finish()
}

fn fields() -> Vec<Field> {
    vec![
        Field::words("new-commune", 26),
        Field::words("merged-from", 48),
        Field::count("square-km").wide(12),
        Field::count("population").wide(12),
        Field::words("minority-share", 10).optional(),
        Field::count("posts-frame").wide(11).optional(),
        Field::count("cadres-present").under("present-now").optional(),
        Field::count("servants-present").under("present-now").optional(),
        Field::count("part-time-present").under("present-now").wide(12).optional(),
        Field::count("over-frame-posts").wide(11).optional(),
    ]
}

/// The posts that the law of the day gives a new commune.
fn frame(sources: &Sources<'_, '_>) -> Count {
    let day = sources.option.law.as_ref().map(|law| law.day())?;
    sources.study.norms.at(day).number(FRAME, "")?.0.as_whole()
}

/// The agency of the commune's own that works for exactly the area.
fn committee(sources: &Sources<'_, '_>, scope: crate::draft::Scope) -> Option<BodyIx> {
    let draft = &sources.option.after.draft;
    let organisation = sources.study.organisation();
    let fits = |body: &&BodyIx| {
        let kind = organisation.kind(draft.kind(**body));
        kind.tier == Tier::Commune && kind.agency && draft.area(**body) == scope
    };
    sources.after.agencies.keys().find(fits).copied()
}
