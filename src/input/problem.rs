//! What is wrong with a file, as facts, and the one place where they become a line of text.

use crate::report::Texts;

/// Every code of a problem beside those of malformed steps: each has a text in every language.
pub const CODES: &[&str] = &[
    "no-folder",
    "no-file",
    "unreadable",
    "file-too-large",
    "broken-utf16",
    "not-utf8",
    "not-text",
    "legacy-encoding",
    "unknown-file",
    "missing-table",
    "no-case-file",
    "not-toml",
    "unknown-key",
    "unknown-rule",
    "target-missing-key",
    "target-unknown",
    "wrong-type",
    "empty-key",
    "empty-table",
    "missing-column",
    "duplicate-column",
    "unknown-column",
    "people-are-anonymous",
    "too-many-columns",
    "too-many-rows",
    "row-too-long",
    "cell-too-long",
    "unclosed-quote",
    "scenario-too-long",
    "changed-meanwhile",
    "row-above-heading",
    "totals-row",
    "group-row",
    "heading-repeated",
    "leftover-row",
    "empty-cell",
    "bad-id",
    "list-too-long",
    "negative",
    "fractional",
    "not-a-number",
    "number-too-large",
    "ambiguous-number",
    "share-over-one",
    "weight-out-of-range",
    "not-degrees",
    "not-a-date",
    "not-a-month",
    "not-a-coefficient",
    "percent-for-coefficient",
    "share-for-percent",
    "id-may-be-a-name",
    "word-not-allowed",
    "duplicate-id",
    "unknown",
    "cycle",
    "area-without-parent",
    "area-above-its-parent",
    "too-deep",
    "no-holder",
    "two-holders",
    "leaders-exceed-filled",
    "duplicate-posts",
    "borders-itself",
    "duplicate-border",
    "ambiguous-name",
    "exception-without-kind",
    "outside-parent-area",
    "equals-sum-below",
    "empty-scope",
    "duty-repeated",
    "task-without-duty",
    "no-norms-folder",
    "norm-not-an-entry",
    "norm-bad-id",
    "norm-twice",
    "norm-missing-key",
    "norm-no-citation",
    "norm-overlap",
    "norm-until-before-from",
    "norm-outside-unit",
    "norm-flawed",
    "competence-of-nothing",
    "competence-unknown-kind",
    "competence-unknown-dossier",
    "competence-decided-twice",
];

/// One thing wrong with one place of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the case and with `/`.
    pub file: String,
    /// The line, from 1; none where the whole file is meant.
    pub line: Option<u64>,
    /// The column or key, as the file names it.
    pub column: Option<String>,
    /// Whether the case can be evaluated in spite of it.
    pub warning: bool,
    /// A short stable name, the key of its text.
    pub code: &'static str,
    /// The facts that the text names.
    pub args: Vec<(&'static str, String)>,
}

impl Problem {
    /// A fault of a whole file.
    pub fn fault(file: &str, code: &'static str) -> Self {
        debug_assert!(CODES.contains(&code) || code.starts_with("malformed-"), "{code} has no text");
        Self { file: file.to_owned(), line: None, column: None, warning: false, code, args: Vec::new() }
    }

    /// The same, for one line.
    pub fn at(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// The same, for one column.
    pub fn column(mut self, column: &str) -> Self {
        self.column = Some(column.to_owned());
        self
    }

    /// The same, with one more fact.
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// The same, as a warning.
    pub fn warn(mut self) -> Self {
        self.warning = true;
        self
    }

    /// The key of its text: codes of malformed steps share the texts of the batch.
    pub fn key(&self) -> String {
        if self.code.starts_with("malformed-") { self.code.to_owned() } else { format!("input-{}", self.code) }
    }

    /// `file:line: column: what is wrong: what to do`.
    pub fn text(&self, texts: &Texts) -> String {
        let mut text = self.file.clone();
        if let Some(line) = self.line {
            text.push_str(&format!(":{line}"));
        }
        if let Some(column) = &self.column {
            text.push_str(&format!(": {column}"));
        }
        let key = self.key();
        let what = texts.say(&key, &self.args);
        // A text that has near words to offer has a second cure that names them.
        let near = self.args.iter().any(|(name, value)| *name == "near" && !value.is_empty());
        let near = near.then(|| texts.find(&format!("{key}.near"), &self.args)).flatten();
        let cure = near.unwrap_or_else(|| texts.say(&format!("{key}.cure"), &self.args));
        format!("{text}: {what}: {cure}")
    }
}

/// Sorts as a reader of the files would meet them: by file, line, then column.
pub fn sort(problems: &mut [Problem]) {
    problems.sort_by(|a, b| (&a.file, a.line, &a.column).cmp(&(&b.file, b.line, &b.column)));
}
