//! Which rows of a table are rows, and what spreadsheets leave between them.

use super::problem::Problem;
use super::sheet::{CELL_LIMIT, Row, Sheet};
use crate::model::fold;
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;

/// What stands in a line below the heading.
pub enum Found {
    /// A row.
    Row,
    /// Nothing.
    Blank,
    /// Something that is passed over with a warning.
    PassedOver(Problem),
    /// A row that cannot be read as it stands.
    Broken(Problem),
}

impl Sheet<'_> {
    /// Calls `read` with each row that is one; the others are passed over, named by a warning, or reported. A row
    /// that is reported is read all the same, without a further word, so that its id is known.
    pub fn rows(&self, problems: &mut Vec<Problem>, mut read: impl FnMut(&Row<'_>, &mut Vec<Problem>)) {
        self.walk(problems, |row, problems| match self.judge(row) {
            Found::Row => read(row, problems),
            Found::Blank => {}
            Found::PassedOver(warning) => problems.push(warning),
            Found::Broken(fault) => {
                problems.push(fault);
                read(row, &mut Vec::new());
            }
        });
    }

    /// What is wrong with the mere shape of a row.
    pub fn misshapen(&self, row: &Row<'_>) -> Option<Problem> {
        let (cells, columns) = (row.cells.len(), self.headings.len());
        if row.cells.iter().any(|cell| cell.len() > CELL_LIMIT) {
            let problem = Problem::fault(self.file, "cell-too-long").at(row.line);
            return Some(problem.arg("limit", CELL_LIMIT >> 10));
        }
        // Spreadsheets like to end rows with empty cells; only filled ones are too many.
        let too_long = row.cells.iter().skip(columns).any(|cell| !cell.is_empty());
        too_long.then(|| {
            let problem = Problem::fault(self.file, "row-too-long").at(row.line);
            problem.arg("cells", cells).arg("columns", columns)
        })
    }

    fn judge(&self, row: &Row<'_>) -> Found {
        if let Some(problem) = self.misshapen(row) {
            return Found::Broken(problem);
        }
        let (mut first, mut filled, mut total) = (None, 0, false);
        for (at, cell) in row.cells.iter().copied().enumerate() {
            if cell.is_empty() {
                continue;
            }
            // The word for a total stands in the first cell or the second, or where the rows are numbered.
            let numbers = self.numbering.contains(&at);
            total |= (numbers || filled < 2) && is_total(cell);
            if !numbers {
                first.get_or_insert(cell);
                filled += 1;
            }
        }
        let pass = |code| Problem::fault(self.file, code).at(row.line).warn();
        // A row that holds nothing but its number is as empty as one that holds nothing.
        let Some(first) = first else { return Found::Blank };
        if total {
            return Found::PassedOver(pass("totals-row").arg("text", first));
        }
        if self.repeats_heading(row) {
            return Found::PassedOver(pass("heading-repeated"));
        }
        if filled > 1 || self.columns.iter().filter(|column| column.required).count() < 2 {
            return Found::Row;
        }
        let number = self.numbering.iter().find_map(|at| row.cells.get(*at)).copied().unwrap_or_default();
        if is_group_number(number) {
            return Found::PassedOver(pass("group-row").arg("text", first));
        }
        Found::Broken(
            Problem::fault(self.file, "leftover-row").at(row.line).arg("text", super::cells::shortened(first)),
        )
    }

    fn repeats_heading(&self, row: &Row<'_>) -> bool {
        let mut same = 0;
        for (cell, heading) in row.cells.iter().zip(&self.headings) {
            if cell.is_empty() {
                continue;
            }
            if cell != heading {
                return false;
            }
            same += 1;
        }
        same >= 2
    }
}

/// The words that open a row of totals.
fn is_total(cell: &str) -> bool {
    // "Tổng", "Cộng", "Total" in whatever form: cheap looks before the costly one.
    if !matches!(cell.as_bytes(), [b'T' | b't' | b'C' | b'c' | 0x80.., ..]) {
        return false;
    }
    let mut letters = cell.chars().filter(|letter| !is_combining_mark(*letter));
    if !matches!(letters.next(), Some('T' | 't' | 'C' | 'c')) || !matches!(letters.nth(1), Some('n' | 'N' | 't' | 'T'))
    {
        return false;
    }
    static TOTALS: LazyLock<[String; 8]> = LazyLock::new(|| {
        ["Tổng cộng", "Cộng", "Tổng", "Tổng số", "Total", "Tổng cộng chung", "Cộng chung", "Tổng cộng toàn tỉnh"]
            .map(fold)
    });
    const LONGEST: usize = 60;
    let bare = cell.split(['(', ':']).next().unwrap_or(cell);
    if bare.len() > LONGEST {
        return false;
    }
    TOTALS.contains(&fold(bare))
}

/// `A`, `I`, `IV`, `1`, `1.2`: how forms number the headings of groups.
fn is_group_number(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ')']);
    !text.is_empty()
        && (text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
            || text.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
            || text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))
}

#[cfg(test)]
mod tests {
    use super::{is_group_number, is_total};

    #[test]
    fn totals_are_told_from_names() {
        for total in ["Tổng cộng", "TỔNG CỘNG:", "Cộng", "Tổng số (I+II)", "Total", "To\u{302}\u{309}ng"]
        {
            assert!(is_total(total), "{total}");
        }
        for name in ["Cộng đồng", "Tổng công ty Điện lực", "T001", "Chi cục Kiểm lâm", "Tổng hợp", "to-01", ""]
        {
            assert!(!is_total(name), "{name}");
        }
    }

    #[test]
    fn groups_are_numbered_as_forms_do() {
        for number in ["A", "I", "IV.", "1", "2.1"] {
            assert!(is_group_number(number), "{number}");
        }
        for word in ["", "so-noi-vu", "AB"] {
            assert!(!is_group_number(word), "{word}");
        }
    }
}
