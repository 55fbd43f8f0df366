//! Annexes: forms as tables with one or two heading rows that repeat on every page, and charts as pictures.

use super::body::caption_of;
use super::columns::{height, lines, widths};
use super::text::{line, run, styled};
use super::{DocxFault, Flow, Laid, Room, fault, style};
use crate::chart::Chart;
use crate::dossier::{Annex, AnnexColumn, AnnexRow, Appendix, Level};
use crate::output::draw::{draw_in_text, too_long};
use crate::output::picture::png;
use crate::report::{Cell, Texts};
use docx_rs::{
    AlignmentType, HeightRule, LineSpacingType, Pic, Table, TableCell, TableCellBorderPosition, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};

/// English metric units in a twip.
const EMU: u32 = 635;

/// Dots to the inch of a drawn page; printed a little smaller, it comes to between 200 and 300.
const DOTS: u32 = 220;

/// How many rows go with the notes under a table.
const WITH_NOTES: usize = 3;

/// A row of more lines than this goes on on the next page: whole, it would leave much of a page empty.
const WHOLE_ROW: u32 = 10;

/// An annex with its heading.
pub fn flow(appendix: &Appendix, room: Room, laid: &mut Laid<'_>) -> Result<Vec<Flow>, DocxFault> {
    let mut flow: Vec<Flow> = vec![line(style::TITLE, &appendix.number).keep_next(true).into()];
    if !appendix.title.is_empty() {
        flow.push(line(style::TITLE, &appendix.title.to_uppercase()).keep_next(true).into());
    }
    if !appendix.belongs.is_empty() {
        let belongs = styled(style::TITLE).add_run(run(&appendix.belongs).disable_bold().italic());
        flow.push(belongs.keep_next(true).line_spacing(style::spacing(0, 120)).into());
    }
    for annex in &appendix.tables {
        if annex.title != appendix.title {
            let caption = laid.patches.next_table();
            flow.push(caption_of("dossier-table-caption", caption, &annex.title, laid.texts).keep_next(true).into());
        }
        flow.extend(table(annex, room, laid));
    }
    for one in &appendix.charts {
        flow.extend(chart(one, room, laid)?);
    }
    Ok(flow)
}

/// A form: the unit above it, the table, the notes under it.
pub fn table(annex: &Annex, room: Room, laid: &Laid<'_>) -> Vec<Flow> {
    let mut flow: Vec<Flow> = Vec::new();
    if !annex.unit.is_empty() {
        flow.push(line(style::NOTE, &annex.unit).align(AlignmentType::Right).keep_next(true).into());
    }
    if !annex.columns.is_empty() {
        // Half points: a form with many columns is set smaller, so that its words are not torn.
        let size = match annex.columns.len() {
            0..=7 => 26,
            8..=10 => 24,
            11..=14 => 20,
            _ => 18,
        };
        let widths = widths(annex, room.width(), size, laid.texts);
        let mut rows = heading_rows(&annex.columns, &widths, size);
        let last = if annex.notes.is_empty() { annex.rows.len() } else { annex.rows.len().saturating_sub(WITH_NOTES) };
        let body = annex.rows.iter().enumerate();
        rows.extend(body.map(|(at, row)| body_row(annex, row, at >= last, &widths, size, laid.texts)));
        if !annex.notes.is_empty() {
            rows.push(notes_row(annex, room.width()));
        }
        let grid: Vec<usize> = widths.iter().map(|width| *width as usize).collect();
        flow.push(
            Table::new(rows)
                .set_grid(grid)
                .width(room.width() as usize, WidthType::Dxa)
                .layout(TableLayoutType::Fixed)
                .margins(TableCellMargins::new().margin(20, 50, 20, 50))
                .into(),
        );
    } else {
        flow.extend(annex.notes.iter().map(|note| Flow::from(line(style::NOTE, note))));
    }
    // Something stands between two tables, but where notes keep them apart it is so low that it begins no page.
    let apart = line(style::NOTE, "");
    let low = style::spacing(0, 0).line(20).line_rule(LineSpacingType::Exact);
    flow.push(if annex.notes.is_empty() { apart } else { apart.line_spacing(low) }.into());
    flow
}

/// The notes as a row without a frame: notes alone on a page say nothing about the table before it, and rows go with a
/// row, in every program that shows the document, while not every one lets them go with a paragraph.
fn notes_row(annex: &Annex, width: u32) -> TableRow {
    let cell = TableCell::new().width(width as usize, WidthType::Dxa).grid_span(annex.columns.len());
    let sides = [TableCellBorderPosition::Left, TableCellBorderPosition::Right, TableCellBorderPosition::Bottom];
    let bare = |cell: TableCell, side| cell.clear_border(side);
    let cell = sides.into_iter().fold(cell, bare);
    let noted = annex.notes.iter().map(|note| line(style::NOTE, note));
    TableRow::new(vec![noted.fold(cell, TableCell::add_paragraph)]).cant_split()
}

