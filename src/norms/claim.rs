//! Which rule decides on a matter: the entry that names its subject most closely.

use super::competence::{Act, Competence, Form, Rule};
use super::dossier::{Dossier, DossierRule};
use super::pack::Norms;
use crate::model::Tier;
use jiff::civil::Date;

/// What is decided about. `'a` is the borrow of the ids of kinds.
#[derive(Clone, Copy, Debug)]
pub enum Target<'a> {
    /// A body or a kind: the ids of its kind and of those it is like, nearest first, and its tier.
    Body {
        /// The kinds.
        kinds: &'a [&'a str],
        /// The tier.
        tier: Tier,
    },
    /// A whole tier.
    Tier(Tier),
    /// Administrative units of a level.
    Area(Tier),
}

/// What is decided, and about what.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    /// What it is about.
    pub target: Target<'a>,
    /// What is done.
    pub act: Act,
    /// The legal form of a delegation, where it is known.
    pub form: Option<Form>,
    /// The day.
    pub day: Date,
}

/// The rule that decides on a matter. `'n` is the borrow of the norms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim<'n> {
    /// The entry that it stands in.
    pub competence: &'n Competence,
    /// The rule.
    pub rule: &'n Rule,
    /// The file, and what it holds on that day; none: none is set.
    pub dossier: Option<(&'n Dossier, &'n DossierRule)>,
}

impl Claim<'_> {
    /// Whether those who decide stand above the province.
    pub fn is_above_province(&self) -> bool {
        self.rule.authority.is_above_province()
    }
}

impl Competence {
    /// How closely it names a target: 0 by the kind itself, then by what the kind is like, last by the tier; none: it
    /// does not name it.
    pub fn closeness(&self, target: Target<'_>) -> Option<usize> {
        match target {
            Target::Body { kinds, tier } => {
                let by_kind = kinds.iter().position(|kind| self.kinds.iter().any(|named| named == kind));
                // To abolish a tier is to end all of it, which says nothing about one kind of its bodies.
                let by_tier = self.tiers.contains(&tier) && self.acts != [Act::Abolish];
                by_kind.or_else(|| by_tier.then_some(kinds.len()))
            }
            Target::Tier(tier) => self.tiers.contains(&tier).then_some(0),
            Target::Area(level) => self.areas.contains(&level).then_some(0),
        }
    }
}

impl Norms {
    /// The rule that decides on a matter: of the entries in force that name it, the one that names the subject most
    /// closely, then one for the form of the delegation, then one of the upper layer. None: the norms say nothing.
    pub fn claim(&self, matter: Matter<'_>) -> Option<Claim<'_>> {
        let named = self.competences().iter().filter_map(|competence| {
            let by_form = matter.form.is_some_and(|form| competence.forms.contains(&form));
            let fits = competence.acts.contains(&matter.act) && (competence.forms.is_empty() || by_form);
            let closeness = competence.closeness(matter.target).filter(|_| fits)?;
            Some(((closeness, !by_form), competence, competence.at(matter.day)?))
        });
        // The first of equals is kept, and upper layers come first.
        let (_, competence, rule) = named.min_by_key(|(rank, ..)| *rank)?;
        let dossier = rule.dossier.as_deref().and_then(|name| self.dossier(name));
        let dossier = dossier.and_then(|dossier| Some((dossier, dossier.at(matter.day)?)));
        Some(Claim { competence, rule, dossier })
    }

    /// A file by its name, without `dossiers.`.
    pub fn dossier(&self, name: &str) -> Option<&Dossier> {
        self.dossiers().iter().find(|dossier| dossier.name() == name)
    }
}
