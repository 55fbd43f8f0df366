//! One norm: what it limits or sets, and its values over time.

use super::unit::Unit;
use crate::model::Decimal;
use jiff::civil::Date;

/// A legal value with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Norm {
    /// `topic.name`.
    pub id: String,
    /// What it says, in Vietnamese.
    pub description_vi: String,
    /// What it says, in English.
    pub description_en: String,
    /// What its values count.
    pub unit: Unit,
    /// The ids of the kinds of bodies that it governs; empty: it says nothing of kinds.
    pub kinds: Vec<String>,
    /// Its values, by day; none overlaps another.
    pub values: Vec<Dated>,
}

impl Norm {
    /// The topic: what stands before the point of the id.
    pub fn topic(&self) -> &str {
        self.id.split_once('.').map_or(self.id.as_str(), |(topic, _)| topic)
    }

    /// The entry that is in force on a day; one that repeals counts.
    pub fn at(&self, day: Date) -> Option<&Dated> {
        let last = self.values.iter().rfind(|dated| dated.from <= day)?;
        last.until.is_none_or(|until| day <= until).then_some(last)
    }

    /// The last day of an entry: its own, else the day before the next entry; none: open.
    pub fn last_day(&self, entry: usize) -> Option<Date> {
        let own = self.values.get(entry)?.until;
        own.or_else(|| self.values.get(entry + 1)?.from.yesterday().ok())
    }
}

/// A value with the days on which it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The first day.
    pub from: Date,
    /// The last day; none: until the next entry, or still in force.
    pub until: Option<Date>,
    /// The value; none: the norm is repealed from this day.
    pub value: Option<Value>,
    /// Where it stands.
    pub citation: Citation,
    /// How sure it is.
    pub status: Status,
}

/// Where a value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The paper, with its number.
    pub instrument: String,
    /// Article, clause, point.
    pub article: Option<String>,
    /// Where the text was seen, and what is unsure about it.
    pub note: Option<String>,
}

impl Citation {
    /// Article and instrument as one phrase.
    pub fn text(&self) -> String {
        match &self.article {
            Some(article) => format!("{article} {}", self.instrument),
            None => self.instrument.clone(),
        }
    }
}

/// How sure a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Its text was seen.
    Verified,
    /// From general knowledge: it can warn, never convict.
    Recalled,
}

impl Status {
    /// The words of all, as a message lists them.
    pub const ALLOWED: &'static str = "verified, recalled";

    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Status::Verified => "verified",
            Status::Recalled => "recalled",
        }
    }

    /// The status of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Status::Verified, Status::Recalled].into_iter().find(|status| status.word() == word)
    }
}

/// One number or day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Amount {
    /// A number.
    Number(Decimal),
    /// A day.
    Date(Date),
}

/// What a norm sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// The same for every case.
    One(Amount),
    /// By case, such as the class of the province, in the order of the file.
    ByCase(Vec<(String, Amount)>),
}

impl Value {
    /// What holds for a case: the one value there is, or that of the case; none if the case is not named.
    pub fn of(&self, case: &str) -> Option<Amount> {
        match self {
            Value::One(amount) => Some(*amount),
            Value::ByCase(cases) => cases.iter().find(|(name, _)| name == case).map(|(_, amount)| *amount),
        }
    }

    /// Every amount.
    pub fn amounts(&self) -> impl Iterator<Item = Amount> {
        let (one, cases) = match self {
            Value::One(amount) => (Some(*amount), &[][..]),
            Value::ByCase(cases) => (None, cases.as_slice()),
        };
        one.into_iter().chain(cases.iter().map(|(_, amount)| *amount))
    }
}

impl Amount {
    /// The number, if it is a whole one.
    pub fn as_whole(self) -> Option<i64> {
        match self {
            Amount::Number(number) => number.as_whole(),
            Amount::Date(_) => None,
        }
    }
}
