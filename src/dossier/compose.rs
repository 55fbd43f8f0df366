//! A document from its parts: the template of its kind filled with the facts of the study, the annexes and the charts.

use super::facts::{Particulars, context_of};
use super::markup::{Keys, Piece, parsed};
use super::template::{TemplateFault, Templates, Wrong};
use super::{Annex, Appendix, Document, DocumentKind, Element, Head, Signature, roman};
use crate::chart::Chart;
use crate::report::{Lang, Study, Texts, month_digits};
use jiff::civil::Date;

/// What stands beside the words of a document.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// The annexes that the study gives.
    pub annexes: Vec<Annex>,
    /// The charts that the study gives.
    pub charts: Vec<Chart>,
}

/// Composes a document.
///
/// # Errors
/// A template cannot be read, or names what is not there.
pub fn document(
    study: &Study<'_>,
    kind: DocumentKind,
    particulars: &Particulars,
    templates: &Templates,
    mut parts: Parts,
    texts: &Texts,
) -> Result<Document, TemplateFault> {
    let file = Templates::name(kind);
    let text = templates.filled(kind, &context_of(study, particulars, texts))?;
    let located = |mut fault: TemplateFault| {
        if let Wrong::Key(word) | Wrong::Missing(word) = &fault.why {
            let marks = ["", "@chart ", "@table ", "annex: "];
            fault.line = marks.iter().find_map(|mark| templates.line_of(&file, &format!("{mark}{word}")));
        }
        fault
    };
    let (keys, pieces) = parsed(&text, &file).map_err(located)?;
    let mut body = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let missing =
            |word: String| located(TemplateFault { file: file.clone(), line: None, why: Wrong::Missing(word) });
        match piece {
            Piece::Element(element) => body.push(element),
            Piece::Chart(word, may) => {
                let charts = taken(&mut parts.charts, |chart| chart.word == word);
                if charts.is_empty() && !may {
                    return Err(missing(word));
                }
                body.extend(charts.into_iter().map(|chart| Element::Chart(Box::new(chart))));
            }
            Piece::Table(word, may) => {
                let annexes = taken(&mut parts.annexes, |annex| annex.word == word);
                if annexes.is_empty() && !may {
                    return Err(missing(word));
                }
                body.extend(annexes.into_iter().map(|annex| Element::Table(Box::new(annex))));
            }
        }
    }
    let head = head(&keys, study, particulars, texts);
    let name = one(&keys, "name");
    let belongs = belongs(&head, particulars, &name, texts);
    let annexes = appendices(&keys, parts, &belongs, texts);
    body.iter_mut().for_each(|element| refer(element, &annexes, texts));
    Ok(Document {
        kind,
        contents: !matches!(one(&keys, "contents").as_str(), "" | "no" | "không"),
        body,
        signature: Signature {
            lines: all(&keys, "sign").collect(),
            name: String::new(),
            recipients: texts.say("dossier-recipients", &[]),
        },
        recipients: all(&keys, "recipient").collect(),
        annexes,
        provenance: study.provenance.clone(),
        head,
    })
}

fn one(keys: &Keys, key: &str) -> String {
    all(keys, key).next().unwrap_or_default()
}

fn all<'k>(keys: &'k Keys, key: &'k str) -> impl Iterator<Item = String> + 'k {
    keys.iter().filter(move |(name, value)| name == key && !value.is_empty()).map(|(_, value)| value.clone())
}

/// Takes out all of one word: there is one for each option.
fn taken<T>(from: &mut Vec<T>, is_it: impl Fn(&T) -> bool) -> Vec<T> {
    from.extract_if(.., |one| is_it(one)).collect()
}

fn head(keys: &Keys, study: &Study<'_>, particulars: &Particulars, texts: &Texts) -> Head {
    let symbol = one(keys, "symbol");
    let number = particulars.number.clone().map_or_else(|| texts.say("dossier-blank", &[]), |number| padded(&number));
    let args = [("number", number), ("symbol", symbol.clone())];
    let draft = particulars.draft.map(|draft| texts.say("dossier-draft", &[("count", draft.to_string())]));
    Head {
        superior: one(keys, "superior"),
        issuer: one(keys, "issuer"),
        number: if symbol.is_empty() { String::new() } else { texts.say("dossier-number", &args) },
        place_and_date: place_and_date(&study.province, particulars, study, texts),
        national: [texts.say("dossier-nation", &[]), texts.say("dossier-motto", &[])],
        draft: draft.unwrap_or_default(),
        title: one(keys, "type"),
        subject: one(keys, "subject"),
        addressees: all(keys, "to").collect(),
        addressed: texts.say("dossier-addressed", &[]),
    }
}

/// A number below ten has two digits.
fn padded(number: &str) -> String {
    match number.parse::<u32>() {
        Ok(value) if value < 10 => format!("{value:02}"),
        _ => number.to_owned(),
    }
}

