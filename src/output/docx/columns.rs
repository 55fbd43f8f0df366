//! How wide the columns of a form are: by what the form says, but never so narrow that a number or a word is torn.

use super::text::{UNBROKEN_HYPHEN, with_whole_days};
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
    let longest = |text: &str, bold: bool| parts_of(text).map(|part| of(&part, bold)).max().unwrap_or(0);
    let mut least: Vec<u32> = annex.columns.iter().map(|column| longest(&column.title, true)).collect();
    let mut numbers = vec![0; least.len()];
    let mut most = vec![0; least.len()];
    for row in &annex.rows {
        let bold = row.level != Level::Item;
        for (at, cell) in row.cells.iter().enumerate().take(least.len()) {
            // The name of a group runs on over the empty cells after it.
            if row.level == Level::Group && at == 1 && row.cells.get(2) == Some(&Cell::Blank) {
                continue;
            }
            let text = annex.shown(cell, texts);
            let whole = of(&text, bold);
            most[at] = whole.max(most[at]);
            if matches!(cell, Cell::Text(_)) {
                least[at] = longest(&text, bold).max(least[at]);
            } else {
                numbers[at] = whole.max(numbers[at]);
            }
        }
    }
    let needs = numbers.into_iter().zip(least).zip(most);
    let needs = needs.map(|((number, least), most)| Need { number, least: least.max(number), most: most.max(least) });
    fitted(&parts(&wanted, whole), &needs.collect::<Vec<_>>(), whole)
}

/// What a column needs, in twips.
#[derive(Clone, Copy, Debug)]
struct Need {
    /// For its longest number.
    number: u32,
    /// For its longest word, too.
    least: u32,
    /// For its longest text on one line: more would stay empty.
    most: u32,
}

/// The parts of a text between which lines break: at spaces, and after the hyphens that are in no day.
fn parts_of(text: &str) -> impl Iterator<Item = String> {
    let words = text.split_whitespace().map(with_whole_days);
    let parts = |word: String| word.split_inclusive('-').map(str::to_owned).collect::<Vec<_>>();
    words.flat_map(parts).map(|part| part.replace(UNBROKEN_HYPHEN, "-"))
}

/// The height in twips of a cell with bold words of a size in half points, which are broken at spaces.
pub fn height(text: &str, width: u32, size: usize) -> u32 {
    // A line of the face is somewhat higher than its letters.
    lines(text, width, size, true) * u32::try_from(size * 23 / 2).unwrap_or(0) + ABOVE_AND_BELOW
}

/// How many lines a text takes in a cell of a width.
pub fn lines(text: &str, width: u32, size: usize, bold: bool) -> u32 {
    let em = i32::try_from(size * 10).unwrap_or(i32::MAX);
    let room = width.saturating_sub(BESIDE);
    let (mut lines, mut used) = (1, 0);
    let space = measured(" ", em, bold);
    for word in text.split_whitespace() {
        let word = measured(word, em, bold);
        if used > 0 && used + space + word > room {
            lines += 1;
            used = word;
        } else {
            used += word + if used > 0 { space } else { 0 };
        }
    }
    lines
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

/// Widths of at least what each needs: what a column needs more than its part is taken from those that have more than
/// they need, and what it cannot fill goes to those that can. Where there is not room for every word, words are torn and
/// numbers are not.
fn fitted(parts_wanted: &[u32], needs: &[Need], whole: u32) -> Vec<u32> {
    let sum = |widths: &[u32]| widths.iter().sum::<u32>();
    let of = |need: fn(&Need) -> u32| needs.iter().map(need).collect::<Vec<u32>>();
    let (numbers, least) = (of(|need| need.number), of(|need| need.least));
    if sum(&numbers) >= whole {
        return parts(&numbers, whole);
    }
    if sum(&least) >= whole {
        return plus(&numbers, &parts(&of(|need| need.least - need.number), whole - sum(&numbers)));
    }
    let wide: Vec<u32> =
        parts_wanted.iter().zip(needs).map(|(part, need)| (*part).min(need.most).max(need.least)).collect();
    let spare = |most: &dyn Fn(&Need) -> u32| -> Vec<u32> {
        needs.iter().zip(&wide).map(|(need, wide)| most(need).abs_diff(*wide)).collect()
    };
    if sum(&wide) > whole {
        return plus(&least, &parts(&spare(&|need| need.least), whole - sum(&least)));
    }
    let room = spare(&|need| need.most.max(need.least));
    let room = if sum(&room) == 0 { parts_wanted.to_vec() } else { room };
    plus(&wide, &parts(&room, whole - sum(&wide)))
}

fn plus(one: &[u32], other: &[u32]) -> Vec<u32> {
    one.iter().zip(other).map(|(one, other)| one + other).collect()
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
    use super::{Need, fitted, height, parts, parts_of, widths};
    use crate::dossier::{Annex, AnnexColumn, AnnexRow, Level};
    use crate::report::{Cell, Lang, Texts};

    #[test]
    fn columns_fill_the_text_and_none_is_narrower_than_it_must_be() {
        assert_eq!(parts(&[1, 1, 1], 100), [33, 33, 34]);
        let needs = |numbers: &[u32], least: &[u32], most: &[u32]| -> Vec<Need> {
            let all = numbers.iter().zip(least).zip(most);
            all.map(|((number, least), most)| Need { number: *number, least: *least, most: *most }).collect()
        };
        let free = needs(&[0, 0, 0], &[10, 30, 20], &[99, 99, 99]);
        assert_eq!(fitted(&[50, 25, 25], &free, 100), [45, 30, 25]);
        let torn = needs(&[0, 40, 30], &[90, 40, 50], &[99, 40, 50]);
        assert_eq!(fitted(&[30, 30, 40], &torn, 100), [24, 40, 36], "words are torn first");
        let numbers = needs(&[100, 300], &[100, 300], &[100, 300]);
        assert_eq!(fitted(&[50, 50], &numbers, 100), [25, 75]);
        let short = needs(&[0, 0], &[10, 10], &[90, 20]);
        assert_eq!(fitted(&[50, 50], &short, 100), [80, 20], "what a column cannot fill goes to another");
    }

    #[test]
    fn a_line_breaks_at_spaces_and_hyphens_but_not_in_a_day() {
        assert_eq!(
            parts_of("Sub-departments by 2030-03-01").collect::<Vec<_>>(),
            ["Sub-", "departments", "by", "2030-03-01"]
        );
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
