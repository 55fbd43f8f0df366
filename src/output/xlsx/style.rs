//! How cells look: one font, thin borders, numbers as officials write them, groups and totals bold.

use crate::dossier::Level;
use crate::output::draw::document_width;
use crate::report::{Cell, Texts, cell_text};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

const FONT: &str = "Times New Roman";
const SIZE: f64 = 11.0;
/// The paper number of A4.
const A4: u8 = 9;
const INCH: f64 = 25.4;

/// Plain text in the font of all sheets.
pub(super) fn plain() -> Format {
    Format::new().set_font_name(FONT).set_font_size(SIZE).set_align(FormatAlign::VerticalCenter)
}

/// The title of a sheet.
pub(super) fn title() -> Format {
    plain().set_bold().set_font_size(14.0).set_align(FormatAlign::Center).set_text_wrap()
}

/// The line with the unit.
pub(super) fn unit() -> Format {
    plain().set_italic().set_align(FormatAlign::Right)
}

/// A note under a table.
pub(super) fn note() -> Format {
    plain().set_italic().set_align(FormatAlign::Left).set_align(FormatAlign::Top).set_text_wrap()
}

/// A heading of columns.
pub(super) fn heading() -> Format {
    framed().set_bold().set_align(FormatAlign::Center).set_text_wrap().set_background_color(Color::RGB(0xE7E6E6))
}

/// A cell of a table, without regard to what it holds.
fn framed() -> Format {
    plain().set_border(FormatBorder::Thin)
}

/// The look of a cell by what it holds and by its row.
pub(super) fn of(cell: &Cell, level: Level, centred: bool) -> Format {
    let format = match level {
        Level::Item => framed(),
        Level::Group => framed().set_bold().set_background_color(Color::RGB(0xF5F5F5)),
        Level::Total => framed().set_bold().set_background_color(Color::RGB(0xE7E6E6)),
    };
    match number_format(cell) {
        Some([positive, negative, nought]) => format
            .set_num_format(format!("{positive};{negative};{nought}"))
            .set_align(if centred { FormatAlign::Center } else { FormatAlign::Right }),
        None => if centred { format.set_align(FormatAlign::Center) } else { format }.set_text_wrap(),
    }
}

/// The look of a cell of a form, in which noughts are dashes, as in every other format.
pub(super) fn dashed(cell: &Cell, format: Format) -> Format {
    match number_format(cell) {
        Some([positive, negative, _]) => format.set_num_format(format!("{positive};{negative};\\-_ ")),
        None => format,
    }
}

/// How Excel writes the numbers of a cell: those above nought, those below, and nought; none: words.
fn number_format(cell: &Cell) -> Option<[&'static str; 3]> {
    Some(match cell {
        Cell::Number(_) => ["#,##0_ ", "-#,##0_ ", "0_ "],
        Cell::Change(_) => ["+#,##0_ ", "-#,##0_ ", "0_ "],
        // Two commas show đồng in millions; the cell keeps every đồng.
        Cell::Millions(_) => ["#,##0.0,,_ ", "-#,##0.0,,_ ", "0.0_ "],
        Cell::Hundredths(_) => ["#,##0.00_ ", "-#,##0.00_ ", "0.00_ "],
        Cell::Percent { signed: true, .. } => ["+0.00\\ %_ ", "-0.00\\ %_ ", "0.00\\ %_ "],
        Cell::Percent { signed: false, .. } => ["0.00\\ %_ ", "-0.00\\ %_ ", "0.00\\ %_ "],
        Cell::Blank | Cell::Text(_) => return None,
    })
}

/// What a number cell holds, as Excel keeps it; none: words, nothing, or unknown.
pub(super) fn value(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Blank | Cell::Text(_) => None,
        Cell::Number(count) | Cell::Change(count) | Cell::Millions(count) => count.map(|count| count as f64),
        Cell::Hundredths(hundredths) => Some(*hundredths as f64 / 100.0),
        Cell::Percent { hundredths, .. } => Some(*hundredths as f64 / 10_000.0),
    }
}