/// Place and date; days below ten and the first two months have two digits, and what is open is left blank.
fn place_and_date(province: &str, particulars: &Particulars, study: &Study<'_>, texts: &Texts) -> String {
    let blank = || texts.say("dossier-blank", &[]);
    let place = if province.is_empty() { blank() } else { province.to_owned() };
    let args = match particulars.date {
        Some(date) => {
            let (day, month) = day_and_month(date, texts);
            [("place", place), ("day", day), ("month", month), ("year", date.year().to_string())]
        }
        None => {
            let year = study.provenance.as_of.map_or_else(blank, |day| day.year().to_string());
            [("place", place), ("day", blank()), ("month", blank()), ("year", year)]
        }
    };
    texts.say("dossier-place-and-date", &args)
}

fn day_and_month(date: Date, texts: &Texts) -> (String, String) {
    if texts.lang() == Lang::En {
        return (date.day().to_string(), texts.say(&format!("dossier-month-{}", date.month()), &[]));
    }
    (format!("{:02}", date.day()), month_digits(date.month().into(), texts))
}

/// "(Kèm theo Đề án số …/ĐA-UBND ngày … của …)".
fn belongs(head: &Head, particulars: &Particulars, name: &str, texts: &Texts) -> String {
    let blank = || texts.say("dossier-blank", &[]);
    let date = match particulars.date {
        Some(date) => {
            let (day, month) = day_and_month(date, texts);
            texts.say("dossier-date", &[("day", day), ("month", month), ("year", date.year().to_string())])
        }
        None => texts.say("dossier-date", &[("day", blank()), ("month", blank()), ("year", blank())]),
    };
    let number = head.number.split_once(' ').map_or("", |(_, number)| number);
    let args = [("name", name.to_owned()), ("number", number.to_owned()), ("date", date)];
    let key = if number.is_empty() { "dossier-belongs-unnumbered" } else { "dossier-belongs" };
    texts.say(key, &args)
}

/// The annexes that the head asks for, in its order: `b02 b03` are one annex, `all` is one for each that is left, and
/// `charts` is one
/// with the charts of the words that follow it, without words with all that stand nowhere else. What the study does not give is passed over.
fn appendices(keys: &Keys, mut parts: Parts, belongs: &str, texts: &Texts) -> Vec<Appendix> {
    let mut found: Vec<(String, Vec<Annex>, Vec<Chart>)> = Vec::new();
    for line in all(keys, "annex") {
        match line.as_str() {
            "all" => found.extend(parts.annexes.drain(..).map(|annex| (annex.title.clone(), vec![annex], Vec::new()))),
            words if words.split_whitespace().next() == Some("charts") => {
                let wanted: Vec<&str> = words.split_whitespace().skip(1).collect();
                let charts = match wanted.as_slice() {
                    [] => std::mem::take(&mut parts.charts),
                    some => {
                        let of = |word: &&str| taken(&mut parts.charts, |chart| chart.word == *word);
                        some.iter().flat_map(of).collect()
                    }
                };
                if !charts.is_empty() {
                    found.push((texts.say("dossier-charts", &[]), Vec::new(), charts));
                }
            }
            words => {
                let (words, title) = words.split_once('|').unwrap_or((words, ""));
                let annexes: Vec<Annex> = words
                    .split_whitespace()
                    .flat_map(|word| taken(&mut parts.annexes, |annex| annex.word == word))
                    .collect();
                let title = match title.trim() {
                    "" => annexes.first().map(|annex| annex.title.clone()).unwrap_or_default(),
                    title => title.to_owned(),
                };
                if !annexes.is_empty() {
                    found.push((title, annexes, Vec::new()));
                }
            }
        }
    }
    let numbered = |(at, (title, tables, charts)): (usize, (String, Vec<Annex>, Vec<Chart>))| Appendix {
        number: texts.say("dossier-annex", &[("number", roman(at + 1))]),
        title,
        belongs: belongs.to_owned(),
        tables,
        charts,
        landscape: true,
    };
    found.into_iter().enumerate().map(numbered).collect()
}

/// Puts the numbers of annexes where the words of an element name them by word: `[[b05]]` is "Phụ lục IV", and an
/// annex that the document has not is only "phụ lục".
fn refer(element: &mut Element, annexes: &[Appendix], texts: &Texts) {
    let number = |word: &str| {
        let has = |annex: &&Appendix| match word {
            "charts" => !annex.charts.is_empty(),
            word => annex.tables.iter().any(|table| table.word == word),
        };
        let number = annexes.iter().find(has).map(|annex| annex.number.clone());
        number.unwrap_or_else(|| texts.say("dossier-annex-unnumbered", &[]))
    };
    let put = |text: &mut String| {
        while let Some((before, rest)) = text.split_once("[[")
            && let Some((word, after)) = rest.split_once("]]")
        {
            *text = format!("{before}{}{after}", number(word));
        }
    };
    match element {
        Element::Paragraph(spans) | Element::Dash(spans) => spans.iter_mut().for_each(|span| put(&mut span.text)),
        Element::Basis(text) | Element::Article(text) | Element::Centred(text) | Element::Heading { text, .. } => {
            put(text);
        }
        Element::Table(_) | Element::Chart(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::padded;

    #[test]
    fn numbers_below_ten_have_two_digits() {
        assert_eq!(padded("7"), "07");
        assert_eq!(padded("128"), "128");
    }
}
