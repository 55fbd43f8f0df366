//! Where the pages of a printed annex begin: a program that prints breaks wherever a page is full, and leaves the heading
//! of a group or the total alone.

use crate::dossier::Level;

/// The height and the width in points of what is printed on a page: A4 on its side within the margins.
const PAGE: (f64, f64) = (510.0, 742.0);

/// How much of the height is counted on, since programs draw rows a little higher or lower.
const SURE: f64 = 0.95;

/// How many rows go with the notes.
const WITH_NOTES: usize = 3;

/// The height in points that a page has room for, of a sheet that is made as wide as the page but not wider: its columns
/// are of widths in characters.
pub(super) fn height(widths: impl Iterator<Item = f64>) -> f64 {
    // A character is seven pixels wide, with five beside all of them, and a pixel is three quarters of a point.
    let width: f64 = widths.map(|width| (7.0 * width + 5.0) * 0.75).sum();
    SURE * PAGE.0 * (width / PAGE.1).max(1.0)
}

/// The rows that begin a page, of rows with heights in points: on the first page stands what is above them, on the others
/// the headings, and after them the notes.
pub(super) fn begins(rows: &[(Level, f64)], page: f64, above: f64, headings: f64, notes: f64) -> Vec<usize> {
    let mut begins = Vec::new();
    let mut used = above;
    let mut first = 0;
    for at in 0..rows.len() {
        // The last rows are one piece with the notes.
        let is_last = at + WITH_NOTES == rows.len() || rows.len() < WITH_NOTES && at == 0;
        let piece = match rows[at].0 {
            _ if is_last => rows[at..].iter().map(|row| row.1).sum::<f64>() + notes,
            // The heading of a group is one piece with its first item.
            Level::Group => rows[at].1 + rows.get(at + 1).map_or(0.0, |next| next.1),
            _ => rows[at].1,
        };
        // The first item of a group takes its heading along.
        let start = if at > 0 && rows[at - 1].0 == Level::Group { at - 1 } else { at };
        if used + piece > page && start > first {
            begins.push(start);
            first = start;
            used = headings + rows[start..at].iter().map(|row| row.1).sum::<f64>();
        }
        used += rows[at].1;
    }
    begins
}

#[cfg(test)]
mod tests {
    use super::{begins, height};
    use crate::dossier::Level::{Group, Item, Total};

    #[test]
    fn a_heading_goes_with_its_first_item_and_the_notes_with_the_last_rows() {
        let rows = [Group, Item, Item, Group, Item, Item, Item, Total].map(|level| (level, 10.0));
        assert_eq!(begins(&rows, 200.0, 10.0, 5.0, 10.0), Vec::<usize>::new());
        assert_eq!(begins(&rows, 55.0, 10.0, 5.0, 0.0), [3], "the heading would be the last row of the page");
        assert_eq!(begins(&rows, 70.0, 10.0, 5.0, 25.0), [5], "the notes want room for three rows before them");
        assert_eq!(begins(&rows[..2], 5.0, 10.0, 5.0, 25.0), Vec::<usize>::new(), "a page holds at least one row");
    }

    #[test]
    fn a_wide_sheet_has_room_for_more_rows() {
        assert!(height([400.0].into_iter()) > 2.0 * height([20.0].into_iter()));
    }
}
