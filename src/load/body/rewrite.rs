//! A text with changes, which knows where each of its bytes stood before them.

use std::borrow::Cow;
use std::ops::Range;

/// What is in place of some bytes.
#[derive(Debug)]
pub(in crate::load) struct Change {
    /// The bytes.
    pub(in crate::load) range: Range<usize>,
    /// What the parser is to read there.
    pub(in crate::load) new: String,
}

impl Change {
    /// Nothing in place of `range`.
    pub(in crate::load) fn cut(range: Range<usize>) -> Change {
        Change {
            range,
            new: String::new(),
        }
    }
}

/// Where changes moved the text after them, in order: a byte of the new text, and what leads back
/// from there.
#[derive(Debug, Default)]
pub(in crate::load) struct Moves(Vec<(usize, isize)>);

impl Moves {
    /// `text` with `changes`, which are in order and apart from one another.
    pub(in crate::load) fn make<'a>(text: &'a str, changes: &[Change]) -> (Cow<'a, str>, Moves) {
        if changes.is_empty() {
            return (Cow::Borrowed(text), Moves::default());
        }
        let (mut new, mut moves, mut at) = (String::with_capacity(text.len()), Vec::new(), 0);
        for change in changes {
            new.push_str(&text[at..change.range.start]);
            new.push_str(&change.new);
            at = change.range.end;
            if change.new.len() != change.range.len() {
                moves.push((new.len(), at.cast_signed() - new.len().cast_signed()));
            }
        }
        new.push_str(&text[at..]);
        (Cow::Owned(new), Moves(moves))
    }

    /// A range of the new text, as one of the old.
    pub(in crate::load) fn back(&self, range: Range<usize>) -> Range<usize> {
        let start = self.from(range.start, |moved| moved <= range.start);
        let end = self.from(range.end, |moved| moved < range.end);
        start..end.max(start)
    }

    fn from(&self, at: usize, is_before: impl Fn(usize) -> bool) -> usize {
        let count = self.0.partition_point(|(moved, _)| is_before(*moved));
        let by = count
            .checked_sub(1)
            .and_then(|last| self.0.get(last))
            .map_or(0, |(_, by)| *by);
        at.saturating_add_signed(by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_cut_out_and_put_in_is_counted() {
        let changes = [
            Change::cut(2..4),
            Change {
                range: 6..6,
                new: "\\".to_owned(),
            },
        ];
        let (text, moves) = Moves::make("ab--cd:e", &changes);
        assert_eq!(text, "abcd\\:e");
        assert_eq!(moves.back(0..2), 0..2);
        assert_eq!(moves.back(2..4), 4..6);
        assert_eq!(moves.back(5..7), 6..8);
    }
}
