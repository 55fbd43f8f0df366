//! B08: documents that name what the option changes, by the level that issued them.

use super::form::{Field, Form};
use super::review::{Standing, standings, touched};
use super::{Annex, Sources};
use crate::model::{BodyIx, Document, DocumentIx, Node, Reference, Relation, TaskIx, fold};
use crate::report::{Cell, Lang, Texts, in_prose, month_digits};
use std::collections::{BTreeMap, BTreeSet};

/// The levels in the order of the lists; documents of any other level stand in the last one.
const LEVELS: [&str; 6] = ["province", "district", "commune", "party", "central", "other"];

/// Words by which whoever gathered the documents says in brackets what the source lacks; no title has them.
const REMARKS: [&str; 6] = ["không thấy", "không biết", "nguồn ghi", "theo nguồn", "căn cứ của", "dẫn ngày"];

/// More bodies of one kind that have successors than this are counted.
const NAMED: usize = 3;

/// The form; none: no document names what changes.
pub(super) fn annex(sources: &Sources<'_, '_>) -> Option<Annex> {
    let mut form = Form::new("b08", fields(), sources.texts);
    let documents = sources.study.organisation().documents();
    let mut named = touched(sources.study, sources.option);
    let mut lists: BTreeMap<usize, Vec<(DocumentIx, Vec<&Reference>)>> = BTreeMap::new();
    let mut idle: Vec<(Standing, String)> = Vec::new();
    for (document, standing) in standings(sources.study, sources.option) {
        if standing != Standing::Open {
            idle.push((standing, number(sources, &documents[document.at()])));
            continue;
        }
        let level = documents[document.at()].level.as_deref();
        let at = LEVELS.iter().position(|known| Some(*known) == level).unwrap_or(LEVELS.len() - 1);
        lists.entry(at).or_default().push((document, named.remove(&document).unwrap_or_default()));
    }
    let mut undrafted = false;
    for (at, documents) in lists {
        form.group(sources.say(&format!("annex-level-{}", LEVELS[at]), &[]));
        for (document, references) in documents {
            undrafted |= drafter(sources, &references).is_empty();
            form.item(line(sources, document, &references, LEVELS[at]));
        }
    }
    for standing in Standing::IDLE {
        let papers: Vec<String> = idle.iter().filter(|one| one.0 == standing).map(|one| one.1.clone()).collect();
        if !papers.is_empty() {
            let count = in_prose(i64::try_from(papers.len()).ok(), sources.texts);
            let args = [("count", count), ("papers", papers.join(", "))];
            form.note(sources.say(&format!("annex-b08-{}", standing.word()), &args));
        }
    }
    if undrafted {
        form.note(sources.say("annex-b08-drafter", &[]));
    }
    form.note(sources.say("annex-b08-note", &[]));
    form.finish()
}

fn fields() -> Vec<Field> {
    vec![
        Field::words("document-type", 12),
        Field::words("document-number", 20),
        Field::words("document-title", 42),
        Field::words("articles", 12).optional(),
        Field::words("why", 44),
        Field::words("proposal", 18),
        Field::words("drafter", 24).optional(),
        Field::words("issuer", 22),
    ]
}

/// Whether those above the province issue what is of a level.
fn is_above(level: Option<&str>) -> bool {
    matches!(level, Some("central" | "party"))
}

fn line(sources: &Sources<'_, '_>, at: DocumentIx, references: &[&Reference], level: &str) -> Vec<Cell> {
    let document = &sources.study.organisation().documents()[at.at()];
    let args = [("number", number(sources, document)), ("date", written_day(document.date.as_deref(), sources.texts))];
    let number = match args[1].1.is_empty() {
        false => sources.say("annex-number-and-date", &args),
        true => args[0].1.clone(),
    };
    let title = without_remarks(&document.title);
    let mut articles: Vec<&str> = references.iter().filter_map(|reference| reference.article.as_deref()).collect();
    articles.dedup();
    vec![
        Cell::text(document.kind.clone().unwrap_or_default()),
        Cell::text(number),
        Cell::text(if title.is_empty() { sources.say("unknown", &[]) } else { title }),
        Cell::text(articles.join("; ")),
        Cell::text(reasons(sources, references)),
        Cell::text(sources.say(&format!("annex-proposal-{}", proposal(sources, references, level)), &[])),
        Cell::text(drafter(sources, references)),
        Cell::text(document.issuer.clone().unwrap_or_default()),
    ]
}

