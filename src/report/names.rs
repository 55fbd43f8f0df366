//! Names of what facts point to: bodies, areas, subjects of findings. Long lists are shortened here and nowhere else.

use super::number::in_prose;
use super::page::Column;
use super::texts::Texts;
use crate::draft::Draft;
use crate::explain::Row;
use crate::model::{BodyIx, Category, ClassIx, Extent, Holder, KindIx, Organisation, small};
use crate::norms::{Citation, Cited, Norms, Status};
use crate::rules::{Finding, Subject};
use std::collections::BTreeMap;

/// How many names of a long list are shown before the rest is counted.
const SHOWN: usize = 3;

/// The id of the kind of departments in the norms, which the kinds of a case are like.
pub const DEPARTMENT: &str = "so";

/// How many bodies of one kind are named one by one; more are counted.
const NAMED: usize = 5;

/// A plan as a report names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFacts {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The paper it rests on.
    pub basis: Option<String>,
}

/// A step that has been carried out: the plan's id and the number that the plan gives the step.
pub type StepName = (String, u32);

/// What is needed to name things: the texts of a language and the apparatus as a draft has it.
#[derive(Clone, Copy)]
pub struct Names<'a, 'b> {
    /// The texts.
    pub texts: &'a Texts,
    /// The apparatus.
    pub draft: &'a Draft<'b>,
    /// The law that findings cite; none: nothing was judged under a law.
    pub norms: Option<&'a Norms>,
}

