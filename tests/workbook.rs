//! Annexes and workbooks: the forms add up and agree with the figures, and a workbook is read again as it was written.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails is to panic")]
#![cfg(feature = "dossier")]

use calamine::{Data, DataType, Reader, Xlsx, open_workbook_from_rs};
use std::io::Cursor;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use tinhgon::cli::with_study;
use tinhgon::dossier::{Annex, Annexes, Level, annexes};
use tinhgon::evaluate::{Figure, Indicators};
use tinhgon::output::xlsx::annex_workbook;
use tinhgon::report::{Cell, Lang, Provenance, Studied, Study, Texts, cell_text};
use tinhgon::simulate::WholeRow;

const KON_TUM: &str = "scenarios/kon-tum";
const PLANS: [&str; 2] = ["kkt-ve-cac-so", "toan-bo-2025"];

/// What one option came to, gathered once for all tests.
struct Made {
    plan: String,
    annexes: Annexes,
    provenance: Provenance,
    figures: [Indicators; 2],
    surplus: WholeRow,
}

/// The options of the shipped case, gathered once: their paths take the time of ten thousand runs each.
fn made() -> &'static [Made] {
    static MADE: OnceLock<Vec<Made>> = OnceLock::new();
    MADE.get_or_init(|| {
        let gather = |study: &Study<'_>, texts: &Texts| {
            let made = |option: &Studied<'_>| Made {
                plan: option.plan.id.clone(),
                annexes: annexes(study, option, texts),
                provenance: option.provenance.clone(),
                figures: [option.evaluation.before.clone(), option.evaluation.after.clone()],
                surplus: option.forecast.as_ref().unwrap().whole.total.clone(),
            };
            study.options.iter().map(made).collect()
        };
        with_study(Path::new(KON_TUM), &PLANS, Lang::Vi, gather).unwrap()
    })
}

/// The workbook of an option.
fn workbook(made: &Made) -> Vec<u8> {
    annex_workbook(&made.plan, &made.annexes, &made.provenance, &Texts::new(Lang::Vi)).unwrap()
}

fn form<'a>(annexes: &'a Annexes, word: &str) -> &'a Annex {
    annexes.filled.iter().find(|annex| annex.word == word).unwrap_or_else(|| panic!("no {word}"))
}

/// The number of a cell; none: unknown, or nothing.
fn number(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Number(count) | Cell::Change(count) | Cell::Millions(count) => *count,
        Cell::Hundredths(hundredths) => Some(*hundredths),
        _ => None,
    }
}

/// The positions of the columns of a key.
fn columns(annex: &Annex, key: &str) -> Vec<usize> {
    (0..annex.columns.len()).filter(|at| annex.columns[*at].key == key).collect()
}

fn total<'a>(annex: &'a Annex, key: &str, nth: usize) -> &'a Cell {
    let row = annex.rows.iter().find(|row| row.level == Level::Total).unwrap();
    &row.cells[columns(annex, key)[nth]]
}

/// The sum of numbers; one unknown makes it unknown, and nothing is blank.
fn added<'c>(cells: impl Iterator<Item = &'c Cell>) -> Option<Option<i64>> {
    let filled: Vec<&Cell> = cells.filter(|cell| cell.is_number()).collect();
    (!filled.is_empty()).then(|| filled.iter().map(|cell| number(cell)).sum())
}

#[test]
fn every_sum_is_the_sum_of_its_items() {
    for Made { plan, annexes, .. } in made() {
        for annex in &annexes.filled {
            for (at, column) in annex.columns.iter().enumerate().filter(|(_, column)| column.sums) {
                let items = |from: usize, to: usize| {
                    let rows = annex.rows[from..to].iter().filter(|row| row.level == Level::Item);
                    added(rows.map(|row| &row.cells[at]))
                };
                for (place, row) in annex.rows.iter().enumerate().filter(|(_, row)| row.level != Level::Item) {
                    let (from, to) = match row.level {
                        Level::Total => (0, place),
                        _ => {
                            let rest = &annex.rows[place + 1..];
                            let end = rest.iter().position(|row| row.level != Level::Item).unwrap_or(rest.len());
                            (place + 1, place + 1 + end)
                        }
                    };
                    // What units that come and go have afterwards is not added up under the agency of today.
                    if annex.word == "b05" && row.level == Level::Group && row.cells[at] == Cell::Blank {
                        continue;
                    }
                    let sum = row.cells[at].is_number().then(|| number(&row.cells[at]));
                    assert_eq!(sum, items(from, to), "{}: {} {} row {place}", plan, annex.word, column.key);
                }
            }
        }
    }
}

