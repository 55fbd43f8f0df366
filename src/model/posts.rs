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
        Self::NONE
    }
}

impl Staff {
    /// None at all: known zeros.
    pub const NONE: Staff = Staff { quota: Some(0), filled: Some(0), heads: Some(0), deputies: Some(0), listed: false };

    /// Nothing is known: a case without a table of posts.
    pub const UNKNOWN: Staff = Staff { quota: None, filled: None, heads: None, deputies: None, listed: false };
}

/// The posts of one body, by staff category; those of its sub-units are not in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Posts {
    staff: [Staff; Category::ALL.len()],
    /// The categories that may hold anything but known zeros, a bit each: most bodies have one or two.
    used: u8,
}

impl PartialEq for Posts {
    fn eq(&self, other: &Self) -> bool {
        self.staff == other.staff
    }
}

impl Eq for Posts {}

impl Posts {
    /// None at all.
    pub const NONE: Posts = Posts { staff: [Staff::NONE; Category::ALL.len()], used: 0 };

    /// Nothing is known of any category.
    pub const UNKNOWN: Posts = Posts { staff: [Staff::UNKNOWN; Category::ALL.len()], used: u8::MAX };

    /// The categories with their staff, in the order of the contract.
    pub fn iter(&self) -> impl Iterator<Item = (Category, &Staff)> {
        Category::ALL.iter().copied().zip(&self.staff)
    }

    /// As [`Self::iter`], without categories of known zeros where that is cheaply told.
    #[inline]
    pub fn in_use(&self) -> impl Iterator<Item = (Category, &Staff)> {
        categories(self.used).map(|category| (category, &self[category]))
    }

    /// The categories of [`Self::in_use`] alone.
    #[inline]
    pub fn used(&self) -> impl Iterator<Item = Category> + use<> {
        categories(self.used)
    }

    /// Takes over the posts of another body, of which only the categories in use are copied.
    #[inline]
    pub fn set_to(&mut self, other: &Self) {
        categories(self.used & !other.used).for_each(|category| self.staff[category.at()] = Staff::default());
        categories(other.used).for_each(|category| self.staff[category.at()] = other.staff[category.at()]);
        self.used = other.used;
    }

    /// The categories in which either may hold anything but known zeros, with the staff of both.
    #[inline]
    pub fn beside<'p>(&'p self, other: &'p Self) -> impl Iterator<Item = (Category, &'p Staff, &'p Staff)> {
        categories(self.used | other.used).map(|category| (category, &self[category], &other[category]))
    }
}

/// The categories of some bits, in order: as many steps as there are.
#[inline]
fn categories(mut bits: u8) -> impl Iterator<Item = Category> {
    std::iter::from_fn(move || {
        let category = Category::ALL.get(bits.trailing_zeros() as usize).copied();
        bits &= bits.wrapping_sub(1);
        category
    })
}

/// The bit of a category.
#[inline]
fn bit(category: Category) -> u8 {
    1 << category.at()
}

impl Index<Category> for Posts {
    type Output = Staff;

    fn index(&self, category: Category) -> &Staff {
        &self.staff[category.at()]
    }
}

impl IndexMut<Category> for Posts {
    fn index_mut(&mut self, category: Category) -> &mut Staff {
        self.used |= bit(category);
        &mut self.staff[category.at()]
    }
}
