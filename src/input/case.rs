//! A case: a folder of tables, plans and settings, read whole, with every fault of every file in one go.

use super::naming::{MadeId, make_ids, settle_names};
use super::problem::{self, Problem};
use super::settings::Settings;
use super::sheet::Sheet;
use super::tables::{self, Read};
use super::vocabulary::Vocabulary;
use super::{columns, defects, encoding, legal, norms, papers, people, shipped};
use crate::model::tables::Tables;
use crate::model::{Grade, Organisation, Table};
use crate::norms::Norms;
use crate::report::Lang;
use crate::rules::law::Settings as RuleSettings;
use crate::scenario::Target;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// A case that can be evaluated.
#[derive(Debug)]
pub struct Case {
    /// The name of its folder.
    pub id: String,
    /// What `case.toml` says.
    pub info: CaseInfo,
    /// The apparatus as it stands.
    pub organisation: Organisation,
    /// The ids of its plans, in order.
    pub plans: Vec<String>,
    /// What is odd but does not stop an evaluation.
    pub warnings: Vec<Problem>,
    /// The ids that were made from names.
    pub made_ids: Vec<MadeId>,
    /// The norms of its own folder `norms/`, which lie over those of the province and those that ship.
    pub own_norms: Norms,
    /// The files of that folder, by name, for whoever saves the case under another.
    pub norm_files: Vec<(String, Vec<u8>)>,
    /// Hash of everything that was read: `case.toml`, the tables, the plans and the norms of its own.
    pub sha256: String,
}

/// What `case.toml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseInfo {
    /// Name for people; the folder's name where none is given.
    pub name: String,
    /// The province.
    pub province: Option<String>,
    /// The reporting date (số liệu đến ngày).
    pub as_of: Option<Date>,
    /// The language of its reports.
    pub language: Option<Lang>,
    /// Class of the province, as written.
    pub province_class: Option<String>,
    /// The norms pack.
    pub norms: Option<String>,
    /// The grade of rows that name none.
    pub default_grade: Option<Grade>,
    /// The rules that it turns off or raises.
    pub rules: RuleSettings,
    /// The reduction of staff that it aims at.
    pub target: Option<Target>,
    /// Texts for reports by key: who signs, what it is called, …
    pub texts: BTreeMap<String, String>,
}

impl CaseInfo {
    /// The grade of rows that name none: not checked against a source, unless the case says otherwise.
    pub fn grade(&self) -> Grade {
        self.default_grade.unwrap_or(Grade::Recalled)
    }
}

/// Reads the case in a folder.
///
/// # Errors
/// All problems of all files, warnings among them, if one of them is a fault.
pub fn read_case(dir: &Path) -> Result<Case, Vec<Problem>> {
    let mut problems = Vec::new();
    let id = name_of(dir);
    if !dir.is_dir() {
        return Err(vec![Problem::fault(&id, "no-folder")]);
    }
    let files = read_files(dir, &mut problems);
    let info = settings(&id, files.get("case.toml"), &mut problems);
    let mut plans: Vec<String> =
        files.keys().filter_map(|name| name.strip_prefix("plans/")?.strip_suffix(".toml")).map(str::to_owned).collect();
    plans.sort();
    let mut reading = Reading::default();
    // Both look at every byte, and neither waits for the other.
    let (organisation, sha256) = rayon::join(
        || {
            let mut tables = reading.tables(&files, info.grade(), &mut problems);
            let lines = |table: Table, row: usize| reading.line(table, row).unwrap_or(0);
            let made_ids = make_ids(&mut tables, &lines);
            shipped::complete(&mut tables, files.contains_key("organisation/kinds.csv"), &plan_texts(&files));
            settle_names(&mut tables);
            let (organisation, found) = Organisation::build(tables);
            (organisation, found, made_ids)
        },
        || hash(&files),
    );
    let (organisation, found, made_ids) = organisation;
    defects::report(found, &reading, &mut problems);
    if let (Some(target), Some(organisation)) = (&info.target, &organisation) {
        let text = files.get("case.toml").map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
        problems.extend(legal::left_out_unknown("case.toml", &text, target, organisation));
    }
    let own_norms = own_norms(&files).map_err(|more| problems.extend(more)).unwrap_or_default();
    problem::sort(&mut problems);
    match organisation {
        Some(organisation) if problems.iter().all(|problem| problem.warning) => {
            let norm_files = files.into_iter().filter(|(name, _)| name.starts_with("norms/")).collect();
            Ok(Case { id, info, organisation, plans, warnings: problems, made_ids, own_norms, norm_files, sha256 })
        }
        _ => Err(problems),
    }
}

