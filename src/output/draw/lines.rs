//! Lines over years.

use super::sheet::{DrawFault, Page, Sheet};
use crate::chart::Lines;

/// Draws it.
pub fn pages(_shape: &Lines, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    Ok(vec![sheet.page(1, 1, |_canvas, _body| {})?])
}
