//! What leaving costs where no people are known: an interval from stated assumptions.

use super::law::Basis;
use crate::norms::NormsAt;

/// The norm of the assumption.
const PER_LEAVER: &str = "assumptions.benefit_per_leaver";

/// An interval of one-off payments, in đồng.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate<'n> {
    /// Fewest and most people who leave.
    pub leavers: (i64, i64),
    /// For one person: low, mean, high.
    pub each: [i64; 3],
    /// Fewest people at the low amount.
    pub low: i64,
    /// Most people at the mean amount.
    pub mean: i64,
    /// Most people at the high amount.
    pub high: i64,
    /// The assumption.
    pub basis: Basis<'n>,
}

/// The interval for a number of people who leave. None where the assumption has no value on that day.
pub fn estimate<'n>(leavers: (i64, i64), law: NormsAt<'n>) -> Option<Estimate<'n>> {
    let (_, dated) = law.number(PER_LEAVER, "mean")?;
    let of = |case: &str| law.number(PER_LEAVER, case)?.0.as_whole();
    let each = [of("low")?, of("mean")?, of("high")?];
    Some(Estimate {
        leavers,
        each,
        low: leavers.0.checked_mul(each[0])?,
        mean: leavers.1.checked_mul(each[1])?,
        high: leavers.1.checked_mul(each[2])?,
        basis: Basis { norm: PER_LEAVER, dated },
    })
}
