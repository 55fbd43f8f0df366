//! Templates of documents: texts with variables that ship with the program and that a province may replace one by one.
//! A variable that is not there is a fault with file and line, never an empty place in a document.

use super::DocumentKind;
use super::filters;
use crate::report::Lang;
use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value};
use std::collections::BTreeSet;

/// Why a template gives no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// The file.
    pub file: String,
    /// The line, from 1; none: it is not known.
    pub line: Option<usize>,
    /// What is wrong.
    pub why: Wrong,
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It names a variable that is not there.
    Unknown(String),
    /// It is no template, or a filter cannot take what it is given.
    Engine(String),
    /// The head has a key that means nothing.
    Key(String),
    /// It asks for a chart or a table that nobody makes.
    Missing(String),
}

/// The templates of one language, by the name of their file.
#[derive(Clone, Debug)]
pub struct Templates {
    lang: Lang,
    files: Vec<(String, String)>,
}

/// The templates of a language; both have the same files.
macro_rules! shipped {
    ($lang:literal) => {
        shipped!($lang:
            "comparison.md",
            "scheme.md",
            "submission-department.md",
            "submission-committee.md",
            "submission-council.md",
            "resolution.md",
            "decision.md",
            "summary.md",
            "part-acts.md",
            "part-basis.md",
            "part-body.md",
            "part-judgement.md",
            "part-leaders.md",
            "part-money.md",
            "part-roadmap.md",
            "part-state.md",
            "part-totals.md",
            "part-ways.md",
        )
    };
    ($lang:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $lang, "/", $name)))),*]
    };
}

const VI: &[(&str, &str)] = shipped!("vi");

const EN: &[(&str, &str)] = shipped!("en");

impl Templates {
    /// Those that ship with the program.
    pub fn shipped(lang: Lang) -> Self {
        let files = match lang {
            Lang::Vi => VI,
            Lang::En => EN,
        };
        Self { lang, files: files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect() }
    }

    /// The files, by name.
    pub fn files(&self) -> &[(String, String)] {
        &self.files
    }

    /// Puts a text in the place of the one of its name, or adds it as a part that others include.
    pub fn put(&mut self, name: &str, text: String) {
        match self.files.iter_mut().find(|file| file.0 == name) {
            Some(file) => file.1 = text,
            None => self.files.push((name.to_owned(), text)),
        }
    }

    /// The name of the file of a kind.
    pub fn name(kind: DocumentKind) -> String {
        format!("{}.md", kind.word())
    }

    /// The source of a file; empty: there is none.
    pub fn source(&self, name: &str) -> &str {
        self.files.iter().find(|file| file.0 == name).map_or("", |file| file.1.as_str())
    }

    /// The words of the charts that a document of a kind may ask for, read before anything is filled in, so that no
    /// other chart need be made. Its own template counts, and every part that it may include; none: it may ask for any.
    pub fn charts(&self, kind: DocumentKind) -> Option<BTreeSet<String>> {
        let others = |name: &str| DocumentKind::ALL.iter().any(|other| *other != kind && Self::name(*other) == name);
        let mut asked: Vec<&str> = Vec::new();
        let files = self.files.iter().filter(|(name, _)| !others(name));
        for line in files.flat_map(|(_, text)| text.lines()) {
            asked.extend(line.split("@chart").skip(1).map(|rest| rest.split_whitespace().next().unwrap_or_default()));
            let Some((_, annex)) = line.split_once("annex:") else { continue };
            match annex.trim().strip_prefix("charts").map(str::trim) {
                // Without words it is every chart that stands nowhere else.
                Some("") => return None,
                Some(words) => asked.extend(words.split_whitespace()),
                None if annex.contains("{{") => return None,
                None => {}
            }
        }
        // A word that is filled in may be any.
        let word = |asked: &str| {
            let end = asked.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-').unwrap_or(asked.len());
            (end > 0).then(|| asked[..end].to_owned())
        };
        asked.into_iter().map(word).collect()
    }

    /// The template of a kind with its variables filled in.
    ///
    /// # Errors
    /// The template cannot be read, or names what is not there.
    pub fn filled(&self, kind: DocumentKind, context: &Value) -> Result<String, TemplateFault> {
        let mut engine = Environment::new();
        engine.set_undefined_behavior(UndefinedBehavior::Strict);
        engine.set_auto_escape_callback(|_| AutoEscape::None);
        // A line that holds nothing but a block leaves no empty line behind.
        if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
            engine.set_syntax(syntax);
        }
        engine.set_debug(true);
        filters::add(&mut engine, self.lang);
        for (name, text) in &self.files {
            engine.add_template(name, text).map_err(|error| self.fault(&error, name))?;
        }
        let name = Self::name(kind);
        let template = engine.get_template(&name).map_err(|error| self.fault(&error, &name))?;
        template.render(context.clone()).map_err(|error| self.fault(&error, &name))
    }

    /// An error of the engine; of a part that is included, that inside the part.
    fn fault(&self, error: &minijinja::Error, name: &str) -> TemplateFault {
        let mut innermost = error;
        while let Some(below) = std::error::Error::source(innermost).and_then(|below| below.downcast_ref()) {
            innermost = below;
        }
        let file = innermost.name().unwrap_or(name).to_owned();
        let text = innermost.range().and_then(|range| self.source(&file).get(range)).unwrap_or_default();
        let why = match innermost.kind() {
            ErrorKind::UndefinedError | ErrorKind::UnknownFilter | ErrorKind::UnknownTest if !text.is_empty() => {
                Wrong::Unknown(text.to_owned())
            }
            _ => Wrong::Engine(innermost.detail().map_or_else(|| innermost.to_string(), str::to_owned)),
        };
        TemplateFault { file, line: innermost.line(), why }
    }

    /// The line of a file on which a text first stands, from 1.
    pub fn line_of(&self, name: &str, text: &str) -> Option<usize> {
        self.source(name).lines().position(|line| line.trim_start().starts_with(text.trim())).map(|at| at + 1)
    }
}
