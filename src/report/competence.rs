//! Who decides: the section of an evaluation that says it of each step, and the words that the list of norms shares.

use super::names::{Names, StepName};
use super::page::{Cell, Column, Row, Section, Table};
use super::texts::{Lang, Texts};
use crate::competence::Decision;
use crate::model::{BodyIx, DayUnit, Holder, capital};
use crate::norms::{Act, Authority, Citation, Claim, Dossier, DossierRule, Instrument, Status};

/// Steps of one plan that do the same under the same rule.
struct Gathered<'d, 'n> {
    plan: String,
    steps: Vec<u32>,
    first: &'d Decision<'n>,
    subjects: Vec<Holder>,
    areas: Vec<String>,
}

/// Who decides on each step: what is beyond the province first, then every step. Unless all are asked for, steps of one
/// plan that do the same under the same rule share a row.
pub fn section(decisions: &[Decision<'_>], steps: &[StepName], all: bool, names: &Names<'_, '_>) -> Section {
    let section = Section::new("competence", names.say("section-competence", &[]));
    if decisions.is_empty() {
        return section;
    }
    let mut section = section;
    let gathered = gather(decisions, steps, false);
    for row in gathered.iter().filter(|row| row.first.is_beyond_province()) {
        section = section.text(beyond_text(row, names));
    }
    let rows = if all { gather(decisions, steps, true) } else { gathered };
    let mut keys = vec!["step", "operation", "subjects", "paper"];
    if all {
        keys.extend(["proposer", "dossier", "days"]);
    }
    keys.extend(["citation", "status"]);
    if all {
        keys.push("review");
    }
    let mut table = columns(&keys, names.texts);
    let several = rows.iter().any(|row| row.plan != rows[0].plan);
    let mut plan = "";
    for row in &rows {
        if several && row.plan != plan {
            table.rows.push(Row::Group(names.say("competence-group", &[("plan", row.plan.clone())])));
            plan = &row.plan;
        }
        table.row(keys.iter().map(|key| cell(key, row, names)).collect());
    }
    let mut section = section.table(table);
    if !all {
        for line in files(decisions, names.texts) {
            section = section.text(line);
        }
    }
    section
}

fn gather<'d, 'n>(decisions: &'d [Decision<'n>], steps: &[StepName], apart: bool) -> Vec<Gathered<'d, 'n>> {
    let mut rows: Vec<Gathered<'d, 'n>> = Vec::new();
    for decision in decisions {
        let (plan, number) = steps.get(decision.step as usize).cloned().unwrap_or((String::new(), decision.step + 1));
        let alike = |row: &&mut Gathered<'_, '_>| {
            let first = row.first;
            row.plan == plan
                && (first.act, first.claim, first.whole) == (decision.act, decision.claim, decision.whole)
                && (first.settled == decision.settled || !decision.is_beyond_province())
        };
        let row = match rows.iter_mut().find(alike).filter(|_| !apart) {
            Some(row) => row,
            None => {
                let empty = (Vec::new(), Vec::new(), Vec::new());
                rows.push(Gathered { plan, steps: empty.0, first: decision, subjects: empty.1, areas: empty.2 });
                let Some(row) = rows.last_mut() else { continue };
                row
            }
        };
        if !row.steps.contains(&number) {
            row.steps.push(number);
        }
        for subject in &decision.subjects {
            if !row.subjects.contains(subject) {
                row.subjects.push(*subject);
            }
        }
        row.areas.extend(decision.areas.iter().cloned());
    }
    rows
}

