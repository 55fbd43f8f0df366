//! How far a batch is: a bar on a terminal, nothing in a pipe.

use crate::report::Texts;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr, stdout};

/// The bar of one run.
pub struct Progress<'t> {
    bar: ProgressBar,
    texts: &'t Texts,
    scenarios: u64,
}

impl<'t> Progress<'t> {
    /// A bar, where standard error is a terminal that shows nothing else meanwhile.
    pub fn new(size: Option<u64>, shows_rows: bool, texts: &'t Texts) -> Self {
        let shown = stderr().is_terminal() && !(shows_rows && stdout().is_terminal());
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(size, target);
        let template = match size {
            Some(_) => format!("{{bar:30}} {{percent}} %  {{msg}}  {} {{eta}}", texts.say("batch-time-left", &[])),
            None => "{spinner} {msg}".to_owned(),
        };
        // The templates are plain, and a bar without one would do as well.
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style);
        }
        Self { bar, texts, scenarios: 0 }
    }

    /// So much of the table has been read, and so many more scenarios are done.
    pub fn advance(&mut self, read: u64, scenarios: u64) {
        self.scenarios += scenarios;
        if self.bar.is_hidden() {
            return;
        }
        let seconds = self.bar.elapsed().as_secs_f64().max(0.001);
        let number = |number: u64| self.texts.number(i64::try_from(number).unwrap_or(i64::MAX));
        let rate = (self.scenarios as f64 / seconds) as u64;
        let args = [("count", number(self.scenarios)), ("rate", number(rate))];
        self.bar.set_message(self.texts.say("batch-progress", &args));
        self.bar.set_position(read);
    }

    /// Takes the bar away.
    pub fn end(self) {
        self.bar.finish_and_clear();
    }
}
