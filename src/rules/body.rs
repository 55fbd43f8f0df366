//! What is measured of one body: its place in the structure, its posts, whether it has anything to do.

use super::code::{Code, Finding, Severity, Subject};
use crate::draft::{BodyState, Draft};
use crate::model::{BodyIx, ClassIx, Grade, KindIx, Organisation, Posts};

/// The place of one living body inside the count; nothing of any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyShape {
    /// Whether it stands for itself under the one-lead rule.
    pub agency: bool,
    /// How reports count it.
    pub class: ClassIx,
    /// Bodies inside the count on the path from the root to it, itself included.
    pub depth: u32,
    /// Living sub-units inside the count.
    pub span: u32,
    /// No work, people, posts or sub-units; never so where the case has no table of posts.
    pub empty: bool,
    /// It works, but no body at or above it stands for itself.
    pub without_agency: bool,
}

/// What is measured of one living body inside the count; nothing of any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyFacts {
    /// Whether it stands for itself under the one-lead rule.
    pub agency: bool,
    /// How reports count it.
    pub class: ClassIx,
    /// Bodies inside the count on the path from the root to it, itself included.
    pub depth: u32,
    /// Living sub-units inside the count.
    pub span: u32,
    /// Its posts.
    pub posts: Posts,
    /// No work, people, posts or sub-units; never so where the case has no table of posts.
    pub empty: bool,
    /// Kinds of which it should have one sub-unit and has more, with how many.
    pub twins: Vec<(KindIx, u32)>,
    /// It works, but no body at or above it stands for itself.
    pub without_agency: bool,
}

impl BodyShape {
    /// What is left of it for whoever asks for neither layers nor spans nor empty bodies.
    pub fn without_place(self) -> Self {
        Self { depth: 0, span: 0, empty: false, without_agency: false, ..self }
    }
}

/// As [`measure_shape`], [without its place](BodyShape::without_place).
pub fn shape_without_place(draft: &Draft<'_>, body: BodyIx) -> Option<BodyShape> {
    if !draft.lives(body) || draft.is_outside(body) {
        return None;
    }
    let kind = draft.baseline().organisation().kind(draft.kind(body));
    let (agency, class) = (kind.agency, kind.class);
    Some(BodyShape { agency, class, depth: 0, span: 0, empty: false, without_agency: false })
}

/// Measures the place of a body as the draft has it; none: it has ended or is outside the count.
pub fn measure_shape(draft: &mut Draft<'_>, body: BodyIx) -> Option<BodyShape> {
    let BodyState { alive, kind, mut parent, .. } = draft.body(body);
    if !alive || draft.is_outside(body) {
        return None;
    }
    let kind = draft.baseline().organisation().kind(kind);
    let mut depth = 1;
    while let Some(above) = parent {
        depth += u32::from(!draft.is_outside(above));
        parent = draft.parent(above);
    }
    let span = draft.span(body) as u32;
    let (idle, stands_alone) = (span == 0 && is_idle(draft, body), !kind.agency && stands_alone(draft, body));
    // Most go by nothing of the kind, so that few are asked for their work.
    let works = (idle || stands_alone) && draft.has_work(body);
    let (agency, class) = (kind.agency, kind.class);
    Some(BodyShape { agency, class, depth, span, empty: idle && !works, without_agency: stands_alone && works })
}

/// Whether something of the place of a body goes by whether it has work.
pub fn hinges_on_work(draft: &Draft<'_>, body: BodyIx) -> bool {
    is_idle(draft, body) || stands_alone(draft, body)
}

/// Whether a body has neither sub-units nor people nor posts.
#[inline]
fn is_idle(draft: &Draft<'_>, body: BodyIx) -> bool {
    let has_posts = draft.baseline().organisation().has_posts();
    draft.children(body).is_empty() && has_posts && has_nobody(draft.posts(body))
}

/// Whether no body at or above a body stands for itself. Where another does, that is its agency.
#[inline]
fn stands_alone(draft: &Draft<'_>, body: BodyIx) -> bool {
    draft.agency(body) == body && !draft.baseline().organisation().kind(draft.kind(body)).agency
}

fn has_nobody(posts: &Posts) -> bool {
    posts.in_use().all(|(_, staff)| staff.quota == Some(0) && staff.filled == Some(0))
}

/// Measures a body as the draft has it; none: it has ended or is outside the count.
pub fn measure_body(draft: &mut Draft<'_>, body: BodyIx) -> Option<BodyFacts> {
    let BodyShape { agency, class, depth, span, empty, without_agency } = measure_shape(draft, body)?;
    let posts = *draft.posts(body);
    Some(BodyFacts {
        agency,
        class,
        depth,
        span,
        posts,
        empty,
        twins: twins(draft, draft.children(body)),
        without_agency,
    })
}

fn twins(draft: &Draft<'_>, units: &[BodyIx]) -> Vec<(KindIx, u32)> {
    let organisation = draft.baseline().organisation();
    let mut kinds: Vec<KindIx> =
        units.iter().map(|unit| draft.kind(*unit)).filter(|kind| organisation.kind(*kind).single).collect();
    kinds.sort_unstable();
    let mut twins: Vec<(KindIx, u32)> = Vec::new();
    for kind in kinds {
        match twins.last_mut() {
            Some(last) if last.0 == kind => last.1 += 1,
            _ => twins.push((kind, 1)),
        }
    }
    twins.retain(|(_, units)| *units > 1);
    twins
}

/// The weakest grade of a body's own row and of its posts rows. What a plan makes is assumed until it is there.
pub fn body_grade(organisation: &Organisation, body: BodyIx) -> Grade {
    let Some(row) = organisation.bodies().get(body.at()) else { return Grade::Assumed };
    row.posts_rows.iter().map(|posts| posts.provenance.grade).fold(row.provenance.grade, Grade::max)
}

/// Says what is to be said of one body. `grade` is the weakest of its own row and its posts rows.
pub fn judge_body(body: BodyIx, facts: &BodyFacts, grade: Grade, sink: &mut impl FnMut(Finding)) {
    for (category, staff) in facts.posts.in_use() {
        if let (Some(filled), Some(quota)) = (staff.filled, staff.quota)
            && filled > quota
        {
            let subject = Subject::Posts(body, category);
            sink(Finding::plain(Code::FilledOverQuota, Severity::Warning, subject, Some(filled), Some(quota), grade));
        }
    }
    for (kind, units) in &facts.twins {
        let subject = Subject::Units(body, *kind);
        sink(Finding::plain(Code::TwinUnits, Severity::Warning, subject, Some(i64::from(*units)), Some(1), grade));
    }
    if facts.empty {
        sink(Finding::plain(Code::EmptyBody, Severity::Note, Subject::Body(body), Some(0), None, grade));
    }
    if facts.without_agency {
        sink(Finding::plain(Code::WorkWithoutAgency, Severity::Warning, Subject::Body(body), Some(0), None, grade));
    }
}
