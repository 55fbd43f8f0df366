//! Writes a table of many scenarios for a case, with planted faults and what they are to come out as:
//!
//! ```sh
//! cargo run --release --example scenario_table -- scenarios/kon-tum 1000000 table.csv
//! cargo run --release --example scenario_table -- scenarios/kon-tum 100000 table.csv 1000 expected.csv
//! ```
#![allow(missing_docs, clippy::print_stderr, reason = "an example talks to whoever runs it")]

#[path = "../tests/sweep/mod.rs"]
mod sweep;

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use tinhgon::input::read_case;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [case, scenarios, table, faults @ ..] = args.as_slice() else {
        return Err("usage: scenario_table CASE SCENARIOS TABLE.csv [FAULTS EXPECTED.csv]".into());
    };
    let case = read_case(Path::new(case)).map_err(|problems| format!("{problems:?}"))?;
    let planted = faults.first().map_or(Ok(0), |count| count.parse())?;
    let plan = sweep::Plan { scenarios: scenarios.parse()?, faults: planted, operations: 8, seed: 2025 };
    let mut out = BufWriter::new(File::create(table)?);
    let expected = sweep::write(&mut out, &sweep::Stock::of(&case.organisation), plan)?;
    out.flush()?;
    if let Some(file) = faults.get(1) {
        let mut out = BufWriter::new(File::create(file)?);
        writeln!(out, "scenario,status,step,line")?;
        for fault in &expected {
            writeln!(out, "{},{},{},{}", fault.scenario, fault.status, fault.step, fault.line)?;
        }
    }
    eprintln!("{} scenarios, {} faulty", plan.scenarios, expected.len());
    Ok(())
}
