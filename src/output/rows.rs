//! The rows of a batch: one line for each scenario, and one for each finding, as CSV or as JSON.

use crate::batch::{Column, Fate, Found, Outcome};
use crate::evaluate::{Figure, Indicators};
use crate::model::{Count, Organisation};
use crate::report::{Texts, malformed_text, refusal_text};
use crate::scenario::BatchScenario;
use std::borrow::Cow;

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFormat {
    /// Commas, a heading, one row a line.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

/// The columns of the file of findings.
const FINDING: [&str; 9] =
    ["scenario", "code", "severity", "subject_type", "subject", "measured", "limit", "status", "first_line"];

/// Writes rows. Each is one line whatever is in it, so that a reader may cut the result at any line end.
pub struct RowWriter {
    columns: Vec<Column>,
    /// The words of the columns; for JSON with quotation marks and colon.
    words: Vec<String>,
    finding_words: Vec<String>,
    format: RowFormat,
    texts: Texts,
    standing: Standing,
}

impl RowWriter {
    /// A writer of the given columns; reasons are in the language of the texts.
    pub fn new(columns: Vec<Column>, format: RowFormat, organisation: &Organisation, texts: Texts) -> Self {
        let key = |word: String| match format {
            RowFormat::Csv => word,
            RowFormat::Jsonl => format!("{}:", serde_json::Value::from(word)),
        };
        let words = columns.iter().map(|column| key(column.word(organisation))).collect();
        let finding_words = FINDING.iter().map(|word| key((*word).to_owned())).collect();
        Self { columns, words, finding_words, format, texts, standing: Standing::default() }
    }

    /// The same writer, quicker where most figures of a row are these.
    pub fn expecting(mut self, indicators: &Indicators) -> Self {
        let mut text = Vec::new();
        let mut cells = Cells::new(&mut text, self.format, &self.words);
        let standing = &mut self.standing;
        standing.figures = indicators.figures.map(plain);
        standing.blocks.resize_with(self.columns.len().div_ceil(BLOCK), Block::default);
        for (at, column) in self.columns.iter().enumerate() {
            standing.ends.push(cells.out.len());
            let block = &mut standing.blocks[at / BLOCK];
            match column {
                Column::Figure(figure) if at > 0 => {
                    block.add(at % BLOCK, figure.at());
                    cells.count(indicators.get(*figure));
                }
                Column::Status if at > 0 => cells.text(Fate::Evaluated.word()),
                Column::Step | Column::Line | Column::Reason if at > 0 => cells.count(None),
                // The first cell of a row begins otherwise than those that follow, and nothing is known of the rest.
                _ => {
                    block.unknown |= 1 << (at % BLOCK);
                    cells.at += 1;
                }
            }
        }
        standing.ends.push(text.len());
        standing.text = text;
        self
    }

    /// The line above all rows; JSON has none.
    pub fn heading(&self) -> Vec<u8> {
        self.headed(&self.words)
    }

    /// The line above all findings; JSON has none.
    pub fn finding_heading(&self) -> Vec<u8> {
        self.headed(&self.finding_words)
    }

    fn headed(&self, words: &[String]) -> Vec<u8> {
        let mut line = Vec::new();
        if self.format == RowFormat::Csv {
            let mut cells = Cells::new(&mut line, self.format, words);
            words.iter().for_each(|word| cells.text(word));
            cells.end();
        }
        line
    }

    /// Adds the row of a scenario.
    pub fn row(&self, scenario: &BatchScenario, outcome: &Outcome<'_>, out: &mut Vec<u8>) {
        let (step, line) = match &outcome.fate {
            Fate::Evaluated => (None, None),
            Fate::Refused { step, line, .. } | Fate::Malformed { step, line, .. } => (Some(*step), Some(*line)),
        };
        let known = |count: u32| outcome.indicators.is_some().then_some(i64::from(count));
        let mut cells = Cells::new(out, self.format, &self.words);
        let indicators = outcome.indicators.as_deref();
        let differ = indicators.map(|indicators| self.standing.differ(indicators));
        let (mut at, mut others) = (0, u64::MAX);
        while let Some(column) = self.columns.get(at) {
            if at % BLOCK == 0 {
                others = differ.map_or(u64::MAX, |differ| self.standing.others(at, differ));
            }
            let alike = (others.trailing_zeros() as usize).min(BLOCK - at % BLOCK).min(self.columns.len() - at);
            if alike > 0 {
                cells.copy(&self.standing.text[self.standing.ends[at]..self.standing.ends[at + alike]], alike);
                (at, others) = (at + alike, others.checked_shr(alike as u32).unwrap_or(0));
                continue;
            }
            others >>= 1;
            at += 1;
            match column {
                Column::Scenario => cells.text(&scenario.name),
                Column::Status => cells.text(outcome.fate.word()),
                // A step without a readable number has none.
                Column::Step => cells.count(step.filter(|step| *step > 0).map(i64::from)),
                Column::Line => cells.count(line.map(i64::from)),
                Column::Reason => match &outcome.fate {
                    Fate::Evaluated => cells.count(None),
                    Fate::Refused { why, .. } => cells.text(&refusal_text(why, &self.texts)),
                    Fate::Malformed { why, .. } => cells.text(&malformed_text(why, &self.texts)),
                },
                Column::FirstLine => cells.count(Some(i64::from(scenario.line))),
                Column::Figure(figure) => cells.count(indicators.and_then(|known| known.get(*figure))),
                Column::Category(category, at) => {
                    cells.count(indicators.and_then(|known| known.by_category[category.at()][*at]));
                }
                Column::Class(class, at) => {
                    cells.count(indicators.and_then(|known| known.by_class.get(*class)?[*at]));
                }
                Column::Breaches => cells.count(known(outcome.counts.breaches)),
                Column::Warnings => cells.count(known(outcome.counts.warnings)),
                Column::Unknown => cells.count(known(outcome.counts.unknown)),
                Column::Notes => cells.count(known(outcome.counts.notes)),
            }
        }
        cells.end();
    }

    /// Adds the row of a finding.
    pub fn finding(&self, scenario: &BatchScenario, found: &Found, out: &mut Vec<u8>) {
        let mut cells = Cells::new(out, self.format, &self.finding_words);
        cells.text(&scenario.name);
        cells.text(found.code.word());
        cells.text(found.severity.word());
        cells.text(found.subject.0);
        cells.text(&found.subject.1);
        cells.count(found.measured);
        cells.count(found.limit);
        cells.text(found.status.word());
        cells.count(Some(i64::from(scenario.line)));
        cells.end();
    }
}

/// How many columns are asked about at once: as many as a word has bits.
const BLOCK: usize = 64;

const _: () = assert!(Figure::ALL.len() <= BLOCK);

/// The cells as they stand where a scenario has been evaluated and changed nothing: most stay so, and whole runs of them are
/// copied.
#[derive(Default)]
struct Standing {
    blocks: Vec<Block>,
    /// The figures as they stand.
    figures: [(i64, i64); Figure::ALL.len()],
    /// Where the cell of each column begins in the text, and where the last one ends.
    ends: Vec<usize>,
    text: Vec<u8>,
}

/// What may differ in some columns that follow each other.
#[derive(Default)]
struct Block {
    /// A bit for each column of which nothing is known.
    unknown: u64,
    /// Columns of figures.
    runs: Vec<Run>,
}

/// Figures that follow each other in columns that do so.
struct Run {
    figure: usize,
    column: usize,
    /// As many bits as there are of them.
    bits: u64,
}

impl Run {
    fn many(&self) -> usize {
        self.bits.count_ones() as usize
    }
}

impl Block {
    fn add(&mut self, column: usize, figure: usize) {
        let next = |run: &Run| (run.column + run.many(), run.figure + run.many());
        match self.runs.last_mut() {
            Some(run) if next(run) == (column, figure) => run.bits = run.bits << 1 | 1,
            _ => self.runs.push(Run { figure, column, bits: 1 }),
        }
    }
}

/// Whether a figure is known, and it: two numbers are compared sooner than what may be one.
#[inline]
fn plain(count: Count) -> (i64, i64) {
    (i64::from(count.is_some()), count.unwrap_or(0))
}

impl Standing {
    /// A bit for each figure that is not as it stands. All are asked before any is written, since which of them differ is
    /// nothing that a processor could guess.
    #[inline]
    fn differ(&self, indicators: &Indicators) -> u64 {
        let figures = self.figures.iter().zip(&indicators.figures).enumerate();
        figures.fold(0, |bits, (at, (was, is))| {
            let is = plain(*is);
            bits | u64::from((was.0 ^ is.0) | (was.1 ^ is.1) != 0) << at
        })
    }

    /// Of a block of columns from one on, a bit for each that may not be as it stands.
    #[inline]
    fn others(&self, from: usize, differ: u64) -> u64 {
        let Some(block) = self.blocks.get(from / BLOCK) else { return u64::MAX };
        let of_run = |run: &Run| (differ >> run.figure & run.bits) << run.column;
        block.runs.iter().fold(block.unknown, |others, run| others | of_run(run))
    }
}

/// The cells of one row.
struct Cells<'a> {
    out: &'a mut Vec<u8>,
    format: RowFormat,
    words: &'a [String],
    at: usize,
}

