//! What options are held against one another by: the figures that leaders ask for, with which way each is better.

use crate::compare::Better;
use crate::cost::{Leaving, Once};
use crate::evaluate::{Figure, Status};
use crate::model::Count;
use crate::report::{Cell, Lang, Studied, Study, Texts, cell_text};
use crate::rules::Severity;

/// A figure of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// One of the figures of an evaluation.
    Figure(Figure),
    /// Tasks that nobody leads somewhere.
    Gaps,
    /// Deputies beyond the number that the law allows.
    Surplus,
    /// Findings that hold and are not as the law asks.
    Breaches,
    /// What is paid once, in đồng.
    OneOff,
    /// What a year saves, in đồng.
    Saving,
    /// Months until the payments are saved again.
    Payback,
}

/// What a figure comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nobody can tell.
    Unknown,
    /// It does not arise: the apparatus as it stands pays and moves nobody.
    None,
    /// It arises, but is reckoned only of what an option comes to.
    NotReckoned,
    /// Nothing is saved, so that it is never paid back.
    Never,
    /// Between the two; equal where it is exact.
    Between(i64, i64),
}

/// The figures of a table for leaders, by group.
pub const GROUPS: [(&str, &[Measure]); 5] = [
    ("chart-group-structure", &[Measure::Figure(Figure::Agencies), Measure::Figure(Figure::SubUnits)]),
    (
        "chart-group-staff",
        &[
            Measure::Figure(Figure::Quota),
            Measure::Figure(Figure::Filled),
            Measure::Surplus,
            Measure::Figure(Figure::PeopleMoved),
            Measure::Figure(Figure::BenchStaff),
        ],
    ),
    ("chart-group-tasks", &[Measure::Figure(Figure::TasksWithSeveralLeads), Measure::Gaps]),
    ("chart-group-money", &[Measure::OneOff, Measure::Saving, Measure::Payback]),
    ("chart-group-law", &[Measure::Breaches]),
];

/// The figures that are compared, in the order of the groups; those that are no better either way are left out.
pub fn compared() -> impl Iterator<Item = Measure> {
    GROUPS.iter().flat_map(|(_, measures)| measures.iter().copied()).filter(|measure| measure.better().is_some())
}

impl Measure {
    /// Which way it is better; none: neither.
    pub fn better(self) -> Option<Better> {
        match self {
            // Posts follow the plan's own targets, and fewer are no aim by themselves where work stays.
            Measure::Figure(Figure::Quota) => None,
            Measure::Figure(figure) => figure.better(),
            Measure::Saving => Some(Better::More),
            _ => Some(Better::Less),
        }
    }

    /// A stable key.
    pub fn key(self) -> &'static str {
        match self {
            Measure::Figure(figure) => figure.word(),
            Measure::Gaps => "gaps",
            Measure::Surplus => "surplus",
            Measure::Breaches => "breaches",
            Measure::OneOff => "one-off",
            Measure::Saving => "saving",
            Measure::Payback => "payback",
        }
    }

    /// Its name, with its unit where that is not a mere count.
    pub fn name(self, texts: &Texts) -> String {
        match self {
            Measure::Figure(figure) => texts.say(&format!("figure-{}", figure.word().replace('_', "-")), &[]),
            _ => texts.say(&format!("chart-measure-{}", self.key()), &[]),
        }
    }

    /// What it is as things stand.
    pub fn before(self, study: &Study<'_>) -> Value {
        let figures = study.indicators();
        match self {
            Measure::Figure(figure) if crate::report::EFFECTS.contains(&figure) => Value::None,
            Measure::Figure(figure) => exact(figures.get(figure)),
            Measure::Gaps => exact(gaps(|figure| figures.get(figure))),
            Measure::Breaches => match study.options.first() {
                Some(option) if option.law.is_some() => exact(breaches(option, Status::New)),
                _ => Value::Unknown,
            },
            Measure::Surplus => Value::NotReckoned,
            Measure::OneOff | Measure::Saving | Measure::Payback => Value::None,
        }
    }

    /// What it is after an option.
    pub fn after(self, option: &Studied<'_>) -> Value {
        let figures = &option.evaluation.after;
        let once = option.money.as_ref().map(|money| &money.once);
        match self {
            Measure::Figure(figure) => exact(figures.get(figure)),
            Measure::Gaps => exact(gaps(|figure| figures.get(figure))),
            Measure::Surplus => exact(option.forecast.as_ref().map(|forecast| forecast.whole.total.surplus)),
            Measure::Breaches if option.law.is_none() => Value::Unknown,
            Measure::Breaches => exact(breaches(option, Status::Fixed)),
            Measure::OneOff => once.map_or(Value::Unknown, one_off),
            Measure::Saving => {
                once.map_or(Value::Unknown, |once| Value::Between(once.saving.least(), once.saving.most()))
            }
            Measure::Payback => once.map_or(Value::Unknown, payback),
        }
    }

    /// A value as people read it; money in millions of đồng with one decimal.
    pub fn text(self, value: Value, texts: &Texts) -> String {
        match value {
            Value::Unknown => texts.say("unknown", &[]),
            Value::None => "–".to_owned(),
            Value::NotReckoned => texts.say("chart-not-reckoned", &[]),
            Value::Never => texts.say("chart-never", &[]),
            Value::Between(low, high) => {
                let one = |number: i64| if self.is_money() { millions(number, texts) } else { whole(number, texts) };
                let (low, high) = (one(low), one(high));
                if low == high { low } else { texts.say("chart-between", &[("low", low), ("high", high)]) }
            }
        }
    }

    /// The middle of a value, for drawing: money in whole millions of đồng.
    pub fn middle(self, value: Value) -> Count {
        let Value::Between(low, high) = value else { return None };
        let middle = low + (high - low) / 2;
        Some(if self.is_money() { (middle + MILLION / 2).div_euclid(MILLION) } else { middle })
    }

    /// A value turned so that less is better; none: unknown, or it does not arise.
    pub fn cost(self, value: Value) -> Count {
        let Value::Between(low, high) = value else { return None };
        let sum = low.saturating_add(high);
        Some(if self.better() == Some(Better::More) { -sum } else { sum })
    }

    /// The positions of the best values; empty where all are equal, only one is known, or neither way is better.
    pub fn best(self, values: &[Value]) -> Vec<usize> {
        let costs: Vec<Count> = values.iter().map(|value| self.cost(*value)).collect();
        let known: Vec<i64> = costs.iter().flatten().copied().collect();
        let (Some(best), Some(worst)) = (known.iter().min(), known.iter().max()) else { return Vec::new() };
        if best == worst || self.better().is_none() {
            return Vec::new();
        }
        (0..costs.len()).filter(|at| costs[*at] == Some(*best)).collect()
    }

    fn is_money(self) -> bool {
        matches!(self, Measure::OneOff | Measure::Saving)
    }
}

