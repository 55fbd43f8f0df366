//! Tables: a caption, one or two heading rows, groups with their items, sums, notes.

use crate::dossier::{Annex, AnnexColumn, AnnexRow, Level};
use crate::output::draw::escaped;
use crate::report::{Cell, Texts};

/// Writes a table; `id` tells its caption apart on the page.
pub fn write(annex: &Annex, id: &str, texts: &Texts, out: &mut String) {
    let columns = annex.columns.len();
    // The box scrolls by itself where the table is wider than the page; whoever uses keys must be able to reach it.
    out.push_str(&format!("<div class=\"wide\" role=\"region\" aria-labelledby=\"{id}\" tabindex=\"0\">\n"));
    out.push_str(&format!("<table style=\"--columns:{columns}\">\n<caption id=\"{id}\">"));
    out.push_str(&format!("<span class=\"title\">{}</span>", escaped(&annex.title)));
    if !annex.unit.is_empty() {
        out.push_str(&format!(" <span class=\"unit\">{}</span>", escaped(&annex.unit)));
    }
    out.push_str("</caption>\n");
    head(&annex.columns, out);
    rows(annex, texts, out);
    out.push_str("</table>\n</div>\n");
    for note in &annex.notes {
        out.push_str(&format!("<p class=\"note\">{}</p>\n", escaped(note)));
    }
}

/// Neighbouring columns under one upper heading; those without one stand alone.
fn groups(columns: &[AnnexColumn]) -> Vec<&[AnnexColumn]> {
    columns.chunk_by(|a, b| !a.group.is_empty() && a.group == b.group).collect()
}

fn head(columns: &[AnnexColumn], out: &mut String) {
    let all: u32 = columns.iter().map(|column| column.width).sum();
    for group in groups(columns) {
        out.push_str("<colgroup>");
        for column in group {
            let tenths = (column.width * 1000).checked_div(all).unwrap_or(0);
            out.push_str(&format!("<col style=\"width:{}.{}%\">", tenths / 10, tenths % 10));
        }
        out.push_str("</colgroup>\n");
    }
    let two = columns.iter().any(|column| !column.group.is_empty());
    let fills = if two { " rowspan=\"2\"" } else { "" };
    let mut lower = String::new();
    out.push_str("<thead>\n<tr>");
    let mut at = 0;
    for group in groups(columns) {
        match group {
            [column] if column.group.is_empty() => {
                let title = escaped(&column.title);
                out.push_str(&format!("<th scope=\"col\" data-at=\"{at}\"{fills}>{title}</th>"));
            }
            _ => {
                let title = group.first().map_or_else(String::new, |column| escaped(&column.group));
                out.push_str(&format!("<th scope=\"colgroup\" colspan=\"{}\">{title}</th>", group.len()));
                for (place, column) in group.iter().enumerate() {
                    let title = escaped(&column.title);
                    lower.push_str(&format!("<th scope=\"col\" data-at=\"{}\">{title}</th>", at + place));
                }
            }
        }
        at += group.len();
    }
    out.push_str("</tr>\n");
    if two {
        out.push_str(&format!("<tr>{lower}</tr>\n"));
    }
    out.push_str("</thead>\n");
}

/// The column whose cells name their rows: the first that holds words, not numbers or the like.
fn naming(annex: &Annex) -> usize {
    let names = |at: usize| {
        let mut cells = annex.rows.iter().filter(|row| row.level == Level::Item).filter_map(|row| row.cells.get(at));
        cells.any(
            |cell| matches!(cell, Cell::Text(text) if text.chars().filter(|sign| sign.is_alphabetic()).count() > 3),
        )
    };
    (0..annex.columns.len()).find(|at| names(*at)).unwrap_or(0)
}