/// The number of a document; what is known of a paper by its day alone has none to print.
fn number(sources: &Sources<'_, '_>, document: &Document) -> String {
    let number = document.number.clone().filter(|number| number.chars().any(char::is_alphabetic));
    number.unwrap_or_else(|| sources.say("annex-number-unknown", &[]))
}

/// A title without what is said in brackets of its source.
fn without_remarks(title: &str) -> String {
    let (mut left, mut rest) = (String::new(), title);
    while let Some((before, after)) = rest.split_once('(') {
        let Some((inside, behind)) = after.split_once(')') else { break };
        left.push_str(before);
        if REMARKS.iter().any(|remark| inside.to_lowercase().contains(remark)) {
            left.truncate(left.trim_end().len());
        } else {
            left.push_str(&format!("({inside})"));
        }
        rest = behind;
    }
    left.push_str(rest);
    left.trim().to_owned()
}

/// A day of the tables as officials write it, as far as it is known: `01/5/1991`, `tháng 11/1991`, `1991`.
fn written_day(day: Option<&str>, texts: &Texts) -> String {
    let day = day.unwrap_or_default();
    if texts.lang() == Lang::En {
        return day.to_owned();
    }
    let mut parts: Vec<String> = day.split('-').map(str::to_owned).collect();
    for month in parts.iter_mut().skip(1).take(1) {
        *month = month.parse().map_or_else(|_| month.clone(), |number| month_digits(number, texts));
    }
    parts.reverse();
    let written = parts.join("/");
    if parts.len() == 2 { texts.say("annex-month", &[("month", written)]) } else { written }
}

/// What a document names that is no longer as it was: bodies one by one, tasks counted.
fn reasons(sources: &Sources<'_, '_>, references: &[&Reference]) -> String {
    let (before, names) = (sources.names_before(), sources.names());
    let mut seen: BTreeSet<BodyIx> = BTreeSet::new();
    let mut texts: Vec<String> = Vec::new();
    let (mut ended, mut go_on): (Vec<BodyIx>, Vec<(BodyIx, BodyIx)>) = (Vec::new(), Vec::new());
    let mut tasks: BTreeSet<TaskIx> = BTreeSet::new();
    for reference in references {
        match reference.target {
            Node::Body(body) if seen.insert(body) => match sources.fates.successor(body) {
                Some(now) => go_on.push((body, now)),
                None => ended.push(body),
            },
            Node::Task(task) => drop(tasks.insert(task)),
            _ => {}
        }
    }
    let kind = |body: BodyIx| before.draft.kind(body);
    let is_one_of_many = |body: BodyIx| go_on.iter().filter(|(other, _)| kind(*other) == kind(body)).count() > NAMED;
    let (many, few): (Vec<_>, Vec<_>) = go_on.iter().copied().partition(|(body, _)| is_one_of_many(*body));
    for (body, now) in few {
        texts.push(sources.say("annex-why-now", &[("body", before.body(body)), ("now", names.body(now))]));
    }
    if !many.is_empty() {
        let many: Vec<BodyIx> = many.into_iter().map(|(body, _)| body).collect();
        texts.push(sources.say("annex-why-many", &[("bodies", commas(before.bodies(&many)))]));
    }
    if !ended.is_empty() {
        texts.push(sources.say("annex-why-ended", &[("body", commas(before.bodies(&ended)))]));
    }
    if !tasks.is_empty() {
        let count = in_prose(i64::try_from(tasks.len()).ok(), names.texts);
        texts.push(sources.say("annex-why-tasks", &[("count", count)]));
    }
    texts.join("; ")
}

/// A list inside of one reason; reasons themselves are told apart by semicolons.
fn commas(list: String) -> String {
    list.replace("; ", ", ")
}

