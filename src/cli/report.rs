//! `report`: the documents that planners hand in, with their annexes and charts, and the figures of a draft beside them.

use super::exit;
use super::law::LawArgs;
use super::print;
use super::session::{AS_IT_STANDS, Failure, Session};
use crate::chart::{CHARTS, Chart, Maker};
use crate::dossier::{
    Annex, Annexes, Appendix, Document, DocumentKind, DraftFigures, Particulars, Parts, TemplateFault, Templates,
    Wrong, annexes, bound, changed, changes_annex, document, figures,
};
use crate::draft::Baseline;
use crate::evaluate::StatusQuo;
use crate::input::parse_figures;
use crate::output::draw::{Page, Paper, draw};
use crate::output::{
    WriteFault, document_markdown, docx, figures_json, html, picture, write_files, write_folder, xlsx,
};
use crate::report::{Asked, Study, Texts, cell_text, date_text, grade_text};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// `report`.
#[derive(Debug, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct ReportArgs {
    #[arg(id = "of_case_folder", value_name = "CASE")]
    pub case: Option<PathBuf>,
    #[arg(id = "written_plans", short = 'p', long = "plan", value_name = "PLAN")]
    pub plans: Vec<String>,
    #[arg(id = "document", long = "kind", value_name = "KIND")]
    pub kind: Option<DocumentWord>,
    #[arg(long, value_name = "N")]
    pub draft: Option<u32>,
    #[arg(long, value_name = "N")]
    pub number: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    #[arg(long, alias = "templates", value_name = "DIR")]
    pub template: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub template_out: Option<PathBuf>,
    #[arg(long, value_name = "FIGURES.json")]
    pub diff: Option<PathBuf>,
    #[command(flatten)]
    pub law: LawArgs,
}

/// A kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "each variant is its word")]
pub enum DocumentWord {
    #[value(aliases = ["so-sanh", "bao-cao-phuong-an"])]
    Comparison,
    #[value(aliases = ["de-an"])]
    Scheme,
    #[value(aliases = ["to-trinh-so"])]
    SubmissionDepartment,
    #[value(aliases = ["to-trinh-btv"])]
    SubmissionCommittee,
    #[value(aliases = ["to-trinh-hdnd"])]
    SubmissionCouncil,
    #[value(aliases = ["nghi-quyet"])]
    Resolution,
    #[value(aliases = ["quyet-dinh"])]
    Decision,
    #[value(aliases = ["tom-tat"])]
    Summary,
}

/// What the ending of `-o` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Docx,
    Xlsx,
    Html,
    Md,
    Pdf,
}

/// Runs the command.
pub fn run(args: &ReportArgs, decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    if let Some(dir) = &args.template_out {
        return session.write_templates(dir);
    }
    let usage = |key: &str, session: &Session<'_>| Failure::usage(session.texts.say(key, &[]));
    let Some(dir) = &args.case else { return Err(usage("report-no-case", session)) };
    // One plan is put forward, several are compared.
    let usual = if args.plans.len() > 1 { DocumentKind::Comparison } else { DocumentKind::Scheme };
    let kind = args.kind.map_or(usual, kind_of);
    let Some(path) = session.options.output.clone() else { return Err(usage("report-no-output", session)) };
    let ending = session.ending(&path)?;
    if path.exists() && !session.options.force {
        // Said before anything is worked out, which takes seconds.
        return Err(session.not_written(&WriteFault::Exists(path)));
    }
    session.require_plans(kind, &args.plans)?;
    let case = session.open(dir, decided)?;
    let templates = session.templates(args.template.as_deref())?;
    let earlier = args.diff.as_deref().map(|path| session.earlier(path)).transpose()?;
    let norms = session.pack(&case, &args.law)?;
    let baseline = Baseline::new(&case.organisation);
    let quo = StatusQuo::new(&baseline);
    let makers = makers(&templates, kind);
    // Forms and sentences tell who leaves when; whatever else is dear, only charts read.
    let asked = Asked { persons: true, ..Asked::default() };
    let asked = makers.iter().fold(asked, |asked, maker| asked.and(maker.asks));
    let study = session.study(dir, &args.plans, &case, (&norms, &quo), &args.law, asked)?;
    let parts = parts(&study, &makers, &session.texts);
    let now = figures(&study, &parts.annexes, &session.texts);
    let particulars = Particulars { number: args.number.clone(), date: args.date, draft: args.draft };
    let mut document = document(&study, kind, &particulars, &templates, parts, &session.texts)
        .map_err(|fault| session.template_fault(&fault))?;
    let said = earlier.map(|earlier| add_changes(&mut document, &earlier, &now, &session.texts));
    if ending != Ending::Xlsx {
        bound(&mut document, &session.texts);
    }
    let states = if ending == Ending::Html { states(&study, &session.texts) } else { Vec::new() };
    let content = session.written(&document, &states, ending)?;
    let mut beside = path.file_name().unwrap_or_default().to_owned();
    beside.push(".figures.json");
    let files = [(path.clone(), content), (path.with_file_name(beside), figures_json(&now).into_bytes())];
    write_files(&files, session.options.force).map_err(|fault| session.not_written(&fault))?;
    if let Some(said) = said {
        print::out(&said, session.screen)
            .map_err(|error| session.not_written(&WriteFault::Io(PathBuf::from("stdout"), error)))?;
    }
    Ok(exit::OK)
}

