//! Writes the workload of the benches as files: a synthetic case, and a batch table of scenarios over it.
//!
//! ```sh
//! cargo run --release --example batch_workload -- province mixed 20000 DIR
//! ```
//! makes `DIR/case`, `DIR/table.csv` with 20,000 mixed scenarios, and `DIR/empty.csv` with the heading alone. The
//! sizes are `province`, `country`, `skewed` and `flat` (a province in which no area and no duty of a kind is named),
//! and `provinces`: the country with its scenarios in the order of its provinces, where `country` mixes them;
//! the mixes `mixed`, `heavy` and `light`. It draws what `benches/scenarios.rs` draws, and says on standard output what that is.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, reason = "an example talks to whoever runs it")]

#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "../benches/synthetic/mod.rs"]
mod synthetic;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use synthetic::{
    Size,
    plans::{Drawer, Mix},
};
use tinhgon::draft::{Baseline, Draft};
use tinhgon::input::read_case;
use tinhgon::scenario::{Change, Operation, Receiver, Share};

const HEADING: &str = "scenario,step,date,operation,subject,target,select,amount,note\n";

/// How many scenarios are carried out to count what they touch.
const SURVEYED: usize = 2_000;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [size_word, mix, many, dir] = words.as_slice() else {
        return Err(
            "usage: batch_workload province|country|provinces|skewed|flat mixed|heavy|light SCENARIOS DIR".into()
        );
    };
    let size = match size_word.as_str() {
        "province" | "flat" => Size::BATCH_PROVINCE,
        "country" | "provinces" => Size::BATCH_COUNTRY,
        "skewed" => Size::BATCH_SKEWED,
        _ => return Err(format!("no such size: {size_word}").into()),
    };
    let mix = Mix::ALL.into_iter().find(|other| other.word() == mix).ok_or(format!("no such mix: {mix}"))?;
    let many: usize = many.parse()?;
    let dir = Path::new(dir);
    let case = dir.join("case");
    synthetic::write(&case, size)?;
    if size_word == "flat" {
        flatten(&case.join("organisation"))?;
    }
    let read = read_case(&case).map_err(|problems| format!("{problems:?}"))?;
    let baseline = Baseline::new(&read.organisation);
    let mut draft = Draft::for_figures(&baseline);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut rows, mut touched, mut refused) = (0, 0, 0);
    std::fs::write(dir.join("empty.csv"), HEADING)?;
    let mut out = BufWriter::new(File::create(dir.join("table.csv"))?);
    out.write_all(HEADING.as_bytes())?;
    let mut drawer = Drawer::new(size, mix, 7);
    let mut text = String::new();
    for number in 0..many {
        let operations = match size_word.as_str() {
            "provinces" => drawer.draw_in(u32::try_from(number * size.provinces as usize / many)?),
            _ => drawer.draw(),
        };
        text.clear();
        for (at, operation) in operations.iter().enumerate() {
            *counts.entry(spell(&mut text, number, at + 1, operation)?).or_default() += 1;
        }
        rows += text.lines().count();
        out.write_all(text.as_bytes())?;
        if number < SURVEYED {
            draft.reset();
            refused += usize::from(operations.iter().any(|operation| draft.apply(operation).is_err()));
            touched += draft.touched_tasks().len();
        }
    }
    out.flush()?;
    let organisation = &read.organisation;
    println!(
        "{size_word}: {} bodies, {} tasks, {} duties",
        organisation.bodies().len(),
        organisation.tasks().len(),
        organisation.duties().len()
    );
    let steps: usize = counts.values().sum();
    println!("{}: {many} scenarios, {steps} operations in {rows} rows", mix.word());
    for (operation, count) in counts {
        println!("  {operation}: {:.1} % of the operations", 100.0 * count as f64 / steps as f64);
    }
    let surveyed = many.clamp(1, SURVEYED) as f64;
    println!(
        "  {:.1} tasks touched a scenario, {:.1} % of the scenarios refused (of the first {surveyed})",
        touched as f64 / surveyed,
        100.0 * refused as f64 / surveyed
    );
    Ok(())
}

/// Writes the rows of a step; its operation's name.
fn spell(
    text: &mut String,
    scenario: usize,
    step: usize,
    operation: &Operation,
) -> Result<&'static str, Box<dyn Error>> {
    match operation {
        Operation::Merge { bodies, into, .. } => {
            writeln!(text, "s{scenario},{step},,merge,{},{into},,,", bodies.join(" | "))?;
            Ok("merge")
        }
        Operation::Dissolve { body, heirs } => {
            for (at, row) in heirs.iter().enumerate() {
                let Receiver::Body(to) = &row.to else { return Err("only bodies are heirs here".into()) };
                let select = row.tasks.as_ref().map(|tasks| tasks.word()).unwrap_or_default();
                let share = match row.share {
                    Some(Share::Fraction { part, of }) => format!("{part}/{of}"),
                    Some(Share::Count(number)) => number.to_string(),
                    None => String::new(),
                };
                let (verb, subject) = if at == 0 { ("dissolve", body.as_str()) } else { ("", "") };
                writeln!(text, "s{scenario},{step},,{verb},{subject},{to},{select},{share},")?;
            }
            Ok("dissolve")
        }
        Operation::Reassign { from, to, tasks, .. } => {
            let from = from.as_deref().unwrap_or_default();
            writeln!(text, "s{scenario},{step},,reassign,{from},{to},{},,", tasks.word())?;
            Ok("reassign")
        }
        Operation::Resize { body, category, change } => {
            let category = category.map_or("", |category| category.word());
            let amount = match change {
                Change::By(more) => format!("{more:+}"),
                Change::Percent(more) => format!("{more:+}%"),
                Change::To(number) => format!("={number}"),
            };
            writeln!(text, "s{scenario},{step},,resize,{body},,{category},{amount},")?;
            Ok("resize")
        }
        Operation::Move { body, under } => {
            writeln!(text, "s{scenario},{step},,move,{body},{under},,,")?;
            Ok("move")
        }
        _ => Err("the draws have no such operation".into()),
    }
}

/// Takes the areas and the duties of kinds out of a case; a task that only a kind held has nobody then.
fn flatten(organisation: &Path) -> std::io::Result<()> {
    std::fs::remove_file(organisation.join("areas.csv"))?;
    for (table, column) in [("bodies.csv", "area"), ("tasks.csv", "territory"), ("duties.csv", "area")] {
        let path = organisation.join(table);
        let old = std::fs::read_to_string(&path)?;
        let heading: Vec<&str> = old.lines().next().unwrap_or_default().split(',').collect();
        let place = |name: &str| heading.iter().position(|word| *word == name);
        let (dropped, kind) = (place(column), place("kind").filter(|_| table == "duties.csv"));
        let mut new = String::new();
        for (number, line) in old.lines().enumerate() {
            let cells: Vec<&str> = line.split(',').collect();
            if number > 0 && kind.is_some_and(|kind| !cells[kind].is_empty()) {
                continue;
            }
            let kept: Vec<&str> =
                cells.iter().enumerate().filter(|(at, _)| Some(*at) != dropped).map(|(_, cell)| *cell).collect();
            new.push_str(&kept.join(","));
            new.push('\n');
        }
        std::fs::write(&path, new)?;
    }
    Ok(())
}
