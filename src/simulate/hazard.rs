//! When people leave: the retirement ages of Decree 135/2020, yearly rates brought to months, and the ages that are
//! assumed where a case has none.

use super::month::Month;
use crate::model::{Category, Decimal, Post, Sex};
use crate::norms::{Amount, Dated, NormsAt, Value};

/// The month of somebody who does not leave within the horizon.
pub const NEVER: u16 = u16::MAX;

/// Draws are 32 bits wide: a probability is a whole number of these parts.
const WHOLE: f64 = 4_294_967_296.0;

/// The retirement ages of Decree 135/2020, appendices I and II, by month of birth.
#[derive(Clone, Debug)]
pub struct RetirementAges {
    men: Vec<(Month, i32)>,
    women: Vec<(Month, i32)>,
    men_hard: Vec<(Month, i32)>,
    women_hard: Vec<(Month, i32)>,
    leaves_after: i32,
}

impl RetirementAges {
    /// The ages that the law of a day sets; none if one of its tables is not in force.
    pub fn of(law: NormsAt<'_>) -> Option<Self> {
        let leaves_after = law.value("retirement.leaves_after")?.of("")?.as_whole()?;
        Some(Self {
            men: steps(law, "retirement.age_men")?,
            women: steps(law, "retirement.age_women")?,
            men_hard: steps(law, "retirement.age_men_hard_conditions")?,
            women_hard: steps(law, "retirement.age_women_hard_conditions")?,
            leaves_after: i32::try_from(leaves_after).ok()?,
        })
    }

    /// The month from which a person no longer works: month of birth + age + 1 month (Decree 135/2020, Appendix I; with
    /// `hard`, Appendix II). Births before the first row of the table have its age: they have retired by now.
    pub fn leaving_month(&self, sex: Sex, birth: Month, hard: bool) -> Month {
        let table = match (sex, hard) {
            (Sex::Male, false) => &self.men,
            (Sex::Female, false) => &self.women,
            (Sex::Male, true) => &self.men_hard,
            (Sex::Female, true) => &self.women_hard,
        };
        let row = table.iter().rfind(|(from, _)| *from <= birth).or(table.first());
        birth.plus(row.map_or(0, |(_, age)| *age)).plus(self.leaves_after)
    }
}

fn steps(law: NormsAt<'_>, id: &str) -> Option<Vec<(Month, i32)>> {
    let Value::ByCase(cases) = law.value(id)? else { return None };
    let step = |(from, age): &(String, Amount)| Some((Month::read(from)?, i32::try_from(age.as_whole()?).ok()?));
    let mut steps = cases.iter().map(step).collect::<Option<Vec<_>>>()?;
    steps.sort_unstable();
    (!steps.is_empty()).then_some(steps)
}

/// The chance to be still there, month by month, as parts of 2³².
#[derive(Clone, Debug)]
pub struct Hazard {
    alive: Vec<u64>,
}

impl Hazard {
    /// Yearly rates of independent reasons to leave, in percent, over so many months. A rate r a year is
    /// 1 − (1 − r)^(1/12) a month.
    pub fn yearly(rates: &[Decimal], months: usize) -> Self {
        let stay: f64 = rates.iter().map(|rate| twelfth_root(1.0 - percent(*rate))).product();
        let mut left = 1.0;
        let month = |_| {
            left *= stay;
            parts(left)
        };
        Self { alive: (0..months).map(month).collect() }
    }

    /// The chance to leave in each month, as shares of one; what is left over stays.
    fn of_chances(chances: &[f64]) -> Self {
        let mut left = 1.0;
        let month = |chance: &f64| {
            left -= chance;
            parts(left)
        };
        Self { alive: chances.iter().map(month).collect() }
    }

    /// The month in which a draw leaves, counted from 0; [`NEVER`] within the horizon. One draw stands for a draw a
    /// month: given that somebody is there after a month, the draw is again even over what is left.
    #[inline]
    pub fn month(&self, draw: u32) -> u16 {
        let draw = u64::from(draw);
        if self.alive.last().is_none_or(|last| draw < *last) {
            return NEVER;
        }
        self.alive.partition_point(|alive| draw < *alive) as u16
    }

    /// The chance to be still there after a month, counted from 0.
    pub fn stays(&self, month: usize) -> f64 {
        self.alive.get(month).or(self.alive.last()).map_or(1.0, |alive| *alive as f64 / WHOLE)
    }
}

fn parts(share: f64) -> u64 {
    (share.clamp(0.0, 1.0) * WHOLE).round() as u64
}

fn percent(rate: Decimal) -> f64 {
    (rate.parts() as f64 / Decimal::SCALE as f64 / 100.0).clamp(0.0, 1.0)
}

/// By halving, with products alone: powers differ from machine to machine in the last digit, products do not.
fn twelfth_root(of: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        let squared = middle * middle;
        let fourth = squared * squared;
        if fourth * fourth * fourth > of { high = middle } else { low = middle }
    }
    if of >= 1.0 { 1.0 } else { low }
}

/// How old people are where a case does not say: shares of ages, even within each, and the share of women.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgeBands {
    /// From age, to age (inclusive), percent.
    pub bands: Vec<(i32, i32, Decimal)>,
    /// Percent.
    pub women: Decimal,
}