const MILLION: i64 = 1_000_000;

fn exact(count: Count) -> Value {
    count.map_or(Value::Unknown, |count| Value::Between(count, count))
}

fn gaps(figure: impl Fn(Figure) -> Count) -> Count {
    Some(figure(Figure::TasksWithoutLead)? + figure(Figure::TasksPartlyLed)?)
}

/// Breaches but for those of a status.
fn breaches(option: &Studied<'_>, without: Status) -> Count {
    let holding = option.evaluation.findings.iter().filter(|judged| judged.status != without);
    i64::try_from(holding.filter(|judged| judged.finding.severity == Severity::Breach).count()).ok()
}

/// Payments to those who leave and leadership pay that is kept, as the payback reckons them.
fn one_off(once: &Once<'_>) -> Value {
    let (kept_least, kept_most) = (once.kept_pay.least(), once.kept_pay.most());
    match once.leaving {
        Leaving::AtLeast(_) => Value::Unknown,
        Leaving::Nobody => Value::Between(kept_least, kept_most),
        Leaving::Between(low, high) => Value::Between(low + kept_least, high + kept_most),
    }
}

fn payback(once: &Once<'_>) -> Value {
    match (once.payback, once.leaving) {
        (Some((least, most)), _) => Value::Between(least, most),
        (None, Leaving::AtLeast(_)) => Value::Unknown,
        (None, _) if once.saving.least() <= 0 => Value::Never,
        (None, _) => Value::Unknown,
    }
}

fn whole(number: i64, texts: &Texts) -> String {
    cell_text(&Cell::Number(Some(number)), texts)
}

/// Đồng as millions with one decimal, halves away from zero.
fn millions(amount: i64, texts: &Texts) -> String {
    const TENTH: i64 = MILLION / 10;
    let tenths = (amount.unsigned_abs() as i64 + TENTH / 2) / TENTH;
    let mark = if texts.lang() == Lang::Vi { ',' } else { '.' };
    let sign = if amount < 0 && tenths > 0 { "−" } else { "" };
    format!("{sign}{}{mark}{}", texts.number(tenths / 10), tenths % 10)
}

/// What a picture calls an option: short, since names are long.
pub fn label(at: usize, texts: &Texts) -> String {
    texts.say("chart-option", &[("number", (at + 1).to_string())])
}

/// An option by its short name and its own.
pub fn option_name(at: usize, option: &Studied<'_>, texts: &Texts) -> String {
    texts.say("chart-option-is", &[("option", label(at, texts)), ("plan", option.plan.name.clone())])
}

/// The options by their short names, a line each.
pub fn legend(study: &Study<'_>, texts: &Texts) -> Vec<String> {
    study.options.iter().enumerate().map(|(at, option)| option_name(at, option, texts)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Measure, Value};
    use crate::evaluate::Figure;
    use crate::report::{Lang, Texts};

    #[test]
    fn money_is_written_in_millions_with_one_decimal_and_ranges_with_both_ends() {
        let texts = Texts::new(Lang::Vi);
        let text = |low, high| Measure::OneOff.text(Value::Between(low, high), &texts);
        assert_eq!(text(1_140_050_000, 1_140_050_000), "1.140,1");
        assert_eq!(text(28_000_000, 58_040_000), "28,0 – 58,0");
        assert_eq!(Measure::Saving.text(Value::Between(-2_550_000, -2_550_000), &texts), "−2,6");
        assert_eq!(Measure::OneOff.middle(Value::Between(1_000_000, 2_000_000)), Some(2));
    }

    #[test]
    fn what_nobody_knows_is_said_to_be_unknown_and_is_never_the_best() {
        let texts = Texts::new(Lang::Vi);
        assert_eq!(Measure::Payback.text(Value::Unknown, &texts), "chưa rõ");
        assert_eq!(Measure::Gaps.best(&[Value::Unknown, Value::Between(3, 3), Value::Between(5, 5)]), [1]);
        assert_eq!(Measure::Gaps.best(&[Value::Unknown, Value::Between(3, 3)]), [0; 0]);
    }

    #[test]
    fn more_saving_is_better_and_where_all_are_equal_none_is_best() {
        let exact = |value: i64| Value::Between(value, value);
        assert_eq!(Measure::Saving.best(&[exact(1), exact(9), exact(9)]), [1, 2]);
        assert_eq!(Measure::Surplus.best(&[exact(4), exact(4)]), [0; 0]);
        assert_eq!(Measure::Figure(Figure::Quota).best(&[exact(1), exact(2)]), [0; 0]);
    }
}
