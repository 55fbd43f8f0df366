//! How wide the columns of a form are: as their parts say, but never so narrow that a number or a word is torn.

use crate::dossier::{Annex, Level};
use crate::report::{Cell, Texts, cell_text};

/// What stands between the words of a cell and its lines, in twips.
const MARGINS: u32 = 130;

/// The width of each column in twips for words of a size in half points. A column that needs more than its part takes
/// it from the others; the last takes what rounding leaves.
pub fn widths(annex: &Annex, whole: u32, size: usize, texts: &Texts) -> Vec<u32> {
    let parts: Vec<u32> = annex.columns.iter().map(|column| column.width.max(1)).collect();
    let mut needed: Vec<u32> = annex.columns.iter().map(|column| longest(&column.title, size)).collect();
    for row in &annex.rows {
        let cells = row.cells.iter().zip(&mut needed).enumerate();
        // The name of a group runs on over the cells after it.
        for (_, (cell, need)) in cells.filter(|(at, _)| row.level != Level::Group || *at != 1) {
            let text = cell_text(cell, texts);
            *need = (*need).max(if matches!(cell, Cell::Text(_)) { longest(&text, size) } else { width(&text, size) });
        }
    }
    let mut widths = shared(&parts, &needed, whole);
    let rest = whole.saturating_sub(widths.iter().sum());
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// Shares the whole by parts, and gives those that need more what they need; where all together need too much, each
/// has its share of what they need.
fn shared(parts: &[u32], needed: &[u32], whole: u32) -> Vec<u32> {
    let all: u32 = needed.iter().sum();
    if all >= whole {
        return needed.iter().map(|need| whole * need / all.max(1)).collect();
    }
    let mut fixed = vec![false; parts.len()];
    loop {
        let free: u32 = whole.saturating_sub(needed.iter().zip(&fixed).filter(|one| *one.1).map(|one| one.0).sum());
        let sum: u32 = parts.iter().zip(&fixed).filter(|one| !*one.1).map(|one| one.0).sum();
        let part = |at: usize| free * parts[at] / sum.max(1);
        match (0..parts.len()).find(|at| !fixed[*at] && part(*at) < needed[*at]) {
            Some(at) => fixed[at] = true,
            None => return (0..parts.len()).map(|at| if fixed[at] { needed[at] } else { part(at) }).collect(),
        }
    }
}

/// How wide the longest word of a text is.
fn longest(text: &str, size: usize) -> u32 {
    text.split(' ').map(|word| width(word, size)).max().unwrap_or(0)
}

/// About how wide words are in bold Times, with the margins of their cell.
fn width(text: &str, size: usize) -> u32 {
    let hundredths: u32 = text
        .chars()
        .map(|sign| match sign {
            'm' | 'w' | '%' | 'M' | 'W' => 95,
            'f' | 'i' | 'j' | 'l' | 'r' | 't' | ' ' | '\u{a0}' | '.' | ',' | ';' | ':' | '/' | '-' | '(' | ')' => 36,
            'I' => 42,
            sign if sign.is_uppercase() => 76,
            _ => 55,
        })
        .sum();
    let em = u32::try_from(size).unwrap_or(20) * 10;
    if text.is_empty() { 0 } else { hundredths * em / 100 + MARGINS }
}

#[cfg(test)]
mod tests {
    use super::shared;

    #[test]
    fn a_column_has_what_it_needs_and_the_others_share_the_rest() {
        assert_eq!(shared(&[1, 1, 2], &[0, 0, 0], 400), [100, 100, 200]);
        assert_eq!(shared(&[1, 1, 2], &[160, 0, 0], 400), [160, 80, 160]);
        assert_eq!(shared(&[1, 1, 2], &[160, 90, 0], 400), [160, 90, 150]);
        assert_eq!(shared(&[1, 1], &[600, 200], 400), [300, 100], "what is too much for all is shared by need");
    }
}
