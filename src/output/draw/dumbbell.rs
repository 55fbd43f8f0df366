//! Before and after by category.

use super::sheet::{DrawFault, Page, Sheet};
use crate::chart::Dumbbell;

/// Draws it.
pub fn pages(_shape: &Dumbbell, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    Ok(vec![sheet.page(1, 1, |_canvas, _body| {})?])
}
