//! Bars by category.

use super::sheet::{DrawFault, Page, Sheet};
use crate::chart::Bars;

/// Draws it.
pub fn pages(_shape: &Bars, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    Ok(vec![sheet.page(1, 1, |_canvas, _body| {})?])
}
