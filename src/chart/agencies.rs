//! Agencies as rows of a chart: one by one where a reader looks for each, together by class where there are hundreds.

use crate::draft::Draft;
use crate::lineage::Origin;
use crate::model::{BodyIx, ClassIx, Count, Posts, capital};
use crate::report::{Studied, Study, Texts, class_name};
use std::collections::BTreeMap;

/// Agencies of one class beyond this number are summed, unless all are asked for.
const SINGLY: usize = 25;

/// A row of a chart by agency.
pub struct AgencyRow {
    /// Its name, after the option.
    pub name: String,
    /// What happened to it; empty: nothing.
    pub remark: String,
    /// Whether it stands for many agencies of one class.
    pub summed: bool,
    /// How many agencies it stands for, before or after, whichever is more.
    pub count: usize,
}

/// The rows, and which of them each agency is in.
pub struct AgencyRows {
    /// The rows, province first.
    pub rows: Vec<AgencyRow>,
    of: BTreeMap<BodyIx, usize>,
}

impl AgencyRows {
    /// The agencies before an option and after it; without one, as they stand.
    pub fn new(study: &Study<'_>, option: Option<&Studied<'_>>, texts: &Texts) -> Self {
        let before = &study.before.draft;
        let after = option.map_or(before, |option| &option.after.draft);
        let organisation = study.organisation();
        let known = organisation.bodies().len();
        let agency = |draft: &Draft<'_>, body: BodyIx| organisation.kind(draft.kind(body)).agency;
        let was = |body: BodyIx| body.at() < known && before.lives(body) && !before.is_outside(body);
        let is = |body: BodyIx| after.lives(body) && !after.is_outside(body);
        let all = (0..after.body_count()).map(BodyIx::new).filter(|body| agency(after, *body));
        let mut all: Vec<BodyIx> = all.filter(|body| was(*body) || is(*body)).collect();
        // New bodies come last in a draft; readers look for them among those of their class.
        all.sort_by_key(|body| {
            let kind = organisation.kind(after.kind(*body));
            (kind.tier, kind.class)
        });
        let mut classes: BTreeMap<ClassIx, [usize; 2]> = BTreeMap::new();
        for body in &all {
            let counts = classes.entry(organisation.kind(after.kind(*body)).class).or_default();
            counts[0] += usize::from(was(*body));
            counts[1] += usize::from(is(*body));
        }
        let mut rows: Vec<AgencyRow> = Vec::new();
        let mut of = BTreeMap::new();
        let mut summed: BTreeMap<ClassIx, usize> = BTreeMap::new();
        for body in all {
            let class = organisation.kind(after.kind(body)).class;
            let counts = classes[&class];
            if !study.all && counts[0].max(counts[1]) > SINGLY {
                let row = *summed.entry(class).or_insert_with(|| {
                    let name = summed_name(&capital(&class_name(organisation, class, texts)), counts, texts);
                    rows.push(AgencyRow { name, remark: String::new(), summed: true, count: counts[0].max(counts[1]) });
                    rows.len() - 1
                });
                of.insert(body, row);
                continue;
            }
            let joined = option.is_some_and(|option| option.lineage.origins(body).iter().any(is_consolidated));
            let key = match (was(body), is(body)) {
                (true, false) => "chart-agency-ended",
                (false, true) if joined => "chart-agency-consolidated",
                (false, true) => "chart-agency-new",
                _ => "",
            };
            let remark = if key.is_empty() { String::new() } else { texts.say(key, &[]) };
            of.insert(body, rows.len());
            rows.push(AgencyRow { name: name(before, after, body, known, texts), remark, summed: false, count: 1 });
        }
        Self { rows, of }
    }

    /// What is counted of posts, row by row, with the sub-units of each agency.
    pub fn sums(&self, draft: &Draft<'_>, measure: impl Fn(&Posts) -> Count) -> Vec<Count> {
        let mut sums = vec![Some(0); self.rows.len()];
        for body in draft.counted() {
            if let Some(row) = self.row(draft, body) {
                let more = measure(draft.posts(body));
                sums[row] = sums[row].zip(more).map(|(sum, more)| sum + more);
            }
        }
        sums
    }

    /// The row of the agency that a body belongs to; none: it is in no row.
    pub fn row(&self, draft: &Draft<'_>, body: BodyIx) -> Option<usize> {
        self.of.get(&draft.agency(body)).copied()
    }
}

/// Hợp nhất: the body is new, and was made of others.
fn is_consolidated(origin: &Origin) -> bool {
    matches!(origin, Origin::Consolidated(_))
}

fn name(before: &Draft<'_>, after: &Draft<'_>, body: BodyIx, known: usize, texts: &Texts) -> String {
    let now = after.name(body).to_owned();
    let was = if body.at() < known { before.name(body) } else { after.name(body) };
    if was == now {
        return now;
    }
    texts.say("chart-agency-renamed", &[("name", now), ("was", was.to_owned())])
}

fn summed_name(class: &str, [before, after]: [usize; 2], texts: &Texts) -> String {
    let number = |count: usize| texts.number(i64::try_from(count).unwrap_or(i64::MAX));
    let args = [("class", class.to_owned()), ("before", number(before)), ("after", number(after))];
    texts.say(if before == after { "chart-agencies" } else { "chart-agencies.changed" }, &args)
}
