//! The last day by which a surplus of deputies must be gone: so many years from the step that caused it, and one day
//! for all; the earlier binds.

use crate::norms::{Amount, Dated, Norms};
use jiff::Span;
use jiff::civil::Date;

/// Years after a reorganisation; where it is not there, those after administrative units merged.
const YEARS: [&str; 2] = ["transition.surplus_deputies", "transition.surplus_deputies_units_of_area"];
/// One day for all.
const LATEST: &str = "transition.surplus_deputies_latest";

/// The legal deadlines of a day's law. A surplus lasts into the time of later law: where nothing is in force on the day,
/// the first value that comes into force afterwards counts.
#[derive(Clone, Debug, Default)]
pub struct Deadlines<'n> {
    years: Option<(&'static str, &'n Dated)>,
    latest: Option<(&'static str, &'n Dated)>,
}

impl<'n> Deadlines<'n> {
    /// The deadlines by the law of a day.
    pub fn of(norms: &'n Norms, day: Date) -> Self {
        let entry = |id: &'static str| {
            let norm = norms.get(id)?;
            let in_force = norm.at(day).filter(|dated| dated.value.is_some());
            let later = || norm.values.iter().find(|dated| dated.from > day && dated.value.is_some());
            in_force.or_else(later).map(|dated| (id, dated))
        };
        Self { years: YEARS.into_iter().find_map(entry), latest: entry(LATEST) }
    }

    /// The values used, with the ids of their norms.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &'n Dated)> {
        self.years.into_iter().chain(self.latest)
    }

    /// The last day for a surplus that a step of a day caused; a surplus that no step caused has the day for all alone.
    pub fn last_day(&self, caused: Option<Date>) -> Option<Date> {
        let years = self.years.and_then(|(_, dated)| dated.value.as_ref()?.of("")?.as_whole());
        let counted = caused.zip(years).and_then(|(caused, years)| {
            let span = Span::new().try_years(years).ok()?;
            caused.checked_add(span).ok()
        });
        let latest = self.latest.and_then(|(_, dated)| match dated.value.as_ref()?.of("")? {
            Amount::Date(day) => Some(day),
            Amount::Number(_) => None,
        });
        counted.into_iter().chain(latest).min()
    }
}

#[cfg(test)]
mod tests {
    use super::Deadlines;
    use crate::norms::{Amount, Citation, Dated, Decimal, Norm, Norms, Status, Unit, Value};
    use jiff::civil::{Date, date};

    fn norm(id: &str, unit: Unit, from: Date, amount: Amount) -> Norm {
        let citation = Citation { instrument: "x".into(), article: None, note: None };
        let value = Some(Value::One(amount));
        let dated = Dated { from, until: None, value, citation, status: Status::Recalled };
        Norm {
            id: id.into(),
            description_vi: "a".into(),
            description_en: "b".into(),
            unit,
            kinds: Vec::new(),
            values: vec![dated],
        }
    }

    #[test]
    fn the_earlier_of_two_days_binds() {
        let five = Amount::Number(Decimal::whole(5).unwrap());
        let norms = Norms::build(vec![
            norm("transition.surplus_deputies", Unit::Years, date(2025, 6, 12), five),
            norm("transition.surplus_deputies_latest", Unit::Date, date(2025, 8, 1), Amount::Date(date(2030, 12, 31))),
        ])
        .unwrap();
        let deadlines = Deadlines::of(&norms, date(2025, 3, 1));
        assert_eq!(deadlines.entries().count(), 2, "later law reaches a surplus that lasts");
        assert_eq!(deadlines.last_day(Some(date(2025, 3, 1))), Some(date(2030, 3, 1)));
        assert_eq!(deadlines.last_day(Some(date(2026, 7, 1))), Some(date(2030, 12, 31)));
        assert_eq!(deadlines.last_day(Some(date(2024, 2, 29))), Some(date(2029, 2, 28)));
        assert_eq!(deadlines.last_day(None), Some(date(2030, 12, 31)));
        assert_eq!(Deadlines::default().last_day(Some(date(2025, 3, 1))), None);
    }
}
