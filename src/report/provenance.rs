//! Where the figures of a report come from. Every output carries it.

use super::number::cell_text;
use super::page::Cell;
use super::texts::{Lang, Texts};
use crate::model::Grade;
use jiff::civil::Date;

/// Which program made a report, of which inputs, under which law, and how sure it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Version of the program.
    pub version: &'static str,
    /// Id of the case; empty where nothing but the law is shown.
    pub case: String,
    /// Name of the case.
    pub case_name: String,
    /// SHA-256 over the files that were read.
    pub inputs_sha256: String,
    /// The norms pack, where the case names one.
    pub norms: Option<String>,
    /// The day whose law judges.
    pub as_of: Option<Date>,
    /// The reporting date of the case.
    pub data_as_of: Option<Date>,
    /// The weakest grade among the rows that were read.
    pub grade: Grade,
}

impl Provenance {
    /// The lines that stand under every report.
    pub fn lines(&self, texts: &Texts) -> Vec<String> {
        if self.case.is_empty() && self.norms.is_none() {
            return vec![texts.say("provenance-not-told", &[("version", self.version.to_owned())])];
        }
        if self.case.is_empty() {
            let law = [
                ("norms", self.norms.clone().unwrap_or_default()),
                ("hash", self.inputs_sha256.clone()),
                ("version", self.version.to_owned()),
            ];
            return vec![texts.say("provenance-norms", &law)];
        }
        let day = |date: Option<Date>| date.map_or_else(|| texts.say("unknown", &[]), |date| date_text(date, texts));
        let data = [("date", day(self.data_as_of)), ("grade", grade_text(self.grade, texts))];
        let mut lines = vec![texts.say("provenance-data", &data)];
        let law = [("norms", self.norms.clone().unwrap_or_default()), ("date", day(self.as_of))];
        lines.push(match (&self.norms, self.as_of, self.data_as_of) {
            // The day of the law is unknown where that of the data is, or each plan of many has its own.
            (Some(norms), None, Some(_)) => texts.say("batch-law-of-each", &[("norms", norms.clone())]),
            (Some(_), ..) => texts.say("provenance-law", &law),
            (None, ..) => texts.say("provenance-no-law", &law),
        });
        let source =
            [("case", self.case.clone()), ("hash", self.inputs_sha256.clone()), ("version", self.version.to_owned())];
        lines.push(texts.say("provenance-source", &source));
        lines
    }
}

/// A grade in words.
pub fn grade_text(grade: Grade, texts: &Texts) -> String {
    texts.say(&format!("grade-{}", grade.word()), &[])
}

/// A day as officials write it: `28/02/2025`, `01/7/2025`; in English `2025-02-28`.
pub fn date_text(date: Date, texts: &Texts) -> String {
    match texts.lang() {
        Lang::Vi => format!("{:02}/{}/{}", date.day(), month_digits(date.month().into(), texts), date.year()),
        Lang::En => date.to_string(),
    }
}

/// A month in digits: Decree 30/2020 pads the first two only, and every day below ten.
pub fn month_digits(month: i32, texts: &Texts) -> String {
    if month < 3 || texts.lang() == Lang::En { format!("{month:02}") } else { month.to_string() }
}

/// A count in words, for sentences.
pub fn count_text(count: usize, texts: &Texts) -> String {
    cell_text(&Cell::Number(i64::try_from(count).ok()), texts)
}

#[cfg(test)]
mod tests {
    use super::{Lang, Texts, date_text};
    use jiff::civil::date;

    #[test]
    fn days_below_ten_and_the_first_two_months_have_two_digits() {
        let texts = Texts::new(Lang::Vi);
        for (day, text) in [
            (date(2025, 7, 1), "01/7/2025"),
            (date(2025, 5, 6), "06/5/2025"),
            (date(2025, 2, 1), "01/02/2025"),
            (date(2025, 12, 31), "31/12/2025"),
        ] {
            assert_eq!(date_text(day, &texts), text);
        }
        assert_eq!(date_text(date(2025, 7, 1), &Texts::new(Lang::En)), "2025-07-01");
    }
}