#[test]
fn the_forms_add_up_across() {
    for Made { plan, annexes, .. } in made() {
        let known = |cells: &[Cell], at: usize| number(&cells[at]).unwrap_or(0);
        let b02 = form(annexes, "b02");
        for row in &b02.rows {
            for unused in columns(b02, "unused") {
                let cells = &row.cells;
                assert_eq!(known(cells, unused), known(cells, unused - 2) - known(cells, unused - 1), "{row:?}");
            }
            let filled: i64 = columns(b02, "filled").iter().map(|at| known(&row.cells, *at)).sum();
            assert_eq!(known(&row.cells, columns(b02, "filled-all")[0]), filled, "{row:?}");
        }
        let b04 = form(annexes, "b04");
        for row in &b04.rows {
            let sides: Vec<usize> = columns(b04, "all");
            for all in &sides {
                let parts: i64 = (all - 6..*all).map(|at| known(&row.cells, at)).sum();
                assert_eq!(known(&row.cells, *all), parts, "{row:?}");
            }
            let change = known(&row.cells, sides[1]) - known(&row.cells, sides[0]);
            assert_eq!(known(&row.cells, columns(b04, "number-of")[0]), change, "{row:?}");
        }
        let b03 = form(annexes, "b03");
        for row in b03.rows.iter().filter(|row| row.cells[columns(b03, "surplus")[0]].is_number()) {
            let of = |key: &str| columns(b03, key).iter().map(|at| known(&row.cells, *at)).sum::<i64>();
            assert_eq!(of("by-retiring"), of("year"), "{}: {row:?}", plan);
            assert_eq!(of("surplus"), of("by-retiring") + of("by-other-means"), "{}: {row:?}", plan);
        }
    }
}

#[test]
fn the_forms_say_what_the_evaluation_says() {
    for Made { plan, annexes, figures: [before, after], surplus, .. } in made() {
        let is = |cell: &Cell, figure: Option<i64>| assert_eq!(number(cell), figure, "{plan}");
        let known = |cell: &Cell| number(cell).unwrap();
        is(total(form(annexes, "b02"), "filled-all", 0), before.get(Figure::Filled));
        let b04 = form(annexes, "b04");
        is(total(b04, "all", 0), before.get(Figure::Bodies));
        is(total(b04, "all", 1), after.get(Figure::Bodies));
        is(total(b04, "agencies", 0), before.get(Figure::Agencies));
        is(total(b04, "agencies", 1), after.get(Figure::Agencies));
        let b03 = form(annexes, "b03");
        is(total(b03, "heads", 0), before.get(Figure::Heads));
        is(total(b03, "heads", 1), after.get(Figure::Heads));
        is(total(b03, "deputies", 0), before.get(Figure::Deputies));
        is(total(b03, "deputies-placed", 0), after.get(Figure::Deputies));
        let b05 = form(annexes, "b05");
        is(total(b05, "people", 0), before.get(Figure::Filled));
        is(total(b05, "quota-planned", 0), after.get(Figure::Quota));
        let items = |word: &str| {
            let annex = annexes.filled.iter().find(|annex| annex.word == word);
            annex.map_or(0, |annex| annex.rows.iter().filter(|row| row.level == Level::Item).count() as i64)
        };
        let left = known(total(b03, "heads", 0)) - known(total(b03, "heads", 2));
        assert_eq!(Some(left), after.get(Figure::Heads), "whoever leads no longer is counted: {plan}");
        let b06 = form(annexes, "b06");
        let [carried_on, again] =
            ["không phải nhiệm vụ chuyển giao", "dòng ghi thêm"].map(|it| figures_in_notes(b06, it));
        let handed = items("b06") + carried_on - again;
        assert_eq!(Some(handed), after.get(Figure::TasksMoved), "{plan}");
        is(total(b03, "surplus", 0), Some(surplus.surplus));
        is(total(b03, "by-other-means", 0), Some(surplus.rest));
        let said = ["là căn cứ của phương án", "đã hết hiệu lực", "sau ngày lấy số liệu", "đã thực hiện xong"];
        let noted = said.map(|said| figures_in_notes(form(annexes, "b08"), said));
        assert_eq!(Some(items("b08") + noted.iter().sum::<i64>()), after.get(Figure::DocumentsTouched), "{plan}");
    }
}

