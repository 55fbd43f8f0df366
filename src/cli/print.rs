//! The only place that writes to the terminal.

use super::args::Colour;
use anstream::{AutoStream, ColorChoice};
use std::io::{self, IsTerminal, Write};

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Columns.
    pub width: u16,
    /// Whether styles are shown.
    pub styled: bool,
}

/// Width of what is piped or written to a file, so that it does not depend on the terminal.
pub const PLAIN_WIDTH: u16 = 100;

impl Screen {
    /// What standard output can show. `COLUMNS` overrides the width, as it does for other programs.
    pub fn detect(colour: Colour) -> Self {
        let wanted = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse::<u16>().ok());
        let terminal = io::stdout().is_terminal().then(|| comfy_table::Table::new().width()).flatten();
        let width = wanted.or(terminal).unwrap_or(PLAIN_WIDTH).clamp(40, 240);
        let styled = match colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        };
        Self { width, styled }
    }
}

/// Writes to standard output. Whoever closes the pipe has read enough.
///
/// # Errors
/// The system refuses for another reason.
pub fn out(text: &str, screen: Screen) -> io::Result<()> {
    let choice = if screen.styled { ColorChoice::AlwaysAnsi } else { ColorChoice::Never };
    let mut stream = AutoStream::new(io::stdout(), choice);
    let written = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Writes lines to standard error; nobody can be told if that fails.
pub fn err(text: &str) {
    let mut stream = anstream::stderr();
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}
