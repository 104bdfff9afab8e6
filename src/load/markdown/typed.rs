//! The lines of a paragraph as they were typed.

use std::ops::Range;

use super::writer::Writer;

/// A line without the marks of quotes before it, and where it begins.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
}

impl Line<'_> {
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// The lines of `source`, which begins at byte `start` of its file.
pub(super) fn lines(source: &str, mut start: usize) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    for line in source.trim_end().split('\n') {
        let text = line.trim_start_matches(['>', ' ', '\t']);
        found.push(Line { text: text.trim_end(), start: start + line.len() - text.len() });
        start += line.len() + 1;
    }
    found
}

impl<'a> Writer<'a, '_> {
    /// Where the line of byte `at` begins.
    pub(super) fn line_start(&self, at: usize) -> usize {
        self.input.text[..at].rfind('\n').map_or(0, |end| end + 1)
    }

    /// What stands on its line before byte `at`: the marks of quotes, and white space.
    pub(super) fn marks_before(&self, at: usize) -> &'a str {
        &self.input.text[self.line_start(at)..at]
    }
}