/// The number in the note that says something.
fn figures_in_notes(annex: &Annex, said: &str) -> i64 {
    let note = annex.notes.iter().find(|note| note.contains(said));
    note.map_or(0, |note| note.split(' ').find_map(|word| word.parse().ok()).unwrap())
}

#[test]
fn a_paper_is_reviewed_by_what_becomes_of_the_bodies_and_tasks_that_it_names() {
    let made = made();
    let b08 = form(&made.iter().find(|made| made.plan == "kkt-ve-cac-so").unwrap().annexes, "b08");
    let said = |of: &str, key: &str| {
        let names = |row: &&tinhgon::dossier::AnnexRow| {
            row.cells.iter().any(|cell| matches!(cell, Cell::Text(text) if text.contains(of)))
        };
        let row = b08.rows.iter().find(names).unwrap_or_else(|| panic!("no row with {of}"));
        cell_text(&row.cells[columns(b08, key)[0]], &Texts::new(Lang::Vi))
    };
    let board = "cơ cấu tổ chức của Ban Quản lý Khu kinh tế tỉnh";
    assert_eq!(said(board, "proposal"), "Bãi bỏ", "nobody takes the place of the board");
    assert_eq!(said("685/QĐ-UBND", "proposal"), "Bãi bỏ; ban hành văn bản mới cho cơ quan tiếp nhận");
    // The body that the plan names went elsewhere than the task.
    assert_eq!(said("2601/KH-UBND", "drafter"), "Sở Nông nghiệp và Môi trường");
    assert_eq!(said("912/QĐ-UBND", "document-number"), "912/QĐ-UBND; tháng 9/2019");
    assert_eq!(figures_in_notes(b08, "1272-TB/TU"), 1, "the ground of the plan is not changed by it");
}

#[test]
fn leaders_cease_where_they_led() {
    let made = made();
    let made = made.iter().find(|made| made.plan == "toan-bo-2025").unwrap();
    let b03 = form(&made.annexes, "b03");
    let [heads, deputies] = ["heads", "deputies"].map(|key| *columns(b03, key).last().unwrap());
    let groups = b03.rows.iter().filter(|row| row.level == Level::Group);
    let of = |name: &str| {
        let mut groups = groups.clone();
        groups.find(|row| matches!(&row.cells[1], Cell::Text(text) if text.starts_with(name))).unwrap()
    };
    // A district has one head of its own and twelve of its divisions, with all their deputies.
    let district = of("UBND huyện Đăk Glei");
    assert_eq!(number(&district.cells[heads]), Some(13));
    assert_eq!(district.cells[deputies], district.cells[columns(b03, "deputies")[0]]);
}

#[test]
fn forms_without_rows_are_left_out_and_named() {
    for made in made() {
        let filled: Vec<&str> = made.annexes.filled.iter().map(|annex| annex.word).collect();
        let last = if made.plan == "toan-bo-2025" { &["b08", "b15"][..] } else { &["b08"] };
        assert_eq!(filled, [&["b02", "b03", "b04", "b05", "b06"], last].concat());
        let text = made.annexes.left_out_text(&Texts::new(Lang::Vi)).unwrap();
        assert!(text.contains("Tổng hợp nhu cầu nghỉ hưu trước tuổi"), "{text}");
    }
}

#[test]
fn every_form_says_as_of_when_from_where_and_how_sure() {
    for annex in made().iter().flat_map(|made| &made.annexes.filled) {
        let note = &annex.notes[0];
        assert!(note.starts_with("Số liệu đến ngày 28/02/2025; nguồn: Bộ máy hành chính tỉnh Kon Tum"), "{note}");
        assert!(note.ends_with("mức độ tin cậy: số liệu minh họa."), "{note}");
    }
}

