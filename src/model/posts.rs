//! Posts (biên chế): how many are assigned, how many are filled, how many lead.

use super::words::Category;
use std::ops::{Index, IndexMut};

/// A count that may be unknown: an empty cell is not zero.
pub type Count = Option<i64>;

/// The posts of one staff category in one body. The default is none at all: known zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Posts assigned (được giao).
    pub quota: Count,
    /// People present (có mặt).
    pub filled: Count,
    /// Heads among the people present (cấp trưởng).
    pub heads: Count,
    /// Deputies among the people present (cấp phó).
    pub deputies: Count,
    /// Whether the tables hold a row for it, even an empty one.
    pub listed: bool,
}

impl Default for Staff {
    fn default() -> Self {
        Self { quota: Some(0), filled: Some(0), heads: Some(0), deputies: Some(0), listed: false }
    }
}

impl Staff {
    /// Nothing is known: a case without a table of posts.
    pub const UNKNOWN: Staff = Staff { quota: None, filled: None, heads: None, deputies: None, listed: false };
}

/// The posts of one body, by staff category; those of its sub-units are not in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Posts([Staff; Category::ALL.len()]);

impl Posts {
    /// Nothing is known of any category.
    pub const UNKNOWN: Posts = Posts([Staff::UNKNOWN; Category::ALL.len()]);

    /// The categories with their staff, in the order of the contract.
    pub fn iter(&self) -> impl Iterator<Item = (Category, &Staff)> {
        Category::ALL.iter().copied().zip(&self.0)
    }
}

impl Index<Category> for Posts {
    type Output = Staff;

    fn index(&self, category: Category) -> &Staff {
        &self.0[category.at()]
    }
}

impl IndexMut<Category> for Posts {
    fn index_mut(&mut self, category: Category) -> &mut Staff {
        &mut self.0[category.at()]
    }
}
