//! Each ruling of the method as a small case: who leads, who has how many posts, what is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "rulings/abolish.rs"]
mod abolish;
#[path = "rulings/case.rs"]
mod case;
#[path = "rulings/ends.rs"]
mod ends;
#[path = "rulings/merge.rs"]
mod merge;
#[path = "rulings/state.rs"]
mod state;
#[path = "rulings/work.rs"]
mod work;
