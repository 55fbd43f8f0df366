//! The transportation problem: whole units from sources to sinks at the least cost.

use good_lp::{Expression, ProblemVariables, Solution, SolverModel, constraint, microlp, variable};

/// A way from a source to a sink.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    pub source: usize,
    pub sink: usize,
    /// Cost of one unit.
    pub cost: i64,
    /// The most units.
    pub most: i64,
}

/// Sends as much as may be sent from every source at the least cost: as many units on each way. A way that is not taken
/// must cost more than any way, so that everything is sent that finds room. The matrix of such a problem is totally
/// unimodular: the corner that the simplex method ends at is whole. None if the solver fails.
pub(super) fn transport(supplies: &[i64], capacities: &[i64], ways: &[Way]) -> Option<Vec<i64>> {
    if ways.is_empty() {
        return Some(Vec::new());
    }
    // Sending a unit is worth more than the dearest way costs.
    let worth = ways.iter().map(|way| way.cost.abs()).max().unwrap_or(0) * 2 + 1;
    let mut variables = ProblemVariables::new();
    let units: Vec<_> = ways.iter().map(|way| variables.add(variable().min(0.0).max(way.most as f64))).collect();
    let mut cost = Expression::default();
    let mut sent = vec![Expression::default(); supplies.len()];
    let mut received = vec![Expression::default(); capacities.len()];
    for (way, unit) in ways.iter().zip(&units) {
        cost.add_mul((way.cost - worth) as f64, *unit);
        sent[way.source] += *unit;
        received[way.sink] += *unit;
    }
    let mut model = variables.minimise(cost).using(microlp);
    for (sent, supply) in sent.into_iter().zip(supplies) {
        model.add_constraint(constraint!(sent <= *supply as f64));
    }
    for (received, capacity) in received.into_iter().zip(capacities) {
        model.add_constraint(constraint!(received <= *capacity as f64));
    }
    let solution = model.solve().ok()?;
    let whole: Vec<i64> = units.iter().map(|unit| solution.value(*unit).round() as i64).collect();
    let within = |at: fn(&Way) -> usize, limits: &[i64]| {
        let mut sums = vec![0; limits.len()];
        ways.iter().zip(&whole).for_each(|(way, units)| sums[at(way)] += units);
        sums.iter().zip(limits).all(|(sum, limit)| sum <= limit)
    };
    (within(|way| way.source, supplies) && within(|way| way.sink, capacities)).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::{Way, transport};

    #[test]
    fn the_cheapest_ways_are_taken_and_nothing_that_finds_room_stays() {
        let way = |source, sink, cost| Way { source, sink, cost, most: 9 };
        let ways = [way(0, 0, 1), way(0, 1, 5), way(1, 0, 2), way(1, 1, 9)];
        // Greedy would give sink 0 to source 0 and pay 9 for source 1.
        assert_eq!(transport(&[2, 2], &[2, 2], &ways), Some(vec![0, 2, 2, 0]));
        assert_eq!(transport(&[5, 2], &[2, 2], &ways).unwrap().iter().sum::<i64>(), 4);
        assert_eq!(transport(&[], &[], &[]), Some(vec![]));
    }
}
