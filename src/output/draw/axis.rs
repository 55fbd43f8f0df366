//! Axes: where a value stands, and which round values are written beside it.

/// A straight scale from values to places of a drawing.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    low: i64,
    high: i64,
    step: i64,
    from: i32,
    length: i32,
}

impl Scale {
    /// A scale that shows `low` at `from` and `high` so much further, with at most so many steps of a round size, which
    /// is a multiple of `unit`. A negative length runs backwards, as the vertical axis of a page does.
    pub fn new((low, high): (i64, i64), unit: i64, steps: i64, (from, length): (i32, i32)) -> Self {
        let high = if high > low { high } else { low + unit };
        Self { low, high, step: round_step(high - low, unit, steps), from, length }
    }

    /// The same scale with its ends moved outwards to round values.
    pub fn rounded(self) -> Self {
        let low = self.low.div_euclid(self.step) * self.step;
        let high = -((-self.high).div_euclid(self.step)) * self.step;
        Self { low, high, ..self }
    }

    /// Where a value stands.
    pub fn at(&self, value: i64) -> i32 {
        let part = i128::from(value - self.low) * i128::from(self.length) / i128::from(self.high - self.low);
        self.from + i32::try_from(part).unwrap_or(self.length)
    }

    /// The round values on it, from the lowest.
    pub fn ticks(&self) -> Vec<i64> {
        let first = -((-self.low).div_euclid(self.step)) * self.step;
        let mut ticks = Vec::new();
        let mut tick = first;
        while tick <= self.high {
            ticks.push(tick);
            tick += self.step;
        }
        ticks
    }
}

/// The least of 1, 2, 5, 10, 20 … units that takes no more than so many steps over a range.
fn round_step(range: i64, unit: i64, steps: i64) -> i64 {
    let mut ten = unit.max(1);
    loop {
        for round in [1, 2, 5] {
            let step = ten.saturating_mul(round);
            if range / step <= steps.max(1) && (range % step == 0 || range / step < steps.max(1)) {
                return step;
            }
        }
        match ten.checked_mul(10) {
            Some(more) => ten = more,
            None => return range.max(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn ticks_are_round_and_few() {
        let ticks = |range, unit| Scale::new(range, unit, 6, (0, 1000)).ticks();
        assert_eq!(ticks((0, 110), 1), [0, 20, 40, 60, 80, 100]);
        assert_eq!(ticks((0, 3), 1), [0, 1, 2, 3]);
        assert_eq!(ticks((0, 300), 100), [0, 100, 200, 300]);
        assert_eq!(ticks((-40, 55), 1), [-40, -20, 0, 20, 40]);
        assert_eq!(ticks((0, 0), 1), [0, 1]);
        assert!(ticks((0, i64::MAX / 2), 1).len() <= 7);
    }

    #[test]
    fn values_stand_in_proportion_and_a_page_counts_from_below() {
        let scale = Scale::new((0, 200), 1, 5, (100, 1000));
        assert_eq!([scale.at(0), scale.at(50), scale.at(200)], [100, 350, 1100]);
        let up = Scale::new((3, 97), 1, 5, (900, -800)).rounded();
        assert_eq!([up.at(0), up.at(100)], [900, 100]);
    }
}