impl<'a> Cells<'a> {
    fn new(out: &'a mut Vec<u8>, format: RowFormat, words: &'a [String]) -> Self {
        Self { out, format, words, at: 0 }
    }

    fn begin(&mut self) {
        if self.at > 0 {
            self.out.push(b',');
        } else if self.format == RowFormat::Jsonl {
            self.out.push(b'{');
        }
        if self.format == RowFormat::Jsonl
            && let Some(word) = self.words.get(self.at)
        {
            self.out.extend_from_slice(word.as_bytes());
        }
        self.at += 1;
    }

    /// So many cells that are written already.
    fn copy(&mut self, cells: &[u8], many: usize) {
        self.out.extend_from_slice(cells);
        self.at += many;
    }

    fn text(&mut self, text: &str) {
        self.begin();
        let text = in_one_line(text);
        match self.format {
            RowFormat::Csv if !text.contains([',', '"']) => self.out.extend_from_slice(text.as_bytes()),
            RowFormat::Csv => {
                self.out.push(b'"');
                self.out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
                self.out.push(b'"');
            }
            // Writing to memory does not fail, and any text can be JSON.
            RowFormat::Jsonl => drop(serde_json::to_writer(&mut *self.out, text.as_ref())),
        }
    }

    /// A number; what is unknown is an empty cell, or null.
    fn count(&mut self, count: Count) {
        if self.format == RowFormat::Csv
            && self.at > 0
            && let Some(number) =
                count.and_then(|number| u32::try_from(number).ok()).filter(|number| *number < 10_000_000)
        {
            // Most cells of a row are these: with the comma before them they fit into one word.
            let (digits, places) = digits(number);
            push_word(self.out, digits << 8 | u64::from(b','), places + 1);
            self.at += 1;
            return;
        }
        self.begin();
        match count {
            Some(number) => push_number(self.out, number),
            None if self.format == RowFormat::Jsonl => self.out.extend_from_slice(b"null"),
            None => {}
        }
    }

