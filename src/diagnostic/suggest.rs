//! "Did you mean": the nearest of the valid names.

/// The candidate nearest to `wrong`, if it is near enough to be what was meant: at most one edit
/// for three letters, and a third of the longer word beyond that. Letter case and `-`/`_`/space are
/// ignored.
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(wrong);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let folded = fold(candidate);
            let limit = 1.max(wanted.len().max(folded.len()) / 3);
            let distance = edits(&wanted, &folded, limit)?;
            Some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// The only candidate that can be meant: it differs only in letter case, `-`, `_` and spaces, or no
/// other is near.
pub fn only_near<'a>(
    wrong: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let near: Vec<&str> = candidates
        .into_iter()
        .filter(|candidate| nearest(wrong, [*candidate]).is_some())
        .collect();
    near.iter()
        .find(|name| is_alike(name, wrong))
        .or(near.first().filter(|_| near.len() == 1))
        .copied()
}

/// Whether two names differ only in letter case and in `-`, `_` and spaces.
pub fn is_alike(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

/// `did you mean `x`?`, if a candidate is near.
pub fn did_you_mean<'a>(
    wrong: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(wrong, candidates).map(|name| format!("did you mean `{name}`?"))
}

fn fold(name: &str) -> Vec<char> {
    name.chars()
        .filter(|c| !matches!(c, '-' | '_' | ' '))
        .flat_map(char::to_lowercase)
        .take(120)
        .collect()
}

/// Damerau's optimal string alignment distance; `None` if it exceeds `limit`.
fn edits(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let swap = i > 0 && j > 0 && *from == b[j - 1] && a[i - 1] == *to;
            let replaced = last[j] + usize::from(from != to);
            let shifted = 1 + last[j + 1].min(row[j]);
            let best = replaced.min(shifted);
            row.push(if swap {
                best.min(before[j - 1] + 1)
            } else {
                best
            });
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let keys = ["title", "summary", "review_due", "audience"];
        assert_eq!(nearest("tilte", keys), Some("title"));
        assert_eq!(nearest("Review-Due", keys), Some("review_due"));
        assert_eq!(nearest("audiance", keys), Some("audience"));
        assert_eq!(nearest("colour", keys), None);
        assert_eq!(nearest("", keys), None);
        assert_eq!(only_near("tilte", keys), Some("title"));
        assert_eq!(only_near("don", ["do", "dont"]), None);
        assert_eq!(
            only_near("review due", ["reviewed", "review_due"]),
            Some("review_due")
        );
    }
}