/// The name of a folder, also where the path ends in `.` or `..`.
fn name_of(dir: &Path) -> String {
    let whole = dir.canonicalize().unwrap_or_else(|_| dir.to_owned());
    let name = whole.file_name().or_else(|| dir.file_name());
    name.map_or_else(|| dir.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Names relative to the case, with `/`, in order.
type Files = BTreeMap<String, Vec<u8>>;

fn read_files(dir: &Path, problems: &mut Vec<Problem>) -> Files {
    let mut files = Files::new();
    let mut read = |name: String, problems: &mut Vec<Problem>| match encoding::read(&dir.join(&name), &name) {
        Ok(Some(bytes)) => {
            files.insert(name, bytes);
        }
        Ok(None) => {}
        Err(problem) => problems.push(problem),
    };
    read("case.toml".to_owned(), problems);
    for name in listing(dir, "organisation", problems) {
        let known = name.strip_suffix(".csv").is_some_and(|stem| Table::ALL.iter().any(|table| table.stem() == stem));
        let name = format!("organisation/{name}");
        if !known {
            problems.push(Problem::fault(&name, "unknown-file").warn());
        }
        read(name, problems);
    }
    for name in listing(dir, "plans", problems) {
        read(format!("plans/{name}"), problems);
    }
    for name in listing(dir, "norms", problems).iter().filter(|name| name.ends_with(".toml")) {
        read(format!("norms/{name}"), problems);
    }
    files
}

/// The files of a folder of the case, but for hidden ones and the locks of open workbooks.
fn listing(dir: &Path, folder: &str, problems: &mut Vec<Problem>) -> Vec<String> {
    let entries = match std::fs::read_dir(dir.join(folder)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            problems.push(Problem::fault(folder, "unreadable").arg("error", error));
            return Vec::new();
        }
    };
    let files = entries.filter_map(Result::ok).filter(|entry| entry.path().is_file());
    let mut names: Vec<String> = files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| !name.starts_with(['.', '~']));
    names.sort();
    names
}

fn hash(files: &Files) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in files {
        // Lengths keep the end of one file from being read as the beginning of the next.
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name.as_bytes());
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The norms that the case brings.
fn own_norms(files: &Files) -> Result<Norms, Vec<Problem>> {
    let own = files.iter().filter(|(name, _)| name.starts_with("norms/"));
    let own: Vec<(&str, &[u8])> = own.map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    norms::decode_norms(&own, Vec::new())
}

fn plan_texts(files: &Files) -> String {
    let plans = files.iter().filter(|(name, _)| name.starts_with("plans/"));
    plans.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect()
}

fn settings(id: &str, bytes: Option<&Vec<u8>>, problems: &mut Vec<Problem>) -> CaseInfo {
    let file = "case.toml";
    let mut info = CaseInfo { name: id.to_owned(), ..CaseInfo::default() };
    let Some(bytes) = bytes else {
        problems.push(Problem::fault(file, "no-case-file").warn());
        return info;
    };
    let text = match encoding::decode(bytes, file) {
        Ok(text) => text,
        Err(problem) => {
            problems.push(problem);
            return info;
        }
    };
    let (mut toml, table) = Settings::parse(file, &text);
    if let Some(table) = table {
        const KEYS: &[&str] = &[
            "name",
            "province",
            "as_of",
            "language",
            "province_class",
            "norms",
            "default_grade",
            "rules",
            "target",
            "texts",
        ];
        toml.closed(&table, KEYS);
        info.name = toml.text(&table, "name").unwrap_or(info.name);
        info.province = toml.text(&table, "province");
        info.as_of = toml.date(&table, "as_of");
        info.language = toml.chosen(&table, "language", "vi, en", |word| match word {
            "vi" => Some(Lang::Vi),
            "en" => Some(Lang::En),
            _ => None,
        });
        info.province_class = legal::class(&mut toml, &table);
        info.rules = legal::rules(&mut toml, &table);
        info.target = legal::target(&mut toml, &table);
        info.norms = toml.text(&table, "norms");
        info.default_grade = toml.chosen(&table, "default_grade", Grade::ALLOWED, Grade::read);
        match table.get("texts").map(|texts| (texts.span().start, texts.get_ref().as_table())) {
            Some((_, Some(texts))) => {
                for key in texts.keys() {
                    let key = key.get_ref().as_ref();
                    info.texts.extend(toml.text(texts, key).map(|text| (key.to_owned(), text)));
                }
            }
            Some((at, None)) => toml.push(at, "texts", "wrong-type", &[("expected", "table".to_owned())]),
            None => {}
        }
    }
    problems.append(&mut toml.problems);
    info
}

