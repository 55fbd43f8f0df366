//! What a case or a plan says about the law: the class of the province, rules turned off or raised, its own target.

use super::cells::shortened;
use super::problem::Problem;
use super::settings::{Settings as Toml, at_of};
use crate::model::{Category, Organisation, nearest};
use crate::norms::Decimal;
use crate::rules::Code;
use crate::rules::law::{Setting, Settings};
use crate::scenario::{Base, Target};
use toml::de::DeTable;

/// The case of a legal value by province that a class as written means: `1`, `II`, `loại III`, `hanoi-hcmc`.
pub fn province_class(text: &str) -> Option<&'static str> {
    let text = text.trim().to_lowercase();
    match text.rsplit([' ', '-']).next()? {
        "1" | "i" => Some("class-1"),
        "2" | "ii" => Some("class-2"),
        "3" | "iii" => Some("class-3"),
        "hcmc" => Some("hanoi-hcmc"),
        _ => None,
    }
}

/// The words of [`province_class`], as a message lists them.
const CLASSES: &str = "1, 2, 3, hanoi-hcmc";

/// The class of the province as written, refused where it means none.
pub fn class(toml: &mut Toml<'_>, table: &DeTable<'_>) -> Option<String> {
    let text = toml.text_or_number(table, "province_class")?;
    if province_class(&text).is_none() {
        let at = at_of(table, "province_class");
        let args = [("text", shortened(&text)), ("allowed", CLASSES.to_owned())];
        toml.push(at, "province_class", "word-not-allowed", &args);
    }
    Some(text)
}

/// The table `[rules]`: the code of a rule, and what is made of it.
pub fn rules(toml: &mut Toml<'_>, table: &DeTable<'_>) -> Settings {
    let mut settings = Settings::default();
    let Some(rules) = inner(toml, table, "rules") else { return settings };
    for key in rules.keys() {
        let at = key.span().start;
        let key = key.get_ref().as_ref();
        let word = toml.text(rules, key).unwrap_or_default();
        match (Code::from_word(key), Setting::from_word(&word)) {
            (None, _) => {
                let near = nearest(key, Code::ALL.iter().map(|code| code.word())).join(", ");
                toml.push(at, key, "unknown-rule", &[("near", near)]);
            }
            (_, None) => {
                let args = [("text", shortened(&word)), ("allowed", Setting::ALLOWED.to_owned())];
                toml.push(at, key, "word-not-allowed", &args);
            }
            (Some(code), Some(setting)) => {
                settings.0.insert(code, setting);
            }
        }
    }
    settings
}

/// The table `[target]`: the reduction of staff that is aimed at, with its base.
pub fn target(toml: &mut Toml<'_>, outer: &DeTable<'_>) -> Option<Target> {
    const KEYS: &[&str] = &["percent", "base", "base_total", "base_day", "by", "categories", "without"];
    let table = inner(toml, outer, "target")?;
    toml.closed(table, KEYS);
    let wrong = toml.problems.len();
    let percent = number(toml, table, "percent", |number| (0..=100 * Decimal::SCALE).contains(&number.parts()));
    let base = toml.chosen(table, "base", Base::ALLOWED, Base::from_word);
    // A percentage of nothing in particular says nothing.
    for (key, missing) in [("percent", percent.is_none()), ("base", base.is_none())] {
        if missing && !table.contains_key(key) {
            toml.push(at_of(outer, "target"), key, "target-missing-key", &[("key", key.to_owned())]);
        }
    }
    let base_total = match table.contains_key("base_total") {
        true => number(toml, table, "base_total", |number| number.as_whole().is_some_and(|number| number >= 0)),
        false => None,
    };
    let mut categories = Vec::new();
    for word in toml.texts(table, "categories") {
        match Category::from_word(&word) {
            Some(category) => categories.push(category),
            None => {
                let allowed: Vec<&str> = Category::ALL.iter().map(|category| category.word()).collect();
                let args = [("text", shortened(&word)), ("allowed", allowed.join(", "))];
                toml.push(at_of(table, "categories"), "categories", "word-not-allowed", &args);
            }
        }
    }
    if categories.is_empty() {
        categories = vec![Category::CivilServant, Category::PublicEmployee, Category::Cadre];
    }
    let target = Target {
        percent: percent?,
        base: base?,
        base_total: base_total.and_then(Decimal::as_whole),
        base_day: toml.date(table, "base_day"),
        by: toml.date(table, "by"),
        categories,
        without: toml.texts(table, "without"),
    };
    (toml.problems.len() == wrong).then_some(target)
}

/// Reports every word of what a target leaves out that is neither a body nor a kind of the case.
pub fn left_out_unknown(file: &str, text: &str, target: &Target, organisation: &Organisation) -> Vec<Problem> {
    let unknown = target.without.iter().filter(|word| match word.strip_prefix("kind:") {
        Some(kind) => organisation.find_kind(kind).is_none(),
        None => organisation.find_body(word).is_none(),
    });
    let problem = |word: &String| {
        let line = text.lines().position(|line| line.contains(word.as_str())).map_or(1, |at| at as u64 + 1);
        let near = left_out_like(word, organisation).join(", ");
        Problem::fault(file, "target-unknown").at(line).column("without").arg("word", shortened(word)).arg("near", near)
    };
    unknown.map(problem).collect()
}

/// Bodies or kinds of the case that are like a word of what a target leaves out.
pub fn left_out_like(word: &str, organisation: &Organisation) -> Vec<String> {
    match word.strip_prefix("kind:") {
        Some(kind) => {
            let near = nearest(kind, organisation.kinds().iter().map(|kind| kind.id.as_str()));
            near.into_iter().map(|kind| format!("kind:{kind}")).collect()
        }
        None => nearest(word, organisation.bodies().iter().map(|body| body.id.as_str())),
    }
}

/// A number that is written whole, or as text with a decimal point.
fn number(toml: &mut Toml<'_>, table: &DeTable<'_>, key: &str, fits: impl Fn(Decimal) -> bool) -> Option<Decimal> {
    let text = toml.text_or_number(table, key)?;
    let number = Decimal::read(&text.replace(',', ".")).filter(|number| fits(*number));
    if number.is_none() {
        toml.push(at_of(table, key), key, "not-a-number", &[("text", shortened(&text))]);
    }
    number
}

fn inner<'t, 'd>(toml: &mut Toml<'_>, table: &'t DeTable<'d>, key: &str) -> Option<&'t DeTable<'d>> {
    let value = table.get(key)?;
    let inner = value.get_ref().as_table();
    if inner.is_none() {
        toml.push(value.span().start, key, "wrong-type", &[("expected", "table".to_owned())]);
    }
    inner
}

#[cfg(test)]
mod tests {
    use super::province_class;

    #[test]
    fn the_class_of_a_province_is_read_as_officials_write_it() {
        for text in ["2", "II", "ii", "loại II", "class-2", "hạng 2"] {
            assert_eq!(province_class(text), Some("class-2"), "{text}");
        }
        assert_eq!(province_class("hanoi-hcmc"), Some("hanoi-hcmc"));
        assert_eq!(province_class("IV"), None);
    }
}
