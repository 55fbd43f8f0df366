//! The command line as clap reads it. Texts are put in afterwards, in the language of the user.

#[cfg(feature = "dossier")]
use super::dossier_args::Chart;
use super::law::LawArgs;
#[cfg(feature = "dossier")]
use super::report::ReportArgs;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "tinhgon", version, disable_help_flag = true, disable_help_subcommand = true)]
#[command(disable_version_flag = true, subcommand_required = true, arg_required_else_help = true)]
pub struct Cli {
    /// What every command understands.
    #[command(flatten)]
    pub options: Options,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Debug, Default, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct Options {
    #[arg(long, global = true, value_name = "vi|en")]
    pub lang: Option<Language>,
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub as_of: Option<Date>,
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub at: Option<Date>,
    #[arg(long, global = true, value_name = "warnings|breaches|refused|malformed", value_delimiter = ',')]
    pub deny: Vec<Deny>,
    #[arg(long, global = true, value_name = "text|json|csv|md|xlsx|jsonl")]
    pub format: Option<FormatWord>,
    #[arg(short, long, global = true, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, global = true)]
    pub force: bool,
    #[arg(long, global = true)]
    pub all: bool,
    #[arg(long, global = true, value_name = "auto|always|never", default_value = "auto")]
    pub color: Colour,
}

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "each variant is its word")]
pub enum Language {
    Vi,
    En,
}

/// What makes a call fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "each variant is its word")]
pub enum Deny {
    Warnings,
    Breaches,
    Refused,
    Malformed,
}

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "each variant is its word")]
pub enum FormatWord {
    Text,
    Json,
    Csv,
    Md,
    Xlsx,
    Jsonl,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "each variant is its word")]
pub enum Colour {
    #[default]
    Auto,
    Always,
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
#[allow(missing_docs, reason = "the texts of the commands are in the locales")]
pub enum Command {
    New {
        dir: PathBuf,
    },
    Check {
        case: PathBuf,
    },
    Show(Show),
    Plan(PlanArgs),
    Evaluate(Evaluate),
    Explain(Explain),
    Compare(Compare),
    Benefits(Benefits),
    Cost(Cost),
    Simulate(Simulate),
    #[cfg(feature = "dossier")]
    Chart(Chart),
    #[cfg(feature = "dossier")]
    Report(ReportArgs),
    Batch(Batch),
    Sweep(Sweep),
    Best(Best),
    Norms {
        #[command(subcommand)]
        ask: NormsAsk,
    },
    Schema {
        of: Option<Contract>,
    },
}

/// Which plan, if any.
#[derive(Debug, Default, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct Choice {
    #[arg(short, long, value_name = "PLAN", conflicts_with = "table")]
    pub plan: Option<String>,
    #[arg(long, value_name = "TABLE.csv", requires = "scenario")]
    pub table: Option<PathBuf>,
    #[arg(long, value_name = "NAME", requires = "table")]
    pub scenario: Option<String>,
}

/// `show`.
#[derive(Debug, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct Show {
    pub case: PathBuf,
    #[command(flatten)]
    pub choice: Choice,
    #[arg(long, value_name = "BODY")]
    pub body: Option<String>,
    #[arg(long)]
    pub duties: bool,
    #[arg(long)]
    pub posts: bool,
    #[arg(long)]
    pub lineage: bool,
    #[arg(long)]
    pub pairs: bool,
    #[arg(long, value_name = "DIR")]
    pub save: Option<PathBuf>,
}

/// `plan`.
#[derive(Debug, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct PlanArgs {
    pub case: PathBuf,
    #[arg(long, value_name = "BODY", required = true)]
    pub end: String,
}

/// `evaluate`.
#[derive(Debug, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct Evaluate {
    pub case: PathBuf,
    #[command(flatten)]
    pub choice: Choice,
    #[command(flatten)]
    pub law: LawArgs,
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub against: Option<Date>,
}

/// `explain`.
#[derive(Debug, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct Explain {
    pub case: PathBuf,
    pub figure: Option<String>,
    #[command(flatten)]
    pub choice: Choice,
}

/// `compare`.
#[derive(Debug, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct Compare {
    pub case: PathBuf,
    #[arg(short, long = "plan", value_name = "PLAN", required = true)]
    pub plans: Vec<String>,
    #[arg(long, value_name = "PLAN")]
    pub reference: Option<String>,
    #[arg(long, value_name = "FIGURE,…", value_delimiter = ',')]
    pub pareto: Vec<String>,
    #[arg(long = "weight", value_name = "FIGURE=N")]
    pub weights: Vec<String>,
    #[command(flatten)]
    pub law: LawArgs,
}

