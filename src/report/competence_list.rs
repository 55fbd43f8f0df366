//! Who decides what, as people look it up in the norms, and as the page of norms documents it.

use super::competence::{
    act_text, authority_text, citation_text, columns, days_text, file_line, heading, paper_text, papers_text,
    status_text,
};
use super::page::{Cell, Report, Row, Section};
use super::provenance::{Provenance, date_text};
use super::texts::{Lang, Texts};
use crate::norms::{Act, Competence, Dossier, DossierRule, Norms, Rule, Target};
use jiff::civil::Date;

/// Which part of the norms is looked up.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lookup<'a> {
    /// The kind; none: everything.
    pub target: Option<Target<'a>>,
    /// The operation; none: every one.
    pub act: Option<Act>,
    /// The day; none: the last word of each entry.
    pub day: Option<Date>,
}

/// An entry as it is listed: the operations that it decides, its rule, and what its file holds.
#[derive(Clone, Debug)]
pub struct Listed<'n> {
    /// The entry.
    pub competence: &'n Competence,
    /// The operations, without those that an entry closer to the kind, or of an upper layer on that day, decides.
    pub acts: Vec<Act>,
    /// The rule.
    pub rule: &'n Rule,
    /// The file; none: none is set.
    pub dossier: Option<(&'n Dossier, &'n DossierRule)>,
}

/// The entries that a look-up finds, the closest to the kind first, else as the norms order them.
pub fn looked_up<'n>(norms: &'n Norms, lookup: Lookup<'_>) -> Vec<Listed<'n>> {
    let mut found: Vec<(usize, Listed<'n>)> = Vec::new();
    for competence in norms.competences() {
        let Some(closeness) = lookup.target.map_or(Some(0), |target| competence.closeness(target)) else { continue };
        let rule = match lookup.day {
            Some(day) => competence.at(day),
            None => competence.rules.last(),
        };
        let Some(rule) = rule else { continue };
        let wanted = |act: &&Act| lookup.act.is_none_or(|wanted| wanted == **act);
        let acts: Vec<Act> = competence.acts.iter().filter(wanted).copied().collect();
        let dossier = rule.dossier.as_deref().and_then(|name| norms.dossier(name)).and_then(|dossier| {
            let value = lookup.day.map_or(dossier.values.last(), |day| dossier.at(day));
            Some((dossier, value?))
        });
        found.push((closeness, Listed { competence, acts, rule, dossier }));
    }
    found.sort_by_key(|(closeness, _)| *closeness);
    for at in (0..found.len()).filter(|_| lookup.target.is_some()) {
        let (closer, rest) = found.split_at_mut(at);
        let (closeness, listed) = &mut rest[0];
        // On one day, of entries that are equally close the first decides: it is of the upper layer.
        let first = lookup.day.is_some() && listed.competence.forms.is_empty();
        let taken = |act: &Act| {
            closer.iter().any(|(other, one)| {
                (other < closeness || first) && one.acts.contains(act) && one.competence.forms.is_empty()
            })
        };
        listed.acts.retain(|act| !taken(act));
    }
    found.into_iter().map(|(_, listed)| listed).filter(|listed| !listed.acts.is_empty()).collect()
}

/// Who decides, as a report; `kind` is the name of the kind that is looked up.
pub fn competence_report(
    listed: &[Listed<'_>],
    kind: Option<String>,
    day: Option<Date>,
    provenance: Provenance,
    texts: &Texts,
) -> Report {
    let date = day.map(|day| date_text(day, texts)).unwrap_or_default();
    let key = match (&kind, day) {
        (None, None) => "title-competence",
        (None, Some(_)) => "title-competence-at",
        (Some(_), None) => "title-competence-kind",
        (Some(_), Some(_)) => "title-competence-kind-at",
    };
    let title = texts.say(key, &[("date", date), ("kind", kind.unwrap_or_default())]);
    let mut intro = Vec::new();
    if listed.is_empty() {
        intro.push(texts.say("competence-none", &[]));
    } else if day.is_none() {
        intro.push(texts.say("competence-last-word", &[]));
    }
    let mut table = columns(&["operation", "paper", "proposer", "days", "citation", "status"], texts);
    for one in listed {
        table.rows.push(Row::Group(description(one.competence, texts).to_owned()));
        table.row(vec![
            Cell::text(acts_text(one, texts)),
            Cell::text(paper_text(one.rule.instrument, one.rule.authority, texts)),
            Cell::text(one.rule.proposer.map(|proposer| heading(proposer, texts)).unwrap_or_default()),
            Cell::text(one.dossier.and_then(|(_, value)| days_text(value, texts)).unwrap_or_default()),
            Cell::text(citation_text(&one.rule.citation)),
            Cell::text(status_text(one.rule.status, texts)),
        ]);
    }
    let mut sections = Vec::new();
    if !listed.is_empty() {
        sections.push(Section::new("competence", String::new()).table(table));
    }
    let mut files = Section::new("dossiers", texts.say("section-dossiers", &[]));
    let mut shown: Vec<&str> = Vec::new();
    for (dossier, value) in listed.iter().filter_map(|one| one.dossier) {
        if !shown.contains(&dossier.id.as_str()) {
            shown.push(&dossier.id);
            // A file is shown with the papers that the operations at hand need, and with no others.
            let with_it = listed.iter().filter(|one| one.dossier.is_some_and(|other| other.0.id == dossier.id));
            let acts: Vec<Act> = with_it.flat_map(|one| one.acts.iter().copied()).collect();
            files = files.text(file_line(dossier, value, &acts, texts));
        }
    }
    if !shown.is_empty() {
        sections.push(files);
    }
    Report { title, intro, sections, provenance }
}

fn description<'n>(competence: &'n Competence, texts: &Texts) -> &'n str {
    match texts.lang() {
        Lang::Vi => &competence.description_vi,
        Lang::En => &competence.description_en,
    }
}

