//! placeholder
pub mod cli;
pub mod compare;
pub mod draft;
pub mod evaluate;
pub mod explain;
pub mod lineage;
pub mod input;
pub mod model;
pub mod output;
pub mod overlap;
pub mod report;
pub mod rules;
pub mod scenario;
