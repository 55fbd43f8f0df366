//! The eleven operations, with ids as the planner wrote them.

use super::amount::{Change, Share};
use super::selector::Selector;
use super::word::{Word, Words};
use crate::model::{Category, Role, Tier};

/// One operation (nội dung sắp xếp).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Thành lập: a new body comes to be.
    Create {
        /// Its id, never used before.
        id: Word,
        /// Its name; the id where none is given.
        name: Option<Word>,
        /// The body it stands under.
        parent: Word,
        /// Its kind.
        kind: Word,
        /// Its areas; its parent's where none is given.
        areas: Words,
    },
    /// Sáp nhập (the successor lived), hợp nhất (it is new).
    Merge {
        /// The bodies that are merged; a living successor may or may not be among them.
        bodies: Words,
        /// The successor: a living body or a new id.
        into: Word,
        /// Name of a new successor, or a new name for a living one.
        name: Option<Word>,
        /// Kind of a new successor.
        kind: Option<Word>,
        /// Parent of a new successor.
        parent: Option<Word>,
        /// What becomes of twin sub-units.
        units: Units,
        /// What becomes of the heads beyond the one who stays; none: the rule of the kinds.
        leaders: Option<Leaders>,
    },
    /// Tách (the body lives on), chia (it ends).
    Split {
        /// The body.
        body: Word,
        /// Its parts.
        parts: Vec<Row>,
    },
    /// Giải thể, kết thúc hoạt động.
    Dissolve {
        /// The body.
        body: Word,
        /// Its heirs.
        heirs: Vec<Row>,
    },
    /// Chuyển giao nhiệm vụ: tasks go from a body, or from whoever holds them, to another lead.
    Reassign {
        /// The body that gives; none: whoever leads.
        from: Option<Word>,
        /// The body that receives.
        to: Word,
        /// The tasks.
        tasks: Selector,
        /// Whether the lead or the coordination moves.
        role: Role,
    },
    /// Phân cấp, ủy quyền: the lead on tasks goes from a body or a kind to a body or a kind.
    Delegate {
        /// The holder that gives.
        from: Place,
        /// The holder that receives.
        to: Place,
        /// The tasks.
        tasks: Selector,
        /// Whether the giver goes on as a coordinator.
        keep_coordinating: bool,
        /// The legal form, where the plan says it.
        mode: Option<Mode>,
    },
    /// Chuyển về trực thuộc: a body with its sub-units goes under another.
    Move {
        /// The body.
        body: Word,
        /// Its new parent.
        under: Word,
    },
    /// Đổi tên.
    Rename {
        /// The body.
        body: Word,
        /// Its new name.
        name: Word,
    },
    /// Điều chỉnh biên chế: the quota of one category changes; nobody leaves by it.
    Resize {
        /// The body.
        body: Word,
        /// The category; needed where the body has several.
        category: Option<Category>,
        /// The change.
        change: Change,
    },
    /// Kết thúc hoạt động cấp, loại hình: all bodies of a kind or a tier end together.
    Abolish {
        /// Which bodies.
        what: Abolished,
        /// Their heirs.
        heirs: Vec<Row>,
    },
    /// Nhập đơn vị hành chính: areas become one, and their bodies of one kind with them.
    MergeAreas {
        /// The areas, the one whose bodies live on first.
        areas: Words,
        /// Id of the new area.
        into: Word,
        /// Its name; that of the first area where none is given.
        name: Option<Word>,
    },
}

/// One heir or part: who receives, which tasks, which share of the people and posts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Who receives.
    pub to: Receiver,
    /// Name of a new part.
    pub name: Option<Word>,
    /// The tasks; none: none.
    pub tasks: Option<Selector>,
    /// The share; none: nobody.
    pub share: Option<Share>,
}

/// Who receives in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// One body.
    Body(Word),
    /// Abolish only: the bodies of a kind, each in its own area.
    Kind(Word),
    /// Abolish only: the nearest living body above each ended one.
    Parent,
}

/// A holder of work by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// One body.
    Body(Word),
    /// Every living body of a kind.
    Kind(Word),
}

/// What an abolition ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Abolished {
    /// All bodies of a kind.
    Kind(Word),
    /// All bodies of a tier.
    Tier(Tier),
}

/// What a merge does with sub-units of one kind of which a parent should have one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Units {
    /// They stay side by side; a finding names them.
    #[default]
    Keep,
    /// They are merged too.
    Merge,
}

/// What becomes of heads who lose their post in a merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaders {
    /// They become deputies in place.
    Deputy,
    /// They become ordinary staff.
    Staff,
    /// They go to the bench.
    Bench,
}

/// The legal form of a delegation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Phân quyền: by law.
    Devolve,
    /// Phân cấp: by decision of the level above.
    Decentralise,
    /// Ủy quyền: for a time, in the name of the giver.
    Authorise,
}

impl Operation {
    /// The word of the operation in files.
    pub fn word(&self) -> &'static str {
        match self {
            Operation::Create { .. } => "create",
            Operation::Merge { .. } => "merge",
            Operation::Split { .. } => "split",
            Operation::Dissolve { .. } => "dissolve",
            Operation::Reassign { .. } => "reassign",
            Operation::Delegate { .. } => "delegate",
            Operation::Move { .. } => "move",
            Operation::Rename { .. } => "rename",
            Operation::Resize { .. } => "resize",
            Operation::Abolish { .. } => "abolish",
            Operation::MergeAreas { .. } => "merge-areas",
        }
    }
}
