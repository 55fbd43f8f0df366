//! placeholder
pub mod input;
pub mod model;
pub mod report;
pub mod scenario;