fn kind_of(word: DocumentWord) -> DocumentKind {
    match word {
        DocumentWord::Comparison => DocumentKind::Comparison,
        DocumentWord::Scheme => DocumentKind::Scheme,
        DocumentWord::SubmissionDepartment => DocumentKind::SubmissionDepartment,
        DocumentWord::SubmissionCommittee => DocumentKind::SubmissionCommittee,
        DocumentWord::SubmissionCouncil => DocumentKind::SubmissionCouncil,
        DocumentWord::Resolution => DocumentKind::Resolution,
        DocumentWord::Decision => DocumentKind::Decision,
        DocumentWord::Summary => DocumentKind::Summary,
    }
}

/// The charts that a document may ask for.
fn makers(templates: &Templates, kind: DocumentKind) -> Vec<&'static Maker> {
    let words = templates.charts(kind);
    CHARTS.iter().filter(|maker| words.as_ref().is_none_or(|words| words.contains(maker.word))).collect()
}

/// Every annex that the study gives, and the charts.
fn parts(study: &Study<'_>, makers: &[&Maker], texts: &Texts) -> Parts {
    // A chart that the case cannot fill is left out; the text says what is unknown.
    let charts = makers.iter().filter_map(|maker| maker.charts(study, texts).ok()).flatten().collect();
    Parts { annexes: all_annexes(study, texts), charts }
}

/// The apparatus before, and after each option: a page shows them where the document shows what changes.
fn states(study: &Study<'_>, texts: &Texts) -> Vec<Chart> {
    let makers = ["organisation-before", "organisation-after"].into_iter().filter_map(Maker::find);
    makers.filter_map(|maker| maker.charts(study, texts).ok()).flatten().collect()
}

/// The annexes of a study; where there are several options, each title names its own.
fn all_annexes(study: &Study<'_>, texts: &Texts) -> Vec<Annex> {
    let mut all = Vec::new();
    for (at, option) in study.options.iter().enumerate() {
        for mut annex in annexes(study, option, texts).filled {
            if study.options.len() > 1 {
                let args = [("title", annex.title), ("position", (at + 1).to_string())];
                annex.title = texts.say("dossier-of-option", &args);
            }
            all.push(annex);
        }
    }
    all
}

/// Adds what has changed since an earlier draft as the last annex; comes back as lines for the terminal.
fn add_changes(document: &mut Document, earlier: &DraftFigures, now: &DraftFigures, texts: &Texts) -> String {
    let changes = changed(earlier, now);
    if changes.is_empty() {
        return format!("{}\n", texts.say("diff-none", &[]));
    }
    let short = |hash: &str| hash.chars().take(12).collect::<String>();
    let inputs = [("before", short(&earlier.inputs_sha256)), ("after", short(&now.inputs_sha256))];
    let provenance = &document.provenance;
    let day = provenance.data_as_of.map_or_else(|| texts.say("unknown", &[]), |day| date_text(day, texts));
    let source =
        [("date", day), ("case", provenance.case_name.clone()), ("grade", grade_text(provenance.grade, texts))];
    let notes = vec![texts.say("diff-inputs", &inputs), texts.say("dossier-source", &source)];
    let annex = changes_annex(&changes, notes, texts);
    let count = i64::try_from(changes.len()).ok();
    let mut said =
        format!("{}\n", texts.say("diff-count", &[("count", cell_text(&crate::report::Cell::Number(count), texts))]));
    for row in &annex.rows {
        let cells: Vec<String> = row.cells.iter().map(|cell| cell_text(cell, texts)).collect();
        said.push_str(&format!("{}: {} → {} {}\n", cells[0], cells[1], cells[2], bracketed(&cells[3])));
    }
    let number = texts.say("dossier-annex", &[("number", "0".to_owned())]);
    document.annexes.push(Appendix {
        number: number.trim_end_matches('0').trim_end().to_owned(),
        title: annex.title.clone(),
        belongs: String::new(),
        tables: vec![annex],
        charts: Vec::new(),
        landscape: false,
    });
    said
}

fn bracketed(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("({text})") }
}