fn cell(key: &str, row: &Gathered<'_, '_>, names: &Names<'_, '_>) -> Cell {
    let claim = row.first.claim;
    let of_rule = |text: &dyn Fn(Claim<'_>) -> String| claim.map(text).unwrap_or_default();
    let texts = names.texts;
    Cell::text(match key {
        "step" => runs(&row.steps),
        "operation" => verb_text(row.first, texts),
        "subjects" => subject_text(row, names),
        "paper" => claim.map_or_else(
            || names.say("competence-no-rule", &[]),
            |claim| paper_text(claim.rule.instrument, claim.rule.authority, texts),
        ),
        "proposer" => of_rule(&|claim| claim.rule.proposer.map(|one| heading(one, texts)).unwrap_or_default()),
        "dossier" => {
            of_rule(&|claim| claim.dossier.map(|one| papers_text(one.1, &[row.first.act], texts)).unwrap_or_default())
        }
        "days" => of_rule(&|claim| claim.dossier.and_then(|one| days_text(one.1, texts)).unwrap_or_default()),
        "review" if row.first.is_beyond_province() => names.say("competence-mark", &[]),
        "review" => String::new(),
        "citation" => of_rule(&|claim| claim.rule.citation.text()),
        _ => of_rule(&|claim| status_text(claim.rule.status, texts)),
    })
}

fn beyond_text(row: &Gathered<'_, '_>, names: &Names<'_, '_>) -> String {
    let Some(claim) = row.first.claim else { return String::new() };
    let args = [
        ("operation", row.first.act.word().to_owned()),
        ("authority", authority_text(claim.rule.authority, names.texts)),
        ("subject", subject_text(row, names)),
        ("steps", runs(&row.steps)),
        ("plan", row.plan.clone()),
        ("citation", citation_text(&claim.rule.citation)),
        ("status", status_text(claim.rule.status, names.texts)),
    ];
    names.say(if row.first.settled { "competence-beyond-settled" } else { "competence-beyond" }, &args)
}

/// The citation with its note: an inference must be told from a text.
pub fn citation_text(citation: &Citation) -> String {
    match &citation.note {
        Some(note) => format!("{}; {note}", citation.text()),
        None => citation.text(),
    }
}

/// Bodies, kinds and areas by name; many are counted.
fn subject_text(row: &Gathered<'_, '_>, names: &Names<'_, '_>) -> String {
    let bodies: Vec<BodyIx> = row.subjects.iter().filter_map(|subject| body_of(*subject)).collect();
    let mut texts: Vec<String> = Vec::new();
    if !bodies.is_empty() {
        texts.push(if bodies.len() == 1 { names.unit(bodies[0]) } else { names.bodies(&bodies) });
    }
    let kinds: Vec<String> =
        row.subjects.iter().filter(|subject| body_of(**subject).is_none()).map(|one| names.holder(*one)).collect();
    texts.extend((!kinds.is_empty()).then(|| names.list(&kinds)));
    let areas: Vec<String> = row.areas.iter().map(|id| area_name(id, names)).collect();
    texts.extend((!areas.is_empty()).then(|| names.list(&areas)));
    texts.join("; ")
}

fn body_of(subject: Holder) -> Option<BodyIx> {
    match subject {
        Holder::Body(body) => Some(body),
        Holder::Kind(_) => None,
    }
}

/// The name of an area by its id, one that the plan made too.
pub fn area_name(id: &str, names: &Names<'_, '_>) -> String {
    let organisation = names.draft.baseline().organisation();
    let loaded = organisation.find_area(id).map(|area| organisation.area(area).name.clone());
    let made = || names.draft.new_areas().iter().find(|area| area.id == id).map(|area| area.name.clone());
    loaded.or_else(made).unwrap_or_else(|| id.to_owned())
}

/// Numbers with runs of three and more joined: `1–3, 5`.
fn runs(numbers: &[u32]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut at = 0;
    while at < numbers.len() {
        let mut end = at;
        while end + 1 < numbers.len() && numbers[end + 1] == numbers[end] + 1 {
            end += 1;
        }
        if end > at + 1 {
            parts.push(format!("{}–{}", numbers[at], numbers[end]));
            at = end + 1;
        } else {
            parts.push(numbers[at].to_string());
            at += 1;
        }
    }
    parts.join(", ")
}

/// The files that decisions need, a line each: what they hold for the operations at hand.
fn files(decisions: &[Decision<'_>], texts: &Texts) -> Vec<String> {
    let mut seen: Vec<((&Dossier, &DossierRule), Vec<Act>)> = Vec::new();
    for (decision, file) in decisions.iter().filter_map(|one| Some((one, one.claim?.dossier?))) {
        match seen.iter_mut().find(|(one, _)| *one == file) {
            Some((_, acts)) => acts.push(decision.act),
            None => seen.push((file, vec![decision.act])),
        }
    }
    seen.iter().map(|((dossier, value), acts)| file_line(dossier, value, acts, texts)).collect()
}

/// What a file holds for some operations, as one line.
pub fn file_line(dossier: &Dossier, value: &DossierRule, acts: &[Act], texts: &Texts) -> String {
    let days = days_text(value, texts);
    let what = match texts.lang() {
        Lang::Vi => &dossier.description_vi,
        Lang::En => &dossier.description_en,
    };
    let key = if days.is_some() { "dossier-line" } else { "dossier-line-no-days" };
    let args = [
        ("what", what.clone()),
        ("days", days.unwrap_or_default()),
        ("citation", value.citation.text()),
        ("status", status_text(value.status, texts)),
        ("papers", papers_text(value, acts, texts)),
    ];
    texts.say(key, &args)
}

/// The papers that some operations need.
pub fn papers_text(dossier: &DossierRule, acts: &[Act], texts: &Texts) -> String {
    let needed = dossier
        .papers
        .iter()
        .filter(|paper| paper.acts.is_empty() || acts.is_empty() || paper.acts.iter().any(|act| acts.contains(act)));
    let name = |paper: &crate::norms::Paper| match texts.lang() {
        Lang::Vi => paper.vi.clone(),
        Lang::En => paper.en.clone(),
    };
    needed.map(name).collect::<Vec<_>>().join("; ")
}

/// How long a file takes; none: unknown.
pub fn days_text(dossier: &DossierRule, texts: &Texts) -> Option<String> {
    let key = match dossier.day_unit {
        Some(DayUnit::Working) => "days-working",
        Some(DayUnit::Calendar) => "days-calendar",
        None => "days-plain",
    };
    Some(texts.say(key, &[("days", texts.number(dossier.days?))]))
}

/// What a step does, in the verb of the law: sáp nhập where the successor lived and hợp nhất where it is new, tách
/// where the body lives on and chia where it ends.
pub fn verb_text(decision: &Decision<'_>, texts: &Texts) -> String {
    let key = match (decision.act, decision.whole) {
        (Act::Merge, true) => "verb-consolidate",
        (Act::Merge, false) => "verb-absorb",
        (Act::Split, true) => "verb-divide",
        (Act::Split, false) => "verb-split-off",
        _ => return act_text(decision.act, texts),
    };
    texts.say(key, &[])
}

/// An operation in words.
pub fn act_text(act: Act, texts: &Texts) -> String {
    texts.say(&format!("act-{}", act.word()), &[])
}

/// An authority in words, as it stands in a sentence.
pub fn authority_text(authority: Authority, texts: &Texts) -> String {
    texts.say(&format!("authority-{}", authority.word()), &[])
}

/// An authority in words, as it stands alone.
pub fn heading(authority: Authority, texts: &Texts) -> String {
    let text = authority_text(authority, texts);
    let bare = if texts.lang() == Lang::En { text.strip_prefix("the ").unwrap_or(&text) } else { &text };
    capital(bare)
}

/// The paper of an authority: `Nghị quyết của Hội đồng nhân dân tỉnh`.
pub fn paper_text(instrument: Instrument, authority: Authority, texts: &Texts) -> String {
    let instrument = texts.say(&format!("instrument-{}", instrument.word()), &[]);
    texts.say("paper-of", &[("instrument", instrument), ("authority", authority_text(authority, texts))])
}

/// How sure a rule is, in words.
pub fn status_text(status: Status, texts: &Texts) -> String {
    texts.say(&format!("grade-{}", status.word()), &[])
}

/// A table with columns by key.
pub fn columns(keys: &[&'static str], texts: &Texts) -> Table {
    let column = |key: &&'static str| Column {
        key: (*key).into(),
        title: texts.say(&format!("column-{key}"), &[]),
        collapsible: matches!(*key, "status" | "citation"),
    };
    Table::new(keys.iter().map(column).collect())
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn three_steps_in_a_row_are_joined() {
        assert_eq!(runs(&[1, 2, 3, 5, 7, 8]), "1–3, 5, 7, 8");
        assert_eq!(runs(&[4]), "4");
        assert_eq!(runs(&[]), "");
    }
}
