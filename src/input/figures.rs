//! The figures of an earlier draft, as `report` wrote them beside its document.

use crate::dossier::{DraftFigure, DraftFigures};
use serde_json::Value;

/// Reads the figures; none: the bytes are something else.
pub fn parse_figures(bytes: &[u8]) -> Option<DraftFigures> {
    let file: Value = serde_json::from_slice(bytes).ok()?;
    let mut figures = Vec::new();
    for one in file.get("figures")?.as_array()? {
        let word = |key: &str| one.get(key)?.as_str().map(str::to_owned);
        let value = one.get("value")?;
        let value = if value.is_null() { None } else { Some(value.as_i64()?) };
        figures.push(DraftFigure { key: word("key")?, name: word("name")?, value });
    }
    Some(DraftFigures { inputs_sha256: file.get("inputs_sha256")?.as_str()?.to_owned(), figures })
}
