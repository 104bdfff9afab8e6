//! Looks at each paragraph as it is written.

use std::ops::Range;

use super::writer::Writer;
use crate::load::check::text::{line_starts, links, list_numbers, pasted, tables};

impl Writer<'_, '_> {
    /// Looks at the source lines of a paragraph.
    pub(in crate::load) fn notice_paragraph(&mut self, index: usize) {
        let range = self.reader.tree.node(index).range.clone();
        self.notice_lines(range.clone());
        tables::notice(
            self.reader,
            self.sink,
            self.reader.source(index),
            range.start,
        );
    }

    /// Looks at lines of text: those of a paragraph, or of an item that has none.
    pub(in crate::load) fn notice_lines(&mut self, range: Range<usize>) {
        let lines = &self.reader.input.text[range.clone()];
        // None of what word processors leave is ASCII, but for one bullet.
        let may_be_pasted = !lines.is_ascii();
        if may_be_pasted
            || lines
                .split('\n')
                .any(|line| line.trim_start().starts_with("o "))
        {
            self.notice_bullets(&range);
        }
        list_numbers::notice(self.reader, self.sink, range.clone());
        let mut at = range.start;
        for line in self.reader.input.text[range.clone()].split('\n') {
            let pasted = || {
                may_be_pasted
                    .then(|| pasted::unseen_start(self.reader, line, at))
                    .flatten()
            };
            if let Some(found) = line_starts::line_start(self.reader, line, at).or_else(pasted) {
                self.reader.tell_misread(self.sink, found);
            }
            at += line.len() + 1;
        }
        links::look(self.reader, self.sink, range);
    }

    /// Bullets that word processors leave are reported once, with the paragraphs that follow.
    fn notice_bullets(&mut self, range: &Range<usize>) {
        if range.start < self.bullets_end {
            return;
        }
        if let Some((found, end)) = pasted::bullets(self.reader, range) {
            self.bullets_end = end;
            self.reader.tell_misread(self.sink, found);
        }
    }
}
