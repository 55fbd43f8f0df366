//! Texts for people, in Vietnamese and English, by key. The words themselves live in `locales/`.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::langid;

/// A language of texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The word for it on the command line and in `case.toml`.
    pub fn word(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }

    /// The language that a locale such as `vi_VN.UTF-8` asks for, if it is one of ours.
    pub fn from_word(word: &str) -> Option<Self> {
        match word.get(..2)?.to_ascii_lowercase().as_str() {
            "vi" => Some(Lang::Vi),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
}

/// The files of one language, in one order for both.
const FILES: [(&str, [&str; 19]); 2] = [
    (
        "vi",
        [
            include_str!("../../locales/vi/input.ftl"),
            include_str!("../../locales/vi/steps.ftl"),
            include_str!("../../locales/vi/report.ftl"),
            include_str!("../../locales/vi/cli.ftl"),
            include_str!("../../locales/vi/norms.ftl"),
            include_str!("../../locales/vi/benefits.ftl"),
            include_str!("../../locales/vi/cost.ftl"),
            include_str!("../../locales/vi/law.ftl"),
            include_str!("../../locales/vi/competence.ftl"),
            include_str!("../../locales/vi/path.ftl"),
            include_str!("../../locales/vi/batch.ftl"),
            include_str!("../../locales/vi/sweep.ftl"),
            include_str!("../../locales/vi/chart.ftl"),
            include_str!("../../locales/vi/chart_organisation.ftl"),
            include_str!("../../locales/vi/chart_analysis.ftl"),
            include_str!("../../locales/vi/annex.ftl"),
            include_str!("../../locales/vi/dossier.ftl"),
            include_str!("../../locales/vi/dossier_acts.ftl"),
            include_str!("../../locales/vi/page.ftl"),
        ],
    ),
    (
        "en",
        [
            include_str!("../../locales/en/input.ftl"),
            include_str!("../../locales/en/steps.ftl"),
            include_str!("../../locales/en/report.ftl"),
            include_str!("../../locales/en/cli.ftl"),
            include_str!("../../locales/en/norms.ftl"),
            include_str!("../../locales/en/benefits.ftl"),
            include_str!("../../locales/en/cost.ftl"),
            include_str!("../../locales/en/law.ftl"),
            include_str!("../../locales/en/competence.ftl"),
            include_str!("../../locales/en/path.ftl"),
            include_str!("../../locales/en/batch.ftl"),
            include_str!("../../locales/en/sweep.ftl"),
            include_str!("../../locales/en/chart.ftl"),
            include_str!("../../locales/en/chart_organisation.ftl"),
            include_str!("../../locales/en/chart_analysis.ftl"),
            include_str!("../../locales/en/annex.ftl"),
            include_str!("../../locales/en/dossier.ftl"),
            include_str!("../../locales/en/dossier_acts.ftl"),
            include_str!("../../locales/en/page.ftl"),
        ],
    ),
];

/// The texts of one language.
pub struct Texts {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts of a language.
    pub fn new(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new(vec![match lang {
            Lang::Vi => langid!("vi"),
            Lang::En => langid!("en"),
        }]);
        // Marks that isolate the direction of writing would end up in CSV cells and file names.
        bundle.set_use_isolating(false);
        for source in FILES[lang as usize].1 {
            // A message that does not parse, or that two files define, is caught by the test of all keys.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of a key with its arguments filled in; `key.attribute` names an attribute of a message. A key that
    /// is missing is shown as itself, which the tests forbid.
    pub fn say(&self, key: &str, args: &[(&str, String)]) -> String {
        self.find(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// The text of a key, if it has one.
    pub fn find(&self, key: &str, args: &[(&str, String)]) -> Option<String> {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut filled = FluentArgs::new();
        for (name, value) in args {
            // Texts choose between one and many by the number, whose form is that of its language already.
            let value = if value == "1" { FluentValue::from(1) } else { FluentValue::from(value.as_str()) };
            filled.set(*name, value);
        }
        Some(self.bundle.format_pattern(pattern, Some(&filled), &mut Vec::new()).into_owned())
    }

    /// A whole number as officials write it: `1.140` in Vietnamese, `1,140` in English.
    pub fn number(&self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let separator = if self.lang == Lang::Vi { '.' } else { ',' };
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        if number < 0 { format!("-{grouped}") } else { grouped }
    }
}
