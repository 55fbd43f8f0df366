//! Which tasks a row means: `task:ID`, `field:NAME`, `text:PHRASE`, `led-by:BODY`, `rest`, joined by ` | ` and ` & `.

use super::word::{Word, Words, trimmed};
use smallvec::smallvec;

/// A selector: any of these alternatives, each of which asks all of its atoms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selector {
    /// One atom alone, as most selectors are: it is moved about with its step, and so is all its room.
    One(Atom),
    /// Alternatives, unless they are one atom alone.
    Any(Vec<Vec<Atom>>),
}

/// One condition on a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// The task of this id.
    Task(Word),
    /// Tasks of this field.
    Field(Word),
    /// Tasks whose name holds this phrase, ignoring case.
    Text(Word),
    /// Tasks that this body itself leads now.
    LedBy(Word),
    /// What no other row selects.
    Rest,
}

/// What is wrong with the spelling of a selector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelectorFault {
    /// An alternative or an atom is empty.
    Empty,
    /// The word is none of the atoms.
    UnknownAtom(String),
    /// `rest` is joined with something else.
    RestNotAlone,
}

impl Selector {
    /// Reads a selector; ` & ` binds tighter than ` | `, and a value in double quotes may hold either.
    ///
    /// # Errors
    /// The first fault in its spelling. Whether what it names exists is known only when the step is applied.
    pub fn parse(text: &str) -> Result<Self, SelectorFault> {
        // Most selectors are one atom, which has none of the signs that join and quote.
        if !text.bytes().any(|byte| matches!(byte, b'|' | b'&' | b'"')) {
            return Self::parse_one(text);
        }
        let alternatives = split_outside_quotes(text.trim(), " | ")
            .into_iter()
            .map(|alternative| split_outside_quotes(alternative, " & ").into_iter().map(Atom::parse).collect())
            .collect::<Result<Vec<Vec<Atom>>, _>>()?;
        let selector = Self::of(alternatives);
        if selector.atoms().any(|atom| *atom == Atom::Rest) && !selector.is_rest() {
            return Err(SelectorFault::RestNotAlone);
        }
        Ok(selector)
    }

    /// The selector of these alternatives.
    pub fn of(mut alternatives: Vec<Vec<Atom>>) -> Self {
        match &mut alternatives[..] {
            [atoms] if atoms.len() == 1 => atoms.pop().map_or(Selector::Any(Vec::new()), Selector::One),
            _ => Selector::Any(alternatives),
        }
    }

    /// Reads a selector in which no sign joins or quotes.
    ///
    /// # Errors
    /// The fault in its spelling.
    #[inline]
    pub fn parse_one(text: &str) -> Result<Self, SelectorFault> {
        Atom::parse(text).map(Selector::One)
    }

    /// The alternatives, each with the atoms that it asks.
    #[inline]
    pub fn alternatives(&self) -> impl Iterator<Item = &[Atom]> {
        let (one, any) = match self {
            Selector::One(atom) => (Some(std::slice::from_ref(atom)), &[][..]),
            Selector::Any(alternatives) => (None, &alternatives[..]),
        };
        one.into_iter().chain(any.iter().map(Vec::as_slice))
    }

    /// Every atom.
    pub fn atoms(&self) -> impl Iterator<Item = &Atom> {
        self.alternatives().flatten()
    }

    /// Whether it is `rest`.
    #[inline]
    pub fn is_rest(&self) -> bool {
        matches!(self, Selector::One(Atom::Rest))
    }

    /// The words of a file for it.
    pub fn word(&self) -> String {
        let alternatives: Vec<String> =
            self.alternatives().map(|atoms| atoms.iter().map(Atom::word).collect::<Vec<_>>().join(" & ")).collect();
        alternatives.join(" | ")
    }
}

