//! The figures of a draft as a file beside the document, which a later draft is held against.

use crate::dossier::DraftFigures;
use serde_json::{Map, Value, json};

/// The file, the same bytes for the same figures.
pub fn figures_json(figures: &DraftFigures) -> String {
    let figure = |one: &crate::dossier::DraftFigure| json!({ "key": one.key, "name": one.name, "value": one.value });
    let mut file = Map::new();
    file.insert("inputs_sha256".to_owned(), Value::from(figures.inputs_sha256.clone()));
    file.insert("figures".to_owned(), Value::from(figures.figures.iter().map(figure).collect::<Vec<Value>>()));
    super::json_text(&Value::Object(file))
}
