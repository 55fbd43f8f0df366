//! The law over many plans of one apparatus: of what a plan leaves alone it says what it said before.

use super::areas::standards;
use super::book::Law;
use super::facts::Scene;
use super::judge::{LawFindings, of_body, of_whole};
use super::limit::Ruling;
use super::moves::Moves;
use crate::draft::{Baseline, Draft};
use crate::model::BodyIx;
use crate::rules::{Finding, Subject};
use std::collections::BTreeSet;

/// What a law says of an apparatus as it stands, kept so that each plan is asked only for what it changes.
pub struct Standing<'b> {
    /// The apparatus as it was loaded, to which rules compare.
    before: Draft<'b>,
    /// The apparatus from which plans start: the same, or that after others.
    start: Draft<'b>,
    /// What these others moved.
    moves: Moves,
    /// Of single bodies.
    of_bodies: LawFindings,
    /// Of areas.
    of_areas: LawFindings,
    /// All of it.
    said: LawFindings,
    /// All that it says of the apparatus as it was loaded.
    said_at_load: LawFindings,
}

impl<'b> Standing<'b> {
    /// Judges the apparatus as it stands.
    pub fn new(law: &Law<'_>, baseline: &'b Baseline<'b>) -> Self {
        Self::after(law, baseline, baseline, Moves::default())
    }

    /// Judges the apparatus after plans that have moved what is said, for others on top of them.
    pub fn after(law: &Law<'_>, loaded: &'b Baseline<'b>, after: &'b Baseline<'b>, moves: Moves) -> Self {
        let (before, start) = (Draft::new(loaded), Draft::new(after));
        let at_load = (!std::ptr::eq(loaded, after)).then(|| Self::new(law, loaded).said);
        let (mut of_bodies, mut of_areas) = (LawFindings::default(), LawFindings::default());
        let scene = Scene { law, draft: &start, moves: &moves };
        scene.bodies().for_each(|body| of_body(&scene, body, &mut |ruling| of_bodies.add(law, ruling)));
        standards(&scene, &mut |ruling| of_areas.add(law, ruling));
        let mut said = of_bodies.clone();
        said.extend(&of_areas);
        of_whole(None, &scene, &mut |ruling| said.add(law, ruling));
        let said_at_load = at_load.unwrap_or_else(|| said.clone());
        Self { before, start, moves, of_bodies, of_areas, said, said_at_load }
    }

    /// What the law says of the apparatus as it stands.
    pub fn said(&self) -> &LawFindings {
        &self.said
    }

    /// What the law says of the apparatus as it was loaded: before any plan.
    pub fn said_at_load(&self) -> &LawFindings {
        &self.said_at_load
    }

    /// What was moved before a plan.
    pub fn moves(&self) -> &Moves {
        &self.moves
    }

    /// What the law says after a plan: what [`super::judge_law`] says, in another order. Only bodies that the plan
    /// concerns are judged again, and areas only where it merges some.
    pub fn judge(&self, law: &Law<'_>, draft: &Draft<'_>, moves: &Moves) -> LawFindings {
        let concerned = self.concerned(draft, moves);
        let others = |finding: &&Finding| body_of(finding.subject).is_none_or(|body| !concerned.contains(&body));
        let mut said = LawFindings {
            findings: self.of_bodies.findings.iter().filter(others).cloned().collect(),
            checked: self.of_bodies.checked.clone(),
        };
        let then = Scene { law, draft: &self.start, moves: &self.moves };
        let now = Scene { law, draft, moves };
        for body in concerned.iter().copied() {
            if body.at() < self.start.body_count() && then.is_counted(body) {
                of_body(&then, body, &mut |ruling: Ruling| said.uncount(law, &ruling));
            }
            if now.is_counted(body) {
                of_body(&now, body, &mut |ruling| said.add(law, ruling));
            }
        }
        if draft.new_areas().len() == self.start.new_areas().len() {
            said.extend(&self.of_areas);
        } else {
            standards(&now, &mut |ruling| said.add(law, ruling));
        }
        of_whole(Some(&self.before), &now, &mut |ruling| said.add(law, ruling));
        said
    }

    /// The bodies of which the law may say something else than before.
    fn concerned(&self, draft: &Draft<'_>, moves: &Moves) -> BTreeSet<BodyIx> {
        let known = self.start.body_count();
        let changed: BTreeSet<BodyIx> = draft.changed_bodies().chain(moves.bodies()).collect();
        let mut concerned = BTreeSet::new();
        let is_elsewhere = |body: BodyIx| {
            let place = |draft: &Draft<'_>| (draft.lives(body), draft.kind(body), draft.parent(body));
            body.at() >= known || place(draft) != place(&self.start)
        };
        for state in [draft, &self.start] {
            for body in changed.iter().copied().filter(|body| body.at() < state.body_count()) {
                let mut at = Some(body);
                while let Some(here) = at {
                    concerned.insert(here);
                    at = state.parent(here);
                }
                // Units are held against the body above them, and those of another place against all above.
                if is_elsewhere(body) {
                    add_below(state, body, &mut concerned);
                } else {
                    concerned.extend(state.children(body));
                }
            }
        }
        concerned
    }
}

fn add_below(draft: &Draft<'_>, body: BodyIx, found: &mut BTreeSet<BodyIx>) {
    for unit in draft.children(body).iter().copied() {
        found.insert(unit);
        add_below(draft, unit, found);
    }
}

/// The body that a rule of single bodies speaks of.
fn body_of(subject: Subject) -> Option<BodyIx> {
    match subject {
        Subject::Body(body) | Subject::Posts(body, _) | Subject::Units(body, _) => Some(body),
        _ => None,
    }
}
