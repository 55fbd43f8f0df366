//! What planners hand in, before it is written in any format: annexes with their forms, and documents made of them.

mod annex;
mod annexes;

pub use annex::{Annex, AnnexColumn, AnnexRow, Level};
pub use annexes::{Annexes, annexes, roman, source_note};
