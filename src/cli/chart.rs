//! `chart`: draws charts of a case and the options studied, as SVG, PNG or PDF, with their data as a table.

use super::dossier_args::{Chart as Args, PaperWord};
use super::exit;
use super::print;
use super::session::{Failure, Session};
use crate::chart::{CHARTS, Chart, LEADERS, Maker, Missing};
use crate::draft::Baseline;
use crate::evaluate::StatusQuo;
use crate::model::nearest;
use crate::output::draw::{Page, Paper, draw, standalone};
use crate::output::picture::{PictureFault, pdf, png};
use crate::output::{Format, json_text, render, write_files, write_folder};
use crate::report::json::ProvenanceJson;
use crate::report::{Asked, Report, Section, Study, Texts};
use std::path::{Path, PathBuf};

/// The name of the book of all pages in a folder of charts.
const BOOK: &str = "charts.pdf";

/// What the ending of `-o` asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Svg,
    Png,
    Pdf,
    Folder,
}

/// A chart with its pages.
struct Drawing {
    chart: Chart,
    pages: Vec<Page>,
}

/// Runs the command.
pub fn run(args: &Args, decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    let Some(dir) = args.case.as_ref().filter(|_| !args.list) else {
        session.write(&listed(&session.texts))?;
        return Ok(exit::OK);
    };
    let form = session.options.output.as_deref().map(|path| session.form(path)).transpose()?;
    if form.is_none() && args.data.is_none() {
        return Err(Failure::usage(session.texts.say("chart-no-output", &[])));
    }
    let makers = session.makers(&args.charts)?;
    let case = session.open(dir, decided)?;
    let norms = session.pack(&case, &args.law)?;
    let baseline = Baseline::new(&case.organisation);
    let quo = StatusQuo::new(&baseline);
    let asked = makers.iter().fold(Asked::default(), |asked, maker| asked.and(maker.asks));
    let study = session.study(dir, &args.plans, &case, (&norms, &quo), &args.law, asked)?;
    // Who names a chart wants that chart; a set is what can be made of it.
    let charts = made(&makers, args.charts.is_empty(), &study, session)?;
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    if let Some(path) = &args.data {
        files.extend(data(path, &charts, &study, &session.texts));
    }
    if let (Some(form), Some(path)) = (form, &session.options.output) {
        let paper = match args.paper {
            PaperWord::A4 => Paper::A4,
            PaperWord::A3 => Paper::A3,
            PaperWord::Slide => Paper::Slide,
        };
        let drawings = drawn(charts, paper, session)?;
        let unmade = |fault: PictureFault| session.undrawn(&fault.0);
        if form == Form::Folder {
            let files = folder(&drawings, args.dpi, &study, &session.texts).map_err(unmade)?;
            write_folder(path, &files).map_err(|fault| session.not_written(&fault))?;
        } else {
            files.extend(pictures(path, form, &drawings, args.dpi).map_err(unmade)?);
        }
    }
    write_files(&files, session.options.force).map_err(|fault| session.not_written(&fault))?;
    Ok(exit::OK)
}

/// The charts with what each shows, a line for each.
fn listed(texts: &Texts) -> String {
    let widest = CHARTS.iter().map(|maker| maker.word.len()).max().unwrap_or(0);
    let line = |maker: &Maker| {
        let set = if LEADERS.contains(&maker.word) { "*" } else { " " };
        let title = texts.say(&format!("chart-{}", maker.word), &[]);
        let shows = texts.say(&format!("chart-{}.shows", maker.word), &[]);
        format!("{set} {:widest$}  {title}\n  {:widest$}  {shows}\n", maker.word, "")
    };
    let lines: String = CHARTS.iter().map(line).collect();
    format!("{lines}\n{}\n", texts.say("chart-list-set", &[]))
}

