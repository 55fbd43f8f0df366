//! The title block in two columns, title and subject, and the signature with the recipients.

use super::text::{line, rule, run, styled};
use super::{Flow, Room, style};
use crate::dossier::{Document, Head};
use docx_rs::{
    AlignmentType, Paragraph, SpecialIndentType, Table, TableCell, TableCellMargins, TableLayoutType, TableRow,
    WidthType,
};

/// The left column of the title block in twips.
const LEFT: u32 = 3_700;

/// How far the subject is set in on both sides, in twips.
const SUBJECT: i32 = 800;

/// Everything above the body.
pub fn flow(head: &Head) -> Vec<Flow> {
    let right = Room::UPRIGHT.width() - LEFT;
    let mut flow: Vec<Flow> = vec![columns([(LEFT, left_cell(head)), (right, right_cell(head, right))]).into()];
    flow.push(line(style::BLOCK, "").into());
    if !head.title.is_empty() {
        flow.push(line(style::TITLE, &head.title).into());
    }
    for subject in head.subject.split('|').map(str::trim).filter(|line| !line.is_empty()) {
        // Set in on both sides, so that a long subject breaks into lines of like length.
        let whole = Some(SpecialIndentType::FirstLine(0));
        flow.push(line(style::TITLE, subject).indent(Some(SUBJECT), whole, Some(SUBJECT), None).into());
    }
    if !head.subject.is_empty() {
        let side = Room::UPRIGHT.width() * 3 / 8;
        flow.push(rule(side, side).into());
    }
    match head.addressees.as_slice() {
        [] => {}
        [one] => {
            let paragraph = styled(style::TITLE).add_run(run(&format!("{} ", head.addressed)).disable_bold());
            flow.push(line(style::BLOCK, "").into());
            flow.push(paragraph.add_run(run(one).disable_bold()).into());
        }
        several => {
            flow.push(line(style::BLOCK, "").into());
            flow.push(styled(style::TITLE).add_run(run(&head.addressed).disable_bold()).into());
            flow.extend(several.iter().map(|one| {
                styled(style::BLOCK)
                    .align(AlignmentType::Left)
                    .indent(Some(2_800), Some(SpecialIndentType::FirstLine(0)), None, None)
                    .add_run(run(&format!("- {one}")))
                    .into()
            }));
        }
    }
    flow.push(line(style::BLOCK, "").into());
    flow
}

fn left_cell(head: &Head) -> Vec<Paragraph> {
    let mut cell = Vec::new();
    if !head.superior.is_empty() {
        cell.extend(head.superior.split('|').map(|part| styled(style::BLOCK).add_run(run(part.trim()).size(26))));
    }
    cell.extend(head.issuer.split('|').map(|part| styled(style::BLOCK).add_run(run(part.trim()).size(26).bold())));
    // The rule under the issuing body is a third to a half of its line.
    cell.push(rule(LEFT * 3 / 10, LEFT * 3 / 10));
    if !head.number.is_empty() {
        cell.push(styled(style::BLOCK).add_run(run(&head.number).size(26)));
    }
    if !head.draft.is_empty() {
        cell.push(styled(style::BLOCK).add_run(run(&head.draft).size(24).bold()));
    }
    cell
}

fn right_cell(head: &Head, width: u32) -> Vec<Paragraph> {
    let side = width * 2 / 11;
    vec![
        styled(style::BLOCK).add_run(run(&head.national[0]).size(26).bold()),
        styled(style::BLOCK).add_run(run(&head.national[1]).bold()),
        // The rule under the motto is as long as its words.
        rule(side, side),
        styled(style::BLOCK).add_run(run(&head.place_and_date).italic()),
    ]
}

/// Cells side by side without lines.
fn columns(cells: [(u32, Vec<Paragraph>); 2]) -> Table {
    let widths: Vec<usize> = cells.iter().map(|cell| cell.0 as usize).collect();
    let cells = cells.into_iter().map(|(width, paragraphs)| {
        let cell = TableCell::new().width(width as usize, WidthType::Dxa).clear_all_border();
        paragraphs.into_iter().fold(cell, TableCell::add_paragraph)
    });
    Table::without_borders(vec![TableRow::new(cells.collect()).cant_split()])
        .set_grid(widths.clone())
        .width(widths.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

/// The recipients to the left, the signature to the right.
pub fn signature(document: &Document) -> Vec<Flow> {
    if document.signature.lines.is_empty() && document.recipients.is_empty() {
        return Vec::new();
    }
    let width = Room::UPRIGHT.width();
    let mut left = Vec::new();
    if !document.recipients.is_empty() {
        let heading = run(&document.signature.recipients).size(24).bold().italic();
        left.push(styled(style::RECIPIENT).add_run(heading));
        left.extend(document.recipients.iter().map(|one| line(style::RECIPIENT, &format!("- {one}"))));
    } else {
        left.push(line(style::RECIPIENT, ""));
    }
    let bold = |text: &str| styled(style::BLOCK).add_run(run(text).bold());
    let mut right: Vec<Paragraph> = document.signature.lines.iter().map(|text| bold(text)).collect();
    right.extend((0..4).map(|_| line(style::BLOCK, "")));
    right.push(bold(&document.signature.name));
    let half = width / 2;
    vec![line(style::BLOCK, "").keep_next(true).into(), columns([(half, left), (width - half, right)]).into()]
}
