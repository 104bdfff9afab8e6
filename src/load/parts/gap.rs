//! Gaps as they are written: what each accepts, and what is around it.

use super::numbers;
use crate::model::learn::quiz::NumberRange;

/// A gap in the stem of a question.
pub(in crate::load) struct WrittenGap {
    /// What it accepts, as written between its bars.
    pub(in crate::load) accepted: Vec<String>,
    /// The sign of a currency right before it.
    currency: Option<char>,
    /// The first word after it: `days`, `%`.
    next: String,
}

impl WrittenGap {
    /// The gap whose brackets hold `inside`, between two texts.
    pub(in crate::load) fn new(before: &str, inside: &str, after: &str) -> WrittenGap {
        let is_end = |c: char| ".,;:!?)".contains(c);
        let next = after.split_whitespace().next().unwrap_or_default();
        WrittenGap {
            accepted: inside
                .split('|')
                .map(|word| word.trim().to_owned())
                .collect(),
            currency: before
                .chars()
                .next_back()
                .filter(|sign| "£$€".contains(*sign)),
            next: next.trim_end_matches(is_end).to_owned(),
        }
    }

    /// One of its numbers with the unit that is written outside of its brackets: people may type it
    /// once more.
    pub(in crate::load) fn with_unit(&self, written: &str, range: NumberRange) -> NumberRange {
        let before = self.currency.map(|sign| format!("{sign}{written}"));
        let after = Some(&self.next).filter(|next| !next.is_empty());
        let after = after.map(|next| format!("{written} {next}"));
        let is_same = |other: &NumberRange| other.low == range.low && other.high == range.high;
        let unit = [before, after]
            .into_iter()
            .flatten()
            .filter_map(|text| numbers::range(&text))
            .find(|other| other.unit.is_some() && is_same(other))
            .and_then(|other| other.unit);
        NumberRange {
            unit: range.unit.or(unit),
            ..range
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(before: &str, inside: &str, after: &str) -> Option<String> {
        let gap = WrittenGap::new(before, inside, after);
        let range = numbers::range(inside).unwrap();
        gap.with_unit(inside, range).unit.map(|(label, _)| label)
    }

    #[test]
    fn the_unit_beside_a_gap_is_that_of_its_number() {
        assert_eq!(unit("after ", "28", " days."), Some("days".to_owned()));
        assert_eq!(unit("up to ", "90", "% of"), Some("%".to_owned()));
        assert_eq!(unit("costs £", "5", " a week"), Some("£".to_owned()));
        assert_eq!(unit("up to ", "2", " million people"), None);
        assert_eq!(unit("in ", "2022", " it began"), None);
        assert_eq!(unit("", "2", ""), None);
    }
}
