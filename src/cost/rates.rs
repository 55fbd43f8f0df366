//! The rates of a day: what the law sets and what is assumed, each remembered with where it stands.

use super::pay::{Pay, PayPart, Span};
use crate::model::{Category, Decimal, rounded};
use crate::norms::{Dated, NormsAt};

/// An assumption that was used, with where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assumption<'n> {
    /// Id of the norm.
    pub norm: &'static str,
    /// The entry.
    pub dated: &'n Dated,
}

/// The contributions with their norms.
const CONTRIBUTIONS: [(PayPart, &str); 6] = [
    (PayPart::Pension, "salaries.contribution_pension"),
    (PayPart::Sickness, "salaries.contribution_sickness"),
    (PayPart::Accident, "salaries.contribution_accident"),
    (PayPart::Health, "salaries.contribution_health"),
    (PayPart::Unemployment, "salaries.contribution_unemployment"),
    (PayPart::Union, "salaries.contribution_union"),
];

/// The coefficients of one person, or the means of many.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Coefficients {
    /// Hs.
    pub rank: Decimal,
    /// Hv.
    pub over_frame: Decimal,
    /// Hl.
    pub leadership: Decimal,
    /// p.
    pub percent: Decimal,
    /// Hr and reserved difference.
    pub other: [Decimal; 2],
}

/// The law of a day, ready to reckon with.
pub(super) struct Rates<'n> {
    /// The law.
    pub law: NormsAt<'n>,
    base: i128,
    contributions: [(PayPart, Decimal); 6],
    bonus: Decimal,
}

const SCALE: i128 = Decimal::SCALE as i128;
const MONTHS: i128 = 12;

impl<'n> Rates<'n> {
    /// The rates of a day. None where the norms lack one.
    pub fn of(law: NormsAt<'n>) -> Option<Self> {
        let number = |norm: &str| law.number(norm, "").map(|(number, _)| number);
        let mut contributions = [(PayPart::Pension, Decimal::default()); 6];
        for (at, (part, norm)) in CONTRIBUTIONS.into_iter().enumerate() {
            contributions[at] = (part, number(norm)?);
        }
        let base = i128::from(number("salaries.base")?.as_whole()?);
        Some(Self { law, base, contributions, bonus: number("salaries.bonus_fund")? })
    }

    /// A year's pay. Each part is rounded half up to the đồng. None beyond any budget.
    pub fn year(&self, of: Coefficients, category: Category) -> Option<Pay> {
        let parts = |decimal: Decimal| i128::from(decimal.parts());
        let mut pay = Pay::default();
        let mut set = |part: PayPart, numerator: i128, denominator: i128| {
            pay.set(part, Span::exact(rounded(MONTHS * self.base * numerator, denominator)?));
            Some(())
        };
        let ranked = parts(of.rank) + parts(of.over_frame) + parts(of.leadership);
        let percent = 100 * SCALE * SCALE;
        set(PayPart::Salary, parts(of.rank) + parts(of.over_frame), SCALE)?;
        set(PayPart::Leadership, parts(of.leadership), SCALE)?;
        set(PayPart::Percent, ranked * parts(of.percent), percent)?;
        set(PayPart::Other, parts(of.other[0]) + parts(of.other[1]), SCALE)?;
        for (part, rate) in self.contributions {
            // Cadres and civil servants have no unemployment insurance.
            let none = part == PayPart::Unemployment && matches!(category, Category::CivilServant | Category::Cadre);
            set(part, if none { 0 } else { ranked * parts(rate) }, percent)?;
        }
        set(PayPart::Bonus, parts(of.rank) * parts(self.bonus), percent)?;
        Some(pay)
    }

    /// A year's pay of one person of a category as it is assumed, without a leadership allowance.
    pub fn assumed(&self, category: Category) -> Option<Pay> {
        let of = |rank: &str, percent: &str, region: &str| {
            let number = |norm: &str, case: &str| self.law.number(norm, case).map(|(number, _)| number);
            let coefficients = Coefficients {
                rank: number(rank, category.word())?,
                percent: number(percent, category.word())?,
                other: [number("assumptions.regional_allowance", region)?, Decimal::default()],
                ..Coefficients::default()
            };
            self.year(coefficients, category)
        };
        let low = of("assumptions.salary_coefficient_low", "assumptions.percent_allowance_low", "low")?;
        let high = of("assumptions.salary_coefficient_high", "assumptions.percent_allowance_high", "high")?;
        Some(Pay::span(&low, &high))
    }

    /// A year's pay that a coefficient of leadership adds, under the assumed percentages of a category.
    pub fn leadership(&self, coefficient: Decimal, category: Category) -> Option<Pay> {
        let of = |norm: &str| {
            let (percent, _) = self.law.number(norm, category.word())?;
            self.year(Coefficients { leadership: coefficient, percent, ..Coefficients::default() }, category)
        };
        Some(Pay::span(&of("assumptions.percent_allowance_low")?, &of("assumptions.percent_allowance_high")?))
    }

    /// The assumptions behind pay that no people are known for.
    pub fn assumptions(&self) -> Vec<Assumption<'n>> {
        const PAY: [&str; 5] = [
            "assumptions.salary_coefficient_low",
            "assumptions.salary_coefficient_high",
            "assumptions.percent_allowance_low",
            "assumptions.percent_allowance_high",
            "assumptions.regional_allowance",
        ];
        PAY.into_iter().filter_map(|norm| Some(Assumption { norm, dated: self.law.entry(norm)? })).collect()
    }
}
