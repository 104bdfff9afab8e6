//! An order that differs from the right one, and is the same in every build.

use crate::model::slug::fnv;

/// The numbers below `count` in an order that `seed` decides; never the plain order, where there is
/// another.
pub(super) fn order(seed: &str, count: usize) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    let mut state = fnv(seed);
    for last in (1..count).rev() {
        state = next(state);
        // Fisher and Yates' shuffle, from the end.
        numbers.swap(last, usize::try_from(state >> 33).unwrap_or(0) % (last + 1));
    }
    if count > 1
        && numbers
            .iter()
            .enumerate()
            .all(|(place, number)| place == *number)
    {
        numbers.rotate_left(1);
    }
    numbers
}

/// Knuth's linear generator (MMIX); its high bits are the good ones.
fn next(state: u64) -> u64 {
    state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407)
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn every_order_is_another_than_the_plain_one_and_loses_nothing() {
        for count in 2..30 {
            for seed in 0..50 {
                let mut numbers = order(&format!("seed {seed}"), count);
                assert!(!numbers.is_sorted(), "{count} {seed}");
                assert_eq!(numbers, order(&format!("seed {seed}"), count));
                numbers.sort_unstable();
                assert!(
                    numbers
                        .iter()
                        .enumerate()
                        .all(|(place, number)| place == *number)
                );
            }
        }
        assert_eq!(order("", 1), [0]);
        assert_eq!(order("", 0), [0_usize; 0]);
    }
}
