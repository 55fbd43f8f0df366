//! The command line: arguments in, an exit code out. The only room that reads the environment and prints.

mod args;
mod batch;
mod benefits;
mod best;
#[cfg(feature = "dossier")]
mod chart;
mod check;
mod compare;
mod competence;
mod cost;
#[cfg(feature = "dossier")]
mod dossier_args;
mod emit;
mod evaluate;
pub mod exit;
mod explain;
mod forecast;
mod gather;
mod help;
mod law;
mod new;
mod norms;
mod plan;
mod print;
#[cfg(feature = "dossier")]
mod report;
mod schema;
mod session;
mod show;
mod simulate;
mod study;
mod sweep;

pub use gather::with_study;

use crate::report::{Lang, Texts};
use args::{Cli, Colour, Command, Language};
use clap::{CommandFactory, FromArgMatches};
use print::Screen;
use session::{Failure, Session};
use std::ffi::OsString;

/// Runs the program and gives its exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    let asked = language_of(&args).or_else(|| sys_locale::get_locale().and_then(|locale| Lang::from_word(&locale)));
    let texts = Texts::new(asked.unwrap_or_default());
    let cli = match parse(&args, &texts) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error, &texts),
    };
    let mut session = Session { options: &cli.options, texts, screen: Screen::detect(cli.options.color) };
    let decided = asked.is_some();
    let done = match &cli.command {
        Command::New { dir } => new::run(dir, &session),
        Command::Check { case } => check::run(case, decided, &mut session),
        Command::Evaluate(args) => evaluate::run(args, decided, &mut session),
        Command::Show(args) => show::run(args, decided, &mut session),
        Command::Plan(args) => plan::run(args, decided, &mut session),
        Command::Explain(args) => explain::run(args, decided, &mut session),
        Command::Compare(args) => compare::run(args, decided, &mut session),
        Command::Benefits(args) => benefits::run(args, decided, &mut session),
        Command::Cost(args) => cost::run(args, decided, &mut session),
        Command::Simulate(args) => simulate::run(args, decided, &mut session),
        #[cfg(feature = "dossier")]
        Command::Chart(args) => chart::run(args, decided, &mut session),
        #[cfg(feature = "dossier")]
        Command::Report(args) => report::run(args, decided, &mut session),
        Command::Batch(args) => batch::run(args, decided, &mut session),
        Command::Sweep(args) => sweep::run(args, decided, &mut session),
        Command::Best(args) => best::run(args, decided, &mut session),
        Command::Norms { ask } => norms::run(ask, &session),
        Command::Schema { of } => schema::run(*of, &session),
    };
    done.unwrap_or_else(|Failure { code, text }| {
        print::err(&format!("{text}\n"));
        code
    })
}

fn parse(args: &[OsString], texts: &Texts) -> Result<Cli, clap::Error> {
    let matches = help::localised(Cli::command(), texts).try_get_matches_from(args)?;
    Cli::from_arg_matches(&matches)
}

/// The language that `--lang` names: it is needed before the rest is read, because help and refusals speak it.
fn language_of(args: &[OsString]) -> Option<Lang> {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let given = words.iter().enumerate().find_map(|(at, word)| match word.strip_prefix("--lang") {
        Some("") => words.get(at + 1).copied(),
        Some(value) => value.strip_prefix('='),
        None => None,
    })?;
    match <Language as clap::ValueEnum>::from_str(given, true).ok()? {
        Language::Vi => Some(Lang::Vi),
        Language::En => Some(Lang::En),
    }
}

/// Help and version are answers; everything else that clap refuses is a fault of the arguments.
fn refuse(error: &clap::Error, texts: &Texts) -> u8 {
    let screen = Screen::detect(Colour::Auto);
    if error.use_stderr() {
        print::err(&help::refusal(error, texts));
        return exit::USAGE;
    }
    let shown = error.render();
    let text = if screen.styled { shown.ansi().to_string() } else { shown.to_string() };
    let text = text.replace("[OPTIONS]", &texts.say("help-some-options", &[]));
    if print::out(&text, screen).is_ok() { exit::OK } else { exit::IO }
}