impl Session<'_> {
    fn ending(&self, path: &Path) -> Result<Ending, Failure> {
        let word = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        match word.as_str() {
            "docx" => Ok(Ending::Docx),
            "xlsx" => Ok(Ending::Xlsx),
            "html" | "htm" => Ok(Ending::Html),
            "md" => Ok(Ending::Md),
            "pdf" => Ok(Ending::Pdf),
            _ => Err(Failure::usage(self.with_near("report-no-ending", &path.display().to_string(), &[]))),
        }
    }

    /// A comparison carries two plans or more, a summary any number, every other document one.
    fn require_plans(&self, kind: DocumentKind, plans: &[String]) -> Result<(), Failure> {
        let key = match kind {
            _ if plans.is_empty() => "report-no-plan",
            DocumentKind::Comparison if plans.len() < 2 => "report-two-plans",
            DocumentKind::Comparison | DocumentKind::Summary => "",
            _ if plans.len() > 1 => "report-one-plan",
            _ => "",
        };
        if plans.iter().any(|plan| plan == AS_IT_STANDS) {
            return Err(Failure::usage(self.texts.say("report-as-it-stands", &[])));
        }
        if key.is_empty() { Ok(()) } else { Err(Failure::usage(self.texts.say(key, &[]))) }
    }

    /// The shipped templates of the language, those of a folder in their place.
    fn templates(&self, dir: Option<&Path>) -> Result<Templates, Failure> {
        let mut templates = Templates::shipped(self.texts.lang());
        let Some(dir) = dir else { return Ok(templates) };
        let word = dir.display().to_string();
        let no_folder = || Failure::usage(self.with_near("report-no-folder", &word, &[]));
        let mut paths: Vec<PathBuf> =
            dir.read_dir().map_err(|_| no_folder())?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
        paths.sort();
        if paths.is_empty() {
            return Err(Failure::usage(self.with_near("report-no-template", &word, &[])));
        }
        for path in paths {
            let name = path.display().to_string();
            let bytes = std::fs::read(&path).map_err(|error| self.unreadable(&name, &error))?;
            let text = String::from_utf8(bytes).map_err(|error| {
                self.unreadable(&name, &std::io::Error::new(std::io::ErrorKind::InvalidData, error))
            })?;
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            templates.put(&file, text.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
        }
        Ok(templates)
    }

    fn write_templates(&self, dir: &Path) -> Result<u8, Failure> {
        let templates = Templates::shipped(self.texts.lang());
        let files: Vec<(String, Vec<u8>)> =
            templates.files().iter().map(|(name, text)| (name.clone(), text.clone().into_bytes())).collect();
        write_folder(dir, &files).map_err(|fault| self.not_written(&fault))?;
        let args = [("count", files.len().to_string()), ("file", dir.display().to_string())];
        print::err(&format!("{}\n", self.texts.say("report-templates-written", &args)));
        Ok(exit::OK)
    }

    fn template_fault(&self, fault: &TemplateFault) -> Failure {
        let (key, word) = match &fault.why {
            Wrong::Unknown(word) => ("report-template-unknown", word),
            Wrong::Engine(word) => ("report-template-engine", word),
            Wrong::Key(word) => ("report-template-key", word),
            Wrong::Missing(word) => ("report-template-missing", word),
        };
        let why = self.texts.say(key, &[("word", word.clone())]);
        let line = fault.line.unwrap_or(0).to_string();
        let args = [("file", fault.file.clone()), ("line", line), ("why", why)];
        Failure { code: exit::FAULTS, text: self.texts.say("report-template", &args) }
    }

    fn earlier(&self, path: &Path) -> Result<DraftFigures, Failure> {
        let name = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|error| self.unreadable(&name, &error))?;
        let not_figures = || self.texts.say("report-not-figures", &[("file", name.clone())]);
        parse_figures(&bytes).ok_or_else(|| Failure { code: exit::FAULTS, text: not_figures() })
    }

    /// The bytes of a document.
    fn written(&self, document: &Document, states: &[Chart], ending: Ending) -> Result<Vec<u8>, Failure> {
        match ending {
            Ending::Docx => docx::docx(document, &self.texts).map_err(|fault| self.not_drawn(&fault.0)),
            Ending::Pdf => self.book(document),
            Ending::Xlsx => {
                let annexes = Annexes { filled: document.tables().cloned().collect(), left_out: Vec::new() };
                xlsx::annex_workbook(&document.head.subject, &annexes, &document.provenance, &self.texts)
                    .map_err(|fault| self.not_drawn(&fault.to_string()))
            }
            Ending::Html => {
                let page = html::render(document, states, &self.texts).map_err(|fault| self.not_drawn(&fault.0))?;
                Ok(page.into_bytes())
            }
            Ending::Md => Ok(document_markdown(document, &self.texts).into_bytes()),
        }
    }

    /// All charts of a document as one PDF.
    fn book(&self, document: &Document) -> Result<Vec<u8>, Failure> {
        let mut pages: Vec<Page> = Vec::new();
        for chart in document.charts() {
            pages.extend(draw(chart, Paper::A4, &self.texts).map_err(|fault| self.not_drawn(&fault.0))?);
        }
        if pages.is_empty() {
            return Err(Failure::usage(self.texts.say("report-no-charts", &[])));
        }
        picture::pdf(&pages).map_err(|fault| self.not_drawn(&fault.0))
    }

    fn not_drawn(&self, why: &str) -> Failure {
        Failure { code: exit::IO, text: self.texts.say("report-not-drawn", &[("why", why.to_owned())]) }
    }
}
