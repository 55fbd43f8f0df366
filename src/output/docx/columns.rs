//! How wide the columns of a form are: by what the form says, but never so narrow that a number or a word is torn.

use crate::dossier::{Annex, Level};
use crate::output::draw::document_width;
use crate::report::{Cell, Texts};

/// Room in twips beside the words of a cell: its margins and its borders.
const BESIDE: u32 = 130;

/// Room in twips above and below them: the margins of the cell and the space around a paragraph.
const ABOVE_AND_BELOW: u32 = 90;

/// The width of each column in twips; all of them are as wide as the text, whose letters are of a size in half points.
pub fn widths(annex: &Annex, whole: u32, size: usize, texts: &Texts) -> Vec<u32> {
    let wanted: Vec<u32> = annex.columns.iter().map(|column| column.width.max(1)).collect();
    let em = i32::try_from(size * 10).unwrap_or(i32::MAX);
    let of = |text: &str, bold: bool| measured(text, em, bold) + BESIDE;
    let longest = |text: &str, bold: bool| text.split_whitespace().map(|word| of(word, bold)).max().unwrap_or(0);
    let mut least: Vec<u32> = annex.columns.iter().map(|column| longest(&column.title, true)).collect();
    for row in &annex.rows {
        let bold = row.level != Level::Item;
        // The name of a group runs on over the empty cells after it.
        let cells =
            least.iter_mut().zip(&row.cells).enumerate().filter(|(at, _)| row.level != Level::Group || *at != 1);
        for (_, (least, cell)) in cells {
            let text = annex.shown(cell, texts);
            let needed = if matches!(cell, Cell::Text(_)) { longest(&text, bold) } else { of(&text, bold) };
            *least = needed.max(*least);
        }
    }
    fitted(&parts(&wanted, whole), &least, whole)
}

/// The height in twips of a cell with bold words of a size in half points, which are broken at spaces.
pub fn height(text: &str, width: u32, size: usize) -> u32 {
    let em = i32::try_from(size * 10).unwrap_or(i32::MAX);
    let room = width.saturating_sub(BESIDE);
    let (mut lines, mut used) = (1, 0);
    let space = measured(" ", em, true);
    for word in text.split_whitespace() {
        let word = measured(word, em, true);
        if used > 0 && used + space + word > room {
            lines += 1;
            used = word;
        } else {
            used += word + if used > 0 { space } else { 0 };
        }
    }
    // A line of the face is somewhat higher than its letters.
    lines * u32::try_from(size * 23 / 2).unwrap_or(0) + ABOVE_AND_BELOW
}

fn measured(text: &str, em: i32, bold: bool) -> u32 {
    u32::try_from(document_width(text, em, bold)).unwrap_or(0)
}

/// A whole in parts that are to each other as the numbers are, the last taking what rounding leaves.
fn parts(numbers: &[u32], whole: u32) -> Vec<u32> {
    let sum: u64 = numbers.iter().map(|number| u64::from(*number)).sum::<u64>().max(1);
    let part = |number: &u32| u32::try_from(u64::from(whole) * u64::from(*number) / sum).unwrap_or(whole);
    with_rest(numbers.iter().map(part).collect(), whole)
}

/// Widths of at least so much each: what a column needs more than its part is taken from those that have more than they
/// need. Where not even the least has room, it is the measure of the parts.
fn fitted(parts_wanted: &[u32], least: &[u32], whole: u32) -> Vec<u32> {
    if least.iter().sum::<u32>() >= whole {
        return parts(least, whole);
    }
    let wide: Vec<u32> = parts_wanted.iter().zip(least).map(|(part, least)| *part.max(least)).collect();
    let over = u64::from(wide.iter().sum::<u32>().saturating_sub(whole));
    let slack: u64 = wide.iter().zip(least).map(|(wide, least)| u64::from(wide - least)).sum::<u64>().max(1);
    let taken = |wide: &u32, least: &u32| (u64::from(wide - least) * over).div_ceil(slack);
    let given = |(wide, least): (&u32, &u32)| wide - u32::try_from(taken(wide, least)).unwrap_or(0).min(*wide);
    with_rest(wide.iter().zip(least).map(given).collect(), whole)
}

fn with_rest(mut widths: Vec<u32>, whole: u32) -> Vec<u32> {
    let rest = whole.saturating_sub(widths.iter().sum());
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::{fitted, height, parts, widths};
    use crate::dossier::{Annex, AnnexColumn, AnnexRow, Level};
    use crate::report::{Cell, Lang, Texts};

    #[test]
    fn columns_fill_the_text_and_none_is_narrower_than_it_must_be() {
        assert_eq!(parts(&[1, 1, 1], 100), [33, 33, 34]);
        assert_eq!(fitted(&[50, 25, 25], &[10, 30, 20], 100), [45, 30, 25]);
        assert_eq!(fitted(&[50, 50], &[10, 20], 100), [50, 50]);
        assert_eq!(fitted(&[50, 50], &[100, 300], 100), [25, 75]);
    }

    #[test]
    fn a_heading_is_as_high_as_its_lines() {
        let (one, wide, narrow) =
            (height("Phó", 600, 20), height("Phó phó phó", 6_000, 20), height("Phó phó phó", 300, 20));
        assert_eq!(wide, one);
        assert_eq!(narrow - one, 2 * (height("Phó phó", 300, 20) - one), "one line for each word where no two fit");
    }

    #[test]
    fn a_number_of_six_digits_is_not_torn() {
        let column = |width| AnnexColumn { title: "Số".to_owned(), width, ..AnnexColumn::default() };
        let cells = vec![Cell::text("Sở Nội vụ"), Cell::Number(Some(386_447))];
        let rows = vec![AnnexRow { level: Level::Total, cells }];
        let annex = Annex { columns: vec![column(99), column(1)], rows, ..Annex::default() };
        let widths = widths(&annex, 9_000, 18, &Texts::new(Lang::Vi));
        // Seven signs of nine points are 585 twips.
        assert!(widths[1] >= 585 && widths.iter().sum::<u32>() == 9_000, "{widths:?}");
    }
}
