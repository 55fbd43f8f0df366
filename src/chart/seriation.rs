//! The order of the rows of a matrix in which what is alike stands together.

/// Orders items so that clusters show: average linkage (Sokal, Michener 1958), where two clusters that join are turned
/// so that the most alike of their ends meet (Gruvaeus, Wainer 1972). `alike` is symmetric; ties go to the items that
/// come first, so that the order depends on nothing but the numbers.
pub fn seriation(alike: &[Vec<u64>]) -> Vec<usize> {
    let mut clusters: Vec<Vec<usize>> = (0..alike.len()).map(|at| vec![at]).collect();
    while clusters.len() > 1 {
        let (mut best, mut pair) = (None, (0, 1));
        for one in 0..clusters.len() {
            for other in one + 1..clusters.len() {
                let mean = mean(alike, &clusters[one], &clusters[other]);
                if best.is_none_or(|best| is_more(mean, best)) {
                    (best, pair) = (Some(mean), (one, other));
                }
            }
        }
        let second = clusters.remove(pair.1);
        let first = std::mem::take(&mut clusters[pair.0]);
        clusters[pair.0] = joined(alike, first, second);
    }
    clusters.pop().unwrap_or_default()
}

/// The sum over all pairs and their number.
fn mean(alike: &[Vec<u64>], one: &[usize], other: &[usize]) -> (u128, u128) {
    let sum = one.iter().flat_map(|a| other.iter().map(|b| u128::from(alike[*a][*b]))).sum();
    (sum, (one.len() * other.len()) as u128)
}

fn is_more(one: (u128, u128), other: (u128, u128)) -> bool {
    one.0 * other.1 > other.0 * one.1
}

/// Two clusters in a row, each turned or not; of equal ends the first way counts.
fn joined(alike: &[Vec<u64>], one: Vec<usize>, other: Vec<usize>) -> Vec<usize> {
    let (mut best, mut row) = (None, Vec::new());
    for turn_one in [false, true] {
        for turn_other in [false, true] {
            let (mut left, mut right) = (one.clone(), other.clone());
            if turn_one {
                left.reverse();
            }
            if turn_other {
                right.reverse();
            }
            let meets = left.last().zip(right.first()).map(|(a, b)| alike[*a][*b]);
            if meets > best {
                left.extend(right);
                (best, row) = (meets, left);
            }
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::seriation;

    fn matrix(pairs: &[(usize, usize, u64)], size: usize) -> Vec<Vec<u64>> {
        let mut alike = vec![vec![0; size]; size];
        for (a, b, value) in pairs {
            (alike[*a][*b], alike[*b][*a]) = (*value, *value);
        }
        alike
    }

    #[test]
    fn what_is_alike_stands_together() {
        // Two groups, 0-2-4 and 1-3, joined by 4-1 only.
        let order = seriation(&matrix(&[(0, 2, 9), (2, 4, 8), (1, 3, 9), (4, 1, 1)], 5));
        let place = |item: usize| order.iter().position(|at| *at == item).unwrap();
        let apart = |a: usize, b: usize| place(a).abs_diff(place(b));
        assert_eq!((apart(0, 2), apart(2, 4), apart(1, 3), apart(4, 1)), (1, 1, 1, 1));
    }

    #[test]
    fn every_item_is_in_the_order_once() {
        let mut order = seriation(&matrix(&[(0, 5, 3), (1, 4, 3), (2, 3, 3)], 6));
        order.sort_unstable();
        assert_eq!(order, [0, 1, 2, 3, 4, 5]);
        assert_eq!(seriation(&[]), Vec::<usize>::new());
        assert_eq!(seriation(&[vec![0]]), [0]);
    }
}
