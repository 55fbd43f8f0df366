//! Who decides what, as a topic of the norms files: `[competence.name]` with its rules, `[dossiers.name]` with its
//! papers, read as strictly as the values beside them.

use super::norms::{citation, needed};
use super::problem::Problem;
use super::settings::{Settings, Value as Written, at_of};
use super::shipped::shipped_kinds;
use crate::model::{DayUnit, Tier, nearest};
use crate::norms::{
    Act, Authority, Competence, Dossier, DossierRule, Form, Instrument, Paper, Rule, Status, disputed,
    dossiers_overlap, rules_overlap,
};
use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

/// The topics that are read here.
pub const TOPICS: [&str; 2] = ["competence", "dossiers"];

const ACTS: &str = "create, merge, split, dissolve, reassign, delegate, move, rename, resize, abolish, merge-areas";
const FORMS: &str = "devolve, decentralise, authorise";
const TIERS: &str = "province, district, commune";
const AUTHORITIES: &str = "national-assembly, national-assembly-standing-committee, government, prime-minister, \
    central-ministry, provincial-council, provincial-committee, provincial-chair, chief-inspector, \
    department-director, district-council, district-committee, commune-council, commune-committee";
const INSTRUMENTS: &str = "law, decree, resolution, decision";

/// Where something was read.
struct Spot {
    file: String,
    line: u64,
}

impl Spot {
    fn problem(&self, code: &'static str, column: &str) -> Problem {
        Problem::fault(&self.file, code).at(self.line).column(column)
    }
}

/// What has been read of a layer.
#[derive(Default)]
pub struct Competences {
    entries: Vec<(Competence, Spot)>,
    dossiers: Vec<Dossier>,
    /// The names of the files of the layer, sound or not: one fault is not to be reported as two.
    defined: Vec<String>,
    /// Every file that a rule names, and where.
    named: Vec<(String, Spot)>,
    kinds: Vec<String>,
}

impl Competences {
    /// Reads one entry of one of the topics.
    pub fn entry(&mut self, toml: &mut Settings<'_>, id: String, at: usize, table: &DeTable<'_>) {
        if id.starts_with("dossiers.") {
            self.dossier(toml, id, at, table)
        } else {
            self.competence(toml, id, at, table)
        }
    }

    fn competence(&mut self, toml: &mut Settings<'_>, id: String, at: usize, table: &DeTable<'_>) {
        let wrong = toml.problems.len();
        let keys = ["description_vi", "description_en", "kinds", "tiers", "areas", "operations", "forms", "rules"];
        toml.closed(table, &keys);
        let description_vi = needed(toml, table, &id, at, "description_vi");
        let description_en = needed(toml, table, &id, at, "description_en");
        let kinds = self.kinds(toml, table);
        let tiers = chosen(toml, table, "tiers", TIERS, Tier::from_word);
        let areas = chosen(toml, table, "areas", TIERS, Tier::from_word);
        let acts = chosen(toml, table, "operations", ACTS, Act::from_word);
        let forms = chosen(toml, table, "forms", FORMS, Form::from_word);
        if kinds.is_empty() && tiers.is_empty() && areas.is_empty() && toml.problems.len() == wrong {
            toml.push(at, &id, "competence-of-nothing", &[]);
        }
        let mut rules: Vec<(usize, Rule)> = Vec::new();
        let written = toml.tables(table, "rules");
        for (key, there) in [("operations", table.contains_key("operations")), ("rules", !written.is_empty())] {
            if !there {
                toml.push(at, &id, "norm-missing-key", &[("key", key.to_owned())]);
            }
        }
        for (at, rule) in written {
            rules.extend(self.rule(toml, &id, at, rule).map(|rule| (at, rule)));
        }
        let spans: Vec<Rule> = rules.iter().map(|(_, rule)| rule.clone()).collect();
        if let Some((one, other)) = rules_overlap(&spans) {
            overlapping(toml, &id, (rules[one].0, rules[other].0), spans[other].from);
        }
        if toml.problems.len() > wrong {
            return;
        }
        rules.sort_by_key(|(_, rule)| rule.from);
        let rules = rules.into_iter().map(|(_, rule)| rule).collect();
        if let (Some(description_vi), Some(description_en)) = (description_vi, description_en) {
            let spot = Spot { file: toml.file.to_owned(), line: toml.line(at) };
            let entry = Competence { id, description_vi, description_en, kinds, tiers, areas, acts, forms, rules };
            self.entries.push((entry, spot));
        }
    }

    /// The kinds of an entry: ids of kinds that ship, because a province's own say themselves what they are like.
    fn kinds(&mut self, toml: &mut Settings<'_>, table: &DeTable<'_>) -> Vec<String> {
        let Some(written) = table.get("kinds") else { return Vec::new() };
        let kinds = toml.texts(table, "kinds");
        if self.kinds.is_empty() {
            self.kinds = shipped_kinds().into_iter().map(|kind| kind.id).collect();
        }
        for kind in kinds.iter().filter(|kind| !self.kinds.contains(kind)) {
            let near = nearest(kind, self.kinds.iter().map(String::as_str)).join(", ");
            let args = [("kind", kind.clone()), ("near", near)];
            toml.push(written.span().start, "kinds", "competence-unknown-kind", &args);
        }
        kinds
    }

