//! The table of people, such as the readers read it.

use super::case::{flag, graded, text};
use crate::model::tables::Person;
use std::fmt::Display;

/// A column of what is known of a person: its name and its cell.
type Known = (&'static str, fn(&Person) -> String);

/// Everything beside id, body, category and provenance, in the order of the contract.
const KNOWN: &[Known] = &[
    ("post", |row| word(row.post.map(|post| post.word()))),
    ("sex", |row| word(row.sex.map(|sex| sex.word()))),
    ("birth", |row| shown(row.birth)),
    ("insurance_months", |row| shown(row.insurance_months)),
    ("rank", |row| text(&row.rank)),
    ("salary_coefficient", |row| shown(row.salary_coefficient)),
    ("leadership_allowance", |row| shown(row.leadership_allowance)),
    ("over_frame", |row| shown(row.over_frame)),
    ("percent_allowance", |row| shown(row.percent_allowance)),
    ("reserved_coefficient", |row| shown(row.reserved_coefficient)),
    ("regional_allowance", |row| shown(row.regional_allowance)),
    ("decision_date", |row| shown(row.decision_date)),
    ("leave_date", |row| shown(row.leave_date)),
    ("clock_start", |row| shown(row.clock_start)),
    ("hard_conditions", |row| flag(row.hard_conditions)),
    ("defence", |row| flag(row.defence)),
    ("hired", |row| shown(row.hired)),
    ("barred", |row| word(row.barred.map(|barred| barred.word()))),
    ("pension_at_15", |row| flag(row.pension_at_15)),
    ("option", |row| word(row.option.map(|option| option.word()))),
];

/// The columns that somebody fills, and the rows.
pub fn table(people: &[Person]) -> (Vec<&'static str>, Vec<Vec<String>>) {
    let filled: Vec<&Known> =
        KNOWN.iter().filter(|(_, cell)| people.iter().any(|person| !cell(person).is_empty())).collect();
    let columns = ["id", "body", "category"].into_iter().chain(filled.iter().map(|(name, _)| *name));
    let columns = columns.chain(["grade", "source"]).collect();
    let rows = people.iter().map(|person| {
        let mut row = vec![person.id.clone(), person.body.clone(), person.category.word().to_owned()];
        row.extend(filled.iter().map(|(_, cell)| cell(person)));
        row.extend(graded(&person.provenance));
        row
    });
    (columns, rows.collect())
}

fn shown(value: Option<impl Display>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn word(word: Option<&str>) -> String {
    word.unwrap_or_default().to_owned()
}