/// Whether the body that issued a document ended; a document names it with the province behind it.
fn issuer_ended(sources: &Sources<'_, '_>, document: DocumentIx) -> bool {
    let organisation = sources.study.organisation();
    let issuer = organisation.documents()[document.at()].issuer.as_deref().map(fold).unwrap_or_default();
    let ended = sources.before.agencies.keys().filter(|agency| !sources.option.after.draft.lives(**agency));
    let names = ended.map(|agency| fold(&organisation.body(*agency).name));
    names.into_iter().any(|name| issuer == name || issuer.starts_with(&format!("{name} ")))
}

/// What to do with a document, by how it bears on what it names; the strongest need decides.
fn proposal(sources: &Sources<'_, '_>, references: &[&Reference], level: &str) -> &'static str {
    if is_above(Some(level)) {
        return "ask";
    }
    if issuer_ended(sources, references[0].document) {
        return "replace-or-repeal";
    }
    let lives = |body: BodyIx| sources.option.after.draft.lives(body);
    let bears = |relation: Relation| references.iter().filter(move |reference| reference.relation == relation);
    let ended =
        |relation: Relation| bears(relation).filter_map(|reference| body_of(reference)).filter(|at| !lives(*at));
    // What goes on with nobody in its place is not replaced: there is nobody whom the new paper would regulate.
    let is_left = |body: BodyIx| sources.fates.successor(body).is_none();
    if bears(Relation::Authorises).next().is_some() {
        let mut empowered = ended(Relation::Authorises).peekable();
        if empowered.peek().is_some() && empowered.all(is_left) { "repeal-and-renew" } else { "renew" }
    } else if ended(Relation::Regulates).next().is_some() {
        let all = sources.study.organisation().references();
        let own = all.iter().filter(|reference| {
            reference.document == references[0].document && reference.relation == Relation::Regulates
        });
        let gone = |reference: &Reference| body_of(reference).is_some_and(|body| !lives(body) && is_left(body));
        if own.into_iter().all(gone) { "repeal" } else { "replace" }
    } else if ended(Relation::Establishes).next().is_some() {
        "repeal"
    } else {
        "amend"
    }
}

/// The body that a reference names; none: it names something else.
fn body_of(reference: &Reference) -> Option<BodyIx> {
    if let Node::Body(body) = reference.target { Some(body) } else { None }
}

/// The agency that has the matter after the option: the one that leads the tasks that a document names, or else the one
/// in the place of the bodies that it names.
fn drafter(sources: &Sources<'_, '_>, references: &[&Reference]) -> String {
    let draft = &sources.option.after.draft;
    let leads = |task: TaskIx| {
        let changes = sources.option.lineage.tasks.iter().filter(move |change| change.task == task);
        // Of several that lead it together, the one that takes it from the agency that a document names has the matter.
        changes.flat_map(|change| {
            let receives = |body: &BodyIx| !change.before.contains(body);
            let new: Vec<BodyIx> = change.after.iter().copied().filter(receives).collect();
            if new.is_empty() { change.after.clone() } else { new }
        })
    };
    let tasks = references.iter().filter_map(|reference| match reference.target {
        Node::Task(task) => Some(task),
        _ => None,
    });
    let mut agencies: Vec<BodyIx> = tasks.flat_map(leads).map(|body| draft.agency(body)).collect();
    if agencies.is_empty() {
        let bodies = references.iter().filter_map(|reference| sources.fates.successor(body_of(reference)?));
        agencies = bodies.map(|body| draft.agency(body)).collect();
    }
    agencies.sort_unstable();
    agencies.dedup();
    match agencies.as_slice() {
        // Where several agencies have it, who drafts is for the province to say.
        [agency] => sources.names().body(*agency),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::without_remarks;

    #[test]
    fn a_title_keeps_its_own_brackets_and_loses_remarks_on_its_source() {
        let title = "Quy chế phối hợp (sửa đổi) trên địa bàn tỉnh (tuần 24-28/02/2025; số không thấy)";
        assert_eq!(without_remarks(title), "Quy chế phối hợp (sửa đổi) trên địa bàn tỉnh");
        assert_eq!(without_remarks("(Tên không thấy; căn cứ Luật Thanh tra)"), "");
        assert_eq!(without_remarks("Bảng giá đất (2015-2019"), "Bảng giá đất (2015-2019");
    }
}
