//! The arguments of the commands that draw and write what planners hand in.

use super::law::LawArgs;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// `chart`.
#[derive(Debug, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct Chart {
    #[arg(id = "charted", value_name = "CASE", required_unless_present = "list")]
    pub case: Option<PathBuf>,
    #[arg(value_name = "CHART")]
    pub charts: Vec<String>,
    #[arg(id = "drawn_plans", short = 'p', long = "plan", value_name = "PLAN")]
    pub plans: Vec<String>,
    #[arg(long = "set", value_name = "leaders", conflicts_with = "charts")]
    pub set: Option<ChartSet>,
    #[arg(long)]
    pub list: bool,
    #[arg(long, value_name = "a4|a3|slide", default_value = "a4")]
    pub paper: PaperWord,
    #[arg(long, value_name = "N", default_value = "300", value_parser = clap::value_parser!(u32).range(36..=1200))]
    pub dpi: u32,
    #[arg(long, value_name = "FILE.csv")]
    pub data: Option<PathBuf>,
    #[command(flatten)]
    pub law: LawArgs,
}

/// A set of charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "each variant is its word")]
pub enum ChartSet {
    Leaders,
}

/// What charts are drawn on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "each variant is its word")]
pub enum PaperWord {
    A4,
    A3,
    Slide,
}
