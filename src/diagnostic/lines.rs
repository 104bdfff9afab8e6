//! Line starts of a text, and the number of characters before a byte.

use std::sync::OnceLock;

use crate::effort;

/// Character counts are stored for every this many bytes.
const STEP: usize = 256;

/// The lines of a text, indexed on first use, so that even a file, or a line, with a thousand
/// mistakes is scanned only once.
#[derive(Debug, Clone, Default)]
pub struct Lines(OnceLock<Index>);

#[derive(Debug, Clone)]
struct Index {
    /// The start of each line.
    starts: Vec<usize>,
    /// The number of characters that begin before each [`STEP`] bytes.
    before: Vec<usize>,
}

/// Derived from the text, so irrelevant to equality.
impl PartialEq for Lines {
    fn eq(&self, _: &Lines) -> bool {
        true
    }
}

impl Lines {
    /// The number of the line that contains byte `at` of `text`, from 1, and where that line starts
    /// and ends.
    pub(super) fn at(&self, text: &str, at: usize) -> (usize, usize, usize) {
        let starts = &self.index(text).starts;
        let line = starts.partition_point(|start| *start <= at).max(1);
        let start = starts.get(line - 1).copied().unwrap_or(0);
        let end = starts.get(line).map_or(text.len(), |next| next - 1);
        (line, start, end)
    }

    /// The number of characters between two bytes.
    pub(super) fn characters(&self, text: &str, from: usize, to: usize) -> usize {
        self.before(text, to)
            .saturating_sub(self.before(text, from))
    }

    fn before(&self, text: &str, at: usize) -> usize {
        let known = at / STEP;
        let counted = self.index(text).before.get(known).copied().unwrap_or(0);
        counted + beginnings(text.as_bytes().get(known * STEP..at).unwrap_or_default())
    }

    fn index(&self, text: &str) -> &Index {
        self.0.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', text.as_bytes());
            let starts = std::iter::once(0).chain(ends.map(|end| end + 1)).collect();
            let counts = text.as_bytes().chunks(STEP).map(beginnings);
            let sums = counts.scan(0, |sum, count| {
                *sum += count;
                Some(*sum)
            });
            Index {
                starts,
                before: std::iter::once(0).chain(sums).collect(),
            }
        })
    }
}

/// How many characters begin in `bytes`.
fn beginnings(bytes: &[u8]) -> usize {
    effort::spend(bytes.len());
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_as_they_are() {
        let text = format!("{}\r\nö{}ß\n\n", "aö€😀".repeat(200), "é".repeat(700));
        let lines = Lines::default();
        for (at, _) in text.char_indices() {
            let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
            let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
            assert_eq!(
                lines.at(&text, at),
                (1 + text[..at].matches('\n').count(), start, end),
                "{at}"
            );
            assert_eq!(
                lines.characters(&text, start, at),
                text[start..at].chars().count(),
                "{at}"
            );
        }
        assert_eq!(lines.at(&text, text.len()), (4, text.len(), text.len()));
    }
}
