//! From the model's defects to problems with a file and a line.

use super::case::Reading;
use super::problem::Problem;
use crate::model::{Defect, Fault, Table};
use rustc_hash::FxHashSet;

/// Adds what the model found, but for what follows from faults that the readers have reported.
pub fn report(found: Vec<Defect>, reading: &Reading, problems: &mut Vec<Problem>) {
    // A cell that could not be read, or is empty, was replaced by something that the model may not like either.
    let reported: FxHashSet<(String, u64, String)> = problems
        .iter()
        .filter(|problem| !problem.warning)
        .filter_map(|problem| Some((problem.file.clone(), problem.line?, problem.column.clone()?)))
        .collect();
    // Of a row whose cells are out of place nothing can be said beyond that.
    let broken: FxHashSet<(String, u64)> = problems
        .iter()
        .filter(|problem| !problem.warning && problem.column.is_none())
        .filter_map(|problem| Some((problem.file.clone(), problem.line?)))
        .collect();
    for defect in found {
        if follows(&defect, reading) {
            continue;
        }
        let problem = problem(&defect, reading);
        let cell = (problem.file.clone(), problem.line.unwrap_or(0), problem.column.clone().unwrap_or_default());
        if !reported.contains(&cell) && !broken.contains(&(cell.0.clone(), cell.1)) {
            problems.push(problem);
        }
    }
}

/// Whether a defect only repeats that a table could not be read.
fn follows(defect: &Defect, reading: &Reading) -> bool {
    match &defect.fault {
        Fault::Unknown { table, .. } => reading.unusable(*table),
        Fault::TaskWithoutDuty => reading.unusable(Table::Duties),
        _ => false,
    }
}

fn problem(defect: &Defect, reading: &Reading) -> Problem {
    let Defect { table, row, column, fault } = defect;
    let file = format!("organisation/{}.csv", table.stem());
    let first_line = |row: &usize| reading.line(*table, *row).unwrap_or(0);
    let mut problem = Problem::fault(&file, fault.code()).column(&reading.heading(*table, column));
    problem.line = reading.line(*table, *row);
    problem.warning = fault.is_warning();
    match fault {
        Fault::DuplicateId { id, first } => problem.arg("id", id).arg("first", first_line(first)),
        Fault::Unknown { table, id, near } => {
            problem.arg("table", table.stem()).arg("id", super::cells::shortened(id)).arg("near", near.join(", "))
        }
        Fault::Cycle { ring } => problem.arg("ring", ring.join(" → ")),
        Fault::TooDeep { limit } => problem.arg("limit", limit),
        Fault::LeadersExceedFilled { leaders, filled } => problem.arg("leaders", leaders).arg("filled", filled),
        Fault::DuplicatePosts { first } | Fault::DuplicateBorder { first } | Fault::DutyRepeated { first } => {
            problem.arg("first", first_line(first))
        }
        Fault::AmbiguousName { name, ids } => problem.arg("name", name).arg("ids", ids.join(", ")),
        Fault::OutsideParentArea { parent } => problem.arg("parent", parent),
        Fault::EqualsSumBelow { quota } => problem.arg("quota", quota),
        Fault::NoParentArea
        | Fault::AreaAboveItsParent
        | Fault::NoHolder
        | Fault::TwoHolders
        | Fault::BordersItself
        | Fault::ExceptionWithoutKind
        | Fault::EmptyScope
        | Fault::TaskWithoutDuty
        | Fault::ProcedureWithoutSettler => problem,
    }
}