/// One heading row, or two where columns stand in groups.
fn heading_rows(columns: &[AnnexColumn], widths: &[u32], size: usize) -> Vec<TableRow> {
    let cell = |text: &str, width: u32| {
        let words = styled(style::TABLE).align(AlignmentType::Center).size(size).add_run(run(text).bold().size(size));
        TableCell::new().width(width as usize, WidthType::Dxa).vertical_align(VAlignType::Center).add_paragraph(words)
    };
    if columns.iter().all(|column| column.group.is_empty()) {
        let cells = columns.iter().zip(widths).map(|(column, width)| cell(&column.title, *width));
        return vec![heading(cells.collect(), 1)];
    }
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    // What stands over both rows needs the height of both: a row that repeats is as high as it says, not as its words.
    let (mut both, mut high, mut low) = (1, 1, 1);
    let mut at = 0;
    while at < columns.len() {
        let column = &columns[at];
        if column.group.is_empty() {
            upper.push(cell(&column.title, widths[at]).vertical_merge(VMergeType::Restart));
            lower.push(cell("", widths[at]).vertical_merge(VMergeType::Continue));
            both = both.max(height(&column.title, widths[at], size));
            at += 1;
            continue;
        }
        let end = at + columns[at..].iter().take_while(|other| other.group == column.group).count();
        let width = widths[at..end].iter().sum();
        upper.push(cell(&column.group, width).grid_span(end - at));
        lower.extend((at..end).map(|one| cell(&columns[one].title, widths[one])));
        high = high.max(height(&column.group, width, size));
        low = (at..end).map(|one| height(&columns[one].title, widths[one], size)).fold(low, u32::max);
        at = end;
    }
    vec![heading(upper, high), heading(lower, low.max(both.saturating_sub(high)))]
}

/// A heading row: the library cannot say that it repeats, so that the least height stands for it until the patches.
fn heading(cells: Vec<TableCell>, least: u32) -> TableRow {
    TableRow::new(cells).cant_split().row_height(least as f32).height_rule(HeightRule::AtLeast)
}

fn body_row(annex: &Annex, row: &AnnexRow, last: bool, widths: &[u32], size: usize, texts: &Texts) -> TableRow {
    let bold = row.level != Level::Item;
    let mut cells = Vec::with_capacity(row.cells.len());
    let mut at = 0;
    while at < row.cells.len().min(widths.len()) {
        let cell = &row.cells[at];
        let words = run(&annex.shown(cell, texts)).size(size);
        // What is said in words instead of a number stands where the number would.
        let sums = annex.columns.get(at).is_some_and(|column| column.sums);
        let align = if cell.is_number() || sums { AlignmentType::Right } else { AlignmentType::Left };
        // The mark of the paragraph has a size too: without it an empty cell is as high as body text.
        let words = styled(style::TABLE).align(align).size(size).add_run(if bold { words.bold() } else { words });
        // A group does not end a page on which none of its items stands, and the last rows go with the notes.
        let words = words.keep_next(last || row.level == Level::Group);
        // The name of a group runs on over the empty cells after it, or it would stand in a narrow column word by word.
        let empty = |cell: &&Cell| row.level == Level::Group && at == 1 && **cell == Cell::Blank;
        let span = 1 + row.cells[at + 1..].iter().take_while(empty).count();
        let width: u32 = widths[at..at + span].iter().sum();
        let cell = TableCell::new().width(width as usize, WidthType::Dxa).add_paragraph(words);
        cells.push(if span > 1 { cell.grid_span(span) } else { cell });
        at += span;
    }
    let texts_of = row.cells.iter().zip(widths).skip(if row.level == Level::Group { 2 } else { 0 });
    let tall = texts_of.map(|(cell, width)| lines(&annex.shown(cell, texts), *width, size, bold)).max();
    let row = TableRow::new(cells);
    if tall.unwrap_or(1) > WHOLE_ROW { row } else { row.cant_split() }
}

/// A chart as a picture for each page, with its caption under it. The caption says the title, so that the picture leaves
/// it out; everything else that stands around the drawing is in the picture.
pub fn chart(chart: &Chart, room: Room, laid: &mut Laid<'_>) -> Result<Vec<Flow>, DocxFault> {
    let bare = Chart { title: String::new(), ..chart.clone() };
    let pages = draw_in_text(&bare, room.landscape, laid.texts).map_err(|error| fault(error.0))?;
    let mut flow: Vec<Flow> = Vec::new();
    let title = match chart.subtitle.as_str() {
        subtitle if !subtitle.is_empty() && laid.shared.contains(&chart.title.as_str()) => {
            // Of where and which option, the option tells charts of one title apart.
            let option = subtitle.rsplit_once(". ").map_or(subtitle, |(_, option)| option);
            format!("{} – {option}", chart.title)
        }
        _ => chart.title.clone(),
    };
    let number = laid.patches.next_chart();
    let caption = caption_of("dossier-chart-caption", number, &title, laid.texts);
    if let Some(words) = too_long(&pages, laid.texts) {
        return Ok(vec![caption.keep_next(true).into(), line(style::NOTE, &words).align(AlignmentType::Center).into()]);
    }
    let named = [("name", laid.texts.say("dossier-chart-caption", &[])), ("number", number.to_string())];
    let continued = laid.texts.say("annex-chart-continued", &named);
    for (at, page) in pages.iter().enumerate() {
        let picture = png(page, DOTS).map_err(|error| fault(error.0))?;
        let (width, height) = page.paper.printed();
        // The whole width of the text, unless heading and caption would not find their place then.
        let most = room.height() * 9 / 10 - if room.landscape { super::twips(15) } else { 0 };
        let wide = room.width().min(most * width / height);
        let size = (wide * EMU, wide * height / width * EMU);
        let id = laid.patches.picture(&chart.title, &chart.alt);
        let picture = Pic::new_with_dimensions(picture, 1, 1).id(id).size(size.0, size.1);
        let paragraph = styled(style::BLOCK).line_spacing(style::spacing(120, 0)).keep_next(true);
        flow.push(paragraph.add_run(docx_rs::Run::new().add_image(picture)).into());
        // Every page of a chart says which chart it is.
        flow.push(if at == 0 { caption.clone().into() } else { line(style::CAPTION, &continued).into() });
    }
    Ok(flow)
}
