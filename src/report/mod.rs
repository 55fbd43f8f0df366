//! From the facts of the floors below to what is shown. No input or output here.

mod texts;
mod words;

pub use texts::{Lang, Texts};
pub use words::{malformed_facts, malformed_text, refusal_facts, refusal_text};
