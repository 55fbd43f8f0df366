//! Every rule over every subject, with a tally of what each rule came to: a rule that matched nothing says so too.

use super::areas::standards;
use super::book::Law;
use super::deputies::{over_norm, over_share, over_superior};
use super::facts::Scene;
use super::limit::Ruling;
use super::moves::Moves;
use super::sizes::{over_frame, too_small, units_of};
use super::structure::{departments, district, inspectorate};
use super::totals::{after_over_before, average, reduction};
use crate::draft::Draft;
use crate::model::{BodyIx, KindIx};
use crate::rules::{Code, Finding, Severity};

/// What one rule came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Subjects for which it holds.
    pub holds: u32,
    /// Subjects for which it does not.
    pub fails: u32,
    /// Subjects of which nobody can tell.
    pub unknown: u32,
}

impl Checked {
    /// All subjects that the rule was asked about; 0: it matched nothing.
    pub fn asked(self) -> u32 {
        self.holds + self.fails + self.unknown
    }
}

/// What the law says of one state of the apparatus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawFindings {
    /// What fails or is unknown.
    pub findings: Vec<Finding>,
    /// What each rule came to, in the order of [`Code::ALL`].
    pub checked: Vec<Checked>,
}

/// Judges a draft under a law. `before` is the apparatus as it stands, where a plan was carried out; rules that compare
/// both are asked only then.
pub fn judge_law(law: &Law<'_>, before: Option<&Draft<'_>>, draft: &Draft<'_>, moves: &Moves) -> LawFindings {
    let scene = Scene { law, draft, moves };
    let mut said = LawFindings::default();
    let mut sink = |ruling| said.add(law, ruling);
    scene.bodies().for_each(|body| of_body(&scene, body, &mut sink));
    standards(&scene, &mut sink);
    of_whole(before, &scene, &mut sink);
    said
}

/// The rules of single bodies. What they say of a body goes by the body itself and everything below it, by the body above
/// it, by the units beside their parent, and by the public-service unit that it is in.
pub(super) fn of_body(scene: &Scene<'_, '_, '_>, body: BodyIx, sink: &mut impl FnMut(Ruling)) {
    kept(scene, body, sink);
    over_norm(scene, body, sink);
    over_share(scene, body, sink);
    over_superior(scene, body, sink);
    too_small(scene, body, sink);
    over_frame(scene, body, sink);
    units_of(scene, body, sink);
    inspectorate(scene, body, sink);
    district(scene, body, sink);
}

/// The rules of the province as a whole.
pub(super) fn of_whole(before: Option<&Draft<'_>>, scene: &Scene<'_, '_, '_>, sink: &mut impl FnMut(Ruling)) {
    departments(scene, sink);
    average(scene, sink);
    if let Some(before) = before {
        let untouched = Moves::default();
        let before = Scene { law: scene.law, draft: before, moves: &untouched };
        after_over_before(&before, scene, sink);
        reduction(&before, scene, sink);
    }
}

/// Says where the measures that are judged with the rows of bodies hold: posts not exceeded, single units alone.
fn kept(scene: &Scene<'_, '_, '_>, body: BodyIx, sink: &mut impl FnMut(Ruling)) {
    let posts = scene.draft.posts(body).iter().filter(|(_, staff)| staff.quota != Some(0) || staff.filled != Some(0));
    for (_, staff) in posts {
        if staff.filled.zip(staff.quota).is_some_and(|(filled, quota)| filled <= quota) {
            sink(Ruling::Holds(Code::FilledOverQuota));
        }
    }
    let organisation = scene.draft.baseline().organisation();
    let single = |unit: &BodyIx| organisation.kind(scene.draft.kind(*unit)).single;
    let mut kinds: Vec<KindIx> = scene.units(body).filter(single).map(|unit| scene.draft.kind(unit)).collect();
    kinds.sort_unstable();
    for of_kind in kinds.chunk_by(|one, other| one == other).filter(|of_kind| of_kind.len() == 1) {
        of_kind.iter().for_each(|_| sink(Ruling::Holds(Code::TwinUnits)));
    }
}

impl Default for LawFindings {
    fn default() -> Self {
        Self { findings: Vec::new(), checked: vec![Checked::default(); Code::ALL.len()] }
    }
}

impl LawFindings {
    /// Adds a ruling, settled by the law.
    pub(super) fn add(&mut self, law: &Law<'_>, ruling: Ruling) {
        let code = match &ruling {
            Ruling::Holds(code) => *code,
            Ruling::Says(finding) => finding.code,
        };
        if !law.settings().judges(code) {
            return;
        }
        let checked = &mut self.checked[code.at()];
        match ruling {
            Ruling::Holds(_) => checked.holds += 1,
            Ruling::Says(mut finding) => {
                match finding.severity {
                    Severity::Unknown => checked.unknown += 1,
                    _ => checked.fails += 1,
                }
                law.settle(&mut finding);
                self.findings.push(finding);
            }
        }
    }

    /// Takes a ruling out of the tally; its finding is not looked for.
    pub(super) fn uncount(&mut self, law: &Law<'_>, ruling: &Ruling) {
        let (code, severity) = match ruling {
            Ruling::Holds(code) => (*code, None),
            Ruling::Says(finding) => (finding.code, Some(finding.severity)),
        };
        if !law.settings().judges(code) {
            return;
        }
        let checked = &mut self.checked[code.at()];
        match severity {
            None => checked.holds -= 1,
            Some(Severity::Unknown) => checked.unknown -= 1,
            Some(_) => checked.fails -= 1,
        }
    }

    /// Adds what else was found.
    pub(super) fn extend(&mut self, other: &LawFindings) {
        self.findings.extend_from_slice(&other.findings);
        for (checked, more) in self.checked.iter_mut().zip(&other.checked) {
            checked.holds += more.holds;
            checked.fails += more.fails;
            checked.unknown += more.unknown;
        }
    }
}
