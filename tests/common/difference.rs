//! Compares two texts, line by line.

/// The lines in which two texts differ: `-` in the first alone, `+` in the second alone, below the
/// heading (`=== `) that both have.
pub fn difference(one: &str, other: &str) -> String {
    let (one, other): (Vec<&str>, Vec<&str>) = (one.lines().collect(), other.lines().collect());
    let shared = shared(&one, &other);
    let (mut at, mut to, mut shown) = (0, 0, String::new());
    while at < one.len() || to < other.len() {
        let both = at < one.len() && to < other.len();
        if both && one[at] == other[to] {
            if one[at].starts_with("===") {
                shown += &format!("  {}\n", one[at]);
            }
            (at, to) = (at + 1, to + 1);
        } else if to == other.len() || (both && shared[at + 1][to] >= shared[at][to + 1]) {
            shown += &format!("- {}\n", one[at]);
            at += 1;
        } else {
            shown += &format!("+ {}\n", other[to]);
            to += 1;
        }
    }
    shown
}

/// How many lines the two share from each pair of lines on.
fn shared(one: &[&str], other: &[&str]) -> Vec<Vec<usize>> {
    let mut shared = vec![vec![0; other.len() + 1]; one.len() + 1];
    for at in (0..one.len()).rev() {
        for to in (0..other.len()).rev() {
            let best = shared[at + 1][to].max(shared[at][to + 1]);
            shared[at][to] = if one[at] == other[to] {
                shared[at + 1][to + 1] + 1
            } else {
                best
            };
        }
    }
    shared
}
