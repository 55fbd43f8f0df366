//! Many scenarios over one apparatus: what evaluating one of them comes to, and which of it is asked for.
//!
//! Nothing here reads, writes or starts threads. A [`Worker`] serves one thread and evaluates scenario by scenario;
//! a [`Setup`] is what all of them share.

mod best;
mod column;
mod result;
mod worker;

pub use best::{Cost, Front, Kept, Top};
pub use column::{Column, asked, default_columns};
pub use result::{Counts, Fate, Found, Outcome};
pub use worker::{Depth, Setup, Start, Worker};
