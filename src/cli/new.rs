//! `new`: a starter case with every table, filled with a small example.

use super::exit;
use super::session::{Failure, Session};
use crate::output::write_folder;
use std::path::Path;

macro_rules! starter {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../starter/", $name)))),*]
    };
}

/// The files of the starter case.
const STARTER: &[(&str, &str)] = starter![
    "case.toml",
    "SOURCE.md",
    "organisation/kinds.csv",
    "organisation/areas.csv",
    "organisation/area_borders.csv",
    "organisation/bodies.csv",
    "organisation/posts.csv",
    "organisation/tasks.csv",
    "organisation/duties.csv",
    "organisation/documents.csv",
    "organisation/references.csv",
    "organisation/procedures.csv",
    "organisation/people.csv",
    "plans/ghep-hai-so.toml",
    "batch/vi-du.csv",
];

/// Runs the command.
pub fn run(dir: &Path, session: &Session<'_>) -> Result<u8, Failure> {
    let files: Vec<(String, Vec<u8>)> =
        STARTER.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    write_folder(dir, &files).map_err(|fault| session.not_written(&fault))?;
    let args = [("file", dir.display().to_string())];
    session.write(&format!(
        "{}\n{}\n",
        session.texts.say("written-folder", &args),
        session.texts.say("new-next", &args)
    ))?;
    Ok(exit::OK)
}
