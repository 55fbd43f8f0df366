//! What LibreOffice makes of the documents and workbooks: they open, say what the case says, and have the pages that
//! Decree 30 asks for. Every kind of document is turned into PDF in one call.
//!
//! Where LibreOffice or the tools of poppler are missing, the tests say so and pass; with `TINHGON_OFFICE=required`
//! they fail.
#![cfg(feature = "dossier")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that fails is to panic"
)]

use assert_cmd::cargo::cargo_bin;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

#[allow(dead_code, reason = "the tests need a folder of the smallest province alone")]
#[path = "../benches/synthetic/mod.rs"]
mod synthetic;

use synthetic::{Holders, Size};

/// Every kind of document with plans that it can carry.
const KINDS: [(&str, &[&str]); 8] = [
    ("comparison", &["kkt-ve-cac-so", "kkt-ve-so-cong-thuong", "kkt-giu-nguyen"]),
    ("scheme", &["departments-2025-03"]),
    ("submission-department", &["departments-2025-03"]),
    ("submission-committee", &["departments-2025-03"]),
    ("submission-council", &["departments-2025-03"]),
    ("resolution", &["departments-2025-03"]),
    ("decision", &["departments-2025-03"]),
    ("summary", &["departments-2025-03"]),
];

/// A plan over the synthetic country.
const PLAN: &str = "name = \"Hợp nhất hai sở (số liệu minh họa)\"\nbasis = \"Số liệu minh họa\"\n[[step]]\nop = \"merge\"\n\
    date = 2025-03-01\nbodies = [\"t0-s0\", \"t0-s1\"]\ninto = \"t0-s0\"\n";

/// Documents and what LibreOffice made of them, for all tests of this run.
struct Office {
    /// The folder, below that of the build: the next run begins it anew.
    dir: PathBuf,
}

/// What the tools say of one page of a PDF, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Sheet {
    width: f64,
    height: f64,
}

fn has(tool: &str) -> bool {
    Command::new(tool).arg("--version").output().is_ok() || Command::new(tool).arg("-v").output().is_ok()
}

/// The converted documents; none: the tools are missing, and nobody asked for them.
fn office() -> Option<&'static Office> {
    static OFFICE: OnceLock<Option<Office>> = OnceLock::new();
    let made = OFFICE.get_or_init(|| {
        let missing: Vec<&str> = ["soffice", "pdftotext", "pdfinfo"].into_iter().filter(|tool| !has(tool)).collect();
        if missing.is_empty() {
            return Some(Office::new());
        }
        let required = std::env::var("TINHGON_OFFICE").is_ok_and(|value| value == "required");
        assert!(!required, "{missing:?} are missing, and TINHGON_OFFICE asks for them");
        eprintln!("passed over: {missing:?} are missing");
        None
    });
    made.as_ref()
}

impl Office {
    fn new() -> Self {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("office");
        let _ = std::fs::remove_dir_all(&dir);
        std::fs::create_dir_all(&dir).unwrap();
        let kon_tum = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/kon-tum");
        let mut files = Vec::new();
        for (kind, plans) in KINDS {
            files.push(report(&kon_tum, kind, plans, &dir.join(format!("{kind}.docx"))));
        }
        let three: Vec<&str> = KINDS[0].1.to_vec();
        files.push(report(&kon_tum, "summary", &three, &dir.join("summary-of-three.docx")));
        let other = ["departments-2025-03", "bo-cap-huyen"];
        files.push(report(&kon_tum, "comparison", &other, &dir.join("comparison-of-two.docx")));
        let book = dir.join("annexes.xlsx");
        files.push(report(&kon_tum, "scheme", &["departments-2025-03"], &book));
        let country = dir.join("country");
        synthetic::write(&country, small()).unwrap();
        std::fs::create_dir_all(country.join("plans")).unwrap();
        std::fs::write(country.join("plans/hop-nhat.toml"), PLAN).unwrap();
        std::fs::write(country.join("plans/hop-nhat-2.toml"), PLAN.replace("t0-s1", "t0-s2")).unwrap();
        for (kind, _) in KINDS {
            let plans: &[&str] = if kind == "comparison" { &["hop-nhat", "hop-nhat-2"] } else { &["hop-nhat"] };
            files.push(report(&country, kind, plans, &dir.join(format!("synthetic-{kind}.docx"))));
        }
        files.push(report(&country, "scheme", &["hop-nhat"], &dir.join("synthetic-book.xlsx")));
        let office = Self { dir };
        office.convert(&files);
        office
    }

    /// One call for all files: starting LibreOffice takes longer than any of them.
    fn convert(&self, files: &[PathBuf]) {
        let home = self.dir.join("home");
        std::fs::create_dir_all(&home).unwrap();
        let output = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", home.join("profile").display()))
            .args(["--headless", "--norestore", "--convert-to", "pdf", "--outdir"])
            .arg(&self.dir)
            .args(files)
            .env("HOME", &home)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        for file in files {
            assert!(file.with_extension("pdf").exists(), "{} was not opened", file.display());
        }
    }

    fn pdf(&self, name: &str) -> PathBuf {
        self.dir.join(format!("{name}.pdf"))
    }

    /// The text of a document, with a form feed after each page.
    fn text(&self, name: &str) -> String {
        let output =
            Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(self.pdf(name)).arg("-").output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    }

