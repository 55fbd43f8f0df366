//! A study for those who use the library: a case and its plans read, carried out and measured as the commands do it.

use super::args::Cli;
use super::law::LawArgs;
use super::print::Screen;
use super::session::Session;
use crate::draft::Baseline;
use crate::evaluate::StatusQuo;
use crate::report::{Asked, Lang, Study, Texts};
use clap::Parser;
use std::path::Path;

/// Reads a case, carries out plans and hands what is known of them to `read`, with the texts of a language.
///
/// # Errors
/// What the commands would print: the case has faults, a plan is not there, or a step is refused.
pub fn with_study<T>(
    case: &Path,
    plans: &[&str],
    lang: Lang,
    read: impl FnOnce(&Study<'_>, &Texts) -> T,
) -> Result<T, String> {
    let texts = Texts::new(lang);
    let cli = Cli::try_parse_from(["tinhgon", "check", "."]).map_err(|error| error.to_string())?;
    let mut session = Session { options: &cli.options, texts, screen: Screen::detect(cli.options.color) };
    let said = |failure: super::session::Failure| failure.text;
    let (dir, law) = (case, LawArgs::default());
    let case = session.open(dir, true).map_err(said)?;
    let norms = session.pack(&case, &law).map_err(said)?;
    let baseline = Baseline::new(&case.organisation);
    let quo = StatusQuo::new(&baseline);
    let plans: Vec<String> = plans.iter().map(|plan| (*plan).to_owned()).collect();
    let study = session.study(dir, &plans, &case, (&norms, &quo), &law, Asked::ALL).map_err(said)?;
    Ok(read(&study, &session.texts))
}
