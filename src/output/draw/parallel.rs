//! Options as lines over several axes.

use super::sheet::{DrawFault, Page, Sheet};
use crate::chart::Parallel;

/// Draws it.
pub fn pages(_shape: &Parallel, sheet: &Sheet<'_>) -> Result<Vec<Page>, DrawFault> {
    Ok(vec![sheet.page(1, 1, |_canvas, _body| {})?])
}