/// The rows: each group in a body of its own, so that items are sorted within it; sums apart.
fn rows(annex: &Annex, texts: &Texts, out: &mut String) {
    let naming = naming(annex);
    let apart =
        |a: &AnnexRow, b: &AnnexRow| b.level != Level::Group && (a.level == Level::Total) == (b.level == Level::Total);
    for part in annex.rows.chunk_by(apart) {
        let sums = part.first().is_some_and(|row| row.level == Level::Total);
        out.push_str(if sums { "<tbody class=\"sums\">\n" } else { "<tbody>\n" });
        for row in part {
            let class = match row.level {
                Level::Group => " class=\"group\"",
                Level::Item => "",
                Level::Total => " class=\"total\"",
            };
            out.push_str(&format!("<tr{class}>"));
            let scope = if row.level == Level::Group { "rowgroup" } else { "row" };
            cells(annex, row, naming, scope, texts, out);
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n");
    }
}

fn cells(annex: &Annex, row: &AnnexRow, naming: usize, scope: &str, texts: &Texts, out: &mut String) {
    // Where the first words of a group or of a sum stand in another column, they name the row.
    let named = |at: &usize| matches!(row.cells.get(*at), Some(Cell::Text(_)));
    let naming = [naming].into_iter().chain(0..row.cells.len()).find(named);
    // The name of a group runs over the blank cells behind it, up to the first sum.
    let blank = |at: usize| row.cells[at + 1..].iter().take_while(|cell| **cell == Cell::Blank).count();
    let over = naming.filter(|_| row.level == Level::Group).map_or(0, blank);
    for (at, cell) in row.cells.iter().enumerate() {
        // Each line of a cell stands on its own.
        let text = escaped(&annex.shown(cell, texts)).replace('\n', "<br>");
        if Some(at) == naming {
            let spans = if over > 0 { format!(" colspan=\"{}\"", over + 1) } else { String::new() };
            out.push_str(&format!("<th scope=\"{scope}\"{spans}>{text}</th>"));
        } else if naming.is_none_or(|name| at < name || at > name + over) {
            match value(cell) {
                Some(value) => out.push_str(&format!("<td class=\"n\" data-value=\"{value}\">{text}</td>")),
                None if cell.is_number() => out.push_str(&format!("<td class=\"n\">{text}</td>")),
                None => out.push_str(&format!("<td>{text}</td>")),
            }
        }
    }
}

/// The number by which a cell is put in order; none: words, blank or unknown.
fn value(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Blank | Cell::Text(_) => None,
        Cell::Number(count) | Cell::Change(count) | Cell::Millions(count) => *count,
        Cell::Hundredths(hundredths) | Cell::Percent { hundredths, .. } => Some(*hundredths),
    }
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::dossier::{Annex, AnnexColumn, AnnexRow, Level};
    use crate::report::{Cell, Lang, Texts};

    fn column(group: &str, title: &str) -> AnnexColumn {
        AnnexColumn { group: group.to_owned(), title: title.to_owned(), width: 1, ..AnnexColumn::default() }
    }

    fn written(columns: Vec<AnnexColumn>, rows: Vec<(Level, Vec<Cell>)>) -> String {
        let rows = rows.into_iter().map(|(level, cells)| AnnexRow { level, cells }).collect();
        let annex = Annex { title: "Bảng".to_owned(), columns, rows, ..Annex::default() };
        let mut out = String::new();
        write(&annex, "t1", &Texts::new(Lang::Vi), &mut out);
        out
    }

    #[test]
    fn columns_of_one_group_stand_under_one_heading() {
        let columns = vec![column("", "Cơ quan"), column("Trước", "Giao"), column("Trước", "Có mặt")];
        let table = written(columns, Vec::new());
        assert!(table.contains("<th scope=\"col\" data-at=\"0\" rowspan=\"2\">Cơ quan</th>"), "{table}");
        assert!(table.contains("<th scope=\"colgroup\" colspan=\"2\">Trước</th></tr>"), "{table}");
        assert!(table.contains("<tr><th scope=\"col\" data-at=\"1\">Giao</th>"), "{table}");
        assert_eq!(table.matches("<colgroup>").count(), 2);
    }

    #[test]
    fn the_name_of_a_group_runs_up_to_its_first_sum() {
        let columns = ["STT", "Lĩnh vực", "Nhiệm vụ", "Người", "Ghi chú"].map(|title| column("", title)).to_vec();
        let item = |task: &str| {
            let words = [Cell::text("Nội vụ"), Cell::text(task)];
            [Cell::Number(Some(1))].into_iter().chain(words).chain([Cell::Number(Some(63)), Cell::Blank]).collect()
        };
        let group = vec![Cell::text("I"), Cell::text("Sở"), Cell::Blank, Cell::Number(Some(63)), Cell::Blank];
        let table = written(columns, vec![(Level::Group, group), (Level::Item, item("Lưu trữ"))]);
        let expected =
            "<th scope=\"rowgroup\" colspan=\"2\">Sở</th><td class=\"n\" data-value=\"63\">63</td><td></td></tr>";
        assert!(table.contains(expected), "{table}");
    }

    #[test]
    fn rows_are_named_by_their_words_and_unknown_is_no_number() {
        let columns = vec![column("", "STT"), column("", "Cơ quan"), column("", "Giao")];
        let item =
            |name: &str, count| (Level::Item, vec![Cell::Number(Some(1)), Cell::text(name), Cell::Number(count)]);
        let group = (Level::Group, vec![Cell::text("A"), Cell::text("Sở <chung>"), Cell::Blank]);
        let total = (Level::Total, vec![Cell::Blank, Cell::text("Tổng cộng"), Cell::Number(Some(1140))]);
        let table = written(columns, vec![group, item("Sở Nội vụ", Some(1140)), item("Sở Y tế", None), total]);
        assert!(table.contains("<td>A</td><th scope=\"rowgroup\" colspan=\"2\">Sở &lt;chung&gt;</th></tr>"), "{table}");
        assert!(table.contains("<th scope=\"row\">Sở Nội vụ</th><td class=\"n\" data-value=\"1140\">1.140</td>"));
        assert!(table.contains("<th scope=\"row\">Sở Y tế</th><td class=\"n\">"), "{table}");
        assert!(
            table.contains("<tbody class=\"sums\">\n<tr class=\"total\"><td></td><th scope=\"row\">Tổng cộng</th>")
        );
    }
}
