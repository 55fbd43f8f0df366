//! The kinds that ship with the norms, for cases that do not bring their own.

use super::columns;
use super::sheet::Sheet;
use super::tables;
use crate::model::tables::{Kind, Named, Tables};
use crate::model::{Grade, Table, TargetType, fold};
use rustc_hash::FxHashSet;

const KINDS: &str = include_str!("../../norms/kinds.csv");

/// The shipped kinds.
pub fn shipped_kinds() -> Vec<Kind> {
    let mut problems = Vec::new();
    let sheet = Sheet::open("norms/kinds.csv", KINDS, columns::columns(Table::Kinds), &mut problems);
    // A test holds the shipped table to be without fault.
    sheet.map(|sheet| tables::kinds(&sheet, Grade::Verified, &mut problems).rows).unwrap_or_default()
}

/// Adds shipped kinds: all where the case has no table of kinds, else those that its rows or plans name and its own
/// table lacks. A kind of the case wins over a shipped one of the same id or name.
pub fn complete(tables: &mut Tables, has_own: bool, plans: &str) {
    let ids: FxHashSet<&str> = tables.kinds.iter().map(|kind| kind.id.as_str()).collect();
    let names: FxHashSet<String> = tables.kinds.iter().map(|kind| fold(&kind.name)).collect();
    let mut missing: Vec<Kind> = shipped_kinds();
    missing.retain(|kind| !ids.contains(kind.id.as_str()) && !names.contains(&fold(&kind.name)));
    if has_own {
        let mut named: FxHashSet<&str> = tables.bodies.iter().map(|body| body.kind.as_str()).collect();
        named.extend(tables.duties.iter().filter_map(|duty| duty.kind.as_deref()));
        named.extend(tables.procedures.iter().flat_map(|procedure| procedure.kinds.iter().map(Named::as_str)));
        let references = tables.references.iter().filter(|reference| reference.target_type == TargetType::Kind);
        named.extend(references.map(|reference| reference.target.as_str()));
        let unknown: FxHashSet<String> =
            named.iter().filter(|word| !ids.contains(**word)).map(|word| fold(word)).collect();
        missing.retain(|kind| {
            unknown.contains(&fold(&kind.id))
                || unknown.contains(&fold(&kind.name))
                || plans.contains(&format!("\"{}\"", kind.id))
                || plans.contains(&format!("kind:{}", kind.id))
        });
    }
    tables.kinds.append(&mut missing);
}

#[cfg(test)]
mod tests {
    use super::{KINDS, shipped_kinds};
    use crate::input::{columns, sheet::Sheet, tables};
    use crate::model::{Grade, Table, fold};
    use std::collections::HashSet;

    #[test]
    fn the_shipped_kinds_are_sound() {
        let mut problems = Vec::new();
        let sheet = Sheet::open("kinds.csv", KINDS, columns::columns(Table::Kinds), &mut problems).unwrap();
        let read = tables::kinds(&sheet, Grade::Verified, &mut problems);
        assert_eq!(problems, []);
        let ids: HashSet<&str> = read.rows.iter().map(|kind| kind.id.as_str()).collect();
        let names: HashSet<String> = read.rows.iter().map(|kind| fold(&kind.name)).collect();
        assert_eq!(ids.len(), shipped_kinds().len());
        assert_eq!(names.len(), ids.len(), "a name is borne twice");
        assert!(read.rows.iter().all(|kind| kind.class_label.is_some() && kind.class_label_en.is_some()));
        assert!(read.rows.iter().all(|kind| kind.name_en.is_some()));
    }
}
