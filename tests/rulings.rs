//! Each ruling of the method as a small case: who leads, who has how many posts, what is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "rulings/abolish.rs"]
mod abolish;
#[path = "rulings/case.rs"]
mod case;
#[path = "rulings/corners.rs"]
mod corners;
#[path = "rulings/ends.rs"]
mod ends;
#[path = "rulings/lead.rs"]
mod lead;
#[path = "rulings/merge.rs"]
mod merge;
#[path = "rulings/places.rs"]
mod places;
#[path = "rulings/plans.rs"]
mod plans;
#[path = "rulings/shares.rs"]
mod shares;
#[path = "rulings/state.rs"]
mod state;
#[path = "rulings/work.rs"]
mod work;