#[test]
fn a_workbook_is_read_as_it_was_written() {
    let texts = Texts::new(Lang::Vi);
    for made in made() {
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(workbook(made))).unwrap();
        let names = book.sheet_names();
        assert_eq!(names[0], "PL I - Biên chế, lao động");
        assert_eq!(names[names.len() - 2..], ["Biểu đồ", "Nguồn số liệu"]);
        for (annex, name) in made.annexes.filled.iter().zip(&names) {
            let cells = book.worksheet_range(name).unwrap();
            let formulas = book.worksheet_formula(name).unwrap();
            assert_eq!(cells.get_value((1, 0)), Some(&Data::String(annex.title.to_uppercase())));
            for (at, row) in annex.rows.iter().enumerate() {
                for (column, cell) in row.cells.iter().enumerate() {
                    let place = (FIRST_ROW + at as u32, column as u32);
                    let read = cells.get_value(place).unwrap_or(&Data::Empty);
                    let wanted = cell_text(cell, &texts);
                    match (read, cell) {
                        (Data::Float(read), _) => assert!((read - as_written(cell)).abs() < 1e-9, "{name} {place:?}"),
                        (Data::String(read), _) => assert_eq!(*read, wanted, "{name} {place:?}"),
                        (Data::Empty, cell) => assert_eq!(wanted, "", "{name} {place:?} {cell:?}"),
                        other => panic!("{name} {place:?}: {other:?}"),
                    }
                    let sum = annex.columns[column].sums && row.level != Level::Item && cell.is_number();
                    let formula = formulas.get_value(place).is_some_and(|formula| formula.contains("SUM("));
                    assert_eq!(formula, sum, "{name} {place:?}");
                }
            }
        }
    }
}

/// The row of the first cells of an annex, below its title and its two heading rows.
const FIRST_ROW: u32 = 5;

fn as_written(cell: &Cell) -> f64 {
    match cell {
        Cell::Hundredths(hundredths) => *hundredths as f64 / 100.0,
        Cell::Percent { hundredths, .. } => *hundredths as f64 / 10_000.0,
        cell => number(cell).unwrap() as f64,
    }
}

#[test]
fn the_same_annexes_give_the_same_bytes() {
    let made = &made()[0];
    assert!(workbook(made) == workbook(made));
}

/// Whether LibreOffice is there; where it must be, its absence fails.
#[allow(clippy::print_stdout, reason = "a test that is skipped says so")]
fn office() -> bool {
    let there = Command::new("soffice").arg("--version").output().is_ok_and(|output| output.status.success());
    assert!(there || std::env::var_os("TINHGON_OFFICE").is_none(), "soffice is not there");
    if !there {
        println!("skipped: soffice is not there");
    }
    there
}

/// Has LibreOffice work out every formula anew when it opens a workbook.
const RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"#;

#[test]
fn libreoffice_works_the_sums_out_alike() {
    if !office() {
        return;
    }
    let made = made().last().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("phu-luc.xlsx");
    std::fs::write(&file, workbook(made)).unwrap();
    let profile = dir.path().join("profile/user");
    std::fs::create_dir_all(&profile).unwrap();
    std::fs::write(profile.join("registrymodifications.xcu"), RECALCULATE).unwrap();
    // Commas, quotes, UTF-8, values as they are and not as they are shown, and every sheet in a file of its own.
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";
    let profile = format!("-env:UserInstallation=file://{}", dir.path().join("profile").display());
    let output = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", filter, "--outdir"])
        .arg(dir.path())
        .arg(&file)
        .env("HOME", dir.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let names = {
        let book: Xlsx<_> = open_workbook_from_rs(Cursor::new(workbook(made))).unwrap();
        book.sheet_names()
    };
    let mut compared = 0;
    for (annex, name) in made.annexes.filled.iter().zip(&names) {
        let sheet = dir.path().join(format!("phu-luc-{name}.csv"));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(&sheet).unwrap();
        let lines: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        for (at, row) in annex.rows.iter().enumerate().filter(|(_, row)| row.level != Level::Item) {
            for column in (0..row.cells.len()).filter(|at| annex.columns[*at].sums && row.cells[*at].is_number()) {
                let said = &lines[FIRST_ROW as usize + at][column];
                match number(&row.cells[column]) {
                    Some(_) => {
                        let said: f64 =
                            said.parse().unwrap_or_else(|_| panic!("{name} row {at} column {column}: {said}"));
                        assert!(
                            (said - as_written(&row.cells[column])).abs() < 1e-9,
                            "{name} row {at} column {column}"
                        );
                    }
                    None => assert_eq!(said, "chưa rõ", "{name} row {at} column {column}"),
                }
                compared += 1;
            }
        }
    }
    assert!(compared > 500, "{compared} sums");
}

/// Runs the program into a file of a folder that goes again; its bytes come back.
fn written(args: &[&str]) -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("ket-qua.xlsx");
    let mut command = assert_cmd::Command::cargo_bin("tinhgon").unwrap();
    command.args(["--lang", "vi"]).args(args).arg("-o").arg(&file).assert().success();
    std::fs::read(file).unwrap()
}

