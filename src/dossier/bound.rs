//! What a document holds of a list that nobody reads on paper: the sums, and where the whole list is. A country has ten
//! thousand agencies; a workbook bears them, and a document of a thousand pages is read by nobody.

use super::{Annex, Document, Element, Level};
use crate::report::{Cell, Texts};

/// The most rows that a table of a document has: about forty pages.
pub const MOST_ROWS: usize = 1_000;

/// How many rows stand for a list that has no sums.
const SAMPLE: usize = 50;

/// Cuts the tables of a document down to what is read on paper, and says so under each of them.
pub fn bound(document: &mut Document, texts: &Texts) {
    for element in &mut document.body {
        if let Element::Table(annex) = element {
            cut(annex, texts);
        }
    }
    document.annexes.iter_mut().flat_map(|appendix| &mut appendix.tables).for_each(|annex| cut(annex, texts));
}

/// A long table keeps the sums of its groups and the total; without sums, its first rows.
fn cut(annex: &mut Annex, texts: &Texts) {
    let rows = annex.rows.len();
    if rows <= MOST_ROWS {
        return;
    }
    let count = |level: Level| annex.rows.iter().filter(|row| row.level == level).count();
    let sums = annex.rows.iter().any(|row| row.level != Level::Item && row.cells.iter().any(Cell::is_number));
    let key = match (sums, count(Level::Group)) {
        (true, 1..=MOST_ROWS) => {
            annex.rows.retain(|row| row.level != Level::Item);
            "annex-cut-groups"
        }
        (true, _) => {
            annex.rows.retain(|row| row.level == Level::Total);
            "annex-cut-total"
        }
        (false, _) => {
            annex.rows.truncate(SAMPLE);
            "annex-cut-sample"
        }
    };
    let number = |count: usize| texts.number(i64::try_from(count).unwrap_or(i64::MAX));
    let args = [("rows", number(rows)), ("shown", number(annex.rows.len()))];
    annex.notes.insert(0, texts.say(key, &args));
}

#[cfg(test)]
mod tests {
    use super::{MOST_ROWS, SAMPLE, cut};
    use crate::dossier::{Annex, AnnexRow, Level};
    use crate::report::{Cell, Lang, Texts};

    fn annex(groups: usize, items: usize, sums: bool) -> Annex {
        let row = |level, number| AnnexRow {
            level,
            cells: vec![Cell::text("A"), if sums { Cell::Number(Some(number)) } else { Cell::Blank }],
        };
        let mut rows = Vec::new();
        for _ in 0..groups {
            rows.push(row(Level::Group, items as i64));
            rows.extend((0..items).map(|_| row(Level::Item, 1)));
        }
        if sums {
            rows.push(row(Level::Total, (groups * items) as i64));
        }
        Annex { rows, ..Annex::default() }
    }

    fn shown(mut annex: Annex) -> (usize, usize) {
        cut(&mut annex, &Texts::new(Lang::Vi));
        (annex.rows.len(), annex.notes.len())
    }

    #[test]
    fn a_list_that_is_read_stays_whole() {
        assert_eq!(shown(annex(9, 100, true)), (910, 0));
    }

    #[test]
    fn a_list_too_long_for_paper_keeps_its_sums_and_says_so() {
        assert_eq!(shown(annex(4, MOST_ROWS, true)), (5, 1));
        assert_eq!(shown(annex(MOST_ROWS + 1, 1, true)), (1, 1));
        assert_eq!(shown(annex(1, MOST_ROWS, false)), (SAMPLE, 1));
    }
}