/// Writes a cell: numbers as numbers, what is unknown as the word for it.
pub(super) fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: &Format,
    texts: &Texts,
) -> Result<(), XlsxError> {
    match (cell, value(cell)) {
        (Cell::Blank, _) => sheet.write_blank(row, column, format)?,
        (_, Some(number)) => sheet.write_number_with_format(row, column, number, format)?,
        (cell, None) => sheet.write_string_with_format(row, column, cell_text(cell, texts), format)?,
    };
    Ok(())
}

/// Merges cells of one row, or writes the one cell there is.
pub(super) fn across(
    sheet: &mut Worksheet,
    row: u32,
    (first, last): (u16, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if first < last {
        sheet.merge_range(row, first, row, last, text, format)?;
    } else {
        sheet.write_string_with_format(row, first, text, format)?;
    }
    Ok(())
}

/// Sets up printing: A4 on its side, one page wide, headings on every page, the name of the sheet and page numbers.
pub(super) fn for_print(
    sheet: &mut Worksheet,
    name: &str,
    headings: Option<(u32, u32)>,
    texts: &Texts,
) -> Result<(), XlsxError> {
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    let mm = |mm: f64| mm / INCH;
    sheet.set_margins(mm(20.0), mm(15.0), mm(15.0), mm(15.0), mm(8.0), mm(8.0));
    if let Some((first, last)) = headings {
        sheet.set_repeat_rows(first, last)?;
    }
    // An ampersand begins a code in a footer.
    let name = name.replace('&', "&&");
    sheet.set_footer(format!("&L&\"{FONT}\"&9{name}&R&\"{FONT}\"&9{}", texts.say("sheet-page", &[])));
    Ok(())
}

/// How many lines a text takes in so many characters, broken at spaces.
pub(super) fn lines(text: &str, width: f64) -> usize {
    let width = (width as usize).max(1);
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines += 1;
            used = length;
        } else {
            used += length + usize::from(used > 0);
        }
        // A word that is too long for a line is broken.
        lines += used.saturating_sub(1) / width;
        used = if used > width { used % width } else { used };
    }
    lines
}

/// How many lines a text takes in a column of a width, as its letters are drawn.
pub(super) fn lines_drawn(text: &str, width: f64, bold: bool) -> usize {
    // Hundredths of a pixel: a column is seven pixels for each of its units, the letters are of eleven points. Programs
    // do not draw them quite alike.
    let room = width * 700.0 * 0.98;
    let drawn = |text: &str| f64::from(document_width(text, 1467, bold));
    let space = drawn(" ");
    let (mut lines, mut used) = (1, 0.0);
    for word in text.split_whitespace().map(drawn) {
        if used > 0.0 && used + space + word > room {
            lines += 1;
            used = word;
        } else {
            used += word + if used > 0.0 { space } else { 0.0 };
        }
        // A word that is too long for a line is broken.
        while used > room && room > 0.0 {
            lines += 1;
            used -= room;
        }
    }
    lines
}

/// The height of so many lines, in points.
pub(super) fn height(lines: usize) -> f64 {
    15.0 * lines.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::{lines, lines_drawn};

    #[test]
    fn a_name_that_fits_its_column_is_one_line_high() {
        assert_eq!(lines_drawn("Phòng Văn hóa - Xã hội", 34.0, false), 1);
        assert_eq!(lines_drawn("Phòng Trẻ em, bình đẳng giới và phòng, chống tệ nạn xã hội", 34.0, false), 2);
    }

    #[test]
    fn lines_are_counted_by_words() {
        assert_eq!(lines("Cơ quan, đơn vị", 20.0), 1);
        assert_eq!(lines("Cơ quan, đơn vị", 8.0), 2);
        assert_eq!(lines("", 8.0), 1);
    }
}
