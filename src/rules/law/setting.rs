//! What the user makes of the rules: turned off, or raised to another severity.

use crate::rules::{Code, Finding, Severity};
use std::collections::BTreeMap;

/// What the user makes of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// It is not judged.
    Off,
    /// What it finds has this severity; what nobody can tell stays unknown.
    As(Severity),
}

impl Setting {
    /// The words of all, as a message lists them.
    pub const ALLOWED: &'static str = "off, note, warning, breach";

    /// The setting of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "off" => Some(Setting::Off),
            "note" => Some(Setting::As(Severity::Note)),
            "warning" => Some(Setting::As(Severity::Warning)),
            "breach" => Some(Setting::As(Severity::Breach)),
            _ => None,
        }
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Setting::Off => "off",
            Setting::As(severity) => severity.word(),
        }
    }
}

/// The rules that the user has set, by code; the others are as they ship.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings(pub BTreeMap<Code, Setting>);

impl Settings {
    /// Whether a rule is judged at all.
    pub fn judges(&self, code: Code) -> bool {
        self.0.get(&code) != Some(&Setting::Off)
    }

    /// Whether what a rule finds has the severity that the user gave it, and not its own.
    pub fn changes(&self, code: Code) -> bool {
        matches!(self.0.get(&code), Some(Setting::As(_)))
    }

    /// Gives a finding the severity that the user wants of its rule.
    pub fn settle(&self, finding: &mut Finding) {
        if let Some(Setting::As(severity)) = self.0.get(&finding.code)
            && finding.severity != Severity::Unknown
        {
            finding.severity = *severity;
        }
    }
}