impl Atom {
    fn parse(text: &str) -> Result<Self, SelectorFault> {
        let text = trimmed(text);
        if text == "rest" {
            return Ok(Atom::Rest);
        }
        let parts = text.bytes().position(|byte| byte == b':').and_then(|at| text.get(..at).zip(text.get(at + 1..)));
        let Some((name, value)) = parts else {
            return Err(if text.is_empty() {
                SelectorFault::Empty
            } else {
                SelectorFault::UnknownAtom(text.to_owned())
            });
        };
        let value = trimmed(value);
        let value = value.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')).unwrap_or(value);
        if value.is_empty() {
            return Err(SelectorFault::Empty);
        }
        let value = Word::new(value);
        match name {
            "task" => Ok(Atom::Task(value)),
            "field" => Ok(Atom::Field(value)),
            "text" => Ok(Atom::Text(value)),
            "led-by" => Ok(Atom::LedBy(value)),
            _ => Err(SelectorFault::UnknownAtom(text.to_owned())),
        }
    }

    fn word(&self) -> String {
        let (name, value) = match self {
            Atom::Task(value) => ("task", value),
            Atom::Field(value) => ("field", value),
            Atom::Text(value) => ("text", value),
            Atom::LedBy(value) => ("led-by", value),
            Atom::Rest => return "rest".to_owned(),
        };
        let quoted = value.contains(" | ") || value.contains(" & ");
        if quoted { format!("{name}:\"{value}\"") } else { format!("{name}:{value}") }
    }
}

/// Splits at each separator that stands outside double quotes.
fn split_outside_quotes<'a>(text: &'a str, separator: &str) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let (mut start, mut quoted) = (0, false);
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with('"') {
            quoted = !quoted;
        }
        if !quoted && rest.starts_with(separator) {
            pieces.push(&text[start..at]);
            at += separator.len();
            start = at;
            continue;
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    pieces.push(&text[start..]);
    pieces
}

/// Splits a list at ` | ` outside quotes, without the quotes and without empty entries.
pub fn list(text: &str) -> Words {
    if memchr::memchr2(b'|', b'"', text.as_bytes()).is_none() {
        let only = trimmed(text);
        return if only.is_empty() { Words::new() } else { smallvec![Word::new(only)] };
    }
    split_outside_quotes(text, " | ")
        .into_iter()
        .map(|entry| Word::new(entry.trim().trim_matches('"')))
        .filter(|entry| !entry.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Atom, Selector, SelectorFault, list};

    #[test]
    fn and_binds_tighter_than_or() {
        let selector = Selector::parse("task:T1 | field:Đầu tư & text:cấp phép").unwrap();
        let alternatives: Vec<&[Atom]> = selector.alternatives().collect();
        let [first, second] = alternatives[..] else { panic!("{selector:?}") };
        assert_eq!(first[..], [Atom::Task("T1".into())]);
        assert_eq!(second[..], [Atom::Field("Đầu tư".into()), Atom::Text("cấp phép".into())]);
        assert_eq!(Selector::parse(&selector.word()).unwrap(), selector);
    }

    #[test]
    fn a_quoted_value_may_hold_separators() {
        let selector = Selector::parse(r#"field:"Dân tộc | tôn giáo" | led-by:so-noi-vu"#).unwrap();
        let first = selector.alternatives().next();
        assert_eq!(first, Some(&[Atom::Field("Dân tộc | tôn giáo".into())][..]));
        assert_eq!(Selector::parse(&selector.word()).unwrap(), selector);
    }

    #[test]
    fn rest_stands_alone() {
        assert!(Selector::parse(" rest ").unwrap().is_rest());
        assert_eq!(Selector::parse("rest | task:T1"), Err(SelectorFault::RestNotAlone));
        assert_eq!(Selector::parse("rest & rest"), Err(SelectorFault::RestNotAlone));
    }

    #[test]
    fn misspelt_selectors_are_told_apart() {
        assert_eq!(Selector::parse(""), Err(SelectorFault::Empty));
        assert_eq!(Selector::parse("task:"), Err(SelectorFault::Empty));
        assert_eq!(Selector::parse("tasks:T1"), Err(SelectorFault::UnknownAtom("tasks:T1".into())));
    }

    #[test]
    fn lists_are_split_at_bars() {
        assert_eq!(list("a | b |  \"c | d\"")[..], ["a", "b", "c | d"]);
        assert!(list("  ").is_empty());
    }
}