impl<'a> Names<'a, '_> {
    /// What a finding rests on; none: it is the tool's own measure.
    pub fn cited(&self, finding: &Finding) -> Option<Cited<'a>> {
        self.norms?.cited(finding.basis?)
    }

    /// Article and paper that a finding rests on, and that they were not checked where that is so.
    pub fn citation(&self, finding: &Finding) -> Option<String> {
        let cited = self.cited(finding)?;
        Some(citation_text(cited.citation, cited.status, self.texts))
    }

    /// A text.
    pub fn say(&self, key: &str, args: &[(&str, String)]) -> String {
        self.texts.say(key, args)
    }

    /// A whole number.
    pub fn number(&self, number: usize) -> String {
        self.texts.number(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// A whole number in a sentence.
    pub fn prose(&self, number: usize) -> String {
        in_prose(i64::try_from(number).ok(), self.texts)
    }

    /// The name of a body, ended ones too.
    pub fn body(&self, body: BodyIx) -> String {
        self.draft.name(body).to_owned()
    }

    /// The name of a body with that of its agency where it stands inside one: every department has an office.
    pub fn unit(&self, body: BodyIx) -> String {
        let organisation = self.draft.baseline().organisation();
        let mut above = match organisation.bodies().get(body.at()) {
            Some(row) => row.parent,
            None => self.draft.parent(body),
        };
        if organisation.kind(self.draft.kind(body)).agency {
            return self.body(body);
        }
        while let Some(here) = above {
            if organisation.kind(self.draft.kind(here)).agency {
                return self.say("unit-of", &[("unit", self.body(body)), ("agency", self.body(here))]);
            }
            above = match organisation.bodies().get(here.at()) {
                Some(row) => row.parent,
                None => self.draft.parent(here),
            };
        }
        self.body(body)
    }

    /// The name of a kind.
    pub fn kind(&self, kind: KindIx) -> String {
        let row = self.draft.baseline().organisation().kind(kind);
        let english = row.name_en.clone().filter(|_| self.texts.lang() == super::texts::Lang::En);
        english.unwrap_or_else(|| row.name.clone())
    }

    /// The name of a holder.
    pub fn holder(&self, holder: Holder) -> String {
        match holder {
            Holder::Body(body) => self.unit(body),
            Holder::Kind(kind) => self.say("holder-kind", &[("kind", self.kind(kind))]),
        }
    }

    /// The name of a staff category.
    pub fn category(&self, category: Category) -> String {
        self.say(&format!("category-{}", category.word().replace('_', "-")), &[])
    }

    /// Bodies by name; many of one kind are counted.
    pub fn bodies(&self, bodies: &[BodyIx]) -> String {
        let mut kinds: BTreeMap<KindIx, Vec<BodyIx>> = BTreeMap::new();
        let mut order: Vec<KindIx> = Vec::new();
        for body in bodies {
            let kind = self.draft.kind(*body);
            if !order.contains(&kind) {
                order.push(kind);
            }
            kinds.entry(kind).or_default().push(*body);
        }
        let mut names: Vec<String> = Vec::new();
        for kind in order {
            let of_kind = &kinds[&kind];
            if of_kind.len() > NAMED {
                let args = [("count", self.prose(of_kind.len())), ("kind", self.kind_counted(kind))];
                names.push(self.say("bodies-of-kind", &args));
            } else {
                names.extend(of_kind.iter().map(|body| self.body(*body)));
            }
        }
        names.join("; ")
    }

    /// The name of a kind after a number: that of departments is no name of its own.
    pub fn kind_counted(&self, kind: KindIx) -> String {
        let name = self.kind(kind);
        if self.draft.baseline().organisation().kinds_like(kind).contains(&DEPARTMENT) { small(&name) } else { name }
    }

    /// Bodies by name, each of them.
    pub fn all_bodies(&self, bodies: &[BodyIx]) -> String {
        bodies.iter().map(|body| self.unit(*body)).collect::<Vec<_>>().join("; ")
    }

    /// A list of names; only the first few of a long one, with the count of the rest.
    pub fn list(&self, names: &[String]) -> String {
        if names.len() <= SHOWN + 1 {
            return names.join("; ");
        }
        let args = [("names", names[..SHOWN].join("; ")), ("count", self.number(names.len() - SHOWN))];
        self.say("list-and-more", &args)
    }

    /// Where: the covering areas by name; empty where the case has no areas or territory is no matter.
    pub fn areas(&self, extent: &Extent) -> String {
        let organisation = self.draft.baseline().organisation();
        if extent.is_empty() || organisation.areas().is_empty() {
            return String::new();
        }
        if *extent == organisation.everywhere() {
            return self.say("everywhere", &[]);
        }
        let names: Vec<String> = covering_areas(self.draft, extent).into_iter().map(|area| area.1).collect();
        self.list(&names)
    }

    /// What a finding is about: the id where planners know the thing by it, and its name.
    pub fn subject(&self, subject: Subject, steps: &[StepName]) -> (String, String) {
        let organisation = self.draft.baseline().organisation();
        let body = |body: BodyIx| self.draft.id(body).to_owned();
        match subject {
            Subject::Task(task) => (organisation.task(task).id.clone(), organisation.task(task).name.clone()),
            Subject::Body(at) => (body(at), self.unit(at)),
            Subject::Posts(at, category) => {
                (body(at), self.say("subject-part", &[("whole", self.unit(at)), ("part", self.category(category))]))
            }
            Subject::Units(at, kind) => {
                (body(at), self.say("subject-part", &[("whole", self.unit(at)), ("part", self.kind(kind))]))
            }
            Subject::Field(field) => (String::new(), organisation.field(field).to_owned()),
            Subject::Bench(category) => (String::new(), self.category(category)),
            Subject::Row(step, row) => {
                let (plan, number) = steps.get(step as usize).cloned().unwrap_or((String::new(), step + 1));
                let args = [("plan", plan.clone()), ("step", number.to_string()), ("row", row.to_string())];
                (plan, self.say("subject-row", &args))
            }
            Subject::Area(area) => (organisation.area(area).id.clone(), organisation.area(area).name.clone()),
            Subject::MergedArea(at) => match self.draft.new_areas().get(at as usize) {
                Some(area) => (area.id.clone(), area.name.clone()),
                None => (String::new(), String::new()),
            },
            Subject::Tier(tier) => (String::new(), self.say(&format!("tier-{}", tier.word()), &[])),
            Subject::Whole => (String::new(), self.say("subject-whole", &[])),
        }
    }

    /// The row of an explanation: id and name.
    pub fn explained(&self, row: Row) -> (String, String) {
        let organisation = self.draft.baseline().organisation();
        match row {
            Row::Body(body) => (self.draft.id(body).to_owned(), self.unit(body)),
            Row::Task(task) => self.subject(Subject::Task(task), &[]),
            Row::Field(field) => self.subject(Subject::Field(field), &[]),
            Row::Posts(body, category) => self.subject(Subject::Posts(body, category), &[]),
            Row::Pair(a, b) => (String::new(), format!("{} – {}", self.body(a), self.body(b))),
            Row::Document(document) => {
                let row = &organisation.documents()[document.at()];
                (row.number.clone().unwrap_or_else(|| row.id.clone()), row.title.clone())
            }
            Row::Procedure(procedure) => {
                let row = organisation.procedure(procedure);
                (row.code.clone().unwrap_or_else(|| row.id.clone()), row.name.clone())
            }
        }
    }
}

/// The label of a class in the language of the texts; in Vietnamese where it has none in English.
pub fn class_name(organisation: &Organisation, class: ClassIx, texts: &Texts) -> String {
    let english = organisation.class_en(class).filter(|_| texts.lang() == super::texts::Lang::En);
    english.unwrap_or_else(|| organisation.class(class)).to_owned()
}

/// The labels of all classes in their order, in the language of the texts.
pub fn class_names(organisation: &Organisation, texts: &Texts) -> Vec<String> {
    (0..organisation.classes().len()).map(|at| class_name(organisation, ClassIx::new(at), texts)).collect()
}

/// A column with the heading of its key.
pub(super) fn column(key: &'static str, names: &Names<'_, '_>) -> Column {
    Column { key: key.into(), title: names.say(&format!("column-{key}"), &[]), collapsible: false }
}

/// Article and paper of a legal value, and that it was not checked where that is so.
pub fn citation_text(citation: &Citation, status: Status, texts: &Texts) -> String {
    match status {
        Status::Verified => citation.text(),
        Status::Recalled => texts.say("citation-recalled", &[("citation", citation.text())]),
    }
}

/// The fewest areas whose union is the extent, by id and name: whole provinces and districts, then areas that the
/// plan made, then single elementary areas.
pub fn covering_areas(draft: &Draft<'_>, extent: &Extent) -> Vec<(String, String)> {
    let organisation = draft.baseline().organisation();
    if draft.new_areas().is_empty() {
        let cover = organisation.cover(extent).into_iter().map(|area| organisation.area(area));
        return cover.map(|area| (area.id.clone(), area.name.clone())).collect();
    }
    let mut rest = extent.clone();
    let mut found: Vec<(u32, String, String)> = Vec::new();
    let mut take = |rest: &mut Extent, part: &Extent, id: &str, name: &str| {
        if !part.is_empty() && rest.contains(part) {
            *rest = rest.minus(part);
            found.push((part.spans()[0].0, id.to_owned(), name.to_owned()));
        }
    };
    // Areas are numbered in tree order, so that the greater one is tried before those in it.
    for area in organisation.areas().iter().filter(|area| area.extent.len() > 1) {
        take(&mut rest, &area.extent, &area.id, &area.name);
    }
    for area in draft.new_areas().iter().filter(|area| !draft.area_ended(&area.id)) {
        take(&mut rest, draft.scopes_ref().extent(area.scope), &area.id, &area.name);
    }
    for at in rest.clone().areas() {
        if let Some(area) = organisation.elementary().get(at as usize) {
            let area = organisation.area(*area);
            take(&mut rest, &area.extent, &area.id, &area.name);
        }
    }
    found.sort();
    found.into_iter().map(|(_, id, name)| (id, name)).collect()
}
