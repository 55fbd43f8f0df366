//! What planners hand in, before it is written in any format: annexes with their forms, and documents made of them.

mod annex;

pub use annex::{Annex, AnnexColumn, AnnexRow, Level};
