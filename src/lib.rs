//! placeholder
pub mod model;
pub mod report;
pub mod scenario;