    /// The words of a document, with single spaces between them.
    fn words(&self, name: &str) -> String {
        self.text(name).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn sheets(&self, name: &str) -> Vec<Sheet> {
        let output = Command::new("pdfinfo").args(["-f", "1", "-l", "9999"]).arg(self.pdf(name)).output().unwrap();
        assert!(output.status.success());
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let sizes = text.lines().filter(|line| line.starts_with("Page") && line.contains(" size:"));
        let size = |line: &str| {
            let numbers: Vec<f64> =
                line.split(':').nth(1)?.split_whitespace().filter_map(|word| word.parse().ok()).collect();
            Some(Sheet { width: *numbers.first()?, height: *numbers.get(1)? })
        };
        sizes.filter_map(size).collect()
    }
}

/// A small country: two provinces with every sort of body.
fn small() -> Size {
    Size {
        provinces: 2,
        districts: 3,
        communes: 4,
        departments: 6,
        units: 3,
        divisions: 3,
        tasks: 60,
        holders: Holders::Everybody,
    }
}

fn report(case: &Path, kind: &str, plans: &[&str], to: &Path) -> PathBuf {
    let mut command = Command::new(cargo_bin("tinhgon"));
    command.arg("report").arg(case).args(["--kind", kind, "--lang", "vi"]);
    for plan in plans {
        command.args(["-p", plan]);
    }
    let output = command.arg("-o").arg(to).output().unwrap();
    assert!(output.status.success(), "{kind}: {}", String::from_utf8_lossy(&output.stderr));
    to.to_owned()
}

fn is_a4(sheet: &Sheet) -> bool {
    let near = |value: f64, wanted: f64| (value - wanted).abs() < 2.0;
    let (short, long) = (sheet.width.min(sheet.height), sheet.width.max(sheet.height));
    near(short, 595.3) && near(long, 841.9)
}

fn lies_across(sheet: &Sheet) -> bool {
    sheet.width > sheet.height
}

#[test]
fn every_page_of_every_document_is_a4_and_the_first_stands_upright() {
    let Some(office) = office() else { return };
    for (kind, _) in KINDS {
        let sheets = office.sheets(kind);
        assert!(!sheets.is_empty() && sheets.iter().all(is_a4), "{kind}: {sheets:?}");
        assert!(!lies_across(&sheets[0]), "{kind}: the first page stands upright");
    }
}

#[test]
fn no_page_has_nothing_but_its_number() {
    let Some(office) = office() else { return };
    for name in KINDS.map(|(kind, _)| kind).into_iter().chain(["comparison-of-two", "summary-of-three"]) {
        let text = office.text(name);
        let pages: Vec<&str> = text.split_terminator('\u{c}').collect();
        assert!(pages.len() > 1 || name.starts_with("summary"), "{name}: {} pages", pages.len());
        let empty: Vec<usize> =
            (1..).zip(pages).filter(|(_, page)| page.split_whitespace().nth(1).is_none()).map(|(at, _)| at).collect();
        assert!(empty.is_empty(), "{name}: {empty:?}");
    }
}

#[test]
fn documents_are_as_long_as_their_kind_is() {
    let Some(office) = office() else { return };
    // From and to how many pages; a summary is of two pages, which leaders read and nobody turns.
    let lengths = [
        ("comparison", 4, 250),
        ("scheme", 10, 150),
        ("resolution", 1, 60),
        ("decision", 1, 60),
        ("summary", 1, 2),
        ("summary-of-three", 1, 2),
    ];
    for (kind, least, most) in lengths {
        let pages = office.sheets(kind).len();
        assert!((least..=most).contains(&pages), "{kind}: {pages} pages");
    }
}

#[test]
fn annexes_of_a_scheme_lie_across() {
    let Some(office) = office() else { return };
    for name in ["scheme", "synthetic-scheme"] {
        let across = office.sheets(name).iter().filter(|sheet| lies_across(sheet)).count();
        assert!(across >= 3, "{name}: {across} pages lie across");
    }
}

#[test]
fn documents_say_what_they_are_and_name_every_annex() {
    let Some(office) = office() else { return };
    let titles = [
        ("scheme", "ĐỀ ÁN"),
        ("submission-council", "TỜ TRÌNH"),
        ("submission-committee", "TỜ TRÌNH"),
        ("submission-department", "TỜ TRÌNH"),
        ("resolution", "NGHỊ QUYẾT"),
        ("decision", "QUYẾT ĐỊNH"),
        ("comparison", "BÁO CÁO"),
    ];
    for (kind, title) in titles {
        let words = office.words(kind);
        assert!(words.contains(title), "{kind} has no {title}");
        assert!(words.contains("Độc lập - Tự do - Hạnh phúc"), "{kind} has no motto");
    }
    let scheme = office.words("scheme");
    for number in ["I", "II", "III", "IV", "V"] {
        assert!(scheme.contains(&format!("Phụ lục {number} ")), "Phụ lục {number}");
    }
    assert!(scheme.contains("Số liệu đến ngày 28/02/2025"));
}

#[test]
fn figures_are_those_of_the_case() {
    let Some(office) = office() else { return };
    // The sums of the shipped case, as `tinhgon evaluate` prints them.
    let scheme = office.words("scheme");
    for figure in ["8.991", "8.241"] {
        assert!(scheme.contains(figure), "{figure} is not in the scheme");
    }
    // Posts stand by category in the forms; those present are also summed over all of them.
    let book = office.words("annexes");
    assert!(["8.241", "8,241", "8241"].iter().any(|figure| book.contains(figure)), "the sum is not in the workbook");
    assert!(!scheme.contains("#REF!") && !book.contains("#REF!") && !book.contains("#VALUE!"));
    assert!(!office.words("synthetic-book").contains("#VALUE!"));
}

#[test]
fn a_synthetic_case_says_that_it_is_one() {
    let Some(office) = office() else { return };
    for (kind, _) in KINDS {
        let words = office.words(&format!("synthetic-{kind}")).to_lowercase();
        assert!(words.contains("số liệu minh họa"), "{kind}");
    }
}
