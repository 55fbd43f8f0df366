//! Faulty scenarios are rows, and spoil no other.

use crate::{Desk, KON_TUM, TABLE, call, cells, command, fed, light};
use std::process::Command;

#[test]
fn planted_faults_come_out_as_planted_and_the_rest_is_unchanged() {
    let desk = Desk::new();
    let (sound, none) = light(2_000, 0);
    let (faulty, expected) = light(2_000, 50);
    assert!(none.is_empty() && expected.len() == 50);
    let columns = ["--columns", "step,line,people_moved,tasks_moved,quota", "--jobs", "4"];
    let run = |bytes: Vec<u8>, name: &str| {
        let table = desk.put(name, bytes);
        cells(&call(&[&[table.as_str()][..], &columns].concat()).rows())
    };
    let (sound, faulty) = (run(sound, "sound.csv"), run(faulty, "faulty.csv"));
    assert_eq!((sound.len(), faulty.len()), (2_000, 2_000));
    let mut planted = expected.iter().peekable();
    for (at, (before, after)) in sound.iter().zip(&faulty).enumerate() {
        assert_eq!(before[0], format!("pa-{at:07}"));
        assert_eq!(before[1], "evaluated", "{before:?}");
        match planted.next_if(|fault| fault.at == at as u64) {
            Some(fault) => {
                let said = [&fault.scenario, fault.status, &fault.step, &fault.line.to_string(), "", "", ""];
                assert_eq!(after[..], said);
            }
            // The draws after a fault are others, so only the fate can be compared with another table.
            None => assert_eq!((&after[0], after[1].as_str()), (&before[0], "evaluated"), "{after:?}"),
        }
    }
    assert!(planted.next().is_none());
    // The sound scenarios of the faulty table come to the same without the faulty ones.
    let text = String::from_utf8_lossy(&desk.read("faulty.csv")).into_owned();
    let is_faulty = |name: &str| expected.iter().any(|fault| fault.scenario == name);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    writer.write_record(reader.headers().unwrap()).unwrap();
    for record in reader.records().map(Result::unwrap).filter(|record| !is_faulty(&record[0])) {
        writer.write_record(&record).unwrap();
    }
    let alone = run(writer.into_inner().unwrap(), "alone.csv");
    let others: Vec<_> = faulty.into_iter().filter(|row| !is_faulty(&row[0])).collect();
    assert_eq!(alone, others);
}

#[test]
fn reasons_and_names_are_in_one_line() {
    let table = "scenario,step,date,operation,subject,target,select,amount,note\n\
        \"hai\ndòng, \"\"có\"\" ngoặc\",1,,rename,so-y-te,\"Sở\nY tế\",,,\n\"hai\ndòng, b\",1,,\"fly\nhigh\",a,b,,,\n";
    let rows = fed(&["-", "--columns", "reason"], table.as_bytes()).rows();
    assert_eq!(rows.lines().count(), 3, "{rows}");
    assert!(rows.contains("\"hai dòng, \"\"có\"\" ngoặc\",evaluated,\n"), "{rows}");
    let json = fed(&["-", "--format", "jsonl"], table.as_bytes()).rows();
    let names: Vec<serde_json::Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(names[1]["scenario"], "hai dòng, b");
    assert_eq!((&names[1]["status"], &names[1]["line"]), (&"malformed".into(), &5.into()));
}

#[test]
fn tables_that_cannot_be_read_at_all_give_no_result() {
    let desk = Desk::new();
    let heading = "scenario,step,date,operation,subject,target,select,amount,note\n";
    for (bytes, said) in [
        ("scenario,step\na,1\n".to_owned(), "t.csv:1: date"),
        (String::new(), "t.csv"),
        (format!("{heading}a,1,,rename,so-y-te,\"A,,,\nb,1,,rename,so-y-te,B,,,\n"), "t.csv:2: a quotation mark"),
    ] {
        let table = desk.put("t.csv", bytes);
        let answer = call(&[&table, "-o", &desk.name("out.csv")]);
        assert_eq!(answer.code, 1, "{}", answer.err);
        assert!(answer.err.contains(said), "{}", answer.err);
        assert!(!desk.path("out.csv").exists());
        let _ = std::fs::remove_file(desk.path("out.csv.part"));
    }
    assert_eq!(call(&[&desk.put("t.csv", heading)]).rows().lines().count(), 1, "no scenarios are no fault");
    for (args, said) in [
        (vec!["nowhere.csv"], "nowhere.csv"),
        (vec![crate::TABLE, "--columns", "peopel_moved"], "people_moved"),
        (vec![crate::TABLE, "--format", "md"], "csv"),
        (vec![crate::TABLE, "--jobs", "0"], "jobs"),
        (vec![crate::TABLE, "--plan", "nowhere"], "nowhere"),
        (vec![crate::TABLE, "--resume"], "--resume"),
        (vec![crate::TABLE, "-o", "/tmp/x.csv.gz", "--resume"], "--resume"),
        (vec!["-", "-o", "/tmp/x.csv", "--resume"], "--resume"),
    ] {
        let answer = call(&args);
        assert_eq!(answer.code, 2, "{args:?}: {}", answer.err);
        assert!(answer.err.contains(said) && answer.out.is_empty(), "{args:?}: {}", answer.err);
    }
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    for place in ["/no/such/folder/out.csv", "/dev/full", "/tmp"] {
        let answer = call(&[crate::TABLE, "-o", place, "--force"]);
        assert_eq!(answer.code, 3, "{}", answer.err);
        assert!(answer.err.contains(place.trim_end_matches(".csv")), "{}", answer.err);
    }
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = command(&[crate::TABLE]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_should_be_looked_at_in_the_case_is_counted_below_the_scenarios() {
    let said = |case: &str| {
        let table = std::fs::File::open(TABLE).unwrap();
        let mut batch = Command::new(assert_cmd::cargo::cargo_bin("tinhgon"));
        let output = batch.args(["--lang", "en", "batch", case, "-"]).stdin(table).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(said(KON_TUM).lines().count(), 1, "nothing is to be looked at");
    // Without its own file, a case says neither its name nor its day.
    let desk = Desk::new();
    std::fs::create_dir(desk.path("organisation")).unwrap();
    for table in std::fs::read_dir(format!("{KON_TUM}/organisation")).unwrap().map(Result::unwrap) {
        std::fs::copy(table.path(), desk.path("organisation").join(table.file_name())).unwrap();
    }
    let said = said(desk.0.path().to_str().unwrap());
    assert!(said.ends_with("\nPoints to look at in the inputs: 1 (tinhgon check).\n"), "{said}");
}
