//! The parts of operations that both spellings share: places, receivers, shares, selectors, rows.

use super::vocabulary::Vocabulary;
use crate::model::{Category, Tier};
use crate::scenario::{
    Abolished, Change, Leaders, Malformed, Mode, Place, Receiver, Row, Selector, Share, Word, trimmed,
};

/// A value without the double quotes around it.
#[inline]
pub fn bare(text: &str) -> &str {
    let text = trimmed(text);
    text.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')).map_or(text, str::trim)
}

/// What follows `prefix:`.
pub fn after<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    trimmed(text).strip_prefix(prefix)?.strip_prefix(':').map(bare).filter(|value| !value.is_empty())
}

/// The entries of a list whose values, not entries, may be quoted: `kind:"a | b" | area:c`.
pub fn entries(text: &str) -> Vec<&str> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut entries = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '|' if !quoted && text[..at].ends_with(' ') && text[at + 1..].starts_with(' ') => {
                entries.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    entries.push(text[start..].trim());
    entries.retain(|entry| !entry.is_empty());
    entries
}

/// A single body: neither a kind nor a tier.
pub fn body(text: &str, cell: &'static str) -> Result<Word, Malformed> {
    id(bare(text), cell)
}

/// A single body by its id as it is.
#[inline]
fn id(name: &str, cell: &'static str) -> Result<Word, Malformed> {
    if name.is_empty() {
        return Err(Malformed::Missing(cell));
    }
    // A glance tells most ids from these.
    if name.as_bytes().get(4) == Some(&b':') && (name.starts_with("kind:") || name.starts_with("tier:")) {
        return Err(Malformed::NotAllowed { cell, word: name.to_owned(), allowed: "id" });
    }
    Ok(Word::new(name))
}

/// A body that receives: `kind:` is a receiver that most operations cannot have.
pub fn receiving_body(text: &str, cell: &'static str) -> Result<Word, Malformed> {
    let name = bare(text);
    if name.starts_with("kind:") || name == "parent" {
        return Err(Malformed::Receiver(name.to_owned()));
    }
    id(name, cell)
}

/// A body or `kind:K`.
pub fn place(text: &str, cell: &'static str) -> Result<Place, Malformed> {
    match after(text, "kind") {
        Some(kind) => Ok(Place::Kind(kind.into())),
        None => body(text, cell).map(Place::Body),
    }
}

/// A body, `kind:K` or `parent`, as an heir of an abolition.
fn receiver(text: &str, cell: &'static str, of_abolition: bool) -> Result<Receiver, Malformed> {
    if !of_abolition {
        return receiving_body(text, cell).map(Receiver::Body);
    }
    match after(text, "kind") {
        Some(kind) => Ok(Receiver::Kind(kind.into())),
        None if bare(text) == "parent" => Ok(Receiver::Parent),
        None => body(text, cell).map(Receiver::Body),
    }
}

/// `kind:K` or `tier:T`.
pub fn abolished(text: &str, cell: &'static str) -> Result<Abolished, Malformed> {
    const ALLOWED: &str = "kind:K, tier:province, tier:district, tier:commune";
    if bare(text).is_empty() {
        return Err(Malformed::Missing(cell));
    }
    if let Some(kind) = after(text, "kind") {
        return Ok(Abolished::Kind(kind.into()));
    }
    let tier = after(text, "tier").and_then(Tier::read);
    tier.map(Abolished::Tier).ok_or_else(|| Malformed::NotAllowed { cell, word: text.to_owned(), allowed: ALLOWED })
}

/// A selector that must be there.
pub fn tasks(text: &str, cell: &'static str) -> Result<Selector, Malformed> {
    if trimmed(text).is_empty() { Err(Malformed::Missing(cell)) } else { selector(text, false) }
}

/// A selector; of a plain one it is known that no sign in it joins or quotes.
#[inline]
pub fn selector(text: &str, plain: bool) -> Result<Selector, Malformed> {
    let read = if plain { Selector::parse_one(text) } else { Selector::parse(text) };
    read.map_err(Malformed::Selector)
}