/// `benefits`.
#[derive(Debug, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct Benefits {
    pub case: PathBuf,
    #[command(flatten)]
    pub choice: Choice,
    #[arg(long, value_name = "N")]
    pub leavers: Option<u32>,
    #[arg(long, value_name = "ID", conflicts_with = "leavers")]
    pub person: Option<String>,
    #[arg(long, value_name = "DIR")]
    pub norms: Option<PathBuf>,
}

/// `cost`.
#[derive(Debug, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct Cost {
    pub case: PathBuf,
    #[command(flatten)]
    pub choice: Choice,
    #[arg(long, value_name = "N")]
    pub leavers: Option<u32>,
    #[arg(long, value_name = "DIR")]
    pub norms: Option<PathBuf>,
}

/// `simulate`.
#[derive(Debug, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct Simulate {
    pub case: PathBuf,
    #[arg(short = 'p', long = "plan", value_name = "PLAN")]
    pub plans: Vec<String>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=40))]
    pub years: Option<u32>,
    #[arg(long, value_name = "R", default_value = "10000", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub runs: u32,
    #[arg(long, value_name = "S", default_value = "1")]
    pub seed: u64,
    #[arg(long, value_name = "J")]
    pub jobs: Option<usize>,
    #[command(flatten)]
    pub law: LawArgs,
}

/// `batch`.
#[derive(Debug, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct Batch {
    pub case: PathBuf,
    #[arg(value_name = "TABLE.csv", required_unless_present = "space")]
    pub rows: Option<PathBuf>,
    #[arg(long, value_name = "SPACE.toml", conflicts_with = "rows")]
    pub space: Option<PathBuf>,
    #[arg(short, long, value_name = "PLAN")]
    pub plan: Option<String>,
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',')]
    pub columns: Vec<String>,
    #[arg(long, value_name = "FILE")]
    pub findings: Option<PathBuf>,
    #[arg(long = "law")]
    pub by_law: bool,
    #[command(flatten)]
    pub law: LawArgs,
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    #[arg(long)]
    pub header: bool,
    #[arg(long)]
    pub resume: bool,
}

impl Batch {
    /// The file that the scenarios come from: a table, or a described space.
    pub fn source(&self) -> &Path {
        self.rows.as_deref().or(self.space.as_deref()).unwrap_or_else(|| Path::new("-"))
    }
}

/// `sweep`.
#[derive(Debug, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct Sweep {
    pub case: PathBuf,
    #[arg(id = "space_file", value_name = "SPACE.toml")]
    pub space: PathBuf,
    #[arg(short, long, value_name = "PLAN")]
    pub plan: Option<String>,
}

/// `best`.
#[derive(Debug, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct Best {
    #[arg(value_name = "OUT.csv")]
    pub result: PathBuf,
    #[arg(long, value_name = "FIGURE,…", value_delimiter = ',', required_unless_present = "pareto")]
    pub by: Vec<String>,
    #[arg(short = 'n', long, value_name = "N", default_value_t = 20)]
    pub top: usize,
    #[arg(long, value_name = "FIGURE,…", value_delimiter = ',')]
    pub pareto: Vec<String>,
    #[arg(long, value_name = "DIR|FILE.toml")]
    pub plan_out: Option<PathBuf>,
    #[arg(id = "of_table", long = "table", value_name = "TABLE.csv", conflicts_with = "space")]
    pub table: Option<PathBuf>,
    #[arg(long, value_name = "SPACE.toml", requires = "of_case")]
    pub space: Option<PathBuf>,
    #[arg(id = "of_case", long = "case", value_name = "CASE")]
    pub case: Option<PathBuf>,
}

/// `norms`.
#[derive(Debug, Subcommand)]
#[allow(missing_docs, reason = "the texts of the commands are in the locales")]
pub enum NormsAsk {
    List {
        #[command(flatten)]
        layers: Layers,
    },
    Show {
        norm: String,
        #[command(flatten)]
        layers: Layers,
    },
    Competence {
        kind: Option<String>,
        operation: Option<String>,
        #[command(flatten)]
        layers: Layers,
    },
    Diff {
        before: Date,
        after: Date,
        #[command(flatten)]
        layers: Layers,
    },
}

/// What lies over the norms that ship.
#[derive(Debug, Default, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct Layers {
    #[arg(long, value_name = "DIR")]
    pub norms: Option<PathBuf>,
    #[arg(long = "case", value_name = "CASE")]
    pub in_case: Option<PathBuf>,
}

/// A JSON contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "each variant is its word")]
pub enum Contract {
    #[default]
    Evaluate,
    Compare,
    Benefits,
    Cost,
    Simulate,
}
