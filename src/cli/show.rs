//! `show`: the apparatus as it stands or after a plan: tree, posts, duties, lineage, pairs; saved as a new case.

use super::args::Show;
use super::exit;
use super::session::{Failure, Run, Session};
use crate::draft::{Baseline, Draft, tables_after};
use crate::evaluate::StatusQuo;
use crate::input::Case;
use crate::lineage::{hand_overs as hand_over_lists, lineage};
use crate::model::{BodyIx, Role, nearest};
use crate::output::{table_files, write_folder};
use crate::overlap::overlap;
use crate::report::{HeldDuty, Names, Shown, date_text, hand_overs, origins, overlap_sections, tree, tree_report};
use std::path::Path;

/// Rows of a table of pairs, loads or fields where not all are asked for.
const LISTED: usize = 30;

/// Runs the command.
pub fn run(args: &Show, decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    let case = session.open(&args.case, decided)?;
    let plans = session.plans(&args.case, &args.choice)?;
    let baseline = Baseline::new(&case.organisation);
    let quo = StatusQuo::new(&baseline);
    let mut draft = Draft::new(&baseline);
    let run = session.carry_out(&mut draft, &plans, &case)?;
    if let Some(dir) = &args.save {
        return save(dir, &case, &run, &mut draft, session);
    }
    let from = args.body.as_deref().map(|word| session.body(word, &draft)).transpose()?;
    let bodies = tree(&draft, from);
    let duties = args.duties.then(|| held_duties(&bodies, &mut draft, session));
    let lineage = args.lineage.then(|| lineage(&quo, &mut draft));
    let overlap = args.pairs.then(|| overlap(&mut draft));
    let names = Names { texts: &session.texts, draft: &draft, norms: None };
    let shown = Shown { plan: run.plan.as_ref(), bodies: &bodies, posts: args.posts, duties: duties.as_deref() };
    let mut report = tree_report(&shown, session.provenance(&case, run.last_day, run.grade), &names);
    if from.is_none() && (lineage.is_some() || overlap.is_some()) {
        // Who asks for these has not asked for hundreds of lines of tree above them.
        report.sections.retain(|section| section.key != "tree");
    }
    if let Some(lineage) = &lineage {
        report.sections.extend(origins(lineage, &names));
        report.sections.push(hand_overs(&hand_over_lists(&draft), &names));
    }
    if let Some(overlap) = &overlap {
        let limit = if session.options.all { usize::MAX } else { LISTED };
        report.sections.extend(overlap_sections(overlap, limit, &names));
    }
    session.emit(&report, || None)?;
    Ok(exit::OK)
}

impl Session<'_> {
    /// A living body by its id.
    pub fn body(&self, word: &str, draft: &Draft<'_>) -> Result<BodyIx, Failure> {
        let found = draft.find(word).filter(|body| draft.lives(*body));
        found.ok_or_else(|| {
            let living = || draft.living();
            let folded = crate::model::fold(word);
            // Whoever types a name means the id of the body that has it.
            let named: Vec<String> = living()
                .filter(|body| crate::model::fold(draft.name(*body)) == folded)
                .map(|body| draft.id(body).to_owned())
                .collect();
            let near = if named.is_empty() { nearest(word, living().map(|body| draft.id(body))) } else { named };
            Failure::usage(self.with_near("no-body", word, &near))
        })
    }
}

fn held_duties(bodies: &[(BodyIx, u32)], draft: &mut Draft<'_>, session: &Session<'_>) -> Vec<HeldDuty> {
    let mut duties = Vec::new();
    for (body, _) in bodies {
        let tasks = draft.work(*body);
        for role in Role::ALL.iter().copied() {
            for task in tasks.iter().copied() {
                let scope = draft.effective(task, *body, role);
                if !scope.is_nothing() {
                    let names = Names { texts: &session.texts, draft, norms: None };
                    let areas = names.areas(draft.scopes_ref().extent(scope));
                    duties.push(HeldDuty { body: *body, task, role, areas });
                }
            }
        }
    }
    duties
}

/// Writes the apparatus after a plan as a case of its own.
fn save(dir: &Path, case: &Case, run: &Run, draft: &mut Draft<'_>, session: &Session<'_>) -> Result<u8, Failure> {
    let mut files = table_files(&tables_after(draft));
    files.extend(case.norm_files.iter().cloned());
    let name = match &run.plan {
        Some(plan) => session.texts.say("saved-name", &[("case", case.info.name.clone()), ("plan", plan.name.clone())]),
        None => case.info.name.clone(),
    };
    let mut settings = format!("name = {}\n", quoted(&name));
    let mut setting = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            settings.push_str(&format!("{key} = {value}\n"));
        }
    };
    setting("province", case.info.province.as_deref().map(quoted));
    setting("as_of", run.last_day.or(case.info.as_of).map(|date| date.to_string()));
    setting("language", case.info.language.map(|lang| quoted(lang.word())));
    setting("province_class", case.info.province_class.as_deref().map(quoted));
    setting("norms", case.info.norms.as_deref().map(quoted));
    setting("default_grade", Some(quoted(case.info.grade().word())));
    // A target counts from the state before; what the rules are set to holds after it too.
    if !case.info.rules.0.is_empty() {
        settings.push_str("\n[rules]\n");
        for (code, setting) in &case.info.rules.0 {
            settings.push_str(&format!("{} = {}\n", code.word(), quoted(setting.word())));
        }
    }
    files.push(("case.toml".to_owned(), settings.into_bytes()));
    let provenance = session.provenance(case, run.last_day, run.grade);
    let day = provenance.data_as_of.map(|date| date_text(date, &session.texts)).unwrap_or_default();
    let source = [
        ("case", case.id.clone()),
        ("plan", run.plan.as_ref().map(|plan| plan.id.clone()).unwrap_or_default()),
        ("date", day),
        ("hash", provenance.inputs_sha256),
        ("version", provenance.version.to_owned()),
    ];
    files.push(("SOURCE.md".to_owned(), format!("{}\n", session.texts.say("saved-source", &source)).into_bytes()));
    write_folder(dir, &files).map_err(|fault| session.not_written(&fault))?;
    session.write(&format!("{}\n", session.texts.say("written-folder", &[("file", dir.display().to_string())])))?;
    Ok(exit::OK)
}

/// A text as TOML writes it.
pub fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