    /// One rule of an entry; none if something in it is wrong.
    fn rule(&mut self, toml: &mut Settings<'_>, id: &str, at: usize, table: &DeTable<'_>) -> Option<Rule> {
        let wrong = toml.problems.len();
        let keys = ["from", "until", "authority", "proposer", "instrument", "dossier", "citation", "status"];
        toml.closed(table, &keys);
        for key in ["authority", "instrument"].into_iter().filter(|key| !table.contains_key(*key)) {
            toml.push(at, id, "norm-missing-key", &[("key", key.to_owned())]);
        }
        let (from, until) = days(toml, id, at, table);
        let authority = toml.chosen(table, "authority", AUTHORITIES, Authority::from_word);
        let proposer = toml.chosen(table, "proposer", AUTHORITIES, Authority::from_word);
        let instrument = toml.chosen(table, "instrument", INSTRUMENTS, Instrument::from_word);
        let dossier = toml.text(table, "dossier");
        if let Some(name) = &dossier {
            let spot = Spot { file: toml.file.to_owned(), line: toml.line(at_of(table, "dossier")) };
            self.named.push((name.clone(), spot));
        }
        let (citation, status) = (citation(toml, id, at, table), status(toml, table));
        if toml.problems.len() > wrong {
            return None;
        }
        Some(Rule {
            from: from?,
            until,
            authority: authority?,
            proposer,
            instrument: instrument?,
            dossier,
            citation: citation?,
            status: status?,
        })
    }

    fn dossier(&mut self, toml: &mut Settings<'_>, id: String, at: usize, table: &DeTable<'_>) {
        let wrong = toml.problems.len();
        self.defined.extend(id.split_once('.').map(|(_, name)| name.to_owned()));
        toml.closed(table, &["description_vi", "description_en", "values"]);
        let description_vi = needed(toml, table, &id, at, "description_vi");
        let description_en = needed(toml, table, &id, at, "description_en");
        let written = toml.tables(table, "values");
        if written.is_empty() {
            toml.push(at, &id, "norm-missing-key", &[("key", "values".to_owned())]);
        }
        let mut values: Vec<(usize, DossierRule)> = Vec::new();
        for (at, value) in written {
            values.extend(contents(toml, &id, at, value).map(|value| (at, value)));
        }
        let spans: Vec<DossierRule> = values.iter().map(|(_, value)| value.clone()).collect();
        if let Some((one, other)) = dossiers_overlap(&spans) {
            overlapping(toml, &id, (values[one].0, values[other].0), spans[other].from);
        }
        if let (Some(description_vi), Some(description_en), true) =
            (description_vi, description_en, toml.problems.len() == wrong)
        {
            self.dossiers.push(Dossier { id, description_vi, description_en, values: spans });
        }
    }

    /// What can be judged only when the whole layer is read: files that no file defines, and matters that two entries
    /// decide. `shipped` gives the names of the files that ship, on which every layer may rest.
    pub fn judge(&self, shipped: impl Fn() -> Vec<String>, problems: &mut Vec<Problem>) {
        let own: Vec<&str> = self.defined.iter().map(String::as_str).collect();
        let elsewhere: Vec<_> = self.named.iter().filter(|(name, _)| !own.contains(&name.as_str())).collect();
        let shipped = if elsewhere.is_empty() { Vec::new() } else { shipped() };
        for (name, spot) in elsewhere.into_iter().filter(|(name, _)| !shipped.contains(name)) {
            let near = nearest(name, own.iter().copied().chain(shipped.iter().map(String::as_str))).join(", ");
            let problem = spot.problem("competence-unknown-dossier", "dossier");
            problems.push(problem.arg("name", name).arg("near", near));
        }
        for (at, (entry, spot)) in self.entries.iter().enumerate() {
            for (other, first) in &self.entries[..at] {
                if let Some((act, day)) = disputed(other, entry) {
                    let first = format!("{}:{}", first.file, first.line);
                    let problem = spot.problem("competence-decided-twice", &entry.id).arg("first", first);
                    problems.push(problem.arg("operation", act.word()).arg("day", day));
                }
            }
        }
    }

    /// What was read.
    pub fn into_parts(self) -> (Vec<Competence>, Vec<Dossier>) {
        (self.entries.into_iter().map(|(entry, _)| entry).collect(), self.dossiers)
    }
}

/// The names of the files that a text defines, whether or not it is sound.
pub fn dossier_names(file: &str, text: &str) -> Vec<String> {
    let (_, table) = Settings::parse(file, text);
    let dossiers = table.as_ref().and_then(|table| table.get("dossiers")).and_then(|topic| topic.get_ref().as_table());
    dossiers.iter().flat_map(|table| table.keys()).map(|key| key.get_ref().to_string()).collect()
}

