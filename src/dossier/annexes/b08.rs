//! B08: documents that name what the option changes, by the level that issued them.

use super::form::{Field, Form};
use super::{Annex, Sources};
use crate::model::{BodyIx, Document, DocumentIx, Node, Reference, Relation, TaskIx, fold};
use crate::report::{Cell, Lang, Studied, Study, Texts, in_prose, month_digits};
use std::collections::{BTreeMap, BTreeSet};

/// The levels in the order of the lists; documents of any other level stand in the last one.
const LEVELS: [&str; 6] = ["province", "district", "commune", "party", "central", "other"];

/// Types of documents that have had their effect: nobody amends them.
const PASSING: [&str; 5] = ["tờ trình", "công văn", "thông báo", "báo cáo", "kết luận"];

/// What is proposed for those.
const KEEP: &str = "keep";

/// Words by which whoever gathered the documents says in brackets what the source lacks; no title has them.
const REMARKS: [&str; 6] = ["không thấy", "không biết", "nguồn ghi", "theo nguồn", "căn cứ của", "dẫn ngày"];

/// More bodies of one kind that have successors than this are counted.
const NAMED: usize = 10;

/// The form; none: no document names what changes.
pub(super) fn annex(sources: &Sources<'_, '_>) -> Option<Annex> {
    let mut form = Form::new("b08", fields(), sources.texts);
    let mut lists: BTreeMap<usize, Vec<(DocumentIx, Vec<&Reference>)>> = BTreeMap::new();
    for (document, references) in touched(sources.study, sources.option) {
        let level = sources.study.organisation().documents()[document.at()].level.as_deref();
        let at = LEVELS.iter().position(|known| Some(*known) == level).unwrap_or(LEVELS.len() - 1);
        lists.entry(at).or_default().push((document, references));
    }
    let day = sources.option.provenance.data_as_of.map(|day| day.to_string());
    let (mut lapsed, mut passed) = (0, 0);
    for (at, documents) in lists {
        let in_force = |document: &DocumentIx| is_in_force(sources.study, *document, day.as_deref());
        let (valid, ended): (Vec<_>, Vec<_>) = documents.into_iter().partition(|row| in_force(&row.0));
        lapsed += ended.len();
        let keeps = |row: &(DocumentIx, Vec<&Reference>)| proposal(sources, &row.1, LEVELS[at]) == KEEP;
        let (passing, valid): (Vec<_>, Vec<_>) = valid.into_iter().partition(keeps);
        passed += passing.len();
        if !valid.is_empty() {
            form.group(sources.say(&format!("annex-level-{}", LEVELS[at]), &[]));
        }
        for (document, references) in valid {
            form.item(line(sources, document, &references, LEVELS[at]));
        }
    }
    if lapsed > 0 {
        form.note(sources.say("annex-b08-lapsed", &[("count", sources.names().number(lapsed))]));
    }
    if passed > 0 {
        form.note(sources.say("annex-b08-passed", &[("count", sources.names().number(passed))]));
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

/// The documents that name a body that ends or is renamed, or a task that changes hands, each with what it names: the
/// same documents that the figure of documents touched counts.
fn touched<'b>(study: &Study<'b>, option: &Studied<'b>) -> BTreeMap<DocumentIx, Vec<&'b Reference>> {
    let organisation = study.organisation();
    let tasks: BTreeSet<TaskIx> = option.lineage.tasks.iter().map(|change| change.task).collect();
    let mut documents: BTreeMap<DocumentIx, Vec<&Reference>> = BTreeMap::new();
    for reference in organisation.references() {
        let concerned = match reference.target {
            Node::Body(body) => ended_or_renamed(study, option, body),
            Node::Task(task) => tasks.contains(&task),
            _ => false,
        };
        if concerned {
            documents.entry(reference.document).or_default().push(reference);
        }
    }
    documents
}

fn ended_or_renamed(study: &Study<'_>, option: &Studied<'_>, body: BodyIx) -> bool {
    let draft = &option.after.draft;
    !draft.lives(body) || draft.name(body) != study.organisation().body(body).name
}

/// Whether a document is in force on a day, as far as both are known.
fn is_in_force(study: &Study<'_>, document: DocumentIx, day: Option<&str>) -> bool {
    let until = study.organisation().documents()[document.at()].in_force_until.as_deref();
    // Days are written as years, months and days, so that they compare as texts as far as both go.
    until.zip(day).is_none_or(|(until, day)| until >= &day[..until.len().min(day.len())])
}

/// Whether those above the province issue what is of a level.
fn is_above(level: Option<&str>) -> bool {
    matches!(level, Some("central" | "party"))
}

/// Whether a document has had its effect by its type.
fn is_passing(document: &Document) -> bool {
    document.kind.as_deref().is_some_and(|kind| PASSING.iter().any(|one| fold(one) == fold(kind)))
}

/// How many of the documents touched nobody has to review: those no longer in force, and those that have had their
/// effect.
#[cfg(feature = "dossier")]
pub(in crate::dossier) fn idle(study: &Study<'_>, option: &Studied<'_>) -> (usize, usize) {
    let day = option.provenance.data_as_of.map(|day| day.to_string());
    let (valid, lapsed): (Vec<_>, Vec<_>) =
        touched(study, option).into_keys().partition(|document| is_in_force(study, *document, day.as_deref()));
    let has_passed = |document: &&DocumentIx| {
        let row = &study.organisation().documents()[document.at()];
        !is_above(row.level.as_deref()) && is_passing(row)
    };
    (lapsed.len(), valid.iter().filter(has_passed).count())
}

fn line(sources: &Sources<'_, '_>, at: DocumentIx, references: &[&Reference], level: &str) -> Vec<Cell> {
    let document = &sources.study.organisation().documents()[at.at()];
    // What is known of a paper by its day alone has no number to print.
    let number = document.number.clone().filter(|number| number.chars().any(char::is_alphabetic));
    let number = number.unwrap_or_else(|| sources.say("annex-number-unknown", &[]));
    let args = [("number", number), ("date", written_day(document.date.as_deref(), sources.texts))];
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

/// A day of the tables as officials write it, as far as it is known: `01/5/1991`, `11/1991`, `1991`.
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
    parts.join("/")
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
    if is_passing(&sources.study.organisation().documents()[references[0].document.at()]) {
        return KEEP;
    }
    if issuer_ended(sources, references[0].document) {
        return "replace-or-repeal";
    }
    let ended = |reference: &&&Reference| match reference.target {
        Node::Body(body) => !sources.option.after.draft.lives(body),
        _ => false,
    };
    let bears = |relation: Relation| references.iter().filter(move |reference| reference.relation == relation);
    let founds = |reference: &&&Reference| ended(reference);
    if bears(Relation::Authorises).next().is_some() {
        "renew"
    } else if bears(Relation::Regulates).any(|reference| founds(&reference)) {
        "replace"
    } else if bears(Relation::Establishes).any(|reference| founds(&reference)) {
        "repeal"
    } else {
        "amend"
    }
}

/// The agency that has the matter after the option.
fn drafter(sources: &Sources<'_, '_>, references: &[&Reference]) -> String {
    let draft = &sources.option.after.draft;
    let bodies = references.iter().filter_map(|reference| match reference.target {
        Node::Body(body) => sources.fates.successor(body),
        _ => None,
    });
    let mut agencies: Vec<BodyIx> = bodies.map(|body| draft.agency(body)).collect();
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
