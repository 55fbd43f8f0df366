//! The readers, on folders with real bytes as planners' programs write them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails says so by panicking")]
#![allow(missing_docs, reason = "each test is described by its name")]

mod batch;
mod dirty;
mod faults;
mod people;
mod plans;
mod random;
mod spellings;
mod texts;

use std::path::Path;
use tinhgon::input::{Case, Problem, read_case};
use tinhgon::report::{Lang, Texts};

/// A case folder that is deleted when the test ends.
pub struct Folder(tempfile::TempDir);

/// The smallest case with something in every needed table.
pub const GOOD: &[(&str, &str)] = &[
    ("case.toml", "name = \"Tỉnh thử\"\nprovince = \"Kon Tum\"\nas_of = 2025-02-01\nlanguage = \"vi\"\n"),
    (
        "organisation/areas.csv",
        "id,name,level,parent\nkt,Tỉnh Kon Tum,province,\nh1,Huyện Đăk Hà,district,kt\nx1,Xã Một,commune,h1\nx2,Xã Hai,commune,h1\n",
    ),
    (
        "organisation/bodies.csv",
        "id,name,kind,parent,area\nubnd,Ủy ban nhân dân tỉnh,ubnd-tinh,,kt\nsnv,Sở Nội vụ,so,ubnd,\nstc,Sở Tài chính,so,ubnd,\nbql,Ban Quản lý Khu kinh tế,bql-kkt,ubnd,\nux1,Ủy ban nhân dân Xã Một,ubnd-xa,ubnd,x1\n",
    ),
    (
        "organisation/tasks.csv",
        "id,name,field\nT1,Quản lý biên chế,Nội vụ\nT2,Cấp phép đầu tư,Đầu tư\nT3,Đăng ký khai sinh,Tư pháp\n",
    ),
    (
        "organisation/duties.csv",
        "task,body,kind,role\nT1,snv,,lead\nT2,bql,,lead\nT2,stc,,coordinate\nT3,,ubnd-xa,lead\n",
    ),
    (
        "organisation/posts.csv",
        "body,category,quota,filled,heads,deputies\nsnv,civil_servant,40,38,1,3\nbql,civil_servant,20,18,1,2\n",
    ),
];

impl Folder {
    /// A folder with nothing in it.
    pub fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// The good case.
    pub fn good() -> Self {
        GOOD.iter().fold(Self::empty(), |folder, (name, text)| folder.file(name, text.as_bytes()))
    }

    /// Writes a file of the case.
    pub fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        self
    }

    /// Writes a table.
    pub fn table(self, stem: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.file(&format!("organisation/{stem}.csv"), bytes)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn read(&self) -> Result<Case, Vec<Problem>> {
        read_case(self.path())
    }

    /// The case, or a failure that shows what is wrong with it.
    pub fn case(&self) -> Case {
        self.read().unwrap_or_else(|problems| panic!("{}", lines(&problems)))
    }

    /// The codes and lines of what is wrong with one file.
    pub fn problems(&self) -> Vec<Problem> {
        match self.read() {
            Ok(case) => case.warnings,
            Err(problems) => problems,
        }
    }
}

/// One line for each problem, in English.
pub fn lines(problems: &[Problem]) -> String {
    let texts = Texts::new(Lang::En);
    problems.iter().map(|problem| problem.text(&texts) + "\n").collect()
}

/// Code and line of each problem.
pub fn codes(problems: &[Problem]) -> Vec<(&'static str, u64)> {
    problems.iter().map(|problem| (problem.code, problem.line.unwrap_or(0))).collect()
}
