//! The words of a plan: ids and names as the planner wrote them.

use compact_str::CompactString;
use smallvec::SmallVec;

/// An id or a name. Most are short, and then they need no memory of their own: a table of scenarios has millions of them,
/// each wanted for as long as one step takes.
pub type Word = CompactString;

/// A few words, mostly one.
pub type Words = SmallVec<[Word; 1]>;