/// Reads an amount as it is or, since spreadsheets turn a hyphen into a true minus sign and put spaces before `%`, as it
/// was written there.
fn amount<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    read(text).or_else(|| read(&text.replace(['−', '–'], "-").replace(' ', "")))
}

/// A change of a quota.
pub fn change(text: &str, cell: &'static str) -> Result<Change, Malformed> {
    if trimmed(text).is_empty() {
        return Err(Malformed::Missing(cell));
    }
    amount(trimmed(text), Change::parse).ok_or_else(|| Malformed::Change(trimmed(text).to_owned()))
}

/// A category, if one is named.
pub fn category(text: &str, cell: &'static str) -> Result<Option<Category>, Malformed> {
    let word = bare(text);
    if word.is_empty() {
        return Ok(None);
    }
    let read = Category::read(word);
    read.map(Some).ok_or_else(|| Malformed::NotAllowed { cell, word: word.to_owned(), allowed: Category::ALLOWED })
}

/// A row of a split, a dissolution or an abolition as the file has it.
#[derive(Clone, Copy, Debug, Default)]
pub struct RawRow<'t> {
    /// Who receives.
    pub to: &'t str,
    /// The name of a new part.
    pub name: &'t str,
    /// The tasks.
    pub select: &'t str,
    /// The share.
    pub share: &'t str,
    /// Whether it is known that no sign in them joins or quotes.
    pub plain: bool,
}

/// What the cells of a row are called in the file.
#[derive(Clone, Copy, Debug)]
pub struct RowCells {
    /// Who receives.
    pub to: &'static str,
    /// The name of a part.
    pub name: &'static str,
}

/// Which operation the rows belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsOf {
    /// A split, whose parts may have names.
    Split,
    /// A dissolution.
    Dissolve,
    /// An abolition, whose heirs may be kinds or parents.
    Abolish,
}

impl RawRow<'_> {
    fn is_empty(&self) -> bool {
        [self.to, self.name, self.select, self.share].iter().all(|cell| trimmed(cell).is_empty())
    }
}

/// Reads one row.
pub fn row(raw: RawRow<'_>, of: RowsOf, cells: RowCells) -> Result<Row, Malformed> {
    let to = receiver(raw.to, cells.to, of == RowsOf::Abolish)?;
    let name = bare(raw.name);
    let name = (!name.is_empty()).then(|| Word::new(name));
    if name.is_some() && of != RowsOf::Split {
        return Err(Malformed::NotUsed(cells.name));
    }
    let select = trimmed(raw.select);
    let tasks = if select.is_empty() { None } else { Some(selector(select, raw.plain)?) };
    let share = trimmed(raw.share);
    let share = match share {
        "" => None,
        share => Some(amount(share, Share::parse).ok_or_else(|| Malformed::Share(share.to_owned()))?),
    };
    if tasks.is_none() && share.is_none() {
        return Err(Malformed::EmptyRow(bare(raw.to).to_owned()));
    }
    Ok(Row { to, name, tasks, share })
}

/// Whether rows say that everything goes to the bench: none, or one that is empty.
pub fn to_the_bench<'t>(mut rows: impl ExactSizeIterator<Item = RawRow<'t>>, of: RowsOf) -> bool {
    of != RowsOf::Split && rows.len() <= 1 && rows.all(|row| row.is_empty())
}

/// The first row whose `rest` is not the only one.
pub fn second_rest(rows: &[Row]) -> Option<usize> {
    let mut rests = (0..rows.len()).filter(|at| rows[*at].tasks.as_ref().is_some_and(Selector::is_rest));
    rests.nth(1)
}

/// What becomes of heads.
pub fn leaders(word: &str) -> Option<Leaders> {
    match word {
        "deputy" => Some(Leaders::Deputy),
        "staff" => Some(Leaders::Staff),
        "bench" => Some(Leaders::Bench),
        _ => None,
    }
}

/// The legal form of a delegation.
pub fn mode(word: &str) -> Option<Mode> {
    match word {
        "devolve" => Some(Mode::Devolve),
        "decentralise" => Some(Mode::Decentralise),
        "authorise" => Some(Mode::Authorise),
        _ => None,
    }
}