    fn end(self) {
        self.out.extend_from_slice(if self.format == RowFormat::Csv { b"\n" } else { b"}\n" });
    }
}

/// So many bytes of a word: all eight are sooner written than as many as are wanted.
#[inline]
fn push_word(out: &mut Vec<u8>, word: u64, bytes: usize) {
    let wanted = out.len() + bytes;
    out.extend_from_slice(&word.to_le_bytes());
    out.truncate(wanted);
}

/// The decimal digits of a number below a hundred million, the first in the lowest byte, and how many there are. All eight
/// are found side by side: the number is cut in halves, these in pairs and these in digits, each time by a multiplication
/// that is exact for so small numbers.
#[inline]
fn digits(number: u32) -> (u64, usize) {
    let halves = u64::from(number / 10_000) | u64::from(number % 10_000) << 32;
    let hundreds = ((halves * 10_486) >> 20) & 0x7F_0000_007F;
    let pairs = hundreds | (halves - hundreds * 100) << 16;
    let tens = ((pairs * 103) >> 10) & 0xF_000F_000F_000F;
    let digits = tens | (pairs - tens * 10) << 8;
    // The last digit is written even where it is zero.
    let leading = (digits | 1 << 56).trailing_zeros() / 8;
    ((digits | 0x3030_3030_3030_3030) >> (leading * 8), 8 - leading as usize)
}

/// Writes a number, as a formatter would and in a tenth of its time: most of a row is numbers.
fn push_number(out: &mut Vec<u8>, number: i64) {
    if let Some(number) = u32::try_from(number).ok().filter(|number| *number < 100_000_000) {
        let (digits, places) = digits(number);
        push_word(out, digits, places);
        return;
    }
    if number < 0 {
        out.push(b'-');
    }
    let mut digits = [0; 20];
    let (mut left, mut first) = (number.unsigned_abs(), digits.len());
    loop {
        first -= 1;
        digits[first] = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[first..]);
}

/// A text without line ends.
fn in_one_line(text: &str) -> Cow<'_, str> {
    // Plain text has none of them, which its bytes tell sooner than its letters.
    if text.bytes().all(|byte| byte >= b' ' && byte.is_ascii()) {
        return Cow::Borrowed(text);
    }
    let breaks = |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    if text.contains(breaks) { Cow::Owned(text.replace(breaks, " ")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::{digits, push_number};

    #[test]
    fn a_number_is_written_as_a_formatter_writes_it() {
        let powers = (0..19).flat_map(|power| [10i64.pow(power) - 1, 10i64.pow(power)]);
        for number in powers.chain([7, 120, 1_020_304, 99_999_999, 1_234_567_890, -1, -40, i64::MAX, i64::MIN]) {
            let mut out = Vec::new();
            push_number(&mut out, number);
            assert_eq!(out, number.to_string().into_bytes());
        }
    }

    #[test]
    fn all_digits_are_found_side_by_side() {
        for number in (0..100_000_000).step_by(997) {
            let (word, places) = digits(number);
            assert_eq!(&word.to_le_bytes()[..places], number.to_string().as_bytes());
        }
    }
}
