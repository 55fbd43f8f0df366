//! `plan`: a plan to fill in, with an empty heir for every task and unit of a body that ends.

use super::args::PlanArgs;
use super::exit;
use super::session::{Failure, Session};
use super::show::quoted;
use crate::draft::{Baseline, Draft};
use crate::model::{BodyIx, Role};
use crate::report::{Names, Texts, cell_text};

/// Runs the command.
pub fn run(args: &PlanArgs, decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    let case = session.open(&args.case, decided)?;
    let baseline = Baseline::new(&case.organisation);
    let mut draft = Draft::new(&baseline);
    let body = session.body(&args.end, &draft)?;
    let text = template(body, &mut draft, &session.texts);
    session.write(&text)?;
    Ok(exit::OK)
}

/// The plan as TOML. Filled in, it loads.
fn template(body: BodyIx, draft: &mut Draft<'_>, texts: &Texts) -> String {
    let tasks = draft.work(body);
    let roles: Vec<Role> = tasks
        .iter()
        .map(|task| if draft.effective(*task, body, Role::Lead).is_nothing() { Role::Coordinate } else { Role::Lead })
        .collect();
    let organisation = draft.baseline().organisation();
    let names = Names { texts, draft, norms: None };
    let say = |key: &str, args: &[(&str, String)]| texts.say(key, args);
    let whole = [("body", names.body(body))];
    let mut lines = vec![
        comment(&say("template-head", &whole)),
        format!("name = {}", quoted(&say("template-name", &whole))),
        comment(&say("template-basis", &[])),
        String::new(),
    ];
    let papers = papers(body, &names);
    if !papers.is_empty() {
        lines.push(comment(&say("template-papers", &[])));
        lines.extend(papers.iter().map(|paper| comment(&format!("  {paper}"))));
        lines.push(String::new());
    }
    for unit in draft.children(body) {
        lines.push(comment(&say("template-unit", &[("unit", names.body(*unit)), ("posts", posts(*unit, &names))])));
        lines.extend(["[[step]]".to_owned(), "op = \"move\"".to_owned()]);
        lines.push(format!("body = {}", quoted(draft.id(*unit))));
        lines.extend(["under = \"\"".to_owned(), String::new()]);
    }
    lines.push(comment(&say("template-end", &[("body", names.body(body)), ("posts", posts(body, &names))])));
    lines.extend(["[[step]]".to_owned(), "op = \"dissolve\"".to_owned()]);
    lines.push("# date = 2025-07-01".to_owned());
    lines.push(format!("body = {}", quoted(draft.id(body))));
    lines.push("heirs = [".to_owned());
    for (task, role) in tasks.iter().zip(roles) {
        let task = organisation.task(*task);
        let args = [
            ("task", task.name.clone()),
            ("field", organisation.field(task.field).to_owned()),
            ("role", say(&format!("role-{}", role.word()), &[])),
        ];
        lines.push(format!("  {}", comment(&say("template-task", &args))));
        lines.push(format!("  {{ to = \"\", select = {} }},", quoted(&format!("task:{}", task.id))));
    }
    lines.push(format!("  {}", comment(&say("template-rest", &[]))));
    // People and posts of a body outside the count do not go anywhere.
    let share = if draft.is_outside(body) { "" } else { ", share = \"1/1\"" };
    lines.push(format!("  {{ to = \"\", select = \"rest\"{share} }},"));
    lines.push("]".to_owned());
    lines.join("\n") + "\n"
}

/// Every line of a text as a comment.
fn comment(text: &str) -> String {
    text.lines().map(|line| format!("# {line}")).collect::<Vec<_>>().join("\n")
}

/// Documents and procedures of the body; they follow the heir of `rest`.
fn papers(body: BodyIx, names: &Names<'_, '_>) -> Vec<String> {
    let organisation = names.draft.baseline().organisation();
    let mut papers = Vec::new();
    for at in names.draft.references(body) {
        let document = &organisation.documents()[organisation.references()[*at as usize].document.at()];
        let title = format!("{} {}", document.number.as_deref().unwrap_or_default(), document.title);
        let text = names.say("hand-over-document", &[("document", title.trim().to_owned())]);
        if !papers.contains(&text) {
            papers.push(text);
        }
    }
    for at in names.draft.settled(body) {
        let procedure = organisation.procedure(*at);
        let files = cell_text(&crate::report::Cell::Number(procedure.in_progress), names.texts);
        papers.push(names.say("hand-over-procedure", &[("procedure", procedure.name.clone()), ("files", files)]));
    }
    papers
}

/// The people and posts of a body in a few words.
fn posts(body: BodyIx, names: &Names<'_, '_>) -> String {
    let count = |count| cell_text(&crate::report::Cell::Number(count), names.texts);
    let of_category = |category| {
        let staff = names.draft.posts(body)[category];
        let args =
            [("category", names.category(category)), ("quota", count(staff.quota)), ("filled", count(staff.filled))];
        names.say("hand-over-posts", &args)
    };
    let all: Vec<String> = names.draft.categories(body).into_iter().map(of_category).collect();
    if all.is_empty() { names.say("posts-none", &[]) } else { all.join("; ") }
}
