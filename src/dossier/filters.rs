//! How templates write numbers: as officials do, in the language of the document. What is unknown is written so.

use crate::model::capital;
use crate::report::{Cell, Lang, Texts, cell_text, in_prose};
use minijinja::{Environment, Error, ErrorKind, Value};
use std::cell::OnceCell;

/// Adds the filters and tests to an engine.
pub fn add(engine: &mut Environment<'_>, lang: Lang) {
    let with = move |say: fn(&Value, &Texts) -> Result<String, Error>| {
        move |value: Value| in_lang(lang, |texts| say(&value, texts))
    };
    for name in ["so", "num"] {
        engine.add_filter(name, with(prose));
    }
    engine.add_filter("percent", with(percent));
    engine.add_filter("million", with(million));
    engine.add_filter("counted", move |value: Value, one: String, many: Option<String>| {
        in_lang(lang, |texts| counted(&value, &one, many, texts))
    });
    engine.add_filter("change", with(change));
    engine.add_filter("small", |text: String| small(&text));
    engine.add_filter("great", |text: String| capital(&text));
    engine.add_test("down", |value: Value| value.as_i64().is_some_and(|number| number < 0));
    engine.add_test("up", |value: Value| value.as_i64().is_some_and(|number| number > 0));
    engine.add_test("unknown", |value: Value| value.is_none());
}

/// Calls with the texts of a language. The engine wants filters that may go to other threads, which texts cannot; each
/// thread has its own, because to read them anew for each number would take longer than the document.
fn in_lang<R>(lang: Lang, call: impl FnOnce(&Texts) -> R) -> R {
    thread_local! {
        static TEXTS: [OnceCell<Texts>; 2] = const { [OnceCell::new(), OnceCell::new()] };
    }
    TEXTS.with(|texts| call(texts[lang as usize].get_or_init(|| Texts::new(lang))))
}

/// A count; none: unknown.
pub fn count(count: Option<i64>) -> Value {
    count.map_or(Value::from(()), Value::from)
}

fn number(value: &Value) -> Result<Option<i64>, Error> {
    if value.is_none() {
        return Ok(None);
    }
    let wrong = || Error::new(ErrorKind::InvalidOperation, format!("{value} is not a whole number"));
    value.as_i64().map(Some).ok_or_else(wrong)
}

fn prose(value: &Value, texts: &Texts) -> Result<String, Error> {
    Ok(in_prose(number(value)?, texts))
}

/// A number with what it counts, one or many: "1 task", "05 nhiệm vụ". Without a word for many an English one takes
/// an s, and a Vietnamese one stays as it is.
fn counted(value: &Value, one: &str, many: Option<String>, texts: &Texts) -> Result<String, Error> {
    let many = many.unwrap_or_else(|| if texts.lang() == Lang::En { format!("{one}s") } else { one.to_owned() });
    Ok(match number(value)? {
        None => texts.say("dossier-count-unknown", &[("what", many)]),
        Some(1) => format!("{} {one}", in_prose(Some(1), texts)),
        number => format!("{} {many}", in_prose(number, texts)),
    })
}

/// Hundredths of one percent.
fn percent(value: &Value, texts: &Texts) -> Result<String, Error> {
    Ok(match number(value)? {
        None => texts.say("unknown", &[]),
        Some(hundredths) => {
            let hundredths = i64::try_from(hundredths.unsigned_abs()).unwrap_or(i64::MAX);
            // The sign stays on the line of its number.
            cell_text(&Cell::Percent { hundredths, signed: false }, texts).replace(' ', "\u{a0}")
        }
    })
}

/// Đồng in millions with one decimal; two that differ are an interval.
fn million(value: &Value, texts: &Texts) -> Result<String, Error> {
    if value.is_none() {
        return Ok(texts.say("unknown", &[]));
    }
    if value.as_i64().is_some() {
        return Ok(texts.say("dossier-million", &[("amount", millions(number(value)?.unwrap_or(0), texts))]));
    }
    let (low, high) = (number(&value.get_attr("low")?)?, number(&value.get_attr("high")?)?);
    Ok(match low.zip(high) {
        None => texts.say("unknown", &[]),
        Some((low, high)) if low == high => texts.say("dossier-million", &[("amount", millions(low, texts))]),
        Some((low, high)) => {
            texts.say("dossier-millions", &[("low", millions(low, texts)), ("high", millions(high, texts))])
        }
    })
}

/// Millions with one decimal, halves away from zero.
pub fn millions(amount: i64, texts: &Texts) -> String {
    cell_text(&Cell::Millions(Some(amount)), texts)
}

/// A change in words: "giảm 05".
fn change(value: &Value, texts: &Texts) -> Result<String, Error> {
    let Some(number) = number(value)? else { return Ok(texts.say("dossier-change-unknown", &[])) };
    let size = in_prose(i64::try_from(number.unsigned_abs()).ok(), texts);
    let key = match number {
        0 => "dossier-change-none",
        1.. => "dossier-change-up",
        _ => "dossier-change-down",
    };
    Ok(texts.say(key, &[("count", size)]))
}

/// The text as it stands inside a sentence; an abbreviation keeps its capitals.
pub fn small(text: &str) -> String {
    let is_word = text.chars().nth(1).is_some_and(|second| !second.is_uppercase());
    if is_word { crate::model::small(text) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{counted, millions, small};
    use crate::report::{Lang, Texts};
    use minijinja::Value;

    #[test]
    fn what_is_counted_is_one_or_many() {
        let (vi, en) = (Texts::new(Lang::Vi), Texts::new(Lang::En));
        let say = |count: Option<i64>, one, many: Option<&str>, texts| {
            counted(&count.map_or(Value::from(()), Value::from), one, many.map(str::to_owned), texts).unwrap()
        };
        assert_eq!(say(Some(1), "task", None, &en), "1 task");
        assert_eq!(say(Some(1140), "task", None, &en), "1,140 tasks");
        assert_eq!(say(Some(0), "body", Some("bodies"), &en), "0 bodies");
        assert_eq!(say(None, "task", None, &en), "an unknown number of tasks");
        assert_eq!(say(Some(5), "nhiệm vụ", None, &vi), "05 nhiệm vụ");
        assert_eq!(say(None, "nhiệm vụ", None, &vi), "nhiệm vụ (chưa rõ số lượng)");
    }

    #[test]
    fn millions_have_one_decimal_and_an_abbreviation_keeps_its_capitals() {
        let vi = Texts::new(Lang::Vi);
        assert_eq!(millions(1_234_567_890, &vi), "1.234,6");
        assert_eq!(millions(-50_000, &vi), "−0,1");
        assert_eq!(small("Sở Nội vụ"), "sở Nội vụ");
        assert_eq!(small("UBND tỉnh"), "UBND tỉnh");
    }
}
