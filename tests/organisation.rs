//! Organisation charts, flows and maps of the shipped case: what the plans say happens to whom is what is drawn.

#![cfg(feature = "dossier")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails is to panic")]

use assert_cmd::Command;
use std::path::Path;
use tempfile::TempDir;

const KON_TUM: &str = "scenarios/kon-tum";

/// The data of charts of a case: the cells of each row, the word of the chart first.
fn rows(case: &Path, charts: &[&str], more: &[&str]) -> Vec<Vec<String>> {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("data.csv");
    let mut command = Command::cargo_bin("tinhgon").unwrap();
    command.args(["--lang", "vi", "chart"]).arg(case).args(charts).args(more).arg("--data").arg(&file);
    command.assert().success();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(&file).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn has(rows: &[Vec<String>], cells: &[&str]) -> bool {
    rows.iter().any(|row| cells.iter().all(|cell| row.iter().any(|other| other.contains(cell))))
}

#[test]
fn a_change_says_what_became_of_each_department() {
    let rows = rows(Path::new(KON_TUM), &["organisation-change"], &["-p", "departments-2025-03"]);
    assert!(has(&rows, &["Sở Nông nghiệp và Môi trường", "merged", "hợp nhất từ"]));
    assert!(has(&rows, &["Sở Kế hoạch và Đầu tư", "ended", "sáp nhập vào Sở Tài chính"]));
    assert!(has(&rows, &["Sở Dân tộc và Tôn giáo", "renamed", "đổi tên từ Ban Dân tộc"]));
    assert!(has(&rows, &["Sở Tư pháp", "same"]));
    assert!(has(&rows, &["UBND tỉnh Kon Tum", "14 sở và tương đương"]));
    assert!(!has(&rows, &["Phòng Tôn giáo"]), "leaders see agencies only");
}

#[test]
fn all_bodies_are_shown_where_all_are_asked_for() {
    let some = rows(Path::new(KON_TUM), &["organisation-before"], &[]);
    let all = rows(Path::new(KON_TUM), &["organisation-change"], &["-p", "departments-2025-03", "--all"]);
    assert_eq!(some.len(), 36);
    assert!(all.len() > 560);
    assert!(has(&all, &["Phòng Tôn giáo", "moved", "chuyển từ Sở Nội vụ"]));
}

#[test]
fn people_flow_from_the_old_agency_to_the_new_one_and_nobody_is_lost() {
    let rows = rows(Path::new(KON_TUM), &["flow-people"], &["-p", "bo-cap-huyen"]);
    assert!(has(&rows, &["Sở Kế hoạch và Đầu tư", "Sở Tài chính", "63"]));
    let from_districts = rows.iter().filter(|row| row.iter().any(|cell| cell == "10 UBND cấp huyện"));
    let people: i64 = from_districts.map(|row| row.last().unwrap().parse::<i64>().unwrap()).sum();
    assert_eq!(people, 852, "everybody present in the ten districts");
}

#[test]
fn who_has_no_place_yet_is_a_stream_of_its_own() {
    let rows = rows(Path::new(KON_TUM), &["flow-people"], &["-p", "bo-cap-huyen-chua-giao-viec"]);
    assert!(has(&rows, &["10 UBND cấp huyện", "chưa bố trí"]));
}

#[test]
fn tasks_flow_to_those_who_lead_them_now() {
    let rows = rows(Path::new(KON_TUM), &["flow-tasks"], &["-p", "bo-cap-huyen"]);
    assert!(has(&rows, &["10 UBND cấp huyện", "102 UBND cấp xã"]));
    assert!(has(&rows, &["Sở Nội vụ", "Sở Dân tộc và Tôn giáo", "2"]));
}

#[test]
fn a_map_shows_which_communes_become_one() {
    let rows = rows(Path::new(KON_TUM), &["map"], &["-p", "xa-102-con-40"]);
    assert!(has(&rows, &["Phường Quang Trung", "Phường Kon Tum"]));
    assert!(has(&rows, &["Phường Thắng Lợi", "Phường Kon Tum", "nêu đầu tiên"]));
    assert_eq!(rows.len(), 100, "two of 102 communes have no coordinates");
}

#[test]
fn a_map_without_coordinates_says_which_columns_are_missing() {
    let mut command = Command::cargo_bin("tinhgon").unwrap();
    let args = ["--lang", "vi", "chart", "tests/fixtures/people", "map", "-o", "map.svg"];
    let output = command.args(args).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(err.contains("lat") && err.contains("lon") && err.contains("areas.csv"), "{err}");
}

#[test]
fn the_same_chart_is_the_same_bytes_twice() {
    let dir = TempDir::new().unwrap();
    let draw = |name: &str| {
        let file = dir.path().join(name);
        let mut command = Command::cargo_bin("tinhgon").unwrap();
        command.args(["chart", KON_TUM, "organisation-change", "-p", "departments-2025-03", "-o"]).arg(&file);
        command.assert().success();
        std::fs::read(file).unwrap()
    };
    assert!(draw("one.svg") == draw("other.svg"));
}
