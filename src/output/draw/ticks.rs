//! A table of words, numbers and ticks.

use super::sheet::{DrawFault, Page, Sheet};
use crate::chart::Ticks;

/// Draws it.
pub fn pages(_shape: &Ticks, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    Ok(vec![sheet.page(1, 1, |_canvas, _body| {})?])
}
