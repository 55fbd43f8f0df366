//! Organisation charts, flows and maps of the shipped case: what the plans say happens to whom is what is drawn.

#![cfg(feature = "dossier")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails is to panic")]

use assert_cmd::Command;
use std::path::Path;
use std::sync::OnceLock;
use tempfile::TempDir;
use tinhgon::chart::{Chart, Maker};
use tinhgon::cli::with_study;
use tinhgon::report::{Lang, Texts, cell_text};

const KON_TUM: &str = "scenarios/kon-tum";

/// The options, in the order in which their charts come.
const PLANS: [&str; 4] = ["departments-2025-03", "bo-cap-huyen", "bo-cap-huyen-chua-giao-viec", "xa-102-con-40"];
const WORDS: [&str; 5] = ["organisation-before", "organisation-change", "flow-people", "flow-tasks", "map"];

/// The rows of the data behind the chart of an option.
fn rows(word: &str, option: usize) -> Vec<Vec<String>> {
    static CHARTS: OnceLock<Vec<Chart>> = OnceLock::new();
    let charts = CHARTS.get_or_init(|| {
        let made = with_study(Path::new(KON_TUM), &PLANS, Lang::Vi, |study, texts| {
            let charts = |word: &str| Maker::find(word).unwrap().charts(study, texts).unwrap();
            WORDS.into_iter().flat_map(charts).collect()
        });
        made.unwrap()
    });
    let texts = Texts::new(Lang::Vi);
    let chart = charts.iter().filter(|chart| chart.word == word).nth(option).unwrap();
    chart.data.cells().map(|row| row.iter().map(|cell| cell_text(cell, &texts)).collect()).collect()
}

fn has(rows: &[Vec<String>], cells: &[&str]) -> bool {
    rows.iter().any(|row| cells.iter().all(|cell| row.iter().any(|other| other.contains(cell))))
}

#[test]
fn a_change_says_what_became_of_each_department() {
    let rows = rows("organisation-change", 0);
    assert!(has(&rows, &["Sở Nông nghiệp và Môi trường", "Hợp nhất", "hợp nhất từ"]));
    assert!(has(&rows, &["Sở Kế hoạch và Đầu tư", "Kết thúc hoạt động", "sáp nhập vào Sở Tài chính"]));
    assert!(has(&rows, &["Sở Dân tộc và Tôn giáo", "Đổi tên", "đổi tên từ Ban Dân tộc; tiếp nhận bàn giao"]));
    assert!(has(&rows, &["Sở Tư pháp", "Giữ nguyên"]));
    assert!(has(&rows, &["UBND tỉnh Kon Tum", "14 sở và tương đương"]));
    assert!(!has(&rows, &["Phòng Tôn giáo"]), "leaders see agencies only");
}

#[test]
fn many_like_bodies_to_which_the_same_happens_are_one_box() {
    let rows = rows("organisation-change", 1);
    assert!(has(
        &rows,
        &["10 UBND cấp huyện", "Kết thúc hoạt động", "kết thúc hoạt động; bàn giao cho 102 UBND cấp xã"]
    ));
    let communes = "thay đổi cơ quan quản lý trực tiếp; tiếp nhận bàn giao từ 10 UBND cấp huyện";
    assert!(has(&rows, &["102 UBND cấp xã", "Chuyển đến", communes]));
}

#[test]
fn who_takes_over_from_a_body_that_ends_is_marked_as_well_as_that_body() {
    let rows = rows("organisation-change", 1);
    assert!(has(&rows, &["Sở Y tế", "Tiếp nhận", "tiếp nhận bàn giao từ Sở Lao động - Thương binh và Xã hội"]));
    assert!(has(&rows, &["UBND tỉnh Kon Tum", "Giao 315, có mặt 283", "tiếp nhận bàn giao từ 10 UBND cấp huyện"]));
}

#[test]
fn who_takes_a_task_before_its_giver_ends_is_named_on_both_sides() {
    let rows = rows("organisation-change", 1);
    assert!(has(&rows, &["Sở Công Thương", "Tiếp nhận", "tiếp nhận bàn giao từ 10 UBND cấp huyện"]));
    for receiver in ["Sở Công Thương", "Sở Giáo dục và Đào tạo", "Thanh tra tỉnh"] {
        assert!(has(&rows, &["10 UBND cấp huyện", "bàn giao cho 102 UBND cấp xã", receiver]), "{receiver}");
    }
}

#[test]
fn what_is_inside_an_agency_is_not_called_of_a_department() {
    let rows = rows("organisation-before", 0);
    assert!(has(&rows, &["Văn phòng UBND tỉnh", "07 phòng, văn phòng"]));
    assert!(has(&rows, &["Ban Quản lý Khu kinh tế", "02 ĐVSN trực thuộc"]));
}

#[test]
fn all_bodies_are_shown_where_all_are_asked_for() {
    assert_eq!(rows("organisation-before", 0).len(), 36);
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("data.csv");
    let mut command = Command::cargo_bin("tinhgon").unwrap();
    let args = ["--lang", "vi", "chart", KON_TUM, "organisation-change", "--all", "-p", PLANS[0], "--data"];
    command.args(args).arg(&file).assert().success();
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.lines().count() > 560);
    let moved = text.lines().find(|line| line.contains("Phòng Tôn giáo")).unwrap();
    assert!(moved.contains("Chuyển đến") && moved.contains("chuyển từ Sở Nội vụ"), "{moved}");
}

#[test]
fn people_flow_from_the_old_agency_to_the_new_one_and_nobody_is_lost() {
    let rows = rows("flow-people", 1);
    assert!(has(&rows, &["Sở Kế hoạch và Đầu tư", "Sở Tài chính", "63"]));
    let from_districts = rows.iter().filter(|row| row[0] == "10 UBND cấp huyện");
    let people: i64 = from_districts.map(|row| row[2].parse::<i64>().unwrap()).sum();
    assert_eq!(people, 852, "everybody present in the ten districts");
}

#[test]
fn who_has_no_place_yet_is_a_stream_of_its_own() {
    assert!(has(&rows("flow-people", 2), &["10 UBND cấp huyện", "chưa bố trí", "852"]));
}

#[test]
fn tasks_flow_to_those_who_lead_them_now() {
    let rows = rows("flow-tasks", 1);
    assert!(has(&rows, &["10 UBND cấp huyện", "102 UBND cấp xã"]));
    assert!(has(&rows, &["Sở Nội vụ", "Sở Dân tộc và Tôn giáo", "2"]));
}

#[test]
fn a_map_shows_which_communes_become_one() {
    // The other options change no area and have no map.
    let rows = rows("map", 0);
    assert!(has(&rows, &["Phường Quang Trung", "Phường Kon Tum"]));
    assert!(has(&rows, &["Phường Thắng Lợi", "Phường Kon Tum", "nêu đầu tiên"]));
    assert_eq!(rows.len(), 102, "two of 102 communes have no coordinates and are listed all the same");
    assert!(has(&rows, &["Xã Ia Đal", "chưa có tọa độ"]));
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
        let charts = ["chart", "tests/fixtures/people", "organisation-change", "flow-people", "-p", "ghep", "-o"];
        command.args(charts).arg(&file).assert().success();
        std::fs::read(file).unwrap()
    };
    assert!(draw("one.pdf") == draw("other.pdf"));
}
