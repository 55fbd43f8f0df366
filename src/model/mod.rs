//! The apparatus as a graph: what exists, who stands under whom, who answers for what, and where.
//!
//! This floor is pure domain: no input or output, no file format, no legal values. An [`Organisation`] is
//! built once from [`tables`] (what the files say), and whatever is wrong with them comes back as
//! [`Defect`]s; after that it never changes.

mod area;
mod body;
mod build;
mod decimal;
mod defect;
mod extent;
mod fold;
mod index;
mod organisation;
mod person;
mod posts;
mod provenance;
pub mod tables;
mod tree;
mod words;

pub use area::Area;
pub use body::{Body, Kind, likeness};
pub use decimal::{Decimal, rounded};
pub use defect::{Defect, Fault, Table};
pub use extent::Extent;
pub use fold::{capital, fold, nearest, slug, small};
pub use index::{AreaIx, BodyIx, ClassIx, DocumentIx, FieldIx, KindIx, ProcedureIx, TaskIx};
pub use organisation::{Document, Duty, Holder, Link, Node, Organisation, Procedure, Reference, Task};
pub use person::{Person, PersonRow};
pub use posts::{Count, Posts, Staff};
pub use provenance::{Grade, Provenance};
pub(crate) use words::words;
pub use words::{
    Barred, Category, DayUnit, Funding, LeaveOption, OnlineLevel, Post, Relation, Role, Sex, TargetType, Tier,
};
