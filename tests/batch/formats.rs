//! Rows, findings and packed files.

use crate::{Desk, KON_TUM, TABLE, call, cells, fed, light};
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use serde_json::Value;
use std::io::{Read, Write};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::default());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

fn zstandard(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

#[test]
fn packed_tables_and_results_hold_the_same() {
    let desk = Desk::new();
    let (bytes, _) = light(300, 10);
    let plain = fed(&["-", "--columns", "people_moved,reason"], &bytes).rows();
    // Several members or frames one after the other are one table.
    let (first, second) = bytes.split_at(bytes.len() / 3);
    for (name, packed) in [
        ("t.csv.gz", [gzip(first), gzip(second)].concat()),
        ("t.csv.zst", [zstandard(first), zstandard(second)].concat()),
    ] {
        let table = desk.put(name, &packed);
        assert_eq!(call(&[&table, "--columns", "people_moved,reason"]).rows(), plain, "{name}");
        assert_eq!(fed(&["-", "--columns", "people_moved,reason"], &packed).rows(), plain, "{name}");
        let broken = desk.put(&format!("broken-{name}"), &packed[..packed.len() / 2]);
        assert_eq!(call(&[&broken, "-o", &desk.name("none.csv"), "--force"]).code, 3, "{name}");
        assert!(!desk.path("none.csv").exists());
    }
    let table = desk.put("t.csv", &bytes);
    for name in ["out.csv.gz", "out.csv.zst"] {
        call(&[&table, "--columns", "people_moved,reason", "-o", &desk.name(name)]).rows();
        let packed = desk.read(name);
        let mut unpacked = String::new();
        if name.ends_with("gz") {
            MultiGzDecoder::new(&packed[..]).read_to_string(&mut unpacked).unwrap();
            assert_eq!(unpacked, plain);
        }
        let again = call(&[&table, "--columns", "people_moved,reason", "-o", &desk.name(name)]);
        assert_eq!(again.code, 3, "{}", again.err);
        // What is written can be read by the same reader.
        let mut source = tinhgon::input::Source::open(&desk.path(name)).unwrap();
        let mut text = String::new();
        source.read_to_string(&mut text).unwrap();
        assert_eq!(text, plain, "{name}");
    }
}

#[test]
fn json_lines_hold_the_cells() {
    let (bytes, _) = light(100, 25);
    let csv = cells(&fed(&["-"], &bytes).rows());
    let json = fed(&["-", "--format", "jsonl"], &bytes).rows();
    assert_eq!(json.lines().count(), csv.len());
    for (line, row) in json.lines().zip(&csv) {
        let object: serde_json::Map<String, Value> = serde_json::from_str(line).unwrap();
        let values: Vec<String> = object
            .values()
            .map(|value| match value {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                number => number.to_string(),
            })
            .collect();
        assert_eq!(&values, row);
    }
}

#[test]
fn columns_are_those_asked_for() {
    let rows = call(&[
        TABLE,
        "--columns",
        "quota, by_category.civil_servant.filled,scenario,by_class.sở và tương đương.bodies",
    ])
    .rows();
    let first = rows.lines().next().unwrap();
    assert_eq!(first, "scenario,status,quota,by_category.civil_servant.filled,by_class.sở và tương đương.bodies");
    let answer = call(&[TABLE, "--columns", "quota,by_category.civil_servant.filed"]);
    assert!(answer.err.contains("by_category.civil_servant.filled"), "{}", answer.err);
}

#[test]
fn findings_are_rows_of_their_own_and_counted_as_they_are() {
    let desk = Desk::new();
    let out = desk.name("out.csv");
    call(&[TABLE, "-o", &out, "--findings", &desk.name("found.csv"), "--law"]).rows();
    let rows = cells(&std::fs::read_to_string(&out).unwrap());
    let found = cells(&String::from_utf8(desk.read("found.csv")).unwrap());
    for row in rows {
        let count = |severity: &str| {
            let of = found.iter().filter(|found| found[0] == row[0] && found[2] == severity && found[7] != "fixed");
            of.count().to_string()
        };
        let counts = [count("breach"), count("warning"), count("unknown")];
        assert_eq!(row[row.len() - 3..], counts, "{}", row[0]);
    }
    let json: Value = serde_json::from_slice(&desk.read("out.csv.provenance.json")).unwrap();
    assert_eq!(json["scenarios"]["evaluated"], 12);
    assert_eq!((&json["provenance"]["case"], &json["table"]), (&"kon-tum".into(), &"ghep-so-va-kkt.csv".into()));
    assert_eq!(desk.names(), ["found.csv", "out.csv", "out.csv.provenance.json"]);
}

#[test]
fn the_header_says_where_the_figures_come_from() {
    let rows = call(&[TABLE, "--header", "--columns", "bodies"]).rows();
    let lines: Vec<&str> = rows.lines().collect();
    assert!(lines[..3].iter().all(|line| line.starts_with("# ")), "{rows}");
    assert!(lines[2].contains("SHA-256") && lines[3] == "scenario,status,bodies", "{rows}");
    assert_eq!(call(&[TABLE, "--header", "--format", "jsonl"]).code, 2);
    let _ = KON_TUM;
}