/// Makes the charts. `lenient`: it is the set for leaders, with its short charts; what of it cannot be made is said and
/// left out, unless nothing is left.
fn made(
    makers: &[&'static Maker],
    lenient: bool,
    study: &Study<'_>,
    session: &Session<'_>,
) -> Result<Vec<Chart>, Failure> {
    let mut charts = Vec::new();
    let mut lacking = Vec::new();
    for maker in makers {
        let make = if lenient { Maker::for_leaders } else { Maker::charts };
        match make(maker, study, &session.texts) {
            Ok(some) => charts.extend(some),
            Err(Missing(key)) => {
                let args = [("chart", maker.word.to_owned()), ("why", session.texts.say(key, &[]))];
                lacking.push(session.texts.say("chart-cannot", &args));
            }
        }
    }
    if !lacking.is_empty() && (!lenient || charts.is_empty()) {
        return Err(Failure::usage(lacking.join("\n")));
    }
    lacking.iter().for_each(|line| print::err(&format!("{line}\n")));
    Ok(charts)
}

fn drawn(charts: Vec<Chart>, paper: Paper, session: &Session<'_>) -> Result<Vec<Drawing>, Failure> {
    let one = |chart: Chart| {
        let pages = draw(&chart, paper, &session.texts).map_err(|fault| session.undrawn(&fault.0))?;
        Ok(Drawing { chart, pages })
    };
    charts.into_iter().map(one).collect()
}

/// The data of charts as one CSV, with where they come from beside it.
fn data(path: &Path, charts: &[Chart], study: &Study<'_>, texts: &Texts) -> Vec<(PathBuf, Vec<u8>)> {
    let section = |chart: &Chart| {
        Section::new(chart.word, format!("{}. {}", chart.title, chart.subtitle)).table(chart.data.clone())
    };
    let report = Report {
        title: String::new(),
        intro: Vec::new(),
        sections: charts.iter().map(section).collect(),
        provenance: study.provenance.clone(),
    };
    let mut beside = path.file_name().unwrap_or_default().to_owned();
    beside.push(".provenance.json");
    let provenance = json_text(&ProvenanceJson::new(&report.provenance));
    vec![
        (path.to_owned(), render(&report, Format::Csv, texts).into_bytes()),
        (path.with_file_name(beside), provenance.into_bytes()),
    ]
}

/// The pages of all charts with the names of their files: that of the chart, numbered where it has several pages.
fn named(drawings: &[Drawing]) -> Vec<(String, &Page)> {
    let all = drawings.iter().flat_map(|drawing| drawing.pages.iter().map(|page| (drawing.chart.word, page)));
    let all: Vec<(&str, &Page)> = all.collect();
    let same = |word: &str, until: usize| all[..until].iter().filter(|(other, _)| *other == word).count();
    let mut names = Vec::with_capacity(all.len());
    for (at, (word, page)) in all.iter().enumerate() {
        let alone = same(word, all.len()) == 1;
        names.push((if alone { (*word).to_owned() } else { format!("{word}-{}", same(word, at) + 1) }, *page));
    }
    names
}

/// A book, or a picture for each page: `NAME.svg`, or `NAME-1.svg` and so on where there are several.
fn pictures(path: &Path, form: Form, drawings: &[Drawing], dpi: u32) -> Result<Vec<(PathBuf, Vec<u8>)>, PictureFault> {
    let pages: Vec<Page> = drawings.iter().flat_map(|drawing| drawing.pages.iter().cloned()).collect();
    if form == Form::Pdf {
        return Ok(vec![(path.to_owned(), pdf(&pages)?)]);
    }
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let place = |at: usize| match pages.len() {
        1 => path.to_owned(),
        _ => path.with_file_name(format!("{stem}-{}.{ending}", at + 1)),
    };
    let picture = |page: &Page| if form == Form::Png { png(page, dpi) } else { Ok(standalone(page).into_bytes()) };
    pages.iter().enumerate().map(|(at, page)| Ok((place(at), picture(page)?))).collect()
}

/// Everything for a folder: each page as SVG and as PNG, all of them as one book, and the data of each chart.
fn folder(
    drawings: &[Drawing],
    dpi: u32,
    study: &Study<'_>,
    texts: &Texts,
) -> Result<Vec<(String, Vec<u8>)>, PictureFault> {
    let mut files = Vec::new();
    for (name, page) in named(drawings) {
        files.push((format!("{name}.svg"), standalone(page).into_bytes()));
        files.push((format!("{name}.png"), png(page, dpi)?));
    }
    let pages: Vec<Page> = drawings.iter().flat_map(|drawing| drawing.pages.iter().cloned()).collect();
    files.push((BOOK.to_owned(), pdf(&pages)?));
    let charts: Vec<Chart> = drawings.iter().map(|drawing| drawing.chart.clone()).collect();
    for (path, content) in data(Path::new("charts.csv"), &charts, study, texts) {
        files.push((path.to_string_lossy().into_owned(), content));
    }
    Ok(files)
}

impl Session<'_> {
    /// The form that the ending of a path asks for; a folder has none.
    fn form(&self, path: &Path) -> Result<Form, Failure> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        match ending.as_deref() {
            _ if path.is_dir() => Ok(Form::Folder),
            Some("svg") => Ok(Form::Svg),
            Some("png") => Ok(Form::Png),
            Some("pdf") => Ok(Form::Pdf),
            None => Ok(Form::Folder),
            Some(_) => Err(Failure::usage(self.with_near("chart-ending", &path.display().to_string(), &[]))),
        }
    }

    /// The makers of the charts named; without a name those of the leaders' set.
    fn makers(&self, words: &[String]) -> Result<Vec<&'static Maker>, Failure> {
        if words.is_empty() {
            return Ok(LEADERS.into_iter().filter_map(Maker::find).collect());
        }
        let known = |word: &String| {
            Maker::find(word).ok_or_else(|| {
                let near = nearest(word, CHARTS.iter().map(|maker| maker.word));
                Failure::usage(self.with_near("no-chart", word, &near))
            })
        };
        words.iter().map(known).collect()
    }

    fn undrawn(&self, why: &str) -> Failure {
        Failure { code: exit::IO, text: self.texts.say("chart-undrawn", &[("why", why.to_owned())]) }
    }
}
