//! Ratios, percentages and the style of numbers. Everything below this floor counts in whole numbers.

use super::page::Cell;
use super::texts::{Lang, Texts};
use crate::model::Count;

/// What a count became less what it was; unknown where either is.
pub fn change(before: Count, after: Count) -> Count {
    before.zip(after).map(|(before, after)| after - before)
}

/// A part of a whole in hundredths of one percent, halves away from zero; none: unknown, or of nothing.
pub fn percent(part: Count, whole: Count) -> Option<i64> {
    let (part, whole) = part.zip(whole)?;
    if whole == 0 {
        return None;
    }
    i64::try_from(divided(i128::from(part) * 10_000, i128::from(whole))).ok()
}

/// A part of a whole as a cell; blank where there is no telling.
pub fn percent_cell(part: Count, whole: Count, signed: bool) -> Cell {
    percent(part, whole).map_or(Cell::Blank, |hundredths| Cell::Percent { hundredths, signed })
}

/// A ratio with four decimals; none: unknown, or of nothing.
pub fn ratio(part: Count, whole: Count) -> Option<f64> {
    percent(part, whole).map(|hundredths| hundredths as f64 / 10_000.0)
}

/// Divides with halves away from zero.
fn divided(part: i128, whole: i128) -> i128 {
    let (part, whole) = if whole < 0 { (-part, -whole) } else { (part, whole) };
    let half = whole / 2;
    if part < 0 { -((-part + half) / whole) } else { (part + half) / whole }
}

/// A cell as people read it: `1.140`, `+5`, `−5`, `30,00 %`.
pub fn cell_text(cell: &Cell, texts: &Texts) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(None) | Cell::Change(None) | Cell::Millions(None) => texts.say("unknown", &[]),
        Cell::Number(Some(number)) => minus(texts.number(*number)),
        Cell::Change(Some(number)) => signed(*number, texts.number(*number)),
        Cell::Millions(Some(dong)) => millions(*dong, texts),
        Cell::Hundredths(hundredths) => decimal(*hundredths, texts),
        Cell::Percent { hundredths, signed: true } => format!("{} %", signed(*hundredths, decimal(*hundredths, texts))),
        Cell::Percent { hundredths, signed: false } => format!("{} %", decimal(*hundredths, texts)),
    }
}

/// A number in a sentence: two digits below ten in Vietnamese, points between thousands.
pub fn in_prose(number: Option<i64>, texts: &Texts) -> String {
    match number {
        Some(number) if (1..10).contains(&number) && texts.lang() == Lang::Vi => format!("{number:02}"),
        number => cell_text(&Cell::Number(number), texts),
    }
}

/// Đồng in millions with one decimal: `1.234,5`.
fn millions(dong: i64, texts: &Texts) -> String {
    let tenths = divided(dong.into(), 100_000);
    let mark = if texts.lang() == Lang::Vi { ',' } else { '.' };
    let whole = texts.number((tenths.unsigned_abs() / 10).try_into().unwrap_or(i64::MAX));
    let sign = if tenths < 0 { "−" } else { "" };
    format!("{sign}{whole}{mark}{}", tenths.unsigned_abs() % 10)
}

/// Hundredths with two decimals.
fn decimal(hundredths: i64, texts: &Texts) -> String {
    let mark = if texts.lang() == Lang::Vi { ',' } else { '.' };
    let whole = texts.number((hundredths.unsigned_abs() / 100).try_into().unwrap_or(i64::MAX));
    let sign = if hundredths < 0 { "−" } else { "" };
    format!("{sign}{whole}{mark}{:02}", hundredths.unsigned_abs() % 100)
}

fn signed(number: i64, text: String) -> String {
    if number > 0 { format!("+{text}") } else { minus(text) }
}

/// The typographic minus, which is as wide as the plus that it stands under.
fn minus(text: String) -> String {
    text.replacen('-', "−", 1)
}

#[cfg(test)]
mod tests {
    use super::{cell_text, in_prose, percent};
    use crate::report::{Cell, Lang, Texts};

    #[test]
    fn numbers_follow_the_language() {
        let (vi, en) = (Texts::new(Lang::Vi), Texts::new(Lang::En));
        assert_eq!(cell_text(&Cell::Number(Some(1140)), &vi), "1.140");
        assert_eq!(cell_text(&Cell::Number(Some(1140)), &en), "1,140");
        assert_eq!(cell_text(&Cell::Change(Some(-5)), &vi), "−5");
        assert_eq!(cell_text(&Cell::Change(Some(5)), &vi), "+5");
        assert_eq!(cell_text(&Cell::Change(Some(0)), &vi), "0");
        assert_eq!(cell_text(&Cell::Percent { hundredths: 3000, signed: false }, &vi), "30,00 %");
        assert_eq!(cell_text(&Cell::Percent { hundredths: -1234, signed: true }, &en), "−12.34 %");
        assert_eq!(cell_text(&Cell::Hundredths(-50), &vi), "−0,50");
        assert_eq!(cell_text(&Cell::Millions(Some(1_234_550_000)), &vi), "1.234,6");
        assert_eq!(cell_text(&Cell::Millions(Some(-40_000)), &vi), "0,0");
    }

    #[test]
    fn numbers_in_a_sentence_have_two_digits_in_vietnamese() {
        let (vi, en) = (Texts::new(Lang::Vi), Texts::new(Lang::En));
        assert_eq!(in_prose(Some(5), &vi), "05");
        assert_eq!(in_prose(Some(1140), &vi), "1.140");
        assert_eq!(in_prose(Some(5), &en), "5");
        assert_eq!(in_prose(Some(0), &vi), "0", "nobody writes 00");
        assert_eq!(in_prose(None, &vi), "chưa rõ");
    }

    #[test]
    fn halves_are_rounded_away_from_zero_and_nothing_has_no_percentage() {
        assert_eq!(percent(Some(1), Some(20_000)), Some(1));
        assert_eq!(percent(Some(-1), Some(20_000)), Some(-1));
        assert_eq!(percent(Some(1), Some(3)), Some(3333));
        assert_eq!(percent(Some(1), Some(0)), None);
        assert_eq!(percent(None, Some(3)), None);
    }
}
