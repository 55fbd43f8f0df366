//! The words of a plan: ids and names as the planner wrote them.

use compact_str::CompactString;
use smallvec::SmallVec;

/// An id or a name. Most are short, and then they need no memory of their own: a table of scenarios has millions of them,
/// each wanted for as long as one step takes.
pub type Word = CompactString;

/// A few words, mostly one.
pub type Words = SmallVec<[Word; 1]>;

/// Text without the spaces around it; most has none, which its first and last byte tell.
#[inline]
pub fn trimmed(text: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    if plain(bytes.first()) && plain(bytes.last()) { text } else { text.trim() }
}
