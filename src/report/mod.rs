//! From the facts of the floors below to what is shown. No input or output here.

mod texts;

pub use texts::{Lang, Texts};