/// All cells of a workbook by sheet.
fn read(bytes: Vec<u8>) -> Vec<(String, calamine::Range<Data>)> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    names.into_iter().map(|name| (name.clone(), book.worksheet_range(&name).unwrap())).collect()
}

#[test]
fn evaluate_and_compare_write_workbooks_with_their_figures() {
    let plan = ["-p", "kkt-ve-cac-so"];
    let sheets = read(written(&["evaluate", KON_TUM, plan[0], plan[1]]));
    assert_eq!(sheets.last().unwrap().0, "Nguồn số liệu");
    let (before, after) = {
        let [before, after] = &made()[0].figures;
        (before.get(Figure::Agencies).unwrap(), after.get(Figure::Agencies).unwrap())
    };
    let figures = &sheets[0].1;
    let row = figures.rows().find(|row| row[0] == Data::String("Số đầu mối cơ quan, tổ chức".into())).unwrap();
    let numbers: Vec<f64> = row.iter().filter_map(Data::get_float).collect();
    assert_eq!(numbers[..3], [before as f64, after as f64, (after - before) as f64]);
    let compared = ["compare", KON_TUM, "-p", "kkt-giu-nguyen", "-p", "kkt-ve-cac-so"];
    assert!(written(&compared) == written(&compared), "the same comparison gives the same bytes");
    assert!(read(written(&compared)).len() > 2);
}

#[test]
fn a_workbook_needs_a_file() {
    let mut command = assert_cmd::Command::cargo_bin("tinhgon").unwrap();
    let call = command.args(["--lang", "vi", "evaluate", KON_TUM, "--format", "xlsx"]).assert().code(2);
    assert!(String::from_utf8_lossy(&call.get_output().stderr).contains("-o TEN.xlsx"));
}

#[test]
fn those_who_leave_are_counted_by_agency_and_listed_without_names() {
    let look = |study: &Study<'_>, texts: &Texts| {
        let option = &study.options[0];
        let made = annexes(study, option, texts);
        let due = option.leavers.summary.all;
        let needs = form(&made, "b07a");
        assert_eq!(number(total(needs, "registered", 0)), Some(due.people));
        assert_eq!(*total(needs, "money", 0), Cell::Millions(due.total()));
        let people = form(&made, "b07b");
        assert_eq!(number(total(people, "due", 0)), due.total());
        let ids: Vec<&Cell> =
            people.rows.iter().filter(|row| row.level == Level::Item).map(|row| &row.cells[1]).collect();
        assert_eq!(ids, [&Cell::text("N001")]);
        assert!(people.columns.iter().all(|column| !column.title.contains("Họ và tên")), "{:?}", people.columns);
        let parts: i64 = ["lump", "for-years", "for-service", "job-search"]
            .iter()
            .filter(|key| !columns(people, key).is_empty())
            .filter_map(|key| number(total(people, key, 0)))
            .sum();
        assert_eq!(Some(parts), due.total());
    };
    with_study(Path::new("starter"), &["ghep-hai-so"], Lang::Vi, look).unwrap();
}
