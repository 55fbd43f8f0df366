//! `norms competence`: who decides what, by which paper and with which file.

use super::args::Layers;
use super::session::{Failure, Session};
use crate::input::{operation_word, read_case, shipped_kinds};
use crate::model::{Tier, fold, likeness, nearest};
use crate::norms::{Act, Norms, Status, Target};
use crate::output::json_text;
use crate::report::json::ProvenanceJson;
use crate::report::{Lang, Listed, Lookup, competence_report, looked_up};
use serde_json::{Value as Json, json};

/// A kind as it is looked up.
struct Known {
    id: String,
    name: String,
    name_en: Option<String>,
    tier: Tier,
    like: Option<String>,
}

/// Lists who decides, of everything, of one kind, or of one operation on it.
pub fn list(
    kind: Option<&str>,
    operation: Option<&str>,
    layers: &Layers,
    norms: &Norms,
    session: &Session<'_>,
) -> Result<(), Failure> {
    let day = session.options.as_of;
    let known = known(layers, session)?;
    let kind = kind.map(|word| find(&known, word, session)).transpose()?;
    let act = operation.map(|word| act(word, session)).transpose()?;
    let like = |id: &str| known.iter().find(|kind| kind.id == id).and_then(|kind| kind.like.as_deref());
    let chain = kind.map(|kind| likeness(&kind.id, like)).unwrap_or_default();
    let target = kind.map(|kind| Target::Body { kinds: &chain, tier: kind.tier });
    let listed = looked_up(norms, Lookup { target, act, day });
    let statuses = listed.iter().flat_map(|one| [Some(one.rule.status), one.dossier.map(|(_, value)| value.status)]);
    let recalled = statuses.flatten().any(|status| status == Status::Recalled);
    let provenance = session.provenance_of_norms(norms, layers, recalled);
    let rows: Vec<Json> = listed.iter().map(row).collect();
    let json = json!({
        "provenance": ProvenanceJson::new(&provenance),
        "kind": kind.map(|kind| kind.id.as_str()),
        "operation": act.map(Act::word),
        "competences": rows,
    });
    let name = kind.map(|kind| match session.texts.lang() {
        Lang::Vi => kind.name.clone(),
        Lang::En => kind.name_en.clone().unwrap_or_else(|| kind.name.clone()),
    });
    session.emit(&competence_report(&listed, name, day, provenance, &session.texts), || Some(json_text(&json)))
}

/// The kinds of the case if one is given, and those that ship.
fn known(layers: &Layers, session: &Session<'_>) -> Result<Vec<Known>, Failure> {
    let mut known: Vec<Known> = Vec::new();
    if let Some(dir) = &layers.in_case {
        let case = read_case(dir).map_err(|problems| Failure::faults(&problems, &session.texts))?;
        known.extend(case.organisation.kinds().iter().map(|kind| Known {
            id: kind.id.clone(),
            name: kind.name.clone(),
            name_en: kind.name_en.clone(),
            tier: kind.tier,
            like: kind.like.clone(),
        }));
    }
    for kind in shipped_kinds() {
        if known.iter().all(|one| one.id != kind.id) {
            let (id, name, name_en, tier, like) = (kind.id, kind.name, kind.name_en, kind.tier, kind.like);
            known.push(Known { id, name, name_en, tier, like });
        }
    }
    Ok(known)
}

/// A kind by its id or its name.
fn find<'k>(known: &'k [Known], word: &str, session: &Session<'_>) -> Result<&'k Known, Failure> {
    let by_id = known.iter().find(|kind| kind.id == word);
    let found = by_id.or_else(|| known.iter().find(|kind| fold(&kind.name) == fold(word)));
    found.ok_or_else(|| {
        let near = nearest(word, known.iter().map(|kind| kind.id.as_str()));
        Failure::usage(session.with_near("no-kind", word, &near))
    })
}

/// An operation by its word or by the verb of a planner.
fn act(word: &str, session: &Session<'_>) -> Result<Act, Failure> {
    operation_word(word).and_then(Act::from_word).ok_or_else(|| {
        let near = nearest(word, Act::ALL.iter().map(|act| act.word()));
        Failure::usage(session.with_near("no-operation", word, &near))
    })
}

fn row(listed: &Listed<'_>) -> Json {
    let (entry, rule) = (listed.competence, listed.rule);
    let citation = &rule.citation;
    let file = listed.dossier.map(|(dossier, value)| {
        let paper = |paper: &crate::norms::Paper| {
            let acts: Vec<&str> = paper.acts.iter().map(|act| act.word()).collect();
            json!({ "vi": paper.vi, "en": paper.en, "operations": acts })
        };
        json!({
            "id": dossier.id,
            "papers": value.papers.iter().map(paper).collect::<Vec<Json>>(),
            "days": value.days,
            "day_unit": value.day_unit.map(crate::model::DayUnit::word),
            "citation": value.citation.text(),
            "status": value.status.word(),
        })
    });
    json!({
        "id": entry.id,
        "description_vi": entry.description_vi,
        "description_en": entry.description_en,
        "kinds": entry.kinds,
        "tiers": entry.tiers.iter().map(|tier| tier.word()).collect::<Vec<_>>(),
        "areas": entry.areas.iter().map(|level| level.word()).collect::<Vec<_>>(),
        "operations": listed.acts.iter().map(|act| act.word()).collect::<Vec<_>>(),
        "forms": entry.forms.iter().map(|form| form.word()).collect::<Vec<_>>(),
        "from": rule.from.to_string(),
        "until": rule.until.map(|day| day.to_string()),
        "authority": rule.authority.word(),
        "above_province": rule.authority.is_above_province(),
        "proposer": rule.proposer.map(|one| one.word()),
        "instrument": rule.instrument.word(),
        "file": file,
        "citation": { "instrument": citation.instrument, "article": citation.article, "note": citation.note },
        "status": rule.status.word(),
    })
}
