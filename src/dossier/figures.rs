//! The figures of a document as values with keys, and what has changed since an earlier draft.

use super::{Annex, AnnexColumn, AnnexRow, Level};
use crate::evaluate::Figure;
use crate::model::Count;
use crate::report::{Cell, Study, Texts, change, figure_name};

/// A figure of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFigure {
    /// Its stable key: `option/kkt-ve-cac-so/after/agencies`.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// Its value; none: unknown.
    pub value: Count,
}

/// The figures of a draft and the inputs that they rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftFigures {
    /// SHA-256 over the inputs.
    pub inputs_sha256: String,
    /// The figures, in the order of the document.
    pub figures: Vec<DraftFigure>,
}

/// A figure that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// What it is called.
    pub name: String,
    /// What it was; none: the earlier draft did not have it.
    pub before: Option<Count>,
    /// What it is; none: this draft does not have it.
    pub after: Option<Count>,
}

/// The figures of a study and the sums of its annexes.
pub fn figures(study: &Study<'_>, annexes: &[Annex], texts: &Texts) -> DraftFigures {
    let mut figures = Vec::new();
    for option in &study.options {
        let names = option.names(study, texts);
        let mut add = |key: String, name: String, value: Count| {
            let args = [("option", option.plan.name.clone()), ("figure", name)];
            let key = format!("option/{}/{key}", option.plan.id);
            figures.push(DraftFigure { key, name: texts.say("figure-of-option", &args), value });
        };
        for figure in Figure::ALL {
            for (side, indicators) in [("before", &option.evaluation.before), ("after", &option.evaluation.after)] {
                let name = texts.say(&format!("figure-side-{side}"), &[("figure", figure_name(*figure, &names))]);
                add(format!("{side}/{}", figure.word()), name, indicators.get(*figure));
            }
        }
    }
    figures.extend(sums(annexes, texts));
    DraftFigures { inputs_sha256: study.provenance.inputs_sha256.clone(), figures }
}

/// The numbers in the rows of sums. Options have annexes of one word, and groups have columns of one key, so that both
/// are counted in the key.
fn sums(annexes: &[Annex], texts: &Texts) -> Vec<DraftFigure> {
    let mut figures = Vec::new();
    for (at, annex) in annexes.iter().enumerate() {
        let same = annexes[..at].iter().filter(|other| other.word == annex.word).count() + 1;
        for (sum, row) in annex.rows.iter().filter(|row| row.level == Level::Total).enumerate() {
            for (position, (column, cell)) in annex.columns.iter().zip(&row.cells).enumerate() {
                let (Cell::Number(value) | Cell::Change(value) | Cell::Millions(value)) = cell else { continue };
                let key = format!("annex/{}/{same}/{sum}/{position}-{}", annex.word, column.key);
                figures.push(DraftFigure { key, name: sum_name(annex, row, column, texts), value: *value });
            }
        }
    }
    figures
}

/// "Phụ lục – dòng – cột".
fn sum_name(annex: &Annex, row: &AnnexRow, column: &AnnexColumn, texts: &Texts) -> String {
    let said = |cell: &Cell| match cell {
        Cell::Text(text) => Some(text.clone()),
        _ => None,
    };
    let args = [
        ("annex", annex.title.clone()),
        ("row", row.cells.iter().find_map(said).unwrap_or_default()),
        ("column", [column.group.as_str(), column.title.as_str()].join(" ").trim().to_owned()),
    ];
    texts.say("figure-of-annex", &args)
}

/// What differs between two drafts: first what this one has, in its order, then what only the earlier one had.
pub fn changed(before: &DraftFigures, after: &DraftFigures) -> Vec<Changed> {
    let find =
        |figures: &DraftFigures, key: &str| figures.figures.iter().find(|one| one.key == key).map(|one| one.value);
    let mut changes = Vec::new();
    for figure in &after.figures {
        let old = find(before, &figure.key);
        if old != Some(figure.value) {
            changes.push(Changed { name: figure.name.clone(), before: old, after: Some(figure.value) });
        }
    }
    for figure in before.figures.iter().filter(|one| find(after, &one.key).is_none()) {
        changes.push(Changed { name: figure.name.clone(), before: Some(figure.value), after: None });
    }
    changes
}

/// The changes as a table.
pub fn changes_annex(changes: &[Changed], notes: Vec<String>, texts: &Texts) -> Annex {
    let column = |key: &'static str, width: u32| AnnexColumn {
        key: key.into(),
        title: texts.say(&format!("diff-column-{key}"), &[]),
        width,
        ..AnnexColumn::default()
    };
    let side = |value: Option<Count>| match value {
        Some(count) => Cell::Number(count),
        None => Cell::text(texts.say("diff-absent", &[])),
    };
    let row = |one: &Changed| AnnexRow {
        level: Level::Item,
        cells: vec![
            Cell::text(one.name.clone()),
            side(one.before),
            side(one.after),
            match (one.before.flatten(), one.after.flatten()) {
                (None, _) | (_, None) => Cell::Blank,
                (before, after) => Cell::Change(change(before, after)),
            },
        ],
    };
    Annex {
        word: "changes",
        title: texts.say("diff-title", &[]),
        unit: String::new(),
        columns: vec![column("figure", 60), column("before", 14), column("after", 14), column("change", 12)],
        rows: changes.iter().map(row).collect(),
        notes,
    }
}

#[cfg(test)]
mod tests {
    use super::{DraftFigure, DraftFigures, changed};

    fn draft(figures: &[(&str, Option<i64>)]) -> DraftFigures {
        let figure = |(key, value): &(&str, Option<i64>)| DraftFigure {
            key: (*key).to_owned(),
            name: (*key).to_owned(),
            value: *value,
        };
        DraftFigures { inputs_sha256: String::new(), figures: figures.iter().map(figure).collect() }
    }

    #[test]
    fn only_what_differs_is_listed_and_unknown_is_a_value() {
        let changes =
            changed(&draft(&[("a", Some(1)), ("b", None), ("c", Some(3))]), &draft(&[("a", Some(1)), ("b", Some(0))]));
        let told: Vec<_> = changes.iter().map(|one| (one.name.as_str(), one.before, one.after)).collect();
        assert_eq!(told, [("b", Some(None), Some(Some(0))), ("c", Some(Some(3)), None)]);
    }
}