/// What a file holds; none if something is wrong.
fn contents(toml: &mut Settings<'_>, id: &str, at: usize, table: &DeTable<'_>) -> Option<DossierRule> {
    let wrong = toml.problems.len();
    toml.closed(table, &["from", "until", "papers", "days", "day_unit", "citation", "status"]);
    let (from, until) = days(toml, id, at, table);
    let mut papers = Vec::new();
    let written = toml.tables(table, "papers");
    if written.is_empty() {
        toml.push(at, id, "norm-missing-key", &[("key", "papers".to_owned())]);
    }
    for (at, paper) in written {
        toml.closed(paper, &["vi", "en", "operations"]);
        let (vi, en) = (needed(toml, paper, id, at, "vi"), needed(toml, paper, id, at, "en"));
        let acts = chosen(toml, paper, "operations", ACTS, Act::from_word);
        if let (Some(vi), Some(en)) = (vi, en) {
            papers.push(Paper { vi, en, acts });
        }
    }
    let days = table.get("days").and_then(|value| whole_days(toml, value));
    if table.contains_key("day_unit") && !table.contains_key("days") {
        toml.push(at_of(table, "day_unit"), id, "norm-missing-key", &[("key", "days".to_owned())]);
    }
    let day_unit = toml.chosen(table, "day_unit", "working, calendar", DayUnit::from_word);
    let (citation, status) = (citation(toml, id, at, table), status(toml, table));
    if toml.problems.len() > wrong {
        return None;
    }
    Some(DossierRule { from: from?, until, papers, days, day_unit, citation: citation?, status: status? })
}

fn whole_days(toml: &mut Settings<'_>, value: &Written<'_>) -> Option<i64> {
    let number = value.get_ref().as_integer().and_then(|number| number.as_str().parse::<i64>().ok());
    let days = number.filter(|days| (1..=3_660).contains(days));
    if days.is_none() {
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.as_str().to_owned(),
            other => other.type_str().to_owned(),
        };
        let args = [("text", super::cells::shortened(&text)), ("unit", "days".to_owned())];
        toml.push(value.span().start, "days", "norm-outside-unit", &args);
    }
    days
}

/// First and last day of an entry; the first, and the status beside them, must be there.
fn days(toml: &mut Settings<'_>, id: &str, at: usize, table: &DeTable<'_>) -> (Option<Date>, Option<Date>) {
    for key in ["from", "status"].into_iter().filter(|key| !table.contains_key(*key)) {
        toml.push(at, id, "norm-missing-key", &[("key", key.to_owned())]);
    }
    let (from, until) = (toml.date(table, "from"), toml.date(table, "until"));
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        let args = [("from", from.to_string()), ("until", until.to_string())];
        toml.push(at_of(table, "until"), id, "norm-until-before-from", &args);
    }
    (from, until)
}

fn status(toml: &mut Settings<'_>, table: &DeTable<'_>) -> Option<Status> {
    toml.chosen(table, "status", Status::ALLOWED, Status::from_word)
}

fn overlapping(toml: &mut Settings<'_>, id: &str, (one, other): (usize, usize), day: Date) {
    let args = [("line", toml.line(one).to_string()), ("day", day.to_string())];
    toml.push(other, id, "norm-overlap", &args);
}

/// A list of words of a closed list; whatever is none of them is reported where it stands.
fn chosen<T>(
    toml: &mut Settings<'_>,
    table: &DeTable<'_>,
    key: &'static str,
    allowed: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Vec<T> {
    let Some(written) = table.get(key) else { return Vec::new() };
    let words = toml.texts(table, key);
    if words.is_empty() {
        toml.push(written.span().start, key, "norm-missing-key", &[("key", key.to_owned())]);
    }
    let mut values = Vec::new();
    for word in words {
        match read(&word) {
            Some(value) => values.push(value),
            None => {
                let args = [("text", super::cells::shortened(&word)), ("allowed", allowed.to_owned())];
                toml.push(written.span().start, key, "word-not-allowed", &args);
            }
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::{ACTS, AUTHORITIES, FORMS, INSTRUMENTS, TIERS};
    use crate::model::Tier;
    use crate::norms::{Act, Authority, Form, Instrument};

    #[test]
    fn the_words_that_a_message_lists_are_those_that_are_read() {
        let joined = |words: Vec<&str>| words.join(", ");
        assert_eq!(joined(Act::ALL.iter().map(|one| one.word()).collect()), ACTS);
        assert_eq!(joined(Form::ALL.iter().map(|one| one.word()).collect()), FORMS);
        assert_eq!(joined(Tier::ALL.iter().map(|one| one.word()).collect()), TIERS);
        assert_eq!(joined(Authority::ALL.iter().map(|one| one.word()).collect()), AUTHORITIES);
        assert_eq!(joined(Instrument::ALL.iter().map(|one| one.word()).collect()), INSTRUMENTS);
    }
}
