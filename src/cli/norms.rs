//! `norms`: the law as data, with its history and its citations.

use super::args::{Layers, NormsAsk};
use super::competence;
use super::exit;
use super::session::{Failure, Session};
use crate::input::{near_norms, read_case, read_norms, shipped_norms};
use crate::model::Grade;
use crate::norms::{Amount, Change, Dated, Norm, Norms, Status, Value};
use crate::output::json_text;
use crate::report::json::ProvenanceJson;
use crate::report::{Provenance, norm_report, norms_diff_report, norms_page, norms_report};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

/// Runs the command.
pub fn run(ask: &NormsAsk, session: &Session<'_>) -> Result<u8, Failure> {
    let day = session.options.as_of;
    match ask {
        NormsAsk::List { layers } => {
            let norms = session.norms(layers)?;
            let shown: Vec<(&Norm, &Dated)> = match day {
                Some(day) => norms.at(day).all().collect(),
                None => norms.all().iter().filter_map(|norm| Some((norm, norm.values.last()?))).collect(),
            };
            let provenance = session.norms_provenance(&norms, layers, shown.iter().map(|(_, dated)| *dated));
            let rows: Vec<Json> = shown.iter().map(|(norm, dated)| listed(norm, dated)).collect();
            let json = json!({ "provenance": ProvenanceJson::new(&provenance), "norms": rows });
            session.emit(&norms_report(&norms, day, provenance, &session.texts), || Some(json_text(&json)))?;
        }
        NormsAsk::Show { norm, layers } => {
            let norms = session.norms(layers)?;
            let Some(found) = norms.get(norm) else {
                return Err(Failure::usage(session.with_near("no-norm", norm, &near_norms(&norms, norm))));
            };
            let provenance = session.norms_provenance(&norms, layers, found.values.iter());
            let json = json!({
                "provenance": ProvenanceJson::new(&provenance),
                "id": found.id,
                "description_vi": found.description_vi,
                "description_en": found.description_en,
                "unit": found.unit.word(),
                "in_force": day.and_then(|day| norms.at(day).entry(norm)).map(dated),
                "values": found.values.iter().map(dated).collect::<Vec<Json>>(),
            });
            session.emit(&norm_report(found, day, provenance, &session.texts), || Some(json_text(&json)))?;
        }
        NormsAsk::Competence { kind, operation, layers } => {
            let norms = session.norms(layers)?;
            competence::list(kind.as_deref(), operation.as_deref(), layers, &norms, session)?;
        }
        NormsAsk::Diff { before, after, layers } => {
            let norms = session.norms(layers)?;
            let changes = norms.diff(*before, *after);
            let used = changes.iter().flat_map(|change| change.before.into_iter().chain(change.after));
            let provenance = session.norms_provenance(&norms, layers, used);
            let rows: Vec<Json> = changes.iter().map(changed).collect();
            let json = json!({ "provenance": ProvenanceJson::new(&provenance), "changes": rows });
            let report = norms_diff_report(&changes, (*before, *after), provenance, &session.texts);
            session.emit(&report, || Some(json_text(&json)))?;
        }
    }
    Ok(exit::OK)
}

impl Session<'_> {
    /// The norms that ship, with a province's own over them and those of a case over both.
    fn norms(&self, layers: &Layers) -> Result<Norms, Failure> {
        let mut norms = shipped_norms();
        if let Some(dir) = &layers.norms {
            norms = norms.overlaid(read_norms(dir).map_err(|problems| Failure::faults(&problems, &self.texts))?);
        }
        if let Some(dir) = &layers.in_case {
            self.require_folder(dir)?;
            let case = read_case(dir).map_err(|problems| Failure::faults(&problems, &self.texts))?;
            norms = norms.overlaid(case.own_norms);
        }
        Ok(norms)
    }

    fn norms_provenance<'n>(
        &self,
        norms: &Norms,
        layers: &Layers,
        used: impl Iterator<Item = &'n Dated>,
    ) -> Provenance {
        let recalled = used.into_iter().any(|dated| dated.status == Status::Recalled);
        self.provenance_of_norms(norms, layers, recalled)
    }

    /// Where norms come from; `recalled`: whether something is shown whose text nobody has seen.
    pub fn provenance_of_norms(&self, norms: &Norms, layers: &Layers, recalled: bool) -> Provenance {
        let mut names = vec![self.texts.say("norms-shipped", &[])];
        names.extend(layers.norms.iter().chain(&layers.in_case).map(|dir| dir.display().to_string()));
        // The page shows every value of every layer, so that its hash stands for all of them.
        let hash = Sha256::digest(norms_page(norms));
        Provenance {
            version: env!("CARGO_PKG_VERSION"),
            case: String::new(),
            case_name: String::new(),
            inputs_sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
            norms: Some(names.join(" + ")),
            as_of: self.options.as_of,
            data_as_of: None,
            grade: if recalled { Grade::Recalled } else { Grade::Verified },
        }
    }
}

fn listed(norm: &Norm, entry: &Dated) -> Json {
    let mut row = json!({
        "id": norm.id,
        "description_vi": norm.description_vi,
        "description_en": norm.description_en,
        "unit": norm.unit.word(),
    });
    if let (Json::Object(row), Json::Object(entry)) = (&mut row, dated(entry)) {
        row.extend(entry);
    }
    row
}

fn changed(change: &Change<'_>) -> Json {
    json!({
        "id": change.norm.id,
        "unit": change.norm.unit.word(),
        "changed": change.changed.word(),
        "before": change.before.map(dated),
        "after": change.after.map(dated),
    })
}

fn dated(dated: &Dated) -> Json {
    let citation = &dated.citation;
    json!({
        "from": dated.from.to_string(),
        "until": dated.until.map(|day| day.to_string()),
        "value": dated.value.as_ref().map(value),
        "citation": { "instrument": citation.instrument, "article": citation.article, "note": citation.note },
        "status": dated.status.word(),
    })
}

fn value(value: &Value) -> Json {
    match value {
        Value::One(one) => amount(*one),
        Value::ByCase(cases) => cases.iter().map(|(case, one)| (case.clone(), amount(*one))).collect(),
    }
}

/// A whole number as a number; a decimal as text, because a binary fraction would not be the one of the law.
fn amount(amount: Amount) -> Json {
    match amount {
        Amount::Number(number) => number.as_whole().map_or_else(|| json!(number.to_string()), Json::from),
        Amount::Date(day) => json!(day.to_string()),
    }
}
