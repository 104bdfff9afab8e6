//! The lines of a paragraph as they were typed.

use std::ops::Range;

use super::reader::Reader;

/// A line without the marks of quotes before it, and where it begins.
pub(in crate::load) struct Line<'a> {
    pub(in crate::load) text: &'a str,
    pub(in crate::load) start: usize,
    /// It ends in a line break that readers see: it runs together with nothing.
    pub(in crate::load) breaks: bool,
}

impl Line<'_> {
    pub(in crate::load) fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// The lines of `source`, which begins at byte `start` of its file.
pub(in crate::load) fn lines(source: &str, mut start: usize) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    for line in source.trim_end().split('\n') {
        let text = line.trim_start_matches(['>', ' ', '\t']);
        found.push(Line {
            text: text.trim_end(),
            start: start + line.len() - text.len(),
            breaks: breaks(line),
        });
        start += line.len() + 1;
    }
    found
}

/// Whether a line ends in a break: two spaces, a backslash or `<br>`.
pub(in crate::load) fn breaks(line: &str) -> bool {
    let line = line.trim_end_matches('\r');
    line.ends_with("  ")
        || line.ends_with('\\')
        || ["<br>", "<br/>", "<br />"]
            .iter()
            .any(|tag| line.trim_end().ends_with(tag))
}

impl<'a> Reader<'a> {
    /// Where the line of byte `at` begins.
    pub(in crate::load) fn line_start(&self, at: usize) -> usize {
        self.input.text[..at].rfind('\n').map_or(0, |end| end + 1)
    }

    /// What is on its line before byte `at`: the marks of quotes, and white space.
    pub(in crate::load) fn marks_before(&self, at: usize) -> &'a str {
        &self.input.text[self.line_start(at)..at]
    }
}