/// The operations of an entry; of a delegation the legal forms that it is about.
fn acts_text(listed: &Listed<'_>, texts: &Texts) -> String {
    let forms = listed.competence.forms.iter().map(|form| texts.say(&format!("form-{}", form.word()), &[]));
    let acts: Vec<String> = match listed.competence.forms.is_empty() {
        true => listed.acts.iter().map(|act| act_text(*act, texts)).collect(),
        false => forms.collect(),
    };
    acts.join("; ")
}

/// The part of `docs/norms.md` about who decides: every entry with every rule, and every file.
pub fn competence_page(norms: &Norms) -> String {
    let texts = Texts::new(Lang::En);
    let mut page = String::from("\n## competence\n\nWho decides what, by kind, tier or level and by operation.\n");
    for entry in norms.competences() {
        let words = |words: Vec<&str>| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" ");
        let mut subjects: Vec<String> = Vec::new();
        for (key, list) in [
            ("kinds", entry.kinds.iter().map(String::as_str).collect::<Vec<_>>()),
            ("tiers", entry.tiers.iter().map(|tier| tier.word()).collect()),
            ("areas", entry.areas.iter().map(|tier| tier.word()).collect()),
            ("operations", entry.acts.iter().map(|act| act.word()).collect()),
            ("forms", entry.forms.iter().map(|form| form.word()).collect()),
        ] {
            if !list.is_empty() {
                subjects.push(format!("{key}: {}", words(list)));
            }
        }
        page.push_str(&format!("\n### {}\n\n{} / {}\n\n", entry.id, entry.description_vi, entry.description_en));
        page.push_str(&format!("{}\n\n", subjects.join("; ")));
        page.push_str("| from | until | decided by | submitted by | file | citation | status |\n");
        page.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
        for (at, rule) in entry.rules.iter().enumerate() {
            let until = entry.last_day(at).map(|day| day.to_string()).unwrap_or_default();
            let note = rule.citation.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
            page.push_str(&format!(
                "| {} | {until} | {} | {} | {} | {}{note} | {} |\n",
                rule.from,
                paper_text(rule.instrument, rule.authority, &texts),
                rule.proposer.map(|one| authority_text(one, &texts)).unwrap_or_default(),
                rule.dossier.clone().unwrap_or_default(),
                rule.citation.text(),
                rule.status.word()
            ));
        }
    }
    page.push_str(
        "\n## dossiers\n\nThe files that decisions need; a paper in brackets only for the operations named.\n",
    );
    for dossier in norms.dossiers() {
        page.push_str(&format!("\n### {}\n\n{} / {}\n\n", dossier.id, dossier.description_vi, dossier.description_en));
        page.push_str("| from | until | papers | time | citation | status |\n| --- | --- | --- | --- | --- | --- |\n");
        for value in &dossier.values {
            let note = value.citation.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
            page.push_str(&format!(
                "| {} | {} | {} | {} | {}{note} | {} |\n",
                value.from,
                value.until.map(|day| day.to_string()).unwrap_or_default(),
                papers_with_acts(value, &texts),
                days_text(value, &texts).unwrap_or_default(),
                value.citation.text(),
                value.status.word()
            ));
        }
    }
    page
}

fn papers_with_acts(value: &DossierRule, texts: &Texts) -> String {
    if value.papers.iter().all(|paper| paper.acts.is_empty()) {
        return papers_text(value, &[], texts);
    }
    let paper = |paper: &crate::norms::Paper| {
        let acts: Vec<&str> = paper.acts.iter().map(|act| act.word()).collect();
        if acts.is_empty() { paper.en.clone() } else { format!("{} ({})", paper.en, acts.join(", ")) }
    };
    value.papers.iter().map(paper).collect::<Vec<_>>().join("; ")
}