impl AgeBands {
    fn of(law: NormsAt<'_>, ages: &str, women: &str) -> Option<Self> {
        let Value::ByCase(cases) = law.value(ages)? else { return None };
        let band = |(span, share): &(String, Amount)| {
            let (from, to) = span.split_once('-')?;
            Some((from.parse().ok()?, to.parse().ok()?, number(*share)?))
        };
        let bands = cases.iter().map(band).collect::<Option<Vec<_>>>()?;
        Some(Self { bands, women: number(law.value("attrition.women")?.of(women)?)? })
    }

    /// The chance to retire in each month from the start on.
    pub fn hazard(&self, ages: &RetirementAges, start: Month, months: usize) -> Hazard {
        let mut chances = vec![0.0; months];
        let women = percent(self.women);
        let mut all = 0.0;
        for (from, to, share) in &self.bands {
            let births = (to + 1 - from).max(0) * 12;
            for back in 0..births {
                let birth = start.plus(-12 * from - back);
                for (sex, part) in [(Sex::Female, women), (Sex::Male, 1.0 - women)] {
                    let chance = percent(*share) * part / f64::from(births);
                    let ahead = ages.leaving_month(sex, birth, false).since(start);
                    // Who is past the age has gone before the start.
                    if ahead < 0 {
                        continue;
                    }
                    all += chance;
                    if let Some(month) = usize::try_from(ahead).ok().and_then(|ahead| chances.get_mut(ahead)) {
                        *month += chance;
                    }
                }
            }
        }
        if all > 0.0 {
            chances.iter_mut().for_each(|chance| *chance /= all);
        }
        Hazard::of_chances(&chances)
    }
}

/// What a forecast assumes of people: rates of leaving in percent a year, and ages where they are not known.
#[derive(Clone, Debug)]
pub struct Assumptions {
    /// Resignations, by staff category.
    pub resignation: [Decimal; Category::ALL.len()],
    /// Other losses, by staff category.
    pub other: [Decimal; Category::ALL.len()],
    /// Ages of heads and deputies.
    pub leaders: AgeBands,
    /// Ages of all others.
    pub staff: AgeBands,
}

/// The norms that a forecast rests on besides the ages of retirement.
pub(super) const RATES: [&str; 2] = ["attrition.resignation", "attrition.other"];

impl Assumptions {
    /// The assumptions that the norms of a day hold; a rate may be one for all or one for each staff category. None if
    /// one is missing.
    pub fn of(law: NormsAt<'_>) -> Option<Self> {
        let rates = |id: &str| {
            let value = law.value(id)?;
            let mut rates = [Decimal::whole(0)?; Category::ALL.len()];
            for category in Category::ALL {
                rates[category.at()] = number(value.of(category.word())?)?;
            }
            Some(rates)
        };
        Some(Self {
            resignation: rates(RATES[0])?,
            other: rates(RATES[1])?,
            leaders: AgeBands::of(law, "attrition.ages_leaders", "leaders")?,
            staff: AgeBands::of(law, "attrition.ages_staff", "staff")?,
        })
    }

    /// The entries of the norms that these assumptions come from, with their ids.
    /// Ages are among them where they are `drawn` for somebody.
    pub fn entries<'n>(law: NormsAt<'n>, drawn: bool) -> Vec<(&'static str, &'n Dated)> {
        let ages = ["attrition.ages_leaders", "attrition.ages_staff", "attrition.women"];
        RATES
            .into_iter()
            .chain(ages.into_iter().filter(|_| drawn))
            .filter_map(|id| Some((id, law.entry(id)?)))
            .collect()
    }

    /// The ages of those who hold a post.
    pub fn ages(&self, post: Post) -> &AgeBands {
        if post == Post::Staff { &self.staff } else { &self.leaders }
    }
}

fn number(amount: Amount) -> Option<Decimal> {
    match amount {
        Amount::Number(number) => Some(number),
        Amount::Date(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Hazard, NEVER, twelfth_root};
    use crate::model::Decimal;

    fn rate(text: &str) -> Decimal {
        Decimal::read(text).unwrap()
    }

    #[test]
    fn certain_rates_are_certain() {
        let (nobody, all) = (Hazard::yearly(&[rate("0")], 24), Hazard::yearly(&[rate("100")], 24));
        for draw in [0, 1, 1 << 31, u32::MAX] {
            assert_eq!((nobody.month(draw), all.month(draw)), (NEVER, 0));
        }
        assert_eq!((twelfth_root(1.0), Hazard::yearly(&[], 12).month(u32::MAX)), (1.0, NEVER));
    }

    #[test]
    fn a_year_of_months_is_a_year() {
        let hazard = Hazard::yearly(&[rate("10"), rate("5")], 36);
        for (year, stays) in [(1, 0.855), (2, 0.855 * 0.855), (3, 0.855 * 0.855 * 0.855)] {
            assert!((hazard.stays(12 * year - 1) - stays).abs() < 1e-9);
        }
    }

    /// The definition: each month, somebody who is there leaves with the chance of the month.
    #[test]
    fn one_draw_is_a_draw_a_month() {
        let hazard = Hazard::yearly(&[rate("30")], 36);
        let stay = 0.7_f64.powf(1.0 / 12.0);
        let mut draw = 12_345_u32;
        for _ in 0..20_000 {
            draw = draw.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let mut left = f64::from(draw) / 4_294_967_296.0;
            // The draw is even on 0 to 1; whoever stays has a draw that is even on 0 to the chance to stay.
            let by_month = (0..36).find(|_| {
                let leaves = left >= stay;
                left /= stay;
                leaves
            });
            assert_eq!(hazard.month(draw), by_month.unwrap_or(NEVER), "draw {draw}");
        }
    }
}