/// What is remembered of the tables while a case is read: lines and headings, and which could not be read at all.
#[derive(Default)]
pub struct Reading {
    lines: [Vec<u64>; Table::ALL.len()],
    headings: [BTreeMap<&'static str, String>; Table::ALL.len()],
    unusable: [bool; Table::ALL.len()],
}

impl Reading {
    /// The line of a row; none for rows that no file holds.
    pub fn line(&self, table: Table, row: usize) -> Option<u64> {
        self.lines[table as usize].get(row).copied()
    }

    /// The heading of a column as the file writes it.
    pub fn heading(&self, table: Table, column: &'static str) -> String {
        self.headings[table as usize].get(column).map_or(column, String::as_str).to_owned()
    }

    /// Whether nothing can be said of what a table holds.
    pub fn unusable(&self, table: Table) -> bool {
        self.unusable[table as usize]
    }

    /// Reads every table; the long ones side by side.
    fn tables(&mut self, files: &Files, grade: Grade, problems: &mut Vec<Problem>) -> Tables {
        let ((bodies, tasks), (duties, (posts, people))) = rayon::join(
            || {
                rayon::join(
                    || parsed(files, Table::Bodies, grade, tables::bodies),
                    || parsed(files, Table::Tasks, grade, tables::tasks),
                )
            },
            || {
                rayon::join(
                    || parsed(files, Table::Duties, grade, tables::duties),
                    || {
                        rayon::join(
                            || parsed(files, Table::Posts, grade, tables::posts),
                            || parsed(files, Table::People, grade, people::people),
                        )
                    },
                )
            },
        );
        let kinds = parsed(files, Table::Kinds, grade, tables::kinds);
        let areas = parsed(files, Table::Areas, grade, tables::areas);
        let borders = parsed(files, Table::Borders, grade, tables::borders);
        let documents = parsed(files, Table::Documents, grade, papers::documents);
        let references = parsed(files, Table::References, grade, papers::references);
        let procedures = parsed(files, Table::Procedures, grade, papers::procedures);
        Tables {
            kinds: self.keep(kinds, problems).unwrap_or_default(),
            areas: self.keep(areas, problems).unwrap_or_default(),
            borders: self.keep(borders, problems).unwrap_or_default(),
            bodies: self.keep(bodies, problems).unwrap_or_default(),
            tasks: self.keep(tasks, problems).unwrap_or_default(),
            duties: self.keep(duties, problems).unwrap_or_default(),
            posts: self.keep(posts, problems),
            documents: self.keep(documents, problems).unwrap_or_default(),
            references: self.keep(references, problems).unwrap_or_default(),
            procedures: self.keep(procedures, problems).unwrap_or_default(),
            people: self.keep(people, problems).unwrap_or_default(),
        }
    }

    /// Takes over what was read of a table; none where there is no file.
    fn keep<T>(&mut self, parsed: Parsed<T>, problems: &mut Vec<Problem>) -> Option<Vec<T>> {
        let at = parsed.table as usize;
        let Some(found) = parsed.found else {
            if matches!(parsed.table, Table::Bodies | Table::Tasks | Table::Duties) {
                self.unusable[at] = true;
                let file = file_of(parsed.table);
                // A file that is there but could not be read has been reported already.
                if !problems.iter().any(|problem| problem.file == file) {
                    problems.push(Problem::fault(&file, "missing-table"));
                }
            }
            return None;
        };
        problems.extend(parsed.problems);
        self.headings[at] = parsed.headings;
        let Some(found) = found else {
            self.unusable[at] = true;
            return Some(Vec::new());
        };
        self.lines[at] = found.lines;
        Some(found.rows)
    }
}

/// What was read of one table, apart from the others.
struct Parsed<T> {
    table: Table,
    /// None: there is no file; none within: nothing of it can be used.
    found: Option<Option<Read<T>>>,
    headings: BTreeMap<&'static str, String>,
    problems: Vec<Problem>,
}

fn file_of(table: Table) -> String {
    format!("organisation/{}.csv", table.stem())
}

fn parsed<T>(
    files: &Files,
    table: Table,
    grade: Grade,
    read: impl Fn(&Sheet<'_>, Grade, &mut Vec<Problem>) -> Read<T>,
) -> Parsed<T> {
    let file = file_of(table);
    let mut parsed = Parsed { table, found: None, headings: BTreeMap::new(), problems: Vec::new() };
    let Some(bytes) = files.get(&file) else { return parsed };
    let text = encoding::decode(bytes, &file).map_err(|problem| parsed.problems.push(problem)).ok();
    let sheet =
        text.as_deref().and_then(|text| Sheet::open(&file, text, columns::columns(table), &mut parsed.problems));
    parsed.found = Some(sheet.map(|sheet| {
        for column in columns::columns(table) {
            parsed.headings.insert(column.name, sheet.heading(sheet.place(column.name)).to_owned());
        }
        read(&sheet, grade, &mut parsed.problems)
    }));
    parsed
}
