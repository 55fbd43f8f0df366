//! B04: agencies and their units before and after, by sort, with the change.

use super::apparatus::{LISTED, Side, Sort, by_class};
use super::form::{Field, Form};
use super::{Annex, Sources};
use crate::model::{BodyIx, capital};
use crate::report::{Cell, percent_cell};

/// The sorts of units, in the order of the form, each with the key of its columns.
const SORTS: [(Sort, &str); 5] = [
    (Sort::Division, "divisions"),
    (Sort::SubDepartment, "sub-departments"),
    (Sort::InSubDepartment, "in-sub-departments"),
    (Sort::ServiceUnit, "service-units"),
    (Sort::Other, "other-units"),
];

/// The agency itself, the sorts, and all together.
const COLUMNS: usize = SORTS.len() + 2;

/// The form.
pub(super) fn annex(sources: &Sources<'_, '_>) -> Option<Annex> {
    let mut form = Form::new("b04", fields(), sources.texts).deriving(|cells| {
        let number = |cell: &Cell| if let Cell::Number(number) = cell { *number } else { None };
        let (before, after) = (number(&cells[1 + COLUMNS]), number(&cells[1 + 2 * COLUMNS]));
        let change = before.zip(after).map(|(before, after)| after - before);
        cells[2 + 2 * COLUMNS] = Cell::Change(change);
        cells[3 + 2 * COLUMNS] = percent_cell(change, before, true);
    });
    let names = sources.names();
    for (class, agencies) in by_class(&sources.before, &sources.after, sources.texts) {
        form.group(capital(&class));
        let row = |agency: BodyIx| (counts(&sources.before, agency), counts(&sources.after, agency));
        let is_same = |agency: &BodyIx| {
            let (before, after) = row(*agency);
            before == after && sources.fates.note(*agency).is_empty()
        };
        let same: Vec<BodyIx> = agencies.iter().copied().filter(is_same).collect();
        let gathered = same.len() > LISTED;
        for agency in agencies.into_iter().filter(|agency| !gathered || !same.contains(agency)) {
            let (before, after) = row(agency);
            form.item(line(sources.name_before(agency), &before, &after, sources.fates.note(agency)));
        }
        if gathered {
            let mut sums = [0; COLUMNS];
            same.iter().for_each(|agency| sums.iter_mut().zip(row(*agency).0).for_each(|(sum, n)| *sum += n));
            let name =
                sources.say("annex-unchanged-agencies", &[("count", names.number(same.len())), ("class", class)]);
            form.item(line(name, &sums, &sums, String::new()));
        }
    }
    form.note(sources.say("annex-b04-note", &[]));
    form.finish()
}

fn fields() -> Vec<Field> {
    let side = |group: &'static str| {
        let sorts = SORTS.iter().map(|(_, key)| Field::count(key));
        let columns = std::iter::once(Field::count("agencies")).chain(sorts).chain([Field::count("all")]);
        columns.map(move |field| field.under(group))
    };
    let mut fields = vec![Field::words("agency", 30)];
    fields.extend(side("before"));
    fields.extend(side("after"));
    fields.push(Field::count("number-of").under("change"));
    fields.push(Field::count("percent").under("change").apart().wide(10));
    fields.push(Field::words("note", 26).optional());
    fields
}

/// The numbers of one agency in one state.
fn counts(side: &Side<'_, '_>, agency: BodyIx) -> [i64; COLUMNS] {
    let mut counts = [0; COLUMNS];
    let organisation = side.draft.baseline().organisation();
    if side.agencies.contains_key(&agency) {
        counts[0] = i64::from(organisation.kind(side.draft.kind(agency)).agency);
        counts[COLUMNS - 1] = 1;
    }
    for unit in side.units(agency) {
        let sort = side.sort(*unit);
        if let Some(at) = SORTS.iter().position(|one| one.0 == sort) {
            counts[1 + at] += 1;
        }
        counts[COLUMNS - 1] += 1;
    }
    counts
}

fn line(name: String, before: &[i64], after: &[i64], note: String) -> Vec<Cell> {
    let numbers = before.iter().chain(after).map(|count| Cell::Number(Some(*count)));
    let mut cells: Vec<Cell> = std::iter::once(Cell::text(name)).chain(numbers).collect();
    cells.extend([Cell::Blank, Cell::Blank, Cell::text(note)]);
    cells
}
