//! Bodies of the apparatus and their kinds.

use super::extent::Extent;
use super::index::{AreaIx, BodyIx, ClassIx, KindIx};
use super::posts::Posts;
use super::provenance::Provenance;
use super::tables;
use super::words::Tier;

/// What a body is (loại hình). Kinds are data, not code.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Stable id.
    pub id: String,
    /// Name in Vietnamese.
    pub name: String,
    /// Name in English.
    pub name_en: Option<String>,
    /// Level of government.
    pub tier: Tier,
    /// Whether its bodies stand for themselves under the one-lead rule (đầu mối).
    pub agency: bool,
    /// How reports count it.
    pub class: ClassIx,
    /// The shipped kind whose rules apply.
    pub like: Option<String>,
    /// Whether a parent has one such unit.
    pub single: bool,
    /// Shown and may hold duties, in no count of bodies or posts.
    pub outside: bool,
    /// Grade and source.
    pub provenance: Provenance,
}

/// The kinds whose rules apply to a kind, nearest first: itself, the kind that it is like, the kind that this one is
/// like, and so on. `like` gives what a kind is like; a ring ends where it began.
pub fn likeness<'a>(id: &'a str, like: impl Fn(&str) -> Option<&'a str>) -> Vec<&'a str> {
    let mut chain = vec![id];
    while let Some(next) = chain.last().and_then(|last| like(last)).filter(|next| !chain.contains(next)) {
        chain.push(next);
    }
    chain
}

/// A node of the apparatus (cơ quan, tổ chức, đơn vị).
#[derive(Clone, Debug)]
pub struct Body {
    /// Stable id.
    pub id: String,
    /// Name as written.
    pub name: String,
    /// What it is.
    pub kind: KindIx,
    /// The body it stands under.
    pub parent: Option<BodyIx>,
    /// Bodies that guide it professionally.
    pub also_under: Vec<BodyIx>,
    /// Short name.
    pub short_name: Option<String>,
    /// The areas that the tables give it; empty where it has its parent's.
    pub areas: Vec<AreaIx>,
    /// Founding document, as written.
    pub established_by: Option<String>,
    /// Class of the body.
    pub class: Option<String>,
    /// Autonomy group 1 to 4 of a public-service unit.
    pub autonomy_group: Option<u8>,
    /// Place among its siblings.
    pub order: Option<i64>,
    /// The elementary areas that it serves: its own, else its parent's, else all.
    pub extent: Extent,
    /// Its posts by category.
    pub posts: Posts,
    /// The rows of posts.csv that gave them.
    pub posts_rows: Vec<tables::Posts>,
    /// Grade and source.
    pub provenance: Provenance,
}

#[cfg(test)]
mod tests {
    use super::likeness;

    #[test]
    fn a_kind_is_followed_by_what_it_is_like_and_a_ring_ends() {
        let like = |id: &str| match id {
            "own" => Some("office"),
            "office" => Some("division"),
            "a" => Some("b"),
            "b" => Some("a"),
            _ => None,
        };
        assert_eq!(likeness("own", like), ["own", "office", "division"]);
        assert_eq!(likeness("a", like), ["a", "b"]);
        assert_eq!(likeness("alone", like), ["alone"]);
    }
}
