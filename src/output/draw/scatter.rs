//! Options by two figures.

use super::sheet::{DrawFault, Page, Sheet};
use crate::chart::Scatter;

/// Draws it.
pub fn pages(_shape: &Scatter, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    Ok(vec![sheet.page(1, 1, |_canvas, _body| {})?])
}
