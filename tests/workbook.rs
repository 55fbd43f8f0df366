//! Annexes and workbooks: the forms add up and agree with the figures, and a workbook is read again as it was written.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails is to panic")]
#![cfg(feature = "dossier")]

use std::path::Path;
use tinhgon::cli::with_study;
use tinhgon::dossier::{Annex, annexes};
use tinhgon::report::{Lang, cell_text};

const KON_TUM: &str = "scenarios/kon-tum";

#[test]
fn shown() {
    let plan = std::env::var("PLAN").unwrap_or("departments-2025-03".into());
    with_study(Path::new(KON_TUM), &[&plan], Lang::Vi, |study, texts| {
        let made = annexes(study, &study.options[0], texts);
        for annex in &made.filled {
            println!("=== {} {} [{}]", annex.word, annex.title, annex.unit);
            let heads: Vec<String> = annex.columns.iter().map(|c| format!("{}/{}", c.group, c.title)).collect();
            println!("{}", heads.join(" | "));
            for row in &annex.rows {
                let cells: Vec<String> = row.cells.iter().map(|cell| cell_text(cell, texts)).collect();
                println!("{:?}: {}", row.level, cells.join(" | "));
            }
            for note in &annex.notes {
                println!("  * {note}");
            }
        }
        println!("{:?}", made.left_out_text(texts));
    })
    .unwrap();
}
