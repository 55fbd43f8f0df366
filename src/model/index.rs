//! Typed positions in the tables of an organisation: an index of one table cannot be used on another.

use compact_str::CompactString;
use rustc_hash::FxHashMap;

/// Positions by id. An id that is short stands in the table itself, so that to find it costs no further look into memory.
pub(super) type Ids = FxHashMap<CompactString, u32>;

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position as a slice index.
            #[inline]
            pub fn at(self) -> usize {
                self.0 as usize
            }

            /// The typed position of a slice index. Tables are limited to far fewer than 2³² rows on reading.
            #[inline]
            pub fn new(at: usize) -> Self {
                Self(at as u32)
            }
        }
    )*};
}

index! {
    /// A body; bodies are numbered in tree order, parents before their sub-units.
    BodyIx
    /// A kind of body.
    KindIx
    /// An administrative unit.
    AreaIx
    /// A task.
    TaskIx
    /// A field of work.
    FieldIx
    /// A legal document.
    DocumentIx
    /// An administrative procedure.
    ProcedureIx
    /// A class label by which reports count bodies.
    ClassIx
}
