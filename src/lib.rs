//! placeholder
pub mod draft;
pub mod evaluate;
pub mod model;
pub mod report;
pub mod rules;
pub mod scenario;
