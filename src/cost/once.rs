//! What the change costs once, what it brings, and when it has paid for itself.

use super::pay::Span;
use super::payroll::Payroll;
use super::rates::Assumption;
use crate::draft::Draft;
use crate::model::{Count, Tier};
use crate::norms::NormsAt;

/// One-off payments to those who leave, in đồng.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// Nobody is known to leave, and no number is assumed.
    Nobody,
    /// Between these amounts; equal where every person's is known.
    Between(i64, i64),
    /// The amount of somebody is unknown; this is what is known.
    AtLeast(i64),
}

/// What happens once.
#[derive(Clone, Debug)]
pub struct Once<'n> {
    /// Payments to those who leave.
    pub leaving: Leaving,
    /// Leadership pay that goes on for some months though the post is gone; 0 where leadership does not fall.
    pub kept_pay: Span,
    /// For how many months; none: no norm is in force on that day.
    pub kept_months: Option<i64>,
    /// Central support for communes removed.
    pub support: Option<i64>,
    /// How many communes are removed.
    pub communes_removed: i64,
    /// Least and most work lost in the transition, in đồng of pay; none: people moved are unknown, or nothing is assumed.
    pub transition: Option<(i64, i64)>,
    /// What a year saves: positive where the payroll falls.
    pub saving: Span,
    /// Least and most months until the payments are saved again; none: they never are, or are unknown.
    pub payback: Option<(i64, i64)>,
    /// The assumptions about the transition.
    pub assumptions: Vec<Assumption<'n>>,
}

/// Reckons what happens once. `moved` is the number of people whose body differs after the plan.
pub fn once<'n>(
    payroll: &Payroll<'_>,
    draft: &Draft<'_>,
    moved: Count,
    leaving: Leaving,
    law: NormsAt<'n>,
) -> Once<'n> {
    let whole = |norm: &str, case: &str| law.number(norm, case).and_then(|(number, _)| number.as_whole());
    let change = payroll.change().total();
    let saving = Span { low: -change.low, high: -change.high };
    let fallen = payroll.leaders_before.minus(&payroll.leaders_after).total();
    let fallen = Span { low: fallen.low.max(0), high: fallen.high.max(0) };
    let kept_months = whole("transition.leader_pay_kept_least", "");
    let kept_pay = kept_months.map_or(Span::default(), |months| fallen.share(months, 12));
    let communes_removed = communes_removed(draft);
    let support = match communes_removed {
        0 => Some(0),
        removed => whole("administrative_units.central_support", "commune").map(|each| each * removed),
    };
    let payments = match leaving {
        Leaving::Between(low, high) => Some((low, high)),
        // The pay that is kept for some months of what is saved would always be paid back after as many months.
        Leaving::Nobody | Leaving::AtLeast(_) => None,
    };
    let unknown = payroll.before.unknown() + payroll.after.unknown() > 0;
    let payback = payments.filter(|_| !unknown && saving.least() > 0).map(|(low, high)| {
        let months = |paid: i64, saved: i64| {
            let paid = i128::from(paid) * 12;
            i64::try_from((paid + i128::from(saved) - 1) / i128::from(saved)).unwrap_or(i64::MAX)
        };
        // Allowances and savings are taken under one and the same assumption, payments are not tied to either.
        let under = |kept: i64, saved: i64| [months(low + kept, saved), months(high + kept, saved)];
        let all = [under(kept_pay.low, saving.low), under(kept_pay.high, saving.high)].concat();
        let least = all.iter().min().copied().unwrap_or_default();
        (least, all.iter().max().copied().unwrap_or(least))
    });
    Once {
        leaving,
        kept_pay,
        kept_months,
        support,
        communes_removed,
        transition: moved.and_then(|moved| transition(payroll, moved, law)),
        saving,
        payback,
        assumptions: TRANSITION
            .into_iter()
            .filter_map(|norm| Some(Assumption { norm, dated: law.entry(norm)? }))
            .collect(),
    }
}

const TRANSITION: [&str; 2] = ["assumptions.transition_loss", "assumptions.transition_months"];

/// Work lost: people moved, at the mean pay of a month, for some months, some percent of it.
fn transition(payroll: &Payroll<'_>, moved: i64, law: NormsAt<'_>) -> Option<(i64, i64)> {
    if payroll.people == 0 {
        return None;
    }
    let year = payroll.before.known().total().share(moved, payroll.people);
    let lost = |year: i64, case: &str| {
        let (percent, _) = law.number(TRANSITION[0], case)?;
        let (months, _) = law.number(TRANSITION[1], case)?;
        let scale = i128::from(crate::model::Decimal::SCALE);
        let numerator = i128::from(year) * i128::from(percent.parts()) * i128::from(months.as_whole()?);
        crate::model::rounded(numerator, 12 * 100 * scale)
    };
    Some((lost(year.low, "low")?, lost(year.high, "high")?))
}

/// How many communes fewer there are: merged areas of that tier, less those they became.
fn communes_removed(draft: &Draft<'_>) -> i64 {
    let organisation = draft.baseline().organisation();
    let commune = |id: &String| {
        let area = organisation.find_area(id).map(|area| organisation.area(area).level);
        area == Some(Tier::Commune) || draft.new_areas().iter().any(|area| area.id == *id)
    };
    let removed = draft.new_areas().iter().map(|area| {
        let merged = area.members.iter().filter(|id| commune(id)).count();
        i64::try_from(merged.saturating_sub(1)).unwrap_or(i64::MAX)
    });
    removed.sum()
}
